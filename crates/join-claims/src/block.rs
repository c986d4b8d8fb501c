//! One block of claims, those of one `key`, from facts to groups.

use std::collections::BTreeMap;

use records::Claim;

use crate::events::{Weighed, events};
use crate::evidence::Settings;
use crate::fact::Fact;
use crate::group::Group;
use crate::tables::Kind;
use crate::verdict::{Ruling, stance};
use crate::{happenings, relations, statements};

/// The order in which claims are taken, whatever order they came in.
pub fn canonical(a: &Claim, b: &Claim) -> std::cmp::Ordering {
    let place = |c: &'_ Claim| (c.byte_start, c.start, c.end);
    (a.key.as_str(), a.doc.as_str(), place(a), a.predicate.as_str(), a.id.as_str(), a.text.as_str())
        .cmp(&(b.key.as_str(), b.doc.as_str(), place(b), &b.predicate, &b.id, &b.text))
}

/// The groups among facts of one key in canonical order, in a fixed order: every fact stands in
/// one at least.
pub fn groups(facts: &[Fact], settings: &Settings, explain: &mut dyn FnMut(Weighed)) -> Vec<Group> {
    let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let (mut relations, mut statements) = (Vec::new(), Vec::new());
    let mut groups = Vec::new();
    for (i, fact) in facts.iter().enumerate() {
        match fact.predicate.kind {
            // What might happen is no event yet, and what might be is no relation.
            Kind::Event if fact.hypothetical() => groups.push(alone(facts, i)),
            Kind::Relation if fact.hypothetical() && stance(fact) == 0 => {
                groups.push(alone(facts, i));
            }
            Kind::Event => families.entry(&fact.predicate.family).or_default().push(i),
            Kind::Relation | Kind::State => relations.push(i),
            Kind::Statement => statements.push(i),
        }
    }
    for family in families.values() {
        for event in events(facts, family, settings, explain) {
            groups.extend(happenings::records(facts, &event, settings));
        }
    }
    groups.extend(relations::records(facts, &relations, settings));
    groups.extend(statements::records(facts, &statements, settings));
    groups.sort_by(|a, b| (&a.members, a.kind, a.pair).cmp(&(&b.members, b.kind, b.pair)));
    groups
}

fn alone(facts: &[Fact], i: usize) -> Group {
    let kind = match facts[i].predicate.kind {
        Kind::Relation => "relation",
        _ if facts[i].figure.is_some() => "quantity",
        _ => "event",
    };
    let mut ruling = Ruling::agree(facts, &[i], "");
    ruling.why = "one source, as a possibility".to_string();
    Group { kind, members: vec![i], ruling, pair: None }
}
