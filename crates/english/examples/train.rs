//! Trains the models of `data/`.
//! usage: train clusters|lemmas|tagger|parser OUT.model FILE...
//!
//! Files are treebanks in CoNLL-U; for clusters also plain text, a sentence a line, its tokens
//! parted by blanks. The tagger uses the built-in clusters, the parser the clusters and a tagger of
//! its own: build again after each.

use english::training::{read, train_clusters, train_lemmas, train_parser, train_tagger};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, out, treebanks @ ..] = &arguments[..] else {
        return Err("usage: train clusters|lemmas|tagger|parser OUT.model FILE...".into());
    };
    let mut sentences = Vec::new();
    let mut lines = Vec::new();
    for path in treebanks {
        let text = std::fs::read_to_string(path)?;
        if path.ends_with(".conllu") {
            sentences.extend(read(&text));
        } else {
            lines.extend(text.lines().map(str::to_string));
        }
    }
    let model = match what.as_str() {
        "clusters" => {
            lines.extend(sentences.iter().map(|s| s.words.join(" ")));
            train_clusters(lines.iter().map(String::as_str))
        }
        "lemmas" => train_lemmas(&sentences).into_bytes(),
        "tagger" => train_tagger(&sentences),
        "parser" => train_parser(&sentences),
        _ => return Err("train what: clusters, lemmas, tagger or parser?".into()),
    };
    std::fs::write(out, &model)?;
    println!("{out}: {} bytes from {} sentences", model.len(), sentences.len());
    Ok(())
}
