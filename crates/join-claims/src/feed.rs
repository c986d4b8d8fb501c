//! Lines on their way to be joined: held in memory in the order of their keys, or streamed as
//! they come in it.

use std::sync::Arc;

use records::{Batch, Batches, is_type};
use serde::Deserialize;

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
}

/// Lines to be joined: whole blocks, each of one key.
#[derive(Default)]
pub struct Unit {
    /// Batches whose faults of reading are told with this unit.
    pub faulty: Vec<Arc<Batch>>,
    /// Records of other types, and lines that cannot be read.
    pub others: Vec<(Arc<Batch>, usize)>,
    /// Claims, block after block.
    pub lines: Vec<Raw>,
    /// End of each block in `lines`.
    pub ends: Vec<usize>,
    /// Bytes of input that the unit is made of.
    pub read: u64,
}

/// Bytes of claims that are worked on at once: enough to be worth handing to another thread.
const UNIT: usize = 256 << 10;

/// The key of a claim; none for any other record, and for what is none.
pub fn key_of(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Keyed<'a> {
        #[serde(borrow)]
        key: Option<records::Text<'a>>,
    }
    // Lines that are no records are told with their reason by the worker.
    if !is_type(line, "claim").unwrap_or(false) {
        return None;
    }
    let keyed: Keyed = serde_json::from_slice(line).ok()?;
    Some(keyed.key.map_or_else(String::new, |key| key.to_string()))
}

/// Claims in memory in the order of their keys.
pub struct Held {
    lines: std::vec::IntoIter<(String, Raw)>,
    next: Option<(String, Raw)>,
}

impl Held {
    /// Orders claims by their keys.
    pub fn new(mut lines: Vec<(String, Raw)>) -> Self {
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        Self { lines: lines.into_iter(), next: None }
    }

    /// The next blocks.
    pub fn next_unit(&mut self) -> Option<Unit> {
        let mut unit = Unit::default();
        let mut size = 0;
        let mut at = self.next.take().or_else(|| self.lines.next())?;
        loop {
            size += at.1.bytes().len();
            unit.lines.push(at.1);
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
pub struct Stream {
    batch: Option<(Arc<Batch>, usize)>,
    key: Option<String>,
    unit: Unit,
    done: bool,
    /// The line that was out of order, after which nothing is read.
    pub unsorted: Option<(Arc<Batch>, usize)>,
}

impl Stream {
    /// The next blocks.
    pub fn next_unit(&mut self, batches: &mut Batches) -> Option<Unit> {
        if self.done {
            return None;
        }
        loop {
            let Some((batch, i)) = self.next_line(batches) else { return self.last() };
            let Some(key) = key_of(batch.line(i)) else {
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
                if self.unit.read >= UNIT as u64 {
                    full = Some(std::mem::take(&mut self.unit));
                }
                self.key = Some(key);
            }
            self.unit.lines.push(Raw::Read(batch, i));
            if full.is_some() {
                return full;
            }
        }
    }

    fn next_line(&mut self, batches: &mut Batches) -> Option<(Arc<Batch>, usize)> {
        loop {
            if let Some((batch, i)) = self.batch.take().filter(|(batch, i)| *i < batch.len()) {
                self.batch = Some((Arc::clone(&batch), i + 1));
                return Some((batch, i));
            }
            let batch = Arc::new(batches.next_batch()?);
            self.unit.read += batch.size() as u64;
            self.unit.faulty.push(Arc::clone(&batch));
            self.batch = Some((batch, 0));
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
