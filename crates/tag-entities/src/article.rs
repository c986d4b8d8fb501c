//! An article as the tagger reads it: tokens, sentences, the zones where names may stand.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::clusters::Clusters;
use crate::hash;
use crate::word::{Shape, Word};

/// How a sentence is cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// As English is.
    Plain,
    /// LIKE THIS.
    Capitals,
    /// Like This: a Headline.
    Headline,
}

/// One token of the article.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Which paragraph.
    pub paragraph: u32,
    /// First byte in the paragraph.
    pub start: u32,
    /// One past the last byte in the paragraph.
    pub end: u32,
    /// Its looks, an index of [`Article::words`]; recased in capitals and headlines.
    pub word: u32,
    /// No blank stands before it.
    pub glued: bool,
}

/// One sentence: a range of tokens.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Indices of [`Article::tokens`].
    pub tokens: Range<usize>,
    /// How it is cased.
    pub casing: Casing,
}

/// Hashes are their own hash.
#[derive(Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, data: &[u8]) {
        self.0 = hash::bytes(data);
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// A map keyed by hashes.
pub type HashKeyed<K, V> = HashMap<K, V, BuildHasherDefault<Same>>;

/// An article's tokens and words.
pub struct Article<'t> {
    /// The paragraphs' texts.
    pub paragraphs: &'t [&'t str],
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// The distinct words, this article's and others'.
    pub words: &'t [Word],
    /// Runs of tokens where names may stand; none crosses a sentence.
    pub zones: Vec<Range<usize>>,
    /// Of each token, its sentence.
    pub sentence_of: Vec<u32>,
}

/// The distinct words of articles: each is looked at once.
pub struct Words<'c> {
    clusters: Clusters<'c>,
    known: HashKeyed<u64, u32>,
    words: Vec<Word>,
}

impl<'c> Words<'c> {
    /// No words yet.
    pub fn new(clusters: Clusters<'c>) -> Words<'c> {
        Words { clusters, known: HashKeyed::default(), words: Vec::new() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.known.clear();
        self.words.clear();
    }

    fn word(&mut self, text: &str) -> u32 {
        let Words { clusters, known, words } = self;
        *known.entry(hash::bytes(text.as_bytes())).or_insert_with(|| {
            words.push(Word::new(text, clusters));
            words.len() as u32 - 1
        })
    }
}

impl<'t> Article<'t> {
    /// Reads an article of paragraphs, tokenising as `english` does.
    pub fn new(paragraphs: &'t [&'t str], words: &'t mut Words<'_>) -> Article<'t> {
        let mut tokens = Vec::new();
        let mut bounds = Vec::new();
        let mut found = Vec::new();
        for (number, text) in paragraphs.iter().enumerate() {
            found.clear();
            english::tokenize_into(text, &mut found);
            let base = tokens.len();
            for range in english::sentences(text, &found) {
                bounds.push(base + range.start..base + range.end);
            }
            tokens.extend(found.iter().map(|t| (number as u32, t.start as u32, t.end as u32)));
        }
        Article::from_tokens(paragraphs, &tokens, bounds, words)
    }

