//! Episodes of different articles that tell of one event.

use std::collections::HashMap;

use crate::block::Explain;
use crate::episode::Episode;
use crate::evidence::{Piece, Settings, sum, weigh};
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

/// Gathers episodes into events: each a sorted list of facts. Tells every pair weighed to
/// `explain`, if it is given.
pub fn events(mut all: Vec<Episode>, settings: &Settings, mut explain: Explain) -> Vec<Vec<usize>> {
    weigh_words(&mut all);
    let mut tell = |a: usize, b: usize, joined: bool| {
        if let Some(explain) = &mut explain {
            let claims = (all[a].facts[0], all[b].facts[0]);
            let pieces = weigh(&all[a], &all[b], settings).unwrap_or_default();
            explain(Weighed { claims, pieces, joined });
        }
    };
    let mut linked: Vec<(f64, u32, u32)> = Vec::new();
    candidates(&all, settings, |a, b| {
        let Some(pieces) = weigh(&all[a], &all[b], settings) else { return };
        let score = sum(&pieces);
        if score >= settings.enough {
            linked.push((score, a as u32, b as u32));
        } else {
            tell(a, b, false);
        }
    });
    // The strongest first, so that a weak link cannot bar a strong one.
    linked.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut clusters = Clusters::new(&all);
    for (_, a, b) in linked {
        let (a, b) = (a as usize, b as usize);
        let joined = clusters.join(&all, a, b, settings);
        tell(a, b, joined);
    }
    clusters.facts(&all)
}

/// Rare words weigh more (inverse document frequency), within the block. The prior keeps small
/// blocks from taking every word for rare or for common.
fn weigh_words(all: &mut [Episode]) {
    let mut met: HashMap<u64, u32> = HashMap::new();
    let mut count = |key: u64| *met.entry(key).or_default() += 1;
    for episode in all.iter() {
        episode.words.iter().for_each(|&(word, _)| count(u64::from(word)));
        episode.people.iter().for_each(|p| count(both(1, p.surname)));
        episode.places.iter().for_each(|p| count(both(3, p.key)));
    }
    let rarity = Rarity { met, n: all.len() as f64 };
    for episode in all {
        for (word, weight) in &mut episode.words {
            *weight = (1.0 + weight.ln()) * rarity.of(u64::from(*word)).max(0.1) as f32;
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

/// Tells pairs worth weighing, the first index below the second: those that share a name, a rare
/// word, a place at a time. Of a long list only neighbours in time are paired (sorted
/// neighbourhood, Hernández and Stolfo 1995), so the pairs grow with the episodes, not with their
/// square.
fn candidates(all: &[Episode], settings: &Settings, mut pair: impl FnMut(usize, usize)) {
    // One order for all lists: of a pair the same comes first wherever both stand.
    let time = |i: u32| all.get(i as usize).map(|e| e.days.map(|d| d.from).or(e.published));
    let order = |&i: &u32| (time(i), i);
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    for (i, episode) in all.iter().enumerate() {
        for key in keys(episode) {
            index.entry(key).or_default().push(i as u32);
        }
    }
    index.retain(|_, list| list.len() > 1);
    for list in index.values_mut() {
        list.sort_by_key(order);
        list.shrink_to_fit();
    }
    let mut others: Vec<usize> = Vec::new();
    for (i, episode) in all.iter().enumerate() {
        for list in keys(episode).iter().filter_map(|key| index.get(key)) {
            let few = list.len() <= settings.most_alike;
            let reach = if few { list.len() } else { settings.most_alike / 2 };
            let after = list.partition_point(|other| order(other) <= order(&(i as u32)));
            others.extend(list[after..].iter().take(reach).map(|&other| other as usize));
        }
        others.sort_unstable();
        others.dedup();
        others.drain(..).for_each(|other| pair(i.min(other), i.max(other)));
    }
}

/// How many of an episode's rarest words it is found by.
const RAREST: usize = 10;

fn keys(episode: &Episode) -> Vec<u64> {
    let mut keys: Vec<u64> = episode.people.iter().map(|&p| both(1, p.surname)).collect();
    let mut words: Vec<(u32, f32)> = episode.words.clone();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    keys.extend(words.iter().take(RAREST).map(|&(word, _)| both(2, u64::from(word))));
    for place in &episode.places {
        for &at in place.chain.iter().chain([&place.key]) {
            keys.push(both(3, at));
            if let Some(days) = episode.days.filter(|d| d.length() <= 62) {
                let (first, last) = (days.from.div_euclid(31), (days.to - 1).div_euclid(31));
                keys.extend((first..=last).map(|month| both(at, month as u64)));
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
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
