//! Dates by the calendar: "4 July 1776", "July 4, 1776", "July 1776", "July", "1776", "1930s", ISO.

use super::civil;
use super::hanging;
use super::reading::{Reading, Times};
use super::when::When;
use super::written;
use super::years::{bare_year, century, decade, era, short_year};
use crate::roles::*;
use crate::scan::Kind;

/// A date of the calendar at token `i`.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.kind == Kind::Word && !x.is(MONTH | WEEKDAY | ORDINAL | TEN | TEEN | UNIT) {
        return None;
    }
    let begins_with = |roles: u64| x.is(roles).then_some(());
    let figures = matches!(x.kind, Kind::Figure | Kind::Junk).then_some(());
    figures
        .and_then(|()| written::read(s, i))
        .or_else(|| begins_with(WEEKDAY).and_then(|()| weekday_first(s, i)))
        .or_else(|| day_month(s, i))
        .or_else(|| begins_with(MONTH).and_then(|()| month_first(s, i)))
        .or_else(|| day_range_head(s, i))
        .or_else(|| day_range_tail(s, i))
        .or_else(|| decade(s, i))
        .or_else(|| short_year(s, i))
        .or_else(|| bare_year(s, i))
}

/// Year, month and day as a date, if the calendar has it.
pub(crate) fn day(y: i32, m: u8, d: u8) -> Option<When> {
    ((1..=12).contains(&m) && d >= 1 && d <= civil::month_length(y, m))
        .then(|| When::Day(civil::day(y, m, d)))
}

/// "Sunday, June 5, 2016", "Friday the 13th of June", "Monday 21 March".
fn weekday_first(s: Times, i: usize) -> Option<Reading> {
    let wanted = s.weekday(i)?;
    let comma = if s.t.sign(i + 1, ',') || s.t.sign(i + 1, '.') { i + 2 } else { i + 1 };
    let the = if s.t.word(comma, "the") { comma + 1 } else { comma };
    let figures = s.at(the).filter(|x| x.figure()).and_then(|_| written::read(s, the));
    let inner = figures
        .or_else(|| day_month(s, the))
        .or_else(|| month_first(s, the))
        .filter(|r| matches!(r.when, Some(When::Day(_))) || r.timex.len() > 7)?;
    Some(Reading { start: i, ..on_weekday(s, inner, wanted) })
}

/// Of a date without its year the weekday tells which year is meant: that of the story or of
/// publication, else the nearest in which they agree.
fn on_weekday(s: Times, r: Reading, wanted: i64) -> Reading {
    let (Some(When::Day(told)), Some(_)) = (r.when, &r.told) else { return r };
    let (y, m, d) = civil::date(told);
    let news = s.anchor.today().map_or(0, |today| today.year() - y);
    let near = [0, news, -1, 1, -2, 2].into_iter().find_map(|k| match day(y + k, m, d)? {
        When::Day(n) if civil::weekday(n) == wanted => Some(n),
        _ => None,
    });
    let when = When::Day(near.unwrap_or(told));
    Reading { when: Some(when), timex: when.timex(), ..r }
}

/// "4 July 1776", "4th of July, 1776", "the 19th of October".
fn day_month(s: Times, i: usize) -> Option<Reading> {
    if i > 0 && s.at(i - 1).is_some_and(|b| matches!(b.sign, '$' | '£' | '€')) {
        return None;
    }
    let (d, after) = s.day_number(i).or_else(|| s.day_in_words(i))?;
    let of = if s.t.any(after, &["of"]) { after + 1 } else { after };
    let of = if s.t.any(after, &["day"]) && s.t.word(after + 1, "of") { after + 2 } else { of };
    let at = if s.t.hyphen(of) { of + 1 } else { of };
    let m = s.month(at)?;
    let dot = stop_after(s, at + 1);
    // "in 15 March 2010 rulings" is rare; "3 May 4" is not a date.
    // As wires write it: "20 SEP 89", "3 Oct. 88"; "7 July 52" may count.
    let letters = s.t.surface(at);
    let cut = letters.bytes().all(|b| b.is_ascii_uppercase())
        || letters.len() < 5 && !s.t.any(at, &["may", "june", "july"]);
    let wired = cut && s.at(i).is_some_and(|x| x.figure());
    let short = || short_year_after(s, dot).filter(|_| wired);
    let (year, end) = match year_after(s, dot) {
        (None, end) => short().map_or((None, end), |(y, end)| (Some((y, true)), end)),
        found => found,
    };
    let start = if s.preceded(i, &["the"]) && s.at(i).is_some_and(|x| !x.figure() || after > i + 1)
    {
        i - 1
    } else {
        i
    };
    finish_day(s, start, end, year, m, d, i)
}

