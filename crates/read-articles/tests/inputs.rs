//! The tool over inputs of every kind, whole and damaged, packed and not.

use std::io::Write;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

const BODY: &str = "The council met on Tuesday evening and voted to close the bridge for repairs until \
    the spring, after two engineers told it that the cables were worn.";

fn tool(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::cargo_bin("read-articles").unwrap();
    command.args(args).write_stdin(input).output().unwrap()
}

fn records(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn texts(output: &Output) -> Vec<String> {
    records(output).iter().map(|r| r["text"].as_str().unwrap().to_string()).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn page(n: usize) -> String {
    format!(
        "<html><head><title>Bridge {n}</title></head><body><p>{BODY} Page {n}.</p></body></html>"
    )
}

fn record(kind: &str, head: &str, block: &[u8]) -> Vec<u8> {
    let head =
        format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{head}Content-Length: {}\r\n\r\n", block.len());
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(n: usize) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page(n));
    let head = format!("WARC-Target-URI: https://www.bridge.example/2024/03/05/{n}\r\n");
    record("response", &head, block.as_bytes())
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A zstd frame that holds its bytes as they are (RFC 8878: single segment, one raw block).
fn zst(bytes: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD, 0xA0];
    frame.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    frame.extend_from_slice(&((bytes.len() as u32) << 3 | 1).to_le_bytes()[..3]);
    frame.extend_from_slice(bytes);
    frame
}

fn pages_of(output: &Output) -> Vec<String> {
    texts(output).iter().map(|t| t.rsplit(' ').next().unwrap().to_string()).collect()
}

#[test]
fn archives_give_their_pages() {
    let archive = [
        record("warcinfo", "", b"software: x"),
        record("request", "", b"GET / HTTP/1.1\r\n\r\n"),
        response(1),
        record("response", "", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone"),
        record("response", "", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
        record("resource", "Content-Type: text/html\r\n", page(2).as_bytes()),
        record("conversion", "Content-Type: text/plain\r\n", format!("{BODY} Page 3.").as_bytes()),
    ]
    .concat();
    for input in [archive.clone(), gz(&archive), zst(&archive)] {
        let output = tool(&["--doc", "x"], &input);
        assert_eq!(pages_of(&output), ["1.", "2.", "3."], "{}", said(&output));
        assert_eq!(output.status.code(), Some(0));
        let first = &records(&output)[0];
        assert_eq!(first["doc"], "(stdin):3");
        assert_eq!(first["url"], "https://www.bridge.example/2024/03/05/1");
        assert_eq!(first["outlet"], "bridge.example");
        assert_eq!(first["published"], "2024-03-05");
        assert_eq!(first["title"], "Bridge 1");
        assert_eq!(first["language"], "en");
    }
}

#[test]
fn one_damaged_record_stops_nothing() {
    let members: Vec<Vec<u8>> = (1..=5).map(|n| gz(&response(n))).collect();
    // A byte of the third member is changed.
    let mut changed = members.clone();
    let middle = changed[2].len() / 2;
    changed[2][middle] ^= 0x55;
    let output = tool(&[], &changed.concat());
    assert_eq!(pages_of(&output), ["1.", "2.", "4.", "5."], "{}", said(&output));
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("read-articles: (stdin):3: gzip"), "{}", said(&output));
    // The third is cut; the last is cut.
    let mut cut = members.clone();
    cut[2].truncate(middle);
    cut[4].truncate(middle);
    let output = tool(&[], &cut.concat());
    assert_eq!(pages_of(&output), ["1.", "2.", "4."], "{}", said(&output));
    assert_eq!(said(&output).lines().count(), 2, "{}", said(&output));
    // The first is damaged.
    let mut first = members.clone();
    first[0][12] ^= 0x55;
    let output = tool(&[], &first.concat());
    assert_eq!(pages_of(&output), ["2.", "3.", "4.", "5."], "{}", said(&output));
    assert_eq!(output.status.code(), Some(1));
    // Bytes of something else between members.
    let output = tool(&[], &[&members[0][..], b"rubbish \x1f\x8b", &members[1]].concat());
    assert_eq!(pages_of(&output), ["1.", "2."], "{}", said(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn records_that_lie_about_their_length() {
    let mut lies = response(2);
    let at = String::from_utf8_lossy(&lies).find("Content-Length: ").unwrap() + 16;
    lies[at] = b'9';
    let output = tool(&[], &[response(1), lies.clone(), response(3), response(4)].concat());
    assert_eq!(pages_of(&output), ["1.", "3.", "4."], "{}", said(&output));
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("(stdin):2:"), "{}", said(&output));
    let output = tool(&[], &[response(1), lies].concat());
    assert_eq!(pages_of(&output), ["1."]);
    let rubbish = b"not a record\r\nat all\r\n".to_vec();
    let output = tool(&[], &[response(1), rubbish, response(2)].concat());
    assert_eq!(pages_of(&output), ["1.", "2."]);
    assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
    let output = tool(
        &["--max-line", "1K"],
        &[response(1), record("response", "", &[b'x'; 2000]), response(2)].concat(),
    );
    assert_eq!(pages_of(&output), ["1.", "2."]);
    assert!(said(&output).contains("longer than --max-line"), "{}", said(&output));
}

#[test]
fn folders_are_read_whole_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    write("b/page.html.gz", &gz(page(2).as_bytes()));
    write("a.html", page(1).as_bytes());
    write("a_files/style.css", b"p{}");
    write("a_files/logo.png", b"\x89PNG\0\0");
    write("c.txt", format!("{BODY} Page 3.").as_bytes());
    write("broken.htm", b"<html><body><nav>Menu</nav>");
    write(".hidden.html", page(9).as_bytes());
    write(
        "articles.csv",
        b"doc,title,published,desk\nc.txt,Told,2024-03-07,x\npage.html.gz,Other,,\n",
    );
    let path = folder.path().to_str().unwrap();
    let output = tool(&[path], b"");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let docs: Vec<Value> = records(&output).iter().map(|r| r["doc"].clone()).collect();
    assert_eq!(docs, ["a.html", "b/page.html.gz", "c.txt"]);
    let seen = records(&output);
    assert_eq!((&seen[2]["title"], &seen[2]["published"]), (&"Told".into(), &"2024-03-07".into()));
    assert_eq!(seen[1]["title"], "Other");
    assert!(said(&output).contains("broken.htm: no article"), "{}", said(&output));
    assert!(said(&output).contains("1 .css, 1 .png"), "{}", said(&output));
    for threads in ["1", "3"] {
        assert_eq!(tool(&["-j", threads, path], b"").stdout, output.stdout);
    }
}

#[test]
fn two_files_of_one_name_are_two_articles() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for name in ["x", "y"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        let path = folder.path().join(name).join("a.html");
        std::fs::write(&path, page(1)).unwrap();
        paths.push(path.to_str().unwrap().to_string());
    }
    let output = tool(&[&paths[0], &paths[1]], b"");
    let docs: Vec<Value> = records(&output).iter().map(|r| r["doc"].clone()).collect();
    assert_eq!(docs[0], "a.html");
    assert_eq!(docs[1], paths[1].as_str());
}

#[test]
fn tables_and_lines() {
    let csv =
        format!("id;x,when,story,section\n7,5 March 2024,\"{BODY}\nTwo lines.\",home\n8,,,\n9,1\n");
    let folder = tempfile::tempdir().unwrap();
    let rejects = folder.path().join("rejects");
    let rejects = rejects.to_str().unwrap();
    let args = ["--from", "csv", "--map", "text=story,published=when", "--rejects", rejects];
    let output = tool(&args, csv.as_bytes());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let seen = records(&output);
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0]["doc"], "(stdin):2");
    assert_eq!(seen[0]["published"], "2024-03-05");
    assert_eq!(seen[0]["section"], "home");
    assert!(seen[0]["text"].as_str().unwrap().ends_with("\nTwo lines."));
    assert!(said(&output).contains("(stdin):4: no text"), "{}", said(&output));
    assert!(said(&output).contains("(stdin):5: 2 cells where the head has 4"), "{}", said(&output));
    assert_eq!(std::fs::read_to_string(rejects).unwrap(), "8,,,\n");
    let lines = format!("{{\"body\":\"{BODY}\",\"n\":1}}\n\n{{\"title\":\"none\"}}\nnot json\n");
    let output = tool(&["--rejects", rejects], lines.as_bytes());
    assert_eq!(texts(&output), [BODY]);
    assert_eq!(std::fs::read_to_string(rejects).unwrap(), "{\"title\":\"none\"}\nnot json\n");
}

