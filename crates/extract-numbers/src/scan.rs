//! One pass over the text: words, figures and signs, each with what the lexicon knows of it.

use crate::hash::{Hasher, Letters, hash_word, letters};
use crate::lexicon::{Lexicon, Word};
use crate::roles::{ABBR, ANCHOR, MONEY, PRON};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, perhaps with digits after them (MI6).
    Word,
    /// A figure in digits.
    Figure,
    /// Digits that are no figure: 1.2.3, 192.168.0.1.
    Junk,
    /// Any other character.
    Sign,
    /// A line break, or the end of a sentence.
    Break,
}

/// One token of a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// No space stands before it.
    pub glued: bool,
    /// Begins with a capital.
    pub capital: bool,
    /// The character of a `Sign`; '.' in a `Figure` with decimals, ',' in a grouped one.
    pub sign: char,
    /// Its first bytes, as [`head`] gives them.
    pub head: u64,
    /// Hash of a `Word`.
    pub hash: u64,
    /// What the lexicon knows; of a `Figure`, `value` is its value.
    pub word: Word,
}

/// How many bytes a head holds.
pub const HEAD: usize = 8;

/// The first bytes of a token in lower case, the first one lowest.
#[inline]
pub fn head(bytes: &[u8]) -> u64 {
    let first = bytes.iter().take(HEAD).enumerate();
    first.fold(0, |head, (i, b)| head | u64::from(b.to_ascii_lowercase()) << (8 * i))
}

impl Token {
    /// Any of these roles?
    #[inline]
    pub fn is(&self, roles: u64) -> bool {
        self.word.roles & roles != 0
    }

    /// A figure in digits?
    #[inline]
    pub fn figure(&self) -> bool {
        self.kind == Kind::Figure
    }

    /// How many bytes it has.
    pub fn width(&self) -> usize {
        self.end - self.start
    }

    /// A hyphen or dash?
    pub fn dash(&self) -> bool {
        self.kind == Kind::Sign && matches!(self.sign, '-' | '–' | '—' | '‐' | '‑' | '−' | '~')
    }

    /// This sign?
    pub fn sign_is(&self, sign: char) -> bool {
        self.kind == Kind::Sign && self.sign == sign
    }
}

/// What a scan finds; used again for each text.
#[derive(Debug, Default)]
pub struct Scan {
    /// All tokens.
    pub tokens: Vec<Token>,
    /// Those at which a reading may begin, by number: few of them.
    pub begins: Vec<usize>,
    /// Those that end a paragraph.
    pub ends: Vec<usize>,
}

impl Scan {
    fn clear(&mut self) {
        self.tokens.clear();
        self.begins.clear();
        self.ends.clear();
    }

    #[inline(always)]
    fn push(&mut self, token: Token, begins: bool) {
        if begins {
            self.begins.push(self.tokens.len());
        }
        self.tokens.push(token);
    }
}

/// Cuts `text` into `out`.
pub fn scan(text: &str, lex: &Lexicon, out: &mut Scan) {
    out.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut glued = false;
    while let Some(&b) = bytes.get(at) {
        if b == b' ' {
            at += 1;
            glued = false;
            continue;
        }
        // Most tokens: put down at once, not passed on and filled in.
        if b.to_ascii_lowercase().wrapping_sub(b'a') < 26 {
            if let Some((Letters { head, hash, width }, word)) = plain_word(bytes, at, lex) {
                let (end, kind, capital) = (at + width, Kind::Word, b < b'a');
                let (begins, sign, word) = (known_to_begin(word), ' ', *word);
                let token = Token { start: at, end, kind, glued, capital, sign, head, hash, word };
                out.push(token, begins);
                glued = bytes.get(end) != Some(&b' ');
                at = end + usize::from(!glued);
                continue;
            }
        } else if is_plain_sign(b) {
            let token = Token { head: u64::from(b), glued, ..sign(at, char::from(b)) };
            out.push(Token { end: at + 1, ..token }, b == b'+');
            glued = true;
            at += 1;
            continue;
        }
        (at, glued) = less_plain(text, at, glued, lex, out);
    }
}

