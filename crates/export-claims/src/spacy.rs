//! Records as spaCy's JSON of a `Doc`, which `Doc.from_json` takes: tokens, sentences, names
//! and figures as `ents`, and everything else as span groups. Where it is from stands in `meta`,
//! which spaCy leaves aside.

use std::collections::BTreeSet;

use records::Claim;
use serde_json::{Value, json};

use crate::input::Paragraph;
use crate::lines;

/// A span in code points, with its label and the id of what it is.
struct Span<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    id: &'a str,
}

/// A paragraph: `spans` has the groups names, numbers, sources, cues and contents.
pub fn paragraph(p: &Paragraph) -> Value {
    let mut groups: Vec<(&str, Vec<Span>)> = ["names", "numbers", "sources", "cues", "contents"]
        .into_iter()
        .map(|name| (name, Vec::new()))
        .collect();
    let mut add = |group: usize, start: usize, end: usize, label, id| {
        groups[group].1.push(Span { start, end, label, id });
    };
    for e in &p.entities {
        add(0, e.start, e.end, &*e.label, &*e.id);
    }
    for n in &p.numbers {
        add(1, n.start, n.end, &*n.label, n.timex.as_deref().unwrap_or(""));
    }
    for a in &p.attributions {
        if let Some(source) = &a.source {
            add(2, source.start, source.end, "SOURCE", source.id.as_deref().unwrap_or(""));
        }
        if let Some(cue) = &a.cue {
            add(3, cue.start, cue.end, "CUE", "");
        }
        for content in &a.content {
            add(4, content.start, content.end, "CONTENT", "");
        }
    }
    let sentences = p.sentences.iter().map(|s| (s.start, s.end)).collect();
    let meta = json!({"doc": p.article.doc, "paragraph": p.paragraph, "byte_start": p.byte_start,
        "byte_end": p.byte_end, "url": p.article.url, "published": p.article.published});
    doc(&p.article.text, sentences, &groups, true, meta)
}

/// A claim in its sentence: `spans` has the groups claim, subject, object, quantity, place.
pub fn claim(c: &Claim) -> Value {
    let mut groups: Vec<(&str, Vec<Span>)> = Vec::new();
    let clause = Span { start: c.start, end: c.end, label: &c.predicate, id: &c.id };
    groups.push(("claim", vec![clause]));
    for (name, actors) in [
        ("subject", &c.subject),
        ("object", &c.object),
        ("place", &c.place),
        ("attributed_to", &c.attributed_to),
    ] {
        let here = actors.iter().filter_map(|a| {
            let (start, end) = (a.start?, a.end?);
            let label = a.label.as_deref().unwrap_or("");
            Some(Span { start, end, label, id: a.id.as_deref().unwrap_or("") })
        });
        groups.push((name, here.collect()));
    }
    let quantity = c
        .quantity
        .as_ref()
        .and_then(|q| Some(Span { start: q.start?, end: q.end?, label: &q.modifier, id: "" }));
    groups.push(("quantity", quantity.into_iter().collect()));
    let meta = json!({"id": c.id, "doc": c.doc, "paragraph": c.paragraph, "byte_start": c.byte_start,
        "byte_end": c.byte_end, "url": c.url, "published": c.published, "says": lines::claim(c)});
    let all = c.text.chars().count();
    let mut sentences = vec![(0, all)];
    sentences.retain(|(_, end)| *end > 0);
    doc(&c.text, sentences, &groups, false, meta)
}

fn doc(
    text: &str,
    mut sentences: Vec<(usize, usize)>,
    groups: &[(&str, Vec<Span>)],
    with_ents: bool,
    meta: Value,
) -> Value {
    let points: Vec<char> = text.chars().collect();
    let within = |start: usize, end: usize| start < end && end <= points.len();
    sentences.retain(|&(start, end)| within(start, end));
    let mut cuts: BTreeSet<usize> = sentences.iter().flat_map(|&(s, e)| [s, e]).collect();
    for span in groups.iter().flat_map(|(_, spans)| spans) {
        cuts.extend([span.start, span.end]);
    }
    let tokens: Vec<Value> = tokens(&points, &cuts)
        .into_iter()
        .enumerate()
        .map(|(id, (start, end))| json!({"id": id, "start": start, "end": end}))
        .collect();
    let mut spans = serde_json::Map::new();
    let mut ents: Vec<(usize, usize, &str)> = Vec::new();
    for (name, group) in groups {
        let group: Vec<&Span> = group.iter().filter(|s| within(s.start, s.end)).collect();
        for span in group.iter().filter(|_| with_ents && ["names", "numbers"].contains(name)) {
            // spaCy's entities do not overlap: names go before the figures in them.
            if !ents.iter().any(|&(start, end, _)| span.start < end && start < span.end) {
                ents.push((span.start, span.end, span.label));
            }
        }
        let list = group
            .iter()
            .map(|s| json!({"start": s.start, "end": s.end, "label": s.label, "kb_id": s.id}))
            .collect();
        spans.insert((*name).to_string(), Value::Array(list));
    }
    ents.sort_unstable();
    let ents: Vec<Value> =
        ents.iter().map(|(s, e, label)| json!({"start": s, "end": e, "label": label})).collect();
    let sents: Vec<Value> = sentences.iter().map(|(s, e)| json!({"start": s, "end": e})).collect();
    json!({"text": text, "ents": ents, "sents": sents, "tokens": tokens, "spans": spans, "meta": meta})
}

/// Python's white space: Unicode's, and four separators more.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c)
}

/// Words, signs and white space such that every cut is a token's edge and spaCy rebuilds the
/// same: after a token one plain space is its own, all further white space is one token.
fn tokens(points: &[char], cuts: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < points.len() {
        let start = at;
        if is_space(points[at]) {
            while at < points.len() && is_space(points[at]) {
                at += 1;
            }
        } else {
            let word = points[at].is_alphanumeric();
            at += 1;
            while at < points.len()
                && !cuts.contains(&at)
                && !is_space(points[at])
                && (joins(points[at]) || word && points[at].is_alphanumeric())
            {
                at += 1;
            }
        }
        found.push((start, at));
        if at < points.len() && points[at] == ' ' && !is_space(points[at - 1]) {
            at += 1;
        }
    }
    found
}

/// Marks that belong to the character before: accents, joiners, variation selectors, skin tones.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20D0}'..='\u{20FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, cuts: &[usize]) -> Vec<String> {
        let points: Vec<char> = text.chars().collect();
        let cuts = cuts.iter().copied().collect();
        tokens(&points, &cuts).into_iter().map(|(s, e)| points[s..e].iter().collect()).collect()
    }

    #[test]
    fn tokens_as_spacy_builds_them_again() {
        assert_eq!(split("At least 90, he", &[]), ["At", "least", "90", ",", "he"]);
        assert_eq!(split("a  b\n\nc", &[]), ["a", " ", "b", "\n\n", "c"]);
        assert_eq!(split(" a ", &[]), [" ", "a"]);
        assert_eq!(split("e\u{301}te\u{301} 👍🏽", &[]), ["e\u{301}te\u{301}", "👍🏽"]);
        assert_eq!(split("US-led", &[2]), ["US", "-", "led"]);
        assert_eq!(split("10\u{A0}000", &[]), ["10", "\u{A0}", "000"]);
        assert!(split("", &[]).is_empty());
    }
}
