//! Turns the lexicon of names into sorted tables that are searched in place: what lies in what,
//! and which people a word like "Afghan" belongs to.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The lexicon of names, shared with the tool that tags them.
const LEXICON: &str = "../tag-entities/data/lexicon";

fn main() {
    println!("cargo:rerun-if-changed={LEXICON}");
    println!("cargo:rerun-if-changed=build.rs");
    let mut parents = BTreeMap::new();
    let mut peoples = BTreeMap::new();
    for file in fs::read_dir(LEXICON).expect("the lexicon is there").flatten() {
        let path = file.path();
        if path.extension().is_some_and(|e| e == "csv") {
            read(&path, &mut parents, &mut peoples);
        }
    }
    let mut out = String::new();
    table(&mut out, "PARENTS", "Id and the id it is part of; empty at the top.", &parents);
    table(&mut out, "PEOPLES", "A one-word name of a people or country, and its id.", &peoples);
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("lexicon.rs"), out).expect("OUT_DIR is writable");
}

fn read(
    path: &Path,
    parents: &mut BTreeMap<String, String>,
    peoples: &mut BTreeMap<String, String>,
) {
    let mut reader = csv::Reader::from_path(path).expect("a lexicon table can be read");
    let heads = reader.headers().expect("a lexicon table has a header").clone();
    let column = |name: &str| heads.iter().position(|h| h == name);
    let countries = path.file_stem().is_some_and(|s| s == "countries");
    for row in reader.records() {
        let row = row.expect("a lexicon row is CSV");
        let field = |name: &str| column(name).and_then(|i| row.get(i)).unwrap_or("");
        let id = field("id").to_string();
        if column("demonym").is_some() {
            people(peoples, field("demonym"), &id);
        } else if !id.is_empty() {
            parents.insert(id.clone(), field("parent").to_string());
            if countries {
                people(peoples, field("name"), &id);
                field("aliases").split('|').for_each(|alias| people(peoples, alias, &id));
            }
        }
    }
}

/// Keeps one-word names alone, as they stand: "US" is a country, "us" is not.
fn people(peoples: &mut BTreeMap<String, String>, word: &str, id: &str) {
    if !word.is_empty() && !word.contains(' ') {
        peoples.entry(word.to_string()).or_insert_with(|| id.to_string());
    }
}

fn table(out: &mut String, name: &str, doc: &str, rows: &BTreeMap<String, String>) {
    writeln!(out, "/// {doc}\npub static {name}: &[(&str, &str)] = &[").expect("a string grows");
    for (key, value) in rows {
        writeln!(out, "    ({key:?}, {value:?}),").expect("a string grows");
    }
    out.push_str("];\n");
}
