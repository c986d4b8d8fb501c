//! From lines to articles to lines: the loop that every record tool runs.

use std::mem::take;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::claim_line::write_claim;
use crate::input::{Batch, Batches};
use crate::model::Claim;
use crate::options::{Options, is_stdin};
use crate::ordered::ordered;
use crate::paragraph::{Field, Paragraph, Text, without_line, write_json};
use crate::writer::{Outcome, Writer};

/// Paragraphs of one article, in order.
pub struct Article<'a> {
    /// At least one; all of one `doc`.
    pub paragraphs: &'a [Paragraph<'a>],
}

/// A record that could not be taken: index of the paragraph in its article, and why.
pub type Rejected = (usize, String);

/// Runs a tagger: the worker gives every paragraph of an article its values, which are written as
/// `field` into the paragraph's own line.
pub fn tag_articles<W>(
    tool: &str,
    options: &Options,
    field: Field,
    make_worker: impl Fn() -> W + Sync,
) -> ExitCode
where
    W: FnMut(&Article, &mut Tagged),
{
    run(tool, options, || {
        let mut work = make_worker();
        move |article: &Article, sink: &mut Sink| {
            work(article, &mut Tagged { paragraphs: article.paragraphs, field, sink });
        }
    })
}

/// Where a tagger puts what it found: once for every paragraph of the article, in order.
pub struct Tagged<'a> {
    paragraphs: &'a [Paragraph<'a>],
    field: Field,
    sink: &'a mut Sink,
}

impl Tagged<'_> {
    /// Writes the line of paragraph `i` with the JSON array that `values` appends.
    pub fn write_with(&mut self, i: usize, values: impl FnOnce(&mut Vec<u8>)) {
        self.paragraphs[i].write_with(self.field, values, &mut self.sink.bytes);
    }

    /// Refuses paragraph `i`.
    pub fn reject(&mut self, i: usize, why: String) {
        self.sink.reject(i, why);
    }
}

/// Runs an extractor: every article's paragraphs become whatever the worker writes.
pub fn map_articles<W>(
    tool: &str,
    options: &Options,
    make_worker: impl Fn() -> W + Sync,
) -> ExitCode
where
    W: FnMut(&Article, &mut Sink),
{
    run(tool, options, make_worker)
}

/// Where an article's worker puts its results.
#[derive(Default)]
pub struct Sink {
    bytes: Vec<u8>,
    rejected: Vec<Rejected>,
}

impl Sink {
    /// Writes one record.
    pub fn write<T: Serialize + ?Sized>(&mut self, record: &T) {
        write_json(record, &mut self.bytes);
        self.bytes.push(b'\n');
    }

    /// Writes a claim.
    pub fn write_claim(&mut self, claim: &Claim) {
        write_claim(claim, &mut self.bytes);
        self.bytes.push(b'\n');
    }

    /// Refuses a paragraph of the article.
    pub fn reject(&mut self, paragraph: usize, why: String) {
        self.rejected.push((paragraph, why));
    }
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(borrow)]
    r#type: Option<Text<'a>>,
}

/// The lines of a batch, read: an article is a slice of `paragraphs`.
struct Lines<'a> {
    kinds: Vec<LineKind>,
    paragraphs: Vec<Paragraph<'a>>,
    /// The line of each paragraph.
    line_of: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Paragraph,
    Other,
    Bad,
}

fn run<W>(tool: &str, options: &Options, make_worker: impl Fn() -> W + Sync) -> ExitCode
where
    W: FnMut(&Article, &mut Sink),
{
    let names = input_names(options);
    run_batches(tool, options, || {
        let mut work = make_worker();
        let names = &names;
        move |batch: Batch| paragraphs_of(&batch, tool, names, &mut work)
    })
}

/// How the inputs are named in messages.
fn input_names(options: &Options) -> Vec<String> {
    options
        .inputs()
        .iter()
        .map(|p| if is_stdin(p) { "(stdin)".to_string() } else { p.display().to_string() })
        .collect()
}

fn paragraphs_of<W>(batch: &Batch, tool: &str, names: &[String], work: &mut W) -> Outcome
where
    W: FnMut(&Article, &mut Sink),
{
    let mut outcome = Outcome::new(Vec::new(), batch.size() as u64);
    let lines = read_lines(batch, |i, why| outcome.reject(batch, i, tool, names, why));
    outcome.faults(batch, tool, names);
    // Most tools write their lines again, with a little more.
    outcome.out.reserve(batch.size() + batch.size() / 4);
    let (mut at, mut first) = (0, 0);
    while at < lines.kinds.len() {
        match lines.kinds[at] {
            LineKind::Paragraph => {
                outcome.seen.own();
                let (end, last) = lines.article(at, first);
                let mut sink = Sink { bytes: take(&mut outcome.out), rejected: Vec::new() };
                work(&Article { paragraphs: &lines.paragraphs[first..last] }, &mut sink);
                outcome.out = sink.bytes;
                for (i, why) in sink.rejected {
                    outcome.reject(batch, lines.line_of[first + i], tool, names, &why);
                }
                (at, first) = (end, last);
            }
            LineKind::Other => {
                outcome.seen.other(batch.line(at));
                outcome.out.extend_from_slice(batch.line(at));
                outcome.out.push(b'\n');
                at += 1;
            }
            LineKind::Bad => at += 1,
        }
    }
    outcome
}

