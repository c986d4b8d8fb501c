//! Where in a sentence something is attributed: cue, speaker and where the content may be.

use std::ops::Range;

use english::Xpos;

use crate::complement::{Match, complement};
use crate::cues::{Complement, Cue, Form, Kind, Lexicon};
use crate::page::Page;
use crate::phrase::{Words, begins, phrase_right, subject_left};
use crate::verb::{Group, group};
use crate::words::Class;

/// Whose the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// These words name the speaker.
    Named(Words),
    /// Whoever spoke before in the sentence: "and added", "saying".
    Same,
    /// Nobody is named.
    Nobody,
}

/// One place of attribution, before its content's end is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'l> {
    pub cue: &'l Cue,
    /// The cue's words.
    pub words: Words,
    pub speaker: Speaker,
    /// First word of the clause, with the comma and conjunction before it.
    pub clause: usize,
    /// Content before the clause ends here.
    pub before: Option<usize>,
    /// The subject is part of what is attributed: "he is expected to win".
    pub subject: Option<Words>,
    /// Content after the cue starts here.
    pub after: Option<usize>,
    pub complement: Option<Complement>,
    /// A participle that hangs on a noun: "the group backing him".
    pub embedded: bool,
}

/// Every site of a sentence, by the position of its cue.
pub(crate) fn sites<'l>(
    page: &Page,
    sentence: Range<usize>,
    lexicon: &'l Lexicon,
) -> Vec<Site<'l>> {
    let mut found = Vec::new();
    for at in sentence.clone().filter(|&i| page.words[i].cue) {
        for (cue, form) in lexicon.get(page.lower(at)) {
            let site = match cue.kind {
                Kind::Verb => verb_site(page, &sentence, at, cue, form),
                Kind::Noun => noun_site(page, &sentence, at, cue),
                Kind::Adverb => adverb_site(page, &sentence, at, cue),
                Kind::Preposition => preposition_site(page, &sentence, at, cue),
            };
            if let Some(site) = site {
                found.push(site);
                break;
            }
        }
    }
    found
}

/// The sentence's end without its stop.
pub(crate) fn body_end(page: &Page, sentence: &Range<usize>) -> usize {
    let mut end = sentence.end;
    while end > sentence.start && page.class(end - 1) == Class::Stop {
        end -= 1;
    }
    end
}

/// "according to X, …" and "…, according to X".
fn preposition_site<'l>(
    page: &Page,
    sentence: &Range<usize>,
    at: usize,
    cue: &'l Cue,
) -> Option<Site<'l>> {
    let end = body_end(page, sentence);
    let length = cue.lemma.split('_').count();
    if !cue.lemma.split('_').enumerate().all(|(i, word)| page.lower(at + i) == word) {
        return None;
    }
    let head = leading(page, sentence, at);
    let closed = apposition_closes(page, at + length, end).filter(|_| head);
    let bare = bare_speakers(page, at + length, end).filter(|_| head);
    let last = bare.or(closed).unwrap_or(end);
    let source = phrase_right(page, at + length, last, !head || closed.is_some())?;
    let comma = page.class(source.1) == Class::Comma;
    let open = page.class(source.1) == Class::Quote || bare == Some(source.1);
    let more = (comma && source.1 + 1 < end).then_some(source.1 + 1).or(open.then_some(source.1));
    Some(Site {
        cue,
        words: (at, at + length),
        speaker: Speaker::Named(source),
        clause: before_clause(page, sentence, at),
        before: (!head).then_some(at),
        subject: None,
        after: more,
        complement: None,
        embedded: false,
    })
}

/// Where the speakers end of "According to reports Peru is …", with no comma to part them from what
/// they say.
fn bare_speakers(page: &Page, from: usize, end: usize) -> Option<usize> {
    const SPEAKERS: [&str; 12] = [
        "reports",
        "officials",
        "witnesses",
        "sources",
        "police",
        "experts",
        "analysts",
        "authorities",
        "residents",
        "media",
        "observers",
        "investigators",
    ];
    let noun = (from..end.min(from + 3)).find(|&i| SPEAKERS.contains(&page.lower(i)))?;
    let starts = matches!(page.class(noun + 1), Class::Determiner | Class::Pronoun | Class::Name);
    (starts && noun + 3 < end && page.lower(noun + 1) != "that").then_some(noun + 1)
}

