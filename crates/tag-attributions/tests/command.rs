//! The tool as a user runs it.

use assert_cmd::Command;
use serde_json::Value;

fn tool() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("tag-attributions"))
}

#[test]
fn adds_its_field_and_keeps_the_rest() {
    let line = "{\"type\":\"paragraph\",\"doc\":\"a\",\"x\":1.50,\"text\":\"It rained, Ida Lund said.\"}\n";
    let out = tool().write_stdin(line).output().unwrap();
    assert!(out.status.success());
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.starts_with("{\"type\":\"paragraph\",\"doc\":\"a\",\"x\":1.50,"), "{text}");
    let record: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(record["attributions"][0]["source"]["text"], "Ida Lund");
    assert_eq!(record["attributions"][0]["content"][0]["text"], "It rained");
    assert_eq!(record["attributions"][0]["kind"], "indirect");
}

#[test]
fn cues_of_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.csv");
    std::fs::write(
        &path,
        "cue,kind,forms,frames\ntoot,verb,toot toots tooted tooted tooting,quote that\n",
    )
    .unwrap();
    let line = "{\"type\":\"paragraph\",\"text\":\"The mayor tooted that it rained.\"}\n";
    let out = tool().arg("--cues").arg(&path).write_stdin(line).output().unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().contains("\"text\":\"tooted\""));

    std::fs::write(&path, "cue,kind,forms,frames\ntoot,verb,toot,quote\n").unwrap();
    let out = tool().arg("--cues").arg(&path).write_stdin(line).output().unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8(out.stderr).unwrap().contains("line 2"));
}

#[test]
fn a_bad_line_is_named_and_the_rest_done() {
    let lines = "{\"type\":\"paragraph\",\"text\":\"He said no.\"}\nnonsense\n{\"type\":\"paragraph\",\"text\":\"a\",\"entities\":[{}]}\n";
    let out = tool().write_stdin(lines).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(String::from_utf8(out.stdout).unwrap().lines().count(), 1);
    let errors = String::from_utf8(out.stderr).unwrap();
    assert!(errors.contains(":2:") && errors.contains(":3:"), "{errors}");
}

#[test]
fn help_shows_examples() {
    let out = tool().arg("--help").output().unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().contains("Examples:"));
    assert!(tool().arg("--version").output().unwrap().status.success());
}
