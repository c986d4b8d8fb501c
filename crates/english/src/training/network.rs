//! Training the parser's network: one example at a time, the steps of each row set by how much it
//! has moved (Duchi, Hazan and Singer 2011), the result the mean of what it was over the later part
//! (Izmailov et al. 2018), hidden units left out at random (Srivastava et al. 2014).

use super::Random;
use crate::model::write_number;
use crate::parser::HIDDEN;

/// Share of hidden units left out in training, of 256.
const LEFT_OUT: u64 = 64;
/// How far a weight first moves.
const STEP: f32 = 0.01;
const STEP_SCORES: f32 = 0.02;
/// Rows lit less often are left out of the model.
const LEAST: u32 = 3;

pub(super) type Hidden = [f32; HIDDEN];

/// A layer of rows: each with how much it has moved and how often it was lit.
struct Layer {
    rows: Vec<Hidden>,
    moved: Vec<f32>,
    lit: Vec<u32>,
    /// Sum of the rows at the times they were remembered.
    total: Vec<Hidden>,
}

impl Layer {
    fn new(count: usize, size: f32, random: &mut Random) -> Self {
        let mut draw = || (random.below(1 << 20) as f32 / (1 << 19) as f32 - 1.0) * size;
        let rows = (0..count).map(|_| std::array::from_fn(|_| draw())).collect();
        let zeros = vec![[0.0; HIDDEN]; count];
        Layer { rows, moved: vec![1e-8; count], lit: vec![0; count], total: zeros }
    }

    fn remember(&mut self) {
        for (total, row) in self.total.iter_mut().zip(&self.rows) {
            for (total, weight) in total.iter_mut().zip(row) {
                *total += weight;
            }
        }
    }

    fn update(&mut self, row: usize, slope: &Hidden, square: f32, step: f32) {
        self.moved[row] += square;
        let step = step / self.moved[row].sqrt();
        for (weight, slope) in self.rows[row].iter_mut().zip(slope) {
            *weight -= step * slope;
        }
    }
}

/// Scores of some classes: weights and a start, with how much each has moved.
struct Scores {
    layer: Layer,
    start: Vec<f32>,
    start_total: Vec<f32>,
}

fn dot(a: &Hidden, b: &Hidden) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum()
}

impl Scores {
    fn new(classes: usize, random: &mut Random) -> Self {
        let layer = Layer::new(classes, 0.1, random);
        Scores { layer, start: vec![0.0; classes], start_total: vec![0.0; classes] }
    }

    fn remember(&mut self) {
        self.layer.remember();
        for (total, start) in self.start_total.iter_mut().zip(&self.start) {
            *total += start;
        }
    }

    fn scores(&self, classes: std::ops::Range<usize>, hidden: &Hidden, out: &mut Vec<f32>) {
        out.clear();
        out.extend(classes.map(|c| self.start[c] + dot(&self.layer.rows[c], hidden)));
    }

    /// Takes the slopes of some classes' scores back to the hidden layer, and moves the weights.
    fn learn(&mut self, from: usize, slopes: &[f32], hidden: &Hidden, rate: f32, back: &mut Hidden) {
        let size = dot(hidden, hidden) / HIDDEN as f32;
        for (i, &slope) in slopes.iter().enumerate() {
            if slope.abs() < 1e-4 {
                continue;
            }
            let class = from + i;
            for (back, weight) in back.iter_mut().zip(&self.layer.rows[class]) {
                *back += slope * weight;
            }
            self.layer.moved[class] += slope * slope * size;
            let step = rate * slope / self.layer.moved[class].sqrt();
            for (weight, unit) in self.layer.rows[class].iter_mut().zip(hidden) {
                *weight -= step * unit;
            }
            self.start[class] -= step;
        }
    }
}

/// A network in training.
pub(super) struct Training {
    table: Layer,
    actions: Scores,
    labels: Scores,
    names: usize,
    hidden: Hidden,
    remembered: u32,
    slopes: Vec<f32>,
    /// How fast it learns, of the first speed.
    pub(super) rate: f32,
}

impl Training {
    /// For `rows` inputs and `names` relations.
    pub(super) fn new(rows: usize, names: usize, random: &mut Random) -> Self {
        Training {
            table: Layer::new(rows, 0.05, random),
            actions: Scores::new(3, random),
            labels: Scores::new(2 * names, random),
            names,
            hidden: [0.0; HIDDEN],
            remembered: 0,
            slopes: Vec::new(),
            rate: 1.0,
        }
    }

    /// Computes the hidden layer of `rows`, some of its units left out.
    pub(super) fn look(&mut self, rows: &[u32], random: &mut Random) {
        self.hidden = [0.0; HIDDEN];
        for &row in rows {
            for (sum, weight) in self.hidden.iter_mut().zip(&self.table.rows[row as usize]) {
                *sum += weight;
            }
        }
        let kept = 256.0 / (256 - LEFT_OUT) as f32;
        for units in self.hidden.chunks_exact_mut(8) {
            let mut draws = random.next();
            for unit in units {
                let keep = draws & 255 >= LEFT_OUT;
                *unit = if keep { unit.max(0.0) * kept } else { 0.0 };
                draws >>= 8;
            }
        }
    }

