//! Seasons, parts of days, weekdays by themselves, quarters and centuries, named days, sets, and
//! words for the past, present and future.

use super::civil;
use super::durations;
use super::reading::{Reading, Times};
use super::relative::day_part;
use super::when::When;
use crate::lexicon::HolidayRule;
use crate::roles::*;
use crate::scan::Kind;

/// Any of these at token `i`.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.is(HOLIDAY) || x.figure() {
        if let Some(r) = holiday(s, i) {
            return Some(r);
        }
    }
    set(s, i)
        .or_else(|| ranked(s, i))
        .or_else(|| weekday(s, i))
        .or_else(|| season(s, i))
        .or_else(|| part_of_day(s, i))
        .or_else(|| this_one(s, i))
        .or_else(|| words(s, i))
}

/// "Thanksgiving", "Christmas Eve 1991", "the Fourth of July".
fn holiday(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let key =
        if s.at(i)?.figure() { crate::lexicon::hash_word(t.surface(i)) } else { s.at(i)?.hash };
    let hash = |k: usize| {
        s.at(k).map(|x| {
            if x.kind == Kind::Word { x.hash } else { crate::lexicon::hash_word(t.surface(k)) }
        })
    };
    let list = s.lex.holidays.get(&key)?;
    let phrase =
        list.iter().find(|p| p.rest.iter().zip(1..).all(|(h, k)| hash(i + k) == Some(*h)))?;
    let mut end = i + 1 + phrase.rest.len();
    let figure = s.at(i)?.figure();
    if figure
        && (t.glued(end) && s.at(end).is_some_and(|n| n.sign == '/' || n.figure())
            || i > 0 && t.glued(i) && t.sign(i - 1, '/'))
    {
        return None;
    }
    let common = t.any(i, &["christmas", "easter", "thanksgiving", "halloween", "xmas", "ramadan"]);
    if !figure && !s.at(i)?.capital && !(common || t.word(end - 1, "day") && end > i + 1) {
        return None;
    }
    if let HolidayRule::Fixed(y, m, d) = phrase.gives {
        return Some(Reading::date(i, end, When::Day(civil::day(y, m, d))).explicit());
    }
    let at = if t.any(end, &["of", "in"]) || t.sign(end, ',') { end + 1 } else { end };
    let told = s.year(at);
    if told.is_some() {
        end = at + 1;
    }
    let year = told.or_else(|| s.anchor.year_of_month(month_of(phrase.gives), s.future(i)));
    let start = if s.preceded(i, &["the"]) && t.word(i + 1, "of") { i - 1 } else { i };
    let Some(y) = year else {
        return Some(Reading::bare(start, end, "DATE", unanchored(phrase.gives)));
    };
    let day = When::Day(holiday_in(phrase.gives, y));
    if let Some(p) = s.at(end).filter(|p| p.is(DAYPART) && !figure) {
        return Some(day_part(s, start, end + 1, Some(day), p.word.time));
    }
    let r = Reading::date(start, end, day);
    Some(if told.is_some() { r.explicit() } else { r })
}

fn month_of(rule: HolidayRule) -> u8 {
    match rule {
        HolidayRule::Date(m, _) | HolidayRule::Nth(m, ..) | HolidayRule::Fixed(_, m, _) => m,
        HolidayRule::Easter(_) => 4,
    }
}

/// The holiday's day in a year.
fn holiday_in(rule: HolidayRule, y: i32) -> i64 {
    match rule {
        HolidayRule::Date(m, d) => civil::day(y, m, d),
        HolidayRule::Nth(m, wanted, n, plus) => {
            civil::nth_weekday(y, m, wanted, n) + i64::from(plus)
        }
        HolidayRule::Easter(n) => civil::easter(y) + i64::from(n),
        HolidayRule::Fixed(y, m, d) => civil::day(y, m, d),
    }
}

fn unanchored(rule: HolidayRule) -> String {
    match rule {
        HolidayRule::Date(m, d) => format!("XXXX-{m:02}-{d:02}"),
        HolidayRule::Nth(m, ..) => format!("XXXX-{m:02}"),
        _ => "XXXX-XX-XX".to_owned(),
    }
}

