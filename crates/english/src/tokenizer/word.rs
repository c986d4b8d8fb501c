//! Words: letters with their inner apostrophes, stops and signs; clitics cut off at the end.

use super::{Kind, Scanner, bytes::Class, bytes::class};
use crate::abbreviations::{Abbreviation, abbreviation, is_prefix};
use std::ops::RangeInclusive;

const DEGREES: [&[u8]; 6] = [b"Ph.D", b"M.Sc", b"B.Sc", b"D.Phil", b"M.Phil", b"Ed.D"];

impl Scanner<'_, '_> {
    /// The word (or address) that starts at `start`; returns where the next token may start.
    pub(super) fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.plain(start) {
            return if FUSED.contains(&(end - start)) {
                self.push_with_clitics(start, end)
            } else {
                self.push(start, end, Kind::Word)
            };
        }
        if let Some(end) = self.url(start) {
            return self.push(start, end, Kind::Url);
        }
        if let Some(end) = self.degree(start) {
            return self.push(start, end, Kind::Word);
        }
        let first = self.word_char(start).max(1);
        if self.byte(start + first) == b'.'
            && let Some(end) = self.initials(start, start + first)
        {
            return self.push(start, end, Kind::Word);
        }
        let end = match self.letters(start) {
            Letters::Done(end, kind) => return self.push(start, end, kind),
            Letters::Word(end) => end,
        };
        if self.byte(end) == b'.' && self.stop_belongs(start, end) {
            return self.push(start, end + 1, Kind::Word);
        }
        self.push_with_clitics(start, end)
    }

    /// The end of a word of ASCII letters alone, with a blank or a comma behind it: by far the
    /// commonest, and neither an address nor an abbreviation.
    fn plain(&self, start: usize) -> Option<usize> {
        let rest = self.bytes.get(start..)?;
        let length = rest.iter().position(|&b| class(b) != Class::Letter)?;
        (length > 0 && matches!(rest.get(length), Some(b' ' | b',' | b'\n')))
            .then_some(start + length)
    }

    /// Past the letters of the word at `start` and all that binds to them.
    fn letters(&mut self, start: usize) -> Letters {
        let mut part = start; // where the part after the last inner sign begins
        let mut at = start;
        loop {
            at = self.word_run(at);
            let sign = self.byte(at);
            // By far the commonest: a blank or a comma ends the word.
            if matches!(sign, b' ' | b',' | b'\n' | 0) {
                return Letters::Word(at);
            }
            let length = self.apostrophe(at);
            if length > 0 {
                let backtick = sign == b'`' && !self.byte(at + 1).eq_ignore_ascii_case(&b's');
                if backtick || !self.letter(at + length) {
                    return Letters::Word(at);
                }
                at += length;
                continue;
            }
            if matches!(sign, b'.' | b'@' | b'_' | b'%' | b'+' | b'-')
                && let Some(end) = self.email(start)
            {
                return Letters::Done(end, Kind::Email);
            }
            let length = self.hyphen(at);
            if length > 0 {
                // "co-owner", but not "over-the-counter".
                let next = at + length;
                let phrase = self.bytes.get(next..next + 4).is_some_and(|b| b == b"the-");
                let bound = self.word_char(next) > 0 && !phrase && is_prefix(&self.bytes[part..at]);
                if !bound {
                    return Letters::Word(at);
                }
                at += length;
                part = at;
                continue;
            }
            let inner = match sign {
                b'.' => {
                    if let Some(end) = self.domain(start) {
                        return Letters::Done(end, Kind::Url);
                    }
                    self.byte(at - 1).is_ascii_digit() && self.byte(at + 1).is_ascii_digit()
                }
                b'_' => self.word_char(at + 1) > 0 || self.byte(at + 1) == b'_',
                b'&' => at - part <= 4 && self.letter(at + 1) && self.word_run(at + 1) - at <= 5,
                b'*' => self.letter(at + 1),
                b'/' => at - start == 1 && self.short_slash(at + 1),
                b'$' => {
                    let upper = self.bytes[start..at].iter().all(u8::is_ascii_uppercase);
                    if upper && at - start <= 3 && !self.letter(at + 1) {
                        return Letters::Done(at + 1, Kind::Symbol);
                    }
                    self.letter(at + 1)
                }
                _ => false,
            };
            if !inner {
                return Letters::Word(at);
            }
            at += 1;
            part = at;
        }
    }

    /// The second half of `w/o`, `A/C`, `w/out`.
    fn short_slash(&self, at: usize) -> bool {
        let end = self.word_run(at);
        let second = &self.bytes[at..end];
        self.byte(end) != b'/' && (second.len() == 1 || second.eq_ignore_ascii_case(b"out"))
    }

    /// `U.S.`, `p.m.`, `Ph.D.`, `J.`: one-letter parts, each with its stop, from `start`, whose
    /// first letter ends at `dot`. A lone letter must look like a name's initial.
    fn initials(&self, start: usize, dot: usize) -> Option<usize> {
        let mut at = dot;
        let mut parts = 1;
        loop {
            let next = at + 1;
            let length = self.word_char(next);
            if length == 0 || !self.letter(next) || self.word_char(next + length) > 0 {
                break;
            }
            if self.apostrophe(next + length) > 0 && parts == 1 {
                break; // "Mr T.I's"
            }
            parts += 1;
            at = next + length;
            if self.byte(at) != b'.' {
                return Some(at); // "U.S", "p.m"
            }
        }
        // `at` is on a stop.
        if parts > 1 {
            // "U.S..." keeps its ellipsis apart.
            return Some(if self.byte(at + 1) == b'.' { at } else { at + 1 });
        }
        self.lone_initial(start, at).then_some(at + 1)
    }

    /// A degree whose parts have more than one letter, with or without its last stop.
    fn degree(&self, start: usize) -> Option<usize> {
        if !matches!(self.byte(start), b'P' | b'M' | b'B' | b'D' | b'E') {
            return None;
        }
        let rest = self.bytes.get(start..)?;
        let degree = DEGREES.iter().find(|d| rest.starts_with(d))?;
        let end = start + degree.len();
        (self.word_char(end) == 0).then(|| end + usize::from(self.byte(end) == b'.'))
    }

    fn lone_initial(&self, start: usize, dot: usize) -> bool {
        let letter = self.char(start);
        if letter.is_some_and(char::is_lowercase)
            && self.byte(dot + 1) == b' '
            && self.byte(dot + 2).is_ascii_digit()
            && self.char_before(start) == Some('(')
        {
            return true; // "(c. 1640)", "(b. 1950)"
        }
        let compound = self.char_before(start).is_some_and(|c| matches!(c, '-' | '\u{2011}' | '–'));
        if compound && self.byte(start.saturating_sub(2)) != b'.' {
            return false; // the "K." of "ISIS-K."
        }
        if !letter.is_some_and(char::is_uppercase) || self.byte(dot + 1) == b'.' {
            return abbreviation(&self.bytes[start..dot]).is_some()
                && self.byte(dot + 1) != b'.'
                && self.stop_belongs(start, dot);
        }
        // The letters of "plan B." and of "than I." end a sentence unless a name goes on.
        let blanks = usize::from(class(self.byte(dot + 1)) == Class::Space);
        let next = self.char(dot + 1 + blanks);
        let name = next.is_some_and(|c| c.is_uppercase() || (c == '-' && blanks == 0));
        let listed = next == Some(',') && blanks == 0;
        // "Mr. T. rose"
        let titled = self.out.last().is_some_and(|t| {
            t.kind == Kind::Word && t.end + 1 == start && self.byte(t.end - 1) == b'.'
        });
        if titled && next.is_some_and(char::is_lowercase) {
            return true;
        }
        if letter == Some('I') {
            return name && self.after_name(start);
        }
        name || listed
    }

    /// Whether the token before `start` is a capitalised word or initial one blank away.
    fn after_name(&self, start: usize) -> bool {
        let Some(last) = self.out.last() else { return false };
        last.end + 1 == start
            && last.kind == Kind::Word
            && self.char(last.start).is_some_and(char::is_uppercase)
    }

    /// Whether the stop at `dot` belongs to the abbreviation from `start`.
    fn stop_belongs(&self, start: usize, dot: usize) -> bool {
        if self.byte(dot + 1) == b'.' {
            return false;
        }
        let word = &self.bytes[start..dot];
        let Some(kind) = abbreviation(word) else {
            return false;
        };
        // "wash." and "sept." in lower case are words or slips, but "vs." and "inc." are not.
        let name = word[0].is_ascii_uppercase();
        let mut next = dot + 1;
        while self.byte(next) == b' ' {
            next += 1;
        }
        let next_char = self.char(next);
        let goes_on = next_char.is_some_and(|c| {
            c.is_lowercase() || c.is_numeric() || matches!(c, ',' | ';' | ')' | ':' | '-' | '(')
        });
        match kind {
            Abbreviation::Title => name || word.len() <= 2 || goes_on || word.len() > 3,
            Abbreviation::Either => name || goes_on || word.len() <= 3,
            Abbreviation::Number => next_char.is_some_and(char::is_numeric),
            Abbreviation::Unsure => goes_on,
        }
    }

    /// Pushes the word, its clitics as tokens of their own.
    fn push_with_clitics(&mut self, start: usize, end: usize) -> usize {
        let mut cuts = [0; 3];
        let mut count = 0;
        let mut rest = end;
        while count < cuts.len()
            && let Some(cut) = self.clitic(start, rest)
        {
            cuts[count] = cut;
            count += 1;
            rest = cut;
        }
        self.push(start, rest, Kind::Word);
        for i in (0..count).rev() {
            let stop = if i == 0 { end } else { cuts[i - 1] };
            self.push(cuts[i], stop, Kind::Word);
        }
        end
    }

    /// Where the last clitic of `start..end` begins: `n't`, `'s`, `'ll`; `not` of "cannot".
    fn clitic(&self, start: usize, end: usize) -> Option<usize> {
        let bytes = self.bytes.get(start..end)?;
        if bytes.len() < 3 {
            return None;
        }
        let last = |back: usize| bytes.get(bytes.len().wrapping_sub(back)).copied().unwrap_or(0);
        let letters = match () {
            _ if is_quote_end(last(2)) => 1,
            _ if is_quote_end(last(3)) => 2,
            _ => return fused(bytes).map(|cut| start + cut),
        };
        let (a, b) = (last(letters).to_ascii_lowercase(), last(1).to_ascii_lowercase());
        let tail = end - letters;
        let quote = self.char_before(tail).map_or(1, char::len_utf8);
        let cut = tail.checked_sub(quote)?;
        if self.apostrophe(cut) != quote || cut <= start {
            return None;
        }
        match (letters, a, b) {
            (1, _, b't') => {
                let n = cut.checked_sub(1)?;
                (self.byte(n).eq_ignore_ascii_case(&b'n') && n > start).then_some(n)
            }
            (1, _, b's' | b'm' | b'd') | (2, b'l', b'l') | (2, b'v' | b'r', b'e') => Some(cut),
            _ => None,
        }
    }
}

