//! What an input is: by its first bytes, by its name where they leave it open.

use clap::ValueEnum;
use records::{Looks, looks};

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
    /// A table, parted by commas or semicolons
    Csv,
    /// A table, tab-separated
    Tsv,
    /// Plain text, one article
    Text,
}

/// What begins like this and has this name; of what cannot be read, what it is and the mend.
pub fn kind(head: &[u8], name: &str) -> Result<Kind, String> {
    let ending = ending(name);
    if head.trim_ascii_start().starts_with(b"WARC/") || ending == "warc" {
        return Ok(Kind::Warc);
    }
    match looks(head) {
        Looks::Records => return Ok(Kind::Jsonl),
        Looks::Foreign("a web page", _) => return Ok(Kind::Html),
        Looks::Foreign(what, mend) => return Err(format!("{what}: {mend}")),
        Looks::Text => {}
    }
    match ending.as_str() {
        "csv" if is_wide(head) => return Err("a table in UTF-16: save it as UTF-8 first".into()),
        "csv" => return Ok(Kind::Csv),
        "tsv" | "tab" => return Ok(Kind::Tsv),
        "html" | "htm" | "xhtml" | "shtml" => return Ok(Kind::Html),
        "jsonl" | "ndjson" => return Ok(Kind::Jsonl),
        "txt" | "text" => return Ok(Kind::Text),
        _ => {}
    }
    // Every other byte of UTF-16 is nought; of a picture or a program some are.
    if head.contains(&0) && !is_wide(head) {
        return Err("neither text nor a web page nor an archive of them".into());
    }
    const MARKS: [&str; 8] = ["html", "head", "body", "p", "div", "title", "meta", "article"];
    let marked = tags(head).any(|tag| is_one_of(tag.name, &MARKS));
    Ok(if marked { Kind::Html } else { Kind::Text })
}

fn is_wide(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
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
        assert_eq!(kind(b"WARC/1.0\r\n", "x.txt"), Ok(Kind::Warc));
        assert_eq!(kind(b"\xEF\xBB\xBF { \"a\":1}", "x.csv"), Ok(Kind::Jsonl));
        assert_eq!(kind(b"<!DOCTYPE html><html>", "page"), Ok(Kind::Html));
        assert_eq!(kind(b"  \n<!-- saved --><BODY>", "-"), Ok(Kind::Html));
        assert_eq!(kind(b"a,b\n", "t.CSV.gz"), Ok(Kind::Csv));
        assert_eq!(kind(b"Once.", "x"), Ok(Kind::Text));
        assert_eq!(kind(b"5 < 6 and 7 > 6", "x"), Ok(Kind::Text));
        for (head, name) in [
            (&b"\x89PNG\r\n\x1A\n\0\0"[..], "x"),
            (b"%PDF-1.7", "x.txt"),
            (b"PK\x03\x04", "x.txt"),
            (b"[{\"text\":1}]", "x.json"),
            (b"{\n \"text\":1}", "x.json"),
            (b"\xFF\xFEa\0", "x.csv"),
            (b"a\0b", "x"),
        ] {
            assert!(kind(head, name).is_err(), "{name}");
        }
        assert_eq!(kind(b"\xFF\xFEa\0", "x"), Ok(Kind::Text));
        assert_eq!(kind(b"", "x.html"), Ok(Kind::Html));
        assert!(is_readable("a/b.HTM.gz") && !is_readable("b.css"));
    }
}
