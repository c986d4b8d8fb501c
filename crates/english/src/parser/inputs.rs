//! What the parser looks at: words, tags, clusters and children of the top of the stack and of the
//! next words (after Chen and Manning 2014).

use super::state::State;
use crate::forms::Look;
use crate::model::{Inputs, Lit, Vocabulary};

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
    pub(crate) fn set<'a>(
        &mut self,
        looks: impl Iterator<Item = &'a Look> + Clone,
        tags: &[u8],
        places: &Places,
    ) {
        // 0 is no word, 1 the root, 2 an unknown word.
        self.words.clear();
        self.words.extend(looks.clone().map(|l| 2 + places.vocabulary.number(l.word)));
        self.words.extend([1, 0]);
        self.clusters.clear();
        self.clusters.extend(looks.map(|l| l.clusters[1]));
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

/// Parts of what is looked at, a bit each, by what they change with.
pub(crate) mod part {
    /// The words on the stack.
    pub(crate) const STACK: u8 = 1;
    /// The left children of the stack's top.
    pub(crate) const TOP_LEFT: u8 = 1 << 1;
    /// Its right children.
    pub(crate) const TOP_RIGHT: u8 = 1 << 2;
    /// The left children of the word below it.
    pub(crate) const BELOW_LEFT: u8 = 1 << 3;
    /// Its right children.
    pub(crate) const BELOW_RIGHT: u8 = 1 << 4;
    /// The words to come.
    pub(crate) const NEXT: u8 = 1 << 5;
    /// The next word's children.
    pub(crate) const NEXT_LEFT: u8 = 1 << 6;
    /// The stack's top and the next word together.
    pub(crate) const BOTH: u8 = 1 << 7;
    /// All of them.
    pub(crate) const ALL: u8 = u8::MAX;
}

/// Inputs of some parts; those of the others are only counted.
struct Parts<'a> {
    wanted: u8,
    inputs: Inputs<'a>,
}

impl Parts<'_> {
    #[inline(always)]
    fn put(&mut self, part: u8, size: u32, value: u32) {
        if self.wanted & part == 0 {
            self.inputs.pass(size);
        } else {
            self.inputs.put(size, value);
        }
    }

    #[inline(always)]
    fn put_set(&mut self, part: u8, set: u64) {
        self.inputs.put_set(if self.wanted & part == 0 { 0 } else { set });
    }
}

impl Places {
    /// The inputs that word `i` lights sooner or later whatever its tree, and its class with that
    /// of the word after it; only those of the greater places.
    #[inline(always)]
    pub(crate) fn ahead(&self, words: &Words, i: usize) -> [u32; 9] {
        let (each, tags) = (self.vocabulary.size + 2, self.tags + 2);
        let word = at(&words.words, i);
        let [s0, s1, b0, b1] = [0, 1, 2, 3].map(|place| 1 + place * each + word);
        let common = 1 + 4 * each + if word < COMMON { word } else { 2 };
        let pairs = 1 + 4 * each + 9 * COMMON + 9 * 256 + 20 * tags;
        let pair = pairs + at(&words.tags, i) * tags + at(&words.tags, i + 1);
        let [both, stack, next] = [0, 1, 2].map(|place| pair + place * tags * tags);
        [s0, s1, b0, b1, common, common + COMMON, both, stack, next]
    }

