//! W3C web annotations: what was found, on the very words, as JSON-LD lines.
//!
//! Selectors: the words themselves (TextQuoteSelector) and their place. With the articles'
//! texts at hand the place is a TextPositionSelector, code points of the whole text; without
//! them it is the bytes of the paragraph or sentence in its source (DataPositionSelector),
//! refined by a TextPositionSelector, code points within it. What stands in the title alone has its
//! words for a selector, and no place.

use records::Claim;
use serde_json::{Value, json};

use crate::hash::id;
use crate::input::Paragraph;
use crate::lines;
use crate::texts::Texts;

/// A stretch of text whose place in its source is known.
struct Base<'a> {
    doc: &'a str,
    url: Option<&'a str>,
    byte_start: u64,
    byte_end: u64,
    /// Does it stand in the title alone?
    title: bool,
    points: Vec<char>,
    /// The article's text, and where the stretch begins in it, in code points.
    whole: Option<(&'a [char], usize)>,
}

/// How many code points stand around a quote.
const AROUND: usize = 32;

impl Base<'_> {
    fn annotation(&self, what: &str, start: usize, end: usize, bodies: Value) -> Value {
        let mut selectors = vec![self.quote(start, end)];
        if !self.title {
            selectors.push(self.place(start, end));
        }
        let what_of = if self.title { format!("title {what}") } else { what.to_string() };
        let hash = id(&[
            self.doc,
            &what_of,
            &self.byte_start.to_string(),
            &start.to_string(),
            &end.to_string(),
            &bodies.to_string(),
        ]);
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("urn:claimlines:{hash}"),
            "type": "Annotation",
            "motivation": if what == "claim" { "describing" } else { "identifying" },
            "body": bodies,
            "target": {
                "source": self.source(),
                "selector": selectors,
            },
        })
    }

    fn source(&self) -> String {
        let url = self.url.filter(|u| u.starts_with("http"));
        url.map_or_else(|| format!("urn:claimlines:doc:{}", encoded(self.doc)), str::to_string)
    }

    fn quote(&self, start: usize, end: usize) -> Value {
        let (points, start, end) = match self.whole {
            Some((whole, offset)) => (whole, start + offset, end + offset),
            None => (&self.points[..], start, end),
        };
        let text =
            |from: usize, to: usize| points.get(from..to).unwrap_or(&[]).iter().collect::<String>();
        json!({
            "type": "TextQuoteSelector",
            "exact": text(start, end),
            "prefix": text(start.saturating_sub(AROUND), start),
            "suffix": text(end, (end + AROUND).min(points.len())),
        })
    }

    fn place(&self, start: usize, end: usize) -> Value {
        if let Some((_, offset)) = self.whole {
            return json!({"type": "TextPositionSelector", "start": start + offset, "end": end + offset});
        }
        json!({
            "type": "DataPositionSelector",
            "start": self.byte_start,
            "end": self.byte_end,
            "refinedBy": {"type": "TextPositionSelector", "start": start, "end": end},
        })
    }
}

fn body(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"})
}

/// The names, figures and speakers of a paragraph.
pub fn paragraph(p: &Paragraph, texts: &mut Texts) -> Vec<Value> {
    let points: Vec<char> = p.article.text.chars().collect();
    let title = p.paragraph.is_none();
    let whole = texts.place(&p.article.doc, p.byte_start, &points).filter(|_| !title);
    let base = Base {
        doc: &p.article.doc,
        url: p.article.url.as_deref(),
        byte_start: p.byte_start,
        byte_end: p.byte_end,
        title,
        whole,
        points,
    };
    let mut found = Vec::new();
    for e in &p.entities {
        let bodies = json!([
            body("identifying", &e.name),
            body("classifying", &e.label),
            body("linking", &e.id)
        ]);
        found.push(base.annotation("name", e.start, e.end, bodies));
    }
    for n in &p.numbers {
        let of = n.of.as_ref().map_or("", |of| &of.text);
        let said = match &n.timex {
            Some(timex) => timex.clone(),
            None => format!("{} {of}", lines::figure(n.low, n.high)).trim().to_string(),
        };
        let bodies = json!([body("identifying", &said), body("classifying", &n.label)]);
        found.push(base.annotation("number", n.start, n.end, bodies));
    }
    for a in &p.attributions {
        let speaker = a.source.as_ref().map_or("", |s| &s.name);
        for content in &a.content {
            // Two cues may give one content to one speaker.
            let what = &format!("attribution {}", found.len());
            let bodies = json!([
                body("identifying", speaker),
                body("classifying", &format!("{} speech", a.kind))
            ]);
            found.push(base.annotation(what, content.start, content.end, bodies));
        }
    }
    found
}

/// A claim, on its clause.
pub fn claim(c: &Claim, texts: &mut Texts) -> Value {
    let points: Vec<char> = c.text.chars().collect();
    let title = c.paragraph.is_none();
    let whole = texts.place(&c.doc, c.byte_start, &points).filter(|_| !title);
    let base = Base {
        doc: &c.doc,
        url: c.url.as_deref(),
        byte_start: c.byte_start,
        byte_end: c.byte_end,
        title,
        whole,
        points,
    };
    let bodies = json!([
        body("describing", &lines::claim(c)),
        body("classifying", &c.predicate),
        body("linking", &c.id)
    ]);
    base.annotation("claim", c.start, c.end, bodies)
}

/// A name as it may stand in a URN.
fn encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            out.push(byte as char);
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}
