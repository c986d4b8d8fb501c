//! Training a small network: one example at a time, the steps of each row set by how much it
//! has moved (Duchi, Hazan and Singer 2011), the result the mean of what it was over the later part
//! (Izmailov et al. 2018), hidden units left out at random (Srivastava et al. 2014).

use super::Random;
use crate::model::write_number;

/// Share of hidden units left out in training, of 256.
const LEFT_OUT: u64 = 64;
/// What the others make up for it.
const KEPT: f32 = 256.0 / (256 - LEFT_OUT) as f32;
/// How far a weight first moves.
const STEP: f32 = 0.02;
const STEP_SCORES: f32 = 0.02;
/// Rows lit less often are left out of the model.
const LEAST: u32 = 3;

/// A layer of rows: each with how much it has moved and how often it was lit.
struct Layer<const H: usize> {
    rows: Vec<[f32; H]>,
    moved: Vec<f32>,
    lit: Vec<u32>,
    /// Sum of the rows at the times they were remembered.
    total: Vec<[f32; H]>,
}

impl<const H: usize> Layer<H> {
    fn new(count: usize, size: f32, random: &mut Random) -> Self {
        let mut draw = || (random.below(1 << 20) as f32 / (1 << 19) as f32 - 1.0) * size;
        let rows = (0..count).map(|_| std::array::from_fn(|_| draw())).collect();
        let zeros = vec![[0.0; H]; count];
        Layer { rows, moved: vec![1e-8; count], lit: vec![0; count], total: zeros }
    }

    fn remember(&mut self) {
        for (total, row) in self.total.iter_mut().zip(&self.rows) {
            for (total, weight) in total.iter_mut().zip(row) {
                *total += weight;
            }
        }
    }

    fn update(&mut self, row: usize, slope: &[f32; H], square: f32) {
        self.moved[row] += square;
        let step = STEP / self.moved[row].sqrt();
        for (weight, slope) in self.rows[row].iter_mut().zip(slope) {
            *weight -= step * slope;
        }
    }
}

/// Scores of some classes: weights and a start, with how much each has moved.
struct Scores<const H: usize> {
    layer: Layer<H>,
    start: Vec<f32>,
    start_total: Vec<f32>,
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum()
}

impl<const H: usize> Scores<H> {
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

    /// Takes the slopes of some classes' scores back to the hidden layer, and moves the weights.
    fn learn(&mut self, slopes: &[f32], hidden: &[f32; H], back: &mut [f32; H]) {
        let size = dot(hidden, hidden) / H as f32;
        for (class, &slope) in slopes.iter().enumerate() {
            if slope.abs() < 1e-4 {
                continue;
            }
            for (back, weight) in back.iter_mut().zip(&self.layer.rows[class]) {
                *back += slope * weight;
            }
            self.layer.moved[class] += slope * slope * size;
            let step = STEP_SCORES * slope / self.layer.moved[class].sqrt();
            for (weight, unit) in self.layer.rows[class].iter_mut().zip(hidden) {
                *weight -= step * unit;
            }
            self.start[class] -= step;
        }
    }
}

/// Which of a group of classes are right: the group, those of it that may be chosen, and those of
/// them that are right.
pub(super) struct Lesson {
    pub(super) group: usize,
    pub(super) open: Vec<bool>,
    pub(super) right: Vec<bool>,
}

impl Lesson {
    /// One class of all is right.
    pub(super) fn one(group: usize, right: usize, classes: usize) -> Lesson {
        let right = (0..classes).map(|class| class == right).collect();
        Lesson { group, open: vec![true; classes], right }
    }
}

/// A network in training: one hidden layer, groups of classes of which one each is chosen.
pub(super) struct Training<const H: usize> {
    table: Layer<H>,
    groups: Vec<Scores<H>>,
    hidden: [f32; H],
    remembered: u32,
}

impl<const H: usize> Training<H> {
    /// For so many inputs, and groups of so many classes.
    pub(super) fn new(inputs: u32, groups: &[usize], random: &mut Random) -> Self {
        Training {
            table: Layer::new(inputs as usize, 0.05, random),
            groups: groups.iter().map(|&classes| Scores::new(classes, random)).collect(),
            hidden: [0.0; H],
            remembered: 0,
        }
    }

