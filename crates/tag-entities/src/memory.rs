//! What the first pass made of each word of an article, for the second to know of its other
//! mentions (two-stage context of Krishnan and Manning 2006, with scores beside decisions).

use crate::article::{Article, HashKeyed};
use crate::features::{Group, key};
use crate::label::{Place, TYPES, Tag};
use crate::model::Row;

/// Types, and last "no name".
const KINDS: usize = TYPES.len() + 1;
const OUT: usize = TYPES.len();

/// The first pass's view of one word, summed over its mentions.
#[derive(Clone, Copy, Default)]
struct View {
    /// Mentions that end a name of each type, or stand in none.
    ends: [u16; KINDS],
    /// Mentions within a name of each type, more following.
    within: [u16; KINDS],
    /// Score of each type's best tag above "no name", summed.
    scores: [i32; KINDS],
}

impl View {
    fn add(&mut self, tag: Tag, row: &Row, sign: i32) {
        let (kind, last) = match tag.split() {
            Some((kind, place)) => (usize::from(kind), matches!(place, Place::End | Place::Single)),
            None => (OUT, true),
        };
        let count = if last { &mut self.ends[kind] } else { &mut self.within[kind] };
        *count = count.saturating_add_signed(sign as i16);
        for kind in 0..OUT {
            let best = row[1 + 4 * kind..5 + 4 * kind].iter().copied().fold(i16::MIN, i16::max);
            let above = i32::from(best) - i32::from(row[0]);
            self.scores[kind] = self.scores[kind].saturating_add(sign * above);
        }
    }
}

/// Views of the words of an article.
#[derive(Default)]
pub struct Memory {
    views: HashKeyed<u32, View>,
}

impl Memory {
    /// Remembers tags and scores of the article's zones; `rows` are those of the zones' tokens.
    pub fn new(article: &Article<'_>, tags: &[Tag], rows: &[Row]) -> Memory {
        let mut memory = Memory::default();
        for (i, row) in article.zones.iter().cloned().flatten().zip(rows) {
            let word = article.word(i);
            if word.capital {
                memory.views.entry(word.lower).or_default().add(tags[i], row, 1);
            }
        }
        memory
    }

    /// Hands to `sink` what the other mentions of the token's word were; `own` and `row` are the
    /// token's own tag and scores.
    pub fn features(
        &self,
        article: &Article<'_>,
        i: usize,
        (own, row): (Tag, &Row),
        sink: &mut impl FnMut(Group, u32),
    ) {
        let word = article.word(i);
        let Some(view) = self.views.get(&word.lower).filter(|_| word.capital) else { return };
        let mut others = *view;
        others.add(own, row, -1);
        let mut counts = [0_u16; KINDS];
        for (kind, count) in counts.iter_mut().enumerate() {
            *count = others.ends[kind].saturating_add(others.within[kind]);
        }
        let total = counts.iter().fold(0_u16, |a, b| a.saturating_add(*b));
        if total == 0 {
            sink(Group::Article, key(100, 0, 0));
            return;
        }
        let (best, count) = top(&counts);
        let clear = u32::from(count == total);
        let many = u32::from(count > 1) + u32::from(count > 3);
        sink(Group::Article, key(101, best, 0));
        sink(Group::Article, key(102, best, clear << 2 | many));
        sink(Group::Article, key(103, best, word.shape as u32));
        let share = |n: u16| u32::from(u32::from(n) * 4 >= u32::from(total));
        for kind in 0..KINDS {
            if others.ends[kind] > 0 {
                sink(Group::Article, key(104, kind as u32, share(others.ends[kind])));
            }
            if others.within[kind] > 0 {
                sink(Group::Article, key(105, kind as u32, share(others.within[kind])));
            }
        }
        let (likely, score) = top(&others.scores);
        let mean = score / i32::from(total).max(1);
        let level = (mean.clamp(-63, 127) + 64) as u32 / 24;
        sink(Group::Article, key(106, likely, 0));
        sink(Group::Article, key(107, likely, level));
        sink(Group::Article, key(108, likely, best));
    }
}

/// The first greatest value and where it stands.
fn top<T: Copy + PartialOrd>(values: &[T; KINDS]) -> (u32, T) {
    let mut best = (0, values[0]);
    for (i, value) in values.iter().enumerate().skip(1) {
        if *value > best.1 {
            best = (i as u32, *value);
        }
    }
    best
}
