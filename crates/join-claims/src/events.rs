//! Episodes of different articles that tell of one event.

use std::collections::HashMap;

use crate::episode::{Episode, episodes};
use crate::evidence::{Piece, Settings, sum, weigh};
use crate::fact::Fact;
use crate::hash::both;
use crate::sets::Sets;
use crate::time::Days;

/// A pair of episodes that was weighed, for `--explain`.
pub struct Weighed {
    /// A claim of each.
    pub claims: (usize, usize),
    /// What spoke for and against.
    pub pieces: Vec<Piece>,
    /// Was it enough, and nothing else in the way?
    pub joined: bool,
}

/// Gathers facts of one family (given by index, in canonical order) into events: each a sorted
/// list of facts. Tells every pair weighed to `explain`.
pub fn events(
    facts: &[Fact],
    family: &[usize],
    settings: &Settings,
    explain: &mut dyn FnMut(Weighed),
) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for of_doc in family.chunk_by(|&a, &b| facts[a].doc == facts[b].doc) {
        all.extend(episodes(facts, of_doc));
    }
    weigh_words(&mut all);
    let mut linked: Vec<(f64, usize, usize, Vec<Piece>)> = Vec::new();
    for (a, b) in candidates(&all, settings) {
        let Some(pieces) = weigh(&all[a], &all[b], settings) else { continue };
        let score = sum(&pieces);
        if score >= settings.enough {
            linked.push((score, a, b, pieces));
        } else {
            let claims = (all[a].facts[0], all[b].facts[0]);
            explain(Weighed { claims, pieces, joined: false });
        }
    }
    // The strongest first, so that a weak link cannot bar a strong one.
    linked.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut clusters = Clusters::new(&all);
    for (_, a, b, pieces) in linked {
        let claims = (all[a].facts[0], all[b].facts[0]);
        explain(Weighed { claims, pieces, joined: clusters.join(&all, a, b, settings) });
    }
    clusters.facts(&all)
}

/// Rare words weigh more (inverse document frequency), within the block. The prior keeps small
/// blocks from taking every word for rare or for common.
fn weigh_words(all: &mut [Episode]) {
    let mut met: HashMap<u64, u32> = HashMap::new();
    let mut count = |key: u64| *met.entry(key).or_default() += 1;
    for episode in all.iter() {
        episode.words.iter().for_each(|&(word, _)| count(word));
        episode.people.iter().for_each(|p| count(both(1, p.surname)));
        episode.places.iter().for_each(|p| count(both(3, p.key)));
    }
    let rarity = Rarity { met, n: all.len() as f64 };
    for episode in all {
        for (word, weight) in &mut episode.words {
            *weight = (1.0 + weight.ln()) * rarity.of(*word).max(0.1) as f32;
        }
        for person in &mut episode.people {
            person.weight = rarity.share(both(1, person.surname));
        }
        let weights = episode.places.iter().map(|p| rarity.share(both(3, p.key)));
        episode.place_weights = weights.collect();
    }
}

/// How often words and names are met among the episodes of a block.
struct Rarity {
    met: HashMap<u64, u32>,
    n: f64,
}

impl Rarity {
    /// Inverse document frequency. The prior keeps small blocks from taking every word for rare
    /// or for common.
    fn of(&self, key: u64) -> f64 {
        const PRIOR: f64 = 50.0;
        let met = self.met.get(&key).copied().unwrap_or(1);
        ((self.n + PRIOR) / (f64::from(met) + 1.0)).ln()
    }

    /// The same, as a share of what a name met in two episodes of a hundred weighs.
    fn share(&self, key: u64) -> f64 {
        (self.of(key) / (150.0_f64 / 3.0).ln()).clamp(0.25, 1.5)
    }
}

