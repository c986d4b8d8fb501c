//! Reads article records (JSON lines) and writes paragraph records with `numbers`, without the
//! other tools of the pipeline: for looking at the figures of a file by themselves.
//! usage: paragraphs < articles.jsonl > paragraphs.jsonl

use extract_numbers::{Context, Extractor};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut extractor = Extractor::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let Ok(article) = serde_json::from_str::<Value>(&line?) else { continue };
        let field = |k: &str| article.get(k).and_then(Value::as_str);
        let text = field("text").unwrap_or("");
        let published = field("published").or_else(|| field("dct"));
        let mut context = Context::default();
        let mut byte = 0;
        for (paragraph, part) in text.split('\n').enumerate() {
            let mut numbers = Vec::new();
            extractor.extract(part, published, &mut context, &mut numbers);
            let record = json!({
                "type": "paragraph", "doc": field("doc"), "paragraph": paragraph,
                "byte_start": byte, "text": part, "numbers": numbers,
            });
            writeln!(out, "{record}")?;
            byte += part.len() + 1;
        }
    }
    out.flush()
}
