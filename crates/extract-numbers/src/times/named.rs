//! Named days and sets: "Thanksgiving", "the Fourth of July", "every Friday", "daily".

use super::civil;
use super::durations;
use super::hanging;
use super::lunar;
use super::reading::{Reading, Times};
use super::relative::day_part;
use super::when::When;
use crate::lexicon::{Holiday, HolidayRule};
use crate::roles::*;
use crate::scan::Kind;

/// "Thanksgiving", "Christmas Eve 1991", "the Fourth of July".
pub(crate) fn holiday(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let key = if s.at(i)?.figure() { crate::hash::hash_word(t.surface(i)) } else { s.at(i)?.hash };
    let list = s.lex.holidays.get(&key)?;
    let (phrase, mut end) = list.iter().find_map(|p| Some((p, phrase_end(s, i + 1, &p.rest)?)))?;
    let figure = s.at(i)?.figure();
    if figure
        && (t.glued(end) && s.at(end).is_some_and(|n| n.sign == '/' || n.figure())
            || i > 0 && t.glued(i) && t.sign(i - 1, '/'))
    {
        return None;
    }
    let common = t.any(
        i,
        &[
            "christmas",
            "easter",
            "thanksgiving",
            "halloween",
            "xmas",
            "black",
            "cyber",
            "eid",
            "passover",
            "hanukkah",
            "diwali",
        ],
    );
    let several = phrase.rest.len() > 1 || t.is(end - 1, WEEKDAY);
    let written = figure || s.at(i)?.capital || common || several || s.told;
    if !(written || t.word(end - 1, "day") && end > i + 1) {
        return None;
    }
    let Holiday { rule, days } = phrase.gives;
    if rule == HolidayRule::Unknown {
        return Some(Reading::bare(i, end, "DATE", unanchored(rule)));
    }
    if let HolidayRule::Fixed(y, m, d) = rule {
        return Some(Reading::date(i, end, When::Day(civil::day(y, m, d))).explicit());
    }
    let at = if t.any(end, &["of", "in"]) || t.sign(end, ',') { end + 1 } else { end };
    let mut told = None;
    if let Some((y, stop)) = year_after(s, at).or_else(|| hanging::years_away(s, end)) {
        (told, end) = (Some(y), stop);
    }
    let shift = i.checked_sub(1).and_then(|b| s.at(b)).filter(|b| b.is(SHIFT) && i > s.floor);
    let near = shift.and_then(|b| shifted_year(s, rule, b.word.shift)).filter(|_| told.is_none());
    let year = told.or(near).or_else(|| s.anchor.year_of_month(month_of(s, rule), s.future(i)));
    let start = if near.is_some() { s.with_the(i - 1) } else { i };
    let start = if s.preceded(i, &["the"]) && t.word(i + 1, "of") { i - 1 } else { start };
    let Some(y) = year else {
        return Some(Reading::bare(start, end, "DATE", unanchored(rule)));
    };
    let mut day = holiday_in(rule, y)?;
    if told.or(near).is_none() {
        day = s.anchor.not_gone(day, || holiday_in(rule, y + 1));
    }
    let last = last_day(rule, days, day);
    if last > day && !t.any(end, &["day", "weekend"]) {
        let r = period(start, end, day, last);
        return Some(if told.or(near).is_some() { r.explicit() } else { r });
    }
    let day = When::Day(day);
    if let Some(p) = s.at(end).filter(|p| p.is(DAYPART) && !figure) {
        return Some(day_part(start, end + 1, Some(day), p.word.time));
    }
    if t.word(end, "weekend") && !figure {
        let after = s.year(end + 1).filter(|_| told.or(near).is_none());
        let day = after.and_then(|y| holiday_in(rule, y)).map_or(day, When::Day);
        let end = end + 1 + usize::from(after.is_some());
        let r = Reading::date(start, end, When::Weekend(weekend_beside(day.bounds().0)));
        return Some(if told.or(near).or(after).is_some() { r.explicit() } else { r });
    }
    let r = Reading::date(start, end, day);
    Some(match (told.or(near), rule) {
        (Some(_), _) => r.explicit(),
        (None, HolidayRule::Date(m, d)) => r.told(format!("XXXX-{m:02}-{d:02}")),
        _ => r,
    })
}

