//! Small networks at work: rows of a first layer added up, a rectifier, then a score for each
//! class. All in whole numbers: the same everywhere.
//!
//! What is read stays where it is, in the program; what is cut short reads as nothing.

use super::file::Reader;
use super::slots::Slots;
use std::ops::Range;

/// The byte that stands for a weight of 0 in the first layer.
const ZERO: i16 = 128;

/// The hidden units, or sums of rows for them: the first half and the second.
pub(crate) type Units<const P: usize> = [[i16; P]; 2];

/// The first layer: a row of `2 * P` weights for each input.
pub(crate) struct Layer<const P: usize> {
    /// Where each input's row stands in `rows`, from 1; 0 for those that weigh nothing.
    places: Vec<u32>,
    rows: &'static [[[u8; 2]; P]],
}

impl<const P: usize> Layer<P> {
    /// Number of inputs; a bit for each that has a row, low first; number of rows, the rows: weights
    /// and 128, that of unit 0, of unit `P`, of 1, of `P + 1` and so on.
    pub(crate) fn read(reader: &mut Reader<'static>) -> Self {
        let inputs = reader.number() as usize;
        let present = reader.take(inputs.div_ceil(8));
        let count = reader.number() as usize;
        let (pairs, _) = reader.take(count.saturating_mul(2 * P)).as_chunks();
        let mut next = 0;
        let place = |input: usize| {
            let there = present.get(input / 8).is_some_and(|byte| byte >> (input % 8) & 1 == 1);
            next += u32::from(there);
            if there { next } else { 0 }
        };
        let places = (0..inputs.min(8 * present.len())).map(place).collect();
        Layer { places, rows: pairs.as_chunks().0 }
    }

    /// Do the rows begin where the processor's cache lines do?
    #[cfg(test)]
    pub(crate) fn is_aligned(&self) -> bool {
        self.rows.as_ptr().addr().is_multiple_of(64)
    }

    /// Looks at the rows of inputs that will be lit, so that the processor has brought them near
    /// when they are added: many at once, not in turn.
    #[inline(always)]
    pub(crate) fn fetch(&self, inputs: impl Iterator<Item = u32>) {
        let row = |input: u32| self.rows.get(self.place(input) as usize);
        let look = |input: u32| row(input).map_or(0, |r| r[0][0] ^ r[P / 2][0]);
        std::hint::black_box(inputs.fold(0, |all, input| all ^ look(input)));
    }

    /// Where an input's row stands; past all rows, if it has none.
    #[inline(always)]
    fn place(&self, input: u32) -> u32 {
        self.places.get(input as usize).copied().unwrap_or(0).wrapping_sub(1)
    }

    /// Adds the rows that these inputs light to `sums`; writes over the inputs.
    #[inline(always)]
    pub(crate) fn add(&self, inputs: &mut [u32], sums: &mut Units<P>) {
        for input in &mut *inputs {
            *input = self.place(*input);
        }
        // Two weights at a time: of their pairs' sum the high bytes' sum is taken off again.
        // Each row's sums are arrays of their own, so that they stay in registers.
        let (mut pairs, mut highs, mut count) = ([0_u16; P], [0_u16; P], 0_i16);
        for row in inputs.iter().filter_map(|&place| self.rows.get(place as usize)) {
            let pair = |i: usize| u16::from_le_bytes(row[i]);
            let next = std::array::from_fn(|i| pairs[i].wrapping_add(pair(i)));
            let next_highs = std::array::from_fn(|i| highs[i].wrapping_add(pair(i) >> 8));
            (pairs, highs, count) = (next, next_highs, count + 1);
        }
        let less = count.wrapping_mul(ZERO);
        let unit = |sum: u16| (sum as i16).wrapping_sub(less);
        let [low, high] = sums;
        for ((low, pair), sum) in low.iter_mut().zip(&pairs).zip(&highs) {
            *low = low.wrapping_add(unit(pair.wrapping_sub(sum << 8)));
        }
        for (high, sum) in high.iter_mut().zip(&highs) {
            *high = high.wrapping_add(unit(*sum));
        }
    }
}

