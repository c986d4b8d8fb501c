//! Small networks at work: rows of a first layer added up, a rectifier, then a score for each
//! class. All in whole numbers: the same everywhere.
//!
//! What is read stays where it is, in the program; what is cut short reads as nothing.

use super::file::Reader;
use super::slots::Slots;
use std::ops::Range;

/// Pairs of units added up in one go: as many as the processor's registers hold with ease.
const PART: usize = 32;
/// The byte that stands for a weight of 0 in the first layer.
const ZERO: i16 = 128;

/// The first layer: a row of `H` weights for each input.
pub(crate) struct Layer<const H: usize> {
    /// Where each input's row stands in `rows`, from 1; 0 for those that weigh nothing.
    places: Vec<u32>,
    rows: &'static [[u8; H]],
}

impl<const H: usize> Layer<H> {
    /// Number of inputs; a bit for each that has a row, low first; number of rows, the rows: weights
    /// and 128, that of unit 0, of unit `H / 2`, of 1, of `H / 2 + 1` and so on.
    pub(crate) fn read(reader: &mut Reader<'static>) -> Self {
        const { assert!(H.is_multiple_of(2 * PART)) };
        let inputs = reader.number() as usize;
        let present = reader.take(inputs.div_ceil(8));
        let count = reader.number() as usize;
        let (rows, _) = reader.take(count.saturating_mul(H)).as_chunks();
        let mut next = 0;
        let place = |input: usize| {
            let there = present.get(input / 8).is_some_and(|byte| byte >> (input % 8) & 1 == 1);
            next += u32::from(there);
            if there { next } else { 0 }
        };
        Layer { places: (0..inputs.min(8 * present.len())).map(place).collect(), rows }
    }

    /// The hidden layer that these inputs light; writes over them.
    #[inline]
    pub(crate) fn hidden(&self, inputs: &mut [u32]) -> [i16; H] {
        for input in &mut *inputs {
            let place = self.places.get(*input as usize).copied().unwrap_or(0);
            *input = place.wrapping_sub(1);
        }
        let mut hidden = [0; H];
        let (low, high) = hidden.split_at_mut(H / 2);
        let (low, high) = (low.as_chunks_mut::<PART>().0, high.as_chunks_mut::<PART>().0);
        for (part, (low, high)) in low.iter_mut().zip(high).enumerate() {
            // Two weights at a time: of their pairs' sum the high bytes' sum is taken off again.
            let (mut pairs, mut highs, mut rows) = ([0_u16; PART], [0_u16; PART], 0_i16);
            for &place in &*inputs {
                let Some(row) = self.rows.get(place as usize) else { continue };
                let Some(row) = row.as_chunks().0.as_chunks::<PART>().0.get(part) else { continue };
                rows += 1;
                for ((sum, high), pair) in pairs.iter_mut().zip(&mut highs).zip(row) {
                    let pair = u16::from_le_bytes(*pair);
                    *sum = sum.wrapping_add(pair);
                    *high = high.wrapping_add(pair >> 8);
                }
            }
            let less = rows.wrapping_mul(ZERO);
            for i in 0..PART {
                low[i] = (pairs[i].wrapping_sub(highs[i] << 8) as i16).wrapping_sub(less).max(0);
                high[i] = (highs[i] as i16).wrapping_sub(less).max(0);
            }
        }
        hidden
    }
}

/// Scores of classes: what each hidden unit weighs for them, and what they start with.
pub(crate) struct Scores<const H: usize> {
    weights: Vec<[i16; H]>,
    start: Vec<i32>,
}

impl<const H: usize> Scores<H> {
    /// For each class `H` weights, then 4 bytes to start with, low first.
    pub(crate) fn read(reader: &mut Reader, classes: usize) -> Self {
        let mut scores = Scores { weights: Vec::new(), start: Vec::new() };
        for _ in 0..classes {
            let mut weights = [0; H];
            for (weight, &byte) in weights.iter_mut().zip(reader.take(H)) {
                *weight = i16::from(byte as i8);
            }
            scores.weights.push(weights);
            scores.start.push(reader.take(4).try_into().map_or(0, i32::from_le_bytes));
        }
        scores
    }

    /// The score of a class.
    #[inline(always)]
    pub(crate) fn of(&self, class: usize, hidden: &[i16; H]) -> i32 {
        let (Some(weights), Some(&start)) = (self.weights.get(class), self.start.get(class)) else {
            return i32::MIN;
        };
        let products = weights.iter().zip(hidden).map(|(&w, &h)| i32::from(w) * i32::from(h));
        start + products.sum::<i32>()
    }

    /// The best of some classes that are `allowed`, the first of equals.
    #[inline]
    pub(crate) fn best(
        &self,
        classes: Range<usize>,
        hidden: &[i16; H],
        allowed: impl Fn(usize) -> bool,
    ) -> usize {
        let mut best = (i32::MIN, classes.start);
        for class in classes {
            let score = self.of(class, hidden);
            if score > best.0 && allowed(class) {
                best = (score, class);
            }
        }
        best.1
    }
}

/// Words or parts of words that have rows of their own, by falling frequency, numbered from 1.
pub(crate) struct Vocabulary {
    numbers: Slots,
    /// One more than the number of words.
    pub(crate) size: u32,
}

