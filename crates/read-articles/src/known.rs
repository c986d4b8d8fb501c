//! What is known of an article beside its text.

use std::collections::HashMap;
use std::path::Path;

/// Title, outlet and so on; nothing is ever an empty string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 8601 day of publication.
    pub published: Option<String>,
    /// Who wrote it, parted by commas.
    pub author: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// The fields of [`Known`], as tables name them.
pub const FIELDS: [&str; 6] = ["title", "outlet", "url", "published", "author", "language"];

impl Known {
    /// The field of this name.
    pub fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "title" => &mut self.title,
            "outlet" => &mut self.outlet,
            "url" => &mut self.url,
            "published" => &mut self.published,
            "author" => &mut self.author,
            "language" => &mut self.language,
            _ => return None,
        })
    }

    /// Sets a field that has no value yet; white space is made plain, nothing stays nothing.
    pub fn offer(&mut self, name: &str, value: &str) {
        let value = plain(value);
        if let Some(field) = self.field(name).filter(|f| f.is_none() && !value.is_empty()) {
            *field = Some(value);
        }
    }

    /// Fills what is missing from `other`.
    pub fn or(mut self, mut other: Known) -> Known {
        for name in FIELDS {
            let theirs = other.field(name).and_then(Option::take);
            if let Some(field) = self.field(name).filter(|f| f.is_none()) {
                *field = theirs;
            }
        }
        self
    }
}

/// A value on one line: white space is one space.
pub fn plain(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The metadata of a corpus, by `doc`: an `articles.csv`.
#[derive(Clone, Debug, Default)]
pub struct Table(HashMap<String, Known>);

impl Table {
    /// Reads a CSV file with a column `doc` and any of `title, outlet, url, published, author,
    /// language`; other columns are left alone. The error names the file and the line.
    pub fn read(path: &Path) -> Result<Self, String> {
        let wrong = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let mut reader = csv::ReaderBuilder::new().from_path(path).map_err(|e| wrong(&e))?;
        let headers = reader.headers().map_err(|e| wrong(&e))?;
        let headers = headers.clone();
        let Some(doc) = headers.iter().position(|h| h == "doc") else {
            return Err(wrong(&"no column is called doc (the article's file name)"));
        };
        let mut table = HashMap::new();
        for row in reader.records() {
            let row = row.map_err(|e| wrong(&e))?;
            let mut known = Known::default();
            for (name, value) in headers.iter().zip(&row) {
                known.offer(name, value);
            }
            table.insert(row.get(doc).unwrap_or("").to_string(), known);
        }
        Ok(Self(table))
    }

    /// What the table knows of an article, by its name, else by the last part of it.
    pub fn get(&self, doc: &str) -> Option<&Known> {
        self.0.get(doc).or_else(|| self.0.get(doc.rsplit('/').next()?))
    }
}
