//! Where a cue of the predicate table stands in a sentence, and whether it stands in its sense.

pub mod conditions;
pub mod find;
pub mod idioms;
pub mod public;
pub mod senses;
