//! What the parser looks at: words, tags, clusters and children of the top of the stack and of the
//! next words (after Chen and Manning 2014), each a row of the network's first layer.

use super::state::{Children, State};
use crate::forms::Form;
use crate::model::Slots;

/// Numbers of words that are none: beyond the sentence's ends, the root, outside the vocabulary.
const NO_WORD: u32 = 0;
const ROOT_WORD: u32 = 1;
const UNKNOWN: u32 = 2;
/// The number of the vocabulary's first word.
const FIRST: u32 = 3;

/// The words that have rows of their own, by falling frequency.
pub(crate) struct Vocabulary {
    numbers: Slots,
    /// How many there are, and how many of them are looked at in every place.
    size: u32,
    common: u32,
}

impl Vocabulary {
    pub(crate) fn new(words: impl ExactSizeIterator<Item = u32>, common: u32) -> Self {
        let size = words.len() as u32;
        let mut numbers = Slots::new(words.len());
        for (i, word) in words.enumerate() {
            numbers.insert(word, i as u32 + FIRST);
        }
        Vocabulary { numbers, size, common: common.min(size) }
    }

    fn number(&self, word: u32) -> u32 {
        self.numbers.get(word).max(UNKNOWN)
    }
}

/// The words, tags and clusters of a sentence by number, with the root and no word behind them.
#[derive(Default)]
pub(crate) struct Words {
    words: Vec<u32>,
    tags: Vec<u32>,
    clusters: Vec<u32>,
}

impl Words {
    /// Takes over a sentence.
    pub(crate) fn set(&mut self, forms: &[Form], tags: &[u8], inputs: &Inputs) {
        self.words.clear();
        self.words.extend(forms.iter().map(|f| inputs.vocabulary.number(f.word)));
        self.words.extend([ROOT_WORD, NO_WORD]);
        self.clusters.clear();
        self.clusters.extend(forms.iter().map(|f| f.clusters[1]));
        self.clusters.extend([254, 255]);
        self.tags.clear();
        self.tags.extend(tags.iter().map(|&t| u32::from(t)));
        self.tags.extend([inputs.tags, inputs.tags + 1]);
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len().saturating_sub(2)
    }
}

/// How far apart two words are, in eight steps.
fn distance(from: usize, to: usize) -> u32 {
    match to.wrapping_sub(from) {
        d @ 0..=4 => d as u32,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

/// Numbers the rows of the first layer.
pub(crate) struct Inputs {
    pub(crate) vocabulary: Vocabulary,
    /// How many tags and relations there are.
    pub(crate) tags: u32,
    pub(crate) labels: u32,
}

/// Gives each place looked at a range of rows of its own, in the order they are asked for.
struct Rows<'a> {
    next: u32,
    out: &'a mut Vec<u32>,
}

impl Rows<'_> {
    #[inline(always)]
    fn put(&mut self, size: u32, value: u32) {
        self.out.push(self.next + value.min(size - 1));
        self.next += size;
    }

    /// One row for each bit of `set`.
    #[inline(always)]
    fn put_set(&mut self, mut set: u64) {
        while set != 0 {
            self.out.push(self.next + set.trailing_zeros());
            set &= set - 1;
        }
        self.next += u64::BITS;
    }
}

impl Inputs {
    /// Writes the rows that `state` lights into `out`; returns how many rows there are in all.
    #[inline]
    pub(crate) fn rows(&self, state: &State, words: &Words, out: &mut Vec<u32>) -> u32 {
        out.clear();
        let mut rows = Rows { next: 0, out };
        let [s0, s1, s2, s3] = [0, 1, 2, 3].map(|i| state.stack(i));
        let [b0, b1, b2, b3] = [0, 1, 2, 3].map(|i| state.buffer(i));
        let children = |of: usize| &state.children[of];
        let (c0, c1, cb): (&Children, &Children, &Children) =
            (children(s0), children(s1), children(b0));
        let [s0l, s0l2] = c0.left.map(|c| c as usize);
        let [s0r, s0r2] = c0.right.map(|c| c as usize);
        let [s1l, s1l2] = c1.left.map(|c| c as usize);
        let [s1r, s1r2] = c1.right.map(|c| c as usize);
        let [bl, bl2] = cb.left.map(|c| c as usize);
        // A preposition hangs on its noun: what the children's first children are tells much.
        let s0rl = children(s0r).left[0] as usize;
        let s1rl = children(s1r).left[0] as usize;

        rows.put(1, 0);
        let vocabulary = self.vocabulary.size + FIRST;
        for place in [s0, s1, b0, b1] {
            rows.put(vocabulary, words.words[place]);
        }
        let common = self.vocabulary.common + FIRST;
        for place in [s2, b2, s0l, s0r, s1l, s1r, bl, s0rl, s1rl] {
            let word = words.words[place];
            rows.put(common, if word < common { word } else { UNKNOWN });
        }
        for place in [s0, s1, s2, b0, b1, s0l, s0r, s1r, bl] {
            rows.put(256, words.clusters[place]);
        }
        let tags = self.tags + 2;
        let tag = |place: usize| words.tags[place];
        let places = [
            s0, s1, s2, s3, b0, b1, b2, b3, s0l, s0l2, s0r, s0r2, s1l, s1l2, s1r, s1r2, bl, bl2,
            s0rl, s1rl,
        ];
        for place in places {
            rows.put(tags, tag(place));
        }
        for [one, other] in [[s0, b0], [s1, s0], [b0, b1]] {
            rows.put(tags * tags, tag(one) * tags + tag(other));
        }
        let labels = self.labels + 1;
        for place in [s0l, s0r, s0r2, s1l, s1r, s1r2, bl] {
            rows.put(labels, u32::from(state.labels[place]));
        }
        for set in [c0.relations[0], c0.relations[1], c1.relations[0], c1.relations[1], cb.relations[0]] {
            rows.put_set(set);
        }
        rows.put(8, distance(s0, b0));
        rows.put(8, distance(s1, s0));
        for count in [c0.count[0], c0.count[1], c1.count[1], cb.count[0]] {
            rows.put(5, u32::from(count));
        }
        rows.next
    }
}
