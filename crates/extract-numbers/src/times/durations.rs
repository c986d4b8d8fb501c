//! Lengths of time and what hangs on them: "two years", "three weeks ago", "five years old".

use std::borrow::Cow;

use super::hanging::hanging;
use super::reading::{Length, Reading, Times};
use crate::cardinals::below_hundred;
use crate::fractions;
use crate::hedges;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;
use crate::values::{self, Sort, Value};

/// Names of the units, by number.
const NAMES: [&str; 14] = [
    "",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "weekend",
    "fortnight",
    "millennium",
];

/// Longest figure with its words, in tokens.
const FIGURE: usize = 64;

/// A length, its unit and where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// First token.
    pub start: usize,
    /// One past the unit.
    pub end: usize,
    /// The figure; without value for "days", "several months".
    pub value: Option<Value>,
    /// Number of the unit.
    pub unit: i8,
    /// Greatest figure, of a range.
    pub upper: Option<f64>,
}

impl Span {
    /// The stated figure.
    pub fn stated(&self) -> Option<f64> {
        self.value.filter(|v| !matches!(v.sort, Sort::Vague(_) | Sort::Magnitude)).map(|v| v.value)
    }

    /// TIMEX3 duration.
    pub fn timex(&self) -> String {
        let n = match self.stated() {
            Some(v) => number(v * factor(self.unit)),
            None => "X".to_owned(),
        };
        let letter = ["", "S", "M", "H", "D", "W", "M", "Q", "Y", "Y", "Y", "WE", "W", "Y"];
        let vague = ["", "S", "M", "H", "D", "W", "M", "Q", "Y", "DE", "CE", "WE", "W", "Y"];
        let unit = usize::try_from(self.unit).unwrap_or(0);
        let from = if self.stated().is_some() { letter } else { vague };
        let time = if (1..=3).contains(&self.unit) { "T" } else { "" };
        ["P", time, &n, from.get(unit).unwrap_or(&"D")].concat()
    }
}

/// How many of the letter's unit one unit is.
fn factor(unit: i8) -> f64 {
    match unit {
        9 => 10.0,
        10 => 100.0,
        12 => 2.0,
        13 => 1000.0,
        _ => 1.0,
    }
}

fn number(v: f64) -> String {
    // A whole figure needs no search for the fewest digits that tell it.
    if (0.0..1e15).contains(&v) && v.fract() == 0.0 {
        return (v as u64).to_string();
    }
    v.to_string()
}

/// The unit's singular name.
pub fn unit_name(unit: i8) -> &'static str {
    usize::try_from(unit).ok().and_then(|u| NAMES.get(u)).copied().unwrap_or("day")
}

