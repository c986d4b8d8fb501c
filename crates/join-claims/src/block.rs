//! One block of claims, those of one `key`, from facts to groups.

use std::collections::BTreeMap;

use records::Claim;

use crate::episode::episodes;
use crate::events::{Weighed, events};
use crate::evidence::Settings;
use crate::fact::Fact;
use crate::group::Group;
use crate::tables::Kind;
use crate::verdict::{Ruling, stance};
use crate::{happenings, relations, statements};

/// The order in which claims are taken, whatever order they came in.
pub fn canonical(a: &Claim, b: &Claim) -> std::cmp::Ordering {
    let place = |c: &'_ Claim| (c.sentence(), c.start, c.end);
    (a.key.as_str(), a.doc.as_str(), place(a), a.predicate.as_str(), a.id.as_str(), a.text.as_str())
        .cmp(&(b.key.as_str(), b.doc.as_str(), place(b), &b.predicate, &b.id, &b.text))
}

/// Is it one claim, given twice? Articles of one name may have claims of one id.
pub fn same(a: &Claim, b: &Claim) -> bool {
    (&a.id, &a.text, &a.key) == (&b.id, &b.text, &b.key)
}

/// The groups among facts of one key in canonical order, in a fixed order: every fact stands in
/// one at least. Tells every pair of events weighed to `explain`, if it is given.
pub fn groups(facts: &[Fact], settings: &Settings, mut explain: Explain) -> Vec<Group> {
    let kinds = Kinds::of(facts);
    let mut groups: Vec<Group> = kinds.possible.iter().map(|&i| alone(facts, i)).collect();
    for family in kinds.families.values() {
        let by_doc = family.chunk_by(|&a, &b| facts[a].doc == facts[b].doc);
        let told = by_doc.flat_map(|of_doc| episodes(facts, of_doc)).collect();
        for event in events(told, settings, reborrow(&mut explain)) {
            groups.extend(happenings::records(facts, &event, settings));
        }
    }
    groups.extend(relations::records(facts, &kinds.relations, settings));
    groups.extend(statements::records(facts, &kinds.statements, settings));
    order(&mut groups);
    groups
}

/// Who is told of the pairs that are weighed.
pub type Explain<'a> = Option<&'a mut dyn FnMut(Weighed)>;

/// The same listener, once more.
pub fn reborrow<'a>(explain: &'a mut Explain) -> Explain<'a> {
    match explain {
        Some(explain) => Some(&mut **explain),
        None => None,
    }
}

/// The order in which groups are written.
pub fn order(groups: &mut [Group]) {
    groups.sort_by(|a, b| (&a.members, a.kind, a.pair).cmp(&(&b.members, b.kind, b.pair)));
}

/// Facts by how they are joined, by index.
#[derive(Default)]
pub struct Kinds {
    /// What might happen is no event yet, and what might be is no relation: these stand alone.
    pub possible: Vec<usize>,
    /// What happened, by family.
    pub families: BTreeMap<&'static str, Vec<usize>>,
    /// Relations and states.
    pub relations: Vec<usize>,
    /// Counted statements of no known predicate.
    pub statements: Vec<usize>,
}

impl Kinds {
    /// Sorts facts.
    pub fn of(facts: &[Fact]) -> Kinds {
        let mut kinds = Kinds::default();
        for (i, fact) in facts.iter().enumerate() {
            let list = match fact.predicate.kind {
                Kind::Event if fact.hypothetical() => &mut kinds.possible,
                Kind::Relation if fact.hypothetical() && stance(fact) == 0 => &mut kinds.possible,
                Kind::Event => kinds.families.entry(&fact.predicate.family).or_default(),
                Kind::Relation | Kind::State => &mut kinds.relations,
                Kind::Statement => &mut kinds.statements,
            };
            list.push(i);
        }
        kinds
    }
}

/// The group of a fact that is joined with none.
pub fn alone(facts: &[Fact], i: usize) -> Group {
    let kind = match facts[i].predicate.kind {
        Kind::Relation => "relation",
        _ if facts[i].figure.is_some() => "quantity",
        _ => "event",
    };
    let mut ruling = Ruling::agree(facts, &[i], "");
    ruling.why = "one source, as a possibility".to_string();
    Group { kind, members: vec![i], ruling, pair: None }
}
