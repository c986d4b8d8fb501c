//! Weights at work: open addressing on the key's high bits, rows of bytes.
//!
//! The tables are larger than the near caches, and nearly all time goes into waiting for them. So
//! a batch of places is touched first, in a loop so short that the processor fetches many at once.

use super::Weights;
use std::hint::black_box;

/// Rows with more weights than this are kept whole.
const SPARSE: usize = 8;
/// Marks a reference to a whole row.
const DENSE_MARK: u32 = 1 << 31;
/// Weights in a cache line.
const LINE: usize = 64;
/// Keys looked up before their rows are added.
const BATCH: usize = 64;

#[derive(Clone, Copy, Default)]
struct Slot {
    key: u32,
    value: u32,
}

/// A table from keys to values, neither 0.
pub(crate) struct Slots {
    slots: Vec<Slot>,
    shift: u32,
}

impl Slots {
    /// Room for `count` keys.
    pub(crate) fn new(count: usize) -> Self {
        let bits = (count + count / 3 + 16).next_power_of_two().trailing_zeros().clamp(1, 31);
        // What runs over the end needs no wrapping round: there is room behind it.
        Slots { slots: vec![Slot::default(); (1 << bits) + 64], shift: 32 - bits }
    }

    pub(crate) fn insert(&mut self, key: u32, value: u32) {
        let from = (key >> self.shift) as usize;
        if let Some(free) = self.slots[from..].iter_mut().find(|s| s.key == 0) {
            *free = Slot { key, value };
        }
    }

    /// Has the places of these keys fetched.
    #[inline(always)]
    fn touch(&self, keys: &[u32]) {
        let first = |key: &u32| self.slots.get((key >> self.shift) as usize).map_or(0, |s| s.key);
        black_box(keys.iter().fold(0, |all, key| all ^ first(key)));
    }

    /// The value of `key`, or 0.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> u32 {
        let mut at = (key >> self.shift) as usize;
        while let Some(slot) = self.slots.get(at) {
            if slot.key == key {
                return slot.value;
            }
            if slot.key == 0 {
                return 0;
            }
            at += 1;
        }
        0
    }
}

/// Weights for up to four classes, kept in the table itself.
pub(crate) struct Actions {
    slots: Slots,
}

impl Actions {
    pub(crate) fn new(count: usize) -> Self {
        Actions { slots: Slots::new(count) }
    }

    pub(crate) fn insert(&mut self, key: u32, weights: [i8; 4]) {
        self.slots.insert(key, u32::from_le_bytes(weights.map(|w| w as u8)));
    }

    /// The first class's weight.
    pub(crate) fn first(&self, key: u32) -> i8 {
        self.slots.get(key).to_le_bytes()[0] as i8
    }
}

impl Weights for Actions {
    type Sum = i16;

    fn add(&self, keys: &[u32], sums: &mut [i16]) {
        let mut total = [0_i16; 4];
        self.slots.touch(keys);
        for &key in keys {
            let row = self.slots.get(key).to_le_bytes();
            for (sum, byte) in total.iter_mut().zip(row) {
                *sum += i16::from(byte as i8);
            }
        }
        for (sum, part) in sums.iter_mut().zip(total) {
            *sum += part;
        }
    }
}

/// A cache line of weights.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line([i8; LINE]);

/// Weights of a few classes: their pairs, the spare ones of weight 0.
type Pairs = [(u8, i8); SPARSE];

/// Weights for many classes.
pub(crate) struct Rows {
    slots: Slots,
    sparse: Vec<Pairs>,
    dense: Vec<Line>,
    /// Lines in a whole row.
    lines: usize,
}

impl Rows {
    pub(crate) fn new(count: usize, classes: usize) -> Self {
        // Row 0 stands for none.
        let sparse = vec![[(0, 0); SPARSE]];
        Rows { slots: Slots::new(count), sparse, dense: Vec::new(), lines: classes.div_ceil(LINE) }
    }

    /// How long the slice of sums must be.
    pub(crate) fn width(&self) -> usize {
        self.lines * LINE
    }

