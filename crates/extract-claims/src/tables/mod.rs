//! What the tables of `data/` hold: predicates and their cues, lists of words, inflected forms; and
//! phrases of the code.

pub mod inflect;
pub mod lexicon;
pub mod phrases;
pub mod predicates;
