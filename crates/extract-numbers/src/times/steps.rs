//! Days told by weeks and weekdays counted off: "the week before last", "Friday after next", "two
//! Fridays ago", "last week Tuesday".

use super::civil;
use super::reading::{Reading, Times};
use super::when::When;
use crate::cardinals::below_hundred;
use crate::roles::*;
use crate::scan::Kind;

/// Any of these at token `i`.
pub(crate) fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.is(TIMEUNIT | WEEKDAY | MONTH | SEASON) && s.t.any(i + 1, &["before", "after"]) {
        return beyond_next(s, i).or_else(|| weekday_by(s, i, i));
    }
    if x.is(ORDINAL) && s.t.is(i + 1, WEEKDAY) {
        return weekday_by(s, i, i + 1);
    }
    if x.is(UNIT | TEEN) || x.figure() && x.sign == ' ' {
        return weekdays_away(s, i);
    }
    if x.is(SHIFT) && s.t.word(i + 1, "week") { week_then_day(s, i) } else { None }
}

/// "the week before last", "the month after next", "Friday after next".
fn beyond_next(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let way = match (t.word(i + 1, "after"), t.word(i + 2, "next"), t.word(i + 2, "last")) {
        (true, true, _) => 1,
        (false, _, true) => -1,
        _ => return None,
    };
    let end = i + 3;
    // "the day after last month's vote"
    if s.at(end).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB)) {
        return None;
    }
    let base = s.anchor.speech()?;
    let when = match s.weekday(i) {
        Some(wanted) => When::Day(weekday(base.bounds().0, wanted, 2 * way)),
        None if t.is(i, MONTH | SEASON) => named_beyond(s, i, base, way)?,
        None if s.time(i) >= 4 && !t.surface(i).ends_with('s') => base.shifted(s.time(i), 2 * way),
        None => return None,
    };
    Some(Reading::date(s.with_the(i), end, when).near())
}

/// "the March after next", "the summer before last".
fn named_beyond(s: Times, i: usize, base: When, way: i64) -> Option<When> {
    let y = base.year();
    let of = |y: i32| match s.month(i) {
        Some(m) => Some(When::Month(y, m)),
        None if s.t.is(i, SEASON) => Some(When::Season(y, u8::try_from(s.time(i)).ok()?)),
        None => None,
    };
    let today = base.bounds().0;
    let this = of(y)?.bounds();
    let here = if way > 0 { this.0 > today } else { this.1 <= today };
    of(y + if here { 1 } else { 2 } * way as i32)
}

/// "the Friday after Thanksgiving", "the third Tuesday after Christmas 2014".
fn weekday_by(s: Times, i: usize, at: usize) -> Option<Reading> {
    let n = if at > i { s.at(i)?.word.value as i64 } else { 1 };
    let start = s.with_the(i);
    let wanted = s.weekday(at).filter(|_| (start < i || at > i) && (1..=9).contains(&n))?;
    let way = match (s.t.word(at + 1, "after"), s.t.word(at + 1, "before")) {
        (true, _) => n,
        (_, true) => -n,
        _ => return None,
    };
    let the = if s.t.word(at + 2, "the") { at + 3 } else { at + 2 };
    // Of dates and holidays only: "the Sunday after Monday's vote" may be the one just past.
    let near = s.t.is(the, WEEKDAY | RELDAY) || s.t.is(the, SHIFT) && s.t.is(the + 1, WEEKDAY);
    let r =
        super::date_at(Times { floor: the, ..s }, the).filter(|r| r.label == "DATE" && !near)?;
    if s.t.any(r.end, &["'s", "’s"]) || s.t.sign(r.end, '\'') || s.t.sign(r.end, '’') {
        return None;
    }
    let Some(When::Day(day)) = r.when else { return None };
    let date = Reading::date(start, r.end, When::Day(weekday(day, wanted, way)));
    Some(if r.explicit { date.explicit() } else { date })
}

/// "two Fridays ago", "three Sundays from now".
fn weekdays_away(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    let (n, at) = if x.figure() { (x.word.value, i + 1) } else { below_hundred(t, i)? };
    let wanted = s.at(at).filter(|d| d.is(WEEKDAY) && d.kind == Kind::Word)?.word.time;
    let (way, end) = if t.any(at + 1, &["ago", "back"]) {
        (-1, at + 2)
    } else if t.word(at + 1, "hence") {
        (1, at + 2)
    } else if t.word(at + 1, "from") && t.any(at + 2, &["now", "today"]) {
        (1, at + 3)
    } else {
        return None;
    };
    (1.0..=99.0).contains(&n).then_some(())?;
    let today = s.anchor.speech()?.bounds().0;
    let day = weekday(today, i64::from(wanted), way * n as i64);
    Some(Reading::date(i, end, When::Day(day)).near())
}

/// "last week Tuesday", "next week on Friday", "last week's Sunday".
fn week_then_day(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let at = if t.any(i + 2, &["on", "'s", "’s"]) { i + 3 } else { i + 2 };
    let wanted = s.weekday(at)?;
    // "said last week Friday's vote was fair"
    let free = s.at(at + 1).is_none_or(|n| n.kind != Kind::Word || n.is(PREP | CONJ));
    let way = i64::from(s.at(i)?.word.shift);
    let (base, step) =
        if way == 2 { (s.anchor.reference()?, 0) } else { (s.anchor.speech()?, way) };
    let day = civil::monday(base.bounds().0) + 7 * step + wanted - 1;
    free.then(|| Reading::date(s.with_the(i), at + 1, When::Day(day)))
}

/// The nth such weekday after a day, or before it when `n` is negative.
fn weekday(day: i64, wanted: i64, n: i64) -> i64 {
    let ahead = (wanted - civil::weekday(day)).rem_euclid(7);
    if n > 0 {
        day + if ahead == 0 { 7 } else { ahead } + 7 * (n - 1)
    } else {
        day + ahead - 7 + 7 * (n + 1)
    }
}
