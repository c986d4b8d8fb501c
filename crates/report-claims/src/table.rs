//! Rows as a table that fits a terminal.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table, Width,
};

use crate::cells::Row;
use crate::sources::wrapped;

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
    constrain(&mut table, style.width);
    with_reasons(table.lines(), rows, style)
}

/// Columns of one word keep it whole; the others share what is left.
fn constrain(table: &mut Table, width: u16) {
    for (i, column) in table.column_iter_mut().enumerate() {
        let least = |n| ColumnConstraint::LowerBoundary(Width::Fixed(n));
        let constraint = match i {
            0 if width < 100 => least(14),
            // Where there is room: the longest predicate, "International", "2021-08-26".
            0 => least(24),
            3 if width >= 116 => least(15),
            4 | 6 if width >= 116 => least(12),
            4..=8 => ColumnConstraint::UpperBoundary(Width::Fixed(24)),
            _ => continue,
        };
        column.set_constraint(constraint);
    }
}

/// The table's lines, with each row's reason below it, over the whole width.
fn with_reasons(lines: impl Iterator<Item = String>, rows: &[Row], style: Style) -> String {
    let (mut out, mut row, mut body) = (String::new(), 0, false);
    for line in lines {
        if body && line.starts_with('─') {
            // What agrees needs no reason: the figure and the articles say it.
            let told = rows.get(row).filter(|r| r.verdict != "agree" && !r.why.is_empty());
            if let Some(told) = told {
                wrapped(&format!("└ {}", told.why), "   ", style.width.into(), &mut out);
            }
            row += 1;
        }
        body |= line.starts_with('═');
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn verdict(row: &Row, style: Style) -> Cell {
    let cell = Cell::new(&row.verdict);
    if style.colour { cell.fg(colour(&row.verdict)) } else { cell }
}