/// "the weekend", "the day" it ended, "the entire year": of what is told, or of publication.
fn this_one(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(TIMEUNIT) && x.kind == Kind::Word && x.word.time >= 4)?;
    let all = s.preceded(i, &["entire", "whole"]);
    let at = if all { i - 1 } else { i };
    let start = s.with_the(at);
    if start == at
        || t.surface(i).ends_with('s')
        || t.any(i + 1, &["of", "before", "after", "when", "that", "for"])
        || s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB))
    {
        return None;
    }
    let before = start.checked_sub(1)?;
    let weekend = x.word.time == 11;
    let led = t.any(
        before,
        &[
            "in",
            "end",
            "ended",
            "ending",
            "ends",
            "finish",
            "finished",
            "closed",
            "during",
            "throughout",
            "for",
            "of",
            "by",
        ],
    ) && (t.any(
        before,
        &["end", "ended", "ending", "ends", "finish", "finished", "closed", "during"],
    ) || t.any(
        before.wrapping_sub(1),
        &[
            "later", "earlier", "early", "late", "points", "percent", "down", "up", "low", "high",
            "loss", "gain", "rest",
        ],
    ));
    if !(led || all || weekend) {
        return None;
    }
    let base = s.anchor.reference()?;
    let when = if weekend {
        let day = base.bounds().0;
        When::Weekend(civil::monday(day) - if civil::weekday(day) < 6 { 7 } else { 0 })
    } else {
        base.shifted(x.word.time, 0)
    };
    Some(Reading::date(start, i + 1, when))
}

