//! Sentences: where a stop ends one, and where it belongs to an abbreviation, an initial or a
//! quotation that goes on. Rules over tokens, one pass; a blank line always ends a sentence, a
//! single line break only where lines are not wrapped.

mod lines;
mod skimmer;

use crate::abbreviations::{Abbreviation, abbreviation, is_speech_verb, is_starter};
use crate::tokenizer::{Kind, Scanner, Token, is_blank};
use lines::{Break, Lines};
use skimmer::Skimmer;
use std::ops::Range;

/// The sentences of `text` as ranges of `tokens`, in order; they cover every token.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut splitter = Splitter::new(text, tokens);
    let mut out = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    while start < tokens.len() {
        let end = splitter.sentence_end(start);
        out.push(start..end);
        start = end;
    }
    out
}

/// The sentences of `text` as ranges of bytes, in order: those of [`sentences`], found without
/// reading every token. `room` is to read tokens into.
pub fn sentence_spans<'a>(
    text: &'a str,
    room: &'a mut Vec<Token>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    room.clear();
    let mut splitter = Splitter::new(text, Skimmer::new(Scanner::new(text, room)));
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = splitter.sentence_end(start);
        let first = splitter.tokens.get(start)?;
        let last = splitter.tokens.get(end.checked_sub(1)?)?;
        start = end;
        Some(first.start..last.end)
    })
}

/// Where the rules have their tokens from.
trait Tokens {
    /// Token number `i`, if there are so many.
    fn get(&mut self, i: usize) -> Option<Token>;

    /// Takes a whole sentence for token `i`, if the sentence begins there and ends plainly.
    fn whole(&mut self, i: usize) -> bool;

    /// Before token `i` is first asked for, text may be passed over that no rule need see.
    fn skim(&mut self, i: usize) -> Skim;
}

/// What became of the text before a token.
enum Skim {
    /// All of it is to be read.
    Nothing,
    /// Some was passed over, in which no sentence ends.
    Passed,
    /// The sentence ends with the token, which was read for the text's next.
    Ended,
}

impl Tokens for &[Token] {
    fn get(&mut self, i: usize) -> Option<Token> {
        <[Token]>::get(self, i).copied()
    }

    fn whole(&mut self, _: usize) -> bool {
        false
    }

    fn skim(&mut self, _: usize) -> Skim {
        Skim::Nothing
    }
}

struct Splitter<'a, T> {
    text: &'a str,
    tokens: T,
    lines: Lines<'a>,
    quotes: Quotes<'a>,
}

impl<'a, T: Tokens> Splitter<'a, T> {
    fn new(text: &'a str, tokens: T) -> Self {
        Splitter {
            text,
            tokens,
            lines: Lines::new(text),
            quotes: Quotes { text, at: 0, open: false },
        }
    }

    /// One past the last token of the sentence that starts with token `start`.
    fn sentence_end(&mut self, start: usize) -> usize {
        if self.tokens.whole(start) {
            return start + 1;
        }
        let mut i = start;
        while let Some(token) = self.tokens.get(i) {
            let last = self.text.as_bytes().get(token.end - 1).copied().unwrap_or(0);
            i += 1;
            // 0xa6 ends the ellipsis sign.
            if matches!(last, b'.' | b'!' | b'?' | 0xa6) {
                match token.kind {
                    Kind::Punct => {
                        let after = self.closers(i);
                        if !self.list_number(start, i - 1) && self.stop_ends(i - 1, after) {
                            return after;
                        }
                    }
                    Kind::Word if self.abbreviation_ends(i - 1) => return i,
                    _ => {}
                }
            }
            match self.tokens.skim(i) {
                Skim::Passed => {}
                Skim::Ended => return i + 1,
                Skim::Nothing if self.line_ends(i) => {
                    self.quotes = Quotes { text: self.text, at: token.end, open: false };
                    return i;
                }
                Skim::Nothing => {}
            }
        }
        i
    }

