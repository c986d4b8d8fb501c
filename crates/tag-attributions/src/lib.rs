//! Who says what: finds speech, reports, beliefs and stances in the paragraphs of an article and
//! gives each its source, its cue and its content.
//!
//! Rules over words, quotation marks and a table of cue words; a pure function over an article.
//! The spans follow the conventions of PolNeAR (Newell, Margolin and Ruths, LREC 2018): content
//! keeps its "that" and its quotation marks and leaves the sentence's stop; a source is the whole
//! noun phrase with title and apposition. Unlike there, what is said within what another says is
//! annotated too, so that chains of speakers can be followed.

mod assemble;
mod complement;
mod cues;
mod page;
mod people;
mod phrase;
mod quotes;
mod sites;
mod verb;
mod words;

use std::cell::OnceCell;
use std::collections::HashMap;

use english::Parser;
use records::{Attribution, CodePoints, Entity, Source, Span};

pub use assemble::is_label;
use assemble::{Bytes, Found, assemble};
pub use cues::{BadCues, Complement, Cue, Form, Frame, Kind, Lexicon};
use page::Page;
use people::{Mention, People};
use quotes::quotes;

/// A paragraph as the tagger wants it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its characters.
    pub text: &'a str,
    /// Is it a headline or heading?
    pub heading: bool,
    /// Its names, in code points of the text; none when nobody has tagged them, then
    /// capitals tell.
    pub entities: Option<&'a [Entity]>,
}

/// The rule behind an attribution, for measuring each rule on its own.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The cue's row in the table.
    pub cue: Box<str>,
    /// How the content is taken; none when it only stands before the cue.
    pub complement: Option<Complement>,
    /// The attribution lies within another's content.
    pub nested: bool,
}

/// Tags the attributions of an article's paragraphs: one list for each, in the order of cues.
pub fn tag(paragraphs: &[Input], lexicon: &Lexicon) -> Vec<Vec<Attribution>> {
    tag_by(&mut Parser::new(), paragraphs, lexicon)
}

/// Tags as [`tag`] does, article after article: the parser keeps what it knows of words, which
/// changes its speed and never its answers.
pub fn tag_by(
    parser: &mut Parser,
    paragraphs: &[Input],
    lexicon: &Lexicon,
) -> Vec<Vec<Attribution>> {
    let found = find(parser, paragraphs, lexicon).into_iter();
    found
        .map(|paragraph| paragraph.into_iter().map(|(attribution, _)| attribution).collect())
        .collect()
}

/// Tags as [`tag`] does, and says by which rule.
pub fn tag_with_rules(paragraphs: &[Input], lexicon: &Lexicon) -> Vec<Vec<(Attribution, Rule)>> {
    let ruled = |(attribution, f): (Attribution, Found)| {
        (attribution, Rule { cue: f.lemma, complement: f.complement, nested: f.nested })
    };
    let found = find(&mut Parser::new(), paragraphs, lexicon).into_iter();
    found.map(|paragraph| paragraph.into_iter().map(ruled).collect()).collect()
}

fn find(
    parser: &mut Parser,
    paragraphs: &[Input],
    lexicon: &Lexicon,
) -> Vec<Vec<(Attribution, Found)>> {
    let mut people = People::default();
    let mut speaker: Option<usize> = None;
    let elsewhere = Elsewhere { paragraphs, words: OnceCell::new() };
    paragraphs
        .iter()
        .map(|input| {
            let quotes = quotes(input.text);
            let page = Page::new(input.text, quotes, lexicon, parser);
            let found = assemble(&page, lexicon, input.heading, |word| elsewhere.has(word));
            let mentions = people.enter(&page, input.entities);
            let mut writer = Writer {
                page: &page,
                points: CodePoints::new(input.text),
                people: &mut people,
                mentions,
                noted: 0,
            };
            writer.write(&found, &mut speaker).into_iter().zip(found).collect()
        })
        .collect()
}

/// Counts the capitalised words of an article, when first asked.
struct Elsewhere<'a> {
    paragraphs: &'a [Input<'a>],
    words: OnceCell<HashMap<&'a str, u32>>,
}

impl<'a> Elsewhere<'a> {
    /// Whether a name's word stands in the article more than once.
    fn has(&self, word: &str) -> bool {
        let count = || {
            let mut words: HashMap<&'a str, u32> = HashMap::new();
            for input in self.paragraphs {
                for word in input.text.split(|c: char| !c.is_alphanumeric()) {
                    if word.starts_with(char::is_uppercase) {
                        *words.entry(word).or_default() += 1;
                    }
                }
            }
            words
        };
        self.words.get_or_init(count).get(word).is_some_and(|&n| n > 1)
    }
}