/// The second comma, if the first opens an apposition that it closes: "According to X, a farmer
/// in Y, the rain …".
fn apposition_closes(page: &Page, from: usize, end: usize) -> Option<usize> {
    let comma = |from: usize| (from..end.min(from + 20)).find(|&i| page.class(i) == Class::Comma);
    let first = comma(from)?;
    let second = comma(first + 1)?;
    let verb = |i: usize| matches!(page.class(i), Class::Aux | Class::Verb | Class::Pronoun);
    let apposed = matches!(page.class(first + 1), Class::Determiner | Class::Relative)
        && begins(page.class(second + 1))
        && !(first..second).any(verb);
    apposed.then_some(second)
}

/// Whether nothing but a conjunction or adverb stands before word `at`.
fn leading(page: &Page, sentence: &Range<usize>, at: usize) -> bool {
    (sentence.start..at).all(|i| {
        matches!(
            page.class(i),
            Class::And | Class::But | Class::Adverb | Class::Comma | Class::Other
        )
    })
}

fn verb_site<'l>(
    page: &Page,
    sentence: &Range<usize>,
    at: usize,
    cue: &'l Cue,
    form: Form,
) -> Option<Site<'l>> {
    let first = sentence.start;
    let end = body_end(page, sentence);
    let group = group(page, first, at, form)?;
    if group.passive {
        return passive_site(page, sentence, at, cue, group);
    }
    if let Some(site) = inverted(page, sentence, at, cue, form, group) {
        return Some(site);
    }
    let matched = complement(page, cue, at + 1, end);
    let hangs = group.bound
        && form == Form::Ing
        && group.start > first
        && page.class(group.start - 1) == Class::Comma;
    let subject = if hangs { None } else { subject_left(page, first, group.start) };
    let clause_head = subject.map_or(group.start, |s| s.0);
    let clause = before_clause(page, sentence, clause_head);
    let speaker = match subject {
        Some(words) => Speaker::Named(words),
        None => same_speaker(page, first, group, form).then_some(Speaker::Same)?,
    };
    let mut site = Site {
        cue,
        words: (group.start, matched.map_or(at + 1, |m| m.cue_end)),
        speaker,
        clause,
        before: None,
        subject: None,
        after: matched.map(|m| m.content),
        complement: matched.map(|m| m.complement),
        embedded: group.bound && form == Form::Ing && subject.is_some(),
    };
    if site.complement == Some(Complement::Seem) {
        site.speaker = Speaker::Nobody;
        site.subject = subject.filter(|s| page.lower(s.0) != "it");
    }
    if let Some(matched) = matched
        && matches!(page.class(matched.content), Class::Verb | Class::Aux)
    {
        site.subject = relative_before(page, first, clause_head);
    }
    let finite = match form {
        Form::Base => page.words[at].tag.xpos == Xpos::Vbp,
        Form::Ing => false,
        _ => true,
    };
    if cue.speaks() && !group.bound && finite {
        postpose(page, sentence, &mut site, clause_head, at, matched);
    }
    (site.after.is_some() || site.before.is_some()).then_some(site)
}

/// "what she said was", "which the bank says will": what is attributed begins with the pronoun.
fn relative_before(page: &Page, first: usize, head: usize) -> Option<Words> {
    let at = head.checked_sub(1).filter(|&i| i >= first)?;
    let pronoun =
        matches!(page.class(at), Class::Relative | Class::That) || page.lower(at) == "what";
    pronoun.then_some((at, head))
}

