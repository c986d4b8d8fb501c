//! A paragraph record as it was read: borrowed from its line, unknown fields untouched.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::plain::{self, Head};
use crate::{Attribution, Entity, Number, Range};

/// A string that borrows from the line wherever JSON's escapes allow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text<'a>(pub Cow<'a, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;
        impl<'de> Visitor<'de> for Borrow {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, s: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(s)))
            }
            fn visit_str<E>(self, s: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(s.to_owned())))
            }
            fn visit_string<E>(self, s: String) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(s)))
            }
        }
        deserializer.deserialize_str(Borrow)
    }
}

/// A value as it stands in the line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw<'a>(pub &'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(|value| Raw(value.get()))
    }
}

/// The ranges of a paragraph's sentences, which most tools pass on unread.
#[derive(Clone)]
pub(crate) enum Sentences<'a> {
    /// Known to be ranges as our own tools write them.
    Unread(&'a str),
    Read(Vec<Range>),
}

impl Sentences<'_> {
    fn read(&self) -> Cow<'_, [Range]> {
        match self {
            Self::Unread(json) => plain::ranges(json).into(),
            Self::Read(ranges) => ranges.into(),
        }
    }
}

impl fmt::Debug for Sentences<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.read().fmt(f)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Sentences<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::Read)
    }
}

/// The fields of a paragraph that tools read; the rest stays in `line`.
///
/// Only `text` must be there, so that people can write records by hand.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Fields<'a> {
    #[serde(borrow)]
    pub doc: Option<Text<'a>>,
    #[serde(borrow)]
    pub title: Option<Text<'a>>,
    #[serde(borrow)]
    pub outlet: Option<Text<'a>>,
    #[serde(borrow)]
    pub url: Option<Text<'a>>,
    #[serde(borrow)]
    pub published: Option<Text<'a>>,
    pub paragraph: Option<u64>,
    pub byte_start: Option<u64>,
    #[serde(borrow)]
    pub role: Option<Text<'a>>,
    pub repeat_of: Option<u64>,
    #[serde(borrow)]
    pub text: Text<'a>,
    #[serde(borrow)]
    pub sentences: Option<Sentences<'a>>,
    #[serde(borrow)]
    pub entities: Option<Raw<'a>>,
    #[serde(borrow)]
    pub numbers: Option<Raw<'a>>,
    #[serde(borrow)]
    pub attributions: Option<Raw<'a>>,
    /// What it may share with the next line.
    #[serde(skip)]
    pub head: Head,
}

/// A paragraph record, borrowed from its line.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    /// The whole line, as it came.
    pub line: &'a [u8],
    pub(crate) fields: Fields<'a>,
}

/// A field that a tagger adds to a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// `entities`, an array of [`Entity`].
    Entities,
    /// `numbers`, an array of [`Number`].
    Numbers,
    /// `attributions`, an array of [`Attribution`].
    Attributions,
}

impl Field {
    /// The key in the record.
    pub fn key(self) -> &'static str {
        match self {
            Field::Entities => "entities",
            Field::Numbers => "numbers",
            Field::Attributions => "attributions",
        }
    }
}

impl<'a> Paragraph<'a> {
    /// Reads a line that is a paragraph record; the error says what is wrong with it.
    pub fn parse(line: &'a [u8]) -> Result<Self, String> {
        Self::parse_after(line, None)
    }

    /// As [`Paragraph::parse`], quicker where the line `before` it is of the same article.
    pub fn parse_after(line: &'a [u8], before: Option<&Paragraph<'a>>) -> Result<Self, String> {
        let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
        if let Some(fields) = plain::fields(text, before) {
            return Ok(Self { line, fields });
        }
        // An array would be read as the fields in their order.
        if !text.trim_start().starts_with('{') {
            return Err("not a record: a JSON object is expected".to_string());
        }
        let fields = serde_json::from_str(text).map_err(|e| without_line(&e))?;
        Ok(Self { line, fields })
    }

    /// The article's name; empty when the record names none.
    pub fn doc(&self) -> &str {
        self.fields.doc.as_deref().unwrap_or("")
    }

