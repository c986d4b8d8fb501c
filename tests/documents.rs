//! Every example in the README and in docs/ runs, and prints what the document says.
//!
//! A block ```` ```sh ```` runs as it is. A block ```` ```console ```` holds commands after `$ `
//! and below each the output that it must print.

use std::path::Path;

use pipelines::{bash, root};

struct Example {
    place: String,
    command: String,
    output: Option<String>,
}

fn examples(path: &Path) -> Vec<Example> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut found = Vec::new();
    let mut block: Option<(&str, usize, Vec<&str>)> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut block {
            None => {
                if let Some(kind) = line.strip_prefix("```").filter(|k| !k.is_empty()) {
                    block = Some((kind, number + 1, Vec::new()));
                }
            }
            Some((kind, first, lines)) if line == "```" => {
                let place = format!("{}:{first}", path.display());
                match *kind {
                    "sh" => found.push(Example { place, command: lines.join("\n"), output: None }),
                    "console" => found.extend(sessions(&place, lines)),
                    _ => {}
                }
                block = None;
            }
            Some((_, _, lines)) => lines.push(line),
        }
    }
    found
}

fn sessions(place: &str, lines: &[&str]) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    for line in lines {
        if let Some(command) = line.strip_prefix("$ ") {
            let output = Some(String::new());
            found.push(Example { place: place.into(), command: command.into(), output });
        } else if let Some(last) = found.last_mut() {
            if last.command.ends_with('\\') || last.command.ends_with('|') {
                last.command = format!("{}\n{line}", last.command);
            } else if let Some(output) = &mut last.output {
                output.push_str(line);
                output.push('\n');
            }
        }
    }
    found
}

/// Blocks that begin with make build the whole house anew: the Makefile's own targets run them.
fn builds(command: &str) -> bool {
    command
        .lines()
        .any(|l| l.starts_with("make ") || l.starts_with("sudo ") || l.starts_with("git clone"))
}

/// Which of the tools that not every machine has does a command want that is not here?
fn missing<'a>(command: &'a str, folder: &Path) -> Option<&'a str> {
    command
        .split(|c: char| c.is_whitespace() || c == '|')
        .filter(|word| ["jq", "duckdb", "parallel", "dpkg"].contains(word))
        .find(|word| !bash(&format!("command -v {word}"), folder).status.success())
}

#[test]
fn examples_run_and_print_what_they_say() {
    let scratch = tempfile::tempdir().unwrap();
    let copy = format!("cp -r {}/seeds .", root().display());
    assert!(bash(&copy, scratch.path()).status.success());
    let mut ran = 0;
    for document in ["README.md", "docs/records.md", "docs/architecture.md", "docs/cookbook.md"] {
        let path = root().join(document);
        if !path.exists() {
            continue;
        }
        for example in examples(&path) {
            if builds(&example.command) {
                continue;
            }
            if let Some(tool) = missing(&example.command, scratch.path()) {
                eprintln!("{}: no {tool} here, not run", example.place);
                continue;
            }
            let out = bash(&example.command, scratch.path());
            let said = String::from_utf8_lossy(&out.stderr);
            assert!(out.status.success(), "{}:\n{}\n{said}", example.place, example.command);
            if let Some(expected) = &example.output {
                let printed = String::from_utf8_lossy(&out.stdout);
                let trim =
                    |s: &str| s.lines().map(|l| l.trim_end().to_string()).collect::<Vec<_>>();
                assert_eq!(
                    trim(&printed),
                    trim(expected),
                    "{}:\n{}",
                    example.place,
                    example.command
                );
            }
            ran += 1;
        }
    }
    assert!(ran >= 5, "only {ran} examples ran");
}
