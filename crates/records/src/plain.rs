//! Records as our own tools write them, read by one pass over the line.
//!
//! Almost every line is of this kind: no white space between the parts, no escape in a key. Of
//! any other line, good or bad, nothing is said here: the general reader has the last word, so
//! that this one need not explain what is wrong.

use serde::Deserialize;
use serde_json::Deserializer;

use crate::Range;
use crate::json::clean_blocks;
use crate::paragraph::{Fields, Paragraph, Raw, Sentences, Text};

/// The head of a line: all that stands before its paragraph's ordinal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// In bytes; 0 when it is not known.
    len: usize,
    /// The keys it holds, a bit each.
    seen: u32,
}

impl Head {
    /// Doc, title, outlet, url, published, and what no tool reads.
    const SHARED: u32 = 0b1_1111 | 1 << 31;

    /// The keys behind it, from the ordinal to the sentences.
    const BODY: u32 = 0b111_1110_0000 | 1 << 31;

    /// The fields of the head of a line that is `before`'s, byte for byte.
    fn of<'a>(line: &str, before: Option<&Paragraph<'a>>) -> Option<Fields<'a>> {
        let Paragraph { line: other, fields } = before?;
        let head = other.get(..fields.head.len).filter(|head| !head.is_empty())?;
        line.as_bytes().starts_with(head).then(|| Fields {
            doc: fields.doc.clone(),
            title: fields.title.clone(),
            outlet: fields.outlet.clone(),
            url: fields.url.clone(),
            published: fields.published.clone(),
            head: fields.head,
            ..Fields::default()
        })
    }
}

/// The fields of a paragraph's line; nothing when the general reader must look at it. Where its
/// head is that of the paragraph `before`, as in all lines of an article, it is not read again.
pub(crate) fn fields<'a>(line: &'a str, before: Option<&Paragraph<'a>>) -> Option<Fields<'a>> {
    let mut at = Cursor { line, at: 0 };
    let mut fields = Head::of(line, before).unwrap_or_default();
    let (mut seen, mut text) = (fields.head.seen, None);
    at.at = fields.head.len;
    if at.at == 0 {
        at.take(b"{")?;
    }
    loop {
        let start = at.at;
        if seen & !Head::SHARED == 0 && at.rest().starts_with(b"\"paragraph\":") {
            fields.head = Head { len: start, seen };
            if let Some(read) = at.body(&mut fields) {
                (text, seen) = (Some(read), seen | Head::BODY);
                if at.take(b",").is_none() {
                    break;
                }
                continue;
            }
            // Not as our own tools write it: what was read of it is read again.
            at.at = start;
        }
        let key = at.key()?;
        let number = match key {
            b"doc" => at.text_or_null().map(|v| (fields.doc = v, 0)),
            b"title" => at.text_or_null().map(|v| (fields.title = v, 1)),
            b"outlet" => at.text_or_null().map(|v| (fields.outlet = v, 2)),
            b"url" => at.text_or_null().map(|v| (fields.url = v, 3)),
            b"published" => at.text_or_null().map(|v| (fields.published = v, 4)),
            b"paragraph" => at.integer_or_null().map(|v| (fields.paragraph = v, 5)),
            b"byte_start" => at.integer_or_null().map(|v| (fields.byte_start = v, 6)),
            b"role" => at.text_or_null().map(|v| (fields.role = v, 7)),
            b"repeat_of" => at.integer_or_null().map(|v| (fields.repeat_of = v, 8)),
            b"text" => at.text().map(|v| (text = Some(v), 9)),
            b"sentences" => at.ranges_or_null().map(|v| (fields.sentences = v, 10)),
            b"entities" => at.raw_or_null().map(|v| (fields.entities = v, 11)),
            b"numbers" => at.raw_or_null().map(|v| (fields.numbers = v, 12)),
            b"attributions" => at.raw_or_null().map(|v| (fields.attributions = v, 13)),
            _ => at.unknown().map(|()| ((), 31)),
        }?
        .1;
        // A key told twice is a fault.
        if number != 31 && seen >> number & 1 == 1 {
            return None;
        }
        seen |= 1 << number;
        if at.take(b",").is_none() {
            break;
        }
    }
    at.take(b"}")?;
    fields.text = text?;
    (at.at == line.len()).then_some(fields)
}

/// Ranges that [`fields`] has stepped over.
pub(crate) fn ranges(json: &str) -> Vec<Range> {
    let mut ranges = Vec::with_capacity(4);
    let whole = Cursor { line: json, at: 0 }.each_range(|range| ranges.push(range));
    debug_assert!(whole.is_some(), "{json}");
    ranges
}

