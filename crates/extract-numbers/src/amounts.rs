//! A figure with its currency or unit, and two of them as a range.

use crate::fractions;
use crate::lexicon::Lexicon;
use crate::roles::*;
use crate::tokens::Tokens;
use crate::units;
use crate::values::{self, Sort, Value};

/// A figure with what stands around it: tokens `start..end`.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The figure.
    pub value: Value,
    /// Number of its currency or unit.
    pub unit: Option<u16>,
    /// Greatest figure of a range.
    pub upper: Option<f64>,
}

/// Reads the amount whose figure begins at token `i`; nothing before token `floor` belongs to it.
pub fn read(t: Tokens, lex: &Lexicon, i: usize, floor: usize, joined: bool) -> Option<Amount> {
    let mut value = values::read(t, i, joined).or_else(|| fractions::ordinal(t, i))?;
    let mut start = i;
    if let Some(minus) = minus(t, lex, i).filter(|m| *m >= floor) {
        value = value.times(-1.0);
        start = minus;
    }
    let before = units::prefix(t, lex, start).filter(|(_, first)| *first >= floor);
    if let Some((id, first)) = before {
        // "£420 m": after a currency a lone m is no metre.
        let scale = match t.surface(value.end) {
            "m" | "mn" => 1e6,
            "bn" => 1e9,
            "tn" => 1e12,
            _ => 1.0,
        };
        if scale > 1.0 && value.scale == 1.0 {
            value = Value { end: value.end + 1, ..value.times(scale) };
        }
        let (id, end) = units::dollars_of(t, lex, value.end)
            .filter(|_| lex.unit(id).is_some_and(|u| u.is("USD")))
            .unwrap_or_else(|| (id, code_after(t, lex, id, value.end)));
        let amount = Amount { start: first, end, value, unit: Some(id), upper: None };
        return Some(compound(t, lex, amount));
    }
    if let Some((id, first)) = percent_of(t, lex, start).filter(|(_, first)| *first >= floor) {
        return Some(Amount { start: first, end: value.end, value, unit: Some(id), upper: None });
    }
    let mut end = value.end;
    let mut unit = None;
    if value.sort != Sort::Ordinal {
        if let Some((id, stop)) = units::after(t, lex, value.end) {
            unit = Some(id);
            end = stop;
            (value, end) = scale_after_code(t, lex, id, value, end);
            let money = lex.unit(id).is_some_and(|u| u.kind == "money");
            if money && t.surface(end - 1).len() == 4 && t.surface(end - 1).starts_with('M') {
                value = value.times(1e6);
            }
        } else if let Some((id, stop)) = half_of_unit(t, lex, &value) {
            unit = Some(id);
            end = stop;
        } else if let Some((id, stop)) = of_money(t, lex, &value) {
            unit = Some(id);
            end = stop;
        }
    }
    let amount = Amount { start, end, value, unit, upper: None };
    Some(compound(t, lex, amount))
}

/// "percent of 10", with no figure of its own before: the share's unit and first token.
fn percent_of(t: Tokens, lex: &Lexicon, start: usize) -> Option<(u16, usize)> {
    let of = start.checked_sub(1).filter(|k| t.word(*k, "of"))?;
    let last = of.checked_sub(1)?;
    let cent = last.checked_sub(1).filter(|k| t.word(*k, "per") && t.any(last, &["cent", "cents"]));
    let first = if t.any(last, &["percent", "percents"]) { last } else { cent? };
    let counted = first
        .checked_sub(1)
        .and_then(|k| t.at(k))
        .is_some_and(|x| x.figure() || x.is(NUMERAL | PART | DET) || x.dash());
    lex.symbol("%").filter(|_| !counted).map(|id| (id, first))
}

/// "half a percent", "a quarter of a mile", "half an inch".
fn half_of_unit(t: Tokens, lex: &Lexicon, v: &Value) -> Option<(u16, usize)> {
    let of = if t.word(v.end, "of") { v.end + 1 } else { v.end };
    let fits = v.sort == Sort::Fraction && t.any(of, &["a", "an", "one"]);
    units::after(t, lex, of + 1).filter(|_| fits)
}

/// "billions of dollars", "hundreds of points", "millions of barrels".
fn of_money(t: Tokens, lex: &Lexicon, v: &Value) -> Option<(u16, usize)> {
    let vague =
        matches!(v.sort, Sort::Magnitude | Sort::Vague(_)) || t.is(v.end - 1, COUPLE | DOZEN);
    if !vague || !t.word(v.end, "of") {
        return None;
    }
    units::after(t, lex, v.end + 1)
}

