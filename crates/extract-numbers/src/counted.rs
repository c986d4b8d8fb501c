//! What a figure counts: the noun phrase beside it, found with word lists alone.

use std::borrow::Cow;

use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// Words before a noun that may stand for one thing.
const OF_ONE: &[&str] = &[
    "the", "this", "that", "its", "his", "her", "their", "our", "my", "every", "each", "'s", "’s",
];
/// Longest noun phrase, in words.
const LONGEST: usize = 8;

/// Tokens `start..end` of a noun phrase.
pub type Phrase = (usize, usize);

/// May this token stand inside a noun phrase?
fn nominal(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| {
        x.kind == Kind::Word && !x.is(CLOSED | MONTH | WEEKDAY | RELDAY) && !participle(t, i)
            || x.kind == Kind::Word && x.capital && !x.is(CLOSED) && !fate(t, i)
    })
}

/// "Four Hurt In Fire", "3 Charged": in a headline a capital makes no noun of what was done to them.
fn fate(t: Tokens, i: usize) -> bool {
    let closes = t.at(i + 1).is_none_or(|n| n.kind != Kind::Word || n.is(PREP | CONJ | AUX));
    closes && (participle(t, i) || t.any(i, &["dead", "hurt", "injured", "shot"]))
}

/// A verb's form that ends the phrase: killed, wounded, saying; not "missing persons".
fn participle(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    // "recorded songs", "wounded soldiers", "dead bodies": a participle before its noun.
    let adjective = s.len() > 4 && s.ends_with("ed") || t.any(i, &["dead", "missing", "lost"]);
    if adjective && plural(t, i + 1) && !t.is(i + 1, VERB | CLOSED) {
        return false;
    }
    t.is(i, VERB | UP | DOWN) && !t.is(i, PEOPLE)
        || s.len() > 5 && s.ends_with("ing") && t.is(i + 1, DET | PRON | PREP)
        || s.len() > 4 && s.ends_with("ed") && !s.ends_with("eed") && closes(t, i + 1)
}

/// A word behind which a phrase is over, or none: "one escaped", "two survived in".
fn closes(t: Tokens, i: usize) -> bool {
    t.is(i, CLOSED) || t.at(i).is_none_or(|n| n.kind == Kind::Break)
}

