//! Claims and joined claims as CSV: fixed columns, for spreadsheets, DuckDB and pandas.

use records::{Claim, Joined};

use crate::input::Record;
use crate::lines::{ids, joined, names, slice};

/// The columns of a claim's row.
pub const CLAIM: [&str; 43] = [
    "id",
    "doc",
    "outlet",
    "url",
    "published",
    "paragraph",
    "byte_start",
    "byte_end",
    "predicate",
    "mode",
    "subject",
    "subject_ids",
    "object",
    "object_ids",
    "value",
    "low",
    "high",
    "modifier",
    "unit",
    "currency",
    "of",
    "from",
    "to",
    "date_precision",
    "date_text",
    "place",
    "place_ids",
    "polarity",
    "certainty",
    "attributed_to",
    "attributed_to_ids",
    "kind",
    "origin",
    "cue",
    "text",
    "start",
    "end",
    "clause",
    "joined",
    "verdict",
    "side",
    "articles",
    "origins",
];

/// The columns of a joined claim's row.
pub const JOINED: [&str; 24] = [
    "id",
    "kind",
    "about",
    "predicates",
    "subject",
    "subject_ids",
    "object",
    "object_ids",
    "place",
    "place_ids",
    "from",
    "to",
    "low",
    "best",
    "high",
    "verdict",
    "why",
    "sides",
    "articles",
    "origins",
    "claims",
    "claim_ids",
    "docs",
    "urls",
];

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Rows {
    /// A claim
    #[default]
    Claims,
    /// A joined claim
    Joined,
}

/// The head of the table.
pub fn head(rows: Rows) -> Vec<u8> {
    let columns: &[&str] = if rows == Rows::Claims { &CLAIM } else { &JOINED };
    row(columns)
}

/// The rows of a record; none if it holds no such thing.
pub fn rows(record: &Record, rows: Rows, out: &mut Vec<u8>) {
    match (record, rows) {
        (Record::Claim(claim), Rows::Claims) => out.extend(row(&of_claim(claim, None))),
        (Record::Joined(joined), Rows::Claims) => {
            for claim in &joined.claims {
                out.extend(row(&of_claim(claim, Some(joined))));
            }
        }
        (Record::Joined(joined), Rows::Joined) => out.extend(row(&of_joined(joined))),
        _ => {}
    }
}

fn row<T: AsRef<[u8]>>(cells: &[T]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // A Vec takes every write.
    let written = writer.write_record(cells);
    debug_assert!(written.is_ok());
    writer.into_inner().unwrap_or_default()
}

fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

fn number(value: Option<f64>) -> String {
    value.map_or(String::new(), |v| format!("{v}"))
}

fn of_claim(c: &Claim, joined: Option<&Joined>) -> Vec<String> {
    let q = c.quantity.as_ref();
    let side = joined.and_then(|j| j.sides.iter().position(|side| side.contains(&c.id)));
    vec![
        c.id.clone(),
        c.doc.clone(),
        text(&c.outlet),
        text(&c.url),
        text(&c.published),
        c.paragraph.map_or_else(String::new, |p| p.to_string()),
        c.byte_start.to_string(),
        c.byte_end.to_string(),
        c.predicate.clone(),
        text(&c.mode),
        names(&c.subject),
        ids(&c.subject),
        names(&c.object),
        ids(&c.object),
        number(q.and_then(|q| q.value)),
        number(q.and_then(|q| q.low)),
        number(q.and_then(|q| q.high)),
        q.map_or(String::new(), |q| q.modifier.clone()),
        q.map_or(String::new(), |q| text(&q.unit)),
        q.map_or(String::new(), |q| text(&q.currency)),
        q.map_or(String::new(), |q| text(&q.of)),
        text(&c.from),
        text(&c.to),
        text(&c.date_precision),
        text(&c.date_text),
        names(&c.place),
        ids(&c.place),
        c.polarity.clone(),
        c.certainty.clone(),
        names(&c.attributed_to),
        ids(&c.attributed_to),
        text(&c.kind),
        c.origin.clone(),
        c.cue.clone(),
        c.text.clone(),
        c.start.to_string(),
        c.end.to_string(),
        slice(&c.text, c.start, c.end),
        joined.map_or(String::new(), |j| j.id.clone()),
        joined.map_or(String::new(), |j| j.verdict.clone()),
        side.map_or(String::new(), |s| (s + 1).to_string()),
        joined.map_or(String::new(), |j| j.articles.to_string()),
        joined.map_or(String::new(), |j| j.origins.to_string()),
    ]
}

fn of_joined(j: &Joined) -> Vec<String> {
    let distinct = |of: fn(&Claim) -> Option<&str>| {
        let mut seen = Vec::new();
        for value in j.claims.iter().filter_map(of) {
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        joined(seen.into_iter())
    };
    vec![
        j.id.clone(),
        j.kind.clone(),
        j.about.clone(),
        joined(j.predicates.iter().map(String::as_str)),
        names(&j.subject),
        ids(&j.subject),
        names(&j.object),
        ids(&j.object),
        names(&j.place),
        ids(&j.place),
        text(&j.from),
        text(&j.to),
        number(j.low),
        number(j.best),
        number(j.high),
        j.verdict.clone(),
        j.why.clone(),
        j.sides.len().to_string(),
        j.articles.to_string(),
        j.origins.to_string(),
        j.claims.len().to_string(),
        joined(j.claims.iter().map(|c| c.id.as_str())),
        distinct(|c| Some(c.doc.as_str())),
        distinct(|c| c.url.as_deref()),
    ]
}
