//! Input as jobs: some pages, some records of an archive, some rows, or some lines at a time.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use records::articles::{ArticleTable, column_mark};
use records::{Batch, Batches, Options, OverflowMaker, is_stdin, open};

use crate::kind::{Kind, kind};
use crate::rewind::{Rewind, is_damage};
use crate::rows::Rows;
use crate::run::Settings;
use crate::unpack::{Input, unpacked};
use crate::walk::{Found, Walk};
use crate::warc::{Archive, Record, Step};

/// A piece of work.
pub enum Job {
    /// Lines of JSON of one input.
    Lines { name: String, batch: Batch },
    /// Pages, records, rows and faults, in order.
    Items(Vec<Item>),
}

/// One thing to make an article of, or to say.
pub struct Item {
    /// Where it is, for messages.
    pub place: String,
    /// The article's name.
    pub doc: String,
    /// What its folder knows of it.
    pub table: Option<Arc<ArticleTable>>,
    /// The thing.
    pub work: Work,
}

/// What an item holds.
pub enum Work {
    /// A web page.
    Page(Vec<u8>),
    /// Plain text.
    Text(Vec<u8>),
    /// A record of a web archive.
    Record(Record),
    /// A row of a table; `line` is the row as CSV.
    Row { names: Arc<Vec<String>>, cells: Vec<Vec<u8>>, line: Vec<u8> },
    /// Something to say.
    Note(String),
    /// Something in an input that cannot be used.
    Refused(String),
    /// An input that cannot be read at all.
    Unread(String),
}

impl Work {
    fn size(&self) -> usize {
        match self {
            Work::Page(bytes) | Work::Text(bytes) => bytes.len(),
            Work::Record(record) => record.block.len(),
            Work::Row { line, .. } => line.len() * 2,
            Work::Note(words) | Work::Refused(words) | Work::Unread(words) => words.len(),
        }
    }
}

impl Job {
    /// How many bytes of input it is.
    pub fn size(&self) -> u64 {
        match self {
            Job::Lines { batch, .. } => batch.size() as u64,
            Job::Items(items) => items.iter().map(|i| i.work.size() as u64).sum(),
        }
    }
}

/// The size at which a job is handed over.
const TARGET: usize = 256 << 10;
/// So much of an input is looked at to know its kind; of a live stream what is there, and
/// this little at least.
const HEAD: usize = 2048;
const LEAST: usize = 16;

/// Reads the inputs one after the other.
pub struct Feed<'a> {
    options: &'a Options,
    settings: &'a Settings,
    overflow: OverflowMaker,
    walk: Walk,
    open: Option<Open>,
}

/// The input being read.
enum Open {
    Lines { name: String, batches: Batches },
    Archive { name: String, archive: Box<Archive> },
    Rows { name: String, rows: Box<Rows> },
}

impl<'a> Feed<'a> {
    /// A feed of the inputs that the options name.
    pub fn new(options: &'a Options, settings: &'a Settings, overflow: OverflowMaker) -> Self {
        Self { options, settings, overflow, walk: Walk::new(options.inputs()), open: None }
    }

    /// The next job; none at the end of the last input.
    pub fn next(&mut self) -> Option<Job> {
        let mut items = Vec::new();
        let mut size = 0;
        let target = if self.options.line_buffered { 1 } else { TARGET };
        loop {
            if let Some(Open::Lines { name, batches }) = &mut self.open {
                if !items.is_empty() {
                    return Some(Job::Items(items));
                }
                if let Some(batch) = batches.next_batch() {
                    return Some(Job::Lines { name: name.clone(), batch });
                }
                self.open = None;
            }
            let item = match self.item() {
                Some(Some(item)) => item,
                Some(None) => continue,
                None if items.is_empty() => return None,
                None => return Some(Job::Items(items)),
            };
            size += item.work.size();
            items.push(item);
            if size >= target {
                return Some(Job::Items(items));
            }
        }
    }

