//! What several tools must know of English: tokens, sentences, word classes, dependencies,
//! base forms. Knows no record and reads no file; lexicons and models are built in.

mod abbreviations;
mod sentences;
mod tokenizer;

pub use sentences::sentences;
pub use tokenizer::{Kind, Token, tokenize, tokenize_into};
