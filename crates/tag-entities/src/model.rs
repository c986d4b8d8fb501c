//! The trained weights, read in place.
//!
//! Layout, little-endian: u32 scale (weights are stored times this); transitions as
//! (TAGS + 2)² i8, from row to column, the last two being sentence ends; u32 number of buckets B;
//! B + 1 u32 offsets, B a power of two; then each bucket's rows: u16 of the feature's hash, u8 count, and count
//! pairs of (u8 tag, i8 weight). A feature's bucket is its hash modulo B, its u16 the hash's top.

use std::hint::black_box;

use crate::label::TAGS;

/// Features that are looked for together.
const AT_ONCE: usize = 64;

/// Weights of one token for every tag; the last few places stay empty, so that rows add fast.
pub type Row = [i16; WIDTH];
/// Places of a row.
pub const WIDTH: usize = 48;

/// Adds one row to another.
pub fn add_row(sum: &mut Row, row: &Row) {
    sum.iter_mut().zip(row).for_each(|(s, r)| *s = s.saturating_add(*r));
}

#[inline]
fn add_spread(sum: &mut Row, row: &[i8; WIDTH]) {
    sum.iter_mut().zip(row).for_each(|(s, r)| *s = s.saturating_add(i16::from(*r)));
}

/// The rows of a bucket: the top of each feature's hash, the number of its pairs of tag and weight
/// or [`SPREAD`], and they or the place of the spread row.
struct Rows<'a>(&'a [u8]);

impl<'a> Iterator for Rows<'a> {
    type Item = (u16, u8, &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let [a, b, count, after @ ..] = self.0 else { return None };
        let length = if *count == SPREAD { 2 } else { 2 * usize::from(*count) };
        let (pairs, rest) = after.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        Some((u16::from_le_bytes([*a, *b]), *count, pairs))
    }
}

/// Index of the start of a zone in the transitions.
pub const FROM_START: usize = TAGS;
/// Index of the end of a zone in the transitions.
pub const TO_END: usize = TAGS + 1;
/// Rows and columns of the transitions.
pub const EDGE: usize = TAGS + 2;

/// A trained model.
#[derive(Default)]
pub struct Model<'a> {
    transitions: &'a [u8],
    /// By the low bits of a feature's hash; one more, where the last ends.
    buckets: Vec<Bucket>,
    /// As in the file, but for features that weigh for many tags: in place of their pairs stands
    /// [`SPREAD`] and the place of their row in `spread`.
    rows: Vec<u8>,
    /// Rows with a place for every tag, so laid out that many places are added at once.
    spread: Vec<[i8; WIDTH]>,
}

/// Where the rows of a bucket begin, and a bit for each feature it may have, by its hash's top:
/// most features that a text lights weigh nothing, which is told without a look at the rows.
#[derive(Clone, Copy, Default)]
struct Bucket {
    from: u32,
    sieve: u32,
}

impl Bucket {
    fn bit(top: u16) -> u32 {
        1 << (top % 32)
    }
}

/// Features of fewer weights keep their pairs.
const FEW: usize = 6;
/// In place of the number of pairs: the row is spread.
const SPREAD: u8 = u8::MAX;

/// The top of a feature's hash.
fn top(key: u32) -> u16 {
    (key >> 16) as u16
}

/// Hands on the pairs of tag and weight.
#[inline]
fn each(pairs: &[u8], mut sink: impl FnMut(usize, i8)) {
    for [tag, weight] in pairs.as_chunks().0.iter().filter(|[tag, _]| usize::from(*tag) < WIDTH) {
        sink(usize::from(*tag), *weight as i8);
    }
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    match data.get(at..at + 4) {
        Some(b) => u32::from_le_bytes([b[0], b[1], b[2], b[3]]),
        None => 0,
    }
}

