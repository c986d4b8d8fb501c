//! Reads tokens near the places where a sentence may end, and none of the text between.
//!
//! Only a stop or a line break ends a sentence, and the rules look no further back than two
//! tokens. So before the next such place whole words may be passed over; no token holds a
//! blank, hence tokens read from behind one are those that reading all would give.

use super::{Skim, Tokens};
use crate::abbreviations::abbreviation;
use crate::tokenizer::{Kind, Scanner, Token};
use memchr::memchr3;

/// Words read before a place where a sentence may end, with the one that it stands in.
const WORDS_BEFORE: usize = 3;

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
        self.near = self.stop.from(bytes, from).min(self.line.from(bytes, from));
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
    /// Whether the next stop behind `from` ends the sentence plainly; then reads on to behind
    /// it, all from `start` as one token.
    fn ends_plainly(&mut self, from: usize, start: usize) -> bool {
        let bytes = self.scanner.bytes();
        let stop = self.stop.from(bytes, from);
        let plain = stop < self.line.from(bytes, from) && is_plain_end(bytes, from, stop);
        if plain {
            self.scanner.at = stop + 1;
            self.scanner.out.push(Token { start, end: stop + 1, kind: Kind::Punct });
        }
        plain
    }
}

/// Whether the stop at `stop` is a token of its own and ends the sentence, as plainly as most do:
/// behind a word that is no abbreviation, at the end of the text or with a capital to follow.
/// Shorter than what the rules would make of it, and the same.
fn is_plain_end(bytes: &[u8], from: usize, stop: usize) -> bool {
    let plain_after = match bytes.get(stop..).unwrap_or(&[]) {
        [b'.' | b'!' | b'?'] => true,
        [b'.' | b'!' | b'?', b' ', next, ..] => next.is_ascii_uppercase(),
        _ => false,
    };
    let before = bytes.get(from..stop).unwrap_or(&[]);
    let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    // A lone letter may be an initial.
    plain_after && letters > 1 && abbreviation(&before[before.len() - letters..]).is_none()
}

/// Where the last few words of a text begin, each behind a blank.
fn words_before(text: &[u8]) -> Option<usize> {
    let begins = |pair: &[u8]| matches!(pair, [b' ', b'!'..=b'~']);
    let mut starts = text.windows(2).enumerate().rev().filter(|(_, pair)| begins(pair));
    starts.nth(WORDS_BEFORE - 1).map(|(blank, _)| blank + 1)
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
