//! What the parser looks at: words, tags, clusters and children of the top of the stack and of the
//! next words (after Chen and Manning 2014).

use super::state::State;
use crate::forms::Form;
use crate::model::{Inputs, Vocabulary};

/// How many words, by frequency, are looked at in every place.
const COMMON: u32 = 1500;

/// What the inputs are numbered by.
pub(crate) struct Places {
    pub(crate) vocabulary: Vocabulary,
    /// How many tags and relations there are.
    pub(crate) tags: u32,
    pub(crate) labels: u32,
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
    pub(crate) fn set(&mut self, forms: &[Form], tags: &[u8], places: &Places) {
        // 0 is no word, 1 the root, 2 an unknown word.
        self.words.clear();
        self.words.extend(forms.iter().map(|f| 2 + places.vocabulary.number(f.word)));
        self.words.extend([1, 0]);
        self.clusters.clear();
        self.clusters.extend(forms.iter().map(|f| f.clusters[1]));
        self.clusters.extend([254, 255]);
        self.tags.clear();
        self.tags.extend(tags.iter().map(|&t| u32::from(t)));
        self.tags.extend([places.tags, places.tags + 1]);
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

impl Places {
    /// Writes the inputs that `state` lights into `lit`; returns how many there are in all.
    #[inline(always)]
    pub(crate) fn inputs(&self, state: &State, words: &Words, lit: &mut Vec<u32>) -> u32 {
        let mut inputs = Inputs::new(lit);
        let [s0, s1, s2, s3] = [0, 1, 2, 3].map(|i| state.stack(i));
        let [b0, b1, b2, b3] = [0, 1, 2, 3].map(|i| state.buffer(i));
        let children = |of: usize| &state.children[of];
        let (c0, c1, cb) = (children(s0), children(s1), children(b0));
        let [s0l, s0l2] = c0.left.map(|c| c as usize);
        let [s0r, s0r2] = c0.right.map(|c| c as usize);
        let [s1l, s1l2] = c1.left.map(|c| c as usize);
        let [s1r, s1r2] = c1.right.map(|c| c as usize);
        let [bl, bl2] = cb.left.map(|c| c as usize);
        // A preposition hangs on its noun: the children's first children tell much.
        let s0rl = children(s0r).left[0] as usize;
        let s1rl = children(s1r).left[0] as usize;

        inputs.put(1, 0);
        for place in [s0, s1, b0, b1] {
            inputs.put(self.vocabulary.size + 2, words.words[place]);
        }
        for place in [s2, b2, s0l, s0r, s1l, s1r, bl, s0rl, s1rl] {
            let word = words.words[place];
            inputs.put(COMMON, if word < COMMON { word } else { 2 });
        }
        for place in [s0, s1, s2, b0, b1, s0l, s0r, s1r, bl] {
            inputs.put(256, words.clusters[place]);
        }
        let tags = self.tags + 2;
        let tag = |place: usize| words.tags[place];
        for place in [s0, s1, s2, s3, b0, b1, b2, b3] {
            inputs.put(tags, tag(place));
        }
        for place in [s0l, s0l2, s0r, s0r2, s1l, s1l2, s1r, s1r2, bl, bl2, s0rl, s1rl] {
            inputs.put(tags, tag(place));
        }
        for [one, other] in [[s0, b0], [s1, s0], [b0, b1]] {
            inputs.put(tags * tags, tag(one) * tags + tag(other));
        }
        for place in [s0l, s0r, s0r2, s1l, s1r, s1r2, bl] {
            inputs.put(self.labels + 1, u32::from(state.labels[place]));
        }
        for set in [c0.relations, c1.relations].as_flattened() {
            inputs.put_set(*set);
        }
        inputs.put_set(cb.relations[0]);
        inputs.put(8, distance(s0, b0));
        inputs.put(8, distance(s1, s0));
        for count in [c0.count[0], c0.count[1], c1.count[1], cb.count[0]] {
            inputs.put(5, u32::from(count));
        }
        inputs.count()
    }
}
