//! Shows joined claims to people: who says what, with which figure, and who disagrees.
//!
//! [`Row`] is a joined record in the words of a table; [`table()`] and [`sources()`] lay rows out for a
//! terminal, [`html::page`] for a browser.

mod cells;
pub mod html;
mod kept;
pub mod run;
mod sources;
mod table;

pub use cells::{Row, Source};
pub use sources::sources;
pub use table::{Style, table};
