//! Annotated sentences in two columns, as articles with the tags each token may have.

use std::fs;
use std::path::Path;

use tag_entities::label::{Place, TYPES, Tag, kind};

/// A token, the types (bits) that its name may have, and whether it is the first of its name.
#[derive(Clone)]
pub struct Labelled {
    pub text: String,
    pub types: u16,
    pub first: bool,
}

/// Sentences that belong together.
#[derive(Clone)]
pub struct Document {
    /// Its sentences.
    pub sentences: Vec<Vec<Labelled>>,
    /// Weight in training.
    pub weight: f32,
    /// Annotated with the full label set.
    pub full: bool,
    /// Types that the annotation leaves unmarked.
    pub hidden: u16,
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
pub fn read(folder: &Path, number: usize) -> Vec<Document> {
    let source = &SOURCES[number];
    let path = folder.join("entities").join(source.file);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let full = source.file == "voa.conll";
    let hidden = hidden_types(source.file).iter().fold(0, |m, t| m | 1 << code(t));
    let mut documents = Vec::new();
    let mut sentences = Vec::new();
    let mut rows: Vec<(&str, &str)> = Vec::new();
    let mut flush = |sentences: &mut Vec<Vec<Labelled>>| {
        if !sentences.is_empty() {
            let sentences = std::mem::take(sentences);
            documents.push(Document { sentences, weight: source.weight, full, hidden });
        }
    };
    for line in text.lines().chain([""]) {
        match line.split_once('\t') {
            Some(("-DOCSTART-", _)) => flush(&mut sentences),
            Some(row) => rows.push(row),
            None if rows.is_empty() => {}
            None => {
                sentences.push(label(&rows));
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

/// The types that each token's name may have.
fn label(rows: &[(&str, &str)]) -> Vec<Labelled> {
    let mut last = "";
    let mut out = Vec::with_capacity(rows.len());
    for (text, tag) in rows {
        let class = tag.split_once('-').map_or("", |t| t.1);
        let first = tag.starts_with("B-") || class != last;
        let handle = text.starts_with('@');
        let types = types_of(class).iter().fold(0, |m, t| m | 1 << code(t));
        let types = if handle { 0 } else { types };
        out.push(Labelled { text: (*text).to_owned(), types, first });
        last = class;
    }
    out
}

/// Text of a sentence, tokens and the tags (bits) that each may have.
pub struct Sentence {
    pub text: String,
    pub tokens: Vec<(u32, u32)>,
    pub admitted: Vec<u64>,
}

/// Writes the tokens as running text, and tokenises it as the product does.
pub fn set_in_text(sentence: &[Labelled], hidden: u16) -> Sentence {
    let mut text = String::new();
    let mut owner: Vec<usize> = Vec::new();
    let (mut glue, mut quoted) = (true, false);
    for (i, token) in sentence.iter().enumerate() {
        let word = token.text.as_str();
        let quote = matches!(word, "\"" | "``" | "''");
        let closes = matches!(
            word,
            "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "%" | "n't" | "n’t" | "…" | "..."
        ) || (word.starts_with(['\'', '’']) && word.len() < 5)
            || (quote && quoted);
        if !glue && !closes {
            text.push(' ');
            owner.push(usize::MAX);
        }
        text.push_str(if quote { "\"" } else { word });
        owner.resize(text.len(), i);
        glue = matches!(word, "(" | "[" | "{" | "$" | "£" | "#") || (quote && !quoted);
        quoted ^= quote;
    }
    let mut out = Sentence { tokens: Vec::new(), admitted: Vec::new(), text };
    for token in english::tokenize(&out.text) {
        out.tokens.push((token.start as u32, token.end as u32));
    }
    // Of each token, the name it lies in, as first and last owner.
    let name_at = |byte: usize| {
        let i = *owner.get(byte)?;
        let types = sentence.get(i)?.types;
        let first = (0..=i).rev().find(|j| sentence[*j].first)?;
        (types != 0).then_some((first, types))
    };
    let names: Vec<Option<(usize, u16)>> = out
        .tokens
        .iter()
        .map(|(start, end)| {
            let (a, b) = (name_at(*start as usize), name_at(*end as usize - 1));
            a.filter(|_| a == b)
        })
        .collect();
    for (n, name) in names.iter().enumerate() {
        let (start, end) = (out.tokens[n].0 as usize, out.tokens[n].1 as usize);
        out.admitted.push(match name {
            Some((_, types)) => {
                let first = n == 0 || names[n - 1] != *name;
                let last = names.get(n + 1) != Some(name);
                types_to_tags(*types, &[place(first, last)])
            }
            None => {
                let compound = sentence[owner[start]].text.len() > end - start
                    && sentence[owner[start]].text.contains(['-', '–']);
                let capital = out.text[start..end].chars().any(char::is_uppercase);
                if compound && capital {
                    1 | types_to_tags((1 << TYPES.len()) - 1, &[Place::Single])
                } else if capital {
                    let all = [Place::Begin, Place::Inside, Place::End, Place::Single];
                    1 | types_to_tags(hidden, &all)
                } else {
                    1
                }
            }
        });
    }
    out
}

fn place(first: bool, last: bool) -> Place {
    match (first, last) {
        (true, true) => Place::Single,
        (true, false) => Place::Begin,
        (false, true) => Place::End,
        (false, false) => Place::Inside,
    }
}

fn types_to_tags(types: u16, places: &[Place]) -> u64 {
    let mut tags = 0;
    for t in (0..TYPES.len() as u8).filter(|t| types >> t & 1 == 1) {
        places.iter().for_each(|p| tags |= 1 << Tag::new(t, *p).0);
    }
    tags
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
