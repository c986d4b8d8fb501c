//! What an input is, by its first bytes.

/// What an input looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// JSON lines: an object on a line of its own.
    Records,
    /// Nothing that can be read as text or lines: what it is, and what to do with it.
    Foreign(&'static str, &'static str),
    /// Anything else.
    Text,
}

const LINES: &str = "make lines of it first, with jq -c .";
const READ: &str = "give it to read-articles";
const SAVE: &str = "save it as plain text first";
const NONE: &str = "there is no text to read in it";

/// First bytes of what is no text, what it is, and the mend.
const SIGNS: [(&[u8], &str, &str); 11] = [
    (b"%PDF-", "a PDF", "make text of it first, with pdftotext"),
    (b"\x1f\x8b", "gzip", READ),
    (b"\x28\xb5\x2f\xfd", "zstd", READ),
    (b"WARC/", "a web archive", READ),
    (b"PK\x03\x04", "a zip archive or an office document", SAVE),
    (b"\xd0\xcf\x11\xe0", "an office document", SAVE),
    (b"{\\rtf", "rich text", SAVE),
    (b"\xff\xd8\xff", "a picture", NONE),
    (b"\x89PNG", "a picture", NONE),
    (b"GIF8", "a picture", NONE),
    (b"\x7fELF", "a program", NONE),
];

/// What begins like this.
pub fn looks(head: &[u8]) -> Looks {
    if let Some((_, what, mend)) = SIGNS.iter().find(|(sign, ..)| head.starts_with(sign)) {
        return Looks::Foreign(what, mend);
    }
    let text = unmarked(head);
    if let Some(rest) = text.strip_prefix(b"{") {
        let after = rest.trim_ascii_start();
        let gap = &rest[..rest.len() - after.len()];
        let key = matches!(after.first(), Some(b'"' | b'}'));
        return match key {
            true if gap.contains(&b'\n') => {
                Looks::Foreign("JSON records that go over several lines", LINES)
            }
            true => Looks::Records,
            // So little is there that it may go on as a record.
            false if after.is_empty() && gap.is_empty() => Looks::Records,
            false => Looks::Text,
        };
    }
    let listed = text.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    if listed.is_some_and(|rest| rest.starts_with(b"{")) {
        return Looks::Foreign("a JSON array", "make lines of it first, with jq -c '.[]'");
    }
    let page = [&b"<!doctype html"[..], b"<html"];
    let begins = |tag: &&[u8]| text.get(..tag.len()).is_some_and(|h| h.eq_ignore_ascii_case(tag));
    if page.iter().any(begins) { Looks::Foreign("a web page", READ) } else { Looks::Text }
}

/// Without a byte order mark and the white space that leads it.
fn unmarked(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell() {
        let what = |head: &[u8]| match looks(head) {
            Looks::Foreign(what, _) => what,
            Looks::Records => "records",
            Looks::Text => "text",
        };
        for (head, told) in [
            (&b"{\"type\":\"article\"}"[..], "records"),
            (b"\xEF\xBB\xBF { \"a\":1}", "records"),
            (b"{}", "records"),
            (b"{", "records"),
            (b"{\n  \"a\": 1", "JSON records that go over several lines"),
            (b"[\n {\"a\":1},", "a JSON array"),
            (b"[sic] he said", "text"),
            (b"{sic} he said", "text"),
            (b"%PDF-1.7", "a PDF"),
            (b"PK\x03\x04\x14", "a zip archive or an office document"),
            (b"\xff\xd8\xff\xe0", "a picture"),
            (b"\xff\xfea\0", "text"),
            (b"<!DOCTYPE HTML>", "a web page"),
            (b"", "text"),
        ] {
            assert_eq!(what(head), told, "{head:?}");
        }
    }
}
