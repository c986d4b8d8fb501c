//! Tags article records (JSON lines) paragraph by paragraph: enough for the accuracy scorers.

use std::io::{self, BufRead, Write};

use tag_entities::Tagger;

fn main() {
    let tagger = Tagger::default();
    let mut session = tagger.session();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let article: serde_json::Value = serde_json::from_str(&line).expect("an article record");
        let text = article["text"].as_str().unwrap_or_default();
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for part in text.split("\n\n") {
            paragraphs.push((at, part));
            at += part.len() + 2;
        }
        let texts: Vec<&str> = paragraphs.iter().map(|p| p.1).collect();
        for (entities, (at, text)) in session.tag(&texts).into_iter().zip(paragraphs) {
            let record = serde_json::json!({
                "type": "paragraph", "doc": article["doc"], "text": text,
                "byte_start": at, "entities": entities,
            });
            writeln!(out, "{record}").expect("stdout");
        }
    }
}
