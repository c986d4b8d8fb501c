//! Times told by their distance: "last month", "the past two months", "the next day", "yesterday".

use super::civil;
use super::durations;
use super::reading::{Length, Reading, Times};
use super::when::{Part, When};
use crate::roles::*;
use crate::scan::Kind;

/// A relative time at token `i`.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.kind != Kind::Word {
        return None;
    }
    if x.is(RELDAY) {
        return relday(s, i);
    }
    let edge = x.is(TIME_START) && s.t.any(i, &["beginning", "start", "end", "middle", "close"]);
    if (x.is(PART_OF) || edge)
        && let Some(r) = part_of(s, i)
    {
        return Some(r);
    }
    if x.is(SHIFT)
        && let Some(r) = shift(s, i)
    {
        return Some(r);
    }
    if x.is(TIME_START) && s.t.any(i, &["tonight", "tonite"]) {
        return Some(day_part(i, i + 1, s.anchor.today(), 4).near());
    }
    if x.is(TIME_START) && present_day(s, i) {
        return Some(Reading::bare(s.with_the(i), i + 3, "DATE", "PRESENT_REF".to_owned()));
    }
    x.is(TIMEUNIT).then(|| neighbour(s, i)).flatten()
}

/// "present-day", "modern-day".
fn present_day(s: Times, i: usize) -> bool {
    s.t.any(i, &["present", "modern"]) && s.t.hyphen(i + 1) && s.t.word(i + 2, "day")
}

/// today, yesterday, tomorrow; "the day before yesterday"; "yesterday morning".
fn relday(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let mut start = i;
    let mut n = i64::from(s.at(i)?.word.shift);
    if i >= 2
        && n != 0
        && t.any(i - 1, &["before", "after"])
        && t.word(i - 2, "day")
        && i - 2 >= s.floor
    {
        n += if t.word(i - 1, "before") { -1 } else { 1 };
        start = s.with_the(i - 2);
    }
    if s.preceded(start, &["earlier", "later"]) {
        start -= 1;
    }
    let day = s.anchor.today().map(|w| w.shifted(4, n));
    if let Some(p) = s
        .at(i + 1)
        .filter(|p| p.is(DAYPART) && !t.any(i + 1, &["dawn", "midday", "noon", "midnight"]))
    {
        return Some(day_part(start, i + 2, day, p.word.time).near());
    }
    let unknown = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"].get((n.signum() + 1) as usize).copied();
    Some(Reading::date_or(start, i + 1, day, unknown.unwrap_or("PRESENT_REF")).near())
}

/// A part of a day: TIME with the part's letters.
pub fn day_part(start: usize, end: usize, day: Option<When>, part: i8) -> Reading {
    let (letters, from, long) = part_hours(part);
    let day = day.filter(|d| matches!(d, When::Day(_)));
    let timex = match day {
        Some(d) => d.timex() + letters,
        None => ["XXXX-XX-XX", letters].concat(),
    };
    Reading {
        when: day,
        clock: day.map(|_| (from * 60, long * 60)),
        told: day.map(When::timex),
        daypart: Some(part),
        ..Reading::bare(start, end, "TIME", timex)
    }
}

/// The part of a day that "mid-day" is, as data/calendar.csv numbers them.
const NOON: i8 = 7;

/// Letters, first minute and length of a part of the day.
fn part_hours(part: i8) -> (&'static str, i64, i64) {
    match part {
        1 => ("TMO", 6 * 60, 6 * 60),
        2 => ("TAF", 12 * 60, 6 * 60),
        3 => ("TEV", 18 * 60, 4 * 60),
        4 => ("TNI", 20 * 60, 8 * 60),
        5 => ("TMO", 5 * 60, 2 * 60),
        6 => ("TEV", 18 * 60, 2 * 60),
        NOON => ("T12:00", 12 * 60, 1),
        8 => ("T24:00", 24 * 60, 1),
        9 => ("TDT", 8 * 60, 12 * 60),
        _ => ("TMI", 12 * 60, 2 * 60),
    }
}