/// Turns found bytes into records of one paragraph.
struct Writer<'p> {
    page: &'p Page<'p>,
    points: CodePoints<'p>,
    people: &'p mut People,
    mentions: Vec<Mention>,
    /// Mentions already remembered for pronouns.
    noted: usize,
}

impl Writer<'_> {
    fn write(&mut self, found: &[Found], speaker: &mut Option<usize>) -> Vec<Attribution> {
        let mut speakers: Vec<(Option<Bytes>, Option<usize>)> = Vec::with_capacity(found.len());
        let mut out = Vec::with_capacity(found.len());
        for f in found {
            let at = f.cue.or(f.content.first().copied()).map_or(0, |b| b.0);
            self.note_until(at);
            let (bytes, person) = match (f.source, f.same) {
                (Some(bytes), _) => (Some(bytes), self.identify(bytes)),
                (None, Some(same)) => speakers.get(same).copied().unwrap_or((None, None)),
                // A quotation alone in its paragraph goes on with the speaker before.
                (None, None) if f.cue.is_none() => (Some((0, 0)), *speaker),
                _ => (None, None),
            };
            speakers.push((bytes, person));
            if let Some(person) = person {
                self.people.note(person);
            }
            if f.source.is_some() {
                *speaker = person;
            }
            out.push(self.attribution(f, bytes, person));
        }
        self.note_until(usize::MAX);
        // Only the next paragraph can go on with a quotation.
        if found.is_empty() {
            *speaker = None;
        }
        out
    }

    /// Remembers the names before byte `at` for pronouns that follow.
    fn note_until(&mut self, at: usize) {
        while let Some(mention) = self.mentions.get(self.noted).filter(|m| m.start < at) {
            self.people.note(mention.person);
            self.noted += 1;
        }
    }

    /// The person a source's words name, or its pronoun means.
    fn identify(&mut self, source: Bytes) -> Option<usize> {
        let words = self.page.text.get(source.0..source.1)?;
        let lower = words.to_lowercase();
        if let Some(person) = self.people.pronoun(&lower) {
            return Some(person);
        }
        // The head comes first: "X, a spokesman for Y" is X; a title may precede it.
        const AFTER_HEAD: [&str; 9] =
            [",", " of ", " in ", " for ", " from ", " at ", " on ", " with ", " who "];
        let ends = |at: &usize| {
            let rest = words.get(*at..).filter(|rest| rest.starts_with([',', ' ']));
            rest.is_some_and(|rest| AFTER_HEAD.iter().any(|mark| rest.starts_with(mark)))
        };
        let head = (0..words.len()).find(ends);
        let main = head.map_or(source.1, |at| source.0 + at);
        let inside = |m: &&Mention| source.0 <= m.start && m.end <= main;
        let from = self.mentions.partition_point(|m| m.end <= source.0);
        let mut named = self.mentions[from..].iter().take_while(|m| m.start < main).filter(inside);
        let first = named.next()?;
        // "Republican Senator X": the human being, not the party.
        let human = std::iter::once(first).chain(named).find(|m| self.people.all[m.person].human);
        let chosen = human.unwrap_or(first);
        let alone = human.is_some() || (chosen.end == main);
        alone.then_some(chosen.person)
    }

    fn attribution(&self, f: &Found, bytes: Option<Bytes>, person: Option<usize>) -> Attribution {
        let source = bytes.and_then(|bytes| {
            let span = self.span(bytes);
            let who = person.and_then(|p| self.people.all.get(p));
            if span.text.is_empty() && who.is_none() {
                return None;
            }
            Some(Source {
                name: who.map_or_else(|| span.text.clone(), |p| p.name.clone()),
                id: who.and_then(|p| p.id.clone()),
                start: span.start,
                end: span.end,
                text: span.text,
            })
        });
        let content: Vec<Span> = f.content.iter().map(|&b| self.span(b)).collect();
        Attribution {
            source,
            cue: f.cue.map(|b| self.span(b)),
            kind: Self::kind(f).to_string(),
            content,
        }
    }

    fn kind(f: &Found) -> &'static str {
        match (f.direct, f.quoted) {
            (true, _) => "direct",
            (false, true) => "mixed",
            (false, false) => "indirect",
        }
    }

    fn span(&self, (start, end): Bytes) -> Span {
        Span {
            start: self.points.at(start),
            end: self.points.at(end),
            text: self.page.text.get(start..end).unwrap_or("").to_string(),
        }
    }
}
