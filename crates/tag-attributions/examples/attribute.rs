//! Reads article records and writes paragraph records with attributions and the rule behind each:
//! for measuring without the tools upstream. Paragraphs are the article's lines.

use std::io::{self, BufRead, Write};

use records::write_json;
use serde_json::{Value, json};
use tag_attributions::{Input, Lexicon, Rule, tag_with_rules};

fn main() -> io::Result<()> {
    let lexicon = Lexicon::built_in();
    let mut out = io::BufWriter::new(io::stdout());
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?).map_err(io::Error::other)?;
        let text = article["text"].as_str().unwrap_or("");
        let paragraphs: Vec<&str> = text.split('\n').filter(|p| !p.trim().is_empty()).collect();
        let inputs: Vec<Input> =
            paragraphs.iter().map(|text| Input { text, entities: None }).collect();
        let tagged = tag_with_rules(&inputs, &lexicon);
        for (i, (paragraph, list)) in paragraphs.iter().zip(tagged).enumerate() {
            let byte_start = paragraph.as_ptr() as usize - text.as_ptr() as usize;
            let (attributions, rules): (Vec<_>, Vec<_>) = list.into_iter().unzip();
            let rules: Vec<Value> = rules.iter().map(show).collect();
            let record = json!({
                "type": "paragraph", "doc": article["doc"], "paragraph": i,
                "byte_start": byte_start, "text": paragraph,
                "attributions": attributions, "rules": rules,
            });
            let mut bytes = Vec::new();
            write_json(&record, &mut bytes);
            bytes.push(b'\n');
            out.write_all(&bytes)?;
        }
    }
    out.flush()
}

fn show(rule: &Rule) -> Value {
    let how = rule.complement.map_or_else(|| "before".to_string(), |c| format!("{c:?}"));
    json!([rule.cue, how, rule.nested])
}
