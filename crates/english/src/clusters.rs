//! What plain text tells of a word: two clusters of words used alike, and whether it is
//! capitalised inside sentences.

use std::sync::OnceLock;

/// Bytes a word takes in the table: its key, little end first, and three values.
const ROW: usize = 7;

/// A word's clusters, coarse and fine, and its case class; zeros for unknown words.
pub(crate) type Clusters = [u8; 3];

/// The built-in table.
pub(crate) struct Table {
    slots: Vec<(u32, Clusters)>,
    shift: u32,
}

impl Table {
    pub(crate) fn read(bytes: &[u8]) -> Table {
        let count = bytes.len() / ROW;
        let bits = (2 * count + 2).next_power_of_two().trailing_zeros().min(31);
        let mut table = Table { slots: vec![(0, [0; 3]); (1 << bits) + 64], shift: 32 - bits };
        for row in bytes.chunks_exact(ROW) {
            let key = u32::from_le_bytes([row[0], row[1], row[2], row[3]]);
            let from = (key >> table.shift) as usize;
            if let Some(free) = table.slots[from..].iter_mut().find(|s| s.1 == [0; 3]) {
                *free = (key, [row[4], row[5], row[6]]);
            }
        }
        table
    }

    /// The built-in table, read when first asked for.
    pub(crate) fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Table::read(include_bytes!("../data/clusters.model")))
    }

    /// The clusters of the word with this key.
    #[inline]
    pub(crate) fn look_up(&self, word: u32) -> Clusters {
        let from = (word >> self.shift) as usize;
        for &(key, clusters) in self.slots.get(from..).unwrap_or(&[]) {
            if key == word || clusters == [0; 3] {
                return clusters;
            }
        }
        [0; 3]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_there() {
        let mut bytes = Vec::new();
        for (key, value) in [(5_u32, 1), (6, 2), (u32::MAX, 3)] {
            bytes.extend(key.to_le_bytes());
            bytes.extend([value, value, 1]);
        }
        let table = Table::read(&bytes);
        assert_eq!(table.look_up(6), [2, 2, 1]);
        assert_eq!(table.look_up(u32::MAX), [3, 3, 1]);
        assert_eq!(table.look_up(7), [0; 3]);
        assert_eq!(Table::read(&[]).look_up(7), [0; 3]);
    }
}
