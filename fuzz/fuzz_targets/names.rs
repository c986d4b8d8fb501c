//! Any text as an article: every name's text is its slice.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use records::CodePoints;
use tag_entities::Tagger;

static TAGGER: LazyLock<Tagger> = LazyLock::new(Tagger::default);

fuzz_target!(|text: &str| {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    for (paragraph, names) in paragraphs.iter().zip(TAGGER.tag(&paragraphs)) {
        let points = CodePoints::new(paragraph);
        for name in names {
            assert_eq!(points.slice(name.start, name.end), name.text);
            assert!(!name.id.is_empty() && !name.name.is_empty());
        }
    }
});
