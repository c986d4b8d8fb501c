//! The claims of one sentence, and what they tell of each other.

pub mod amounts;
pub mod fellows;
pub mod scene;
