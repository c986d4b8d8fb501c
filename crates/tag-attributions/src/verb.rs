//! Verb groups: a cue verb with its auxiliaries, adverbs and what governs it.

use english::{Upos, Xpos};

use crate::cues::Form;
use crate::page::Page;
use crate::words::Class;

/// A cue verb in its group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    /// First word: auxiliary, adverb or the verb.
    pub start: usize,
    /// A form of "be" governs a participle.
    pub passive: bool,
    /// It needs no subject of its own: participle or infinitive.
    pub bound: bool,
}

/// The group of the verb at word `at`, or nothing if the word is no verb there.
pub(crate) fn group(page: &Page, first: usize, at: usize, form: Form) -> Option<Group> {
    let verb = matches!(page.words[at].tag.upos, Upos::Verb | Upos::Aux);
    if !verb || page.class(at) == Class::Name {
        return None;
    }
    let mut start = at;
    let mut aux: Option<&str> = None;
    let mut to = false;
    while start > first {
        let i = start - 1;
        match page.class(i) {
            Class::Adverb => {}
            Class::Aux => aux = aux.or(Some(page.lower(i))),
            Class::To
                if matches!(form, Form::Base) && aux.is_none_or(|a| a == "have" || a == "be") =>
            {
                to = true;
            }
            _ => break,
        }
        start = i;
        if to {
            break;
        }
    }
    // An adverb at the sentence's head or after a comma is its own: "Still, he said".
    while start < at && page.class(start) == Class::Adverb && page.class(start + 1) == Class::Comma
    {
        start += 1;
    }
    let before = if start > first { page.class(start - 1) } else { Class::Stop };
    let be = aux.is_some_and(is_be);
    if to {
        let governed = governor(page, first, start);
        return (governed < start).then_some(Group {
            start: governed,
            passive: false,
            bound: true,
        });
    }
    match form {
        Form::Base => {
            let agrees = matches!(before, Class::Pronoun | Class::Relative | Class::That)
                || plural_before(page, start, before)
                || (page.words[at].tag.xpos == Xpos::Vbp
                    && matches!(before, Class::Name | Class::Noun | Class::Close | Class::Time));
            (aux.is_some_and(|a| !is_be(a) && !a.starts_with("ha")) || (aux.is_none() && agrees))
                .then_some(Group { start, passive: false, bound: false })
        }
        Form::Third => {
            let subject = matches!(
                before,
                Class::Name
                    | Class::Noun
                    | Class::Pronoun
                    | Class::Relative
                    | Class::That
                    | Class::Comma
                    | Class::Close
                    | Class::And
                    | Class::Number
                    | Class::Quote
                    | Class::But
                    | Class::Adverb
                    | Class::Time
                    | Class::Dash
            );
            (aux.is_none() && subject).then_some(Group { start, passive: false, bound: false })
        }
        Form::Past | Form::Participle => {
            let inside = matches!(before, Class::Possessive | Class::Adposition | Class::Joint)
                || (before == Class::Determiner && !stands_alone(page.lower(start - 1)));
            let bare = aux.is_none();
            // "Asked about it, he left", "when told that": somebody unnamed asked.
            let heads = start == first || matches!(page.lower(start - 1), "when" | "if");
            if bare && heads && page.words[at].tag.xpos == Xpos::Vbn {
                return Some(Group { start, passive: true, bound: true });
            }
            if bare && (inside || form == Form::Participle) {
                return None;
            }
            Some(Group { start, passive: be, bound: false })
        }
        Form::Ing => {
            let inside =
                matches!(before, Class::Determiner | Class::Possessive | Class::Joint | Class::To);
            (be || !(aux.is_some() || inside)).then_some(Group {
                start,
                passive: false,
                bound: aux.is_none(),
            })
        }
    }
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "be" | "am"
            | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "'s"
            | "’s"
            | "'re"
            | "’re"
            | "'m"
            | "’m"
    )
}

/// A determiner that can be a subject by itself.
fn stands_alone(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "many"
            | "most"
            | "both"
            | "few"
            | "all"
            | "several"
            | "these"
            | "those"
            | "each"
            | "more"
    )
}

/// A plural noun, name or bracket that a base form may agree with.
fn plural_before(page: &Page, start: usize, before: Class) -> bool {
    let Some(i) = start.checked_sub(1) else { return false };
    let word = page.lower(i);
    match before {
        Class::Noun | Class::Name => {
            word.ends_with('s') && !word.ends_with("ss")
                || matches!(word, "people" | "women" | "men" | "police" | "media" | "critics")
        }
        Class::Determiner => matches!(
            word,
            "some" | "many" | "most" | "both" | "few" | "all" | "several" | "these" | "those"
        ),
        Class::Comma | Class::And | Class::Close => true,
        _ => false,
    }
}

/// "went on to say", "declined to comment": the governing verb belongs to the group.
fn governor(page: &Page, first: usize, to: usize) -> usize {
    let mut at = to;
    let mut steps = 0;
    while at > first && steps < 4 {
        let i = at - 1;
        let word = page.lower(i);
        let governs =
            matches!(page.class(i), Class::Verb | Class::Aux | Class::Participle | Class::Adverb)
                || matches!(
                    word,
                    "on" | "likely"
                        | "able"
                        | "willing"
                        | "ready"
                        | "quick"
                        | "eager"
                        | "reluctant"
                        | "unwilling"
                        | "set"
                        | "careful"
                        | "free"
                        | "right"
                        | "wrong"
                );
        if !governs {
            break;
        }
        at = i;
        steps += 1;
    }
    at
}
