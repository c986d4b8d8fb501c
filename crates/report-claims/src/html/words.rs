//! What the pile says, in words, for the head of the page.

use std::collections::HashSet;

use records::Joined;

use crate::cells::Row;

/// How many things are contradicted, differ, are told by several articles, by one.
#[derive(Debug, Default)]
pub struct Tally {
    contradicted: usize,
    differ: usize,
    several: usize,
    single: usize,
    minor: usize,
    origins: HashSet<String>,
}

impl Tally {
    /// Counts a row.
    pub fn take(&mut self, row: &Row, joined: &Joined) {
        self.origins.extend(joined.claims.iter().map(|c| c.origin.clone()));
        match row.verdict.as_str() {
            _ if row.minor => self.minor += 1,
            "contradict" => self.contradicted += 1,
            "differ" => self.differ += 1,
            _ if row.articles > 1 => self.several += 1,
            _ => self.single += 1,
        }
    }

    /// "5 articles, whose claims are traced to 33 speakers and outlets, say 76 things: …"
    pub fn words(&self, articles: usize, left: usize) -> Vec<String> {
        let things = self.contradicted + self.differ + self.several + self.single;
        let mut out = vec![format!(
            "{}, whose claims are traced to {}, {} {}.",
            counted(articles, "article", "articles"),
            counted(self.origins.len(), "speaker or outlet", "different speakers and outlets"),
            if articles == 1 { "says" } else { "say" },
            counted(things, "thing", "things"),
        )];
        let mut parts = Vec::new();
        let mut part = |n: usize, one: &str, many: &str| {
            if n > 0 {
                parts.push(counted(n, one, many));
            }
        };
        part(self.contradicted, "is contradicted", "are contradicted");
        part(self.differ, "is told differently", "are told differently");
        part(self.several, "is told alike by several", "are told alike by several");
        part(self.single, "rests on one article alone", "rest on one article alone");
        if let Some((last, before)) = parts.split_last() {
            let list = match before {
                [] => last.clone(),
                _ => format!("{} and {last}", before.join(", ")),
            };
            out.push(format!("{list}."));
        }
        if left > 0 {
            out.push(format!("{} not in this report.", counted(left, "more is", "more are")));
        }
        out
    }

    /// Counted statements of no known predicate, each of one article.
    pub fn minor(&self) -> usize {
        self.minor
    }
}

/// "1 article", "5 articles", "12,345 articles".
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", crate::cells::number(n as f64), if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_many() {
        let mut tally = Tally { contradicted: 1, single: 1200, ..Tally::default() };
        tally.origins.insert("the mayor".into());
        let words = tally.words(1, 0);
        assert_eq!(
            words,
            [
                "1 article, whose claims are traced to 1 speaker or outlet, says 1,201 things.",
                "1 is contradicted and 1,200 rest on one article alone."
            ]
        );
        let none = Tally::default().words(0, 7);
        assert_eq!(none.len(), 2);
        assert!(none[0].starts_with("0 articles"), "{none:?}");
        assert_eq!(none[1], "7 more are not in this report.");
    }
}
