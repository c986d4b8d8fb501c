//! From tags to names: the lexicon fills in what the model missed, titles and articles come off.

use std::ops::Range;

use crate::article::{Article, Casing, Sentence};
use crate::blob;
use crate::features::Scene;
use crate::label::{Place, Tag};
use crate::lexicon::{Lexicon, Match};
use crate::word::Shape;

/// A name: a range of tokens and its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Indices of the article's tokens.
    pub tokens: Range<usize>,
    /// Code of its type.
    pub kind: u8,
}

/// Code of PERSON.
pub const PERSON: u8 = 0;
/// Code of NORP.
pub const NORP: u8 = 1;
/// Code of FAC.
pub const FAC: u8 = 2;
/// Code of GPE.
pub const GPE: u8 = 4;
/// Code of ORG.
pub const ORG: u8 = 3;

/// The names that the tags spell, in order.
pub fn from_tags(tags: &[Tag]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut start = 0;
    for (i, tag) in tags.iter().enumerate() {
        let Some((kind, place)) = tag.split() else { continue };
        if matches!(place, Place::Begin | Place::Single) {
            start = i;
        }
        if matches!(place, Place::End | Place::Single) {
            names.push(Name { tokens: start..i + 1, kind });
        }
    }
    names
}

/// The names that the lexicon alone finds.
pub fn from_lexicon(scene: &Scene<'_, '_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for m in scene.matches.iter().filter(|m| names_by_itself(scene, m, true)) {
        if names.last().is_none_or(|n| n.tokens.end <= m.start) {
            names.push(Name { tokens: m.start..m.end, kind: m.alias.label });
        }
    }
    names
}

/// Adds the lexicon's clear names where the model saw none or only a part, and trims all.
pub fn complete(scene: &Scene<'_, '_>, lexicon: &Lexicon, names: Vec<Name>) -> Vec<Name> {
    let article = scene.article;
    let trimmed = names.into_iter().filter_map(|name| trim(article, scene, name)).collect();
    let mut names = merge(scene, trimmed);
    if careless(article) {
        names.extend(places_in_lower_case(scene, lexicon));
        names.sort_by_key(|n| n.tokens.start);
    }
    for name in names.iter_mut().filter(|n| n.kind == PERSON && n.tokens.len() > 1) {
        let words: Vec<&str> = name.tokens.clone().map(|i| article.text(i)).collect();
        let alike = lexicon.roughly(&words.join(" "));
        if !alike.is_empty() && alike.iter().all(|a| a.label == ORG) {
            name.kind = ORG;
        }
    }
    if names.iter().any(|n| joins(article, n).is_some()) {
        names = names.into_iter().flat_map(|n| parted(article, lexicon, n)).collect();
    }
    names
}

/// The dash of a people's or place's name with one between its words.
fn joins(article: &Article<'_>, name: &Name) -> Option<usize> {
    let dash = |i: &usize| matches!(article.text(*i), "-" | "–");
    let mut inside = name.tokens.clone().skip(1).filter(dash);
    let first = inside.next().filter(|i| i + 1 < name.tokens.end && inside.next().is_none());
    first.filter(|_| matches!(name.kind, NORP | GPE))
}

/// "Israeli-Palestinian", "Peru-Chile" are two, where the lexicon knows both and not the whole; but
/// "Korean-American" is one people.
fn parted(article: &Article<'_>, lexicon: &Lexicon, name: Name) -> Vec<Name> {
    let Some(dash) = joins(article, &name) else { return vec![name] };
    let known = |tokens: Range<usize>| {
        let found = lexicon.exactly(article, tokens);
        let mut found = found.iter().filter(|a| a.entry != blob::NO_ENTRY);
        found.find(|a| matches!(a.label, NORP | GPE)).map(|a| a.label)
    };
    let (first, second) = (name.tokens.start..dash, dash + 1..name.tokens.end);
    let american = article.text(dash + 1).starts_with("American");
    match (known(first.clone()), known(second.clone()), known(name.tokens.clone())) {
        (Some(a), Some(b), None) if !american => {
            vec![Name { tokens: first, kind: a }, Name { tokens: second, kind: b }]
        }
        _ => vec![name],
    }
}

/// Whether the writer does without capitals: says "i", or begins sentences small.
fn careless(article: &Article<'_>) -> bool {
    let first = |s: &Sentence| article.word(s.tokens.start).shape;
    let begins = |shape| article.sentences.iter().filter(|s| first(s) == shape).count();
    let (small, large) = (begins(Shape::Lower), article.sentences.len());
    let tokens = &article.tokens;
    small * 6 >= large && small > 0 || (0..tokens.len()).any(|i| article.text(i) == "i")
}

/// Known places written small, outside the zones.
fn places_in_lower_case(scene: &Scene<'_, '_>, lexicon: &Lexicon) -> Vec<Name> {
    let article = scene.article;
    let small = |i: usize| scene.zone_of[i] == 0 && article.word(i).shape == Shape::Lower;
    let mut names: Vec<Name> = Vec::new();
    let mut found = Vec::new();
    for sentence in article.sentences.iter().filter(|s| s.casing == Casing::Plain) {
        let mut next = sentence.tokens.start;
        for start in sentence.tokens.clone() {
            if start < next || !small(start) {
                continue;
            }
            found.clear();
            lexicon.longest_in_any_case(article, start, sentence.tokens.end, &mut found);
            let place = found.iter().rev().find(|m| {
                let words = || (m.start..m.end).map(|i| article.word(i));
                is_place(m.alias.label)
                    && m.alias.entry != blob::NO_ENTRY
                    && m.alias.flags & (blob::AMBIGUOUS | blob::CAPITALS) == 0
                    && (m.start..m.end).all(small)
                    && words().any(|w| !w.common && w.len > 4)
            });
            let Some(place) = place else { continue };
            let person = |m: &Match| m.alias.entry == blob::NO_ENTRY && m.end == place.end;
            if !found.iter().any(person) {
                names.push(Name { tokens: place.start..place.end, kind: place.alias.label });
                next = place.end;
            }
        }
    }
    names
}