/// The token or gap at `at`, whatever it is: one past it, and does it touch what follows. By itself, so
/// that the loop over plain words keeps to the registers.
#[inline(never)]
fn less_plain(text: &str, at: usize, glued: bool, lex: &Lexicon, out: &mut Scan) -> (usize, bool) {
    let bytes = text.as_bytes();
    let (mut token, end) = match bytes.get(at).copied().unwrap_or(b' ') {
        b'a'..=b'z' | b'A'..=b'Z' => word(text, at, lex),
        b'0'..=b'9' => figure(bytes, at),
        b'.' if fraction_starts(bytes, at) => figure(bytes, at),
        b'\n' if blank_line(bytes, at) => (sign(at, '\n'), at + 1),
        b'\n' | b'\t' | b'\r' | 0x0b | 0x0c => return (at + 1, false),
        b'\'' => apostrophe(text, at, 1, lex),
        b @ 0..=0x7f => (sign(at, b as char), at + 1),
        _ => {
            let c = text.get(at..).and_then(|t| t.chars().next()).unwrap_or(' ');
            let width = c.len_utf8();
            if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
                return (at + width, false);
            }
            if c == '’' {
                apostrophe(text, at, width, lex)
            } else if is_letter(c) && c != 'µ' {
                word(text, at, lex)
            } else {
                (sign(at, c), at + width)
            }
        }
    };
    let end = end.max(at + 1);
    token.start = at;
    token.end = end;
    token.head = head(bytes.get(at..end).unwrap_or(&[]));
    token.glued = glued;
    if token.sign_is('.') && sentence_ends(bytes, end, out.tokens.last()) {
        token.kind = Kind::Break;
    }
    if token.sign == '\n' {
        out.ends.push(out.tokens.len());
    }
    let begins = match token.kind {
        Kind::Word => known_to_begin(&token.word),
        Kind::Sign => !token.sign.is_ascii() || token.sign == '+',
        Kind::Break => false,
        Kind::Figure | Kind::Junk => true,
    };
    out.push(token, begins);
    (end, true)
}

/// A sign of ASCII that is a token of its own wherever it stands.
fn is_plain_sign(b: u8) -> bool {
    b.is_ascii_punctuation() && !matches!(b, b'.' | b'!' | b'?' | b'\'')
}

/// May a reading begin at this word?
fn known_to_begin(word: &Word) -> bool {
    word.roles & ANCHOR != 0
}

fn blank(kind: Kind, at: usize) -> Token {
    Token {
        start: at,
        end: at,
        kind,
        glued: false,
        capital: false,
        sign: ' ',
        head: 0,
        hash: 0,
        word: Word::default(),
    }
}

fn sign(at: usize, c: char) -> Token {
    let kind = if matches!(c, '!' | '?' | '\n') { Kind::Break } else { Kind::Sign };
    Token { sign: c, ..blank(kind, at) }
}

/// The line break at `at` is followed by a blank line, and so ends a paragraph.
fn blank_line(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at + 1..).unwrap_or(&[]);
    let gap = rest.iter().take(16).find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    gap == Some(&b'\n')
}

/// ".75" after a space.
fn fraction_starts(bytes: &[u8], at: usize) -> bool {
    let digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    let before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    digit && !before.is_ascii_alphanumeric() && before != b'.'
}

/// A full stop ends a sentence unless it follows an abbreviation or an initial.
fn sentence_ends(bytes: &[u8], end: usize, before: Option<&Token>) -> bool {
    let mut next = end;
    while bytes.get(next).is_some_and(|b| matches!(b, b'"' | b'\'' | b')' | 0x80..=0xff)) {
        next += 1;
    }
    let Some(&gap) = bytes.get(next) else { return true };
    if !gap.is_ascii_whitespace() {
        return false;
    }
    let after = bytes.get(next + 1).copied().unwrap_or(b' ');
    if (gap, after) == (b'\n', b'\n') {
        return true;
    }
    match before {
        Some(t) if t.kind == Kind::Word => {
            let short = t.width() == 1 || t.is(ABBR);
            !(after.is_ascii_lowercase() || short && t.end == end - 1)
        }
        _ => !after.is_ascii_lowercase(),
    }
}

