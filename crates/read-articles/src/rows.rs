//! A table's rows, in bounded memory.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use csv::{ByteRecord, ReaderBuilder, WriterBuilder};

use crate::encoding::decode;
use crate::feed::Work;
use crate::unpack::Input;

/// Reads a table with a head.
pub struct Rows {
    reader: csv::Reader<Bounded>,
    /// Bytes read since the last row ended.
    since: Arc<AtomicUsize>,
    names: Option<Arc<Vec<String>>>,
    mark: u8,
    over: bool,
}

/// What the csv reader takes at a time.
const BUFFER: usize = 1 << 16;

impl Rows {
    /// Rows whose cells are parted by `mark`; none is longer than `longest` bytes.
    pub fn new(reader: Input, mark: u8, longest: usize) -> Self {
        let since = Arc::new(AtomicUsize::new(0));
        let bounded = Bounded { reader, since: Arc::clone(&since), longest };
        let mut builder = ReaderBuilder::new();
        builder.delimiter(mark).has_headers(false).flexible(true).buffer_capacity(BUFFER);
        Self { reader: builder.from_reader(bounded), since, names: None, mark, over: false }
    }

    /// The next row, or fault, with its line.
    pub fn next(&mut self) -> Option<(u64, Work)> {
        loop {
            if self.over {
                return None;
            }
            let mut row = ByteRecord::new();
            let read = self.reader.read_byte_record(&mut row);
            self.since.store(0, Ordering::Relaxed);
            match read {
                Ok(false) => return None,
                Ok(true) => {}
                Err(error) => {
                    self.over = true;
                    return Some((self.reader.position().line(), Work::Refused(error.to_string())));
                }
            }
            let line = row.position().map_or(0, csv::Position::line);
            let Some(names) = &self.names else {
                let names = row.iter().map(|cell| decode(cell, None, false).trim().to_string());
                self.names = Some(Arc::new(names.collect()));
                continue;
            };
            if row.len() != names.len() {
                let why = format!("{} cells where the head has {}", row.len(), names.len());
                return Some((line, Work::Refused(why)));
            }
            let cells = row.iter().map(<[u8]>::to_vec).collect();
            let work = Work::Row { names: Arc::clone(names), cells, line: self.line(&row) };
            return Some((line, work));
        }
    }

    /// The row as CSV, for those who keep rejects.
    fn line(&self, row: &ByteRecord) -> Vec<u8> {
        let mut writer = WriterBuilder::new().delimiter(self.mark).from_writer(Vec::new());
        let written = writer.write_byte_record(row).is_ok();
        let mut line = writer.into_inner().unwrap_or_default();
        line.truncate(line.trim_ascii_end().len());
        if written { line } else { Vec::new() }
    }
}

/// Stops a row that never ends, such as one whose quote is never closed.
struct Bounded {
    reader: Input,
    since: Arc<AtomicUsize>,
    longest: usize,
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let since = self.since.load(Ordering::Relaxed);
        if since > self.longest.saturating_add(BUFFER) {
            let why = format!("a row longer than --max-line {} bytes", self.longest);
            return Err(io::Error::other(why));
        }
        let chunk = self.reader.fill_buf()?;
        let taken = chunk.len().min(into.len());
        into[..taken].copy_from_slice(&chunk[..taken]);
        self.reader.consume(taken);
        self.since.store(since + taken, Ordering::Relaxed);
        Ok(taken)
    }
}
