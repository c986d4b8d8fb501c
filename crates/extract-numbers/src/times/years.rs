//! Years and decades by themselves: "1776", "the 1930s", "478 BC", "'82", "96" of "1995–96".

use super::reading::{Reading, Times};
use super::when::When;
use crate::not_numbers;
use crate::roles::*;
use crate::scan::Kind;

/// The year that two digits stand for.
pub(crate) fn century(y: f64) -> i32 {
    if y < 40.0 { 2000 + y as i32 } else { 1900 + y as i32 }
}

/// BC, BCE, AD, CE at `i`: is it before the era, and one past it.
pub(crate) fn era(s: Times, i: usize) -> Option<(bool, usize)> {
    match s.t.surface(i) {
        "BC" | "BCE" | "B.C." | "B.C" | "B.C.E." => Some((true, i + 1)),
        "AD" | "CE" | "A.D." | "a.d." => Some((false, i + 1)),
        _ => None,
    }
}

/// "1930s", "the 1930s", "the 70s", "'80s", "470s BC".
pub(crate) fn decade(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    let s_at = i + 1;
    if !x.figure() || x.sign != ' ' || !t.plural_ending(s_at) || x.word.value % 10.0 != 0.0 {
        return None;
    }
    let v = x.word.value as i32;
    let end = s_at + 1;
    let start = s.with_the(i);
    let quote = s.before(i).is_some_and(|b| s.t.sign(b, '\'') && s.t.glued(i));
    if let Some((true, stop)) = era(s, end) {
        return Some(Reading::date(start, stop, When::Decade(-(v / 10) - 1)).explicit());
    }
    let year = match x.width() {
        4 if (1000..2200).contains(&v) => v,
        2 if (20..=90).contains(&v) && (quote || start < i || led_as_decade(s, i)) => 1900 + v,
        _ => return None,
    };
    let start = if quote { i - 1 } else { start };
    Some(
        Reading::date(
            start,
            end,
            if v % 100 == 0 && x.width() == 4 && v < 2000 {
                When::Century(year / 100)
            } else {
                When::Decade(year / 10)
            },
        )
        .explicit(),
    )
}

/// "the late 60s", "since early 70s", "the 60s and 70s"; "in her late 60s" is an age, and "highs in
/// the mid 70s" the weather.
fn led_as_decade(s: Times, i: usize) -> bool {
    let t = s.t;
    let dash = i > 1 && t.hyphen(i - 1);
    let part = if dash { i.wrapping_sub(2) } else { i.wrapping_sub(1) };
    let parted = t.any(part, &["early", "late", "mid"]);
    let first = if parted { part } else { i };
    let Some(b) = first.checked_sub(1) else { return parted };
    let weather = (b.saturating_sub(3)..b)
        .any(|k| t.any(k, &["highs", "lows", "temperature", "temperatures"]));
    let led = parted && t.any(b, &["the", "since", "from", "until", "by", "during"]) && !weather;
    // "the 60s and 70s": the one before, its article taken already.
    let other = b.checked_sub(2).filter(|k| {
        t.any(b, &["and", "or", "to"]) && t.word(k + 1, "s") && s.at(*k).is_some_and(|x| x.figure())
    });
    led || other.is_some_and(|k| k > 0 && t.word(k - 1, "the") || led_as_decade(s, k))
}

/// "'82" after a word: the year of this century or the last.
pub(crate) fn short_year(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i).filter(|x| x.figure() && x.width() == 2 && x.sign == ' ' && x.glued)?;
    let quote = s.before(i).filter(|b| s.t.sign(*b, '\'') && !s.t.glued(*b))?;
    let free = !s.t.glued(i + 1) || s.at(i + 1).is_some_and(|n| n.kind != Kind::Word);
    free.then(|| Reading::date(quote, i + 1, When::Year(century(x.word.value))).explicit())
}

