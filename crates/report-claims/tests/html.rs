//! The page as a file: what it holds, that no text breaks out, what happens to bad input. How it
//! behaves in a browser: tests/browser.

mod common;

use std::path::Path;

use common::{actor, claim, joined, sample, tool};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

/// The page of these lines.
fn page(lines: &str, args: &[&str]) -> String {
    let output = tool().args(["--html", "-"]).args(args).write_stdin(lines).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What stands between the first `open` and the `close` after it.
fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let rest = text.split_once(open).unwrap_or_else(|| panic!("no {open}")).1;
    rest.split_once(close).unwrap_or_else(|| panic!("no {close}")).0
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"data\">", "</script>")).unwrap()
}

fn slice(text: &Value, range: &Value) -> String {
    let units: Vec<u16> = text.as_str().unwrap().encode_utf16().collect();
    let at = |i: usize| range[i].as_u64().unwrap() as usize;
    String::from_utf16(&units[at(0)..at(1)]).unwrap()
}

#[test]
fn the_page_holds_every_row_the_worst_first() {
    let page = page(&sample(), &[]);
    let data = data(&page);
    let string = |at: &Value| data["strings"][at.as_u64().unwrap() as usize].as_str().unwrap();
    let ids: Vec<&Value> = data["rows"].as_array().unwrap().iter().map(|r| &r["id"]).collect();
    assert_eq!(ids, ["three", "five", "two", "one", "four"]);
    let row = &data["rows"][0];
    assert_eq!(string(&row["v"]), "contradict");
    assert_eq!(string(&row["n"]), "≥9 … 1,200");
    assert_eq!(string(&row["y"]), "reason of three");
    // Ten claims of two sentences of two articles.
    assert_eq!(data["sentences"].as_array().unwrap().len(), 2);
    assert_eq!(data["docs"].as_array().unwrap().len(), 2);
    let told = &row["c"][0];
    let sentence = &data["sentences"][told["s"].as_u64().unwrap() as usize];
    assert_eq!(slice(&sentence[4], &told["r"]), "«shells» killed 9 dockers");
    assert!(page.contains("1 is contradicted, 1 is told differently, 1 is told alike by several"));
    assert!(page.contains("and 1 rests on one article alone"));
}

#[test]
fn spans_are_utf16_after_an_emoji() {
    let mut one = claim("a.txt", "🚢🚢 Rebels sank 7 boats.", 3..22, 7.0, true);
    one.subject[0].start = Some(3);
    one.subject[0].end = Some(9);
    let quantity = one.quantity.as_mut().unwrap();
    (quantity.start, quantity.end) = (Some(15), Some(16));
    let data = data(&page(&joined("j", "agree", "sank", 1, vec![one]), &[]));
    let (told, text) = (&data["rows"][0]["c"][0], &data["sentences"][0][4]);
    assert_eq!(slice(text, &told["r"]), "Rebels sank 7 boats");
    assert_eq!(slice(text, &told["q"]["r"]), "7");
    assert_eq!(slice(text, &serde_json::json!([told["S"][0][1], told["S"][0][2]])), "Rebels");
}

#[test]
fn no_text_breaks_out() {
    let attack = "</script><script>alert(1)</script><!-- </noscript>\"'&\u{2028}{{DATA}}";
    let mut one = claim(attack, attack, 0..5, 3.0, true);
    one.outlet = Some(attack.into());
    one.url = Some("javascript:alert(1)".into());
    one.place = vec![actor(attack)];
    one.subject = vec![actor(attack)];
    let lines = joined(attack, "contradict", attack, 2, vec![one]);
    let page = page(&lines, &["--title", attack, "--texts", attack]);
    assert!(!page.contains("alert(1)</script>") && !page.contains("<script>alert"), "{page}");
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script").count(), 2);
    assert_eq!(page.matches("</noscript").count(), 1);
    assert!(!between(&page, "id=\"data\">", "</script>").contains(['<', '>', '&', '\u{2028}']));
    assert_eq!(data(&page)["sentences"][0][4], attack);
    assert_eq!(data(&page)["texts"], attack);
    assert!(page.contains("<h1>&lt;/script&gt;&lt;script&gt;alert(1)"));
}