/// A word of ASCII letters alone, as most are, and what is known of it.
#[inline(always)]
fn plain_word<'a>(bytes: &[u8], at: usize, lex: &'a Lexicon) -> Option<(Letters, &'a Word)> {
    let rest = bytes.get(at..)?;
    let letters = letters(rest);
    let width = letters.width;
    // One letter before a stop may be the U of U.S.
    let goes_on =
        rest.get(width).is_some_and(|&b| GOES_ON[usize::from(b)] | (b == b'.') & (width == 1));
    if goes_on {
        return None;
    }
    let known = lex.word(letters.hash);
    // "US" is no pronoun.
    let us = (width == 2) & (known.roles & PRON != 0) && rest.starts_with(b"US");
    (!us).then_some((letters, known))
}

/// Bytes behind letters that may belong to their word: digits, apostrophes, letters beyond ASCII.
const GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = matches!(b as u8, b'0'..=b'9' | b'\'' | 0x80..);
        b += 1;
    }
    table
};

/// A word: letters; letters with digits after them; U.S. with its stops.
fn word(text: &str, at: usize, lex: &Lexicon) -> (Token, usize) {
    let bytes = text.as_bytes();
    let mut hash = Hasher::new();
    let mut end = at;
    let mut digits = false;
    loop {
        for &b in bytes.get(end..).unwrap_or(&[]) {
            if !b.is_ascii_alphabetic() {
                break;
            }
            hash.push(b);
            end += 1;
        }
        let Some(&b) = bytes.get(end) else { break };
        match b {
            b'0'..=b'9' if digits => {}
            b'0'..=b'9' => {
                let after_sign = at > 0 && bytes.get(at - 1) == Some(&b'$');
                if after_sign || lex.word(hash.finish()).roles & MONEY != 0 {
                    break;
                }
                digits = true;
            }
            b'.' if dotted(bytes, at, end) => {}
            b'\'' if inner(bytes, end, 1) => {}
            0x80.. => match letter(text, end) {
                Some(width) => {
                    bytes[end..end + width].iter().for_each(|b| hash.push(*b));
                    end += width;
                    continue;
                }
                None if text.get(end..).is_some_and(|t| t.starts_with('’'))
                    && inner(bytes, end, 3) =>
                {
                    hash.push(b'\'');
                    end += 3;
                    continue;
                }
                None => break,
            },
            _ => break,
        }
        hash.push(b);
        end += 1;
    }
    let hash = hash.finish();
    let capital = match bytes.get(at) {
        Some(b) if b.is_ascii() => b.is_ascii_uppercase(),
        _ => text.get(at..).and_then(|t| t.chars().next()).is_some_and(char::is_uppercase),
    };
    // Of words with figures in them only those of two signs (Q3) are known.
    let known = !digits || end - at == 2;
    let mut word = if known { *lex.word(hash) } else { Word::default() };
    // The country, not the pronoun.
    if word.roles & PRON != 0 && matches!(bytes.get(at..end), Some(b"US" | b"U.S" | b"U.S.")) {
        word.roles &= !PRON;
    }
    (Token { capital, hash, word, ..blank(Kind::Word, at) }, end)
}

/// Bytes of the letter at `at`, if it is one.
fn letter(text: &str, at: usize) -> Option<usize> {
    let c = text.get(at..)?.chars().next()?;
    (is_letter(c) || ('\u{300}'..'\u{370}').contains(&c)).then(|| c.len_utf8())
}

/// The quotes and dashes that most characters beyond ASCII are need not be looked up.
fn is_letter(c: char) -> bool {
    !('\u{2010}'..='\u{2027}').contains(&c) && c.is_alphabetic() && c != 'º'
}

