//! What a price, share, measure or length of time is of: the noun after it, before it, or the subject
//! of its verb, found with word lists alone.

use crate::counted::{Phrase, after_of, phrase_at, phrase_before, proper, vague};
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// How far back a subject is looked for, in words.
const REACH: usize = 24;
/// How many clauses back a subject is looked for.
const CLAUSES: usize = 2;

/// What the measure at tokens `start..end`, hedge and unit with it, is of: "60% of voters", "a 25%
/// tax", "prices rose 3%", "a fine of $5", "$3 million in sales".
pub fn of_measure(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    let end = past_conversion(t, past_list(t, end));
    if let Some(found) = after(t, start, end) {
        return found.or_else(|| before(t, start));
    }
    before(t, start)
}

/// What a length of time is of: "a five-year plan", "a delay of two months", "talks lasted ten days".
pub fn of_duration(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    if end > 2 && t.dash(end - 2) {
        return phrase_at(t, past_conversion(t, past_list(t, end)), false);
    }
    let before = start.checked_sub(1)?;
    if t.word(before, "of") {
        return phrase_before(t, before).filter(|p| !empty(t, p.1 - 1));
    }
    if t.word(before, "for")
        && let Some((first, last)) = phrase_before(t, before)
        && first > 0
        && t.any(first - 1, &["a", "an"])
    {
        return Some((first, last));
    }
    let verb = if t.word(before, "for") { before.checked_sub(1)? } else { before };
    const LASTING: &str = "last lasts lasted lasting take takes took taken taking stay stays stayed \
                           run ran running";
    t.among(verb, LASTING).then(|| subject(t, start, CLAUSES).flatten())?
}

