//! Hours told by a bare number beside a time: "Monday at 5", "between 3 and 5 tomorrow", "3-8".

use super::super::reading::{Hour, Reading};
use super::super::when::When;
use super::{Item, Told};
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// Adds the bare hours that a time beside them shows to be hours.
pub(super) fn find(s: Told, items: &mut Vec<Item>) {
    let t = s.t;
    let mut found = Vec::new();
    let taken = |k: usize| around(items, k).any(|x| (x.r.start..x.r.end).contains(&k));
    // Only tokens near a time, and times near a token, are looked at: the work stays linear.
    let near = items.iter().flat_map(|x| {
        (x.r.start.saturating_sub(7)..x.r.start).chain(x.r.end..(x.r.end + 7).min(t.list.len()))
    });
    let mut near: Vec<usize> = near.collect();
    near.sort_unstable();
    near.dedup();
    let mut floor = 0;
    for k in near {
        if k < floor || taken(k) {
            continue;
        }
        let Some((hour, end)) = bare(t, k) else { continue };
        if !taken(end) || !bare_end(t, end) {
            // The other end of a range, bare too.
            if let Some(second) = joint(t, end, k)
                && let Some((other, stop)) = bare(t, second).filter(|_| !taken(second))
            {
                let written = hour.1.is_some() && other.1.is_some();
                let led = k > 0 && t.any(k - 1, &["between", "from"]);
                if beside(s, items, k, stop) || written && led {
                    found.push(Item::of(reading(k, end, hour)));
                    found.push(Item::of(reading(second, stop, other)));
                    floor = stop;
                }
                continue;
            }
        }
        let ranged = joint(t, end, k).is_some_and(|b| {
            around(items, b).any(|x| x.r.hour.is_some() && (b..b + 2).contains(&x.r.start))
        });
        let after = k > 1
            && joint_before(t, k)
            && around(items, k).any(|x| x.r.hour.is_some() && x.r.end + 1 == k);
        if ranged || after || single(s, items, k, end) {
            found.push(Item::of(reading(k, end, hour)));
            floor = end;
        }
    }
    items.extend(found);
    items.sort_by_key(|x| x.r.start);
}

/// The times that end or begin within a dozen tokens of `k`.
fn around(items: &[Item], k: usize) -> impl Iterator<Item = &Item> {
    let first = items.partition_point(|x| x.r.end + 12 < k);
    let rest = items.get(first..).unwrap_or(&[]);
    rest.iter().take_while(move |x| x.r.start <= k + 12)
}

/// Gives a time of day the day and minutes it means.
pub(super) fn bound(s: Told, r: &mut Reading) {
    let Some(hour) = &r.hour else { return };
    let mut parts = hour.text.split(':').map(|x| x.parse::<u16>().unwrap_or(0));
    let (h, m, sec) = (parts.next().unwrap_or(0), parts.next(), parts.next());
    let lone = r.told.is_none();
    let minute = h * 60 + m.unwrap_or(0);
    let (minute, on) =
        if lone { s.anchor.coming_hour(minute, hour.sure || h > 12) } else { (minute, 0) };
    let at = i64::from(minute) * 60 + sec.map_or(0, i64::from) + hour.shift.unwrap_or(0);
    let long = match (m, sec) {
        (_, Some(_)) => 1,
        (Some(_), _) => 60,
        _ => 3600,
    };
    r.clock = Some((at, long));
    r.when = r.when.or(s.today.map(When::Day)).filter(|w| matches!(w, When::Day(_)));
    if let (true, Some(When::Day(day))) = (lone, r.when) {
        r.when = Some(When::Day(day + on));
    }
}

fn reading(start: usize, end: usize, (h, m): (u16, Option<u16>)) -> Reading {
    let text = m.map_or(format!("{h:02}"), |m| format!("{h:02}:{m:02}"));
    let sure = h > 12;
    Reading {
        hour: Some(Hour { text, sure, shift: None }),
        ..Reading::bare(start, end, "TIME", String::new())
    }
}

fn bare_end(t: Tokens, end: usize) -> bool {
    t.at(end).is_some_and(|x| x.kind != Kind::Word)
}

/// A number of hours, perhaps with minutes, at `k`: 5, five, 9.30, 0730.
fn bare(t: Tokens, k: usize) -> Option<((u16, Option<u16>), usize)> {
    let x = t.at(k)?;
    let v = x.word.value;
    let touched = t.at(k + 1).is_some_and(|n| n.glued && (n.kind == Kind::Word || n.sign == '%'));
    if touched || x.glued && k > 0 && !t.dash(k - 1) {
        return None;
    }
    if x.figure()
        && x.width() == 4
        && v % 100.0 < 60.0
        && v < 2400.0
        && t.surface(k).starts_with('0')
    {
        return Some((((v / 100.0) as u16, Some((v % 100.0) as u16)), k + 1));
    }
    if x.figure() && x.sign == '.' {
        let (h, m) = t.surface(k).split_once('.')?;
        let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok().filter(|_| m.len() == 2)?);
        return (h <= 24 && m < 60).then_some(((h, Some(m)), k + 1));
    }
    let small = x.figure() && x.sign == ' ' && x.width() <= 2 && v <= 24.0;
    let word = x.is(UNIT | TEEN) && (1.0..=12.0).contains(&v) && !t.is(k + 1, HUNDRED | SCALE);
    (small || word).then_some(((v as u16, None), k + 1))
}

/// One past what joins an hour that ends at `end` with another: "3-8", "five to seven".
fn joint(t: Tokens, end: usize, start: usize) -> Option<usize> {
    let between = start > 0 && t.word(start - 1, "between");
    let joined = t.dash(end)
        || t.any(end, &["to", "until", "till", "through"])
        || between && t.word(end, "and");
    joined.then_some(end + 1)
}

fn joint_before(t: Tokens, k: usize) -> bool {
    t.dash(k - 1) || t.any(k - 1, &["to", "until", "till", "and"])
}

/// Does a day stand beside the hours `start..end`?
fn beside(s: Told, items: &[Item], start: usize, end: usize) -> bool {
    let led = usize::from(start > 0 && s.t.any(start - 1, &["from", "between", "at"]));
    around(items, start).any(|x| {
        let day = x.day() || x.part();
        let comma = usize::from(s.t.sign(x.r.end, ','));
        let on = usize::from(s.t.any(end, &["on", "of", "in"]));
        let the = usize::from(on > 0 && s.t.word(end + 1, "the"));
        day && (x.r.end + comma + led == start
            || end + on + the == x.r.start
            || end + on == x.r.start)
    })
}

/// "Monday at 5", "tonight around 7", "10, tonight", "5 in the morning".
fn single(s: Told, items: &[Item], k: usize, end: usize) -> bool {
    let t = s.t;
    let led = k > 0 && t.any(k - 1, &["at", "@", "around", "circa", "about", "by"]);
    around(items, k).any(|x| {
        let before = led && x.r.end + 1 == k && (x.day() || x.part());
        let comma = usize::from(t.sign(end, ','));
        let day = x.part() && end + comma == x.r.start;
        let in_part = x.part() && t.word(end, "in") && (end + 1..end + 3).contains(&x.r.start);
        let day_after = led && x.day() && (end..end + 2).contains(&x.r.start);
        before || day || in_part || day_after
    })
}
