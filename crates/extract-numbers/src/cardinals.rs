//! Cardinals: digits and number words with their scales, "two hundred and two thousand".

use crate::fractions::{
    decimals, fraction_after, numerator, ordinal_after, ratio, scaled, scientific, vulgar,
};
use crate::roles::*;
use crate::scan::{Kind, Token};
use crate::tokens::Tokens;
use crate::values::Value;

/// Longest chain of words one figure may have; keeps the work at each anchor bounded.
const CHAIN: usize = 24;

/// Digits and number words, with scales, decimals in words, and fractions after them.
pub(crate) fn plain(t: Tokens, i: usize, joined: bool) -> Option<Value> {
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
pub(crate) fn chain(t: Tokens, start: usize, joined: bool) -> Option<Value> {
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
        if let Some((dozens, stop)) = dozens_after(t, end).filter(|_| !digits && total >= 100.0) {
            return Some(Value::plain(start, stop, total + dozens, 1.0, false));
        }
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

/// "two hundred and three dozen": the dozens that are added, and one past them.
fn dozens_after(t: Tokens, end: usize) -> Option<(f64, usize)> {
    let (n, stop) = t.word(end, "and").then(|| below_hundred(t, end + 1))??;
    t.any(stop, &["dozen", "dozens"]).then_some((n * 12.0, stop + 1))
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
        || token.is(DOZEN) && dozen_scales(t, i)
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
    if t.word(i, "score") {
        return t.is(b, UNIT | TEEN | TEN) && !t.is(i + 1, PREP | AUX);
    }
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
    if token.glued && token.is(GLUED) && token.word.glued > 0 {
        let noughts = i32::from(token.word.glued);
        return if token.is(SCALE) { token.word.value } else { 10f64.powi(noughts) };
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
        let one = t.is(stop, DOZEN) || t.word(stop, "dozens") || t.is(again, HUNDRED);
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
pub(crate) fn below_hundred(t: Tokens, i: usize) -> Option<(f64, usize)> {
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
