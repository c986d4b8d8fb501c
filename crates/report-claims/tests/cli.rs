//! The tool as a user runs it.

mod common;

use common::{sample, tool};
use predicates::prelude::*;
use predicates::str::contains;

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

#[test]
fn nothing_to_show_is_said() {
    let run = |lines: &str, args: &[&str]| {
        let ran = tool().args(args).write_stdin(lines.to_string()).assert().success();
        assert!(ran.get_output().stdout.is_empty());
        String::from_utf8_lossy(&ran.get_output().stderr).into_owned()
    };
    assert!(run("", &[]).contains("no records came in"));
    assert!(run("{\"type\":\"claim\"}\n", &[]).contains("run join-claims"));
}

#[test]
fn a_source_in_the_title_is_said_to_be_there() {
    let told = sample().replace("\"paragraph\":1,", "\"paragraph\":null,");
    tool()
        .args(["--claims", "--verdict", "contradict"])
        .write_stdin(told)
        .assert()
        .success()
        .stdout(contains("a.txt: title").and(contains("a.txt:109").not()));
}
