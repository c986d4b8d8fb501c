//! Days, weeks, quarters and halves told by their number: "on the 18th", "Q3 2021", "week 31".

use super::civil;
use super::named;
use super::reading::{Reading, Times};
use super::when::When;
use crate::roles::*;
use crate::scan::Kind;

/// Any of these at token `i`.
pub(crate) fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    if x.figure() || x.is(ORDINAL | TEN) {
        return day_of_month(s, i).or_else(|| year_then_part(s, i));
    }
    if x.kind == Kind::Word && x.is(TIME_START) && x.width() == 2 {
        return part_then_year(s, i);
    }
    if x.is(TIMEUNIT) {
        return week_of(s, i).or_else(|| week(s, i).filter(|w| s.told || w.explicit));
    }
    None
}

/// "on the 18th", "until the 4th", "the 21st of this month", "the 15th day of next month".
fn day_of_month(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let bare = s.day_number(i).filter(|(_, e)| t.word(*e, "of"));
    let (d, end) = s.ordinal_word(i).or(bare).filter(|(d, _)| (1..=31).contains(d))?;
    let start = s.with_the(i);
    let day = t.word(end, "day");
    let of = if day { end + 1 } else { end };
    let at = if t.word(of, "of") { of + 1 } else { of };
    let at = if t.word(at, "the") && t.is(at + 1, SHIFT) { at + 1 } else { at };
    let shifted = s.at(at).filter(|x| x.is(SHIFT) && s.t.word(at + 1, "month"));
    let (y, m, _) = civil::date(s.anchor.speech()?.bounds().0);
    if let Some(shift) = shifted.map(|x| x.word.shift) {
        let step = if shift == 2 { 0 } else { i64::from(shift) };
        let (y, m) = civil::add_months(y, m, step);
        let when = super::calendar::day(y, m, d)?;
        return Some(Reading::date(start, at + 2, when));
    }
    if day && at > of && t.word(at, "the") && t.word(at + 1, "month") {
        return Some(Reading::date(start, at + 2, super::calendar::day(y, m, d)?));
    }
    // "the 12th and the 13th" of a month told before.
    if s.last_day.is_some_and(|(end, _)| start <= end + 1) {
        return None;
    }
    let next = if t.word(end + 1, "the") { end + 2 } else { end + 1 };
    let ranged = t.dash(end) || t.any(end, &["to", "and", "or", "through", "till", "until"]);
    if ranged && s.day_number(next).is_some() {
        return None;
    }
    let figures = s.at(i)?.figure();
    let led = start > 0
        && t.any(
            start - 1,
            &["on", "by", "until", "till", "since", "before", "after", "from", "around"],
        );
    let free = s.at(end).is_none_or(|n| match n.kind {
        Kind::Break => true,
        Kind::Sign => matches!(n.sign, ',' | ')' | ';' | '?') || n.sign == '.',
        Kind::Word => n.is(CONJ | PREP | AUX) && !t.word(end, "of"),
        _ => false,
    });
    let spoken = s.told && led && (figures || start < i);
    if !((figures && start < i && (led || s.told) || spoken) && free) {
        return None;
    }
    let (y, m) = if s.anchor.deep() {
        let (y, m, _) = civil::date(s.anchor.reference()?.bounds().0);
        (y, m)
    } else {
        nearest(s, i, y, m, d)
    };
    Some(Reading::date(start, end, super::calendar::day(y, m, d)?).told(format!("XXXX-XX-{d:02}")))
}

/// The month of a day told by its number alone: the one past, unless the words put it ahead.
fn nearest(s: Times, i: usize, y: i32, m: u8, d: u8) -> (i32, u8) {
    let Some(today) = s.anchor.published else { return (y, m) };
    let this = civil::day(y, m, d.min(civil::month_length(y, m)));
    match (this > today, s.future(i)) {
        _ if s.anchor.coming => civil::add_months(y, m, i64::from(this < today)),
        (true, false) if this - today > 14 => civil::add_months(y, m, -1),
        (false, true) if this < today => civil::add_months(y, m, 1),
        _ => (y, m),
    }
}

