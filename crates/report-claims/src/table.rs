//! Rows as a table that fits a terminal.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, Table};

use crate::cells::Row;

/// How the table is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Characters a line.
    pub width: u16,
    /// Verdicts in colour, clauses in bold.
    pub colour: bool,
}

/// The colour of a verdict.
pub fn colour(verdict: &str) -> Color {
    match verdict {
        "contradict" => Color::Red,
        "differ" => Color::Yellow,
        "compatible" => Color::Cyan,
        _ => Color::Green,
    }
}

/// The rows as a table, a heading first, each line ended.
pub fn table(rows: &[Row], style: Style) -> String {
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width);
    if style.colour {
        table.enforce_styling();
    }
    let bold = |text: &str| {
        let cell = Cell::new(text);
        if style.colour { cell.add_attribute(Attribute::Bold) } else { cell }
    };
    let heads =
        ["what", "who", "to whom, of what", "where", "when", "figure", "verdict", "art", "orig"];
    table.set_header(heads.map(bold));
    for row in rows {
        let number = |n: u64| Cell::new(n).set_alignment(CellAlignment::Right);
        table.add_row([
            Cell::new(&row.what),
            Cell::new(&row.who),
            Cell::new(&row.whom),
            Cell::new(&row.place),
            Cell::new(&row.when),
            Cell::new(&row.figure),
            verdict(row, style),
            number(row.articles),
            number(row.origins),
        ]);
    }
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn verdict(row: &Row, style: Style) -> Cell {
    // What agrees needs no reason: the figure and the articles say it.
    let text = match row.verdict.as_str() {
        "agree" => row.verdict.clone(),
        _ => format!("{}: {}", row.verdict, row.why),
    };
    let cell = Cell::new(text);
    if style.colour { cell.fg(colour(&row.verdict)) } else { cell }
}
