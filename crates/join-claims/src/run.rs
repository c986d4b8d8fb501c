//! The tool: claim records in, joined records out, held in memory or streamed by key.

use std::io;
use std::process::ExitCode;
use std::sync::{Arc, Once};

use clap::Parser;
use extract_claims::{Extractor, Tables};
use records::{
    Batch, Batches, Claim, Options, Outcome, Seen, Session, Tool, Writer, is_type, ordered,
    parse_record,
};
use serde::Serialize;

use crate::block::{canonical, groups, same};
use crate::events::Weighed;
use crate::evidence::Settings;
use crate::fact::Fact;
use crate::feed::{Held, Stream, Unit};
use crate::fill::{Sorted, sort};
use crate::group::Group;
use crate::large::Large;
use crate::lines::{Lines, Raw};
use crate::parts::{Parts, Piece, why};
use crate::record::head;

/// The tool's name, in messages.
pub const TOOL: &str = "join-claims";

/// Join claims about the same thing across articles, say which agree and which differ, and count
/// the independent origins behind them
///
/// Reads claim records, or paragraph records with entities and numbers, whose claims it then
/// extracts itself, and writes joined records. Records of other
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

    /// How much evidence makes two articles' events one: more joins less
    #[arg(long, value_name = "WEIGHT", default_value_t = Settings::default().enough)]
    pub enough: f64,

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
    let Session { mut batches, names, writer } = match Session::open(TOOL, &cli.shared) {
        Ok(session) => session,
        Err(code) => return code,
    };
    let mut writer = writer.wants("claim");
    let settings = Settings { enough: cli.enough, ..Settings::default() };
    let work = Work { names, explain: cli.explain, settings };
    let workers = cli.shared.workers();
    let source = if cli.sorted {
        Source::Stream(Box::default(), batches)
    } else {
        match hold(&mut batches, &work, workers, &mut writer) {
            Ok(Some(held)) => Source::Held(held),
            Ok(None) => return writer.finish(),
            Err(why) => {
                eprintln!("{TOOL}: {why}");
                return ExitCode::from(2);
            }
        }
    };
    let mut feed = Feed { source, parts: Parts::default(), made: None, failed: None };
    ordered(
        workers,
        || feed.next(&work),
        || |piece: Piece| work.piece(piece),
        |outcome| writer.take(outcome),
    );
    let code = writer.finish();
    if let Source::Stream(stream, _) = &feed.source
        && let Some((batch, i)) = &stream.unsorted
    {
        let (file, line) = batch.place(*i);
        eprintln!("{TOOL}: {}:{line}: {UNSORTED}", work.names[file as usize]);
        return ExitCode::from(2);
    }
    match feed.failed {
        Some(error) => {
            eprintln!("{TOOL}: {}", why(&error));
            ExitCode::from(2)
        }
        None => code,
    }
}

/// Where the lines come from.
enum Source {
    Held(Held),
    Stream(Box<Stream>, Batches),
}

/// Pieces of work, in order.
struct Feed {
    source: Source,
    /// The large block under way.
    parts: Parts,
    /// What stands before its parts.
    made: Option<Piece>,
    /// What stopped it.
    failed: Option<io::Error>,
}

impl Feed {
    fn next(&mut self, work: &Work) -> Option<Piece> {
        self.try_next(work).unwrap_or_else(|error| {
            self.failed = Some(error);
            None
        })
    }

    fn try_next(&mut self, work: &Work) -> io::Result<Option<Piece>> {
        if self.failed.is_some() {
            return Ok(None);
        }
        if let Some(made) = self.made.take() {
            return Ok(Some(made));
        }
        if let Some(part) = self.parts.next() {
            return Ok(Some(Piece::Part(part)));
        }
        let unit = match &mut self.source {
            Source::Held(held) => held.next_unit(),
            Source::Stream(stream, batches) => stream.next_unit(batches)?,
        };
        let Some(mut unit) = unit else { return Ok(None) };
        if let Some(lines) = unit.large.take() {
            let (block, made) = work.large(lines)?;
            self.parts = Parts::of(block);
            self.made = Some(made);
        }
        Ok(Some(Piece::Blocks(unit)))
    }
}