/// A quarter or half of a year written short: Q1 … Q4, H1, H2.
fn short_part(s: Times, i: usize, year: i32) -> Option<When> {
    let part = s.t.surface(i);
    let n = part.get(1..)?.parse::<u8>().ok()?;
    match part.get(..1)? {
        "Q" | "q" if (1..=4).contains(&n) => Some(When::Quarter(year, n)),
        "H" | "h" if (1..=2).contains(&n) => Some(When::Half(year, n)),
        _ => None,
    }
}

/// "Q3 2021", "Q1 of last year", "Q2".
fn part_then_year(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let joint = t.any(i + 1, &["of", "in"]) || t.hyphen(i + 1) || t.sign(i + 1, '/');
    let at = if joint { i + 2 } else { i + 1 };
    if let Some(y) = s.year(at) {
        return Some(Reading::date(i, at + 1, short_part(s, i, y)?).explicit());
    }
    let when = short_part(s, i, s.anchor.year()?)?;
    let first = civil::date(when.bounds().0).1;
    let quarter = matches!(when, When::Quarter(..));
    let y = s.anchor.year_of_stretch(first, s.future(i)).filter(|_| quarter)?;
    let told = if t.surface(i).eq_ignore_ascii_case("q1") { 1 } else { first };
    let told = format!("(XXXX-{told:02}-01,XXXX-{:02}-01,P3M)", (told + 2) % 12 + 1);
    Some(Reading::date(i, i + 1, short_part(s, i, y)?).told(told))
}

/// "2017-Q1", "2019 H2".
fn year_then_part(s: Times, i: usize) -> Option<Reading> {
    let at = if s.t.hyphen(i + 1) { i + 2 } else { i + 1 };
    let part = s.at(at).filter(|x| x.is(TIME_START) && x.width() == 2)?;
    (part.kind == Kind::Word).then_some(())?;
    // "2018Q4"
    let glued = s.at(i).filter(|x| x.sign == ' ' && x.width() == 4 && part.glued);
    let y = s.year(i).or(glued.map(|x| x.word.value as i32))?;
    (1000..2200).contains(&y).then_some(())?;
    Some(Reading::date(i, at + 1, short_part(s, at, y)?).explicit())
}

/// "the week of October 6": the week that has the day.
fn week_of(s: Times, i: usize) -> Option<Reading> {
    let weekend = s.t.word(i, "weekend");
    if !((weekend || s.t.word(i, "week")) && s.t.word(i + 1, "of")) {
        return None;
    }
    let inner = Times { floor: i + 2, ..s };
    let day = super::day_at(inner, i + 2)
        .or_else(|| named::holiday(inner, i + 2).filter(|_| s.t.is(i + 2, HOLIDAY)))?;
    let Some(When::Day(first)) = day.when else { return None };
    let when = if weekend {
        When::Weekend(named::weekend_beside(first))
    } else {
        When::Week(civil::monday(first))
    };
    let r = Reading::date(s.with_the(i), day.end, when);
    Some(if day.explicit { r.explicit() } else { r })
}

/// "week 31", "week 3 of 2027".
fn week(s: Times, i: usize) -> Option<Reading> {
    s.t.word(i, "week").then_some(())?;
    let n = s.at(i + 1).filter(|x| x.figure() && x.sign == ' ')?.word.value;
    (1.0..=53.0).contains(&n).then_some(())?;
    let of = s.t.word(i + 2, "of").then(|| s.year(i + 3)).flatten();
    let y = of.or_else(|| s.anchor.year())?;
    let monday = civil::monday(civil::day(y, 1, 4)) + 7 * (n as i64 - 1);
    Some(match of {
        Some(_) => Reading::date(i, i + 4, When::Week(monday)).explicit(),
        None => Reading::date(i, i + 2, When::Week(monday)),
    })
}
