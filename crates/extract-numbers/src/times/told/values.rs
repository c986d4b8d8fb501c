//! The value of one time as told.

use super::super::civil;
use super::super::when::{Part, When};
use super::Item;

/// The value as told.
pub(super) fn of(item: &Item) -> String {
    if let Some(value) = &item.value {
        return value.clone();
    }
    let r = &item.r;
    if let Some(hour) = &r.hour {
        let day = r.told.as_deref().unwrap_or("");
        return format!("{day}T{}", hour.text);
    }
    match r.label {
        "TIME" if r.daypart.is_some() => part(item),
        "DATE" => date(item),
        "DURATION" => length(&r.timex),
        "SET" => set(&r.timex),
        _ => r.timex.clone(),
    }
}

/// "2021-10-01TMO", "TMO" when no day is told.
fn part(item: &Item) -> String {
    let r = &item.r;
    let at = r.timex.find('T').unwrap_or(0);
    let letters = match r.timex.get(at..).unwrap_or("") {
        "T12:00" => "T12",
        "T24:00" => "T00",
        "TMI" => "TMEL",
        other => other,
    };
    match &r.told {
        Some(day) => format!("{day}{letters}"),
        None => letters.to_owned(),
    }
}

/// Quarters, halves, decades and centuries are ranges.
fn date(item: &Item) -> String {
    let r = &item.r;
    if r.part == Part::Late && matches!(r.when, Some(When::Day(_))) {
        return format!("{}T23:59:59", r.told_date());
    }
    if let Some(told) = &r.told {
        return told.clone();
    }
    let length = match r.when {
        Some(When::Quarter(..)) => "P3M",
        Some(When::Half(..)) => "P6M",
        Some(When::Decade(_)) => "P10Y",
        Some(When::Century(_)) => "P100Y",
        _ => return r.timex.clone(),
    };
    let Some(when) = r.when else { return r.timex.clone() };
    let (from, to) = when.bounds();
    format!("({},{},{length})", civil::iso(from), civil::iso(to))
}

/// A few, some and several are 3.
fn length(timex: &str) -> String {
    timex.replacen('X', "3", 1)
}

/// "every morning" is TMO, "quarterly" P3M.
fn set(timex: &str) -> String {
    match timex {
        "P1Q" => "P3M".to_owned(),
        "P1WE" => "XXXX-WXX-WE".to_owned(),
        other => other.strip_prefix("XXXX-XX-XX").unwrap_or(other).to_owned(),
    }
}