/// One past the words of a name that go on at `i`, stops after short ones ("St.", "Jr.") passed over.
fn phrase_end(s: Times, i: usize, rest: &[u64]) -> Option<usize> {
    rest.iter().try_fold(i, |at, wanted| {
        let stop = s.t.sign(at, '.') && s.t.glued(at) && s.at(at - 1).is_some_and(|x| x.is(ABBR));
        let at = if stop { at + 1 } else { at };
        let x = s.at(at)?;
        // "Presidents' Day", whatever its apostrophe.
        let sign = if x.sign_is('\'') { "'" } else { s.t.surface(at) };
        let hash = if x.kind == Kind::Word { x.hash } else { crate::hash::hash_word(sign) };
        (hash == *wanted).then_some(at + 1)
    })
}

/// "Christmas 1991", "Christmas last year", "Independence Day of this year": the year told after a
/// holiday, and one past it.
fn year_after(s: Times, at: usize) -> Option<(i32, usize)> {
    let figure = || s.year(at).map(|y| (y, at + 1));
    figure().or_else(|| shifted(s, at)).or_else(|| s.year_in_words(at))
}

/// "last year", "this year".
fn shifted(s: Times, at: usize) -> Option<(i32, usize)> {
    let x = s.at(at).filter(|x| x.is(SHIFT) && s.t.any(at, &["last", "this", "next"]))?;
    let y = civil::date(s.anchor.speech()?.bounds().0).0;
    s.t.word(at + 1, "year").then(|| (y + i32::from(x.word.shift), at + 2))
}

/// The Monday of the week whose weekend is on a day or nearest to it: before a Monday, after a Thursday.
pub(crate) fn weekend_beside(day: i64) -> i64 {
    civil::monday(day) - if civil::weekday(day) <= 2 { 7 } else { 0 }
}

/// The year of "last Christmas", "next Easter", "this Thanksgiving".
fn shifted_year(s: Times, rule: HolidayRule, shift: i8) -> Option<i32> {
    let today = s.anchor.speech()?.bounds().0;
    let y = civil::date(today).0;
    let this = holiday_in(rule, y)?;
    match shift {
        -1 => Some(if this < today { y } else { y - 1 }),
        1 => Some(if this > today { y } else { y + 1 }),
        0 => Some(if s.anchor.coming && this < today { y + 1 } else { y }),
        _ => None,
    }
}

fn month_of(s: Times, rule: HolidayRule) -> u8 {
    match rule {
        HolidayRule::Date(m, _)
        | HolidayRule::Moved(m, ..)
        | HolidayRule::Nth(m, ..)
        | HolidayRule::Fixed(_, m, _) => m,
        HolidayRule::Easter(_) | HolidayRule::Orthodox(_) => 4,
        _ => s.anchor.year().and_then(|y| holiday_in(rule, y)).map_or(1, |day| civil::date(day).1),
    }
}

/// The holiday's day in a year, where it is known.
fn holiday_in(rule: HolidayRule, y: i32) -> Option<i64> {
    Some(match rule {
        HolidayRule::Date(m, d) => civil::day(y, m, d),
        HolidayRule::Nth(m, wanted, n, plus) => {
            civil::nth_weekday(y, m, wanted, n) + i64::from(plus)
        }
        HolidayRule::Easter(n) => civil::easter(y) + i64::from(n),
        HolidayRule::Orthodox(n) => lunar::orthodox_easter(y) + i64::from(n),
        HolidayRule::Moved(m, d, saturday, sunday) => {
            let day = civil::day(y, m, d);
            match civil::weekday(day) {
                6 => day + i64::from(saturday),
                7 => day + i64::from(sunday),
                _ => day,
            }
        }
        HolidayRule::Islamic(m, d) => lunar::islamic(y, m, d),
        HolidayRule::IslamicMonth(m) => lunar::islamic(y, m, 1),
        HolidayRule::IslamicFriday(m) => {
            let last = lunar::islamic_month_ends(lunar::islamic(y, m, 1), m);
            last - (civil::weekday(last) - FRIDAY).rem_euclid(7)
        }
        HolidayRule::Hebrew(feast, n) => lunar::hebrew(y, feast, n),
        HolidayRule::Moon(full, m, d, hours) => lunar::moon(y, full, m, d, hours),
        HolidayRule::Fixed(y, m, d) => civil::day(y, m, d),
        HolidayRule::Every365(from, m, d) => {
            let first = civil::day(y, 1, 1);
            first + (civil::day(from, m, d) - first).rem_euclid(365)
        }
        HolidayRule::Unknown => return None,
    })
}

