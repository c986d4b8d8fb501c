//! Finding the cues of a sentence: rows of the table whose words stand in it.

use crate::roles::voice;
use crate::tables::predicates::{Class, Cue, Table};
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// A row that matches at a word.
#[derive(Clone, Debug)]
pub struct Found {
    /// Index of the row.
    pub cue: usize,
    /// The anchor.
    pub at: Index,
    /// All the cue's words, the anchor among them, in order.
    pub words: Vec<Index>,
}

/// How many words may stand between two words of a cue that is a verb with its object.
const GAP: usize = 6;

/// All rows that match, longest first at each word; a shorter row gives way to a longer one
/// that holds its words.
pub fn find(s: &Sentence, table: &Table) -> Vec<Found> {
    let mut all = Vec::new();
    for at in 0..s.len() {
        for &row in table.rows(s.lower(at)) {
            let cue = &table.cues[row as usize];
            if !class_fits(s, at, cue) || (cue.needs("active") && !aims(s, at)) {
                continue;
            }
            if let Some(words) = words_fit(s, at, cue) {
                all.push(Found { cue: row as usize, at, words });
            }
        }
    }
    all.sort_by_key(|f| std::cmp::Reverse(f.words.len()));
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        let inside = |k: &Found| {
            k.words.len() > found.words.len() && found.words.iter().all(|w| k.words.contains(w))
        };
        if !kept.iter().any(inside) {
            kept.push(found);
        }
    }
    kept.sort_by_key(|f| f.at);
    kept
}

fn class_fits(s: &Sentence, at: Index, cue: &Cue) -> bool {
    let tag = s.tag(at);
    match cue.class {
        Class::Verb => {
            tag == Tag::Verb
                || (s.lower(at).ends_with("ed") && s.words[at].entity.is_none())
                || (tag == Tag::Aux && cue.words.len() > 1)
        }
        Class::Noun => nominal(tag) && !proper_modifier(s, at),
        Class::Adj => {
            if cue.words[0].starts_with('-') {
                return at >= 2 && s.lower(at - 1) == "-";
            }
            if cue.needs("after-figure") {
                return elliptic(s, at);
            }
            let ends = cue.words.len() == 1 && elliptic(s, at);
            let acts = tag == Tag::Verb && s.has(at, Rel::Obj);
            ends || matches!(tag, Tag::Adj | Tag::Verb) && !acts
                || (tag == Tag::Noun && cue.words[0] == "dead")
        }
        Class::Adv => true,
    }
}

/// "two dead", "three injured": a figure and what became of those it counts, without a noun.
pub fn elliptic(s: &Sentence, at: Index) -> bool {
    counted_before(s, at).is_some()
        && !nominal(s.tag(at + 1))
        && s.tag(at + 1) != Tag::Adj
        && s.lower(at + 1) != "-"
        && !s.children(at).any(|c| matches!(s.rel(c), Rel::Obj | Rel::AuxPass))
}

/// The figure right before a word, or before "more": "two more wounded".
pub fn counted_before(s: &Sentence, at: Index) -> Option<Index> {
    let before = at.checked_sub(1)?;
    let more = usize::from(s.lower(before) == "more" && before > 0);
    Some(before - more).filter(|&b| s.words[b].number.is_some())
}

/// "shot at", "fired rounds at": not "were shot at the airport" nor "shot three men at a bar".
fn aims(s: &Sentence, at: Index) -> bool {
    const WHAT: [&str; 12] = [
        "shot", "round", "bullet", "rocket", "missile", "gun", "mortar", "shell", "grenade",
        "weapon", "volley", "rifle",
    ];
    let other =
        s.child(at, Rel::Obj).is_some_and(|o| !WHAT.iter().any(|w| s.lower(o).starts_with(w)));
    !other && !voice::passive(s, at)
}