/// "$75 US", "$40 USD": the currency told after a bare sign.
fn code_after(t: Tokens, lex: &Lexicon, id: u16, end: usize) -> usize {
    let bare = lex.unit(id).is_some_and(|u| u.is("USD"));
    let country = t.surface(end).trim_end_matches('.');
    if bare && matches!(country, "US" | "U.S") && !t.at(end + 1).is_some_and(|n| n.capital) {
        return end + 1;
    }
    if t.glued(end) && t.any(end, &["usd", "us"])
        || t.hyphen(end) && t.any(end + 1, &["dollar", "pound", "euro"])
    {
        return if t.hyphen(end) { end + 2 } else { end + 1 };
    }
    end
}

/// "75 USD million": a scale after the code.
fn scale_after_code(t: Tokens, lex: &Lexicon, id: u16, v: Value, end: usize) -> (Value, usize) {
    let money = lex.unit(id).is_some_and(|u| u.kind == "money");
    if money && v.scale == 1.0 && t.is(end, SCALE) && t.surface(end).len() > 3 {
        let scale = t.at(end).map_or(1.0, |x| x.word.value);
        return (v.times(scale), end + 1);
    }
    (v, end)
}

/// The minus sign that touches the figure at `i`, with nothing touching it but a currency.
fn minus(t: Tokens, _lex: &Lexicon, i: usize) -> Option<usize> {
    let m = i.checked_sub(1)?;
    if !t.dash(m) || t.surface(m) == "~" || !t.at(i)?.figure() {
        return None;
    }
    let loose = !t.glued(m)
        || m == 0
        || t.at(m - 1)
            .is_some_and(|p| matches!(p.sign, '(' | '$' | '£' | '€' | '=' | '<' | '>' | '^'));
    let first = m == 0 || t.at(m - 1).is_some_and(|p| p.kind == crate::scan::Kind::Break);
    let spaced_after = !t.glued(i);
    if spaced_after {
        (first && t.at(i + 1).is_none_or(|_| true) && t.surface(m) == "-").then_some(m)
    } else {
        loose.then_some(m)
    }
}

/// "5 ft 2 in", "7 feet and 10 inches", "20 dollars 43 cents": the smaller unit after the greater.
fn compound(t: Tokens, lex: &Lexicon, a: Amount) -> Amount {
    let Some(unit) = a.unit.and_then(|u| lex.unit(u)) else { return a };
    let smaller: &[(&str, f64)] = match unit.name.as_str() {
        "foot" => &[("inch", 12.0)],
        "yard" => &[("foot", 3.0)],
        "pound" => &[("ounce", 16.0)],
        "mile" => &[("yard", 1760.0)],
        "kilometre" => &[("metre", 1000.0)],
        _ if unit.kind == "money" => &[("cent", 100.0), ("penny", 100.0), ("sen", 100.0)],
        _ => return a,
    };
    let cents = units::after(t, lex, a.end + 1)
        .and_then(|(id, _)| lex.unit(id))
        .is_some_and(|u| smaller.iter().any(|(name, _)| *name == u.name));
    if unit.kind == "money"
        && !cents
        && t.at(a.end).is_some_and(|x| x.figure() && x.width() == 2 && x.sign == ' ')
    {
        return change(t, a);
    }
    if unit.kind == "money"
        && !cents
        && let Some(whole) = odd_cents(t, &a)
    {
        return whole;
    }
    let and = t.word(a.end, "and") || t.sign(a.end, ',');
    let at = if and { a.end + 1 } else { a.end };
    if !t.at(at).is_some_and(|x| x.figure() || x.is(UNIT | TEEN | TEN)) {
        return a;
    }
    let Some(v) = values::read(t, at, true) else { return a };
    let inch = t.any(v.end, &["in", "ins"]) && unit.name == "foot";
    let after = units::after(t, lex, v.end);
    let (name, end) = match after.and_then(|(id, end)| lex.unit(id).map(|u| (u.name.as_str(), end)))
    {
        Some(found) => found,
        None if inch => ("inch", v.end + 1),
        None => return a,
    };
    match smaller.iter().find(|(n, _)| *n == name) {
        Some((_, parts)) => {
            let value = a.value.value + v.value / parts;
            let whole = Value { value, low: value, high: value, ..a.value };
            Amount { end, value: whole, ..a }
        }
        None => a,
    }
}

