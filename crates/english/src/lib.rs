//! What several tools must know of English: tokens, sentences, word classes, dependencies,
//! base forms. Knows no record and reads no file; lexicons and models are built in.

mod abbreviations;
mod clusters;
mod forms;
mod lemma;
mod model;
mod parser;
mod seen;
mod sentences;
mod sexes;
mod tagger;
mod tags;
mod tokenizer;
pub mod training;

pub use lemma::lemma;
pub use parser::{Arc, Parser, Word, parse, tag};
pub use sentences::{sentence_spans, sentences};
pub use sexes::Sex;
pub use tagger::Tag;
pub use tags::{Deprel, Upos, Xpos};
pub use tokenizer::{Kind, Token, tokenize, tokenize_into};
