//! Any text gives claims whose spans slice, or none; never a panic.

mod common;

use common::{claims, count, of};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn words_in_any_order(words in prop::collection::vec(prop::sample::select(vec![
        "killed", "wounded", "the", "Taliban", "and", "13", "at least", "attack", "by", "of",
        "US", "-", "backed", "who", "said", "that", "talks", "between", "them", "no", "may",
        "dead", "left", ",", ".", "“", "”", "—", "é", "🚑", "their", "two", "toll", "rose", "to",
        "\u{a0}", "’s", "(", ")", "DETROIT", "–", "?", "\r\n",
    ]), 0..60)) {
        claims(&words.join(" "), &[], &[]);
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

#[test]
fn what_runs_on_into_another_sentence_is_told_in_neither() {
    // Other taggers may mark across the ends of sentences.
    let text = "Shells killed 20. 030 of them fell on the Old Mill. Road gangs wounded nobody.";
    let names = [("Old Mill. Road", "FAC", "old-mill-road")];
    let all = claims(text, &names, &[count("20. 030", 20_030.0, "")]);
    assert!(all.iter().all(|c| c.quantity.as_ref().is_none_or(|q| q.value != Some(20_030.0))));
    assert!(all.iter().any(|c| c.predicate == "killed"));
}
