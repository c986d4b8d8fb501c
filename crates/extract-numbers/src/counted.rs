//! What a figure counts: the noun phrase beside it, found with word lists alone.

use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// Longest noun phrase, in words.
const LONGEST: usize = 8;
/// How far back a subject is looked for, in words.
const REACH: usize = 24;

/// Tokens `start..end` of a noun phrase.
pub type Phrase = (usize, usize);

/// May this token stand inside a noun phrase?
fn nominal(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| {
        x.kind == Kind::Word && !x.is(CLOSED | MONTH | WEEKDAY | RELDAY) && !participle(t, i)
            || x.kind == Kind::Word && x.capital && !x.is(CLOSED)
    })
}

/// A verb's form that ends the phrase: killed, wounded, saying; not "missing persons".
fn participle(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    // "recorded songs", "wounded soldiers": a participle before its noun.
    if s.len() > 4 && s.ends_with("ed") && plural(t, i + 1) && !t.is(i + 1, VERB | CLOSED) {
        return false;
    }
    t.is(i, VERB | UP | DOWN) && !t.is(i, PEOPLE)
        || s.len() > 5 && s.ends_with("ing") && t.is(i + 1, DET | PRON | PREP)
        || s.len() > 4 && s.ends_with("ed") && t.is(i + 1, DET | PRON | PREP | AUX)
}

/// Looks like a plural noun.
fn plural(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    let ending = s.len() > 3 && s.ends_with('s');
    let not = s.ends_with("ss") || s.ends_with("ous") || s.ends_with("us") || s.ends_with("is");
    t.is(i, PEOPLE) && !t.any(i, &["person"]) || ending && !not
}

/// The noun phrase that begins at token `i`, for a figure above one (`many`) or of one.
pub fn phrase_at(t: Tokens, i: usize, many: bool) -> Option<Phrase> {
    let mut start = i;
    while t.among(start, "more other additional further new different separate")
        && t.at(start)?.kind == Kind::Word
    {
        if t.any(start, &["new", "different", "separate", "other"]) && nominal(t, start) {
            break;
        }
        start += 1;
        if start > i + 3 {
            return None;
        }
    }
    // "two 227-kilogram bombs": a measure before the noun.
    if t.at(start).is_some_and(|x| x.figure()) && t.hyphen(start + 1) {
        start += 3;
    }
    if t.word(start, "others") {
        return Some((start, start + 1));
    }
    let mut end = start;
    while end < start + LONGEST {
        let at = if t.hyphen(end) && end > start { end + 1 } else { end };
        let quoted =
            t.at(at).is_some_and(|x| matches!(x.sign, '“' | '"' | '\'') && x.kind == Kind::Sign);
        let at = if quoted && end == start { at + 1 } else { at };
        let first = end == start;
        if !(nominal(t, at) || first && modifies(t, at)) {
            break;
        }
        if !first
            && many
            && plural(t, end - 1)
            && !plural(t, at)
            && !t.hyphen(end)
            && !proper(t, at)
        {
            break;
        }
        if !first && !many && verb_like(t, at) && !t.hyphen(end) {
            break;
        }
        end = at + 1;
    }
    (end > start).then_some((start, end))
}

/// "173 confirmed bird flu cases": a participle with its noun within three words.
fn modifies(t: Tokens, i: usize) -> bool {
    t.surface(i).ends_with("ed")
        && nominal(t, i + 1)
        && (i + 1..i + 4).take_while(|k| nominal(t, *k)).any(|k| plural(t, k))
}

fn proper(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| x.capital)
}

/// After a singular noun, a word in -s or -ed is its verb.
fn verb_like(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    !proper(t, i) && s.len() > 3 && (s.ends_with('s') && !s.ends_with("ss") || s.ends_with("ed"))
}

/// What a plain count counts: the noun after it, or after "of".
pub fn after_count(t: Tokens, i: usize, many: bool) -> Option<Phrase> {
    if t.word(i, "of") {
        return after_of(t, i + 1);
    }
    let at = if t.hyphen(i) { i + 1 } else { i };
    let at = if at > i && t.any(at, &["strong", "member"]) { at + 1 } else { at };
    phrase_at(t, at, many)
}

