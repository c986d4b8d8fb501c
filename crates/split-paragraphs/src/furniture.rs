//! The phrases by which pages are furnished, as data: teasers, credits, calls to subscribe.

use aho_corasick::AhoCorasick;

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
    /// Rows whose phrase begins a paragraph, by its first byte.
    starts: Vec<Vec<Row>>,
    /// Finds the phrases that may stand anywhere.
    parts: Option<AhoCorasick>,
}

type Row = (Role, Where, &'static str);

impl Default for Furniture {
    fn default() -> Self {
        Self::new()
    }
}

impl Furniture {
    /// Reads the embedded table; a test proves that each of its rows is taken.
    pub fn new() -> Self {
        let rows: Vec<Row> = TABLE.lines().skip(1).filter_map(row).collect();
        let mut starts = vec![Vec::new(); 256];
        for row in rows.iter().filter(|(_, place, _)| *place == Where::Start) {
            if let Some(&first) = row.2.as_bytes().first() {
                starts[usize::from(first)].push(*row);
            }
        }
        let parts = rows.iter().filter(|(_, place, _)| *place == Where::Part);
        let parts = AhoCorasick::builder()
            .match_kind(aho_corasick::MatchKind::LeftmostFirst)
            .build(parts.map(|(_, _, phrase)| phrase))
            .ok();
        Self { rows, starts, parts }
    }

    /// The role that a phrase of the table gives to a short paragraph, given in lower case: of
    /// several the table's first.
    pub fn role(&self, lower: &str) -> Option<Role> {
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '©');
        let stands = |(_, place, phrase): &&Row| match place {
            Where::Start => lower.starts_with(phrase),
            Where::Part => lower.contains(phrase),
            Where::Whole => bare == *phrase,
        };
        let start = self.starts.get(usize::from(*lower.as_bytes().first()?))?;
        // Most paragraphs hold no phrase at all, which a few looks show.
        let any = start.iter().any(|row| stands(&row))
            || self.rows.iter().any(|row| row.1 == Where::Whole && stands(&row))
            || self.parts.as_ref().is_none_or(|parts| parts.is_match(lower));
        if !any {
            return None;
        }
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