    /// The article's headline.
    pub fn title(&self) -> Option<&str> {
        self.fields.title.as_deref()
    }

    /// Who published the article.
    pub fn outlet(&self) -> Option<&str> {
        self.fields.outlet.as_deref()
    }

    /// Where the article stands on the web.
    pub fn url(&self) -> Option<&str> {
        self.fields.url.as_deref()
    }

    /// ISO 8601 date of publication.
    pub fn published(&self) -> Option<&str> {
        self.fields.published.as_deref()
    }

    /// Ordinal in the article; the title has none.
    pub fn ordinal(&self) -> Option<u64> {
        let untold = || (!self.is_title()).then_some(0);
        self.fields.paragraph.or_else(untold)
    }

    /// Is it the article's title, which its text does not say?
    pub fn is_title(&self) -> bool {
        self.fields.paragraph.is_none() && self.role() == "heading"
    }

    /// First byte of the text in the source.
    pub fn byte_start(&self) -> u64 {
        self.fields.byte_start.unwrap_or(0)
    }

    /// body, heading, caption, …; body when the record says nothing.
    pub fn role(&self) -> &str {
        self.fields.role.as_deref().unwrap_or("body")
    }

    /// Does it repeat an earlier paragraph of its article?
    pub fn repeats(&self) -> bool {
        self.fields.repeat_of.is_some()
    }

    /// The paragraph's own characters.
    pub fn text(&self) -> &str {
        &self.fields.text
    }

    /// Sentences in code points of the text; none when nobody has split them.
    pub fn sentences(&self) -> Option<Cow<'_, [Range]>> {
        self.fields.sentences.as_ref().map(Sentences::read)
    }

    /// The names tagged so far; none when nobody has.
    pub fn entities(&self) -> Result<Option<Vec<Entity>>, String> {
        read(self.fields.entities, Field::Entities)
    }

    /// The figures and times extracted so far; none when nobody has.
    pub fn numbers(&self) -> Result<Option<Vec<Number>>, String> {
        read(self.fields.numbers, Field::Numbers)
    }

    /// The attributions tagged so far; none when nobody has.
    pub fn attributions(&self) -> Result<Option<Vec<Attribution>>, String> {
        read(self.fields.attributions, Field::Attributions)
    }

    fn raw(&self, field: Field) -> Option<&'a str> {
        let raw = match field {
            Field::Entities => self.fields.entities,
            Field::Numbers => self.fields.numbers,
            Field::Attributions => self.fields.attributions,
        };
        raw.map(|raw| raw.0)
    }

    /// Writes the line with `field` set to the JSON that `values` appends; every other byte is as
    /// it came. The taggers' fields keep one order, so that the taggers commute to the byte.
    pub fn write_with(&self, field: Field, values: impl FnOnce(&mut Vec<u8>), out: &mut Vec<u8>) {
        let line = self.line;
        if let Some(old) = self.raw(field) {
            let start = offset(line, old);
            out.extend_from_slice(&line[..start]);
            values(out);
            out.extend_from_slice(&line[start + old.len()..]);
        } else if let Some(at) = self.later_key(field) {
            out.extend_from_slice(&line[..at]);
            write_key(field, out);
            values(out);
            out.push(b',');
            out.extend_from_slice(&line[at..]);
        } else {
            let end = line.iter().rposition(|&b| b == b'}').unwrap_or(line.len());
            out.extend_from_slice(&line[..end]);
            out.push(b',');
            write_key(field, out);
            values(out);
            out.extend_from_slice(&line[end..]);
        }
        out.push(b'\n');
    }

    /// Where the first key stands that belongs after `field`.
    fn later_key(&self, field: Field) -> Option<usize> {
        [Field::Numbers, Field::Attributions]
            .into_iter()
            .filter(|&later| later > field)
            .filter_map(|later| {
                let value = offset(self.line, self.raw(later)?);
                let before = self.line[..value].trim_ascii_end().strip_suffix(b":")?;
                let quoted = before.trim_ascii_end().strip_suffix(b"\"")?;
                let key = quoted.strip_suffix(later.key().as_bytes())?.strip_suffix(b"\"")?;
                Some(key.len())
            })
            .min()
    }
}