const UNSORTED: &str = "its key sorts before the line above: --sorted wants lines in the order of \
                        LC_ALL=C sort -t '\"' -k12,12";

/// Holds all claims in memory, ordered by key, those of paragraph records extracted here; other
/// records are written at once. None when the writer says stop.
fn hold(
    batches: &mut Batches,
    work: &Work,
    workers: usize,
    writer: &mut Writer,
) -> Result<Option<Held>, String> {
    let tables = Tables::new(None).map_err(|e| e.to_string())?;
    let mut held: Vec<(String, Raw)> = Vec::new();
    let checked = Once::new();
    let mut go_on = true;
    ordered(
        workers,
        || batches.next_batch().map(Arc::new),
        || {
            let (mut extractor, checked) = (Extractor::new(&tables), &checked);
            move |batch: Arc<Batch>| {
                let Sorted { claims, others, rejected } = sort(&batch, &mut extractor, checked);
                let read = batch.size() as u64;
                let faulty = vec![Arc::clone(&batch)];
                let mut outcome = work.outcome(&Unit { faulty, others, read, ..Unit::default() });
                for (i, why) in rejected {
                    outcome.reject(&batch, i, TOOL, &work.names, &why);
                }
                claims.iter().for_each(|_| outcome.seen.own());
                (claims, outcome)
            }
        },
        |(claims, outcome)| {
            held.extend(claims);
            go_on = writer.take(outcome);
            go_on
        },
    );
    Ok(go_on.then(|| Held::new(held)))
}

/// What all workers know.
struct Work {
    names: Vec<String>,
    explain: bool,
    settings: Settings,
}

impl Work {
    fn outcome(&self, unit: &Unit) -> Outcome {
        let mut bad: Vec<(&Arc<Batch>, usize, String)> = Vec::new();
        let (mut out, mut seen) = (Vec::new(), Seen::default());
        for (batch, i) in &unit.others {
            match other(batch.line(*i)) {
                Ok(line) => {
                    seen.other(line);
                    out.extend_from_slice(line);
                    out.push(b'\n');
                }
                Err(why) => bad.push((batch, *i, why)),
            }
        }
        let mut start = 0;
        for &end in &unit.ends {
            let lines = &unit.lines[start..end];
            let mut block = Vec::with_capacity(lines.len());
            for line in lines {
                match (claim(line.bytes()), line) {
                    (Ok(claim), _) => block.push((claim, line.bytes())),
                    (Err(why), Raw::Read(batch, i)) => bad.push((batch, *i, why)),
                    (Err(_), Raw::Made(..)) => debug_assert!(false, "what we wrote can be read"),
                }
            }
            self.write_block(block, &mut out);
            start = end;
        }
        unit.lines.iter().for_each(|_| seen.own());
        let mut outcome = Outcome::new(out, unit.read);
        outcome.seen = seen;
        for batch in &unit.faulty {
            outcome.faults(batch, TOOL, &self.names);
        }
        for (batch, i, why) in bad {
            outcome.reject(batch, i, TOOL, &self.names, &why);
        }
        outcome
    }

    /// Joins one block and writes its records, each claim as it came.
    fn write_block(&self, mut block: Vec<(Claim, &[u8])>, out: &mut Vec<u8>) {
        block.sort_by(|a, b| canonical(&a.0, &b.0).then(a.1.cmp(b.1)));
        block.dedup_by(|a, b| same(&a.0, &b.0));
        let facts: Vec<Fact> = block.iter().map(|(claim, _)| Fact::read(claim)).collect();
        let lines: Vec<&[u8]> = block.iter().map(|(_, line)| *line).collect();
        let mut explain = |weighed: Weighed| {
            let (a, b) = weighed.claims;
            write_evidence(&weighed, [&facts[a], &facts[b]], out);
        };
        let groups = groups(&facts, &self.settings, self.explain.then_some(&mut explain as _));
        groups.iter().for_each(|group| write_group(&facts, &lines, group, out));
    }

