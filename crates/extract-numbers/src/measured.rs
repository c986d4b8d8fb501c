//! What a price, share, measure or length of time is of: the noun after it, before it, or the subject
//! of its verb, found with word lists alone.

use crate::counted::{Phrase, after_of, phrase_at, phrase_before, proper, vague};
use crate::roles::*;
use crate::scan::Kind;
use crate::subjects::{Subject, before_prepositions, nearest, noun_before, subject, timely};
use crate::tokens::Tokens;

/// What the measure at tokens `start..end`, hedge and unit with it, is of: "60% of voters", "a 25%
/// tax", "prices rose 3%", "a fine of $5", "$3 million in sales".
pub fn of_measure(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    let end = past_conversion(t, past_list(t, end));
    // "31 percent said so": who said it is not told.
    const ANSWERS: &str = "said say says think thought believe believed approve approved disapprove \
        oppose opposed support supported favor favored favour favoured want wanted voted vote prefer \
        preferred agree agreed disagreed";
    let answered = t.among(end, ANSWERS) && t.any(end - 1, &["%", "percent", "cent"]);
    if placed(t, end) || answered {
        return None;
    }
    after(t, start, end).or_else(|| before(t, start))
}

/// "40 km north of Basra", "ten miles to the south-west": how far off, and of nothing.
fn placed(t: Tokens, end: usize) -> bool {
    const POINTS: &str = "north south east west northeast northwest southeast southwest";
    let at = if t.word(end, "to") && t.word(end + 1, "the") { end + 2 } else { end };
    t.among(at, POINTS) && (t.any(at + 1, &["of", "from"]) || at > end)
}

/// What a length of time is of: "a five-year plan", "a delay of two months", "talks lasted ten days".
pub fn of_duration(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    if end > 2 && t.dash(end - 2) {
        return phrase_at(t, past_conversion(t, past_list(t, end)), false);
    }
    let before = start.checked_sub(1)?;
    if t.word(before, "of") {
        return phrase_before(t, before).filter(|p| !t.is(p.1 - 1, LEADING));
    }
    if t.word(before, "for")
        && let Some((first, last)) = phrase_before(t, before)
        && first > 0
        && t.any(first - 1, &["a", "an"])
    {
        return Some((first, last));
    }
    let verb = if t.word(before, "for") { before.checked_sub(1)? } else { before };
    t.is(verb, LASTING).then(|| subject(t, start)?.noun())?
}

/// What a bare figure is the level of: "the index rose to 1,840", "turnout fell by 4", "the gauge stood
/// at 52", "pupils score between 50 and 70".
pub fn of_level(t: Tokens, start: usize) -> Option<Phrase> {
    let before = start.checked_sub(1)?;
    let verb = before.checked_sub(1).filter(|_| t.any(before, &["to", "by", "from", "at"]));
    let level = match verb {
        Some(verb) if t.word(before, "at") => t.is(verb, STANDING),
        Some(verb) => t.is(verb, UP | DOWN) && !t.is(verb, PREP),
        None => {
            let loose = t.is(before, ADV) || t.any(before, &["somewhere", "anywhere"]);
            let verb = if loose { before.checked_sub(1)? } else { before };
            return t.is(verb, SCORING).then(|| scorer(t, verb))?;
        }
    };
    level.then(|| subject(t, start)?.noun())?
}

/// Who scores: the phrase before the verb and its adverbs.
fn scorer(t: Tokens, verb: usize) -> Option<Phrase> {
    let adverb = |k: usize| t.is(k, ADV | AUX) || t.surface(k).ends_with("ly");
    let end = (verb.saturating_sub(4)..=verb).rev().find(|k| *k == 0 || !adverb(k - 1))?;
    before_prepositions(t, end)
}

/// "a three-year, $20 million contract", "a two-day, 90-mile race": one past the second measure.
fn past_list(t: Tokens, i: usize) -> usize {
    if !(t.sign(i, ',') && i > 1 && t.dash(i - 2)) {
        return i;
    }
    let measure = |k: &usize| {
        t.at(*k).is_some_and(|x| {
            x.figure()
                || x.is(NUMERAL | MONEY | MEASURE | TIMEUNIT)
                || matches!(x.sign, '$' | '£' | '€')
                || x.dash()
        })
    };
    let end = (i + 1..i + 8).take_while(measure).last().map_or(i, |k| k + 1);
    let figures = (i + 1..end).any(|k| t.at(k).is_some_and(|x| x.figure() || x.is(NUMERAL)));
    if figures { end } else { i }
}

/// One past a conversion in brackets at `i`: "37m (121ft)", "£4m ($5m)".
fn past_conversion(t: Tokens, i: usize) -> usize {
    if !t.sign(i, '(') {
        return i;
    }
    let close = (i + 1..i + 8).find(|k| t.sign(*k, ')'));
    let inside = close.map(|c| i + 1..c);
    let measure = inside.is_some_and(|mut all| all.any(|k| t.at(k).is_some_and(|x| x.figure())));
    close.filter(|_| measure).map_or(i, |c| c + 1)
}