enum Letters {
    /// A token of its own kind that ends here.
    Done(usize, Kind),
    /// A plain word that ends here.
    Word(usize),
}

/// The last byte of an apostrophe: `'`, `` ` ``, `’`, `ʼ`.
fn is_quote_end(byte: u8) -> bool {
    matches!(byte, b'\'' | b'`' | 0x99 | 0xbc)
}

/// How long words are that are two in speech.
const FUSED: RangeInclusive<usize> = 4..=8;

/// Where words that are two in speech are cut: `can|not`, `gon|na`, `do|nt`.
fn fused(word: &[u8]) -> Option<usize> {
    if !FUSED.contains(&word.len()) || !matches!(word.last(), Some(b't' | b'T' | b'a' | b'A')) {
        return None;
    }
    let mut lower = [0; 8];
    for (to, from) in lower.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    match &lower[..word.len()] {
        b"cannot" | b"gonna" | b"wanna" | b"gotta" => Some(3),
        b"dont" | b"cant" | b"didnt" | b"isnt" | b"doesnt" | b"wasnt" | b"havent" | b"hasnt"
        | b"couldnt" | b"wouldnt" | b"shouldnt" | b"arent" | b"werent" | b"hadnt" => {
            Some(word.len() - 2)
        }
        _ => None,
    }
}
