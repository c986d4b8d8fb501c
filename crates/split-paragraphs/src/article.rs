//! Article records: one JSON object a line, with any further fields.

use std::borrow::Cow;
use std::fmt;

use records::Text;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::metadata::Metadata;
use crate::{Paragraph, Role};

/// An article as it was read: known fields, and further scalar ones in their order.
#[derive(Debug, Default)]
pub struct Article<'a> {
    pub doc: Option<Text<'a>>,
    pub title: Option<Text<'a>>,
    pub outlet: Option<Text<'a>>,
    pub url: Option<Text<'a>>,
    pub published: Option<Text<'a>>,
    pub author: Option<Text<'a>>,
    pub language: Option<Text<'a>>,
    pub text: Option<Text<'a>>,
    /// Key and value, as they stood. Arrays and objects speak of the article's text, not of
    /// a paragraph's, and are left behind.
    pub further: Vec<(Text<'a>, &'a RawValue)>,
}

impl<'a> Article<'a> {
    /// Reads a line.
    pub fn parse(line: &'a [u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
        serde_json::from_str(text).map_err(|e| e.to_string())
    }

    /// An article of a plain-text file with what is known of it.
    pub fn of_file(doc: &'a str, text: &'a str, known: Option<&'a Metadata>) -> Self {
        let borrow = |s: &'a str| Text(Cow::Borrowed(s));
        let field =
            |f: fn(&Metadata) -> &Option<String>| known.and_then(|m| f(m).as_deref()).map(borrow);
        Article {
            doc: Some(borrow(doc)),
            title: field(|m| &m.title),
            outlet: field(|m| &m.outlet),
            url: field(|m| &m.url),
            published: field(|m| &m.published),
            author: field(|m| &m.author),
            language: field(|m| &m.language),
            text: Some(borrow(text)),
            further: Vec::new(),
        }
    }

    /// Writes one paragraph of the article as a record; `bytes` are the source's.
    pub fn write(&self, n: usize, p: &Paragraph, bytes: (u64, u64), out: &mut Vec<u8>) {
        let text = self.text.as_deref().unwrap_or("");
        records::write_json(
            &Record {
                r#type: "paragraph",
                doc: self.doc.as_deref().unwrap_or(""),
                title: told(self.title.as_deref()),
                outlet: told(self.outlet.as_deref()),
                url: told(self.url.as_deref()),
                published: told(self.published.as_deref()),
                author: told(self.author.as_deref()),
                language: told(self.language.as_deref()),
                paragraph: n,
                byte_start: bytes.0,
                byte_end: bytes.1,
                role: p.role,
                repeat_of: p.repeat_of,
                text: &text[p.range.clone()],
                sentences: &p.sentences,
            },
            out,
        );
        if !self.further.is_empty() {
            out.pop();
            for (key, value) in &self.further {
                out.push(b',');
                records::write_json(&**key, out);
                out.push(b':');
                out.extend_from_slice(value.get().as_bytes());
            }
            out.push(b'}');
        }
        out.push(b'\n');
    }
}

/// An empty field tells nothing.
fn told(field: Option<&str>) -> Option<&str> {
    field.filter(|text| !text.is_empty())
}

#[derive(Serialize)]
struct Record<'a> {
    r#type: &'static str,
    doc: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<&'a str>,
    author: Option<&'a str>,
    language: Option<&'a str>,
    paragraph: usize,
    byte_start: u64,
    byte_end: u64,
    role: Role,
    repeat_of: Option<usize>,
    text: &'a str,
    sentences: &'a [records::Range],
}

impl<'de: 'a, 'a> Deserialize<'de> for Article<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Article<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an article record (a JSON object)")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Article<'de>, M::Error> {
        let mut article = Article::default();
        while let Some(key) = map.next_key::<Text>()? {
            match &*key {
                "type" | "paragraph" | "byte_start" | "byte_end" | "role" | "repeat_of" => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
                "doc" => article.doc = map.next_value()?,
                "title" => article.title = map.next_value()?,
                "outlet" => article.outlet = map.next_value()?,
                "url" => article.url = map.next_value()?,
                "published" => article.published = map.next_value()?,
                "author" => article.author = map.next_value()?,
                "language" => article.language = map.next_value()?,
                "text" => article.text = map.next_value()?,
                _ => {
                    let value: &RawValue = map.next_value()?;
                    if !value.get().starts_with(['[', '{']) {
                        article.further.push((key, value));
                    }
                }
            }
        }
        Ok(article)
    }
}
