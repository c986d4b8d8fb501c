//! Victims told in several places of an article, settled into one account.

pub mod elsewhere;
pub mod fates;
pub mod meant;
pub mod ordinals;
pub mod persons;
pub mod reckon;
pub mod settle;
mod text;
