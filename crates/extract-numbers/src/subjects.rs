//! The subject of a verb, and nouns told from verbs, found with word lists alone.

use crate::counted::{Phrase, phrase_before, proper, vague};
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// How far back a subject is looked for, in words.
const REACH: usize = 24;
/// How many clauses back a subject is looked for.
const CLAUSES: usize = 2;

/// The noun phrase that ends right before token `end`, if its last word names a thing.
pub fn noun_before(t: Tokens, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    let word = t.at(last)?.kind == Kind::Word;
    let named = word
        && !t.is(last, NUMERAL | HEDGE_END | ORDINAL | VAGUE)
        && (!t.is(last, MEASURE | MONEY) || unit_itself(t, last))
        && !t.any(last, &["percent", "cent"])
        && !verbal(t, last)
        && !vague(t, last)
        && (!t.is(last, LEADING | ADJECTIVE) || proper(t, last));
    let (first, _) = phrase_before(t, end).filter(|_| named)?;
    let first = if first < last && led(t, first) { first + 1 } else { first };
    Some((first, end))
}

/// "The pound fell to $1.20", "horsepower rose": a unit spoken of by itself.
fn unit_itself(t: Tokens, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|k| t.at(k)) else { return true };
    before.is(DET) || before.kind == Kind::Break || before.capital && !before.is(NUMERAL)
}

/// The last noun phrase of the sentence before the figure.
pub fn nearest(t: Tokens, start: usize) -> Option<Phrase> {
    let mut k = start;
    while k > start.saturating_sub(REACH / 2) {
        k -= 1;
        let token = t.at(k)?;
        if token.kind == Kind::Break || token.sign_is(';') {
            return None;
        }
        if let Some(found) = noun_before(t, k + 1) {
            return Some(found);
        }
    }
    None
}

/// A verb's form: by its list, by its end, or by what stands before it ("would owe", "she owes").
fn verbal(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    let low = t.at(i).is_some_and(|x| !x.capital);
    low && !activity(t, i)
        && (t.is(i, VERB | UP | DOWN | AUX) && !thing(t, i)
            || led(t, i)
            || s.len() > 4 && (s.ends_with("ed") || s.ends_with("ing")))
}

/// "spending rose", "In May, hiring in shops was": a word in -ing that is a verb's subject.
fn activity(t: Tokens, i: usize) -> bool {
    let ing = t.surface(i).len() > 5 && t.surface(i).ends_with("ing");
    if !ing || t.is(i, UP | DOWN | AUX | PREP) {
        return false;
    }
    let opened = || {
        let comma = i > 0 && t.sign(i - 1, ',');
        let opens = |k: &usize| *k == 0 || t.at(k - 1).is_some_and(|x| x.kind == Kind::Break);
        comma && (i.saturating_sub(8)..i).rev().find(opens).is_some_and(|k| t.is(k, PREP))
    };
    t.is(i + 1, AUX | VERB | UP | DOWN) && !t.is(i + 1, PREP | DET)
        || t.is(i + 1, PREP) && !t.word(i + 1, "to") && opened()
}

/// "would owe", "she owes": after a word that a verb follows.
fn led(t: Tokens, i: usize) -> bool {
    const LEADS: [&str; 17] = [
        "i", "he", "she", "it", "we", "they", "who", "will", "would", "can", "could", "may",
        "might", "must", "should", "to", "not",
    ];
    i > 0 && t.is(i - 1, PRON | AUX | PREP | ADV) && t.any(i - 1, &LEADS)
}

/// "the range", "its driving range": a verb's form that is a noun, after a determiner.
fn thing(t: Tokens, i: usize) -> bool {
    const THE: [&str; 11] =
        ["the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this"];
    let det = |back: usize| i.checked_sub(back).is_some_and(|k| t.any(k, &THE));
    let s = t.surface(i);
    let open = |k: usize| t.at(k).is_some_and(|x| x.kind == Kind::Word && !x.is(CLOSED));
    // "global trade could see", "foreign sales rose"
    if i > 0
        && t.is(i - 1, ADJECTIVE)
        && !t.is(i, AUX | CLOSED)
        && t.is(i + 1, AUX | VERB | UP | DOWN)
    {
        return true;
    }
    let noun = !t.is(i, AUX) && !s.ends_with("ed") && !s.ends_with("ing") && !s.ends_with('s');
    noun && (det(1) || det(2) && open(i - 1) && t.surface(i - 1).ends_with("ing"))
}

/// What a verb's subject turns out to be.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    /// A noun phrase.
    Noun(Phrase),
    /// A pronoun, or a figure's own noun: it says only what went before.
    Pronoun,
}

impl Subject {
    /// The noun phrase, if it is one.
    pub fn noun(self) -> Option<Phrase> {
        match self {
            Self::Noun(phrase) => Some(phrase),
            Self::Pronoun => None,
        }
    }
}

/// The subject of the verb before the figure at token `start`: back to the verb, then the phrase before
/// it. A participle ("rising 3%", "having fallen to $4") has that of the clause before it.
pub fn subject(t: Tokens, start: usize) -> Option<Subject> {
    within_clauses(t, start, CLAUSES)
}

