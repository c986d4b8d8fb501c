//! What the tables of `data/` hold: predicates and their cues, lists of words, inflected forms.

pub mod inflect;
pub mod lexicon;
pub mod phrases;
pub mod predicates;