/// Adds sums of rows to others.
#[inline(always)]
pub(crate) fn add_sums<const P: usize>(to: &mut Units<P>, from: &Units<P>) {
    for (to, from) in to.as_flattened_mut().iter_mut().zip(from.as_flattened()) {
        *to = to.wrapping_add(*from);
    }
}

/// The hidden layer of sums of rows.
#[inline(always)]
pub(crate) fn rectified<const P: usize>(mut sums: Units<P>) -> Units<P> {
    for unit in sums.as_flattened_mut() {
        *unit = (*unit).max(0) << 1;
    }
    sums
}

/// Scores of classes: what each hidden unit weighs for them, and what they start with.
pub(crate) struct Scores<const P: usize> {
    weights: Vec<Units<P>>,
    start: Vec<i16>,
}

impl<const P: usize> Scores<P> {
    /// For each class `2 * P` weights, then 2 bytes to start with, low first.
    pub(crate) fn read(reader: &mut Reader, classes: usize) -> Self {
        let mut scores = Scores { weights: Vec::new(), start: Vec::new() };
        for _ in 0..classes {
            let mut weights = [[0; P]; 2];
            let bytes = reader.take(2 * P);
            for (weight, &byte) in weights.as_flattened_mut().iter_mut().zip(bytes) {
                *weight = i16::from(byte as i8) << 8;
            }
            scores.weights.push(weights);
            scores.start.push(reader.take(2).try_into().map_or(0, i16::from_le_bytes));
        }
        scores
    }

    /// The best of some classes that are `allowed`, the first of equals.
    #[inline(always)]
    pub(crate) fn best(
        &self,
        classes: Range<usize>,
        hidden: &Units<P>,
        allowed: impl Fn(usize) -> bool,
    ) -> usize {
        let mut best = (i16::MIN, classes.start);
        let weights = self.weights.get(classes.clone()).unwrap_or(&[]);
        let starts = self.start.get(classes.clone()).unwrap_or(&[]);
        for ((class, weights), &start) in classes.zip(weights).zip(starts) {
            let score = start.saturating_add(dot(weights, hidden));
            if score > best.0 && allowed(class) {
                best = (score, class);
            }
        }
        best.1
    }
}

/// The high half of a product.
#[inline(always)]
fn high(weight: i16, unit: i16) -> i16 {
    ((i32::from(weight) * i32::from(unit)) >> 16) as i16
}

/// The sum of the products' high halves.
#[inline(always)]
fn dot<const P: usize>(weights: &Units<P>, hidden: &Units<P>) -> i16 {
    let products = weights.as_flattened().iter().zip(hidden.as_flattened());
    products.map(|(&w, &h)| high(w, h)).fold(0, i16::wrapping_add)
}

/// As `Scores`, for many classes: `C` at a time are scored side by side.
pub(crate) struct Choice<const P: usize, const C: usize> {
    classes: usize,
    blocks: Vec<Block<P, C>>,
}

struct Block<const P: usize, const C: usize> {
    /// What each hidden unit weighs for the classes: the first half of the units and the second.
    weights: Vec<[[i16; C]; P]>,
    start: [i16; C],
}

impl<const P: usize, const C: usize> Block<P, C> {
    /// The classes' scores. Units of 0 are passed over. Each row's sums are an array of their own,
    /// so that they stay in registers.
    #[inline(always)]
    fn scores(&self, hidden: &Units<P>) -> [i16; C] {
        const { assert!(P <= 64, "a bit for each unit of a half") };
        let mut sums = [0_i16; C];
        for (rows, units) in self.weights.iter().zip(hidden) {
            let mut lit = lit(units);
            while lit != 0 {
                let at = lit.trailing_zeros() as usize;
                lit &= lit - 1;
                let (Some(row), Some(&unit)) = (rows.get(at), units.get(at)) else { break };
                let next = std::array::from_fn(|i| sums[i].wrapping_add(high(row[i], unit)));
                sums = next;
            }
        }
        std::array::from_fn(|i| self.start[i].saturating_add(sums[i]))
    }
}

/// Which of at most 64 units are not 0, a bit each.
#[inline(always)]
fn lit(units: &[i16]) -> u64 {
    units.iter().zip(0..).fold(0, |lit, (&unit, at)| lit | u64::from(unit != 0) << at)
}

