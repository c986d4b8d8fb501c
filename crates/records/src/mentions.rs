//! Names and attributions as the library writes them, key by key: that takes twice the time.

use crate::keyed::{figure, string};
use crate::model::{Attribution, Entity, Source, Span};

/// Appends a list of names as JSON.
pub fn write_entities(entities: &[Entity], out: &mut Vec<u8>) {
    list(entities, out, |Entity { start, end, text, label, id, name }, out| {
        figure(r#"{"start":"#, Some(*start as u64), out);
        figure(r#","end":"#, Some(*end as u64), out);
        string(r#","text":"#, text, out);
        string(r#","label":"#, label, out);
        string(r#","id":"#, id, out);
        string(r#","name":"#, name, out);
        out.push(b'}');
    });
}

/// Appends a list of attributions as JSON.
pub fn write_attributions(attributions: &[Attribution], out: &mut Vec<u8>) {
    list(attributions, out, |Attribution { source, cue, content, kind }, out| {
        out.extend_from_slice(br#"{"source":"#);
        match source {
            Some(source) => write_source(source, out),
            None => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(br#","cue":"#);
        match cue {
            Some(cue) => write_span(cue, out),
            None => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(br#","content":"#);
        list(content, out, write_span);
        string(r#","kind":"#, kind, out);
        out.push(b'}');
    });
}

fn write_source(source: &Source, out: &mut Vec<u8>) {
    let Source { start, end, text, id, name } = source;
    figure(r#"{"start":"#, Some(*start as u64), out);
    figure(r#","end":"#, Some(*end as u64), out);
    string(r#","text":"#, text, out);
    string(r#","id":"#, id, out);
    string(r#","name":"#, name, out);
    out.push(b'}');
}

fn write_span(Span { start, end, text }: &Span, out: &mut Vec<u8>) {
    figure(r#"{"start":"#, Some(*start as u64), out);
    figure(r#","end":"#, Some(*end as u64), out);
    string(r#","text":"#, text, out);
    out.push(b'}');
}

fn list<T>(items: &[T], out: &mut Vec<u8>, write: impl Fn(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(b']');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn as_the_library_writes_them() {
        let entity = Entity {
            start: 0,
            end: 10_007,
            text: "“Peru”\n\"\\".to_string(),
            label: "GPE".to_string(),
            id: "\u{2}é".to_string(),
            name: String::new(),
        };
        for entities in [vec![], vec![entity.clone()], vec![entity.clone(), entity]] {
            let wanted = serde_json::to_string(&entities).unwrap();
            assert_eq!(text(|out| write_entities(&entities, out)), wanted);
        }
        let span = |at: usize| Span { start: at, end: at + 3, text: "a\tb".to_string() };
        let source = Source {
            start: 1,
            end: 2,
            text: "he".to_string(),
            id: Some("Q1".to_string()),
            name: "Ann \"Lee\"".to_string(),
        };
        let full = Attribution {
            source: Some(source.clone()),
            cue: Some(span(7)),
            content: vec![span(11), span(200)],
            kind: "direct".to_string(),
        };
        let bare = Attribution { source: None, cue: None, content: vec![], ..full.clone() };
        let unknown = Attribution { source: Some(Source { id: None, ..source }), ..full.clone() };
        let all = [full, bare, unknown];
        let wanted = serde_json::to_string(&all).unwrap();
        assert_eq!(text(|out| write_attributions(&all, out)), wanted);
    }
}
