//! What stands right of a cue: its particles, its hearer, and where its content begins.

use crate::cues::{Complement, Cue, Frame};
use crate::page::Page;
use crate::phrase::begins;
use crate::words::Class;

/// A cue's content on its right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// One past the cue's last particle.
    pub cue_end: usize,
    /// First word of the content.
    pub content: usize,
    /// How it is taken.
    pub complement: Complement,
}

/// How far "in a statement on Monday" may keep "that" or a quotation from its verb, in words.
const ADJUNCT: usize = 16;

/// Finds the content right of a cue that ends before word `at`.
pub(crate) fn complement(page: &Page, cue: &Cue, at: usize, end: usize) -> Option<Match> {
    let from = past_time(page, at, end);
    if let Some(found) = particles(page, cue, at, end) {
        return Some(found);
    }
    let from = if from > at && page.lower(from - 1) == "not" { from - 1 } else { from };
    let direct = |content: usize, any: &dyn Fn(Complement) -> bool| {
        let takes = |c| cue.takes(c) && any(c);
        taken(page, &takes, content, end).map(|(content, complement)| Match {
            cue_end: at,
            content,
            complement,
        })
    };
    if cue.hearer {
        if let Some(after) = hearer(page, at, end) {
            let clause = |c| !matches!(c, Complement::Np);
            return direct(after, &clause)
                .or_else(|| particles(page, cue, after, end).map(|m| Match { cue_end: at, ..m }))
                .or_else(|| adjunct(page, cue, at, after, end));
        }
        return direct(from, &|_| true).or_else(|| adjunct(page, cue, at, from, end));
    }
    direct(from, &|_| true)
        .or_else(|| adjunct(page, cue, at, from, end))
        .or_else(|| clause_later(page, cue, at, end))
}

/// A clause that begins with an adverb, a condition or a hedged figure: "said first-time voters",
/// "said if", "said at least ten".
fn clause_later(page: &Page, cue: &Cue, at: usize, end: usize) -> Option<Match> {
    let class = page.class(at);
    let adverb = class == Class::Adverb
        && matches!(
            page.class(at + 1),
            Class::Joint | Class::Noun | Class::Adposition | Class::Number
        );
    let condition = class == Class::Subordinator
        && matches!(
            page.lower(at),
            "if" | "although" | "though" | "because" | "while" | "since" | "unless"
        );
    // "say at least ten people died", "says between five and ten"
    let hedge = match page.lower(at) {
        "at" => matches!(page.lower(at + 1), "least" | "most"),
        "as" => matches!(page.lower(at + 1), "many" | "much" | "few"),
        form => matches!(form, "up" | "between" | "about" | "around" | "over" | "more" | "fewer"),
    };
    let hedged = hedge && (at + 1..(at + 4).min(end)).any(|i| page.class(i) == Class::Number);
    let found = cue.takes(Complement::Bare) && (adverb || condition || hedged) && at + 2 < end;
    found.then_some(Match { cue_end: at, content: at, complement: Complement::Bare })
}

/// The first frame whose particles stand at word `at`.
fn particles(page: &Page, cue: &Cue, at: usize, end: usize) -> Option<Match> {
    let frames = cue.frames.iter().filter(|f| !f.particles.is_empty());
    frames.into_iter().find_map(|frame| with_particles(page, frame, at, end))
}

fn with_particles(page: &Page, frame: &Frame, at: usize, end: usize) -> Option<Match> {
    let start = past_adverbs(page, at, end);
    let after = start + frame.particles.len();
    let all = frame.particles.iter().enumerate().all(|(i, p)| page.lower(start + i) == &**p);
    if !all || after >= end || page.class(after) == Class::Time {
        return None;
    }
    let (content, complement) = taken(page, &|c| c == frame.complement, after, end)?;
    Some(Match { cue_end: after, content, complement })
}

/// Which complement begins at word `at`, if any that `takes` allows.
fn taken(
    page: &Page,
    takes: &dyn Fn(Complement) -> bool,
    at: usize,
    end: usize,
) -> Option<(usize, Complement)> {
    if at >= end {
        return None;
    }
    let class = page.class(at);
    let next = if at + 1 < end { page.class(at + 1) } else { Class::Stop };
    match class {
        _ if page.lower(at) == "not" && next == Class::To && takes(Complement::To) => {
            Some((at, Complement::To))
        }
        Class::That if next != Class::Stop && takes(Complement::That) => {
            Some((at, Complement::That))
        }
        Class::To
            if takes(Complement::To)
                && matches!(
                    next,
                    Class::Noun | Class::Verb | Class::Participle | Class::Aux | Class::Adverb
                ) =>
        {
            Some((at, Complement::To))
        }
        Class::To if takes(Complement::Seem) => Some((at, Complement::Seem)),
        Class::Quote if takes(Complement::Quote) || takes(Complement::Bare) => {
            Some((at, Complement::Quote))
        }
        Class::Quote if takes(Complement::Np) => Some((at, Complement::Np)),
        Class::Comma | Class::Colon if next == Class::Quote && takes(Complement::Quote) => {
            Some((at + 1, Complement::Quote))
        }
        Class::Colon if at + 1 < end && takes(Complement::Quote) => {
            Some((at + 1, Complement::Bare))
        }
        _ if wh(page.lower(at)) && takes(Complement::Wh) => Some((at, Complement::Wh)),
        Class::Noun | Class::Participle | Class::Adverb if takes(Complement::Seem) => {
            Some((at, Complement::Seem))
        }
        Class::Participle | Class::Verb | Class::Aux if takes(Complement::Bare) => {
            Some((at, Complement::Bare))
        }
        _ if begins(class) || (class == Class::That && next == Class::Noun) => {
            if takes(Complement::Bare) {
                Some((at, Complement::Bare))
            } else if takes(Complement::Np) {
                Some((at, Complement::Np))
            } else {
                None
            }
        }
        // "said in Ohio voters were angry" is rare; "wants in", "plans for" are no content.
        _ => None,
    }
}

