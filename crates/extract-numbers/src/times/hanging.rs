//! Dates that hang on a length: "three weeks ago", "two days later", "a month after Easter".

use super::civil;
use super::durations::{self, Span};
use super::reading::{Length, Reading, Times};
use super::when::When;
use crate::hedges;
use crate::lexicon::Modifier;
use crate::roles::*;
use crate::scan::Kind;
use crate::values::Sort;

/// The date that hangs on a length: ago, earlier, later, from now, before and after a date.
pub(crate) fn hanging(s: Times, span: &Span) -> Option<Reading> {
    if let Some(r) = compound(s, span) {
        return Some(r);
    }
    let t = s.t;
    let at = span.end;
    let (way, from_speech) = match t.surface(at).to_ascii_lowercase().as_str() {
        "ago" | "back" | "prior" => (-1, true),
        "earlier" | "previously" | "beforehand" => (-1, false),
        "before"
            if !t.is(at + 1, DET | PRON) && s.at(at + 1).is_none_or(|n| n.kind != Kind::Word) =>
        {
            (-1, false)
        }
        "later" | "afterwards" | "afterward" | "on" if !t.word(at, "on") => (1, false),
        "hence" => (1, true),
        "from" if t.any(at + 1, &["now"]) => (1, true),
        "time" | "'s" | "’s" if span.start > 0 && t.word(span.start - 1, "in") => (1, true),
        _ if span.start > 0
            && t.word(span.start - 1, "in")
            && ((span.unit > 3 || s.anchor.second.is_some()) && s.future(span.start) || s.told)
            && !t.word(at, "of") =>
        {
            (1, true)
        }
        "after" | "before" | "from" | "since" => return beside_date(s, span),
        _ => return None,
    };
    if t.word(at, "back") && t.is(at + 1, PREP | DET) {
        return None;
    }
    let told = t.is(at, ADV)
        || t.any(
            at,
            &[
                "prior",
                "previously",
                "beforehand",
                "afterwards",
                "afterward",
                "hence",
                "before",
                "time",
            ],
        );
    let end = if t.word(at, "from") || t.any(at, &["'s", "’s"]) {
        at + 2
    } else if told {
        at + 1
    } else {
        at
    };
    let (mut start, hedge) =
        match hedges::before(t, s.lex, span.start).filter(|(_, f)| *f >= s.floor) {
            Some((sense, first)) if !t.word(first, "over") => (first, Some(sense)),
            _ => (span.start, None),
        };
    if s.preceded(start, &["just", "only"]) {
        start -= 1;
    }
    let base = if from_speech { s.anchor.speech() } else { s.anchor.reference() };
    // As told, a few and several are three.
    let few = span.value.filter(|v| s.told && matches!(v.sort, Sort::Vague(_))).map(|_| 3.0);
    let Some(n) = span.stated().or(few) else {
        let timex = if way < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Reading::bare(start, end, "DATE", timex.to_owned()));
    };
    let clocked = from_speech && span.unit < 4 && s.anchor.second.is_some() && !s.anchor.deep();
    if let Some(today) = s.anchor.published.filter(|_| s.told || clocked) {
        return exact(s, span, today, way as f64 * n.min(1e9)).map(|r| Reading { start, end, ..r });
    }
    if (1..=3).contains(&span.unit) {
        return Some(Reading {
            label: "TIME",
            ..Reading::date_or(start, end, base, if way < 0 { "PAST_REF" } else { "FUTURE_REF" })
        });
    }
    let steps = way * n.round() as i64;
    let when = base.map(|b| step(b, span.unit, steps, n));
    let mut r = Reading::date_or(start, end, when, if way < 0 { "PAST_REF" } else { "FUTURE_REF" });
    r.near = from_speech;
    r.length = hedge.and_then(bound);
    Some(r)
}

/// The year of what "two years ago", "in five years", "six years hence" stands behind, and one past it.
pub(crate) fn years_away(s: Times, i: usize) -> Option<(i32, usize)> {
    let t = s.t;
    let led = t.word(i, "in") && (s.told || s.future(i));
    let span = durations::span(s, if led { i + 1 } else { i }).filter(|span| span.unit == YEAR)?;
    let (way, end) = match () {
        _ if t.word(span.end, "ago") => (-1, span.end + 1),
        _ if t.word(span.end, "hence") => (1, span.end + 1),
        _ if t.word(span.end, "from") && t.word(span.end + 1, "now") => (1, span.end + 2),
        _ if led => (1, span.end),
        _ => return None,
    };
    let n = span.stated().filter(|n| n.fract() == 0.0 && *n < 1000.0)?;
    Some((s.anchor.speech()?.year() + way * n as i32, end))
}

/// A year among the units of time.
const YEAR: i8 = 8;