/// Content before the speaker: "…, she said" and "…, she said, …".
fn postpose(
    page: &Page,
    sentence: &Range<usize>,
    site: &mut Site,
    head: usize,
    at: usize,
    matched: Option<Match>,
) {
    let end = body_end(page, sentence);
    let as_clause = head > sentence.start && page.lower(head - 1) == "as";
    let head = if as_clause { head - 1 } else { head };
    let quote_or_none =
        matched.is_none_or(|m| m.complement == Complement::Quote && m.content > at + 1);
    let next_comma = (at + 1..end).find(|&i| page.class(i) == Class::Comma);
    if head > sentence.start && quote_or_none {
        let mark = page.class(head - 1);
        // "X did Y, Z said, “…”": what is quoted is what was said.
        let quoted = mark == Class::Quote || page.class(head.saturating_sub(2)) == Class::Quote;
        if matches!(mark, Class::Comma | Class::Quote | Class::Dash)
            && (matched.is_none() || quoted)
        {
            site.before = Some(head);
            site.clause = head;
            if matched.is_none() && mark == Class::Comma {
                site.after = next_comma.map(|c| c + 1).filter(|&c| c < end && goes_on(page, c));
            }
        }
    } else if head == sentence.start && matched.is_none() {
        if as_clause {
            site.after = next_comma.map(|c| c + 1).filter(|&c| c < end);
        } else if head > 0 && page.class(head - 1) == Class::Quote {
            site.before = Some(head);
        }
    }
}

/// Whether what follows "…, she said," goes on with what she said.
fn goes_on(page: &Page, at: usize) -> bool {
    !matches!(page.class(at), Class::Subordinator) && !page.lower(at).ends_with("ing")
}

/// "…," said X.
fn inverted<'l>(
    page: &Page,
    sentence: &Range<usize>,
    at: usize,
    cue: &'l Cue,
    form: Form,
    group: Group,
) -> Option<Site<'l>> {
    let end = body_end(page, sentence);
    if !cue.speaks() || !matches!(form, Form::Past | Form::Third) || group.start == 0 {
        return None;
    }
    let head = group.start;
    let mark = page.class(head - 1);
    let opens = if head > sentence.start {
        matches!(mark, Class::Comma | Class::Quote | Class::Dash)
    } else {
        mark == Class::Quote
    };
    if !opens || !begins(page.class(at + 1)) {
        return None;
    }
    let source = phrase_right(page, at + 1, end, true)?;
    let closed = source.1 >= end
        || mark == Class::Quote
        || matches!(
            page.class(source.1),
            Class::Comma | Class::Colon | Class::Dash | Class::Semicolon
        );
    let pronoun = page.class(at + 1) == Class::Pronoun && mark != Class::Quote;
    if !closed || pronoun {
        return None;
    }
    let quote = (source.1..end.min(source.1 + 16)).find(|&i| page.class(i) == Class::Quote);
    let after = quote.filter(|&q| {
        matches!(page.class(q - 1), Class::Comma | Class::Colon | Class::Name | Class::Noun)
    });
    Some(Site {
        cue,
        words: (group.start, at + 1),
        speaker: Speaker::Named(source),
        clause: head,
        before: Some(head),
        subject: None,
        after,
        complement: after.map(|_| Complement::Quote),
        embedded: false,
    })
}

/// A participle or a verb after a conjunction has the speaker of what came before.
fn same_speaker(page: &Page, first: usize, group: Group, form: Form) -> bool {
    if group.start == first {
        return form == Form::Ing;
    }
    let before = page.class(group.start - 1);
    let word = page.lower(group.start - 1);
    match form {
        Form::Ing => {
            matches!(before, Class::Comma | Class::And | Class::But | Class::Dash | Class::Quote)
                || matches!(word, "by" | "while" | "after" | "before" | "without" | "in" | "when")
        }
        _ => matches!(before, Class::And | Class::But),
    }
}

/// The first word of the clause that `head` starts, with the comma and conjunction before it.
fn before_clause(page: &Page, sentence: &Range<usize>, head: usize) -> usize {
    let mut at = head;
    while at > sentence.start {
        let class = page.class(at - 1);
        let joins = matches!(
            class,
            Class::Comma | Class::And | Class::But | Class::Semicolon | Class::Dash | Class::Adverb
        ) || (class == Class::Subordinator
            && matches!(
                page.lower(at - 1),
                "while"
                    | "although"
                    | "though"
                    | "whereas"
                    | "as"
                    | "after"
                    | "before"
                    | "when"
                    | "since"
            ))
            || (class == Class::Adposition
                && matches!(page.lower(at - 1), "by" | "with" | "without"));
        if !joins {
            break;
        }
        at -= 1;
    }
    at
}

