//! The contract that every claimlines tool keeps.

mod model;

pub use model::*;
