//! Running the built tools, alone and in shell pipelines.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The tools that take paragraph records and give paragraph records.
pub const TAGGERS: [&str; 3] = ["tag-entities", "extract-numbers", "tag-attributions"];

/// Every tool that reads JSON lines.
pub const READERS: [&str; 7] = [
    "split-paragraphs",
    "tag-entities",
    "extract-numbers",
    "tag-attributions",
    "extract-claims",
    "join-claims",
    "report-claims",
];

/// Tools that read other things, or want to be told what to write.
pub const OTHERS: [&str; 2] = ["read-articles", "export-claims"];

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of the built tools: where this test itself was built.
pub fn tools() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let folder = test.parent().and_then(Path::parent).expect("target/PROFILE/deps/test");
    let probe = folder.join(READERS[0]);
    assert!(probe.exists(), "build the tools first: cargo build --workspace --bins");
    folder.to_path_buf()
}

/// Runs a tool with bytes as its standard input.
pub fn run(tool: &str, args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(tools().join(tool))
        .args(args)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{tool}: {error}"));
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A tool may stop reading early; that is its right.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the tool ends");
    writer.join().expect("the writer ends");
    output
}

/// Runs a bash script in `folder` with the tools first on the path, stopping at any failure.
pub fn bash(script: &str, folder: &Path) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("bash")
        .args(["-eu", "-o", "pipefail", "-c", script])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", tools().display()))
        .stdin(Stdio::null())
        .output()
        .expect("bash runs")
}

/// As [`bash`], in the repository, and it must succeed; its standard output.
pub fn shell(script: &str) -> String {
    let output = bash(script, &root());
    assert!(
        output.status.success(),
        "{script}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The records of JSON lines.
pub fn records(lines: &str) -> Vec<Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
        .collect()
}
