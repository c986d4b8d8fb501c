//! Rows of tables and lines of JSON as articles: which of their fields means what.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::article::Article;
use crate::render::text_of;
use crate::shape::{is_one_of, tags};
use records::articles::{Metadata, plain};
use records::dates::day;

/// `data/columns.csv`: names that tables use, best first.
static NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../data/columns.csv").lines().skip(1).filter_map(|l| l.split_once(',')).collect()
});

/// Names that a record uses for itself; an input's field of such a name goes by `input_NAME`.
const OURS: [&str; 18] = [
    "type",
    "doc",
    "title",
    "outlet",
    "url",
    "published",
    "author",
    "language",
    "text",
    "paragraph",
    "byte_start",
    "byte_end",
    "role",
    "repeat_of",
    "sentences",
    "entities",
    "numbers",
    "attributions",
];

/// Which field of the input is which of ours: what the user says, then the usual names.
#[derive(Clone, Debug, Default)]
pub struct Columns(HashMap<String, String>);

impl Columns {
    /// Reads `text=body,published=date`: our name, then theirs; a path has points: `a.b`.
    pub fn parse(map: &str) -> Result<Self, String> {
        let mut columns = HashMap::new();
        for pair in map.split(',').filter(|p| !p.trim().is_empty()) {
            let Some((ours, theirs)) = pair.split_once('=') else {
                return Err(format!("'{pair}' is no OURS=THEIRS, such as text=body"));
            };
            let (ours, theirs) = (ours.trim(), theirs.trim());
            if !Metadata::FIELDS.contains(&ours) && !["text", "doc"].contains(&ours) {
                return Err(format!(
                    "an article has no field '{ours}': it has doc, text, {}",
                    Metadata::FIELDS.join(", ")
                ));
            }
            columns.insert(ours.to_string(), theirs.to_string());
        }
        Ok(Self(columns))
    }

    /// The name of the input's field for ours, among those it has.
    fn find(&self, ours: &str, names: &[&str]) -> Option<usize> {
        let at = |name: &str| names.iter().position(|n| n.trim().eq_ignore_ascii_case(name));
        if let Some(given) = self.0.get(ours) {
            return names.iter().position(|n| n == given).or_else(|| at(given));
        }
        NAMES.iter().filter(|(field, _)| *field == ours).find_map(|(_, name)| at(name))
    }

    /// The path that the user gives for a field of ours, if it has points.
    fn path(&self, ours: &str) -> Option<&str> {
        self.0.get(ours).map(String::as_str).filter(|p| p.contains('.'))
    }
}

/// The article in one line of JSON; `doc` names it if it does not name itself.
pub fn of_json(line: &[u8], columns: &Columns, doc: &str) -> Result<Article, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    let fields =
        serde_json::from_str::<Fields>(text).map_err(|e| format!("no JSON object: {e}"))?.0;
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let mut used = vec![false; fields.len()];
    let mut value = |ours: &str| -> Option<String> {
        // The items of a list are paragraphs of a text, names of authors.
        let joint = if ours == "text" { "\n\n" } else { ", " };
        if let Some((first, rest)) = columns.path(ours).and_then(|p| p.split_once('.'))
            && let Some(at) = names.iter().position(|n| *n == first)
        {
            let value: Value = serde_json::from_str(fields[at].1.get()).ok()?;
            return said(value.pointer(&format!("/{}", rest.replace('.', "/")))?, joint);
        }
        let at = columns.find(ours, &names)?;
        used[at] = true;
        said(&serde_json::from_str(fields[at].1.get()).ok()?, joint)
    };
    let mut article = filled(&mut value, doc)?;
    for ((name, value), used) in fields.into_iter().zip(used) {
        if !used && name != "type" {
            article.further.push((further_name(&name), value));
        }
    }
    Ok(article)
}

/// The article in one row of a table.
pub fn of_row(
    names: &[&str],
    cells: &[&str],
    columns: &Columns,
    doc: &str,
) -> Result<Article, String> {
    let mut used = vec![false; names.len()];
    let mut value = |ours: &str| -> Option<String> {
        let at = columns.find(ours, names)?;
        used[at] = true;
        cells.get(at).map(|c| c.to_string()).filter(|c| !c.trim().is_empty())
    };
    let mut article = filled(&mut value, doc)?;
    for (at, name) in names.iter().enumerate() {
        let Some(cell) = cells.get(at).filter(|_| !used[at] && !name.trim().is_empty()) else {
            continue;
        };
        let mut json = Vec::new();
        records::write_json(cell, &mut json);
        let json = String::from_utf8(json).unwrap_or_default();
        if let Ok(value) = RawValue::from_string(json) {
            article.further.push((further_name(name.trim()), value));
        }
    }
    let mut seen = std::collections::HashSet::new();
    article.further.retain(|(name, _)| seen.insert(name.clone()));
    Ok(article)
}

