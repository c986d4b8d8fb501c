//! Actors that one noun tells of together.

use crate::actors::actor::{Filler, Name, name, plural_noun, tidy};
use crate::actors::named::stands_for;
use crate::tables::lexicon::Lexicon;
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// "Israeli and Palestinian officials" are two, "U.S. and Iraqi troops" too.
pub fn several(s: &Sentence, names: &[Name], lexicon: &Lexicon, head: Index) -> Vec<Filler> {
    let named = |c: Index| s.words[c].entity.and_then(|e| names.get(e));
    let before = |c: &Index| {
        *c < head
            && matches!(s.rel(*c), Rel::Amod | Rel::Compound)
            && s.tag(head) == Tag::Noun
            && named(*c).is_some()
    };
    let mut all = match s.children(head).find(before) {
        Some(first) => s.conjuncts(first),
        None => Vec::new(),
    };
    if all.len() < 2 || all.iter().any(|&c| named(c).is_none() || c > head) {
        all = adjacent(s, names, head);
    }
    before_comma(s, names, &mut all);
    let apart = all.len() < 2;
    if apart {
        all = represented(s, names, lexicon, head);
    }
    if all.len() < 2 || s.tag(head) != Tag::Noun {
        return Vec::new();
    }
    let Some(whole) = name(s, names, lexicon, head) else { return Vec::new() };
    let last = all.last().copied().unwrap_or(head);
    let before = |c: &Index| *c < head && matches!(s.rel(*c), Rel::Amod | Rel::Compound);
    let first = s.children(head).find(before).unwrap_or(head);
    let rest = s.slice(&(if apart { first } else { last + 1 }..head + 1));
    let (rest, own) = (tidy(rest), if apart { "'s" } else { "" });
    all.iter()
        .filter_map(|&c| named(c))
        .map(|n| {
            let stands = stands_for(n, s.lower(head), whole.sort);
            let group = stands && n.label == "ORG";
            Filler {
                id: stands.then(|| n.id.clone()),
                name: if group { n.name.clone() } else { format!("{}{own} {rest}", n.text) },
                label: group.then(|| n.label.clone()),
                text: n.text.clone(),
                span: Some(n.start..n.end),
                ..whole.clone()
            }
        })
        .collect()
}

/// "Sunni, Shi'ite and Kurdish leaders": the first of them too, whatever the tree says.
fn before_comma(s: &Sentence, names: &[Name], all: &mut Vec<Index>) {
    let named = |c: Index| s.words[c].entity.and_then(|e| names.get(e));
    while let Some(&first) = all.first().filter(|_| all.len() >= 2 && all.len() < 8) {
        let Some(name) = named(first) else { return };
        let from = (0..first).rev().take_while(|&i| s.words[i].entity == s.words[first].entity);
        let from = from.last().unwrap_or(first);
        let ahead = from.checked_sub(2).filter(|_| s.lower(from - 1) == ",");
        let people = |n: &Name| n.label == "NORP" && name.label == "NORP";
        match ahead.filter(|&a| named(a).is_some_and(people)) {
            Some(ahead) => all.insert(0, ahead),
            None => return,
        }
    }
}

/// So many whose representatives meet with somebody are still told apart.
const GATHERING: usize = 4;

/// The names of "officials from A and B", "the leaders of A, B and C".
fn represented(s: &Sentence, names: &[Name], lexicon: &Lexicon, head: Index) -> Vec<Index> {
    let form = s.lower(head);
    let office = lexicon.lists("office", form)
        || form.strip_suffix('s').is_some_and(|one| lexicon.lists("office", one));
    if !office || s.tag(head) != Tag::Noun || !plural_noun(s, head) {
        return Vec::new();
    }
    let body = |c: Index| {
        let name = s.words[c].entity.and_then(|e| names.get(e));
        name.is_some_and(|n| matches!(n.label.as_str(), "GPE" | "ORG" | "NORP"))
    };
    let of = |&c: &Index| {
        s.rel(c) == Rel::Nmod && c > head && (s.has_case(c, "from") || s.has_case(c, "of"))
    };
    let all = s.children(head).find(of).map_or_else(Vec::new, |c| s.conjuncts(c));
    // "Held talks with the ministers of A, B, C, D and E": one gathering, and the other side is told.
    let gathering = all.len() > GATHERING && s.has_case(head, "with");
    let apart = all.len() > 1 && !gathering && all.iter().all(|&c| body(c));
    if apart { all } else { Vec::new() }
}

/// The names of "A and B militants", whatever the tree says; but a country named in full beside
/// another's militants stands for itself: "Peru and Chilean militants".
fn adjacent(s: &Sentence, names: &[Name], head: Index) -> Vec<Index> {
    let named = |c: Index| s.words[c].entity.and_then(|e| names.get(e));
    let itself = |first: Index, last: Index| {
        let lower = |n: &Name| n.text.chars().any(char::is_lowercase);
        named(first).is_some_and(|n| n.label == "GPE" && lower(n))
            && named(last).is_some_and(|n| n.label == "NORP")
    };
    let Some(last) = head.checked_sub(1).filter(|&b| s.words[b].entity.is_some()) else {
        return Vec::new();
    };
    let entity = s.words[last].entity;
    let from = (0..=last).rev().take_while(|&i| s.words[i].entity == entity).last().unwrap_or(last);
    match from.checked_sub(2) {
        Some(first)
            if s.lower(from - 1) == "and"
                && s.words[first].entity.is_some()
                && !itself(first, last) =>
        {
            vec![first, last]
        }
        _ => Vec::new(),
    }
}