/// A length at token `i`: figure and unit, "a year", or a bare plural unit.
pub fn span(s: Times, i: usize) -> Option<Span> {
    let t = s.t;
    let x = s.at(i)?;
    if x.is(TIMEUNIT) && x.kind == Kind::Word {
        let plural = t.surface(i).len() > 4 && t.surface(i).ends_with('s')
            || t.any(i, &["centuries", "days"]);
        if !plural && s.preceded(i, &["all"]) {
            let one = single(i - 1, i);
            return Some(Span {
                start: i - 1,
                end: i + 1,
                value: Some(one),
                unit: x.word.time,
                upper: None,
            });
        }
        let bare = plural && x.word.time > 1 && !t.any(i, &["quarters", "seconds"]);
        return bare.then(|| Span {
            start: i,
            end: i + 1,
            value: None,
            unit: x.word.time,
            upper: None,
        });
    }
    let article = x.is(TIME_START) && t.any(i, &["a", "an", "another"]);
    // "a quarter of an hour" is a share of one.
    let share = article && t.word(i + 1, "quarter") && t.word(i + 2, "of");
    // "a quarter-century"
    if article
        && t.word(i + 1, "quarter")
        && t.hyphen(i + 2)
        && let Some(unit) = unit_at(s, i + 3)
    {
        let quarter = Value::plain(i, i + 2, 0.25, 1.0, false);
        return Some(Span { start: i, end: i + 4, value: Some(quarter), unit, upper: None });
    }
    if article && !share {
        let k = (i + 1..i + 3).find(|k| !t.any(*k, &["full", "whole", "single", "further"]))?;
        // "a night club", "a night of rest": only counted nights are a length.
        let unit = unit_at(s, k).filter(|_| s.told || !t.is(k, DAYPART));
        if let Some(u) = unit.filter(|u| *u > 1 || t.word(k, "second")) {
            // "a second" alone is mostly a rank.
            let within = s.preceded(i, &["for", "in", "within"])
                && !s.at(k + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED));
            let rank = t.word(k, "second")
                && !within
                && !t.any(k + 1, &["ago", "later", "before", "after"]);
            let quarter = u == 7 && !t.any(k + 1, &["ago", "later", "earlier"]);
            if rank || quarter || per_each(s, i, k) {
                return None;
            }
            let (one, end) = and_a_half(s, single(i, k), k + 1);
            return Some(Span { start: i, end, value: Some(one), unit: u, upper: None });
        }
    }
    if !(x.figure()
        || article
        || x.is(NUMERAL | VAGUE | COUPLE | MANY | PART)
        || fractions::is_symbol(x))
        || x.figure() && inside(s, i)
    {
        return None;
    }
    if !unit_ahead(t, i) {
        return None;
    }
    if let Some(quarters) = quarters(s, i) {
        return Some(quarters);
    }
    let joined = i > 0 && t.word(i - 1, "between");
    let first = values::read(t, i, joined).filter(|v| v.sort != Sort::Ordinal)?;
    let (start, value, upper) = upper(s, i, first, joined);
    let mut k = value.end;
    if t.word(k, "of")
        && (matches!(first.sort, Sort::Magnitude)
            || t.is(first.end - 1, COUPLE)
            || first.sort == Sort::Fraction
            || value.value.fract() != 0.0 && t.is(k + 1, TIMEUNIT))
    {
        k += 1;
    }
    if t.any(k, &["a", "an"]) && first.sort == Sort::Fraction {
        k += 1;
    }
    if t.hyphen(k) {
        k += 1;
    }
    let shifted = t.is(k, SHIFT) && !t.is(k, DET) && t.surface(k + 1).ends_with('s');
    if (t.is(k, BEFORE_UNIT) || shifted) && t.is(k + 1, TIMEUNIT) {
        k += 1;
    }
    if t.word(value.end, "or") && t.word(value.end + 1, "more") && t.is(value.end + 2, TIMEUNIT) {
        k = value.end + 2;
    }
    let unit = unit_at(s, k).or_else(|| letter(s, k, value.end))?;
    // "one second half", "two seconds": ranks are no lengths.
    if unit == 7 && value.value < 1.0 {
        return None;
    }
    let (value, end) = and_a_half(s, value, k + 1);
    Some(Span { start, end, value: Some(value), unit, upper })
}

/// "the last two quarters", "the first three quarters of 2019": of a year, not of a game or a mile.
fn quarters(s: Times, i: usize) -> Option<Span> {
    let x = s.at(i).filter(|x| x.is(UNIT | TEEN) || x.figure() && x.sign == ' ')?;
    let of = s.t.word(i + 2, "of");
    let year = of && (s.year(i + 3).is_some() || s.t.word(i + 3, "fiscal"))
        || of && s.t.any(i + 3, &["the", "this", "last", "next"]) && s.t.word(i + 4, "year");
    let shifted = i > 0 && s.t.is(i - 1, SHIFT) && !s.t.is(i - 1, DET);
    let led = shifted && !of || year && (shifted || i > 0 && s.t.word(i - 1, "first"));
    let n = x.word.value;
    let value = Some(Value::plain(i, i + 1, n, n, x.figure()));
    (led && s.t.word(i + 1, "quarters")).then_some(Span {
        start: i,
        end: i + 2,
        value,
        unit: 7,
        upper: None,
    })
}

/// May a unit of time follow the figure at `i`? Not past a word that no table knows.
fn unit_ahead(t: Tokens, i: usize) -> bool {
    for token in t.list.iter().skip(i + 1).take(FIGURE) {
        match token.kind {
            Kind::Word if token.is(TIMEUNIT | DAYPART) || token.glued => return true,
            Kind::Word if token.word.roles == 0 => return false,
            Kind::Break => return false,
            _ => {}
        }
    }
    false
}

/// The figure 1 of "a year".
fn single(start: usize, end: usize) -> Value {
    Value::plain(start, end, 1.0, 1.0, false)
}

/// "one hour and a half", "a year and a quarter".
fn and_a_half(s: Times, v: Value, end: usize) -> (Value, usize) {
    let t = s.t;
    let at = if t.word(end, "and") { end + 1 } else { return (v, end) };
    let at = if t.word(at, "a") { at + 1 } else { at };
    if v.sort != Sort::Plain || !t.is(at, PART) || t.surface(at).ends_with('s') {
        return (v, end);
    }
    let value = v.value + 1.0 / s.at(at).map_or(1.0, |x| x.word.value);
    (Value { value, low: value, high: value, ..v }, at + 1)
}

