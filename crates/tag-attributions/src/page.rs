//! A paragraph as words with coarse classes, in sentences, each quotation folded into one word.

use std::ops::Range;

use english::{Kind, Parser, Tag, Token, Upos, sentences, tokenize};

use crate::cues::Lexicon;
use crate::quotes::Quote;
use crate::words::{Class, by_tag, closed, is_time, sign};

/// A word or folded quotation: bytes of the paragraph's text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    pub class: Class,
    /// The tagger's class; of no meaning for a quotation or in a sentence without a cue.
    pub tag: Tag,
    /// The word may be a cue.
    pub cue: bool,
}

/// Words after which a sentence is cut: text without stops must not cost more than its length.
const LONGEST: usize = 400;

/// A paragraph, ready for rules.
pub(crate) struct Page<'a> {
    pub text: &'a str,
    /// ASCII lower case of `text`, with its offsets.
    lower: String,
    pub words: Vec<Word>,
    /// Sentences as ranges of words.
    pub sentences: Vec<Range<usize>>,
    pub quotes: Vec<Quote>,
}

impl<'a> Page<'a> {
    /// Reads a paragraph whose outermost quotations are known. Only sentences with a word of
    /// the lexicon are tagged.
    pub fn new(text: &'a str, quotes: Vec<Quote>, lexicon: &Lexicon, parser: &mut Parser) -> Self {
        let tokens = tokenize(text);
        let breaks = sentences(text, &tokens);
        let mut page = Self {
            text,
            lower: text.to_ascii_lowercase(),
            words: Vec::with_capacity(tokens.len()),
            sentences: Vec::with_capacity(breaks.len()),
            quotes,
        };
        page.fold(&tokens, &breaks, lexicon);
        page.tag(parser);
        page.classify();
        page
    }

    /// Tags the sentences that may hold a cue; of a quotation the tagger sees its mark alone.
    fn tag(&mut self, parser: &mut Parser) {
        let mut tokens: Vec<Token> = Vec::new();
        for range in &self.sentences {
            let words = &mut self.words[range.clone()];
            if !words.iter().any(|w| w.cue) {
                continue;
            }
            tokens.clear();
            tokens.extend(words.iter().map(|w| {
                let mark = self.text[w.start..].chars().next().map_or(0, char::len_utf8);
                let end = if w.class == Class::Quote { w.start + mark } else { w.end };
                Token { start: w.start, end, kind: Kind::Word }
            }));
            for (word, tagged) in words.iter_mut().zip(parser.tag(self.text, &tokens)) {
                word.tag = tagged.tag;
            }
        }
    }

    /// Tokens become words; a quotation becomes one word, and no sentence ends within it.
    fn fold(&mut self, tokens: &[Token], breaks: &[Range<usize>], lexicon: &Lexicon) {
        let mut quote = 0;
        let mut first = 0;
        let mut sentence = 0;
        for (i, token) in tokens.iter().enumerate() {
            if self.words.len() - first >= LONGEST {
                self.sentences.push(first..self.words.len());
                first = self.words.len();
            }
            while breaks.get(sentence).is_some_and(|b| b.end <= i) {
                sentence += 1;
                let inside = self
                    .quotes
                    .get(quote)
                    .is_some_and(|q| q.start < token.start && token.start < q.end);
                if !inside && self.words.len() > first {
                    self.sentences.push(first..self.words.len());
                    first = self.words.len();
                }
            }
            while self.quotes.get(quote).is_some_and(|q| q.end <= token.start) {
                quote += 1;
            }
            match self.quotes.get(quote) {
                Some(q) if q.start <= token.start => {
                    if self.words.last().is_none_or(|w| w.start != q.start) {
                        if self.after_stop() && self.words.len() > first && capital_in(self.text, q)
                        {
                            self.sentences.push(first..self.words.len());
                            first = self.words.len();
                        }
                        let tag = Tag::default();
                        let class = Class::Quote;
                        self.words.push(Word {
                            start: q.start,
                            end: q.end,
                            class,
                            tag,
                            cue: false,
                        });
                    }
                }
                _ => {
                    let class = first_class(token.kind);
                    let cue = lexicon.begins(
                        self.lower.get(token.start..).unwrap_or(""),
                        token.end - token.start,
                    );
                    let tag = Tag::default();
                    self.words.push(Word { start: token.start, end: token.end, class, tag, cue });
                }
            }
        }
        if self.words.len() > first {
            self.sentences.push(first..self.words.len());
        }
    }

    /// Whether the last word is a stop, or a quotation that ends in one.
    fn after_stop(&self) -> bool {
        let Some(word) = self.words.last() else { return false };
        let text = &self.text[word.start..word.end];
        let inner = text.trim_end_matches(['"', '”', '\'', '’']);
        inner.ends_with(['.', '!', '?'])
            && (word.class == Class::Quote || inner.chars().all(|c| !c.is_alphanumeric()))
    }

