//! Paragraphs printed twice, as captions under a picture and its enlargement are.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::layout::Piece;

/// Shorter ones repeat by chance.
const FEWEST_WORDS: usize = 3;
/// Longer ones are compared whole only.
const MOST_WORDS: usize = 60;
/// How far back a reworded repetition is looked for.
const WINDOW: usize = 3;

/// For each piece the earlier one that it repeats: word for word anywhere in the article, or
/// with few words changed among the last ones.
pub fn repeats(text: &str, pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut recent: Vec<(usize, Vec<u64>)> = Vec::new();
    let mut found = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let (whole, words, count) = fingerprint(&text[piece.range.clone()]);
        if count < FEWEST_WORDS {
            found.push(None);
            continue;
        }
        let same = seen.get(&whole).copied();
        let near =
            || recent.iter().rev().find(|(_, other)| alike(&words, other)).map(|(index, _)| *index);
        let twin = same.or_else(near);
        seen.entry(whole).or_insert(i);
        if count <= MOST_WORDS {
            recent.push((i, words));
            if recent.len() > WINDOW {
                recent.remove(0);
            }
        }
        found.push(twin);
    }
    found
}

/// A hash of all words in order, the words' own hashes (none past the limit), their number.
fn fingerprint(text: &str) -> (u64, Vec<u64>, usize) {
    let mut whole = DefaultHasher::new();
    let (mut words, mut count) = (Vec::new(), 0);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut one = DefaultHasher::new();
        word.hash(&mut one);
        let one = one.finish();
        one.hash(&mut whole);
        count += 1;
        if count <= MOST_WORDS {
            words.push(one);
        }
    }
    words.sort_unstable();
    (whole.finish(), words, count)
}

/// Nine of ten words shared, counted as often as they stand; or all of the shorter text's,
/// if it is not much shorter.
fn alike(a: &[u64], b: &[u64]) -> bool {
    if a.len().min(b.len()) < 6 {
        return false;
    }
    let (mut i, mut k, mut shared) = (0, 0, 0);
    while i < a.len() && k < b.len() {
        match a[i].cmp(&b[k]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => k += 1,
            std::cmp::Ordering::Equal => (shared, i, k) = (shared + 1, i + 1, k + 1),
        }
    }
    let (fewer, more) = (a.len().min(b.len()), a.len().max(b.len()));
    shared * 10 >= more * 9 || shared == fewer && shared * 10 >= more * 8
}