/// Looks like a plural noun.
fn plural(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    let ends = |end: &str| {
        let tail = s.len().checked_sub(end.len()).and_then(|k| s.get(k..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    let ending = s.len() > 3 && ends("s");
    let not = ends("ss") || ends("us") || ends("is");
    t.is(i, PEOPLE) && !t.any(i, &["person"]) || ending && !not
}

/// The noun phrase that begins at token `i`, for a figure above one (`many`) or of one.
pub fn phrase_at(t: Tokens, i: usize, many: bool) -> Option<Phrase> {
    let start = past_further(t, i)?;
    if t.is(start, UNIT | TEEN | TEN) && t.at(start)?.kind == Kind::Word {
        return None;
    }
    if t.word(start, "others") {
        return Some((start, start + 1));
    }
    if !many && acts(t, start) {
        return None;
    }
    // "of the population lives", "two-way talks"
    let one = t.hyphen(i.wrapping_sub(1)) || t.any(i.wrapping_sub(1), OF_ONE);
    let run = Run { t, start, many, one };
    let mut end = start;
    while end < start + LONGEST {
        let at = run.next(end);
        if let Some(further) = run.joined(end, at) {
            end = further;
        } else if run.heads(end, at) {
            end = at + 1;
            break;
        } else if run.goes_on(end, at) {
            end = at + 1;
        } else {
            break;
        }
    }
    // "two critical and five stable", "one critically": not what is counted, but how it is.
    while end > start && hangs(t, start, end - 1) {
        end -= 1;
    }
    (end > start).then_some((start, end))
}

/// Past "more", "other", and a measure before the noun: "two 227-kilogram bombs".
fn past_further(t: Tokens, i: usize) -> Option<usize> {
    const FURTHER: [&str; 8] =
        ["more", "other", "additional", "further", "new", "different", "separate", "very"];
    let mut start = i;
    while t.any(start, &FURTHER) && t.at(start)?.kind == Kind::Word {
        if t.any(start, &["new", "different", "separate", "other"]) && nominal(t, start) {
            break;
        }
        start += 1;
        if start > i + 3 {
            return None;
        }
    }
    let measure = t.at(start).is_some_and(|x| x.figure()) && t.hyphen(start + 1);
    Some(if measure { start + 3 } else { start })
}

/// A noun phrase as it is walked along, from token `start`.
struct Run<'t> {
    t: Tokens<'t>,
    start: usize,
    /// Of a figure above one.
    many: bool,
    /// Its noun may stand for one thing all the same.
    one: bool,
}

impl Run<'_> {
    /// The token behind `end`, past a hyphen, or past the quote that opens the phrase.
    fn next(&self, end: usize) -> usize {
        let t = self.t;
        let at = if t.hyphen(end) && end > self.start { end + 1 } else { end };
        let quoted =
            t.at(at).is_some_and(|x| matches!(x.sign, '“' | '"' | '\'') && x.kind == Kind::Sign);
        if quoted && end == self.start { at + 1 } else { at }
    }

    /// Where the phrase comes to past words that only together belong to it.
    fn joined(&self, end: usize, at: usize) -> Option<usize> {
        let t = self.t;
        let first = end == self.start;
        // "loan-to-value mortgages", "state-of-the-art labs": hyphens bind any word.
        if at > end && t.hyphen(at + 1) {
            return Some(at + 1);
        }
        // "used-car lots", "held-out sets": a verb's form that a hyphen makes part of a name.
        if t.is(at, VERB) && t.hyphen(at + 1) && nominal(t, at + 2) && nominal(t, at + 3) {
            return Some(at + 3);
        }
        // "two new 737 Max jets": a maker's number inside the phrase.
        let model = !first && t.at(at).is_some_and(|x| x.figure()) && proper(t, at + 1);
        // "two middle-aged men", "the best-known books": a hyphen makes any word part of a name.
        let bound = at > end && t.at(at).is_some_and(|x| x.kind == Kind::Word);
        // "three current and former aides"
        let pair = !first && t.is(end - 1, ADJECTIVE) && t.any(at, &["and", "or"]);
        if model && !t.hyphen(end)
            || bound && nominal(t, at + 1)
            || pair && and_noun(t, at + 1, self.many)
        {
            return Some(at + 1);
        }
        // "three newly built schools"
        let built = first && t.surface(at).ends_with("ly") && t.is(at + 1, VERB | UP | DOWN);
        (built && plural(t, at + 2)).then_some(at + 2)
    }

    /// Is it the noun that ends the phrase, though it may be a verb's form: "email accounts"?
    fn heads(&self, end: usize, at: usize) -> bool {
        let t = self.t;
        end > self.start
            && (self.many && !self.one && !plural(t, end - 1) && verb_named(t, at)
                || named_by_adjective(t, at))
    }

    /// Does the phrase go on with this word?
    fn goes_on(&self, end: usize, at: usize) -> bool {
        let t = self.t;
        if end == self.start {
            let verbal =
                if self.many { modifies(t, at) || verb_named(t, at) } else { described(t, at) };
            return (nominal(t, at) || verbal) && !manner(t, at);
        }
        if !nominal(t, at) || manner(t, at) || dated(t, at, end) {
            return false;
        }
        if t.is(at, SHIFT) && t.is(at + 1, TIMEUNIT | MONTH | WEEKDAY | SEASON) {
            return false;
        }
        if self.many {
            let over = plural(t, end - 1) && !plural(t, at) && !t.hyphen(end) && !proper(t, at);
            return !over;
        }
        let bound = t.hyphen(end) || end > self.start + 1 && t.hyphen(end - 2);
        // "the first printed books"
        let ranked = self.start > 0 && t.is(self.start - 1, ORDINAL) && end == self.start + 1;
        let printed = ranked && participle_form(t, self.start) && plural(t, at);
        !verb_like(t, at) || bound || printed
    }
}

/// A noun of its own: "one older and two younger" are two counts, "freed two former and held three" no one.
fn and_noun(t: Tokens, i: usize, many: bool) -> bool {
    let inside = |k: &usize| nominal(t, *k) && !t.is(*k, NUMERAL | VERB);
    let run = i..(i..i + 4).take_while(inside).last().map_or(i, |k| k + 1);
    run.len() > 1 || run.into_iter().any(|k| !many || plural(t, k) || proper(t, k))
}

/// Ends no phrase that begins at `start`. In a headline a capital makes no name of it: "5 Critical After".
fn hangs(t: Tokens, start: usize, i: usize) -> bool {
    let alone = || i == start && t.at(i + 1).is_none_or(|n| n.kind != Kind::Word || n.is(CLOSED));
    let manner = t.surface(i).len() > 4 && t.surface(i).ends_with("ly") && !t.is(i, NOUN_LY);
    (t.is(i, ADJECTIVE | CONJ) || manner) && (!proper(t, i) || alone())
}

/// "the first fatal shooting in May": after an adjective stands a noun, whatever verb it may be.
fn named_by_adjective(t: Tokens, i: usize) -> bool {
    t.is(i - 1, ADJECTIVE) && t.surface(i).ends_with("ing") && t.is(i + 1, PREP | AUX)
}

/// "One sustained grave injuries", "the 15-year-old facing charges": what the one did.
fn acts(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    // "The first printed books", but "she first printed books in May".
    let rank = |k: usize| t.is(k, ORDINAL) && !(k > 0 && (t.is(k - 1, DET) || t.word(k - 1, "'s")));
    let one = i.checked_sub(1).is_some_and(|k| t.any(k, &["one", "old"]) || rank(k));
    let does = s.ends_with("ing") && t.is(i, VERB) && !t.word(i, "missing");
    one && participle_form(t, i)
        && (s.ends_with("ed") || does)
        && (i + 1..i + 4).take_while(|k| nominal(t, *k)).any(|k| plural(t, k))
}

/// "printed", "sitting"
fn participle_form(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    s.len() > 4 && (s.ends_with("ed") || s.ends_with("ing")) && !proper(t, i)
}

/// "One wanted man was held": a participle before its noun, behind which the verb stands.
pub fn described(t: Tokens, i: usize) -> bool {
    let day = t.is(i + 1, MONTH | WEEKDAY);
    t.surface(i).ends_with("ed") && nominal(t, i + 1) && !day && t.is(i + 2, AUX | VERB)
}

/// "nationally", "critically", and no "family".
fn adverb(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    s.len() > 4 && s.ends_with("ly") && !t.is(i, NOUN_LY) && t.at(i).is_some_and(|x| !x.capital)
}

/// "son accidentally shot": an adverb before its verb, and no "family ties".
fn manner(t: Tokens, i: usize) -> bool {
    let low = t.at(i).is_some_and(|x| !x.capital) && t.surface(i).ends_with("ly");
    // "A 6-year-old fatally shoots his cousin"
    let aged = i > 1 && t.word(i - 1, "old") && t.hyphen(i - 2);
    low && (aged && verb_like(t, i + 1)
        || (t.is(i + 1, VERB) || t.surface(i + 1).ends_with("ed")) && !plural(t, i + 2))
}

/// "four people Monday", "two men Friday night": the day on which, and no "May Day rallies".
fn dated(t: Tokens, i: usize, end: usize) -> bool {
    let closes = t.at(i + 1).is_none_or(|n| n.kind != Kind::Word) || vague(t, i + 1);
    t.is(i, MONTH | WEEKDAY) && i == end && (plural(t, end - 1) || closes)
}

/// "several calls", "two attacks": right after a count a word in -s is a noun, whatever verb it may be.
fn verb_named(t: Tokens, i: usize) -> bool {
    let said =
        t.any(i, &["says", "tells", "goes", "comes", "makes", "takes", "gets", "sees", "knows"]);
    let object = t.is(i + 1, DET | PRON) || t.at(i + 1).is_some_and(|n| n.figure());
    t.is(i, VERB | UP | DOWN) && !t.is(i, CLOSED) && plural(t, i) && !said && !object
}

/// "173 confirmed bird flu cases": a participle with its noun within three words.
fn modifies(t: Tokens, i: usize) -> bool {
    t.surface(i).ends_with("ed")
        && nominal(t, i + 1)
        && !t.is(i + 1, NUMERAL)
        && (i + 1..i + 4).take_while(|k| nominal(t, *k)).any(|k| plural(t, k))
}

/// Begins with a capital, in a text that is not all in capitals.
pub fn proper(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| x.capital) && !(shouted(t, i) && i > 0 && shouted(t, i - 1))
}

