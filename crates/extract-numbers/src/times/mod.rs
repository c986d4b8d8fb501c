//! Times: dates of the calendar, times told by their distance, lengths, times of day, sets.

pub mod anchor;
mod calendar;
pub mod civil;
mod clock;
mod durations;
mod hanging;
pub mod lunar;
mod named;
mod others;
mod ranked;
pub mod reading;
mod relative;
mod steps;
pub mod told;
pub mod when;
mod within;
mod written;
mod years;
mod zones;

use crate::fractions;
use crate::measured;
use crate::mention::Mention;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;
use anchor::Anchor;
use reading::{Reading, Times};
use when::When;

/// May a time begin at this token?
#[inline]
pub fn anchor(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| match x.kind {
        Kind::Figure | Kind::Junk => true,
        Kind::Word => x.is(TIME_ANCHOR),
        Kind::Sign => fractions::is_symbol(x),
        Kind::Break => false,
    })
}

/// "a house", "this man": a determiner that leads to no word of time and no figure.
pub fn leads_away(t: Tokens, i: usize) -> bool {
    const TIMELY: u64 = TIME_ANCHOR | GROUP | ORDINAL_SCALE | BEFORE_UNIT;
    t.is(i, DET)
        && !t.is(i, HOLIDAY)
        && t.at(i + 1).is_none_or(|n| !n.figure() && !n.is(TIMELY))
        && !t.any(
            i + 1,
            &["fiscal", "financial", "school", "academic", "calendar", "good", "weekday"],
        )
}

/// The time at token `i`.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    if leads_away(s.t, i) {
        return None;
    }
    if let Some(r) = steps::read(s, i) {
        return Some(if s.told { r } else { clock::join(s, r) });
    }
    let figure = s.at(i).is_some_and(|x| x.figure());
    if s.at(i).is_some_and(|x| x.is(WEEKDAY)) {
        // "Tuesday, May 4, 2010" before "Tuesday".
        if let Some(r) = calendar::read(s, i) {
            return Some(clock::join(s, r));
        }
    }
    // "the last week of July" before "the last week".
    if s.t.is(i, SHIFT | TIME_START)
        && s.t.any(i, &["last", "final"])
        && (s.t.word(i + 2, "of") || s.t.word(i + 2, "in") && s.t.is(i + 3, MONTH))
        && let Some(r) = ranked::ranked(s, i)
    {
        return Some(r);
    }
    // As told, a day and its hour are joined later.
    let with_clock = |r: Reading| if s.told { r } else { clock::join(s, r) };
    let relative = || if figure { None } else { relative::read(s, i).map(with_clock) };
    let hour = || if clock::begins(s.at(i)?) { clock::read(s, i) } else { None };
    hour()
        .or_else(relative)
        .or_else(|| others::read(s, i).map(with_clock))
        .or_else(|| calendar::read(s, i).map(|r| clock::join(s, r)))
        .or_else(|| durations::read(s, i))
        .map(|r| relative::marked(s, r))
}

/// A date at token `i`, without its clock: what "after", "the end of" may stand before.
pub(crate) fn date_at(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.is(PART_OF) {
        return None;
    }
    calendar::read(s, i).or_else(|| relative::read(s, i)).or_else(|| others::read(s, i))
}

/// A day at token `i`.
pub(crate) fn day_at(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if !(x.is(MONTH | WEEKDAY | RELDAY | SHIFT | ORDINAL) || x.figure()) {
        return None;
    }
    date_at(s, i).filter(|r| matches!(r.when, Some(When::Day(_))) && r.label == "DATE")
}

/// "LIMA, 18 FEB 90 (AFP)", "Paris, June 3, 2004 —": the day that the head of an article tells as its
/// own.
pub fn dateline(t: Tokens, r: &Reading) -> Option<i64> {
    let Some(When::Day(day)) = r.when.filter(|_| r.explicit && r.label == "DATE") else {
        return None;
    };
    let place = |k: usize| {
        t.at(k).is_some_and(|x| match x.kind {
            Kind::Word => x.capital,
            Kind::Sign => matches!(x.sign, ',' | '.' | '(' | ')' | '/' | '-' | '['),
            _ => false,
        })
    };
    let closed = t.at(r.end).is_some_and(|x| x.dash() || matches!(x.sign, '(' | ']'));
    ((1..14).contains(&r.start) && (0..r.start).all(place) && closed).then_some(day)
}

/// Remembers the date that a reading tells.
pub fn remember(t: Tokens, r: &Reading, anchor: &mut Anchor) {
    // "the worst since 1983" compares; the story does not go there.
    let aside = r.start > 0 && t.any(r.start - 1, &["since", "than"]);
    if let (Some(when), "DATE" | "TIME", false) = (r.when, r.label, aside) {
        if r.near {
            anchor.tell_near(when);
        } else {
            anchor.tell(when, r.explicit);
        }
    }
}

/// Turns a reading into a mention.
pub fn mention<'a>(t: Tokens<'a>, r: Reading) -> Option<Mention<'a>> {
    let bounds = r.bounds();
    let mut m = Mention {
        start: t.at(r.start)?.start,
        end: t.at(r.end.checked_sub(1)?)?.end,
        label: r.label,
        modifier: "exact",
        timex: Some(r.timex).filter(|timex| !timex.is_empty()),
        from: bounds.map(|b| b.0),
        to: bounds.map(|b| b.1),
        ..Mention::default()
    };
    if matches!(r.label, "QUANTITY" | "DURATION") {
        let phrase = measured::of_duration(t, r.start, r.end);
        m.of = phrase.and_then(|(a, b)| Some((t.at(a)?.start, t.at(b.checked_sub(1)?)?.end)));
    }
    if let Some(l) = r.length {
        m.modifier = l.modifier;
        (m.value, m.low, m.high) = (l.value, l.low, l.high);
        m.unit = Some(l.unit).filter(|unit| !unit.is_empty());
    }
    Some(m)
}
