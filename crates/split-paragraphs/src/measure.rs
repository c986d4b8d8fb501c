//! What one look over a paragraph's bytes tells: its words, and whether it has rare characters.

use pulp::NullaryFnOnce;

use crate::blocks::{self, Block};
use crate::layout::Piece;
use crate::words::words;

/// The measure of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Is all of it ASCII?
    pub ascii: bool,
    /// Are there no letters and no blanks beyond ASCII, only curly quotes and the like?
    pub plain: bool,
    /// Words parted by blanks.
    pub words: usize,
    /// Words of letters and digits.
    pub shape: Shape,
}

/// How many words begin with which letters, by the last three bits of a letter's code: tells at
/// a glance that texts differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape {
    /// How many words.
    pub count: usize,
    /// How many of each kind, 255 for all above.
    kinds: [u8; 8],
}

impl Shape {
    /// So many words at least are not the other's, or the other's not here.
    pub fn differ(&self, other: &Shape) -> usize {
        self.kinds.iter().zip(other.kinds).map(|(&a, b)| usize::from(a.abs_diff(b))).sum()
    }

    /// So many words at least the other has not.
    pub fn lacked_by(&self, other: &Shape) -> usize {
        self.kinds.iter().zip(other.kinds).map(|(a, b)| usize::from(a.saturating_sub(b))).sum()
    }

    /// Adds the words that begin at some bytes of a block, of which the last three bits are told,
    /// the third last first.
    #[inline(always)]
    fn add_all(&mut self, begins: u64, bits: [u64; 3]) {
        self.count += begins.count_ones() as usize;
        for (kind, all) in self.kinds.iter_mut().enumerate() {
            let places = [4, 2, 1].map(|bit| if kind & bit == 0 { u64::MAX } else { 0 });
            let of = (0..3).fold(begins, |of, i| of & (bits[i] ^ places[i]));
            *all = all.saturating_add(of.count_ones() as u8);
        }
    }

    fn add(&mut self, first: u8) {
        self.count += 1;
        let kind = &mut self.kinds[usize::from(first & 7)];
        *kind = kind.saturating_add(1);
    }
}

/// The measures of pieces of a text.
pub fn measures(text: &str, pieces: &[Piece]) -> Vec<Measure> {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = pulp::x86::V3::try_new() {
        let tops = |block: &Block| blocks::wide_tops(wide, block);
        return wide.vectorize(Measuring { text, pieces, tops });
    }
    Measuring { text, pieces, tops: blocks::tops }.call()
}

/// The work of [`measures`]: written plainly, it is done in the widest registers there are.
struct Measuring<'a, T> {
    text: &'a str,
    pieces: &'a [Piece],
    tops: T,
}

impl<T: Fn(&Block) -> u64> NullaryFnOnce for Measuring<'_, T> {
    type Output = Vec<Measure>;

    #[inline(always)]
    fn call(self) -> Vec<Measure> {
        let mut all = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces {
            all.push(Measure::of(&self.text[piece.range.clone()], &self.tops));
        }
        all
    }
}

impl Measure {
    /// Measures a text.
    #[inline(always)]
    fn of(text: &str, tops: impl Fn(&Block) -> u64) -> Self {
        Self::plain(text, tops).unwrap_or_else(|| Self::slowly(text))
    }

    fn slowly(text: &str) -> Self {
        let mut shape = Shape::default();
        for (at, _) in words(text) {
            shape.add(text.as_bytes()[at]);
        }
        let words = text.split_whitespace().count();
        Self { ascii: false, plain: false, words, shape }
    }

    /// As [`Measure::of`], of a text without letters and blanks beyond ASCII.
    #[inline(always)]
    fn plain(text: &str, tops: impl Fn(&Block) -> u64) -> Option<Self> {
        let mut measure = Self { ascii: true, plain: true, words: 0, shape: Shape::default() };
        // A blank stands before the text.
        let (mut blank, mut alnum, mut signs) = (Stretch(1), Stretch(0), Signs::default());
        for block in blocks::blocks(text.as_bytes()) {
            let beyond = tops(&block);
            if beyond != 0 {
                measure.ascii = false;
                if !signs.are_all(&block, beyond, &tops) {
                    return None;
                }
            }
            let blanks = blocks::holds(&block, &tops, |b| b == b' ' || b.wrapping_sub(0x09) < 5);
            measure.words += (blank.before(blanks) & !blanks).count_ones() as usize;
            let alnums = blocks::holds(&block, &tops, |b| b.is_ascii_alphanumeric());
            let begins = alnums & !alnum.before(alnums);
            let bit = |up: u8| tops(&blocks::each(&block, |b| b << up));
            measure.shape.add_all(begins, [bit(5), bit(6), bit(7)]);
        }
        Some(measure)
    }
}

/// Whether something holds of the byte before the next block.
struct Stretch(u64);

impl Stretch {
    /// Of which bytes it holds for the byte before, told for which of a block it holds.
    #[inline(always)]
    fn before(&mut self, holds: u64) -> u64 {
        let before = holds << 1 | self.0;
        self.0 = holds >> 63;
        before
    }
}

/// The dashes, curly quotes and ellipses that are all there is beyond ASCII in most texts that have
/// more: U+2010 to U+2027, none of them a letter or a blank.
struct Signs {
    first: Stretch,
    second: Stretch,
}

impl Default for Signs {
    fn default() -> Self {
        Self { first: Stretch(0), second: Stretch(0) }
    }
}

impl Signs {
    /// Are the bytes `beyond` ASCII of the text's next block all of such signs?
    #[inline(always)]
    fn are_all(&mut self, block: &Block, beyond: u64, tops: impl Fn(&Block) -> u64) -> bool {
        let first = blocks::holds(block, &tops, |b| b == 0xe2);
        let second = self.first.before(first);
        let third = self.second.before(second);
        let dash = blocks::holds(block, &tops, |b| b == 0x80);
        let sign = blocks::holds(block, &tops, |b| (0x90..=0xa7).contains(&b));
        second & !dash == 0 && third & !sign == 0 && beyond == first | second | third
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_quick_look_tells_what_a_slow_one_does(
            text in prop_oneof![any::<String>(), "[a-zA-Z0-9 ,.\n\u{b}é“”—\u{a0}\u{2028}\u{2000}中]{0,300}",
                "[a-zA-Z0-9 ,.\n\t“”’—…]{0,300}"]
        ) {
            let measure = Measure::of(&text, blocks::tops);
            prop_assert_eq!(measure.ascii, text.is_ascii());
            prop_assert!(measure.plain || !text.is_ascii());
            prop_assert_eq!(measures(&text, &[Piece { range: 0..text.len(), block: 0 }]), [measure]);
            let beyond = |c: char| !c.is_ascii() && (c.is_alphanumeric() || c.is_whitespace());
            prop_assert!(!measure.plain || !text.contains(beyond));
            prop_assert_eq!(measure.words, text.split_whitespace().count());
            let mut shape = Shape::default();
            for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
                shape.add(word.as_bytes()[0]);
            }
            prop_assert_eq!(measure.shape, shape);
        }
    }

    #[test]
    fn shapes_differ_by_words() {
        let shape = |text: &str| Measure::of(text, blocks::tops).shape;
        assert_eq!(shape("a b, c").differ(&shape("c a b")), 0);
        assert_eq!(shape("one two three").count, 3);
        assert_eq!(shape("one two three").differ(&shape("one two four five")), 3);
        assert_eq!(shape("one two three").lacked_by(&shape("one two four five")), 1);
        assert_eq!(shape(&"word ".repeat(300)).lacked_by(&shape(&"wear ".repeat(260))), 0);
    }
}
