//! Noun phrases: the speaker left of its verb, right of it when inverted, with its appositions.

use crate::page::Page;
use crate::words::Class;

/// A range of words.
pub(crate) type Words = (usize, usize);

/// Longest phrase looked at, in words: keeps every look bounded.
const REACH: usize = 60;

/// Can the class be part of a plain noun phrase?
pub(crate) fn nominal(class: Class) -> bool {
    use Class::*;
    matches!(class, Name | Noun | Number | Determiner | Possessive | Joint | Time)
}

/// Can the class begin a noun phrase or a clause?
pub(crate) fn begins(class: Class) -> bool {
    use Class::*;
    matches!(class, Name | Noun | Number | Determiner | Possessive | Pronoun | Time)
}

/// The subject that ends before word `end` within a sentence that starts at `first`.
pub(crate) fn subject_left(page: &Page, first: usize, end: usize) -> Option<Words> {
    let last = end.checked_sub(1).filter(|&i| i >= first)?;
    match page.class(last) {
        Class::Pronoun => Some(pronoun_left(page, first, last)),
        Class::Relative => Some((last, end)),
        Class::That if last > first && nominal(page.class(last - 1)) => Some((last, end)),
        Class::Comma => apposition_left(page, first, last, Class::Comma),
        Class::Dash => apposition_left(page, first, last, Class::Dash),
        Class::Close | Class::Name | Class::Noun | Class::Number | Class::Time => {
            phrase_left(page, first, end)
        }
        Class::Determiner => Some((last, end)),
        _ => None,
    }
}

/// "all of them", "one": a pronoun with what stands before it.
fn pronoun_left(page: &Page, first: usize, last: usize) -> Words {
    if last >= first + 2 && page.lower(last - 1) == "of" && nominal(page.class(last - 2)) {
        return (last - 2, last + 1);
    }
    (last, last + 1)
}

/// The noun phrase that ends before word `end`.
pub(crate) fn phrase_left(page: &Page, first: usize, end: usize) -> Option<Words> {
    let mut at = end;
    let floor = first.max(end.saturating_sub(REACH));
    while at > floor {
        let i = at - 1;
        let inner = at < end && i > floor;
        at = match page.class(i) {
            class if nominal(class) => i,
            Class::Close => match open_left(page, floor, i) {
                Some(open) => open,
                None => break,
            },
            Class::Adposition | Class::To if inner && links(page, i) => i,
            // "a poll released on Sunday"
            Class::Participle | Class::Verb if inner && reduced(page, i) => i,
            Class::And if inner && coordinates(page, i, end) => i,
            // "the group ‘Save It’ said"
            Class::Quote if inner && nominal(page.class(i - 1)) => i,
            _ => break,
        };
    }
    let at = trim_left(page, at, end);
    let at = unclosed_apposition(page, first, at).unwrap_or(at);
    (at < end && !only_time(page, at, end)).then_some((at, end))
}

/// "X, chairman of the board said": the name before an apposition that no comma closes.
fn unclosed_apposition(page: &Page, first: usize, start: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&i| i > first && page.class(i) == Class::Comma)?;
    let role = match page.class(start) {
        Class::Noun => !page.is_capital(start),
        Class::Determiner => matches!(page.lower(start), "the" | "a" | "an"),
        _ => false,
    };
    let mut name = comma;
    while name > first && page.class(name - 1) == Class::Name {
        name -= 1;
    }
    let whole = name == first || page.class(name - 1) == Class::Comma;
    (role && whole && comma - name >= 2).then_some(name)
}

/// A participle that hangs on the noun before it, even when it looks like a past tense.
fn reduced(page: &Page, i: usize) -> bool {
    let participle = page.class(i) == Class::Participle
        || (page.lower(i).ends_with("ed")
            && matches!(page.class(i + 1), Class::Time | Class::Adposition));
    participle && nominal(page.class(i - 1))
}

fn only_time(page: &Page, start: usize, end: usize) -> bool {
    (start..end).all(|i| matches!(page.class(i), Class::Time | Class::Number))
}

fn links(page: &Page, i: usize) -> bool {
    matches!(
        page.class(i - 1),
        Class::Name | Class::Noun | Class::Number | Class::Close | Class::Determiner
    )
}

/// "and" within a subject: names or nouns of a kind on either side.
fn coordinates(page: &Page, i: usize, end: usize) -> bool {
    let before = page.class(i - 1);
    let after = page.class(i + 1);
    let alike = before == after || (nominal(before) && after == Class::Determiner);
    i + 1 < end && alike && matches!(before, Class::Name | Class::Noun)
}

