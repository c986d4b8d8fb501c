//! The article record that goes out.

use std::ops::Range;

use serde::Serialize;
use serde_json::value::RawValue;

use records::articles::Metadata;

/// One article.
#[derive(Debug, Default)]
pub struct Article {
    /// Its name, unique in the run.
    pub doc: String,
    /// What is known of it; `language` in its final form.
    pub known: Metadata,
    /// The whole text: what offsets refer to.
    pub text: String,
    /// Further fields of the input, in their order; none has a name of ours.
    pub further: Vec<(String, Box<RawValue>)>,
    /// A date of publication that was not understood.
    pub undated: Option<String>,
}

/// How a record begins.
const BEFORE_NAME: &str = "{\"type\":\"article\",\"doc\":";

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
    text: &'a str,
}

impl Article {
    /// Appends the record as a line; gives where its name stands in it.
    pub fn write(&self, out: &mut Vec<u8>) -> Range<usize> {
        let name = out.len() + BEFORE_NAME.len();
        let known = &self.known;
        let record = Record {
            r#type: "article",
            doc: &self.doc,
            title: known.title.as_deref(),
            outlet: known.outlet.as_deref(),
            url: known.url.as_deref(),
            published: known.published.as_deref(),
            author: known.author.as_deref(),
            language: known.language.as_deref(),
            text: &self.text,
        };
        records::write_json(&record, out);
        if !self.further.is_empty() {
            out.pop();
            for (key, value) in &self.further {
                out.push(b',');
                records::write_json(key, out);
                out.push(b':');
                out.extend_from_slice(value.get().as_bytes());
            }
            out.push(b'}');
        }
        out.push(b'\n');
        let quote = |at: &usize| {
            out[*at] == b'"'
                && out[..*at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 0
        };
        let end = (name + 1..out.len()).find(quote).unwrap_or(name);
        name..end + 1
    }
}
