//! What the shared lexicon of names knows: what is part of what, and whose people a word names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hash::hash;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

type Table = HashMap<&'static str, &'static str>;

/// The id that `id` is part of: "" at the top, none when the lexicon does not know it.
pub fn parent(id: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| PARENTS.iter().copied().collect());
    TABLE.get(id).copied()
}

/// The country of a one-word name such as "Afghan", "Afghans", "US".
pub fn people(word: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| PEOPLES.iter().copied().collect());
    TABLE.get(word).copied()
}

/// Hashes of `id` and all it is part of, nearest first; empty when the lexicon does not know it.
pub fn chain(id: &str) -> Vec<u64> {
    // Longer chains than this would be loops.
    const DEEPEST: usize = 8;
    let Some(mut next) = parent(id) else { return Vec::new() };
    let mut chain = vec![hash(id.as_bytes())];
    while !next.is_empty() && chain.len() < DEEPEST {
        chain.push(hash(next.as_bytes()));
        next = parent(next).unwrap_or("");
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_in_places() {
        assert_eq!(chain("gpe/kabul").len(), 2);
        assert_eq!(chain("gpe/kabul").last(), chain("gpe/afghanistan").first());
        assert!(chain("gpe/nowhere-at-all").is_empty());
    }

    #[test]
    fn peoples_by_word() {
        assert_eq!(people("Afghans"), Some("gpe/afghanistan"));
        assert_eq!(people("US"), Some("gpe/united-states"));
        assert_eq!(people("us"), None);
    }
}
