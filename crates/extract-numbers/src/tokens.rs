//! The tokens of a paragraph with every look-up bounded.

use crate::roles::*;
use crate::scan::{HEAD, Token, head};

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

    /// Is token `i` this lower-case word?
    #[inline]
    pub fn word(&self, i: usize, w: &str) -> bool {
        self.at(i).is_some_and(|token| token.width() == w.len() && self.same(token, w))
    }

    /// Is token `i` one of these lower-case words?
    #[inline]
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let Some(token) = self.at(i) else { return false };
        let width = token.width();
        words.iter().any(|w| w.len() == width && self.same(token, w))
    }

    /// Is token `i` one of these lower-case words, told with spaces between?
    pub fn among(&self, i: usize, words: &str) -> bool {
        let Some(token) = self.at(i) else { return false };
        let width = token.width();
        words.split(' ').any(|w| w.len() == width && self.same(token, w))
    }

    /// The same word, given one as long, whatever the case of its ASCII letters. Most words differ in
    /// their first letters, which are compared all at once.
    #[inline]
    fn same(&self, token: &Token, w: &str) -> bool {
        token.head == head(w.as_bytes())
            && (w.len() <= HEAD || self.tail(token).eq_ignore_ascii_case(&w.as_bytes()[HEAD..]))
    }

    /// The bytes of a token after its head.
    fn tail(&self, token: &Token) -> &'a [u8] {
        self.text.as_bytes().get(token.start + HEAD..token.end).unwrap_or(b"")
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

    /// Is token `i` the ending of "1960s", "40's"?
    pub fn plural_ending(&self, i: usize) -> bool {
        self.glued(i) && (self.surface(i) == "s" || self.any(i, &["'s", "’s"]))
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
