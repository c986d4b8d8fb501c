//! Units and currencies around a figure.

use crate::lexicon::Lexicon;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;

/// Symbols that are words or letters of their own when they do not touch the figure.
const MUST_TOUCH: [&str; 24] = [
    "in", "A", "B", "J", "V", "p", "c", "l", "t", "MP", "pp", "hl", "b", "s", "cal", "kt", "pt",
    "Mt", "nm", "mb", "L", "hp", "LE", "Sh",
];

/// The currency that stands before the figure at token `i`: its number and first token.
pub fn prefix(t: Tokens, lex: &Lexicon, i: usize) -> Option<(u16, usize)> {
    let last = i.checked_sub(1)?;
    let token = t.at(last)?;
    let sign = token.kind == Kind::Sign && !token.sign.is_ascii_alphanumeric() && !token.dash();
    let word = token.kind == Kind::Word;
    if !(sign || word) {
        return None;
    }
    let equals = t.sign(last, '=') && last > 0 && t.word(last - 1, "Y");
    if equals {
        return lex.prefixes.get("jpy").map(|id| (*id, last - 1));
    }
    if word && !token.is(MONEY) && !matches!(t.surface(last), "US" | "us" | "A" | "C" | "NZ" | "HK")
    {
        return None;
    }
    for back in (1..=3).rev() {
        let Some(first) = i.checked_sub(back) else { continue };
        if let Some(id) = prefix_of(t, lex, first, i) {
            return Some((id, first));
        }
    }
    None
}

/// The tokens `first..end` as one currency prefix.
fn prefix_of(t: Tokens, lex: &Lexicon, first: usize, end: usize) -> Option<u16> {
    // "A $5 plan" begins with an article.
    let article = t.any(first, &["a"]) && (t.surface(first) == "a" || !t.glued(first + 1));
    if end - first > 1 && article {
        return None;
    }
    if let Some(id) = named_prefix(t, lex, first, end) {
        return Some(id);
    }
    let mut key = String::new();
    for k in first..end {
        let s = t.surface(k);
        if s.len() > 6 || k > first && !t.glued(k) && !t.surface(k).starts_with('$') {
            return None;
        }
        key.extend(s.chars().filter(|c| *c != '.').flat_map(char::to_lowercase));
    }
    let lone = end - first == 1;
    let word = t.at(first).is_some_and(|x| x.kind == Kind::Word);
    // "he le 20" is no money: lone codes are written in capitals, or known as such in lower case.
    let lower = word && lone && !t.at(first).is_some_and(|x| x.capital);
    if lower && !matches!(key.as_str(), "usd" | "eur" | "gbp" | "rs" | "rmb" | "inr" | "sen") {
        return None;
    }
    lex.prefixes.get(&key).copied()
}

/// "ringgit 42", "sen 100,000": a currency's name before its figure, when nothing else owns it.
fn named_prefix(t: Tokens, lex: &Lexicon, first: usize, end: usize) -> Option<u16> {
    if end - first > 2 || first > 0 && t.at(first - 1).is_some_and(|x| x.figure() || x.is(NUMERAL))
    {
        return None;
    }
    let last = end.checked_sub(1)?;
    if end - first == 2 {
        let named = name(t, lex, first).filter(|(_, stop)| *stop == end);
        return named.filter(|_| t.surface(last).starts_with("ringgit")).map(|(id, _)| id);
    }
    if !t.any(last, &["ringgit", "ringgits", "sen", "rupees", "rmb"]) {
        return None;
    }
    let hash = t.at(first)?.hash;
    lex.unit_names.get(&hash)?.iter().find(|p| p.rest.is_empty()).map(|p| p.gives)
}

