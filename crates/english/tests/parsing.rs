//! Word classes and trees with the built-in models: what must hold of any text, and plain news
//! sentences that must come out right.

use english::{Deprel, Parser, Upos, Xpos, lemma, parse, sentences, tag, tokenize};
use proptest::prelude::*;

/// `word/CLASS<relation(head)` for each token of the one sentence in `text`.
fn show(text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let form = |i: usize| text[tokens[i].start..tokens[i].end].to_string();
    let mut parser = Parser::new();
    let words = parser.parse(text, &tokens);
    let row = |(i, w): (usize, &english::Word)| {
        let head = w.head.map_or("-".to_string(), form);
        format!("{}/{}<{}({head})", form(i), w.tag.upos, w.label)
    };
    words.iter().enumerate().map(row).collect()
}

#[track_caller]
fn holds(text: &str, expected: &[&str]) {
    let found = show(text);
    for wish in expected {
        assert!(found.iter().any(|f| f == wish), "{wish} not in {found:?}");
    }
}

#[test]
fn plain_news_sentences() {
    holds(
        "The army killed 12 rebels in the northern province on Friday.",
        &[
            "army/NOUN<nsubj(killed)",
            "killed/VERB<root(-)",
            "12/NUM<nummod(rebels)",
            "rebels/NOUN<obj(killed)",
            "Friday/PROPN<obl(killed)",
            "./PUNCT<punct(killed)",
        ],
    );
    holds(
        "Three soldiers were wounded by a roadside bomb, the ministry said.",
        &[
            "soldiers/NOUN<nsubj:pass(wounded)",
            "were/AUX<aux:pass(wounded)",
            "bomb/NOUN<obl:agent(wounded)",
            "ministry/NOUN<nsubj(said)",
        ],
    );
    holds(
        "She didn’t say whether the talks would resume.",
        &["n’t/PART<advmod(say)", "talks/NOUN<nsubj(resume)", "resume/VERB<ccomp(say)"],
    );
}

#[test]
fn capitals_and_lower_case_are_read_too() {
    holds(
        "THE ARMY KILLED 12 REBELS ON FRIDAY.",
        &["ARMY/NOUN<nsubj(KILLED)", "REBELS/NOUN<obj(KILLED)"],
    );
    holds("the army killed 12 rebels.", &["army/NOUN<nsubj(killed)", "rebels/NOUN<obj(killed)"]);
}

#[test]
fn plain_functions_agree_with_the_parser() {
    let text = "Officials met in Geneva. They agreed on a plan.";
    let tokens = tokenize(text);
    for sentence in sentences(text, &tokens) {
        let tags = tag(text, &tokens, sentence.clone());
        let arcs = parse(text, &tokens, sentence.clone(), &tags);
        let mut parser = Parser::new();
        let words = parser.parse(text, &tokens[sentence]);
        assert!(words.iter().zip(&tags).all(|(w, t)| w.tag.upos == *t));
        assert!(words.iter().zip(&arcs).all(|(w, a)| (w.head, w.label) == (a.head, a.label)));
    }
    // Given classes are kept to.
    let arcs = parse("Police guard banks", &tokenize("Police guard banks"), 0..3, &[Upos::Noun; 3]);
    assert_eq!(arcs.len(), 3);
    assert!(parse(text, &tokens, 90..99, &[]).is_empty());
    assert!(tag(text, &[], 0..0).is_empty());
}

#[test]
fn inflection_comes_with_the_class() {
    let text = "The bridge was destroyed and 40 homes were damaged.";
    let tokens = tokenize(text);
    let mut parser = Parser::new();
    let words = parser.parse(text, &tokens);
    let of = |form: &str| {
        let at = tokens.iter().position(|t| &text[t.start..t.end] == form).expect("there");
        words[at].tag
    };
    assert_eq!(of("destroyed").xpos, Xpos::Vbn);
    assert_eq!(of("homes").xpos, Xpos::Nns);
    assert_eq!(lemma("destroyed", of("destroyed").upos), "destroy");
}

#[test]
fn long_sentences_take_linear_time() {
    let text = "the bank of the river and ( a \" ".repeat(20_000);
    let tokens = tokenize(&text);
    let start = std::time::Instant::now();
    assert_eq!(Parser::new().parse(&text, &tokens).len(), tokens.len());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_gets_one_tree_a_sentence(text in prop_oneof![
        any::<String>(),
        "([A-Za-z]{1,9}|[0-9]{1,4}|[,.!?()\"’-]| ){0,60}",
    ]) {
        let tokens = tokenize(&text);
        let mut parser = Parser::new();
        for sentence in sentences(&text, &tokens) {
            let words = parser.parse(&text, &tokens[sentence.clone()]);
            prop_assert_eq!(words.len(), sentence.len());
            prop_assert_eq!(words.iter().filter(|w| w.head.is_none()).count(), 1);
            for word in words {
                prop_assert_eq!(word.head.is_none(), word.label == Deprel::Root);
                let (mut at, mut steps) = (word.head, 0);
                while let Some(head) = at {
                    prop_assert!(head < words.len() && steps <= words.len());
                    (at, steps) = (words[head].head, steps + 1);
                }
            }
        }
    }
}

#[test]
fn side_by_side_sentences_get_the_same_trees() {
    let texts =
        ["Two men told police nothing .", "", "OIL PRICES FELL", "The boat that sank was old ."];
    let tokens: Vec<_> = texts.iter().map(|text| english::tokenize(text)).collect();
    let shown = texts.iter().zip(&tokens).map(|(text, tokens)| (*text, tokens.as_slice()));
    let mut parser = Parser::new();
    let all = parser.parse_all(shown.clone()).to_vec();
    let alone: Vec<_> = shown.flat_map(|(text, t)| parser.parse(text, t).to_vec()).collect();
    assert_eq!(all.len(), tokens.iter().map(Vec::len).sum::<usize>());
    assert_eq!(all, alone);
}
