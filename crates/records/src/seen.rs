//! Which records a run saw: one that met none of its own type did nothing, and says so.

use serde::Deserialize;

use crate::paragraph::Text;

/// How many records of a run's own type came in, and how many others.
#[derive(Debug, Default)]
pub struct Seen {
    own: u64,
    others: u64,
    /// The type of the first other; empty where it names none.
    first: Option<String>,
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(borrow)]
    r#type: Option<Text<'a>>,
}

impl Seen {
    /// Counts a record of the run's own type.
    pub fn own(&mut self) {
        self.own += 1;
    }

    /// Counts a record of another type, which went past.
    pub fn other(&mut self, line: &[u8]) {
        self.others += 1;
        if self.first.is_none() {
            let kind = serde_json::from_slice::<Kind>(line).ok().and_then(|kind| kind.r#type);
            self.first = Some(kind.map(|kind| kind.0.into_owned()).unwrap_or_default());
        }
    }

    /// Adds what a later part of the run saw.
    pub fn add(&mut self, later: Seen) {
        self.own += later.own;
        self.others += later.others;
        self.first = self.first.take().or(later.first);
    }

    /// Why nothing was done, if nothing was, and the mend; `wanted` is the run's own type.
    pub fn idle(&self, wanted: &str) -> Option<String> {
        let first = self.first.as_deref().filter(|_| self.own == 0)?;
        let count = self.others;
        let none = match count {
            1 => format!("the one record is no {wanted}"),
            _ => format!("none of the {count} records is of type {wanted}"),
        };
        Some(match (first, wanted) {
            ("", _) => format!("{none}: they have no type: give them to read-articles first"),
            ("article", "paragraph" | "claim") => {
                format!("{none}: they are articles: give them to split-paragraphs first")
            }
            _ => format!("{none}, but {first}: all went by as they came"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idle(lines: &[&str], wanted: &str) -> Option<String> {
        let (mut seen, mut later) = (Seen::default(), Seen::default());
        for (i, line) in lines.iter().enumerate() {
            let part = if i == 0 { &mut seen } else { &mut later };
            match line.contains(&format!("\"{wanted}\"")) {
                true => part.own(),
                false => part.other(line.as_bytes()),
            }
        }
        seen.add(later);
        seen.idle(wanted)
    }

    #[test]
    fn who_saw_none_of_its_own_says_what_came() {
        let (article, untyped) = (r#"{"type":"article"}"#, r#"{"body":"x"}"#);
        let said = |lines: &[&str]| idle(lines, "paragraph").unwrap_or_default();
        assert!(said(&[article, article]).ends_with("give them to split-paragraphs first"));
        assert!(said(&[untyped]).ends_with("give them to read-articles first"));
        assert!(said(&[r#"{"type":"claim"}"#, article]).contains("none of the 2"));
        assert_eq!(said(&[article, r#"{"type":"paragraph"}"#]), "");
        assert_eq!(said(&[]), "");
    }
}
