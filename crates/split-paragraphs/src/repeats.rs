//! Paragraphs printed twice, as captions under a picture and its enlargement are.

use std::collections::HashMap;

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
    let mut recent: Vec<(usize, Words)> = Vec::new();
    let mut found = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let (whole, words) = fingerprint(&text[piece.range.clone()]);
        if words.count < FEWEST_WORDS {
            found.push(None);
            continue;
        }
        let same = seen.get(&whole).copied();
        let near =
            || recent.iter().rev().find(|(_, other)| words.alike(other)).map(|(index, _)| *index);
        let twin = same.or_else(near);
        seen.entry(whole).or_insert(i);
        if words.count <= MOST_WORDS {
            if recent.len() == WINDOW {
                recent.remove(0);
            }
            recent.push((i, words));
        }
        found.push(twin);
    }
    found
}

/// The words of a paragraph.
#[derive(Default)]
struct Words {
    /// Their hashes, none past the limit.
    hashes: Vec<u64>,
    /// A bit for each of them, by hash.
    seen: [u64; 4],
    count: usize,
}

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(23) ^ value).wrapping_mul(MULTIPLIER)
}

/// A hash of all words in order, and the words.
fn fingerprint(text: &str) -> (u64, Words) {
    let mut words = Words::default();
    let (mut whole, mut word, mut length) = (0, 0, 0);
    let mut end = |word: u64, length: usize| {
        if length > 0 {
            let hash = mix(word, length as u64);
            whole = mix(whole, hash);
            words.add(hash);
        }
    };
    let mut rest = text;
    loop {
        // Nearly all of a text is ASCII letters and digits: eight of them at a time.
        let bytes = rest.as_bytes();
        let run = bytes.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len());
        let (letters, after) = rest.split_at(run);
        for eight in letters.as_bytes().chunks(8) {
            word = mix(word, eight.iter().fold(0, |all, &b| all << 8 | u64::from(b)));
        }
        length += run;
        let mut chars = after.chars();
        match chars.next() {
            Some(c) if !c.is_ascii() && c.is_alphanumeric() => {
                word = mix(word, u64::from(u32::from(c)));
                length += c.len_utf8();
            }
            sign => {
                end(word, length);
                (word, length) = (0, 0);
                if sign.is_none() {
                    break;
                }
            }
        }
        rest = chars.as_str();
    }
    (whole, words)
}

impl Words {
    fn add(&mut self, hash: u64) {
        self.count += 1;
        if self.count <= MOST_WORDS {
            self.hashes.push(hash);
            let bit = hash >> 56;
            self.seen[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
    }

    fn may_have(&self, hash: u64) -> bool {
        let bit = hash >> 56;
        self.seen[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    fn sorted(&self) -> Vec<u64> {
        let mut hashes = self.hashes.clone();
        hashes.sort_unstable();
        hashes
    }

    fn alike(&self, other: &Words) -> bool {
        // Most are not, and it shows at a glance: what the other cannot have is not shared.
        let shared = self.hashes.iter().filter(|&&hash| other.may_have(hash)).count();
        shared * 10 >= self.hashes.len().max(other.hashes.len()) * 8
            && alike(&self.sorted(), &other.sorted())
    }
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
