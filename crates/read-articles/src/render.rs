//! From a tree of HTML to the text that a reader sees: a block a paragraph, `<br>` a line.

use dom_query::{Document, NodeRef};

use crate::shape::{is_one_of, is_sane, tags};

/// The text of a piece of HTML. Paragraphs are parted by a blank line, lines by a line feed;
/// other white space is one space. No-break spaces stay.
pub fn text_of(html: &str) -> String {
    if is_sane(html.as_bytes()) {
        of_tree(&Document::fragment(html).root())
    } else {
        of_tree(&Document::fragment(flat(html)).root())
    }
}

/// What is not text to read.
const HIDDEN: [&str; 17] = [
    "nav", "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "textarea",
    "select", "button", "object", "canvas", "video", "audio", "dialog",
];

const INLINE: [&str; 35] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// The text below a node.
pub fn of_tree(root: &NodeRef) -> String {
    let mut out = Text::default();
    let mut node = root.first_child();
    while let Some(current) = node {
        let shown = enter(&current, &mut out);
        node = current.first_child().filter(|_| shown).or_else(|| after(current, root, &mut out));
    }
    out.text
}

/// The node that follows in the document, with every element left on the way closed.
fn after<'a>(mut node: NodeRef<'a>, root: &NodeRef, out: &mut Text) -> Option<NodeRef<'a>> {
    loop {
        leave(&node, out);
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
    }
}

/// Opens a node; is there text to read in it?
fn enter(node: &NodeRef, out: &mut Text) -> bool {
    if node.is_text() {
        out.push(&node.text());
        return false;
    }
    let Some(name) = node.qual_name_ref() else { return true };
    let name: &[u8] = name.local.as_bytes();
    match name {
        b"br" => out.line(),
        b"q" => out.push("“"),
        b"pre" => {
            out.part(Gap::Paragraph);
            out.pre += 1;
        }
        b"wbr" => {}
        _ if is_one_of(name, &HIDDEN) => return false,
        _ if is_one_of(name, &INLINE) => {}
        _ => out.part(Gap::Paragraph),
    }
    true
}

fn leave(node: &NodeRef, out: &mut Text) {
    let Some(name) = node.qual_name_ref() else { return };
    let name: &[u8] = name.local.as_bytes();
    match name {
        b"br" | b"wbr" => {}
        b"q" => out.push("”"),
        b"pre" => {
            out.part(Gap::Paragraph);
            out.pre = out.pre.saturating_sub(1);
        }
        _ if is_one_of(name, &INLINE) || is_one_of(name, &HIDDEN) => {}
        _ => out.part(Gap::Paragraph),
    }
}

/// What stands between the text so far and the text to come.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Text {
    text: String,
    gap: Gap,
    /// Depth of preformatted elements.
    pre: usize,
}

impl Text {
    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// `<br>`: a new line, and after a new line a new paragraph.
    fn line(&mut self) {
        self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.pre > 0 => self.line(),
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => self.part(Gap::Space),
                // What no reader sees must not part words.
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\0' => {}
                c => {
                    if !self.text.is_empty() {
                        self.text.push_str(match self.gap {
                            Gap::None => "",
                            Gap::Space => " ",
                            Gap::Line => "\n",
                            Gap::Paragraph => "\n\n",
                        });
                    }
                    self.gap = Gap::None;
                    self.text.push(c);
                }
            }
        }
    }
}

/// A page without its structure, for those whose tree is not to be built: paragraphs and lines
/// alone, in linear time.
pub fn flat(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut at = 0;
    let mut hidden: &[u8] = b"";
    for tag in tags(html.as_bytes()) {
        if hidden.is_empty() {
            out.push_str(html.get(at..tag.range.start).unwrap_or(""));
        }
        at = tag.range.end;
        if !hidden.is_empty() {
            if tag.closing && tag.name.eq_ignore_ascii_case(hidden) {
                hidden = b"";
            }
            continue;
        }
        if tag.name.eq_ignore_ascii_case(b"br") {
            out.push_str("<br>");
        } else if !tag.closing && is_one_of(tag.name, &RAW_HIDDEN) {
            hidden = tag.name;
        } else if !is_one_of(tag.name, &INLINE) {
            out.push_str("<p>");
        }
    }
    if hidden.is_empty() {
        out.push_str(html.get(at..).unwrap_or(""));
    }
    out
}

/// Elements whose content is no text to read and cannot hold another of its kind.
const RAW_HIDDEN: [&str; 6] = ["script", "style", "noscript", "title", "iframe", "textarea"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_breaks_are_lines() {
        let html =
            "<div>One<br>two<br><br>three\n  four</div><p>five <b>six</b><ul><li>7<li>8</ul>";
        assert_eq!(text_of(html), "One\ntwo\n\nthree four\n\nfive six\n\n7\n\n8");
    }

    #[test]
    fn what_a_reader_sees() {
        let html = "a&nbsp;b &amp; c<script>no</script> <q>d</q> co&shy;operate <svg><title>x</title></svg>";
        assert_eq!(text_of(html), "a\u{A0}b & c “d” cooperate");
        assert_eq!(text_of("<pre>one\n  two\n\nthree</pre>"), "one\ntwo\n\nthree");
        assert_eq!(text_of(""), "");
        assert_eq!(text_of("👩‍🚀 e\u{301}<wbr>x"), "👩‍🚀 e\u{301}x");
    }

    #[test]
    fn the_deepest_page_is_read() {
        let html = format!("{}one<br>two<p>three<script>no</script>", "<div>".repeat(100_000));
        assert_eq!(text_of(&html), "one\ntwo\n\nthree");
    }
}
