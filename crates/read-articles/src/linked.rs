//! Linked data in a page (JSON-LD, schema.org): what it says of the article.

use serde_json::{Map, Value};

use records::articles::Metadata;
use records::dates::day;

type Object = Map<String, Value>;

/// Reads the content of one `<script type="application/ld+json">`.
pub fn linked(script: &str) -> Option<Metadata> {
    let root = parse(script)?;
    let mut objects = Vec::new();
    collect(&root, &mut objects, 0);
    let article = objects.iter().filter(|o| is_article(o)).max_by_key(|o| {
        usize::from(o.contains_key("datePublished")) * 2 + usize::from(o.contains_key("headline"))
    })?;
    let mut known = Metadata::default();
    for (name, keys) in [("title", ["headline", "name"]), ("language", ["inLanguage", ""])] {
        for key in keys {
            known.offer(name, &text(article.get(key)));
        }
    }
    for key in ["datePublished", "dateCreated"] {
        known.offer("published", &day(&text(article.get(key))).unwrap_or_default());
    }
    known.offer("author", &names(article.get("author"), &objects));
    known.offer("outlet", &names(article.get("publisher"), &objects));
    for key in ["url", "mainEntityOfPage", "@id"] {
        let address = article.get(key).map(|v| v.get("@id").unwrap_or(v));
        known.offer(
            "url",
            Some(text(address)).filter(|u| u.starts_with("http")).as_deref().unwrap_or(""),
        );
    }
    Some(known)
}

/// JSON as it is found in the wild: in comments, with raw line ends, with a semicolon behind.
fn parse(script: &str) -> Option<Value> {
    let inner = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let inner =
        inner.trim_end_matches("-->").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(inner).ok().or_else(|| {
        let spaced: String = inner.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// All objects, those in `@graph` and in other objects too.
fn collect<'a>(value: &'a Value, into: &mut Vec<&'a Object>, depth: usize) {
    if depth > 8 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|v| collect(v, into, depth + 1)),
        Value::Object(object) => {
            into.push(object);
            object.values().for_each(|v| collect(v, into, depth + 1));
        }
        _ => {}
    }
}

fn is_article(object: &Object) -> bool {
    let named = |v: &Value| {
        v.as_str()
            .is_some_and(|t| ["Article", "Posting", "Report"].iter().any(|end| t.ends_with(end)))
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

/// A string, or the first of several.
fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(s)) => unescaped(s),
        Some(Value::Number(n)) => n.to_string(),
        Some(Value::Array(items)) => text(items.first()),
        _ => String::new(),
    }
}

/// Some publishers escape for HTML what stands in a script.
fn unescaped(text: &str) -> String {
    if text.contains('&') { crate::render::text_of(text) } else { text.to_string() }
}

/// The names of persons or organisations, written out or by reference.
fn names(value: Option<&Value>, objects: &[&Object]) -> String {
    let name = |v: &Value| -> String {
        let own = v.get("name").map(|n| text(Some(n))).unwrap_or_default();
        let id = v.get("@id").filter(|_| own.is_empty());
        let there = id.and_then(|id| {
            objects.iter().find(|o| o.get("@id") == Some(id) && o.contains_key("name"))
        });
        match (v, there) {
            (Value::String(s), _) => unescaped(s),
            (_, Some(object)) => text(object.get("name")),
            _ => own,
        }
    };
    let all: Vec<String> = match value {
        Some(Value::Array(items)) => items.iter().take(20).map(name).collect(),
        Some(one) => vec![name(one)],
        None => Vec::new(),
    };
    let wanted = all.iter().map(|n| n.trim()).filter(|n| !n.is_empty() && !n.starts_with("http"));
    wanted.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_among_other_things() {
        let script = r##"<!-- [{"@type":"WebSite","name":"No"},{"@graph":[
            {"@type":["NewsArticle"],"headline":"Ferry &amp; storm","datePublished":"2024-03-05T08:00:00Z",
             "author":[{"@id":"#a"},{"@type":"Person","name":"Bo Lind"},"https://x.example/c"],
             "publisher":{"name":"Harbour Post"},"mainEntityOfPage":{"@id":"https://h.example/1"}},
            {"@type":"Person","@id":"#a","name":"Ana
Reyes"}]}]; -->"##;
        let known = linked(&script.replace("]; -->", "];-->")).unwrap();
        assert_eq!(known.title.as_deref(), Some("Ferry & storm"));
        assert_eq!(known.published.as_deref(), Some("2024-03-05"));
        assert_eq!(known.author.as_deref(), Some("Ana Reyes, Bo Lind"));
        assert_eq!(known.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(known.url.as_deref(), Some("https://h.example/1"));
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        for script in
            ["", "{", "[]", "null", r#"{"@type":"WebSite","name":"x"}"#, r#"{"headline":5}"#]
        {
            assert_eq!(linked(script), None, "{script}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(linked(&deep), None);
    }
}
