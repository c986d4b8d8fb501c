//! Article records as most programs write them, read by one pass over the line.
//!
//! Of any other line, good or bad, nothing is said here: the general reader has the last word, so
//! that this one need not explain what is wrong.

use std::borrow::Cow;

use memchr::memchr2;
use records::{Text, json};

use crate::article::Article;

/// A text that was read, in room that is used again.
#[derive(Debug, Default)]
pub struct Body {
    /// The text.
    pub text: String,
    /// Its [`json::escapes`].
    pub escapes: Vec<usize>,
}

impl Body {
    fn clear(&mut self) {
        self.text.clear();
        self.escapes.clear();
    }

    /// Appends a character that was escaped.
    fn push(&mut self, c: char) {
        if u8::try_from(c).is_ok_and(json::is_escaped) {
            self.escapes.push(self.text.len());
        }
        self.text.push(c);
    }
}

/// The article of a line, its text read into `body`; nothing when the general reader must look at
/// it.
pub fn article<'a>(line: &'a [u8], body: &mut Body) -> Option<Article<'a>> {
    // No string may hold a control character as it is.
    if line.iter().fold(false, |any, &b| any | (b < b' ')) {
        return None;
    }
    let mut at = Cursor { line: std::str::from_utf8(line).ok()?, at: 0 };
    let mut article = Article::default();
    let (mut typed, mut read) = (false, false);
    at.take("{")?;
    loop {
        at.skip_blanks();
        let key = at.bare()?;
        at.take(":")?;
        at.skip_blanks();
        match key {
            "type" if !typed && at.bare()? == "article" => typed = true,
            "doc" => article.doc = at.field()?,
            "title" => article.title = at.field()?,
            "outlet" => article.outlet = at.field()?,
            "url" => article.url = at.field()?,
            "published" => article.published = at.field()?,
            "author" => article.author = at.field()?,
            "language" => article.language = at.field()?,
            "text" if !read => {
                body.clear();
                at.unescaped(body)?;
                read = true;
            }
            _ => return None,
        }
        if at.take(",").is_none() {
            break;
        }
    }
    at.take("}")?;
    (at.at == line.len() && typed && read).then_some(article)
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

    fn take(&mut self, expected: &str) -> Option<()> {
        self.rest().starts_with(expected.as_bytes()).then(|| self.at += expected.len())
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().iter().take_while(|&&b| b == b' ').count();
    }

    /// Up to the next quote or backslash, and which of them stands there.
    fn run(&mut self) -> Option<(&'a str, u8)> {
        let (start, end) = (self.at, self.at + memchr2(b'"', b'\\', self.rest())?);
        self.at = end + 1;
        Some((self.line.get(start..end)?, self.line.as_bytes()[end]))
    }

    /// A string without escapes.
    fn bare(&mut self) -> Option<&'a str> {
        self.take("\"")?;
        self.run().filter(|(_, end)| *end == b'"').map(|(text, _)| text)
    }

    /// A string, or null.
    fn field(&mut self) -> Option<Option<Text<'a>>> {
        if self.take("null").is_some() {
            return Some(None);
        }
        let start = self.at;
        if let Some(text) = self.bare() {
            return Some(Some(Text(Cow::Borrowed(text))));
        }
        self.at = start;
        let mut body = Body::default();
        self.unescaped(&mut body)?;
        Some(Some(Text(Cow::Owned(body.text))))
    }

    /// A string into a body.
    fn unescaped(&mut self, body: &mut Body) -> Option<()> {
        self.take("\"")?;
        loop {
            let (text, end) = self.run()?;
            body.text.push_str(text);
            if end == b'"' {
                return Some(());
            }
            let c = match self.rest().first()? {
                b'n' => '\n',
                &c @ (b'"' | b'\\' | b'/') => char::from(c),
                b't' => '\t',
                b'r' => '\r',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => self.code_point()?,
                _ => return None,
            };
            self.at += 1;
            body.push(c);
        }
    }

    /// The character of `u00e9`, or of a pair of surrogates, but for the last byte.
    fn code_point(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.at += 1;
        self.take("\\")?;
        let second = self.unit().filter(|unit| (0xdc00..0xe000).contains(unit))?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00)))
    }

    /// The four digits behind a `u`, up to before the last.
    fn unit(&mut self) -> Option<u32> {
        let [b'u', digits @ ..] = self.rest().first_chunk::<5>()? else { return None };
        self.at += digits.len();
        digits.iter().try_fold(0, |all, &b| Some(all << 4 | char::from(b).to_digit(16)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str = r#"{"type": "article", "doc": "a", "title": "The \u00e9tude", "outlet": null, "published":"2024-05-05", "text": "One\n\u201ctwo\u201d \"x\" \\ \/ \ud83d\ude00.\t\u0000"}"#;

    /// What both readers make of a line: its fields and its text.
    fn both(line: &str) -> (Option<String>, Option<String>) {
        let mut body = Body::default();
        let plain = article(line.as_bytes(), &mut body).map(|mut article| {
            article.text = Some(Text(Cow::Borrowed(&body.text)));
            assert_eq!(body.escapes, json::escapes(&body.text));
            format!("{article:?}")
        });
        let general = Article::parse(line.as_bytes()).ok().map(|article| format!("{article:?}"));
        (plain, general)
    }

    #[test]
    fn common_lines_are_read_here() {
        let (plain, general) = both(LINE);
        assert!(plain.is_some() && plain == general, "{plain:?} {general:?}");
    }

    #[test]
    fn what_is_odd_is_left_to_the_general_reader() {
        for line in [
            r#"{"type":"article"}"#,
            r#"{"type":"article","text":null}"#,
            r#"{"type":"article","text":"a","text":"b"}"#,
            r#"{"type":"paragraph","text":"a"}"#,
            r#"{"type":"article","type":"article","text":"a"}"#,
            r#"{"type":"x","type":"article","text":"a"}"#,
            r#"{"type":"article","text":"\ud800"}"#,
            r#"{"type":"article","text":"\udc00\ud800"}"#,
            r#"{"type":"article","text":"\u00+1"}"#,
            r#"{"type":"article","text":"a","pages":7}"#,
            r#"{"type":"article","text":"a"}}"#,
            "{\"type\":\"article\",\"text\":\"a\tb\"}",
        ] {
            assert!(article(line.as_bytes(), &mut Body::default()).is_none(), "{line}");
        }
    }

    proptest! {
        #[test]
        fn a_line_is_never_read_otherwise(at in 0..LINE.len(), cut in 0..3_usize, new in "[\"\\\\{}\\[\\],:0-9a-u\t ]{0,2}") {
            let (head, tail) = (LINE.get(..at), LINE.get(at + cut..));
            if let (Some(head), Some(tail)) = (head, tail) {
                let line = format!("{head}{new}{tail}");
                let (plain, general) = both(&line);
                prop_assert!(plain.is_none() || plain == general, "{}", line);
            }
        }
    }
}
