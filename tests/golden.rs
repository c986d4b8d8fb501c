//! What the tools say of the articles in `seeds/`, kept to see every change of it.
//!
//! After a change that is meant: `make golden`, and read the difference.

use pipelines::{records, root, shell};
use serde_json::Value;

const FILE: &str = "tests/golden/joined.tsv";

fn field(record: &Value, name: &str) -> String {
    match &record[name] {
        Value::String(text) => text.clone(),
        Value::Null => "-".into(),
        value => value.to_string(),
    }
}

#[test]
fn joins_of_the_seeds_are_the_kept_ones() {
    let joined = shell(
        "split-paragraphs --articles seeds/articles.csv seeds/*.txt | tag-entities \
         | extract-numbers | tag-attributions | extract-claims | join-claims",
    );
    let columns = ["kind", "about", "verdict", "low", "best", "high", "articles", "origins", "why"];
    let mut found = columns.join("\t") + "\n";
    // What one article alone says joins nothing.
    for record in records(&joined).iter().filter(|r| r["articles"].as_u64() > Some(1)) {
        found += &(columns.map(|name| field(record, name)).join("\t") + "\n");
    }
    let path = root().join(FILE);
    if std::env::var_os("WRITE_GOLDEN").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    for (line, (kept, found)) in kept.lines().zip(found.lines()).enumerate() {
        assert_eq!(kept, found, "{FILE}:{}: meant? then `make golden`", line + 1);
    }
    assert_eq!(kept.lines().count(), found.lines().count(), "{FILE}: meant? then `make golden`");
}