/// What a bare figure is the level of: "the index rose to 1,840", "turnout fell by 4", "the gauge stood
/// at 52", "pupils score between 50 and 70".
pub fn of_level(t: Tokens, start: usize) -> Option<Phrase> {
    const STANDING: &str = "stood stands standing closed closes closing ended ends ending opened settled \
                            finished remained remains peaked";
    const SCORING: &str = "score scores scored scoring rate rates rated measure measures measured rank \
                           ranks ranked";
    let before = start.checked_sub(1)?;
    let verb = before.checked_sub(1).filter(|_| t.any(before, &["to", "by", "from", "at"]));
    let level = match verb {
        Some(verb) if t.word(before, "at") => t.among(verb, STANDING),
        Some(verb) => t.is(verb, UP | DOWN) && !t.is(verb, PREP),
        None => {
            let loose = t.is(before, ADV) || t.any(before, &["somewhere", "anywhere"]);
            let verb = if loose { before.checked_sub(1)? } else { before };
            return t.among(verb, SCORING).then(|| scorer(t, verb))?;
        }
    };
    level.then(|| subject(t, start, CLAUSES).flatten())?
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

/// What stands after the measure. `Some(None)`: a word of change stands there, and what changes before.
fn after(t: Tokens, start: usize, end: usize) -> Option<Option<Phrase>> {
    let of = if t.word(end, "worth") { end + 1 } else { end };
    if t.word(of, "of") {
        return after_of(t, of + 1).map(Some);
    }
    if let Some(found) = inside(t, end) {
        return Some(Some(found));
    }
    if let Some(found) = shots(t, start, end) {
        return Some(Some(found));
    }
    let at = if t.hyphen(end) { end + 1 } else { end };
    let signed = start > 0 && t.sign(start - 1, '+');
    let way = t.among(at, "higher lower up down");
    if signed || way && t.is(at, UP | DOWN) {
        return None;
    }
    let adjective = t.among(at, "long wide tall deep high away north south east west");
    let bound = start > 0 && t.is(start - 1, DET) || end > start + 2 && t.hyphen(end - 2);
    if let Some(noun) = verb_as_noun(t, at).filter(|_| bound) {
        return Some(Some(noun));
    }
    if let Some(change) = change_at(t, at) {
        return Some(change);
    }
    noun_after(t, at).filter(|_| !adjective).map(Some)
}

/// "shot 48% from the field", "made 31% from three-point range": what a share from somewhere is of.
fn shots(t: Tokens, start: usize, end: usize) -> Option<Phrase> {
    const SHOT: &str = "shot shooting shoots made making hit hitting";
    let from = t.word(end, "from") && t.any(end - 1, &["%", "percent", "cent"]);
    let made = from && (start.saturating_sub(REACH / 2)..start).any(|k| t.among(k, SHOT));
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

/// "a 5% rise in sales" is of sales; "sales saw a 5% rise" of what stands before.
fn change_at(t: Tokens, at: usize) -> Option<Option<Phrase>> {
    let low = t.at(at).is_some_and(|x| x.kind == Kind::Word && !x.capital);
    if !low || !t.is(at, UP | DOWN) || t.surface(at).ends_with("ed") || t.is(at, PREP) {
        return None;
    }
    let noun = t.any(at + 1, &["in", "of"]).then(|| after_of(t, at + 2)).flatten();
    Some(noun.filter(|p| !vague(t, p.0) && !t.at(p.0).is_some_and(|x| x.figure())))
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
    match subject(t, start, CLAUSES) {
        Some(found) => found,
        None => nearest(t, start),
    }
}

/// "a fine of $3 billion", "a stake of 5%": the noun before "of".
fn head_before(t: Tokens, start: usize) -> Option<Phrase> {
    let prep = start.checked_sub(1).filter(|k| t.word(*k, "of"))?;
    phrase_before(t, prep).filter(|p| !empty(t, p.1 - 1))
}

/// "a low of $5", "a record $5", "over the course of a week": nouns that only lead to a figure.
fn empty(t: Tokens, i: usize) -> bool {
    const LEADING: &str = "low high record total mere maximum minimum course period space matter \
                           lowest highest excess";
    t.among(i, LEADING)
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

/// The noun phrase that ends right before token `end`, if its last word names a thing.
fn noun_before(t: Tokens, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    let word = t.at(last)?.kind == Kind::Word;
    let named = word
        && !t.is(last, NUMERAL | HEDGE_END)
        && (!t.is(last, MEASURE | MONEY) || unit_itself(t, last))
        && !t.any(last, &["percent", "cent"])
        && !verbal(t, last)
        && !vague(t, last)
        && !empty(t, last);
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
fn nearest(t: Tokens, start: usize) -> Option<Phrase> {
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
    const LEADS: &str = "i he she it we they who will would can could may might must should to not";
    i > 0 && t.is(i - 1, PRON | AUX | PREP | ADV) && t.among(i - 1, LEADS)
}

/// "the range", "its driving range": a verb's form that is a noun, after a determiner.
fn thing(t: Tokens, i: usize) -> bool {
    const THE: &str = "the a an its their his her our my your this";
    let det = |back: usize| i.checked_sub(back).is_some_and(|k| t.among(k, THE));
    let s = t.surface(i);
    let open = |k: usize| t.at(k).is_some_and(|x| x.kind == Kind::Word && !x.is(CLOSED));
    let noun = !t.is(i, AUX) && !s.ends_with("ed") && !s.ends_with("ing") && !s.ends_with('s');
    noun && (det(1) || det(2) && open(i - 1) && t.surface(i - 1).ends_with("ing"))
}

/// The subject of the verb before the figure: back to the verb, then the phrase before it. A
/// participle ("rising 3%", "having fallen to $4") has that of the clause before it. `Some(None)`: a
/// pronoun is the subject, and says only what went before.
fn subject(t: Tokens, start: usize, clauses: usize) -> Option<Option<Phrase>> {
    let floor = start.saturating_sub(REACH);
    let verb = verb_before(t, start, floor)?;
    let mut end = verb;
    while end > floor
        && t.at(end - 1).is_some_and(|x| x.is(AUX | ADV | VERB) && x.kind == Kind::Word)
        && !activity(t, end - 1)
    {
        end -= 1;
    }
    let first = end.checked_sub(1)?;
    if t.among(first, "i you he she it we one") {
        return Some(None);
    }
    if t.word(first, "they") {
        return Some(nearest(t, first));
    }
    // "profit of $3 billion, up 5%": of what the figure before it is of.
    let measure =
        first > 0 && t.at(first - 1).is_some_and(|x| x.figure() || x.is(NUMERAL | MONEY | MEASURE));
    if t.sign(first, ',') && measure && t.among(verb, "up down") {
        return Some(None);
    }
    if hangs(t, verb, end) && clauses > 0 {
        if let Some(found) = noun_before(t, end).filter(|p| !timely(t, *p)) {
            return Some(Some(found));
        }
        if let Some(found) = subject(t, end, clauses - 1) {
            return Some(found);
        }
    }
    // "levels to rise 11 feet": whose rise it is.
    if t.word(first, "to") {
        if let Some(found) = noun_before(t, first) {
            return Some(Some(found));
        }
        end = first;
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
        return phrase_before(t, end).map(Some);
    }
    if end > 0 && t.sign(end - 1, ',') {
        end = opening_comma(t, end - 1, floor)?;
    }
    before_prepositions(t, end).map(Some)
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
    let bare = t.among(verb, "up down") && first > 0 && t.sign(first - 1, ',');
    alone || bare || t.word(first, "having")
}

fn timely(t: Tokens, (start, end): Phrase) -> bool {
    (start..end).any(|k| t.is(k, TIMEUNIT | MONTH | WEEKDAY | RELDAY))
}

/// The phrase before `end`, past those that only say when and where: "the rate in February was".
fn before_prepositions(t: Tokens, mut end: usize) -> Option<Phrase> {
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
