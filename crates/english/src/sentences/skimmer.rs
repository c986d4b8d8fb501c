//! Reads tokens near the places where a sentence may end, and none of the text between.
//!
//! Only a stop or a line break ends a sentence, and the rules look no further back than two
//! tokens. So before the next such place whole words may be passed over; no token holds a
//! blank, hence tokens read from behind one are those that reading all would give.

use super::{Skim, Tokens};
use crate::abbreviations::abbreviation;
use crate::tokenizer::{Kind, Scanner, Token};
use memchr::memchr3;

/// Tokens read as they are asked for.
pub(super) struct Skimmer<'a, 'o> {
    scanner: Scanner<'a, 'o>,
    /// The next stop.
    stop: Next,
    /// The next line break.
    line: Next,
    /// The place where a sentence may end that is being read up to.
    near: usize,
}

impl<'a, 'o> Skimmer<'a, 'o> {
    /// Reads the text of a scanner that stands at its head.
    pub(super) fn new(scanner: Scanner<'a, 'o>) -> Self {
        // Beyond ASCII the last bytes tell: of the ellipsis sign, and of the paragraph separator.
        let stop = Next { signs: *b".!?", at: None };
        let line = Next { signs: [b'\n', 0xa6, 0xa9], at: None };
        Skimmer { scanner, stop, line, near: 0 }
    }
}

impl Tokens for Skimmer<'_, '_> {
    fn get(&mut self, i: usize) -> Option<Token> {
        while i >= self.scanner.out.len() && self.scanner.step() {}
        self.scanner.out.get(i).copied()
    }

    fn whole(&mut self, i: usize) -> bool {
        let (bytes, at) = (self.scanner.bytes(), self.scanner.at);
        let start = at + usize::from(bytes.get(at) == Some(&b' '));
        // Whatever sign or letter of ASCII stands there, a token begins with it.
        i == self.scanner.out.len()
            && bytes.get(start).is_some_and(u8::is_ascii_graphic)
            && self.ends_plainly(start, start)
    }

    fn skim(&mut self, i: usize) -> Skim {
        let from = self.scanner.at;
        if from <= self.near || i < self.scanner.out.len() {
            return Skim::Nothing;
        }
        let bytes = self.scanner.bytes();
        self.near = self.next_stop(from).min(self.line.from(bytes, from));
        if self.ends_plainly(from, self.near) {
            return Skim::Ended;
        }
        match words_before(bytes.get(from..self.near + 1).unwrap_or(&bytes[from..])) {
            Some(passed) => {
                self.scanner.at = from + passed;
                Skim::Passed
            }
            None => Skim::Nothing,
        }
    }
}

impl Skimmer<'_, '_> {
    /// The next stop from a byte on that may end a sentence: none does that a small letter or a figure
    /// touches, as in 3.5, 5 p.m. and names of the web.
    fn next_stop(&mut self, from: usize) -> usize {
        let bytes = self.scanner.bytes();
        let mut stop = self.stop.from(bytes, from);
        while let Some(b'a'..=b'z' | b'0'..=b'9') = bytes.get(stop + 1) {
            stop = self.stop.from(bytes, stop + 1);
        }
        stop
    }

    /// Whether the next stop behind `from` ends the sentence plainly; then reads on to behind
    /// it, all from `start` as one token.
    fn ends_plainly(&mut self, from: usize, start: usize) -> bool {
        let bytes = self.scanner.bytes();
        let stop = self.next_stop(from);
        let line = self.line.from(bytes, from);
        let end = if stop < line {
            plain_end(bytes, from, stop)
        } else if line == bytes.len() && bytes.last().is_some_and(u8::is_ascii_graphic) {
            // Nothing more can end a sentence before the text's last sign.
            Some(line)
        } else {
            None
        };
        if let Some(end) = end {
            self.scanner.at = end;
            self.scanner.out.push(Token { start, end, kind: Kind::Punct });
        }
        end.is_some()
    }
}

/// Where the sentence ends with the stop at `stop`, if that is as plain as it mostly is: the
/// stop is a token of its own, behind a figure or a word that is no abbreviation; it may have a closing
/// quote; the text ends there or goes on with a capital. Shorter than what the rules would make
/// of it, and the same.
fn plain_end(bytes: &[u8], from: usize, stop: usize) -> Option<usize> {
    let (&sign, after) = bytes.get(stop..)?.split_first()?;
    let quote = match after {
        [b'"', ..] => 1,
        [0xe2, 0x80, 0x9d, ..] => 3,
        _ => 0,
    };
    let goes_on = match after.get(quote..)? {
        [] => true,
        // Behind a question in quotes its speaker may follow.
        [b' ', next @ ..] => leads_plainly(next) && (quote == 0 || sign == b'.'),
        _ => false,
    };
    if !goes_on {
        return None;
    }
    let before = bytes.get(from..stop)?;
    let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    // A lone letter may be an initial.
    let plain = match letters {
        0 => is_figure(before),
        1 => false,
        _ => abbreviation(&before[before.len() - letters..]).is_none(),
    };
    plain.then_some(stop + 1 + quote)
}

/// A capital, perhaps behind an opening quote or bracket.
fn leads_plainly(text: &[u8]) -> bool {
    let capital = |rest: &[u8]| rest.first().is_some_and(u8::is_ascii_uppercase);
    match text {
        [b'"' | b'(', rest @ ..] | [0xe2, 0x80, 0x9c, rest @ ..] => capital(rest),
        _ => capital(text),
    }
}

/// Does a text end with a figure that numbers no item of a list: behind a word or a comma?
fn is_figure(text: &[u8]) -> bool {
    let digits = text.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let led = |b: &u8| b.is_ascii_alphanumeric() || *b == b',';
    digits > 0 && matches!(&text[..text.len() - digits], [.., before, b' '] if led(before))
}

/// Where the last words of a text begin, each behind a blank: as many as the rules look back to
/// from its last byte.
fn words_before(text: &[u8]) -> Option<usize> {
    let begins = |pair: &[u8]| matches!(pair, [b' ', b'!'..=b'~']);
    let mut starts = text.windows(2).enumerate().rev().filter(|(_, pair)| begins(pair));
    // Of a stop that touches a word, the token before it is part of that word.
    let touches = matches!(text, [.., b'!'..=b'~', _]);
    starts.nth(if touches { 1 } else { 2 }).map(|(blank, _)| blank + 1)
}

/// The next of three bytes, looked for once.
struct Next {
    signs: [u8; 3],
    at: Option<usize>,
}

impl Next {
    /// The first of the signs from `from` on; the end of the text if there is none.
    fn from(&mut self, bytes: &[u8], from: usize) -> usize {
        match self.at {
            Some(at) if at >= from => at,
            _ => {
                let [a, b, c] = self.signs;
                let found = bytes.get(from..).and_then(|rest| memchr3(a, b, c, rest));
                let at = found.map_or(bytes.len(), |found| from + found);
                self.at = Some(at);
                at
            }
        }
    }
}