/// "Strike" in "Operation Lightning Strike" and the like: part of a name, not a cue.
fn proper_modifier(s: &Sentence, at: Index) -> bool {
    s.words[at].entity.is_some()
        && s.surface(at).starts_with(char::is_uppercase)
        && s.tag(at) == Tag::Propn
}

fn words_fit(s: &Sentence, at: Index, cue: &Cue) -> Option<Vec<Index>> {
    if cue.words.len() == 1 {
        return Some(vec![at]);
    }
    let mut words = Vec::new();
    if cue.class == Class::Verb {
        let mut from = at + 1;
        for word in &cue.words[1..] {
            let aside = including(s, from);
            let outside = |i: &Index| !aside.contains(i);
            let near = (from..s.len().min(from + GAP + aside.len())).filter(outside);
            let next = near.clone().find(|&i| form_of(s.lower(i), word))?;
            if words.is_empty() {
                words.push(at);
            }
            let stop = near.take_while(|&i| i < next).any(|i| {
                s.tag(i) == Tag::Verb && s.rel(i) != Rel::Amod && s.lower(i) != "threatening"
                    || matches!(s.lower(i), "," | ";" | "." | "and" | "but")
            });
            // "Fired rockets on Friday" is no "fired on".
            let dated = preposition(word) && s.head(next).is_some_and(|n| s.words[n].dated);
            if stop || dated || (next > from && preposition(word) && !hangs_on(s, next, &words)) {
                return None;
            }
            // "Sent advisers to help the army": no help sent.
            if next > from && s.tag(next) == Tag::Verb && s.lower(next - 1) == "to" {
                return None;
            }
            words.push(next);
            from = next + 1;
        }
        return Some(words);
    }
    let first = at.checked_sub(cue.anchor)?;
    let stands = |(word, i): (&String, Index)| {
        i == at || s.words.get(i).is_some_and(|_| form_of(s.lower(i), word))
    };
    cue.words.iter().zip(first..).all(stands).then(|| (first..first + cue.words.len()).collect())
}

/// The aside of "sent five people, including two boys, to hospital", its commas in it.
fn including(s: &Sentence, from: Index) -> std::ops::Range<Index> {
    let opens = (from..s.len().min(from + GAP))
        .find(|&i| s.lower(i) == "," && s.lower(i + 1) == "including");
    let closes = |at: Index| (at + 2..s.len().min(at + 16)).find(|&i| s.lower(i) == ",");
    match opens.and_then(|at| Some((at, closes(at)?))) {
        Some((at, end)) => at..end + 1,
        None => from..from,
    }
}

fn preposition(word: &str) -> bool {
    matches!(word, "at" | "on" | "upon" | "into" | "to" | "from" | "for" | "with" | "in" | "by")
}

/// Does the preposition belong to the cue's words before it, rather than to what stands between?
/// "shot during a fight at a party" is no "shot at".
fn hangs_on(s: &Sentence, preposition: Index, words: &[Index]) -> bool {
    let Some(noun) = s.head(preposition) else { return false };
    words.contains(&noun) || s.head(noun).is_some_and(|h| words.contains(&h))
}

/// Are the cue's other words among these?
pub fn may_stand(cue: &Cue, words: &[&str]) -> bool {
    if cue.needs("infinitive") && !words.contains(&"to") {
        return false;
    }
    cue.words.len() == 1
        || cue
            .words
            .iter()
            .enumerate()
            .all(|(i, word)| i == cue.anchor || words.iter().any(|w| form_of(w, word)))
}

/// The word itself, or its plural.
#[inline]
fn form_of(form: &str, word: &str) -> bool {
    // So most words are told apart.
    form.as_bytes().first() == word.as_bytes().first() && inflects(form, word)
}

fn inflects(form: &str, word: &str) -> bool {
    match form.strip_prefix(word) {
        Some(rest) => matches!(rest, "" | "s" | "es" | "ed" | "ing"),
        None => {
            (word == "life" && form == "lives")
                || (word.ends_with('y') && form.strip_suffix("ies") == word.strip_suffix('y'))
        }
    }
}