    pub(crate) fn insert(&mut self, key: u32, row: &[(u8, i8)]) {
        if row.len() > SPARSE {
            let at = self.dense.len();
            self.dense.resize(at + self.lines, Line([0; LINE]));
            for &(class, weight) in row {
                let class = usize::from(class);
                if let Some(line) = self.dense.get_mut(at + class / LINE) {
                    line.0[class % LINE] = weight;
                }
            }
            self.slots.insert(key, at as u32 | DENSE_MARK);
        } else {
            let at = self.sparse.len() as u32;
            let mut pairs = [(0, 0); SPARSE];
            pairs[..row.len()].copy_from_slice(row);
            self.sparse.push(pairs);
            self.slots.insert(key, at);
        }
    }

    fn add_batch(&self, keys: &[u32], sums: &mut [i16]) {
        let mut found = [0; BATCH];
        let (mut sparse, mut dense) = (0, BATCH);
        self.slots.touch(keys);
        for &key in keys {
            let value = self.slots.get(key);
            // Whole rows fill the array from its end, the others from its start.
            if value & DENSE_MARK != 0 {
                dense -= 1;
                found[dense] = value & !DENSE_MARK;
            } else if value != 0 {
                found[sparse] = value;
                sparse += 1;
            }
        }
        let pairs = |row: &u32| self.sparse.get(*row as usize).copied().unwrap_or_default();
        black_box(found[..sparse].iter().fold(0, |all, row| all ^ pairs(row)[0].0));
        self.add_dense(&found[dense..], sums);
        for row in &found[..sparse] {
            for (class, weight) in pairs(row) {
                if let Some(sum) = sums.get_mut(usize::from(class)) {
                    *sum += i16::from(weight);
                }
            }
        }
    }

    fn add_dense(&self, rows: &[u32], sums: &mut [i16]) {
        let first =
            |row: &u32, line: usize| self.dense.get(*row as usize + line).map_or(0, |l| l.0[0]);
        for line in 0..self.lines {
            black_box(rows.iter().fold(0, |all, row| all ^ first(row, line)));
        }
        let (parts, _) = sums.as_chunks_mut::<LINE>();
        for &row in rows {
            let lines = self.dense.get(row as usize..).unwrap_or(&[]);
            for (sums, line) in parts.iter_mut().zip(lines) {
                for (sum, &weight) in sums.iter_mut().zip(&line.0) {
                    *sum += i16::from(weight);
                }
            }
        }
    }
}

impl Weights for Rows {
    type Sum = i16;

    fn add(&self, keys: &[u32], sums: &mut [i16]) {
        // One short of a batch: the array's two ends never meet.
        for keys in keys.chunks(BATCH - 1) {
            self.add_batch(keys, sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_add_up_by_key() {
        let mut rows = Rows::new(3, 20);
        let long: Vec<(u8, i8)> = (0..12).map(|c| (c, c as i8)).collect();
        rows.insert(5, &[(3, 7), (19, -2)]);
        rows.insert(9, &long);
        rows.insert(u32::MAX, &[(0, 1)]);
        let mut sums = vec![0; rows.width()];
        rows.add(&[5, 9, 11, u32::MAX], &mut sums);
        assert_eq!(sums[..5], [1, 1, 2, 10, 4]);
        assert_eq!((sums[11], sums[12], sums[19]), (11, 0, -2));
    }

    #[test]
    fn full_batches_and_full_tables_lose_nothing() {
        let mut rows = Rows::new(40, 20);
        let long: Vec<(u8, i8)> = (0..20).map(|c| (c, 1)).collect();
        let keys: Vec<u32> = (1..=200).collect();
        for &key in &keys {
            rows.insert(key, if key % 2 == 0 { &long } else { &[(0, 1)] });
        }
        let mut sums = vec![0; rows.width()];
        rows.add(&keys, &mut sums);
        // More keys than announced: those past the end are dropped, none counted twice.
        let kept = keys.iter().filter(|&&k| rows.slots.get(k) != 0).count();
        assert!(kept >= 24, "{kept}");
        assert_eq!(usize::try_from(sums[0]), Ok(kept));
    }

    #[test]
    fn actions_add_up_by_key() {
        let mut actions = Actions::new(2);
        actions.insert(1, [1, -1, 0, 0]);
        actions.insert(3, [5, 5, -128, 0]);
        let mut sums = [0; 3];
        actions.add(&[1, 3, 3, 7], &mut sums);
        assert_eq!(sums, [11, 9, -256]);
    }
}