/// The stop at `at` belongs to U.S. or p.m.: single letters between stops.
fn dotted(bytes: &[u8], start: usize, at: usize) -> bool {
    let single = at == start + 1 || at >= 2 && bytes.get(at - 2) == Some(&b'.');
    if !single {
        return false;
    }
    let next = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    let second = bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
    next && !second || at >= start + 3
}

/// The apostrophe at `at` stands inside a word (o'clock, don't), and is no genitive.
fn inner(bytes: &[u8], at: usize, width: usize) -> bool {
    let next = bytes.get(at + width).copied().unwrap_or(b' ');
    let second = bytes.get(at + width + 1).copied().unwrap_or(b' ');
    next.is_ascii_alphabetic() && (!matches!(next, b's' | b'S') || second.is_ascii_alphabetic())
}

/// A genitive 's as its own token, else the sign.
fn apostrophe(text: &str, at: usize, width: usize, lex: &Lexicon) -> (Token, usize) {
    let bytes = text.as_bytes();
    let s = bytes.get(at + width).is_some_and(|b| matches!(b, b's' | b'S'));
    let ends = !bytes.get(at + width + 1).is_some_and(u8::is_ascii_alphanumeric);
    if s && ends {
        let hash = hash_word("'s");
        (Token { hash, word: *lex.word(hash), ..blank(Kind::Word, at) }, at + width + 1)
    } else {
        (sign(at, '\''), at + width)
    }
}

/// A figure: digits with groups of three (or of two and three, as in India), and decimals.
fn figure(bytes: &[u8], at: usize) -> (Token, usize) {
    let digits = |mut i: usize| {
        while bytes.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        i
    };
    let mut end = digits(at);
    let mut shape = ' ';
    while bytes.get(end) == Some(&b',') {
        let group = digits(end + 1) - (end + 1);
        let more = bytes.get(end + 1 + group) == Some(&b',');
        let first = end - at <= 3 || shape == ',';
        if !(group == 3 || group == 2 && more) || !first || end == at {
            break;
        }
        shape = ',';
        end += 1 + group;
    }
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
        let mut stops = 0;
        let whole = end;
        let mut three = true;
        while bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
            let next = digits(end + 1);
            three &= next - end == 4;
            end = next;
            stops += 1;
        }
        let european = three && whole - at <= 3 && bytes.get(end) == Some(&b',');
        if european && digits(end + 1) - end == 3 {
            end = digits(end + 1);
            return (Token { word: european_value(bytes, at, end), ..figure_token(at, '.') }, end);
        }
        if stops > 1 && three && whole - at <= 3 {
            return (Token { word: european_value(bytes, at, end), ..figure_token(at, ',') }, end);
        }
        if stops > 1 {
            return (blank(Kind::Junk, at), end);
        }
        shape = '.';
    }
    let value = parse(bytes.get(at..end).unwrap_or(b"0"));
    (Token { word: Word { value, ..Word::default() }, ..figure_token(at, shape) }, end)
}

fn figure_token(at: usize, shape: char) -> Token {
    Token { sign: shape, ..blank(Kind::Figure, at) }
}

/// The value of digits, commas left out.
fn parse(bytes: &[u8]) -> f64 {
    if bytes.len() <= 15 && bytes.iter().all(u8::is_ascii_digit) {
        return bytes.iter().fold(0u64, |v, b| v * 10 + u64::from(b - b'0')) as f64;
    }
    let text: String = bytes.iter().filter(|b| **b != b',').map(|b| *b as char).collect();
    text.parse().unwrap_or(0.0)
}

/// 1.234.567,89 with stops for groups and a comma for the decimals.
fn european_value(bytes: &[u8], at: usize, end: usize) -> Word {
    let slice = bytes.get(at..end).unwrap_or(b"0");
    let text: String = slice
        .iter()
        .filter(|b| **b != b'.')
        .map(|b| if *b == b',' { '.' } else { *b as char })
        .collect();
    Word { value: text.parse().unwrap_or(0.0), ..Word::default() }
}