/// "early 2015", "mid-July", "the end of March", "earlier this year", "later in the year".
fn part_of(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    let part = if x.is(PART_OF) {
        x.word.shift
    } else if t.any(i, &["beginning", "start"]) {
        1
    } else {
        3
    };
    let comparative = t.any(i, &["earlier", "later"]);
    let mut at = i + 1;
    if t.dash(at) {
        at += 1;
    }
    // "the mid-day meal" is a kind of meal.
    let free = s.at(at + 1).is_none_or(|n| match n.kind {
        Kind::Word => n.is(CLOSED | WEEKDAY) && !t.any(at + 1, &["'s", "’s"]),
        Kind::Sign => !n.dash() && !n.sign_is('\''),
        kind => kind == Kind::Break,
    });
    if t.word(i, "mid") && t.word(at, "day") && free {
        let day = s.anchor.reference().filter(|w| matches!(w, When::Day(_)));
        return Some(Reading { told: None, ..day_part(i, at + 1, day, NOON) });
    }
    let of = t.any(at, &["of", "in"]) && !t.word(i, "mid");
    let noun = !x.is(PART_OF) || t.word(i, "middle");
    if noun && !of {
        return None;
    }
    if comparative && t.word(at, "in") || of {
        at += 1;
    } else if comparative && t.word(at, "on") {
        return None;
    }
    let the = t.word(at, "the");
    let inner = Times { floor: i + 1, ..s };
    let r = super::date_at(inner, if the { at + 1 } else { at }).or_else(|| the_unit(s, at))?;
    if matches!(r.label, "DURATION" | "SET" | "QUANTITY")
        || r.timex.ends_with("REF") && !comparative
    {
        return None;
    }
    let start = if noun { s.with_the(i) } else { s_the_part(s, i) };
    let part = match part {
        1 => Part::Early,
        2 => Part::Mid,
        _ => Part::Late,
    };
    Some(Reading { start, part: if comparative { Part::Whole } else { part }, ..r })
}

fn s_the_part(s: Times, i: usize) -> usize {
    if s.preceded(i, &["very"]) { i - 1 } else { s.with_the(i) }
}

/// "the year", "the month" after "the end of": of what is told.
fn the_unit(s: Times, at: usize) -> Option<Reading> {
    let the = s.t.word(at, "the");
    let k = if the { at + 1 } else { at };
    let unit = s.at(k).filter(|x| x.is(TIMEUNIT) && x.word.time >= 4).map(|x| x.word.time)?;
    // "by end of month", "at the end of day"
    let bare = s.t.any(k, &["month", "year", "quarter", "week", "day"]);
    let ends = s.at(k + 1).is_none_or(|n| n.kind != Kind::Word || n.is(CLOSED));
    (the || bare && ends).then_some(())?;
    let base = s.anchor.reference()?;
    if s.t.word(k + 1, "of") && s.at(k + 2).is_some_and(|n| n.kind == Kind::Word) {
        return None;
    }
    Some(Reading::date(at, k + 1, base.shifted(unit, 0)))
}

/// last, next, this, the past … with what follows.
fn shift(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    let way = i64::from(x.word.shift);
    let start = s.with_the(i);
    let next = i + 1;
    if let Some(r) = counted(s, i, start, way) {
        return Some(r);
    }
    // "In this Monday, Nov. 2, 2015, picture"
    if t.word(i, "this")
        && let Some(r) = super::calendar::read(Times { floor: next, ..s }, next)
        && r.explicit
        && matches!(r.when, Some(When::Day(_)))
    {
        return Some(Reading { start: i, ..r });
    }
    // "this coming Friday", "this past week"
    let again = s.weekday(next + 1).is_some() || t.word(i, "this") && t.is(next + 1, TIMEUNIT);
    if again && s.at(next).is_some_and(|n| n.is(SHIFT)) {
        return shift(Times { floor: next, ..s }, next).map(|r| Reading { start, ..r });
    }
    let told = way == 2
        || t.any(i, &["following", "subsequent", "preceding", "previous"])
        || way == 1 && start < i && t.is(next, TIMEUNIT) && s.time(next) == 4;
    let base = if told { s.anchor.reference() } else { s.anchor.speech() };
    let step = if way == 2 { 0 } else { way };
    let n = s.at(next)?;
    // "this working week", "the next business day"
    if t.is(next, BEFORE_UNIT) && t.any(next, &["working", "business", "calendar"]) {
        let r = shift_unit(s, i, start, step, base, told);
        return r.map(|r| near_if(r, !told));
    }
    if let Some(letters) = kind_of_year(s, next) {
        let year = base?.year() + i32::try_from(step).ok()?;
        let timex = format!("{letters}{year}");
        let r = Reading { timex, ..Reading::date(start, next + 2, When::Year(year)) };
        return Some(near_if(r, !told));
    }
    if t.is(i, DET) && t.any(i, &["this", "that"]) && n.is(TIMEUNIT) && s.time(next) < 4 {
        return None;
    }
    if n.is(TIMEUNIT) && n.word.time >= 4 {
        return unit_away(s, i, start, step, base, told);
    }
    if n.is(DAYPART) && !t.any(next, &["noon", "midnight", "midday"]) {
        let n_part = n.word.time;
        let day = match step {
            0 => base.map(|b| b.shifted(4, 0)),
            k => base.map(|b| b.shifted(4, k)),
        };
        return Some(near_if(day_part(start, next + 1, day, n_part), !told));
    }
    let r = if s.month(next).is_some() {
        month_away(s, i, start, way)
    } else if let Some(d) = s.weekday(next).filter(|_| way != 2 || t.any(i, &["that", "same"])) {
        let coming = t.any(i, &["coming", "upcoming"]);
        weekday_away(s, start, next + 1, d, if coming { 2 } else { step })
    } else if n.is(SEASON) {
        season_away(s, start, next, step)
    } else {
        return None;
    };
    r.map(|r| near_if(r, !told))
}

