//! Input as batches: whole articles' lines, cut where one article ends and another begins.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use memchr::memchr2;
use serde::Deserialize;

use crate::lines::{Line, Lines};
use crate::options::is_stdin;
use crate::paragraph::Text;

/// Lines that are worked on together, with where each came from.
#[derive(Debug, Default)]
pub struct Batch {
    bytes: Vec<u8>,
    /// End of each line in `bytes`.
    ends: Vec<usize>,
    /// File (index into the inputs) and number of each line.
    places: Vec<(u32, u64)>,
    /// What went wrong while reading, each before the line with that index.
    pub(crate) faults: Vec<(usize, Fault)>,
}

/// A fault of reading, apart from what a line holds.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Index of the file among the inputs.
    pub file: u32,
    /// Line number, or 0 for the file as a whole.
    pub line: u64,
    /// What is wrong.
    pub why: String,
}

impl Batch {
    /// How many lines.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Are there no lines?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Line number `i`, without its line end.
    pub fn line(&self, i: usize) -> &[u8] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.bytes[start..self.ends[i]]
    }

    /// File (index into the inputs) and line number of line `i`.
    pub fn place(&self, i: usize) -> (u32, u64) {
        self.places[i]
    }

    /// How many bytes of input the lines hold.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Moves lines from `at` on into a new batch.
    fn split_off(&mut self, at: usize) -> Batch {
        let cut = if at == 0 { 0 } else { self.ends[at - 1] };
        Batch {
            bytes: self.bytes.split_off(cut),
            ends: self.ends.split_off(at).into_iter().map(|e| e - cut).collect(),
            places: self.places.split_off(at),
            faults: Vec::new(),
        }
    }
}

/// Opens a path, `-` for standard input; a directory is refused.
pub fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    const BUFFER: usize = 1 << 16;
    if is_stdin(path) {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "is a directory: name the files in it",
        ));
    }
    Ok(Box::new(BufReader::with_capacity(BUFFER, file)))
}

/// Reads inputs one after the other into batches that never part an article, unless one
/// article's lines alone are longer than the limit.
pub struct Batches {
    paths: VecDeque<(u32, PathBuf)>,
    current: Option<(u32, Lines<Box<dyn BufRead + Send>>)>,
    rest: Batch,
    target: usize,
    longest: usize,
    overflow: Box<dyn Write + Send>,
    overflow_failed: Option<io::Error>,
}

/// The size at which a batch is cut at the next article's head.
const TARGET: usize = 256 << 10;

impl Batches {
    /// Batches of the inputs' lines. Lines over `longest` bytes flow to `overflow`. With `live`,
    /// every article is a batch of its own.
    pub fn new(
        inputs: &[PathBuf],
        longest: usize,
        live: bool,
        overflow: Box<dyn Write + Send>,
    ) -> Self {
        Self {
            paths: inputs.iter().enumerate().map(|(i, p)| (i as u32, p.clone())).collect(),
            current: None,
            rest: Batch::default(),
            target: if live { 0 } else { TARGET },
            longest,
            overflow,
            overflow_failed: None,
        }
    }

    /// As [`Batches::new`], of one input that is open already; its lines are of file 0.
    pub fn of_reader(
        reader: Box<dyn BufRead + Send>,
        longest: usize,
        live: bool,
        overflow: Box<dyn Write + Send>,
    ) -> Self {
        let mut batches = Self::new(&[], longest, live, overflow);
        batches.current = Some((0, Lines::new(reader, longest)));
        batches
    }

    /// The next batch; none at the end of the last input.
    pub fn next_batch(&mut self) -> Option<Batch> {
        let mut batch = std::mem::take(&mut self.rest);
        // One line is mostly what stands over the target.
        batch.bytes.reserve((self.target + self.target / 8).saturating_sub(batch.bytes.len()));
        // Whose the last line is of which that can be told; looked up once it matters.
        let mut previous: Option<Whose> = None;
        loop {
            let before = batch.len();
            if !self.read_line(&mut batch) {
                let nothing = batch.is_empty() && batch.faults.is_empty();
                return if nothing { None } else { Some(batch) };
            }
            if batch.len() == before || batch.size() < self.target {
                continue;
            }
            // Only past the target is it worth knowing which article a line is of.
            let most = batch.size() > self.longest.max(self.target);
            if !most && before > 0 && goes_on(batch.line(before - 1), batch.line(before)) {
                continue;
            }
            let told = |i: usize| Some(whose(batch.line(i))).filter(|w| *w != Whose::Unknown);
            let last = previous
                .take()
                .unwrap_or_else(|| (0..before).rev().find_map(told).unwrap_or(Whose::Unknown));
            let this = whose(batch.line(before));
            if before > 0 && (most || this.begins_after(&last)) {
                self.rest = batch.split_off(before);
                return Some(batch);
            }
            previous = Some(if this == Whose::Unknown { last } else { this });
        }
    }