/// The noun phrase after "of", past its determiner.
pub fn after_of(t: Tokens, i: usize) -> Option<Phrase> {
    let mut at = i;
    for _ in 0..6 {
        let skip = t.is(at, DET | HEDGE_END) || t.any(at, &["more", "less", "fewer", "at"]);
        let share = t.sign(at, '%') || t.any(at, &["percent"]);
        if skip || share || t.at(at).is_some_and(|x| x.figure() || x.is(NUMERAL)) {
            at += 1;
        }
    }
    let found = phrase_at(t, at, true)?;
    // "Egypt's opposition groups": the noun after the genitive is what is counted.
    if t.any(found.1, &["'s", "’s"]) {
        return phrase_at(t, found.1 + 1, true).or(Some(found));
    }
    Some(found)
}

/// What a share, price or measure is of: "60% of voters", "a 25% tax", "prices rose 3%", "a fine of $5".
pub fn of_measure(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    if t.word(end, "of") {
        return after_of(t, end + 1);
    }
    let at = if t.hyphen(end) { end + 1 } else { end };
    let signed = start > 0 && t.sign(start - 1, '+');
    if !signed
        && !t
            .at(at)
            .is_some_and(|x| x.is(UP | DOWN) && t.any(at, &["higher", "lower", "up", "down"]))
    {
        let adjective = t.among(at, "long wide tall deep high away north south east west");
        // "a $5 plan": after an article, even a verb's form is the noun.
        let article = start > 0 && t.is(start - 1, DET) && t.is(at, VERB) && !t.is(at, CLOSED);
        if article && !t.surface(at).ends_with("ed") {
            return Some((at, at + 1));
        }
        let noun = noun_phrase_measure(t, at);
        if let Some(p) = noun.filter(|_| !adjective) {
            return Some(p);
        }
    }
    head_before(t, start)
        .or_else(|| object(t, start))
        .or_else(|| subject(t, start))
        .or_else(|| nearest(t, start))
}

/// "brought the rate to 3%", "grow sales by 5%", "pulled the sector 2% lower": the noun that stands
/// right before the figure, or before its preposition.
fn object(t: Tokens, start: usize) -> Option<Phrase> {
    let before = start.checked_sub(1)?;
    let plus = t.sign(before, '+');
    let end =
        if t.any(before, &["to", "by", "at", "from", "with"]) || plus { before } else { start };
    let last = end.checked_sub(1)?;
    noun_before(t, last + 1)
}

/// The noun phrase that ends right before token `end`, if its last word names a thing.
fn noun_before(t: Tokens, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    let word = t.at(last)?.kind == Kind::Word;
    let named = word
        && !t.is(last, NUMERAL | HEDGE_END | MEASURE | MONEY)
        && !t.any(last, &["percent", "cent"])
        && !verbal(t, last)
        && !vague(t, last);
    phrase_before(t, end).filter(|_| named)
}

/// The last noun phrase of the sentence before the figure.
fn nearest(t: Tokens, start: usize) -> Option<Phrase> {
    let mut k = start;
    while k > start.saturating_sub(REACH / 2) {
        k -= 1;
        let token = t.at(k)?;
        if token.kind == Kind::Break {
            return None;
        }
        if let Some(found) = noun_before(t, k + 1) {
            return Some(found);
        }
    }
    None
}

/// A verb's form by its list or its end.
fn verbal(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    let low = t.at(i).is_some_and(|x| !x.capital);
    t.is(i, VERB | UP | DOWN | AUX) && low
        || low && s.len() > 4 && (s.ends_with("ed") || s.ends_with("ing"))
}

/// Words that say how or when and name nothing: adverbs, parts of the calendar.
fn vague(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    t.is(i, CLOSED | TIMEUNIT | MONTH | WEEKDAY | RELDAY | PART_OF | SHIFT | DAYPART | NUMERAL)
        || s.len() > 4 && s.ends_with("ly") && !t.at(i).is_some_and(|x| x.capital)
        || t.among(i, "however below above between higher lower than respectively compared")
}

/// A noun right after a measure may look like a verb ("gain", "drop", "stake").
fn noun_phrase_measure(t: Tokens, at: usize) -> Option<Phrase> {
    if t.is(at, UP | DOWN) && t.at(at)?.kind == Kind::Word && !t.surface(at).ends_with("ed") {
        return Some((at, at + 1));
    }
    let participle = t.surface(at).ends_with("ing") && t.is(at + 1, DET | PREP);
    if vague(t, at) || participle {
        return None;
    }
    phrase_at(t, at, false)
}

