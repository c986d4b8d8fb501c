//! The records that can be exported, read from their lines.

use records::{Attribution, Claim, Entity, Joined, Number, Range};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A record to export.
pub enum Record {
    /// An article record.
    Article(Box<Article>),
    /// A paragraph record, tagged or not.
    Paragraph(Box<Paragraph>),
    /// A claim record.
    Claim(Box<Claim>),
    /// A joined record with its claims.
    Joined(Box<Joined>),
    /// A record of another type.
    Other,
}

/// What an export takes of an article record.
#[derive(Debug, Default, Deserialize)]
pub struct Article {
    /// The article's name.
    #[serde(default)]
    pub doc: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 8601 day.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The whole text.
    pub text: String,
}

/// What an export takes of a paragraph record.
#[derive(Debug, Deserialize)]
pub struct Paragraph {
    /// The article's fields; `text` is the paragraph's.
    #[serde(flatten)]
    pub article: Article,
    /// Ordinal in the article; none of its title.
    #[serde(default)]
    pub paragraph: Option<u64>,
    /// First byte in the source.
    #[serde(default)]
    pub byte_start: u64,
    /// One past the last byte in the source.
    #[serde(default)]
    pub byte_end: u64,
    /// Sentences, code points.
    #[serde(default)]
    pub sentences: Vec<Range>,
    /// Names.
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// Figures and times.
    #[serde(default)]
    pub numbers: Vec<Number>,
    /// Who says what.
    #[serde(default)]
    pub attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Kind {
    r#type: Option<String>,
}

/// Reads a line.
pub fn record(line: &[u8]) -> Result<Record, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    let kind: Kind = serde_json::from_str(text).map_err(|e| format!("no record: {e}"))?;
    Ok(match kind.r#type.as_deref() {
        Some("article") => Record::Article(parse(text, "article")?),
        Some("paragraph") => Record::Paragraph(parse(text, "paragraph")?),
        Some("claim") => Record::Claim(parse(text, "claim")?),
        Some("joined") => Record::Joined(parse(text, "joined")?),
        _ => Record::Other,
    })
}

fn parse<T: DeserializeOwned>(text: &str, kind: &str) -> Result<Box<T>, String> {
    serde_json::from_str(text).map(Box::new).map_err(|e| format!("no {kind} record: {e}"))
}