/// "this working week": the unit stands one word on. A working day may be more than a day away.
fn shift_unit(
    s: Times,
    i: usize,
    start: usize,
    step: i64,
    base: Option<When>,
    told: bool,
) -> Option<Reading> {
    let at = i + 2;
    let unit = s.at(at).filter(|x| x.is(TIMEUNIT) && x.word.time > 4)?.word.time;
    if s.t.surface(at).ends_with('s') {
        return None;
    }
    Some(Reading { near: !told, ..Reading::date(start, at + 1, base?.shifted(unit, step)) })
}

/// "fiscal year", "school year" at `i`: the letters that mark it.
fn kind_of_year(s: Times, i: usize) -> Option<&'static str> {
    s.t.word(i + 1, "year").then_some(())?;
    year_mark(s, i)
}

/// "fiscal 2021", "the school year 2008": the mark is the year's.
pub(crate) fn marked(s: Times, r: Reading) -> Reading {
    let (Some(b), Some(When::Year(year))) = (s.before(r.start), r.when) else { return r };
    let named = s.t.word(r.start, "year") || s.t.any(b, &["fiscal", "financial"]);
    match year_mark(s, b).filter(|_| named && r.label == "DATE") {
        Some(letters) => {
            Reading { start: s.with_the(b), timex: format!("{letters}{year}"), told: None, ..r }
        }
        None => r,
    }
}

fn year_mark(s: Times, i: usize) -> Option<&'static str> {
    match s.t.surface(i).to_ascii_lowercase().as_str() {
        "fiscal" | "financial" => Some("FY"),
        "school" | "academic" => Some("SY"),
        "calendar" => Some(""),
        _ => None,
    }
}

fn near_if(r: Reading, near: bool) -> Reading {
    Reading { near, ..r }
}

