//! The tool as a user runs it.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use records::{Actor, Claim, Joined, Quantity};

fn tool() -> Command {
    let mut tool = Command::cargo_bin("report-claims").expect("the tool is built");
    tool.env_remove("COLUMNS").env_remove("NO_COLOR");
    tool
}

fn actor(name: &str) -> Actor {
    Actor { id: None, name: name.into(), label: None, text: name.into(), start: None, end: None }
}

fn claim(doc: &str, text: &str, clause: std::ops::Range<usize>, low: f64, exact: bool) -> Claim {
    Claim {
        r#type: "claim".into(),
        id: format!("{doc}#1"),
        key: String::new(),
        doc: doc.into(),
        outlet: Some("Harbour Post".into()),
        url: None,
        published: Some("2022-02-03".into()),
        paragraph: 1,
        byte_start: 100,
        byte_end: 100 + text.len() as u64,
        text: text.into(),
        start: clause.start,
        end: clause.end,
        predicate: "killed".into(),
        mode: Some("shelling".into()),
        subject: vec![actor("rebels")],
        object: vec![actor("dockers")],
        quantity: Some(Quantity {
            value: Some(low),
            low: Some(low),
            high: exact.then_some(low),
            modifier: if exact { "exact" } else { "at_least" }.into(),
            of: Some("dockers".into()),
            start: None,
            end: None,
        }),
        from: None,
        to: None,
        date_precision: None,
        date_text: None,
        place: vec![actor("Port Town")],
        polarity: "asserted".into(),
        certainty: "certain".into(),
        attributed_to: vec![actor("the harbour master"), actor("Harbour Post")],
        cue: "killed".into(),
        kind: None,
        origin: "Harbour Post".into(),
    }
}

fn joined(id: &str, verdict: &str, predicate: &str, articles: u64, claims: Vec<Claim>) -> String {
    let record = Joined {
        r#type: "joined".into(),
        id: id.into(),
        kind: "quantity".into(),
        about: "dockers".into(),
        predicates: vec![predicate.into()],
        subject: claims[0].subject.clone(),
        object: claims[0].object.clone(),
        place: claims[0].place.clone(),
        from: Some("2022-02-01".into()),
        to: Some("2022-02-02".into()),
        low: Some(1.0),
        best: Some(1.0),
        high: Some(1.0),
        verdict: verdict.into(),
        why: format!("reason of {id}"),
        sides: vec![],
        articles,
        origins: 1,
        claims,
    };
    serde_json::to_string(&record).unwrap() + "\n"
}

fn sample() -> String {
    let text = "Später, «shells» killed 9 dockers, he said.";
    let a = || claim("a.txt", text, 8..33, 9.0, false);
    let b = || claim("b.txt", text, 8..33, 1200.0, true);
    [
        joined("one", "agree", "killed", 1, vec![a()]),
        joined("two", "compatible", "wounded", 2, vec![a(), b()]),
        joined("three", "contradict", "killed", 2, vec![a(), b()]),
        joined("four", "agree", "states", 1, vec![b()]),
        joined("five", "differ", "killed", 2, vec![a(), b()]),
    ]
    .concat()
}

#[test]
fn the_worst_comes_first() {
    let output = tool().write_stdin(sample()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in\n{text}"));
    assert!(at("reason of three") < at("reason of five"));
    assert!(at("reason of five") < at("reason of two"));
    assert!(text.contains("≥9 … 1,200"), "{text}");
    assert!(text.contains("2022-02-01"), "{text}");
    assert!(text.contains("killed (shelling)"), "{text}");
    assert!(text.contains("Not shown: 1 other counted statement"), "{text}");
    assert!(!text.contains('\u{1b}'));
    assert!(text.lines().all(|l| l.chars().count() <= 120), "{text}");
}

#[test]
fn rows_are_chosen() {
    let verdict = tool().args(["--verdict", "differ"]).write_stdin(sample()).output().unwrap();
    let text = String::from_utf8(verdict.stdout).unwrap();
    assert!(text.contains("reason of five") && !text.contains("reason of two"));
    tool()
        .args(["--predicate", "states"])
        .write_stdin(sample())
        .assert()
        .stdout(contains("agree").and(contains("Not shown").not()));
    tool()
        .args(["--limit", "1"])
        .write_stdin(sample())
        .assert()
        .stdout(contains("Not shown: 3 more rows, 1 other"));
    tool()
        .args(["--min-articles", "2", "--all"])
        .write_stdin(sample())
        .assert()
        .stdout(contains("reason of three").and(contains("Not shown").not()));
    tool().args(["--verdict", "true"]).write_stdin("").assert().code(2);
}

#[test]
fn sources_lead_back_to_the_bytes() {
    // "Später, " is nine bytes long.
    tool()
        .args(["--claims", "--verdict", "contradict"])
        .write_stdin(sample())
        .assert()
        .success()
        .stdout(
            contains("a.txt:109")
                .and(contains("Später, [«shells» killed 9 dockers], he said."))
                .and(contains("on the word of the harbour master ← Harbour Post"))
                .and(contains("contradict: reason of three (2 articles, 1 origin)")),
        );
}

#[test]
fn narrow_is_narrow() {
    let output = tool().args(["--width", "72"]).write_stdin(sample()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|l| l.chars().count() <= 72), "{text}");
}

#[test]
fn bad_input() {
    tool().write_stdin("").assert().success().stdout("");
    tool()
        .write_stdin(format!("{{\"type\":\"joined\"}}\n{{\"type\":\"claim\"}}\n{}", sample()))
        .assert()
        .code(1)
        .stdout(contains("reason of two"))
        .stderr(contains("report-claims: (stdin):1: no joined record"));
    tool().arg("/no/such/file").assert().code(2);
    tool().arg("--help").assert().success().stdout(contains("Examples:"));
}
