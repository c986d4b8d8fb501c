//! From a group of facts to a joined record.

use std::borrow::Cow;
use std::collections::BTreeSet;

use records::{Actor, Claim, Joined};
use serde::Serialize;

use crate::fact::Fact;
use crate::figure::words;
use crate::group::Group;
use crate::hash::{both, hash};
use crate::origins;
use crate::party::{Like, Party};

/// A joined record without its claims, which follow as they came.
#[derive(Serialize)]
pub struct Head<'a> {
    r#type: &'static str,
    id: String,
    kind: &'static str,
    about: String,
    predicates: Vec<&'a str>,
    subject: Cow<'a, [Actor]>,
    object: &'a [Actor],
    place: &'a [Actor],
    from: Option<&'a str>,
    to: Option<&'a str>,
    low: Option<f64>,
    best: Option<f64>,
    high: Option<f64>,
    verdict: &'static str,
    why: Cow<'a, str>,
    sides: Vec<Vec<&'a str>>,
    articles: u64,
    origins: u64,
}

/// Describes a group.
pub fn head<'a>(facts: &[Fact<'a>], group: &'a Group) -> Head<'a> {
    let members = &group.members;
    let claims = || members.iter().map(|&i| facts[i].claim);
    let mut predicates: Vec<&str> = claims().map(|c| c.predicate.as_str()).collect();
    predicates.sort_unstable();
    predicates.dedup();
    let (subject, object) = actors(facts, group);
    let rivals = if group.pair.is_none() { rivals(facts, members) } else { Vec::new() };
    let why = &group.ruling.why;
    let why = if rivals.is_empty() {
        Cow::Borrowed(why.as_str())
    } else {
        Cow::Owned(format!("{why}; who did it is told differently"))
    };
    let place = lead(claims(), |c| &c.place);
    let (from, to) = times(facts, members);
    let (low, best, high) = estimate(facts, group);
    let (articles, origins) = origins::count(facts, members);
    let sides = group.ruling.sides.iter();
    let id = |&i: &usize| facts[i].claim.id.as_str();
    Head {
        r#type: "joined",
        id: name(facts, group),
        kind: group.kind,
        about: about(facts, group, &predicates, (heads(subject, &rivals), object, place), from),
        predicates,
        subject: if rivals.is_empty() { Cow::Borrowed(subject) } else { Cow::Owned(rivals) },
        object,
        place,
        from,
        to,
        low,
        best,
        high,
        verdict: group.ruling.verdict.name(),
        why,
        sides: sides.map(|side| side.iter().map(id).collect()).collect(),
        articles,
        origins,
    }
}

impl Head<'_> {
    /// The record whole.
    pub fn joined(&self, claims: Vec<Claim>) -> Joined {
        let owned = |s: &str| s.to_string();
        Joined {
            r#type: owned(self.r#type),
            id: self.id.clone(),
            kind: owned(self.kind),
            about: self.about.clone(),
            predicates: self.predicates.iter().copied().map(owned).collect(),
            subject: self.subject.to_vec(),
            object: self.object.to_vec(),
            place: self.place.to_vec(),
            from: self.from.map(owned),
            to: self.to.map(owned),
            low: self.low,
            best: self.best,
            high: self.high,
            verdict: owned(self.verdict),
            why: self.why.to_string(),
            sides: self.sides.iter().map(|s| s.iter().copied().map(owned).collect()).collect(),
            articles: self.articles,
            origins: self.origins,
            claims,
        }
    }
}

/// The same for the same set of claims.
fn name(facts: &[Fact], group: &Group) -> String {
    let mut ids: Vec<u64> =
        group.members.iter().map(|&i| hash(facts[i].claim.id.as_bytes())).collect();
    ids.sort_unstable();
    let (a, b) = group.pair.unwrap_or_default();
    let seed = both(hash(group.kind.as_bytes()), both(a, b));
    format!("joined-{:016x}", ids.into_iter().fold(seed, both))
}

/// The list that says most: the first of those whose named actor most articles give, else the
/// first that is not empty.
fn lead<'a>(
    claims: impl Iterator<Item = &'a Claim> + Clone,
    field: impl Fn(&'a Claim) -> &'a Vec<Actor>,
) -> &'a [Actor] {
    let mut named: Vec<(&Actor, &[Actor], BTreeSet<&str>)> = Vec::new();
    for claim in claims.clone() {
        let list = field(claim);
        let Some(actor) = list.iter().find(|a| a.label.is_some()) else { continue };
        let same = |a: &Actor| a.id == actor.id && (a.id.is_some() || a.name == actor.name);
        match named.iter().position(|(a, ..)| same(a)) {
            Some(at) => _ = named[at].2.insert(&claim.doc),
            None if named.len() < MANY => named.push((actor, list, BTreeSet::from([&*claim.doc]))),
            None => {}
        }
    }
    let most = named.iter().map(|(.., docs)| docs.len()).max();
    let best = named.iter().find(|(.., docs)| Some(docs.len()) == most).map(|&(_, list, _)| list);
    best.or_else(|| claims.map(|c| field(c).as_slice()).find(|l| !l.is_empty())).unwrap_or(&[])
}

