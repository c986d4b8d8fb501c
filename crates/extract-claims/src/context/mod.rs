//! What surrounds a claim: when, where, how sure, on whose word, and in which block it meets its like.

pub mod counterfactual;
pub mod dates;
pub mod key;
pub mod place_time;
pub mod polarity;
pub mod setting;
pub mod speakers;
