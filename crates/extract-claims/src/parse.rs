//! From tokens to a parsed sentence with its names and figures in place.

use std::ops::Range;

use english::{Parser, Token};

use crate::case::{reads, reads_any};
use crate::grammar::{Rel, Tag, Xpos};
use crate::lexicon::Lexicon;
use crate::lists;
use crate::mask::Mask;
use crate::mend;
use crate::page::Page;
use crate::quantity::Figure;
use crate::rosters;
use crate::sentence::Sentence;

/// Longest sentence that is parsed, in tokens: tables and lists run on without a stop.
const LONGEST: usize = 250;

/// Parses the tokens within the bytes of a sentence; none if there are no words. `lowered` is
/// the words' in lower case.
pub fn parse<'a>(
    parser: &mut Parser,
    mask: &mut Mask,
    lexicon: &Lexicon,
    page: &Page<'a>,
    tokens: &[Token],
    bytes: &Range<usize>,
    lowered: &'a mut String,
) -> Option<Sentence<'a>> {
    let from = tokens.partition_point(|t| t.start < bytes.start);
    let to = tokens.partition_point(|t| t.end <= bytes.end).min(from + LONGEST);
    let from = from + dateline(page.text, tokens.get(from..to)?);
    let from = from + source_ahead(page, tokens.get(from..to)?);
    let tokens = tokens.get(from..to).filter(|t| !t.is_empty())?;
    let mut sentence = Sentence::new(page.text, bytes, tokens, lowered);
    mask.fill(page, lexicon, tokens);
    let words = parser.parse(&mask.text, &mask.tokens);
    for (i, parsed) in words.iter().enumerate() {
        let core = mask.core[i];
        for at in mask.stands_for[i].clone() {
            let word = &mut sentence.words[at];
            if at == core {
                word.tag = parsed.tag.upos;
                word.xpos = parsed.tag.xpos;
                word.head = parsed.head.map(|h| mask.core[h]);
                word.rel = parsed.label.into();
                if word.tag == Tag::Adj && mask.verbs[i] {
                    (word.tag, word.xpos) = (Tag::Verb, Xpos::Vbn);
                }
            } else {
                let name = page.name_at(word.start).is_some();
                let text = page.text.get(word.start..word.end).unwrap_or_default();
                (word.tag, word.rel) = match text {
                    _ if at >= mask.aside[i] || at < mask.lead => (Tag::X, Rel::Dep),
                    "All" | "all" | "Both" | "both" => (Tag::Det, Rel::Det),
                    _ if name => (Tag::Propn, Rel::Flat),
                    _ => (Tag::Adv, Rel::Advmod),
                };
                word.head = Some(core);
            }
        }
    }
    owners(&mut sentence);
    bearers_of_arms(&mut sentence, &mask.soldiers);
    clauses_of_time(&mut sentence);
    raise_results(&mut sentence);
    give_subjects(&mut sentence);
    mark(&mut sentence, page, lexicon);
    for range in &mask.ages {
        for word in sentence.words.get_mut(range.clone()).into_iter().flatten() {
            word.number = None;
        }
    }
    count_alone(&mut sentence);
    lists::mend(&mut sentence);
    rosters::mend(&mut sentence, &page.names, lexicon);
    mend::mend(&mut sentence);
    sentence.plant();
    Some(sentence)
}

/// "Spain's King Juan": of two subjects the first, with its 's, owns the second.
fn owners(s: &mut Sentence) {
    for at in 0..s.len().saturating_sub(2) {
        let subject = matches!(s.words[at].rel, Rel::Nsubj | Rel::NsubjPass);
        if !subject || s.lower(at + 1) != "'s" {
            continue;
        }
        let owned = (at + 2..s.len().min(at + 8)).find(|&i| {
            s.words[i].head == s.words[at].head
                && matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass)
        });
        if let Some(owned) = owned {
            (s.words[at].head, s.words[at].rel) = (Some(owned), Rel::NmodPoss);
        }
    }
}

/// "Hamas militants took": those who bear arms are no verb, and a name before them is theirs.
fn bearers_of_arms(s: &mut Sentence, soldiers: &[usize]) {
    for &at in soldiers {
        let Some(word) = s.words.get(at) else { continue };
        if word.tag != Tag::Verb || !matches!(word.rel, Rel::Nsubj | Rel::NsubjPass | Rel::Obj) {
            continue;
        }
        (s.words[at].tag, s.words[at].xpos) = (Tag::Noun, Xpos::Nns);
        for i in at.saturating_sub(4)..at {
            if s.words[i].head == Some(at) && s.words[i].rel == Rel::Nsubj {
                s.words[i].rel = Rel::Compound;
            }
        }
    }
}

