//! From lines to articles to lines: the loop that every record tool runs.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::mem::take;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::input::{Batch, Batches};
use crate::options::{Options, is_stdin};
use crate::ordered::ordered;
use crate::paragraph::{Field, Paragraph, Text, without_line, write_json};
use crate::progress::Progress;

/// Paragraphs of one article, in order.
pub struct Article<'a> {
    /// At least one; all of one `doc`.
    pub paragraphs: &'a [Paragraph<'a>],
}

/// A record that could not be taken: index of the paragraph in its article, and why.
pub type Rejected = (usize, String);

/// Runs a tagger: for every article, one list of values for each paragraph, which are written
/// as `field` into the paragraphs' own lines. A paragraph may be refused with its reason.
pub fn tag_articles<T: Serialize, W>(
    tool: &str,
    options: &Options,
    field: Field,
    make_worker: impl Fn() -> W + Sync,
) -> ExitCode
where
    W: FnMut(&Article) -> Vec<Result<Vec<T>, String>>,
{
    run(tool, options, || {
        let mut work = make_worker();
        move |article: &Article, out: &mut Sink| {
            for (i, values) in work(article).into_iter().enumerate() {
                match values {
                    Ok(values) => article.paragraphs[i].write_with(field, &values, &mut out.bytes),
                    Err(why) => out.rejected.push((i, why)),
                }
            }
        }
    })
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

    /// Refuses a paragraph of the article.
    pub fn reject(&mut self, paragraph: usize, why: String) {
        self.rejected.push((paragraph, why));
    }
}

/// What became of a batch.
#[derive(Default)]
pub struct Outcome {
    out: Vec<u8>,
    read: u64,
    notes: Vec<String>,
    /// Message and the line itself; an empty message for a file's fault has no line.
    bad: Vec<Bad>,
}

