//! From tokens to a parsed sentence with its names and figures in place.

use std::ops::Range;

use english::{Parser, Token};

use crate::grammar::{Rel, Tag, Xpos};
use crate::mask::Mask;
use crate::page::Page;
use crate::sentence::Sentence;

/// Longest sentence that is parsed, in tokens: tables and lists run on without a stop.
const LONGEST: usize = 250;

/// Parses the tokens within the bytes of a sentence; none if there are no words.
pub fn parse<'a>(
    parser: &mut Parser,
    mask: &mut Mask,
    page: &Page<'a>,
    tokens: &[Token],
    bytes: &Range<usize>,
) -> Option<Sentence<'a>> {
    let from = tokens.partition_point(|t| t.start < bytes.start);
    let to = tokens.partition_point(|t| t.end <= bytes.end).min(from + LONGEST);
    let from = from + dateline(page.text, tokens.get(from..to)?);
    let tokens = tokens.get(from..to).filter(|t| !t.is_empty())?;
    let mut sentence = Sentence::new(page.text, bytes.start, bytes.end);
    for token in tokens {
        sentence.push(token.start, token.end);
    }
    mask.fill(page, tokens);
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
            } else {
                let name = page.name_at(word.start).is_some();
                word.tag = if name { Tag::Propn } else { Tag::Adv };
                word.head = Some(core);
                word.rel = if name { Rel::Flat } else { Rel::Advmod };
            }
        }
    }
    raise_results(&mut sentence);
    give_subjects(&mut sentence);
    mark(&mut sentence, page);
    sentence.plant();
    Some(sentence)
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

/// How many tokens a dateline takes: "DETROIT (WWJ) –", "KABUL, Afghanistan (AP) --".
fn dateline(text: &str, tokens: &[Token]) -> usize {
    let word = |t: &Token| text.get(t.start..t.end).unwrap_or("");
    let capitals = tokens.first().is_some_and(|t| {
        let w = word(t);
        w.len() > 2
            && w.bytes().all(|b| !b.is_ascii_lowercase())
            && w.bytes().any(|b| b.is_ascii_uppercase())
    });
    if !capitals {
        return 0;
    }
    let dash = tokens.iter().take(14).position(|t| matches!(word(t), "–" | "—" | "--" | "-"));
    dash.filter(|&d| d + 3 < tokens.len() && (d > 0)).map_or(0, |d| d + 1)
}

/// Notes on each word the name and the figure that cover it.
fn mark(sentence: &mut Sentence, page: &Page) {
    let mut name = page.names.partition_point(|n| n.end <= sentence.start);
    let mut figure = page.figures.partition_point(|f| f.end <= sentence.start);
    for word in &mut sentence.words {
        while page.names.get(name).is_some_and(|n| n.end <= word.start) {
            name += 1;
        }
        while page.figures.get(figure).is_some_and(|f| f.end <= word.start) {
            figure += 1;
        }
        let covers = |start: usize, end: usize| start < word.end && word.start < end;
        word.entity = page.names.get(name).filter(|n| covers(n.start, n.end)).map(|_| name);
        word.number = page.figures.get(figure).filter(|f| covers(f.start, f.end)).map(|_| figure);
    }
}
