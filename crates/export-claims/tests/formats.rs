//! Every format out of small records; their real readers are asked in tests/interop.

use std::process::Output;

use assert_cmd::Command;
use serde_json::{Value, json};

const TEXT: &str = "🚢 Żywiec: Ana Re\u{301}yes said, \"90 people\u{A0}joined\".\n";

fn tool(args: &[&str], records: &[Value]) -> Output {
    let lines: String = records.iter().map(|r| format!("{r}\n")).collect();
    raw(args, lines.as_bytes())
}

fn raw(args: &[&str], input: &[u8]) -> Output {
    Command::cargo_bin("export-claims").unwrap().args(args).write_stdin(input).output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Code points of the only place where `part` stands in the text.
fn at(part: &str) -> (usize, usize) {
    let start = TEXT[..TEXT.find(part).unwrap()].chars().count();
    (start, start + part.chars().count())
}

fn paragraph() -> Value {
    let ((s, e), (ns, ne)) = (at("Ana Re\u{301}yes"), at("90"));
    json!({"type": "paragraph", "doc": "a b.txt", "title": "T", "outlet": "Harbour Post",
        "url": null, "published": "2024-03-05", "author": null, "language": "en-GB", "paragraph": 0,
        "byte_start": 7, "byte_end": 7 + TEXT.len(), "role": "body", "repeat_of": null, "text": TEXT,
        "sentences": [{"start": 0, "end": TEXT.trim_end().chars().count()}],
        "entities": [{"start": s, "end": e, "text": "Ana Re\u{301}yes", "label": "PERSON",
            "id": "person/ana-reyes", "name": "Ana Re\u{301}yes"}],
        "numbers": [{"start": ns, "end": ne, "text": "90", "label": "CARDINAL", "value": 90.0, "low": 90.0,
            "high": null, "modifier": "at_least", "unit": null, "of": null, "from": null, "to": null,
            "timex": null}]})
}

fn claim(id: &str) -> Value {
    let (s, e) = at("90 people\u{A0}joined");
    let actor = |name: &str, label: &str| json!({"id": format!("x/{name}"), "name": name, "label": label, "text": name, "start": null, "end": null});
    json!({"type": "claim", "id": id, "key": "k", "doc": "a b.txt", "outlet": "Harbour Post",
        "url": "https://h.example/1", "published": "2024-03-05", "paragraph": 0, "byte_start": 7,
        "byte_end": 7 + TEXT.len(), "text": TEXT, "start": s, "end": e, "predicate": "killed",
        "mode": null, "subject": [actor("Taliban", "NORP")], "object": [actor("US", "GPE")],
        "quantity": {"value": 90.0, "low": 90.0, "high": null, "modifier": "at_least", "of": "a \"b\", c",
            "start": null, "end": null},
        "from": "2024-03-01", "to": "2024-03-02", "date_precision": "clause", "date_text": null,
        "place": [actor("Żywiec", "GPE")], "polarity": "asserted", "certainty": "certain",
        "attributed_to": [], "cue": "joined", "kind": null, "origin": "Harbour Post"})
}

fn joined() -> Value {
    json!({"type": "joined", "id": "j1", "kind": "quantity", "about": "killed: Taliban", "predicates": ["killed"],
        "subject": claim("c1")["subject"], "object": [], "place": [], "from": null, "to": null, "low": 90.0,
        "best": null, "high": null, "verdict": "agree", "why": "", "sides": [["c1"], ["c2"]], "articles": 1,
        "origins": 1, "claims": [claim("c1"), claim("c2")]})
}

#[test]
fn csv_has_fixed_columns() {
    let rows = |output: Output| -> Vec<Vec<String>> {
        assert!(output.status.success());
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(&output.stdout[..]);
        reader.records().map(|r| r.unwrap().iter().map(str::to_string).collect()).collect()
    };
    let seen = rows(tool(&["--to", "csv"], &[claim("c1"), paragraph(), joined()]));
    assert_eq!(seen.len(), 4);
    let column = |name: &str| seen[0].iter().position(|c| c == name).unwrap();
    assert_eq!(seen[1][column("clause")], "90 people\u{A0}joined");
    assert_eq!((&*seen[1][column("of")], &*seen[1][column("low")]), ("a \"b\", c", "90"));
    assert_eq!((&*seen[1][column("high")], &*seen[1][column("joined")]), ("", ""));
    assert_eq!((&*seen[3][column("joined")], &*seen[3][column("side")]), ("j1", "2"));
    let seen = rows(tool(&["--to", "csv", "--rows", "joined"], &[claim("c1"), joined()]));
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[1].last().unwrap(), "https://h.example/1");
    assert_eq!(rows(tool(&["--to", "csv"], &[])).len(), 1);
}