/// A place in a line; every method reads from there and steps over what it read.
struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or(&[])
    }

    #[inline]
    fn take(&mut self, expected: &[u8]) -> Option<()> {
        self.rest().starts_with(expected).then(|| self.at += expected.len())
    }

    /// A key and its colon.
    #[inline(always)]
    fn key(&mut self) -> Option<&'a [u8]> {
        self.take(b"\"")?;
        let rest = self.rest();
        let end = run(rest);
        self.at += end;
        self.take(b"\":")?;
        rest.get(..end)
    }

    /// A string: a slice of the line, unless it has escapes.
    #[inline]
    fn text(&mut self) -> Option<Text<'a>> {
        let start = self.at + 1;
        self.rest().starts_with(b"\"").then_some(())?;
        let end = start + long_run(self.line.as_bytes().get(start..)?);
        if self.line.as_bytes().get(end) != Some(&b'"') {
            return self.parsed(|text: &Text| matches!(text.0, std::borrow::Cow::Owned(_)));
        }
        self.at = end + 1;
        Some(Text(self.line.get(start..end)?.into()))
    }

    #[inline]
    fn text_or_null(&mut self) -> Option<Option<Text<'a>>> {
        if self.take(b"null").is_some() { Some(None) } else { self.text().map(Some) }
    }

    /// The keys from the ordinal to the sentences as all our own tools write them, which need not be
    /// told apart: the text.
    fn body(&mut self, fields: &mut Fields<'a>) -> Option<Text<'a>> {
        self.take(b"\"paragraph\":")?;
        fields.paragraph = self.integer_or_null()?;
        self.take(b",\"byte_start\":")?;
        fields.byte_start = self.integer_or_null()?;
        self.take(b",\"byte_end\":")?;
        self.integer_or_null()?;
        self.take(b",\"role\":")?;
        fields.role = self.text_or_null()?;
        self.take(b",\"repeat_of\":")?;
        fields.repeat_of = self.integer_or_null()?;
        self.take(b",\"text\":")?;
        let text = self.text()?;
        self.take(b",\"sentences\":")?;
        fields.sentences = self.ranges_or_null()?;
        Some(text)
    }

    /// A number without sign, fraction or exponent.
    #[inline]
    fn integer(&mut self) -> Option<u64> {
        let rest = self.rest();
        let (mut n, mut digits) = (0, 0);
        while let Some(digit) = rest.get(digits).map(|b| b.wrapping_sub(b'0')).filter(|d| *d < 10) {
            // More of them, and they might be too many.
            (digits < 18).then_some(())?;
            n = n * 10 + u64::from(digit);
            digits += 1;
        }
        let led = digits > 1 && rest.first() == Some(&b'0');
        let ends = rest.get(digits).is_some_and(|b| matches!(b, b',' | b'}' | b']'));
        if digits == 0 || led || !ends {
            return None;
        }
        self.at += digits;
        Some(n)
    }

    fn integer_or_null(&mut self) -> Option<Option<u64>> {
        if self.take(b"null").is_some() { Some(None) } else { self.integer().map(Some) }
    }

    fn ranges_or_null(&mut self) -> Option<Option<Sentences<'a>>> {
        if self.take(b"null").is_some() {
            return Some(None);
        }
        let start = self.at;
        self.each_range(drop)?;
        Some(Some(Sentences::Unread(self.line.get(start..self.at)?)))
    }

    /// Steps over ranges, each of which is told.
    #[inline]
    fn each_range(&mut self, mut tell: impl FnMut(Range)) -> Option<()> {
        self.take(b"[")?;
        if self.take(b"]").is_some() {
            return Some(());
        }
        loop {
            self.take(b"{\"start\":")?;
            let start = self.integer()? as usize;
            self.take(b",\"end\":")?;
            let end = self.integer()? as usize;
            self.take(b"}")?;
            tell(Range { start, end });
            if self.take(b",").is_none() {
                return self.take(b"]");
            }
        }
    }

    /// An array or object, as it stands.
    fn raw_or_null(&mut self) -> Option<Option<Raw<'a>>> {
        if self.take(b"null").is_some() {
            return Some(None);
        }
        matches!(self.rest().first()?, b'[' | b'{').then_some(())?;
        let start = self.at;
        let read = self.entities().or_else(|| {
            self.at = start;
            self.nested()
        });
        if read.is_some() {
            return Some(Some(Raw(self.line.get(start..self.at)?)));
        }
        self.at = start;
        self.parsed(|_: &Raw| true).map(Some)
    }

    /// Steps over the names of a paragraph as our own tools write them: half of a tagged line is theirs.
    fn entities(&mut self) -> Option<()> {
        self.take(b"[")?;
        loop {
            self.take(b"{\"start\":")?;
            self.number()?;
            self.take(b",\"end\":")?;
            self.number()?;
            self.take(b",\"text\":\"")?;
            self.string()?;
            self.take(b",\"label\":\"")?;
            self.string()?;
            self.take(b",\"id\":\"")?;
            self.string()?;
            self.take(b",\"name\":\"")?;
            self.string()?;
            self.take(b"}")?;
            if self.take(b",").is_none() {
                return self.take(b"]");
            }
        }
    }

    /// Steps over an array or object without white space, and all that is in it.
    fn nested(&mut self) -> Option<()> {
        // What is open: a bit each, the innermost lowest; 1 is an object, the first 1 none.
        let mut open = 1u64;
        loop {
            // Here a value begins.
            match self.rest().first()? {
                opening @ (b'[' | b'{') => {
                    (open.leading_zeros() > 0).then_some(())?;
                    self.at += 1;
                    let object = *opening == b'{';
                    open = open << 1 | u64::from(object);
                    let closing: &[u8] = if object { b"}" } else { b"]" };
                    if self.take(closing).is_none() {
                        if object {
                            self.key()?;
                        }
                        continue;
                    }
                    open >>= 1;
                }
                b'"' => {
                    self.at += 1;
                    self.string()?;
                }
                b'n' => self.take(b"null")?,
                b't' => self.take(b"true")?,
                b'f' => self.take(b"false")?,
                _ => self.number()?,
            }
            // Here one has ended.
            loop {
                let object = open & 1 == 1;
                if open == 1 {
                    return Some(());
                }
                match (self.rest().first()?, object) {
                    (b',', _) => break,
                    (b'}', true) | (b']', false) => self.at += 1,
                    _ => return None,
                }
                open >>= 1;
            }
            self.at += 1;
            if open & 1 == 1 {
                self.key()?;
            }
        }
    }

    /// Steps over the rest of a string whose escapes are of one letter.
    #[inline(always)]
    fn string(&mut self) -> Option<()> {
        loop {
            self.at += run(self.rest());
            match self.rest() {
                [b'"', ..] => self.at += 1,
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => {
                    self.at += 2;
                    continue;
                }
                _ => return None,
            }
            return Some(());
        }
    }

    /// Steps over a number, with or without sign and decimals.
    #[inline]
    fn number(&mut self) -> Option<()> {
        let _ = self.take(b"-");
        let whole = self.digits()?;
        (whole == 1 || !self.line.as_bytes().get(self.at - whole)?.eq(&b'0')).then_some(())?;
        if self.take(b".").is_some() {
            self.digits()?;
        }
        matches!(self.rest().first()?, b',' | b'}' | b']').then_some(())
    }

    /// Steps over digits: how many they are, one at least.
    #[inline]
    fn digits(&mut self) -> Option<usize> {
        let digits = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        self.at += digits;
        (digits > 0).then_some(digits)
    }

    /// A value that no tool reads.
    fn unknown(&mut self) -> Option<()> {
        match self.rest().first()? {
            b'"' => self.text().map(drop),
            b'[' | b'{' => self.raw_or_null().map(drop),
            b'n' => self.take(b"null"),
            b't' => self.take(b"true"),
            b'f' => self.take(b"false"),
            _ => self.integer().map(drop),
        }
    }

    /// A value for the general reader: one that shows its own end.
    fn parsed<T: Deserialize<'a>>(&mut self, accept: impl Fn(&T) -> bool) -> Option<T> {
        let mut values = Deserializer::from_str(self.line.get(self.at..)?).into_iter::<T>();
        let value = values.next()?.ok().filter(accept)?;
        self.at += values.byte_offset();
        Some(value)
    }
}