/// A word of several letters, all in capitals.
fn shouted(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    s.len() > 2 && s.bytes().all(|b| b.is_ascii_uppercase())
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
        let skip = t.is(at, DET | HEDGE_END) || t.any(at, &["more", "less", "fewer", "at", "many"]);
        let share = t.sign(at, '%') || t.any(at, &["percent"]);
        if skip || share || t.at(at).is_some_and(|x| x.figure() || x.is(NUMERAL)) {
            at += 1;
        }
    }
    let found = phrase_at(t, at, true)?;
    // "Egypt's opposition groups": the noun after the genitive is what is counted.
    let owners = t.sign(found.1, '\'') && t.glued(found.1) && t.is(found.1 + 1, SUPERLATIVE);
    if t.any(found.1, &["'s", "’s"]) || owners {
        let at = found.1 + 1 + usize::from(t.any(found.1 + 1, &["most", "least"]));
        return phrase_at(t, at, true).or(Some(found));
    }
    Some(found)
}

/// Words that say how or when and name nothing: adverbs, parts of the calendar.
pub fn vague(t: Tokens, i: usize) -> bool {
    t.is(i, CLOSED | TIMEUNIT | MONTH | WEEKDAY | RELDAY | PART_OF | SHIFT | DAYPART | NUMERAL)
        || adverb(t, i)
        || t.any(
            i,
            &[
                "however",
                "below",
                "above",
                "between",
                "higher",
                "lower",
                "than",
                "respectively",
                "compared",
                "once",
                "twice",
                "thrice",
                "afterward",
                "afterwards",
                "beforehand",
                "north",
                "south",
                "east",
                "west",
                "northeast",
                "northwest",
                "southeast",
                "southwest",
            ],
        )
}

