//! Punctuation and symbols: runs of stops, dashes of every kind, quotes, emoticons, emoji.

use super::{Kind, Scanner, bytes, is_blank};

/// Words that begin with an apostrophe.
const CLIPPED: [&str; 8] = ["em", "til", "cause", "tis", "twas", "bout", "round", "n"];
/// Clitics as they stand alone in text already split into tokens.
const CLITICS: [&str; 6] = ["s", "m", "d", "ll", "ve", "re"];

impl Scanner<'_, '_> {
    /// The token that starts with the ASCII sign at `at`; returns where the next may start.
    pub(super) fn sign(&mut self, at: usize) -> usize {
        let sign = self.byte(at);
        if let Some(end) = self.emoticon(at) {
            return self.push(at, end, Kind::Symbol);
        }
        match sign {
            b'.' if self.byte(at + 1).is_ascii_digit() && self.starts_decimal(at) => {
                let end = self.digits(at + 1);
                self.push(at, end, Kind::Number)
            }
            b'.' | b'!' | b'?' => self.stops(at),
            b'\'' => self.quote(at, 1),
            b'`' => self.same(at, sign, Kind::Punct),
            b'@' if self.after_gap(at) && self.word_char(at + 1) > 0 => {
                let end = self.name_run(at + 1);
                self.push(at, end, Kind::Handle)
            }
            b'#' if self.letter(at + 1) => {
                let end = self.name_run(at + 1);
                self.push(at, end, Kind::Hashtag)
            }
            b'&' => {
                let end = self.entity(at).unwrap_or(at + 1);
                self.push(at, end, Kind::Symbol)
            }
            b'-' => self.same(at, sign, Kind::Punct),
            b'_' => self.same(at, sign, Kind::Punct),
            b'*' | b'=' | b'~' | b'#' | b'+' | b'<' | b'>' | b'|' | b'^' | b'$' => {
                self.same(at, sign, Kind::Symbol)
            }
            b'%' | b'\\' | b'@' => self.push(at, at + 1, Kind::Symbol),
            _ => self.push(at, at + 1, Kind::Punct),
        }
    }

    /// The token that starts with the sign `c` beyond ASCII at `at`.
    pub(super) fn high_sign(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        match c {
            '…' => self.stops(at),
            '\u{2019}' | '\u{2018}' => self.quote(at, c.len_utf8()),
            '–' | '—' | '\u{2010}'..='\u{2012}' | '\u{2015}' => self.push(at, end, Kind::Punct),
            '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‚'
            | '‛'
            | '‟'
            | '′'
            | '″'
            | '¡'
            | '¿'
            | '·'
            | '•'
            | '§'
            | '¶'
            | '†'
            | '‡'
            | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3011}'
            | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff1f}' => self.push(at, end, Kind::Punct),
            _ => {
                let end = self.picture(end);
                self.push(at, end, Kind::Symbol)
            }
        }
    }

    /// A run of stops, with their ellipses: `...`, `?!`, `…`.
    fn stops(&mut self, start: usize) -> usize {
        let mut at = start;
        loop {
            match self.byte(at) {
                b'.' | b'!' | b'?' => at += 1,
                0xe2 if self.char(at) == Some('…') => at += 3,
                _ => return self.push(start, at, Kind::Punct),
            }
        }
    }

    /// A run of one sign.
    fn same(&mut self, start: usize, sign: u8, kind: Kind) -> usize {
        let mut at = start;
        while self.byte(at) == sign {
            at += 1;
        }
        self.push(start, at, kind)
    }

    /// A quotation mark, or the apostrophe of `'90s`, `'em`, `'s`.
    fn quote(&mut self, at: usize, length: usize) -> usize {
        let next = at + length;
        if self.apostrophe(next) == length && self.byte(next) == self.byte(at) {
            return self.push(at, next + length, Kind::Punct); // '' for "
        }
        let run = self.word_run(next);
        let word = &self.bytes[next..run];
        let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
        let year = digits == 2 && (word.len() == 2 || word[2..].eq_ignore_ascii_case(b"s"));
        let listed = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w.as_bytes()));
        let closed = self.apostrophe(run) > 0; // 'em' in quotes is no clipped word
        if year && !closed && self.char_before(at).is_none_or(is_blank) {
            return self.push(at, run, Kind::Number);
        }
        if !closed && (listed(&CLIPPED) && self.after_gap(at) || listed(&CLITICS)) {
            return self.push(at, run, Kind::Word);
        }
        self.push(at, next, Kind::Punct)
    }

    fn starts_decimal(&self, at: usize) -> bool {
        self.char_before(at).is_none_or(|c| is_blank(c) || matches!(c, '$' | '£' | '€' | '(' | '-'))
    }

    fn digits(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_digit() {
            at += 1;
        }
        at
    }

    /// Past the letters, digits and low lines of a handle or topic.
    fn name_run(&self, mut at: usize) -> usize {
        loop {
            at = self.word_run(at);
            if self.byte(at) != b'_' {
                return at;
            }
            at += 1;
        }
    }

    /// The end of an HTML entity left in the text: `&amp;`, `&#39;`.
    fn entity(&self, at: usize) -> Option<usize> {
        let from = at + 1 + usize::from(self.byte(at + 1) == b'#');
        let length = (from..from + 9).take_while(|&i| self.byte(i).is_ascii_alphanumeric()).count();
        (length >= 2 && self.byte(from + length) == b';').then_some(from + length + 1)
    }

    /// The end of `:)`, `;-(`, `:D` and their like, standing apart from words.
    fn emoticon(&self, at: usize) -> Option<usize> {
        if !matches!(self.byte(at), b':' | b';' | b'=') {
            return None;
        }
        let nose = usize::from(self.byte(at + 1) == b'-');
        let mouth = self.byte(at + 1 + nose);
        let end = at + 2 + nose;
        let face = matches!(mouth, b')' | b'(') || (matches!(mouth, b'D' | b'P' | b'p' | b'/'));
        let before = self.char_before(at).is_none_or(is_blank);
        let after = self.char(end).is_none_or(|c| is_blank(c) || matches!(c, '.' | ',' | '!'));
        (face && before && after).then_some(end)
    }

    /// Past what extends a sign: selectors, skin tones, joined pictures, the other half of a flag.
    fn picture(&self, mut at: usize) -> usize {
        let mut flag = false;
        while let Some(c) = self.char(at) {
            let joined = c == '\u{200d}';
            let half = !flag && matches!(c, '\u{1f1e6}'..='\u{1f1ff}') && self.is_flag(at);
            if !(joined || half || bytes::extends(c)) {
                break;
            }
            flag |= half;
            at += c.len_utf8();
            if joined && let Some(next) = self.char(at).filter(|&c| !is_blank(c)) {
                at += next.len_utf8();
            }
        }
        at
    }

    fn is_flag(&self, at: usize) -> bool {
        self.char_before(at).is_some_and(|c| matches!(c, '\u{1f1e6}'..='\u{1f1ff}'))
    }
}
