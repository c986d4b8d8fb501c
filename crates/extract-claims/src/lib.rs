//! Claims: one predicate over actors at one place of one article, with its figure, its time and
//! place, how it stands, and on whose word.
//!
//! A sentence is parsed only if it holds a cue of the predicate table or a figure. Each cue's
//! row says where its arguments stand; the roles are read off the dependency tree, references
//! are resolved within the article, and every figure that no other claim holds is stated by a
//! generic claim, so that no number is lost.
//!
//! The rooms in the order in which a sentence walks through them: `tables`, `tree`, `cues`, `roles`
//! with `actors` and `figures`, `context`, `events`; `victims` when the article is at its end.

mod actors;
mod context;
mod cues;
mod events;
mod extract;
mod figures;
mod gaps;
mod page;
mod roles;
mod tables;
mod tree;
mod victims;

pub use extract::{Extractor, Tables};
pub use gaps::gaps;
pub use tables::predicates::{RowError, Table};
