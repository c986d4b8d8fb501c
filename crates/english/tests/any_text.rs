//! Whatever the text, tokens are ordered, apart, on character boundaries and cover all but blanks;
//! sentences cover all tokens in order.

use english::{sentence_spans, sentences, tokenize};
use proptest::prelude::*;

fn holds(text: &str) -> Result<(), TestCaseError> {
    let tokens = tokenize(text);
    let mut at = 0;
    for token in &tokens {
        prop_assert!(at <= token.start && token.start < token.end && token.end <= text.len());
        prop_assert!(text.get(at..token.start).is_some_and(blank), "{at} {token:?}");
        let word = text.get(token.start..token.end);
        prop_assert!(word.is_some_and(|w| !w.contains(char::is_whitespace)), "{token:?}");
        at = token.end;
    }
    prop_assert!(blank(&text[at..]));
    let mut next = 0;
    for range in sentences(text, &tokens) {
        prop_assert_eq!(range.start, next);
        prop_assert!(range.end > range.start);
        next = range.end;
    }
    prop_assert_eq!(next, tokens.len());
    // Skimmed or read token by token, sentences are the same.
    let all: Vec<_> = sentences(text, &tokens)
        .into_iter()
        .map(|range| tokens[range.start].start..tokens[range.end - 1].end)
        .collect();
    let skimmed: Vec<_> = sentence_spans(text, &mut Vec::new()).collect();
    prop_assert_eq!(skimmed, all, "{:?}", text);
    Ok(())
}

fn blank(gap: &str) -> bool {
    gap.chars().all(|c| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_characters(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_news_like_text(text in proptest::collection::vec(prop_oneof![
        "[A-Za-z]{1,8}", "[0-9]{1,4}", "[-.,:;!?'’\"“”()@#$%&*/_\\[\\]]", "[ \n\r\t\u{a0}]",
        "U\\.S\\.", "Mr\\.", "n't", "www\\.", "http://", "\\.com", "é", "–", "…", "👍🏽", "\u{301}", "\u{200d}",
    ], 0..40)) {
        holds(&text.concat())?;
    }

    #[test]
    fn any_words_and_stops(words in proptest::collection::vec(prop_oneof![
        "[a-z]{1,8}", "[a-z]{1,8}", "[A-Z][a-z]{0,5}", "[a-z]{1,5}[.,!?]", "[A-Z]\\.", "[0-9]{1,2}[.:]?",
        "\\[[0-9]\\]", "\\[citation needed\\]", "[(\"“‘][A-Z][a-z]{1,5}", "[a-z]{1,5}[.?!]?[)\"”’]{1,2}",
        "[a-z]{1,5}[-/&][A-Z]?[a-z]{1,5}[.]?", "Gen\\.|vs\\.|No\\.|p\\.m\\.|U\\.S\\.|etc\\.|sept\\.|Inc\\.",
        "www\\.|www\\.a\\.org\\.|b@c\\.de|a\\.b-c\\.com|The|said|næ|É|©|\u{2029}|…|\n|\r\n|\u{a0}|:\\)|\"",
    ], 0..60), blank in prop_oneof![Just(" "), Just(" "), Just("  "), Just("\n")]) {
        holds(&words.join(blank))?;
    }
}