/// Pairs worth weighing: those that share a name, a rare word, a place at a time. Of a long list
/// only neighbours in time are paired (sorted neighbourhood, Hernández and Stolfo 1995), so the
/// pairs grow with the episodes, not with their square.
fn candidates(all: &[Episode], settings: &Settings) -> Vec<(usize, usize)> {
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, episode) in all.iter().enumerate() {
        let mut keys = keys(episode);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            index.entry(key).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for mut list in index.into_values().filter(|list| list.len() > 1) {
        list.sort_by_key(|&i| (all[i].days.map(|d| d.from).or(all[i].published), i));
        let reach =
            if list.len() <= settings.most_alike { list.len() } else { settings.most_alike / 2 };
        for (at, &a) in list.iter().enumerate() {
            pairs.extend(list[at + 1..].iter().take(reach).map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many of an episode's rarest words it is found by.
const RAREST: usize = 10;

fn keys(episode: &Episode) -> Vec<u64> {
    let mut keys: Vec<u64> = episode.people.iter().map(|&p| both(1, p.surname)).collect();
    let mut words: Vec<(u64, f32)> = episode.words.clone();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    keys.extend(words.iter().take(RAREST).map(|&(word, _)| both(2, word)));
    for place in &episode.places {
        for &at in place.chain.iter().chain([&place.key]) {
            keys.push(both(3, at));
            if let Some(days) = episode.days.filter(|d| d.length() <= 62) {
                let (first, last) = (days.from.div_euclid(31), (days.to - 1).div_euclid(31));
                keys.extend((first..=last).map(|month| both(at, month as u64)));
            }
        }
    }
    keys
}

/// Members of a cluster that stand for it.
const HELD: usize = 8;

/// What a pair that cannot be one event weighs in a mean.
const IMPOSSIBLE: f64 = -6.0;

/// Episodes joined so far, with what a further one must not contradict.
struct Clusters {
    sets: Sets,
    days: Vec<Option<Days>>,
    members: Vec<Vec<usize>>,
}

/// Days that articles' dates of one event may lie apart, once other evidence has joined them.
const APART: i32 = 10;

impl Clusters {
    fn new(all: &[Episode]) -> Self {
        Self {
            sets: Sets::new(all.len()),
            days: all.iter().map(|e| e.days).collect(),
            members: (0..all.len()).map(|i| vec![i]).collect(),
        }
    }

    /// Makes one cluster of two, unless their times or places cannot be one event's.
    fn join(&mut self, all: &[Episode], a: usize, b: usize, settings: &Settings) -> bool {
        let (a, b) = (self.sets.find(a), self.sets.find(b));
        if a == b {
            return true;
        }
        let days = match (self.days[a], self.days[b]) {
            // Days that lie apart by little may be of one event; the earlier is its day.
            (Some(x), Some(y)) if x.meets(y, APART) => x.shared(y).or(Some(x.min(y))),
            (Some(_), Some(_)) => return false,
            (x, y) => x.or(y),
        };
        if self.mean(all, a, b, settings) < settings.enough_mean {
            return false;
        }
        let one = self.sets.join(a, b);
        let other = if one == a { b } else { a };
        let more = std::mem::take(&mut self.members[other]);
        self.members[one].extend(more);
        self.days[one] = days;
        true
    }

    /// The mean evidence between two clusters, over a few members of each.
    fn mean(&self, all: &[Episode], a: usize, b: usize, settings: &Settings) -> f64 {
        let (a, b) = (&self.members[a], &self.members[b]);
        let few = |list: &[usize]| -> Vec<usize> {
            list.iter().copied().step_by(list.len().div_ceil(HELD)).collect()
        };
        let (a, b) = (few(a), few(b));
        let mut total = 0.0;
        for &x in &a {
            for &y in &b {
                total += weigh(&all[x], &all[y], settings).map_or(IMPOSSIBLE, |p| sum(&p));
            }
        }
        total / (a.len() * b.len()) as f64
    }

    fn facts(self, all: &[Episode]) -> Vec<Vec<usize>> {
        let mut events: Vec<Vec<usize>> = Vec::new();
        for members in self.members.iter().filter(|m| !m.is_empty()) {
            let mut facts: Vec<usize> =
                members.iter().flat_map(|&e| all[e].facts.iter().copied()).collect();
            facts.sort_unstable();
            events.push(facts);
        }
        events.sort_unstable();
        events
    }
}