/// The noun phrase that ends right before token `end`.
pub fn phrase_before(t: Tokens, end: usize) -> Option<Phrase> {
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let at = start - 1;
        let genitive = t.any(at, &["'s", "’s"]);
        let hyphen = t.dash(at) && t.glued(at) || t.sign(at, '&') && t.glued(at);
        if t.is(at, MONTH | WEEKDAY) && start == end {
            return None;
        }
        let joined = t.hyphen(at + 1) && start < end;
        let noun = t.at(at)?.kind == Kind::Word
            && (!vague(t, at) || joined && !t.is(at, CLOSED))
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

/// What is counted, in the singular: "heart transplant" of "heart transplants".
pub fn name(t: Tokens<'_>, (start, end): (usize, usize)) -> Cow<'_, str> {
    let participle = t.surface(start).ends_with("ed") && !t.hyphen(start + 1);
    let first = if end - start > 1 && participle { start + 1 } else { start };
    let bytes = || Some((t.at(first)?.start, t.at(end.checked_sub(1)?)?.end));
    let name = bytes().and_then(|(a, b)| t.text.get(a..b)).unwrap_or("");
    let last = t.surface(end.saturating_sub(1));
    if shouted(t, end.saturating_sub(1)) {
        let low = name.to_lowercase();
        let one = singular(&low);
        return if one == low { name.into() } else { one.into_owned().into() };
    }
    let Some(before) = name.strip_suffix(last) else { return singular(last) };
    match singular(last) {
        // The singular begins the plural: a slice of the text is the name.
        Cow::Borrowed(one) => name.get(..before.len() + one.len()).unwrap_or(name).into(),
        Cow::Owned(one) => Cow::Owned(format!("{before}{one}")),
    }
}

/// A noun's singular, by its end.
fn singular(noun: &str) -> Cow<'_, str> {
    const ODD: [(&str, &str); 6] = [
        ("men", "man"),
        ("children", "child"),
        ("feet", "foot"),
        ("lives", "life"),
        ("ies", "y"),
        ("news", "news"),
    ];
    if let Some((end, one)) = ODD.iter().find(|(end, _)| noun.ends_with(end)) {
        return format!("{}{one}", noun.strip_suffix(end).unwrap_or(noun)).into();
    }
    let hiss = ["sses", "ches", "shes", "xes", "uses"].iter().any(|end| noun.ends_with(end))
        && !["ouses", "auses"].iter().any(|end| noun.ends_with(end));
    let kept = noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is");
    match noun.strip_suffix(if hiss { "es" } else { "s" }) {
        Some(one) if !kept && noun.len() > 3 => one.into(),
        _ => noun.into(),
    }
}