fn within_clauses(t: Tokens, start: usize, clauses: usize) -> Option<Subject> {
    let floor = start.saturating_sub(REACH);
    let verb = verb_before(t, start, floor)?;
    let group = |k: usize| t.at(k).is_some_and(|x| x.is(AUX | ADV | VERB) && x.kind == Kind::Word);
    let mut end = verb;
    while end > floor && group(end - 1) && !activity(t, end - 1) && !thing(t, end - 1) {
        end -= 1;
    }
    let first = end.checked_sub(1)?;
    if t.any(first, &["i", "you", "he", "she", "it", "we", "one"]) || said_already(t, verb, first) {
        return Some(Subject::Pronoun);
    }
    if t.word(first, "they") {
        return Some(nearest(t, first).map_or(Subject::Pronoun, Subject::Noun));
    }
    if hangs(t, verb, end) && clauses > 0 {
        let beside = noun_before(t, end).filter(|p| !timely(t, *p)).map(Subject::Noun);
        if let Some(found) = beside.or_else(|| within_clauses(t, end, clauses - 1)) {
            return Some(found);
        }
    }
    // "levels to rise 11 feet": whose rise it is.
    if t.word(first, "to") {
        if let Some(found) = noun_before(t, first) {
            return Some(Subject::Noun(found));
        }
        end = first;
        while end > floor && verbal(t, end - 1) {
            end -= 1;
        }
    }
    phrase_of_clause(t, end, floor).map(Subject::Noun)
}

/// "profit of $3 billion, up 5%": of what the figure before it is of. `first` is the comma.
fn said_already(t: Tokens, verb: usize, first: usize) -> bool {
    let measure = |k: usize| t.at(k).is_some_and(|x| x.figure() || x.is(NUMERAL | MONEY | MEASURE));
    t.sign(first, ',') && first > 0 && measure(first - 1) && t.any(verb, &["up", "down"])
}

/// The phrase that ends before token `end`, past "which" and past an aside between commas.
fn phrase_of_clause(t: Tokens, end: usize, floor: usize) -> Option<Phrase> {
    let Some(last) = end.checked_sub(1) else { return before_prepositions(t, end) };
    // "stocks, which were up 3%": what the clause is about.
    if t.any(last, &["which", "that", "who"]) {
        let comma = last.checked_sub(1).filter(|k| t.sign(*k, ','));
        return phrase_before(t, comma.unwrap_or(last));
    }
    let end = if t.sign(last, ',') { opening_comma(t, last, floor)? } else { end };
    before_prepositions(t, end)
}

/// The verb, or word of change, before the figure in its sentence.
fn verb_before(t: Tokens, start: usize, floor: usize) -> Option<usize> {
    for k in (floor..start).rev() {
        let token = t.at(k)?;
        if token.kind == Kind::Break || token.sign_is(';') {
            return None;
        }
        let noun = k > 0 && t.is(k - 1, DET | PREP) && !t.word(k - 1, "to");
        let change = token.is(UP | DOWN) && !noun && !t.any(k, &["higher", "lower"]);
        let verb = token.is(AUX | VERB) && !token.is(SHIFT) && !thing(t, k);
        if token.kind == Kind::Word && (verb || change || going(t, k, start)) {
            return Some(k);
        }
    }
    None
}

/// "the pound going to $1", "oil trading at $50": a participle between a noun and its figure.
fn going(t: Tokens, k: usize, start: usize) -> bool {
    let beside = k + 1 == start || k + 2 == start && t.is(k + 1, PREP);
    let s = t.surface(k);
    let noun = k > 0 && t.at(k - 1).is_some_and(|x| x.kind == Kind::Word && !x.is(CLOSED));
    beside && noun && s.len() > 4 && s.ends_with("ing")
}

/// ", rising 3%", ", up 5%", "having fallen": without a subject of its own, `first` being the first
/// of its words.
fn hangs(t: Tokens, verb: usize, first: usize) -> bool {
    let alone = first == verb && t.surface(verb).ends_with("ing");
    let bare = t.any(verb, &["up", "down"]) && first > 0 && t.sign(first - 1, ',');
    alone || bare || t.word(first, "having")
}

/// A phrase that names a time.
pub fn timely(t: Tokens, (start, end): Phrase) -> bool {
    (start..end).any(|k| t.is(k, TIMEUNIT | MONTH | WEEKDAY | RELDAY))
}

/// The phrase before `end`, past those that only say when and where: "the rate in February was".
pub fn before_prepositions(t: Tokens, mut end: usize) -> Option<Phrase> {
    for _ in 0..3 {
        while end > 0
            && t.at(end - 1)
                .is_some_and(|x| x.is(MONTH | WEEKDAY | NUMERAL) || x.figure() || x.sign_is('$'))
        {
            end -= 1;
        }
        let found = noun_before(t, end);
        let first = found.map_or(end, |p| p.0);
        let the = first.checked_sub(1).filter(|k| t.is(*k, DET)).unwrap_or(first);
        let prep = the.checked_sub(1).filter(|k| t.is(*k, PREP) && !t.is(*k, CONJ));
        match (found, prep) {
            (Some((_, last)), Some(p)) if t.word(p, "of") => {
                return phrase_before(t, p).map(|(head, _)| (head, last)).or(found);
            }
            (_, Some(p)) if p > 0 => end = p,
            _ if found.is_some_and(|p| timely(t, p)) => end = the,
            _ => return found,
        }
    }
    noun_before(t, end)
}

/// The comma that opens the aside which a comma at `close` ends.
fn opening_comma(t: Tokens, close: usize, floor: usize) -> Option<usize> {
    (floor..close).rev().find(|k| t.sign(*k, ',')).or(Some(close))
}
