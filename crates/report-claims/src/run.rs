//! The tool: joined records in, a table or a list of sources out.

use std::process::ExitCode;

use clap::Parser;
use records::{
    Batches, Joined, Options, Outcome, Tool, Writer, input_names, is_type, wants_colour,
};

use crate::sources::wrapped;
use crate::{Row, Style, sources, table};

/// The tool's name, in messages.
pub const TOOL: &str = "report-claims";

/// Show joined claims as a table: who says what, with which figure, and who disagrees
///
/// Contradictions come first, then differences, then what several articles say, then the rest.
/// Reads joined records (JSON lines of join-claims); records of other types are left aside.
#[derive(Debug, Parser)]
#[command(name = TOOL, version, max_term_width = 100, after_help = "\
Examples:
  What a folder of articles says, and where it disagrees:
    join-claims claims.jsonl | report-claims

  Every source of every contradiction, with its own sentence:
    report-claims --verdict contradict --claims joined.jsonl

  The dead and wounded that at least two articles tell of:
    report-claims --predicate killed --predicate wounded --min-articles 2 joined.jsonl")]
pub struct Cli {
    /// Show each source's sentence, with the clause marked and its file:byte
    #[arg(long)]
    pub claims: bool,

    /// Show all rows, and the generic statements that one article alone makes
    #[arg(long, conflicts_with = "limit")]
    pub all: bool,

    /// Show at most N rows
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub limit: usize,

    /// Only this verdict: agree, compatible, differ or contradict; may be repeated
    #[arg(long, value_name = "VERDICT", value_parser = ["agree", "compatible", "differ", "contradict"])]
    pub verdict: Vec<String>,

    /// Only records with this predicate; may be repeated
    #[arg(long, value_name = "PREDICATE")]
    pub predicate: Vec<String>,

    /// Only what at least N articles say
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_articles: u64,

    /// Characters a line [default: the terminal's, else 120]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,

    #[command(flatten)]
    shared: Options,
}

impl Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

/// Runs the tool.
pub fn run(cli: &Cli) -> ExitCode {
    let mut writer = match Writer::new(TOOL, &cli.shared) {
        Ok(writer) => writer,
        Err(code) => return code,
    };
    let overflow = (writer.overflow_maker())();
    let mut batches = Batches::new(&cli.shared.inputs(), cli.shared.max_line, false, overflow);
    let names = input_names(&cli.shared);
    let mut rows = Vec::new();
    while let Some(batch) = batches.next_batch() {
        let mut outcome = Outcome::new(Vec::new(), batch.size() as u64);
        outcome.faults(&batch, TOOL, &names);
        for i in 0..batch.len() {
            match joined(batch.line(i)) {
                Ok(Some(joined)) if wanted(cli, &joined) => rows.push(Row::of(&joined, cli.claims)),
                Ok(_) => {}
                Err(why) => outcome.reject(&batch, i, TOOL, &names, &why),
            }
        }
        if !writer.take(outcome) {
            return writer.finish();
        }
    }
    writer.take(Outcome::new(report(rows, cli).into_bytes(), 0));
    writer.finish()
}

fn joined(line: &[u8]) -> Result<Option<Joined>, String> {
    if !is_type(line, "joined")? {
        return Ok(None);
    }
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    serde_json::from_str(text).map(Some).map_err(|e| format!("no joined record: {e}"))
}

fn wanted(cli: &Cli, joined: &Joined) -> bool {
    joined.articles >= cli.min_articles
        && (cli.verdict.is_empty() || cli.verdict.contains(&joined.verdict))
        && (cli.predicate.is_empty() || joined.predicates.iter().any(|p| cli.predicate.contains(p)))
}

/// The rows in order, as they are wanted, and a line on what was left out.
fn report(mut rows: Vec<Row>, cli: &Cli) -> String {
    let all = rows.len();
    // Whoever asks for a predicate asks for its single statements too.
    if !cli.all && cli.predicate.is_empty() {
        rows.retain(|row| !row.minor);
    }
    let hidden = all - rows.len();
    rows.sort_by(|a, b| {
        let order = a.rank().cmp(&b.rank());
        order.then_with(|| (&a.what, &a.when, &a.id).cmp(&(&b.what, &b.when, &b.id)))
    });
    let most = if cli.all { usize::MAX } else { cli.limit };
    let cut = rows.len().saturating_sub(most);
    rows.truncate(most);
    let style = Style { width: width(cli), colour: wants_colour() };
    let mut out = String::new();
    if !rows.is_empty() {
        out = if cli.claims { sources(&rows, style) } else { table(&rows, style) };
    }
    let mut left = Vec::new();
    if cut > 0 {
        left.push(format!("{cut} more rows"));
    }
    if hidden > 0 {
        left.push(format!("{hidden} other counted statements of one article each"));
    }
    if !left.is_empty() {
        let line = format!("Not shown: {}. --all shows them.", left.join(", "));
        wrapped(&line, "", style.width.into(), &mut out);
    }
    out
}

fn width(cli: &Cli) -> u16 {
    const OTHERWISE: u16 = 120;
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    let terminal = || comfy_table::Table::new().width();
    cli.width.or_else(terminal).or_else(columns).unwrap_or(OTHERWISE).max(40)
}
