//! A claim's line, so that `sort -t '"' -k12,12` finds its key.

use crate::keyed::{figure, string};
use crate::model::{Actor, Claim, Quantity};
use crate::paragraph::write_json;

/// Appends a claim as JSON. A quote within a name would be one more for `sort`, which counts them: it is
/// written as `\u0022`, which is the same to every reader of JSON.
pub fn write_claim(claim: &Claim, out: &mut Vec<u8>) {
    let start = out.len();
    write(claim, out);
    if !claim.id.contains('"') && !claim.key.contains('"') {
        return;
    }
    let line = out.split_off(start);
    let mut bytes = line.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'\\' => match bytes.next() {
                Some(b'"') => out.extend_from_slice(b"\\u0022"),
                Some(&other) => out.extend_from_slice(&[byte, other]),
                None => out.push(byte),
            },
            _ => out.push(byte),
        }
    }
}

/// As the library writes it, key by key: that takes twice the time.
fn write(claim: &Claim, out: &mut Vec<u8>) {
    let Claim {
        r#type,
        id,
        key,
        doc,
        outlet,
        url,
        published,
        paragraph,
        byte_start,
        byte_end,
        text,
        start,
        end,
        predicate,
        mode,
        subject,
        object,
        quantity,
        from,
        to,
        date_precision,
        date_text,
        place,
        polarity,
        certainty,
        attributed_to,
        cue,
        kind,
        origin,
    } = claim;
    string(r#"{"type":"#, r#type, out);
    string(r#","id":"#, id, out);
    string(r#","key":"#, key, out);
    string(r#","doc":"#, doc, out);
    string(r#","outlet":"#, outlet, out);
    string(r#","url":"#, url, out);
    string(r#","published":"#, published, out);
    figure(r#","paragraph":"#, *paragraph, out);
    figure(r#","byte_start":"#, Some(*byte_start), out);
    figure(r#","byte_end":"#, Some(*byte_end), out);
    string(r#","text":"#, text, out);
    figure(r#","start":"#, Some(*start as u64), out);
    figure(r#","end":"#, Some(*end as u64), out);
    string(r#","predicate":"#, predicate, out);
    string(r#","mode":"#, mode, out);
    actors(r#","subject":"#, subject, out);
    actors(r#","object":"#, object, out);
    out.extend_from_slice(br#","quantity":"#);
    match quantity {
        Some(quantity) => write_quantity(quantity, out),
        None => out.extend_from_slice(b"null"),
    }
    string(r#","from":"#, from, out);
    string(r#","to":"#, to, out);
    string(r#","date_precision":"#, date_precision, out);
    string(r#","date_text":"#, date_text, out);
    actors(r#","place":"#, place, out);
    string(r#","polarity":"#, polarity, out);
    string(r#","certainty":"#, certainty, out);
    actors(r#","attributed_to":"#, attributed_to, out);
    string(r#","cue":"#, cue, out);
    string(r#","kind":"#, kind, out);
    string(r#","origin":"#, origin, out);
    out.push(b'}');
}

fn actors(key: &str, actors: &[Actor], out: &mut Vec<u8>) {
    out.extend_from_slice(key.as_bytes());
    out.push(b'[');
    for (i, Actor { id, name, label, text, start, end }) in actors.iter().enumerate() {
        string(if i == 0 { r#"{"id":"# } else { r#",{"id":"# }, id, out);
        string(r#","name":"#, name, out);
        string(r#","label":"#, label, out);
        string(r#","text":"#, text, out);
        figure(r#","start":"#, start.map(|at| at as u64), out);
        figure(r#","end":"#, end.map(|at| at as u64), out);
        out.push(b'}');
    }
    out.push(b']');
}

fn write_quantity(quantity: &Quantity, out: &mut Vec<u8>) {
    let Quantity { value, low, high, modifier, unit, currency, of, start, end } = quantity;
    for (key, number) in [(r#"{"value":"#, value), (r#","low":"#, low), (r#","high":"#, high)] {
        out.extend_from_slice(key.as_bytes());
        write_json(number, out);
    }
    string(r#","modifier":"#, modifier, out);
    string(r#","unit":"#, unit, out);
    string(r#","currency":"#, currency, out);
    string(r#","of":"#, of, out);
    figure(r#","start":"#, start.map(|at| at as u64), out);
    figure(r#","end":"#, end.map(|at| at as u64), out);
    out.push(b'}');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(id: &str, key: &str, text: &str) -> Claim {
        let quoted = |s: &str| serde_json::to_string(s).unwrap();
        let line = format!(
            r#"{{"type":"claim","id":{},"key":{},"doc":"d","paragraph":0,"byte_start":0,"byte_end":5,
            "text":{},"start":0,"end":5,"predicate":"killed","subject":[],"object":[],"place":[],
            "polarity":"asserted","certainty":"certain","attributed_to":[],"cue":"killed","kind":"event","origin":"d"}}"#,
            quoted(id),
            quoted(key),
            quoted(text)
        );
        serde_json::from_str(&line).unwrap()
    }

    #[test]
    fn as_the_library_writes_it() {
        let bare = claim("d#0-0", "violence|2024", "Two \\ \u{1} “died”.\n");
        let named = Actor {
            id: Some("Q1".to_string()),
            name: "Ann \t Lee".to_string(),
            label: Some("PERSON".to_string()),
            text: "Lee".to_string(),
            start: Some(3),
            end: Some(6),
        };
        let nobody = Actor { id: None, label: None, start: None, end: None, ..named.clone() };
        let quantity = Quantity {
            value: Some(2.5),
            low: Some(1e21),
            high: None,
            modifier: "range".to_string(),
            unit: Some("dollar".to_string()),
            currency: None,
            of: Some("dollars".to_string()),
            start: Some(0),
            end: None,
        };
        let text = || Some("é/\"".to_string());
        let full = Claim {
            outlet: text(),
            url: text(),
            published: text(),
            paragraph: None,
            byte_end: u64::MAX,
            mode: text(),
            subject: vec![named.clone(), nobody.clone()],
            object: vec![nobody],
            quantity: Some(quantity),
            from: text(),
            to: text(),
            date_precision: text(),
            date_text: text(),
            place: vec![named],
            kind: text(),
            ..bare.clone()
        };
        for claim in [bare, full] {
            let mut line = Vec::new();
            write(&claim, &mut line);
            assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(&claim).unwrap());
        }
    }

    #[test]
    fn the_key_stands_behind_the_eleventh_quote() {
        for doc in ["a.txt", "He said \"no\".txt", "back\\slash \\\".txt"] {
            let (id, key) = (format!("{doc}#0-0"), "violence|2024");
            let claim = claim(&id, key, "\"No\".");
            let mut line = Vec::new();
            write_claim(&claim, &mut line);
            let line = String::from_utf8(line).unwrap();
            assert_eq!(line.split('"').nth(11), Some("violence|2024"), "{line}");
            let read: Claim = serde_json::from_str(&line).unwrap();
            assert_eq!((read.id, read.text), (claim.id, claim.text));
        }
    }
}
