//! Lexicon tables as CSV: which table a file is, its header tells.
//!
//! `id,label,name,aliases,parent` entries; `demonym,id` names of peoples for places;
//! `alias,reason` aliases that are no name by themselves; `name` (given names, or surnames if the
//! file is called so) and `title` evidence.

use crate::blob::{Builder, GIVEN, SURNAME, TITLE};
use crate::label;

/// Adds the rows of one CSV table. `stem` is the file's name without folder and extension.
/// Entries must be added before demonyms. A row that cannot be read is an error with its line.
pub fn add(builder: &mut Builder, stem: &str, csv: &str) -> Result<(), String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_bytes());
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let columns: Vec<&str> =
        header.iter().map(|c| c.trim_start_matches('\u{feff}').trim()).collect();
    for row in reader.records() {
        let row = row.map_err(|e| e.to_string())?;
        let line = row.position().map_or(0, |p| p.line());
        let cell = |name: &str| {
            columns.iter().position(|c| *c == name).and_then(|i| row.get(i)).unwrap_or("").trim()
        };
        if columns.contains(&"label") {
            let Some(kind) = label::kind(cell("label")) else {
                return Err(format!("line {line}: no such label: {}", cell("label")));
            };
            if cell("id").is_empty() || cell("name").is_empty() {
                return Err(format!("line {line}: an entry needs an id and a name"));
            }
            builder.entry(cell("id"), kind, cell("name"), cell("aliases"), cell("parent"));
        } else if columns.contains(&"demonym") {
            builder.demonym(cell("demonym"), cell("id"), 1);
        } else if columns.contains(&"alias") {
            builder.ambiguous(cell("alias"));
        } else if columns.contains(&"title") {
            builder.evidence(cell("title"), TITLE);
        } else if columns.contains(&"name") {
            builder.evidence(cell("name"), if stem.contains("surname") { SURNAME } else { GIVEN });
        } else {
            return Err("header must be id,label,name,aliases,parent".into());
        }
    }
    Ok(())
}

/// Whether a table must be added after the entries.
pub fn is_late(csv: &str) -> bool {
    csv.lines().next().is_some_and(|header| header.contains("demonym"))
}