fn passive_site<'l>(
    page: &Page,
    sentence: &Range<usize>,
    at: usize,
    cue: &'l Cue,
    group: Group,
) -> Option<Site<'l>> {
    let end = body_end(page, sentence);
    let subject = subject_left(page, sentence.start, group.start);
    let head = subject.map_or(group.start, |s| s.0);
    let mut site = Site {
        cue,
        words: (group.start, at + 1),
        speaker: Speaker::Nobody,
        clause: before_clause(page, sentence, head),
        before: None,
        subject: None,
        after: None,
        complement: None,
        embedded: false,
    };
    let it = subject.is_some_and(|s| page.lower(s.0) == "it");
    if let Some(found) = complement(page, cue, at + 1, end)
        && (cue.hearer || (it && found.complement == Complement::That))
    {
        site.words.1 = found.cue_end;
        site.after = Some(found.content);
        site.complement = Some(found.complement);
        return Some(site);
    }
    let subject = subject?;
    let next = crate::complement::past_time(page, at + 1, end);
    let by = (next..end.min(next + 6)).find(|&i| page.lower(i) == "by");
    site.subject = Some(subject);
    if page.class(next) == Class::To && (cue.takes(Complement::That) || cue.takes(Complement::To)) {
        site.after = Some(next);
        site.complement = Some(Complement::To);
        return Some(site);
    }
    if page.lower(next) == "as" && cue.takes(Complement::Np) {
        site.after = Some(next);
        site.complement = Some(Complement::Np);
    }
    if let Some(by) = by
        && let Some(source) = phrase_right(page, by + 1, end, true)
        && (cue.takes(Complement::Np) || cue.takes(Complement::That))
    {
        site.speaker = Speaker::Named(source);
        let rest = matches!(page.lower(source.1), "as" | "for" | "to" | "of");
        site.after = site.after.or((rest && source.1 < end).then_some(source.1));
        return Some(site);
    }
    site.after.is_some().then_some(site)
}

/// "the minister's claim that …", "a warning from the bank that …".
fn noun_site<'l>(
    page: &Page,
    sentence: &Range<usize>,
    at: usize,
    cue: &'l Cue,
) -> Option<Site<'l>> {
    let end = body_end(page, sentence);
    let first = sentence.start;
    let mut start = at;
    while start > first
        && matches!(page.class(start - 1), Class::Noun | Class::Number | Class::Adverb)
    {
        start -= 1;
    }
    let holder = start.checked_sub(1).filter(|&i| i >= first)?;
    let mut source = match page.class(holder) {
        Class::Possessive if matches!(page.lower(holder), "'s" | "’s" | "'" | "’") => {
            crate::phrase::phrase_left(page, first, holder)
        }
        Class::Possessive => Some((holder, holder + 1)),
        Class::Determiner | Class::Name => None,
        _ => return None,
    };
    let mut after = at + 1;
    if matches!(page.lower(after), "by" | "from" | "of")
        && source.is_none()
        && let Some(named) = phrase_right(page, after + 1, end, false)
    {
        source = Some(named);
        after = named.1;
    }
    let found =
        complement(page, cue, after, end).filter(|m| m.content <= m.cue_end.max(after) + 1)?;
    if source.is_none() && found.complement != Complement::That {
        return None;
    }
    let cue_end = if after == at + 1 { found.cue_end } else { at + 1 };
    Some(Site {
        cue,
        words: (start, cue_end),
        speaker: source.map_or(Speaker::Nobody, Speaker::Named),
        clause: source.map_or(start, |s| s.0.min(start)),
        before: None,
        subject: None,
        after: Some(found.content),
        complement: Some(found.complement),
        embedded: false,
    })
}

/// "reportedly": nobody's word, about the whole clause.
fn adverb_site<'l>(
    page: &Page,
    sentence: &Range<usize>,
    at: usize,
    cue: &'l Cue,
) -> Option<Site<'l>> {
    let end = body_end(page, sentence);
    let comma = page.class(at + 1) == Class::Comma;
    let after = if comma { at + 2 } else { at + 1 };
    Some(Site {
        cue,
        words: (at, at + 1),
        speaker: Speaker::Nobody,
        clause: sentence.start,
        before: (at > sentence.start).then_some(at),
        subject: None,
        after: (after < end).then_some(after),
        complement: None,
        embedded: false,
    })
}
