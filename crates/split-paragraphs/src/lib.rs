//! Splits articles into paragraphs with their roles, sentences and exact places.
//!
//! [`Splitter::split`] is the pure function: an article in, its paragraph records out.

mod article;
mod decode;
mod furniture;
mod layout;
mod metadata;
mod repeats;
mod roles;
mod run;

use std::fmt;
use std::str::FromStr;

use records::{CodePoints, Range};
use serde::Serialize;

pub use decode::{Decoded, decode, named};
pub use metadata::{Metadata, MetadataTable};
pub use run::{Settings, run};

/// What a paragraph is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The article's own prose.
    Body,
    /// Headline and headings.
    Heading,
    /// Under a picture.
    Caption,
    /// Who took the picture.
    Credit,
    /// Who wrote the article.
    Byline,
    /// Where and when, on a line of its own.
    Dateline,
    /// Leads to other articles.
    Teaser,
    /// The page's furniture.
    Boilerplate,
    /// Pulled out for show.
    Quote,
    /// An item of a list.
    List,
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "body" => Role::Body,
            "heading" => Role::Heading,
            "caption" => Role::Caption,
            "credit" => Role::Credit,
            "byline" => Role::Byline,
            "dateline" => Role::Dateline,
            "teaser" => Role::Teaser,
            "boilerplate" => Role::Boilerplate,
            "quote" => Role::Quote,
            "list" => Role::List,
            _ => return Err(format!("no role is called {name}")),
        })
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", format!("{self:?}").to_lowercase())
    }
}

/// One paragraph of an article, before it has a source and metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the article's text.
    pub range: std::ops::Range<usize>,
    /// What it is.
    pub role: Role,
    /// Ordinal of the earlier paragraph that it says again.
    pub repeat_of: Option<usize>,
    /// Code points of the paragraph.
    pub sentences: Vec<Range>,
}

/// Splits articles; one serves any number of them.
#[derive(Default)]
pub struct Splitter {
    furniture: furniture::Furniture,
    tokens: Vec<english::Token>,
}

impl Splitter {
    /// The paragraphs of a text, in order. `title` is the headline, if it is known.
    pub fn split(&mut self, text: &str, title: Option<&str>) -> Vec<Paragraph> {
        let pieces = layout::pieces(text);
        let repeats = repeats::repeats(text, &pieces);
        let candidates: Vec<_> = pieces
            .iter()
            .zip(&repeats)
            .map(|(piece, twin)| roles::Candidate::new(text, piece, *twin))
            .collect();
        let roles = roles::roles(&candidates, title, &self.furniture);
        pieces
            .into_iter()
            .zip(roles)
            .zip(repeats)
            .map(|((piece, role), repeat_of)| Paragraph {
                sentences: self.sentences(&text[piece.range.clone()]),
                range: piece.range,
                role,
                repeat_of,
            })
            .collect()
    }

    fn sentences(&mut self, text: &str) -> Vec<Range> {
        self.tokens.clear();
        english::tokenize_into(text, &mut self.tokens);
        let points = CodePoints::new(text);
        english::sentences(text, &self.tokens)
            .into_iter()
            .filter_map(|tokens| {
                let first = self.tokens.get(tokens.start)?;
                let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
                Some(Range { start: points.at(first.start), end: points.at(last.end) })
            })
            .collect()
    }
}
