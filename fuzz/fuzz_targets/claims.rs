//! Any text as an article, its names and figures found by the tools: every claim's spans slice to
//! their text.
#![no_main]

use std::cell::RefCell;
use std::sync::LazyLock;

use extract_claims::{Extractor, Tables};
use extract_numbers::{Context, Options};
use libfuzzer_sys::fuzz_target;
use records::{Article, CodePoints, Paragraph};
use serde_json::json;
use tag_entities::Tagger;

static TAGGER: LazyLock<Tagger> = LazyLock::new(Tagger::default);
static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::new(None).expect("built-in tables"));

thread_local!(static FIGURES: RefCell<extract_numbers::Extractor> =
    RefCell::new(extract_numbers::Extractor::new(Options::default())));

fuzz_target!(|text: &str| {
    let texts: Vec<&str> = text.split("\n\n").collect();
    let mut lines = Vec::new();
    for (i, (text, names)) in texts.iter().zip(TAGGER.tag(&texts)).enumerate() {
        let mut numbers = Vec::new();
        FIGURES.with_borrow_mut(|figures| {
            figures.extract(text, Some("2021-08-28"), &mut Context::default(), &mut numbers);
        });
        // The first of several is a title.
        let title = i == 0 && texts.len() > 1;
        let (role, n) = if title { ("heading", None) } else { ("body", Some(i)) };
        let record = json!({"type": "paragraph", "doc": "d", "title": null, "outlet": null,
            "url": null, "published": "2021-08-28", "paragraph": n, "byte_start": 0,
            "role": role, "text": text, "entities": names, "numbers": numbers});
        lines.push(record.to_string());
    }
    let paragraphs: Vec<Paragraph> =
        lines.iter().filter_map(|l| Paragraph::parse(l.as_bytes()).ok()).collect();
    let (claims, rejected) = Extractor::new(&TABLES).extract(&Article { paragraphs: &paragraphs });
    assert!(rejected.is_empty(), "{rejected:?}");
    for claim in claims {
        let points = CodePoints::new(&claim.text);
        let end = points.at(claim.text.len());
        assert!(claim.start < claim.end && claim.end <= end, "{claim:?}");
        let actors = claim.subject.iter().chain(&claim.object).chain(&claim.place);
        for actor in actors.chain(&claim.attributed_to) {
            if let (Some(a), Some(b)) = (actor.start, actor.end) {
                assert_eq!(points.slice(a, b), actor.text);
            }
        }
        if let Some((a, b)) = claim.quantity.and_then(|q| q.start.zip(q.end)) {
            assert!(a < b && b <= end);
        }
    }
});