#[test]
fn a_row_without_end_is_not_held() {
    let csv = format!("text\n\"{}", "x".repeat(3_000_000));
    let output = tool(&["--from", "csv", "--max-line", "1M"], csv.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("longer than --max-line"), "{}", said(&output));
}

#[test]
fn another_language_is_passed_on_with_a_warning() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/german.html");
    let path = path.to_str().unwrap();
    let output = tool(&[path], b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(records(&output)[0]["language"], "de");
    assert!(said(&output).contains("'de', not 'en'"), "{}", said(&output));
    for language in ["any", "de"] {
        let again = tool(&["--language", language, path], b"");
        assert_eq!((said(&again).as_str(), &again.stdout), ("", &output.stdout));
    }
}

#[test]
fn what_is_no_article_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.pdf");
    std::fs::write(&path, b"%PDF-1.7\n\0").unwrap();
    let output = tool(&[path.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("pdftotext"), "{}", said(&output));
    assert_eq!(tool(&["/nowhere"], b"").status.code(), Some(2));
    assert_eq!(tool(&["--map", "nonsense"], b"").status.code(), Some(2));
    let output = tool(&[], b"");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

/// Archives changed at random, packed and not: all ends, and nothing is lost in silence.
#[test]
fn damaged_archives_are_borne() {
    let plain: Vec<u8> = (1..=4).flat_map(response).collect();
    let packed: Vec<u8> = (1..=4).flat_map(|n| gz(&response(n))).collect();
    for (whole, checked) in [(plain, false), (packed, true)] {
        for n in 0..24_usize {
            let mut bytes = whole.clone();
            let at = (n * 7919 + 31) % bytes.len();
            bytes[at] = bytes[at].wrapping_add(1 + (n % 250) as u8);
            if n % 3 == 0 {
                bytes.truncate((n * 104_729) % whole.len());
            }
            let output = tool(&["--from", "warc", "-j", "1"], &bytes);
            let pages = records(&output).len();
            assert!(pages <= 4 && output.status.code().is_some_and(|c| c < 2), "{}", said(&output));
            // Only packed archives have checksums: in others a changed letter may be meant.
            let silent = pages < 4 && output.stderr.is_empty() && n % 3 != 0;
            assert!(!(checked && silent), "{n}: {pages} pages");
        }
    }
}

#[test]
fn help_man_page_and_completions() {
    let help = String::from_utf8(tool(&["--help"], b"").stdout).unwrap();
    assert!(help.contains("Examples:") && help.contains("--map"), "{help}");
    for what in ["man", "bash", "zsh", "fish"] {
        assert!(tool(&["--generate", what], b"").stdout.len() > 200, "{what}");
    }
}

/// A live stream's articles come out before its end.
#[test]
fn lines_of_a_stream_are_not_held_back() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("read-articles"))
        .args(["--line-buffered", "-j", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    writeln!(stdin, "{{\"doc\":\"a\",\"text\":\"One.\"}}").unwrap();
    writeln!(stdin, "{{\"doc\":\"b\",\"text\":\"Two.\"}}").unwrap();
    stdin.flush().unwrap();
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    assert!(line.contains("One."), "{line}");
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn articles_of_one_name_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    for (name, lines) in [("a.jsonl", vec!["7", "8", "7"]), ("b.jsonl", vec!["7"])] {
        let line = |id: &&str| format!("{{\"id\":{id},\"text\":\"{BODY} \\\"{name}\\\"\"}}\n");
        std::fs::write(folder.path().join(name), lines.iter().map(line).collect::<String>())
            .unwrap();
    }
    let place = |name: &str| folder.path().join(name).display().to_string();
    let of = |threads: &str| {
        let out = tool(&["-j", threads, &folder.path().display().to_string()], b"");
        assert!(said(&out).contains("another article is called \"7\""), "{}", said(&out));
        records(&out).iter().map(|r| r["doc"].as_str().unwrap().to_string()).collect::<Vec<_>>()
    };
    let expected = ["7".to_string(), "8".into(), place("a.jsonl:3"), place("b.jsonl:1")];
    assert_eq!(of("1"), expected);
    assert_eq!(of("3"), expected);
}

#[test]
fn dates_that_are_not_understood_are_named_and_counted() {
    let line = |date: &str| format!("{{\"text\":\"{BODY}\",\"date\":\"{date}\"}}\n");
    let lines = ["2024-03-05", "03/04/2024", "", "soon", "x", "y"].map(line).concat();
    let out = tool(&[], lines.as_bytes());
    assert_eq!(out.status.code(), Some(0));
    assert_eq!(records(&out)[0]["published"], "2024-03-05");
    let said = said(&out);
    assert!(said.contains("(stdin):2: published '03/04/2024' is not understood"), "{said}");
    assert!(!said.contains("(stdin):1:") && !said.contains("(stdin):3:"), "{said}");
    assert!(said.ends_with("and 1 more dates of publication that are not understood\n"), "{said}");
}

#[test]
fn a_list_of_paragraphs_is_a_text() {
    let line = r#"{"text":["One.","Two."],"authors":["A. Ode","B. Roe"]}"#;
    let record = &records(&tool(&[], line.as_bytes()))[0];
    assert_eq!(record["text"], "One.\n\nTwo.");
    assert_eq!(record["author"], "A. Ode, B. Roe");
}

#[test]
fn what_cannot_be_read_is_named_with_the_mend() {
    for (input, what) in [
        (&b"[ {\"text\":\"a\"} ]"[..], "jq -c '.[]'"),
        (b"{\n  \"text\": \"a\"\n}", "jq -c ."),
        (b"%PDF-1.7", "pdftotext"),
        (b"PK\x03\x04\x14\0", "save it as plain text"),
    ] {
        let out = tool(&[], input);
        assert!(out.status.code() == Some(1) && out.stdout.is_empty());
        assert!(said(&out).contains(what), "{}", said(&out));
    }
    let table = format!("title;text;date\nA;\"{BODY}; so they said\";5 March 2024\n");
    let out = tool(&["--from", "csv"], table.as_bytes());
    assert_eq!(records(&out)[0]["published"], "2024-03-05", "{}", said(&out));
}