/// The figure at `i` belongs to a name or a longer figure.
fn inside(s: Times, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|b| s.at(b));
    s.t.glued(i)
        && before
            .is_some_and(|b| b.kind == Kind::Word || matches!(b.sign, '$' | '£' | '€' | '.' | ','))
}

/// "$10 a day", "twice a week": a rate, not a length.
fn per_each(s: Times, i: usize, k: usize) -> bool {
    let before = i.checked_sub(1).and_then(|b| s.at(b));
    let amount = before.is_some_and(|b| {
        b.figure() || b.is(SCALE | MONEY | MEASURE | NUMERAL) && !b.is(PREP) || b.sign_is('%')
    });
    let often =
        i > 0 && s.t.any(i - 1, &["twice", "once", "times", "people", "barrels", "much", "shares"]);
    (amount || often) && !s.t.any(k + 1, &["ago", "earlier", "later", "before"])
}

/// The unit's word at `k`.
fn unit_at(s: Times, k: usize) -> Option<i8> {
    let x = s.at(k).filter(|x| x.kind == Kind::Word)?;
    // "two nights" are two days.
    let night = x.is(DAYPART) && s.t.any(k, &["night", "nights"]);
    if night { Some(4) } else { x.is(TIMEUNIT).then_some(x.word.time) }
}

/// "2h", "2W", "30min" touching digits.
fn letter(s: Times, k: usize, end: usize) -> Option<i8> {
    // "1/2 h"
    let share = k > 1 && s.t.surface(k) == "h" && s.t.sign(k - 2, '/') && s.t.glued(k - 1);
    if share {
        return Some(3);
    }
    if k != end || !s.t.glued(k) || !s.at(k.checked_sub(1)?)?.figure() {
        return None;
    }
    match s.t.surface(k) {
        "h" => Some(3),
        "D" if s.told => Some(4),
        "W" if s.told => Some(5),
        "Y" if s.told => Some(8),
        _ => None,
    }
}

/// The upper figure of "three or four years", "60 to 90 days".
fn upper(s: Times, i: usize, first: Value, joined: bool) -> (usize, Value, Option<f64>) {
    let t = s.t;
    let none = (i, first, None);
    let hanging = t.hyphen(first.end)
        || t.dash(first.end) && t.glued(first.end) && t.any(first.end + 1, &["to", "or"]);
    let at = if t.dash(first.end) && t.any(first.end + 1, &["to", "or"]) {
        first.end + 1
    } else {
        first.end
    };
    let spaced =
        t.dash(first.end) && first.digits && s.at(first.end + 1).is_some_and(|x| x.figure());
    let word = spaced || t.any(at, &["to", "or"]) || joined && t.word(at, "and");
    if !(word || hanging) || first.sort != Sort::Plain {
        return none;
    }
    let Some(b) = values::read(t, at + 1, false) else { return none };
    if b.sort != Sort::Plain || b.value <= first.value {
        return none;
    }
    let start = if joined { i - 1 } else { i };
    (start, Value { low: first.value, high: b.value, end: b.end, ..first }, Some(b.value))
}

/// A length at token `i`, as a duration, an age, or the date that hangs on it.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let span = span(s, i)?;
    let t = s.t;
    if let Some(r) = age(s, &span) {
        return Some(r);
    }
    let r = hanging(s, &span);
    if r.is_some() {
        return r;
    }
    if span.value.is_none() && !bare_plural(s, i) {
        return None;
    }
    if t.any(span.end, &["old"]) || t.hyphen(span.end) && t.word(span.end + 1, "olds") {
        return None;
    }
    Some(duration(s, &span))
}

/// "days" of "within days", "decades of war": a length; not "the days", "his years as".
fn bare_plural(s: Times, i: usize) -> bool {
    let free = i == 0
        || !s.t.is(i - 1, DET | SHIFT | REFADJ | ORDINAL)
            && s.at(i - 1).is_some_and(|b| {
                b.kind != Kind::Word || b.is(PREP | ADV | VERB | CONJ | AUX | HEDGE_END)
            });
    free && !s.t.any(i, &["weekends"]) && !s.t.any(i + 1, &["when", "like"])
}

