//! Dates written with figures alone or joined by signs: "2016-07-04", "04/07/2016", "3-Jul-2017",
//! "23.04.2022", "1995-01", "12/2015", "20161016", "on 22/04".

use super::calendar::day;
use super::civil;
use super::reading::{Reading, Times};
use super::when::When;
use super::years::century;
use crate::roles::*;
use crate::scan::Kind;

/// A date in figures at token `i`.
pub(crate) fn read(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let first = s.at(i)?;
    if first.kind == Kind::Junk {
        return dotted(s, i);
    }
    if !first.figure() || first.sign != ' ' || tied(s, i) {
        return None;
    }
    if first.width() == 8 {
        return compact(s, i);
    }
    if !joint(s, i + 1) {
        return None;
    }
    if s.at(i + 2).is_some_and(|x| x.is(MONTH)) {
        return named_month(s, i);
    }
    let (a, aw) = part(s, i)?;
    let (b, bw) = part(s, i + 2)?;
    let second_date = t.sign(i + 1, '/') && t.dash(i + 3) && t.sign(i + 5, '/');
    if joint(s, i + 3) && part(s, i + 4).is_some() && !second_date {
        return whole(s, i, a, aw, b);
    }
    if aw == 4 || bw == 4 {
        return month_of_year(s, i, (a, aw), (b, bw));
    }
    let slash = t.sign(i + 1, '/');
    let after = s
        .at(i + 3)
        .is_none_or(|n| !n.glued || n.kind == Kind::Break || matches!(n.sign, ',' | ')' | '?'));
    if !slash && !(s.told && (b > 12.0 || a > b)) {
        return None;
    }
    let fits = led(s, i, slash) && !t.word(i + 3, "of") && after || slash && second_date && s.told;
    // "1/2 hour", "3/4 h"
    let unit = t.surface(i + 3) == "h";
    if unit || s.at(i + 3).is_some_and(|n| n.is(TIMEUNIT) || n.glued && n.kind == Kind::Word) {
        return None;
    }
    if !fits && !(s.told && (slash || b > 12.0)) || t.any(i + 3, &["am", "pm", "a.m.", "p.m."]) {
        return None;
    }
    month_and_day(s, i, a, b, slash)
}

/// The figure at `i` goes on from one before it.
fn tied(s: Times, i: usize) -> bool {
    let t = s.t;
    let before = |k: usize| s.at(k).is_some_and(|p| p.figure());
    i > 1
        && t.glued(i)
        && (t.dash(i - 1) || t.sign(i - 1, '/'))
        && before(i - 2)
        && !(t.sign(i - 1, '/') && year_first(s, i))
        // "10/1-11/7": the second date of a range.
        && !(t.dash(i - 1) && t.sign(i + 1, '/') && i > 3 && t.sign(i - 3, '/') && before(i - 4))
}

/// "2015-03-29": after a slash the other end of an interval in ISO 8601.
fn year_first(s: Times, i: usize) -> bool {
    let day = |k: usize| part(s, k).is_some_and(|(_, width)| width == 2);
    s.at(i).is_some_and(|x| x.width() == 4)
        && joint(s, i + 1)
        && joint(s, i + 3)
        && day(i + 2)
        && day(i + 4)
}

/// A hyphen or slash without spaces at `k`.
fn joint(s: Times, k: usize) -> bool {
    s.t.hyphen(k) || s.t.sign(k, '/') && s.t.glued(k) && s.t.glued(k + 1)
}

/// Value and width of the plain figure at `k`.
fn part(s: Times, k: usize) -> Option<(f64, usize)> {
    s.at(k).filter(|x| x.figure() && x.sign == ' ').map(|x| (x.word.value, x.width()))
}

/// "3-Jul-2017", "22/Jan/19", "2019-Aug-1".
fn named_month(s: Times, i: usize) -> Option<Reading> {
    let m = s.at(i + 2)?.word.time as u8;
    let (a, aw) = part(s, i)?;
    let (b, _) = part(s, i + 4).filter(|_| joint(s, i + 3))?;
    let (y, d) = if aw == 4 { (a, b) } else { (b, a) };
    let y = if y < 100.0 { century(y) } else { y as i32 };
    let d = u8::try_from(d as i64).ok()?;
    Some(Reading::date(i, i + 5, day(y, m, d)?).explicit())
}

/// Three figures: year first, or the month before the day unless it cannot be.
fn whole(s: Times, i: usize, a: f64, aw: usize, b: f64) -> Option<Reading> {
    let (c, cw) = part(s, i + 4)?;
    let (y, m, d) = if aw == 4 {
        (a as i32, b, c)
    } else if b <= 12.0 && a > 12.0 {
        (c as i32, b, a)
    } else {
        (c as i32, a, b)
    };
    let y = if aw != 4 && cw == 2 { century(c) } else { y };
    if aw != 4 && cw != 4 && cw != 2 || !(1..=2200).contains(&y) || m > 12.0 || d > 31.0 {
        return None;
    }
    let when = day(y, m as u8, d as u8)?;
    Some(with_clock(s, Reading::date(i, i + 5, when).explicit()))
}

