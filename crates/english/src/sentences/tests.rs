use super::sentences;
use crate::tokenizer::tokenize;

fn split(text: &str) -> Vec<&str> {
    let tokens = tokenize(text);
    sentences(text, &tokens)
        .into_iter()
        .map(|r| &text[tokens[r.start].start..tokens[r.end - 1].end])
        .collect()
}

/// Each case is written with `|` where a sentence must end.
#[track_caller]
fn check(cases: &[&str]) {
    for case in cases {
        let text = case.replace('|', "");
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        assert_eq!(split(&text), expected);
    }
}

#[test]
fn abbreviations_do_not_end_sentences() {
    check(&[
        "Gen. Marta Ruiz met U.S. troops.| They left at 5 p.m. Monday.",
        "He was flown to the U.S.| The army said no more.",
        "Shares of Acme Inc. rose.| Its rival Bolt Corp. fell.",
        "J. K. Moss wrote it.| Then G. W. Hall read it.",
        "It cost No. 7 its lead.| The answer was no.| Nobody spoke.",
        "The town of St. Ives voted.| Dr. Lee did not.",
        "He took vitamin C.| It helped.",
        "They came from Washington, D.C., by bus.",
        "The treaty vs. the law, e.g. Article 5, was moot.",
        "It opened on Jan. 5.| By Feb. 9 it had closed.",
        "They pulled out of Plan-B.| At noon they came back.",
        "The case Moss v. Hall ended.| Mr. T. lost it.",
        "Yahoo! shares fell.| Hurrah!| Nobody cared.",
    ]);
}

#[test]
fn quotes_and_brackets_close_with_the_sentence() {
    check(&[
        "“We are ready.”| The crowd cheered.",
        "\"We are ready.\"| \"So are they,\" she said.",
        "“We won,” he said. | “They lost.”",
        "(It rained all day.)| The match went on.",
        "“Who did it?” asked the judge.| Nobody spoke.",
        "“Who did it?” Judge Moor asked.| Nobody spoke.",
        "He called it “a mess.”| She agreed.",
        "The plan (see p. 4) failed.| A new one came.",
        "It failed.[3] | A second one worked. [4] [5] | A third did not.",
    ]);
}

#[test]
fn stops_of_every_kind() {
    check(&[
        "Really?!| Yes!| Good…| Next one.",
        "Well... maybe not.| Wait...| The door opened.",
        "Prices rose 3.5 percent.| In 2003, 40 did.",
        "spoke to the father.|McCarthy said so.",
        "The end .| Spaced stops are common .",
        "Buy now:| ".trim_end_matches("| "),
        "1. Send the form.| 2. Wait for us.",
        "She uses eBay.| iPhone sales fell.",
    ]);
    assert!(split("").is_empty());
    assert_eq!(split("...").len(), 1);
}

#[test]
fn blank_lines_end_sentences_and_wrapped_lines_do_not() {
    check(&["A heading\n\n|The text follows", "A heading\r\n\r\n|The text follows"]);
    let wrapped = "The council of the old town met on Tuesday evening to hear from the\n\
        Mayor, who spoke at length of the bridge, the school and the harbour\nwall.";
    assert_eq!(split(wrapped).len(), 1);
    assert_eq!(split("Fire in the harbour\nThe fire broke out at noon, the mayor said.").len(), 2);
    assert_eq!(split("a short line,\nThen more of it that goes on for longer").len(), 1);
}

#[test]
fn many_lines_and_stops_take_linear_time() {
    let start = std::time::Instant::now();
    for unit in ["a.\n", "\n", "a\n", ".\" ", "U.S. ", "1. ", "? \" a ", "(", "a,\nB\n", "[3]"] {
        let text = unit.repeat(300_000);
        let tokens = tokenize(&text);
        let count: usize = sentences(&text, &tokens).iter().map(|r| r.len()).sum();
        assert_eq!(count, tokens.len());
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_stop_alone_on_its_line_is_no_list() {
    for text in ["0\n.", "1\n.\n", "7\n. Go"] {
        let tokens = crate::tokenize(text);
        let covered: usize = crate::sentences(text, &tokens).iter().map(|s| s.len()).sum();
        assert_eq!(covered, tokens.len(), "{text:?}");
    }
}
