//! On whose word a claim stands: the chain of speakers whose reported words hold it.

use std::ops::Range;

use records::{Actor, Attribution, CodePoints};

use crate::actors::actor::{Filler, Name};
use crate::tables::lexicon::Sort;
use crate::tree::case::{lower, reads_any};

/// An attribution of the paragraph, in bytes.
#[derive(Clone, Debug)]
pub struct Said {
    /// What is said.
    pub content: Vec<Range<usize>>,
    /// Where the speaker stands, if one is named.
    pub source: Option<Range<usize>>,
    /// The record.
    pub record: Attribution,
}

impl Said {
    /// From the record.
    pub fn new(record: Attribution, points: &CodePoints) -> Self {
        let bytes = |start: usize, end: usize| points.byte(start)..points.byte(end);
        Self {
            content: record.content.iter().map(|c| bytes(c.start, c.end)).collect(),
            source: record.source.as_ref().map(|s| bytes(s.start, s.end)),
            record,
        }
    }

    /// Is the speaker named at this byte?
    fn spoken_by(&self, byte: usize) -> bool {
        self.source.as_ref().is_some_and(|s| s.contains(&byte))
    }

    fn length(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }
}

/// The attributions of a paragraph, found by where they stand.
#[derive(Debug, Default)]
pub struct Sayings {
    all: Vec<Said>,
    /// Bytes and attribution of each stretch of content, by where it begins.
    content: Vec<(Range<usize>, usize)>,
    /// The furthest byte that the stretches up to each reach.
    reach: Vec<usize>,
    /// First byte and attribution of each source, in order.
    sources: Vec<(usize, usize)>,
    /// How many bytes the longest source takes.
    longest_source: usize,
}

impl Sayings {
    /// Sorts them.
    pub fn new(all: Vec<Said>) -> Self {
        let each = || all.iter().enumerate();
        let mut content: Vec<(Range<usize>, usize)> =
            each().flat_map(|(i, s)| s.content.iter().map(move |c| (c.clone(), i))).collect();
        content.sort_by_key(|(c, i)| (c.start, *i));
        let mut far = 0;
        let reach = content
            .iter()
            .map(|(c, _)| {
                far = far.max(c.end);
                far
            })
            .collect();
        let source = |s: &Said| s.source.clone();
        let mut sources: Vec<_> = each().filter_map(|(i, s)| Some((source(s)?.start, i))).collect();
        sources.sort_unstable();
        let longest_source = all.iter().filter_map(source).map(|s| s.len()).max().unwrap_or(0);
        Self { all, content, reach, sources, longest_source }
    }

    /// Those whose content overlaps these bytes, in the order of the record.
    pub fn over(&self, bytes: &Range<usize>) -> Vec<&Said> {
        let before = self.content.partition_point(|(c, _)| c.start < bytes.end);
        let far = (0..before).rev().take_while(|&i| self.reach[i] > bytes.start);
        let mut found: Vec<usize> = far
            .filter(|&i| self.content[i].0.end > bytes.start)
            .map(|i| self.content[i].1)
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|i| &self.all[i]).collect()
    }

    /// Those whose content holds a byte, in the order of the record.
    fn holding(&self, byte: usize) -> Vec<&Said> {
        self.over(&(byte..byte + 1))
    }

    /// Where the speaker is named whose very words hold a byte.
    pub fn quoting(&self, byte: usize) -> Option<&Range<usize>> {
        let quoted = |s: &&Said| s.record.kind == "direct" && s.source.is_some();
        let inner = self.holding(byte).into_iter().filter(quoted).min_by_key(|s| s.length())?;
        inner.source.as_ref()
    }

    /// Those whose source begins within these bytes, in order.
    pub fn heard(&self, bytes: &Range<usize>) -> impl Iterator<Item = &Said> {
        let from = self.sources.partition_point(|(start, _)| *start < bytes.start);
        let end = bytes.end;
        let within = self.sources[from..].iter().take_while(move |(start, _)| *start < end);
        within.map(|(_, i)| &self.all[*i])
    }

    /// Is a speaker named at this byte?
    pub fn spoken_by(&self, byte: usize) -> bool {
        let from = byte.saturating_sub(self.longest_source);
        self.heard(&(from..byte + 1)).any(|s| s.spoken_by(byte))
    }
}

