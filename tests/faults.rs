//! Bad input and a bad world: nothing is lost, nothing hangs, everything is said.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use pipelines::{OTHERS, READERS, TAGGERS, bash, root, run, tools};

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
    for tool in TAGGERS {
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
    for tool in READERS.into_iter().chain(OTHERS) {
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
    for tool in TAGGERS {
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
    for tool in READERS.iter().filter(|tool| **tool != "report-claims") {
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
    for tool in TAGGERS {
        let out = run(tool, &[], input.as_bytes());
        assert_eq!(out.status.code(), Some(0), "{tool}: {}", words(&out.stderr));
        assert_eq!(words(&out.stdout).lines().count(), 2, "{tool}");
    }
}

/// `make claims` over a folder, with the tools that are tested.
fn make_claims(corpus: &std::path::Path, out: &std::path::Path) -> Output {
    Command::new("make")
        .current_dir(root())
        .args(["claims", "CARGO=true"])
        .arg(format!("BIN={}", tools().display()))
        .arg(format!("CORPUS={}", corpus.display()))
        .arg(format!("OUT={}", out.display()))
        .output()
        .unwrap()
}

#[test]
fn make_names_a_corpus_without_texts() {
    let folder = tempfile::tempdir().unwrap();
    let out = make_claims(&folder.path().join("none"), &folder.path().join("out"));
    assert!(!out.status.success());
    assert!(words(&out.stderr).contains("no .txt files"), "{}", words(&out.stderr));
}

#[test]
fn make_goes_on_past_a_bad_file_and_keeps_what_is_not_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (corpus, made) = (folder.path().join("two words"), folder.path().join("out"));
    std::fs::create_dir(&corpus).unwrap();
    std::fs::create_dir(&made).unwrap();
    std::fs::write(made.join("thesis.txt"), "mine").unwrap();
    std::fs::write(corpus.join("a scan.txt"), "%PDF-1.7\n").unwrap();
    let told = "A bomb killed nine people in Quetta on Monday, the police said.\n";
    std::fs::write(corpus.join("the desk.txt"), told).unwrap();
    let out = make_claims(&corpus, &made);
    assert!(out.status.success(), "{}", words(&out.stderr));
    assert!(words(&out.stderr).contains("a scan.txt"), "{}", words(&out.stderr));
    assert!(words(&out.stdout).contains("killed"), "{}", words(&out.stdout));
    let claims = || std::fs::read_to_string(made.join("claims.jsonl")).unwrap();
    assert!(claims().contains("\"doc\":\"the desk.txt\""), "{}", claims());
    // A file that changed is read again.
    std::fs::write(corpus.join("the desk.txt"), told.replace("nine", "eleven")).unwrap();
    assert!(make_claims(&corpus, &made).status.success());
    assert!(claims().contains("\"value\":11.0"), "{}", claims());
    assert_eq!(std::fs::read_to_string(made.join("thesis.txt")).unwrap(), "mine");
}

/// Lines of so many articles.
fn many_articles(count: usize) -> String {
    let line = |i| GOOD[0].replace("a.txt", &format!("a{i}.txt")) + "\n";
    (0..count).map(line).collect()
}

/// A tool in the midst of endless input, the first of what it wrote, and the thread that feeds it.
fn in_mid_stream(tool: &str) -> (std::process::Child, Vec<u8>, std::thread::JoinHandle<()>) {
    use std::io::Read;
    // Whoever runs the tests in the background has them ignore SIGINT, and the tool with them.
    let mut child = Command::new("env")
        .arg("--default-signal=INT")
        .arg(tools().join(tool))
        .args(["-j", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        // Two articles in turn: lines of one alone would be held as one article.
        let lines = format!("{}\n{}\n", GOOD[1], GOOD[2]).repeat(500);
        while stdin.write_all(lines.as_bytes()).is_ok() {}
    });
    let mut first = vec![0; 64 << 10];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    (child, first, feeder)
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_tool_at_once_and_what_it_wrote_is_true() {
    use std::os::unix::process::ExitStatusExt;
    for tool in TAGGERS {
        let lines = format!("{}\n{}\n", GOOD[1], GOOD[2]);
        let whole = run(tool, &[], lines.repeat(500).as_bytes()).stdout;
        for (signal, number) in [("-TERM", 15), ("-INT", 2), ("-KILL", 9)] {
            let (child, first, feeder) = in_mid_stream(tool);
            let begun = std::time::Instant::now();
            let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
            assert!(sent.unwrap().success());
            let out = child.wait_with_output().unwrap();
            feeder.join().unwrap();
            assert_eq!(out.status.signal(), Some(number), "{tool} {signal}: {:?}", out.status);
            assert!(begun.elapsed().as_secs() < 20, "{tool} {signal} did not end");
            assert!(!words(&out.stderr).contains("panicked"), "{tool}: {}", words(&out.stderr));
            let same = first.iter().zip(whole.iter().cycle()).all(|(a, b)| a == b);
            assert!(same, "{tool}: the output of the killed run is no beginning of the whole one");
        }
    }
}

#[test]
fn a_pipe_killed_in_the_middle_gives_the_same_when_run_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in"), many_articles(3000)).unwrap();
    let pipe = "split-paragraphs in | tag-entities | extract-numbers | extract-claims";
    let whole = bash(pipe, folder.path()).stdout;
    let killed = |after: &str| {
        let pipe = format!(
            "set +e; split-paragraphs in | tag-entities | bash -c 'extract-numbers <&0 & sleep {after}; \
             kill -9 $!; wait' 2> /dev/null | extract-claims > part"
        );
        bash(&pipe, folder.path());
        std::fs::read(folder.path().join("part")).unwrap()
    };
    // A busy machine may need longer to get under way.
    let mut parts = ["0.2", "0.5", "1", "2", "4"].into_iter().map(killed);
    let part = parts.find(|part| !part.is_empty()).expect("the pipe writes within seconds");
    assert!(whole.starts_with(&part), "what came through before the kill is not as it was");
    assert!(bash(pipe, folder.path()).stdout == whole, "another run gives other bytes");
}

#[test]
fn a_full_disk_of_rejects_is_an_error_for_every_tool() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    for tool in READERS {
        let input = format!("{}\n{{bad\n{}\n", GOOD[3], GOOD[1]);
        let out = run(tool, &["--rejects", "/dev/full"], input.as_bytes());
        assert_eq!(out.status.code(), Some(2), "{tool}: {}", words(&out.stderr));
        let said = words(&out.stderr);
        assert!(said.contains("cannot keep the rejects: "), "{tool}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_breaks_while_it_is_read_is_named_and_the_others_are_done() {
    // A process's own memory opens but cannot be read from its start.
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.jsonl");
    std::fs::write(&good, format!("{}\n", GOOD[1])).unwrap();
    let good = good.to_str().unwrap();
    for tool in TAGGERS {
        let out = run(tool, &[good, "/proc/self/mem", good], b"");
        let said = words(&out.stderr);
        assert_eq!(out.status.code(), Some(1), "{tool}: {said}");
        assert!(said.contains(&format!("{tool}: /proc/self/mem: ")), "{said}");
        assert_eq!(words(&out.stdout).lines().count(), 2, "{tool}");
    }
}

#[test]
fn lines_nested_deep_in_their_fields_are_no_danger() {
    let deep =
        |open: &str, close: &str| format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
    for tool in READERS {
        for value in [deep("[", "]"), deep("{\"a\":", "}")] {
            for field in ["entities", "numbers", "sentences", "claims", "mine"] {
                let head = GOOD[1].trim_end_matches('}');
                let input = format!("{head},\"{field}\":{value}}}\n{}\n", GOOD[2]);
                let out = run(tool, &[], input.as_bytes());
                assert!(
                    matches!(out.status.code(), Some(0 | 1)),
                    "{tool} {field}: {:?}",
                    out.status
                );
            }
        }
    }
}

#[test]
fn a_paragraph_of_100_000_names_and_figures_takes_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Nine men of Kabul met Amir Daoud in Herat; ".repeat(33_400);
    let line =
        format!(r#"{{"type":"article","doc":"a","published":"2024-01-02","text":"{text}"}}"#);
    std::fs::write(folder.path().join("in"), line + "\n").unwrap();
    let begun = std::time::Instant::now();
    let script = "ulimit -v 4000000; split-paragraphs in | tag-entities | tee names | extract-numbers |
        tag-attributions | extract-claims | join-claims > joined; grep -o '\"label\"' names | wc -l";
    let out = bash(script, folder.path());
    assert!(out.status.success(), "{}", words(&out.stderr));
    let names: usize = words(&out.stdout).trim().parse().unwrap();
    assert!(names >= 100_000, "{names} names");
    assert!(begun.elapsed().as_secs() < 240, "{:?}", begun.elapsed());
}

#[test]
fn nuls_and_controls_of_direction_stay_in_the_text_and_in_its_spans() {
    let text =
        "\u{202e}Nine men\0 died in Kabul\u{2066}, Amir Daoud said\u{2069} on \u{200f}Friday.";
    let json =
        serde_json::json!({"type": "article", "doc": "a", "published": "2024-01-02", "text": text});
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in"), format!("{json}\n")).unwrap();
    let pipe = "split-paragraphs in | tag-entities | extract-numbers | tag-attributions";
    let out = bash(pipe, folder.path());
    assert!(out.status.success(), "{}", words(&out.stderr));
    let records = pipelines::records(&words(&out.stdout));
    let all: String = records.iter().filter_map(|r| r["text"].as_str()).collect();
    assert_eq!(all.matches(['\0', '\u{202e}', '\u{2066}']).count(), 3, "{all:?}");
    let mut spans = 0;
    for record in &records {
        let points: Vec<char> = record["text"].as_str().unwrap().chars().collect();
        for span in ["entities", "numbers"].iter().flat_map(|f| record[*f].as_array().unwrap()) {
            let [start, end] = ["start", "end"].map(|k| span[k].as_u64().unwrap() as usize);
            assert_eq!(span["text"], points[start..end].iter().collect::<String>());
            spans += 1;
        }
    }
    assert!(spans >= 3, "{spans} spans in {records:?}");
}

#[test]
fn lone_surrogates_are_rejects_and_pairs_are_read() {
    let with =
        |text: &str| format!(r#"{{"type":"paragraph","doc":"a","paragraph":0,"text":"{text}"}}"#);
    let input =
        [with(r"Nine \udc00 men"), with(r"Nine \ud83d\ude00 men"), with(r"Nine \ud83d men")];
    for tool in TAGGERS {
        let out = run(tool, &[], format!("{}\n", input.join("\n")).as_bytes());
        let said = words(&out.stderr);
        assert_eq!(out.status.code(), Some(1), "{tool}: {said}");
        assert!(said.contains("(stdin):1: ") && said.contains("(stdin):3: "), "{tool}: {said}");
        assert!(!said.contains("(stdin):2: "), "{tool}: {said}");
        assert_eq!(words(&out.stdout).lines().count(), 1, "{tool}");
    }
}

#[test]
fn a_users_table_with_a_fault_is_named_with_its_line_before_anything_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        (
            "tag-entities",
            "--lexicon",
            "id,label,name,aliases,parent\norg/x,NOLABEL,Xeno,,\n",
            "2: ",
        ),
        ("tag-entities", "--lexicon", "id,label,name,aliases,parent\n\"org/x,ORG,Xeno,,\n", ""),
        (
            "extract-claims",
            "--predicates",
            "predicate,class,cue\nbought,verb,buy\nbought,nonsense,buy\n",
            "3: ",
        ),
        ("extract-claims", "--predicates", "nothing,here\n1,2\n", "predicate"),
        ("tag-attributions", "--cues", "cue,kind,forms,frames\ntoot,verb\n", "2: "),
    ];
    for (tool, option, table, place) in cases {
        let path = folder.path().join("table.csv");
        std::fs::write(&path, table).unwrap();
        let out = run(tool, &[option, path.to_str().unwrap()], GOOD[1].as_bytes());
        let said = words(&out.stderr);
        assert_eq!((out.status.code(), out.stdout.len()), (Some(2), 0), "{tool} {table}: {said}");
        assert!(said.contains("table.csv") && said.contains(place), "{tool} {table}: {said}");
        let out = run(tool, &[option, "/no/such/table.csv"], GOOD[1].as_bytes());
        assert_eq!(out.status.code(), Some(2), "{tool}");
        assert!(words(&out.stderr).contains("/no/such/table.csv"), "{tool}");
    }
}

#[test]
fn two_writers_on_one_pipe_tear_no_short_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in"), many_articles(2000)).unwrap();
    let script =
        "{ split-paragraphs --line-buffered in & split-paragraphs --line-buffered in & wait; } |
        tag-entities | extract-numbers | wc -l";
    let out = bash(script, folder.path());
    assert!(out.status.success(), "{}", words(&out.stderr));
    assert_eq!(words(&out.stdout).trim(), "4000");
}

#[test]
fn every_tool_ends_quietly_when_nobody_reads() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in"), many_articles(5000)).unwrap();
    let pipe =
        "set +o pipefail; split-paragraphs in | tag-entities | extract-numbers | tag-attributions |
        extract-claims | join-claims | head -n 1 | wc -l; echo ${PIPESTATUS[@]}";
    let out = bash(pipe, folder.path());
    assert_eq!(words(&out.stderr), "");
    assert_eq!(words(&out.stdout), "1\n0 0 0 0 0 0 0 0\n");
}
