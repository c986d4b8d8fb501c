//! The trained weights, read in place, and the best tags under them (Viterbi 1967).
//!
//! Layout, little-endian: u32 scale (weights are stored times this); transitions as
//! (TAGS + 2)² i8, from row to column, the last two being sentence ends; u32 number of buckets B;
//! B + 1 u32 offsets, B a power of two; then each bucket's rows: u16 of the feature's hash, u8 count, and count
//! pairs of (u8 tag, i8 weight). A feature's bucket is its hash modulo B, its u16 the hash's top.

use std::ops::Range;

use crate::label::{TAGS, TYPES, Tag};

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

/// Index of the start of a zone in the transitions.
pub const FROM_START: usize = TAGS;
/// Index of the end of a zone in the transitions.
pub const TO_END: usize = TAGS + 1;
/// Rows and columns of the transitions.
pub const EDGE: usize = TAGS + 2;

/// A trained model.
#[derive(Clone, Copy)]
pub struct Model<'a> {
    transitions: &'a [u8],
    buckets: usize,
    offsets: &'a [u8],
    rows: &'a [u8],
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
                Model { transitions, buckets, offsets, rows }
            }
            _ => Model { transitions: &[], buckets: 0, offsets: &[], rows: &[] },
        }
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
        // once. Whether one is empty is past its guessing, so that is no jump.
        let mut full = [(0, 0, 0); AT_ONCE];
        for keys in keys.chunks(AT_ONCE) {
            let mut count = 0;
            for &key in keys {
                let at = 4 * (key as usize & (self.buckets - 1));
                let around = self.offsets.get(at..at + 8).unwrap_or(&[0; 8]);
                let (from, to) = (u32_at(around, 0), u32_at(around, 4));
                full[count] = (from, to, (key >> 16) as u16);
                count += usize::from(from < to);
            }
            for &(from, to, tag) in &full[..count] {
                self.add_bucket(from as usize..to as usize, tag, row);
            }
        }
    }

    fn add_bucket(&self, bucket: Range<usize>, tag: u16, row: &mut Row) {
        let mut rest = self.rows.get(bucket).unwrap_or_default();
        let tag = tag.to_le_bytes();
        while let [a, b, count, after @ ..] = rest {
            let length = 2 * usize::from(*count);
            if [*a, *b] == tag {
                for pair in after.get(..length).unwrap_or_default().chunks_exact(2) {
                    if let Some(sum) = row.get_mut(usize::from(pair[0])) {
                        *sum = sum.saturating_add(i16::from(pair[1] as i8));
                    }
                }
                return;
            }
            rest = after.get(length..).unwrap_or_default();
        }
    }

    /// The weight of `to` coming after `from`.
    pub fn step(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from * EDGE + to).map_or(0, |w| i32::from(*w as i8))
    }
}

/// Tags after which no name is open, O first: what may stand before a name and at an end.
const CLOSED: usize = 1 + 2 * TYPES.len();

/// Finds best paths; keeps its tables between zones.
pub struct Decoder {
    /// From each closed tag (in order) to each tag that may follow it.
    after_closed: Vec<[i32; CLOSED]>,
    /// From the start to each tag.
    start: [i32; TAGS],
    /// From each tag to the end.
    end: [i32; TAGS],
    /// From B and from I to I, and to E, of each type.
    inner: [[i32; 4]; TYPES.len()],
    closed: [u8; CLOSED],
    best: Vec<[i32; TAGS]>,
    back: Vec<[u8; TAGS]>,
}

/// Weight of what may not be.
const NEVER: i32 = i32::MIN / 4;

impl Decoder {
    /// A decoder for a model.
    pub fn new(model: &Model<'_>) -> Decoder {
        let mut closed = [0; CLOSED];
        let tags = (0..TAGS as u8).filter(|t| !Tag(*t).open());
        closed.iter_mut().zip(tags).for_each(|(slot, tag)| *slot = tag);
        let follows = |t: usize| Tag::OUT.allows(Tag(t as u8));
        Decoder {
            after_closed: (0..TAGS)
                .map(|to| closed.map(|f| model.step(usize::from(f), to)))
                .collect(),
            start: std::array::from_fn(
                |t| {
                    if follows(t) { model.step(FROM_START, t) } else { NEVER }
                },
            ),
            end: std::array::from_fn(|t| {
                if Tag(t as u8).open() { NEVER } else { model.step(t, TO_END) }
            }),
            inner: std::array::from_fn(|kind| {
                let [b, i, e] = [0, 1, 2].map(|place| 1 + 4 * kind + place);
                [model.step(b, i), model.step(i, i), model.step(b, e), model.step(i, e)]
            }),
            closed,
            best: Vec::new(),
            back: Vec::new(),
        }
    }

