//! The tool: claim records in, joined records out, held in memory or streamed by key.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use records::{Batch, Batches, Claim, Options, Outcome, Tool, Writer, input_names, is_type, ordered};
use serde::{Deserialize, Serialize};

use crate::block::{canonical, groups};
use crate::events::Weighed;
use crate::evidence::Settings;
use crate::fact::Fact;
use crate::record::head;

/// The tool's name, in messages.
pub const TOOL: &str = "join-claims";

/// Join claims about the same thing across articles, say which agree and which differ, and count
/// the independent origins behind them
///
/// Reads claim records (JSON lines of extract-claims) and writes joined records. Records of other
/// types pass through, ahead of the joined ones.
#[derive(Debug, Parser)]
#[command(name = TOOL, version, max_term_width = 100, after_help = "\
Examples:
  The figures that articles disagree about:
    extract-claims tagged.jsonl | join-claims | jq -c 'select(.verdict == \"contradict\") | .why'

  More claims than memory holds: sort by key first, then stream. GNU sort spills to disk:
    extract-claims tagged.jsonl | LC_ALL=C sort -t '\"' -k12,12 | join-claims --sorted

  Why were two articles' events joined, or not:
    join-claims --explain claims.jsonl | jq 'select(.type == \"evidence\")'")]
pub struct Cli {
    /// The claims are sorted by their `key` (bytewise): stream them in bounded memory
    #[arg(long)]
    pub sorted: bool,

    /// Also write an `evidence` record for every pair of events that was weighed
    #[arg(long)]
    pub explain: bool,

    #[command(flatten)]
    shared: Options,
}

impl Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

/// Lines to be joined: whole blocks, each of one key.
#[derive(Default)]
struct Unit {
    /// Batches whose faults of reading are told with this unit.
    faulty: Vec<Arc<Batch>>,
    /// Records of other types, and lines that cannot be read.
    others: Vec<(Arc<Batch>, usize)>,
    /// Claims, block after block.
    lines: Vec<(Arc<Batch>, usize)>,
    /// End of each block in `lines`.
    ends: Vec<usize>,
    /// Bytes of input that the unit is made of.
    read: u64,
}

/// Bytes of claims that are worked on at once: enough to be worth handing to another thread.
const UNIT: u64 = 256 << 10;

/// What a line holds, as far as reading it in order needs.
#[derive(Deserialize)]
struct Keyed<'a> {
    #[serde(borrow)]
    key: Option<records::Text<'a>>,
}

enum Line {
    Claim(String),
    Other,
}

