//! Words of names and descriptions, made comparable.

use crate::hash::hash;

/// Words that tell nothing apart.
const EMPTY: &[&str] = &[
    "a", "about", "after", "all", "also", "among", "an", "and", "any", "are", "as", "at", "be",
    "been", "before", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "how",
    "if", "in", "into", "is", "it", "its", "more", "most", "mr", "mrs", "ms", "no", "not", "of",
    "on", "one", "or", "other", "our", "out", "over", "said", "say", "says", "she", "so", "some",
    "such", "than", "that", "the", "their", "them", "then", "there", "they", "this", "those", "to",
    "told", "two", "up", "was", "we", "were", "when", "where", "which", "while", "who", "will",
    "with", "would", "you",
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
    words(text).map(plain).filter(|w| !is_empty_word(w)).map(|w| hash(w.as_bytes())).collect()
}

/// Names that a text holds: runs of at least two capitalised words, the first of which does not
/// merely begin the sentence unless it goes on.
pub fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut run: Option<(usize, usize, usize)> = None;
    let mut take = |run: Option<(usize, usize, usize)>| {
        if let Some((start, end, n)) = run
            && (2..=4).contains(&n)
        {
            names.extend(text.get(start..end));
        }
    };
    for (start, word) in words_at(text) {
        let capital = word.chars().next().is_some_and(char::is_uppercase) && word.len() > 1;
        let next = run.is_some_and(|(_, end, _)| matches!(&text[end..start], " " | "\u{a0}" | "-"));
        run = match (capital, run) {
            (true, Some((first, _, n))) if next => Some((first, start + word.len(), n + 1)),
            (true, other) => {
                take(other);
                Some((start, start + word.len(), 1))
            }
            (false, other) => {
                take(other);
                None
            }
        };
    }
    take(run);
    names
}

/// The words of a text, each with the byte it begins at.
fn words_at(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    words(text).map(move |word| (word.as_ptr() as usize - base, word))
}

/// Small numbers in words, as ages are told.
const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Ages that a text tells: "a 9-year-old", "two-year-old twins", "Anna Bell, 34, ".
pub fn ages(text: &str) -> Vec<u8> {
    let mut ages = Vec::new();
    let all: Vec<&str> = words(text).collect();
    for three in all.windows(3) {
        let [number, year, old] = three else { continue };
        let old = old.eq_ignore_ascii_case("old") || old.eq_ignore_ascii_case("olds");
        if old && (year.eq_ignore_ascii_case("year") || year.eq_ignore_ascii_case("years")) {
            let number = number.to_lowercase();
            let word = NUMBERS.iter().position(|&n| n == number).and_then(|n| u8::try_from(n).ok());
            ages.extend(number.parse::<u8>().ok().or(word));
        }
    }
    for (at, _) in text.match_indices(", ") {
        let name = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
        let rest = &text[at + 2..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let ends = rest[digits..].starts_with([',', '.', ';', ')']);
        if name && (1..=2).contains(&digits) && ends {
            ages.extend(rest[..digits].parse::<u8>().ok());
        }
    }
    ages
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
    fn names_are_found() {
        let text = "Then Anna Maria Bell of West Harbour met Mr. Joe-Lee Ng, IBM and the UN.";
        assert_eq!(names(text), ["Then Anna Maria Bell", "West Harbour", "Joe-Lee Ng"]);
        assert_eq!(names(""), [] as [&str; 0]);
        assert_eq!(names("Ärger Über É"), ["Ärger Über É"]);
    }

    #[test]
    fn ages_are_read() {
        assert_eq!(ages("A 9-year-old and two-year-old twins"), [9, 2]);
        assert_eq!(ages("Anna Bell, 34, and Joe Bell, 7."), [34, 7]);
        assert_eq!(ages("on May 4, 2016, in room 12"), [] as [u8; 0]);
        assert_eq!(ages(", 5,ü, "), [] as [u8; 0]);
    }

    #[test]
    fn names_are_equal_whatever_their_dress() {
        assert_eq!(name_hash("the Red–Cross"), name_hash("Red Cross"));
        assert_ne!(name_hash("Red Cross"), name_hash("Red Crescent"));
        assert_eq!(plain("Soldiers"), "soldier");
        assert_eq!(plain("virus"), "virus");
    }
}
