//! The tool as a user runs it.

mod common;

use std::fs;

use assert_cmd::Command;
use common::{With, claim, known};
use predicates::prelude::*;
use predicates::str::contains;
use records::{Claim, Joined};

fn tool() -> Command {
    Command::cargo_bin("join-claims").expect("the tool is built")
}

fn lines(claims: &[Claim]) -> String {
    claims.iter().map(|c| serde_json::to_string(c).unwrap() + "\n").collect()
}

/// Six claims of three keys, in the order of their keys.
fn sample() -> Vec<Claim> {
    let mut all = Vec::new();
    for (key, group) in [("a", "org/isis"), ("b", "org/al-qaeda"), ("c\u{e9}", "org/taliban")] {
        for doc in ["One", "Two"] {
            let mut claim = claim(doc, "2020-05-04", "supports", "Weapons were handed over")
                .by(known("gpe/iran"))
                .to_whom(known(group));
            claim.key = key.into();
            claim.id = format!("{doc}-{key}");
            all.push(claim);
        }
    }
    all
}

fn records(output: &[u8]) -> Vec<Joined> {
    String::from_utf8_lossy(output).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn both_ways_give_the_same_bytes_for_any_threads() {
    let mut turned = sample();
    turned.reverse();
    let held = tool().arg("-j1").write_stdin(lines(&turned)).assert().success();
    let held = held.get_output().stdout.clone();
    assert_eq!(records(&held).len(), 3);
    for threads in ["-j1", "-j4"] {
        let run = |arguments: &[&str]| {
            tool().args(arguments).write_stdin(lines(&sample())).output().unwrap().stdout
        };
        assert_eq!(run(&["--sorted", threads]), held);
        assert_eq!(run(&[threads]), held);
    }
}

#[test]
fn an_unsorted_line_is_named() {
    let mut all = sample();
    all.swap(1, 4);
    tool()
        .arg("--sorted")
        .write_stdin(lines(&all))
        .assert()
        .code(2)
        .stderr(contains("join-claims: (stdin):3: its key sorts before the line above"));
}

#[test]
fn claims_keep_fields_we_do_not_know() {
    let line = lines(&sample()[..1]).trim_end().replacen('{', r#"{"mine": [1.50, {}],"#, 1);
    tool()
        .write_stdin(format!("\u{feff}{line}\r\n\n"))
        .assert()
        .success()
        .stdout(contains(r#""claims":[{"mine": [1.50, {}],"type":"claim""#));
}

#[test]
fn other_records_pass_and_bad_lines_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let rejects = folder.path().join("rejects");
    let input = format!(
        "{{\"type\":\"weather\",\"x\":1}}\n{{\"type\":\"claim\",\"key\":5}}\nnot json\n{}",
        lines(&sample()[..2])
    );
    tool()
        .arg("--rejects")
        .arg(&rejects)
        .write_stdin(input)
        .assert()
        .code(1)
        .stdout(contains("{\"type\":\"weather\",\"x\":1}\n").and(contains("\"joined\"")))
        .stderr(contains("(stdin):2: no claim").and(contains("(stdin):3: ")));
    assert_eq!(fs::read_to_string(rejects).unwrap().lines().count(), 2);
}

#[test]
fn paragraph_records_become_claims_first() {
    let paragraph = r#"{"type":"paragraph","doc":"d","published":"2020-05-04","paragraph":1,"byte_start":0,"byte_end":45,"role":"body","text":"Floods killed 14 people in Kabul on Saturday.","sentences":[{"start":0,"end":45}],"entities":[{"start":27,"end":32,"text":"Kabul","label":"GPE","id":"gpe/kabul","name":"Kabul"}],"numbers":[{"start":14,"end":16,"text":"14","label":"CARDINAL","value":14.0,"low":14.0,"high":14.0,"modifier":"exact","unit":null,"of":{"start":17,"end":23,"text":"people"},"from":null,"to":null,"timex":null}]}"#;
    tool()
        .write_stdin(format!("{paragraph}\n"))
        .assert()
        .success()
        .stdout(contains(r#""type":"joined""#).and(contains(r#""low":14.0"#)));
    tool()
        .arg("--sorted")
        .write_stdin(format!("{paragraph}\n"))
        .assert()
        .code(1)
        .stderr(contains("--sorted takes claims"));
}

#[test]
fn evidence_is_shown_on_demand() {
    let event = |doc: &str| {
        claim(doc, "2020-05-04", "killed", "A bomb at the grain market killed two porters")
            .at(known("gpe/kabul"))
            .on("2020-05-03", "2020-05-04")
    };
    tool()
        .arg("--explain")
        .write_stdin(lines(&[event("One"), event("Two")]))
        .assert()
        .success()
        .stdout(contains(r#"{"type":"evidence","joined":true"#).and(contains(r#""what":"place""#)));
}

#[test]
fn nothing_in_nothing_out_and_no_file_no_work() {
    tool().write_stdin("").assert().success().stdout("");
    tool().arg("/no/such/file").assert().code(2).stderr(contains("/no/such/file"));
    tool().arg("--nonsense").assert().code(2);
    tool().arg("--version").assert().success().stdout(contains("join-claims"));
    tool().arg("--help").assert().success().stdout(contains("Examples:"));
}
