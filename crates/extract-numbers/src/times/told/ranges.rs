//! Two times as one range: its ends and its length.

use super::super::civil;
use super::super::reading::{Hour, Reading};
use super::super::when::{Part, When};
use super::pairs::afternoon;
use super::{Item, Told, gap};

/// "from 5 to 7 May", "2014–2018", "between 2 and 4 p.m.".
pub(super) fn join(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let t = s.t;
    if a.value.is_some() || b.value.is_some() {
        return None;
    }
    let between = a.r.start > 0
        && (t.word(a.r.start - 1, "between")
            || t.word(a.r.start - 1, "the") && a.r.start > 1 && t.word(a.r.start - 2, "between"));
    let at = a.r.end;
    let dash = t.dash(at);
    let word =
        t.any(at, &["to", "until", "till", "through", "thru"]) || between && t.word(at, "and");
    let the = usize::from(t.word(at + 1, "the"));
    if !(dash || word) || b.r.start <= at || b.r.start > at + 1 + the {
        return None;
    }
    let clocks = a.r.hour.is_some() || b.r.hour.is_some();
    let (value, clock) = if clocks {
        hours(s, a, b).map(|(v, from, length)| (v, Some((from, length))))?
    } else {
        (days(s, a, b)?, None)
    };
    let label = if clocks { "TIME" } else { "DATE" };
    let told_day = |x: &Item| x.r.when.filter(|_| x.r.told.is_some());
    let day = told_day(a).or_else(|| told_day(b)).or(s.today.map(When::Day));
    let stretch = match (a.r.when, b.r.when) {
        (Some(from), Some(to)) if !clocks => {
            Some((from.bounds_of(a.r.part).0, to.bounds_of(b.r.part).1)).filter(|(x, y)| x < y)
        }
        _ => None,
    };
    let r = Reading {
        when: day.filter(|_| clocks),
        clock,
        stretch,
        told: a.r.told.clone().or_else(|| b.r.told.clone()).filter(|_| label == "TIME"),
        ..Reading::bare(a.r.start, b.r.end, label, String::new())
    };
    Some(Item { r, value: Some(value) })
}

/// Minutes of the day that "16:30" tells.
fn minutes(hour: &Hour) -> Option<i64> {
    let mut parts = hour.text.split(':').map(|x| x.parse::<i64>().ok());
    let h = parts.next()??;
    Some(h * 60 + parts.next().flatten().unwrap_or(0))
}

fn hours(s: Told, a: &Item, b: &Item) -> Option<(String, i64, i64)> {
    let now = |x: &Item| x.r.timex == "PRESENT_REF";
    if now(a) || now(b) {
        return None;
    }
    let (mut first, mut last) = (a.r.hour.clone()?, b.r.hour.clone()?);
    let (from, to) = (minutes(&first)?, minutes(&last)?);
    // The half of the day told at the later end holds for the first, if that leaves it first.
    if !first.sure && last.sure && to >= 720 && from < 720 && from + 720 < to {
        first.text = afternoon(&first.text, false);
    }
    if !last.sure && to < minutes(&first)? && to < 720 {
        last.text = afternoon(&last.text, false);
    }
    let (from, to) = (minutes(&first)?, minutes(&last)?);
    let date = |x: &Item, y: &Item| x.r.told.clone().or_else(|| y.r.told.clone());
    let day = |x: &Item| match x.r.when {
        Some(When::Day(d)) if x.r.told.is_some() => Some(d),
        _ => None,
    };
    let apart = match (day(a), day(b)) {
        (Some(x), Some(y)) => y - x,
        (None, Some(y)) if s.today.is_some_and(|d| d != y) && a.r.told.is_some() => return None,
        _ => 0,
    };
    let (x, y) = (date(a, b).unwrap_or_default(), date(b, a).unwrap_or_default());
    let length = (apart * 1440 + to - from).rem_euclid(1440 * apart.max(1) + 1440);
    let length = if apart == 0 { (to - from).rem_euclid(1440) } else { length };
    let value = format!("({x}T{},{y}T{},{})", first.text, last.text, clock_length(length));
    // "9 to 11 a.m. GMT": the zone told at one end holds for both.
    let shift = first.shift.or(last.shift).unwrap_or(0);
    Some((value, from * 60 + shift, length * 60))
}

/// PT2H, PT30M, PT2H30M.
pub(super) fn clock_length(minutes: i64) -> String {
    let (h, m) = (minutes / 60, minutes % 60);
    let hours = if h > 0 { format!("{h}H") } else { String::new() };
    let rest = if m > 0 || h == 0 { format!("{m}M") } else { String::new() };
    format!("PT{hours}{rest}")
}

