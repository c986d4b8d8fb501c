//! Words of names and descriptions, made comparable.

use crate::hash::hash;

/// Words that tell nothing apart.
const EMPTY: &[&str] = &[
    "a",
    "about",
    "after",
    "all",
    "also",
    "among",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "before",
    "but",
    "by",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "no",
    "not",
    "of",
    "on",
    "one",
    "or",
    "other",
    "our",
    "out",
    "over",
    "said",
    "say",
    "says",
    "she",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "they",
    "this",
    "those",
    "to",
    "told",
    "two",
    "up",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "would",
    "you",
];

/// The words of a text in order: runs of letters and digits, with inner apostrophes and hyphens
/// as breaks, so that "25-year-old" and "25 year old" are equal.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// A word in lower case without a plural s ("soldiers", "soldier").
pub fn plain(word: &str) -> String {
    let mut word = word.to_lowercase();
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        word.pop();
    }
    word
}

/// Does a word in lower case tell nothing apart?
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.binary_search(&word).is_ok() || (word.len() == 1 && !word.as_bytes()[0].is_ascii_digit())
}

/// A name as one hash: letters and digits alone, lower case, no leading article.
pub fn name_hash(name: &str) -> u64 {
    let mut plain = String::with_capacity(name.len());
    for (i, word) in words(name).enumerate() {
        let word = word.to_lowercase();
        if i == 0 && matches!(word.as_str(), "the" | "a" | "an") {
            continue;
        }
        plain.push_str(&word);
        plain.push(' ');
    }
    hash(plain.as_bytes())
}

/// Hashes of the words that tell something, in order, repeats included.
pub fn telling(text: &str) -> Vec<u64> {
    words(text)
        .map(plain)
        .filter(|w| !is_empty_word(w))
        .map(|w| hash(w.as_bytes()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        let mut sorted = EMPTY.to_vec();
        sorted.sort_unstable();
        let misplaced = EMPTY.iter().zip(&sorted).find(|(a, b)| a != b);
        assert_eq!(misplaced, None);
    }

    #[test]
    fn names_are_equal_whatever_their_dress() {
        assert_eq!(name_hash("the Red–Cross"), name_hash("Red Cross"));
        assert_ne!(name_hash("Red Cross"), name_hash("Red Crescent"));
        assert_eq!(plain("Soldiers"), "soldier");
        assert_eq!(plain("virus"), "virus");
    }
}