    /// Whether a line or paragraph break before token `i` ends the sentence.
    fn line_ends(&mut self, i: usize) -> bool {
        let (Some(before), Some(next)) = (self.tokens.get(i.wrapping_sub(1)), self.tokens.get(i))
        else {
            return false;
        };
        if next.start - before.end < 2 && self.byte(before.end) != b'\n' {
            return false;
        }
        match self.lines.between(before.end, next.start) {
            Break::None | Break::Wrap => false,
            Break::Paragraph => true,
            Break::Line => {
                let goes_on = matches!(self.word(i - 1), "," | "-" | "(" | ";" | "&");
                !goes_on && !self.first(i).is_some_and(char::is_lowercase)
            }
        }
    }

    /// Past the closing quotes, brackets and emoticons from token `i`.
    fn closers(&mut self, mut i: usize) -> usize {
        while let Some(token) = self.tokens.get(i) {
            let touches = !self.gap(i);
            let closes = match self.word(i) {
                ")" | "]" | "}" | "”" | "»" | "''" | "›" => true,
                "’" | "'" => touches,
                "\"" => {
                    let open = self.quotes.open_before(token.start);
                    (touches && (open || self.gap(i + 1))) || (open && self.gap(i + 1))
                }
                "[" => self.footnote(i) > 0,
                _ => token.kind == Kind::Symbol && self.emoticon(&token),
            };
            if !closes || self.paragraph_before(i) {
                return i;
            }
            i += self.footnote(i).max(1);
        }
        i
    }

