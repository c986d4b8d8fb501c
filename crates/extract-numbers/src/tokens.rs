//! The tokens of a paragraph with every look-up bounded.

use crate::roles::*;
use crate::scan::Token;

/// Tokens with bounds checked.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// Its tokens.
    pub list: &'a [Token],
}

impl<'a> Tokens<'a> {
    /// The token at `i`.
    #[inline]
    pub fn at(&self, i: usize) -> Option<&'a Token> {
        self.list.get(i)
    }

    /// Has the token at `i` any of these roles?
    #[inline]
    pub fn is(&self, i: usize, roles: u64) -> bool {
        self.at(i).is_some_and(|t| t.is(roles))
    }

    /// The surface of token `i`.
    pub fn surface(&self, i: usize) -> &'a str {
        self.at(i).and_then(|t| self.text.get(t.start..t.end)).unwrap_or("")
    }

    /// The bytes of token `i`.
    #[inline]
    fn bytes(&self, i: usize) -> &'a [u8] {
        self.at(i).and_then(|t| self.text.as_bytes().get(t.start..t.end)).unwrap_or(b"")
    }

    /// Is token `i` this lower-case word?
    #[inline]
    pub fn word(&self, i: usize, w: &str) -> bool {
        same(self.bytes(i), w.as_bytes())
    }

    /// Is token `i` one of these lower-case words?
    #[inline]
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let s = self.bytes(i);
        words.iter().any(|w| same(s, w.as_bytes()))
    }

    /// Is token `i` one of these lower-case words, told with spaces between?
    pub fn among(&self, i: usize, words: &str) -> bool {
        let s = self.bytes(i);
        let mut rest = words.as_bytes();
        while let Some(space) = rest.iter().position(|b| *b == b' ') {
            let (word, after) = rest.split_at(space);
            if same(s, word) {
                return true;
            }
            rest = after.trim_ascii_start();
        }
        !s.is_empty() && same(s, rest)
    }

    /// Is token `i` this sign?
    pub fn sign(&self, i: usize, c: char) -> bool {
        self.at(i).is_some_and(|t| t.sign_is(c))
    }

    /// A hyphen or dash at `i`?
    pub fn dash(&self, i: usize) -> bool {
        self.at(i).is_some_and(Token::dash)
    }

    /// Does token `i` touch the one before it?
    pub fn glued(&self, i: usize) -> bool {
        self.at(i).is_some_and(|t| t.glued)
    }

    /// A hyphen at `i` with nothing around it but the words it joins.
    pub fn hyphen(&self, i: usize) -> bool {
        self.dash(i) && self.glued(i) && self.glued(i + 1)
    }

    /// `i`, past a hyphen if one stands there ("twenty-one", "five - eighths").
    pub(crate) fn past_hyphen(&self, i: usize) -> usize {
        let spaced = self.dash(i) && !self.glued(i) && !self.glued(i + 1) && self.surface(i) == "-";
        if self.hyphen(i) || spaced && self.is(i + 1, UNIT | ORDINAL | PART) { i + 1 } else { i }
    }
}

/// The same word, whatever the case of its ASCII letters.
#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    // Most words differ in their width or first letter.
    a.len() == b.len()
        && a.first().map(|x| x | 0x20) == b.first().map(|x| x | 0x20)
        && a.eq_ignore_ascii_case(b)
}