/// The first day of a time, or one past its last when the range ends with its end.
fn edge(s: Told, x: &Item) -> Option<(i64, String)> {
    let r = &x.r;
    if r.timex == "PRESENT_REF" {
        let today = s.today?;
        return Some((today, civil::iso(today)));
    }
    if r.label != "DATE" {
        return None;
    }
    // Without a publication any year will do for how long it is.
    let when = r.when.or_else(|| {
        let mut parts = r.told_date().strip_prefix("XXXX-")?.split('-').map(str::parse::<u8>);
        let (m, d) = (parts.next()?.ok()?, parts.next()?.ok()?);
        super::super::calendar::day(2001, m, d)
    })?;
    let (from, to) = when.bounds();
    let day = match r.part {
        Part::Late => to,
        Part::Mid => match when {
            When::Year(y) => civil::day(y, 7, 2),
            _ => from + 15,
        },
        _ => from,
    };
    let text = civil::iso(day);
    let vague = r.told_date().starts_with("XXXX-") && !r.told_date().starts_with("XXXX-W");
    let text = if vague { format!("XXXX{}", text.get(4..).unwrap_or("")) } else { text };
    Some((day, if r.told_date().starts_with("XXXX-WXX") { civil::iso(day) } else { text }))
}

fn days(s: Told, a: &Item, b: &Item) -> Option<String> {
    let ((mut from, mut x), (mut to, y)) = (edge(s, a)?, edge(s, b)?);
    if x.starts_with("XXXX") && b.r.explicit {
        let (_, m, d) = civil::date(from);
        let (year, to_m, to_d) = civil::date(to);
        from = civil::day(year - i32::from((m, d) > (to_m, to_d)), m, d);
        x = civil::iso(from);
    }
    // "April 9 through 17": the second day has its year from the first, which tells none.
    let tail = b.r.told.is_none() && !b.r.explicit && !b.r.near;
    let y = match y.get(4..) {
        Some(day) if x.starts_with("XXXX") && tail && y.len() == 10 => format!("XXXX{day}"),
        _ => y,
    };
    let coarse = |x: &Item| matches!(x.r.when, Some(When::Month(..) | When::Year(_)));
    // A year that was not told is the one that puts the end after the beginning.
    for _ in 0..2 {
        if to <= from && y.starts_with("XXXX") {
            let (year, m, d) = civil::date(to);
            to = civil::day(year + 1, m, d.clamp(1, 28)) + i64::from(d.saturating_sub(28));
        }
    }
    let weekday = b.r.told_date().starts_with("XXXX-WXX");
    if weekday {
        to = from + (to - from).rem_euclid(7);
    }
    let y = if weekday { civil::iso(to) } else { y };
    if to < from {
        return None;
    }
    let months = {
        let ((y0, m0, d0), (y1, m1, d1)) = (civil::date(from), civil::date(to));
        (d1 == 1 && (d0 <= 2 || d0 == 16))
            .then(|| i64::from(y1 - y0) * 12 + i64::from(m1) - i64::from(m0) + i64::from(d0 == 16))
    };
    let years = matches!((a.r.when, b.r.when), (Some(When::Year(_)), Some(When::Year(_))))
        && a.r.part == Part::Whole
        && b.r.part == Part::Whole;
    let length = match months.filter(|_| coarse(a) && coarse(b)) {
        Some(n) if years => format!("P{}Y", n / 12),
        Some(n) => format!("P{n}M"),
        None => format!("P{}D", to - from),
    };
    Some(format!("({x},{y},{length})"))
}

/// "Tuesday from 2 to 2:30 p.m.", "between 9 and 11 on Monday": the day goes to both ends.
pub(super) fn day_and_range(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let range =
        |x: &Item| x.r.told.is_none() && x.value.as_ref().is_some_and(|v| v.starts_with("(T"));
    let holds = |x: &Item| x.day() || x.part() && x.r.told.is_some();
    let (day, hours, words) = if holds(a) && range(b) {
        (a, b, "from between at on for")
    } else if range(a) && holds(b) {
        (b, a, "on of the in")
    } else {
        return None;
    };
    gap(s.t, a, b, words).then_some(())?;
    let date = day.r.told.as_deref().unwrap_or(&day.r.timex);
    let mut value = hours.value.clone()?;
    if matches!(day.r.daypart, Some(2..=4)) {
        value = late(&value);
    }
    let value = value.replace("(T", &format!("({date}T")).replace(",T", &format!(",{date}T"));
    let (from, length) = hours.r.clock?;
    let later = matches!(day.r.daypart, Some(2..=4)) && from < 43_200;
    let r = Reading {
        when: day.r.when,
        clock: Some((if later { from + 43_200 } else { from }, length)),
        told: Some(date.to_owned()),
        ..Reading::bare(a.r.start, b.r.end, "TIME", String::new())
    };
    Some(Item { r, value: Some(value) })
}

/// Moves the hours of "(T07,T09,PT2H)" to the afternoon.
fn late(value: &str) -> String {
    let moved = value.trim_matches(['(', ')']).split(',').map(|x| match x.strip_prefix('T') {
        Some(h) => format!("T{}", afternoon(h, false)),
        None => x.to_owned(),
    });
    format!("({})", moved.collect::<Vec<_>>().join(","))
}