impl<'a> Model<'a> {
    /// Reads a model; one that is cut short knows no feature.
    pub fn new(data: &'a [u8]) -> Model<'a> {
        let head = 4 + EDGE * EDGE;
        let count = u32_at(data, head) as usize;
        let rows_at = head + 4 + 4 * (count + 1);
        match (data.get(4..head), data.get(head + 4..rows_at), data.get(rows_at..)) {
            (Some(transitions), Some(offsets), Some(rows)) if count.is_power_of_two() => {
                let mut model = Model { transitions, ..Model::default() };
                model.rows.reserve(rows.len());
                for around in offsets.windows(8).step_by(4) {
                    let (from, to) = (u32_at(around, 0) as usize, u32_at(around, 4) as usize);
                    model.add_bucket(Rows(rows.get(from..to).unwrap_or_default()));
                }
                model.buckets.push(Bucket { from: model.rows.len() as u32, sieve: 0 });
                model
            }
            _ => Model::default(),
        }
    }

    fn add_bucket(&mut self, rows: Rows<'_>) {
        let mut bucket = Bucket { from: self.rows.len() as u32, sieve: 0 };
        for (top, count, pairs) in rows {
            bucket.sieve |= Bucket::bit(top);
            self.rows.extend(top.to_le_bytes());
            match u16::try_from(self.spread.len()) {
                Ok(place) if pairs.len() >= 2 * FEW => {
                    self.rows.push(SPREAD);
                    self.rows.extend(place.to_le_bytes());
                    let mut row = [0; WIDTH];
                    each(pairs, |tag, weight| row[tag] = weight);
                    self.spread.push(row);
                }
                _ => {
                    self.rows.push(count);
                    self.rows.extend(pairs);
                }
            }
        }
        self.buckets.push(bucket);
    }

    /// Writes a model from weights as whole numbers: transitions, and features with their rows.
    pub fn write(transitions: &[i8], features: &[(u32, Vec<(u8, i8)>)], buckets: usize) -> Vec<u8> {
        let mut sorted: Vec<&(u32, Vec<(u8, i8)>)> = features.iter().collect();
        sorted.sort_by_key(|f| (f.0 as usize % buckets, f.0));
        let mut out = Vec::new();
        out.extend(1_u32.to_le_bytes());
        out.extend(transitions.iter().map(|w| *w as u8));
        out.extend((buckets as u32).to_le_bytes());
        let (mut offsets, mut rows) = (vec![0_u32], Vec::new());
        for (key, row) in sorted {
            while offsets.len() <= *key as usize % buckets {
                offsets.push(rows.len() as u32);
            }
            rows.extend(((key >> 16) as u16).to_le_bytes());
            rows.push(row.len() as u8);
            row.iter().for_each(|(tag, weight)| rows.extend([*tag, *weight as u8]));
        }
        while offsets.len() <= buckets {
            offsets.push(rows.len() as u32);
        }
        offsets.iter().for_each(|o| out.extend(o.to_le_bytes()));
        out.extend(rows);
        out
    }

    /// A feature's bucket, or one of those after it.
    #[inline]
    fn bucket(&self, key: u32, after: usize) -> Bucket {
        let last = self.buckets.len().saturating_sub(2);
        self.buckets.get((key as usize & last) + after).copied().unwrap_or_default()
    }

    /// Adds the weights of features to `row`.
    pub fn add(&self, keys: &[u32], row: &mut Row) {
        let mut there = [0; AT_ONCE];
        for keys in keys.chunks(AT_ONCE) {
            let mut count = 0;
            for &key in keys {
                there[count] = key;
                count += usize::from(self.bucket(key, 0).sieve & Bucket::bit(top(key)) != 0);
            }
            // All the rows are asked for before any is read: the processor waits for many of them
            // at once.
            let there = &there[..count];
            let first = |key: &u32| self.rows.get(self.bucket(*key, 0).from as usize);
            black_box(there.iter().filter_map(first).fold(0, |bytes, byte| bytes ^ byte));
            for &key in there {
                let (from, to) = (self.bucket(key, 0).from, self.bucket(key, 1).from);
                let mut rows = Rows(self.rows.get(from as usize..to as usize).unwrap_or_default());
                match rows.find(|found| found.0 == top(key)) {
                    Some((_, SPREAD, &[a, b])) => {
                        let place = u16::from_le_bytes([a, b]);
                        if let Some(weights) = self.spread.get(usize::from(place)) {
                            add_spread(row, weights);
                        }
                    }
                    Some((_, _, pairs)) => each(pairs, |tag, weight| {
                        row[tag] = row[tag].saturating_add(i16::from(weight));
                    }),
                    None => {}
                }
            }
        }
    }

    /// The weight of `to` coming after `from`.
    pub fn step(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from * EDGE + to).map_or(0, |w| i32::from(*w as i8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_found_again() {
        let rows = vec![
            (0x0001_0002, vec![(0, 5), (3, -7)]),
            (0x7777_0002, vec![(1, 1)]),
            (0x9999_0003, (0..8).map(|t| (t, t as i8 + 2)).filter(|p| p.0 > 0).collect()),
        ];
        let data = Model::write(&[0; EDGE * EDGE], &rows, 16);
        let model = Model::new(&data);
        let mut row = [0; WIDTH];
        model.add(&[0x0001_0002], &mut row);
        assert_eq!((row[0], row[1], row[3]), (5, 0, -7));
        model.add(&[0x0003_0002], &mut row);
        model.add(&[0x7777_0002], &mut row);
        assert_eq!((row[0], row[1]), (5, 1));
        model.add(&[0x9999_0003, 0x9999_0013], &mut row);
        assert_eq!((row[0], row[1], row[7]), (5, 2 * 3 + 1, 2 * 9));
        Model::new(&data[..data.len() / 2]).add(&[0x0001_0002], &mut row);
        assert_eq!(row[0], 5);
    }
}
