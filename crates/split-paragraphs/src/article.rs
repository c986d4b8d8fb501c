//! Article records: one JSON object a line, with any further fields.

use std::borrow::Cow;
use std::fmt;

use records::articles::Metadata;
use records::{Range, Text, json};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Paragraph;
use crate::headline::headline;

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

    /// Its title without the site's name; empty where it has none.
    pub fn headline(&self) -> &str {
        let title = self.title.as_deref().unwrap_or_default();
        &title[headline(title, self.outlet.as_deref())]
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
}

/// Bytes that most heads stay under.
const USUAL_HEAD: usize = 512;

/// What all paragraph records of an article share, as JSON: made once, copied into each.
pub struct Frame {
    /// Up to the paragraph's ordinal.
    head: Vec<u8>,
    /// Behind the sentences.
    tail: Vec<u8>,
}

impl Frame {
    /// The frame of an article's records.
    pub fn new(article: &Article) -> Self {
        let mut head = Vec::with_capacity(USUAL_HEAD);
        head.extend_from_slice(br#"{"type":"paragraph""#);
        key("doc", &mut head);
        json::string(article.doc.as_deref().unwrap_or(""), &mut head);
        for (name, field) in [
            ("title", &article.title),
            ("outlet", &article.outlet),
            ("url", &article.url),
            ("published", &article.published),
            ("author", &article.author),
            ("language", &article.language),
        ] {
            key(name, &mut head);
            // An empty field tells nothing.
            match field.as_deref().filter(|text| !text.is_empty()) {
                Some(text) => json::string(text, &mut head),
                None => head.extend_from_slice(b"null"),
            }
        }
        key("paragraph", &mut head);
        let mut tail = Vec::new();
        for (name, value) in &article.further {
            tail.push(b',');
            json::string(name, &mut tail);
            tail.push(b':');
            tail.extend_from_slice(value.get().as_bytes());
        }
        tail.extend_from_slice(b"}\n");
        Self { head, tail }
    }

    /// Writes paragraph number `n` (the title has none) and its `sentences` as a record; `bytes` are
    /// the source's, and its text is one of the `parts` of the article's, or of the title.
    pub fn write(
        &self,
        n: Option<usize>,
        p: &Paragraph,
        bytes: [u64; 2],
        parts: &mut json::Parts,
        sentences: &[Range],
        out: &mut Vec<u8>,
    ) {
        out.extend_from_slice(&self.head);
        number(n, out);
        out.extend_from_slice(b",\"byte_start\":");
        json::figure(bytes[0], out);
        out.extend_from_slice(b",\"byte_end\":");
        json::figure(bytes[1], out);
        out.extend_from_slice(b",\"role\":\"");
        out.extend_from_slice(p.role.name().as_bytes());
        out.extend_from_slice(b"\",\"repeat_of\":");
        number(p.repeat_of, out);
        out.extend_from_slice(b",\"text\":");
        parts.write(p.range.clone(), out);
        out.extend_from_slice(b",\"sentences\":");
        json::ranges(sentences, out);
        out.extend_from_slice(&self.tail);
    }
}

fn number(n: Option<usize>, out: &mut Vec<u8>) {
    match n {
        Some(n) => json::figure(n as u64, out),
        None => out.extend_from_slice(b"null"),
    }
}

fn key(name: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b",\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
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
                    map.next_value::<IgnoredAny>()?;
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