/// A year by itself: after a preposition, in brackets, before a noun; never when it counts.
pub(crate) fn bare_year(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    if let Some(r) = ancient(s, i) {
        return Some(r);
    }
    if let Some(r) = year_tail(s, i) {
        return Some(r);
    }
    if let Some(r) = spelled(s, i) {
        return Some(r);
    }
    let y = s.year(i).filter(|_| !house_number(s, i))?;
    // "in 2017 April", as lists and some languages put it.
    if let Some(m) =
        s.month(i + 1).filter(|_| t.surface(i + 1).len() > 3 && s.year(i + 2).is_none())
        && s.day_number(i + 2).is_none()
    {
        return Some(Reading::date(i, i + 2, When::Month(y, m)).explicit());
    }
    let next = s.at(i + 1);
    let counts = next.is_some_and(|n| {
        n.is(PEOPLE | SCALE | MONEY)
            || n.is(MEASURE) && !n.is(PREP) && !t.any(i + 1, &["in", "points"])
            || n.sign_is('%')
            || n.is(TIMEUNIT)
            || t.any(
                i + 1,
                &["jobs", "mark", "others", "points", "units", "members", "cases", "deaths"],
            )
    });
    let before = i.checked_sub(1).and_then(|b| s.at(b));
    let money =
        before.is_some_and(|b| matches!(b.sign, '$' | '£' | '€' | '#') || b.is(MONEY) && b.glued);
    let touching = s.at(i).is_some_and(|x| x.glued);
    let decimal = before.is_some_and(|b| touching && (b.sign_is('.') && b.glued || b.sign_is('/')));
    // "2000 over 3": a division.
    let divided = t.word(i + 1, "over") && s.at(i + 2).is_some_and(|x| x.figure());
    if counts || money || decimal || divided {
        return None;
    }
    let led = before.is_none_or(|b| {
        b.kind != Kind::Word
            || t.any(
                i - 1,
                &[
                    "in",
                    "since",
                    "by",
                    "until",
                    "till",
                    "from",
                    "of",
                    "during",
                    "before",
                    "after",
                    "early",
                    "late",
                    "mid",
                    "the",
                    "to",
                    "through",
                    "and",
                    "between",
                    "around",
                    "year",
                    "circa",
                    "ca",
                    "for",
                    "or",
                    "late",
                    "spring",
                    "summer",
                    "autumn",
                    "fall",
                    "winter",
                    "election",
                    "into",
                    "its",
                    "than",
                    "fiscal",
                    "a",
                    "on",
                    "over",
                    "throughout",
                    "his",
                    "their",
                    "fy",
                    "till",
                ],
            )
            || b.is(MONTH)
    });
    let dashed =
        before.is_some_and(|b| b.dash()) && s.at(i.wrapping_sub(2)).is_some_and(|p| p.figure());
    let modern = (1500..=2100).contains(&y);
    let stand_alone =
        before.is_none() || before.is_some_and(|b| b.kind == Kind::Break || b.sign_is('('));
    let heading = next.is_none_or(|n| n.dash() || n.kind == Kind::Break);
    let trusted = before
        .is_some_and(|b| b.kind == Kind::Word && !b.is(VERB | HEDGE_END | UP | DOWN))
        && (heading || (1900..=2050).contains(&y) && !plural_after(s, i + 1));
    let trusted = trusted || (1990..=2050).contains(&y) && owned(s, i);
    let hedged = before.is_some_and(|b| b.is(HEDGE_END))
        && !t.any(
            i - 1,
            &["around", "to", "before", "of", "about", "circa", "ca", "by", "than", "on"],
        );
    if before.is_none_or(|b| b.kind != Kind::Word) && plural_after(s, i + 1) {
        return None;
    }
    let fine = (led && !hedged || dashed || stand_alone || trusted && !hedged)
        && (modern
            || t.any(i.wrapping_sub(1), &["in", "since", "year", "of", "circa"])
            || t.any(i.wrapping_sub(1), &["by", "until"]) && !plural_after(s, i + 1));
    if !fine {
        return None;
    }
    let start = if s.preceded(i, &["year", "fy"]) { i - 1 } else { i };
    let start = if start < i { s.with_the(start) } else { start };
    match era(s, i + 1) {
        Some((true, end)) => Some(Reading::date(start, end, When::Year(1 - y)).explicit()),
        Some((false, end)) => Some(Reading::date(start, end, When::Year(y)).explicit()),
        None => Some(Reading::date(start, i + 1, When::Year(y)).explicit()),
    }
}

/// "the 1500 block of Ash Lane", "at 1555 Main Street"; "in 2014 Wall Street lost" tells a year.
fn house_number(s: Times, i: usize) -> bool {
    let t = s.t;
    let noun = if t.hyphen(i + 1) { i + 2 } else { i + 1 };
    let dated =
        i > 0 && t.any(i - 1, &["in", "since", "by", "until", "during", "before", "after", "from"]);
    let block = t.any(noun, &["block", "blk"])
        && !s.at(noun + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED));
    block || !dated && not_numbers::street(t, i).is_some_and(|k| !event_there(s, i, k))
}

/// "The 1989 Tiananmen Square crackdown", "the 2005 Park Lane bombing": what happened there that year.
fn event_there(s: Times, i: usize, street: usize) -> bool {
    let t = s.t;
    let modern = s.year(i).is_some_and(|y| (1900..2050).contains(&y));
    let noun = s
        .at(street + 1)
        .is_some_and(|n| n.kind == Kind::Word && !n.capital && !n.is(CLOSED | VERB));
    let building = t.any(
        street + 1,
        &["home", "house", "apartment", "residence", "address", "building", "office", "store"],
    );
    modern && noun && !building
}

