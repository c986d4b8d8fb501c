//! What paragraph records lack for good claims: whoever left a step out should know.

use records::{Article, Paragraph};

/// Fields that the paragraphs of an article do not have, each with the tool that adds it.
pub fn gaps(article: &Article) -> Vec<String> {
    let none = |lacks: fn(&Paragraph) -> bool| article.paragraphs.iter().all(lacks);
    let tools = [
        ("entities", "tag-entities", none(|p| matches!(p.entities(), Ok(None)))),
        ("numbers", "extract-numbers", none(|p| matches!(p.numbers(), Ok(None)))),
    ];
    let missing = tools.into_iter().filter(|(.., missing)| *missing);
    missing
        .map(|(field, tool, _)| {
            format!("the records have no {field}: run {tool} before, for better claims")
        })
        .collect()
}