/// The unit or currency that follows the figure, at token `i`: its number and one past its last token.
pub fn after(t: Tokens, lex: &Lexicon, i: usize) -> Option<(u16, usize)> {
    let hyphen = t.hyphen(i);
    let at = if hyphen { i + 1 } else { bracket(t, i) };
    let token = t.at(at)?;
    let touching = t.glued(at) || hyphen;
    let quote = matches!(token.sign, '″' | '′' | '"') && token.kind == Kind::Sign;
    if quote {
        return inches(t, lex, at);
    }
    // "25 ° C", "25° Celsius": the scale apart from its sign.
    if matches!(token.sign, '°' | 'º') && !t.glued(at + 1) {
        let scale = match t.surface(at + 1) {
            "C" | "Celsius" => lex.symbol("°C"),
            "F" | "Fahrenheit" => lex.symbol("°F"),
            _ => None,
        };
        if let Some(id) = scale {
            return Some((id, at + 2));
        }
    }
    let named = name(t, lex, at);
    if let Some((id, end)) = named.filter(|(_, end)| *end > at + 1) {
        return Some((id, close_bracket(t, i, at, end)));
    }
    if let Some((id, end)) = symbol(t, lex, at, touching) {
        return Some((id, close_bracket(t, i, at, end)));
    }
    named.map(|(id, end)| (id, close_bracket(t, i, at, end)))
}

/// `20 [kg]`: past an opening bracket.
fn bracket(t: Tokens, i: usize) -> usize {
    let open = t.at(i).is_some_and(|x| matches!(x.sign, '[' | '{' | '<'));
    if open && t.glued(i + 1) { i + 1 } else { i }
}

fn close_bracket(t: Tokens, i: usize, at: usize, end: usize) -> usize {
    let opened = at > i && !t.dash(i);
    let closed = t.at(end).is_some_and(|x| matches!(x.sign, ']' | '}' | '>'));
    if opened && closed { end + 1 } else { end }
}

/// 25.5″; a plain double quote after a figure with a decimal or a space is an inch too.
fn inches(t: Tokens, lex: &Lexicon, at: usize) -> Option<(u16, usize)> {
    let id = lex.symbol(if t.sign(at, '′') { "ft" } else { "in" })?;
    let typed = t.sign(at, '"');
    let word = t.at(at + 1).is_some_and(|n| n.kind == Kind::Word && !n.glued);
    (!typed
        || word
            && !t.glued(at)
            && t.any(at + 1, &["long", "wide", "tall", "deep", "high", "thick"]))
    .then_some((id, at + 1))
}

/// A unit's name of one to four words at token `at`.
fn name(t: Tokens, lex: &Lexicon, at: usize) -> Option<(u16, usize)> {
    let token = t.at(at)?;
    if !token.is(MONEY | MEASURE) {
        return None;
    }
    for phrase in lex.unit_names.get(&token.hash)? {
        let fits =
            phrase.rest.iter().zip(1..).all(|(h, k)| t.at(at + k).is_some_and(|x| x.hash == *h));
        if fits {
            return weight(t, lex, at, phrase.gives, at + 1 + phrase.rest.len());
        }
    }
    hyphenated(t, lex, at)
}

/// "milliamp-hour", "metric-ton": the words of a name joined by hyphens.
fn hyphenated(t: Tokens, lex: &Lexicon, at: usize) -> Option<(u16, usize)> {
    if !t.hyphen(at + 1) {
        return None;
    }
    let second = t.at(at + 2)?.hash;
    let list = lex.unit_names.get(&t.at(at)?.hash)?;
    list.iter().find(|p| p.rest == [second]).map(|p| (p.gives, at + 3))
}

/// Pounds of something, or that something weighs, are no money.
fn weight(t: Tokens, lex: &Lexicon, at: usize, id: u16, end: usize) -> Option<(u16, usize)> {
    if !t.any(at, &["pound", "pounds"]) {
        return Some((id, end));
    }
    let heavy = t.word(end, "of") && !t.word(end + 1, "sterling");
    let joined = at > 0 && t.dash(at - 1);
    let weighs = (at.saturating_sub(6)..at).any(|k| {
        t.any(k, &["weighs", "weighed", "weighing", "weigh", "weight", "lost", "kilograms", "kg"])
    });
    if (heavy || joined || weighs) && !t.is(at.saturating_sub(1), SCALE) {
        return lex.symbol("lb").map(|lb| (lb, end));
    }
    Some((id, end))
}