fn read_lines(batch: &Batch, mut reject: impl FnMut(usize, &str)) -> Lines<'_> {
    let mut lines = Lines {
        kinds: Vec::with_capacity(batch.len()),
        paragraphs: Vec::with_capacity(batch.len()),
        line_of: Vec::with_capacity(batch.len()),
    };
    for i in 0..batch.len() {
        lines.kinds.push(match parse(batch.line(i), lines.paragraphs.last()) {
            Ok(Some(paragraph)) => {
                lines.paragraphs.push(paragraph);
                lines.line_of.push(i);
                LineKind::Paragraph
            }
            Ok(None) => LineKind::Other,
            Err(why) => {
                reject(i, &why);
                LineKind::Bad
            }
        });
    }
    lines
}

impl Lines<'_> {
    /// Where the article ends that begins with line `at` and paragraph `first`: the line and
    /// the paragraph after it. A bad line does not end it; a record of another type does.
    fn article(&self, at: usize, first: usize) -> (usize, usize) {
        let doc = self.paragraphs[first].doc();
        let mut last = first;
        let mut end = at;
        while let Some(&kind) = self.kinds.get(end) {
            match kind {
                LineKind::Paragraph if self.paragraphs[last].doc() == doc => last += 1,
                LineKind::Bad => {}
                _ => break,
            }
            end += 1;
        }
        (end, last)
    }
}

/// A paragraph, or nothing for a record of another type; `before` is the last paragraph.
fn parse<'a>(
    line: &'a [u8],
    before: Option<&Paragraph<'a>>,
) -> Result<Option<Paragraph<'a>>, String> {
    if !is_type(line, "paragraph")? {
        return Ok(None);
    }
    Paragraph::parse_after(line, before).map(Some)
}

/// Is this line a record of the given type? A record of another type, or of none, is not; a
/// line that is no record at all is an error.
pub fn is_type(line: &[u8], name: &str) -> Result<bool, String> {
    if line.trim_ascii_start().first() != Some(&b'{') {
        return Err("not a record: a JSON object is expected".to_string());
    }
    // How our own tools begin a record: no need to look for the type.
    if let Some(rest) = line.strip_prefix(br#"{"type":""#)
        && rest.strip_prefix(name.as_bytes()).is_some_and(|rest| rest.starts_with(b"\""))
    {
        return Ok(true);
    }
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    let kind: Kind = serde_json::from_str(text).map_err(|e| without_line(&e))?;
    Ok(kind.r#type.as_deref() == Some(name))
}

/// Reads a record of a known type from its line; `what` names it in the reason why not.
pub fn parse_record<T: DeserializeOwned>(line: &[u8], what: &str) -> Result<T, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    serde_json::from_str(text).map_err(|e| format!("no {what}: {e}"))
}

/// The inputs and the outputs of a tool that has a loop of its own.
pub struct Session {
    /// The inputs' lines.
    pub batches: Batches,
    /// The inputs' names, in messages.
    pub names: Vec<String>,
    /// Standard output and the rejects.
    pub writer: Writer,
}

impl Session {
    /// Opens the inputs and the rejects file; else the exit status to end with.
    pub fn open(tool: &str, options: &Options) -> Result<Self, ExitCode> {
        let writer = Writer::new(tool, options)?;
        let overflow = (writer.overflow_maker())();
        let batches =
            Batches::new(&options.inputs(), options.max_line, options.line_buffered, overflow);
        Ok(Self { batches, names: input_names(options), writer })
    }
}

/// Runs work on paragraphs over batches of lines, in order, with the shared policy for faults.
fn run_batches<W>(tool: &str, options: &Options, make_worker: impl Fn() -> W + Sync) -> ExitCode
where
    W: FnMut(Batch) -> Outcome,
{
    let Session { mut batches, writer, .. } = match Session::open(tool, options) {
        Ok(session) => session,
        Err(code) => return code,
    };
    let mut writer = writer.wants("paragraph");
    let rejects_failed = Arc::new(Mutex::new(None));
    let failed = Arc::clone(&rejects_failed);
    ordered(
        options.workers(),
        move || {
            let batch = batches.next_batch();
            if let Some(error) = batches.overflow_error()
                && let Ok(mut slot) = failed.lock()
            {
                *slot = Some(error);
            }
            batch
        },
        make_worker,
        |outcome| {
            if let Ok(mut slot) = rejects_failed.lock()
                && let Some(error) = slot.take()
            {
                writer.rejects_failed(&error);
            }
            writer.take(outcome)
        },
    );
    writer.finish()
}