/// The named doers that equally many articles give and none more, where they are told apart.
fn rivals(facts: &[Fact], members: &[usize]) -> Vec<Actor> {
    let mut named: Vec<(&Actor, &Party, BTreeSet<u64>)> = Vec::new();
    for fact in members.iter().map(|&i| &facts[i]) {
        let mut doers = fact.claim.subject.iter().zip(&fact.subject);
        let Some((actor, party)) = doers.find(|(a, _)| a.label.is_some()) else { continue };
        let one = |p: &Party| matches!(p.like(party), Like::Same | Like::Within);
        match named.iter().position(|(_, p, _)| one(p)) {
            Some(at) => _ = named[at].2.insert(fact.doc),
            None if named.len() < MANY => named.push((actor, party, BTreeSet::from([fact.doc]))),
            None => {}
        }
    }
    let most = named.iter().map(|(.., docs)| docs.len()).max();
    named.retain(|(.., docs)| Some(docs.len()) == most);
    if named.len() < 2 { Vec::new() } else { named.into_iter().map(|(a, ..)| a.clone()).collect() }
}

/// Who stands at the head of a record.
fn heads<'a>(lead: &'a [Actor], rivals: &'a [Actor]) -> &'a [Actor] {
    if rivals.is_empty() { lead } else { rivals }
}

/// Actors that are told apart for a record's head.
const MANY: usize = 64;

/// Subject and object: of a relation, those of the pair, from the claim with the fewest others.
fn actors<'a>(facts: &[Fact<'a>], group: &Group) -> (&'a [Actor], &'a [Actor]) {
    let claims = group.members.iter().map(|&i| facts[i].claim);
    let Some((a, b)) = group.pair else {
        return (lead(claims.clone(), |c| &c.subject), lead(claims, |c| &c.object));
    };
    let plainest = claims.min_by_key(|c| c.subject.len() + c.object.len());
    let Some(claim) = plainest else { return (&[], &[]) };
    let all = || claim.subject.iter().chain(&claim.object);
    let find = |root: u64| all().find(|actor| Party::read(actor).root == root);
    let one = |actor: Option<&'a Actor>| actor.map_or(&[][..], std::slice::from_ref);
    (one(find(a)), one(find(b)))
}

/// The bounds that the claims share, as the claim with the shortest interval words them.
fn times<'a>(facts: &[Fact<'a>], members: &[usize]) -> (Option<&'a str>, Option<&'a str>) {
    let dated = members.iter().filter_map(|&i| Some((facts[i].days?.length(), i)));
    let Some((_, i)) = dated.min() else { return (None, None) };
    (facts[i].claim.from.as_deref(), facts[i].claim.to.as_deref())
}

/// Low, best and high in the sense of UCDP GED: the least figure of any claim, the latest exact
/// one, the greatest.
fn estimate(facts: &[Fact], group: &Group) -> (Option<f64>, Option<f64>, Option<f64>) {
    if !matches!(group.kind, "quantity" | "duplicate") {
        return (None, None, None);
    }
    let counted = || group.members.iter().map(|&i| &facts[i]).filter(|f| !f.negated());
    let figures = || counted().filter_map(|f| f.figure);
    let low = figures().filter_map(|f| f.low.or(f.high)).reduce(f64::min);
    let high = figures().filter_map(|f| f.high.or(f.low)).reduce(f64::max);
    let latest = |exact: bool| {
        counted()
            .filter(|f| f.figure.is_some_and(|f| f.is_exact() || !exact))
            .max_by_key(|f| (f.published, f.days.map(|d| d.from)))
    };
    let best = latest(true).or_else(|| latest(false));
    let value = |f: &Fact| {
        let stated = f.claim.quantity.as_ref().and_then(|q| q.value).filter(|v| v.is_finite());
        stated.or_else(|| f.figure.map(|f| f.middle()))
    };
    (low, best.and_then(value), high)
}

/// One line a person can read.
fn about(
    facts: &[Fact],
    group: &Group,
    predicates: &[&str],
    (subject, object, place): (&[Actor], &[Actor], &[Actor]),
    from: Option<&str>,
) -> String {
    let mut line = predicates.join(" / ");
    line.push_str(": ");
    let names = |list: &[Actor]| {
        let mut names: Vec<&str> = list.iter().take(3).map(|a| a.name.as_str()).collect();
        if list.len() > 3 {
            names.push("…");
        }
        names.join(", ")
    };
    let counted = matches!(group.kind, "quantity" | "duplicate");
    let first = facts[group.members[0]].claim;
    let of = first.quantity.as_ref().filter(|_| counted).map(|q| {
        let of = q.of.clone().unwrap_or_default();
        if group.members.len() == 1 { format!("{} {of}", words(q)) } else { of }
    });
    let whom = if object.is_empty() { of.unwrap_or_default() } else { names(object) };
    line.push_str(&names(subject));
    if !whom.trim().is_empty() {
        line.push_str(if subject.is_empty() { "" } else { " → " });
        line.push_str(whom.trim());
    }
    for more in [names(place), from.map_or(String::new(), |f| f.chars().take(10).collect())] {
        if !more.is_empty() {
            line.push_str(", ");
            line.push_str(&more);
        }
    }
    line
}
