//! What the parser looks at (after Zhang and Nivre 2011): words, tags and children of the top of
//! the stack and of the next words, alone and together.

use super::state::State;
use crate::forms::Form;
use crate::model::key;

/// The words and tags of a sentence, with the root and the empty place behind them.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) words: Vec<u32>,
    pub(crate) tags: Vec<u32>,
    /// Coarse and fine clusters.
    pub(crate) clusters: Vec<[u32; 2]>,
}

impl Words {
    /// Takes over a sentence.
    pub(crate) fn set(&mut self, forms: &[Form], tags: &[u8]) {
        self.words.clear();
        self.words.extend(forms.iter().map(|f| f.word));
        self.words.extend([1, 0]);
        self.clusters.clear();
        self.clusters.extend(forms.iter().map(|f| [f.clusters[0], f.clusters[1]]));
        self.clusters.extend([[254; 2], [255; 2]]);
        self.tags.clear();
        self.tags.extend(tags.iter().map(|&t| u32::from(t)));
        self.tags.extend([254, 255]);
    }
}

/// How far apart two words are, in seven steps.
fn distance(from: usize, to: usize) -> u32 {
    match to.wrapping_sub(from) {
        d @ 0..=4 => d as u32,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

fn fold(set: u64) -> u32 {
    (set ^ (set >> 32)) as u32
}

/// Writes the keys that choose the action into `actions`, those that choose its label into
/// `labels`.
pub(crate) fn features(s: &State, f: &Words, actions: &mut Vec<u32>, labels: &mut Vec<u32>) {
    let (s0, s1, s2) = (s.stack(0), s.stack(1), s.stack(2));
    let (b0, b1, b2) = (s.buffer(0), s.buffer(1), s.buffer(2));
    let w = |i: usize| f.words[i];
    let t = |i: usize| f.tags[i];
    let coarse = |i: usize| f.clusters[i][0];
    let c = |i: usize| f.clusters[i][1];
    let l = |i: usize| u32::from(s.labels[i]);
    let (c0, c1, cb) = (&s.children[s0], &s.children[s1], &s.children[b0]);
    let (s0w, s0t, s1w, s1t, s2t) = (w(s0), t(s0), w(s1), t(s1), t(s2));
    let (b0w, b0t, b1w, b1t, b2w, b2t) = (w(b0), t(b0), w(b1), t(b1), w(b2), t(b2));
    let [s0l, s0l2] = c0.left.map(|c| c as usize);
    let [s0r, s0r2] = c0.right.map(|c| c as usize);
    let [s1l, _] = c1.left.map(|c| c as usize);
    let [s1r, s1r2] = c1.right.map(|c| c as usize);
    let [bl, bl2] = cb.left.map(|c| c as usize);
    let (d, d1) = (distance(s0, b0), distance(s1, s0));
    let (s0n, s1n, bn) = (c0.count.map(u32::from), c1.count.map(u32::from), u32::from(cb.count[0]));
    let (s0set, s1set, bset) =
        (c0.relations.map(fold), c1.relations.map(fold), fold(cb.relations[0]));

    actions.clear();
    labels.clear();
    let mut number = 0;
    macro_rules! act {
        ($($value:expr),*) => {{
            actions.push(key(number, [$($value),*]));
            #[allow(unused_assignments)]
            { number += 1; }
        }};
    }
    // Single words.
    act!(s0w, s0t);
    act!(s0w);
    act!(s0t);
    act!(s1w, s1t);
    act!(s1w);
    act!(s1t);
    act!(w(s2), s2t);
    act!(s2t);
    act!(b0w, b0t);
    act!(b0w);
    act!(b0t);
    act!(b1w, b1t);
    act!(b1w);
    act!(b1t);
    act!(b2w, b2t);
    act!(b2t);
    // Pairs.
    act!(s0w, s0t, b0w, b0t);
    act!(s0w, s0t, b0w);
    act!(s0w, b0w, b0t);
    act!(s0w, s0t, b0t);
    act!(s0t, b0w, b0t);
    act!(s0w, b0w);
    act!(s0t, b0t);
    act!(b0t, b1t);
    act!(b0w, b1w);
    act!(b0w, b1t);
    act!(b0t, b1w);
    act!(s1w, s1t, s0w, s0t);
    act!(s1w, s1t, s0t);
    act!(s1t, s0w, s0t);
    act!(s1w, s0w);
    act!(s1t, s0t);
    act!(s1w, s0t);
    act!(s1t, s0w);
    act!(s1t, b0t);
    act!(s1w, b0w);
    act!(s1w, s1t, b0t);
    // More.
    act!(b0t, b1t, b2t);
    act!(s0t, b0t, b1t);
    act!(s0w, b0t, b1t);
    act!(s0t, b0w, b1t);
    act!(s0t, b0t, b1t, b2t);
    act!(s1t, s0t, b0t);
    act!(s1w, s0t, b0t);
    act!(s1t, s0w, b0t);
    act!(s1t, s0t, b0w);
    act!(s2t, s1t, s0t);
    act!(s2t, s1t, s0t, b0t);
    act!(s1t, s0t, b0t, b1t);
    // Children.
    act!(s0t, t(s0l), b0t);
    act!(s0t, t(s0r), b0t);
    act!(s0t, b0t, t(bl));
    act!(s1t, t(s1r), s0t);
    act!(s1t, t(s1l), s0t);
    act!(s1t, s0t, t(s0l));
    act!(s1t, s0t, t(s0r));
    act!(s1t, t(s1r), b0t);
    act!(s1t, t(s1r), s0t, b0t);
    act!(s0t, t(s0l), t(s0l2));
    act!(s0t, t(s0r), t(s0r2));
    act!(b0t, t(bl), t(bl2));
    act!(s1t, t(s1r), t(s1r2));
    act!(w(s0l));
    act!(w(s0r));
    act!(w(bl));
    act!(w(s1r));
    act!(t(s0l), l(s0l));
    act!(t(s0r), l(s0r));
    act!(t(bl), l(bl));
    act!(t(s1r), l(s1r));
    // A preposition hangs on its noun: what it says of the noun's head.
    act!(w(s0l), s0t, s1t);
    act!(w(s0l), s0t, s1w);
    act!(w(s0l), s0w, s1t);
    act!(w(s0l), s0t, s1t, s2t);
    act!(w(s0l), s0t, b0t);
    act!(w(s0l), s0t, b0w);
    act!(w(bl), b0t, s0t);
    act!(w(bl), b0t, s0w);
    // Distance, number and kinds of children.
    act!(s0w, d);
    act!(s0t, d);
    act!(b0w, d);
    act!(b0t, d);
    act!(s0t, b0t, d);
    act!(s0w, b0w, d);
    act!(s1t, s0t, d1);
    act!(s1w, s0w, d1);
    act!(s1t, s0t, b0t, d1);
    act!(s0w, s0n[0], 0);
    act!(s0t, s0n[0], 0);
    act!(s0w, s0n[1]);
    act!(s0t, s0n[1]);
    act!(b0w, bn);
    act!(b0t, bn);
    act!(s1w, s1n[1]);
    act!(s1t, s1n[1]);
    act!(s0w, s0set[0]);
    act!(s0t, s0set[0]);
    act!(s0w, s0set[1]);
    act!(s0t, s0set[1]);
    act!(s0t, s0set[1], b0t);
    act!(s0t, s0set[0], s0set[1], b0t);
    act!(b0t, bset);
    act!(b0t, bset, s0t);
    act!(s1t, s1set[1]);
    act!(s1w, s1set[1]);
    act!(s1t, s1set[1], s0t);
    act!(s1t, s1set[0], s1set[1], s0t, b0t);
    // Clusters.
    act!(c(s0), s0t);
    act!(c(s1), s1t);
    act!(c(b0), b0t);
    act!(c(s0), c(b0));
    act!(c(s0), b0t);
    act!(s0t, c(b0));
    act!(c(s1), c(s0));
    act!(c(s1), s0t);
    act!(s1t, c(s0));
    act!(coarse(s1), coarse(s0), coarse(b0));
    act!(coarse(s0), coarse(b0), coarse(b1));
    act!(w(s0l), c(s0), s1t);
    act!(w(s0l), s0t, c(s1));
    act!(w(s0l), coarse(s0), c(s1));
    act!(w(s0l), coarse(s0), coarse(s1), coarse(s2));

    let mut number = 200;
    macro_rules! label {
        ($($value:expr),*) => {{
            labels.push(key(number, [$($value),*]));
            #[allow(unused_assignments)]
            { number += 1; }
        }};
    }
    label!();
    label!(s0w, s0t);
    label!(s0t);
    label!(s1w, s1t);
    label!(s1t);
    label!(b0w, b0t);
    label!(b0t);
    label!(b1t, b0t);
    label!(b1w, b0t);
    label!(s0t, b0t);
    label!(s0w, b0t);
    label!(s0t, b0w);
    label!(s0w, b0w);
    label!(s0t, b0t, b1t);
    label!(s1t, s0t);
    label!(s1w, s0t);
    label!(s1t, s0w);
    label!(s1w, s0w);
    label!(s1t, s0t, b0t);
    label!(s2t, s1t, s0t);
    label!(w(s0l), s0t);
    label!(w(s0l), s0t, s1t);
    label!(w(s0l), s0t, s1w);
    label!(w(s0l), s0w);
    label!(w(s0l), s0t, b0t);
    label!(s0t, s0set[0]);
    label!(s0t, s0set[0], s0set[1]);
    label!(s0t, s0set[0], s1t);
    label!(s0t, s0set[0], b0t);
    label!(s0w, s0set[0]);
    label!(s0t, b0t, bset);
    label!(s0t, bset, b0w);
    label!(s0t, s1t, s1set[1]);
    label!(s0t, s1w, s1set[1]);
    label!(s0t, s1t, s1set[0], s1set[1]);
    label!(s0t, s1t, t(s1r), l(s1r));
    label!(s0t, b0t, d);
    label!(s0t, s1t, d1);
    label!(t(s0r), s0t, s1t);
    label!(w(bl), b0t, s0t);
    label!(c(s0), b0t);
    label!(c(s0), s1t);
    label!(c(b0), s0t);
    label!(c(s1), s0t);
    label!(c(s0), c(b0));
    label!(c(s1), c(s0));
    label!(w(s0l), c(s0));
    label!(w(s0l), c(s1));
    label!(w(s0l), coarse(s0), coarse(s1));
}
