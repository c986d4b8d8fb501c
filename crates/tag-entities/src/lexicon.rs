//! The lexicon against an article's tokens: longest matches from left to right.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::Article;
use crate::blob::{self, Alias, Blob};
use crate::normal;
use crate::rows;
use crate::word::{Shape, Word};

/// Compiled lexicons, a user's own before the built-in one. Entries are numbered through all.
#[derive(Clone, Debug)]
pub struct Lexicon {
    parts: Vec<Cow<'static, [u8]>>,
}

/// An alias found in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Whose name, as what.
    pub alias: Alias,
}

impl Lexicon {
    /// The lexicon that comes with the product.
    pub fn built_in() -> Lexicon {
        let data = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
        Lexicon { parts: vec![Cow::Borrowed(data)] }
    }

    /// A lexicon of CSV tables, each with its file's stem; what is wrong, with its line.
    pub fn from_tables(tables: &[(&str, &str)]) -> Result<Lexicon, String> {
        let mut builder = blob::Builder::default();
        let mut sorted: Vec<_> = tables.iter().map(|t| (rows::is_late(t.1), t)).collect();
        sorted.sort_by_key(|t| t.0);
        for (_, (stem, text)) in sorted {
            rows::add(&mut builder, stem, text).map_err(|why| format!("{stem}: {why}"))?;
        }
        Ok(Lexicon { parts: vec![Cow::Owned(builder.finish())] })
    }

    /// This lexicon before another.
    pub fn before(mut self, other: Lexicon) -> Lexicon {
        self.parts.extend(other.parts);
        self
    }

    /// The compiled parts, each with the number of its first entry.
    fn blobs(&self) -> impl Iterator<Item = (Blob<'_>, u32)> {
        let mut base = 0;
        self.parts.iter().map(move |part| {
            let blob = Blob::new(part);
            let first = base;
            base += blob.count();
            (blob, first)
        })
    }

    fn locate(&self, entry: u32) -> Option<(Blob<'_>, u32, u32)> {
        let found =
            self.blobs().find(|(blob, first)| entry >= *first && entry - first < blob.count());
        found.map(|(blob, first)| (blob, entry - first, first))
    }

    /// Id and canonical name of an entry.
    pub fn entry(&self, entry: u32) -> (&str, &str) {
        self.locate(entry).map_or(("", ""), |(blob, number, _)| blob.entry(number))
    }

    /// The entry that this one is part of.
    pub fn parent(&self, entry: u32) -> Option<u32> {
        let (blob, number, first) = self.locate(entry)?;
        blob.parent(number).map(|parent| first + parent)
    }

    /// The entries whose names are spelt roughly as `text` is, for names of several words.
    pub fn roughly(&self, text: &str) -> Vec<Alias> {
        if text.chars().all(char::is_alphanumeric) {
            return Vec::new();
        }
        let Some(state) = normal::rough(&normal::atoms(text)) else { return Vec::new() };
        let mut found = Vec::new();
        for (blob, first) in self.blobs() {
            found.extend(blob.aliases(state, blob.slot(state)).map(|a| a.after(first)));
        }
        found.sort_unstable_by_key(|a: &Alias| a.entry);
        found.dedup_by_key(|a| a.entry);
        found
    }

    /// The aliases that are exactly these tokens, marks aside.
    pub fn exactly(&self, article: &Article<'_>, tokens: Range<usize>) -> Vec<Alias> {
        let mut state = normal::START;
        for word in tokens.clone().map(|i| article.word(i)) {
            if usize::from(word.atom_count) > word.atoms.len() {
                return Vec::new();
            }
            for atom in word.atoms.iter().take(usize::from(word.atom_count)) {
                state = normal::extend(state, *atom);
            }
        }
        let word = article.word(tokens.start);
        let mut found = Vec::new();
        for (blob, first) in self.blobs() {
            let aliases = blob.aliases(state, blob.slot(state)).map(|a| a.after(first));
            found.extend(aliases.filter(|a| case_fits(a, word, article, tokens.clone())));
        }
        found
    }

    /// Every alias that begins at `start`, part by part; see `longest_in`.
    pub fn longest_from(
        &self,
        article: &Article<'_>,
        start: usize,
        limit: usize,
        out: &mut Vec<Match>,
    ) -> Option<usize> {
        let fits = |alias: &Alias, tokens: Range<usize>| {
            case_fits(alias, article.word(start), article, tokens)
        };
        let parts = self.blobs();
        parts.filter_map(|part| longest_in(part, article, start, limit, &fits, out)).max()
    }

    /// The same without regard to case.
    pub fn longest_in_any_case(
        &self,
        article: &Article<'_>,
        start: usize,
        limit: usize,
        out: &mut Vec<Match>,
    ) -> Option<usize> {
        let parts = self.blobs();
        parts.filter_map(|part| longest_in(part, article, start, limit, &|_, _| true, out)).max()
    }
}

/// Appends every alias of a part that begins at `start`, ends by `limit` and `fits`; returns where
/// the longest that names an entry ends.
fn longest_in(
    (blob, first_entry): (Blob<'_>, u32),
    article: &Article<'_>,
    start: usize,
    limit: usize,
    fits: &impl Fn(&Alias, Range<usize>) -> bool,
    out: &mut Vec<Match>,
) -> Option<usize> {
    let mut state = normal::START;
    let mut longest = None;
    for i in start..limit {
        let word = article.word(i);
        if word.atom_count == 0 {
            let joins = article.dash_joins(i) || (article.tokens[i].glued && word.link);
            if joins && i > start && i + 1 < limit {
                continue;
            }
            break;
        }
        if usize::from(word.atom_count) > word.atoms.len() {
            break;
        }
        let mut value = 0;
        for (n, atom) in word.atoms.iter().take(usize::from(word.atom_count)).enumerate() {
            if n > 0 && value & blob::LONGER == 0 {
                return longest;
            }
            state = normal::extend(state, *atom);
            value = blob.slot(state);
        }
        if value == 0 {
            break;
        }
        let found: Vec<Match> = blob
            .aliases(state, value)
            .filter(|alias| fits(alias, start..i + 1))
            .map(|alias| Match { start, end: i + 1, alias: alias.after(first_entry) })
            .collect();
        if found.iter().any(|m| m.alias.entry != blob::NO_ENTRY) {
            longest = Some(i + 1);
        }
        out.extend(found);
        if value & blob::LONGER == 0 {
            break;
        }
    }
    longest
}

/// Whether the surface is cased as the alias asks.
fn case_fits(alias: &Alias, first: &Word, article: &Article<'_>, tokens: Range<usize>) -> bool {
    if alias.flags & blob::ANY_CASE != 0 {
        return true;
    }
    if alias.flags & blob::CAPITALS != 0 {
        return tokens.clone().all(|i| {
            let word = article.word(i);
            !word.capital
                || matches!(
                    word.shape,
                    Shape::Upper | Shape::Dotted | Shape::OneUpper | Shape::Initial
                )
                || !article.text(i).chars().any(char::is_lowercase)
        }) && tokens.clone().any(|i| article.word(i).capital);
    }
    first.capital || tokens.clone().any(|i| i > tokens.start && article.word(i).capital)
}
