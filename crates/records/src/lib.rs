//! The contract that every claimlines tool keeps: record types, JSON lines in and out, one
//! article at a time, ordered parallel work, what happens to bad input, shared options.
//!
//! A tool is a pure function over an [`Article`]; [`tag_articles`] and [`map_articles`] do
//! the rest.

pub mod articles;
mod claim_line;
pub mod dates;
pub mod days;
mod input;
pub mod json;
mod keyed;
mod lines;
mod looks;
mod mentions;
mod model;
mod offsets;
mod options;
mod ordered;
mod paragraph;
mod plain;
mod progress;
mod run;
mod seen;
mod writer;

pub use claim_line::write_claim;
pub use input::{Batch, Batches, open};
pub use lines::{Line, Lines};
pub use looks::{Looks, looks};
pub use mentions::{write_attributions, write_entities};
pub use model::*;
pub use offsets::CodePoints;
pub use options::{Generate, Options, Tool, is_stdin, parse};
pub use ordered::ordered;
pub use paragraph::{Field, Paragraph, Text, write_json};
pub use run::{
    Article, Rejected, Session, Sink, Tagged, is_type, map_articles, parse_record, tag_articles,
};
pub use seen::Seen;
pub use writer::{Outcome, OverflowMaker, Writer, wants_colour};
