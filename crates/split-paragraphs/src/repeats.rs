//! Paragraphs printed twice, as captions under a picture and its enlargement are.

use rustc_hash::FxHashMap;

use crate::layout::Piece;
use crate::measure::{Measure, Shape};
use crate::words::{mix, words};

/// Shorter ones repeat by chance.
const FEWEST_WORDS: usize = 3;
/// Shorter ones are alike by chance.
const FEWEST_ALIKE: usize = 6;
/// Longer ones are compared whole only.
const MOST_WORDS: usize = 60;
/// How far back a reworded repetition is looked for.
const WINDOW: usize = 3;

/// For each piece, given with its measure, the earlier one that it repeats: word for word
/// anywhere in the article, or with few words changed among the last ones.
pub fn repeats(text: &str, pieces: &[Piece], measures: &[Measure]) -> Vec<Option<usize>> {
    let mut seen = Seen::default();
    seen.first.reserve(pieces.len());
    // The last pieces of a length to be reworded, each in its turn; the oldest makes room.
    let mut recent: [Recent; WINDOW + 1] = Default::default();
    let mut turn = 0;
    let mut found = Vec::with_capacity(pieces.len());
    let of_piece = |i: usize| &text[pieces[i].range.clone()];
    for (i, &Measure { shape, .. }) in measures.iter().enumerate() {
        if shape.count < FEWEST_WORDS {
            found.push(None);
            continue;
        }
        recent[turn % recent.len()].set(i, shape);
        let twin = seen.earlier(i, shape, of_piece);
        found.push(twin.or_else(|| reworded(&mut recent, turn, of_piece)));
        turn += usize::from(shape.count <= MOST_WORDS);
    }
    found
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
            self.hashes.reserve(MOST_WORDS);
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
        if may_be_alike(&recent[here].shape, &recent[there].shape) {
            recent[here].read(&of_piece);
            recent[there].read(&of_piece);
            if alike(&recent[here].hashes, &recent[there].hashes) {
                return Some(recent[there].index);
            }
        }
    }
    None
}

/// May so many words be shared as [`alike`] wants?
fn may_be_alike(a: &Shape, b: &Shape) -> bool {
    let (here, there) = (a.count.min(MOST_WORDS), b.count.min(MOST_WORDS));
    let (fewer, more) = (here.min(there), here.max(there));
    // A fifth of the words differ at most, and every difference of shape is one of them.
    let cut = a.count.max(b.count) > MOST_WORDS;
    fewer >= FEWEST_ALIKE && fewer * 10 >= more * 8 && (cut || a.differ(b) * 5 <= more)
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