    /// Reads one line or one fault into the batch; false when all inputs are at their end.
    fn read_line(&mut self, batch: &mut Batch) -> bool {
        loop {
            let Some((file, lines)) = &mut self.current else {
                let Some((file, path)) = self.paths.pop_front() else { return false };
                match open(&path) {
                    Ok(reader) => self.current = Some((file, Lines::new(reader, self.longest))),
                    Err(error) => {
                        push_fault(batch, file, 0, error.to_string());
                        return true;
                    }
                }
                continue;
            };
            let file = *file;
            let start = batch.bytes.len();
            let mut keep = Keep { inner: &mut self.overflow, failed: &mut self.overflow_failed };
            match lines.read(&mut batch.bytes, &mut keep) {
                Ok(Line::Whole) if batch.bytes[start..].trim_ascii().is_empty() => {
                    batch.bytes.truncate(start);
                }
                Ok(Line::Whole) => {
                    batch.ends.push(batch.bytes.len());
                    batch.places.push((file, lines.number()));
                    return true;
                }
                Ok(Line::TooLong) => {
                    let why = format!("longer than --max-line {} bytes", self.longest);
                    push_fault(batch, file, lines.number(), why);
                    return true;
                }
                Ok(Line::End) => self.current = None,
                Err(error) => {
                    let number = lines.number();
                    batch.bytes.truncate(start);
                    self.current = None;
                    push_fault(batch, file, number, error.to_string());
                    return true;
                }
            }
        }
    }

    /// What kept a line from being kept whole, if anything did.
    pub fn overflow_error(&mut self) -> Option<io::Error> {
        self.overflow_failed.take()
    }
}

fn push_fault(batch: &mut Batch, file: u32, line: u64, why: String) {
    batch.faults.push((batch.len(), Fault { file, line, why }));
}

/// Remembers a failed write instead of taking it for a fault of the input.
struct Keep<'a> {
    inner: &'a mut (dyn Write + Send),
    failed: &'a mut Option<io::Error>,
}

impl Write for Keep<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none()
            && let Err(error) = self.inner.write_all(bytes)
        {
            *self.failed = Some(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whose a line is.
#[derive(PartialEq)]
enum Whose {
    /// It cannot be read: it ends no article.
    Unknown,
    /// A record of no article.
    Nobody,
    /// The article of this name.
    Article(String),
}

impl Whose {
    /// May a batch end between the last line and this one?
    fn begins_after(&self, last: &Whose) -> bool {
        *self != Whose::Unknown
            && *last != Whose::Unknown
            && (self != last || *self == Whose::Nobody)
    }
}

/// Is a line, as its first bytes tell, of the article of the line before it, or else of none? So are
/// most of our own, which need not be read for it.
fn goes_on(before: &[u8], line: &[u8]) -> bool {
    const HEAD: &[u8] = br#"{"type":"paragraph","doc":""#;
    let Some(doc) = before.strip_prefix(HEAD) else { return false };
    let end = memchr2(b'"', b'\\', doc).filter(|&end| doc[end] == b'"');
    end.is_some_and(|end| line.starts_with(&before[..=HEAD.len() + end]))
}

fn whose(line: &[u8]) -> Whose {
    #[derive(Deserialize)]
    struct Doc<'a> {
        #[serde(borrow)]
        doc: Option<Text<'a>>,
    }
    match serde_json::from_slice::<Doc>(line) {
        Err(_) => Whose::Unknown,
        Ok(Doc { doc: None }) => Whose::Nobody,
        Ok(Doc { doc: Some(doc) }) => Whose::Article(doc.0.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// How many lines each batch holds.
    fn batches(text: String, live: bool) -> Vec<usize> {
        let reader = Box::new(Cursor::new(text.into_bytes()));
        let mut all = Batches::of_reader(reader, 64 << 20, live, Box::new(io::sink()));
        std::iter::from_fn(|| all.next_batch().map(|b| b.len())).collect()
    }

    #[test]
    fn an_article_is_not_parted_and_lines_of_none_are() {
        let of = |doc: &str, n: usize| format!("{{\"doc\":\"{doc}\"}}\n").repeat(n);
        assert_eq!(batches(of("a", 3) + &of("b", 2), true), [3, 2]);
        assert_eq!(
            batches(of("a", 1) + "bad\n" + &of("a", 1) + "bad\n" + &of("b", 1), true),
            [4, 1]
        );
        assert_eq!(batches("{}\n".repeat(2) + &of("a", 2) + "{}\n", true), [1, 1, 2, 1]);
        assert_eq!(batches("bad\n".repeat(3), true), [3]);
    }

    #[test]
    fn lines_that_begin_alike_are_of_one_article() {
        let of =
            |doc: &str| format!("{{\"type\":\"paragraph\",\"doc\":\"{doc}\",\"text\":\"x\"}}\n");
        assert_eq!(
            batches(of("a").repeat(3) + &of("ab") + &of("a") + &of("b"), true),
            [3, 1, 1, 1]
        );
        // Escapes are read: one name may be written in two ways.
        assert_eq!(batches(of("a\\u0062") + &of("ab") + &of("a\\\"b"), true), [2, 1]);
        let bad = "{\"type\":\"paragraph\",\"doc\":\"b\",\n";
        assert_eq!(batches(of("a") + bad + &of("a") + &of("b"), true), [3, 1]);
    }

    #[test]
    fn records_of_no_article_and_lines_that_are_none_take_linear_time() {
        let joined = format!("{{\"type\":\"joined\",\"about\":\"{}\"}}\n", "x".repeat(60));
        let made = batches(joined.repeat(100_000), false);
        assert!(made.len() > 20 && made.iter().sum::<usize>() == 100_000, "{}", made.len());
        // Looked through anew at every line, these would take minutes.
        assert_eq!(batches("bad\n".repeat(200_000), false), [200_000]);
    }
}
