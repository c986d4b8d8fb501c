//! Figures and number words to values: "1.2 million", "one and a half", "two thirds", "dozens".

use crate::roles::*;
use crate::scan::{Kind, Token};

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
    fn plain(start: usize, end: usize, value: f64, scale: f64, digits: bool) -> Self {
        Value { start, end, value, low: value, high: value, sort: Sort::Plain, scale, digits }
    }

    fn of_sort(mut self, sort: Sort) -> Self {
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

/// Tokens with bounds checked.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// Its tokens.
    pub list: &'a [Token],
}

impl<'a> Tokens<'a> {
    /// The token at `i`.
    #[inline]
    pub fn at(&self, i: usize) -> Option<&'a Token> {
        self.list.get(i)
    }

    /// Has the token at `i` any of these roles?
    #[inline]
    pub fn is(&self, i: usize, roles: u64) -> bool {
        self.at(i).is_some_and(|t| t.is(roles))
    }

    /// The surface of token `i`.
    pub fn surface(&self, i: usize) -> &'a str {
        self.at(i).and_then(|t| self.text.get(t.start..t.end)).unwrap_or("")
    }

    /// Is token `i` this lower-case word?
    pub fn word(&self, i: usize, w: &str) -> bool {
        self.surface(i).eq_ignore_ascii_case(w)
    }

    /// Is token `i` one of these lower-case words?
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let s = self.surface(i);
        words.iter().any(|w| s.eq_ignore_ascii_case(w))
    }

    /// Is token `i` this sign?
    pub fn sign(&self, i: usize, c: char) -> bool {
        self.at(i).is_some_and(|t| t.sign_is(c))
    }

    /// A hyphen or dash at `i`?
    pub fn dash(&self, i: usize) -> bool {
        self.at(i).is_some_and(Token::dash)
    }

    /// Does token `i` touch the one before it?
    pub fn glued(&self, i: usize) -> bool {
        self.at(i).is_some_and(|t| t.glued)
    }

    /// A hyphen at `i` with nothing around it but the words it joins.
    pub fn hyphen(&self, i: usize) -> bool {
        self.dash(i) && self.glued(i) && self.glued(i + 1)
    }

    /// `i`, past a hyphen if one stands there ("twenty-one", "five - eighths").
    fn past_hyphen(&self, i: usize) -> usize {
        let spaced = self.dash(i) && !self.glued(i) && !self.glued(i + 1) && self.surface(i) == "-";
        if self.hyphen(i) || spaced && self.is(i + 1, UNIT | ORDINAL | PART) { i + 1 } else { i }
    }
}

