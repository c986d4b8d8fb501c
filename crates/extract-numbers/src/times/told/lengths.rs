//! Lengths that reach from a time: "the past two months", "within 9 days", "from 2 p.m. for 2 hours".

use super::super::civil;
use super::super::reading::Reading;
use super::super::when::When;
use super::ranges::clock_length;
use super::{Item, Told, gap};
use crate::roles::SHIFT;

/// A number and its letter: "P2W" is 2 and W, "PT3H" 3 and H with true.
fn parts(timex: &str) -> Option<(f64, char, bool)> {
    let rest = timex.strip_prefix('P')?;
    let (time, rest) = match rest.strip_prefix('T') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let letter = rest.chars().next_back()?;
    Some((rest.get(..rest.len() - letter.len_utf8())?.parse().ok()?, letter, time))
}

/// The day so far from another.
fn moved(day: i64, n: f64, letter: char, way: i64) -> Option<i64> {
    let months = |m: f64| {
        let (y, month, d) = civil::date(day);
        let (y, month) = civil::add_months(y, month, way * m as i64);
        civil::day(y, month, d.min(civil::month_length(y, month)))
    };
    (n.abs() < 10_000.0).then_some(())?;
    Some(match letter {
        'D' => day + way * n as i64,
        'W' => day + way * 7 * n as i64,
        'M' => months(n),
        'Q' => months(3.0 * n),
        'Y' => months(12.0 * n),
        _ => return None,
    })
}

/// A length by itself: counted from publication when words before it say so.
pub(super) fn alone(s: Told, item: Item) -> Item {
    let t = s.t;
    let r = &item.r;
    let (Some(today), None, "DURATION") = (s.today, &item.value, r.label) else { return item };
    let Some((n, letter, time)) = parts(&r.timex) else { return item };
    let before = |words: &str| {
        let the = usize::from(r.start > 0 && t.word(r.start - 1, "the"));
        r.start > the && t.among(r.start - 1 - the, words)
    };
    let shift = (r.start..(r.start + 4).min(r.end))
        .find_map(|k| t.at(k).filter(|x| x.is(SHIFT)).map(|x| x.word.shift));
    let way: i64 = match shift {
        Some(-1) => -1,
        Some(1) => 1,
        _ if before("within") => 2,
        _ => return item,
    };
    let length = &r.timex;
    let mut r = r.clone();
    let value = if time {
        let minutes = (n * if letter == 'H' { 60.0 } else { 1.0 }) as i64;
        let at = |m: i64| {
            let (d, m) = (today + m.div_euclid(1440), m.rem_euclid(1440));
            format!("{}T{:02}:{:02}:00", civil::iso(d), m / 60, m % 60)
        };
        let (a, b) = if way < 0 { (-minutes, 0) } else { (0, minutes) };
        format!("({},{},{length})", at(a), at(b))
    } else {
        let from = if way == 1 { today + 1 } else { today };
        let Some(to) = moved(from, n, letter, way.signum()) else { return item };
        let (a, b) = if way < 0 { (to, from) } else { (from, to) };
        (r.label, r.stretch) = ("DATE", Some((a, b)));
        let length = if letter == 'Q' { format!("P{}M", 3.0 * n) } else { length.clone() };
        format!("({},{},{length})", civil::iso(a), civil::iso(b))
    };
    Item { value: Some(value), r }
}

/// "2 p.m. for 2 hours", "for 3 hours from 10 a.m.", "2 weeks starting May 20th".
pub(super) fn join(s: Told, a: &Item, b: &Item) -> Option<Item> {
    let (point, length, words) = if b.r.label == "DURATION" && a.value.is_none() {
        (a, b, "for")
    } else if a.r.label == "DURATION" && b.value.is_none() {
        (b, a, "from starting at on beginning")
    } else {
        return None;
    };
    (gap(s.t, a, b, words) && b.r.start > a.r.end).then_some(())?;
    let (n, letter, time) = parts(&length.r.timex)?;
    let (mut clock, mut stretch) = (None, None);
    let value = match (&point.r.hour, time) {
        (Some(hour), true) => {
            let (h, m) = hour.text.split_once(':').unwrap_or((&hour.text, "0"));
            let from = h.parse::<i64>().ok()? * 60 + m.parse::<i64>().ok()?;
            let long = (n * if letter == 'H' { 60.0 } else { 1.0 }) as i64;
            let to = from + long;
            clock = Some((from * 60 + hour.shift.unwrap_or(0), long * 60));
            let date = point.r.told.as_deref().unwrap_or("");
            let (to_h, to_m) = (to / 60 % 24, to % 60);
            let length = clock_length(long);
            format!("({date}T{},{date}T{to_h:02}:{to_m:02}:00,{length})", hour.text)
        }
        (None, false) => {
            let Some(When::Day(day)) = point.r.when else { return None };
            let to = moved(day, n, letter, 1)?;
            stretch = Some((day, to));
            format!("({},{},{})", civil::iso(day), civil::iso(to), length.r.timex)
        }
        _ => return None,
    };
    let label = if time { "TIME" } else { "DATE" };
    let when = point.r.when.filter(|_| point.r.told.is_some()).or(s.today.map(When::Day));
    let when = when.filter(|_| clock.is_some());
    let bare = Reading::bare(a.r.start, b.r.end, label, String::new());
    let r = Reading { when, clock, stretch, ..bare };
    Some(Item { r, value: Some(value) })
}
