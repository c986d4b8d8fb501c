//! What holds for any text: spans slice, nothing panics, time is linear.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tag_attributions::{Input, Lexicon, tag};

const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "''",
    "‘",
    "’",
    "'",
    "said",
    "says",
    "told",
    "that",
    "to",
    "according to",
    ",",
    ".",
    ":",
    ";",
    "—",
    "-",
    "Ida Lund",
    "the mayor",
    "he",
    "who",
    "reporters",
    "and",
    "but",
    "if",
    "not",
    "was",
    "is expected",
    "reportedly",
    "claim",
    "of",
    "in",
    "Monday",
    "13",
    "\u{a0}",
    "\r\n",
    "\n",
    "é",
    "🎉",
    "(",
    ")",
    "?",
    "!",
    "saying",
    "adding",
    "announced",
    "wants",
    "the deal",
    "IS-K",
    "U.S.",
    "ALL CAPS",
    "\u{301}",
    "İ",
    "ß",
];

fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_string),
        1 => any::<String>(),
    ];
    (prop::collection::vec(piece, 0..60), any::<bool>())
        .prop_map(|(pieces, blank)| pieces.join(if blank { " " } else { "" }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn every_span_slices(texts in prop::collection::vec(prose(), 1..4)) {
        let inputs: Vec<Input> = texts.iter().map(|t| Input { text: t, heading: false, entities: None }).collect();
        let tagged = tag(&inputs, &Lexicon::built_in());
        prop_assert_eq!(tagged.len(), texts.len());
        for (text, attributions) in texts.iter().zip(&tagged) {
            let chars: Vec<char> = text.chars().collect();
            let slice = |start: usize, end: usize| chars[start..end].iter().collect::<String>();
            for a in attributions {
                prop_assert!(!a.content.is_empty());
                for span in a.content.iter().chain(&a.cue) {
                    prop_assert!(span.start < span.end);
                    prop_assert_eq!(&slice(span.start, span.end), &span.text);
                }
                if let Some(source) = &a.source {
                    prop_assert_eq!(&slice(source.start, source.end), &source.text);
                    prop_assert!(!source.name.is_empty());
                }
            }
        }
    }
}

fn time(text: &str) -> Duration {
    let begun = Instant::now();
    tag(&[Input { text, heading: false, entities: None }], &Lexicon::built_in());
    begun.elapsed()
}

#[test]
fn time_is_linear() {
    // Ten times the text may take thirty times as long before this is a fault.
    for piece in [
        "\"",
        "“",
        "‘a ",
        "' ",
        "said ",
        "\"a\" said ",
        "he said, ",
        "said that ",
        "Ida Lund, ",
        "and saying ",
        "the claim of ",
        "(",
        "to say ",
        "who said ",
        "\n“",
        "X: ",
        "'s ",
    ] {
        let short = time(&piece.repeat(10_000)).max(Duration::from_millis(20));
        let long = time(&piece.repeat(100_000));
        assert!(long < short * 30, "{piece:?}: {short:?}, then {long:?}");
    }
}