/// The longest symbol written at token `at`.
fn symbol(t: Tokens, lex: &Lexicon, at: usize, touching: bool) -> Option<(u16, usize)> {
    let start = t.at(at)?.start;
    let text = t.text.get(start..)?;
    let mut widths = lex.symbol_widths(*text.as_bytes().first()?);
    while let Some(width) = widths.checked_ilog2() {
        widths ^= 1 << width;
        let width = width as usize;
        let Some(candidate) = text.get(..width) else { continue };
        let next = text.get(width..)?.chars().next().unwrap_or(' ');
        let last = candidate.chars().next_back().unwrap_or(' ');
        if last.is_alphanumeric() && (next.is_alphanumeric() || next == '\'') {
            continue;
        }
        let Some(id) = lex.symbol(candidate).or_else(|| millions(lex, candidate)) else {
            continue;
        };
        // A name of two words, or a long one, is told among the names.
        if candidate.contains(char::is_whitespace) || candidate.chars().count() > 8 {
            continue;
        }
        if !touching && MUST_TOUCH.contains(&candidate) {
            return None;
        }
        // "5-m-high" is fine; "24703 L-202" is not.
        if next == '-' && text.get(width + 1..)?.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let end = start + width;
        let stop = (at..t.list.len()).find(|k| t.at(*k).is_none_or(|x| x.start >= end));
        return Some((id, stop.unwrap_or(t.list.len())));
    }
    None
}

/// "MUSD", "MEUR" are handled as their currency; the caller scales by a million.
fn millions(lex: &Lexicon, candidate: &str) -> Option<u16> {
    let code = candidate.strip_prefix('M')?;
    (code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())).then(|| lex.symbol(code))?
}

/// "per share", "a day", "an ounce", "/kg" after a unit: the words of the denominator.
pub fn per(t: Tokens, i: usize) -> Option<(usize, usize)> {
    let at = if t.hyphen(i) { i + 1 } else { i };
    let slash = t.sign(at, '/') && t.glued(at);
    if t.word(at, "per") || slash {
        let first = at + 1;
        let noun = t.at(first)?;
        if noun.kind != Kind::Word || noun.is(CLOSED) {
            return None;
        }
        let two = t.any(first, &["square", "cubic", "sq"]);
        return Some((first, first + 1 + usize::from(two)));
    }
    if t.any(at, &["a", "an"]) && !t.any(at + 2, &["ago", "earlier", "later", "before", "after"]) {
        let hyphen = usize::from(t.hyphen(at + 1));
        let first = at + 1 + hyphen;
        let noun = t.at(first)?;
        const EACH: [&str; 14] = [
            "share", "barrel", "ounce", "gallon", "litre", "liter", "head", "pound", "ton",
            "tonne", "piece", "person", "kilo", "kilogram",
        ];
        if noun.is(TIMEUNIT) && !t.surface(first).ends_with('s') || t.any(first, &EACH) {
            return Some((first, first + 1));
        }
    }
    None
}

/// "Canadian" of "$4 Canadian", "New Zealand" of "$5m New Zealand": whose dollars, at token `i`, when
/// no noun follows that it could belong to. Gives the currency and one past the words.
pub fn dollars_of(t: Tokens, lex: &Lexicon, i: usize) -> Option<(u16, usize)> {
    let token = t.at(i).filter(|x| x.capital && x.is(MEASURE) && !x.glued)?;
    let dollar = crate::hash::hash_word("dollar");
    let (id, end) = lex.unit_names.get(&token.hash)?.iter().find_map(|p| {
        let (last, between) = p.rest.split_last()?;
        let fits = *last == dollar
            && between.iter().zip(1..).all(|(h, k)| t.at(i + k).is_some_and(|x| x.hash == *h));
        fits.then_some((p.gives, i + 1 + between.len()))
    })?;
    let free = t.at(end).is_none_or(|n| n.kind != Kind::Word || n.is(CLOSED));
    free.then_some((id, end))
}

/// "All figures are in Australian dollars.": the currency that a bare $ then stands for. `i` is the
/// word "dollars".
pub fn stated_dollars(t: Tokens, lex: &Lexicon, i: usize) -> Option<u16> {
    let first = (i.saturating_sub(3)..i).find(|k| {
        *k > 0 && t.word(k - 1, "in") && name(t, lex, *k).is_some_and(|(_, end)| end == i + 1)
    })?;
    let of = first.checked_sub(2).is_some_and(|k| {
        t.any(k, &["are", "is", "amounts", "figures", "prices", "values", "sums", "quoted"])
    });
    let said = (first.saturating_sub(7)..first).any(|k| {
        t.any(
            k,
            &["figures", "amounts", "prices", "sums", "values", "dollar", "currency", "dollars"],
        )
    });
    let id = name(t, lex, first)?.0;
    (of && said).then_some(id)
}
