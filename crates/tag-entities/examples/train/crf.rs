//! A linear-chain conditional random field (Lafferty et al. 2001) over zones, trained by
//! regularised dual averaging with adaptive steps (Duchi et al. 2011) on sets of admitted tags
//! (Tsuboi et al. 2008): what the annotation leaves open is summed over.

use std::collections::HashMap;

use tag_entities::features::Group;
use tag_entities::hash;
use tag_entities::label::{TAGS, Tag};
use tag_entities::model::{EDGE, FROM_START, TO_END};

/// One zone: features (number, group) of each token, admitted tags, weight.
pub struct Zone {
    /// Of each token, a range of [`Set::features`].
    pub tokens: Vec<std::ops::Range<usize>>,
    /// Of each token, its admitted tags.
    pub admitted: Vec<u64>,
    /// Weight of the zone in training.
    pub weight: f32,
    /// The document it is of.
    pub document: usize,
}

/// Zones and their features.
#[derive(Default)]
pub struct Set {
    /// Hashes of features, later their numbers, with their groups.
    pub features: Vec<(u32, u8)>,
    /// The zones.
    pub zones: Vec<Zone>,
}

/// How to train.
#[derive(Clone)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub sparsity: f32,
    /// Of each group, the chance to be left out for one token.
    pub drop: [f32; 8],
    /// The chance for a whole zone to go without the article's other mentions.
    pub drop_article: f32,
    pub seed: u64,
}

/// Weights of the features that were kept.
pub struct Weights {
    pub index: HashMap<u32, u32>,
    pub rows: Vec<[f32; TAGS]>,
    pub steps: Vec<f32>,
}

impl Weights {
    /// Adds the weights of another training on the same features.
    pub fn add(&mut self, other: Weights) {
        for (row, more) in self.rows.iter_mut().zip(&other.rows) {
            row.iter_mut().zip(more).for_each(|(a, b)| *a += b);
        }
        self.steps.iter_mut().zip(&other.steps).for_each(|(a, b)| *a += b);
    }

    /// Multiplies all weights.
    pub fn scale(&mut self, by: f32) {
        self.rows.iter_mut().flatten().chain(&mut self.steps).for_each(|w| *w *= by);
    }
}

/// Numbers the features that occur at least `least` times.
pub fn number(set: &Set, least: u32) -> HashMap<u32, u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for (key, _) in &set.features {
        *counts.entry(*key).or_default() += 1;
    }
    let mut keys: Vec<u32> = counts.into_iter().filter(|c| c.1 >= least).map(|c| c.0).collect();
    keys.sort_unstable();
    keys.into_iter().enumerate().map(|(i, k)| (k, i as u32)).collect()
}