/// "a year and three months ago", "2 years, 1 month and 21 days later".
fn compound(s: Times, first: &Span) -> Option<Reading> {
    let t = s.t;
    let joint = |k: usize| t.word(k, "and") || t.sign(k, ',');
    let goes_on = joint(first.end) || t.at(first.end).is_some_and(|x| x.figure() || x.is(NUMERAL));
    // "for the last three months and two days ago it ended"
    let shifted = first.start > 0 && t.is(first.start - 1, SHIFT);
    if !goes_on || shifted || first.unit < 5 || first.stated().is_none() {
        return None;
    }
    let mut parts = vec![*first];
    let (mut end, mut unit) = (first.end, first.unit);
    for _ in 0..3 {
        let at = if joint(end) { end + 1 } else { end };
        let at = if at > end && joint(at) { at + 1 } else { at };
        let figure = t.at(at).is_some_and(|x| x.figure() || x.is(NUMERAL | DET));
        let next = if figure && unit > 4 { durations::span(s, at) } else { None };
        let Some(next) = next.filter(|n| (4..unit).contains(&n.unit) && n.stated().is_some())
        else {
            break;
        };
        (end, unit) = (next.end, next.unit);
        parts.push(next);
    }
    let (way, base) = match () {
        _ if parts.len() < 2 => return None,
        _ if t.word(end, "ago") => (-1, s.anchor.speech()),
        _ if t.word(end, "earlier") => (-1, s.anchor.reference()),
        _ if t.word(end, "later") => (1, s.anchor.reference()),
        _ => return None,
    };
    let day = parts.iter().try_fold(base?.bounds().0, |day, part| {
        Some(day_away(day, part.unit, way * part.stated()?.clamp(0.0, 10_000.0) as i64))
    })?;
    let when = When::Day(day).shifted(unit, 0);
    Some(Reading { near: t.word(end, "ago"), ..Reading::date(first.start, end + 1, when) })
}

/// Of a date only the sense of its hedge: "less than three weeks ago".
fn bound(modifier: Modifier) -> Option<Length> {
    let (value, low, high, unit) = (None, None, None, "".into());
    (modifier != "exact").then_some(Length { value, low, high, modifier, unit })
}

/// The very day or minute that is `n` units after (or before) publication: as told, or where the
/// clock of publication is known.
fn exact(s: Times, span: &Span, today: i64, n: f64) -> Option<Reading> {
    let (start, end) = (span.start, span.end);
    let minutes = match span.unit {
        1 => n / 60.0,
        2 => n,
        3 => n * 60.0,
        unit => {
            let whole = n.round().clamp(-100_000.0, 100_000.0) as i64;
            return Some(Reading::date(start, end, When::Day(day_away(today, unit, whole))));
        }
    };
    let seconds = (minutes * 60.0).round().clamp(-1e9, 1e9) as i64 + s.anchor.second.unwrap_or(0);
    let (day, of_day) = (today + seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (h, m, sec) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    let precise = s.told || span.unit == 1;
    let sec = if precise { format!(":{sec:02}") } else { String::new() };
    let timex = format!("{}T{h:02}:{m:02}{sec}", civil::iso(day));
    let within = if span.unit == 1 { (of_day, 1) } else { (of_day - of_day % 60, 60) };
    let clock = s.anchor.second.map(|_| within);
    let when = clock.map(|_| When::Day(day));
    Some(Reading { when, clock, near: true, ..Reading::bare(start, end, "TIME", timex) })
}

/// The day so many units after (or before) another.
pub(crate) fn day_away(at: i64, unit: i8, n: i64) -> i64 {
    let months = |k: i64| {
        let (y, m, d) = civil::date(at);
        let (y, m) = civil::add_months(y, m, (k * n).clamp(-99_999, 99_999));
        civil::day(y, m, d.min(civil::month_length(y, m)))
    };
    match unit {
        5 => at + 7 * n,
        12 => at + 14 * n,
        6 => months(1),
        7 => months(3),
        8 => months(12),
        9 => months(120),
        10 => months(1200),
        _ => at + n,
    }
}

/// The stretch so many units away; half years and the like go by months.
fn step(base: When, unit: i8, steps: i64, n: f64) -> When {
    if n.fract() != 0.0 && unit == 8 {
        let months = (n * 12.0).round() as i64 * steps.signum();
        return base.shifted(6, months);
    }
    match (unit, base) {
        (9, b) => b.shifted(8, 10 * steps),
        (10, b) => b.shifted(8, 100 * steps),
        (u, When::Year(_)) if u < 8 => When::Year(base.year()),
        (u, When::Month(..)) if u < 6 => base.shifted(6, 0),
        (u, b) => b.shifted(u, steps),
    }
}

/// "two days after Christmas", "two weeks before 4 July".
fn beside_date(s: Times, span: &Span) -> Option<Reading> {
    let hedged = hedges::before(s.t, s.lex, span.start).filter(|(_, f)| *f >= s.floor);
    let way = if s.t.word(span.end, "before") {
        -1
    } else if s.t.word(span.end, "since") {
        return None;
    } else {
        1
    };
    let r = super::date_at(s, span.end + 1)?;
    let n = span.stated()?;
    let when = r.when.filter(|w| matches!(w, When::Day(_)) && span.unit > 3)?;
    let day = day_away(when.bounds().0, span.unit, way * n.clamp(0.0, 100_000.0) as i64);
    let start = hedged.map_or(span.start, |(_, first)| first);
    let length = hedged.and_then(|(sense, _)| bound(sense));
    let date = Reading::date(start, r.end, When::Day(day));
    Some(Reading { explicit: r.explicit, length, ..date })
}
