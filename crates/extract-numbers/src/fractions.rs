//! What follows a cardinal and makes it another figure: ordinals, decimals in words, fractions, ratios.

use crate::cardinals::{below_hundred, chain};
use crate::roles::*;
use crate::scan::{Kind, Token};
use crate::tokens::Tokens;
use crate::values::{Sort, Value, scales};

/// "21st", "twenty-first", "two hundredth" after a cardinal chain; "third" alone is in `ordinal`.
pub(crate) fn ordinal_after(t: Tokens, v: &Value) -> Option<Value> {
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
pub(crate) fn decimals(t: Tokens, mut v: Value) -> Value {
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
pub(crate) fn numerator(t: Tokens, v: &Value) -> Option<Value> {
    if v.digits && v.value.fract() != 0.0 {
        return None;
    }
    if let Some((top, below, end)) = long_denominator(t, v) {
        let value = Value::plain(v.start, end, top / below, 1.0, v.digits);
        return Some(of_scale(t, value.of_sort(Sort::Fraction)));
    }
    let k = t.past_hyphen(v.end);
    let word = t.at(k)?;
    let one = v.value == 1.0;
    let mut end = k + 1;
    let half = t.any(k, &["half", "quarter"]);
    let below = if word.is(PART) && (one || !half) {
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

/// "twenty twenty-fifths", "one hundred thirty-fifths", "one one-hundred-fifth": a denominator of more
/// than one word takes its tens from what was read so far, or has words of its own.
fn long_denominator(t: Tokens, v: &Value) -> Option<(f64, f64, usize)> {
    let parts = |k: usize| {
        let x = t.at(k).filter(|x| x.is(PART) && (3.0..10.0).contains(&x.word.value))?;
        t.surface(k).ends_with('s').then_some(x.word.value)
    };
    let last = t.at(v.end - 1)?;
    if let Some(part) = parts(t.past_hyphen(v.end)).filter(|_| last.is(TEN)) {
        let tens = last.word.value;
        // "one hundred and thirty fifths" are 130 of them.
        if v.end > 1 && t.word(v.end - 2, "and") {
            return None;
        }
        let end = t.past_hyphen(v.end) + 1;
        return (v.value > tens).then_some((v.value - tens, tens + part, end));
    }
    let tens = t.at(v.end).filter(|x| x.is(TEN)).map(|x| x.word.value);
    if let Some(tens) = tens {
        let at = t.past_hyphen(v.end + 1);
        return parts(at).map(|part| (v.value, tens + part, at + 1));
    }
    let one = v.value == 1.0 && !v.digits && t.is(v.end, UNIT);
    let below = chain(t, v.end, false).filter(|c| one && c.value >= 100.0)?;
    let rank = ordinal_after(t, &below)?;
    Some((1.0, rank.value, rank.end))
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
pub(crate) fn scaled(t: Tokens, v: Value) -> Value {
    let (scale, end) = scales(t, v.end);
    if scale == 1.0 {
        return v;
    }
    Value { end, scale, sort: Sort::Plain, ..v.times(scale) }
}

/// "1.3e6", "1.99×10^30", "1.1^23".
pub(crate) fn scientific(t: Tokens, i: usize) -> Option<Value> {
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
pub(crate) fn ratio(t: Tokens, v: &Value) -> Option<Value> {
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
    let below = chain(t, at, !over).filter(|b| b.value.fract() == 0.0 && b.value > 0.0)?;
    let next = t.at(below.end);
    // "600 over 4" says a division only where nothing follows.
    let ends = next.is_none_or(|n| n.kind == Kind::Break);
    if below.value <= v.value && !(over && v.digits && ends) {
        return None;
    }
    let noun = next.is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB));
    let fits = match (out, over) {
        (true, _) => !next.is_some_and(|n| n.is(TIMEUNIT)),
        (_, true) => !noun && !next.is_some_and(|n| n.glued && n.kind == Kind::Word),
        _ => {
            let first = v.start == 0 || t.is(v.start - 1, HEDGE_END | ADV | PREP);
            let round = matches!(below.value as u32, 3 | 4 | 5 | 10 | 100 | 1000);
            (v.value == 1.0 || first && round)
                && !next
                    .is_some_and(|n| n.is(TIMEUNIT | MONTH) || n.is(MEASURE | MONEY) && !n.capital)
        }
    };
    fits.then(|| {
        Value::plain(v.start, below.end, v.value / below.value, 1.0, v.digits)
            .of_sort(Sort::Fraction)
    })
}

/// "3/4", "10 1/2", "7½", "½".
pub(crate) fn vulgar(t: Tokens, i: usize) -> Option<Value> {
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
    if (next.figure() && !next.glued || k > i + 1)
        && let Some(share) = slashed(t, k).filter(|s| *s < 1.0)
    {
        return Some(Value::plain(i, k + 3, first.word.value + share, 1.0, true));
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

/// "half", "quarter", "three-quarter" before a unit of time or measure, or a scale: the share and one
/// past it.
fn bare_part(t: Tokens, at: usize) -> Option<(f64, usize)> {
    let counted = t.is(at, UNIT) && t.at(at)?.word.value > 0.0;
    let part = if counted { t.past_hyphen(at + 1) } else { at };
    let n = if counted { t.at(at)?.word.value } else { 1.0 };
    let of = if t.word(part + 1, "of") { part + 2 } else { part + 1 };
    let unit = t.is(of, TIMEUNIT | MEASURE | SCALE) && t.at(of)?.width() > 2 && !t.is(of, PREP);
    let fits = t.any(part, &["half", "quarter"]) && unit;
    fits.then(|| (n / t.at(part).map_or(1.0, |p| p.word.value), part + 1))
}

/// "… and a half", "… and three quarters", then perhaps a scale: "two and a half million".
pub(crate) fn fraction_after(t: Tokens, v: Value) -> Value {
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
        // "two and half years", "one and three-quarter hours"
        Some(x) if x.is(PART | UNIT) && !v.digits && bare_part(t, at).is_some() => {
            bare_part(t, at).unwrap_or((0.0, at))
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
    // "one billion and a quarter million": the share has its own, lesser scale.
    let own = t.at(end).filter(|x| x.is(SCALE) && x.width() > 3 && x.word.value < v.scale);
    if let Some(scale) = own.map(|x| x.word.value) {
        let value = v.value + share * scale;
        return Value { end: end + 1, low: value, high: value, value, ..v };
    }
    let each = if v.scale >= 1000.0 { v.scale } else { 1.0 };
    let value = v.value + if v.value < 0.0 { -share } else { share } * each;
    let mixed = Value { end, low: value, high: value, value, ..v };
    if v.scale == 1.0 { scaled(t, mixed) } else { mixed }
}
