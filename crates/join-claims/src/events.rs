//! Episodes of different articles that tell of one event.

use std::collections::HashMap;

use crate::episode::{Episode, apart, episodes};
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
        explain(Weighed { claims, pieces, joined: clusters.join(a, b) });
    }
    clusters.facts(&all)
}

/// Rare words weigh more (inverse document frequency), within the block. The prior keeps small
/// blocks from taking every word for rare or for common.
fn weigh_words(all: &mut [Episode]) {
    const PRIOR: f32 = 50.0;
    let mut met: HashMap<u64, f32> = HashMap::new();
    for episode in all.iter() {
        for &(word, _) in &episode.words {
            *met.entry(word).or_default() += 1.0;
        }
    }
    let n = all.len() as f32 + PRIOR;
    for episode in all {
        for (word, weight) in &mut episode.words {
            let met = met.get(word).copied().unwrap_or(1.0);
            *weight = (1.0 + weight.ln()) * (n / (met + 1.0)).ln().max(0.1);
        }
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
        let reach = if list.len() <= settings.most_alike { list.len() } else { settings.most_alike / 2 };
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
    let mut keys: Vec<u64> = episode.people.iter().map(|&p| both(1, p)).collect();
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

/// Episodes joined so far, with what a further one must not contradict.
struct Clusters<'e, 'a> {
    sets: Sets,
    days: Vec<Option<Days>>,
    members: Vec<Vec<usize>>,
    all: &'e [Episode<'a>],
}

/// Members of a cluster that a new one's place is held against.
const HELD: usize = 16;

impl<'e, 'a> Clusters<'e, 'a> {
    fn new(all: &'e [Episode<'a>]) -> Self {
        Self {
            sets: Sets::new(all.len()),
            days: all.iter().map(|e| e.days).collect(),
            members: (0..all.len()).map(|i| vec![i]).collect(),
            all,
        }
    }

    /// Makes one cluster of two, unless their times or places cannot be one event's.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.sets.find(a), self.sets.find(b));
        if a == b {
            return true;
        }
        let days = match (self.days[a], self.days[b]) {
            (Some(x), Some(y)) if x.meets(y, 1) => x.shared(y).or(Some(x.min(y))),
            (Some(_), Some(_)) => return false,
            (x, y) => x.or(y),
        };
        let far = self.members[a].iter().take(HELD).any(|&x| {
            let far = |&y: &usize| apart(&self.all[x].places, &self.all[y].places);
            self.members[b].iter().take(HELD).any(far)
        });
        if far {
            return false;
        }
        let one = self.sets.join(a, b);
        let other = if one == a { b } else { a };
        let more = std::mem::take(&mut self.members[other]);
        self.members[one].extend(more);
        self.days[one] = days;
        true
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
