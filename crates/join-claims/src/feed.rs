//! Lines on their way to be joined: held in memory in the order of their keys, or streamed as
//! they come in it.

use std::io;
use std::sync::Arc;

use records::{Batch, Batches, is_type};
use serde::Deserialize;

use crate::lines::{Lines, Raw, Store};

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
    /// A block by itself, too large to be worked on as a whole; it comes after the others.
    pub large: Option<Lines>,
}

/// Bytes of claims from which a block is large: parsed, they would take several times as much.
const LARGE: usize = 8 << 20;

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
    if let Some(key) = leading_key(line) {
        return Some(key.to_string());
    }
    if !is_type(line, "claim").unwrap_or(false) {
        return None;
    }
    let keyed: Keyed = serde_json::from_slice(line).ok()?;
    Some(keyed.key.map_or_else(String::new, |key| key.to_string()))
}

/// The key where our own tools write it, third and without escapes: no need to read the line.
fn leading_key(line: &[u8]) -> Option<&str> {
    let end = |string: &[u8]| {
        let end = memchr::memchr2(b'"', b'\\', string)?;
        (string[end] == b'"').then_some(end)
    };
    let id = line.strip_prefix(br#"{"type":"claim","id":""#)?;
    let key = id[end(id)?..].strip_prefix(br#"","key":""#)?;
    std::str::from_utf8(&key[..end(key)?]).ok()
}

/// Claims in memory in the order of their keys. All are kept to the end: given back piece by piece,
/// in another order than they came, their room would be a sieve in which the allocator searches.
pub struct Held {
    lines: Vec<(String, Raw)>,
    next: usize,
}

impl Held {
    /// Orders claims by their keys.
    pub fn new(mut lines: Vec<(String, Raw)>) -> Self {
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        Self { lines, next: 0 }
    }

    /// The next blocks.
    pub fn next_unit(&mut self) -> Option<Unit> {
        let mut unit = Unit::default();
        let mut size = 0;
        let rest = self.lines.get(self.next..).filter(|rest| !rest.is_empty())?;
        for block in rest.chunk_by(|a, b| a.0 == b.0) {
            let bytes: usize = block.iter().map(|(_, line)| line.bytes().len()).sum();
            let lines = block.iter().map(|(_, line)| line.clone());
            if bytes >= LARGE {
                unit.large = Some(Lines::Held(lines.collect()));
            } else {
                unit.lines.extend(lines);
                unit.ends.push(unit.lines.len());
            }
            self.next += block.len();
            size += bytes;
            if size >= UNIT {
                break;
            }
        }
        Some(unit)
    }
}

/// Claims as they stream by, already in the order of their keys.
#[derive(Default)]
pub struct Stream {
    batch: Option<(Arc<Batch>, usize)>,
    key: Option<String>,
    unit: Unit,
    /// Bytes of the block under way.
    block: usize,
    /// The block under way, once it is large.
    store: Option<Store>,
    done: bool,
    /// The line that was out of order, after which nothing is read.
    pub unsorted: Option<(Arc<Batch>, usize)>,
}

impl Stream {
    /// The next blocks. An error is one of storing a large block.
    pub fn next_unit(&mut self, batches: &mut Batches) -> io::Result<Option<Unit>> {
        if self.done {
            return Ok(None);
        }
        loop {
            if self.store.is_some() && self.batch.is_none() && !self.unit.faulty.is_empty() {
                // While a block is stored, no batch is kept in memory.
                return Ok(Some(std::mem::take(&mut self.unit)));
            }
            let Some((batch, i)) = self.next_line(batches) else { return self.last().map(Some) };
            let Some(key) = key_of(batch.line(i)) else {
                self.unit.others.push((batch, i));
                continue;
            };
            if self.key.as_ref().is_some_and(|before| key < *before) {
                self.unsorted = Some((batch, i));
                return self.last().map(Some);
            }
            let mut full = None;
            if self.key.as_ref() != Some(&key) {
                self.close()?;
                if self.unit.large.is_some() || self.unit.read >= UNIT as u64 {
                    full = Some(std::mem::take(&mut self.unit));
                }
                self.key = Some(key);
            }
            self.push(Raw::Read(batch, i))?;
            if full.is_some() {
                return Ok(full);
            }
        }
    }

    fn next_line(&mut self, batches: &mut Batches) -> Option<(Arc<Batch>, usize)> {
        loop {
            if let Some((batch, i)) = self.batch.take() {
                // Let go at the last line, so that what holds it is the line alone.
                self.batch = (i + 1 < batch.len()).then(|| (Arc::clone(&batch), i + 1));
                return Some((batch, i));
            }
            let batch = Arc::new(batches.next_batch()?);
            self.unit.read += batch.size() as u64;
            self.unit.faulty.push(Arc::clone(&batch));
            self.batch = (!batch.is_empty()).then_some((batch, 0));
        }
    }

    /// Adds a line to the block under way, which may become a large one by it.
    fn push(&mut self, line: Raw) -> io::Result<()> {
        if let Some(store) = &mut self.store {
            return store.push(&line);
        }
        self.block += line.bytes().len();
        self.unit.lines.push(line);
        if self.block >= LARGE {
            let first = self.unit.ends.last().copied().unwrap_or(0);
            let mut store = Store::new()?;
            for line in self.unit.lines.drain(first..) {
                store.push(&line)?;
            }
            self.store = Some(store);
        }
        Ok(())
    }

    /// Ends the block under way.
    fn close(&mut self) -> io::Result<()> {
        self.block = 0;
        if let Some(store) = self.store.take() {
            self.unit.large = Some(store.lines()?);
        } else if self.unit.lines.len() > self.unit.ends.last().copied().unwrap_or(0) {
            self.unit.ends.push(self.unit.lines.len());
        }
        Ok(())
    }

    fn last(&mut self) -> io::Result<Unit> {
        self.done = true;
        self.close()?;
        Ok(std::mem::take(&mut self.unit))
    }
}
