//! Arguments of a noun that a parser hangs on another word.

use crate::roles::voice;
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// X of "a year of fighting with X": right behind the noun, on whatever the tree hangs it.
pub fn next_behind(s: &Sentence, noun: Index, word: &str) -> Vec<Index> {
    // "Blamed the attack on Peru"
    let blamed = s.head(noun).is_some_and(|v| s.lower(v).starts_with("blam"));
    if blamed && word == "on" {
        return Vec::new();
    }
    // "Help for Peru to overcome the drought"
    let marks = noun + 1 < s.len() && word == "for" && s.lower(noun + 1) == "for";
    if marks && s.rel(noun + 1) == Rel::Mark {
        let verb = s.head(noun + 1);
        let who = verb.and_then(|v| s.child(v, Rel::Nsubj)).filter(|&w| w > noun + 1);
        return who.map_or_else(Vec::new, |w| s.conjuncts(w));
    }
    let behind = Some(noun + 1).filter(|&i| i < s.len() && s.rel(i) == Rel::Case);
    let named = behind
        .and_then(|i| s.head(i))
        .filter(|&n| n > noun + 1 && n <= noun + 8 && !s.words[n].dated && s.has_case(n, word));
    named.map_or_else(Vec::new, |n| s.conjuncts(n))
}

/// X of "a wave of defections to X", which a parser hangs on the wave.
pub fn of_a_wave(s: &Sentence, noun: Index, word: &str) -> Vec<Index> {
    let some = |h: &Index| {
        s.rel(noun) == Rel::Nmod
            && s.has_case(noun, "of")
            && matches!(s.lower(*h), "wave" | "spate" | "string" | "series" | "flurry" | "rash")
    };
    let wave = s.head(noun).filter(some);
    let found = wave.map_or_else(Vec::new, |h| voice::oblique(s, h, word));
    found.into_iter().filter(|&w| w > noun).collect()
}

/// X of "a reading of the law as of X", "holds a view of the world, as does X".
pub fn likened(s: &Sentence, noun: Index) -> Vec<Index> {
    let as_ = (noun + 1..s.len().min(noun + 10)).find(|&i| {
        s.lower(i) == "as"
            && matches!(s.lower(i + 1), "of" | "that" | "those" | "do" | "does" | "did" | "is")
    });
    let Some(as_) = as_ else { return Vec::new() };
    let inner = |i: Index| {
        let part = matches!(s.rel(i), Rel::Flat | Rel::Compound | Rel::Amod);
        part && s.head(i).is_some_and(|h| h > i)
    };
    let other = (as_ + 2..s.len().min(as_ + 9))
        .find(|&i| matches!(s.tag(i), Tag::Noun | Tag::Propn) && !inner(i));
    other.map_or_else(Vec::new, |o| s.conjuncts(o))
}

/// X of "conducted raids using drones against X", on whatever of the clause it hangs.
pub fn aimed_at(s: &Sentence, noun: Index, verb: Index) -> Vec<Index> {
    let target = (noun + 1..s.len()).find(|&i| {
        nominal(s.tag(i)) && s.has_case(i, "against") && s.under(i, verb) && !s.words[i].dated
    });
    target.map_or_else(Vec::new, |t| s.conjuncts(t))
}

/// The two names that a hyphen joins before a noun.
pub fn joined(s: &Sentence, noun: Index) -> Vec<Index> {
    let hyphen = (noun.saturating_sub(7)..noun).rfind(|&i| matches!(s.lower(i), "-" | "–"));
    let Some(hyphen) = hyphen.filter(|&h| h > 0 && h + 1 < noun) else { return Vec::new() };
    let (first, second) = (s.words[hyphen - 1].entity, s.words[hyphen + 1].entity);
    let last = (hyphen + 1..noun).take_while(|&i| s.words[i].entity == second).last();
    let Some(last) = last else { return Vec::new() };
    let tight = s.words[hyphen - 1].end == s.words[hyphen].start;
    let plain = (last + 1..noun).all(|i| matches!(s.tag(i), Tag::Noun | Tag::Adj | Tag::Propn));
    let two = first.is_some() && second.is_some() && first != second;
    if two && tight && plain { vec![hyphen - 1, last] } else { Vec::new() }
}

/// X and Y of "the deal reached on Monday between X and Y", on whatever the preposition hangs.
pub fn reached_between(s: &Sentence, noun: Index) -> Vec<Index> {
    let near = noun + 1..s.len().min(noun + 8);
    let between = near.clone().find(|&i| s.lower(i) == "between");
    let Some((between, named)) = between.and_then(|b| Some((b, s.head(b)?))) else {
        return Vec::new();
    };
    let verbs = (noun + 1..between).filter(|&i| s.tag(i) == Tag::Verb);
    let apart = verbs.filter(|&i| s.head(i) != Some(noun) || s.has(i, Rel::Nsubj)).count() > 0;
    let other = (noun + 1..between).any(|i| matches!(s.lower(i), "," | ";" | "and"));
    if apart || other || named < between { Vec::new() } else { both_of(s, named) }
}

/// "Between the Government of Peru and the Miners' Union": both, though a parser joins the second to
/// the first's country.
pub fn both_of(s: &Sentence, named: Index) -> Vec<Index> {
    let all = s.conjuncts(named);
    if all.len() > 1 {
        return all;
    }
    let within = s.children(named).filter(|&c| s.rel(c) == Rel::Nmod && c > named);
    let second = within.flat_map(|c| s.children(c)).find(|&c| s.rel(c) == Rel::Conj);
    all.into_iter().chain(second).collect()
}
