//! Splits articles into paragraphs with their roles, sentences and exact places.
//!
//! [`Splitter::split`] is the pure function: an article in, its paragraph records out.

mod article;
mod blocks;
mod decode;
mod furniture;
mod headline;
mod layout;
mod lowered;
mod measure;
mod plain;
mod repeats;
mod roles;
mod run;
mod words;

use std::fmt;
use std::str::FromStr;

use records::Range;

use roles::Candidate;

pub use decode::{Decoded, decode, named};
pub use run::{Settings, run};

/// What a paragraph is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Role {
    const ALL: [Role; 10] = [
        Role::Body,
        Role::Heading,
        Role::Caption,
        Role::Credit,
        Role::Byline,
        Role::Dateline,
        Role::Teaser,
        Role::Boilerplate,
        Role::Quote,
        Role::List,
    ];

    /// How records name it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Body => "body",
            Role::Heading => "heading",
            Role::Caption => "caption",
            Role::Credit => "credit",
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Teaser => "teaser",
            Role::Boilerplate => "boilerplate",
            Role::Quote => "quote",
            Role::List => "list",
        }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let named = Role::ALL.into_iter().find(|role| role.name() == name);
        named.ok_or_else(|| format!("no role is called {name}"))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
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
}

/// Splits articles; one serves any number of them.
#[derive(Default)]
pub struct Splitter {
    furniture: furniture::Furniture,
    tokens: Vec<english::Token>,
    sentences: Vec<Range>,
}

impl Splitter {
    /// The paragraphs of a text, in order. `title` is the headline, if it is known.
    pub fn split(&mut self, text: &str, title: Option<&str>) -> Vec<Paragraph> {
        let pieces = layout::pieces(text);
        let measures = measure::measures(text, &pieces);
        let repeats = repeats::repeats(text, &pieces, &measures);
        let candidates: Vec<_> = (pieces.iter().zip(&measures).zip(&repeats))
            .map(|((piece, measure), twin)| Candidate::new(text, piece, measure, *twin))
            .collect();
        let roles = roles::roles(text, &candidates, title, &self.furniture);
        (pieces.into_iter().zip(roles).zip(repeats))
            .map(|((piece, role), repeat_of)| Paragraph { range: piece.range, role, repeat_of })
            .collect()
    }

    /// The headline in an article's title, as a heading by its bytes of the title; none where one
    /// of the `paragraphs` of its text says it.
    pub fn headline(
        &self,
        title: Option<&str>,
        outlet: Option<&str>,
        text: &str,
        paragraphs: &[Paragraph],
    ) -> Option<Paragraph> {
        let title = title?;
        let range = headline::headline(title, outlet);
        let titles = [headline::Title::new(&title[range.clone()]), headline::Title::new(title)];
        let says = |p: &Paragraph| headline::says_any(&text[p.range.clone()], &titles);
        let missing = !range.is_empty() && !paragraphs.iter().any(says);
        missing.then_some(Paragraph { range, role: Role::Heading, repeat_of: None })
    }

    /// The sentences of a paragraph, in its code points. A `headline` that runs into the text, as pages
    /// without tags leave it ("Two hurt in pier fire Posted: May 5"), is one of them.
    pub fn sentences(&mut self, text: &str, headline: &str) -> &[Range] {
        let ascii = text.is_ascii();
        let (mut byte, mut point) = (0, 0);
        // Asked for in ascending order: every byte is counted once.
        let mut points = |at: usize| {
            if ascii {
                return at;
            }
            point += text.get(byte..at).map_or(0, |part| part.chars().count());
            byte = at;
            point
        };
        let spans = english::sentence_spans(text, &mut self.tokens);
        self.sentences.clear();
        let spans = spans
            .flat_map(|span| headline::parts(text, span, headline))
            .filter(|part| !part.is_empty());
        self.sentences
            .extend(spans.map(|span| Range { start: points(span.start), end: points(span.end) }));
        &self.sentences
    }
}