/// A plain generator of numbers (SplitMix64), so that training is repeatable.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        hash::mix(self.0)
    }
    pub fn chance(&mut self, p: f32) -> bool {
        p > 0.0 && ((self.next() >> 40) as f32) < p * (1u64 << 24) as f32
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// Weights with their gathered slopes and squared slopes.
struct Learner {
    weights: Vec<f32>,
    slopes: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    threshold: f32,
    mean: Vec<f32>,
    means: usize,
}

impl Learner {
    fn new(size: usize, rate: f32) -> Learner {
        Learner {
            weights: vec![0.0; size],
            slopes: vec![0.0; size],
            squares: vec![0.0; size],
            rate,
            threshold: 0.0,
            mean: Vec::new(),
            means: 0,
        }
    }

    fn learn(&mut self, at: usize, slope: f32) {
        self.slopes[at] += slope;
        self.squares[at] += slope * slope;
        self.settle(at);
    }

    fn settle(&mut self, at: usize) {
        let sum = self.slopes[at];
        let over = (sum.abs() - self.threshold).max(0.0);
        self.weights[at] = -self.rate * over.copysign(sum) / (self.squares[at].sqrt() + 1e-3);
    }

    /// Takes the weights as they stand into the mean.
    fn average(&mut self) {
        self.mean.resize(self.weights.len(), 0.0);
        for at in 0..self.weights.len() {
            self.settle(at);
            self.mean[at] += self.weights[at];
        }
        self.means += 1;
    }

    /// The mean of the weights taken, or the last ones if none were.
    fn finish(mut self) -> Vec<f32> {
        if self.means == 0 {
            self.average();
        }
        self.mean.iter().map(|m| m / self.means as f32).collect()
    }
}

/// Trains on the zones whose document `takes` admits.
pub fn train(
    set: &Set,
    index: &HashMap<u32, u32>,
    settings: &Settings,
    takes: impl Fn(usize) -> bool,
) -> Weights {
    let mut random = Random(settings.seed);
    let mut rows = Learner::new(index.len() * TAGS, settings.rate);
    let mut steps = Learner::new(EDGE * EDGE, settings.rate);
    let numbers: Vec<u32> =
        set.features.iter().map(|f| index.get(&f.0).copied().unwrap_or(u32::MAX)).collect();
    let mut order: Vec<usize> =
        (0..set.zones.len()).filter(|z| takes(set.zones[*z].document)).collect();
    let mut lattice = Lattice::new();
    let mut seen = 0_u64;
    for epoch in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let mut loss = 0.0;
        for &z in &order {
            let zone = &set.zones[z];
            seen += 1;
            rows.threshold = settings.sparsity * seen as f32;
            steps.threshold = 0.0;
            let whole = random.chance(settings.drop_article);
            let kept: Vec<Vec<u32>> = zone
                .tokens
                .iter()
                .map(|range| keep(set, &numbers, range.clone(), settings, whole, &mut random))
                .collect();
            let scores: Vec<[f32; TAGS]> = kept
                .iter()
                .map(|features| {
                    let mut sum = [0.0; TAGS];
                    for f in features {
                        let at = *f as usize * TAGS;
                        sum.iter_mut().zip(&rows.weights[at..at + TAGS]).for_each(|(s, w)| *s += w);
                    }
                    sum
                })
                .collect();
            loss += lattice.slopes(&scores, &zone.admitted, &steps.weights) * zone.weight;
            for (features, slope) in kept.iter().zip(&lattice.token_slopes) {
                for (tag, s) in slope.iter().enumerate() {
                    if s.abs() > 1e-3 {
                        for f in features {
                            rows.learn(*f as usize * TAGS + tag, s * zone.weight);
                        }
                    }
                }
            }
            for at in 0..EDGE * EDGE {
                let s = lattice.step_slopes[at];
                if s.abs() > 1e-3 {
                    steps.learn(at, s * zone.weight);
                }
            }
        }
        if epoch >= settings.epochs / 3 {
            rows.average();
        }
        eprintln!("epoch {epoch}: loss {:.4} a zone", loss / order.len() as f32);
    }
    let flat = rows.finish();
    Weights {
        index: index.clone(),
        rows: flat.chunks_exact(TAGS).map(|c| std::array::from_fn(|i| c[i])).collect(),
        steps: steps.finish(),
    }
}

fn keep(
    set: &Set,
    numbers: &[u32],
    range: std::ops::Range<usize>,
    settings: &Settings,
    no_article: bool,
    random: &mut Random,
) -> Vec<u32> {
    let drop: [bool; 8] = std::array::from_fn(|g| random.chance(settings.drop[g]));
    range
        .filter(|i| {
            let group = set.features[*i].1;
            numbers[*i] != u32::MAX
                && !drop[usize::from(group)]
                && !(no_article && group == Group::Article as u8)
        })
        .map(|i| numbers[i])
        .collect()
}

/// Forward and backward sums.
struct Lattice {
    before: Vec<Vec<usize>>,
    token_slopes: Vec<[f32; TAGS]>,
    step_slopes: Vec<f32>,
}

impl Lattice {
    fn new() -> Lattice {
        let before = (0..TAGS)
            .map(|to| (0..TAGS).filter(|f| Tag(*f as u8).allows(Tag(to as u8))).collect())
            .collect();
        Lattice { before, token_slopes: Vec::new(), step_slopes: vec![0.0; EDGE * EDGE] }
    }

