//! The report as one page that needs nothing else: text, style, script and data in one file.
//!
//! The page may load nothing and run nothing but its own script (Content-Security-Policy by
//! hash). Every text of an article reaches it as data, and is shown as text.

mod article;
mod data;
mod escape;
mod words;

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use records::Joined;
use sha2::{Digest, Sha256};

pub use article::Article;
use data::Gather;
use escape::{fill, html, json};
use words::Tally;

use crate::cells::{Row, clean, number};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = concat!(include_str!("style.css"), include_str!("detail.css"));
const SCRIPT: &str = concat!(
    "'use strict';\n",
    include_str!("dom.js"),
    include_str!("data.js"),
    include_str!("filters.js"),
    include_str!("figures.js"),
    include_str!("source.js"),
    include_str!("rows.js"),
    include_str!("page.js"),
);

/// Without JavaScript a table of so many rows is shown.
const PLAIN_ROWS: usize = 200;

/// What the page is to be.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Its title.
    pub title: Option<String>,
    /// Where the articles' texts lie: a folder or an address, beside which `doc` is found.
    pub texts: Option<String>,
    /// How many joined records were left out.
    pub left: usize,
}

/// The page of these joined records, in this order; `articles` gives titles and links, by `doc`.
pub fn page(
    rows: &[(Row, Joined)],
    articles: BTreeMap<String, Article>,
    settings: &Settings,
) -> Result<String, String> {
    let mut gather = Gather::new(articles, settings.texts.clone());
    let mut tally = Tally::default();
    for (row, joined) in rows {
        gather.take(row, joined);
        tally.take(row, joined);
    }
    let data = gather.done();
    let words: Vec<String> = tally.words(data.docs.len(), settings.left);
    let words: String = words.iter().map(|line| format!("<p>{}</p>\n", html(line))).collect();
    let title = settings.title.as_deref().map(clean).filter(|t| !t.is_empty());
    let data = serde_json::to_string(&data).map_err(|e| format!("cannot write the data: {e}"))?;
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(SCRIPT),
        hash(STYLE)
    );
    Ok(fill(
        PAGE,
        &[
            ("POLICY", &policy),
            ("TITLE", &html(title.as_deref().unwrap_or("What the articles say"))),
            ("STYLE", STYLE),
            ("WORDS", &words),
            ("MINOR", &number(tally.minor() as f64)),
            ("PLAIN", &plain(rows)),
            ("DATA", &json(&data)),
            ("SCRIPT", SCRIPT),
        ],
    ))
}

/// What a Content-Security-Policy calls this script or style.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The first rows as a plain table, for a browser without JavaScript.
fn plain(rows: &[(Row, Joined)]) -> String {
    let heads =
        ["Verdict", "What", "Who", "To whom", "Where", "When", "Figure", "Articles", "Origins"];
    let mut out = String::from("<thead><tr>");
    out.extend(heads.map(|head| format!("<th scope=\"col\">{head}</th>")));
    out.push_str("</tr></thead>\n<tbody>\n");
    for (row, _) in rows.iter().filter(|(row, _)| !row.minor).take(PLAIN_ROWS) {
        let (articles, origins) = (row.articles.to_string(), row.origins.to_string());
        let cells = [
            &row.verdict,
            &row.what,
            &row.who,
            &row.whom,
            &row.place,
            &row.when,
            &row.figure,
            &articles,
            &origins,
        ];
        out.push_str("<tr>");
        out.extend(cells.map(|cell| format!("<td>{}</td>", html(cell))));
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_name_what_they_allow() {
        // The empty text's SHA-256, as everybody knows it.
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn the_script_can_stand_in_a_page() {
        for part in [SCRIPT, STYLE] {
            assert!(!part.contains("</script") && !part.contains("</style"));
            assert!(!part.contains("<!--") && !part.contains('\r'));
        }
        for slot in ["POLICY", "TITLE", "STYLE", "WORDS", "MINOR", "PLAIN", "DATA", "SCRIPT"] {
            assert_eq!(
                PAGE.matches(&format!("{{{{{slot}}}}}")).count(),
                1 + usize::from(slot == "TITLE")
            );
        }
    }
}