/// "1995-01", "2015-3", "12/2015".
fn month_of_year(s: Times, i: usize, a: (f64, usize), b: (f64, usize)) -> Option<Reading> {
    let t = s.t;
    if t.glued(i + 3) && (t.dash(i + 3) || t.sign(i + 3, '/')) {
        return None;
    }
    let plausible = |y: f64| (1500.0..2200.0).contains(&y);
    let month = |m: f64| (1.0..=12.0).contains(&m);
    if a.1 == 4 {
        // "2009-10" is a month, "2009–10" and a rising pair of years a range.
        let rising = b.0 > a.0 % 100.0;
        let slash = t.sign(i + 1, '/');
        let fits = month(b.0) && b.1 <= 2 && plausible(a.0) && (t.surface(i + 1) == "-" || slash);
        return (fits && (!rising || slash && b.1 == 2 && s.told) && !t.dash(i + 3))
            .then(|| Reading::date(i, i + 3, When::Month(a.0 as i32, b.0 as u8)).explicit());
    }
    (month(a.0) && a.1 <= 2 && plausible(b.0))
        .then(|| Reading::date(i, i + 3, When::Month(b.0 as i32, a.0 as u8)).explicit())
}

/// A word before "22/04" that shows it to be a date, or another such date beside it.
fn led(s: Times, i: usize, slash: bool) -> bool {
    let t = s.t;
    let weekday = i > 0 && t.is(i - 1, WEEKDAY);
    weekday
        || slash
            && i > 0
            && (t.any(i - 1, &["on", "by", "until", "since", "before", "after", "this", "next"])
                || t.dash(i - 1) && s.told)
}

/// "22/04", "4/22": the month first, unless it cannot be.
fn month_and_day(s: Times, i: usize, a: f64, b: f64, slash: bool) -> Option<Reading> {
    let (m, d) = if a > 12.0 { (b, a) } else { (a, b) };
    if !(1.0..=12.0).contains(&m) || !(1.0..=31.0).contains(&d) || !slash && a > 12.0 {
        return None;
    }
    let (m, d) = (m as u8, d as u8);
    (d <= civil::month_length(2000, m)).then_some(())?;
    let told = format!("XXXX-{m:02}-{d:02}");
    let year = s.anchor.year_of_month(m, s.future(i));
    let on = |y: i32| day(y, m, d).map(|w| w.bounds().0);
    let when = year.and_then(|y| Some(s.anchor.not_gone(on(y)?, || on(y + 1))));
    match when.map(When::Day) {
        Some(when) => Some(Reading::date(i, i + 3, when).told(told)),
        None => Some(Reading::bare(i, i + 3, "DATE", told)),
    }
}

/// "20161016": year, month and day without signs.
fn compact(s: Times, i: usize) -> Option<Reading> {
    let v = s.at(i)?.word.value as i64;
    let (y, m, d) = ((v / 10_000) as i32, (v / 100 % 100) as u8, (v % 100) as u8);
    let tail = s.at(i + 1).is_some_and(|n| n.glued && n.kind == Kind::Word);
    let free = !(s.t.glued(i) || tail);
    ((1900..2100).contains(&y) && free)
        .then(|| day(y, m, d))?
        .map(|when| Reading::date(i, i + 1, when).explicit())
}

/// "23.04.2022", "10.31.1974".
fn dotted(s: Times, i: usize) -> Option<Reading> {
    let mut parts = s.t.surface(i).split('.');
    let a: u8 = parts.next()?.parse().ok()?;
    let b: u8 = parts.next()?.parse().ok()?;
    let y: i32 = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
    parts.next().is_none().then_some(())?;
    let (d, m) = if b > 12 { (b, a) } else { (a, b) };
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
    if h > 24 || m > 59 {
        return r;
    }
    let stop = start + 1 + width;
    let end = (r.end..s.t.list.len())
        .find(|k| s.at(*k).is_none_or(|x| x.start >= stop))
        .unwrap_or(s.t.list.len());
    let second = numbers.next().filter(|s| *s < 60);
    let at = i64::from(h) * 3600 + i64::from(m) * 60 + second.map_or(0, i64::from);
    let timex = format!("{}T{clock}", r.timex);
    let clock = Some((at, if second.is_some() { 1 } else { 60 }));
    Reading { end, label: "TIME", timex, clock, ..r }
}
