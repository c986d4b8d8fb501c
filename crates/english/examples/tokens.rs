//! Scores tokens and sentences against a treebank, and times them.
//! usage: tokens TREEBANK.conllu   (or: tokens --show FILE.txt, one sentence a line, tokens parted by blanks)
//!
//! Documents are rebuilt from `SpaceAfter=No`, sentences joined by a blank, documents kept apart.
//! A multiword token ("don't") counts as its words ("do", "n't") where these spell it, else as one
//! token. Precision and recall are over byte spans, as in the CoNLL 2018 shared task.

use english::{sentences, tokenize, tokenize_into};
use std::collections::HashSet;
use std::time::Instant;

type Span = (usize, usize);

#[derive(Default)]
struct Gold {
    text: String,
    words: Vec<Span>,
    sentences: Vec<Span>,
}

/// The documents of a treebank in CoNLL-U.
fn documents(conllu: &str) -> Vec<Gold> {
    let mut documents = vec![Gold::default()];
    for block in conllu.split("\n\n") {
        if block.contains("# newdoc") && documents.last().is_some_and(|d| !d.text.is_empty()) {
            documents.push(Gold::default());
        }
        if let Some(document) = documents.last_mut() {
            add_sentence(document, block);
        }
    }
    documents
}

fn add_sentence(document: &mut Gold, block: &str) {
    let rows: Vec<Vec<&str>> = block
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split('\t').collect::<Vec<_>>())
        .filter(|f| f.len() == 10 && !f[0].contains('.'))
        .collect();
    let start = document.text.len();
    let mut end = start;
    let mut i = 0;
    while i < rows.len() {
        let row = &rows[i];
        let inner = row[0].split_once('-').map_or(0, |(a, b)| {
            b.parse::<usize>().unwrap_or(0) + 1 - a.parse::<usize>().unwrap_or(0)
        });
        let parts: Vec<&str> = rows[i + 1..].iter().take(inner).map(|r| r[1]).collect();
        let at = document.text.len();
        document.text.push_str(row[1]);
        end = document.text.len();
        if inner > 0 && parts.concat() == row[1] {
            let mut from = at;
            for part in parts {
                document.words.push((from, from + part.len()));
                from += part.len();
            }
        } else {
            document.words.push((at, end));
        }
        if !row[9].contains("SpaceAfter=No") {
            document.text.push(' ');
        }
        i += 1 + inner;
    }
    if end > start {
        document.sentences.push((start, end));
        if !document.text.ends_with(' ') {
            document.text.push(' ');
        }
    }
}

#[derive(Default)]
struct Score {
    right: usize,
    gold: usize,
    system: usize,
}

impl Score {
    fn add(&mut self, gold: &[Span], system: &[Span]) {
        let set: HashSet<&Span> = gold.iter().collect();
        self.right += system.iter().filter(|s| set.contains(s)).count();
        self.gold += gold.len();
        self.system += system.len();
    }

    fn print(&self, name: &str) {
        let (p, r) = (self.right as f64 / self.system as f64, self.right as f64 / self.gold as f64);
        println!("{name}: precision {p:.4} recall {r:.4} F1 {:.4}", 2.0 * p * r / (p + r));
    }
}

fn show(text: &str) {
    let tokens = tokenize(text);
    for range in sentences(text, &tokens) {
        let words: Vec<&str> = tokens[range].iter().map(|t| &text[t.start..t.end]).collect();
        println!("{}", words.join(" "));
    }
}

fn time(text: &str) {
    let text = text.repeat(1 + 20_000_000 / text.len().max(1));
    let mut tokens = Vec::new();
    let (mut best, mut found) = (f64::INFINITY, 0);
    for _ in 0..5 {
        let start = Instant::now();
        tokens.clear();
        tokenize_into(&text, &mut tokens);
        found = sentences(&text, &tokens).len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "{megabytes:.0} MB, {} tokens, {found} sentences: {:.0} MB/s",
        tokens.len(),
        megabytes / best
    );
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--show", path] => show(&std::fs::read_to_string(path)?),
        ["--errors", path] => errors(&documents(&std::fs::read_to_string(path)?)),
        [path] => score(&documents(&std::fs::read_to_string(path)?)),
        _ => return Err("usage: tokens TREEBANK.conllu | tokens --show FILE.txt".into()),
    }
    Ok(())
}

fn score(documents: &[Gold]) {
    let (mut words, mut whole, mut ends) = (Score::default(), Score::default(), Score::default());
    for document in documents {
        let (tokens, spans) = system(&document.text);
        words.add(&document.words, &tokens);
        whole.add(&document.sentences, &spans);
        let end = |spans: &[Span]| spans.iter().map(|s| (s.1, s.1)).collect::<Vec<_>>();
        ends.add(&end(&document.sentences), &end(&spans));
    }
    words.print("tokens");
    whole.print("sentences");
    ends.print("sentence ends");
    time(&documents.iter().map(|d| d.text.as_str()).collect::<Vec<_>>().join("\n\n"));
}

fn system(text: &str) -> (Vec<Span>, Vec<Span>) {
    let tokens = tokenize(text);
    let spans = sentences(text, &tokens)
        .into_iter()
        .map(|r| (tokens[r.start].start, tokens[r.end - 1].end));
    (tokens.iter().map(|t| (t.start, t.end)).collect(), spans.collect())
}

/// Prints each wrong stretch: gold tokens, system tokens; and each wrong sentence end.
fn errors(documents: &[Gold]) {
    for document in documents {
        let (tokens, spans) = system(&document.text);
        let text = document.text.as_str();
        wrong(text, &document.words, &tokens);
        let gold: HashSet<usize> = document.sentences.iter().map(|s| s.1).collect();
        let found: HashSet<usize> = spans.iter().map(|s| s.1).collect();
        let mut ends: Vec<&usize> = gold.symmetric_difference(&found).collect();
        ends.sort();
        for &&end in &ends {
            let before: String = text[..end].chars().rev().take(40).collect();
            let before: String = before.chars().rev().collect();
            let after: String = text[end..].chars().take(30).collect();
            let kind = if gold.contains(&end) { "missed" } else { "extra" };
            println!("END\t{kind}\t{before}¦{after}");
        }
    }
}

fn wrong(text: &str, gold: &[Span], system: &[Span]) {
    let (mut i, mut j) = (0, 0);
    let show =
        |spans: &[Span]| spans.iter().map(|&(a, b)| &text[a..b]).collect::<Vec<_>>().join(" ");
    while i < gold.len() && j < system.len() {
        let (from_i, from_j) = (i, j);
        loop {
            let (a, b) = (gold[i].1, system[j].1);
            if a == b {
                break;
            }
            if a < b && i + 1 < gold.len() {
                i += 1;
            } else if b < a && j + 1 < system.len() {
                j += 1;
            } else {
                break;
            }
        }
        if i > from_i || j > from_j {
            println!("TOK\t{}\t{}", show(&gold[from_i..=i]), show(&system[from_j..=j]));
        }
        i += 1;
        j += 1;
    }
}
