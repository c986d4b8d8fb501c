//! `articles.csv`: what is known of articles beside their texts, by the name of each.

use std::collections::HashMap;
use std::fmt::{self, Display};
use std::fs;
use std::path::Path;

use crate::dates::day;

/// Title, outlet and so on of one article; an empty cell is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was published: ISO 8601, a day or a moment.
    pub published: Option<String>,
    /// Who wrote it, parted by commas.
    pub author: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
}

impl Metadata {
    /// The names of its fields.
    pub const FIELDS: [&str; 6] = ["title", "outlet", "url", "published", "author", "language"];

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
    pub fn or(mut self, mut other: Metadata) -> Metadata {
        for name in Self::FIELDS {
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

/// Why a table cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum TableError {
    /// No column names the articles: it may be a table of articles, not about them.
    NoDoc(String),
    /// It cannot be read, or a row is wrong; with its line and the mend.
    Wrong(String),
}

impl Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (Self::NoDoc(why) | Self::Wrong(why)) = self;
        f.write_str(why)
    }
}

/// The metadata of a corpus, by `doc`.
#[derive(Clone, Debug, Default)]
pub struct ArticleTable(HashMap<String, Metadata>);

impl ArticleTable {
    /// Reads a CSV file with a column `doc` (the article's file name) and any of `title, outlet, url,
    /// published, author, language`, in any case; other columns are left alone. Columns are parted
    /// by commas, semicolons or tabs. The error names the file and the line.
    pub fn read(path: &Path) -> Result<Self, TableError> {
        let wrong = |why: String| TableError::Wrong(format!("{}: {why}", path.display()));
        let bytes = fs::read(path).map_err(|e| wrong(e.to_string()))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| wrong("not UTF-8: save it as \"CSV UTF-8\"".to_string()))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(column_mark(text.as_bytes()))
            .from_reader(text.as_bytes());
        let names: Vec<String> = reader
            .headers()
            .map_err(|e| wrong(e.to_string()))?
            .iter()
            .map(|name| name.trim().to_ascii_lowercase())
            .collect();
        let Some(doc) = names.iter().position(|name| name == "doc") else {
            let path = path.display();
            let why = format!("{path}: no column is called doc (the article's file name)");
            return Err(TableError::NoDoc(why));
        };
        let mut table = HashMap::new();
        for row in reader.records() {
            let row = row.map_err(|e| wrong(unread(&e, names.len())))?;
            let line = row.position().map_or(0, csv::Position::line);
            let doc = row.get(doc).unwrap_or("").trim().to_string();
            // Spreadsheets leave rows of nothing behind.
            if doc.is_empty() {
                continue;
            }
            let mut known = Metadata::default();
            for (name, value) in names.iter().zip(&row) {
                known.offer(name, value);
            }
            if let Some(told) = &known.published {
                let read = if is_iso(told) { Some(told.clone()) } else { day(told) };
                let why = || format!("line {line}: published is {told}: write it as 2024-03-05");
                known.published = Some(read.ok_or_else(|| wrong(why()))?);
            }
            if table.insert(doc.clone(), known).is_some() {
                return Err(wrong(format!("line {line}: a second row tells of {doc}: keep one")));
            }
        }
        Ok(Self(table))
    }

    /// What the table knows of an article, by its name, else by the last part of it.
    pub fn get(&self, doc: &str) -> Option<&Metadata> {
        self.0.get(doc).or_else(|| self.0.get(doc.rsplit('/').next()?))
    }

    /// The name that the first of its rows has, in the order of names.
    pub fn first(&self) -> Option<&str> {
        self.0.keys().min().map(String::as_str)
    }
}

/// What parts the columns: the mark that the heading line has most of.
pub fn column_mark(table: &[u8]) -> u8 {
    let heading = table.split(|b| *b == b'\n').next().unwrap_or(b"");
    let count = |mark: u8| heading.iter().filter(|b| **b == mark).count();
    [b';', b'\t'].into_iter().find(|m| count(*m) > count(b',')).unwrap_or(b',')
}

/// A row that cannot be read, in words that say the mend.
fn unread(error: &csv::Error, columns: usize) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, len, .. } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            format!(
                "line {line}: {len} columns, not {columns}: put a cell that holds the mark between \
                 columns in quotes"
            )
        }
        _ => error.to_string(),
    }
}

/// A date as ISO 8601 has it: 2024, 2024-03, 2024-03-05, 2024-03-05T10:00?
pub fn is_iso(date: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        date.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let part = |from: usize, most: u8| {
        date.get(from..from + 1) == Some("-")
            && digits(from + 1..from + 3)
            && date
                .get(from + 1..from + 3)
                .is_some_and(|n| (1..=most).contains(&n.parse().unwrap_or(0)))
    };
    let end = |at: usize| date.len() == at;
    let month = part(4, 12) && (end(7) || part(7, 31));
    digits(0..4) && (end(4) || month && (end(7) || end(10) || !digits(10..11)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(csv: &[u8]) -> Result<ArticleTable, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("articles.csv");
        fs::write(&path, csv).unwrap();
        ArticleTable::read(&path)
            .map_err(|e| e.to_string().replace(&*path.to_string_lossy(), "articles.csv"))
    }

    fn published(csv: &str) -> Option<String> {
        read(csv.as_bytes()).unwrap().get("a.txt")?.published.clone()
    }

    #[test]
    fn columns_go_by_their_names() {
        let table = read(b"\xEF\xBB\xBFTitle, DOC ,x,outlet\nA  title,a.txt,1,\n").unwrap();
        let known = table.get("news/a.txt").unwrap();
        assert_eq!((known.title.as_deref(), known.outlet.as_deref()), (Some("A title"), None));
        assert_eq!(table.get("b.txt"), None);
        assert_eq!(table.first(), Some("a.txt"));
        for csv in ["doc;title\na.txt;A, b\n", "doc\ttitle\na.txt\tA, b\n"] {
            let table = read(csv.as_bytes()).unwrap();
            assert_eq!(table.get("a.txt").unwrap().title.as_deref(), Some("A, b"), "{csv}");
        }
    }

    #[test]
    fn dates_are_iso() {
        for (told, read) in [
            ("2024-03-05", "2024-03-05"),
            ("2024-03", "2024-03"),
            ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z"),
            ("5 March 2024", "2024-03-05"),
            ("\"March 5, 2024\"", "2024-03-05"),
            ("5.3.2024", "2024-03-05"),
        ] {
            assert_eq!(published(&format!("doc,published\na.txt,{told}\n")).as_deref(), Some(read));
        }
        assert_eq!(published("doc,published\na.txt,\n"), None);
        assert_eq!(published("doc,published\na.txt,2024\n,\n,\n").as_deref(), Some("2024"));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (csv, why) in [
            ("doc,published\na,2024\nb,03/04/2024\n", "line 3: published is 03/04/2024: write"),
            ("doc,published\na,2024-13-45\n", "line 2: published is 2024-13-45"),
            ("doc,title\na,A, b\n", "line 2: 3 columns, not 2: put a cell"),
            ("doc\na\na\n", "line 3: a second row tells of a"),
            ("file,title\na,A\n", "no column is called doc"),
        ] {
            let error = read(csv.as_bytes()).unwrap_err();
            assert!(error.starts_with(&format!("articles.csv: {why}")), "{error}");
        }
        assert!(read(b"doc,title\na,caf\xE9\n").unwrap_err().contains("save it as"));
    }
}