/// "each day", "every Friday", "every two years", "every other week", "daily", "annual".
fn set(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    if x.is(SET) {
        if x.capital && i > 0 && s.at(i - 1).is_some_and(|b| b.kind == Kind::Word && b.capital) {
            return None;
        }
        let unit = x.word.shift;
        let timex = match unit {
            12 => "P2W".to_owned(),
            u => durations::Span { start: i, end: i, value: None, unit: u, upper: None }
                .timex()
                .replace('X', "1"),
        };
        return Some(Reading::bare(i, i + 1, "SET", timex));
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
    if let Some(d) = s.weekday(at) {
        let end = at + 1;
        return Some(Reading::bare(i, end, "SET", format!("XXXX-WXX-{d}")));
    }
    if let Some(p) = s.at(at).filter(|p| p.is(DAYPART)) {
        let letters =
            day_part(s, i, at, None, p.word.time).timex.replace("XXXX-XX-XX", "XXXX-XX-XX");
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

/// "the 19th century", "the third quarter of 2009", "the first week of May", "the last week of March".
fn ranked(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    if !(x.figure() || x.is(ORDINAL | TEN | SHIFT | TIME_START)) {
        return None;
    }
    let last = t.any(i, &["last", "final"]);
    let (n, end) = if last { (0, i + 1) } else { s.ordinal_word(i)? };
    let at = if t.hyphen(end) { end + 1 } else { end };
    let unit = s.at(at)?;
    let start = s.with_the(i);
    if t.word(at, "half") && t.word(at + 1, "of") && !last && n <= 2 {
        let year = year_in(s, at + 1)?;
        let r = Reading::date(start, year.1, When::Half(year.0, n));
        return Some(if year.2 { r.explicit() } else { r });
    }
    if let Some(d) = s.weekday(at).filter(|_| t.word(at + 1, "of")) {
        let (y, m, stop, _) = month_in(s, at + 2)?;
        let k = if last { -1 } else { i8::try_from(n).ok()? };
        return Some(Reading::date(start, stop, When::Day(civil::nth_weekday(y, m, d as u8, k))));
    }
    if !unit.is(TIMEUNIT) || unit.kind != Kind::Word {
        return None;
    }
    match unit.word.time {
        10 if !last => {
            let (bc, stop) = match t.surface(at + 1) {
                "BC" | "BCE" | "B.C." => (true, at + 2),
                "AD" | "CE" | "A.D." => (false, at + 2),
                _ => (false, at + 1),
            };
            let c = i32::from(n) - 1;
            Some(Reading::date(start, stop, When::Century(if bc { -c - 1 } else { c })).explicit())
        }
        7 => {
            let q = if last { 4 } else { n };
            let year = year_in(s, at + 1);
            let (y, stop, explicit) = match year {
                Some(found) => found,
                None if last => return None,
                None => (s.anchor.year_of_stretch(q * 3 - 2, s.future(i))?, at + 1, false),
            };
            let r =
                (1..=4).contains(&q).then(|| Reading::date(start, stop, When::Quarter(y, q)))?;
            Some(if explicit { r.explicit() } else { r })
        }
        5 | 4 if t.any(at + 1, &["of", "in"]) => {
            if let Some((y, stop, true)) = year_in(s, at + 1).filter(|_| unit.word.time == 5) {
                let first = civil::monday(civil::day(y, 1, 4));
                let monday = if last {
                    civil::monday(civil::day(y, 12, 28))
                } else {
                    first + 7 * (i64::from(n) - 1)
                };
                return Some(Reading::date(start, stop, When::Week(monday)).explicit());
            }
            let (y, m, stop, explicit) = month_in(s, at + 2)?;
            let length = civil::month_length(y, m);
            let first = civil::day(y, m, 1);
            let end = civil::day(y, m, length);
            let when = match (unit.word.time, last) {
                (4, true) => When::Day(end),
                (4, false) => When::Day(first + i64::from(n.clamp(1, length)) - 1),
                (_, true) => When::Week(civil::monday(end)),
                (_, false) => When::Week(civil::monday(first + 6) + 7 * (i64::from(n) - 1)),
            };
            let r = Reading::date(start, stop, when);
            Some(if explicit { r.explicit() } else { r })
        }
        6 if t.any(at + 1, &["of"]) => {
            let (y, stop, explicit) = year_in(s, at + 1)?;
            let m = if last { 12 } else { n.clamp(1, 12) };
            let r = Reading::date(start, stop, When::Month(y, m));
            Some(if explicit { r.explicit() } else { r })
        }
        _ => None,
    }
}

/// "of 2009", "2009", "of last year", "of this year" at `i`: the year, one past it, and is it named.
fn year_in(s: Times, i: usize) -> Option<(i32, usize, bool)> {
    let at = if s.t.any(i, &["of", "in"]) || s.t.sign(i, ',') { i + 1 } else { i };
    if let Some(y) = s.year(at) {
        return Some((y, at + 1, true));
    }
    let the = if s.t.word(at, "the") { at + 1 } else { at };
    let shift = s.at(the).filter(|x| x.is(SHIFT) && at > i).map(|x| x.word.shift)?;
    s.t.word(the + 1, "year").then_some(())?;
    let step = if shift == 2 { 0 } else { i32::from(shift) };
    Some((s.anchor.year()? + step, the + 2, false))
}

/// A month at `i`, with its year or the one it must have.
fn month_in(s: Times, i: usize) -> Option<(i32, u8, usize, bool)> {
    let r = super::date_at(Times { floor: i, ..s }, i)?;
    match r.when? {
        When::Month(y, m) => Some((y, m, r.end, r.explicit)),
        _ => None,
    }
}

/// A weekday by itself, perhaps with a part of the day: the one just past, in news.
fn weekday(s: Times, i: usize) -> Option<Reading> {
    let wanted = s.weekday(i)?;
    let t = s.t;
    let x = s.at(i)?;
    if !x.capital && t.surface(i).len() < 6
        || s.at(i + 1).is_some_and(|n| {
            n.capital
                && n.kind == Kind::Word
                && !n.is(CLOSED | DAYPART | MONTH | VERB)
                && t.surface(i + 1).len() > 2
                && i > 0
                && t.word(i - 1, "the")
        })
    {
        return None;
    }
    let plural = t.surface(i).len() > 6 && t.surface(i).ends_with('s');
    if plural {
        return Some(Reading::bare(i, i + 1, "SET", format!("XXXX-WXX-{wanted}")));
    }
    if let Some(r) = weekday_of_week(s, i, wanted).or_else(|| weekday_the(s, i, wanted)) {
        return Some(r);
    }
    let day = s.anchor.weekday(wanted, s.future(i)).map(When::Day);
    if let Some(p) = s.at(i + 1).filter(|p| p.is(DAYPART) && p.word.time < 7) {
        let r = day_part(s, i, i + 2, day, p.word.time);
        return Some(if day.is_none() {
            Reading { timex: r.timex.replace("XXXX-XX-XX", &format!("XXXX-WXX-{wanted}")), ..r }
        } else {
            r
        });
    }
    Some(Reading::date_or(i, i + 1, day, &format!("XXXX-WXX-{wanted}")))
}

/// "Tuesday of last week", "Monday next week".
fn weekday_of_week(s: Times, i: usize, wanted: i64) -> Option<Reading> {
    let at = if s.t.word(i + 1, "of") { i + 2 } else { i + 1 };
    let at = if s.t.word(at, "the") { at + 1 } else { at };
    let way = s.at(at).filter(|x| x.is(SHIFT)).map(|x| x.word.shift)?;
    s.t.word(at + 1, "week").then_some(())?;
    let step = if way == 2 { 0 } else { i64::from(way) };
    let base = if way == 2 { s.anchor.reference() } else { s.anchor.speech() };
    let day = civil::monday(base?.bounds().0) + 7 * step + wanted - 1;
    Some(Reading::date(i, at + 2, When::Day(day)))
}

/// "Friday the 13th": the day nearest to publication on which both agree.
fn weekday_the(s: Times, i: usize, wanted: i64) -> Option<Reading> {
    s.t.word(i + 1, "the").then_some(())?;
    let (d, end) = s.ordinal_word(i + 2).filter(|(d, _)| (1..=31).contains(d))?;
    let (y, m, _) = civil::date(s.anchor.speech()?.bounds().0);
    let near = [0, 1, -1, 2, -2, 3, -3].into_iter().find_map(|k| {
        let (y, m) = civil::add_months(y, m, k);
        let day = civil::day(y, m, d);
        (d <= civil::month_length(y, m) && civil::weekday(day) == wanted).then_some(day)
    })?;
    Some(Reading::date(i, end, When::Day(near)))
}

/// "the winter", "summer 1941", "the spring of 1862".
fn season(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(SEASON) && x.kind == Kind::Word)?;
    let season = u8::try_from(x.word.time).ok()?;
    let at = if t.word(i + 1, "of") || t.sign(i + 1, ',') { i + 2 } else { i + 1 };
    let year = s.year(at);
    let fall = t.word(i, "fall");
    let led = i > 0
        && t.any(
            i - 1,
            &[
                "the",
                "in",
                "by",
                "during",
                "since",
                "until",
                "early",
                "late",
                "mid",
                "this",
                "of",
                "and",
                "each",
                "through",
                "last",
                "next",
                "following",
                "second",
                "for",
            ],
        );
    let noun_of =
        fall && t.any(i + 1, &["of", "in"]) && year.is_none() || fall && t.is(i + 1, PREP);
    if year.is_none()
        && (!led
            || noun_of
            || fall && t.any(i - 1, &["of", "to", "by", "could", "last", "and", "for", "second"]))
    {
        return None;
    }
    let start = s.with_the(i);
    if let Some(y) = year {
        let y = if matches!(t.surface(at + 1), "BC" | "BCE") { 1 - y } else { y };
        return Some(Reading::date(start, at + 1, When::Season(y, season)).explicit());
    }
    let y = s.anchor.year_of_stretch(season * 3, s.future(i));
    let name = ["SP", "SU", "FA", "WI"].get(usize::from(season).wrapping_sub(1))?;
    Some(Reading::date_or(
        start,
        i + 1,
        y.map(|y| When::Season(y, season)),
        &format!("XXXX-{name}"),
    ))
}

/// "the night of 8 February 1904", "the morning", "at night", "noon".
fn part_of_day(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(DAYPART) && x.kind == Kind::Word)?;
    let part = x.word.time;
    let start = s.with_the(i);
    if t.word(i + 1, "of") {
        let floor = i + 2;
        let the = if t.word(floor, "the") { floor + 1 } else { floor };
        if let Some(d) = super::date_at(Times { floor: the, ..s }, the)
            .filter(|d| matches!(d.when, Some(When::Day(_))) && d.label == "DATE")
        {
            let explicit = d.explicit;
            return Some(Reading { explicit, ..day_part(s, start, d.end, d.when, part) });
        }
    }
    if t.word(i + 1, "of") {
        return None;
    }
    let led = i > 0
        && t.any(
            i - 1,
            &[
                "the", "at", "by", "during", "before", "until", "since", "after", "around", "in",
                "early", "late", "this", "that", "from", "per", "mid",
            ],
        );
    if !led
        || x.capital
        || s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB))
            && !t.any(i - 1, &["the"])
    {
        return None;
    }
    let start = if s.preceded(start, &["early", "late", "mid"]) { start - 1 } else { start };
    Some(day_part(
        s,
        start,
        i + 1,
        s.anchor.reference().filter(|w| matches!(w, When::Day(_))),
        part,
    ))
}

