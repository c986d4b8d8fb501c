//! Whose the wounds are: X of "X with wounds", "found X with wounds", "X walked into a clinic with wounds".

use crate::roles::arguments::Place;
use crate::roles::voice;
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// X of "X with wounds", "found X with wounds", "X was taken in critical condition".
pub fn bearer(p: Place, noun: Index) -> Vec<Index> {
    let s = p.s;
    if !s.has_case(noun, "with") && !s.has_case(noun, "in") {
        return Vec::new();
    }
    let backed = |of: Index| {
        let whom = ["for", "of", "to"].iter().map(|p| voice::oblique(s, of, p));
        whom.into_iter().find(|f| !f.is_empty() && !f.contains(&noun))
    };
    let acts = |w: Index| {
        s.words[w].entity.is_some() || p.lexicon.sort(s.lower(w)).is_some_and(|x| x.acts())
    };
    match (s.rel(noun), s.head(noun)) {
        // "went to a clinic with stab wounds": whoever went there
        (Rel::Nmod, Some(there)) if tended_at(p, there).is_some() => tended_at(p, there)
            .map_or_else(Vec::new, |at| {
                let who = voice::surface_subject(s, at);
                who.map_or_else(Vec::new, |w| s.conjuncts(w))
            }),
        // "support for Peru in the fight": Peru's
        (Rel::Nmod, Some(who)) if found_with(s, who, noun).len() > 1 => found_with(s, who, noun),
        (Rel::Nmod, Some(who)) if !acts(who) => backed(who).unwrap_or_else(|| {
            // "Found a gun and a man with wounds"
            let last = s.conjuncts(who).into_iter().rfind(|&c| c < noun);
            vec![last.filter(|&c| acts(c)).unwrap_or(who)]
        }),
        (Rel::Nmod, Some(who)) => vec![who],
        (Rel::Obl, Some(verb)) => {
            let object = voice::objects(s, verb);
            match object.first() {
                None => voice::subjects(s, verb),
                Some(&first) if !acts(first) => backed(first).unwrap_or(object),
                Some(_) => object,
            }
        }
        _ => Vec::new(),
    }
}

/// Both of "found a girl and two men with wounds".
fn found_with(s: &Sentence, one: Index, wounds: Index) -> Vec<Index> {
    let first = s.head(one).filter(|_| s.rel(one) == Rel::Conj).unwrap_or(one);
    let found = s.head(first).is_some_and(|v| {
        let finds = ["found", "located", "discovered", "find"].contains(&s.lower(v));
        finds && s.rel(first) == Rel::Obj
    });
    let all: Vec<Index> = s.conjuncts(first).into_iter().filter(|&c| c < wounds).collect();
    // "Found a gun and a man with a wound"
    let person = |&c: &Index| {
        s.words[c].number.is_some()
            || s.lower(c).ends_with("old")
            || s.children(c).any(|a| s.lower(a).ends_with("old") || s.words[a].number.is_some())
            || ["man", "woman", "boy", "girl", "men", "women", "child", "teen", "teenager"]
                .contains(&s.lower(c))
    };
    // "Found three people, a man and two girls, with wounds": three.
    let joined = (first..wounds).all(|i| s.lower(i) != ",");
    if found && joined && all.iter().all(person) { all } else { Vec::new() }
}

/// The verb of "walked into the clinic", "arrived at Hill Hospital": where the hurt go.
fn tended_at(p: Place, there: Index) -> Option<Index> {
    let s = p.s;
    let ward = ["hospital", "clinic", "center", "centre", "room", "station", "ward", "infirmary"];
    let name = |i: Index| s.words[i].entity.is_some() && s.words[i].entity == s.words[there].entity;
    let tends = ward.iter().any(|w| s.lower(there).starts_with(w))
        || (there + 1..s.len().min(there + 5))
            .take_while(|&i| name(i))
            .any(|i| ward.contains(&s.lower(i)));
    let to = ["to", "at", "into", "in"].iter().any(|c| s.has_case(there, c));
    // "Four were in hospital with burns"
    if tends && to && s.has(there, Rel::Cop) && s.has(there, Rel::Nsubj) {
        return Some(there);
    }
    let verb = s.head(there).filter(|&v| s.rel(there) == Rel::Obl && s.tag(v) == Tag::Verb);
    verb.filter(|&v| tends && to && !voice::passive(s, v) && !s.has(v, Rel::Obj))
}
