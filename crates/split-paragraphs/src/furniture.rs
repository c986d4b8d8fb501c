//! The phrases by which pages are furnished, as data: teasers, credits, calls to subscribe.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;

use crate::Role;

const TABLE: &str = include_str!("../data/furniture.csv");

#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Start,
    Part,
    Whole,
}

/// The table, read once.
pub struct Furniture {
    rows: Vec<Row>,
    /// Phrases that begin a paragraph.
    starts: Heads,
    /// Phrases that are a paragraph.
    wholes: Heads,
    /// Finds the phrases that may stand anywhere.
    parts: Option<AhoCorasick>,
}

type Row = (Role, Where, &'static str);

/// Phrases by their first two bytes.
struct Heads {
    phrases: FxHashMap<[u8; 2], Vec<&'static str>>,
    /// For each first byte a bit for the last six bits of the second: most texts end there.
    known: [u64; 256],
}

impl Heads {
    fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let mut heads = Self { phrases: FxHashMap::default(), known: [0; 256] };
        for phrase in phrases {
            if let Some(&two) = phrase.as_bytes().first_chunk() {
                heads.known[usize::from(two[0])] |= bit(two);
                heads.phrases.entry(two).or_default().push(phrase);
            }
        }
        heads
    }

    /// Does a text begin with one of them?
    fn begin(&self, text: &str) -> bool {
        let Some(&two) = text.as_bytes().first_chunk() else { return false };
        self.known[usize::from(two[0])] & bit(two) != 0
            && self
                .phrases
                .get(&two)
                .is_some_and(|phrases| phrases.iter().any(|phrase| text.starts_with(phrase)))
    }
}

fn bit(two: [u8; 2]) -> u64 {
    1 << (two[1] & 63)
}

impl Default for Furniture {
    fn default() -> Self {
        Self::new()
    }
}

impl Furniture {
    /// Reads the embedded table; a test proves that each of its rows is taken.
    pub fn new() -> Self {
        let rows: Vec<Row> = TABLE.lines().skip(1).filter_map(row).collect();
        let phrases = |place: Where| {
            rows.iter().filter(move |row| row.1 == place).map(|(_, _, phrase)| *phrase)
        };
        let parts = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(phrases(Where::Part))
            .ok();
        let starts = Heads::new(phrases(Where::Start));
        let wholes = Heads::new(phrases(Where::Whole));
        Self { starts, wholes, parts, rows }
    }

    /// Where phrases stand that may stand anywhere, in an article in lower case; none if that
    /// cannot be told.
    pub fn parts(&self, lower: &str) -> Option<Vec<Range<usize>>> {
        let parts = self.parts.as_ref()?;
        Some(parts.find_iter(lower).map(|found| found.range()).collect())
    }

    /// The role that a phrase of the table gives to a short paragraph, given in lower case: of
    /// several the table's first. `part` is whether there is one of the [`Furniture::parts`].
    pub fn role(&self, lower: &str, part: bool) -> Option<Role> {
        let sign = |c: char| !c.is_alphanumeric() && c != '(' && c != '©';
        let begun = lower.trim_start_matches(sign);
        // Most paragraphs hold no phrase at all, which a few looks show.
        let any = part || self.starts.begin(lower) || self.wholes.begin(begun);
        if !any {
            return None;
        }
        let bare = begun.trim_end_matches(sign);
        let stands = |(_, place, phrase): &&Row| match place {
            Where::Start => lower.starts_with(phrase),
            Where::Part => lower.contains(phrase),
            Where::Whole => bare == *phrase,
        };
        self.rows.iter().find(stands).map(|(role, _, _)| *role)
    }
}

fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.splitn(3, ',');
    let role = fields.next()?.parse().ok()?;
    let place = match fields.next()? {
        "start" => Where::Start,
        "part" => Where::Part,
        "whole" => Where::Whole,
        _ => return None,
    };
    Some((role, place, fields.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_taken() {
        let table = Furniture::new();
        assert_eq!(table.rows.len(), TABLE.lines().count() - 1);
        assert!(table.rows.iter().all(|(_, _, phrase)| phrase.len() > 1));
        // So they are found whether apostrophes are straight or not.
        let parts = table.rows.iter().filter(|(_, place, _)| *place == Where::Part);
        assert!(parts.clone().count() > 0);
        assert!(parts.clone().all(|(_, _, phrase)| phrase.is_ascii() && !phrase.contains('\'')));
    }

    #[test]
    fn phrases_by_place() {
        let table = Furniture::new();
        let role = |lower| table.role(lower, table.parts(lower).is_none_or(|all| !all.is_empty()));
        assert_eq!(role("read more: how the dam broke"), Some(Role::Teaser));
        assert_eq!(role("share"), Some(Role::Boilerplate));
        assert_eq!(role("share prices fell"), None);
        assert_eq!(role("the best of the week to your inbox."), Some(Role::Boilerplate));
    }
}
