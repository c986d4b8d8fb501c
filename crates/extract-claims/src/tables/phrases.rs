//! Phrases of which any may stand in a text, looked for all at once.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// Phrases, made ready when first looked for.
pub struct Phrases {
    phrases: &'static [&'static str],
    finder: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    /// Of this spelling.
    pub const fn new(phrases: &'static [&'static str]) -> Self {
        Self { phrases, finder: OnceLock::new() }
    }

    /// Does one of them stand in the text?
    pub fn within(&self, text: &str) -> bool {
        // Of this kind wide registers can find one.
        let kind = MatchKind::LeftmostFirst;
        let ready = || AhoCorasick::builder().match_kind(kind).build(self.phrases).ok();
        match self.finder.get_or_init(ready) {
            Some(finder) => finder.is_match(text),
            None => self.phrases.iter().any(|phrase| text.contains(phrase)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_of_them_is_found_where_it_stands() {
        static SIGNS: Phrases = Phrases::new(&["a year", "so far this", "ear o"]);
        for text in
            ["a year", "twice a year or so", "so far this May", "Ten so far this", "near on"]
        {
            assert!(SIGNS.within(text), "{text}");
        }
        for text in ["", "A year", "so far", "yea", "a yea r"] {
            assert!(!SIGNS.within(text), "{text}");
        }
    }
}
