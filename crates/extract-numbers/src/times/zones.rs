//! Time zones behind a clock: "0800 GMT", "9 p.m. Eastern Time", "8 a.m. (BST)".

use super::civil;
use super::reading::Times;
use super::when::When;
use crate::lexicon::{Lexicon, Zone};
use crate::tokens::Tokens;

/// A zone found behind a clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found {
    /// Minutes that its clocks are ahead of Greenwich, where that is known.
    pub ahead: Option<i32>,
    /// One past its last token.
    pub end: usize,
}

/// The zone at token `i`, of a clock on this day.
pub fn read(s: Times, i: usize, day: Option<When>) -> Found {
    if s.t.word(i, "local") && s.t.word(i + 1, "time") && !s.told {
        return Found { ahead: None, end: i + 2 };
    }
    match named(s.t, s.lex, i, s.told) {
        Some((zone, end)) => Found { ahead: ahead(zone, day), end },
        None => Found { ahead: None, end: i },
    }
}

/// Do the tokens from `i` to `end` name a zone, of a time as told?
pub fn ends(t: Tokens, lex: &Lexicon, i: usize, end: usize) -> bool {
    named(t, lex, i, true).is_some_and(|(_, stop)| stop == end)
}

/// The zone that is named at token `i`, perhaps in brackets, and one past it. Letters in lower case are
/// one only where any form is: "9 p.m. est", "8 a.m. eat".
fn named(t: Tokens, lex: &Lexicon, i: usize, any_case: bool) -> Option<(Zone, usize)> {
    let first = if t.sign(i, '(') { i + 1 } else { i };
    let list = lex.zones.get(&t.at(first)?.hash)?;
    let hash = |k: usize| t.at(k).map(|x| x.hash);
    let phrase =
        list.iter().find(|p| p.rest.iter().zip(1..).all(|(h, k)| hash(first + k) == Some(*h)))?;
    let name = t.surface(first);
    let capitals = name.bytes().all(|b| b.is_ascii_uppercase());
    let word = name.len() > 5 && name.starts_with(|c: char| c.is_uppercase());
    if phrase.rest.is_empty() && !(capitals || word || any_case) {
        return None;
    }
    let mut end = first + 1 + phrase.rest.len();
    // "Eastern Airlines", "Pacific Gas": the name goes on.
    if word && t.at(end).is_some_and(|x| x.capital && !x.glued) {
        return None;
    }
    let mut zone = phrase.gives;
    // "GMT+2", not "0900 GMT-1100 GMT"
    let signed = (t.sign(end, '+') || t.dash(end)) && t.glued(end) && t.glued(end + 1);
    let hours = t.at(end + 1).filter(|x| signed && x.figure() && x.word.value <= 14.0);
    if let (0, Some(hours)) = (zone.minutes, hours) {
        let hours = hours.word.value as i32;
        zone.minutes = hours * if t.sign(end, '+') { 60 } else { -60 };
        end += 2;
    }
    match first > i {
        true => t.sign(end, ')').then_some((zone, end + 1)),
        false => Some((zone, end)),
    }
}

/// Minutes ahead of Greenwich on a day; unknown without a day where summers have their own.
fn ahead(zone: Zone, day: Option<When>) -> Option<i32> {
    let (from, to) = match zone.summer {
        None => return Some(zone.minutes),
        Some(months) => months,
    };
    let When::Day(day) = day? else { return None };
    let y = civil::date(day).0;
    let sunday = |(month, n)| civil::nth_weekday(y, month, 7, n);
    let summer = (sunday(from)..sunday(to)).contains(&day);
    Some(zone.minutes + if summer { 60 } else { 0 })
}

/// The offset as ISO 8601 has it: Z, "+05:30".
pub fn letters(found: Found) -> String {
    match found.ahead {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(n) => {
            let sign = if n < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", n.abs() / 60, n.abs() % 60)
        }
    }
}
