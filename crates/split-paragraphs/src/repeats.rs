//! Paragraphs printed twice, as captions under a picture and its enlargement are.

use rustc_hash::FxHashMap;

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
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    // The last pieces of a length to be reworded, each in its turn; the oldest makes room.
    let mut recent: [(usize, Words); WINDOW + 1] = Default::default();
    let mut turn = 0;
    let mut found = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let (index, words) = &mut recent[turn % recent.len()];
        *index = i;
        words.read(&text[piece.range.clone()]);
        let (whole, count) = (words.whole, words.count);
        if count < FEWEST_WORDS {
            found.push(None);
            continue;
        }
        let same = *seen.entry(whole).or_insert(i);
        found.push(if same < i { Some(same) } else { reworded(&recent, turn) });
        turn += usize::from(count <= MOST_WORDS);
    }
    found
}

/// The latest of the pieces before number `turn` that it says again in other words.
fn reworded(recent: &[(usize, Words)], turn: usize) -> Option<usize> {
    let at = |turn: usize| &recent[turn % recent.len()];
    let before = (turn.saturating_sub(WINDOW)..turn).rev();
    before.map(at).find(|(_, other)| at(turn).1.alike(other)).map(|(index, _)| *index)
}

/// The words of a paragraph.
#[derive(Default)]
struct Words {
    /// A hash of all words in order.
    whole: u64,
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

/// A byte set in each place.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// How many ASCII letters and digits eight bytes begin with.
fn plain_run(eight: u64) -> usize {
    let low = eight & each(0x7f);
    let lower = low | each(0x20);
    // In each byte the highest bit tells: reached the first, not passed the last.
    let letter = (lower + each(0x80 - b'a')) & !(lower + each(0x7f - b'z'));
    let digit = (low + each(0x80 - b'0')) & !(low + each(0x7f - b'9'));
    let other = (!(letter | digit) | eight) & each(0x80);
    other.trailing_zeros() as usize / 8
}

/// The eight bytes from `at`, noughts past the end.
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |all, &b| all << 8 | u64::from(b)),
    }
}

/// The word from byte `at` on, which may be none: its hash, and where it ends.
fn word(text: &str, mut at: usize) -> (u64, usize) {
    let mut hash = 0;
    loop {
        // Nearly all of a text is ASCII letters and digits: eight of them at a time.
        let next = eight(text.as_bytes(), at);
        let run = plain_run(next);
        if run > 0 {
            hash = mix(hash, next & (u64::MAX >> (64 - 8 * run)));
            at += run;
        }
        if run == 8 {
            continue;
        }
        match char_at(text, at) {
            Some(c) if !c.is_ascii() && c.is_alphanumeric() => {
                hash = mix(hash, !u64::from(u32::from(c)));
                at += c.len_utf8();
            }
            _ => return (hash, at),
        }
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

impl Words {
    /// Takes the words of a text in place of those before.
    fn read(&mut self, text: &str) {
        (self.whole, self.count, self.seen) = (0, 0, [0; 4]);
        self.hashes.clear();
        let mut at = 0;
        while at < text.len() {
            let (hash, end) = word(text, at);
            if end > at {
                self.add(hash);
            }
            // No word goes on there: past the blank or sign.
            at = end + char_at(text, end).map_or(1, char::len_utf8);
        }
    }

    fn add(&mut self, hash: u64) {
        self.whole = mix(self.whole, hash);
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
        let (here, there) = (self.hashes.len(), other.hashes.len());
        let (fewer, more) = (here.min(there), here.max(there));
        let shared = || self.hashes.iter().filter(|&&hash| other.may_have(hash)).count();
        fewer * 10 >= more * 8
            && shared() * 10 >= more * 8
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
