//! A look at a page's tags before a parser sees it: is it safe to build its tree?
//!
//! The HTML standard makes a parser reopen every unclosed `<b>` or `<font>` in each new
//! paragraph, and search its stack of open elements for every closing tag: a small hostile page
//! can ask for a huge tree, or for one too deep to walk. No page that people read is near the
//! limits here.

use memchr::{memchr, memchr2, memmem};

/// Elements nested deeper than this are not built; browsers stop at 512.
const DEEPEST: usize = 400;
/// Nodes that the tree may get, reopened elements counted.
const MOST_NODES: usize = 400_000;

/// One tag of a page, as it stands.
pub struct Tag<'a> {
    /// The name, in the page's own case.
    pub name: &'a [u8],
    /// Is it `</name>`?
    pub closing: bool,
    /// Does it end in `/>`?
    pub closed: bool,
    /// Bytes of the page, both angle brackets included.
    pub range: std::ops::Range<usize>,
}

/// Elements whose content is not markup.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "noscript"];
/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that a parser closes by itself when the next begins.
const SELF_ENDING: [&str; 12] =
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"];
/// Elements that a parser opens again in the next block when they were left open.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Is `name` one of `names`, whatever its case?
pub fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|n| n.as_bytes().eq_ignore_ascii_case(name))
}

/// May this page be parsed: neither too deep nor too large as a tree?
pub fn is_sane(html: &[u8]) -> bool {
    let (mut depth, mut formatting, mut nodes, mut drawing) = (0_usize, 0_usize, 0_usize, 0_usize);
    for tag in tags(html) {
        nodes += 1;
        let name = tag.name;
        if is_one_of(name, &["svg", "math"]) {
            drawing = if tag.closing { drawing.saturating_sub(1) } else { drawing + 1 };
        }
        if is_one_of(name, &VOID) || tag.closed && drawing > 0 {
            continue;
        }
        let formats = is_one_of(name, &FORMATTING);
        if tag.closing {
            depth = depth.saturating_sub(1);
            formatting -= usize::from(formats && formatting > 0);
            continue;
        }
        if formats {
            formatting += 1;
        } else {
            nodes += formatting;
        }
        depth += usize::from(!is_one_of(name, &SELF_ENDING));
        if depth > DEEPEST || nodes > MOST_NODES {
            return false;
        }
    }
    true
}

/// The tags of a page in order: comments, declarations and what is in scripts left out. An
/// element of raw content gives its opening tag alone.
pub fn tags(html: &[u8]) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += memchr(b'<', html.get(at..)?)?;
            let rest = &html[at..];
            if rest.starts_with(b"<!--") {
                at += memmem::find(&rest[4..], b"-->").map_or(rest.len(), |n| n + 7);
                continue;
            }
            let closing = rest.get(1) == Some(&b'/');
            let name_at = 1 + usize::from(closing);
            let first = rest.get(name_at).copied().unwrap_or(0);
            if !first.is_ascii_alphabetic() {
                at += 1;
                continue;
            }
            let end = tag_end(rest);
            let name = name(&rest[name_at..end]);
            let closed = rest[..end].ends_with(b"/>");
            let range = at..at + end;
            at += end;
            if !closing && is_one_of(name, &RAW) {
                at += raw_end(&html[at..], name);
            }
            return Some(Tag { name, closing, closed, range });
        }
    })
}

/// One past the tag's `>`; quotes may hold others.
fn tag_end(rest: &[u8]) -> usize {
    let mut at = 1;
    loop {
        // The nearest of: the end, a quote that opens a value.
        let Some(close) = memchr(b'>', &rest[at..]).map(|n| at + n) else { return rest.len() };
        match memchr2(b'"', b'\'', &rest[at..close]).map(|n| at + n) {
            Some(quote) if rest[..quote].trim_ascii_end().ends_with(b"=") => {
                match memchr(rest[quote], &rest[quote + 1..]) {
                    Some(n) => at = quote + n + 2,
                    // A quote never closed: take the tag for ended here, as its author meant.
                    None => return close + 1,
                }
            }
            Some(quote) => at = quote + 1,
            None => return close + 1,
        }
    }
}

fn name(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Where the closing tag of a raw element begins.
fn raw_end(rest: &[u8], name: &[u8]) -> usize {
    memmem::find_iter(rest, b"</")
        .find(|at| {
            rest.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
        })
        .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        tags(html.as_bytes())
            .map(|t| {
                format!("{}{}", if t.closing { "/" } else { "" }, String::from_utf8_lossy(t.name))
            })
            .collect()
    }

    #[test]
    fn tags_are_found_where_they_are() {
        let html =
            "<!doctype html><!-- <b> --><P class='a>b'>1 < 2<br/><script>if (a<b) {}</SCRIPT></p x";
        assert_eq!(names(html), ["P", "br", "script", "/SCRIPT", "/p"]);
        assert_eq!(names("<a href=\"unclosed>text</a>"), ["a", "/a"]);
        assert_eq!(names("<"), [""; 0]);
        assert_eq!(names("<script>never closed <p>"), ["script"]);
    }

    #[test]
    fn hostile_pages_are_told_from_others() {
        let page = "<div><p><b>word</b> word<br>word</div>".repeat(5000);
        assert!(is_sane(page.as_bytes()));
        assert!(!is_sane("<div>".repeat(1000).as_bytes()));
        let fonts: String = (0..300).map(|i| format!("<font size={i}>")).collect();
        assert!(!is_sane(format!("{fonts}{}", "<p>x".repeat(5000)).as_bytes()));
        assert!(!is_sane("<i/>".repeat(1000).as_bytes()));
        let icons = "<svg><path/><g/></svg>".repeat(1000);
        assert!(is_sane(icons.as_bytes()));
    }
}
