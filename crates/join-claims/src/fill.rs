//! Claims from paragraph records, where nobody has extracted them yet.

use std::sync::{Arc, Once};

use extract_claims::{Extractor, gaps};
use records::{Article, Batch, Paragraph, is_type, write_claim};

use crate::feed::key_of;
use crate::lines::Raw;
use crate::run::TOOL;

/// What a batch holds: claims with their keys, read or made; other records; lines rejected.
#[derive(Default)]
pub struct Sorted {
    /// Claims with their keys.
    pub claims: Vec<(String, Raw)>,
    /// Lines of other types, and lines that cannot be read.
    pub others: Vec<(Arc<Batch>, usize)>,
    /// Paragraphs that cannot be read.
    pub rejected: Vec<(usize, String)>,
}

/// Sorts the lines of a batch; the paragraphs of each article become its claims.
pub fn sort(batch: &Arc<Batch>, extractor: &mut Extractor, checked: &Once) -> Sorted {
    let mut sorted = Sorted::default();
    let mut paragraphs: Vec<(usize, Paragraph)> = Vec::new();
    for i in 0..batch.len() {
        let line = batch.line(i);
        if let Some(key) = key_of(line) {
            sorted.claims.push((key, Raw::Read(Arc::clone(batch), i)));
        } else if is_type(line, "paragraph").unwrap_or(false) {
            match Paragraph::parse(line) {
                Ok(paragraph) => paragraphs.push((i, paragraph)),
                Err(why) => sorted.rejected.push((i, why)),
            }
        } else {
            sorted.others.push((Arc::clone(batch), i));
        }
    }
    for article in paragraphs.chunk_by(|a, b| a.1.doc() == b.1.doc()) {
        extract(article, extractor, checked, &mut sorted);
    }
    sorted
}

fn extract(
    article: &[(usize, Paragraph)],
    extractor: &mut Extractor,
    checked: &Once,
    sorted: &mut Sorted,
) {
    let paragraphs: Vec<Paragraph> = article.iter().map(|(_, p)| p.clone()).collect();
    let whole = Article { paragraphs: &paragraphs };
    checked.call_once(|| gaps(&whole).iter().for_each(|gap| eprintln!("{TOOL}: {gap}")));
    let (claims, rejected) = extractor.extract(&whole);
    for (at, why) in rejected {
        sorted.rejected.extend(article.get(at).map(|&(i, _)| (i, why)));
    }
    let mut bytes = Vec::new();
    let mut made = Vec::with_capacity(claims.len());
    for claim in claims {
        let start = bytes.len();
        write_claim(&claim, &mut bytes);
        made.push((claim.key, start..bytes.len()));
    }
    let bytes = Arc::new(bytes);
    let lines = made.into_iter().map(|(key, range)| (key, Raw::Made(Arc::clone(&bytes), range)));
    sorted.claims.extend(lines);
}