/// Every byte of a word the same.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// As [`run`], of what is mostly long: whole blocks are looked through first.
#[inline]
fn long_run(bytes: &[u8]) -> usize {
    let blocks = clean_blocks(bytes);
    blocks + run(bytes.get(blocks..).unwrap_or(&[]))
}

/// How many bytes stand before the first quote, backslash or control character.
#[inline(always)]
fn run(bytes: &[u8]) -> usize {
    let mut at = 0;
    // Eight bytes at once: a byte under the bound it is held against borrows its highest bit.
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*word);
        let control = word.wrapping_sub(all(0x20));
        let quote = (word ^ all(b'"')).wrapping_sub(all(1));
        let escape = (word ^ all(b'\\')).wrapping_sub(all(1));
        let ends = (control | quote | escape) & !word & all(0x80);
        if ends != 0 {
            return at + ends.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let ends = |b: &u8| matches!(b, b'"' | b'\\' | 0..0x20);
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().position(ends).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINE: &str = r#"{"type":"paragraph","doc":"a","title":null,"outlet":"Été","url":null,"x":{"k":[1,"}"]},"published":"2024-05-05","paragraph":12,"byte_start":0,"repeat_of":null,"text":"The mayor, 51, said \"no\".","sentences":[{"start":0,"end":25}],"entities":[{"start":4}],"numbers":[{"low":-0.5,"of":{"text":"a \"b\""},"is":[true,false,null,{}],"no":[]}],"z":true}"#;

    /// A line all of whose keys stand in their usual order.
    const USUAL: &str = r#"{"type":"paragraph","doc":"a","title":null,"outlet":"b","url":null,"published":"2024-05-05","author":null,"language":"en","paragraph":3,"byte_start":70,"byte_end":96,"role":"body","repeat_of":null,"text":"Anna Ek, 51, left the city council on Friday \"for good\", she said.","sentences":[{"start":0,"end":25},{"start":26,"end":65}],"entities":[{"start":0,"end":7,"text":"Anna Ek","label":"PERSON","id":"a#anna-ek","name":"Anna Ek"},{"start":0,"end":7,"text":"\"Ek\"","label":"PERSON","id":"é","name":""}],"numbers":[]}"#;

    /// What both readers make of a line.
    fn both(line: &str) -> (Option<String>, Option<String>) {
        let shown = |fields: Fields| format!("{:?}", Fields { head: Head::default(), ..fields });
        let general = serde_json::from_str::<Fields>(line).ok();
        (fields(line, None).map(shown), general.map(shown))
    }

    #[test]
    fn our_own_lines_are_read_here() {
        for line in [LINE, USUAL, r#"{"text":""}"#, r#"{"text":"a","sentences":[],"doc":"\u00e9"}"#]
        {
            let (plain, general) = both(line);
            assert!(plain.is_some() && plain == general, "{line}");
        }
    }

    /// A paragraph of an article, which has this title in JSON.
    fn line(doc: &str, title: &str, n: usize, rest: &str) -> String {
        format!(
            r#"{{"type":"paragraph","doc":"{doc}","title":{title},"kept":7,"paragraph":{n},{rest}}}"#
        )
    }

    #[test]
    fn a_head_told_before_is_not_read_again() {
        let title = r#""The \u00e9tude""#;
        let first = line("a", title, 9, r#""text":"One.""#);
        let first = Paragraph::parse(first.as_bytes()).unwrap();
        for (other, shared) in [
            (line("a", title, 10, r#""text":"Two.","entities":[]"#), true),
            (line("b", title, 10, r#""text":"Two.""#), false),
            (line("a", "null", 10, r#""text":"Two.""#), false),
        ] {
            assert_eq!(Head::of(&other, Some(&first)).is_some(), shared);
            let after = fields(&other, Some(&first)).map(|f| format!("{f:?}"));
            assert!(after.is_some() && after == fields(&other, None).map(|f| format!("{f:?}")));
        }
        // What is told twice, or not well, is odd behind a known head too.
        for rest in [r#""text":"Two.","doc":"a""#, r#""text":"Two.","paragraph":1"#, r#""text":5"#]
        {
            assert!(fields(&line("a", title, 10, rest), Some(&first)).is_none(), "{rest}");
        }
        // A text before the ordinal is no article's.
        let early = r#"{"type":"paragraph","text":"One.","paragraph":0}"#;
        let before = Paragraph::parse(early.as_bytes()).unwrap();
        assert!(Head::of(early, Some(&before)).is_none());
    }

    #[test]
    fn what_is_odd_is_left_to_the_general_reader() {
        for line in [
            "{}",
            r#"{"text":"a" }"#,
            r#"{"text":"a","text":"b"}"#,
            r#"{"doc":null,"doc":"b","text":"a"}"#,
            r#"{"te\u0078t":"a"}"#,
            r#"{"text":"a","paragraph":1.0}"#,
            r#"{"text":"a","paragraph":01}"#,
            r#"{"text":"a","paragraph":18446744073709551616}"#,
            "{\"text\":\"a\tb\"}",
            r#"{"text":"\ud800"}"#,
            r#"{"text":"a","entities":[1,]}"#,
            r#"{"text":"a","entities":[01]}"#,
            r#"{"text":"a","entities":[{"a":1]}"#,
            r#"{"text":"a","entities":[{"a"}]}"#,
            r#"{"text":"a","entities":[1}"#,
            r#"{"text":"a"}}"#,
        ] {
            assert!(fields(line, None).is_none(), "{line}");
        }
    }

    proptest! {
        #[test]
        fn a_line_is_never_read_otherwise(of in prop::sample::select(vec![LINE, USUAL]), at in 0..USUAL.len(), cut in 0..3_usize, new in "[\"\\\\{}\\[\\],:0-9a-u\t ]{0,2}") {
            let (head, tail) = (of.get(..at), of.get(at + cut..));
            if let (Some(head), Some(tail)) = (head, tail) {
                let line = format!("{head}{new}{tail}");
                let (plain, general) = both(&line);
                prop_assert!(plain.is_none() || plain == general, "{}", line);
            }
        }
    }
}
