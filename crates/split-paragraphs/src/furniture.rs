//! The phrases by which pages are furnished, as data: teasers, credits, calls to subscribe.

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
}

impl Default for Furniture {
    fn default() -> Self {
        Self::new()
    }
}

impl Furniture {
    /// Reads the embedded table; a test proves that each of its rows is taken.
    pub fn new() -> Self {
        Self { rows: TABLE.lines().skip(1).filter_map(row).collect() }
    }

    /// The role that a phrase of the table gives to a short paragraph, given in lower case.
    pub fn role(&self, lower: &str) -> Option<Role> {
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '©');
        self.rows
            .iter()
            .find(|(_, place, phrase)| match place {
                Where::Start => lower.starts_with(phrase.as_str()),
                Where::Part => lower.contains(phrase.as_str()),
                Where::Whole => bare == phrase,
            })
            .map(|(role, _, _)| *role)
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
