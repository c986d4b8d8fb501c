//! Reads web pages, archives of them, tables, JSON lines and plain text as article records.
//!
//! [`page()`] is the pure function: a page's HTML in, its article out.

mod article;
mod columns;
mod encoding;
mod feed;
mod html;
mod http;
mod kind;
mod language;
mod linked;
mod names;
mod page;
mod render;
mod repeats;
mod rewind;
mod rows;
mod run;
mod shape;
mod unpack;
mod walk;
mod warc;

pub use article::Article;
pub use columns::{Columns, of_json};
pub use encoding::{decode, named};
pub use html::{Page, page};
pub use http::{Response, response};
pub use kind::Kind;
pub use language::language;
pub use render::text_of;
pub use run::{Settings, run};
pub use unpack::{Input, unpacked};
pub use warc::{Archive, Record, Step};
