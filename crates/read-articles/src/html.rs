//! From a web page to its article: main text by readability, the rest from its metadata.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::page::{headline, known};
use crate::render::{flat, of_tree, text_of};
use crate::repeats::without_copies;
use crate::shape::is_sane;
use records::articles::Metadata;
use records::dates::day;

#[cfg(not(panic = "unwind"))]
compile_error!(
    "a panic of a library on a hostile page is caught here: build with panic = \"unwind\""
);

/// Fewer letters than this are no article.
const LEAST: usize = 80;
/// More bytes than this are no headline and no byline.
const LONGEST_TITLE: usize = 300;
/// So much of a page that is not to be parsed whole is looked at for its metadata.
const HEAD: usize = 64 << 10;
/// What is never the text of a page whose main part was not found.
const FURNITURE: &str = "nav, header, footer, aside, form, script, style, noscript, template";

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it says of its article; `language` is as the page says it.
    pub known: Metadata,
    /// The main text.
    pub text: String,
}

/// Reads a page; `url` is where it was fetched. Any text gives a page or a reason, in time
/// linear in its length.
pub fn page(html: &str, url: Option<&str>) -> Result<Page, String> {
    catch_unwind(AssertUnwindSafe(|| whole(html, url)))
        .unwrap_or_else(|_| Err("the page broke the reader".to_string()))
}

fn whole(html: &str, url: Option<&str>) -> Result<Page, String> {
    if !is_sane(html.as_bytes()) {
        return plainly(html, url);
    }
    let doc = Document::from(html);
    let mut facts = known(&doc, url);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut text = String::new();
    if let Ok(mut reader) = Readability::with_document(doc, None, Some(config))
        && let Ok(article) = reader.parse()
    {
        text = text_of(&article.content);
        facts.offer("title", &article.title);
        facts.offer("author", article.byline.as_deref().unwrap_or(""));
    }
    if letters(&text) < LEAST {
        text = body(html);
    }
    finish(facts, text)
}

fn finish(mut facts: Metadata, text: String) -> Result<Page, String> {
    facts.title = facts.title.filter(|t| t.len() <= LONGEST_TITLE);
    let text = without_copies(text, facts.title.as_deref());
    if letters(&text) < LEAST {
        return Err("no article's text in this page".to_string());
    }
    if facts.published.is_none() {
        facts.published = dateline(&text);
    }
    facts.title = facts.title.map(|t| headline(&t, facts.outlet.as_deref()));
    facts.author = facts.author.as_deref().and_then(author);
    Ok(Page { known: facts, text })
}

/// A page whose tree is not to be built.
fn plainly(html: &str, url: Option<&str>) -> Result<Page, String> {
    let end = (HEAD.min(html.len())..=html.len()).find(|&i| html.is_char_boundary(i));
    let head = &html[..end.unwrap_or(html.len())];
    let facts = if is_sane(head.as_bytes()) {
        known(&Document::from(head), url)
    } else {
        Metadata::default()
    };
    finish(facts, text_of(&flat(html)))
}

/// All of a page but its furniture.
fn body(html: &str) -> String {
    let doc = Document::from(html);
    doc.select(FURNITURE).remove();
    doc.body().map_or_else(String::new, |body| of_tree(&body))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).take(LEAST).count()
}

/// The day on a line of its own at the text's head: "SKARVIK, March 5, 2024 (Wire) -".
fn dateline(text: &str) -> Option<String> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(3)
        .filter(|line| line.len() <= 60 && !line.ends_with('.'))
        .filter(|line| line.split_whitespace().count() <= 8)
        .find_map(day)
}

/// A byline's names: "By Ana Reyes and Bo Lind", without the date that may follow.
fn author(byline: &str) -> Option<String> {
    let names = byline.trim();
    let names = ["By ", "by ", "BY ", "Written by ", "By: "]
        .iter()
        .find_map(|by| names.strip_prefix(by))
        .unwrap_or(names);
    let parts = names.split([',', '|', '•', '·', ';']).map(str::trim);
    let names: Vec<&str> =
        parts.take_while(|part| !is_when(part)).filter(|p| !p.is_empty()).collect();
    let names = names.join(", ");
    (!names.is_empty() && names.len() <= LONGEST_TITLE).then_some(names)
}

/// Is this part of a byline about time, not about a person?
fn is_when(part: &str) -> bool {
    const WHEN: [&str; 11] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "published",
        "updated",
        "posted",
        "last",
    ];
    let first = part.split_whitespace().next().unwrap_or("").to_lowercase();
    WHEN.contains(&first.trim_end_matches(':')) || part.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_names() {
        assert_eq!(
            author("By Ana Reyes and Bo Lind | 5 March").as_deref(),
            Some("Ana Reyes and Bo Lind")
        );
        assert_eq!(author("Mira Holm, Tuesday").as_deref(), Some("Mira Holm"));
        assert_eq!(author("Updated: 7pm"), None);
    }

    #[test]
    fn datelines_are_no_sentences() {
        assert_eq!(dateline("A\n\n5 March 2024\n").as_deref(), Some("2024-03-05"));
        assert_eq!(dateline("On March 5, 2019, a ferry sank."), None);
    }
}
