//! Paragraphs in lower case, for phrases to be found in.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::furniture::Furniture;
use crate::roles::Candidate;

/// An article in lower case, its paragraphs asked for in order.
pub struct Lowered {
    /// The article with its ASCII in lower case.
    article: String,
    /// Where phrases stand that may stand anywhere; none if that cannot be told.
    parts: Option<Peekable<IntoIter<Range<usize>>>>,
    /// The last paragraph beyond ASCII.
    room: String,
}

impl Lowered {
    /// The article's text.
    pub fn new(text: &str, furniture: &Furniture) -> Self {
        let article = text.to_ascii_lowercase();
        let parts = furniture.parts(&article).map(|parts| parts.into_iter().peekable());
        Self { article, parts, room: String::new() }
    }

    /// A paragraph in lower case, its apostrophes straight, and whether a phrase may be in it.
    pub fn of(&mut self, c: &Candidate, furniture: &Furniture) -> (&str, bool) {
        if !c.is_plain() {
            lower_into(c.text(), &mut self.room);
            let part = furniture.parts(&self.room).is_none_or(|parts| !parts.is_empty());
            return (&self.room, part);
        }
        let range = c.range();
        let part = self.parts.as_mut().is_none_or(|parts| {
            // One that begins before the paragraph may hide one within.
            while parts.next_if(|part| part.end <= range.start).is_some() {}
            parts.peek().is_some_and(|part| part.start < range.end)
        });
        let lower = &self.article[range];
        if c.is_ascii() {
            return (lower, part);
        }
        let Some((first, rest)) = lower.split_once('’') else { return (lower, part) };
        self.room.clear();
        self.room.push_str(first);
        for piece in rest.split('’') {
            self.room.push('\'');
            self.room.push_str(piece);
        }
        (&self.room, part)
    }
}

fn lower_into(text: &str, lower: &mut String) {
    lower.clear();
    if text.contains('Σ') {
        // Its lower case hangs on what stands around.
        lower.push_str(&text.to_lowercase().replace('’', "'"));
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| !b.is_ascii()) {
        lower.push_str(&rest[..at]);
        let mut chars = rest[at..].chars();
        match chars.next() {
            Some('’') => lower.push('\''),
            Some(c) => lower.extend(c.to_lowercase()),
            None => {}
        }
        rest = chars.as_str();
    }
    lower.push_str(rest);
    lower.make_ascii_lowercase();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lower_case_is_the_library_s(
            text in prop_oneof![any::<String>(), "[A-Za-zÉİΣΑσ’“— \u{212a}]{0,40}"]
        ) {
            let mut lower = "left over".to_string();
            lower_into(&text, &mut lower);
            prop_assert_eq!(lower, text.to_lowercase().replace('’', "'"));
        }
    }
}
