//! The tool: plain-text files and article records in, paragraph records out.

use std::collections::HashSet;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use encoding_rs::Encoding;
use records::articles::ArticleTable;
use records::{
    Batch, Batches, Looks, Options, Outcome, Seen, Text, Writer, is_stdin, json, looks, open,
    ordered,
};

use crate::article::{Article, Frame};
use crate::decode::decode;
use crate::plain::{self, Body};
use crate::{Paragraph, Splitter};

const TOOL: &str = "split-paragraphs";

/// What the run needs beside the shared options.
#[derive(Default)]
pub struct Settings {
    /// Metadata of plain-text files.
    pub metadata: ArticleTable,
    /// Encoding of plain-text files; otherwise it is detected.
    pub encoding: Option<&'static Encoding>,
    /// Name of the article on standard input.
    pub doc: Option<String>,
    /// Take every input as plain text, even one that looks like JSON lines.
    pub plain: bool,
}

/// A piece of work: a plain-text file, or lines of article records.
enum Job {
    Text { name: String, doc: String, bytes: Vec<u8> },
    Lines { name: String, batch: Batch },
    Fault { name: String, why: String },
}

/// Runs the tool over the inputs.
pub fn run(options: &Options, settings: &Settings) -> ExitCode {
    let mut writer = match Writer::new(TOOL, options) {
        Ok(writer) => writer.wants("article"),
        Err(code) => return code,
    };
    let paths = options.inputs();
    if !paths.iter().any(|path| is_stdin(path))
        && let Some(why) = untold(&settings.metadata, &paths)
    {
        eprintln!("{TOOL}: {why}");
    }
    let mut jobs = Jobs {
        options,
        settings,
        overflow: writer.overflow_maker(),
        shared: shared_names(&paths),
        paths: paths.into_iter(),
        lines: None,
    };
    ordered(
        options.workers(),
        || jobs.next(),
        || {
            let mut worker = Worker::default();
            move |job| worker.work(job, settings)
        },
        |outcome| writer.take(outcome),
    );
    writer.finish()
}

struct Jobs<'a> {
    options: &'a Options,
    settings: &'a Settings,
    overflow: records::OverflowMaker,
    /// Names that more than one file has, in different folders.
    shared: HashSet<String>,
    paths: std::vec::IntoIter<PathBuf>,
    lines: Option<(String, Batches)>,
}

/// The article's name by the file's.
fn own_name(path: &Path) -> String {
    path.file_name().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Of which files the table has no row: their relative dates will stay open.
fn untold(table: &ArticleTable, paths: &[PathBuf]) -> Option<String> {
    let some = table.first()?;
    let without: Vec<&PathBuf> =
        paths.iter().filter(|path| table.get(&path.to_string_lossy()).is_none()).collect();
    let named = without.first()?.display();
    Some(if without.len() == paths.len() {
        format!(
            "--articles tells of none of the files: a row's doc is a file's name, here \"{some}\""
        )
    } else {
        format!("--articles has no row for {} of {} files: {named} …", without.len(), paths.len())
    })
}

fn shared_names(paths: &[PathBuf]) -> HashSet<String> {
    let mut seen = HashSet::with_capacity(paths.len());
    paths.iter().map(|path| own_name(path)).filter(|name| !seen.insert(name.clone())).collect()
}

impl Jobs<'_> {
    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some((name, batches)) = &mut self.lines {
                if let Some(batch) = batches.next_batch() {
                    return Some(Job::Lines { name: name.clone(), batch });
                }
                self.lines = None;
            }
            let path = self.paths.next()?;
            let name = if is_stdin(&path) { "(stdin)".into() } else { path.display().to_string() };
            match self.read(&path, &name) {
                Ok(Some(job)) => return Some(job),
                Ok(None) => {}
                Err(error) => return Some(Job::Fault { name, why: error.to_string() }),
            }
        }
    }

    /// A plain text whole, or nothing when the lines of records are to be read next.
    fn read(&mut self, path: &Path, name: &str) -> io::Result<Option<Job>> {
        let mut reader = open(path)?;
        let seen = if self.settings.plain { Looks::Text } else { looks(reader.fill_buf()?) };
        match seen {
            Looks::Records => {
                let lines = Batches::of_reader(
                    reader,
                    self.options.max_line,
                    self.options.line_buffered,
                    (self.overflow)(),
                );
                self.lines = Some((name.to_string(), lines));
                return Ok(None);
            }
            Looks::Foreign(what, mend) => {
                return Err(io::Error::other(format!("looks like {what}: {mend}, or say --plain")));
            }
            Looks::Text => {}
        }
        let limit = self.options.max_line;
        let mut bytes = Vec::new();
        reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > limit {
            let why = format!("longer than --max-line {limit} bytes, which bounds an article too");
            return Err(io::Error::other(why));
        }
        let own = own_name(path);
        let doc = match &self.settings.doc {
            Some(doc) if is_stdin(path) => doc.clone(),
            // Two articles of one name would be taken for one.
            _ if self.shared.contains(&own) => path.display().to_string(),
            _ => own,
        };
        Ok(Some(Job::Text { name: name.to_string(), doc, bytes }))
    }
}

/// What a thread keeps from one piece of work to the next.
#[derive(Default)]
struct Worker {
    splitter: Splitter,
    body: Body,
    /// How long the last lines' output was.
    usual: usize,
}

