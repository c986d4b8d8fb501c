//! Prints how many megabytes of article text a second one core extracts from, best of five runs.
//! usage: throughput < articles.jsonl

use extract_numbers::{Context, Extractor};
use std::io::BufRead;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let started = Instant::now();
    let mut extractor = Extractor::default();
    println!("tables {:.2} ms", started.elapsed().as_secs_f64() * 1e3);
    let mut texts = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let article: serde_json::Value = serde_json::from_str(&line?).unwrap_or_default();
        texts.push(article["text"].as_str().unwrap_or("").to_owned());
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..5 {
        let started = Instant::now();
        found = 0;
        for text in &texts {
            let mut context = Context::default();
            let mut out = Vec::new();
            for paragraph in text.split('\n') {
                extractor.extract(paragraph, Some("2016-08-08"), &mut context, &mut out);
            }
            found += out.len();
        }
        best = best.min(started.elapsed().as_secs_f64());
    }
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{megabytes:.2} MB, {found} found, {:.1} ms, {:.1} MB/s",
        best * 1e3,
        megabytes / best
    );
    Ok(())
}
