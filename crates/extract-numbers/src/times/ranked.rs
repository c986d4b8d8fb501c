//! Times told by their rank: "the 19th century", "the third quarter of 2009", "the last week of May".

use super::civil;
use super::reading::{Reading, Times};
use super::when::When;
use crate::roles::*;
use crate::scan::Kind;

/// "the 19th century", "the third quarter of 2009", "the first week of May", "the last week of March".
pub(crate) fn ranked(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    if !(x.figure() || x.is(ORDINAL | TEN | SHIFT | TIME_START)) {
        return None;
    }
    let only_last = t.any(i, &["last", "final"]);
    let (n, end) = if only_last { (1, i + 1) } else { s.ordinal_word(i)? };
    // "the second last week", "the third-to-last day"
    let from_end = second_last(s, end).filter(|_| !only_last);
    let (last, end) = (only_last || from_end.is_some(), from_end.unwrap_or(end));
    let back = i64::from(n) - 1;
    let at = if t.hyphen(end) { end + 1 } else { end };
    let unit = s.at(at)?;
    let start = s.with_the(i);
    if t.word(at, "half") && t.word(at + 1, "of") && !last && n <= 2 {
        let year = year_in(s, at + 1)?;
        let r = Reading::date(start, year.1, When::Half(year.0, n));
        return Some(if year.2 { r.explicit() } else { r });
    }
    if let Some(d) = s.weekday(at).filter(|_| t.any(at + 1, &["of", "in"])) {
        let (y, m, stop, _) = month_in(s, at + 2)?;
        let k = i8::try_from(n).ok()?;
        let k = if last { -k } else { k };
        return Some(Reading::date(start, stop, When::Day(civil::nth_weekday(y, m, d as u8, k))));
    }
    if !unit.is(TIMEUNIT) || unit.kind != Kind::Word {
        return None;
    }
    match unit.word.time {
        10 if !last => {
            let (bc, stop) = match t.surface(at + 1) {
                "BC" | "BCE" | "B.C." => (true, at + 2),
                "AD" | "CE" | "A.D." => (false, at + 2),
                _ => (false, at + 1),
            };
            let c = i32::from(n) - 1;
            Some(Reading::date(start, stop, When::Century(if bc { -c - 1 } else { c })).explicit())
        }
        7 => {
            let q = if last { 5u8.checked_sub(n)? } else { n };
            let year = year_in(s, at + 1);
            let (y, stop, explicit) = match year {
                Some(found) => found,
                None if last => return None,
                None => (s.anchor.year_of_stretch(q * 3 - 2, s.future(i))?, at + 1, false),
            };
            let r =
                (1..=4).contains(&q).then(|| Reading::date(start, stop, When::Quarter(y, q)))?;
            Some(if explicit { r.explicit() } else { r })
        }
        11 if last && t.word(at + 1, "of") => {
            let (y, m, stop, explicit) = month_in(s, at + 2)?;
            let saturday = civil::nth_weekday(y, m, 6, -1) - 7 * back;
            let r = Reading::date(start, stop, When::Weekend(civil::monday(saturday)));
            Some(if explicit { r.explicit() } else { r })
        }
        5 | 4 if t.any(at + 1, &["of", "in"]) => {
            if let Some((y, stop, true)) = year_in(s, at + 1).filter(|_| unit.word.time == 5) {
                let first = civil::monday(civil::day(y, 1, 4));
                let monday = if last {
                    civil::monday(civil::day(y, 12, 28)) - 7 * back
                } else {
                    first + 7 * (i64::from(n) - 1)
                };
                return Some(Reading::date(start, stop, When::Week(monday)).explicit());
            }
            let (y, m, stop, explicit) = month_in(s, at + 2)?;
            let length = civil::month_length(y, m);
            let first = civil::day(y, m, 1);
            let end = civil::day(y, m, length);
            let when = match (unit.word.time, last) {
                (4, true) => When::Day(end - back.min(i64::from(length) - 1)),
                (4, false) => When::Day(first + i64::from(n.clamp(1, length)) - 1),
                // Of the week that the month's end cuts, the month has the greater part or not.
                (_, true) => When::Week(civil::monday(end - 3) - 7 * back),
                (_, false) => When::Week(civil::monday(first + 6) + 7 * (i64::from(n) - 1)),
            };
            let r = Reading::date(start, stop, when);
            Some(if explicit { r.explicit() } else { r })
        }
        6 if t.any(at + 1, &["of"]) => {
            let (y, stop, explicit) = year_in(s, at + 1)?;
            let m = if last { 13u8.saturating_sub(n).max(1) } else { n.clamp(1, 12) };
            let r = Reading::date(start, stop, When::Month(y, m));
            Some(if explicit { r.explicit() } else { r })
        }
        _ => None,
    }
}

/// One past "last" or "to last" at `i`.
fn second_last(s: Times, i: usize) -> Option<usize> {
    let at = if s.t.hyphen(i) { i + 1 } else { i };
    let at = if s.t.word(at, "to") { at + 1 } else { at };
    let at = if s.t.hyphen(at) { at + 1 } else { at };
    s.t.word(at, "last").then_some(at + 1)
}

/// "of 2009", "2009", "of last year", "of this year" at `i`: the year, one past it, and is it named.
fn year_in(s: Times, i: usize) -> Option<(i32, usize, bool)> {
    let at = if s.t.any(i, &["of", "in"]) || s.t.sign(i, ',') { i + 1 } else { i };
    if let Some(y) = s.year(at) {
        return Some((y, at + 1, true));
    }
    let the = if s.t.word(at, "the") { at + 1 } else { at };
    let shift = s.at(the).filter(|x| x.is(SHIFT) && at > i).map(|x| x.word.shift)?;
    s.t.word(the + 1, "year").then_some(())?;
    let step = if shift == 2 { 0 } else { i32::from(shift) };
    Some((s.anchor.year()? + step, the + 2, false))
}

/// A month at `i`, with its year or the one it must have.
fn month_in(s: Times, i: usize) -> Option<(i32, u8, usize, bool)> {
    if s.t.word(i, "the") && s.t.word(i + 1, "month") && !s.t.word(i + 2, "of") {
        let (y, m, _) = civil::date(s.anchor.reference()?.bounds().0);
        return Some((y, m, i + 2, false));
    }
    let r = super::date_at(Times { floor: i, ..s }, i)?;
    match r.when? {
        When::Month(y, m) => Some((y, m, r.end, r.explicit)),
        _ => None,
    }
}
