//! The tool as a user runs it.

mod common;

use std::fs;

use assert_cmd::Command;
use common::{With, claim, known};
use join_claims::{Settings, join};
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

/// Claims of one key, about 10 MB of them: floods, each told by two papers and denied by a third,
/// relations and statements between.
fn many() -> Vec<Claim> {
    let padding = " ".repeat(4500);
    let mut all = Vec::new();
    for n in 0..2200_usize {
        let (doc, event) = (format!("paper{}-{}", n % 3, n / 3), n / 3);
        let place = ["gpe/kabul", "gpe/pakistan", "gpe/iran"][event % 3];
        let text = format!("Floods killed {} farmers near bridge{event}{padding}", event + 2);
        let mut claim = match n % 7 {
            5 => claim(&doc, "2020-05-04", "supports", &text)
                .by(known("gpe/iran"))
                .to_whom(known("org/taliban")),
            6 => claim(&doc, "2020-05-04", "states", &text),
            _ => claim(&doc, "2020-05-04", "killed", &text).at(known(place)),
        };
        if n % 7 != 5 {
            let told = (event + 2) as f64;
            claim = claim.counts("exact", Some(told), Some(told), "farmers");
        }
        let month = 1 + event % 12;
        claim = claim.on(&format!("2020-{month:02}-03"), &format!("2020-{month:02}-04"));
        all.push(claim.stands(if n % 5 == 4 { "negated" } else { "asserted" }));
    }
    all
}

#[test]
fn a_large_block_is_joined_as_a_small_one() {
    let all = many();
    let expected = join(all.clone(), &Settings::default());
    assert!(expected.iter().filter(|r| r.articles > 1).count() > 300);
    let mut given = lines(&all);
    // What is no claim is told, and what is given twice counts once.
    given.push_str("{\"type\":\"claim\",\"key\":\"k\",\"doc\":7}\n");
    given.push_str(&lines(&all[40..60]));
    for arguments in [&["-j1"][..], &["-j3", "--sorted"]] {
        let run = tool().args(arguments).write_stdin(given.as_str()).assert().code(1);
        let run = run.stderr(contains("(stdin):2201: no claim"));
        assert!(records(&run.get_output().stdout) == expected, "{arguments:?}");
    }
}

#[test]
fn articles_of_one_name_lose_no_claim() {
    let mut all = many();
    let mut other = all[7].clone();
    other.text = format!("{} and more", other.text.trim_end());
    other.key = "another".into();
    all[8] = other.clone();
    other.text.push_str(" still");
    all.push(other.clone());
    for claims in [&all[..], &all[..20], &[all[8].clone(), other]] {
        let held = |out: &[u8]| -> std::collections::BTreeSet<(String, String)> {
            let claims = records(out).into_iter().flat_map(|r| r.claims);
            claims.map(|c| (c.id, c.text)).collect()
        };
        let given: std::collections::BTreeSet<_> =
            claims.iter().map(|c| (c.id.clone(), c.text.clone())).collect();
        let run = tool().write_stdin(lines(claims)).assert().success();
        assert!(held(&run.get_output().stdout) == given, "{} claims", claims.len());
    }
}

#[test]
fn a_large_block_that_cannot_be_stored_is_told() {
    tool()
        .arg("--sorted")
        .env("TMPDIR", "/no/such/folder")
        .write_stdin(lines(&many()))
        .assert()
        .code(2)
        .stderr(contains("cannot keep a large block of claims in /no/such/folder"));
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