/// "the past two months", "last few years", "next 3 weeks", "the past year".
fn counted(s: Times, i: usize, start: usize, way: i64) -> Option<Reading> {
    let t = s.t;
    let next = i + 1;
    if t.word(i, "past") && t.is(next, TIMEUNIT) && s.time(next) >= 4 {
        let plural = t.surface(next).ends_with('s');
        let n = match (plural, s.time(next)) {
            (true, _) => "X",
            (false, 12) => "2",
            _ => "1",
        };
        let unit = ["D", "W", "M", "Q", "Y", "DE", "CE", "WE", "W", "Y"]
            .get(usize::try_from(s.time(next) - 4).ok()?)?;
        let length = Length {
            value: (!plural).then_some(1.0),
            low: (!plural).then_some(1.0),
            high: (!plural).then_some(1.0),
            modifier: if plural { "order_of_magnitude" } else { "exact" },
            unit: durations::unit_name(s.time(next)).into(),
        };
        if start == i && !plural {
            return None;
        }
        return Some(Reading {
            stretch: stretch(s, s.time(next), way, (!plural).then_some(1.0)),
            length: Some(length),
            ..Reading::bare(start, next + 1, "DURATION", format!("P{n}{unit}"))
        });
    }
    if !t
        .at(next)
        .is_some_and(|x| x.figure() || x.is(NUMERAL | VAGUE | COUPLE | PART) || t.any(next, &["a"]))
        || way == 2 && !t.any(i, &["same"])
    {
        return None;
    }
    let sp = durations::span(s, next).filter(|sp| sp.value.is_some())?;
    if way == 0 && !t.word(i, "these") {
        return None;
    }
    let mut r =
        durations::read(Times { floor: next, ..s }, next).filter(|r| r.label == "DURATION")?;
    r.start = start;
    r.end = r.end.max(sp.end);
    let n = sp.stated().filter(|_| sp.upper.is_none());
    // "the last two quarters of 2018" are not counted from publication.
    let apart = sp.unit == 7 && t.word(sp.end, "of");
    r.stretch = stretch(s, sp.unit, way, n.filter(|_| !apart));
    if let Some((today, clock)) = n.and_then(|n| hours(s, sp.unit, way, n)) {
        (r.when, r.clock) = (Some(today), Some(clock));
    }
    Some(r)
}

/// The days of "the past two months": up to and with the day of publication; of "the next three
/// days": from the day after.
fn stretch(s: Times, unit: i8, way: i64, n: Option<f64>) -> Option<(i64, i64)> {
    let today = s.anchor.published.filter(|_| !s.anchor.deep() && way.abs() == 1 && unit > 3)?;
    let far = super::hanging::day_away(today, unit, way * n?.clamp(0.0, 10_000.0) as i64);
    Some(if way < 0 { (far, today + 1) } else { (today + 1, far + 1) })
}

/// "The past two hours", "the next ten minutes": from or to the clock of publication.
fn hours(s: Times, unit: i8, way: i64, n: f64) -> Option<(When, (i64, i64))> {
    let length = [1.0, 60.0, 3600.0].get(usize::try_from(unit - 1).ok()?)?;
    let now = s.anchor.second.filter(|_| !s.anchor.deep() && way.abs() == 1)?;
    let long = Some(n).filter(|n| (0.0..=10_000.0).contains(n)).map(|n| (n * length) as i64)?;
    Some((s.anchor.today()?, (if way < 0 { now - long } else { now }, long)))
}

/// "last month", "this year", "the next day", "that week".
fn unit_away(
    s: Times,
    i: usize,
    start: usize,
    step: i64,
    base: Option<When>,
    told: bool,
) -> Option<Reading> {
    let t = s.t;
    let unit = s.time(i + 1);
    if t.surface(i + 1).ends_with('s')
        || unit == 4 && t.any(i, &["last", "this", "current"]) && !told && !t.word(i, "this")
    {
        return None;
    }
    let end = i + 2;
    // On a Monday or Tuesday "this weekend" is the one just gone, unless it is to come.
    let early = s.anchor.published.is_some_and(|day| civil::weekday(day) <= 2);
    let gone = unit == 11 && t.word(i, "this") && early && !s.anchor.coming && told_as_done(s, i);
    let when = base.map(|b| b.shifted(unit, if gone { -1 } else { step }));
    let mut start = start;
    if t.any(i, &["this", "that", "same", "last", "next"])
        && s.preceded(start, &["earlier", "later", "early", "late", "mid"])
    {
        start -= 1;
    }
    let unknown = match step {
        -1 => "PAST_REF",
        1 => "FUTURE_REF",
        _ => "PRESENT_REF",
    };
    let r = Reading { near: !told, ..Reading::date_or(start, end, when, unknown) };
    // As told, "that week" is any.
    Some(match unit {
        5 if s.told && t.any(i, &["that", "same"]) => r.told("XXXX-WXX".to_owned()),
        6 if s.told && t.any(i, &["that", "same"]) => r.told("XXXX-XX".to_owned()),
        11 if s.told && t.any(i, &["that", "same"]) => r.told("XXXX-WXX-WE".to_owned()),
        _ => r,
    })
}