impl<const P: usize, const C: usize> Choice<P, C> {
    /// For each class `2 * P` weights, then 2 bytes to start with, low first.
    pub(crate) fn read(reader: &mut Reader, classes: usize) -> Self {
        let read = Scores::<P>::read(reader, classes);
        let block = |(weights, starts): (&[Units<P>], &[i16])| {
            let mut block = Block { weights: vec![[[0; C]; P]; 2], start: [i16::MIN; C] };
            for (i, (weights, start)) in weights.iter().zip(starts).enumerate() {
                for (rows, weights) in block.weights.iter_mut().zip(weights) {
                    for (row, weight) in rows.iter_mut().zip(weights) {
                        row[i] = *weight;
                    }
                }
                block.start[i] = *start;
            }
            block
        };
        let blocks = read.weights.chunks(C).zip(read.start.chunks(C)).map(block).collect();
        Choice { classes, blocks }
    }

    /// The best of the classes that are `allowed`, the first of equals.
    #[inline(always)]
    pub(crate) fn best(&self, hidden: &Units<P>, allowed: impl Fn(usize) -> bool) -> usize {
        const { assert!(C <= 256, "a class's number in 8 bits") };
        let mut best = (i16::MIN, 0);
        for (block, first) in self.blocks.iter().zip((0..self.classes).step_by(C)) {
            let mut scores = block.scores(hidden);
            loop {
                // Of equals the first: behind its score stands the highest number.
                let place = |i: usize| i32::from(scores[i]) << 8 | (C - 1 - i) as i32;
                let top = (0..C).map(place).fold(i32::MIN, i32::max);
                let (score, at) = ((top >> 8) as i16, C - 1 - (top & 0xff) as usize);
                if score <= best.0 {
                    break;
                }
                if allowed(first + at) {
                    best = (score, first + at);
                    break;
                }
                scores[at] = i16::MIN;
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

/// The numbers of the inputs that are lit.
pub(crate) struct Lit {
    inputs: [u32; MOST],
    count: usize,
}

/// More inputs than are ever lit: the parser's 59 and five sets of 64.
const MOST: usize = 384;

impl Default for Lit {
    fn default() -> Self {
        Lit { inputs: [0; MOST], count: 0 }
    }
}

impl Lit {
    pub(crate) fn clear(&mut self) {
        self.count = 0;
    }

    /// Those lit so far.
    #[inline(always)]
    pub(crate) fn all(&mut self) -> &mut [u32] {
        self.inputs.get_mut(..self.count).unwrap_or_default()
    }
}

/// Numbers the inputs: gives each place looked at a range of its own, in the order they are put.
pub(crate) struct Inputs<'a> {
    next: u32,
    /// How many are lit, by themselves so that they stay in a register.
    count: usize,
    lit: &'a mut Lit,
}

impl<'a> Inputs<'a> {
    /// Adds the inputs that are lit to `lit`.
    #[inline(always)]
    pub(crate) fn new(lit: &'a mut Lit) -> Self {
        Inputs { next: 0, count: lit.count, lit }
    }

    #[inline(always)]
    fn light(&mut self, value: u32) {
        if let Some(place) = self.lit.inputs.get_mut(self.count) {
            *place = self.next + value;
            self.count += 1;
        }
    }

    /// One of a place's `size` inputs.
    #[inline(always)]
    pub(crate) fn put(&mut self, size: u32, value: u32) {
        self.put_all(size, [value]);
    }

    /// Several of a place's `size` inputs.
    #[inline(always)]
    pub(crate) fn put_all(&mut self, size: u32, values: impl IntoIterator<Item = u32>) {
        values.into_iter().for_each(|value| self.light(value.min(size - 1)));
        self.next += size;
    }

    /// One input for each bit of `set`.
    #[inline(always)]
    pub(crate) fn put_set(&mut self, mut set: u64) {
        while set != 0 {
            self.light(set.trailing_zeros());
            set &= set - 1;
        }
        self.next += u64::BITS;
    }

    /// A place's `size` inputs, none of them lit.
    #[inline(always)]
    pub(crate) fn pass(&mut self, size: u32) {
        self.next += size;
    }

    /// Ends; gives how many inputs there are in all.
    #[inline(always)]
    pub(crate) fn count(self) -> u32 {
        self.lit.count = self.count;
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: usize = 32;

    /// Three inputs, the second without a row; two classes.
    const MODEL: &[u8] = &{
        let mut bytes = [0; 3 + 4 * P + 2 * (2 * P + 2)];
        (bytes[0], bytes[1], bytes[2]) = (3, 0b101, 2);
        let mut i = 0;
        while i < 2 * P {
            // The first half of the units is at the even places.
            bytes[3 + i] = 128 + 2;
            bytes[3 + 2 * P + i] = if i % 2 == 0 { 127 } else { 128 + 5 };
            bytes[3 + 4 * P + i] = 64;
            bytes[5 + 6 * P + i] = if i < P { 96 } else { 0 };
            i += 1;
        }
        bytes[3 + 6 * P] = 7;
        bytes
    };

    #[test]
    fn sums_are_those_of_the_inputs_that_are_lit() {
        let mut reader = Reader::new(MODEL);
        let layer = Layer::<P>::read(&mut reader);
        let scores = Scores::<P>::read(&mut reader, 2);
        let hidden = |inputs: &mut [u32]| {
            let mut sums = [[0; P]; 2];
            layer.add(inputs, &mut sums);
            rectified(sums)
        };
        let below = hidden(&mut [2, 1, 9]);
        assert_eq!(below, [[0; P], [5 << 1; P]], "below 0 is 0");
        let hidden = hidden(&mut [0, 2]);
        assert_eq!(hidden, [[1 << 1; P], [7 << 1; P]], "128 is 0");
        // A unit of 1 and a weight of 128 would make 1; each product is rounded down.
        assert_eq!(dot(&scores.weights[0], &hidden) + scores.start[0], 32 * (7 * 64 / 128) + 7);
        assert_eq!(dot(&scores.weights[1], &hidden) + scores.start[1], 0);
        assert_eq!(scores.best(0..2, &hidden, |_| true), 0);
        assert_eq!(scores.best(0..2, &hidden, |class| class == 1), 1);
        assert_eq!(scores.best(1..9, &hidden, |_| true), 1, "no more than there are");
    }

    #[test]
    fn side_by_side_the_scores_are_the_same() {
        let mut seed = 1_u64;
        let mut random = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(97);
            (seed >> 40) as i16
        };
        let classes = 21;
        let bytes: Vec<u8> = (0..classes * (2 * P + 2)).map(|_| random() as u8).collect();
        let scores = Scores::<P>::read(&mut Reader::new(&bytes), classes);
        let choice = Choice::<P, 8>::read(&mut Reader::new(&bytes), classes);
        for _ in 0..200 {
            let hidden = [[0; P]; 2].map(|half| half.map(|_: i16| random().max(0)));
            let allowed = |class: usize| class % 3 != 1;
            assert_eq!(choice.best(&hidden, allowed), scores.best(0..classes, &hidden, allowed));
            assert_eq!(choice.best(&hidden, |_| false), 0);
        }
    }

    #[test]
    fn a_broken_model_is_no_panic() {
        for bytes in [&[][..], &[255; 40], &[3, 200, 1, 2], &MODEL[..50]] {
            let mut reader = Reader::new(bytes);
            let layer = Layer::<P>::read(&mut reader);
            let scores = Scores::<P>::read(&mut reader, 3);
            let choice = Choice::<P, 2>::read(&mut reader, 3);
            let words = Vocabulary::read(&mut reader);
            let mut hidden = [[0; P]; 2];
            layer.add(&mut [0, 1, u32::MAX], &mut hidden);
            assert!(choice.best(&hidden, |_| true) < 3);
            assert!(scores.best(0..3, &hidden, |_| true) < 3);
            assert_eq!(words.number(7), 0);
        }
    }

    #[test]
    fn places_have_ranges_of_their_own() {
        let mut lit = Lit::default();
        let mut inputs = Inputs::new(&mut lit);
        inputs.put(3, 2);
        inputs.put_all(5, [0, 70]);
        inputs.put_set(0b101);
        assert_eq!(inputs.count(), 72);
        assert_eq!(lit.all(), [2, 3, 7, 8, 10]);
    }
}
