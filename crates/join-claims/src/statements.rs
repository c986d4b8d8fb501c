//! Counted statements of no known predicate: joined only when all but the same is said.

use std::collections::BTreeMap;

use crate::copies::copies;
use crate::evidence::Settings;
use crate::fact::Fact;
use crate::group::Group;
use crate::hash::{both, hash};
use crate::sets::Sets;
use crate::verdict::{Ruling, figures, stances};
use crate::words::telling;

/// The records of statements, given by index in canonical order.
///
/// Two are joined when their sentences are copies and count the same, or when the same subject
/// counts the same thing with the same word, and either figure or day are equal.
pub fn records(facts: &[Fact], given: &[usize], settings: &Settings) -> Vec<Group> {
    let mut sets = Sets::new(given.len());
    join_copies(facts, given, &mut sets);
    join_same(facts, given, &mut sets);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, &i) in given.iter().enumerate() {
        members.entry(sets.find(at)).or_default().push(i);
    }
    members
        .into_values()
        .map(|members| {
            let ruling = ruling(facts, &members, settings);
            let copied = members.len() > 1 && all_copies(facts, &members);
            let kind = match () {
                () if copied => "duplicate",
                () if members.iter().all(|&i| facts[i].figure.is_some()) => "quantity",
                () => "event",
            };
            Group { kind, members, ruling, pair: None }
        })
        .collect()
}

fn ruling(facts: &[Fact], members: &[usize], settings: &Settings) -> Ruling {
    if members.iter().all(|&i| facts[i].figure.is_some()) {
        figures(facts, members, settings)
    } else {
        stances(facts, members)
    }
}

/// A figure, what it counts and what it is measured in, as one hash.
fn figure_and_thing(fact: &Fact) -> u64 {
    let (low, high) = fact.figure.map_or((0.0, 0.0), |f| f.bounds());
    both(both(both(low.to_bits(), high.to_bits()), thing(fact)), measure(fact))
}

/// What a figure is measured in; 0 for a plain count.
fn measure(fact: &Fact) -> u64 {
    let quantity = fact.claim.quantity.as_ref();
    let unit = quantity.and_then(|q| q.currency.as_deref().or(q.unit.as_deref()));
    unit.map_or(0, |unit| hash(unit.as_bytes()))
}

fn thing(fact: &Fact) -> u64 {
    let of = fact.claim.quantity.as_ref().and_then(|q| q.of.as_deref()).unwrap_or("");
    let mut words = telling(of);
    words.sort_unstable();
    words.into_iter().fold(0, both)
}

fn join_copies(facts: &[Fact], given: &[usize], sets: &mut Sets) {
    let mut same: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, &i) in given.iter().enumerate() {
        same.entry(figure_and_thing(&facts[i])).or_default().push(at);
    }
    for list in same.values().filter(|list| list.len() > 1) {
        let sentences: Vec<&[u64]> = list.iter().map(|&at| facts[given[at]].shingles()).collect();
        copies(&sentences, |a, b| {
            sets.join(list[a], list[b]);
        });
    }
}

fn join_same(facts: &[Fact], given: &[usize], sets: &mut Sets) {
    /// Neighbours in time that a statement is held against.
    const REACH: usize = 8;
    let mut same: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, &i) in given.iter().enumerate() {
        let (thing, fact) = (thing(&facts[i]), &facts[i]);
        if let Some(subject) = fact.subject.first().filter(|_| thing != 0) {
            let cue = hash(fact.claim.cue.to_lowercase().as_bytes());
            let key = both(both(both(subject.key, thing), cue), measure(fact));
            same.entry(key).or_default().push(at);
        }
    }
    for list in same.values_mut().filter(|list| list.len() > 1) {
        list.sort_by_key(|&at| (facts[given[at]].days, at));
        for (n, &a) in list.iter().enumerate() {
            for &b in list[n + 1..].iter().take(REACH) {
                let (x, y) = (&facts[given[a]], &facts[given[b]]);
                let meet = match (x.days, y.days) {
                    (Some(p), Some(q)) => p.meets(q, 0),
                    _ => x.days == y.days,
                };
                let dated = x.days.is_some() && x.days == y.days && x.doc != y.doc;
                let figure = x.figure.is_some() && x.figure == y.figure;
                if meet && (figure || dated) {
                    sets.join(a, b);
                }
            }
        }
    }
}

fn all_copies(facts: &[Fact], members: &[usize]) -> bool {
    let sentences: Vec<&[u64]> = members.iter().map(|&i| facts[i].shingles()).collect();
    let mut sets = Sets::new(members.len());
    copies(&sentences, |a, b| {
        sets.join(a, b);
    });
    sets.count() == 1
}