fn further_name(name: &str) -> String {
    if OURS.contains(&name) { format!("input_{name}") } else { name.to_string() }
}

fn filled(value: &mut dyn FnMut(&str) -> Option<String>, doc: &str) -> Result<Article, String> {
    let Some(text) = value("text") else {
        return Err("no text: say which field holds it with --map text=FIELD".to_string());
    };
    let text = if is_markup(&text) { text_of(&text) } else { text };
    let (mut known, mut undated) = (Metadata::default(), None);
    for name in Metadata::FIELDS {
        let said = value(name).unwrap_or_default();
        if name != "published" {
            known.offer(name, &said);
        } else if let Some(day) = day(&said) {
            known.published = Some(day);
        } else {
            undated = Some(plain(&said)).filter(|said| !said.is_empty());
        }
    }
    let doc = value("doc")
        .map(|d| plain(&d))
        .filter(|d| !d.is_empty())
        .unwrap_or_else(|| doc.to_string());
    Ok(Article { doc, known, text, further: Vec::new(), undated })
}

/// A value as text: of a list its items, with `joint` between.
fn said(value: &Value, joint: &str) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(items) => {
            let all: Vec<String> = items.iter().filter_map(|item| said(item, joint)).collect();
            Some(all.join(joint))
        }
        Value::Object(object) => said(object.get("name")?, joint),
        Value::Null | Value::Bool(_) => None,
    }
    .filter(|s| !s.trim().is_empty())
}

/// Does a cell hold HTML? Some tables keep a page's body as it was.
fn is_markup(text: &str) -> bool {
    const MARKS: [&str; 6] = ["p", "div", "span", "html", "ul", "a"];
    text.contains('<')
        && tags(text.as_bytes()).any(|tag| {
            tag.closing && is_one_of(tag.name, &MARKS) || tag.name.eq_ignore_ascii_case(b"br")
        })
}

/// An object's fields in order, their values as they stand.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> serde::Deserialize<'de> for Fields {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Fields;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<M: serde::de::MapAccess<'de>>(
                self,
                mut map: M,
            ) -> Result<Fields, M::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(line: &str, map: &str) -> Result<Article, String> {
        of_json(line.as_bytes(), &Columns::parse(map).unwrap(), "f:1")
    }

    #[test]
    fn what_the_user_says_comes_first() {
        let line =
            r#"{"text":"no","body":"Yes.","meta":{"when":"5 March 2024"},"role":1,"x":[1.50]}"#;
        let article = json(line, "text=body,published=meta.when").unwrap();
        assert_eq!((article.text.as_str(), article.doc.as_str()), ("Yes.", "f:1"));
        assert_eq!(article.known.published.as_deref(), Some("2024-03-05"));
        let names: Vec<&str> = article.further.iter().map(|(n, _)| n.as_str()).collect();
        assert_eq!(names, ["input_text", "meta", "input_role", "x"]);
        assert_eq!(article.further[3].1.get(), "[1.50]");
    }

    #[test]
    fn the_usual_names_are_known() {
        let line = r#"{"maintext":"<p>One<br>two</p>","date_publish":"2021-08-27 10:00:00","authors":["A","B"],"id":7}"#;
        let article = json(line, "").unwrap();
        assert_eq!(article.text, "One\ntwo");
        assert_eq!(article.known.author.as_deref(), Some("A, B"));
        assert_eq!(article.doc, "7");
        assert!(json(r#"{"title":"x"}"#, "").unwrap_err().contains("--map"));
        assert!(json("[1]", "").is_err());
        assert_eq!(json(r#"{"text":"if 1 <p and p> 2"}"#, "").unwrap().text, "if 1 <p and p> 2");
    }

    #[test]
    fn rows() {
        let columns = Columns::parse("text = story").unwrap();
        let names = ["Title", "story", "", "desk", "desk"];
        let article =
            of_row(&names, &["T", "Body.", "0", "a \"b\"", "c"], &columns, "t:2").unwrap();
        assert_eq!(article.known.title.as_deref(), Some("T"));
        assert_eq!(article.further.len(), 1);
        assert_eq!(article.further[0].1.get(), r#""a \"b\"""#);
        assert!(Columns::parse("body=text").is_err());
        assert!(Columns::parse("text").is_err());
    }
}