    /// Adds the inputs of the parts `wanted` that `state` lights to `lit`; returns how many
    /// there are of all parts. Inlined, so that a part is compiled by itself.
    #[inline(always)]
    pub(crate) fn inputs(&self, state: &State, words: &Words, wanted: u8, lit: &mut Lit) -> u32 {
        use part::{BELOW_LEFT, BELOW_RIGHT, BOTH, NEXT, NEXT_LEFT, STACK, TOP_LEFT, TOP_RIGHT};
        let [s0, s1, s2, s3] = [0, 1, 2, 3].map(|i| state.stack(i));
        let [b0, b1, b2, b3] = [0, 1, 2, 3].map(|i| state.buffer(i));
        let children = |of: usize| state.children.get(of).copied().unwrap_or_default();
        let (c0, c1, cb) = (children(s0), children(s1), children(b0));
        let [s0l, s0l2] = c0.left.map(|c| c as usize);
        let [s0r, s0r2] = c0.right.map(|c| c as usize);
        let [s1l, s1l2] = c1.left.map(|c| c as usize);
        let [s1r, s1r2] = c1.right.map(|c| c as usize);
        let [bl, bl2] = cb.left.map(|c| c as usize);
        // A preposition hangs on its noun: the children's first children tell much.
        let s0rl = children(s0r).left[0] as usize;
        let s1rl = children(s1r).left[0] as usize;

        let mut inputs = Parts { wanted, inputs: Inputs::new(lit) };
        inputs.put(STACK, 1, 0);
        let mut put = |part: u8, place: usize| {
            inputs.put(part, self.vocabulary.size + 2, at(&words.words, place));
        };
        put(STACK, s0);
        put(STACK, s1);
        put(NEXT, b0);
        put(NEXT, b1);
        let mut put = |part: u8, place: usize| {
            let word = at(&words.words, place);
            inputs.put(part, COMMON, if word < COMMON { word } else { 2 });
        };
        put(STACK, s2);
        put(NEXT, b2);
        put(TOP_LEFT, s0l);
        put(TOP_RIGHT, s0r);
        put(BELOW_LEFT, s1l);
        put(BELOW_RIGHT, s1r);
        put(NEXT_LEFT, bl);
        put(TOP_RIGHT, s0rl);
        put(BELOW_RIGHT, s1rl);
        let mut put = |part: u8, place: usize| inputs.put(part, 256, at(&words.clusters, place));
        put(STACK, s0);
        put(STACK, s1);
        put(STACK, s2);
        put(NEXT, b0);
        put(NEXT, b1);
        put(TOP_LEFT, s0l);
        put(TOP_RIGHT, s0r);
        put(BELOW_RIGHT, s1r);
        put(NEXT_LEFT, bl);
        let tags = self.tags + 2;
        let tag = |place: usize| at(&words.tags, place);
        let mut put = |part: u8, place: usize| inputs.put(part, tags, tag(place));
        put(STACK, s0);
        put(STACK, s1);
        put(STACK, s2);
        put(STACK, s3);
        put(NEXT, b0);
        put(NEXT, b1);
        put(NEXT, b2);
        put(NEXT, b3);
        put(TOP_LEFT, s0l);
        put(TOP_LEFT, s0l2);
        put(TOP_RIGHT, s0r);
        put(TOP_RIGHT, s0r2);
        put(BELOW_LEFT, s1l);
        put(BELOW_LEFT, s1l2);
        put(BELOW_RIGHT, s1r);
        put(BELOW_RIGHT, s1r2);
        put(NEXT_LEFT, bl);
        put(NEXT_LEFT, bl2);
        put(TOP_RIGHT, s0rl);
        put(BELOW_RIGHT, s1rl);
        let mut put = |part: u8, one: usize, other: usize| {
            inputs.put(part, tags * tags, tag(one) * tags + tag(other));
        };
        put(BOTH, s0, b0);
        put(STACK, s1, s0);
        put(NEXT, b0, b1);
        let mut put = |part: u8, place: usize| {
            let label = state.labels.get(place).copied().unwrap_or(u8::MAX);
            inputs.put(part, self.labels + 1, u32::from(label));
        };
        put(TOP_LEFT, s0l);
        put(TOP_RIGHT, s0r);
        put(TOP_RIGHT, s0r2);
        put(BELOW_LEFT, s1l);
        put(BELOW_RIGHT, s1r);
        put(BELOW_RIGHT, s1r2);
        put(NEXT_LEFT, bl);
        inputs.put_set(TOP_LEFT, c0.relations[0]);
        inputs.put_set(TOP_RIGHT, c0.relations[1]);
        inputs.put_set(BELOW_LEFT, c1.relations[0]);
        inputs.put_set(BELOW_RIGHT, c1.relations[1]);
        inputs.put_set(NEXT_LEFT, cb.relations[0]);
        inputs.put(BOTH, 8, distance(s0, b0));
        inputs.put(STACK, 8, distance(s1, s0));
        inputs.put(TOP_LEFT, 5, u32::from(c0.count[0]));
        inputs.put(TOP_RIGHT, 5, u32::from(c0.count[1]));
        inputs.put(BELOW_RIGHT, 5, u32::from(c1.count[1]));
        inputs.put(NEXT_LEFT, 5, u32::from(cb.count[0]));
        inputs.inputs.count()
    }
}

#[inline(always)]
fn at(numbers: &[u32], place: usize) -> u32 {
    numbers.get(place).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parser::{Action, Model};

    #[test]
    fn what_is_looked_at_ahead_is_lit() {
        let text = "Two men told police nothing";
        let mut tokens = Vec::new();
        crate::tokenize_into(text, &mut tokens);
        let mut parser = crate::Parser::new();
        parser.parse(text, &tokens);
        let (places, words) = (&Model::get().places, &parser.words);
        let mut state = State::default();
        state.start(words.len());
        for _ in 0..3 {
            state.apply(Action::Shift, 0);
        }
        let mut lit = Lit::default();
        places.inputs(&state, words, part::ALL, &mut lit);
        // The words that stand where each of the inputs is looked for.
        for (input, i) in [2, 1, 3, 4, 0, 5, 2, 1, 3].into_iter().enumerate() {
            let ahead = places.ahead(words, i)[input];
            assert!(lit.all().contains(&ahead), "{input}");
        }
    }
}
