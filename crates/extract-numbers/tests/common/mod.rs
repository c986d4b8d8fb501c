//! What the tests share: one call from text to records.

use extract_numbers::{Context, Extractor};
use records::Number;

/// The figures and times of one paragraph of an article published on 2021-10-06, a Wednesday.
pub fn numbers(text: &str) -> Vec<Number> {
    paragraphs(&[text]).remove(0)
}

/// The figures and times of each paragraph of one article.
pub fn paragraphs(texts: &[&str]) -> Vec<Vec<Number>> {
    let mut extractor = Extractor::default();
    let mut context = Context::default();
    texts
        .iter()
        .map(|text| {
            let (mut out, mut json, mut expected) = (Vec::new(), Vec::new(), Vec::new());
            extractor.extract_json(text, Some("2021-10-06"), &mut context.clone(), &mut json);
            extractor.extract(text, Some("2021-10-06"), &mut context, &mut out);
            records::write_json(&out, &mut expected);
            assert_eq!(String::from_utf8(json), String::from_utf8(expected), "{text}");
            out
        })
        .collect()
}