#[test]
fn the_page_needs_nothing_else() {
    let page = page(&sample(), &[]);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    for part in
        ["default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "base-uri 'none'"]
    {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    let shell = page.replace(between(&page, "id=\"data\">", "</script>"), "");
    // The name of SVG's namespace is no address that anything is fetched from.
    let shell = shell.replace("http://www.w3.org/2000/svg", "");
    for outside in ["http:", "https:/", "//www", "url(", "@import", "src="] {
        let harmless = shell.matches("'http:'").count() * usize::from(outside == "http:");
        assert_eq!(shell.matches(outside).count(), harmless, "{outside}");
    }
}

#[test]
fn other_records_give_titles_and_links() {
    let paragraph = r#"{"type":"paragraph","doc":"a.txt","title":"Night on the quay","outlet":"Post","url":"https://post.example/1","published":"2022-02-03","text":"x"}"#;
    let silent = r#"{"type":"article","doc":"z.txt","title":"No claims here","text":"x"}"#;
    let lines = format!("{paragraph}\n{silent}\n{{\"type\":\"weather\"}}\n{}", sample());
    let page = page(&lines, &[]);
    let docs = &data(&page)["docs"];
    assert_eq!(docs.as_array().unwrap().len(), 3);
    assert_eq!(docs[0]["title"], "Night on the quay");
    assert_eq!(docs[0]["url"], "https://post.example/1");
    assert_eq!(docs[1]["title"], "No claims here");
    assert!(page.contains("<p>3 articles"));
}

#[test]
fn rows_are_chosen_and_limited() {
    let ids = |args: &[&str]| -> Vec<String> {
        let data = data(&page(&sample(), args));
        data["rows"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().into()).collect()
    };
    assert_eq!(ids(&["--verdict", "differ"]), ["five"]);
    assert_eq!(ids(&["--predicate", "wounded"]), ["two"]);
    assert_eq!(ids(&["--limit", "2"]), ["three", "five"]);
    assert_eq!(ids(&["--limit", "0"]).len(), 0);
    assert!(page(&sample(), &["--limit", "2"]).contains("3 more are not in this report."));
    // More than are ever held at once, the worst last.
    let many: String = (0..600).map(|_| sample()).collect();
    let data = data(&page(&many, &["--limit", "3"]));
    let verdicts: Vec<_> = data["rows"].as_array().unwrap().iter().map(|r| &r["id"]).collect();
    assert_eq!(verdicts, ["three", "three", "three"]);
}

#[test]
fn files_and_faults() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.html");
    let name = file.to_str().unwrap();
    tool().args(["--html", name]).write_stdin("").assert().success().stdout("");
    let empty = std::fs::read_to_string(&file).unwrap();
    assert!(empty.contains("0 articles") && data(&empty)["rows"].as_array().unwrap().is_empty());
    let lines = format!(
        "{{\"type\":\"joined\"}}\nnonsense\n{{\"type\":\"paragraph\",\"doc\":7}}\n{}",
        sample()
    );
    tool().args(["--html", name]).write_stdin(lines).assert().code(1).stderr(
        contains("(stdin):1: no joined").and(contains("(stdin):2:")).and(contains("(stdin):3:")),
    );
    assert!(std::fs::read_to_string(Path::new(name)).unwrap().contains("reason of two"));
    let nowhere = folder.path().join("no/such/folder/report.html");
    tool()
        .args(["--html", nowhere.to_str().unwrap()])
        .write_stdin(sample())
        .assert()
        .code(2)
        .stderr(contains("cannot write"));
    tool().args(["--html", name, "--claims"]).write_stdin("").assert().code(2);
    tool().args(["--title", "x"]).write_stdin("").assert().code(2);
}
