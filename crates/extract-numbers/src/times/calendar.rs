//! Dates by the calendar: "4 July 1776", "July 4, 1776", "July 1776", "July", "1776", "1930s", ISO.

use super::civil;
use super::reading::{Reading, Times};
use super::when::When;
use super::years::{bare_year, century, decade, era, short_year};
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
        if let Some(r) = finish_day(s, i, end, year.or_else(|| range_explicit(s, end)), m, d, i) {
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

/// The year named by the other end of a range: "from July to September 1936", "479-478 BC".
fn borrowed_year(s: Times, end: usize) -> Option<i32> {
    let joint = s.t.dash(end)
        || s.t.among(end, "to and or until through till")
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