/// "87" of "20 SEP 87 (AFP)": two digits that count nothing are the year.
fn short_year_after(s: Times, i: usize) -> Option<(i32, usize)> {
    let x = s.at(i).filter(|x| x.figure() && x.width() == 2 && x.sign == ' ' && !x.glued)?;
    // "On 12 May 19, mostly women, died" counts the dead.
    let count = x.word.value <= 31.0;
    let free = s.at(i + 1).is_none_or(|n| match n.kind {
        Kind::Sign if matches!(n.sign, ',' | ';') => !count,
        Kind::Sign => matches!(n.sign, '(' | ')' | '[') || n.dash() && !n.glued,
        kind => kind == Kind::Break,
    });
    free.then(|| (century(x.word.value), i + 1))
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
    let named = year.map(|(y, _)| y).or_else(|| borrowed_year(s, end));
    let told = named.or_else(|| s.anchor.year_of_month(m, s.future(i)));
    match told {
        Some(y) => {
            let mut when = day(y, m, d)?;
            if let (When::Day(n), None) = (when, named) {
                let next = || Some(day(y + 1, m, d)?.bounds().0);
                when = When::Day(s.anchor.not_gone(n, next));
            }
            let r = Reading::date(start, end, when);
            let r = if named.is_none() { r.told(format!("XXXX-{m:02}-{d:02}")) } else { r };
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
    let comma = s.t.sign(after, ',') && s.ordinal_word(after + 1).is_some();
    let the = if comma { after + 1 } else { the };
    let joined =
        if s.t.hyphen(after) || s.t.sign(after, '/') && s.t.glued(after) { after + 1 } else { the };
    let in_words = || s.day_in_words(joined).filter(|(_, e)| words_not_count(s, *e));
    let day_number = s.day_number(joined).filter(|(_, e)| day_not_count(s, *e, joined));
    let year_first = s.year_in_words(joined).is_some_and(|(_, e)| words_not_count(s, e));
    if let Some((d, end)) = day_number.or_else(in_words).filter(|_| !year_first) {
        let (year, end) = year_after(s, end);
        if let Some(r) = finish_day(s, i, end, year.or_else(|| range_explicit(s, end)), m, d, i) {
            return Some(Reading { end, ..r });
        }
    }
    let (year, end) = year_after(s, joined.min(after));
    let year = year.or_else(|| {
        s.year(after + 1).filter(|_| s.t.sign(after, '/') || s.t.hyphen(after)).map(|y| (y, true))
    });
    let end = if year.is_some() && end == after { after + 2 } else { end };
    let named = year.map(|(y, _)| y).or_else(|| borrowed_year(s, end));
    let told = named.or_else(|| s.anchor.year_of_month(m, s.future(i)));
    let r = Reading::date_or(i, end, told.map(|y| When::Month(y, m)), &format!("XXXX-{m:02}"));
    let r = if named.is_none() { r.told(format!("XXXX-{m:02}")) } else { r };
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

/// "May twenty people": number words that count a noun are no day.
fn words_not_count(s: Times, end: usize) -> bool {
    s.at(end).is_none_or(|n| n.kind != Kind::Word || n.is(CLOSED | UNIT | TEEN | TEN | VERB))
        && !s.t.is(end, SCALE | HUNDRED)
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
    if let Some((y, end)) = s.year_in_words(at).filter(|(_, e)| words_not_count(s, *e)) {
        return (Some((y, true)), end);
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
    if let Some((y, end)) = hanging::years_away(s, i) {
        return (Some((y, false)), end);
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
    let joint =
        s.t.dash(end) || s.t.any(end, &["to", "and", "or", "through", "thru", "till", "until"]);
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
    let the = usize::from(s.t.word(end + 1, "the") && s.ordinal_word(i).is_some());
    let joint = end + 1 + the == i
        && (s.t.dash(end)
            || s.t.any(end, &["and", "to", "or", "through", "thru", "till", "until"])
                && !s.t.is(i + 1, PEOPLE | MEASURE | SCALE));
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
