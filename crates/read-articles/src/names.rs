//! No two articles of a run have one name: what tells of articles by name would take them for one.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

/// An article in what is to be written.
#[derive(Debug)]
pub struct Named {
    /// Its name as JSON, in bytes of the output.
    pub at: Range<usize>,
    /// Where it was read, which names it should its own name be another's: file and line.
    pub place: String,
}

/// The names given so far.
#[derive(Default)]
pub struct Names {
    seen: HashSet<u64>,
    /// Without a random key: every run gives the same names.
    hash: BuildHasherDefault<DefaultHasher>,
}

impl Names {
    /// Gives every article of `out` a name of its own; tells of those that had another's.
    pub fn settle(&mut self, out: &mut Vec<u8>, articles: &[Named]) -> Vec<String> {
        let mut notes = Vec::new();
        let mut changed: Vec<(Range<usize>, Vec<u8>)> = Vec::new();
        for Named { at, place } in articles {
            let name = out.get(at.clone()).unwrap_or(b"");
            if self.seen.insert(self.hash.hash_one(name)) {
                continue;
            }
            let own = (1..).map(|n| Self::of_place(place, n));
            let mut free = own.filter(|own| self.seen.insert(self.hash.hash_one(own.as_slice())));
            let Some(own) = free.next() else { continue };
            let name = String::from_utf8_lossy(name);
            notes.push(format!(
                "{place}: another article is called {name}: this one goes by its place"
            ));
            changed.push((at.clone(), own));
        }
        if !changed.is_empty() {
            let (mut whole, mut from) = (Vec::with_capacity(out.len()), 0);
            for (at, own) in changed {
                whole.extend_from_slice(out.get(from..at.start).unwrap_or(b""));
                whole.extend_from_slice(&own);
                from = at.end;
            }
            whole.extend_from_slice(out.get(from..).unwrap_or(b""));
            *out = whole;
        }
        notes
    }

    /// A place as a name in JSON; an input that is read again has its places once more.
    fn of_place(place: &str, times: usize) -> Vec<u8> {
        let mut name = Vec::new();
        match times {
            1 => records::write_json(place, &mut name),
            n => records::write_json(&format!("{place}#{n}"), &mut name),
        }
        name
    }
}

/// Notes of one kind: the first few are told, the rest counted.
pub struct Few {
    told: usize,
    more: usize,
    rest: &'static str,
}

impl Few {
    /// `rest` goes on "and N more", at the end.
    pub fn new(rest: &'static str) -> Self {
        Self { told: 0, more: 0, rest }
    }

    /// Those of the notes that are to be told now.
    pub fn of(&mut self, notes: Vec<String>) -> impl Iterator<Item = String> {
        const MOST: usize = 3;
        let now = notes.len().min(MOST - self.told);
        self.told += now;
        self.more += notes.len() - now;
        notes.into_iter().take(now)
    }

    /// What is to be said at the end of the run.
    pub fn end(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more {}", self.more, self.rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_name_goes_by_its_place() {
        let mut names = Names::default();
        let mut settle = |line: &str, places: &[&str]| {
            let quote = |n: usize| line.match_indices('"').nth(n).unwrap().0;
            let named = |(n, place): (usize, &&str)| Named {
                at: quote(2 * n)..quote(2 * n + 1) + 1,
                place: place.to_string(),
            };
            let articles: Vec<Named> = places.iter().enumerate().map(named).collect();
            let mut out = line.as_bytes().to_vec();
            let notes = names.settle(&mut out, &articles).len();
            (String::from_utf8(out).unwrap(), notes)
        };
        assert_eq!(settle("<\"1\">", &["a:1"]), ("<\"1\">".to_string(), 0));
        let told = settle("<\"1\"><\"2\"><\"1\">", &["b:1", "b:2", "b:3"]);
        assert_eq!(told, ("<\"b:1\"><\"2\"><\"b:3\">".to_string(), 2));
        assert_eq!(settle("<\"1\">", &["b:1"]), ("<\"b:1#2\">".to_string(), 1));
    }

    #[test]
    fn few_are_told() {
        let mut few = Few::new("dates");
        let notes = |n: usize| vec!["x".to_string(); n];
        assert_eq!(few.of(notes(2)).count(), 2);
        assert_eq!(few.end(), None);
        assert_eq!((few.of(notes(5)).count(), few.of(notes(1)).count()), (1, 0));
        assert_eq!(few.end().as_deref(), Some("and 5 more dates"));
    }
}