/// "after soldiers attacked the village", "after two bakers were killed": a clause, though a parser
/// sees "after soldiers" alone.
fn clauses_of_time(s: &mut Sentence) {
    for at in 0..s.len() {
        let after = matches!(s.lower(at), "after" | "before" | "since" | "until");
        let noun = s.words[at].head.filter(|_| after && s.words[at].rel == Rel::Case);
        let subject = noun.filter(|&n| matches!(s.words[n].rel, Rel::Nsubj | Rel::NsubjPass));
        let verb = subject.and_then(|n| s.words[n].head).filter(|&v| v > at);
        if let Some(verb) = verb {
            (s.words[at].head, s.words[at].rel) = (Some(verb), Rel::Mark);
            if s.words[verb].head.is_some() {
                s.words[verb].rel = Rel::Advcl;
            }
        }
    }
    for verb in 2..s.len() {
        let noun = verb - 1;
        let finite = s.words[verb].tag == Tag::Verb && s.words[verb].xpos == Xpos::Vbd;
        if !finite || !matches!(s.words[noun].rel, Rel::Nmod | Rel::Obl) {
            continue;
        }
        let when = (noun.saturating_sub(5)..noun).find(|&i| {
            s.words[i].head == Some(noun)
                && s.words[i].rel == Rel::Case
                && matches!(s.lower(i), "after" | "before" | "since" | "until")
        });
        let subject = |i: usize| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Nsubj;
        let Some(when) = when.filter(|_| !(0..verb).any(subject)) else { continue };
        if s.words[verb].head == Some(noun) || s.words[verb].head.is_none() {
            s.words[verb].head = s.words[noun].head.filter(|&h| h != verb);
        }
        s.words[verb].rel = Rel::Advcl;
        (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Nsubj);
        (s.words[when].head, s.words[when].rel) = (Some(verb), Rel::Mark);
    }
}

/// "left two people dead", "was found dead in": what somebody is left or found as hangs on the
/// verb, which parsers of edited prose seldom see.
fn raise_results(s: &mut Sentence) {
    const VERBS: [&str; 9] =
        ["left", "leaving", "leave", "leaves", "found", "find", "pronounced", "declared", "shot"];
    for at in 1..s.len() {
        if !matches!(
            s.lower(at),
            "dead" | "injured" | "wounded" | "missing" | "homeless" | "unconscious"
        ) {
            continue;
        }
        let before = s.words[at - 1].head;
        let verb = if VERBS.contains(&s.lower(at - 1)) {
            Some(at - 1)
        } else if s.words[at - 1].rel == Rel::Obj || s.words[at].head == Some(at - 1) {
            before.filter(|&v| VERBS.contains(&s.lower(v)))
        } else {
            None
        };
        if let Some(verb) = verb.filter(|&v| v != at && s.words[v].head != Some(at)) {
            s.words[at].head = Some(verb);
            s.words[at].rel = Rel::Xcomp;
        }
    }
}

/// A verb in the past tense is no infinitive's place: "after a man died" has a subject, the noun
/// before it.
fn give_subjects(s: &mut Sentence) {
    for verb in 1..s.len() {
        if s.words[verb].rel != Rel::Xcomp || s.words[verb].xpos != Xpos::Vbd {
            continue;
        }
        let own = |i: usize| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Nsubj;
        let noun = (verb.saturating_sub(3)..verb).rev().find(|&i| s.words[i].tag != Tag::Adv);
        let Some(noun) = noun.filter(|&n| matches!(s.words[n].tag, Tag::Noun | Tag::Propn)) else {
            continue;
        };
        let below = s.words[verb].head == Some(noun);
        if !below && !(0..verb).any(own) && s.words[noun].rel != Rel::Nsubj {
            s.words[noun].head = Some(verb);
            s.words[noun].rel = Rel::Nsubj;
            s.words[verb].rel = Rel::Advcl;
        }
    }
}

