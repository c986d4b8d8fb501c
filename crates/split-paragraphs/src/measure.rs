//! What one look over a paragraph's bytes tells: its words, and whether it has rare characters.

use crate::blocks;
use crate::layout::Piece;
use crate::words::words;

/// The measure of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
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

    fn add(&mut self, first: u8) {
        self.count += 1;
        let kind = &mut self.kinds[usize::from(first & 7)];
        *kind = kind.saturating_add(1);
    }
}

/// The measures of pieces of a text.
pub fn measures(text: &str, pieces: &[Piece]) -> Vec<Measure> {
    pulp::Arch::new().dispatch(Measuring { text, pieces })
}

/// The work of [`measures`]: written plainly, it is done in the widest registers there are.
struct Measuring<'a> {
    text: &'a str,
    pieces: &'a [Piece],
}

impl pulp::WithSimd for Measuring<'_> {
    type Output = Vec<Measure>;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> Vec<Measure> {
        let mut all = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces {
            all.push(Measure::of(&self.text[piece.range.clone()]));
        }
        all
    }
}

impl Measure {
    /// Measures a text.
    #[inline(always)]
    fn of(text: &str) -> Self {
        if text.is_ascii() || has_plain_signs(text) {
            return Self::plain(text);
        }
        let mut shape = Shape::default();
        for (at, _) in words(text) {
            shape.add(text.as_bytes()[at]);
        }
        Self { plain: false, words: text.split_whitespace().count(), shape }
    }

    /// As [`Measure::of`], of a text without letters and blanks beyond ASCII.
    #[inline(always)]
    fn plain(text: &str) -> Self {
        let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(0x09) < 5);
        let mut measure = Self { plain: true, words: 0, shape: Shape::default() };
        for (before, here) in blocks::pairs(text.as_bytes()) {
            measure.words +=
                usize::from(blocks::count(&before, &here, |b, h| blank(b) & !blank(h)));
            let letters = blocks::each(&before, &here, |before, here| {
                let begins = here.is_ascii_alphanumeric() & !before.is_ascii_alphanumeric();
                if begins { here & 7 } else { 8 }
            });
            for (kind, all) in measure.shape.kinds.iter_mut().enumerate() {
                *all =
                    all.saturating_add(blocks::count(&letters, &letters, |k, _| k == kind as u8));
            }
            measure.shape.count += usize::from(blocks::count(&letters, &letters, |k, _| k < 8));
        }
        measure
    }
}

/// Is all beyond ASCII a dash, a curly quote or an ellipsis, as in most texts that are not
/// plain: U+2010 to U+2027, none of them a letter or a blank?
#[inline(always)]
fn has_plain_signs(text: &str) -> bool {
    let (mut all, mut second, mut third) = (0, 0, 0);
    for (before, here) in blocks::pairs(text.as_bytes()) {
        let first = |_, h| h >= 0xc0;
        let dash = |b, h| (b == 0xe2) & (h == 0x80);
        let sign = |b, h: u8| (b == 0x80) & (0x90..=0xa7).contains(&h);
        all += usize::from(blocks::count(&before, &here, first));
        second += usize::from(blocks::count(&before, &here, dash));
        third += usize::from(blocks::count(&before, &here, sign));
    }
    all == second && all == third
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
            let measure = Measure::of(&text);
            prop_assert!(measure.plain || !text.is_ascii());
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
        let shape = |text: &str| Measure::of(text).shape;
        assert_eq!(shape("a b, c").differ(&shape("c a b")), 0);
        assert_eq!(shape("one two three").count, 3);
        assert_eq!(shape("one two three").differ(&shape("one two four five")), 3);
        assert_eq!(shape("one two three").lacked_by(&shape("one two four five")), 1);
        assert_eq!(shape(&"word ".repeat(300)).lacked_by(&shape(&"wear ".repeat(260))), 0);
    }
}