/// Longest chain of words one figure may have; keeps the work at each anchor bounded.
const CHAIN: usize = 24;

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
    let alone = t.word(i + 2, "of") || !t.at(i + 2).is_some_and(|n| n.kind == Kind::Word);
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
fn scales(t: Tokens, mut i: usize) -> (f64, usize) {
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

/// Digits and number words, with scales, decimals in words, and fractions after them.
fn plain(t: Tokens, i: usize, joined: bool) -> Option<Value> {
    let digits = t.at(i)?.figure();
    if let Some(v) = scientific(t, i) {
        return Some(v);
    }
    if let Some(v) = vulgar(t, i) {
        return Some(scaled(t, v));
    }
    let mut v = chain(t, i, joined)?;
    v.digits = digits;
    if let Some(r) = ratio(t, &v) {
        return Some(r);
    }
    if let Some(o) = ordinal_after(t, &v) {
        return Some(o);
    }
    v = decimals(t, v);
    if let Some(f) = numerator(t, &v) {
        return Some(f);
    }
    Some(fraction_after(t, v))
}

/// The chain of groups of a cardinal: "two hundred and two thousand three hundred and six".
fn chain(t: Tokens, start: usize, joined: bool) -> Option<Value> {
    let (mut total, mut end, mut last) = (0.0, start, f64::INFINITY);
    let digits = t.at(start)?.figure();
    let mut at = start;
    for round in 0..CHAIN {
        let Some((v, next)) = small(t, at, joined) else { break };
        let (mut scale, mut stop) = (1.0, next);
        let whole = v.fract() == 0.0;
        for _ in 0..3 {
            let k = if t.hyphen(stop) { stop + 1 } else { stop };
            if !scale_word(t, k, digits) {
                break;
            }
            scale *= scale_value(t, k);
            stop = k + 1;
        }
        if round > 0 && (scale >= last || v >= last || !whole) {
            break;
        }
        total += v * scale;
        end = stop;
        let bare = scale == 1.0;
        last = if bare { 1.0 } else { scale };
        if bare || joined && t.word(end, "and") {
            break;
        }
        let and = t.word(end, "and");
        at = if and { end + 1 } else { end };
        if and && last >= 1000.0 && fraction_at(t, at) {
            break;
        }
        let next_figure = t.at(at).is_some_and(Token::figure);
        let follows = t.is(at, UNIT | TEEN | TEN) && (!and || last >= 100.0);
        if next_figure && !continues_in_digits(t, at, and, last) || !next_figure && !follows {
            break;
        }
    }
    (end > start)
        .then(|| Value::plain(start, end, total, if last.is_finite() { last } else { 1.0 }, false))
}

/// "three quarters", "two thirds", "one half" at `at`.
fn fraction_at(t: Tokens, at: usize) -> bool {
    below_hundred(t, at).is_some_and(|(_, end)| t.is(t.past_hyphen(end), PART))
}

/// "4 thousand 3 hundred", "3 hundred and 21": digits go on with a scale or an "and".
fn continues_in_digits(t: Tokens, at: usize, and: bool, last: f64) -> bool {
    let scaled = t.is(at + 1, HUNDRED | SCALE) && !t.glued(at + 1);
    let low = t.at(at).is_some_and(|x| x.word.value < last && x.word.value > 0.0 && x.sign == ' ');
    low && (scaled || and && last <= 1000.0 && !t.glued(at + 1) && !t.is(at + 1, MONTH))
}

/// hundred, thousand, million; or k, m, bn touching digits.
fn scale_word(t: Tokens, i: usize, digits: bool) -> bool {
    let Some(token) = t.at(i) else { return false };
    if digits && token.glued && token.is(GLUED | SCALE) {
        return glued_scale(t, i);
    }
    let short = token.width() < 4
        && !matches!(
            t.surface(i),
            "bn" | "tn" | "mln" | "bln" | "trn" | "tln" | "lac" | "cr" | "Cr" | "mn"
        );
    let long = !short || t.surface(i).eq_ignore_ascii_case("lkh");
    token.is(HUNDRED | SCALE) && long && !(token.capital && token.is(GLUED))
        || token.is(DOZEN) && token.word.value != 20.0 && dozen_scales(t, i)
        || token.is(MANY)
            && i > 0
            && !t.word(i + 1, "of")
            && long
            && (token.word.value >= 1000.0 || token.word.value == 12.0)
}

/// A dozen after a number or "a"; a score only after a number ("two score").
fn dozen_scales(t: Tokens, i: usize) -> bool {
    let Some(b) = i.checked_sub(1) else { return t.word(i, "dozen") };
    let number = t.is(b, UNIT | TEEN | TEN | HUNDRED) || t.at(b).is_some_and(Token::figure);
    number || t.dash(b) || t.word(b, "a") && t.word(i, "dozen")
}

/// Is the letter touching a figure a scale? "5m" may be metres: people and money are millions.
fn glued_scale(t: Tokens, i: usize) -> bool {
    match t.surface(i) {
        "k" | "K" | "bn" | "Bn" | "BN" | "tn" | "mn" | "M" | "mln" | "bln" | "trn" | "tln"
        | "cr" => true,
        "m" => money_before(t, i) || counted_after(t, i + 1),
        "b" | "B" | "t" | "T" => money_before(t, i) || t.surface(i).eq_ignore_ascii_case("b"),
        "G" => !t.at(i + 1).is_some_and(|n| n.glued && n.kind == Kind::Word),
        s => s.len() > 3,
    }
}

fn money_before(t: Tokens, i: usize) -> bool {
    let head = i.checked_sub(2);
    head.is_some_and(|h| {
        t.is(h, MONEY)
            || t.at(h).is_some_and(|x| matches!(x.sign, '$' | '£' | '€' | '¥' | '₹' | '₽'))
    }) || t.is(i + 1, MONEY)
        || t.at(i + 1).is_some_and(|x| x.glued && matches!(x.sign, '$' | '£' | '€'))
        || i >= 4 && t.dash(i - 2) && money_before(t, i - 2)
}

/// A plural noun right after: "5m users".
fn counted_after(t: Tokens, i: usize) -> bool {
    let Some(n) = t.at(i) else { return false };
    let s = t.surface(i);
    !n.glued
        && n.kind == Kind::Word
        && !n.is(CLOSED | VERB)
        && (n.is(PEOPLE) || s.len() > 3 && s.ends_with('s') && !s.ends_with("ss"))
}

fn scale_value(t: Tokens, i: usize) -> f64 {
    let Some(token) = t.at(i) else { return 1.0 };
    if token.glued && token.is(GLUED) && token.word.glued > 0.0 {
        return if token.is(SCALE) { token.word.value } else { token.word.glued };
    }
    token.word.value.max(1.0)
}

/// One group below a thousand in words, or one figure in digits.
fn small(t: Tokens, i: usize, joined: bool) -> Option<(f64, usize)> {
    let token = t.at(i)?;
    if token.figure() {
        return Some(spaced_groups(t, i));
    }
    if token.is(HUNDRED | SCALE | DOZEN) && token.width() > 4 {
        // "hundred thousand": the head of the group is left out.
        if token.is(HUNDRED) {
            return tail_of_hundred(t, 100.0, i + 1, joined);
        }
        return Some((1.0, i));
    }
    let (mut v, mut end) = below_hundred(t, i)?;
    let k = t.past_hyphen(end);
    if t.is(k, HUNDRED) && t.surface(k).len() > 4 {
        v *= 100.0;
        end = k + 1;
        return tail_of_hundred(t, v, end, joined);
    }
    Some((v, end))
}

/// "… hundred and twenty-one": the rest of a group after its hundred.
fn tail_of_hundred(t: Tokens, v: f64, end: usize, joined: bool) -> Option<(f64, usize)> {
    let and = t.word(end, "and");
    let at = if and { end + 1 } else { t.past_hyphen(end) };
    if and && joined {
        return Some((v, end));
    }
    if let Some((rest, stop)) = below_hundred(t, at) {
        let again = t.past_hyphen(stop);
        let one = t.is(stop, DOZEN) || t.is(again, HUNDRED);
        let pronoun = rest == 1.0 && and && t.any(stop, &["of", "was", "is", "another"]);
        if !one && !pronoun && rest > 0.0 {
            return Some((v + rest, stop));
        }
    } else if and && t.at(at).is_some_and(Token::figure) {
        let n = t.at(at)?.word.value;
        if n < 100.0 && n > 0.0 && !t.glued(at + 1) && n.fract() == 0.0 {
            return Some((v + n, at + 1));
        }
    }
    Some((v, end))
}

/// zero … ninety-nine in words.
fn below_hundred(t: Tokens, i: usize) -> Option<(f64, usize)> {
    let token = t.at(i)?;
    if token.is(UNIT | TEEN) {
        return Some((token.word.value, i + 1));
    }
    if !token.is(TEN) {
        return None;
    }
    let k = t.past_hyphen(i + 1);
    match t.at(k) {
        Some(u) if u.is(UNIT) && u.word.value > 0.0 => {
            Some((token.word.value + u.word.value, k + 1))
        }
        _ => Some((token.word.value, i + 1)),
    }
}

/// A figure with spaces between its groups: "940 000".
fn spaced_groups(t: Tokens, i: usize) -> (f64, usize) {
    let Some(first) = t.at(i) else { return (0.0, i) };
    let mut v = first.word.value;
    let mut end = i + 1;
    if first.sign != ' ' || first.width() > 3 || first.word.value < 1.0 {
        return (v, end);
    }
    for _ in 0..6 {
        match t.at(end) {
            // Exactly one space (or thin space), three digits, nothing touching them.
            Some(g)
                if g.figure()
                    && g.width() == 3
                    && !g.glued
                    && g.sign == ' '
                    && g.start - t.at(end - 1).map_or(0, |p| p.end) <= 3
                    && !t
                        .at(end + 1)
                        .is_some_and(|n| n.glued && !matches!(n.sign, '.' | ',' | ')' | ';')) =>
            {
                v = v * 1000.0 + g.word.value;
                end += 1;
            }
            _ => break,
        }
    }
    (v, end)
}

/// "21st", "twenty-first", "two hundredth" after a cardinal chain; "third" alone is in `ordinal`.
fn ordinal_after(t: Tokens, v: &Value) -> Option<Value> {
    let suffix = t.at(v.end)?;
    if v.digits && suffix.glued && v.end == v.start + 1 && t.any(v.end, &["st", "nd", "rd", "th"]) {
        return Some(Value::plain(v.start, v.end + 1, v.value, 1.0, true).of_sort(Sort::Ordinal));
    }
    if v.digits {
        return None;
    }
    let k = t.past_hyphen(v.end);
    let word = t.at(k)?;
    if t.surface(k).ends_with("ths") {
        return None;
    }
    let n = word.word.value;
    if word.is(ORDINAL_SCALE) && v.value >= 1.0 {
        return Some(Value::plain(v.start, k + 1, v.value * n, 1.0, false).of_sort(Sort::Ordinal));
    }
    let tens = v.value % 100.0 >= 20.0 && v.value % 10.0 == 0.0 && n < 10.0;
    let hundreds = v.value % 100.0 == 0.0 && v.value > 0.0;
    if word.is(ORDINAL) && (tens || hundreds) {
        return Some(Value::plain(v.start, k + 1, v.value + n, 1.0, false).of_sort(Sort::Ordinal));
    }
    let and = if t.word(v.end, "and") { v.end + 1 } else { v.end };
    if and > v.end && hundreds && t.is(and, ORDINAL) && v.value >= 100.0 {
        let n = t.at(and)?.word.value;
        return Some(
            Value::plain(v.start, and + 1, v.value + n, 1.0, false).of_sort(Sort::Ordinal),
        );
    }
    None
}

/// An ordinal word by itself at `i`, or "twentieth"; "twenty-first" comes through `read`.
pub fn ordinal(t: Tokens, i: usize) -> Option<Value> {
    let token = t.at(i)?;
    let alone = token.is(ORDINAL | ORDINAL_SCALE);
    alone.then(|| Value::plain(i, i + 1, token.word.value, 1.0, false).of_sort(Sort::Ordinal))
}

/// "point zero three", "point five".
fn decimals(t: Tokens, mut v: Value) -> Value {
    if !t.word(v.end, "point") || v.digits && !t.at(v.end + 1).is_some_and(Token::figure) {
        return v;
    }
    let mut at = v.end + 1;
    let (mut text, mut any) = (String::from("0."), false);
    for _ in 0..12 {
        match t.at(at) {
            Some(d) if d.is(UNIT) || d.figure() && d.sign == ' ' => {
                text.push_str(&format!("{}", d.word.value))
            }
            Some(d) if d.is(TEEN | TEN) && !any => {
                if let Some((n, end)) = below_hundred(t, at) {
                    text.push_str(&format!("{n}"));
                    at = end - 1;
                }
            }
            _ => break,
        }
        any = true;
        at += 1;
    }
    if any {
        let low = text.parse().unwrap_or(0.0);
        v.value += if v.value < 0.0 { -low } else { low };
        v.end = at;
        let (scale, end) = scales(t, at);
        v = Value { end, scale: scale.max(v.scale), low: v.value, high: v.value, ..v }.times(scale);
        v.low = v.value;
        v.high = v.value;
    }
    v
}

/// "two thirds", "one-eighth", "three - fifths", "one twenty-fifth": the value so far is a numerator.
fn numerator(t: Tokens, v: &Value) -> Option<Value> {
    if v.digits && v.value.fract() != 0.0 {
        return None;
    }
    let k = t.past_hyphen(v.end);
    let word = t.at(k)?;
    let one = v.value == 1.0;
    let mut end = k + 1;
    let below = if word.is(PART) && !t.any(k, &["half", "halves", "quarter"]) {
        word.word.value
    } else if word.is(PART) && (one || t.word(k, "halves")) {
        word.word.value
    } else if word.is(ORDINAL_SCALE)
        || word.is(ORDINAL) && word.word.value > 2.0 && one && !v.digits
    {
        if t.is(end, TIMEUNIT | MONTH) || word.is(ORDINAL) && t.is(end, VERB) {
            return None;
        }
        word.word.value
    } else if word.is(TEN) && one && !v.digits {
        let o = t.past_hyphen(k + 1);
        let next = t.at(o)?;
        if !next.is(ORDINAL) || next.word.value > 9.0 {
            return None;
        }
        end = o + 1;
        word.word.value + next.word.value
    } else {
        return None;
    };
    if v.digits && !t.hyphen(v.end) && word.is(PART) && word.word.value == 4.0 {
        return None;
    }
    let value = Value::plain(v.start, end, v.value / below, 1.0, v.digits).of_sort(Sort::Fraction);
    Some(of_scale(t, value))
}

/// "two thirds of a million".
fn of_scale(t: Tokens, v: Value) -> Value {
    let at = if t.word(v.end, "of") { v.end + 1 } else { return v };
    let at = if t.any(at, &["a", "an"]) { at + 1 } else { at };
    if t.is(at, SCALE) && t.surface(at).len() > 3 {
        let scale = t.at(at).map_or(1.0, |x| x.word.value);
        return Value { end: at + 1, scale, sort: Sort::Plain, ..v.times(scale) };
    }
    v
}

/// Scale words right after a fraction or mixed number: "3½ million".
fn scaled(t: Tokens, v: Value) -> Value {
    let (scale, end) = scales(t, v.end);
    if scale == 1.0 {
        return v;
    }
    Value { end, scale, sort: Sort::Plain, ..v.times(scale) }
}

/// "1.3e6", "1.99×10^30", "1.1^23".
fn scientific(t: Tokens, i: usize) -> Option<Value> {
    let base = t.at(i).filter(|x| x.figure())?.word.value;
    let next = t.at(i + 1).filter(|n| n.glued)?;
    let done = |end, value: f64| value.is_finite().then(|| Value::plain(i, end, value, 1.0, true));
    if let Some(digits) =
        t.surface(i + 1).strip_prefix(['e', 'E']).filter(|_| next.kind == Kind::Word)
    {
        if let Ok(power) = digits.parse::<i32>() {
            return done(i + 2, base * 10f64.powi(power.clamp(-300, 300)));
        }
        let (power, end) = exponent(t, i + 2).filter(|_| digits.is_empty())?;
        return done(end, base * 10f64.powi(power));
    }
    if next.sign_is('^') {
        let (power, end) = exponent(t, i + 2)?;
        return done(end, base.powi(power));
    }
    let times =
        next.sign_is('×') && t.at(i + 2).is_some_and(|x| x.figure() && x.word.value == 10.0);
    let ten = t.surface(i + 1) == "x10";
    let at = if times {
        i + 3
    } else if ten {
        i + 2
    } else {
        return None;
    };
    let at = if t.sign(at, '^') { at + 1 } else { at };
    let (power, end) = exponent(t, at)?;
    done(end, base * 10f64.powi(power))
}

/// A whole exponent with its sign, touching what is before it: its value and one past it.
fn exponent(t: Tokens, i: usize) -> Option<(i32, usize)> {
    let minus = t.dash(i) && t.glued(i);
    let at = if minus || t.sign(i, '+') && t.glued(i) { i + 1 } else { i };
    let x = t.at(at).filter(|x| x.figure() && x.glued && x.sign == ' ' && x.word.value <= 300.0)?;
    let power = x.word.value as i32;
    Some((if minus { -power } else { power }, at + 1))
}

/// "one in five", "three out of ten", "one over three": a share of one.
fn ratio(t: Tokens, v: &Value) -> Option<Value> {
    let out = t.word(v.end, "out") && t.word(v.end + 1, "of");
    let over = t.word(v.end, "over");
    if !(out || over || t.word(v.end, "in")) || v.value < 1.0 || v.value.fract() != 0.0 {
        return None;
    }
    let at = if out { v.end + 2 } else { v.end + 1 };
    if !t
        .at(at)
        .is_some_and(|x| x.figure() && x.sign == ' ' && x.width() < 4 || x.is(UNIT | TEEN | TEN))
    {
        return None;
    }
    let below = chain(t, at, !over).filter(|b| b.value > v.value && b.value.fract() == 0.0)?;
    let next = t.at(below.end);
    let noun = next.is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB));
    let fits = match (out, over) {
        (true, _) => !next.is_some_and(|n| n.is(TIMEUNIT)),
        (_, true) => !noun && !next.is_some_and(|n| n.glued && n.kind == Kind::Word),
        _ => {
            let first = v.start == 0 || t.is(v.start - 1, HEDGE_END | ADV | PREP);
            let round = matches!(below.value as u32, 3 | 4 | 5 | 10 | 100 | 1000);
            (v.value == 1.0 || first && round)
                && !next.is_some_and(|n| n.is(TIMEUNIT | MONTH | MEASURE | MONEY))
        }
    };
    fits.then(|| {
        Value::plain(v.start, below.end, v.value / below.value, 1.0, v.digits)
            .of_sort(Sort::Fraction)
    })
}