    /// Slopes of the loss; returns the loss: log of all paths less log of the admitted ones.
    fn slopes(&mut self, scores: &[[f32; TAGS]], admitted: &[u64], steps: &[f32]) -> f32 {
        self.token_slopes.clear();
        self.token_slopes.resize(scores.len(), [0.0; TAGS]);
        self.step_slopes.fill(0.0);
        let factors: Vec<f32> = steps.iter().map(|s| s.exp()).collect();
        let all = vec![u64::MAX; scores.len()];
        let whole = self.pass(scores, &all, &factors, 1.0);
        let right = self.pass(scores, admitted, &factors, -1.0);
        whole - right
    }

    fn pass(
        &mut self,
        scores: &[[f32; TAGS]],
        admitted: &[u64],
        factors: &[f32],
        sign: f32,
    ) -> f32 {
        let n = scores.len();
        let open = |i: usize, tag: usize| admitted[i] >> tag & 1 == 1;
        let mut log = 0.0_f64;
        let tops: Vec<f32> =
            scores.iter().map(|s| s.iter().copied().fold(f32::MIN, f32::max)).collect();
        let weight: Vec<[f32; TAGS]> = (0..n)
            .map(|i| {
                std::array::from_fn(
                    |t| if open(i, t) { (scores[i][t] - tops[i]).exp() } else { 0.0 },
                )
            })
            .collect();
        let mut forward = vec![[0.0_f32; TAGS]; n];
        for i in 0..n {
            for to in 0..TAGS {
                if weight[i][to] == 0.0 {
                    continue;
                }
                let sum: f32 = if i == 0 {
                    if Tag::OUT.allows(Tag(to as u8)) {
                        factors[FROM_START * EDGE + to]
                    } else {
                        0.0
                    }
                } else {
                    self.before[to]
                        .iter()
                        .map(|f| forward[i - 1][*f] * factors[f * EDGE + to])
                        .sum()
                };
                forward[i][to] = sum * weight[i][to];
            }
            let total: f32 = forward[i].iter().sum::<f32>().max(1e-30);
            forward[i].iter_mut().for_each(|f| *f /= total);
            log += f64::from(total.ln()) + f64::from(tops[i]);
        }
        let mut backward = [0.0_f32; TAGS];
        let mut end = 0.0;
        for (tag, slot) in backward.iter_mut().enumerate() {
            *slot = if Tag(tag as u8).open() { 0.0 } else { factors[tag * EDGE + TO_END] };
            end += *slot * forward[n - 1][tag];
        }
        let end = end.max(1e-30);
        log += f64::from(end.ln());
        for i in (0..n).rev() {
            let total: f32 = (0..TAGS).map(|t| forward[i][t] * backward[t]).sum::<f32>().max(1e-30);
            for t in 0..TAGS {
                let p = forward[i][t] * backward[t] / total;
                self.token_slopes[i][t] += sign * p;
                if i == 0 {
                    self.step_slopes[FROM_START * EDGE + t] += sign * p;
                }
                if i + 1 == n {
                    self.step_slopes[t * EDGE + TO_END] += sign * p;
                }
            }
            if i == 0 {
                break;
            }
            let mut next = [0.0_f32; TAGS];
            let mut sum = 0.0;
            for to in 0..TAGS {
                let after = weight[i][to] * backward[to];
                if after == 0.0 {
                    continue;
                }
                for &from in &self.before[to] {
                    let through = factors[from * EDGE + to] * after;
                    next[from] += through;
                    sum += forward[i - 1][from] * through;
                }
            }
            let sum = sum.max(1e-30);
            for to in 0..TAGS {
                let after = weight[i][to] * backward[to];
                if after == 0.0 {
                    continue;
                }
                for &from in &self.before[to] {
                    let p = forward[i - 1][from] * factors[from * EDGE + to] * after / sum;
                    self.step_slopes[from * EDGE + to] += sign * p;
                }
            }
            let top = next.iter().copied().fold(1e-30, f32::max);
            next.iter_mut().for_each(|v| *v /= top);
            backward = next;
        }
        log as f32
    }
}
