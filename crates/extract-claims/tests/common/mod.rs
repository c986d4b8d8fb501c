//! Paragraph records for tests, with names and figures marked by hand.
#![allow(dead_code)] // each test file uses its part

use extract_claims::{Extractor, Tables};
use records::{Article, Claim, Paragraph};
use serde_json::{Value, json};

fn span(text: &str, part: &str) -> (usize, usize) {
    let byte = text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}"));
    let start = text[..byte].chars().count();
    (start, start + part.chars().count())
}

fn entity(text: &str, (part, label, id): (&str, &str, &str)) -> Value {
    let (start, end) = span(text, part);
    json!({"start": start, "end": end, "text": part, "label": label, "id": id, "name": part})
}

fn number(text: &str, (part, label, low, high, of): Figure) -> Value {
    let (start, end) = span(text, part);
    let of = (!of.is_empty()).then(|| {
        let (start, end) = span(text, of);
        json!({"start": start, "end": end, "text": of})
    });
    json!({"start": start, "end": end, "text": part, "label": label, "value": low.or(high),
        "low": low, "high": high, "modifier": "exact", "unit": null, "of": of,
        "from": null, "to": null, "timex": null})
}

/// Text, label, low, high, what is counted.
pub type Figure<'a> = (&'a str, &'a str, Option<f64>, Option<f64>, &'a str);

/// A plain count.
pub fn count<'a>(part: &'a str, value: f64, of: &'a str) -> Figure<'a> {
    (part, "CARDINAL", Some(value), Some(value), of)
}

/// The claims of a one-paragraph article.
pub fn claims(text: &str, names: &[(&str, &str, &str)], figures: &[Figure]) -> Vec<Claim> {
    claims_with(None, text, names, figures)
}

/// The claims of an article with a title and a text of one paragraph, if any.
pub fn titled(title: &str, counts: &[Figure], text: &str, figures: &[Figure]) -> Vec<Claim> {
    let line = |role: &str, n: Option<u64>, text: &str, figures: &[Figure]| {
        json!({"type": "paragraph", "doc": "d", "title": title, "published": "2024-03-05",
            "paragraph": n, "byte_start": 0, "role": role, "text": text, "entities": [],
            "numbers": figures.iter().map(|&f| number(text, f)).collect::<Vec<_>>()})
        .to_string()
    };
    let mut lines = vec![line("heading", None, title, counts)];
    if !text.is_empty() {
        lines.push(line("body", Some(0), text, figures));
    }
    let paragraphs: Vec<Paragraph> =
        lines.iter().map(|l| Paragraph::parse(l.as_bytes()).unwrap()).collect();
    let tables = Tables::new(None).unwrap();
    let (claims, rejected) = Extractor::new(&tables).extract(&Article { paragraphs: &paragraphs });
    assert!(rejected.is_empty(), "{rejected:?}");
    claims
}

/// The same with a user's predicates.
pub fn claims_with(
    rows: Option<&str>,
    text: &str,
    names: &[(&str, &str, &str)],
    figures: &[Figure],
) -> Vec<Claim> {
    let line = json!({"type": "paragraph", "doc": "d", "title": null, "outlet": "The Gazette",
        "url": null, "published": "2024-03-05", "paragraph": 0, "byte_start": 100,
        "role": "body", "text": text,
        "entities": names.iter().map(|&n| entity(text, n)).collect::<Vec<_>>(),
        "numbers": figures.iter().map(|&f| number(text, f)).collect::<Vec<_>>()})
    .to_string();
    let paragraph = Paragraph::parse(line.as_bytes()).unwrap();
    let tables = Tables::new(rows).unwrap();
    let (claims, rejected) = Extractor::new(&tables).extract(&Article { paragraphs: &[paragraph] });
    assert!(rejected.is_empty(), "{rejected:?}");
    for claim in &claims {
        slices(claim);
    }
    claims
}

/// Every span of a claim slices to its text.
pub fn slices(claim: &Claim) {
    let chars: Vec<char> = claim.text.chars().collect();
    let slice = |a: usize, b: usize| chars[a..b].iter().collect::<String>();
    assert!(claim.start < claim.end && claim.end <= chars.len(), "{claim:?}");
    let actors = claim.subject.iter().chain(&claim.object).chain(&claim.place);
    for actor in actors.chain(&claim.attributed_to) {
        if let (Some(a), Some(b)) = (actor.start, actor.end) {
            assert_eq!(slice(a, b), actor.text);
        }
    }
    if let Some(q) = &claim.quantity
        && let (Some(a), Some(b)) = (q.start, q.end)
    {
        assert!(a < b && b <= chars.len());
    }
}

/// The claims of one predicate.
pub fn of<'a>(claims: &'a [Claim], predicate: &str) -> Vec<&'a Claim> {
    claims.iter().filter(|c| c.predicate == predicate).collect()
}

/// Names of a claim's actors.
pub fn names(actors: &[records::Actor]) -> Vec<&str> {
    actors.iter().map(|a| a.name.as_str()).collect()
}

/// Is there one, and do all fit? Of none, nothing is shown.
pub fn every<T>(found: impl IntoIterator<Item = T>, fits: impl FnMut(T) -> bool) -> bool {
    let mut found = found.into_iter().peekable();
    found.peek().is_some() && found.all(fits)
}