    /// Reads an article whose tokens (paragraph, bytes) and sentences are known.
    pub fn from_tokens(
        paragraphs: &'t [&'t str],
        tokens: &[(u32, u32, u32)],
        bounds: Vec<Range<usize>>,
        interner: &'t mut Words<'_>,
    ) -> Article<'t> {
        let text_of = |&(paragraph, start, end): &(u32, u32, u32)| {
            let text: &'t str = paragraphs.get(paragraph as usize).copied().unwrap_or_default();
            text.get(start as usize..end as usize).unwrap_or_default()
        };
        let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
        for t in tokens {
            let (paragraph, start, end) = *t;
            let glued = out.last().is_some_and(|l| l.paragraph == paragraph && l.end == start);
            out.push(Token { paragraph, start, end, word: interner.word(text_of(t)), glued });
        }
        let mut sentences = Vec::with_capacity(bounds.len());
        let mut sentence_of = vec![0; out.len()];
        for range in bounds {
            let casing = casing(&interner.words, &out[range.clone()]);
            if casing != Casing::Plain {
                for i in range.clone() {
                    out[i].word = recase(interner, text_of(&tokens[i]), casing);
                }
            }
            sentence_of[range.clone()].fill(sentences.len() as u32);
            sentences.push(Sentence { tokens: range, casing });
        }
        let mut article = Article {
            paragraphs,
            tokens: out,
            sentences,
            words: &interner.words,
            zones: Vec::new(),
            sentence_of,
        };
        article.zones = article.find_zones();
        article
    }

    /// The looks of a token.
    pub fn word(&self, token: usize) -> &Word {
        &self.words[self.tokens[token].word as usize]
    }

    /// The text of a token as it stands.
    pub fn text(&self, token: usize) -> &'t str {
        let token = &self.tokens[token];
        let text = self.paragraphs.get(token.paragraph as usize).copied().unwrap_or_default();
        text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// Runs from one capitalised word to the last that a few linking words or a dash join to it.
    fn find_zones(&self) -> Vec<Range<usize>> {
        let mut zones = Vec::new();
        for sentence in &self.sentences {
            let mut open: Option<Range<usize>> = None;
            for i in sentence.tokens.clone() {
                let word = self.word(i);
                let number = matches!(word.shape, Shape::Number | Shape::Digits);
                let dashed = i > sentence.tokens.start + 1 && self.dash_joins(i - 1);
                let prefix = word.len <= 3
                    && word.shape == Shape::Lower
                    && i + 2 < sentence.tokens.end
                    && self.dash_joins(i + 1)
                    && self.word(i + 2).capital;
                match open.as_mut() {
                    Some(zone)
                        if word.capital
                            || (number && i == zone.end)
                            || (dashed && i == zone.end + 1) =>
                    {
                        zone.end = i + 1;
                    }
                    Some(zone) if i - zone.end < MOST_LINKS && (word.link || number || prefix) => {}
                    _ => {
                        zones.extend(open.take());
                        if word.capital || prefix {
                            open = Some(i..i + 1);
                        }
                    }
                }
            }
            zones.extend(open);
        }
        zones
    }

    /// Whether a token is a dash that stands between two tokens without blanks.
    pub fn dash_joins(&self, i: usize) -> bool {
        let after = self.tokens.get(i + 1).is_some_and(|t| t.glued);
        after && self.tokens[i].glued && self.word(i).dash
    }
}

/// Linking words in a row within one zone, at most.
const MOST_LINKS: usize = 3;

/// How a sentence is cased, by its words of two letters and more.
fn casing(words: &[Word], tokens: &[Token]) -> Casing {
    let (mut upper, mut title, mut lower, mut content) = (0, 0, 0, 0);
    for token in tokens {
        let word = &words[token.word as usize];
        match word.shape {
            Shape::Upper if word.len >= 2 => upper += 1,
            Shape::Title => title += 1,
            Shape::Mixed if word.capital => title += 1,
            Shape::Lower if word.len >= 2 => {
                lower += 1;
                content += usize::from(!word.small);
            }
            _ => {}
        }
    }
    if upper >= 3 && upper * 10 >= (upper + title + lower) * 7 {
        Casing::Capitals
    } else if upper + title >= 5 && content == 0 && title * 10 >= (title + lower) * 6 {
        Casing::Headline
    } else {
        Casing::Plain
    }
}

/// The word that `text` would be in an ordinary sentence, as far as the clusters know.
fn recase(interner: &mut Words<'_>, text: &str, casing: Casing) -> u32 {
    let as_it_stands = interner.word(text);
    let word = &interner.words[as_it_stands as usize];
    if !word.capital {
        return as_it_stands;
    }
    let lower = text.to_lowercase();
    if word.common || is_inflected(&lower, &interner.clusters) {
        return interner.word(&lower);
    }
    let known = word.cluster != crate::clusters::NONE;
    if casing == Casing::Headline || word.shape != Shape::Upper || known {
        return as_it_stands;
    }
    interner.word(&capitalised(&lower))
}

/// Whether `lower` is a common word with an ending.
fn is_inflected(lower: &str, clusters: &Clusters<'_>) -> bool {
    ["s", "es", "ed", "d", "ing", "ly", "er", "ers"].iter().any(|ending| {
        lower.strip_suffix(ending).is_some_and(|stem| {
            stem.len() >= 3
                && clusters.of(hash::bytes(stem.as_bytes()) as u32).is_some_and(|c| c.common)
        })
    })
}

/// "guatemala" as "Guatemala", "al-qaida" as "Al-Qaida".
fn capitalised(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut first = true;
    for c in lower.chars() {
        if first {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        first = !c.is_alphanumeric();
    }
    out
}