/// "2 years, 1 month and 21 days": the lesser units after the first, as more letters of the value.
fn lesser(s: Times, span: &Span) -> (String, usize) {
    let (mut timex, mut end, mut unit) = (span.timex(), span.end, span.unit);
    for _ in 0..4 {
        if span.stated().is_none() || span.upper.is_some() {
            break;
        }
        let and = s.t.word(end, "and") || s.t.sign(end, ',');
        let at = if and { end + 1 } else { end };
        let at = if s.t.sign(end, ',') && s.t.word(at, "and") { at + 1 } else { at };
        if let Some((minutes, stop)) = minutes_after(s, at, unit) {
            timex.push_str(&format!("{minutes}M"));
            end = stop;
            break;
        }
        let Some(next) = self::span(s, at).filter(|n| n.unit < unit && n.stated().is_some()) else {
            break;
        };
        let hanging = s.t.any(next.end, &["ago", "later", "earlier", "before", "after", "old"]);
        if hanging || next.upper.is_some() {
            break;
        }
        let more = next.timex();
        let more = more.trim_start_matches('P');
        let date = unit > 3;
        timex.push_str(if date { more } else { more.trim_start_matches('T') });
        (end, unit) = (next.end, next.unit);
    }
    (timex, end)
}

/// "2 hours ten", "one hour and fifteen" at the end of a phrase: minutes.
fn minutes_after(s: Times, at: usize, unit: i8) -> Option<(f64, usize)> {
    let x = s.at(at).filter(|_| unit == 3)?;
    let (n, end) =
        if x.figure() && x.sign == ' ' { (x.word.value, at + 1) } else { below_hundred(s.t, at)? };
    let closes = s.at(end).is_none_or(|n| n.kind == Kind::Break || n.sign_is(','));
    (closes && (5.0..60.0).contains(&n)).then_some((n, end))
}

/// A plain duration with its hedge.
fn duration(s: Times, span: &Span) -> Reading {
    let mut start = span.start;
    let mut hedge = None;
    if let Some((sense, first)) =
        hedges::before(s.t, s.lex, span.start).filter(|(_, f)| *f >= s.floor)
    {
        // "over three years" means during them as often as more than them.
        let over = s.t.any(first, &["over", "under", "around", "near", "above", "below", "beyond"])
            && first + 1 == span.start;
        let lone = over && !s.t.is(first.wrapping_sub(1), PREP | VERB | AUX);
        if span.value.is_some() && !lone {
            start = first;
            hedge = Some(sense);
        }
    }
    let (timex, mut end) = lesser(s, span);
    if let Some((sense, stop)) = hedges::after(s.t, s.lex, end) {
        hedge = Some(sense);
        end = stop;
    }
    let length = length(span, hedge, unit_name(span.unit).into());
    Reading { length: Some(length), ..Reading::bare(start, end, "DURATION", timex) }
}

/// Figure, interval and modifier of a length.
fn length(span: &Span, hedge: Option<&'static str>, unit: Cow<'static, str>) -> Length {
    let Some(v) = span.value else {
        return Length { value: None, low: None, high: None, modifier: "order_of_magnitude", unit };
    };
    if let Some(upper) = span.upper {
        let modifier = hedge.filter(|h| *h != "exact").unwrap_or("range");
        return Length { value: None, low: Some(v.low), high: Some(upper), modifier, unit };
    }
    let sense = match v.sort {
        Sort::Vague(name) => name,
        Sort::Magnitude => "order_of_magnitude",
        _ => "exact",
    };
    let modifier = hedge.filter(|h| *h != "exact").unwrap_or(sense);
    let (low, high) = hedges::interval(modifier, v.low, v.high, false);
    Length { value: span.stated(), low, high, modifier, unit }
}

/// "five years old", "18-month-old", "95 years of age", "87 yo".
fn age(s: Times, span: &Span) -> Option<Reading> {
    let t = s.t;
    let at = if t.hyphen(span.end) { span.end + 1 } else { span.end };
    let old = t.any(at, &["old", "olds"]);
    let of = t.word(at, "of") && t.word(at + 1, "age");
    if !(old || of) {
        return None;
    }
    let end = if of { at + 2 } else { at + 1 };
    let mut start = span.start;
    let mut hedge = None;
    if let Some((sense, first)) = hedges::before(t, s.lex, start).filter(|(_, f)| *f >= s.floor) {
        start = first;
        hedge = Some(sense);
    }
    let length = length(span, hedge, format!("{} of age", unit_name(span.unit)).into());
    Some(Reading { length: Some(length), ..Reading::bare(start, end, "QUANTITY", String::new()) })
}