/// "Merck's 2018 sales", "the Kabul 2015 attacks": after a genitive or a name.
fn owned(s: Times, i: usize) -> bool {
    let Some(b) = i.checked_sub(1) else { return false };
    let first = b == 0 || s.at(b - 1).is_some_and(|p| p.kind == Kind::Break);
    let name = s.at(b).is_some_and(|x| {
        x.capital && x.width() > 3 && !x.is(CLOSED | VERB | HEDGE_END | UP | DOWN)
    });
    name && !first || s.t.any(b, &["'s", "’s"])
}

/// "in nineteen ninety-six", "since two thousand and five": a year in words, led as one.
fn spelled(s: Times, i: usize) -> Option<Reading> {
    let (y, end) = s.year_in_words(i)?;
    let led = i > 0
        && s.t.any(
            i - 1,
            &[
                "in", "since", "by", "until", "till", "from", "during", "before", "after", "year",
                "of",
            ],
        );
    let noun = s
        .at(end)
        .is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB) || n.is(SCALE | HUNDRED));
    let thousand = s.t.word(i + 1, "thousand") && s.t.any(i.wrapping_sub(1), &["of", "by", "from"]);
    (led && !noun && !thousand).then(|| Reading::date(i, end, When::Year(y)).explicit())
}

/// A plural noun in lower case: "2000 pieces".
fn plural_after(s: Times, i: usize) -> bool {
    let name = s.t.surface(i);
    s.at(i).is_some_and(|n| n.kind == Kind::Word && !n.capital && !n.is(CLOSED | VERB))
        && name.len() > 3
        && name.ends_with('s')
        && !name.ends_with("ss")
}

/// "the AD 12 years ago", "Police AD 50 cents", "AD 20 times": letters before a count, or a range.
fn counts(s: Times, letters: usize, i: usize) -> bool {
    let name = letters.checked_sub(1).and_then(|b| s.at(b)).is_some_and(|b| {
        b.kind == Kind::Word && b.capital && !b.is(CLOSED) || s.t.word(letters - 1, "the")
    });
    let range = s.t.dash(i + 1) && s.at(i + 2).is_some_and(|n| n.figure());
    let unit = s.t.is(i + 1, TIMEUNIT | MONEY) || s.t.word(i + 1, "times");
    name || range || unit || plural_after(s, i + 1)
}

/// "478 BC", and "479" of "479–478 BC".
fn ancient(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i).filter(|x| x.figure() && x.sign == ' ' && x.width() <= 4)?;
    let v = x.word.value as i32;
    let start = i;
    // "AD 79", "A.D. 1066"
    if let Some(before) = s.before(i).filter(|b| matches!(s.t.surface(*b), "AD" | "A.D."))
        && !x.glued
        && !counts(s, before, i)
    {
        return Some(Reading::date(before, i + 1, When::Year(v)).explicit());
    }
    if let Some((bc, end)) = era(s, i + 1) {
        return Some(Reading::date(start, end, When::Year(if bc { 1 - v } else { v })).explicit());
    }
    let joint = s.t.dash(i + 1) || s.t.any(i + 1, &["to", "or", "and"]);
    let other = s.at(i + 2).is_some_and(|o| o.figure() && o.sign == ' ' && o.width() <= 4);
    if joint
        && other
        && v > 31
        && let Some((true, _)) = era(s, i + 3)
    {
        return Some(Reading::date(start, i + 1, When::Year(1 - v)).explicit());
    }
    None
}

/// "96" of "1995–96", "13" of "2012-13".
fn year_tail(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i).filter(|x| x.figure() && x.width() == 2 && x.sign == ' ')?;
    let joint =
        |k: &usize| s.t.glued(*k) == s.t.glued(i) && (s.t.glued(i) || s.t.surface(*k) != "-");
    let dash = i.checked_sub(1).filter(|k| (s.t.dash(*k) || s.t.sign(*k, '/')) && joint(k))?;
    let y = s.year_loose(dash.checked_sub(1)?)?;
    let v = (y / 100) * 100 + x.word.value as i32;
    let end_free = !s.t.hyphen(i + 1) || s.at(i + 2).is_some_and(|n| n.kind == Kind::Word);
    (v > y && v - y < 60 && end_free).then(|| Reading::date(i, i + 1, When::Year(v)).explicit())
}

impl Times<'_> {
    /// A year's figure, whatever follows it.
    fn year_loose(&self, i: usize) -> Option<i32> {
        let x = self.at(i)?;
        let fits = x.figure()
            && x.sign == ' '
            && x.width() == 4
            && (1000.0..2200.0).contains(&x.word.value);
        fits.then_some(x.word.value as i32)
    }
}
