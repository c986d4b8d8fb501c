//! Dates by the calendar: "4 July 1776", "July 4, 1776", "July 1776", "July", "1776", "1930s", ISO.

use super::civil;
use super::reading::{Reading, Times};
use super::when::When;
use crate::roles::*;
use crate::scan::Kind;

/// A date of the calendar at token `i`.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.kind == Kind::Word && !x.is(MONTH | WEEKDAY | ORDINAL | TEN) {
        return None;
    }
    numeric(s, i)
        .or_else(|| weekday_first(s, i))
        .or_else(|| day_month(s, i))
        .or_else(|| month_first(s, i))
        .or_else(|| day_range_head(s, i))
        .or_else(|| day_range_tail(s, i))
        .or_else(|| decade(s, i))
        .or_else(|| short_year(s, i))
        .or_else(|| bare_year(s, i))
}

/// Year, month and day as a date, if the calendar has it.
fn day(y: i32, m: u8, d: u8) -> Option<When> {
    ((1..=12).contains(&m) && d >= 1 && d <= civil::month_length(y, m))
        .then(|| When::Day(civil::day(y, m, d)))
}

/// "2016-07-04", "2016/07/04", "04/07/2016", "3-Jul-2017", "23.04.2022", "1995-01".
fn numeric(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let first = s.at(i)?;
    if first.kind == Kind::Junk {
        return dotted(s, i);
    }
    if !first.figure()
        || first.sign != ' '
        || i > 0
            && t.glued(i)
            && (t.dash(i - 1) || t.sign(i - 1, '/'))
            && s.at(i.wrapping_sub(2)).is_some_and(|p| p.figure())
    {
        return None;
    }
    let joint = |k: usize| t.hyphen(k) || t.sign(k, '/') && t.glued(k) && t.glued(k + 1);
    if !joint(i + 1) {
        return None;
    }
    let part = |k: usize| {
        s.at(k).filter(|x| x.figure() && x.sign == ' ').map(|x| (x.word.value, x.width()))
    };
    let (a, aw) = part(i).unwrap_or((0.0, 0));
    if let Some(m) = s.at(i + 2).filter(|x| x.is(MONTH)).map(|x| x.word.time as u8) {
        let (y, _) = part(i + 4).filter(|_| joint(i + 3))?;
        let y = if y < 100.0 { century(y) } else { y as i32 };
        return Some(Reading::date(i, i + 5, day(y, m, a as u8)?).explicit());
    }
    let (b, _) = part(i + 2)?;
    if joint(i + 3) && part(i + 4).is_some() {
        let (c, cw) = part(i + 4)?;
        let (y, m, d) = if aw == 4 {
            (a as i32, b, c)
        } else if b > 12.0 {
            (c as i32, a, b)
        } else if a > 12.0 {
            (c as i32, b, a)
        } else {
            (c as i32, a, b)
        };
        let y = if aw != 4 && cw == 2 { century(c) } else { y };
        if aw != 4 && cw != 4 && cw != 2 || !(1..=2200).contains(&y) {
            return None;
        }
        let when = day(y, m as u8, d as u8)?;
        return Some(with_clock(s, Reading::date(i, i + 5, when).explicit()));
    }
    let month = aw == 4
        && (1.0..=12.0).contains(&b)
        && s.at(i + 2).is_some_and(|x| x.width() == 2)
        && (1500.0..2200.0).contains(&a);
    (month && t.hyphen(i + 1)).then_some(())?;
    let dash = t.surface(i + 1) == "-";
    // "2009-10" is a month, "2009–10" and a rising pair of years a range.
    let rising = b > a % 100.0;
    (dash && !rising && !s.t.dash(i + 3))
        .then(|| Reading::date(i, i + 3, When::Month(a as i32, b as u8)).explicit())
}

/// The year that two digits stand for.
fn century(y: f64) -> i32 {
    if y < 40.0 { 2000 + y as i32 } else { 1900 + y as i32 }
}

/// "23.04.2022".
fn dotted(s: Times, i: usize) -> Option<Reading> {
    let mut parts = s.t.surface(i).split('.');
    let d: u8 = parts.next()?.parse().ok()?;
    let m: u8 = parts.next()?.parse().ok()?;
    let y: i32 = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
    parts.next().is_none().then_some(())?;
    Some(Reading::date(i, i + 1, day(y, m, d)?).explicit())
}