struct Bad {
    message: String,
    line: Option<Vec<u8>>,
    file_fault: bool,
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
pub fn input_names(options: &Options) -> Vec<String> {
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
    let mut outcome = Outcome { read: batch.size() as u64, ..Outcome::default() };
    let lines = read_lines(batch, |i, why| outcome.reject(batch, i, tool, names, why));
    outcome.faults(batch, tool, names);
    // Most tools write their lines again, with a little more.
    outcome.out.reserve(batch.size() + batch.size() / 4);
    let (mut at, mut first) = (0, 0);
    while at < lines.kinds.len() {
        match lines.kinds[at] {
            LineKind::Paragraph => {
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
        paragraphs: Vec::new(),
        line_of: Vec::new(),
    };
    for i in 0..batch.len() {
        lines.kinds.push(match parse(batch.line(i)) {
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

/// A paragraph, or nothing for a record of another type.
fn parse(line: &[u8]) -> Result<Option<Paragraph<'_>>, String> {
    if is_type(line, "paragraph")? { Paragraph::parse(line).map(Some) } else { Ok(None) }
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

impl Outcome {
    /// Output of a batch that is made elsewhere.
    pub fn new(out: Vec<u8>, read: u64) -> Self {
        Self { out, read, ..Self::default() }
    }

    /// Notes a line of the batch as rejected.
    pub fn reject(&mut self, batch: &Batch, i: usize, tool: &str, names: &[String], why: &str) {
        let (file, line) = batch.place(i);
        self.bad.push(Bad {
            message: format!("{tool}: {}:{line}: {why}", names[file as usize]),
            line: Some(batch.line(i).to_vec()),
            file_fault: false,
        });
    }

    /// Appends to the output.
    pub fn extend(&mut self, out: Vec<u8>) {
        if self.out.is_empty() { self.out = out } else { self.out.extend_from_slice(&out) }
    }

    /// Refuses a part of an input that is no line of a batch: the whole message, and the line
    /// to keep among the rejects, if there is one.
    pub fn refuse(&mut self, message: String, line: Option<Vec<u8>>) {
        self.bad.push(Bad { message, line, file_fault: false });
    }

    /// Says something on standard error that rejects nothing.
    pub fn note(&mut self, message: String) {
        self.notes.push(message);
    }

    /// Notes a file that could not be read.
    pub fn file_fault(&mut self, tool: &str, name: &str, why: &str) {
        let message = format!("{tool}: {name}: {why}");
        self.bad.push(Bad { message, line: None, file_fault: true });
    }

    /// Notes the batch's faults of reading.
    pub fn faults(&mut self, batch: &Batch, tool: &str, names: &[String]) {
        for (_, fault) in &batch.faults {
            let name = &names[fault.file as usize];
            if fault.line == 0 {
                self.file_fault(tool, name, &fault.why);
            } else {
                let message = format!("{tool}: {name}:{}: {}", fault.line, fault.why);
                self.bad.push(Bad { message, line: None, file_fault: false });
            }
        }
    }
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

/// Runs any work over batches of lines, in order, with the shared policy for faults.
pub fn run_batches<W>(tool: &str, options: &Options, make_worker: impl Fn() -> W + Sync) -> ExitCode
where
    W: FnMut(Batch) -> Outcome,
{
    let Session { mut batches, mut writer, .. } = match Session::open(tool, options) {
        Ok(session) => session,
        Err(code) => return code,
    };
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

/// Standard output, standard error and the rejects file, and the exit status they add up to.
pub struct Writer {
    tool: String,
    out: io::Stdout,
    rejects: Option<Rejects>,
    strict: bool,
    bad_lines: bool,
    unread_files: usize,
    files: usize,
    stopped: bool,
    progress: Progress,
}

/// Makes a writer for lines over the limit.
pub type OverflowMaker = Box<dyn Fn() -> Box<dyn Write + Send> + Send>;

#[derive(Clone)]
struct Rejects(Arc<Mutex<BufWriter<File>>>);

impl Write for Rejects {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.lock() {
            Ok(mut file) => file.write_all(bytes).map(|()| bytes.len()),
            Err(_) => Err(io::Error::other("another thread failed on the rejects file")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().map_or(Ok(()), |mut file| file.flush())
    }
}

impl Writer {
    /// Opens the rejects file, if one is wanted.
    pub fn new(tool: &str, options: &Options) -> Result<Self, ExitCode> {
        let rejects = match &options.rejects {
            None => None,
            Some(path) => match File::create(path) {
                Ok(file) => Some(Rejects(Arc::new(Mutex::new(BufWriter::new(file))))),
                Err(error) => {
                    eprintln!("{tool}: {}: cannot keep rejects there: {error}", path.display());
                    return Err(ExitCode::from(2));
                }
            },
        };
        Ok(Self {
            tool: tool.to_string(),
            out: io::stdout(),
            rejects,
            strict: options.strict,
            bad_lines: false,
            unread_files: 0,
            files: options.inputs().len(),
            stopped: false,
            progress: Progress::new(options),
        })
    }

    /// Makes writers for lines that are too long to hold: into the rejects, or away.
    pub fn overflow_maker(&self) -> OverflowMaker {
        let rejects = self.rejects.clone();
        Box::new(move || match &rejects {
            Some(rejects) => Box::new(rejects.clone()),
            None => Box::new(io::sink()),
        })
    }

    /// Writes a batch's results and faults; false when the run must stop.
    pub fn take(&mut self, outcome: Outcome) -> bool {
        self.write(&outcome.out);
        for note in &outcome.notes {
            self.progress.message(note);
        }
        for bad in outcome.bad {
            self.progress.message(&bad.message);
            if let (Some(line), Some(rejects)) = (&bad.line, &mut self.rejects)
                && let Err(error) = rejects.write_all(line).and_then(|()| rejects.write_all(b"\n"))
            {
                self.rejects_failed(&error);
            }
            self.bad_lines |= !bad.file_fault;
            self.unread_files += usize::from(bad.file_fault);
            if self.strict {
                self.stopped = true;
                return false;
            }
        }
        self.progress.advance(outcome.read);
        true
    }

    fn write(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let mut out = self.out.lock();
        if let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) {
            self.failed(&error);
        }
    }

    /// A reader that went away ends the tool quietly; any other failure loudly. Exits here,
    /// because another thread may be waiting for input that never comes.
    fn failed(&mut self, error: &io::Error) -> ! {
        if let Some(rejects) = &mut self.rejects {
            let _ = rejects.flush();
        }
        if error.kind() == io::ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        eprintln!("{}: cannot write the output: {error}", self.tool);
        std::process::exit(2);
    }

    fn rejects_failed(&self, error: &io::Error) -> ! {
        eprintln!("{}: cannot keep the rejects: {error}", self.tool);
        std::process::exit(2);
    }

    /// Ends the run: 0 all done, 1 something was rejected, 2 nothing more could be done.
    pub fn finish(mut self) -> ExitCode {
        self.progress.finish();
        if let Some(rejects) = &mut self.rejects
            && let Err(error) = rejects.flush()
        {
            self.rejects_failed(&error);
        }
        if self.stopped || self.unread_files == self.files {
            ExitCode::from(2)
        } else if self.bad_lines || self.unread_files > 0 {
            ExitCode::from(1)
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Is standard output a terminal that wants colour?
pub fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && io::stdout().is_terminal()
}
