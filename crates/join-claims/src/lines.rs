//! The lines of one block: in memory, or, as they stream by and are many, in a temporary file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use records::Batch;

/// A record's line: as it was read, or made here from a paragraph record.
#[derive(Clone)]
pub enum Raw {
    /// Line of a batch.
    Read(Arc<Batch>, usize),
    /// Claims of one batch, one after the other, and the range of this one.
    Made(Arc<Vec<u8>>, std::ops::Range<usize>),
}

impl Raw {
    /// The line's bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Raw::Read(batch, i) => batch.line(*i),
            Raw::Made(bytes, range) => bytes.get(range.clone()).unwrap_or_default(),
        }
    }

    /// File (index into the inputs) and line number of what was read.
    fn place(&self) -> (u32, u64) {
        match self {
            Raw::Read(batch, i) => batch.place(*i),
            Raw::Made(..) => (0, 0),
        }
    }
}

/// The lines of a block.
pub enum Lines {
    /// In memory.
    Held(Vec<Raw>),
    /// In a file that has no name and goes with the process.
    Stored(Stored),
}

impl Lines {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Lines::Held(lines) => lines.len(),
            Lines::Stored(stored) => stored.ends.len(),
        }
    }

    /// A line's bytes.
    pub fn get(&self, i: usize) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Lines::Held(lines) => Ok(Cow::Borrowed(lines.get(i).map_or(&[], Raw::bytes))),
            Lines::Stored(stored) => stored.get(i).map(Cow::Owned),
        }
    }

    /// File (index into the inputs) and line number of a line.
    pub fn place(&self, i: usize) -> (u32, u64) {
        let place = match self {
            Lines::Held(lines) => lines.get(i).map(Raw::place),
            Lines::Stored(stored) => stored.places.get(i).copied(),
        };
        place.unwrap_or_default()
    }
}

/// Lines being stored.
pub struct Store {
    file: BufWriter<File>,
    ends: Vec<u64>,
    places: Vec<(u32, u64)>,
}

impl Store {
    /// An empty store in the system's folder for temporary files (`TMPDIR`).
    pub fn new() -> io::Result<Store> {
        let file = BufWriter::with_capacity(1 << 18, tempfile::tempfile()?);
        Ok(Store { file, ends: Vec::new(), places: Vec::new() })
    }

    /// Adds a line.
    pub fn push(&mut self, line: &Raw) -> io::Result<()> {
        let bytes = line.bytes();
        self.file.write_all(bytes)?;
        self.ends.push(self.ends.last().unwrap_or(&0) + bytes.len() as u64);
        self.places.push(line.place());
        Ok(())
    }

    /// All that was stored.
    pub fn lines(self) -> io::Result<Lines> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Lines::Stored(Stored { file, ends: self.ends, places: self.places }))
    }
}

/// Stored lines.
pub struct Stored {
    file: File,
    /// End of each line in the file.
    ends: Vec<u64>,
    places: Vec<(u32, u64)>,
}

impl Stored {
    fn get(&self, i: usize) -> io::Result<Vec<u8>> {
        let end = self.ends.get(i).copied().unwrap_or(0);
        let start = i.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        let mut line = vec![0; end.saturating_sub(start) as usize];
        self.file.read_exact_at(&mut line, start)?;
        Ok(line)
    }
}
