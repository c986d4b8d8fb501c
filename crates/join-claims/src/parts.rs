//! Large blocks cut into parts that can be worked on side by side.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use crate::feed::Unit;
use crate::large::Large;

/// Some groups of a large block.
pub struct Part {
    /// The block.
    pub block: Arc<Large>,
    /// Which of its groups.
    pub groups: Range<usize>,
}

/// What a worker is given.
pub enum Piece {
    /// Whole blocks.
    Blocks(Unit),
    /// Output that is made already, and lines refused: message and line.
    Made(Vec<u8>, Vec<(String, Vec<u8>)>),
    /// A part of a large block.
    Part(Part),
}

/// A large block's parts, in order.
#[derive(Default)]
pub struct Parts {
    block: Option<Arc<Large>>,
    next: usize,
}

/// Claims that a part has at least, but for the last.
const PART: usize = 256;

impl Parts {
    /// All parts of a block.
    pub fn of(block: Large) -> Parts {
        Parts { block: Some(Arc::new(block)), next: 0 }
    }
}

impl Iterator for Parts {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let block = self.block.as_ref()?;
        let first = self.next;
        let mut claims = 0;
        for group in block.groups.iter().skip(first) {
            self.next += 1;
            claims += group.members.len();
            if claims >= PART {
                break;
            }
        }
        let groups = first..self.next;
        (!groups.is_empty()).then(|| Part { block: Arc::clone(block), groups })
    }
}

/// What kept a large block from being stored or read again.
pub fn why(error: &io::Error) -> String {
    format!(
        "cannot keep a large block of claims in {}: {error} (TMPDIR names another folder)",
        std::env::temp_dir().display()
    )
}
