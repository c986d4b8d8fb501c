//! Annotated sentences in two columns, as articles with the tags each token may have.

use std::fs;
use std::path::Path;

use tag_entities::label::{Place, TAGS, TYPES, Tag, kind};

/// A token and the set of tags (bits) that its annotation admits.
pub type Labelled = (String, u64);

/// Sentences that belong together.
#[derive(Clone)]
pub struct Document {
    /// Its sentences.
    pub sentences: Vec<Vec<Labelled>>,
    /// Weight in training.
    pub weight: f32,
    /// Annotated with the full label set.
    pub full: bool,
}

/// One annotated file: its name, sentences a document (0: as marked in the file), weight.
pub struct Source {
    pub file: &'static str,
    pub window: usize,
    pub weight: f32,
}

/// The annotated files, fullest first.
pub const SOURCES: [Source; 5] = [
    Source { file: "voa.conll", window: 24, weight: 1.0 },
    Source { file: "wikigold.conll", window: 0, weight: 0.7 },
    Source { file: "btc-train.conll", window: 1, weight: 0.5 },
    Source { file: "wnut17-train.conll", window: 1, weight: 0.5 },
    Source { file: "crossner_politics-train.conll", window: 1, weight: 0.7 },
];

/// Reads the documents of one source.
pub fn read(folder: &Path, source: &Source) -> Vec<Document> {
    let path = folder.join("entities").join(source.file);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let full = source.file == "voa.conll";
    let mut documents = Vec::new();
    let mut sentences = Vec::new();
    let mut rows: Vec<(&str, &str)> = Vec::new();
    let mut flush = |sentences: &mut Vec<Vec<Labelled>>| {
        if !sentences.is_empty() {
            let sentences = std::mem::take(sentences);
            documents.push(Document { sentences, weight: source.weight, full });
        }
    };
    for line in text.lines().chain([""]) {
        match line.split_once('\t') {
            Some(("-DOCSTART-", _)) => flush(&mut sentences),
            Some(row) => rows.push(row),
            None if rows.is_empty() => {}
            None => {
                sentences.push(label(&rows, source.file));
                rows.clear();
                if source.window > 0 && sentences.len() >= source.window {
                    flush(&mut sentences);
                }
            }
        }
    }
    flush(&mut sentences);
    documents
}

/// Tags admitted for each token of a sentence.
fn label(rows: &[(&str, &str)], file: &str) -> Vec<Labelled> {
    let hidden = hidden_types(file);
    let mut out = Vec::with_capacity(rows.len());
    let mut i = 0;
    while i < rows.len() {
        let Some((_, class)) = rows[i].1.split_once('-') else {
            let mut tags = 1;
            if rows[i].0.chars().any(char::is_uppercase) {
                for t in hidden {
                    for place in [Place::Begin, Place::Inside, Place::End, Place::Single] {
                        tags |= 1 << Tag::new(code(t), place).0;
                    }
                }
            }
            out.push((rows[i].0.to_owned(), tags));
            i += 1;
            continue;
        };
        let inside = format!("I-{class}");
        let end = (i + 1..rows.len()).find(|j| rows[*j].1 != inside).unwrap_or(rows.len());
        for j in i..end {
            let place = match (j == i, j + 1 == end) {
                (true, true) => Place::Single,
                (true, false) => Place::Begin,
                (false, true) => Place::End,
                (false, false) => Place::Inside,
            };
            let tags = types_of(class).iter().fold(0, |m, t| m | 1 << Tag::new(code(t), place).0);
            out.push((rows[j].0.to_owned(), tags));
        }
        i = end;
    }
    out
}

fn code(name: &str) -> u8 {
    kind(name).unwrap_or_else(|| panic!("no such type: {name}"))
}

/// Types that a file leaves unmarked.
fn hidden_types(file: &str) -> &'static [&'static str] {
    match file {
        "voa.conll" => &[],
        "btc-train.conll" => &["NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"],
        "wnut17-train.conll" => &["NORP", "EVENT", "LAW", "LANGUAGE"],
        "crossner_politics-train.conll" => &["NORP", "LAW", "LANGUAGE"],
        _ => &[],
    }
}

/// Types that a file's class may be.
fn types_of(class: &str) -> Vec<&'static str> {
    match class {
        "PER" | "person" | "politician" => vec!["PERSON"],
        "ORG" | "organisation" | "politicalparty" | "corporation" => vec!["ORG"],
        "group" => vec!["ORG", "NORP"],
        "LOC" | "location" => vec!["GPE", "LOC", "FAC"],
        "country" => vec!["GPE"],
        "product" => vec!["PRODUCT"],
        "creative-work" => vec!["WORK_OF_ART"],
        "event" | "election" => vec!["EVENT"],
        "MISC" | "misc" => vec!["NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"],
        other => TYPES.iter().copied().filter(|t| *t == other).collect(),
    }
}

/// All tags at once.
pub const ANY: u64 = (1 << TAGS) - 1;