    /// Finds a large block's groups; what is to be told before they are written.
    fn large(&self, lines: Lines) -> io::Result<(Large, Piece)> {
        let mut out = Vec::new();
        let mut explain = |weighed: &Weighed, of: [&Fact; 2]| write_evidence(weighed, of, &mut out);
        let explain = self.explain.then_some(&mut explain as _);
        let (block, refused) = Large::new(lines, &self.settings, explain)?;
        let mut told = Vec::new();
        for (i, why) in refused {
            let (file, line) = block.lines.place(i);
            let message = format!("{TOOL}: {}:{line}: {why}", self.names[file as usize]);
            told.push((message, block.lines.get(i)?.into_owned()));
        }
        Ok((block, Piece::Made(out, told)))
    }

    fn piece(&self, piece: Piece) -> Outcome {
        let part = match piece {
            Piece::Blocks(unit) => return self.outcome(&unit),
            Piece::Made(out, refused) => {
                let mut outcome = Outcome::new(out, 0);
                refused.into_iter().for_each(|(why, line)| outcome.refuse(why, Some(line)));
                return outcome;
            }
            Piece::Part(part) => part,
        };
        let mut out = Vec::new();
        let write = |facts: &[Fact], lines: &[&[u8]], group: &Group| {
            write_group(facts, lines, group, &mut out);
        };
        let failed = part.block.each(part.groups, write).err();
        let mut outcome = Outcome::new(out, 0);
        if let Some(error) = failed {
            outcome.file_fault(TOOL, "(claims)", &why(&error));
        }
        outcome
    }
}

/// Writes a group's record.
fn write_group(facts: &[Fact], lines: &[&[u8]], group: &Group, out: &mut Vec<u8>) {
    records::write_json(&head(facts, group), out);
    // The claims follow as the record's last key.
    out.pop();
    out.extend_from_slice(b",\"claims\":[");
    for (n, &i) in group.members.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        out.extend_from_slice(lines[i].trim_ascii());
    }
    out.extend_from_slice(b"]}\n");
}

fn write_evidence(weighed: &Weighed, [a, b]: [&Fact; 2], out: &mut Vec<u8>) {
    records::write_json(&Evidence::of(weighed, [a.claim, b.claim]), out);
    out.push(b'\n');
}

/// A record of another type passes; what is no record, or is one of ours but broken, does not.
fn other(line: &[u8]) -> Result<&[u8], String> {
    if is_type(line, "claim")? {
        return claim(line).and(Err("a claim that cannot be read".to_string()));
    }
    if is_type(line, "paragraph")? {
        return Err("--sorted takes claims: give paragraph records to extract-claims".to_string());
    }
    Ok(line)
}

fn claim(line: &[u8]) -> Result<Claim, String> {
    parse_record(line, "claim")
}

/// What was weighed between two articles' tellings, for `--explain`.
#[derive(Serialize)]
struct Evidence<'a> {
    r#type: &'static str,
    joined: bool,
    score: f64,
    pieces: Vec<Weight>,
    claims: [&'a str; 2],
    docs: [&'a str; 2],
    texts: [&'a str; 2],
}

#[derive(Serialize)]
struct Weight {
    what: &'static str,
    weight: f64,
}

impl<'a> Evidence<'a> {
    fn of(weighed: &Weighed, [a, b]: [&'a Claim; 2]) -> Self {
        let round = |x: f64| (x * 100.0).round() / 100.0;
        Evidence {
            r#type: "evidence",
            joined: weighed.joined,
            score: round(weighed.pieces.iter().map(|(_, w)| w).sum()),
            pieces: weighed
                .pieces
                .iter()
                .map(|&(what, weight)| Weight { what, weight: round(weight) })
                .collect(),
            claims: [&a.id, &b.id],
            docs: [&a.doc, &b.doc],
            texts: [&a.text, &b.text],
        }
    }
}