/// Words that attribute an intention or an act rather than a report of something: what they
/// hold is the subject's own doing, not somebody's word for it.
fn intends(cue: &str) -> bool {
    cue.split_whitespace().any(|w| {
        [
            "agree", "plan", "decid", "promis", "pledg", "vow", "want", "hop", "intend",
            "threaten", "refus", "tr", "seek", "prepar", "aim", "consider", "reject", "welcom",
            "prais", "condemn", "critic", "remember", "oppos", "declin", "approv", "discuss",
            "conclud", "continu", "demand", "order", "offer", "appeal", "thank", "ignor",
            "support", "chant", "object",
        ]
        .iter()
        .any(|stem| {
            w.strip_prefix(stem).is_some_and(|end| {
                matches!(
                    end,
                    "" | "s"
                        | "e"
                        | "es"
                        | "ed"
                        | "d"
                        | "ing"
                        | "ning"
                        | "ned"
                        | "y"
                        | "ies"
                        | "ied"
                        | "ying"
                        | "ize"
                        | "ized"
                        | "izes"
                        | "izing"
                )
            })
        })
    })
}

/// "Denies", "has denied", "disputes".
fn denies(cue: &str) -> bool {
    ["den", "disput", "reject", "refut"].iter().any(|stem| {
        let last = cue.split_whitespace().next_back().unwrap_or("");
        last.strip_prefix(stem).is_some_and(|end| {
            matches!(end, "y" | "ies" | "ied" | "ying" | "e" | "es" | "ed" | "s" | "")
        })
    })
}

/// "is expected to", "is seen as": a view of things that nobody is said to have stated.
fn expects(cue: &str) -> bool {
    cue.split_whitespace().any(|w| matches!(w, "expected" | "considered" | "seen" | "likely"))
}

/// "The country has seen bombings": an event lived through, no report.
fn sees(cue: &str) -> bool {
    matches!(cue, "seen" | "has seen" | "have seen" | "saw" | "sees" | "had seen")
}

/// The speakers of what stands at a byte, the first speaker first, and the kind of the innermost
/// attribution. `at` turns bytes within `sentence` into the claim's code points.
pub fn chain(
    said: &Sayings,
    byte: usize,
    sentence: &Range<usize>,
    at: impl Fn(usize) -> usize,
) -> (Vec<Actor>, Option<String>) {
    let reports = |s: &&Said| {
        let source = |forms| s.record.source.as_ref().is_some_and(|w| reads_any(&w.text, forms));
        if source(&["nobody", "no one", "no-one", "none"]) {
            return false;
        }
        // "A charge Lima denies": Lima's denial is not its word for it. Nor is "there" anybody's.
        let cue = s.record.cue.as_ref().map(|c| lower(&c.text));
        let denied = cue.as_deref().is_some_and(denies);
        let behind = |from: usize| s.content.iter().all(|c| c.end <= from);
        let place = source(&["there", "here"]);
        if place || denied && s.source.as_ref().is_some_and(|w| behind(w.start)) {
            return false;
        }
        cue.is_none_or(|c| !intends(&c) && !sees(&c) && (s.source.is_some() || !expects(&c)))
    };
    let mut holding: Vec<&Said> = said.holding(byte).into_iter().filter(reports).collect();
    holding.sort_by_key(|s| s.length());
    let kind = holding.first().map(|s| s.record.kind.clone());
    let mut chain: Vec<Actor> = Vec::new();
    for one in holding {
        let speaker = speaker(one, sentence, &at);
        let known = |c: &Actor| c.name == speaker.name && c.id == speaker.id;
        if !speaker.name.is_empty() && !chain.iter().any(known) {
            chain.push(speaker);
        }
    }
    (chain, kind)
}

/// Speakers named so far in the article, for those that are only pointed at.
#[derive(Debug, Default)]
pub struct Speakers {
    known: Vec<records::Source>,
}

/// How many speakers are remembered.
const SPEAKERS: usize = 24;

impl Speakers {
    /// Remembers who speaks within these bytes, unless only a pronoun says who.
    pub fn hear(&mut self, said: &Sayings, within: &Range<usize>) {
        for source in said.heard(within).filter_map(|one| one.record.source.as_ref()) {
            if pointing(&source.text) && source.id.is_none() {
                continue;
            }
            if self.known.len() >= SPEAKERS {
                self.known.remove(0);
            }
            self.known.push(source.clone());
        }
    }

