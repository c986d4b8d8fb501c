//! Word clusters from plain text: words that stand beside the same words, found by exchange
//! (Martin, Liermann and Ney 1998; one-sided counts as in Uszkoreit and Brants 2008, taken from
//! both sides), and how often each word is capitalised inside a sentence.

use crate::forms::Form;
use std::collections::{BTreeMap, HashMap};

/// Words rarer than this have no cluster.
const LEAST: u32 = 3;
/// Sizes of the two partitions.
const SIZES: [usize; 2] = [50, 250];
/// Rounds of exchange at most.
const ROUNDS: usize = 12;

/// The bytes of the table of word clusters: see `crate::clusters`.
///
/// `lines` are sentences, their tokens parted by blanks.
pub fn train_clusters<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let text = Text::read(lines);
    let partitions = SIZES.map(|size| text.exchange(size));
    let mut rows: Vec<(u32, [u8; 3])> = (0..text.words.len())
        .map(|w| {
            let [coarse, fine] = [partitions[0][w], partitions[1][w]];
            (text.words[w], [coarse as u8 + 1, fine as u8 + 1, text.case_class(w)])
        })
        .collect();
    rows.sort_unstable();
    eprintln!("clusters: {} words", rows.len());
    let mut out = Vec::new();
    for (key, values) in rows {
        out.extend(key.to_le_bytes());
        out.extend(values);
    }
    out
}

struct Text {
    /// The words' keys, the commonest first.
    words: Vec<u32>,
    counts: Vec<u32>,
    /// Times inside a sentence, and times capitalised there.
    inside: Vec<[u32; 2]>,
    /// Neighbours of each word with counts: words before, and, from `words.len()` on, words after.
    neighbours: Vec<Vec<(u32, u32)>>,
}

impl Text {
    fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Text {
        let lines: Vec<Vec<Form>> =
            lines.map(|l| l.split_whitespace().map(Form::new).collect()).collect();
        let mut counts = BTreeMap::<u32, u32>::new();
        for form in lines.iter().flatten() {
            *counts.entry(form.look.word).or_default() += 1;
        }
        let mut kept: Vec<(u32, u32)> = counts.into_iter().filter(|w| w.1 >= LEAST).collect();
        kept.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
        let number: HashMap<u32, usize> = kept.iter().enumerate().map(|(i, w)| (w.0, i)).collect();
        let n = kept.len();
        let mut pairs = vec![BTreeMap::<u32, u32>::new(); n];
        let mut inside = vec![[0; 2]; n];
        for line in &lines {
            let numbers: Vec<Option<usize>> =
                line.iter().map(|f| number.get(&f.look.word).copied()).collect();
            for (i, form) in line.iter().enumerate() {
                let Some(w) = numbers[i] else { continue };
                if i > 0 {
                    inside[w][0] += 1;
                    inside[w][1] += u32::from(form.look.case() > 1);
                }
                // Beyond the sentence stands number 2n.
                let before = i.checked_sub(1).map_or(Some(2 * n), |b| numbers[b]);
                let after = numbers.get(i + 1).copied().unwrap_or(Some(2 * n));
                let after = after.map(|a| if a == 2 * n { a + 1 } else { a + n });
                for beside in [before, after].into_iter().flatten() {
                    *pairs[w].entry(beside as u32).or_default() += 1;
                }
            }
        }
        Text {
            words: kept.iter().map(|w| w.0).collect(),
            counts: kept.iter().map(|w| w.1).collect(),
            inside,
            neighbours: pairs.into_iter().map(|p| p.into_iter().collect()).collect(),
        }
    }

    /// 1 seldom capitalised inside a sentence, 2 often, 3 nearly always.
    fn case_class(&self, word: usize) -> u8 {
        let [all, upper] = self.inside[word];
        match upper * 100 / all.max(1) {
            0..=10 => 1,
            11..=79 => 2,
            _ => 3,
        }
    }

    /// The cluster of each word, of `size` clusters.
    fn exchange(&self, size: usize) -> Vec<usize> {
        let n = self.words.len();
        let log = |x: f64| if x > 0.0 { x * x.ln() } else { 0.0 };
        let mut cluster: Vec<usize> = (0..n).map(|w| w % size).collect();
        let mut totals = vec![0.0; size];
        // beside[v * size + c]: how often neighbour v stands beside words of cluster c.
        let mut beside = vec![0.0_f64; (2 * n + 2) * size];
        for ((&c, &count), neighbours) in cluster.iter().zip(&self.counts).zip(&self.neighbours) {
            totals[c] += f64::from(count);
            for &(v, times) in neighbours {
                beside[v as usize * size + c] += f64::from(times);
            }
        }
        let mut gains = vec![0.0; size];
        for round in 0..ROUNDS {
            let mut moved = 0;
            for (w, home) in cluster.iter_mut().enumerate() {
                let old = *home;
                let count = f64::from(self.counts[w]);
                totals[old] -= count;
                for &(v, times) in &self.neighbours[w] {
                    beside[v as usize * size + old] -= f64::from(times);
                }
                // Both sides count, so the clusters' own sizes weigh twice.
                for (c, gain) in gains.iter_mut().enumerate() {
                    *gain = -2.0 * (log(totals[c] + count) - log(totals[c]));
                }
                for &(v, times) in &self.neighbours[w] {
                    let row = &beside[v as usize * size..(v as usize + 1) * size];
                    let times = f64::from(times);
                    let bare = log(times);
                    for (gain, &there) in gains.iter_mut().zip(row) {
                        *gain += if there > 0.0 { log(there + times) - log(there) } else { bare };
                    }
                }
                let mut best = old;
                for c in 0..size {
                    if gains[c] > gains[best] + 1e-9 {
                        best = c;
                    }
                }
                moved += usize::from(best != old);
                *home = best;
                totals[best] += count;
                for &(v, times) in &self.neighbours[w] {
                    beside[v as usize * size + best] += f64::from(times);
                }
            }
            eprintln!("clusters, {size}, round {}: {moved} of {n} moved", round + 1);
            if moved * 200 < n {
                break;
            }
        }
        cluster
    }
}