/// "15 dollars and 15.", "$3 and fourteen": hundredths, when the sentence ends with them.
fn odd_cents(t: Tokens, a: &Amount) -> Option<Amount> {
    let at = a.end + 1;
    let whole = a.value.value.fract() == 0.0 && a.value.scale == 1.0 && t.word(a.end, "and");
    let v = values::read(t, at, true).filter(|v| whole && v.sort == Sort::Plain)?;
    let free = t.at(v.end).is_none_or(|n| n.kind == crate::scan::Kind::Break);
    let few = (1.0..100.0).contains(&v.value) && v.value.fract() == 0.0 && v.scale == 1.0;
    let value = a.value.value + v.value / 100.0;
    let value = Value { value, low: value, high: value, ..a.value };
    (free && few).then_some(Amount { end: v.end, value, ..*a })
}

/// "15 dollars 50": two bare digits after the currency's name, and no noun after them.
fn change(t: Tokens, a: Amount) -> Amount {
    let named =
        t.at(a.end - 1).is_some_and(|x| x.kind == crate::scan::Kind::Word) && a.end > a.value.end;
    let next = t.at(a.end + 1);
    let free = next.is_none_or(|n| {
        n.kind != crate::scan::Kind::Word && !n.glued
            || n.kind == crate::scan::Kind::Break
            || n.is(CLOSED)
    });
    if !(named && free && a.value.value.fract() == 0.0) {
        return a;
    }
    let value = a.value.value + t.at(a.end).map_or(0.0, |x| x.word.value) / 100.0;
    Amount { end: a.end + 1, value: Value { value, low: value, high: value, ..a.value }, ..a }
}

/// Joins the amount with the one after a dash, "to", "or", or (after "between") "and".
pub fn range(t: Tokens, lex: &Lexicon, a: Amount) -> Amount {
    let the =
        usize::from(a.start > 1 && t.word(a.start - 1, "the") && t.word(a.start - 2, "between"));
    let between = a.start > the && t.word(a.start - 1 - the, "between");
    let from = a.start > 0 && t.word(a.start - 1, "from");
    if a.value.sort == Sort::Magnitude {
        return magnitudes(t, a);
    }
    let Some(at) = separator(t, a.end, between) else { return a };
    if t.word(a.end, "to") && !spans(t, a.start, from) {
        return a;
    }
    let Some(at) = (at..at + 3).find(|k| {
        t.at(*k).is_some_and(|x| x.figure() || x.is(ANCHOR_OF_VALUE)) || values_sign(t, *k)
    }) else {
        return a;
    };
    let Some(b) = read(t, lex, at, a.end, false) else { return a };
    let plain = |v: &Value| matches!(v.sort, Sort::Plain | Sort::Fraction);
    let ranks = a.value.sort == Sort::Ordinal && b.value.sort == Sort::Ordinal && between;
    if !(plain(&a.value) && plain(&b.value) || ranks) {
        return a;
    }
    let mut low = a.value;
    let coefficient = b.value.value / b.value.scale;
    if low.scale == 1.0
        && b.value.scale > 1.0
        && low.value < coefficient
        && (a.unit.is_none() || b.unit.is_none() || a.unit == b.unit)
    {
        low = low.times(b.value.scale);
    }
    let same = a.unit.is_none() || b.unit.is_none() || a.unit == b.unit;
    let or = t.word(a.end, "or");
    let near = !or || b.value.value <= low.value * 2.0 + 1.0 && a.unit.is_none();
    let bare_to = t.word(a.end, "to") && !from && a.unit.is_some() && b.unit.is_none();
    if !(low.value < b.value.value && same && near)
        || bare_to
        || longer(t, b.end)
        || t.dash(a.end) && follows(t, a.start)
    {
        return a;
    }
    let start = if between || from { a.start - 1 - the } else { a.start };
    let value = Value { low: low.value, end: b.value.end, ..low };
    Amount { start, end: b.end, value, unit: b.unit.or(a.unit), upper: Some(b.value.value) }
}

const ANCHOR_OF_VALUE: u64 = NUMERAL | PART | ORDINAL;

fn values_sign(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(fractions::is_symbol)
}

/// "80-100-120", "555-1234-55" and "four-one-five" are no ranges.
fn longer(t: Tokens, end: usize) -> bool {
    t.hyphen(end) && t.at(end + 1).is_some_and(|x| x.figure() || x.is(UNIT))
}

/// The last two of "four-one-five".
fn follows(t: Tokens, start: usize) -> bool {
    start > 1 && t.hyphen(start - 1) && t.is(start, UNIT) && t.is(start - 2, UNIT)
}