/// now, currently, recently, former, the past, the future, the time being.
fn words(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    let reference = |shift: i8| match shift {
        0 => "PRESENT_REF",
        1 => "FUTURE_REF",
        _ => "PAST_REF",
    };
    if x.is(NOW) && !t.any(i, &["presently", "previously", "formerly"]) {
        if t.word(i, "now")
            && (t.word(i + 1, "that")
                || s.at(i).is_some_and(|x| x.capital) && t.surface(i) == "NOW")
        {
            return None;
        }
        let start = if s.preceded(i, &["very", "right", "until"]) && !t.word(i - 1, "until") {
            i - 1
        } else {
            i
        };
        return Some(Reading::bare(start, i + 1, "DATE", reference(x.word.shift).to_owned()));
    }
    if x.is(REFADJ) {
        if t.is(i + 1, TIMEUNIT) && t.surface(i + 1).ends_with('s') {
            return Some(Reading::bare(i, i + 2, "DATE", reference(x.word.shift).to_owned()));
        }
        let future_noun = t.word(i, "future") && i > 0 && t.word(i - 1, "the");
        let start = if future_noun { i - 1 } else { i };
        return Some(Reading::bare(start, i + 1, "DATE", reference(x.word.shift).to_owned()));
    }
    if t.word(i, "past")
        && s.with_the(i) < i
        && i > 1
        && t.any(i - 2, &["in", "of", "from", "with"])
        && !s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB))
    {
        return Some(Reading::bare(i - 1, i + 1, "DATE", "PAST_REF".to_owned()));
    }
    if t.word(i, "time") && t.word(i + 1, "being") && s.with_the(i) < i {
        return Some(Reading::bare(i - 1, i + 2, "DATE", "PRESENT_REF".to_owned()));
    }
    None
}