const FRIDAY: i64 = 5;

/// The last day of the holiday that begins on a day.
fn last_day(rule: HolidayRule, days: i64, first: i64) -> i64 {
    match rule {
        HolidayRule::IslamicMonth(m) => lunar::islamic_month_ends(first, m),
        _ => first + days - 1,
    }
}

/// A holiday of several days: an interval in ISO 8601.
fn period(start: usize, end: usize, first: i64, last: i64) -> Reading {
    let timex = format!("{}/{}", civil::iso(first), civil::iso(last));
    let stretch = Some((first, last + 1));
    Reading { stretch, timex, ..Reading::date(start, end, When::Day(first)) }
}

fn unanchored(rule: HolidayRule) -> String {
    match rule {
        HolidayRule::Date(m, d) => format!("XXXX-{m:02}-{d:02}"),
        HolidayRule::Nth(m, ..) => format!("XXXX-{m:02}"),
        _ => "XXXX-XX-XX".to_owned(),
    }
}

/// "once a week", "twice a year", "three times a day": the unit in which it comes again.
fn how_often(s: Times, i: usize) -> Option<Reading> {
    let before = s.before(i)?;
    let often = s.t.any(before, &["once", "twice"]);
    let u = s.at(i + 1).filter(|u| often && u.is(TIMEUNIT) && u.kind == Kind::Word)?.word.time;
    (!s.t.surface(i + 1).ends_with('s')).then_some(())?;
    let timex = durations::Span { start: i, end: i, value: None, unit: u, upper: None }.timex();
    Some(Reading::bare(before, i + 2, "SET", timex.replace('X', "1")))
}

/// "each day", "every Friday", "every two years", "every other week", "daily", "annual".
pub(crate) fn set(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    if x.is(SET) {
        if x.capital && i > 0 && s.at(i - 1).is_some_and(|b| b.kind == Kind::Word && b.capital) {
            return None;
        }
        // "everyday life"
        let adjective = !s.told
            && t.word(i, "everyday")
            && s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED));
        if adjective {
            return None;
        }
        let unit = x.word.shift;
        let half = i > s.floor + 1 && t.hyphen(i - 1) && t.word(i - 2, "semi") && unit == 8;
        let start = if half { i - 2 } else { i };
        let timex = match unit {
            12 => "P2W".to_owned(),
            8 if half => "P0.5Y".to_owned(),
            u => durations::Span { start: i, end: i, value: None, unit: u, upper: None }
                .timex()
                .replace('X', "1"),
        };
        return Some(Reading::bare(start, i + 1, "SET", timex));
    }
    if x.is(TIME_START) && t.word(i, "a") {
        return how_often(s, i);
    }
    if !x.is(TIME_START) || !t.any(i, &["each", "every"]) {
        return None;
    }
    let other = t.word(i + 1, "other");
    let at = if other || t.word(i + 1, "single") { i + 2 } else { i + 1 };
    if let Some(u) =
        s.at(at).filter(|u| u.is(TIMEUNIT) && u.kind == Kind::Word).map(|u| u.word.time)
    {
        let n = if other { "2" } else { "1" };
        let timex = durations::Span { start: i, end: at, value: None, unit: u, upper: None }
            .timex()
            .replace('X', n);
        return Some(Reading::bare(i, at + 1, "SET", timex));
    }
    if t.word(at, "weekday") {
        return Some(Reading::bare(i, at + 1, "SET", "P1WD".to_owned()));
    }
    if let Some(d) = s.weekday(at) {
        let end = at + 1;
        return Some(Reading::bare(i, end, "SET", format!("XXXX-WXX-{d}")));
    }
    if let Some(p) = s.at(at).filter(|p| p.is(DAYPART)) {
        let letters = day_part(i, at, None, p.word.time).timex;
        return Some(Reading::bare(i, at + 1, "SET", letters));
    }
    if let Some(m) = s.month(at) {
        return Some(Reading::bare(i, at + 1, "SET", format!("XXXX-{m:02}")));
    }
    if s.at(at).is_some_and(|x| x.is(SEASON)) {
        let name = ["SP", "SU", "FA", "WI"].get(usize::try_from(s.time(at) - 1).ok()?)?;
        return Some(Reading::bare(i, at + 1, "SET", format!("XXXX-{name}")));
    }
    let span = durations::span(s, at).filter(|sp| sp.value.is_some())?;
    Some(Reading::bare(i, span.end, "SET", span.timex()))
}
