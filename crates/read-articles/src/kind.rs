//! What an input is: by its first bytes, by its name where they leave it open.

use clap::ValueEnum;

use crate::shape::{is_one_of, tags};

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A web page
    Html,
    /// A web archive
    Warc,
    /// JSON lines, one article each
    Jsonl,
    /// A table, comma-separated
    Csv,
    /// A table, tab-separated
    Tsv,
    /// Plain text, one article
    Text,
}

/// What begins like this and has this name; none for pictures and the like.
pub fn kind(head: &[u8], name: &str) -> Option<Kind> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if text.starts_with(b"WARC/") {
        return Some(Kind::Warc);
    }
    let after = text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    if after
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"\"") || rest.starts_with(b"}"))
    {
        return Some(Kind::Jsonl);
    }
    match ending(name).as_str() {
        "csv" => return Some(Kind::Csv),
        "tsv" | "tab" => return Some(Kind::Tsv),
        "html" | "htm" | "xhtml" | "shtml" => return Some(Kind::Html),
        "jsonl" | "ndjson" => return Some(Kind::Jsonl),
        "warc" => return Some(Kind::Warc),
        "txt" | "text" => return Some(Kind::Text),
        _ => {}
    }
    // Every other byte of UTF-16 is nought; of a picture or a program some are.
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if head.contains(&0) && !wide || head.starts_with(b"%PDF-") {
        return None;
    }
    const MARKS: [&str; 8] = ["html", "head", "body", "p", "div", "title", "meta", "article"];
    let marked = tags(head).any(|tag| is_one_of(tag.name, &MARKS));
    Some(if marked { Kind::Html } else { Kind::Text })
}

/// The ending of a file's name, those of compression aside, in lower case.
pub fn ending(name: &str) -> String {
    let mut name = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    for packed in [".gz", ".zst"] {
        name = name.strip_suffix(packed).unwrap_or(&name).to_string();
    }
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_string())
}

/// Of a folder, files of these endings are read; `page_files/` holds much else.
pub fn is_readable(name: &str) -> bool {
    const READ: [&str; 17] = [
        "", "html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "txt", "text", "json",
        "jsonl", "ndjson", "csv", "tsv", "warc",
    ];
    READ.contains(&ending(name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_decide_before_names() {
        assert_eq!(kind(b"WARC/1.0\r\n", "x.txt"), Some(Kind::Warc));
        assert_eq!(kind(b"\xEF\xBB\xBF { \"a\":1}", "x.csv"), Some(Kind::Jsonl));
        assert_eq!(kind(b"<!DOCTYPE html><html>", "page"), Some(Kind::Html));
        assert_eq!(kind(b"  \n<!-- saved --><BODY>", "-"), Some(Kind::Html));
        assert_eq!(kind(b"a,b\n", "t.CSV.gz"), Some(Kind::Csv));
        assert_eq!(kind(b"Once.", "x"), Some(Kind::Text));
        assert_eq!(kind(b"5 < 6 and 7 > 6", "x"), Some(Kind::Text));
        assert_eq!(kind(b"\x89PNG\r\n\x1A\n\0\0", "x"), None);
        assert_eq!(kind(b"\xFF\xFEa\0", "x"), Some(Kind::Text));
        assert_eq!(kind(b"", "x.html"), Some(Kind::Html));
        assert!(is_readable("a/b.HTM.gz") && !is_readable("b.css"));
    }
}
