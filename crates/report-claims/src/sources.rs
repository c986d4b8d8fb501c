//! Rows with every source's own sentence under them.

use crate::cells::{Row, Source};
use crate::table::Style;

/// Each row as a headed list of its sources: who, when, where in which file, the sentence with
/// the clause marked, and on whose word.
pub fn sources(rows: &[Row], style: Style) -> String {
    let mut out = String::new();
    for row in rows {
        headline(row, style, &mut out);
        for source in &row.sources {
            let published = between(" ", &source.published, "");
            out.push_str(&format!("  {}{published}  {}\n", source.teller, source.place));
            wrapped(&sentence(source, style), "    ", usize::from(style.width), &mut out);
            if !source.word.is_empty() {
                wrapped(
                    &format!("on the word of {}", source.word),
                    "    ",
                    style.width.into(),
                    &mut out,
                );
            }
        }
        out.push('\n');
    }
    out
}

fn between(before: &str, text: &str, after: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{before}{text}{after}") }
}

fn headline(row: &Row, style: Style, out: &mut String) {
    let parties = match (row.who.is_empty(), row.whom.is_empty()) {
        (false, false) => format!("{} → {}", row.who, row.whom),
        _ => format!("{}{}", row.who, row.whom),
    };
    let parts = [&row.what, &parties, &row.place, &row.when, &row.figure];
    let line: Vec<&str> = parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    let plural = |n: u64, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let verdict = format!(
        "{}: {} ({}, {})",
        row.verdict,
        row.why,
        plural(row.articles, "article"),
        plural(row.origins, "origin")
    );
    let (bold, paint, plain) = if style.colour {
        let code = match row.verdict.as_str() {
            "contradict" => "\u{1b}[31m",
            "differ" => "\u{1b}[33m",
            "compatible" => "\u{1b}[36m",
            _ => "\u{1b}[32m",
        };
        ("\u{1b}[1m", code, "\u{1b}[0m")
    } else {
        ("", "", "")
    };
    out.push_str(&format!("{bold}{}{plain}\n  {paint}{verdict}{plain}\n", line.join(" | ")));
}

fn sentence(source: &Source, style: Style) -> String {
    let (open, close) = if style.colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("[", "]") };
    let [before, clause, after] = &source.text;
    let gap = if after.starts_with(|c: char| c.is_alphanumeric()) { " " } else { "" };
    format!("{}{open}{clause}{close}{gap}{after}", between("", before, " "))
}

/// Words in lines of at most `width` characters, each indented.
pub fn wrapped(text: &str, indent: &str, width: usize, out: &mut String) {
    let mut used = 0;
    for word in text.split(' ') {
        let long = word.chars().count();
        if used > 0 && used + 1 + long + indent.len() > width {
            out.push('\n');
            used = 0;
        }
        out.push_str(if used == 0 { indent } else { " " });
        out.push_str(word);
        used += long + usize::from(used > 0);
    }
    out.push('\n');
}
