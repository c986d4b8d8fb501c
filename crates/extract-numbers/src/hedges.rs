//! Hedges around a figure and the interval they make of it.

use crate::lexicon::{Lexicon, Modifier, Phrases};
use crate::roles::*;
use crate::tokens::Tokens;

/// The hedge that ends right before token `i`: its sense and its first token.
pub fn before(t: Tokens, lex: &Lexicon, i: usize) -> Option<(Modifier, usize)> {
    let mut last = i.checked_sub(1)?;
    // "more than half a million", "at least another 90", "about the 300": words between.
    if t.any(last, &["another", "some", "only", "just", "additional"])
        && let Some(found) = before_exact(t, lex, last)
    {
        return Some(found);
    }
    if t.at(last)?.kind == crate::scan::Kind::Sign {
        return sign_before(t, last);
    }
    if t.at(last)?.glued && t.dash(last.saturating_sub(1)) {
        return None;
    }
    if t.any(last, &["an", "a"]) {
        last = last.checked_sub(1)?;
        return match_back(t, &lex.before, last);
    }
    before_exact(t, lex, i)
}

fn before_exact(t: Tokens, lex: &Lexicon, i: usize) -> Option<(Modifier, usize)> {
    match_back(t, &lex.before, i.checked_sub(1)?)
}

/// "~40", ">30", ">= 30", "< 5".
fn sign_before(t: Tokens, i: usize) -> Option<(Modifier, usize)> {
    let equal = t.sign(i, '=');
    let at = if equal { i.checked_sub(1)? } else { i };
    if i > 0 && t.glued(at) && !matches!(t.at(at)?.sign, '<' | '>') {
        return None;
    }
    let doubled = |c| at > 0 && t.glued(at) && (t.sign(at - 1, c) || t.sign(at - 1, '='));
    match t.at(at)?.sign {
        '~' | '≈' if !equal => Some(("approximately", at)),
        '>' if !doubled('<') => Some((if equal { "at_least" } else { "more_than" }, at)),
        '<' if !doubled('=') => Some((if equal { "at_most" } else { "less_than" }, at)),
        '≥' => Some(("at_least", at)),
        '≤' => Some(("at_most", at)),
        _ => None,
    }
}

/// The longest phrase whose last word is token `last`.
fn match_back(t: Tokens, phrases: &Phrases<Modifier>, last: usize) -> Option<(Modifier, usize)> {
    let token = t.at(last)?;
    if !token.is(HEDGE_END) {
        return None;
    }
    for phrase in phrases.get(&token.hash)? {
        let n = phrase.rest.len();
        let Some(first) = last.checked_sub(n) else { continue };
        let fits =
            phrase.rest.iter().zip(1..).all(|(h, k)| t.at(last - k).is_some_and(|x| x.hash == *h));
        if fits {
            return Some((phrase.gives, first));
        }
    }
    None
}

/// The hedge at token `i`, after a figure: its sense and one past its last token.
pub fn after(t: Tokens, lex: &Lexicon, i: usize) -> Option<(Modifier, usize)> {
    if t.sign(i, '+') && t.glued(i) && !t.at(i + 1).is_some_and(|n| n.glued && n.figure()) {
        return Some(("at_least", i + 1));
    }
    let at = if t.hyphen(i) { i + 1 } else { i };
    let token = t.at(at)?;
    if !token.is(HEDGE_AFTER) {
        return None;
    }
    // "plus", "odd" and "ish" hedge only when hyphenated or touching.
    if at == i && !token.glued && t.any(at, &["plus", "odd", "ish", "max"]) && !t.word(at, "odd") {
        return None;
    }
    for phrase in lex.after.get(&token.hash)? {
        let fits =
            phrase.rest.iter().zip(1..).all(|(h, k)| t.at(at + k).is_some_and(|x| x.hash == *h));
        let end = at + 1 + phrase.rest.len();
        let figure = |k: usize| t.at(k).is_some_and(|x| x.figure() || x.is(NUMERAL));
        if fits && (figure(end) || t.any(end, &["a", "an"]) && t.is(end + 1, PART)) {
            return None;
        }
        // "and more than", "or less than" begin another figure's hedge.
        if fits
            && !(t.word(end, "than")
                || phrase.rest.len() == 1 && t.any(end, &["of", "importantly"]))
        {
            let end = if t.word(end, "to") && t.word(end - 1, "equal") { end + 1 } else { end };
            return Some((phrase.gives, end));
        }
    }
    None
}

/// Least and greatest figure that a hedge admits. `whole`: it counts things, so bounds are next to N.
pub fn interval(
    modifier: Modifier,
    low: f64,
    high: f64,
    whole: bool,
) -> (Option<f64>, Option<f64>) {
    let next = if whole && low.fract() == 0.0 { 1.0 } else { 0.0 };
    let tenth = |v: f64| v.abs() * 0.1;
    match modifier {
        "more_than" => (Some(low + next), None),
        "at_least" => (Some(low), None),
        "less_than" => (None, Some(high - next)),
        "at_most" => (None, Some(high)),
        "approximately" => (Some(clean(low - tenth(low))), Some(clean(high + tenth(high)))),
        "almost" => (Some(clean(low - tenth(low))), Some(high)),
        _ => (Some(low), Some(high)),
    }
}

/// Rounds away the dust of binary fractions: 44.00000000000001 is 44.
fn clean(v: f64) -> f64 {
    let r = (v * 1e6).round() / 1e6;
    if v.abs() < 1e9 && (r - v).abs() <= v.abs() * 1e-12 { r } else { v }
}
