//! Claims: one predicate over actors at one place of one article, with its figure, its time and
//! place, how it stands, and on whose word.
//!
//! A sentence is parsed only if it holds a cue of the predicate table or a figure. Each cue's
//! row says where its arguments stand; the roles are read off the dependency tree, references
//! are resolved within the article, and every figure that no other claim holds is stated by a
//! generic claim, so that no number is lost.

mod actor;
mod anaphora;
mod arguments;
mod attribution;
mod case;
mod casualties;
mod conditions;
mod control;
mod coreference;
mod counted;
mod cue;
mod dates;
mod events;
mod extract;
mod fates;
mod fellows;
mod fillers;
mod gaps;
mod grammar;
mod harm;
mod inflect;
mod key;
mod labels;
mod lexicon;
mod lists;
mod mask;
mod mend;
mod named;
mod page;
mod parse;
mod place_time;
mod pointing;
mod polarity;
mod quantity;
mod reckon;
mod roles;
mod rosters;
mod senses;
mod sentence;
mod setting;
mod settle;
mod several;
mod states;
mod table;
mod victims;
mod voice;
mod wounds;

pub use extract::{Extractor, Tables};
pub use gaps::gaps;
pub use table::{RowError, Table};