    /// The best tags for a zone whose tokens weigh `rows`, written to `out`.
    pub fn decode(&mut self, rows: &[Row], out: &mut [Tag]) {
        self.best.clear();
        self.back.clear();
        for (i, row) in rows.iter().enumerate() {
            if i == 0 {
                let first = std::array::from_fn(|t| self.start[t] + i32::from(row[t]));
                self.best.push(first);
                self.back.push([0; TAGS]);
            } else {
                self.step(row);
            }
        }
        let Some(last) = self.best.last() else { return };
        let end = |tag: usize| last[tag].saturating_add(self.end[tag]);
        let mut tag = (1..TAGS).fold(0, |m, tag| if end(tag) > end(m) { tag } else { m });
        for i in (0..rows.len().min(out.len())).rev() {
            out[i] = Tag(tag as u8);
            tag = usize::from(self.back[i][tag]);
        }
    }

    /// One token further. Sums are kept relative to the best closed tag, so that none overflows.
    fn step(&mut self, row: &Row) {
        let Some(last) = self.best.last() else { return };
        let mut closed = self.closed.map(|f| last[usize::from(f)]);
        let top = closed.iter().copied().fold(NEVER, i32::max).max(NEVER / 2);
        closed.iter_mut().for_each(|c| *c = (*c - top).max(NEVER / 2));
        let mut best = [NEVER; TAGS];
        let mut back = [0; TAGS];
        let mut from_closed = |to: usize| {
            // The sum above, the place of its tag below: one comparison decides both.
            let packed = closed
                .iter()
                .zip(&self.after_closed[to])
                .enumerate()
                .fold(i64::MIN, |m, (n, (c, step))| {
                    m.max((i64::from(c + step) << 6) | (CLOSED - n) as i64)
                });
            best[to] = (packed >> 6) as i32 + i32::from(row[to]);
            back[to] = self.closed[CLOSED - (packed & 63) as usize];
        };
        from_closed(0);
        for kind in 0..TYPES.len() {
            from_closed(1 + 4 * kind);
            from_closed(4 + 4 * kind);
        }
        for (kind, inner) in self.inner.iter().enumerate() {
            let (b, i) = (1 + 4 * kind, 2 + 4 * kind);
            let open = [last[b], last[i]].map(|sum| (sum - top).max(NEVER / 2));
            for (to, steps) in [(i, &inner[..2]), (3 + 4 * kind, &inner[2..])] {
                let (from_b, from_i) = (open[0] + steps[0], open[1] + steps[1]);
                best[to] = from_b.max(from_i) + i32::from(row[to]);
                back[to] = if from_b >= from_i { b as u8 } else { i as u8 };
            }
        }
        self.best.push(best);
        self.back.push(back);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Place;

    #[test]
    fn weights_are_found_again() {
        let rows = vec![(0x0001_0002, vec![(0, 5), (3, -7)]), (0x7777_0002, vec![(1, 1)])];
        let data = Model::write(&[0; EDGE * EDGE], &rows, 16);
        let model = Model::new(&data);
        let mut row = [0; WIDTH];
        model.add(&[0x0001_0002], &mut row);
        assert_eq!((row[0], row[1], row[3]), (5, 0, -7));
        model.add(&[0x0003_0002], &mut row);
        model.add(&[0x7777_0002], &mut row);
        assert_eq!((row[0], row[1]), (5, 1));
        Model::new(&data[..data.len() / 2]).add(&[0x0001_0002], &mut row);
        assert_eq!(row[0], 5);
    }

    #[test]
    fn paths_obey_the_grammar_of_tags() {
        let data = Model::write(&[0; EDGE * EDGE], &[], 1);
        let mut decoder = Decoder::new(&Model::new(&data));
        let begin = Tag::new(2, Place::Begin);
        let mut rows = vec![[0; WIDTH]; 5];
        rows[1][usize::from(begin.0)] = 90;
        rows[2][usize::from(Tag::new(3, Place::Inside).0)] = 50;
        rows[4][usize::from(begin.0)] = 90;
        let mut tags = vec![Tag::OUT; 5];
        decoder.decode(&rows, &mut tags);
        assert_eq!(tags[1], begin);
        assert!(tags.windows(2).all(|t| t[0].allows(t[1])), "{tags:?}");
        assert!(!tags[4].open());
    }

    #[test]
    fn long_zones_do_not_overflow() {
        let data = Model::write(&[100; EDGE * EDGE], &[], 1);
        let mut decoder = Decoder::new(&Model::new(&data));
        let rows = vec![[i16::MAX; WIDTH]; 100_000];
        let mut tags = vec![Tag::OUT; rows.len()];
        decoder.decode(&rows, &mut tags);
        assert!(tags.windows(2).all(|t| t[0].allows(t[1])));
    }
}
