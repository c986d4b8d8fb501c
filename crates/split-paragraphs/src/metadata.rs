//! What is known of an article beside its text: `articles.csv`.

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;

/// Title, outlet and so on of one article; an empty cell is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// File name of the article.
    pub doc: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 8601 date of publication.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
}

/// The metadata of a corpus, by `doc`.
#[derive(Clone, Debug, Default)]
pub struct MetadataTable(HashMap<String, Metadata>);

impl MetadataTable {
    /// Reads a CSV file with a column `doc` and any of `title, outlet, url, published, author,
    /// language`; other columns are left alone. The error names the file and the line.
    pub fn read(path: &Path) -> Result<Self, String> {
        let wrong = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let mut reader =
            csv::ReaderBuilder::new().flexible(false).from_path(path).map_err(|e| wrong(&e))?;
        let headers = reader.headers().map_err(|e| wrong(&e))?;
        if !headers.iter().any(|h| h == "doc") {
            let comma = if headers.len() == 1 { "; a comma parts columns" } else { "" };
            let why = format!("no column is called doc (the article's file name){comma}");
            return Err(wrong(&why));
        }
        let mut table = HashMap::new();
        for row in reader.deserialize::<Metadata>() {
            let row = row.map_err(|e| wrong(&e))?;
            let date = row.published.as_deref().unwrap_or("");
            if !date.is_empty() && !iso_date(date) {
                let why = format!("{}: published is {date}: write it as 2024-03-05", row.doc);
                return Err(wrong(&why));
            }
            table.insert(row.doc.clone(), row);
        }
        Ok(Self(table))
    }

    /// Why none of these files is told of: a row names a file as it is called, without folders.
    pub fn strange_to(&self, mut files: impl Iterator<Item = String>) -> Option<String> {
        let some = self.0.keys().min()?;
        let known = files.any(|file| self.0.contains_key(&file));
        (!known).then(|| {
            format!("--articles tells of none of the files: a row's doc is a file's name, here \"{some}\"")
        })
    }

    /// What is known of an article.
    pub fn get(&self, doc: &str) -> Option<&Metadata> {
        self.0.get(doc)
    }
}

/// Does a date begin as ISO 8601 has it: 2024, 2024-03, 2024-03-05, 2024-03-05T10:00?
fn iso_date(date: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        date.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let part = |from: usize| date.get(from..from + 1) == Some("-") && digits(from + 1..from + 3);
    let end = |at: usize| date.len() == at;
    digits(0..4) && (end(4) || part(4) && (end(7) || part(7) && (end(10) || !digits(10..11))))
}