    /// Puts the name to "they", "who" and "the spokesman". `names` are those before the word;
    /// `may_be` tells whether the word may mean a speaker: "she" no man.
    pub fn name<'n>(
        &self,
        who: &mut Actor,
        names: impl DoubleEndedIterator<Item = &'n Name>,
        may_be: impl Fn(&Filler, &str) -> bool,
    ) {
        if who.id.is_some() {
            return;
        }
        let lower = who.text.to_lowercase();
        let source = match lower.as_str() {
            "who" | "which" => {
                let named = names.rev().find(|n| matches!(n.label.as_str(), "PERSON" | "ORG"));
                if let Some(n) = named {
                    (who.id, who.name) = (Some(n.id.clone()), n.name.clone());
                }
                return;
            }
            form if pointing(form) => self.known.iter().rev().find(|s| may_be(&of_source(s), form)),
            form => form.strip_prefix("the ").and_then(|noun| {
                let alike = |s: &&records::Source| {
                    let text = s.text.to_lowercase();
                    text != lower && text.split([' ', ',']).any(|w| w == noun)
                };
                self.known.iter().rev().find(alike)
            }),
        };
        if let Some(source) = source {
            (who.id, who.name) = (source.id.clone(), source.name.clone());
        }
    }
}

/// Does the word only point at somebody?
fn pointing(text: &str) -> bool {
    const FORMS: [&str; 11] =
        ["he", "she", "they", "it", "i", "we", "who", "which", "one", "others", "some"];
    reads_any(text, &FORMS)
}

/// What sort of name the speaker's is, by its id.
fn label_of(source: &records::Source) -> Option<&'static str> {
    match source.id.as_deref()?.split('/').next() {
        Some("person") => Some("PERSON"),
        Some("org") => Some("ORG"),
        Some("gpe") => Some("GPE"),
        _ => None,
    }
}

/// Whose words stand at a byte, as an actor of what they say.
pub fn speaker_at(said: &Sayings, byte: usize) -> Option<Filler> {
    let inner = said.holding(byte).into_iter().min_by_key(|s| s.length())?;
    inner.record.source.as_ref().map(of_source)
}

/// A speaker as an actor: a body speaks as a group, whoever else as a person.
fn of_source(source: &records::Source) -> Filler {
    let label = label_of(source);
    Filler {
        id: source.id.clone(),
        name: source.name.clone(),
        label: label.map(str::to_string),
        text: source.text.clone(),
        span: None,
        sort: Some(if label == Some("ORG") { Sort::Group } else { Sort::Person }),
        plural: false,
    }
}

/// "The witness, whose name was withheld" is the witness; "officials Wednesday" are officials.
fn plain(name: &str) -> String {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let clauses = [", who", ", whose", ", which", " - who", " – who", " — who", " who "];
    let clause = || clauses.iter().filter_map(|c| name.find(c)).min();
    let end = name.contains(" wh").then(clause).flatten().unwrap_or(name.len());
    let head = name.get(..end).unwrap_or(name);
    let undated = |day: &&str| head.strip_suffix(*day).filter(|rest| rest.ends_with(' '));
    let dated = DAYS.iter().find_map(undated);
    match dated.unwrap_or(head).trim() {
        "" => name.to_string(),
        plain => plain.to_string(),
    }
}

fn speaker(said: &Said, sentence: &Range<usize>, at: impl Fn(usize) -> usize) -> Actor {
    match (&said.record.source, &said.source) {
        (Some(source), Some(bytes)) => {
            let here = sentence.start <= bytes.start && bytes.end <= sentence.end;
            let bare = source.id.is_none();
            Actor {
                id: source.id.clone(),
                name: if bare { plain(&source.name) } else { source.name.clone() },
                label: label_of(source).map(str::to_string),
                text: source.text.clone(),
                start: here.then(|| at(bytes.start)),
                end: here.then(|| at(bytes.end)),
            }
        }
        // "It is believed": nobody is named, and that is worth saying.
        _ => Actor {
            id: None,
            name: "unnamed".to_string(),
            label: None,
            text: said.record.cue.as_ref().map_or_else(String::new, |c| c.text.clone()),
            start: None,
            end: None,
        },
    }
}
