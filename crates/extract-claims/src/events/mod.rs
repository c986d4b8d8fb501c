//! The claims of one sentence, and what they tell of each other.

pub mod fellows;
pub mod scene;
