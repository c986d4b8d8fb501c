//! The word lists of `data/` that tokens and sentences need, looked up by their letters.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// The longest abbreviation, in letters.
const LONGEST: usize = 6;

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

/// A word's lower-case letters side by side: the first eight, then the rest.
type Key = [u64; 2];

/// The key of a word of up to 16 bytes; `None` if it is longer or not ASCII letters.
fn key(word: &[u8]) -> Option<Key> {
    let letter = |letters: u64, byte: &u8| {
        byte.is_ascii_alphabetic().then_some(letters << 8 | u64::from(byte.to_ascii_lowercase()))
    };
    let (first, rest) = word.split_at(word.len().min(8));
    if first.is_empty() || rest.len() > 8 {
        return None;
    }
    Some([first.iter().try_fold(0, letter)?, rest.iter().try_fold(0, letter)?])
}

fn rows(csv: &str) -> impl Iterator<Item = (&str, &str)> {
    csv.lines().skip(1).map(|row| row.split_once(',').unwrap_or((row, "")))
}

/// The kind of abbreviation `word` (without its stop) is, whatever its case.
pub(crate) fn abbreviation(word: &[u8]) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    static TABLE: OnceLock<FxHashMap<Key, Abbreviation>> = OnceLock::new();
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

type Words = OnceLock<FxHashSet<Key>>;

fn listed(table: &Words, csv: &str, word: &[u8]) -> bool {
    let read = || rows(csv).filter_map(|(word, _)| key(word.as_bytes())).collect();
    key(word).is_some_and(|key| table.get_or_init(read).contains(&key))
}

/// Whether `word` is a prefix that stays with the word after its hyphen: `co-owner`, `mid-May`.
pub(crate) fn is_prefix(word: &[u8]) -> bool {
    static TABLE: Words = OnceLock::new();
    listed(&TABLE, include_str!("../data/prefixes.csv"), word)
}

/// Whether `word` commonly begins a sentence and no name: `The`, `However`.
pub(crate) fn is_starter(word: &str) -> bool {
    static TABLE: Words = OnceLock::new();
    listed(&TABLE, include_str!("../data/starters.csv"), word.as_bytes())
}

/// Whether `word` reports speech: `said`, `asked`.
pub(crate) fn is_speech_verb(word: &str) -> bool {
    static TABLE: Words = OnceLock::new();
    listed(&TABLE, include_str!("../data/speech-verbs.csv"), word.as_bytes())
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
    fn every_row_can_be_looked_up() {
        for (word, kind) in rows(include_str!("../data/abbreviations.csv")) {
            assert!(["title", "either", "number", "unsure"].contains(&kind), "{word}");
            assert!(key(word.as_bytes()).is_some() && word.len() <= LONGEST, "{word}");
        }
        let others = [
            include_str!("../data/prefixes.csv"),
            include_str!("../data/starters.csv"),
            include_str!("../data/speech-verbs.csv"),
        ];
        for (word, _) in others.into_iter().flat_map(rows) {
            assert!(key(word.as_bytes()).is_some(), "{word}");
        }
    }

    #[test]
    fn knows_bound_prefixes() {
        assert!(is_prefix(b"Co") && is_prefix(b"mid") && !is_prefix(b"well"));
    }
}
