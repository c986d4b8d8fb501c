//! Words that were met before: what the tagger makes of a word by itself is the same wherever it
//! stands, and most words of a text come again and again.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::clusters::Table;
use crate::forms::{Form, Look};
use crate::tagger::{Alone, Tagger};

/// Bytes of the longest word that is kept.
const LONGEST: usize = 23;
/// How many words are kept, in seven megabytes; with more, all are forgotten and found out anew.
const MANY: usize = 1 << 14;

/// A word's spelling, and its length + 1 as the last byte.
pub(crate) type Spelling = [u64; 3];

/// What is known of a word by itself: its sums, and in one cache line all else.
#[derive(Clone, Copy, Default)]
#[repr(C, align(64))]
pub(crate) struct Known {
    pub(crate) alone: Alone,
    pub(crate) spelling: Spelling,
    /// The tagger's number of it.
    pub(crate) word: u32,
    pub(crate) look: Look,
}

/// The words kept, each at a place that is its own until a sentence begins.
#[derive(Default)]
pub(crate) struct Seen {
    /// By a hash of the spelling, so that the table is small; of words with one hash only the
    /// first is found again.
    places: FxHashMap<u32, u32>,
    known: Vec<Known>,
}

impl Seen {
    /// Begins a sentence.
    pub(crate) fn start(&mut self) {
        if self.known.len() > MANY {
            self.known.clear();
            self.places.clear();
        }
    }

    /// The place of the word that `text` has at `at`, looked up or found out.
    #[inline]
    pub(crate) fn look(
        &mut self,
        text: &str,
        at: Range<usize>,
        tagger: &Tagger,
        table: &Table,
    ) -> u32 {
        let onward = text.as_bytes().get(at.start..).unwrap_or(&[]);
        let word = text.get(at).unwrap_or("");
        let Some(spelling) = spelling(word, onward) else {
            return self.put(find_out(word, tagger, table));
        };
        let key = hash(spelling);
        if let Some(&place) = self.places.get(&key)
            && self.at(place).is_some_and(|known| known.spelling == spelling)
        {
            return place;
        }
        let place = self.put(Known { spelling, ..find_out(word, tagger, table) });
        self.places.entry(key).or_insert(place);
        place
    }

    /// Keeps what is known of a word; gives its place.
    pub(crate) fn put(&mut self, known: Known) -> u32 {
        self.known.push(known);
        (self.known.len() - 1) as u32
    }

    /// What is known of the word at a place.
    #[inline(always)]
    pub(crate) fn at(&self, place: u32) -> Option<&Known> {
        self.known.get(place as usize)
    }
}

#[cold]
fn find_out(word: &str, tagger: &Tagger, table: &Table) -> Known {
    tagger.known(Form::known(word, table))
}

/// Which bytes of a spelling are a word's own, by its length.
static OWN: [Spelling; LONGEST + 1] = {
    let mut own = [[0; 3]; LONGEST + 1];
    let mut length = 0;
    while length <= LONGEST {
        let mut byte = 0;
        while byte < length {
            own[length][byte / 8] |= 0xff << (8 * (byte % 8));
            byte += 1;
        }
        length += 1;
    }
    own
};

/// How a word is spelled that begins where the text goes `onward`. Mostly enough text follows to
/// read as many bytes of it as a spelling has, whatever the word's length.
#[inline]
fn spelling(word: &str, onward: &[u8]) -> Option<Spelling> {
    let own = OWN.get(word.len())?;
    let mut padded = [0; LONGEST + 1];
    let bytes = onward.first_chunk().unwrap_or_else(|| {
        padded.iter_mut().zip(word.bytes()).for_each(|(to, byte)| *to = byte);
        &padded
    });
    let (parts, _) = bytes.as_chunks();
    let part = |i: usize| parts.get(i).map_or(0, |part| u64::from_le_bytes(*part)) & own[i];
    Some([part(0), part(1), part(2) | (word.len() as u64 + 1) << 56])
}

fn hash([a, b, c]: Spelling) -> u32 {
    let products =
        [(a, 0x9e37_79b9_7f4a_7c15), (b, 0xbf58_476d_1ce4_e5b9), (c, 0x94d0_49bb_1331_11eb)];
    let sum = products.iter().fold(0_u64, |sum, (part, by)| sum ^ part.wrapping_mul(*by));
    (sum >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(seen: &mut Seen, word: &str) -> bool {
        let (tagger, table) = (Tagger::get(), Table::get());
        let text = format!("{word} and what comes after it");
        let place = seen.look(&text, 0..word.len(), tagger, table);
        let (kept, found) = (*seen.at(place).expect("a word"), find_out(word, tagger, table));
        kept.look == found.look && kept.word == found.word && kept.alone == found.alone
    }

    #[test]
    fn what_is_kept_is_what_is_found_out() {
        let mut seen = Seen::default();
        let long = "x".repeat(LONGEST);
        let longer = "x".repeat(LONGEST + 1);
        let words = ["Kabul", "kabul", "", "é", &long, &longer, "12", "Kabul\0", "Kabul"];
        for word in words {
            assert!(same(&mut seen, word), "{word}");
        }
        assert_eq!(seen.known.len(), words.len() - 1);
    }

    #[test]
    fn a_spelling_is_the_words_own() {
        for length in 0..=LONGEST {
            let (word, text) = ("é".repeat(length / 2) + &"x".repeat(length % 2), "é".repeat(24));
            let alone = spelling(&word, word.as_bytes());
            assert!(alone.is_some_and(|alone| alone[2] >> 56 == length as u64 + 1));
            assert_eq!(spelling(&word, (word.clone() + &text).as_bytes()), alone, "{length}");
        }
        assert_ne!(spelling("a", b"a"), spelling("a\0", b"a\0"));
        assert_ne!(spelling("ab", b"ab"), spelling("ac", b"ac"));
        assert_eq!(spelling(&"x".repeat(LONGEST + 1), b""), None);
    }

    #[test]
    fn words_of_one_hash_are_told_apart() {
        let mut seen = Seen::default();
        for (one, other) in [("ulyuxue", "ofpctgl"), ("fejutcd", "bmrkaft")] {
            assert_eq!(spelling(one, b"").map(hash), spelling(other, b"").map(hash));
            for word in [one, other, one, other] {
                assert!(same(&mut seen, word), "{word}");
            }
        }
    }

    #[test]
    fn words_are_forgotten_between_sentences_alone() {
        let mut seen = Seen::default();
        for n in 0..2 * MANY {
            assert!(same(&mut seen, &format!("w{n}")), "{n}");
        }
        assert_eq!(seen.known.len(), 2 * MANY);
        seen.start();
        assert!(seen.known.is_empty() && seen.places.is_empty());
        assert!(same(&mut seen, "w7"));
    }
}
