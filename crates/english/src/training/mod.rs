//! Training of the models of `data/` from treebanks in CoNLL-U; the same input gives the same
//! bytes. Not used by the programs.

mod clusters;
mod conllu;
mod lemmas;
mod network;
mod parser;
mod tagger;

pub use clusters::train_clusters;
pub use conllu::{Sentence, read};
pub use lemmas::train_lemmas;
pub use parser::train_parser;
pub use tagger::train_tagger;

/// A small generator of numbers (xorshift64*, Vigna 2016), so that training repeats itself.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit.max(1)
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = self.below(i + 1);
            items.swap(i, j);
        }
    }
}