/// Do the words around tell of what has been, and none of what will be: "was hurt this weekend"?
fn told_as_done(s: Times, i: usize) -> bool {
    let t = s.t;
    let ends = |k: &usize| s.at(*k).is_some_and(|x| x.kind != Kind::Break);
    let before = (i.saturating_sub(10)..i).rev().take_while(ends);
    let mut near = before.chain((i..i + 10).take_while(ends));
    let mut done = false;
    let ahead = near.any(|k| {
        let s = t.surface(k);
        let passive = k > 0 && t.any(k - 1, &["is", "are", "be", "to", "being"]);
        let past = s.len() > 4 && s.ends_with("ed") && !passive && !t.word(k, "said");
        done |= past
            || t.any(k, &["was", "were", "died", "shot", "hit", "left", "took", "fell", "broke"]);
        t.any(k, &["will", "would", "expected", "scheduled", "planned", "due", "set"])
    });
    done && !ahead
}

/// "last July", "next March", "this April".
fn month_away(s: Times, i: usize, start: usize, way: i64) -> Option<Reading> {
    let next = i + 1;
    let m = s.month(next)?;
    if s.year(next + 1).is_some() {
        return None;
    }
    let (y, now, _) = civil::date(s.anchor.speech()?.bounds().0);
    let year = match way {
        -1 if m >= now => y - 1,
        1 if m <= now => y + 1,
        _ => y,
    };
    let end = next + 1;
    if let Some((d, e)) = s.day_number(end).filter(|(d, _)| *d <= civil::month_length(year, m)) {
        return Some(Reading::date(start, e, When::Day(civil::day(year, m, d))));
    }
    Some(Reading::date(start, end, When::Month(year, m)))
}

/// "last Monday", "next Friday", "this Tuesday", with a part of the day.
fn weekday_away(s: Times, start: usize, end: usize, wanted: i64, step: i64) -> Option<Reading> {
    let base = s.anchor.speech()?.bounds().0;
    let here = civil::weekday(base);
    let day = match step {
        -1 => base - if wanted < here { here - wanted } else { here - wanted + 7 },
        1 => civil::monday(base) + 7 + wanted - 1,
        // "this coming Friday": the first one after.
        2 => base + if wanted > here { wanted - here } else { wanted - here + 7 },
        _ => civil::monday(base) + wanted - 1,
    };
    let gone = step == 0 && s.anchor.coming && day < base;
    let day = When::Day(if gone { day + 7 } else { day });
    if let Some(p) = s.at(end).filter(|p| p.is(DAYPART)) {
        return Some(day_part(start, end + 1, Some(day), p.word.time));
    }
    Some(Reading::date(start, end, day))
}

/// "this summer", "last winter": in January the winter of now is the one that began last year.
fn season_away(s: Times, start: usize, next: usize, step: i64) -> Option<Reading> {
    const WINTER: u8 = 4;
    let season = u8::try_from(s.time(next)).ok()?;
    let (y, m, _) = civil::date(s.anchor.speech()?.bounds().0);
    let (y, m) = if season == WINTER && m < 3 { (y - 1, m + 12) } else { (y, m) };
    let first = season * 3;
    let year = match step {
        -1 if first + 2 >= m => y - 1,
        1 if first <= m => y + 1,
        _ => y,
    };
    Some(Reading::date(start, next + 1, When::Season(year, season)))
}

/// "the day before", "the year previous", "the day after" without a date after them.
fn neighbour(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let start = s.with_the(i);
    if start == i || s.time(i) < 4 {
        return None;
    }
    let way = match t.surface(i + 1).to_ascii_lowercase().as_str() {
        "before" | "previous" | "earlier" | "prior" => -1,
        "after" | "following" | "later" => 1,
        _ => return None,
    };
    let end = i + 2;
    let stops = s.at(end).is_none_or(|n| n.kind != Kind::Word || n.is(CONJ | PREP));
    if !stops {
        let date = super::date_at(Times { floor: end, ..s }, end)
            .filter(|r| s.time(i) == 4 && matches!(r.when, Some(When::Day(_))))?;
        let when = date.when?.shifted(4, way);
        return Some(Reading { explicit: date.explicit, ..Reading::date(start, date.end, when) });
    }
    let when = s.anchor.reference().map(|b| b.shifted(s.time(i), way));
    Some(Reading::date_or(start, end, when, if way < 0 { "PAST_REF" } else { "FUTURE_REF" }))
}