#[test]
fn entities_have_one_id_in_every_run() {
    let all = [paragraph(), claim("c1"), joined()];
    let first = lines(&tool(&["--to", "ftm"], &all));
    assert_eq!(first, lines(&tool(&["--to", "ftm"], &all)));
    let of =
        |schema: &str| -> Vec<&Value> { first.iter().filter(|e| e["schema"] == schema).collect() };
    let article = of("Article")[0];
    assert_eq!(article["properties"]["bodyText"][0], TEXT.trim());
    assert_eq!(article["properties"]["language"][0], "eng");
    assert_eq!(of("Mention")[0]["properties"]["document"][0], article["id"]);
    assert_eq!(of("Mention")[0]["properties"]["resolved"][0], of("Person")[0]["id"]);
    assert_eq!((of("Event").len(), of("PublicBody").len(), of("LegalEntity").len()), (2, 1, 1));
    assert_eq!(of("Event")[0]["properties"]["endDate"][0], "2024-03-01");
    assert_eq!(of("Event")[0]["properties"]["proof"][0], article["id"]);
}

#[test]
fn annotations_lead_to_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.jsonl");
    let whole = format!("Before. {TEXT}");
    std::fs::write(
        &path,
        format!("{}\n", json!({"type": "article", "doc": "a b.txt", "text": whole})),
    )
    .unwrap();
    let args = ["--to", "web-annotation", "--articles", path.to_str().unwrap()];
    // The paragraph's bytes say 7, but it begins at 8: its words are found all the same.
    let points: Vec<char> = whole.chars().collect();
    let words: Vec<String> = lines(&tool(&args, &[paragraph(), claim("c1")]))
        .iter()
        .map(|a| {
            let [quote, place] = a["target"]["selector"].as_array().unwrap().as_slice() else {
                panic!()
            };
            let (start, end) = (
                place["start"].as_u64().unwrap() as usize,
                place["end"].as_u64().unwrap() as usize,
            );
            let slice: String = points[start..end].iter().collect();
            assert_eq!(quote["exact"], slice);
            slice
        })
        .collect();
    assert_eq!(words, ["Ana Re\u{301}yes", "90", "90 people\u{A0}joined"]);
    let found = lines(&tool(&["--to", "web-annotation"], &[paragraph()]));
    assert_eq!(found[0]["target"]["source"], "urn:claimlines:doc:a%20b.txt");
    let place = &found[0]["target"]["selector"][1];
    assert_eq!((&place["type"], &place["start"]), (&"DataPositionSelector".into(), &7.into()));
    assert_eq!(place["refinedBy"]["start"], at("Ana").0);
}

#[test]
fn spacy_tokens_meet_every_span() {
    for (record, group) in [(paragraph(), "names"), (claim("c1"), "claim")] {
        let doc = &lines(&tool(&["--to", "spacy"], &[record]))[0];
        let edges = |key: &str| -> Vec<u64> {
            doc["tokens"].as_array().unwrap().iter().map(|t| t[key].as_u64().unwrap()).collect()
        };
        let (starts, ends) = (edges("start"), edges("end"));
        let spans = doc["spans"][group].as_array().unwrap();
        assert_eq!(spans.len(), 1);
        for span in spans {
            assert!(starts.contains(&span["start"].as_u64().unwrap()));
            assert!(ends.contains(&span["end"].as_u64().unwrap()));
        }
    }
}

#[test]
fn bad_lines_are_named_and_others_left_aside() {
    let input =
        format!("{{\"type\":\"claim\"}}\n{}\nnonsense\n{{\"type\":\"other\"}}\n", claim("c1"));
    let output = raw(&["--to", "spacy"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout.iter().filter(|&&b| b == b'\n').count(), 1);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("(stdin):1: no claim record") && said.contains("(stdin):3: no record"),
        "{said}"
    );
    assert_eq!(raw(&["--to", "nothing"], b"").status.code(), Some(2));
    assert_eq!(raw(&["--to", "csv", "--articles", "/nowhere"], b"").status.code(), Some(2));
}

#[test]
fn help_man_page_and_completions() {
    let help = String::from_utf8(raw(&["--help"], b"").stdout).unwrap();
    assert!(help.contains("Examples:"), "{help}");
    for what in ["man", "bash", "zsh", "fish"] {
        assert!(raw(&["--generate", what], b"").stdout.len() > 200, "{what}");
    }
}

#[test]
fn what_stands_in_the_title_alone_has_no_place_in_the_text() {
    let (mut titled, mut heading) = (claim("c1"), paragraph());
    (titled["paragraph"], heading["paragraph"]) = (Value::Null, Value::Null);
    heading["role"] = "heading".into();
    let notes = lines(&tool(&["--to", "web-annotation"], &[titled.clone(), heading]));
    assert_eq!(notes.len(), 3);
    for note in &notes {
        let selectors = note["target"]["selector"].as_array().unwrap();
        assert_eq!(selectors.len(), 1);
        assert_eq!(selectors[0]["type"], "TextQuoteSelector");
    }
    let text = lines(&tool(&["--to", "web-annotation"], &[claim("c1")]));
    assert_ne!(text[0]["id"], notes[0]["id"]);
    let table = tool(&["--to", "csv"], &[titled]);
    let mut reader = csv::Reader::from_reader(&table.stdout[..]);
    let at = reader.headers().unwrap().iter().position(|h| h == "paragraph").unwrap();
    assert_eq!(&reader.records().next().unwrap().unwrap()[at], "");
}
