//! Ages told without their unit: "aged 45", "Ann Lee, 51,", "in her early 20s".

use crate::amounts::Amount;
use crate::mention::Mention;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;
use crate::values::Sort;

/// An age told without its unit: "aged 45", "the age of 15", "Ann Lee, 51, said", "87 yo".
/// Gives its first token and one past its last. ("45 years old" is read with the times.)
pub fn told(t: Tokens, a: &Amount) -> Option<(usize, usize)> {
    let plain =
        a.value.sort == Sort::Plain && a.unit.is_none() && (0.0..=120.0).contains(&a.value.value);
    if !plain || a.start == 0 {
        return None;
    }
    let b = a.start - 1;
    if t.any(a.end, &["yo"]) {
        return Some((a.start, a.end + 1));
    }
    // "Age: 22" of a form
    if t.sign(b, ':') && b > 0 && t.word(b - 1, "age") {
        return Some((a.start, a.end));
    }
    if t.any(b, &["aged", "age"]) {
        return Some((b, a.end));
    }
    if t.word(b, "of") && b > 0 && t.any(b - 1, &["age", "ages"]) {
        return Some((a.start, a.end));
    }
    if spoken_age(t, a) {
        return Some((a.start, a.end));
    }
    let aside =
        t.sign(b, ',') && t.at(a.start).is_some_and(|x| x.figure() && x.width() <= 3 && !x.glued);
    // "Ann Lee, 51,"; "his son, 7,"
    let last = if b > 1 && t.sign(b - 1, '.') && t.any(b - 2, &["jr", "sr"]) { b - 1 } else { b };
    let name = last > 0
        && t.at(last - 1).is_some_and(|x| {
            x.kind == Kind::Word && !x.is(MONTH | WEEKDAY) && (x.capital || x.is(AGED))
        });
    // Of a list, only after a name of two words: "Ohio, 24; Iowa, 17" are scores.
    let full = last > 1
        && t.at(last - 2).is_some_and(|x| x.capital && x.kind == Kind::Word && !x.is(LABEL))
        && !t.any(last - 2, &["row", "group", "pool", "class"]);
    let listed = full && (t.sign(a.end, ';') || t.sign(a.end, ')'));
    let ends = match t.at(a.end) {
        Some(next) => next.kind == Kind::Break,
        // A headline: "Two held over the death of a girl, 5".
        None => full || last > 0 && t.is(last - 1, AGED),
    };
    let closes = t.sign(a.end, ',') || listed || ends;
    (aside && name && closes && a.value.value >= 1.0 && a.upper.is_none())
        .then_some((a.start, a.end))
}

/// "He will be 35 by May", "the victim was 17", "who turned 90 on Monday": a person is the figure.
fn spoken_age(t: Tokens, a: &Amount) -> bool {
    let verb = a.start - 1;
    let first =
        (verb.saturating_sub(3)..=verb).rev().find(|k| !t.is(*k, AUX) && !t.word(*k, "turned"));
    let person = first.is_some_and(|k| t.any(k, &["he", "she", "who", "i"]) || t.is(k, AGED));
    let led = t.any(verb, &["be", "is", "was", "turned", "turns", "been", "'s"]);
    let next = t.at(a.end);
    let free = next.is_none_or(|n| {
        n.kind == Kind::Break
            || n.sign_is(',')
            || n.is(CONJ)
            || t.any(a.end, &["by", "on", "in", "at", "when"])
    });
    // "Her partner was 6 in the ranking"
    let kin = first.is_some_and(|k| t.is(k, AGED));
    let free = free && !(kin && t.is(a.end, PREP));
    person && led && free && a.upper.is_none() && a.value.value >= 1.0 && a.value.value <= 110.0
}

/// "in his 40s", "a man in his early 20s", "late teens to early 20s": years of age, and one past the
/// last token. A decade of the century has "the" before it.
pub fn decade<'a>(t: Tokens<'a>, i: usize, floor: usize) -> Option<(Mention<'a>, usize)> {
    let (low, end) = tens(t, i)?;
    let dash = i > 1 && t.hyphen(i - 1);
    let part = i.checked_sub(if dash { 2 } else { 1 }).filter(|k| *k >= floor);
    let (low, high, first) = match part {
        Some(k) if t.any(k, &["early", "younger"]) => (low, low + 3.0, k),
        Some(k) if t.any(k, &["mid", "middle"]) => (low + 4.0, low + 6.0, k),
        Some(k) if t.any(k, &["late", "older"]) => (low + 7.0, low + 9.0, k),
        _ => (low, low + 9.0, i),
    };
    of_life(t, first, first < i, end).then_some(())?;
    let m = Mention {
        start: t.at(first)?.start,
        end: t.at(end - 1)?.end,
        label: "QUANTITY",
        modifier: "range",
        low: Some(if low == 10.0 { 13.0 } else { low }),
        high: Some(high),
        unit: Some("year of age".into()),
        ..Mention::default()
    };
    Some((m, end))
}

/// "40s", "40's", "teens": the first year, and one past it.
fn tens(t: Tokens, i: usize) -> Option<(f64, usize)> {
    let x = t.at(i)?;
    if x.kind == Kind::Word {
        return t.word(i, "teens").then_some((10.0, i + 1));
    }
    let ten = x.figure() && x.width() == 2 && x.sign == ' ' && x.word.value % 10.0 == 0.0;
    (t.plural_ending(i + 1) && ten && x.word.value >= 20.0).then_some((x.word.value, i + 2))
}

/// Is the decade whose first token is `first` one of somebody's life?
fn of_life(t: Tokens, first: usize, parted: bool, end: usize) -> bool {
    let Some(b) = first.checked_sub(1) else { return false };
    let free = t.at(end).is_none_or(|n| n.kind != Kind::Word || n.is(CLOSED | VERB));
    let owned = t.any(b, &["his", "her", "their", "my", "our", "your"]);
    let loose = parted && free && t.any(b, &["in", "to", "or", "and"]);
    // "in their 20s and 30s", "late teens to 20s"
    let joined = b > 1 && t.any(b, &["to", "or", "and"]) && {
        let last = if t.word(b - 1, "teens") { b - 1 } else { b - 2 };
        let part = last > 0 && t.any(last - 1, &["early", "mid", "middle", "late", "older"]);
        let before = if part { last - 1 } else { last };
        tens(t, last).is_some() && of_life(t, before, part, b)
    };
    owned && free || loose || joined
}