    /// The scores of the actions.
    pub(super) fn actions(&mut self) -> [f32; 3] {
        self.actions.scores(0..3, &self.hidden, &mut self.slopes);
        [self.slopes[0], self.slopes[1], self.slopes[2]]
    }

    /// The best relation of an arc.
    pub(super) fn label(&mut self, side: usize) -> usize {
        let from = side * self.names;
        self.labels.scores(from..from + self.names, &self.hidden, &mut self.slopes);
        crate::model::best(&self.slopes)
    }

    /// Learns that one of the actions with `cheap` was right among those `open`, and, if an arc
    /// was, its relation.
    pub(super) fn learn(
        &mut self,
        rows: &[u32],
        open: [bool; 3],
        cheap: [bool; 3],
        label: Option<(usize, usize)>,
    ) {
        let mut back = [0.0; HIDDEN];
        let rate = STEP_SCORES * self.rate;
        let scores = self.actions();
        let all = soft(&scores, |a| open[a]);
        let right = soft(&scores, |a| cheap[a]);
        let slopes: [f32; 3] = std::array::from_fn(|a| all[a] - right[a]);
        self.actions.learn(0, &slopes, &self.hidden, rate, &mut back);
        if let Some((side, label)) = label {
            let from = side * self.names;
            self.labels.scores(from..from + self.names, &self.hidden, &mut self.slopes);
            let mut slopes = soft(&self.slopes, |_| true);
            slopes[label] -= 1.0;
            self.labels.learn(from, &slopes, &self.hidden, rate, &mut back);
        }
        let kept = 256.0 / (256 - LEFT_OUT) as f32;
        for (back, unit) in back.iter_mut().zip(&self.hidden) {
            *back = if *unit > 0.0 { *back * kept } else { 0.0 };
        }
        let square = dot(&back, &back) / HIDDEN as f32;
        if square < 1e-12 {
            return;
        }
        for &row in rows {
            self.table.lit[row as usize] += 1;
            self.table.update(row as usize, &back, square, STEP * self.rate);
        }
    }

    /// Adds what it is now to what the model will be.
    pub(super) fn remember(&mut self) {
        self.remembered += 1;
        self.table.remember();
        self.actions.remember();
        self.labels.remember();
    }

    /// Appends the mean of what was remembered to a model, as `Network::read` reads it.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mean = 1.0 / self.remembered.max(1) as f32;
        let there: Vec<bool> = self.table.lit.iter().map(|&lit| lit >= LEAST).collect();
        write_number(out, there.len() as u32);
        let bits = |rows: &[bool]| rows.iter().rev().fold(0, |byte, &r| byte << 1 | u8::from(r));
        out.extend(there.chunks(8).map(bits));
        let rows = || self.table.total.iter().zip(&there).filter(|r| *r.1).map(|r| r.0);
        let step = step_of(rows()) * mean;
        write_number(out, rows().count() as u32);
        for row in rows() {
            out.extend(row.iter().map(|w| rounded(w * mean / step) as u8));
        }
        for scores in [&self.actions, &self.labels] {
            let size = step_of(scores.layer.total.iter()) * mean;
            for (row, start) in scores.layer.total.iter().zip(&scores.start_total) {
                out.extend(row.iter().map(|w| rounded(w * mean / size) as u8));
                let start = (start * mean / (size * step)).round() as i32;
                out.extend(start.to_le_bytes());
            }
        }
    }
}

/// The share each of the classes that count has, by their scores.
fn soft(scores: &[f32], counts: impl Fn(usize) -> bool) -> Vec<f32> {
    let most = (0..scores.len()).filter(|&c| counts(c)).map(|c| scores[c]).fold(f32::MIN, f32::max);
    let part = |c: usize| if counts(c) { (scores[c] - most).exp() } else { 0.0 };
    let parts: Vec<f32> = (0..scores.len()).map(part).collect();
    let sum: f32 = parts.iter().sum();
    parts.iter().map(|p| p / sum.max(1e-20)).collect()
}

/// What a byte's step stands for, so that all but the greatest weights fit a byte.
fn step_of<'a>(rows: impl Iterator<Item = &'a Hidden>) -> f32 {
    let mut sizes: Vec<f32> = rows.flatten().map(|w| w.abs()).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let at = (sizes.len() as f64 * 0.9998) as usize;
    sizes.get(at.min(sizes.len().saturating_sub(1))).copied().unwrap_or(1.0).max(1e-6) / 127.0
}

fn rounded(weight: f32) -> i8 {
    weight.round().clamp(-127.0, 127.0) as i8
}
