//! Claims about two actors, joined by the pair; claims about one actor's state, joined by the
//! actor and what it is about.

use std::collections::{BTreeMap, HashSet};

use crate::evidence::Settings;
use crate::fact::Fact;
use crate::group::Group;
use crate::hash::{both, hash};
use crate::tables::Kind;
use crate::verdict::{figures, runs, stances};

/// A relation's two actors, by the root of their names.
pub type Pair = (u64, u64);

/// The pair that a question is about, if it is one, and the claims that answer it.
pub type Question = (Option<Pair>, Vec<usize>);

/// Actors of one side of a claim that are paired; a longer list is cut.
const ACTORS: usize = 8;

/// The records of relations and states among facts, given by index in canonical order. A claim
/// of several pairs stands in the record of each pair that another claim shares.
pub fn records(facts: &[Fact], given: &[usize], settings: &Settings) -> Vec<Group> {
    let mut questions = Questions::default();
    given.iter().for_each(|&i| questions.add(i, &facts[i]));
    let (asked, mut rest) = questions.parts();
    let mut groups: Vec<Group> =
        asked.iter().flat_map(|(pair, members)| answers(facts, members, *pair, settings)).collect();
    rest.retain_unjoined(&groups);
    groups.extend(rest.0.iter().map(|&i| group(facts, vec![i], None, settings)));
    groups
}

/// Claims by the questions that they answer.
#[derive(Default)]
pub struct Questions {
    asked: BTreeMap<u64, Question>,
    given: Vec<usize>,
}

impl Questions {
    /// Adds a claim, by index; later ones have greater indices.
    pub fn add(&mut self, i: usize, fact: &Fact) {
        self.given.push(i);
        for (question, pair) in questions_of(fact) {
            let (_, members) = self.asked.entry(question).or_insert((pair, Vec::new()));
            if members.last() != Some(&i) {
                members.push(i);
            }
        }
    }

    /// The claims that share a question, question by question, and all that were given.
    pub fn parts(self) -> (Vec<Question>, Rest) {
        let shared = self.asked.into_values().filter(|(_, members)| members.len() > 1);
        (shared.collect(), Rest(self.given))
    }
}

/// Claims that are in no group yet.
pub struct Rest(pub Vec<usize>);

impl Rest {
    /// Takes out those that stand in a group.
    pub fn retain_unjoined(&mut self, groups: &[Group]) {
        let stands: HashSet<usize> = groups.iter().flat_map(|g| &g.members).copied().collect();
        self.0.retain(|i| !stands.contains(i));
    }
}

/// The records of one question.
pub fn answers(
    facts: &[Fact],
    members: &[usize],
    pair: Option<Pair>,
    settings: &Settings,
) -> Vec<Group> {
    let parted = members.first().is_some_and(|&i| facts[i].predicate.parted);
    let parts = if parted { runs(facts, members) } else { vec![members.to_vec()] };
    let parts = parts.into_iter().flat_map(|part| by_year(facts, part, settings));
    parts.filter(|p| p.len() > 1).map(|part| group(facts, part, pair, settings)).collect()
}

/// The record of claims that answer one question, or of one claim.
pub fn group(
    facts: &[Fact],
    members: Vec<usize>,
    pair: Option<Pair>,
    settings: &Settings,
) -> Group {
    let first = &facts[members[0]];
    let relation = first.predicate.kind == Kind::Relation;
    let counted = !relation && members.iter().all(|&i| facts[i].figure.is_some());
    let ruling =
        if counted { figures(facts, &members, settings) } else { stances(facts, &members) };
    let kind = if counted {
        "quantity"
    } else if relation {
        "relation"
    } else {
        "event"
    };
    let kind = if first.predicate.stance != 0 { "relation" } else { kind };
    Group { kind, members, ruling, pair }
}

/// The questions that a claim answers, each with the pair of actors it is about.
fn questions_of(fact: &Fact) -> Vec<(u64, Option<Pair>)> {
    if fact.predicate.kind == Kind::Relation { pairs(fact) } else { states(fact) }
}

fn pairs(fact: &Fact) -> Vec<(u64, Option<Pair>)> {
    let axis = hash(fact.predicate.axis.as_bytes());
    let mut asked = Vec::new();
    let mut subjects: Vec<_> = fact.subject.iter().take(ACTORS).collect();
    let mut objects: Vec<_> = fact.object.iter().take(ACTORS).collect();
    if fact.predicate.symmetric && (subjects.is_empty() || objects.is_empty()) {
        // "the two have made peace": both actors on one side.
        let all: Vec<_> = fact.subject.iter().chain(&fact.object).take(ACTORS).collect();
        (subjects, objects) = (all.clone(), all);
    }
    for a in &subjects {
        for b in &objects {
            if a.root == b.root {
                continue;
            }
            let turn = fact.predicate.symmetric && b.root < a.root;
            let (x, y) = if turn { (b.root, a.root) } else { (a.root, b.root) };
            asked.push((both(both(axis, x), y), Some((x, y))));
        }
    }
    asked.sort_unstable();
    asked.dedup();
    asked
}

/// A state is about its subject and, unless it is a figure's, about its object, place or manner.
fn states(fact: &Fact) -> Vec<(u64, Option<Pair>)> {
    let Some(subject) = fact.subject.first() else { return Vec::new() };
    let question = both(hash(fact.predicate.name.as_bytes()), subject.root);
    if fact.predicate.lasting && fact.figure.is_some() {
        return vec![(both(question, fact.thing.kind_hash()), None)];
    }
    let mut about: Vec<u64> = fact.object.iter().take(ACTORS).map(|p| p.root).collect();
    about.extend(fact.place.first().map(|p| p.key));
    about.extend(fact.claim.mode.as_deref().map(|m| hash(m.as_bytes())));
    about.sort_unstable();
    about.dedup();
    about.into_iter().map(|a| (both(question, a), None)).collect()
}

/// A record of too many claims is split by the year they are about, or were published in.
fn by_year(facts: &[Fact], members: Vec<usize>, settings: &Settings) -> Vec<Vec<usize>> {
    if members.len() <= settings.most_claims {
        return vec![members];
    }
    let mut years: BTreeMap<Option<i32>, Vec<usize>> = BTreeMap::new();
    for i in members {
        let day = facts[i].days.map(|d| d.from).or(facts[i].published);
        let year = day.map(|d| (f64::from(d) / 365.2425).floor() as i32);
        years.entry(year).or_default().push(i);
    }
    let mut parts = Vec::new();
    for year in years.into_values() {
        parts.extend(year.chunks(settings.most_claims).map(<[usize]>::to_vec));
    }
    parts
}