    fn classify(&mut self) {
        for s in 0..self.sentences.len() {
            let range = self.sentences[s].clone();
            let headline = self.title_case(&range);
            for i in range.clone() {
                if self.words[i].class == Class::Other {
                    self.words[i].class = self.class_of(i, i == range.start, headline);
                }
            }
        }
    }

    fn class_of(&self, i: usize, first: bool, headline: bool) -> Class {
        let word = self.words[i];
        let lower = self.lower(i);
        if let Some(class) = sign(lower) {
            return self.joint(i, class);
        }
        let whole = self.text[word.start..word.end].bytes().filter(u8::is_ascii_uppercase).count();
        let shouted = whole > 1 && whole == lower.len() && !headline;
        if let Some(class) = closed(lower).filter(|_| !shouted) {
            return self.context(i, class);
        }
        let capital = self.text[word.start..].chars().next().is_some_and(char::is_uppercase);
        if capital && is_time(lower) {
            return Class::Time;
        }
        // The tagger may take a name for a verb: not within a plain sentence, nor before a verb.
        let verb = word.tag.upos == Upos::Verb && if first { !self.verb_next(i) } else { headline };
        if capital && (!first || whole > 1 || word.tag.upos == Upos::Verb) && !verb {
            return Class::Name;
        }
        by_tag(word.tag, capital)
    }

    fn verb_next(&self, i: usize) -> bool {
        let next = self.words.get(i + 1).map(|w| w.tag.upos);
        matches!(next, Some(Upos::Verb | Upos::Aux))
    }

    /// A hyphen or slash with no blank on either side joins a compound.
    fn joint(&self, i: usize, class: Class) -> Class {
        let word = self.words[i];
        let bytes = self.text.as_bytes();
        let glued = word.start > 0
            && !bytes[word.start - 1].is_ascii_whitespace()
            && bytes.get(word.end).is_some_and(|b| b.is_ascii_alphanumeric());
        match class {
            Class::Dash if glued && word.end - word.start == 1 => Class::Joint,
            Class::Joint if !glued => Class::Other,
            class => class,
        }
    }

    /// Words whose class hangs on a neighbour.
    fn context(&self, i: usize, class: Class) -> Class {
        let word = self.words[i];
        match (class, self.lower(i)) {
            (Class::Possessive, "'s" | "’s") => match self.before(i) {
                Some(Class::Pronoun | Class::Relative | Class::That) => Class::Aux,
                _ => Class::Possessive,
            },
            (Class::Pronoun, "us" | "it") if &self.text[word.start..word.end] == "US" => {
                Class::Name
            }
            (Class::Aux, "may" | "will") if self.is_capital(i) && self.before(i).is_some() => {
                Class::Name
            }
            (class, _) => class,
        }
    }

    fn before(&self, i: usize) -> Option<Class> {
        Some(self.words.get(i.checked_sub(1)?)?.class)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| {
            self.text[w.start..w.end].chars().next().is_some_and(char::is_uppercase)
        })
    }

    /// Whether most words of a sentence are capitalised, as in a headline.
    pub fn title_case(&self, sentence: &Range<usize>) -> bool {
        let long = |i: &usize| self.words[*i].end - self.words[*i].start > 3;
        let (mut all, mut capital) = (0, 0);
        for i in sentence.clone().filter(long) {
            all += usize::from(self.class(i) != Class::Quote);
            capital += usize::from(self.is_capital(i));
        }
        capital * 4 > all * 3
    }

    /// The word in lower case; empty past the end.
    pub fn lower(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| self.lower.get(w.start..w.end).unwrap_or(""))
    }

    /// The class of a word; Other past the end.
    pub fn class(&self, i: usize) -> Class {
        self.words.get(i).map_or(Class::Other, |w| w.class)
    }

    /// The bytes from word `a` to before word `b`.
    pub fn bytes(&self, a: usize, b: usize) -> Option<(usize, usize)> {
        let (first, last) = (self.words.get(a)?, self.words.get(b.checked_sub(1)?)?);
        (first.start < last.end).then_some((first.start, last.end))
    }
}

/// Whether a quotation begins with a capital.
fn capital_in(text: &str, quote: &Quote) -> bool {
    let inner = &text[quote.start..quote.end];
    inner.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

fn first_class(kind: Kind) -> Class {
    match kind {
        Kind::Number => Class::Number,
        Kind::Handle | Kind::Hashtag | Kind::Url | Kind::Email => Class::Name,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page<'_> {
        let quotes = crate::quotes::quotes(text);
        Page::new(text, quotes, &Lexicon::built_in(), &mut Parser::new())
    }

    #[test]
    fn a_quotation_is_one_word_and_no_sentence_ends_in_it() {
        let page = page("“We lost. We will win,” Ms. Ode said. They left.");
        assert_eq!(page.class(0), Class::Quote);
        assert_eq!(page.sentences.len(), 2);
        assert_eq!(page.lower(3), "said");
    }

    #[test]
    fn classes_of_clitics() {
        let page = page("She’s heard Lagos’s mayor say it");
        assert_eq!(page.class(1), Class::Aux);
        assert_eq!(page.class(4), Class::Possessive);
    }
}
