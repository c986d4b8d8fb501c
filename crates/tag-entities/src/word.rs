//! What a word looks like: everything the tagger reads of it without its neighbours.

use crate::clusters::{self, Clusters};
use crate::hash;
use crate::normal;

/// The cut of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "village"
    Lower,
    /// "Village"
    Title,
    /// "NATO"
    Upper,
    /// "A"
    OneUpper,
    /// "J."
    Initial,
    /// "U.N."
    Dotted,
    /// "McDonald", "eBay", "al-Qaida"
    Mixed,
    /// "2016", "1,200", "7.5"
    Number,
    /// "F-16", "G20", "3rd"
    Digits,
    /// "#Kabul", "@nato", "https://…"
    Handle,
    /// ","
    Mark,
}

/// A word's looks. Hashes are of the module `hash`.
#[derive(Clone, Debug)]
pub struct Word {
    /// Hash of the word as it stands.
    pub exact: u32,
    /// Hash of the word folded, digits as zeros.
    pub lower: u32,
    /// Its cut.
    pub shape: Shape,
    /// Hash of its outline: runs of upper, lower, digit, other ("Xx-Xx").
    pub outline: u32,
    /// Hashes of its first 1 to 4 letters, folded; 0 where it is shorter.
    pub prefix: [u32; 4],
    /// Hashes of its last 1 to 4 letters, folded; 0 where it is shorter.
    pub suffix: [u32; 4],
    /// Its cluster, or [`clusters::NONE`].
    pub cluster: u16,
    /// The cluster of its lower-case form, or [`clusters::NONE`].
    pub low_cluster: u16,
    /// Known to be mostly written without a capital inside sentences.
    pub common: bool,
    /// May stand between the capitalised words of one name.
    pub link: bool,
    /// A small word that headlines leave in lower case.
    pub small: bool,
    /// Is a dash, or several.
    pub dash: bool,
    /// Has a capital (or is a name by its handle).
    pub capital: bool,
    /// Hashes of its atoms, as many as `atom_count` says.
    pub atoms: [u32; 4],
    /// How many atoms; 5 where there are more than four.
    pub atom_count: u8,
    /// Letters and digits in it.
    pub len: u8,
}

/// Words in lower case, and marks, that may stand inside a name.
const LINKS: [&str; 62] = [
    "of", "the", "and", "for", "de", "la", "las", "los", "le", "les", "du", "des", "da", "dos",
    "das", "di", "del", "della", "van", "von", "der", "den", "bin", "ibn", "bint", "al", "el",
    "ul", "ur", "ed", "ben", "abu", "e", "i", "y", "et", "und", "zu", "&", "-", "–", "/", "'", "’",
    "'s", "’s", ".", "to", "in", "on", "at", "with", "a", "an", "no", "wa", "o", "u", "\"",
    "against", "from", "upon",
];

/// Words that headlines in Title Case leave in lower case.
const SMALL: [&str; 24] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "with", "from",
    "but", "over", "into", "via", "vs", "amid", "after", "s", "de",
];

fn shape_of(text: &str) -> Shape {
    let (mut upper, mut lower, mut digit, mut dot, mut other) = (0, 0, 0, 0, 0);
    for c in text.chars() {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_alphabetic() {
            lower += 1;
        } else if c.is_numeric() {
            digit += 1;
        } else if c == '.' {
            dot += 1;
        } else {
            other += 1;
        }
    }
    let first = text.chars().next().unwrap_or(' ');
    let letters = upper + lower;
    if letters + digit > 0 && (matches!(first, '#' | '@') || text.contains("://")) {
        Shape::Handle
    } else if letters == 0 {
        if digit > 0 { Shape::Number } else { Shape::Mark }
    } else if digit > 0 {
        Shape::Digits
    } else if upper == 0 {
        Shape::Lower
    } else if letters == 1 {
        if dot > 0 { Shape::Initial } else { Shape::OneUpper }
    } else if lower == 0 {
        if dot > 0 { Shape::Dotted } else { Shape::Upper }
    } else if upper == 1 && first.is_uppercase() && other + dot == 0 {
        Shape::Title
    } else {
        Shape::Mixed
    }
}

