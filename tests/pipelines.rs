//! The tools in pipes, in the orders that make sense.

use std::collections::BTreeMap;

use pipelines::{records, root, run, shell};
use serde_json::{Value, json};

const SPLIT: &str = "split-paragraphs --articles seeds/articles.csv seeds/*.txt";

fn schema_of(kind: &str) -> (jsonschema::Validator, Vec<String>) {
    let text = std::fs::read_to_string(root().join("docs/records.schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    let keys = schema["$defs"][kind]["required"]
        .as_array()
        .unwrap()
        .iter()
        .map(|k| k.as_str().unwrap().to_string())
        .collect();
    let object = schema.as_object_mut().unwrap();
    object.remove("oneOf");
    object.insert("$ref".into(), Value::from(format!("#/$defs/{kind}")));
    (jsonschema::validator_for(&schema).unwrap(), keys)
}

/// Every line is valid under the schema, and its keys stand in the contract's order.
fn check(lines: &str, kind: &str, further: &[&str]) {
    let (schema, keys) = schema_of(kind);
    assert!(!lines.is_empty());
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        if let Err(error) = schema.validate(&record) {
            panic!("{error} at {}\n{line}", error.instance_path());
        }
        let mut at = 0;
        for key in keys.iter().map(String::as_str).chain(further.iter().copied()) {
            let found = line[at..].find(&format!("\"{key}\":"));
            at += found.unwrap_or_else(|| panic!("{key} is missing or out of order in {line}"));
        }
    }
}

/// Every span's text equals its slice of the record's text, in code points.
fn check_spans(record: &Value) {
    fn walk(value: &Value, points: &[char]) {
        match value {
            Value::Object(map) => {
                if let (Some(start), Some(end), Some(text)) = (
                    map.get("start").and_then(Value::as_u64),
                    map.get("end").and_then(Value::as_u64),
                    map.get("text").and_then(Value::as_str),
                ) {
                    let slice: String = points[start as usize..end as usize].iter().collect();
                    assert_eq!(slice, text);
                }
                map.values().for_each(|v| walk(v, points));
            }
            Value::Array(items) => items.iter().for_each(|v| walk(v, points)),
            _ => {}
        }
    }
    let points: Vec<char> = record["text"].as_str().unwrap().chars().collect();
    for (key, value) in record.as_object().unwrap() {
        if key != "text" {
            walk(value, &points);
        }
    }
}

#[test]
fn every_stage_keeps_the_contract() {
    check(&shell(SPLIT), "paragraph", &[]);
    let tagged = shell(&format!("{SPLIT} | tag-entities | extract-numbers | tag-attributions"));
    check(&tagged, "paragraph", &["entities", "numbers", "attributions"]);
    records(&tagged).iter().for_each(check_spans);
    let claims = shell(&format!("{SPLIT} | tag-entities | extract-numbers | extract-claims"));
    check(&claims, "claim", &[]);
    records(&claims).iter().for_each(check_spans);
    let joined = shell(&format!("{SPLIT} | tag-entities | extract-numbers | join-claims"));
    check(&joined, "joined", &[]);
}

#[test]
fn the_taggers_commute() {
    let one = shell(&format!("{SPLIT} | tag-entities | extract-numbers"));
    let other = shell(&format!("{SPLIT} | extract-numbers | tag-entities"));
    assert_eq!(one, other);
    let again = run("tag-entities", &[], one.as_bytes());
    assert_eq!(String::from_utf8(again.stdout).unwrap(), one);
}

#[test]
fn files_and_dashes_and_pipes_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display();
    let piped = shell(&format!("{SPLIT} | tag-entities"));
    let filed = shell(&format!("{SPLIT} > {path}/p.jsonl; tag-entities {path}/p.jsonl"));
    let dashed =
        shell(&format!("head -n 3 {path}/p.jsonl | tag-entities - <(tail -n +4 {path}/p.jsonl)"));
    assert_eq!(piped, filed);
    assert_eq!(piped, dashed, "an article may go on in the next file");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let stages = [
        "split-paragraphs --articles seeds/articles.csv",
        "tag-entities",
        "extract-numbers",
        "tag-attributions",
        "extract-claims",
        "join-claims",
    ];
    let all = |threads: usize| {
        let many = "seeds/*.txt ".repeat(40);
        let pipe: Vec<String> = stages
            .iter()
            .enumerate()
            .map(|(i, s)| format!("{s} -j {threads} {}", if i == 0 { &many } else { "" }))
            .collect();
        shell(&pipe.join(" | "))
    };
    let one = all(1);
    assert!(!one.is_empty());
    assert_eq!(one, all(2));
    assert_eq!(one, all(5));
}

#[test]
fn claims_lead_back_to_their_bytes() {
    let claims = shell(&format!("{SPLIT} | tag-entities | extract-numbers | extract-claims"));
    let mut seen = BTreeMap::new();
    for claim in records(&claims) {
        let doc = claim["doc"].as_str().unwrap();
        let source = std::fs::read(root().join("seeds").join(doc)).unwrap();
        let (start, end) =
            (claim["byte_start"].as_u64().unwrap(), claim["byte_end"].as_u64().unwrap());
        assert_eq!(
            &source[start as usize..end as usize],
            claim["text"].as_str().unwrap().as_bytes()
        );
        let points = claim["text"].as_str().unwrap().chars().count() as u64;
        assert!(claim["start"].as_u64() < claim["end"].as_u64());
        assert!(claim["end"].as_u64().unwrap() <= points);
        let twin = seen.insert(claim["id"].as_str().unwrap().to_string(), ());
        assert!(twin.is_none(), "two claims are called {}", claim["id"]);
    }
    assert!(seen.len() > 30, "only {} claims", seen.len());
}