/// The bracket that opens what `close` closes, if near.
fn open_left(page: &Page, floor: usize, close: usize) -> Option<usize> {
    (floor..close).rev().take(12).find(|&i| page.class(i) == Class::Open)
}

/// Leaves out what leads up to the phrase proper: "On Thursday", "and", "In Ohio".
fn trim_left(page: &Page, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        match page.class(at) {
            Class::And | Class::But | Class::Joint | Class::To | Class::Time => at += 1,
            Class::Adposition => at = after_adjunct(page, at, end),
            _ => break,
        }
    }
    at
}

/// Past "On Thursday", "In Ohio": where the subject after such an adjunct begins, if told.
fn after_adjunct(page: &Page, at: usize, end: usize) -> usize {
    let mut i = at + 1;
    while i < end && matches!(page.class(i), Class::Time | Class::Number) {
        i += 1;
    }
    if i > at + 1 && i < end {
        return i;
    }
    // A determiner or name after the adjunct's own noun starts the subject.
    let inner = (at + 2..end).rev().find(|&i| {
        page.class(i) == Class::Determiner
            || (page.class(i) == Class::Name && page.class(i - 1) == Class::Noun)
    });
    inner.unwrap_or(at + 1)
}

/// The subject before an apposition, adjunct or relative clause that ends with the mark at
/// `close`: "X, a spokesman for Y, said". The phrase covers the apposition, not an adjunct.
fn apposition_left(page: &Page, first: usize, close: usize, mark: Class) -> Option<Words> {
    let floor = first.max(close.saturating_sub(REACH));
    let mut marks = (floor..close).rev().filter(|&i| page.class(i) == mark);
    // Several commas: "X, 53, a farmer from Y, said"; take the outermost that follows a name.
    let mut best = None;
    for _ in 0..4 {
        let Some(open) = marks.next() else { break };
        if open == floor || !apposes(page, open + 1) {
            continue;
        }
        if let Some((start, _)) = phrase_left(page, floor, open) {
            let adjunct = matches!(
                page.class(open + 1),
                Class::Adposition | Class::Subordinator | Class::Adverb | Class::Participle
            );
            best = Some((start, if adjunct { open } else { close }));
        }
    }
    best
}

/// Can an apposition, an age, a relative clause or an adjunct start here?
fn apposes(page: &Page, i: usize) -> bool {
    use Class::*;
    matches!(
        page.class(i),
        Determiner | Name | Noun | Number | Relative | Possessive | Adposition | Time | Adverb
    ) || matches!(page.class(i), Subordinator if matches!(page.lower(i), "as" | "whose" | "though"))
        || (page.class(i) == Participle)
}

/// The noun phrase that starts at `start`, with appositions when `long`.
pub(crate) fn phrase_right(page: &Page, start: usize, end: usize, long: bool) -> Option<Words> {
    let end = end.min(start + REACH);
    if start >= end || !begins(page.class(start)) {
        return None;
    }
    if page.class(start) == Class::Pronoun && page.lower(start + 1) != "of" {
        return Some((start, start + 1));
    }
    let mut at = start;
    while at < end {
        let next = page.class(at + 1);
        at = match page.class(at) {
            class if nominal(class) => at + 1,
            Class::Participle if at > start && at + 1 < end => at + 1,
            Class::Pronoun if at == start => at + 1,
            Class::Adposition if at > start && begins(next) => at + 1,
            Class::And if at > start && nominal(next) => at + 1,
            Class::Open => match (at..end.min(at + 12)).find(|&i| page.class(i) == Class::Close) {
                Some(close) => close + 1,
                None => break,
            },
            Class::Comma if long && at > start && continues(page, at + 1, end) => {
                past_apposition(page, at + 1, end)
            }
            Class::Relative if long => past_apposition(page, at, end),
            _ => break,
        };
    }
    while at > start + 1
        && matches!(page.class(at - 1), Class::Time | Class::Adposition | Class::Comma)
    {
        at -= 1;
    }
    (at > start).then_some((start, at))
}

fn continues(page: &Page, i: usize, end: usize) -> bool {
    use Class::*;
    i < end
        && match page.class(i) {
            Determiner | Relative | Number | Possessive => true,
            Name | Noun => page.class(i + 1) != Comma || i + 2 == end,
            _ => false,
        }
        && !page.lower(i).ends_with("ing")
}

/// Past an apposition or relative clause: to the next comma or the sentence's end.
fn past_apposition(page: &Page, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&i| {
            matches!(
                page.class(i),
                Class::Comma
                    | Class::Colon
                    | Class::Semicolon
                    | Class::Dash
                    | Class::Quote
                    | Class::Stop
            )
        })
        .unwrap_or(end)
}