    /// The next item; nothing when an input begins or ends, none at the end of all.
    fn item(&mut self) -> Option<Option<Item>> {
        let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_string();
        let item = match &mut self.open {
            Some(Open::Archive { name, archive }) => archive.step().map(|step| {
                let (number, work) = match step {
                    Step::Record(record) => (record.number, Work::Record(record)),
                    Step::Damaged(number, why) => (number, Work::Refused(why)),
                };
                let doc = format!("{}:{number}", last(name));
                Item { place: format!("{name}:{number}"), doc, table: None, work }
            }),
            Some(Open::Rows { name, rows }) => rows.next().map(|(number, work)| {
                let doc = format!("{}:{number}", last(name));
                Item { place: format!("{name}:{number}"), doc, table: None, work }
            }),
            _ => return self.found(),
        };
        if item.is_none() {
            self.open = None;
        }
        Some(item)
    }

    /// The next file of the walk: whole, or opened to be read in parts.
    fn found(&mut self) -> Option<Option<Item>> {
        let item =
            |place: String, work: Work| Item { doc: String::new(), table: None, place, work };
        Some(Some(match self.walk.next()? {
            Found::Note(place, words) => item(place, Work::Note(words)),
            Found::Fault(place, why) => item(place, Work::Unread(why)),
            Found::File(file) => {
                let stdin = is_stdin(&file.path);
                let place = if stdin { "(stdin)".into() } else { file.path.display().to_string() };
                let doc = match &self.settings.doc {
                    Some(doc) if stdin => doc.clone(),
                    _ if stdin => "(stdin)".to_string(),
                    _ => file.doc,
                };
                match self.read(&file.path, &place) {
                    Ok(None) => return Some(None),
                    Ok(Some(work)) => Item { place, doc, table: file.table, work },
                    Err(error) => item(place, Work::Unread(error.to_string())),
                }
            }
        }))
    }

    fn read(&mut self, path: &Path, name: &str) -> io::Result<Option<Work>> {
        let mut reader = Rewind::new(unpacked(open(path)?)?);
        let fault = past_damage(&mut reader)?;
        let head = reader.peek(LEAST)?;
        let head = &head[..head.len().min(HEAD)];
        let kind = self.settings.kind.map_or_else(|| kind(head, &path.to_string_lossy()), Ok);
        let mark = if kind == Ok(Kind::Tsv) { b'\t' } else { column_mark(head) };
        if let Some(fault) = fault {
            if kind != Ok(Kind::Warc) {
                return Err(fault);
            }
            let rest = reader;
            reader = Rewind::new(Box::new(rest));
            reader.put_fault(fault);
        }
        let longest = self.options.max_line;
        let name = name.to_string();
        let reader: Input = Box::new(reader);
        match kind {
            Ok(Kind::Jsonl) => {
                let overflow = (self.overflow)();
                let batches =
                    Batches::of_reader(reader, longest, self.options.line_buffered, overflow);
                self.open = Some(Open::Lines { name, batches });
            }
            Ok(Kind::Warc) => {
                let archive = Box::new(Archive::new(reader, longest));
                self.open = Some(Open::Archive { name, archive });
            }
            Ok(Kind::Csv | Kind::Tsv) => {
                self.open =
                    Some(Open::Rows { name, rows: Box::new(Rows::new(reader, mark, longest)) });
            }
            Ok(Kind::Html) => return whole(reader, longest).map(|b| Some(Work::Page(b))),
            Ok(Kind::Text) => return whole(reader, longest).map(|b| Some(Work::Text(b))),
            Err(why) => return Ok(Some(Work::Refused(format!("no article: {why}")))),
        }
        Ok(None)
    }
}

/// Goes past damage at an input's head, so that its kind can be seen from what follows.
fn past_damage(reader: &mut Rewind<Input>) -> io::Result<Option<io::Error>> {
    let mut met = None;
    loop {
        match reader.peek(1) {
            Ok(_) => return Ok(met),
            Err(fault) if is_damage(&fault) => met = Some(fault),
            Err(fault) => return Err(fault),
        }
    }
}

fn whole(reader: Input, longest: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(longest as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > longest {
        let why = format!("longer than --max-line {longest} bytes, which bounds an article too");
        return Err(io::Error::other(why));
    }
    Ok(bytes)
}