/// One past the words that join the two ends of a range, if they stand at `end`.
fn separator(t: Tokens, end: usize, between: bool) -> Option<usize> {
    if t.dash(end) && !(end > 1 && t.glued(end) != t.glued(end + 1)) {
        return Some(end + 1);
    }
    let hanging = t.dash(end) && t.glued(end) && t.any(end + 1, &["to", "or", "and"]);
    let at = if hanging { end + 1 } else { end };
    let word = t.any(at, &["to", "through", "or"]) || between && t.word(at, "and");
    if t.word(at, "to") && t.any(at + 1, &["at", "the"]) {
        return None;
    }
    word.then_some(at + 1)
}

/// Is "X to Y" a span of values? Not after a word of change ("rose from 5 to 6", "by 5 to 6"), nor
/// after a verb and "from", unless that verb is "range" or "be".
fn spans(t: Tokens, start: usize, from: bool) -> bool {
    let first = start.saturating_sub(8);
    let ranging = (first..start).any(|k| {
        let s = t.surface(k);
        s.len() > 4 && (s.starts_with("rang") || s.starts_with("vari") || s.starts_with("vary"))
            || t.any(k, &["anywhere", "somewhere", "between"])
    });
    if ranging {
        return true;
    }
    let by = start > 0 && t.word(start - 1, "by");
    if by && (start.saturating_sub(5)..start).any(|k| t.is(k, UP | DOWN)) {
        return false;
    }
    if !from || start > 1 && t.is(start - 2, AUX) {
        return true;
    }
    // "Homes from $750,000 to $1 million": no verb of the sentence stands before.
    let verb = |k: &usize| {
        t.is(*k, UP | DOWN | VERB) && !t.is(*k, PREP | ADV | AUX | DET) || inflected(t, *k)
    };
    let sentence = (start.saturating_sub(24)..start - 1).rev();
    !sentence
        .take_while(|k| t.at(*k).is_some_and(|x| x.kind != crate::scan::Kind::Break))
        .any(|k| verb(&k))
}

/// A word in -ed or -ing.
fn inflected(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    s.len() > 5 && (s.ends_with("ed") || s.ends_with("ing"))
}

/// "hundreds, perhaps even 1,000": from the least of the one to the other.
fn at_worst(t: Tokens, a: Amount, at: usize) -> Amount {
    match values::read(t, at, false).filter(|b| b.sort == Sort::Plain && b.value > a.value.low) {
        Some(b) => {
            let value = Value { high: b.value, end: b.end, ..a.value };
            Amount { end: b.end, value, ..a }
        }
        None => a,
    }
}

/// "dozens or hundreds", "tens – likely hundreds – of thousands", "hundreds, if not thousands".
fn magnitudes(t: Tokens, a: Amount) -> Amount {
    let mut at = a.end;
    for _ in 0..4 {
        let between = t.dash(at) || t.sign(at, ',');
        if between
            || t.any(
                at,
                &[
                    "or", "to", "if", "not", "even", "perhaps", "likely", "possibly", "maybe",
                    "probably",
                ],
            )
        {
            at += 1;
        }
    }
    if at > a.end + 1 && t.at(at).is_some_and(|x| x.figure() || x.is(UNIT | TEEN)) {
        return at_worst(t, a, at);
    }
    if at == a.end || !t.is(at, MANY) {
        return a;
    }
    let Some(b) = values::read(t, at, false) else { return a };
    let mut end = b.end;
    let mut each = 1.0;
    let close = if t.dash(end) || t.sign(end, ',') { end + 1 } else { end };
    if t.word(close, "of")
        && t.is(close + 1, MANY)
        && t.at(close + 1).is_some_and(|x| x.word.value >= 100.0)
    {
        each = t.at(close + 1).map_or(1.0, |x| x.word.value);
        end = close + 2;
    }
    let shared = if b.scale > 1000.0 && a.value.scale < 1000.0 && each == 1.0 {
        b.scale / t.at(at).map_or(b.scale, |x| x.word.value)
    } else {
        each
    };
    let low = a.value.low * shared;
    let high = (b.high + if b.scale.log10().fract() == 0.0 { 1.0 } else { 0.0 }) * each;
    let high = if high.log10().fract().abs() < 1e-9 { high - 1.0 } else { high };
    if high <= low {
        return a;
    }
    Amount { end, value: Value { low, high, end, ..a.value }, ..a }
}