fn outline_of(text: &str) -> u32 {
    let (mut runs, mut count) = ([0; 24], 0);
    for c in text.chars().take(runs.len()) {
        let class = match c {
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_numeric() => b'0',
            _ if normal::is_dash(c) => b'-',
            '\'' | '’' => b'\'',
            '.' => b'.',
            _ => b'?',
        };
        if !runs[..count].ends_with(&[class, class]) {
            runs[count] = class;
            count += 1;
        }
    }
    hash::bytes(&runs[..count]) as u32
}

/// Hashes of the first and of the last 1 to 4 letters, 0 where there are fewer.
fn affix_hashes(text: &str) -> ([u32; 4], [u32; 4]) {
    let of = |letters: &[u64]| letters.iter().copied().fold(7, hash::pair) as u32 | 1;
    let (mut prefix, mut suffix) = ([0; 4], [0; 4]);
    let (mut first, mut last) = ([0; 4], [0; 4]);
    for (n, c) in text.chars().take(4).enumerate() {
        first[n] = u64::from(u32::from(c));
        prefix[n] = of(&first[..=n]);
    }
    for (n, c) in text.chars().rev().take(4).enumerate() {
        last[3 - n] = u64::from(u32::from(c));
        suffix[n] = of(&last[3 - n..]);
    }
    (prefix, suffix)
}

/// Hashes of the atoms of `text`, and how many there are; `folded` is the text folded.
fn atoms_of(text: &str, folded: &str) -> ([u32; 4], u8) {
    let mut atoms = [0; 4];
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        atoms[0] = normal::atom_hash(folded);
        return (atoms, 1);
    }
    let found = normal::atoms(text);
    for (slot, atom) in atoms.iter_mut().zip(&found) {
        *slot = normal::atom_hash(atom);
    }
    (atoms, found.len().min(5) as u8)
}

impl Word {
    /// The looks of `text`.
    pub fn new(text: &str, clusters: &Clusters) -> Word {
        let shape = shape_of(text);
        let mut plain = normal::fold(text);
        let (atoms, atom_count) = atoms_of(text, &plain);
        if plain.contains(|c: char| c.is_ascii_digit()) {
            plain = plain.replace(|c: char| c.is_ascii_digit(), "0");
        }
        let (prefix, suffix) = affix_hashes(&plain);
        let exact = hash::bytes(text.as_bytes()) as u32;
        let known = clusters.of(exact);
        let lower = text.to_lowercase();
        let low = match lower == text {
            true => known,
            false => clusters.of(hash::bytes(lower.as_bytes()) as u32),
        };
        let capital = !matches!(shape, Shape::Lower | Shape::Number | Shape::Mark | Shape::Handle)
            && (shape != Shape::Digits || text.chars().any(char::is_uppercase));
        Word {
            exact,
            lower: hash::bytes(plain.as_bytes()) as u32,
            shape,
            outline: outline_of(text),
            prefix,
            suffix,
            cluster: known.map_or(clusters::NONE, |c| c.class),
            low_cluster: low.map_or(clusters::NONE, |c| c.class),
            common: low.is_some_and(|c| c.common),
            link: LINKS.contains(&text),
            small: SMALL.contains(&text),
            dash: !text.is_empty() && text.chars().all(normal::is_dash),
            capital,
            atoms,
            atom_count,
            len: plain.chars().filter(|c| c.is_alphanumeric()).count().min(255) as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let cases = [
            ("village", Shape::Lower),
            ("Village", Shape::Title),
            ("NATO", Shape::Upper),
            ("A", Shape::OneUpper),
            ("J.", Shape::Initial),
            ("U.N.", Shape::Dotted),
            ("McDonald", Shape::Mixed),
            ("al-Qaida", Shape::Mixed),
            ("1,200", Shape::Number),
            ("F-16", Shape::Digits),
            ("@nato", Shape::Handle),
            ("…", Shape::Mark),
            ("", Shape::Mark),
        ];
        for (text, shape) in cases {
            assert_eq!(shape_of(text), shape, "{text}");
        }
    }

    #[test]
    fn looks_of_a_word() {
        let word = Word::new("Al-Sharaa", &Clusters::empty());
        assert!(word.capital);
        assert_eq!(word.atom_count, 2);
        assert_eq!(word.lower, Word::new("al-sharaa", &Clusters::empty()).lower);
        assert_eq!(word.prefix[0], Word::new("a", &Clusters::empty()).prefix[0]);
    }
}
