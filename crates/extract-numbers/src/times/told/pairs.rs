//! A day with its hour, an hour with its part of the day, a week with its weekday.

use super::super::reading::{Hour, Reading};
use super::super::when::When;
use super::{Item, Told, gap};

/// Two neighbours as one time of day or one day.
pub(super) fn join(s: Told, a: &Item, b: &Item) -> Option<Item> {
    if a.value.is_some() || b.value.is_some() {
        return None;
    }
    hour_and_part(s, a, b)
        .or_else(|| day_and_hour(s, a, b))
        .or_else(|| day_and_part(s, a, b))
        .or_else(|| week_and_day(s, a, b))
        .or_else(|| weekday_and_date(s, a, b))
        .or_else(|| set_and_hour(s, a, b))
}

/// "5 in the morning", "this evening at 7", "tonight at 8".
fn hour_and_part(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let words = "at @ in the around about circa early late by";
    let (part, hour) = if a.part() && b.lone_hour() {
        (a, b)
    } else if a.r.hour.is_some() && b.part() {
        (b, a)
    } else {
        return None;
    };
    (a.r.label == "TIME" && b.r.label == "TIME" && gap(s.t, a, b, words)).then_some(())?;
    let late = matches!(part.r.daypart, Some(2 | 3 | 4 | 6));
    let h = hour.r.hour.as_ref()?;
    let night = part.r.daypart == Some(4);
    let text = if late && !h.sure { afternoon(&h.text, night) } else { h.text.clone() };
    let told = part.r.told.clone().or_else(|| hour.r.told.clone());
    let when = part.r.when.filter(|_| part.r.told.is_some()).or(hour.r.when);
    let hour = Some(Hour { text, sure: true, shift: h.shift });
    Some(Item::of(Reading { end: b.r.end, told, when, hour, label: "TIME", ..a.r.clone() }))
}

/// "5" in the afternoon is 17; at night 1 to 4 are of the morning.
pub(super) fn afternoon(text: &str, night: bool) -> String {
    let (h, rest) = text.split_at(text.len().min(2));
    match h.parse::<u16>() {
        Ok(h) if h < 12 && !(night && h < 5) => format!("{:02}{rest}", h + 12),
        _ => text.to_owned(),
    }
}

/// "tomorrow at 4 p.m.", "8:00 on Friday".
fn day_and_hour(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let words = "at @ for around on of the ( about by before after until";
    let (day, hour) = if a.day() && b.lone_hour() {
        (a, b)
    } else if a.lone_hour() && b.day() {
        (b, a)
    } else {
        return None;
    };
    gap(s.t, a, b, words).then_some(())?;
    Some(Item::of(Reading {
        start: a.r.start,
        end: b.r.end,
        told: Some(day.r.told_date().to_owned()),
        hour: hour.r.hour.clone(),
        daypart: hour.r.daypart,
        clock: hour.r.clock,
        when: day.r.when,
        ..Reading::bare(0, 0, "TIME", String::new())
    }))
}

/// "Tuesday in the morning", "Sunday early morning".
fn day_and_part(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let fits = a.day() && b.part() && b.r.told.is_none() && gap(s.t, a, b, "in the early late");
    fits.then(|| {
        let told = Some(a.r.told_date().to_owned());
        Item::of(Reading { start: a.r.start, told, when: a.r.when, ..b.r.clone() })
    })
}

/// "next week on Tuesday", "this week Monday".
fn week_and_day(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let monday = match a.r.when {
        Some(When::Week(monday)) => monday,
        _ => return None,
    };
    let weekday = b.r.told.as_deref()?.strip_prefix("XXXX-WXX-")?.parse::<i64>().ok()?;
    let joint = gap(s.t, a, b, "on") || b.r.start == a.r.end + 1 && s.t.dash(a.r.end);
    (b.day() && joint)
        .then(|| Item::of(Reading::date(a.r.start, b.r.end, When::Day(monday + weekday - 1))))
}

/// "Friday 7/6", "this Friday (Jun-15)", "tomorrow, 13/04/21".
fn weekday_and_date(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let t = s.t;
    let joint = gap(t, a, b, "(") || b.r.start == a.r.end + 1 && t.dash(a.r.end);
    let digits = |x: &Item| x.r.told_date().ends_with(|c: char| c.is_ascii_digit());
    let named = a.r.told_date().starts_with("XXXX-WXX") || a.r.near;
    let dated = digits(b) && !b.r.told_date().starts_with("XXXX-W") && !b.r.near;
    (a.day() && (b.day() || b.r.hour.is_some() && b.r.told.is_some()) && joint && named && dated)
        .then(|| {
            let end =
                if t.sign(a.r.end, '(') && t.sign(b.r.end, ')') { b.r.end + 1 } else { b.r.end };
            Item::of(Reading { start: a.r.start, end, ..b.r.clone() })
        })
}

/// "every Monday at 4 p.m.", "daily at 6 a.m.".
fn set_and_hour(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let daily = a.r.timex == "P1D" || a.r.daypart.is_some();
    let weekday = a.r.timex.starts_with("XXXX-WXX");
    (a.r.label == "SET" && (daily || weekday) && b.lone_hour() && gap(s.t, a, b, "at"))
        .then_some(())?;
    let hour = &b.r.hour.as_ref()?.text;
    let day = if weekday { a.r.timex.as_str() } else { "" };
    let value = Some(format!("{day}T{hour}"));
    Some(Item { r: Reading { end: b.r.end, ..a.r.clone() }, value })
}
