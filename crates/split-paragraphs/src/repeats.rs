//! Paragraphs printed twice, as captions under a picture and its enlargement are.

use rustc_hash::FxHashMap;

use crate::blocks::{self, BLOCK};
use crate::layout::Piece;

/// Shorter ones repeat by chance.
const FEWEST_WORDS: usize = 3;
/// Shorter ones are alike by chance.
const FEWEST_ALIKE: usize = 6;
/// Longer ones are compared whole only.
const MOST_WORDS: usize = 60;
/// How far back a reworded repetition is looked for.
const WINDOW: usize = 3;

/// For each piece the earlier one that it repeats: word for word anywhere in the article, or
/// with few words changed among the last ones.
pub fn repeats(text: &str, pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut seen = Seen::default();
    // The last pieces of a length to be reworded, each in its turn; the oldest makes room.
    let mut recent: [Recent; WINDOW + 1] = Default::default();
    let mut turn = 0;
    let mut found = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let words = &text[piece.range.clone()];
        let shape = Shape::of(words);
        if shape.count() < FEWEST_WORDS {
            found.push(None);
            continue;
        }
        let of_piece = |i: usize| &text[pieces[i].range.clone()];
        recent[turn % recent.len()].set(i, shape);
        let twin = seen.earlier(i, shape, of_piece);
        found.push(twin.or_else(|| reworded(&mut recent, turn, of_piece)));
        turn += usize::from(shape.count() <= MOST_WORDS);
    }
    found
}

/// What tells at a glance that texts differ: how many words begin with which letters, by the
/// last three bits of a letter's code.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Shape([u32; 8]);

impl Shape {
    fn of(text: &str) -> Self {
        let mut shape = Self::default();
        if !only_ascii_letters(text) {
            for (at, _) in words(text) {
                shape.0[usize::from(text.as_bytes()[at] & 7)] += 1;
            }
            return shape;
        }
        blocks::pairs(text.as_bytes(), |before, here| {
            let mut kinds = [8; BLOCK];
            for (kind, (&before, &here)) in kinds.iter_mut().zip(before.iter().zip(here)) {
                let begins = here.is_ascii_alphanumeric() & !before.is_ascii_alphanumeric();
                *kind = if begins { here & 7 } else { 8 };
            }
            for (kind, all) in shape.0.iter_mut().enumerate() {
                *all += blocks::count(&kinds, |k| k == kind as u8) as u32;
            }
        });
        shape
    }

    /// How many words.
    fn count(self) -> usize {
        self.0.iter().map(|&n| n as usize).sum()
    }

    /// May so many words be shared as [`alike`] wants?
    fn may_be_alike(self, other: Shape) -> bool {
        let (here, there) = (self.count().min(MOST_WORDS), other.count().min(MOST_WORDS));
        let (fewer, more) = (here.min(there), here.max(there));
        // A fifth of the words differ at most, and every difference of shape is one of them.
        let differ =
            self.0.iter().zip(other.0).map(|(&a, b)| a.abs_diff(b) as usize).sum::<usize>();
        let cut = self.count().max(other.count()) > MOST_WORDS;
        fewer >= FEWEST_ALIKE && fewer * 10 >= more * 8 && (cut || differ * 5 <= more)
    }
}

/// Is no letter or digit beyond ASCII? Most texts with signs beyond it have curly quotes and
/// dashes alone: U+2000 to U+203F, none of them a letter.
fn only_ascii_letters(text: &str) -> bool {
    let (mut high, mut signs) = (0, 0);
    text.is_ascii() || {
        blocks::pairs(text.as_bytes(), |before, here| {
            high += blocks::count(here, |byte| byte >= 0xc0);
            let mut sign = [0; BLOCK];
            for (sign, (&before, &here)) in sign.iter_mut().zip(before.iter().zip(here)) {
                *sign = u8::from((before == 0xe2) & (here == 0x80));
            }
            signs += blocks::count(&sign, |sign| sign == 1);
        });
        high == signs
    }
}

/// The pieces so far.
#[derive(Default)]
struct Seen {
    /// The first of each shape, and whether it is among the hashed.
    first: FxHashMap<Shape, (usize, bool)>,
    /// By a hash of all words in order; only those whose shape was met again.
    hashed: FxHashMap<u64, usize>,
}

impl Seen {
    /// The first piece of the same words as piece `i`, if it is an earlier one.
    fn earlier<'a>(
        &mut self,
        i: usize,
        shape: Shape,
        of_piece: impl Fn(usize) -> &'a str,
    ) -> Option<usize> {
        let (first, hashed) = self.first.entry(shape).or_insert((i, false));
        if *first == i {
            return None;
        }
        let hash = |i: usize| words(of_piece(i)).fold(0, |all, (_, word)| mix(all, word));
        if !*hashed {
            *hashed = true;
            self.hashed.entry(hash(*first)).or_insert(*first);
        }
        let earliest = *self.hashed.entry(hash(i)).or_insert(i);
        (earliest < i).then_some(earliest)
    }
}

/// A piece that may be said again in other words.
#[derive(Default)]
struct Recent {
    index: usize,
    shape: Shape,
    /// Read when they are first needed.
    hashes: Vec<u64>,
}

impl Recent {
    fn set(&mut self, index: usize, shape: Shape) {
        (self.index, self.shape) = (index, shape);
        self.hashes.clear();
    }

    /// Reads the hashes of its words, none past the limit, in the hashes' order.
    fn read<'a>(&mut self, of_piece: impl Fn(usize) -> &'a str) {
        if self.hashes.is_empty() {
            let words = words(of_piece(self.index)).take(MOST_WORDS);
            self.hashes.extend(words.map(|(_, hash)| hash));
            self.hashes.sort_unstable();
        }
    }
}

/// The latest of the pieces before number `turn` that it says again in other words.
fn reworded<'a>(
    recent: &mut [Recent; WINDOW + 1],
    turn: usize,
    of_piece: impl Fn(usize) -> &'a str,
) -> Option<usize> {
    let here = turn % recent.len();
    for before in (turn.saturating_sub(WINDOW)..turn).rev() {
        let there = before % recent.len();
        if recent[here].shape.may_be_alike(recent[there].shape) {
            recent[here].read(&of_piece);
            recent[there].read(&of_piece);
            if alike(&recent[here].hashes, &recent[there].hashes) {
                return Some(recent[there].index);
            }
        }
    }
    None
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

/// The words of a text: where each begins, and its hash.
fn words(text: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let (hash, end) = word(text, start);
            // No word goes on there: past the blank or sign.
            at = end + char_at(text, end).map_or(1, char::len_utf8);
            if end > start {
                return Some((start, hash));
            }
        }
        None
    })
}

/// Nine of ten words shared, counted as often as they stand; or all of the shorter text's,
/// if it is not much shorter.
fn alike(a: &[u64], b: &[u64]) -> bool {
    if a.len().min(b.len()) < FEWEST_ALIKE {
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
