//! The parser's network: rows of a first layer added up, a rectifier, then a score for each action
//! and each relation. All in whole numbers: the same everywhere.

use super::inputs::{Inputs, Vocabulary};
use crate::model::Reader;
use std::borrow::Cow;

/// Units of the hidden layer.
pub(crate) const HIDDEN: usize = 128;

/// Sums of the first layer.
pub(crate) type Hidden = [i16; HIDDEN];

/// Scores of some classes: their weights for each hidden unit, and what each starts with.
#[derive(Default)]
struct Scores {
    weights: Vec<Hidden>,
    start: Vec<i32>,
}

impl Scores {
    fn read(reader: &mut Reader, classes: usize) -> Scores {
        let mut scores = Scores::default();
        for _ in 0..classes {
            let mut weights = [0; HIDDEN];
            for (weight, &byte) in weights.iter_mut().zip(reader.take(HIDDEN)) {
                *weight = i16::from(byte as i8);
            }
            scores.weights.push(weights);
            let start = reader.take(4).try_into().map_or(0, i32::from_le_bytes);
            scores.start.push(start);
        }
        scores
    }

    #[inline(always)]
    fn of(&self, class: usize, hidden: &Hidden) -> i32 {
        let (Some(weights), Some(&start)) = (self.weights.get(class), self.start.get(class)) else {
            return i32::MIN;
        };
        let products = weights.iter().zip(hidden).map(|(&w, &h)| i32::from(w) * i32::from(h));
        start + products.sum::<i32>()
    }
}

/// A trained network.
pub(crate) struct Network {
    pub(crate) inputs: Inputs,
    /// Where each row of the first layer stands in `table`; those that weigh nothing at 0.
    places: Vec<u32>,
    table: Cow<'static, [u8]>,
    actions: Scores,
    labels: Scores,
}

impl Network {
    /// What follows the relations' names in a model; what is cut short reads as zeros.
    ///
    /// Numbers are varints: of tags; of words, then their keys, 4 bytes each, low first; of common
    /// words; of rows, then a bit for each that is there, low first; their count, then `HIDDEN`
    /// bytes each. Last the scores of three actions and of each relation to the left and to the
    /// right: `HIDDEN` bytes, then 4 to start with.
    pub(crate) fn read(reader: &mut Reader<'static>, labels: usize) -> Network {
        let mut network = Network::read_inner(reader, labels, |bytes| Cow::Borrowed(bytes));
        network.places.shrink_to_fit();
        network
    }

    /// The same from bytes that do not stay.
    pub(crate) fn read_copy(reader: &mut Reader, labels: usize) -> Network {
        Network::read_inner(reader, labels, |bytes| Cow::Owned(bytes.to_vec()))
    }

    fn read_inner<'a>(
        reader: &mut Reader<'a>,
        labels: usize,
        keep: impl Fn(&'a [u8]) -> Cow<'static, [u8]>,
    ) -> Network {
        let tags = reader.number().min(255);
        let words = reader.number() as usize;
        let keys = reader.take(words.saturating_mul(4));
        let keys = keys.chunks_exact(4).map(|k| k.try_into().map_or(0, u32::from_le_bytes));
        let vocabulary = Vocabulary::new(keys, reader.number());
        let rows = reader.number() as usize;
        let present = reader.take(rows.div_ceil(8));
        let count = reader.number() as usize;
        let table = keep(reader.take(count.saturating_mul(HIDDEN)));
        let mut next = 0;
        let mut place = |row: usize| {
            let there = present.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1);
            next += u32::from(there);
            if there { next } else { 0 }
        };
        let places = (0..rows.min(8 * present.len())).map(&mut place).collect();
        Network {
            inputs: Inputs { vocabulary, tags, labels: labels as u32 },
            places,
            table,
            actions: Scores::read(reader, 3),
            labels: Scores::read(reader, 2 * labels),
        }
    }

    /// The hidden layer of these rows.
    #[inline]
    pub(crate) fn hidden(&self, rows: &[u32]) -> Hidden {
        let mut sums = [0_i16; HIDDEN];
        let (table, _) = self.table.as_chunks::<HIDDEN>();
        for &row in rows {
            let place = self.places.get(row as usize).copied().unwrap_or(0);
            // Place 0 is that of the rows that weigh nothing.
            if let Some(row) = table.get((place as usize).wrapping_sub(1)) {
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(weight as i8);
                }
            }
        }
        sums.map(|sum| sum.max(0))
    }

    /// The score of an action.
    #[inline]
    pub(crate) fn action(&self, action: usize, hidden: &Hidden) -> i32 {
        self.actions.of(action, hidden)
    }

    /// The best relation of an arc to the left (side 0) or to the right (1).
    #[inline]
    pub(crate) fn label(&self, side: usize, hidden: &Hidden) -> usize {
        let labels = self.inputs.labels as usize;
        let score = |label: usize| self.labels.of(side * labels + label, hidden);
        let mut best = (i32::MIN, 0);
        for label in 0..labels {
            let score = score(label);
            if score > best.0 {
                best = (score, label);
            }
        }
        best.1
    }
}