fn wh(word: &str) -> bool {
    matches!(
        word,
        "if" | "whether"
            | "how"
            | "what"
            | "why"
            | "who"
            | "where"
            | "when"
            | "which"
            | "whom"
            | "whose"
    )
}

/// "that" or a quotation after an adjunct: "said in a statement on Monday that".
fn adjunct(page: &Page, cue: &Cue, cue_end: usize, from: usize, end: usize) -> Option<Match> {
    let starts = matches!(
        page.class(from),
        Class::Adposition
            | Class::Time
            | Class::To
            | Class::Comma
            | Class::That
            | Class::Subordinator
            | Class::Noun
    );
    if !starts && from == cue_end {
        return None;
    }
    for at in from..end.min(from + ADJUNCT) {
        let next = if at + 1 < end { page.class(at + 1) } else { Class::Stop };
        match page.class(at) {
            Class::Semicolon | Class::Stop => return None,
            // "…, adding that": another cue's.
            Class::Comma if next == Class::Participle || page.lower(at + 1).ends_with("ing") => {
                return None;
            }
            Class::That
                if cue.takes(Complement::That) && (begins(next) || next == Class::Adposition) =>
            {
                return Some(Match { cue_end, content: at, complement: Complement::That });
            }
            Class::Comma | Class::Colon if next == Class::Quote && cue.speaks() => {
                return Some(Match { cue_end, content: at + 1, complement: Complement::Quote });
            }
            Class::Colon if cue.speaks() && at + 1 < end => {
                return Some(Match { cue_end, content: at + 1, complement: Complement::Bare });
            }
            _ => {}
        }
    }
    None
}

/// One past the person who is told: "reporters in Lima", "him", "the BBC".
fn hearer(page: &Page, at: usize, end: usize) -> Option<usize> {
    let start = past_adverbs(page, at, end);
    if start >= end || !begins(page.class(start)) {
        return None;
    }
    if page.class(start) == Class::Pronoun {
        let object =
            matches!(page.lower(start), "him" | "her" | "them" | "me" | "us" | "you" | "it");
        return object.then_some(past_time(page, start + 1, end));
    }
    let mut i = start;
    while i < end.min(start + ADJUNCT) {
        let class = page.class(i);
        let more = match class {
            Class::Name
            | Class::Noun
            | Class::Number
            | Class::Joint
            | Class::Possessive
            | Class::Time => true,
            Class::Determiner => i == start || page.class(i - 1) == Class::Adposition,
            Class::Adposition => i > start && begins(page.class(i + 1)),
            Class::And => begins(page.class(i + 1)),
            _ => false,
        };
        if !more {
            break;
        }
        i += 1;
    }
    (i > start).then_some(i)
}

fn past_adverbs(page: &Page, mut at: usize, end: usize) -> usize {
    while at < end && page.class(at) == Class::Adverb {
        at += 1;
    }
    at
}

/// Past adverbs and bare times: "Monday", "last week", "two days ago", "late Friday".
pub(crate) fn past_time(page: &Page, at: usize, end: usize) -> usize {
    let mut i = past_adverbs(page, at, end);
    for _ in 0..3 {
        let from = i;
        if page.class(i) == Class::Time {
            i += 1;
            while i < end && (page.class(i) == Class::Number || is_period(page.lower(i))) {
                i += 1;
            }
        } else if matches!(
            page.lower(i),
            "this" | "last" | "next" | "that" | "late" | "earlier" | "early" | "one"
        ) && (is_period(page.lower(i + 1)) || page.class(i + 1) == Class::Time)
        {
            i += 2;
        } else if matches!(page.class(i), Class::Number | Class::Noun)
            && is_period(page.lower(i + 1).trim_end_matches('s'))
            && matches!(page.lower(i + 2), "ago" | "earlier" | "later" | "before")
        {
            i += 3;
        }
        i = past_adverbs(page, i.min(end), end);
        if i == from {
            break;
        }
    }
    i.min(end)
}

fn is_period(word: &str) -> bool {
    matches!(
        word,
        "week"
            | "month"
            | "year"
            | "weekend"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "summer"
            | "spring"
            | "fall"
            | "autumn"
            | "winter"
            | "day"
            | "time"
            | "hour"
            | "minute"
            | "decade"
    )
}