/// "2009-12-19T17:00:00": a clock that touches an ISO date.
fn with_clock(s: Times, r: Reading) -> Reading {
    let Some(start) = s.at(r.end).filter(|x| x.glued).map(|x| x.start) else { return r };
    let Some(rest) = s.t.text.get(start..).and_then(|x| x.strip_prefix('T')) else { return r };
    let width = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let clock = rest.get(..width).unwrap_or("");
    let mut numbers = clock.split(':').filter_map(|x| x.parse::<u16>().ok());
    let (Some(h), Some(m)) = (numbers.next(), numbers.next()) else { return r };
    let stop = start + 1 + width;
    let end = (r.end..s.t.list.len())
        .find(|k| s.at(*k).is_none_or(|x| x.start >= stop))
        .unwrap_or(s.t.list.len());
    let timex = format!("{}T{clock}", r.timex);
    Reading { end, label: "TIME", timex, clock: Some((h * 60 + m, 1)), ..r }
}

/// "Sunday, June 5, 2016", "Friday the 13th of June", "Monday 21 March".
fn weekday_first(s: Times, i: usize) -> Option<Reading> {
    s.weekday(i)?;
    let comma = if s.t.sign(i + 1, ',') || s.t.sign(i + 1, '.') { i + 2 } else { i + 1 };
    let the = if s.t.word(comma, "the") { comma + 1 } else { comma };
    let inner = day_month(s, the)
        .or_else(|| month_first(s, the))
        .filter(|r| matches!(r.when, Some(When::Day(_))) || r.timex.len() > 7)?;
    Some(Reading { start: i, ..inner })
}

/// "4 July 1776", "4th of July, 1776", "the 19th of October".
fn day_month(s: Times, i: usize) -> Option<Reading> {
    let (d, after) = s.day_number(i)?;
    let of = if s.t.any(after, &["of"]) { after + 1 } else { after };
    let of = if s.t.any(after, &["day"]) && s.t.word(after + 1, "of") { after + 2 } else { of };
    let at = if s.t.hyphen(of) { of + 1 } else { of };
    let m = s.month(at)?;
    let dot = stop_after(s, at + 1);
    // "in 15 March 2010 rulings" is rare; "3 May 4" is not a date.
    let (year, end) = year_after(s, dot);
    let start = if s.preceded(i, &["the"]) && s.at(i).is_some_and(|x| !x.figure() || after > i + 1)
    {
        i - 1
    } else {
        i
    };
    finish_day(s, start, end, year, m, d, i)
}

fn finish_day(
    s: Times,
    start: usize,
    end: usize,
    year: Option<(i32, bool)>,
    m: u8,
    d: u8,
    i: usize,
) -> Option<Reading> {
    let told = year
        .map(|(y, _)| y)
        .or_else(|| borrowed_year(s, end))
        .or_else(|| s.anchor.year_of_month(m, s.future(i)));
    match told {
        Some(y) => {
            let r = Reading::date(start, end, day(y, m, d)?);
            Some(if year.is_some() { r.explicit() } else { r })
        }
        None => (d <= civil::month_length(2000, m))
            .then(|| Reading::bare(start, end, "DATE", format!("XXXX-{m:02}-{d:02}"))),
    }
}

/// The full stop of "Oct.".
fn stop_after(s: Times, i: usize) -> usize {
    let short = i > 0 && s.at(i - 1).is_some_and(|x| x.width() < 5);
    if short && s.t.sign(i, '.') && s.t.glued(i) { i + 1 } else { i }
}

/// "July 4, 1776", "July 1776", "July of that year", "July".
fn month_first(s: Times, i: usize) -> Option<Reading> {
    let m = s.month(i)?;
    let after = stop_after(s, i + 1);
    let the = if s.t.word(after, "the") { after + 1 } else { after };
    let joined =
        if s.t.hyphen(after) || s.t.sign(after, '/') && s.t.glued(after) { after + 1 } else { the };
    if let Some((d, end)) = s.day_number(joined).filter(|(_, e)| day_not_count(s, *e, joined)) {
        let (year, end) = year_after(s, end);
        if let Some(r) =
            finish_day(s, i, range_year(s, end), year.or_else(|| range_explicit(s, end)), m, d, i)
        {
            return Some(Reading { end, ..r });
        }
    }
    let (year, end) = year_after(s, joined.min(after));
    let year =
        year.or_else(|| s.year(after + 1).filter(|_| s.t.sign(after, '/')).map(|y| (y, true)));
    let end = if year.is_some() && end == after { after + 2 } else { end };
    let told = year
        .map(|(y, _)| y)
        .or_else(|| borrowed_year(s, end))
        .or_else(|| s.anchor.year_of_month(m, s.future(i)));
    let r = Reading::date_or(i, end, told.map(|y| When::Month(y, m)), &format!("XXXX-{m:02}"));
    Some(if year.is_some() { r.explicit() } else { r })
}

