//! The phrases by which pages are furnished, as data: teasers, credits, calls to subscribe.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

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
    rows: Vec<(Role, Where, String)>,
    /// Finds the phrases, numbered as the rows.
    phrases: Option<AhoCorasick>,
}

impl Default for Furniture {
    fn default() -> Self {
        Self::new()
    }
}

impl Furniture {
    /// Reads the embedded table; a test proves that each of its rows is taken.
    pub fn new() -> Self {
        let rows: Vec<_> = TABLE.lines().skip(1).filter_map(row).collect();
        let phrases = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .build(rows.iter().map(|(_, _, phrase)| phrase));
        let phrases = phrases.ok();
        Self { rows, phrases }
    }

    /// The role that a phrase of the table gives to a short paragraph, given in lower case.
    pub fn role(&self, lower: &str) -> Option<Role> {
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '©');
        let found = self.phrases.iter().flat_map(|phrases| phrases.find_overlapping_iter(lower));
        let stands = |m: &aho_corasick::Match| match self.rows.get(m.pattern().as_usize()) {
            Some((_, Where::Start, _)) => m.start() == 0,
            Some((_, Where::Part, _)) => true,
            Some((_, Where::Whole, phrase)) => bare == phrase,
            None => false,
        };
        // Of several the table's first.
        let first = found.filter(stands).map(|m| m.pattern().as_usize()).min()?;
        self.rows.get(first).map(|(role, _, _)| *role)
    }
}

fn row(line: &str) -> Option<(Role, Where, String)> {
    let mut fields = line.splitn(3, ',');
    let role = fields.next()?.parse().ok()?;
    let place = match fields.next()? {
        "start" => Where::Start,
        "part" => Where::Part,
        "whole" => Where::Whole,
        _ => return None,
    };
    Some((role, place, fields.next()?.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_taken() {
        assert_eq!(Furniture::new().rows.len(), TABLE.lines().count() - 1);
    }

    #[test]
    fn phrases_by_place() {
        let table = Furniture::new();
        assert_eq!(table.role("read more: how the dam broke"), Some(Role::Teaser));
        assert_eq!(table.role("share"), Some(Role::Boilerplate));
        assert_eq!(table.role("share prices fell"), None);
        assert_eq!(table.role("the best of the week to your inbox."), Some(Role::Boilerplate));
    }
}
