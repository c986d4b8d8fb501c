//! Tokens with byte offsets, after the conventions of Universal Dependencies for English
//! (<https://universaldependencies.org/en/>): clitics apart (`do|n't`, `Kabul|'s`), hyphenated
//! words in three (`US|-|led`) but for bound prefixes (`co-owner`), abbreviations with their stop.
//! One pass, one look at each byte but for short, bounded looks ahead: linear in the text.

mod bytes;
mod number;
mod sign;
mod web;
mod word;

use bytes::Class;
pub(crate) use bytes::is_blank;

/// One token of a text: a byte range and what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it looks like.
    pub kind: Kind,
}

/// What a token looks like, told by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with what belongs to them: `well`, `n't`, `U.S.`, `AT&T`.
    Word,
    /// Starts with a digit, or is a decimal without one: `13`, `1,200`, `5:30`, `20th`, `.5`.
    Number,
    /// Stops, commas, quotes, brackets, dashes.
    Punct,
    /// Currency, per cent, arithmetic and other signs, emoji, emoticons.
    Symbol,
    /// A web address, domain or file name.
    Url,
    /// An e-mail address.
    Email,
    /// `@name`.
    Handle,
    /// `#topic`.
    Hashtag,
}

/// The tokens of `text`, in order, appended to `out`.
pub fn tokenize_into(text: &str, out: &mut Vec<Token>) {
    let mut scanner = Scanner::new(text, out);
    while scanner.step() {}
}

/// The tokens of `text`, in order: they do not overlap, and cover all but blanks.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5 + 1);
    tokenize_into(text, &mut out);
    out
}

/// Reads a text from its head: each step appends what tokens begin at the next place.
pub(crate) struct Scanner<'a, 'o> {
    text: &'a str,
    bytes: &'a [u8],
    /// The tokens so far.
    pub(crate) out: &'o mut Vec<Token>,
    /// Where the next token may start.
    pub(crate) at: usize,
    /// No e-mail address starts before this byte: looked once, not again.
    no_email: usize,
    /// No domain name starts before this byte.
    no_domain: usize,
}

impl<'a, 'o> Scanner<'a, 'o> {
    pub(crate) fn new(text: &'a str, out: &'o mut Vec<Token>) -> Self {
        Scanner { text, bytes: text.as_bytes(), out, at: 0, no_email: 0, no_domain: 0 }
    }

    /// The text.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Reads on, past blanks and mostly a word with its clitics; false at the end of the text.
    pub(crate) fn step(&mut self) -> bool {
        let mut at = self.at;
        let class = loop {
            match self.bytes.get(at).map(|&byte| bytes::class(byte)) {
                Some(Class::Space) => at += 1,
                Some(class) => break class,
                None => return false,
            }
        };
        self.at = match class {
            Class::Space => at + 1,
            Class::Letter => self.word(at),
            Class::Digit => self.number(at),
            Class::Sign => self.sign(at),
            Class::High => self.high(at),
        };
        true
    }

    /// A token that starts with a character beyond ASCII, or the blank there.
    fn high(&mut self, at: usize) -> usize {
        let Some(c) = self.char(at) else { return at + 1 };
        if matches!(c, '\u{2010}'..='\u{2027}') {
            // By far the commonest, curly quotes and dashes.
            self.high_sign(at, c)
        } else if is_blank(c) {
            at + c.len_utf8()
        } else if c.is_numeric() && !c.is_alphabetic() {
            self.number(at)
        } else if c.is_alphanumeric() {
            self.word(at)
        } else {
            self.high_sign(at, c)
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) -> usize {
        self.out.push(Token { start, end, kind });
        end
    }

    /// The byte at `at`, or 0 past the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The character at `at`.
    #[inline]
    fn char(&self, at: usize) -> Option<char> {
        match self.byte(at) {
            byte @ 1..=0x7f => Some(byte as char),
            _ => self.text.get(at..)?.chars().next(),
        }
    }

    /// The character before `at`.
    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The length of the word character at `at`; 0 if there is none.
    #[inline]
    fn word_char(&self, at: usize) -> usize {
        let byte = self.byte(at);
        match bytes::class(byte) {
            Class::Letter | Class::Digit => 1,
            Class::High => match self.char(at) {
                Some(c) if bytes::is_word(c) => c.len_utf8(),
                _ => 0,
            },
            _ => 0,
        }
    }

    /// Past the run of word characters from `at`.
    #[inline]
    fn word_run(&self, mut at: usize) -> usize {
        loop {
            match self.word_char(at) {
                0 => return at,
                length => at += length,
            }
        }
    }

    /// Whether a letter stands at `at`.
    fn letter(&self, at: usize) -> bool {
        self.char(at).is_some_and(char::is_alphabetic)
    }

    /// The length of the apostrophe at `at`; 0 if there is none.
    #[inline]
    fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' | b'`' => 1,
            0xca | 0xe2 => match self.char(at) {
                Some(c) if bytes::is_apostrophe(c) => c.len_utf8(),
                _ => 0,
            },
            _ => 0,
        }
    }

    /// The length of the hyphen at `at` (`-`, `‐`, `‑`); 0 if there is none or a dash of two.
    fn hyphen(&self, at: usize) -> usize {
        match self.byte(at) {
            b'-' if self.byte(at + 1) != b'-' => 1,
            0xe2 if matches!(self.char(at), Some('\u{2010}' | '\u{2011}')) => 3,
            _ => 0,
        }
    }

    /// Whether a token may have begun at `at`: nothing, or no word character, stands before it.
    fn after_gap(&self, at: usize) -> bool {
        self.char_before(at).is_none_or(|c| is_blank(c) || matches!(c, '(' | '"' | '\u{201c}'))
    }
}

#[cfg(test)]
mod tests;