#[test]
fn what_a_tool_does_not_know_survives() {
    let input = concat!(
        r#"{"type":"weather","x": [1, 2.50e3 , "é"]}"#,
        "\n",
        r#"{ "type" : "paragraph" , "mine":{"deep":[1.0]}, "doc":"d","text":"Nine men died in Herat." , "n":1E5 }"#,
        "\n",
        r#"{"no":"type"}"#,
        "\n",
    );
    for tool in pipelines::TAGGERS {
        let out = run(tool, &[], input.as_bytes());
        assert!(out.status.success(), "{tool}: {}", String::from_utf8_lossy(&out.stderr));
        let text = String::from_utf8(out.stdout).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let given: Vec<&str> = input.lines().collect();
        assert_eq!((lines[0], lines[2]), (given[0], given[2]), "{tool}");
        let head = given[1].trim_end_matches([' ', '}']);
        assert!(lines[1].starts_with(head), "{tool}: {}", lines[1]);
    }
}

/// What the seeds are for: they agree, differ and contradict, and the pipeline shows where.
#[test]
fn the_seeds_agree_differ_and_contradict() {
    let joined = shell(&format!("{SPLIT} | tag-entities | extract-numbers | join-claims"));
    let joined = records(&joined);
    let docs = |j: &Value| {
        let mut docs: Vec<String> = j["claims"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["doc"].as_str().unwrap().trim_end_matches(".txt").to_string())
            .collect();
        docs.sort();
        docs.dedup();
        docs
    };
    let find = |verdict: &str, low: Option<f64>, high: Option<f64>, with: &[&str]| {
        joined.iter().any(|j| {
            j["verdict"] == verdict
                && low.is_none_or(|n| j["low"].as_f64() == Some(n))
                && high.is_none_or(|n| j["high"].as_f64() == Some(n))
                && with.iter().all(|d| docs(j).iter().any(|x| x == d))
        })
    };
    let airport = ["archrivals", "monitoring-desk", "rivals-in-power"];
    assert!(find("agree", Some(13.0), Some(13.0), &airport), "13 dead at the airport");
    assert!(find("differ", Some(90.0), None, &airport[..2]), "at least 90 against at least 169");
    let kabul = ["ceasefire-talks", "monitoring-desk"];
    assert!(find("compatible", Some(81.0), None, &kabul), "more than 80 against 97");
    assert!(
        joined.iter().any(|j| {
            let predicates = j["predicates"].to_string();
            j["verdict"] == "contradict"
                && predicates.contains("fights")
                && predicates.contains("cooperates-with")
        }),
        "fighting and cooperation"
    );
}

#[test]
fn a_claims_figure_keeps_what_it_is_measured_in() {
    let text = "The bakery's rent rose 12 percent. Its owner sold three vans for $4,000.";
    let article = json!({"type": "article", "doc": "d", "text": text}).to_string();
    let mut records = article.into_bytes();
    for tool in ["split-paragraphs", "tag-entities", "extract-numbers", "extract-claims"] {
        records = run(tool, &[], &records).stdout;
    }
    let claims = String::from_utf8(records).unwrap();
    let told: Vec<(f64, Value, Value)> = claims
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["quantity"].clone())
        .filter_map(|q| Some((q["value"].as_f64()?, q["unit"].clone(), q["currency"].clone())))
        .collect();
    assert!(told.contains(&(12.0, json!("percentage"), Value::Null)), "{told:?}");
    assert!(told.contains(&(4000.0, json!("dollar"), json!("USD"))), "{told:?}");
    assert!(told.contains(&(3.0, Value::Null, Value::Null)), "{told:?}");
}

#[test]
fn a_step_left_out_is_told() {
    let article = json!({"type": "article", "doc": "d", "text": "Nine people died in Herat."});
    let paragraph = json!({"type": "paragraph", "doc": "d", "text": "Nine people died in Herat."});
    let untyped = json!({"body": "Nine people died in Herat."});
    for (tool, args, record, told) in [
        ("tag-entities", &[][..], &article, "give them to split-paragraphs first"),
        ("extract-claims", &[], &article, "give them to split-paragraphs first"),
        ("join-claims", &[], &article, "give them to split-paragraphs first"),
        ("extract-numbers", &[], &untyped, "give them to read-articles first"),
        ("split-paragraphs", &[], &untyped, "give them to read-articles first"),
        ("extract-claims", &[], &paragraph, "run tag-entities before"),
        ("join-claims", &[], &paragraph, "run extract-numbers before"),
        ("export-claims", &["--to", "csv"], &paragraph, "holds anything for this export"),
        ("report-claims", &[], &paragraph, "run join-claims on them first"),
        ("report-claims", &["--html", "-"], &paragraph, "run join-claims on them first"),
    ] {
        let out = run(tool, args, format!("{record}\n").as_bytes());
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success() && said.contains(told), "{tool} {args:?}: {said}");
    }
}
