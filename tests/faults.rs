//! Bad input and a bad world: nothing is lost, nothing hangs, everything is said.

use std::io::Write;
use std::process::{Command, Stdio};

use pipelines::{READERS, bash, root, run, tools};

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Two good lines of each kind that the readers take.
const GOOD: [&str; 4] = [
    r#"{"type":"article","doc":"a.txt","published":"2024-01-02","text":"Nine people died in Herat on Friday."}"#,
    r#"{"type":"paragraph","doc":"a.txt","paragraph":0,"byte_start":0,"text":"Nine people died in Herat on Friday."}"#,
    r#"{"type":"paragraph","doc":"b.txt","paragraph":0,"byte_start":0,"text":"Police arrested four men."}"#,
    r#"{"type":"elsewhere","k":1}"#,
];

#[test]
fn broken_lines_are_named_and_kept_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    for tool in READERS {
        let bad: [&[u8]; 5] = [
            b"{\"type\":\"paragraph\"",
            b"{\"type\":\"paragraph\",\"text\":\"\xe2\x80\"}",
            b"[1]",
            b"nonsense",
            b"{\"type\":\"paragraph\",\"text\":\"\\ud800\"}",
        ];
        let mut input = Vec::new();
        for (good, bad) in GOOD.iter().cycle().zip(bad) {
            input.extend_from_slice(good.as_bytes());
            input.push(b'\n');
            input.extend_from_slice(bad);
            input.push(b'\n');
        }
        let kept = folder.path().join(tool);
        let out = run(tool, &["--rejects", kept.to_str().unwrap()], &input);
        let said = words(&out.stderr);
        assert_eq!(out.status.code(), Some(1), "{tool}: {said}");
        for line in [2, 4, 6, 8, 10] {
            // A paragraph with a lone surrogate is JSON's fault only to who reads paragraphs.
            let other = line == 10 && ["split-paragraphs", "report-claims"].contains(&tool);
            let named = said.contains(&format!("{tool}: (stdin):{line}: "));
            assert!(named || other, "{tool} line {line}: {said}");
        }
        let rejects = std::fs::read(&kept).unwrap();
        assert!(rejects.split(|&b| b == b'\n').any(|l| l == bad[0]), "{tool}");
        assert!(!said.contains("panicked"), "{tool}: {said}");
    }
}

#[test]
fn strict_stops_at_the_first_bad_line() {
    let input = format!("{}\nbad\n{}\n", GOOD[1], GOOD[2]);
    for tool in &READERS[1..4] {
        let out = run(tool, &["--strict"], input.as_bytes());
        assert_eq!(out.status.code(), Some(2), "{tool}");
    }
}

#[test]
fn no_input_gives_no_output() {
    for tool in READERS {
        let out = run(tool, &[], b"");
        assert_eq!(
            (out.status.code(), out.stdout.len()),
            (Some(0), 0),
            "{tool}: {}",
            words(&out.stderr)
        );
    }
}

#[test]
fn missing_files_and_folders_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.jsonl");
    std::fs::write(&good, format!("{}\n", GOOD[3])).unwrap();
    let (good, here) = (good.to_str().unwrap(), folder.path().to_str().unwrap());
    for tool in READERS {
        let out = run(tool, &["/no/such/file", good, here], b"");
        let said = words(&out.stderr);
        assert_eq!(out.status.code(), Some(1), "{tool}: {said}");
        assert!(said.contains(&format!("{tool}: /no/such/file: ")), "{said}");
        assert!(said.contains("is a directory"), "{said}");
        let out = run(tool, &["/no/such/file"], b"");
        assert_eq!(out.status.code(), Some(2), "{tool}");
    }
}

#[test]
fn wrong_usage_is_2() {
    for tool in READERS {
        let out = run(tool, &["--no-such-option"], b"");
        assert_eq!(out.status.code(), Some(2), "{tool}");
        let out = run(tool, &["--help"], b"");
        let help = words(&out.stdout);
        assert!(out.status.success() && help.contains("Examples:"), "{tool}: {help}");
        assert!(run(tool, &["--version"], b"").status.success());
        for what in ["man", "bash", "zsh", "fish"] {
            let out = run(tool, &["--generate", what], b"");
            assert!(out.status.success() && out.stdout.len() > 200, "{tool} {what}");
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let many = format!("{}\n", GOOD[1]).repeat(20_000);
    for tool in &READERS[1..4] {
        let mut child = Command::new(tools().join(tool))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all(many.as_bytes());
        drop(stdin);
        let out = child.wait_with_output().unwrap();
        assert_eq!((out.status.code(), words(&out.stderr).as_str()), (Some(0), ""), "{tool}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for tool in &READERS[..6] {
        std::fs::write(folder.path().join("in"), format!("{}\n{}\n", GOOD[3], GOOD[1])).unwrap();
        let out = bash(&format!("{tool} in > /dev/full"), folder.path());
        assert_eq!(out.status.code(), Some(2), "{tool}: {}", words(&out.stderr));
        assert!(words(&out.stderr).contains("cannot write"), "{tool}");
    }
    let out = bash("echo bad | tag-entities --rejects /dev/full", folder.path());
    assert_eq!(out.status.code(), Some(2), "{}", words(&out.stderr));
}

#[test]
fn a_line_of_200_megabytes_flows_past_in_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("good"), format!("{}\n", GOOD[1])).unwrap();
    // The address space allowed would not hold the line twice, nor once with all else.
    let script = "ulimit -v 400000; \
         { cat good; head -c 200000000 /dev/zero | tr '\\0' x; echo; cat good; } \
         | extract-numbers -j 1 --max-line 16M --rejects kept";
    let out = bash(script, folder.path());
    assert_eq!(out.status.code(), Some(1), "{}", words(&out.stderr));
    assert!(words(&out.stderr).contains("(stdin):2: longer than --max-line"));
    assert_eq!(words(&out.stdout).lines().count(), 2);
    let kept = std::fs::metadata(folder.path().join("kept")).unwrap().len();
    assert_eq!(kept, 200_000_001);
}

#[test]
fn deep_nesting_and_control_characters() {
    let deep =
        format!("{{\"type\":\"x\",\"d\":{}{}}}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let odd = "{\"type\":\"paragraph\",\"doc\":\"d\",\"text\":\"a\\u0000b \\u202e 7 \\ufeff men\"}";
    for tool in READERS {
        let out = run(tool, &[], format!("{deep}\n{odd}\n").as_bytes());
        assert!(matches!(out.status.code(), Some(0 | 1)), "{tool}: {:?}", out.status);
    }
}

#[test]
fn crlf_blank_lines_a_mark_and_no_last_newline() {
    let input = format!("\u{FEFF}{}\r\n\r\n   \n{}", GOOD[1], GOOD[2]);
    for tool in pipelines::TAGGERS {
        let out = run(tool, &[], input.as_bytes());
        assert_eq!(out.status.code(), Some(0), "{tool}: {}", words(&out.stderr));
        assert_eq!(words(&out.stdout).lines().count(), 2, "{tool}");
    }
}

#[test]
fn make_names_an_empty_corpus_and_odd_names() {
    let folder = tempfile::tempdir().unwrap();
    let make = |corpus: &std::path::Path| {
        Command::new("make")
            .current_dir(root())
            .args([
                "claims",
                &format!("CORPUS={}", corpus.display()),
                &format!("OUT={}/out", folder.path().display()),
            ])
            .output()
            .unwrap()
    };
    let out = make(&folder.path().join("none"));
    assert!(!out.status.success());
    assert!(words(&out.stderr).contains("no .txt files"), "{}", words(&out.stderr));
}
