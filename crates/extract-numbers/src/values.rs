//! Figures and number words to values: "1.2 million", "one and a half", "two thirds", "dozens".

use crate::cardinals::plain;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// What sort of figure was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sort {
    /// A plain number.
    Plain,
    /// A fraction of one.
    Fraction,
    /// A rank.
    Ordinal,
    /// several, few: low and high, no value.
    Vague(&'static str),
    /// dozens, hundreds of thousands: low and high, no value.
    Magnitude,
    /// both, pair, twin.
    Group,
}

/// A figure read from tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The figure.
    pub value: f64,
    /// Least it may mean.
    pub low: f64,
    /// Greatest it may mean.
    pub high: f64,
    /// What sort.
    pub sort: Sort,
    /// Scale of its last word (1 with none): "2 million" has 1 000 000.
    pub scale: f64,
    /// Written in digits, at least at its head.
    pub digits: bool,
}

impl Value {
    pub(crate) fn plain(start: usize, end: usize, value: f64, scale: f64, digits: bool) -> Self {
        Value { start, end, value, low: value, high: value, sort: Sort::Plain, scale, digits }
    }

    pub(crate) fn of_sort(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }

    /// Multiplies the figure and its interval.
    pub fn times(mut self, by: f64) -> Self {
        self.value *= by;
        self.low *= by;
        self.high *= by;
        self
    }
}

/// Reads a figure at token `i`. `joined` forbids "and", as after "between".
pub fn read(t: Tokens, i: usize, joined: bool) -> Option<Value> {
    let token = t.at(i)?;
    if token.is(FIGURE_START) {
        let sign = signed(t, i);
        if sign > i {
            return plain(t, sign, joined).map(|v| Value { start: i, ..v.times(-1.0) });
        }
        if token.is(DET) {
            return with_article(t, i, joined);
        }
    }
    if token.is(GROUP) {
        let n = token.word.value;
        return Some(Value::plain(i, i + 1, n, 1.0, false).of_sort(Sort::Group));
    }
    if token.is(MANY) {
        return many(t, i);
    }
    if token.is(VAGUE) {
        return vague(t, i, i);
    }
    if token.is(COUPLE) {
        return couple(t, i, i);
    }
    if let Some(v) = part(t, i, i) {
        return Some(v);
    }
    plain(t, i, joined)
}

/// Where the figure begins if `i` is a sign or word of negation, else `i`.
fn signed(t: Tokens, i: usize) -> usize {
    if t.any(i, &["minus", "negative"]) {
        let next = t.past_hyphen(i + 1);
        if t.at(next).is_some_and(|x| x.figure() || x.is(NUMERAL)) {
            return next;
        }
    }
    i
}

/// "a hundred", "a dozen", "a few", "a couple of", "a half", "a quarter", "a fifth".
fn with_article(t: Tokens, i: usize, joined: bool) -> Option<Value> {
    let next = t.at(i + 1)?;
    if next.is(COUPLE) {
        return couple(t, i, i + 1);
    }
    if next.is(VAGUE) && next.word.value < 3.0 {
        return vague(t, i, i + 1);
    }
    if next.is(HUNDRED | SCALE | DOZEN) && !next.is(GLUED) && t.surface(i + 1).len() > 3 {
        if next.is(DOZEN) && next.word.value == 20.0 {
            return None;
        }
        return plain(t, i + 1, joined).map(|v| Value { start: i, ..v });
    }
    if next.is(GROUP) && t.any(i + 1, &["pair", "trio", "duo", "quartet"]) {
        let n = next.word.value;
        return Some(Value::plain(i, i + 2, n, 1.0, false).of_sort(Sort::Group));
    }
    if t.word(i + 1, "good") && t.is(i + 2, NUMERAL) {
        return plain(t, i + 2, joined).map(|v| Value { start: i, ..v });
    }
    if next.is(PART) {
        return part(t, i, i + 1);
    }
    // "a third", "a fifth of"; not "a third party", "a third-party review".
    let alone = t.word(i + 2, "of")
        || !t.at(i + 2).is_some_and(|n| n.kind == Kind::Word) && !t.hyphen(i + 2);
    if next.is(ORDINAL_SCALE) || next.is(ORDINAL) && next.word.value > 2.0 && alone {
        let value = 1.0 / next.word.value;
        return Some(Value::plain(i, i + 2, value, 1.0, false).of_sort(Sort::Fraction));
    }
    None
}