impl Vocabulary {
    pub(crate) fn new(keys: impl ExactSizeIterator<Item = u32>) -> Self {
        let size = keys.len() as u32 + 1;
        let mut numbers = Slots::new(keys.len());
        for (key, number) in keys.zip(1..) {
            numbers.insert(key, number);
        }
        Vocabulary { numbers, size }
    }

    /// Number of words, then 4 bytes each, low first.
    pub(crate) fn read(reader: &mut Reader) -> Self {
        let count = reader.number() as usize;
        let (keys, _) = reader.take(count.saturating_mul(4)).as_chunks();
        Vocabulary::new(keys.iter().map(|key| u32::from_le_bytes(*key)))
    }

    /// The number of a word, 0 if it has none.
    #[inline]
    pub(crate) fn number(&self, key: u32) -> u32 {
        self.numbers.get(key)
    }
}

/// Numbers the inputs: gives each place looked at a range of its own, in the order they are put.
pub(crate) struct Inputs<'a> {
    next: u32,
    lit: &'a mut Vec<u32>,
}

impl<'a> Inputs<'a> {
    /// Writes the inputs that are lit into `lit`.
    #[inline(always)]
    pub(crate) fn new(lit: &'a mut Vec<u32>) -> Self {
        lit.clear();
        Inputs { next: 0, lit }
    }

    /// One of a place's `size` inputs.
    #[inline(always)]
    pub(crate) fn put(&mut self, size: u32, value: u32) {
        self.put_all(size, [value]);
    }

    /// Several of a place's `size` inputs.
    #[inline(always)]
    pub(crate) fn put_all(&mut self, size: u32, values: impl IntoIterator<Item = u32>) {
        let next = self.next;
        self.lit.extend(values.into_iter().map(|v| next + v.min(size - 1)));
        self.next += size;
    }

    /// One input for each bit of `set`.
    #[inline(always)]
    pub(crate) fn put_set(&mut self, mut set: u64) {
        while set != 0 {
            self.lit.push(self.next + set.trailing_zeros());
            set &= set - 1;
        }
        self.next += u64::BITS;
    }

    /// How many inputs there are in all.
    pub(crate) fn count(&self) -> u32 {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const H: usize = 64;

    /// Three inputs, the second without a row; two classes.
    const MODEL: &[u8] = &{
        let mut bytes = [128_u8; 3 + 2 * H + 2 * (H + 4)];
        (bytes[0], bytes[1], bytes[2]) = (3, 0b101, 2);
        let mut i = 0;
        while i < H {
            // The first half of the units is at the even places.
            bytes[3 + i] = 128 + 2;
            bytes[3 + H + i] = if i % 2 == 0 { 127 } else { 128 + 5 };
            bytes[3 + 2 * H + i] = 1;
            bytes[7 + 3 * H + i] = if i < H / 2 { 3 } else { 0 };
            i += 1;
        }
        i = 0;
        while i < 4 {
            bytes[3 + 3 * H + i] = if i == 0 { 7 } else { 0 };
            bytes[7 + 4 * H + i] = 0;
            i += 1;
        }
        bytes
    };

    #[test]
    fn sums_are_those_of_the_inputs_that_are_lit() {
        let mut reader = Reader::new(MODEL);
        let layer = Layer::<H>::read(&mut reader);
        let scores = Scores::<H>::read(&mut reader, 2);
        let hidden = layer.hidden(&mut [2, 1, 9]);
        assert_eq!(hidden[..32], [0; 32], "below 0 is 0");
        assert_eq!(hidden[32..], [5; 32]);
        let hidden = layer.hidden(&mut [0, 2]);
        assert_eq!((hidden[0], hidden[31], hidden[32], hidden[63]), (1, 1, 7, 7));
        assert_eq!((scores.of(0, &hidden), scores.of(1, &hidden)), (7 + 32 + 224, 96));
        assert_eq!(scores.best(0..2, &hidden, |_| true), 0);
        assert_eq!(scores.best(0..2, &hidden, |class| class == 1), 1);
        assert_eq!(scores.of(2, &hidden), i32::MIN);
    }

    #[test]
    fn a_broken_model_is_no_panic() {
        for bytes in [&[][..], &[255; 40], &[3, 200, 1, 2], &MODEL[..50]] {
            let mut reader = Reader::new(bytes);
            let layer = Layer::<H>::read(&mut reader);
            let scores = Scores::<H>::read(&mut reader, 3);
            let words = Vocabulary::read(&mut reader);
            let hidden = layer.hidden(&mut [0, 1, u32::MAX]);
            assert!(scores.best(0..3, &hidden, |_| true) < 3);
            assert_eq!(words.number(7), 0);
        }
    }

    #[test]
    fn places_have_ranges_of_their_own() {
        let mut lit = vec![9];
        let mut inputs = Inputs::new(&mut lit);
        inputs.put(3, 2);
        inputs.put_all(5, [0, 70]);
        inputs.put_set(0b101);
        assert_eq!(inputs.count(), 72);
        assert_eq!(lit, [2, 3, 7, 8, 10]);
    }
}