    /// Computes the hidden layer of these inputs, some of its units left out.
    pub(super) fn look(&mut self, lit: &[u32], random: &mut Random) {
        self.hidden = [0.0; H];
        for &row in lit {
            for (sum, weight) in self.hidden.iter_mut().zip(&self.table.rows[row as usize]) {
                *sum += weight;
            }
        }
        for units in self.hidden.chunks_exact_mut(8) {
            let mut draws = random.next();
            for unit in units {
                let keep = draws & 255 >= LEFT_OUT;
                *unit = if keep { unit.max(0.0) * KEPT } else { 0.0 };
                draws >>= 8;
            }
        }
    }

    /// The scores of a group's classes.
    pub(super) fn scores(&self, group: usize) -> Vec<f32> {
        let scores = &self.groups[group];
        let score = |(row, start): (&[f32; H], &f32)| start + dot(row, &self.hidden);
        scores.layer.rows.iter().zip(&scores.start).map(score).collect()
    }

    /// Learns from what was right where these inputs were lit.
    pub(super) fn learn(&mut self, lit: &[u32], lessons: &[Lesson]) {
        let mut back = [0.0; H];
        for lesson in lessons {
            let scores = self.scores(lesson.group);
            let (all, right) = (soft(&scores, &lesson.open), soft(&scores, &lesson.right));
            let slopes: Vec<f32> = all.iter().zip(right).map(|(a, r)| a - r).collect();
            self.groups[lesson.group].learn(&slopes, &self.hidden, &mut back);
        }
        for (back, unit) in back.iter_mut().zip(&self.hidden) {
            *back = if *unit > 0.0 { *back * KEPT } else { 0.0 };
        }
        let square = dot(&back, &back) / H as f32;
        if square < 1e-12 {
            return;
        }
        for &row in lit {
            self.table.lit[row as usize] += 1;
            self.table.update(row as usize, &back, square);
        }
    }

    /// Adds what it is now to what the model will be.
    pub(super) fn remember(&mut self) {
        self.remembered += 1;
        self.table.remember();
        self.groups.iter_mut().for_each(Scores::remember);
    }

    /// Appends the mean of what was remembered to a model, as `crate::model` reads it: the first
    /// layer, then the scores of each group.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mean = 1.0 / self.remembered.max(1) as f32;
        let there: Vec<bool> = self.table.lit.iter().map(|&lit| lit >= LEAST).collect();
        write_number(out, there.len() as u32);
        let bits = |rows: &[bool]| rows.iter().rev().fold(0, |byte, &r| byte << 1 | u8::from(r));
        out.extend(there.chunks(8).map(bits));
        let rows = || self.table.total.iter().zip(&there).filter(|r| *r.1).map(|r| &r.0[..]);
        let step = step_of(rows()) * mean;
        write_number(out, rows().count() as u32);
        for row in rows() {
            let (low, high) = row.split_at(H / 2);
            let pairs = low.iter().zip(high).flat_map(|(&low, &high)| [low, high]);
            out.extend(pairs.map(|w| rounded(w * mean / step) as u8 ^ 0x80));
        }
        for scores in &self.groups {
            let size = step_of(scores.layer.total.iter().map(|r| &r[..])) * mean;
            for (row, start) in scores.layer.total.iter().zip(&scores.start_total) {
                out.extend(row.iter().map(|w| rounded(w * mean / size) as u8));
                // One at work stands for 128 products: see `crate::model`.
                let start = (start * mean / (128.0 * size * step)).round() as i16;
                out.extend(start.to_le_bytes());
            }
        }
    }
}

/// The share each of the classes that count has, by their scores.
fn soft(scores: &[f32], counts: &[bool]) -> Vec<f32> {
    let counted = || scores.iter().zip(counts).filter(|c| *c.1);
    let most = counted().map(|c| *c.0).fold(f32::MIN, f32::max);
    let sum: f32 = counted().map(|c| (c.0 - most).exp()).sum();
    let share = |(&score, &counts): (&f32, &bool)| {
        if counts { (score - most).exp() / sum.max(1e-20) } else { 0.0 }
    };
    scores.iter().zip(counts).map(share).collect()
}

/// What a byte's step stands for, so that all but the greatest weights fit a byte.
fn step_of<'a>(rows: impl Iterator<Item = &'a [f32]>) -> f32 {
    let mut sizes: Vec<f32> = rows.flatten().map(|w| w.abs()).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let at = (sizes.len() as f64 * 0.9998) as usize;
    sizes.get(at.min(sizes.len().saturating_sub(1))).copied().unwrap_or(1.0).max(1e-6) / 127.0
}

fn rounded(weight: f32) -> i8 {
    weight.round().clamp(-127.0, 127.0) as i8
}
