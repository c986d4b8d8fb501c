//! Words that were met before: what the tagger makes of a word by itself is the same wherever it
//! stands, and most words of a text come again and again.

use crate::clusters::Table;
use crate::forms::Form;
use crate::tagger::{Alone, Numbers, Tagger};

/// Bytes of the longest word that is kept.
const LONGEST: usize = 23;
/// Bits of the number of words kept: eight megabytes.
const BITS: u32 = 14;

/// A word's spelling, and its length + 1 as the last byte; zeros where no word is kept.
type Spelling = [u8; LONGEST + 1];

/// What is known of a word by itself.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known {
    pub(crate) form: Form,
    pub(crate) numbers: Numbers,
    pub(crate) alone: Alone,
}

/// The words kept, each at the place that its spelling gives; the last one there stays.
#[derive(Default)]
pub(crate) struct Seen {
    slots: Vec<(Spelling, Known)>,
    /// The last word that was too long to keep.
    long: Known,
}

impl Seen {
    /// What is known of `word`, looked up or found out.
    #[inline]
    pub(crate) fn look(&mut self, word: &str, tagger: &Tagger, table: &Table) -> &Known {
        let Some(spelling) = spelling(word) else {
            self.long = find_out(word, tagger, table);
            return &self.long;
        };
        if self.slots.is_empty() {
            self.slots = vec![<(Spelling, Known)>::default(); 1 << BITS];
        }
        let place = place(&spelling);
        let slot = &mut self.slots[place];
        if slot.0 != spelling {
            *slot = (spelling, find_out(word, tagger, table));
        }
        &slot.1
    }
}

#[cold]
fn find_out(word: &str, tagger: &Tagger, table: &Table) -> Known {
    tagger.known(Form::known(word, table))
}

fn spelling(word: &str) -> Option<Spelling> {
    let mut spelling = [0; LONGEST + 1];
    let bytes = spelling.get_mut(..word.len()).filter(|bytes| bytes.len() <= LONGEST)?;
    bytes.copy_from_slice(word.as_bytes());
    spelling[LONGEST] = word.len() as u8 + 1;
    Some(spelling)
}

fn place(spelling: &Spelling) -> usize {
    let (words, _) = spelling.as_chunks();
    let hash = words.iter().fold(0, |hash: u64, word| {
        (hash.rotate_left(29) ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    (hash >> (u64::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_is_found_out() {
        let (tagger, table, mut seen) = (Tagger::get(), Table::get(), Seen::default());
        let long = "x".repeat(LONGEST);
        let longer = "x".repeat(LONGEST + 1);
        let words = ["Kabul", "kabul", "", "é", &long, &longer, "12", "Kabul\0", "Kabul"];
        for word in words {
            let (kept, found) = (*seen.look(word, tagger, table), find_out(word, tagger, table));
            assert!(kept.form == found.form && kept.alone == found.alone, "{word}");
        }
    }

    #[test]
    fn words_that_share_a_place_are_told_apart() {
        let (tagger, table, mut seen) = (Tagger::get(), Table::get(), Seen::default());
        for round in 0..2 {
            for n in 0..3 << BITS {
                let word = format!("w{n}");
                let kept = seen.look(&word, tagger, table).form;
                assert!(kept == Form::known(&word, table), "{word} {round}");
            }
        }
    }
}