fn range_year(_: Times, end: usize) -> usize {
    end
}

/// "April 13-15, 1915": the year after the second day.
fn range_explicit(s: Times, end: usize) -> Option<(i32, bool)> {
    let joint = s.t.dash(end) || s.t.any(end, &["to", "and", "through"]);
    let (_, stop) = s.day_number(end + 1).filter(|_| joint)?;
    year_after(s, stop).0
}

/// "May 8 people were hurt": a figure that counts a noun is no day.
fn day_not_count(s: Times, end: usize, at: usize) -> bool {
    let Some(n) = s.at(end) else { return true };
    let figure = s.at(at).is_some_and(|x| x.figure()) && end == at + 1;
    let unit = n.sign_is('%')
        || n.is(SCALE | PEOPLE | MEASURE)
        || n.sign_is(':') && n.glued && s.t.glued(end + 1);
    !(figure && unit)
}

/// A year after a month or day: "1776", ", 1776", "of 1776", "of that year", "'76".
/// Gives the year and one past it, or the token given.
fn year_after(s: Times, i: usize) -> (Option<(i32, bool)>, usize) {
    let t = s.t;
    let comma = if t.sign(i, ',') { i + 1 } else { i };
    let at = if t.any(comma, &["of", "in"]) { comma + 1 } else { comma };
    if let Some(y) = s.year(at).filter(|y| *y >= 1000) {
        if t.is(at + 1, PEOPLE | SCALE) {
            return (None, i);
        }
        return match era(s, at + 1) {
            Some((bc, end)) => (Some((if bc { 1 - y } else { y }, true)), end),
            None => (Some((y, true)), at + 1),
        };
    }
    if let Some((bc, end)) =
        era(s, at + 1).filter(|_| s.at(at).is_some_and(|x| x.figure() && x.sign == ' '))
    {
        let y = s.at(at).map_or(1.0, |x| x.word.value) as i32;
        return (Some((if bc { 1 - y } else { y }, true)), end);
    }
    if t.sign(at, '\'') && s.at(at + 1).is_some_and(|x| x.figure() && x.width() == 2 && x.glued) {
        return (Some((century(s.at(at + 1).map_or(0.0, |x| x.word.value)), true)), at + 2);
    }
    if t.word(i, "of") && t.any(i + 1, &["that", "this", "last", "next", "the"]) {
        let k = if t.word(i + 1, "the") { i + 2 } else { i + 1 };
        let shift = s.at(k).filter(|x| x.is(SHIFT)).map(|x| x.word.shift);
        if let (Some(shift), true) = (shift, t.word(k + 1, "year")) {
            let told = matches!(shift, 2) || t.any(k, &["following", "previous"]);
            let base = if told { s.anchor.reference() } else { s.anchor.speech() };
            let step = if shift == 2 { 0 } else { i32::from(shift) };
            return (base.map(|w| (w.year() + step, false)), k + 2);
        }
    }
    (None, i)
}

/// BC, BCE, AD, CE at `i`: is it before the era, and one past it.
fn era(s: Times, i: usize) -> Option<(bool, usize)> {
    match s.t.surface(i) {
        "BC" | "BCE" | "B.C." | "B.C" | "B.C.E." => Some((true, i + 1)),
        "AD" | "CE" | "A.D." => Some((false, i + 1)),
        _ => None,
    }
}

/// The year named by the other end of a range: "from July to September 1936", "479-478 BC".
fn borrowed_year(s: Times, end: usize) -> Option<i32> {
    let joint = s.t.dash(end)
        || s.t.any(end, &["to", "and", "or", "until", "through", "till"])
        || s.t.sign(end, ',') && s.month(end + 1).is_some();
    if !joint {
        return None;
    }
    let mut k = end + 1;
    if s.t.any(k, &["the", "early", "late", "mid"]) {
        k += 1;
    }
    if let Some((_, e)) = s.day_number(k) {
        let e = if s.t.word(e, "of") { e + 1 } else { e };
        if s.month(e).is_some() {
            return year_after(s, e + 1).0.filter(|y| y.1).map(|y| y.0);
        }
        return year_after(s, e).0.filter(|y| y.1).map(|y| y.0);
    }
    s.month(k)?;
    let after = s.day_number(k + 1).map_or(k + 1, |d| d.1);
    year_after(s, after).0.filter(|y| y.1).map(|y| y.0)
}