/// Runs the tool.
pub fn run(cli: &Cli) -> ExitCode {
    let mut writer = match Writer::new(TOOL, &cli.shared) {
        Ok(writer) => writer,
        Err(code) => return code,
    };
    let mut batches = Batches::new(
        &cli.shared.inputs(),
        cli.shared.max_line,
        false,
        (writer.overflow_maker())(),
    );
    let work = Work { names: input_names(&cli.shared), explain: cli.explain };
    let mut stream = Stream::default();
    let workers = cli.shared.workers();
    let go = |next: &mut (dyn FnMut() -> Option<Unit> + Send), writer: &mut Writer| {
        ordered(workers, next, || |unit: Unit| work.outcome(&unit), |o| writer.take(o));
    };
    if cli.sorted {
        go(&mut || stream.next_unit(&mut batches), &mut writer);
    } else if let Some(mut units) = hold(&mut batches, &work, &mut writer) {
        go(&mut || units.next(), &mut writer);
    }
    let unsorted = stream.unsorted.map(|(batch, i)| {
        let (file, line) = batch.place(i);
        format!("{TOOL}: {}:{line}: {UNSORTED}", work.names[file as usize])
    });
    let code = writer.finish();
    match unsorted {
        Some(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
        None => code,
    }
}

const UNSORTED: &str = "its key sorts before the line above: --sorted wants lines in the order of \
                        LC_ALL=C sort -t '\"' -k12,12";

fn read_line(line: &[u8]) -> Line {
    // Lines that are no records are told with their reason by the worker.
    if !is_type(line, "claim").unwrap_or(false) {
        return Line::Other;
    }
    match serde_json::from_slice::<Keyed>(line) {
        Ok(keyed) => Line::Claim(keyed.key.map_or_else(String::new, |key| key.to_string())),
        Err(_) => Line::Other,
    }
}

/// Holds all claims in memory, ordered by key; other records are written at once. None when the
/// writer says stop.
fn hold(batches: &mut Batches, work: &Work, writer: &mut Writer) -> Option<Held> {
    let mut held: Vec<(String, Arc<Batch>, usize)> = Vec::new();
    while let Some(batch) = batches.next_batch() {
        let batch = Arc::new(batch);
        let mut unit = Unit { faulty: vec![Arc::clone(&batch)], ..Unit::default() };
        unit.read = batch.size() as u64;
        for i in 0..batch.len() {
            match read_line(batch.line(i)) {
                Line::Claim(key) => held.push((key, Arc::clone(&batch), i)),
                Line::Other => unit.others.push((Arc::clone(&batch), i)),
            }
        }
        if !writer.take(work.outcome(&unit)) {
            return None;
        }
    }
    held.sort_by(|a, b| a.0.cmp(&b.0));
    Some(Held { lines: held.into_iter(), next: None })
}

/// Claims in memory in the order of their keys.
struct Held {
    lines: std::vec::IntoIter<(String, Arc<Batch>, usize)>,
    next: Option<(String, Arc<Batch>, usize)>,
}

impl Held {
    fn next(&mut self) -> Option<Unit> {
        let mut unit = Unit::default();
        let mut size = 0;
        let mut at = self.next.take().or_else(|| self.lines.next())?;
        loop {
            size += at.1.line(at.2).len() as u64;
            unit.lines.push((at.1, at.2));
            let Some(next) = self.lines.next() else {
                unit.ends.push(unit.lines.len());
                return Some(unit);
            };
            if next.0 != at.0 {
                unit.ends.push(unit.lines.len());
                if size >= UNIT {
                    self.next = Some(next);
                    return Some(unit);
                }
            }
            at = next;
        }
    }
}

/// Claims as they stream by, already in the order of their keys.
#[derive(Default)]
struct Stream {
    batch: Option<(Arc<Batch>, usize)>,
    key: Option<String>,
    unit: Unit,
    done: bool,
    /// The line that was out of order, after which nothing is read.
    unsorted: Option<(Arc<Batch>, usize)>,
}

impl Stream {
    fn next_unit(&mut self, batches: &mut Batches) -> Option<Unit> {
        if self.done {
            return None;
        }
        loop {
            let (batch, i) = match self.batch.take() {
                Some((batch, i)) if i < batch.len() => (batch, i),
                _ => {
                    let Some(batch) = batches.next_batch() else { return self.last() };
                    self.unit.read += batch.size() as u64;
                    let batch = Arc::new(batch);
                    self.unit.faulty.push(Arc::clone(&batch));
                    self.batch = Some((batch, 0));
                    continue;
                }
            };
            self.batch = Some((Arc::clone(&batch), i + 1));
            let Line::Claim(key) = read_line(batch.line(i)) else {
                self.unit.others.push((batch, i));
                continue;
            };
            if self.key.as_ref().is_some_and(|before| key < *before) {
                self.unsorted = Some((batch, i));
                return self.last();
            }
            let mut full = None;
            if self.key.as_ref() != Some(&key) {
                self.close();
                if self.unit.read >= UNIT {
                    full = Some(std::mem::take(&mut self.unit));
                }
                self.key = Some(key);
            }
            self.unit.lines.push((batch, i));
            if full.is_some() {
                return full;
            }
        }
    }

    /// Ends the block under way.
    fn close(&mut self) {
        if self.unit.lines.len() > self.unit.ends.last().copied().unwrap_or(0) {
            self.unit.ends.push(self.unit.lines.len());
        }
    }

    fn last(&mut self) -> Option<Unit> {
        self.done = true;
        self.close();
        Some(std::mem::take(&mut self.unit))
    }
}

/// What all workers know.
struct Work {
    names: Vec<String>,
    explain: bool,
}

impl Work {
    fn outcome(&self, unit: &Unit) -> Outcome {
        let mut bad: Vec<(&(Arc<Batch>, usize), String)> = Vec::new();
        let mut out = Vec::new();
        for at in &unit.others {
            match other(at.0.line(at.1)) {
                Ok(line) => {
                    out.extend_from_slice(line);
                    out.push(b'\n');
                }
                Err(why) => bad.push((at, why)),
            }
        }
        let mut start = 0;
        for &end in &unit.ends {
            let lines = &unit.lines[start..end];
            let mut block = Vec::with_capacity(lines.len());
            for at in lines {
                match claim(at.0.line(at.1)) {
                    Ok(claim) => block.push((claim, at.0.line(at.1))),
                    Err(why) => bad.push((at, why)),
                }
            }
            write_block(block, self.explain, &mut out);
            start = end;
        }
        let mut outcome = Outcome::new(out, unit.read);
        for batch in &unit.faulty {
            outcome.faults(batch, TOOL, &self.names);
        }
        for (at, why) in bad {
            outcome.reject(&at.0, at.1, TOOL, &self.names, &why);
        }
        outcome
    }
}

/// A record of another type passes; what is no record, or is one of ours but broken, does not.
fn other(line: &[u8]) -> Result<&[u8], String> {
    if is_type(line, "claim")? {
        return claim(line).and(Err("a claim that cannot be read".to_string()));
    }
    if is_type(line, "paragraph")? {
        return Err("a paragraph record: give it to extract-claims first".to_string());
    }
    Ok(line)
}

fn claim(line: &[u8]) -> Result<Claim, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    serde_json::from_str(text).map_err(|e| format!("no claim: {e}"))
}

