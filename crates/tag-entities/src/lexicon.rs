//! The lexicon against an article's tokens: longest matches from left to right.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::Article;
use crate::blob::{self, Alias, Blob};
use crate::normal;
use crate::word::{Shape, Word};

/// A compiled lexicon, built in or a user's own.
#[derive(Clone, Debug)]
pub struct Lexicon {
    data: Cow<'static, [u8]>,
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
        Lexicon {
            data: Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"))),
        }
    }

    /// A lexicon from CSV tables, each with its file's stem.
    pub fn from_tables(tables: &[(&str, &str)]) -> Result<Lexicon, String> {
        let mut builder = blob::Builder::default();
        let mut sorted: Vec<_> = tables.iter().map(|t| (crate::rows::is_late(t.1), t)).collect();
        sorted.sort_by_key(|t| t.0);
        for (_, (stem, text)) in sorted {
            crate::rows::add(&mut builder, stem, text).map_err(|why| format!("{stem}: {why}"))?;
        }
        Ok(Lexicon { data: Cow::Owned(builder.finish()) })
    }

    /// A lexicon without entries.
    pub fn empty() -> Lexicon {
        Lexicon { data: Cow::Borrowed(&[]) }
    }

    /// The compiled tables.
    pub fn blob(&self) -> Blob<'_> {
        Blob::new(&self.data)
    }

    /// The aliases that are exactly these tokens, marks aside.
    pub fn exactly(&self, article: &Article<'_>, tokens: Range<usize>) -> Vec<Alias> {
        let blob = self.blob();
        let mut state = normal::START;
        let mut value = 0;
        for word in tokens.clone().map(|i| article.word(i)) {
            if usize::from(word.atom_count) > word.atoms.len() {
                return Vec::new();
            }
            for atom in word.atoms.iter().take(usize::from(word.atom_count)) {
                state = normal::extend(state, *atom);
                value = blob.slot(state);
            }
        }
        let first = article.word(tokens.start);
        let fits = |alias: &Alias| case_fits(alias, first, article, tokens.clone());
        blob.aliases(state, value).filter(fits).collect()
    }

    /// Every alias that ends where the longest match from `start` ends, entries before evidence,
    /// appended to `out`. Returns where the longest entry's alias ends, if one was found.
    pub fn longest_from(
        &self,
        article: &Article<'_>,
        start: usize,
        limit: usize,
        out: &mut Vec<Match>,
    ) -> Option<usize> {
        let blob = self.blob();
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
            let first = article.word(start);
            let found: Vec<Match> = blob
                .aliases(state, value)
                .filter(|alias| case_fits(alias, first, article, start..i + 1))
                .map(|alias| Match { start, end: i + 1, alias })
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
}

/// Whether the surface is cased as the alias asks.
fn case_fits(
    alias: &Alias,
    first: &Word,
    article: &Article<'_>,
    tokens: Range<usize>,
) -> bool {
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
