//! Exports records to what others read: FollowTheMoney, W3C web annotations, spaCy, CSV.

mod annotation;
mod ftm;
mod hash;
mod input;
mod lines;
mod run;
mod spacy;
mod table;
mod texts;
mod tongue;

pub use ftm::{Entity, Exporter};
pub use input::{Article, Paragraph, Record, record};
pub use run::{Cli, run};
pub use table::{CLAIM, JOINED, Rows};
pub use texts::Texts;