impl Worker {
    fn work(&mut self, job: Job, settings: &Settings) -> Outcome {
        match job {
            Job::Fault { name, why } => {
                let mut outcome = Outcome::new(Vec::new(), 0);
                outcome.file_fault(TOOL, &name, &why);
                outcome
            }
            Job::Text { name, doc, bytes } => {
                of_text(&name, &doc, &bytes, settings, &mut self.splitter)
            }
            Job::Lines { name, batch } => self.of_lines(&name, &batch),
        }
    }

    fn of_lines(&mut self, name: &str, batch: &Batch) -> Outcome {
        let names = [name.to_string()];
        let mut out = Vec::with_capacity(batch.size().max(self.usual + self.usual / 8));
        let (mut bad, mut seen) = (Vec::new(), Seen::default());
        for i in 0..batch.len() {
            match self.of_line(name, batch, i, &mut out) {
                Ok(true) => seen.own(),
                Ok(false) => seen.other(batch.line(i)),
                Err(why) => bad.push((i, why)),
            }
        }
        self.usual = out.len();
        let mut outcome = Outcome::new(out, batch.size() as u64);
        outcome.seen = seen;
        for (i, why) in bad {
            outcome.reject(batch, i, TOOL, &names, &why);
        }
        outcome.faults(batch, TOOL, &names);
        outcome
    }

    /// Writes the paragraphs of a line's article; any other record as it came, and then gives false.
    fn of_line(
        &mut self,
        name: &str,
        batch: &Batch,
        i: usize,
        out: &mut Vec<u8>,
    ) -> Result<bool, String> {
        let line = batch.line(i);
        let unnamed = || Text(format!("{name}:{}", batch.place(i).1).into());
        if let Some(mut article) = plain::article(line, &mut self.body) {
            article.doc.get_or_insert_with(unnamed);
            let Body { text, escapes } = &self.body;
            write(&article, text, escapes, &mut self.splitter, out);
            return Ok(true);
        }
        let Some(mut article) = read(line)? else {
            out.extend_from_slice(line);
            out.push(b'\n');
            return Ok(false);
        };
        let Some(text) = article.text.take() else {
            return Err("an article record needs its text".to_string());
        };
        article.doc.get_or_insert_with(unnamed);
        write(&article, &text, &json::escapes(&text), &mut self.splitter, out);
        Ok(true)
    }
}

/// Writes the paragraphs of a record's article, given with its text and that text's escapes.
fn write(
    article: &Article,
    text: &str,
    escapes: &[usize],
    splitter: &mut Splitter,
    out: &mut Vec<u8>,
) {
    let paragraphs: Vec<Paragraph> = splitter.split(text, article.title.as_deref());
    let frame = Frame::new(article);
    title(article, &frame, text, &paragraphs, splitter, out);
    let mut parts = json::Parts::new(text, escapes);
    let headline = article.headline();
    for (n, p) in paragraphs.iter().enumerate() {
        let sentences = splitter.sentences(&text[p.range.clone()], headline);
        frame.write(Some(n), p, bytes(p), &mut parts, sentences, out);
    }
}

fn of_text(
    name: &str,
    doc: &str,
    bytes: &[u8],
    settings: &Settings,
    splitter: &mut Splitter,
) -> Outcome {
    let decoded = decode(bytes, settings.encoding);
    let known = settings.metadata.get(doc);
    let article = Article::of_file(doc, &decoded.text, known);
    let paragraphs = splitter.split(&decoded.text, article.title.as_deref());
    let places = paragraphs.iter().flat_map(|p| [p.range.start, p.range.end]);
    let source: Vec<u64> = decoded.bytes_of(places).collect();
    let mut out = Vec::with_capacity(bytes.len() * 5 / 4 + 512);
    let frame = Frame::new(&article);
    title(&article, &frame, &decoded.text, &paragraphs, splitter, &mut out);
    let escapes = json::escapes(&decoded.text);
    let mut parts = json::Parts::new(&decoded.text, &escapes);
    let headline = article.headline();
    for (n, (p, at)) in paragraphs.iter().zip(source.as_chunks().0).enumerate() {
        let sentences = splitter.sentences(&decoded.text[p.range.clone()], headline);
        frame.write(Some(n), p, *at, &mut parts, sentences, &mut out);
    }
    let mut outcome = Outcome::new(out, bytes.len() as u64);
    outcome.seen.own();
    if decoded.damaged() > 0 {
        outcome.note(format!("{TOOL}: {name}: {} broken UTF-8 sequences read as U+FFFD; name its encoding with --encoding if it has another", decoded.damaged()));
    }
    outcome
}

/// Writes the title as a heading ahead of the text, if the text does not say it.
fn title(
    article: &Article,
    frame: &Frame,
    text: &str,
    paragraphs: &[Paragraph],
    splitter: &mut Splitter,
    out: &mut Vec<u8>,
) {
    let title = article.title.as_deref();
    if let Some(p) = splitter.headline(title, article.outlet.as_deref(), text, paragraphs) {
        let whole = title.unwrap_or_default();
        let escapes = json::escapes(whole);
        let mut parts = json::Parts::new(whole, &escapes);
        let sentences = splitter.sentences(&whole[p.range.clone()], "");
        frame.write(None, &p, bytes(&p), &mut parts, sentences, out);
    }
}

fn bytes(p: &Paragraph) -> [u64; 2] {
    [p.range.start as u64, p.range.end as u64]
}

/// The article of a line; none of a record of another type.
fn read(line: &[u8]) -> Result<Option<Article<'_>>, String> {
    if records::is_type(line, "article")? { Article::parse(line).map(Some) } else { Ok(None) }
}