/// Where `part`, a slice of `line`, begins in it.
fn offset(line: &[u8], part: &str) -> usize {
    (part.as_ptr() as usize - line.as_ptr() as usize).min(line.len())
}

fn write_key(field: Field, out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend_from_slice(field.key().as_bytes());
    out.extend_from_slice(b"\":");
}

/// Appends a value as JSON.
pub fn write_json<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    // Our records hold no map with odd keys, and a Vec takes every write: this cannot fail.
    if let Err(error) = serde_json::to_writer(&mut *out, value) {
        debug_assert!(false, "{error}");
    }
}

fn read<'a, T: Deserialize<'a>>(
    raw: Option<Raw<'a>>,
    field: Field,
) -> Result<Option<Vec<T>>, String> {
    raw.map_or(Ok(None), |raw| {
        serde_json::from_str(raw.0)
            .map(Some)
            .map_err(|e| format!("{}: {}", field.key(), without_line(&e)))
    })
}

/// A JSON error's words, with the column alone: the line is the stream's, not the value's.
pub(crate) fn without_line(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.rfind(" at line ") {
        Some(at) => format!("{} at column {}", &words[..at], error.column()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &[u8] =
        br#"{"type":"paragraph", "x" : 1.50 ,"doc":"a","text":"\u00c4 b","zz":{"k":[1]}}"#;

    fn entity() -> Entity {
        Entity {
            start: 0,
            end: 1,
            text: "Ä".into(),
            label: "GPE".into(),
            id: "gpe/a".into(),
            name: "Ä".into(),
        }
    }

    fn with<T: Serialize>(line: &[u8], field: Field, values: &[T]) -> String {
        let mut out = Vec::new();
        Paragraph::parse(line).unwrap().write_with(field, |out| write_json(values, out), &mut out);
        assert_eq!(out.pop(), Some(b'\n'));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_array_is_no_record() {
        for line in ["[\"paragraph\",\"d\"]", " \n[\"r\",\"\",\"r\"]", "7", "\"paragraph\""] {
            assert!(Paragraph::parse(line.as_bytes()).is_err_and(|why| why.contains("object")));
        }
    }

    #[test]
    fn unknown_fields_survive_byte_for_byte() {
        let line = with::<Number>(LINE, Field::Numbers, &[]);
        let head = std::str::from_utf8(&LINE[..LINE.len() - 1]).unwrap();
        assert_eq!(line, format!("{head},\"numbers\":[]}}"));
    }

    #[test]
    fn fields_keep_their_order_and_replace_themselves() {
        let numbers_first = with::<Number>(LINE, Field::Numbers, &[]);
        let both = with(numbers_first.as_bytes(), Field::Entities, &[entity()]);
        let entities_first = with(LINE, Field::Entities, &[entity()]);
        assert_eq!(both, with::<Number>(entities_first.as_bytes(), Field::Numbers, &[]));
        assert_eq!(both, with(both.as_bytes(), Field::Entities, &[entity()]));
        let emptied = with::<Entity>(both.as_bytes(), Field::Entities, &[]);
        assert!(emptied.ends_with(r#","entities":[],"numbers":[]}"#), "{emptied}");
    }

    #[test]
    fn bad_records_say_why() {
        let why = |line: &[u8]| Paragraph::parse(line).unwrap_err();
        assert!(why(b"{\"text\":5}").contains("expected a string"));
        assert!(why(b"{\"doc\":\"a\"}").contains("missing field `text`"));
        assert!(why(b"{\"text\":\"\xff\"}").contains("UTF-8"));
        assert!(why(br#"{"text":"a","text":"b"}"#).contains("duplicate"));
        assert!(why(br#"{"text":"\ud800"}"#).contains("column"));
        let entities = br#"{"text":"a","entities":[{"start":1}]}"#;
        assert!(
            Paragraph::parse(entities).unwrap().entities().unwrap_err().starts_with("entities")
        );
    }
}
