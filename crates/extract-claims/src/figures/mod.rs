//! What figures count, and what is stated of them.

pub mod counted;
pub mod labels;
pub mod quantity;
pub mod states;