/// "half", "half a million", "quarter of a million", "three quarters" begins elsewhere.
fn part(t: Tokens, start: usize, at: usize) -> Option<Value> {
    let token = t.at(at)?;
    if !token.is(PART) || token.word.value > 4.0 || t.surface(at).ends_with('s') {
        return None;
    }
    let share = 1.0 / token.word.value;
    let mut next = at + 1;
    if t.word(next, "of") {
        next += 1;
    }
    if t.any(next, &["a", "an"]) {
        next += 1;
    }
    let scaled = t.past_hyphen(next);
    if t.is(scaled, HUNDRED | SCALE | DOZEN) && t.surface(scaled).len() > 2 {
        let scale = t.at(scaled)?.word.value;
        if scale != 20.0 {
            return Some(Value::plain(start, scaled + 1, share * scale, scale, false));
        }
    }
    Some(Value::plain(start, at + 1, share, 1.0, false).of_sort(Sort::Fraction))
}

/// "several", "several hundred", "a few thousand", "few dozen".
fn vague(t: Tokens, start: usize, at: usize) -> Option<Value> {
    let low = t.at(at)?.word.value;
    let (scale, end) = scales(t, at + 1);
    let sort = Sort::Vague(if low < 3.0 { "few" } else { "several" });
    let v = Value {
        low: low * scale,
        high: 9.0 * scale,
        ..Value::plain(start, end, 0.0, scale, false)
    };
    Some(v.of_sort(sort))
}

/// "a couple", "a couple of", "a couple of thousand", "a couple hundred".
fn couple(t: Tokens, start: usize, at: usize) -> Option<Value> {
    let next = if t.word(at + 1, "of") { at + 2 } else { at + 1 };
    let (scale, end) = scales(t, next);
    let end = if scale > 1.0 { end } else { at + 1 };
    Some(Value::plain(start, end, 2.0 * scale, scale, false))
}

/// The product of the scale words at `i`, and where they end.
pub(crate) fn scales(t: Tokens, mut i: usize) -> (f64, usize) {
    let mut scale = 1.0;
    for _ in 0..3 {
        let at = if scale > 1.0 { t.past_hyphen(i) } else { i };
        if !t.is(at, HUNDRED | SCALE | DOZEN) || t.surface(at).len() < 2 {
            break;
        }
        scale *= t.at(at).map_or(1.0, |x| x.word.value);
        i = at + 1;
    }
    (scale, i)
}

/// "dozens", "tens of thousands", "hundreds of millions".
fn many(t: Tokens, i: usize) -> Option<Value> {
    let first = t.at(i)?.word.value;
    let mut scale = first;
    let mut end = i + 1;
    if t.word(end, "of") && t.is(end + 1, MANY) {
        let next = t.at(end + 1)?.word.value;
        if next >= 100.0 && next > first {
            scale *= next;
            end += 2;
        }
    }
    let joined = t.dash(end) || t.any(end, &["or", "to"]) || t.sign(end, ',');
    if first == 10.0 && scale == 10.0 && !t.word(end, "of") && !joined {
        return None;
    }
    let (low, high) = match first as u32 {
        12 => (24.0, 99.0),
        20 => (40.0, 99.0),
        _ => (2.0 * first, 10.0 * first),
    };
    let more = scale / first;
    let high = if first == 12.0 || first == 20.0 { high * more } else { high * more - 1.0 };
    let v = Value { low: low * more, high, ..Value::plain(i, end, 0.0, scale, false) };
    Some(v.of_sort(Sort::Magnitude))
}
