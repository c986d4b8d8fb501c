//! Word classes by exchange (Martin, Liermann and Ney 1998), joined to a tree from below.

use std::collections::HashMap;

use tag_entities::clusters::Clusters;
use tag_entities::hash;

const CLASSES: usize = 400;
const ROUNDS: usize = 8;
const LEAST: u32 = 3;

/// Learns the table of clusters from tokenised sentences.
pub fn learn(sentences: &[Vec<String>]) -> Vec<u8> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(&str, u32)> =
        counts.iter().filter(|c| *c.1 >= LEAST).map(|c| (*c.0, *c.1)).collect();
    words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let index: HashMap<&str, usize> = words.iter().enumerate().map(|(i, w)| (w.0, i)).collect();
    let mut exchange = Exchange::new(sentences, &index, words.len());
    for round in 0..ROUNDS {
        let moved = exchange.round();
        eprintln!("clusters: round {round}, {moved} of {} words moved", words.len());
        if moved * 100 < words.len() {
            break;
        }
    }
    let paths = exchange.tree();
    let mut table: Vec<(u32, u16, bool)> = Vec::new();
    let common = common_words(sentences);
    for (i, (word, _)) in words.iter().enumerate() {
        table.push((hash_of(word), exchange.class[i] as u16, common.contains(*word)));
    }
    for word in common {
        if !index.contains_key(word) {
            table.push((hash_of(word), 0x7fff, true));
        }
    }
    eprintln!("clusters: {} words in the table", table.len());
    Clusters::write(&paths, &mut table)
}

fn hash_of(word: &str) -> u32 {
    hash::bytes(word.as_bytes()) as u32
}

