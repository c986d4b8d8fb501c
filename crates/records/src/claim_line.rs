//! A claim's line, so that `sort -t '"' -k12,12` finds its key.

use crate::model::Claim;
use crate::paragraph::write_json;

/// Appends a claim as JSON. A quote within a name would be one more for `sort`, which counts them: it is
/// written as `\u0022`, which is the same to every reader of JSON.
pub fn write_claim(claim: &Claim, out: &mut Vec<u8>) {
    let start = out.len();
    write_json(claim, out);
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
