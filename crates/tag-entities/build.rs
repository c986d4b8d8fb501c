//! Compiles the CSV tables of `data/lexicon` into one block that the library reads in place.

#![allow(dead_code)]

#[path = "src/blob.rs"]
mod blob;
#[path = "src/hash.rs"]
mod hash;
#[path = "src/label.rs"]
mod label;
#[path = "src/normal.rs"]
mod normal;
#[path = "src/rows.rs"]
mod rows;

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new("data/lexicon");
    println!("cargo:rerun-if-changed=data/lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    let mut tables: Vec<(bool, String, String)> = Vec::new();
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        if path.extension().is_some_and(|e| e == "csv") {
            let text = fs::read_to_string(&path).expect("a lexicon table is UTF-8");
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            tables.push((rows::is_late(&text), stem, text));
        }
    }
    tables.sort();
    let mut builder = blob::Builder::default();
    for (_, stem, text) in &tables {
        if let Err(why) = rows::add(&mut builder, stem, text) {
            panic!("data/lexicon/{stem}.csv: {why}");
        }
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("lexicon.bin"), builder.finish()).expect("OUT_DIR is writable");
}