/// What stands after the measure. After a word of change that names nothing itself, nothing.
fn after(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    let of = if t.word(end, "worth") { end + 1 } else { end };
    if t.word(of, "of") {
        return after_of(t, of + 1);
    }
    if let Some(found) = inside(t, end).or_else(|| shots(t, start, end)) {
        return Some(found);
    }
    let at = if t.hyphen(end) { end + 1 } else { end };
    let signed = start > 0 && t.sign(start - 1, '+');
    let way = t.any(at, &["higher", "lower", "up", "down"]);
    if signed || way && t.is(at, UP | DOWN) {
        return None;
    }
    let adjective = t.any(
        at,
        &["long", "wide", "tall", "deep", "high", "away", "north", "south", "east", "west"],
    );
    let bound = start > 0 && t.is(start - 1, DET) || end > start + 2 && t.hyphen(end - 2);
    if let Some(noun) = verb_as_noun(t, at).filter(|_| bound) {
        return Some(noun);
    }
    if changes(t, at) {
        return of_change(t, at);
    }
    noun_after(t, at).filter(|_| !adjective)
}

/// "shot 48% from the field", "made 31% from three-point range": what a share from somewhere is of.
fn shots(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    let from = t.word(end, "from") && t.any(end - 1, &["%", "percent", "cent"]);
    let made = from && (start.saturating_sub(12)..start).any(|k| t.is(k, SHOOTING));
    let at = if t.is(end + 1, DET) { end + 2 } else { end + 1 };
    // "from three-point range"
    let at = if t.hyphen(at + 1) { at + 3 } else { at };
    let thing = made && !t.at(at)?.figure();
    let found = || phrase_at(t, at, false).or_else(|| verb_as_noun(t, at));
    thing.then(found).flatten().filter(|p| !timely(t, *p))
}

/// "a $5 plan", "three-point range": where a noun must stand, even a verb's form is one.
fn verb_as_noun(t: Tokens, at: usize) -> Option<Phrase> {
    let noun = t.is(at, VERB) && !t.is(at, CLOSED) && !t.surface(at).ends_with("ed");
    noun.then_some((at, at + 1))
}

/// "$3 million in sales", "7.5 million euros in deposits": a bare noun that is no time and no place.
fn inside(t: Tokens, end: usize) -> Option<Phrase> {
    let at = end + 1;
    let bare = t.word(end, "in") && !t.at(at)?.figure() && !vague(t, at);
    let found = phrase_at(t, at, true).filter(|_| bare)?;
    let last = found.1 - 1;
    let timely = (found.0..found.1).any(|k| t.is(k, TIMEUNIT | SEASON | DAYPART));
    (!proper(t, last) && !timely && !t.any(last, &["total", "all", "cash", "turn"]))
        .then_some(found)
}

/// "a 5% rise", "5% growth": a word of change.
fn changes(t: Tokens, at: usize) -> bool {
    let low = t.at(at).is_some_and(|x| x.kind == Kind::Word && !x.capital);
    low && t.is(at, UP | DOWN) && !t.surface(at).ends_with("ed") && !t.is(at, PREP)
}

/// "a 5% rise in sales" is of sales; "sales saw a 5% rise" of what stands before.
fn of_change(t: Tokens, at: usize) -> Option<Phrase> {
    let noun = t.any(at + 1, &["in", "of"]).then(|| after_of(t, at + 2)).flatten();
    noun.filter(|p| !vague(t, p.0) && !t.at(p.0).is_some_and(|x| x.figure()))
}

/// The noun phrase right after the measure.
fn noun_after(t: Tokens, at: usize) -> Option<Phrase> {
    let participle = t.surface(at).ends_with("ing") && (t.is(at + 1, DET | PREP) || t.is(at, VERB));
    if vague(t, at) || participle {
        return None;
    }
    phrase_at(t, at, false)
}

/// What stands before the measure.
fn before(t: Tokens, start: usize) -> Option<Phrase> {
    if let Some(found) = head_before(t, start).or_else(|| object(t, start)) {
        return Some(found);
    }
    match subject(t, start) {
        Some(Subject::Noun(found)) => Some(found),
        Some(Subject::Pronoun) => None,
        None => nearest(t, start),
    }
}

/// "a fine of $3 billion", "a stake of 5%": the noun before "of".
fn head_before(t: Tokens, start: usize) -> Option<Phrase> {
    let prep = start.checked_sub(1).filter(|k| t.word(*k, "of"))?;
    phrase_before(t, prep).filter(|p| !t.is(p.1 - 1, LEADING))
}

/// "brought the rate to 3%", "grow sales by 5%", "pulled the sector 2% lower": the noun that stands
/// right before the figure, or before its preposition.
fn object(t: Tokens, start: usize) -> Option<Phrase> {
    let before = start.checked_sub(1)?;
    let plus = t.sign(before, '+');
    let sold = t.word(before, "for") && before > 0 && !proper(t, before - 1);
    let linked = sold || plus || t.any(before, &["to", "by", "at", "from", "with"]);
    let end = if linked { before } else { start };
    // "a shot - from 30 yards"
    let aside = linked && end > 0 && t.dash(end - 1) && !t.glued(end);
    noun_before(t, if aside { end - 1 } else { end })
}
