//! A paragraph as the extractor reads it: its names, figures and speakers in bytes, its
//! sentences as ranges of tokens.

use std::ops::Range;

use english::Token;
use records::{Attribution, CodePoints, Entity, Number, Paragraph};

use crate::actors::actor::Name;
use crate::context::speakers::{Said, Sayings};
use crate::figures::quantity::Figure;
use crate::tree::sentence::Lowered;

/// A paragraph, ready to be read.
#[derive(Debug)]
pub struct Page<'a> {
    /// Its characters.
    pub text: &'a str,
    /// Bytes to code points.
    pub points: CodePoints<'a>,
    /// Names, in order.
    pub names: Vec<Name>,
    /// Figures and times, in order.
    pub figures: Vec<Figure>,
    /// Who says what.
    pub said: Sayings,
    /// Is it a headline or heading?
    pub headline: bool,
    /// Sentences, in bytes.
    pub sentences: Vec<Range<usize>>,
    /// Its words.
    pub tokens: Vec<Token>,
    /// And these in lower case.
    pub lowered: Lowered,
}

impl<'a> Page<'a> {
    /// Reads a paragraph record; `said` is given where the record has no attributions.
    pub fn read(
        paragraph: &'a Paragraph<'a>,
        said: Option<Vec<Attribution>>,
    ) -> Result<Self, String> {
        let text = paragraph.text();
        let points = CodePoints::new(text);
        let entities = paragraph.entities()?.unwrap_or_default();
        let numbers = paragraph.numbers()?.unwrap_or_default();
        let attributions = match said {
            Some(said) => said,
            None => paragraph.attributions()?.unwrap_or_default(),
        };
        let tokens = english::tokenize(text);
        let sentences = match paragraph.sentences() {
            Some(given) => given.iter().map(|r| points.byte(r.start)..points.byte(r.end)).collect(),
            None => sentences(text, &tokens),
        };
        // Other taggers may write them in any order.
        let mut names: Vec<_> = entities.into_iter().map(|e| name(e, &points)).collect();
        names.sort_by_key(|n| n.start);
        let mut figures: Vec<_> = numbers.into_iter().map(|n| figure(n, &points)).collect();
        figures.sort_by_key(|f| f.start);
        Ok(Self {
            text,
            names,
            figures,
            said: Sayings::new(attributions.into_iter().map(|a| Said::new(a, &points)).collect()),
            points,
            headline: paragraph.role() == "heading",
            sentences,
            lowered: Lowered::new(text, &tokens),
            tokens,
        })
    }

    /// The words within bytes.
    pub fn tokens_in(&self, range: &Range<usize>) -> &[Token] {
        let from = self.tokens.partition_point(|t| t.start < range.start);
        let to = self.tokens.partition_point(|t| t.end <= range.end).max(from);
        self.tokens.get(from..to).unwrap_or_default()
    }

    /// Names within bytes.
    pub fn names_in(&self, range: &Range<usize>) -> std::slice::Iter<'_, Name> {
        let from = self.names.partition_point(|n| n.start < range.start);
        let to = self.names.partition_point(|n| n.end <= range.end).max(from);
        self.names[from..to].iter()
    }

    /// The name that covers a byte.
    pub fn name_at(&self, byte: usize) -> Option<&Name> {
        let at = self.names.partition_point(|n| n.end <= byte);
        self.names.get(at).filter(|n| n.start <= byte)
    }

    /// The figure that covers a byte.
    pub fn figure_at(&self, byte: usize) -> Option<&Figure> {
        let at = self.figures.partition_point(|f| f.end <= byte);
        self.figures.get(at).filter(|f| f.start <= byte)
    }

    /// Are there figures within bytes?
    pub fn has_figures(&self, range: &Range<usize>) -> bool {
        let from = self.figures.partition_point(|f| f.start < range.start);
        self.figures[from..]
            .iter()
            .take_while(|f| f.end <= range.end)
            .any(|f| f.counts() || f.duration() || f.number.label == "ORDINAL")
    }
}

fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    english::sentences(text, tokens)
        .into_iter()
        .filter_map(|r| Some(tokens.get(r.start)?.start..tokens.get(r.end.checked_sub(1)?)?.end))
        .collect()
}

fn name(e: Entity, points: &CodePoints) -> Name {
    Name {
        start: points.byte(e.start),
        end: points.byte(e.end),
        label: e.label,
        id: e.id,
        name: e.name,
        text: e.text,
    }
}

fn figure(number: Number, points: &CodePoints) -> Figure {
    Figure {
        start: points.byte(number.start),
        end: points.byte(number.end),
        of: number.of.as_ref().map(|of| (points.byte(of.start), points.byte(of.end))),
        number,
    }
}
