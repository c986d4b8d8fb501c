//! A sentence as a tree: words with their classes and heads, names and figures in place.

mod asides;
pub mod case;
pub mod grammar;
pub mod headline;
pub mod mask;
pub mod mend;
pub mod parse;
pub mod sentence;
