//! The averaged perceptron (Freund and Schapire 1999; averaged lazily as Daumé 2006 writes it).

use crate::model::Weights;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

#[derive(Clone, Copy)]
struct Weight {
    class: u8,
    now: i32,
    /// Sum of the weight over time, up to `since`.
    total: i64,
    since: u32,
}

#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A row of a finished model: a key and what each class weighs.
pub(super) type AveragedRow = (u32, Vec<(u8, f32)>);

#[derive(Default)]
pub(super) struct Perceptron {
    places: HashMap<u32, u32, BuildHasherDefault<KeyHasher>>,
    rows: Vec<Vec<Weight>>,
    updates: Vec<u32>,
    time: u32,
}

impl Weights for Perceptron {
    type Sum = i32;

    fn add(&self, keys: &[u32], sums: &mut [i32]) {
        for key in keys {
            if let Some(&place) = self.places.get(key) {
                for weight in &self.rows[place as usize] {
                    sums[usize::from(weight.class)] += weight.now;
                }
            }
        }
    }
}

impl Perceptron {
    /// One decision more has been taken.
    pub(super) fn tick(&mut self) {
        self.time += 1;
    }

    /// Rewards class `right` and punishes class `wrong` on these features.
    pub(super) fn update(&mut self, keys: &[u32], right: Option<u8>, wrong: Option<u8>) {
        for &key in keys {
            let next = self.rows.len() as u32;
            let place = *self.places.entry(key).or_insert(next) as usize;
            if place == self.rows.len() {
                self.rows.push(Vec::new());
                self.updates.push(0);
            }
            self.updates[place] += 1;
            for (class, change) in [(right, 1), (wrong, -1)] {
                if let Some(class) = class {
                    change_weight(&mut self.rows[place], class, change, self.time);
                }
            }
        }
    }

    /// The weights averaged over time, by key, without keys updated fewer than `least` times.
    pub(super) fn average(&self, least: u32) -> Vec<AveragedRow> {
        let mut out: Vec<AveragedRow> = self
            .places
            .iter()
            .filter(|&(_, &place)| self.updates[place as usize] >= least)
            .map(|(&key, &place)| (key, self.average_row(place as usize)))
            .collect();
        out.sort_unstable_by_key(|(key, _)| *key);
        out
    }

    fn average_row(&self, place: usize) -> Vec<(u8, f32)> {
        let mut row: Vec<(u8, f32)> = self.rows[place]
            .iter()
            .map(|w| {
                let total = w.total + i64::from(w.now) * i64::from(self.time - w.since);
                (w.class, total as f32 / self.time.max(1) as f32)
            })
            .collect();
        row.sort_unstable_by_key(|(class, _)| *class);
        row
    }
}

fn change_weight(row: &mut Vec<Weight>, class: u8, change: i32, time: u32) {
    let weight = match row.iter().position(|w| w.class == class) {
        Some(at) => &mut row[at],
        None => {
            row.push(Weight { class, now: 0, total: 0, since: time });
            let last = row.len() - 1;
            &mut row[last]
        }
    };
    weight.total += i64::from(weight.now) * i64::from(time - weight.since);
    weight.since = time;
    weight.now += change;
}

/// What a byte's step stands for, so that all but the greatest weights of `tables` fit a byte.
pub(super) fn step(tables: &[&[AveragedRow]]) -> f32 {
    let mut sizes: Vec<f32> = tables
        .iter()
        .flat_map(|t| t.iter())
        .flat_map(|(_, row)| row.iter().map(|w| w.1.abs()))
        .collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let at = (sizes.len() as f64 * 0.9999) as usize;
    sizes.get(at.min(sizes.len().saturating_sub(1))).copied().unwrap_or(1.0).max(1e-6) / 127.0
}

/// The mean of several models.
pub(super) fn mean(members: &[Vec<AveragedRow>]) -> Vec<AveragedRow> {
    let mut sums = BTreeMap::<u32, BTreeMap<u8, f32>>::new();
    for (key, row) in members.iter().flatten() {
        let sum = sums.entry(*key).or_default();
        for &(class, weight) in row {
            *sum.entry(class).or_default() += weight / members.len() as f32;
        }
    }
    sums.into_iter().map(|(key, row)| (key, row.into_iter().collect())).collect()
}

/// Rows of bytes, without weights that come to 0 nor rows whose weights are all below `least`.
pub(super) fn rounded(rows: &[AveragedRow], step: f32, least: i8) -> Vec<(u32, Vec<(u8, i8)>)> {
    let round = |w: f32| (w / step).round().clamp(-127.0, 127.0) as i8;
    rows.iter()
        .map(|(key, row)| {
            let row =
                row.iter().map(|&(class, w)| (class, round(w))).filter(|w| w.1 != 0).collect();
            (*key, row)
        })
        .filter(|(_, row): &(u32, Vec<(u8, i8)>)| row.iter().any(|w| w.1.abs() >= least))
        .collect()
}