/// "3/4", "10 1/2", "7½", "½".
fn vulgar(t: Tokens, i: usize) -> Option<Value> {
    let first = t.at(i)?;
    if let Some(share) = symbol(first.sign) {
        return Some(Value::plain(i, i + 1, share, 1.0, true).of_sort(Sort::Fraction));
    }
    if !first.figure() || first.sign != ' ' {
        return None;
    }
    if let Some(share) = t.at(i + 1).and_then(|n| symbol(n.sign)) {
        return Some(Value::plain(i, i + 2, first.word.value + share, 1.0, true));
    }
    if let Some(share) = slashed(t, i) {
        return Some(Value::plain(i, i + 3, share, 1.0, true).of_sort(Sort::Fraction));
    }
    let next = t.at(i + 1)?;
    let k = if t.hyphen(i + 1) { i + 2 } else { i + 1 };
    if next.figure() && !next.glued || k > i + 1 {
        if let Some(share) = slashed(t, k).filter(|s| *s < 1.0) {
            return Some(Value::plain(i, k + 3, first.word.value + share, 1.0, true));
        }
    }
    None
}

/// "3/4" with a small numerator and denominator, not part of a date or path.
fn slashed(t: Tokens, i: usize) -> Option<f64> {
    let (a, b) = (t.at(i)?, t.at(i + 2)?);
    let plain = a.figure() && b.figure() && a.sign == ' ' && b.sign == ' ';
    let slash = t.sign(i + 1, '/') || t.sign(i + 1, '⁄');
    let tight = t.glued(i + 1) && t.glued(i + 2);
    let more = t.at(i + 3).is_some_and(|n| n.glued && (n.sign == '/' || n.figure()));
    let before = i > 0 && t.glued(i) && t.sign(i - 1, '/');
    let sized = a.width() <= 3 && b.width() <= 4 && b.word.value > 1.0;
    (plain && slash && tight && !more && !before && sized).then(|| a.word.value / b.word.value)
}

