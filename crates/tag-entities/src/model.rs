//! The trained weights, read in place.
//!
//! Layout, little-endian: u32 scale (weights are stored times this); transitions as
//! (TAGS + 2)² i8, from row to column, the last two being sentence ends; u32 number of buckets B;
//! B + 1 u32 offsets, B a power of two; then each bucket's rows: u16 of the feature's hash, u8 count, and count
//! pairs of (u8 tag, i8 weight). A feature's bucket is its hash modulo B, its u16 the hash's top.

use crate::label::TAGS;

/// Features whose buckets are looked for together.
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

/// The rows of a bucket: the top of each feature's hash, and its pairs of tag and weight.
struct Rows<'a>(&'a [u8]);

impl<'a> Iterator for Rows<'a> {
    type Item = (u16, &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let [a, b, count, after @ ..] = self.0 else { return None };
        let (pairs, rest) = after.split_at_checked(2 * usize::from(*count)).unwrap_or_default();
        self.0 = rest;
        Some((u16::from_le_bytes([*a, *b]), pairs))
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
    buckets: usize,
    offsets: &'a [u8],
    rows: &'a [u8],
    spread: Spread,
}

/// Weights fewer than these are added one by one.
const FEW: usize = 6;

/// The rows of features that weigh for many tags, with a place for every tag: these are seen most,
/// and so laid out they are added many places at once.
#[derive(Default)]
struct Spread {
    /// A feature's hash and the place of its row + 1; 0 is free. Open addressing.
    slots: Vec<(u32, u32)>,
    rows: Vec<[i8; WIDTH]>,
}

impl Spread {
    /// Of rows by their features' hashes.
    fn new(rows: Vec<(u32, [i8; WIDTH])>) -> Spread {
        let mut slots = vec![(0, 0); (rows.len() * 3).next_power_of_two()];
        let last = slots.len() - 1;
        for ((key, _), place) in rows.iter().zip(1..) {
            let mut at = *key as usize & last;
            while slots[at].1 != 0 {
                at = (at + 1) & last;
            }
            slots[at] = (*key, place);
        }
        Spread { slots, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }

    #[inline]
    fn get(&self, key: u32) -> Option<&[i8; WIDTH]> {
        let last = self.slots.len() - 1;
        let mut at = key as usize & last;
        loop {
            match self.slots[at] {
                (_, 0) => return None,
                (found, place) if found == key => return self.rows.get(place as usize - 1),
                _ => at = (at + 1) & last,
            }
        }
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
        let buckets = u32_at(data, head) as usize;
        let rows_at = head + 4 + 4 * (buckets + 1);
        match (data.get(4..head), data.get(head + 4..rows_at), data.get(rows_at..)) {
            (Some(transitions), Some(offsets), Some(rows)) if buckets.is_power_of_two() => {
                let mut model = Model { transitions, buckets, offsets, rows, ..Model::default() };
                model.spread = model.spread();
                model
            }
            _ => Model::default(),
        }
    }

    /// The rows worth spreading.
    fn spread(&self) -> Spread {
        let mut rows = Vec::new();
        for bucket in 0..self.buckets {
            for (tag, pairs) in Rows(self.bucket(bucket)) {
                if pairs.len() < 2 * FEW {
                    continue;
                }
                let mut row = [0; WIDTH];
                for [tag, weight] in pairs.as_chunks().0 {
                    if let Some(place) = row.get_mut(usize::from(*tag)) {
                        *place = *weight as i8;
                    }
                }
                rows.push((u32::from(tag) << 16 | bucket as u32, row));
            }
        }
        Spread::new(rows)
    }

    /// The bytes of a bucket.
    fn bucket(&self, bucket: usize) -> &'a [u8] {
        let around = self.offsets.get(4 * bucket..4 * bucket + 8).unwrap_or(&[0; 8]);
        let (from, to) = (u32_at(around, 0), u32_at(around, 4));
        self.rows.get(from as usize..to as usize).unwrap_or_default()
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

    /// Adds the weights of features to `row`.
    pub fn add(&self, keys: &[u32], row: &mut Row) {
        if self.buckets == 0 {
            return;
        }
        // First all the buckets, then what is in them: so the processor waits for many of them at
        // once.
        let mut few = [(0, 0); AT_ONCE];
        for keys in keys.chunks(AT_ONCE) {
            let mut count = 0;
            for &key in keys {
                let bucket = key as usize & (self.buckets - 1);
                match self.spread.get(key & !0xffff | bucket as u32) {
                    Some(weights) => add_spread(row, weights),
                    None => {
                        few[count] = (bucket, (key >> 16) as u16);
                        count += 1;
                    }
                }
            }
            for &(bucket, tag) in &few[..count] {
                let found = Rows(self.bucket(bucket)).find(|found| found.0 == tag);
                for [tag, weight] in found.map_or(&[][..], |(_, pairs)| pairs.as_chunks().0) {
                    if let Some(sum) = row.get_mut(usize::from(*tag)) {
                        *sum = sum.saturating_add(i16::from(*weight as i8));
                    }
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