/// "a fine of $3 billion", "a stake worth 5%": the noun before the preposition before the figure.
fn head_before(t: Tokens, start: usize) -> Option<Phrase> {
    let prep = start.checked_sub(1)?;
    if !t.any(prep, &["of", "worth", "at", "with", "for"]) || !t.word(prep, "of") {
        return None;
    }
    phrase_before(t, prep)
}

/// The noun phrase that ends right before token `end`.
fn phrase_before(t: Tokens, end: usize) -> Option<Phrase> {
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let at = start - 1;
        let genitive = t.any(at, &["'s", "’s"]);
        let hyphen = t.dash(at) && t.glued(at);
        if t.is(at, MONTH | WEEKDAY) && start == end {
            return None;
        }
        let noun = t.at(at)?.kind == Kind::Word
            && !vague(t, at)
            && (start == end || !t.is(at, VERB) || proper(t, at));
        if !(noun || genitive || hyphen || t.at(at)?.figure() && start < end) {
            break;
        }
        start = at;
    }
    while start < end && !t.at(start).is_some_and(|x| x.kind == Kind::Word) {
        start += 1;
    }
    (start < end).then_some((start, end))
}

/// The subject of the verb before the figure: back to the verb, then the phrase before it.
fn subject(t: Tokens, start: usize) -> Option<Phrase> {
    let floor = start.saturating_sub(REACH);
    let mut verb = None;
    let mut k = start;
    while k > floor {
        k -= 1;
        let token = t.at(k)?;
        if token.kind == Kind::Break || token.sign_is(';') {
            break;
        }
        let adjective = t.any(k, &["higher", "lower"]);
        if token.kind == Kind::Word
            && !adjective
            && (token.is(AUX | VERB) || token.is(UP | DOWN) && k > 0 && !t.is(k - 1, DET | PREP))
        {
            verb = Some(k);
            break;
        }
    }
    let mut end = verb?;
    while end > floor
        && t.at(end - 1).is_some_and(|x| x.is(AUX | ADV | VERB) && x.kind == Kind::Word)
    {
        end -= 1;
    }
    // "levels to rise 11 feet": whose rise it is.
    if end > 0 && t.word(end - 1, "to") {
        if let Some(found) = noun_before(t, end - 1) {
            return Some(found);
        }
        end -= 1;
        while end > floor && verbal(t, end - 1) {
            end -= 1;
        }
    }
    // "stocks, which were up 3%": what the clause is about.
    if end > 0 && t.among(end - 1, "which that who") {
        end -= 1;
        if end > 0 && t.sign(end - 1, ',') {
            end -= 1;
        }
        return phrase_before(t, end);
    }
    if end > 0 && t.sign(end - 1, ',') {
        end = opening_comma(t, end - 1, floor)?;
    }
    before_prepositions(t, end)
}

/// The phrase before `end`, past those that only say when and where: "the rate in February was".
fn before_prepositions(t: Tokens, mut end: usize) -> Option<Phrase> {
    for _ in 0..3 {
        while end > 0 && t.at(end - 1).is_some_and(|x| x.is(MONTH | WEEKDAY) || x.figure()) {
            end -= 1;
        }
        let found = noun_before(t, end);
        let first = found.map_or(end, |p| p.0);
        let the = first.checked_sub(1).filter(|k| t.is(*k, DET)).unwrap_or(first);
        let prep = the.checked_sub(1).filter(|k| t.is(*k, PREP) && !t.is(*k, CONJ));
        let timely = found
            .is_some_and(|(a, b)| (a..b).any(|k| t.is(k, TIMEUNIT | MONTH | WEEKDAY | RELDAY)));
        match (found, prep) {
            (Some((_, last)), Some(p)) if t.word(p, "of") => {
                return phrase_before(t, p).map(|(head, _)| (head, last)).or(found);
            }
            (_, Some(p)) if p > 0 => end = p,
            _ if timely => end = the,
            _ => return found,
        }
    }
    noun_before(t, end)
}

/// The comma that opens the aside which a comma at `close` ends.
fn opening_comma(t: Tokens, close: usize, floor: usize) -> Option<usize> {
    (floor..close).rev().find(|k| t.sign(*k, ',')).or(Some(close))
}
