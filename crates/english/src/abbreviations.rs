//! The word lists of `data/` that tokens and sentences need, looked up by their letters.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The longest abbreviation looked up, in bytes without its stop.
const LONGEST: usize = 8;

/// What a stop after an abbreviation may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Something always follows: `Gen. Smith`, `vs. Spain`. Never ends a sentence.
    Title,
    /// May stand at the end of a sentence too: `Inc.`, `Sept.`.
    Either,
    /// Only before a figure: `No. 7`, `p. 12`.
    Number,
    /// A word as well (`sat.`): only when what follows cannot start a sentence.
    Unsure,
}

type Key = [u8; LONGEST];

/// The lower-case letters of a short ASCII word; `None` if it is longer or not ASCII letters.
fn key(word: &[u8]) -> Option<Key> {
    let mut key = [0; LONGEST];
    for (to, from) in key.iter_mut().zip(word) {
        if !from.is_ascii_alphabetic() {
            return None;
        }
        *to = from.to_ascii_lowercase();
    }
    (!word.is_empty() && word.len() <= LONGEST).then_some(key)
}

fn rows(csv: &str) -> impl Iterator<Item = (&str, &str)> {
    csv.lines().skip(1).map(|row| row.split_once(',').unwrap_or((row, "")))
}

/// The kind of abbreviation `word` (without its stop) is, whatever its case.
pub(crate) fn abbreviation(word: &[u8]) -> Option<Abbreviation> {
    static TABLE: OnceLock<HashMap<Key, Abbreviation>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        rows(include_str!("../data/abbreviations.csv"))
            .filter_map(|(word, kind)| {
                let kind = match kind {
                    "title" => Abbreviation::Title,
                    "either" => Abbreviation::Either,
                    "number" => Abbreviation::Number,
                    _ => Abbreviation::Unsure,
                };
                Some((key(word.as_bytes())?, kind))
            })
            .collect()
    });
    table.get(&key(word)?).copied()
}

/// Whether `word` is a prefix that stays with the word after its hyphen: `co-owner`, `mid-May`.
pub(crate) fn is_prefix(word: &[u8]) -> bool {
    static TABLE: OnceLock<Vec<Key>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut keys: Vec<Key> = rows(include_str!("../data/prefixes.csv"))
            .filter_map(|(word, _)| key(word.as_bytes()))
            .collect();
        keys.sort_unstable();
        keys
    });
    key(word).is_some_and(|k| table.binary_search(&k).is_ok())
}

type Words = OnceLock<HashSet<&'static str>>;

fn listed(table: &Words, csv: &'static str, word: &str) -> bool {
    let table = table.get_or_init(|| rows(csv).map(|(word, _)| word).collect());
    let mut lower = [0; 16];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    std::str::from_utf8(lower).is_ok_and(|word| table.contains(word))
}

/// Whether `word` commonly begins a sentence and no name: `The`, `However`.
pub(crate) fn is_starter(word: &str) -> bool {
    static TABLE: Words = OnceLock::new();
    listed(&TABLE, include_str!("../data/starters.csv"), word)
}

/// Whether `word` reports speech: `said`, `asked`.
pub(crate) fn is_speech_verb(word: &str) -> bool {
    static TABLE: Words = OnceLock::new();
    listed(&TABLE, include_str!("../data/speech-verbs.csv"), word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_up_without_regard_to_case() {
        assert_eq!(abbreviation(b"Gen"), Some(Abbreviation::Title));
        assert_eq!(abbreviation(b"SEPT"), Some(Abbreviation::Either));
        assert_eq!(abbreviation(b"generals"), None);
        assert_eq!(abbreviation("né".as_bytes()), None);
        assert_eq!(abbreviation(b""), None);
        assert_eq!(abbreviation(b"abbreviations"), None);
    }

    #[test]
    fn every_row_of_the_table_has_a_known_kind() {
        for (word, kind) in rows(include_str!("../data/abbreviations.csv")) {
            assert!(["title", "either", "number", "unsure"].contains(&kind), "{word}");
            assert!(key(word.as_bytes()).is_some(), "{word}");
        }
    }

    #[test]
    fn knows_bound_prefixes() {
        assert!(is_prefix(b"Co") && is_prefix(b"mid") && !is_prefix(b"well"));
    }
}
