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
            return Err(wrong(&"no column is called doc (the article's file name)"));
        }
        let mut table = HashMap::new();
        for row in reader.deserialize::<Metadata>() {
            let row = row.map_err(|e| wrong(&e))?;
            table.insert(row.doc.clone(), row);
        }
        Ok(Self(table))
    }

    /// What is known of an article.
    pub fn get(&self, doc: &str) -> Option<&Metadata> {
        self.0.get(doc)
    }
}
