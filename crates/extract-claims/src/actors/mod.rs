//! Who the actors are: names, what is said of them, those only pointed at.

pub mod actor;
pub mod anaphora;
pub mod coreference;
pub mod named;
pub mod nation;
pub mod pointing;
pub mod several;