    /// How many tokens the footnote mark at token `i` has: `[3]`, `[citation needed]`; 0 for none.
    fn footnote(&mut self, i: usize) -> usize {
        let number = self.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Number);
        match self.word(i) {
            "[" if number && self.word(i + 2) == "]" => 3,
            "[" if self.word(i + 1) == "citation" && self.word(i + 3) == "]" => 4,
            _ => 0,
        }
    }

    fn paragraph_before(&mut self, i: usize) -> bool {
        i > 0 && self.between(i).bytes().filter(|&b| b == b'\n').count() > 1
    }

    fn emoticon(&self, token: &Token) -> bool {
        token.end - token.start > 1 && matches!(self.byte(token.start), b':' | b';' | b'=')
    }

    /// Whether the stop that is token `stop` ends the sentence; the next would begin at `after`.
    fn stop_ends(&mut self, stop: usize, after: usize) -> bool {
        if self.tokens.get(after).is_none() {
            return true;
        }
        let sign = self.word(stop);
        let strong = sign.bytes().any(|b| b == b'!' || b == b'?');
        let ellipsis = !strong && sign.len() > 1;
        let closed_quote = after > stop + 1 && is_quote(self.word(after - 1));
        if !self.gap(after) {
            return self.run_together(stop, after, strong);
        }
        let first = self.leading(after);
        let lower = first.is_some_and(char::is_lowercase);
        if strong && closed_quote && (lower || self.speech_follows(after)) {
            return false;
        }
        match first {
            Some(c) if c.is_lowercase() => !ellipsis && self.informal(stop, after, strong),
            Some(c) if c.is_alphanumeric() => true,
            Some(',' | ';' | ':' | '-' | ')' | '/' | '&' | '.' | '!' | '?') => false,
            _ => true,
        }
    }

    /// Whether the stop follows the number of a list's item, which opens the sentence: `2. Send`.
    fn list_number(&mut self, start: usize, stop: usize) -> bool {
        let Some(number) = stop.checked_sub(1).filter(|&n| n >= start) else { return false };
        let figure = self.tokens.get(number).is_some_and(|t| t.kind == Kind::Number);
        figure
            && self.word(number).len() <= 2
            && self.word(stop) == "."
            && (number == start || self.word(number - 1) == ":")
    }

    /// No blank after the stop: `her father.McCarthy said`, `over!Then`.
    fn run_together(&mut self, stop: usize, after: usize, strong: bool) -> bool {
        let upper = self.leading(after).is_some_and(char::is_uppercase);
        let opens = matches!(self.word(after), "“" | "\"" | "(" | "‘");
        let before = stop.checked_sub(1).map_or("", |i| self.word(i));
        let plain = strong
            || after > stop + 1
            || (before.chars().count() > 1
                && before.chars().next_back().is_some_and(char::is_lowercase))
            || self.word(stop).len() > 1;
        (upper || (opens && self.first(after + 1).is_some_and(char::is_uppercase))) && plain
    }

    /// A lower-case word after a stop begins a sentence only in careless writing.
    fn informal(&mut self, stop: usize, after: usize, strong: bool) -> bool {
        let before = stop.checked_sub(1).map_or("", |i| self.word(i));
        let word = self.word(after);
        let brand =
            word.chars().nth(1).is_some_and(char::is_uppercase) || self.word(after + 1) == "-";
        // "Yahoo! shares": a name's own sign.
        let named = self.word(stop) == "!" && before.chars().next().is_some_and(char::is_uppercase);
        if strong {
            return brand || !named || before.bytes().all(|b| b.is_ascii_uppercase());
        }
        brand || (before.len() > 1 && !before.bytes().all(|b| b.is_ascii_uppercase()))
    }

    /// `"Why?" Smith asked`: a short name and a verb of speech.
    fn speech_follows(&mut self, from: usize) -> bool {
        for i in from..from + 4 {
            let word = self.word(i);
            if i > from && !word.starts_with(char::is_alphabetic) {
                return false;
            }
            if is_speech_verb(word) {
                return true;
            }
        }
        false
    }

    /// Whether an abbreviation with its stop, token `i`, ends the sentence.
    fn abbreviation_ends(&mut self, i: usize) -> bool {
        let Some(next) = self.tokens.get(i + 1) else { return true };
        let stem = self.word(i).trim_end_matches('.');
        if stem.eq_ignore_ascii_case("p.s") {
            return false;
        }
        let touches = self.tokens.get(i).is_some_and(|token| token.end == next.start);
        if touches || abbreviation(stem.as_bytes()) == Some(Abbreviation::Title) {
            return false;
        }
        let opener = matches!(self.word(i + 1), "“" | "\"" | "(" | "‘" | "[");
        let first = i + 1 + usize::from(opener);
        self.first(first).is_some_and(char::is_uppercase)
            && is_starter(self.word(first))
            && !self.capitalised_name(first)
    }

    /// `U.S. The` may be a name's own article, but `The Hague` after `St.` cannot be told; a
    /// starter in capitals (`U.S. IN TALKS`) or before a stop (`J. A. Smith`) is no starter.
    fn capitalised_name(&mut self, i: usize) -> bool {
        let word = self.word(i);
        word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase()) || self.word(i + 1) == "."
    }

    /// The first character of the token that leads the sentence from `i`: past opening quotes and
    /// brackets.
    fn leading(&mut self, i: usize) -> Option<char> {
        let past = (i..i + 3)
            .find(|&k| !matches!(self.word(k), "“" | "‘" | "\"" | "'" | "(" | "[" | "``" | "«"));
        match past {
            Some(k) if k > i && !self.first(k)?.is_alphanumeric() => Some(' '),
            Some(k) => self.first(k),
            None => Some(' '),
        }
    }

    /// The token's text; empty past the end.
    fn word(&mut self, i: usize) -> &'a str {
        let token = self.tokens.get(i);
        token.and_then(|t| self.text.get(t.start..t.end)).unwrap_or("")
    }

    fn first(&mut self, i: usize) -> Option<char> {
        self.word(i).chars().next()
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The blanks before token `i`.
    fn between(&mut self, i: usize) -> &'a str {
        match (self.tokens.get(i.wrapping_sub(1)), self.tokens.get(i)) {
            (Some(a), Some(b)) => self.text.get(a.end..b.start).unwrap_or(""),
            _ => "",
        }
    }

    /// Whether blanks (or the text's end) stand before token `i`.
    fn gap(&mut self, i: usize) -> bool {
        self.tokens.get(i).is_none() || self.between(i).chars().any(is_blank)
    }
}

/// The straight quotes of a paragraph, of which each is a token of its own.
struct Quotes<'a> {
    text: &'a str,
    /// How far they have been counted.
    at: usize,
    /// Whether their number up to there is odd.
    open: bool,
}

impl Quotes<'_> {
    /// Whether an odd number stands before a byte; asked in the order of the text.
    fn open_before(&mut self, byte: usize) -> bool {
        let passed = self.text.as_bytes().get(self.at..byte).unwrap_or(&[]);
        self.open ^= memchr::memchr_iter(b'"', passed).count() % 2 == 1;
        self.at = self.at.max(byte);
        self.open
    }
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | "''" | "»")
}

#[cfg(test)]
mod tests;