/// "all four were taken": the figure is what is spoken of, not the word before it. "and three
/// injured": so is one that would count a verb.
fn count_alone(s: &mut Sentence) {
    for at in 0..s.len() {
        let verb = s.words[at].head.filter(|&h| h > at && s.words[h].tag == Tag::Verb);
        if s.words[at].number.is_some() && s.words[at].rel == Rel::Nummod && verb.is_some() {
            s.words[at].rel = Rel::NsubjPass;
        }
    }
    for at in 1..s.len() {
        let first = at - 1;
        let counted = s.words[at].number.is_some() && s.words[at].head == Some(first);
        if !counted || s.words[first].tag != Tag::Det || s.words[first].head == Some(at) {
            continue;
        }
        (s.words[at].head, s.words[at].rel) = (s.words[first].head, s.words[first].rel);
        (s.words[first].head, s.words[first].rel) = (Some(at), Rel::Det);
        for i in 0..s.len() {
            if i != at && s.words[i].head == Some(first) {
                s.words[i].head = Some(at);
            }
        }
    }
}

/// How many tokens "According to X" takes at the head of a sentence: who says it is known, and a
/// parser takes X for the subject when no comma follows.
fn source_ahead(page: &Page, tokens: &[Token]) -> usize {
    let word = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    let [first, second, ..] = tokens else { return 0 };
    if !reads(word(first), "according") || !reads(word(second), "to") {
        return 0;
    }
    let bare = tokens.get(2).is_some_and(|t| {
        reads_any(word(t), &["reports", "sources", "officials", "witnesses", "police"])
    });
    if bare && tokens.get(3).is_some_and(|t| page.name_at(t.start).is_some()) {
        return 3;
    }
    let last = tokens.last().map_or(0, |t| t.start);
    let ahead = second.end..second.end.max(last);
    let content = page.said.heard(&ahead).filter_map(|s| {
        let content = s.content.first()?.start;
        let ahead = s
            .source
            .as_ref()
            .is_some_and(|r| r.start >= second.end && r.end <= content && content <= r.end + 2);
        (ahead && content < last).then_some(content)
    });
    let Some(start) = content.min() else { return 0 };
    tokens.iter().take_while(|t| t.start < start).count()
}

/// How many tokens a dateline takes: "DETROIT (WWJ) –", "KABUL, Afghanistan (AP) --".
fn dateline(text: &str, tokens: &[Token]) -> usize {
    let word = |t: &Token| text.get(t.start..t.end).unwrap_or("");
    let capital = |t: &Token, least: usize| {
        let w = word(t);
        w.len() > least
            && w.bytes().all(|b| !b.is_ascii_lowercase())
            && w.bytes().any(|b| b.is_ascii_uppercase())
    };
    // "LA PAZ", "EL PASO"
    let two = |t: &Token| capital(t, 1) && tokens.get(1).is_some_and(|next| capital(next, 2));
    if !tokens.first().is_some_and(|t| capital(t, 2) || two(t)) {
        return 0;
    }
    // "ISIS–K" and "US-led" are no datelines.
    let free = |i: usize| {
        let (Some(before), Some(after)) =
            (i.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(i + 1))
        else {
            return true;
        };
        word(before) == ")" || before.end < tokens[i].start || tokens[i].end < after.start
    };
    let dash = tokens
        .iter()
        .take(14)
        .enumerate()
        .position(|(i, t)| matches!(word(t), "–" | "—" | "--" | "-") && free(i));
    dash.filter(|&d| d + 3 < tokens.len() && (d > 0)).map_or(0, |d| d + 1)
}

/// Notes on each word the name and the figure that cover it.
/// Persons' ages are no figures of anything.
fn mark(sentence: &mut Sentence, page: &Page, lexicon: &Lexicon) {
    let mut name = page.names.partition_point(|n| n.end <= sentence.start);
    let mut figure = page.figures.partition_point(|f| f.end <= sentence.start);
    for word in &mut sentence.words {
        while page.names.get(name).is_some_and(|n| n.end <= word.start) {
            name += 1;
        }
        while page.figures.get(figure).is_some_and(|f| f.end <= word.start) {
            figure += 1;
        }
        // Of a name or figure that runs on into another sentence nothing can be told in this one.
        let (first, last) = (sentence.start, sentence.end);
        let covers = |start: usize, end: usize| {
            start < word.end && word.start < end && first <= start && end <= last
        };
        word.entity = page.names.get(name).filter(|n| covers(n.start, n.end)).map(|_| name);
        let counts = |f: &&Figure| covers(f.start, f.end) && !f.persons_age(lexicon);
        word.number = page.figures.get(figure).filter(counts).map(|_| figure);
        let date = |f: &&Figure| matches!(f.number.label.as_str(), "DATE" | "TIME");
        word.dated = word.number.and_then(|n| page.figures.get(n)).filter(date).is_some();
        if word.number.is_some() && word.tag == Tag::Pron {
            word.tag = Tag::Num; // "all four", shown as "they"
        }
    }
}
