//! On whose word a claim stands: the chain of speakers whose reported words hold it.

use std::ops::Range;

use records::{Actor, Attribution, CodePoints};

use crate::actor::Filler;
use crate::lexicon::Sort;

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
    pub fn spoken_by(&self, byte: usize) -> bool {
        self.source.as_ref().is_some_and(|s| s.contains(&byte))
    }

    fn length(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }

    fn holds(&self, byte: usize) -> bool {
        self.content.iter().any(|c| c.contains(&byte))
    }
}

/// Words that attribute an intention or an act rather than a report of something: what they
/// hold is the subject's own doing, not somebody's word for it.
fn intends(cue: &str) -> bool {
    cue.split_whitespace().any(|w| {
        [
            "agree", "plan", "decid", "promis", "pledg", "vow", "want", "hop", "intend",
            "threaten", "refus", "demand", "urg", "order", "ask", "tr", "seek", "prepar", "aim",
            "call", "consider", "propos", "reject", "welcom", "prais", "condemn", "critic",
            "accus",
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

/// The speakers of what stands at a byte, the first speaker first, and the kind of the innermost
/// attribution. `at` turns bytes within `sentence` into the claim's code points.
pub fn chain(
    said: &[Said],
    byte: usize,
    sentence: &Range<usize>,
    at: impl Fn(usize) -> usize,
) -> (Vec<Actor>, Option<String>) {
    let reports =
        |s: &&Said| s.record.cue.as_ref().is_none_or(|c| !intends(&c.text.to_lowercase()));
    let mut holding: Vec<&Said> = said.iter().filter(|s| s.holds(byte)).filter(reports).collect();
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

/// Whose words stand at a byte, as an actor of what they say.
pub fn speaker_at(said: &[Said], byte: usize) -> Option<Filler> {
    let inner = said.iter().filter(|s| s.holds(byte)).min_by_key(|s| s.length())?;
    let source = inner.record.source.as_ref()?;
    let label = source.id.as_deref().and_then(|id| match id.split('/').next() {
        Some("person") => Some("PERSON"),
        Some("org") => Some("ORG"),
        Some("gpe") => Some("GPE"),
        _ => None,
    });
    Some(Filler {
        id: source.id.clone(),
        name: source.name.clone(),
        label: label.map(str::to_string),
        text: source.text.clone(),
        span: None,
        sort: Some(if label == Some("ORG") { Sort::Group } else { Sort::Person }),
        plural: false,
    })
}

fn speaker(said: &Said, sentence: &Range<usize>, at: impl Fn(usize) -> usize) -> Actor {
    match (&said.record.source, &said.source) {
        (Some(source), Some(bytes)) => {
            let here = sentence.start <= bytes.start && bytes.end <= sentence.end;
            Actor {
                id: source.id.clone(),
                name: source.name.clone(),
                label: None,
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
