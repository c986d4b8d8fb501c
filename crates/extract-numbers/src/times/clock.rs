//! Times of day: "5:30 p.m.", "16:08 UTC", "0800 GMT", "9 o'clock", "noon on Friday".

use super::reading::{Reading, Times};
use super::when::When;
use crate::roles::*;
use crate::scan::Kind;

/// Hour, minute, second at some tokens.
struct Clock {
    minute: u16,
    /// "17:30", "17", "17:30:05".
    text: String,
    end: usize,
}

/// A time of day at token `i`, with the day beside it.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let c = clock(s, i)?;
    let (zone, mut end) = zone(s, c.end);
    let start = i;
    let t = s.t;
    let on = if t.any(end, &["on", "of"]) { end + 1 } else { end };
    let the = if t.word(on, "the") { on + 1 } else { on };
    let beside = super::day_at(Times { floor: the, ..s }, the);
    let (day, explicit) = match beside {
        Some(d) => {
            end = d.end;
            (d.when, d.explicit)
        }
        None => (s.anchor.reference(), false),
    };
    let day = day.filter(|d| matches!(d, When::Day(_)));
    let timex = match day {
        Some(d) => format!("{}T{}{zone}", d.timex(), c.text),
        None => format!("XXXX-XX-XXT{}{zone}", c.text),
    };
    let r = Reading {
        when: day,
        clock: day.map(|_| (c.minute, 1)),
        ..Reading::bare(start, end, "TIME", timex)
    };
    Some(if explicit { r.explicit() } else { r })
}

/// A clock right after a date: "May 8 1:00AM", "Friday at 4pm".
pub fn join(s: Times, r: Reading) -> Reading {
    if !matches!(r.when, Some(When::Day(_))) || r.label != "DATE" {
        return r;
    }
    let t = s.t;
    let comma = if t.sign(r.end, ',') { r.end + 1 } else { r.end };
    let at = if t.any(comma, &["at"]) { comma + 1 } else { comma };
    let Some(c) = clock(s, at) else { return r };
    let (zone, end) = zone(s, c.end);
    let timex = format!("{}T{}{zone}", r.timex, c.text);
    Reading { end, label: "TIME", timex, clock: Some((c.minute, 1)), ..r }
}

/// UTC, GMT and other zones: their letters in the value, and one past them.
fn zone(s: Times, i: usize) -> (&'static str, usize) {
    match s.t.surface(i) {
        "UTC" | "GMT" | "Z" => ("Z", i + 1),
        "EST" | "EDT" | "ET" | "PST" | "PDT" | "PT" | "CST" | "CDT" | "CET" | "CEST" | "BST"
        | "IST" | "AEST" | "MSK" => ("", i + 1),
        "local" if s.t.word(i + 1, "time") => ("", i + 2),
        _ => ("", i),
    }
}

fn clock(s: Times, i: usize) -> Option<Clock> {
    let t = s.t;
    let x = s.at(i)?;
    if x.is(DAYPART) && x.kind == Kind::Word && matches!(x.word.time, 7 | 8) {
        return None;
    }
    if !x.figure()
        && !(x.is(UNIT | TEEN) && (t.word(i + 1, "o'clock") || meridiem(s, i + 1).is_some()))
    {
        return None;
    }
    let before = i.checked_sub(1).and_then(|b| s.at(b));
    if x.glued
        && before
            .is_some_and(|b| matches!(b.sign, ':' | '$' | '£' | '.' | '/') || b.kind == Kind::Word)
    {
        return None;
    }
    let value = x.word.value;
    if x.figure() && x.sign == ' ' && t.sign(i + 1, ':') && t.glued(i + 1) && t.glued(i + 2) {
        return colon(s, i, value);
    }
    if x.figure() && x.sign == '.' {
        return dotted(s, i);
    }
    if x.figure() && x.sign == ' ' && x.width() == 4 && value < 2400.0 && value % 100.0 < 60.0 {
        let (h, m) = ((value / 100.0) as u16, (value % 100.0) as u16);
        let zoned = matches!(t.surface(i + 1), "UTC" | "GMT" | "hrs" | "hours")
            && (t.surface(i + 1) != "hours" || t.surface(i).starts_with('0'));
        let end = if matches!(t.surface(i + 1), "hrs" | "hours") { i + 2 } else { i + 1 };
        return zoned.then(|| Clock { minute: h * 60 + m, text: format!("{h:02}:{m:02}"), end });
    }
    if x.sign != ' ' || !(0.0..=24.0).contains(&value) || value.fract() != 0.0 {
        return None;
    }
    let (pm, end) = match meridiem(s, i + 1) {
        Some(found) => found,
        None if t.word(i + 1, "o'clock") => (None, i + 2),
        None => return None,
    };
    let hour = hour(value as u16, pm)?;
    Some(Clock { minute: hour * 60, text: format!("{hour:02}:00"), end })
}

/// "17:30", "5:30 p.m.", "12:00:05"; scores and ratios are not clocks.
fn colon(s: Times, i: usize, value: f64) -> Option<Clock> {
    let t = s.t;
    let m = s
        .at(i + 2)
        .filter(|m| m.figure() && m.width() == 2 && m.word.value < 60.0 && m.sign == ' ')?;
    if value > 24.0 {
        return None;
    }
    let mut end = i + 3;
    let mut seconds = String::new();
    if t.sign(end, ':') && t.glued(end) {
        let sec = s.at(end + 1).filter(|x| x.figure() && x.width() == 2 && x.word.value < 60.0)?;
        seconds = format!(":{:02}", sec.word.value as u16);
        end += 2;
    }
    let (pm, end) = meridiem(s, end).unwrap_or((None, end));
    let end = if t.any(end, &["hrs", "hr", "hours"]) { end + 1 } else { end };
    if t.any(end, &["left", "remaining"]) {
        return None;
    }
    let hour = hour(value as u16, pm)?;
    let minute = m.word.value as u16;
    Some(Clock { minute: hour * 60 + minute, text: format!("{hour:02}:{minute:02}{seconds}"), end })
}

/// "8.30pm": a stop for the colon, only with am or pm.
fn dotted(s: Times, i: usize) -> Option<Clock> {
    let (pm, end) = meridiem(s, i + 1)?;
    let (h, m) = s.t.surface(i).split_once('.')?;
    let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok().filter(|_| m.len() == 2)?);
    let hour = hour(h, pm).filter(|_| m < 60)?;
    Some(Clock { minute: hour * 60 + m, text: format!("{hour:02}:{m:02}"), end })
}

/// am or pm at `i`: is it the afternoon, and one past it.
fn meridiem(s: Times, i: usize) -> Option<(Option<bool>, usize)> {
    let word = s.t.surface(i);
    let pm = match word {
        "am" | "AM" | "a.m." | "A.M." | "a.m" | "A.M" => false,
        "pm" | "PM" | "p.m." | "P.M." | "p.m" | "P.M" => true,
        _ => return None,
    };
    Some((Some(pm), i + 1))
}

fn hour(h: u16, pm: Option<bool>) -> Option<u16> {
    match pm {
        Some(_) if h == 0 || h > 12 => (h < 24).then_some(h),
        Some(true) => Some(if h == 12 { 12 } else { h + 12 }),
        Some(false) => Some(if h == 12 { 0 } else { h }),
        None => (h <= 24).then_some(h),
    }
}
