//! The tool: joined records in, a table, a list of sources or an HTML page out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use records::{
    Batch, Joined, Options, Outcome, Session, Tool, is_stdin, is_type, parse_record, wants_colour,
};

use crate::html::{self, Article};
use crate::kept::Kept;
use crate::sources::wrapped;
use crate::{Row, Style, sources, table};

/// The tool's name, in messages.
pub const TOOL: &str = "report-claims";

/// Show joined claims as a table or a web page: who says what, with which figure, and who disagrees
///
/// Contradictions come first, then differences, then what several articles say, then the rest.
/// Reads joined records (JSON lines of join-claims). For the page, article or paragraph records
/// beside them give titles and links; records of other types are left aside.
#[derive(Debug, Parser)]
#[command(name = TOOL, version, max_term_width = 100, after_help = "\
Examples:
  What a folder of articles says, and where it disagrees:
    join-claims claims.jsonl | report-claims

  Every source of every contradiction, with its own sentence:
    report-claims --verdict contradict --claims joined.jsonl

  The dead and wounded that at least two articles tell of:
    report-claims --predicate killed --predicate wounded --min-articles 2 joined.jsonl

  One page to look at, to filter and to print, with the articles' titles:
    report-claims --html report.html paragraphs.jsonl joined.jsonl")]
pub struct Cli {
    /// Show each source's sentence, with the clause marked and its file:byte
    #[arg(long)]
    pub claims: bool,

    /// Show all rows, and the generic statements that one article alone makes
    #[arg(long, conflicts_with = "limit")]
    pub all: bool,

    /// Show at most N rows [default: 200 in the terminal, 10000 in the page]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

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

    /// Write a web page that needs nothing else to this file (- is standard output)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["claims", "width"])]
    pub html: Option<PathBuf>,

    /// The page's title
    #[arg(long, value_name = "TEXT", requires = "html")]
    pub title: Option<String>,

    /// Link each article's own text in the page: the folder or address where it lies
    #[arg(long, value_name = "FOLDER", requires = "html")]
    pub texts: Option<String>,

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
    match &cli.html {
        Some(file) => page(cli, file),
        None => terminal(cli),
    }
}

/// A table or a list of sources on standard output.
fn terminal(cli: &Cli) -> ExitCode {
    let mut kept = Kept::new(limit(cli, 200));
    let (mut hidden, mut records) = (0, Records::default());
    // Whoever asks for a predicate asks for its single statements too.
    let minor_too = cli.all || !cli.predicate.is_empty();
    let read = read(cli, |line| {
        let found = joined(line)?;
        records.count(found.is_some());
        if let Some(joined) = found.filter(|j| wanted(cli, j)) {
            let row = Row::of(&joined, cli.claims);
            if row.minor && !minor_too {
                hidden += 1;
            } else {
                kept.push(row, ());
            }
        }
        Ok(())
    });
    let mut session = match read {
        Ok(session) => session,
        Err(code) => return code,
    };
    let (rows, cut) = kept.done();
    if rows.is_empty() && hidden == 0 {
        eprintln!("{TOOL}: {}", nothing(records));
    }
    let rows: Vec<Row> = rows.into_iter().map(|(row, ())| row).collect();
    session.writer.take(Outcome::new(report(&rows, cut, hidden, cli).into_bytes(), 0));
    session.writer.finish()
}

/// How many records were read.
#[derive(Clone, Copy, Default)]
struct Records {
    joined: u64,
    others: u64,
}

impl Records {
    fn count(&mut self, joined: bool) {
        *(if joined { &mut self.joined } else { &mut self.others }) += 1;
    }
}

/// Why there is nothing to show.
fn nothing(records: Records) -> String {
    match records {
        Records { joined: 0, others: 0 } => "no records came in".to_string(),
        Records { joined: 0, others } => {
            format!("none of the {others} records is a joined one: run join-claims on them first")
        }
        Records { joined, .. } => format!("none of the {joined} joined records is asked for"),
    }
}

/// A web page, into a file.
fn page(cli: &Cli, file: &Path) -> ExitCode {
    let mut kept = Kept::new(limit(cli, 10_000));
    let (mut articles, mut records) = (BTreeMap::new(), Records::default());
    let read = read(cli, |line| {
        let joined = joined(line)?;
        records.count(joined.is_some());
        if let Some(joined) = joined {
            if wanted(cli, &joined) {
                kept.push(Row::of(&joined, false), joined);
            }
        } else if is_type(line, "paragraph")? || is_type(line, "article")? {
            let article: Article = parse_record(line, "article or paragraph")?;
            articles.entry(article.doc.clone()).or_insert(article);
        }
        Ok(())
    });
    let mut session = match read {
        Ok(session) => session,
        Err(code) => return code,
    };
    let (rows, left) = kept.done();
    if rows.is_empty() {
        eprintln!("{TOOL}: {}", nothing(records));
    }
    let settings = html::Settings { title: cli.title.clone(), texts: cli.texts.clone(), left };
    let made = html::page(&rows, articles, &settings).and_then(|page| {
        if is_stdin(file) {
            session.writer.take(Outcome::new(page.into_bytes(), 0));
            return Ok(());
        }
        std::fs::write(file, page).map_err(|e| format!("{}: cannot write: {e}", file.display()))
    });
    let code = session.writer.finish();
    match made {
        Ok(()) => code,
        Err(why) => {
            eprintln!("{TOOL}: {why}");
            ExitCode::from(2)
        }
    }
}

/// Gives every line to `take`, and rejects those that it refuses. Ends the run on `--strict`.
fn read(cli: &Cli, mut take: impl FnMut(&[u8]) -> Result<(), String>) -> Result<Session, ExitCode> {
    let mut session = Session::open(TOOL, &cli.shared)?;
    while let Some(batch) = session.batches.next_batch() {
        let outcome = outcome(&batch, &session.names, &mut take);
        if !session.writer.take(outcome) {
            return Err(session.writer.finish());
        }
    }
    Ok(session)
}

fn outcome(
    batch: &Batch,
    names: &[String],
    take: &mut impl FnMut(&[u8]) -> Result<(), String>,
) -> Outcome {
    let mut outcome = Outcome::new(Vec::new(), batch.size() as u64);
    outcome.faults(batch, TOOL, names);
    for i in 0..batch.len() {
        if let Err(why) = take(batch.line(i)) {
            outcome.reject(batch, i, TOOL, names, &why);
        }
    }
    outcome
}

fn joined(line: &[u8]) -> Result<Option<Joined>, String> {
    if is_type(line, "joined")? { parse_record(line, "joined record").map(Some) } else { Ok(None) }
}

fn limit(cli: &Cli, otherwise: usize) -> usize {
    if cli.all { usize::MAX } else { cli.limit.unwrap_or(otherwise) }
}

fn wanted(cli: &Cli, joined: &Joined) -> bool {
    joined.articles >= cli.min_articles
        && (cli.verdict.is_empty() || cli.verdict.contains(&joined.verdict))
        && (cli.predicate.is_empty() || joined.predicates.iter().any(|p| cli.predicate.contains(p)))
}

/// The rows, and a line on what was left out.
fn report(rows: &[Row], cut: usize, hidden: usize, cli: &Cli) -> String {
    let style = Style { width: width(cli), colour: wants_colour() };
    let mut out = String::new();
    if !rows.is_empty() {
        out = if cli.claims { sources(rows, style) } else { table(rows, style) };
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