/// "12" of "12–14 July": the day before the dash.
fn day_range_head(s: Times, i: usize) -> Option<Reading> {
    let (d, end) = s.day_number(i)?;
    let joint = s.t.dash(end) || s.t.any(end, &["to", "and", "or"]);
    let the = if s.t.word(end + 1, "the") { end + 2 } else { end + 1 };
    let (_, second) = s.day_number(the).filter(|_| joint)?;
    let of = if s.t.word(second, "of") { second + 1 } else { second };
    let m = s.month(of)?;
    let (year, _) = year_after(s, stop_after(s, of + 1));
    let r = finish_day(s, i, end, year, m, d, i)?;
    Some(Reading { end, ..r })
}

/// "15" of "April 13–15", "5" of "May 4 and 5": the day after the dash.
fn day_range_tail(s: Times, i: usize) -> Option<Reading> {
    let (end, last) = s.last_day?;
    let joint = end + 1 == i
        && (s.t.dash(end)
            || s.t.any(end, &["and", "to", "or"]) && !s.t.is(i + 1, PEOPLE | MEASURE | SCALE));
    let (d, stop) = s.day_number(i).filter(|_| joint)?;
    let follows = s.at(stop).is_none_or(|n| n.kind != Kind::Word || n.is(CLOSED) || n.glued);
    let clock = s.t.sign(stop, ':') || s.t.any(stop, &["am", "pm", "a.m.", "p.m."]);
    let (y, m, before) = civil::date(last);
    if clock || d <= before || !(follows || s.t.dash(end)) {
        return None;
    }
    let (year, stop) = year_after(s, stop);
    Some(Reading::date(i, stop, day(year.map_or(y, |x| x.0), m, d)?))
}

/// "1930s", "the 1930s", "the 70s", "'80s", "470s BC".
fn decade(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    let s_at = if t.sign(i + 1, '\'') || t.word(i + 1, "'s") { i + 1 } else { i + 1 };
    let plural = t.glued(s_at) && (t.surface(s_at) == "s" || t.any(s_at, &["'s", "’s"]));
    if !x.figure() || x.sign != ' ' || !plural || x.word.value % 10.0 != 0.0 {
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
        2 if (20..=90).contains(&v)
            && (quote
                || start < i
                || s.t.any(i.wrapping_sub(1), &["and", "early", "late", "mid"])) =>
        {
            1900 + v
        }
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

/// "'82" after a word: the year of this century or the last.
fn short_year(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i).filter(|x| x.figure() && x.width() == 2 && x.sign == ' ' && x.glued)?;
    let quote = s.before(i).filter(|b| s.t.sign(*b, '\'') && !s.t.glued(*b))?;
    let free = !s.t.glued(i + 1) || s.at(i + 1).is_some_and(|n| n.kind != Kind::Word);
    free.then(|| Reading::date(quote, i + 1, When::Year(century(x.word.value))).explicit())
}

/// A year by itself: after a preposition, in brackets, before a noun; never when it counts.
fn bare_year(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    if let Some(r) = ancient(s, i) {
        return Some(r);
    }
    if let Some(r) = year_tail(s, i) {
        return Some(r);
    }
    let y = s.year(i)?;
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
    if counts || money || decimal {
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
    let hedged = before.is_some_and(|b| b.is(HEDGE_END))
        && !t.any(i - 1, &["around", "to", "before", "of", "about", "circa", "ca", "by", "than"]);
    let fine = (led && !hedged || dashed || stand_alone || trusted && !hedged)
        && (modern || t.any(i.wrapping_sub(1), &["in", "since", "year", "of", "circa"]));
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

/// A plural noun in lower case: "2000 pieces".
fn plural_after(s: Times, i: usize) -> bool {
    let name = s.t.surface(i);
    s.at(i).is_some_and(|n| n.kind == Kind::Word && !n.capital && !n.is(CLOSED | VERB))
        && name.len() > 3
        && name.ends_with('s')
        && !name.ends_with("ss")
}

/// "478 BC", and "479" of "479–478 BC".
fn ancient(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i).filter(|x| x.figure() && x.sign == ' ' && x.width() <= 4)?;
    let v = x.word.value as i32;
    let start = i;
    if let Some((bc, end)) = era(s, i + 1) {
        return Some(Reading::date(start, end, When::Year(if bc { 1 - v } else { v })).explicit());
    }
    let joint = s.t.dash(i + 1) || s.t.any(i + 1, &["to", "or", "and"]);
    let other = s.at(i + 2).is_some_and(|o| o.figure() && o.sign == ' ' && o.width() <= 4);
    if joint && other && v > 31 {
        if let Some((true, _)) = era(s, i + 3) {
            return Some(Reading::date(start, i + 1, When::Year(1 - v)).explicit());
        }
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