/// Words mostly written in lower case inside sentences.
fn common_words(sentences: &[Vec<String>]) -> std::collections::BTreeSet<&str> {
    let mut capital: HashMap<String, u32> = HashMap::new();
    let mut lower: HashMap<&str, u32> = HashMap::new();
    for sentence in sentences {
        for (i, word) in sentence.iter().enumerate() {
            if word.len() > 1 && word.chars().all(char::is_lowercase) {
                *lower.entry(word).or_default() += 1;
            } else if i > 1 && word.chars().any(char::is_uppercase) {
                *capital.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }
    lower
        .into_iter()
        .filter(|(word, n)| *n > 3 * capital.get(*word).copied().unwrap_or(0))
        .map(|(word, _)| word)
        .collect()
}

/// The state of the exchange: class bigram counts, and each word's neighbours.
struct Exchange {
    class: Vec<usize>,
    after: Vec<Vec<(usize, u32)>>,
    before: Vec<Vec<(usize, u32)>>,
    pairs: Vec<i64>,
    size: Vec<i64>,
    logs: Vec<f64>,
    fixed: usize,
}

/// Classes and how often they stand there.
type Counts = Vec<(usize, i64)>;

/// Two further classes: sentence ends, and rare words.
const ALL: usize = CLASSES + 2;

impl Exchange {
    fn new(sentences: &[Vec<String>], index: &HashMap<&str, usize>, words: usize) -> Exchange {
        let (end, rare) = (words, words + 1);
        let mut bigrams: HashMap<(usize, usize), u32> = HashMap::new();
        for sentence in sentences {
            let mut last = end;
            for word in sentence {
                let now = index.get(word.as_str()).copied().unwrap_or(rare);
                *bigrams.entry((last, now)).or_default() += 1;
                last = now;
            }
            *bigrams.entry((last, end)).or_default() += 1;
        }
        let mut class: Vec<usize> = (0..words).map(|i| i % CLASSES).collect();
        class.extend([CLASSES, CLASSES + 1]);
        let mut after = vec![Vec::new(); words + 2];
        let mut before = vec![Vec::new(); words + 2];
        let mut pairs = vec![0; ALL * ALL];
        let mut size = vec![0; ALL];
        let mut sorted: Vec<_> = bigrams.into_iter().collect();
        sorted.sort_unstable();
        for ((a, b), n) in sorted {
            after[a].push((b, n));
            before[b].push((a, n));
            pairs[class[a] * ALL + class[b]] += i64::from(n);
            size[class[a]] += i64::from(n);
        }
        let logs = (0..1 << 16).map(|n| if n < 2 { 0.0 } else { f64::from(n) * f64::from(n).ln() });
        Exchange { class, after, before, pairs, size, logs: logs.collect(), fixed: words }
    }

    fn log(&self, n: i64) -> f64 {
        match self.logs.get(n as usize) {
            Some(value) => *value,
            None => n as f64 * (n as f64).ln(),
        }
    }

    /// Moves every word to its best class; returns how many moved.
    fn round(&mut self) -> usize {
        let mut moved = 0;
        for word in 0..self.fixed {
            let own = self.class[word];
            let (right, left, twice) = self.class_neighbours(word);
            self.shift(own, &right, &left, twice, -1);
            let total: i64 = right.iter().map(|n| n.1).sum::<i64>() + twice;
            let mut best = (f64::MIN, own);
            for to in 0..CLASSES {
                let gain = self.gain(to, &right, &left, twice, total);
                if gain > best.0 {
                    best = (gain, to);
                }
            }
            self.shift(best.1, &right, &left, twice, 1);
            self.class[word] = best.1;
            moved += usize::from(best.1 != own);
        }
        moved
    }

    /// Counts of the word's following and preceding classes, and of the word after itself.
    fn class_neighbours(&self, word: usize) -> (Counts, Counts, i64) {
        let mut twice = 0;
        let mut gather = |list: &[(usize, u32)], count_twice: bool| {
            let mut sums = vec![0_i64; ALL];
            for (other, n) in list {
                if *other == word {
                    if count_twice {
                        twice += i64::from(*n);
                    }
                } else {
                    sums[self.class[*other]] += i64::from(*n);
                }
            }
            sums.into_iter().enumerate().filter(|s| s.1 > 0).collect::<Vec<_>>()
        };
        let right = gather(&self.after[word], true);
        let left = gather(&self.before[word], false);
        (right, left, twice)
    }

    fn shift(
        &mut self,
        class: usize,
        right: &[(usize, i64)],
        left: &[(usize, i64)],
        twice: i64,
        sign: i64,
    ) {
        let mut total = twice;
        for (other, n) in right {
            self.pairs[class * ALL + other] += sign * n;
            total += n;
        }
        for (other, n) in left {
            self.pairs[other * ALL + class] += sign * n;
        }
        self.pairs[class * ALL + class] += sign * twice;
        self.size[class] += sign * total;
    }

    /// What the likelihood gains when the (removed) word joins a class.
    fn gain(
        &self,
        to: usize,
        right: &[(usize, i64)],
        left: &[(usize, i64)],
        twice: i64,
        total: i64,
    ) -> f64 {
        let mut sum = -2.0 * (self.log(self.size[to] + total) - self.log(self.size[to]));
        let mut own = twice;
        for (other, n) in right {
            if *other == to {
                own += n;
            } else {
                let now = self.pairs[to * ALL + other];
                sum += self.log(now + n) - self.log(now);
            }
        }
        for (other, n) in left {
            if *other == to {
                own += n;
            } else {
                let now = self.pairs[other * ALL + to];
                sum += self.log(now + n) - self.log(now);
            }
        }
        let now = self.pairs[to * ALL + to];
        sum + self.log(now + own) - self.log(now)
    }

    /// Joins the classes two by two, those of most similar neighbours first; paths from the root.
    fn tree(&self) -> Vec<u32> {
        let mut rows: Vec<Option<Vec<i64>>> = (0..CLASSES)
            .map(|c| {
                let right = (0..ALL).map(|d| self.pairs[c * ALL + d]);
                let left = (0..ALL).map(|d| self.pairs[d * ALL + c]);
                Some(right.chain(left).collect())
            })
            .collect();
        let mut members: Vec<Vec<usize>> = (0..CLASSES).map(|c| vec![c]).collect();
        let mut paths: Vec<Vec<bool>> = vec![Vec::new(); CLASSES];
        let mut costs = vec![f64::MAX; CLASSES * CLASSES];
        for a in 0..CLASSES {
            for b in 0..a {
                costs[a * CLASSES + b] = self.cost(&rows[a], &rows[b]);
            }
        }
        for _ in 1..CLASSES {
            let at = (0..costs.len()).fold(0, |m, i| if costs[i] < costs[m] { i } else { m });
            let (a, b) = (at / CLASSES, at % CLASSES);
            for (side, bit) in [(a, false), (b, true)] {
                members[side].iter().for_each(|c| paths[*c].push(bit));
            }
            let moved = std::mem::take(&mut members[b]);
            members[a].extend(moved);
            let other = rows[b].take().unwrap_or_default();
            if let Some(row) = rows[a].as_mut() {
                row.iter_mut().zip(other).for_each(|(x, y)| *x += y);
            }
            for c in 0..CLASSES {
                for at in [b * CLASSES + c, c * CLASSES + b] {
                    costs[at] = f64::MAX;
                }
                if c != a && rows[c].is_some() {
                    let (high, low) = (a.max(c), a.min(c));
                    costs[high * CLASSES + low] = self.cost(&rows[a], &rows[c]);
                }
            }
        }
        paths
            .iter()
            .map(|p| {
                p.iter()
                    .rev()
                    .take(32)
                    .enumerate()
                    .fold(0, |m, (i, b)| m | u32::from(*b) << (31 - i))
            })
            .collect()
    }

    /// What joining two rows of counts loses.
    fn cost(&self, a: &Option<Vec<i64>>, b: &Option<Vec<i64>>) -> f64 {
        let (Some(a), Some(b)) = (a, b) else { return f64::MAX };
        let (mut sum, mut total_a, mut total_b) = (0.0, 0, 0);
        for (x, y) in a.iter().zip(b) {
            sum += self.log(*x) + self.log(*y) - self.log(x + y);
            total_a += x;
            total_b += y;
        }
        sum - self.log(total_a) - self.log(total_b) + self.log(total_a + total_b)
    }
}