/// The model's names and the lexicon's, in order. A match takes the place of what lies inside it.
fn merge(scene: &Scene<'_, '_>, mut names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len() + 8);
    let mut next = 0;
    for m in scene.matches.iter().filter(|m| names_by_itself(scene, m, false)) {
        let range = shed_leading(scene.article, m.start..m.end);
        while names.get(next).is_some_and(|n| n.tokens.end <= range.start) {
            out.push(names[next].clone());
            next += 1;
        }
        if out.last().is_some_and(|n| n.tokens.end > range.start) {
            continue;
        }
        let touched = names[next..].iter().take_while(|n| n.tokens.start < range.end).count();
        let inside = |n: &Name| range.start <= n.tokens.start && n.tokens.end <= range.end;
        let touching = &mut names[next..next + touched];
        if let [name] = touching
            && name.tokens == range
        {
            let places = is_place(name.kind) && is_place(m.alias.label);
            if places || !akin(name.kind, m.alias.label) {
                name.kind = m.alias.label;
            }
        } else if touching.iter().all(inside) {
            out.push(Name { tokens: range, kind: m.alias.label });
            next += touched;
        }
    }
    out.extend(names.drain(next..));
    out
}

/// Whether a match is a name without the model's word for it.
fn names_by_itself(scene: &Scene<'_, '_>, m: &Match, alone: bool) -> bool {
    let article = scene.article;
    if m.alias.entry == blob::NO_ENTRY || (m.alias.flags & blob::AMBIGUOUS != 0 && !alone) {
        return false;
    }
    let small = article.word(m.end - 1).shape == Shape::Lower;
    if small && m.alias.label != FAC && m.end - m.start > 1 {
        return false;
    }
    let words = || (m.start..m.end).map(|i| article.word(i)).filter(|w| w.atom_count > 0);
    if !words().any(|w| w.capital) {
        return false;
    }
    if words().count() > 1 {
        return words().any(|w| w.capital && !w.common)
            || words().filter(|w| w.capital).count() > 1;
    }
    let word = article.word(m.start);
    let plain = article.sentences[article.sentence_of[m.start] as usize].casing == Casing::Plain;
    let person = scene.marks[m.start] >> 45 & 3 != 0;
    let short = word.len < 3 && m.alias.flags & blob::CAPITALS == 0;
    !word.common && !short && (alone || !person) && (plain || m.alias.flags & blob::CAPITALS == 0)
}

/// Without leading words in lower case that no dash joins ("the", "mainland").
fn shed_leading(article: &Article<'_>, mut range: Range<usize>) -> Range<usize> {
    while range.len() > 1
        && (article.text(range.start).eq_ignore_ascii_case("the")
            || (article.word(range.start).shape == Shape::Lower
                && !article.word(range.start).link
                && !article.dash_joins(range.start + 1)))
    {
        range.start += 1;
    }
    range
}

/// A name without leading "the", titles before a person, and trailing possessive or marks.
fn trim(article: &Article<'_>, scene: &Scene<'_, '_>, mut name: Name) -> Option<Name> {
    let mut range = name.tokens.clone();
    while range.len() > 1 && is_trailing(article, range.end - 1) {
        range.end -= 1;
    }
    while range.len() > 1 && is_leading(article, range.start) {
        range.start += 1;
    }
    if name.kind == PERSON {
        while range.len() > 1 && scene.is_title(range.start) {
            range.start += 1;
        }
    }
    if range.len() == 1 && article.word(range.start).shape == Shape::Mark {
        return None;
    }
    name.tokens = range;
    Some(name)
}

fn is_leading(article: &Article<'_>, i: usize) -> bool {
    let text = article.text(i);
    text.eq_ignore_ascii_case("the") || article.word(i).shape == Shape::Mark
}

fn is_trailing(article: &Article<'_>, i: usize) -> bool {
    let text = article.text(i);
    matches!(text, "'s" | "’s" | "'S" | "’S" | "'" | "’" | "," | "-" | "–" | "—" | ":" | ";" | "(")
}

fn is_place(kind: u8) -> bool {
    matches!(kind, FAC | 4 | 5)
}

/// Codes of types under which a name of one type may be known to the lexicon.
pub fn akin(kind: u8, known: u8) -> bool {
    let place = is_place;
    kind == known
        || (place(kind) && place(known))
        || (kind == ORG && (place(known) || known == NORP))
        || (known == ORG && (place(kind) || matches!(kind, NORP | 6 | 8)))
        || (kind == NORP && place(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::kind;

    #[test]
    fn codes_agree_with_the_table() {
        for (name, code) in
            [("PERSON", PERSON), ("NORP", NORP), ("FAC", FAC), ("ORG", ORG), ("GPE", GPE)]
        {
            assert_eq!(kind(name), Some(code));
        }
    }
}
