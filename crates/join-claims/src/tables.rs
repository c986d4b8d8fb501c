//! The tables of `data/`: what a predicate is, which manner is wider than which, what kind of
//! people a word names.

use std::collections::HashMap;
use std::sync::OnceLock;

/// How claims of a predicate are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something that happened: joined by time, place, figures and people.
    Event,
    /// Two actors: joined by the pair.
    Relation,
    /// A lasting quality of one actor: joined by the actor and what it is about.
    State,
    /// Any other counted statement: joined only when all but the same is said.
    Statement,
}

/// A row of `data/predicates.csv`.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// As in a claim.
    pub name: String,
    /// Predicates of one family may tell of one event (as in a claim's key).
    pub family: String,
    /// How its claims are joined.
    pub kind: Kind,
    /// Predicates of one axis speak to one question ("do they fight or cooperate?").
    pub axis: String,
    /// Which answer it gives: 1 or -1; 0 for no axis.
    pub stance: i8,
    /// Holds until something changes it; an undated claim of it holds at any time.
    pub lasting: bool,
    /// A of B and B of A may be joined: so told of what is symmetric, and of what mostly goes both
    /// ways ("opposes").
    pub symmetric: bool,
    /// Told of different times it is another thing: two demands are not one demand.
    pub parted: bool,
}

/// What a word says of the people it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum People {
    /// Anybody: "people", "victims".
    General,
    /// "civilians", "villagers", "women".
    Civilian,
    /// "soldiers", "military personnel".
    Military,
    /// "police", "officers".
    Police,
    /// "militants", "gunmen".
    Militant,
    /// "suspects".
    Suspect,
}

/// All tables.
pub struct Tables {
    predicates: HashMap<String, Predicate>,
    wider: HashMap<String, String>,
    people: HashMap<String, People>,
    unknown: Predicate,
}

impl Tables {
    /// The tables in the program.
    pub fn get() -> &'static Tables {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| Tables {
            predicates: rows(include_str!("../data/predicates.csv"))
                .into_iter()
                .map(|row| predicate(&row))
                .map(|p| (p.name.clone(), p))
                .collect(),
            wider: pairs(include_str!("../data/modes.csv")).collect(),
            people: pairs(include_str!("../data/people.csv"))
                .filter_map(|(word, class)| Some((word, people(&class)?)))
                .collect(),
            unknown: predicate(&[]),
        })
    }

    /// What a predicate is; one the table does not know is a statement.
    pub fn predicate(&self, name: &str) -> &Predicate {
        self.predicates.get(name).unwrap_or(&self.unknown)
    }

    /// Is manner `a` the same as `b` or wider than it?
    pub fn is_wider(&self, a: &str, b: &str) -> bool {
        let mut at = b;
        // A table that loops must not hang.
        for _ in 0..8 {
            if a == at {
                return true;
            }
            match self.wider.get(at) {
                Some(next) if !next.is_empty() => at = next,
                _ => return false,
            }
        }
        false
    }

    /// What kind of people a word (lower case, singular) names, if it names people.
    pub fn people(&self, word: &str) -> Option<People> {
        self.people.get(word).copied()
    }
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().flatten().map(|r| r.iter().map(str::to_string).collect()).collect()
}

fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    rows(text).into_iter().filter_map(|mut row| {
        let second = row.pop()?;
        Some((row.pop()?, second))
    })
}

fn predicate(row: &[String]) -> Predicate {
    let field = |i: usize| row.get(i).map_or("", String::as_str);
    Predicate {
        name: field(0).to_string(),
        family: field(1).to_string(),
        kind: match field(2) {
            "event" => Kind::Event,
            "relation" => Kind::Relation,
            "state" => Kind::State,
            _ => Kind::Statement,
        },
        axis: field(3).to_string(),
        stance: field(4).parse().unwrap_or(0),
        lasting: field(5) == "yes",
        symmetric: field(6) == "yes",
        parted: field(7) == "yes",
    }
}

fn people(class: &str) -> Option<People> {
    Some(match class {
        "general" => People::General,
        "civilian" => People::Civilian,
        "military" => People::Military,
        "police" => People::Police,
        "militant" => People::Militant,
        "suspect" => People::Suspect,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        for row in rows(include_str!("../data/predicates.csv")) {
            assert_eq!(row.len(), 8, "{row:?}");
            assert!(["event", "relation", "state", "statement"].contains(&row[2].as_str()));
            assert_eq!(row[3].is_empty(), row[4].is_empty(), "{row:?}");
        }
        for (word, class) in pairs(include_str!("../data/people.csv")) {
            assert!(people(&class).is_some(), "{word}");
        }
    }

    #[test]
    fn every_predicate_is_joined_in_the_family_of_its_key() {
        let claims = extract_claims::Table::built_in().unwrap();
        assert_eq!(claims.kinds.len(), Tables::get().predicates.len());
        for kind in &claims.kinds {
            let joined = Tables::get().predicate(&kind.name);
            assert_eq!((&joined.name, &joined.family), (&kind.name, &kind.family));
            assert!(joined.symmetric || !kind.symmetric, "{}", kind.name);
        }
    }

    #[test]
    fn manners_widen() {
        let tables = Tables::get();
        assert!(tables.is_wider("bombing", "suicide bombing"));
        assert!(tables.is_wider("attack", "drone strike"));
        assert!(!tables.is_wider("suicide bombing", "bombing"));
        assert!(!tables.is_wider("bombing", "shooting"));
    }
}
