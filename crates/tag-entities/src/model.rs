//! The trained weights, read in place, and the best tags under them (Viterbi 1967).
//!
//! Layout, little-endian: u32 scale (weights are stored times this); transitions as
//! (TAGS + 2)² i8, from row to column, the last two being sentence ends; u32 number of buckets B;
//! B + 1 u32 offsets; then each bucket's rows: u16 of the feature's hash, u8 count, and count
//! pairs of (u8 tag, i8 weight). A feature's bucket is its hash modulo B, its u16 the hash's top.

use crate::label::{TAGS, Tag};

/// Weights of one token or one step, for every tag.
pub type Row = [i32; TAGS];

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
            (Some(transitions), Some(offsets), Some(rows)) => {
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

    /// Adds the weights of a feature to `row`.
    pub fn add(&self, key: u32, row: &mut Row) {
        if self.buckets == 0 {
            return;
        }
        let bucket = key as usize % self.buckets;
        let from = u32_at(self.offsets, 4 * bucket) as usize;
        let to = u32_at(self.offsets, 4 * bucket + 4) as usize;
        let mut rest = self.rows.get(from..to).unwrap_or_default();
        let tag = ((key >> 16) as u16).to_le_bytes();
        while let [a, b, count, after @ ..] = rest {
            let length = 2 * usize::from(*count);
            if [*a, *b] == tag {
                for pair in after.get(..length).unwrap_or_default().chunks_exact(2) {
                    if let Some(sum) = row.get_mut(usize::from(pair[0])) {
                        *sum += i32::from(pair[1] as i8);
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

/// Finds best paths; keeps its tables between zones.
pub struct Decoder {
    steps: Vec<i32>,
    before: Vec<Vec<u8>>,
    best: Vec<Row>,
    back: Vec<[u8; TAGS]>,
}

/// Weight of what may not be.
const NEVER: i32 = i32::MIN / 4;

impl Decoder {
    /// A decoder for a model.
    pub fn new(model: &Model<'_>) -> Decoder {
        let mut steps = vec![NEVER; EDGE * EDGE];
        let mut before = vec![Vec::new(); TAGS];
        for to in 0..TAGS {
            for from in 0..TAGS {
                if Tag(from as u8).allows(Tag(to as u8)) {
                    steps[from * EDGE + to] = model.step(from, to);
                    before[to].push(from as u8);
                }
            }
            if Tag::OUT.allows(Tag(to as u8)) {
                steps[FROM_START * EDGE + to] = model.step(FROM_START, to);
            }
            if !Tag(to as u8).open() {
                steps[to * EDGE + TO_END] = model.step(to, TO_END);
            }
        }
        Decoder { steps, before, best: Vec::new(), back: Vec::new() }
    }

    /// The best tags for a zone whose tokens weigh `rows`, written to `out`.
    pub fn decode(&mut self, rows: &[Row], out: &mut [Tag]) {
        self.best.clear();
        self.back.clear();
        for (i, row) in rows.iter().enumerate() {
            let mut best = [NEVER; TAGS];
            let mut back = [0; TAGS];
            for to in 0..TAGS {
                if i == 0 {
                    best[to] = self.steps[FROM_START * EDGE + to] + row[to];
                    continue;
                }
                let last = &self.best[i - 1];
                for &from in &self.before[to] {
                    let from = usize::from(from);
                    let sum = last[from].saturating_add(self.steps[from * EDGE + to]);
                    if sum > best[to] {
                        best[to] = sum;
                        back[to] = from as u8;
                    }
                }
                best[to] = best[to].saturating_add(row[to]).max(NEVER);
            }
            self.best.push(best);
            self.back.push(back);
        }
        let Some(last) = self.best.last() else { return };
        let end = |tag: usize| last[tag].saturating_add(self.steps[tag * EDGE + TO_END]);
        let mut tag = (1..TAGS).fold(0, |m, tag| if end(tag) > end(m) { tag } else { m });
        for i in (0..rows.len().min(out.len())).rev() {
            out[i] = Tag(tag as u8);
            tag = usize::from(self.back[i][tag]);
        }
    }
}