/// ½ and its like.
fn symbol(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// Is this token the sign of a vulgar fraction?
pub fn is_symbol(token: &Token) -> bool {
    token.sign > '\u{7f}' && token.kind == Kind::Sign && symbol(token.sign).is_some()
}

/// "… and a half", "… and three quarters", then perhaps a scale: "two and a half million".
fn fraction_after(t: Tokens, v: Value) -> Value {
    if !t.word(v.end, "and") || v.value.fract() != 0.0 {
        return v;
    }
    let at = v.end + 1;
    let (share, end) = match t.at(at) {
        Some(x) if x.is(DET) && t.any(at, &["a", "an"]) && t.is(at + 1, PART) => {
            (1.0 / t.at(at + 1).map_or(1.0, |p| p.word.value), at + 2)
        }
        Some(x)
            if x.is(DET)
                && t.word(at, "a")
                && t.is(at + 1, ORDINAL)
                && !t.at(at + 1).is_some_and(|o| o.word.value < 3.0)
                && !t.at(at + 2).is_some_and(|n| n.kind == Kind::Word) =>
        {
            (1.0 / t.at(at + 1).map_or(1.0, |p| p.word.value), at + 2)
        }
        Some(x) if x.is(UNIT | TEEN | TEN) && !v.digits => match below_hundred(t, at) {
            Some((n, stop)) => {
                let top = Value::plain(at, stop, n, 1.0, false);
                match numerator(t, &top).filter(|f| f.value < 1.0) {
                    Some(f) => (f.value, f.end),
                    None => return v,
                }
            }
            None => return v,
        },
        _ => return v,
    };
    let each = if v.scale >= 1000.0 { v.scale } else { 1.0 };
    let value = v.value + if v.value < 0.0 { -share } else { share } * each;
    let mixed = Value { end, low: value, high: value, value, ..v };
    if v.scale == 1.0 { scaled(t, mixed) } else { mixed }
}