/// Joins one block and writes its records, each claim as it came.
fn write_block(mut block: Vec<(Claim, &[u8])>, explain: bool, out: &mut Vec<u8>) {
    block.sort_by(|a, b| canonical(&a.0, &b.0).then(a.1.cmp(b.1)));
    block.dedup_by(|a, b| a.0.id == b.0.id);
    let facts: Vec<Fact> = block.iter().map(|(claim, _)| Fact::read(claim)).collect();
    let mut weighed = Vec::new();
    let groups = groups(&facts, &Settings::default(), &mut |w| {
        if explain {
            weighed.push(w);
        }
    });
    for w in &weighed {
        records::write_json(&Evidence::of(w, &facts), out);
        out.push(b'\n');
    }
    for group in &groups {
        records::write_json(&head(&facts, group), out);
        // The claims follow as the record's last key.
        out.pop();
        out.extend_from_slice(b",\"claims\":[");
        for (n, &i) in group.members.iter().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            out.extend_from_slice(block[i].1.trim_ascii());
        }
        out.extend_from_slice(b"]}\n");
    }
}

/// What was weighed between two articles' tellings, for `--explain`.
#[derive(Serialize)]
struct Evidence<'a> {
    r#type: &'static str,
    joined: bool,
    score: f64,
    pieces: Vec<Piece>,
    claims: [&'a str; 2],
    docs: [&'a str; 2],
    texts: [&'a str; 2],
}

#[derive(Serialize)]
struct Piece {
    what: &'static str,
    weight: f64,
}

impl<'a> Evidence<'a> {
    fn of(weighed: &Weighed, facts: &[Fact<'a>]) -> Self {
        let (a, b) = (facts[weighed.claims.0].claim, facts[weighed.claims.1].claim);
        let round = |x: f64| (x * 100.0).round() / 100.0;
        Evidence {
            r#type: "evidence",
            joined: weighed.joined,
            score: round(weighed.pieces.iter().map(|(_, w)| w).sum()),
            pieces: weighed
                .pieces
                .iter()
                .map(|&(what, weight)| Piece { what, weight: round(weight) })
                .collect(),
            claims: [&a.id, &b.id],
            docs: [&a.doc, &b.doc],
            texts: [&a.text, &b.text],
        }
    }
}
