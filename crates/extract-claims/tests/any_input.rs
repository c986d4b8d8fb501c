//! Any text gives claims whose spans slice, or none; never a panic.

mod common;

use common::{claims, count, every, of};
use extract_claims::{Extractor, Tables};
use proptest::prelude::*;
use records::{Article, Paragraph};
use serde_json::{Value, json};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn words_in_any_order(words in prop::collection::vec(prop::sample::select(vec![
        "killed", "wounded", "the", "Taliban", "and", "13", "at least", "attack", "by", "of",
        "US", "-", "backed", "who", "said", "that", "talks", "between", "them", "no", "may",
        "dead", "left", ",", ".", "“", "”", "—", "é", "🚑", "their", "two", "toll", "rose", "to",
        "himself", "'s", "\u{a0}", "’s", "(", ")", "DETROIT", "–", "?", "\r\n",
    ]), 0..60)) {
        let text = words.join(" ");
        claims(&text, &[], &[]);
        // Once more with names and figures in place.
        let stands = |part: &&str| words.contains(part);
        let names = [("Taliban", "ORG", "org/taliban"), ("US", "GPE", "gpe/us"), ("DETROIT", "GPE", "gpe/detroit")];
        let names: Vec<_> = names.into_iter().filter(|(part, ..)| stands(part)).collect();
        let figures = [("13", 13.0), ("two", 2.0), ("no", 0.0)];
        let figures: Vec<_> = figures.into_iter().filter(|(part, _)| stands(part)).map(|(part, n)| count(part, n, part)).collect();
        claims(&text, &names, &figures);
    }

    #[test]
    fn any_characters(text in "\\PC{0,200}") {
        claims(&text, &[], &[]);
    }
}

#[test]
fn odd_typography() {
    let text = "“Gunmen – masked ones – killed\u{a0}12\u{a0}farmers’ sons”, police said.\r\n";
    let all = claims(text, &[], &[count("12", 12.0, "farmers’ sons")]);
    assert!(!of(&all, "killed").is_empty());
    assert!(claims("", &[], &[]).is_empty());
    assert!(claims("🚑 🚑 🚑", &[], &[]).is_empty());
}

#[test]
fn time_is_linear_in_the_text() {
    let time = |n: usize| {
        let text = "Gunmen killed the men and wounded the boys of the town and ".repeat(n);
        let start = std::time::Instant::now();
        claims(&text, &[], &[]);
        start.elapsed().as_secs_f64()
    };
    time(10);
    let (short, long) = (time(400), time(4000));
    assert!(long < short * 40.0 + 0.5, "{short} s, ten times the text {long} s");
}

/// One paragraph of so many sentences, each with a name, a figure and a speaker.
fn long_paragraph(sentences: usize) -> String {
    const ONE: &str = "Gunmen killed 12 farmers in Peru, Ann Lee said. ";
    let text = ONE.repeat(sentences);
    let at = |part: &'static str, label: &'static str, more: Value| {
        let place = ONE.find(part).unwrap();
        (0..sentences).map(move |i| {
            let start = i * ONE.len() + place;
            let end = start + part.len();
            let mut span = json!({"start": start, "end": end, "text": part, "label": label});
            span.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            span
        })
    };
    let named = |id: &str, name: &str| json!({"id": id, "name": name});
    let mut entities: Vec<Value> = at("Peru", "GPE", named("gpe/peru", "Peru"))
        .chain(at("Ann Lee", "PERSON", named("person/ann-lee", "Ann Lee")))
        .collect();
    entities.sort_by_key(|e| e["start"].as_u64());
    let plain = json!({"value": 12.0, "low": 12.0, "high": 12.0, "modifier": "exact", "unit": null,
        "of": null, "from": null, "to": null, "timex": null});
    let numbers: Vec<Value> = at("12", "CARDINAL", plain).collect();
    json!({"type": "paragraph", "doc": "d", "title": null, "outlet": null, "url": null,
        "published": "2024-03-05", "paragraph": 0, "byte_start": 0, "role": "body",
        "text": text, "entities": entities, "numbers": numbers})
    .to_string()
}

#[test]
fn time_is_linear_in_the_sentences_of_one_paragraph() {
    let tables = Tables::new(None).unwrap();
    let mut extractor = Extractor::new(&tables);
    let mut time = |sentences: usize| {
        let line = long_paragraph(sentences);
        let paragraph = Paragraph::parse(line.as_bytes()).unwrap();
        let start = std::time::Instant::now();
        let (claims, _) = extractor.extract(&Article { paragraphs: &[paragraph] });
        assert!(claims.len() >= sentences, "{} of {sentences}", claims.len());
        start.elapsed().as_secs_f64()
    };
    time(10);
    let (short, long) = (time(250), time(5000));
    assert!(long < short * 60.0 + 0.5, "{short} s, twenty times the text {long} s");
}

#[test]
fn what_runs_on_into_another_sentence_is_told_in_neither() {
    // Other taggers may mark across the ends of sentences.
    let text = "Shells killed 20. 030 of them fell on the Old Mill. Road gangs wounded nobody.";
    let names = [("Old Mill. Road", "FAC", "old-mill-road")];
    let all = claims(text, &names, &[count("20. 030", 20_030.0, "")]);
    assert!(every(&all, |c| c.quantity.as_ref().is_none_or(|q| q.value != Some(20_030.0))));
    assert!(all.iter().any(|c| c.predicate == "killed"));
}
