//! Word clusters learned from raw news text: words used alike share a class, and classes a tree
//! (Brown et al. 1992, by the exchange method of Martin, Liermann and Ney 1998).

/// The class of a word that has none.
pub const NONE: u16 = u16::MAX;

/// What the clusters know of a word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its class: an index of the tree's leaves.
    pub class: u16,
    /// Mostly written so, without a capital, inside sentences.
    pub common: bool,
}

/// The table of clusters. Layout, little-endian: u32 number of classes C, u32 number of words N;
/// C paths of u32 (bits of the tree from the root, first split highest); N sorted u32 hashes;
/// N u16 of class, highest bit set for common words.
#[derive(Clone, Copy, Debug)]
pub struct Clusters<'a> {
    classes: usize,
    words: usize,
    data: &'a [u8],
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    match data.get(at..at + 4) {
        Some(b) => u32::from_le_bytes([b[0], b[1], b[2], b[3]]),
        None => 0,
    }
}

impl<'a> Clusters<'a> {
    /// A table that knows no word.
    pub fn empty() -> Clusters<'static> {
        Clusters { classes: 0, words: 0, data: &[] }
    }

    /// Reads a table; one that is cut short knows no word.
    pub fn new(data: &'a [u8]) -> Clusters<'a> {
        let (classes, words) = (u32_at(data, 0) as usize, u32_at(data, 4) as usize);
        if data.len() < 8 + 4 * classes + 6 * words {
            return Clusters { classes: 0, words: 0, data: &[] };
        }
        Clusters { classes, words, data }
    }

    /// Writes a table: paths of the classes, and words as (hash, class, common).
    pub fn write(paths: &[u32], words: &mut Vec<(u32, u16, bool)>) -> Vec<u8> {
        words.sort_unstable();
        words.dedup_by_key(|w| w.0);
        let mut out = Vec::with_capacity(8 + 4 * paths.len() + 6 * words.len());
        out.extend((paths.len() as u32).to_le_bytes());
        out.extend((words.len() as u32).to_le_bytes());
        paths.iter().for_each(|p| out.extend(p.to_le_bytes()));
        words.iter().for_each(|w| out.extend(w.0.to_le_bytes()));
        words.iter().for_each(|w| out.extend((w.1 | u16::from(w.2) << 15).to_le_bytes()));
        out
    }

    /// What is known of the word whose exact hash is `hash`.
    pub fn of(&self, hash: u32) -> Option<Entry> {
        let base = 8 + 4 * self.classes;
        let (mut low, mut high) = (0, self.words);
        while low < high {
            let middle = (low + high) / 2;
            match u32_at(self.data, base + 4 * middle).cmp(&hash) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let at = base + 4 * self.words + 2 * middle;
                    let bits = u16::from_le_bytes([*self.data.get(at)?, *self.data.get(at + 1)?]);
                    return Some(Entry { class: bits & 0x7fff, common: bits >> 15 == 1 });
                }
            }
        }
        None
    }

    /// The first `bits` splits on the way to a class, told apart from paths of other lengths.
    pub fn path(&self, class: u16, bits: u32) -> u32 {
        if usize::from(class) >= self.classes {
            return 0;
        }
        let path = u32_at(self.data, 8 + 4 * usize::from(class));
        (path >> (32 - bits)) | bits << 24
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut words = vec![(9, 1, false), (3, 0, true)];
        let data = Clusters::write(&[0x4000_0000, 0xc000_0000], &mut words);
        let table = Clusters::new(&data);
        assert_eq!(table.of(3), Some(Entry { class: 0, common: true }));
        assert_eq!(table.of(9), Some(Entry { class: 1, common: false }));
        assert_eq!(table.of(4), None);
        assert_ne!(table.path(0, 1), table.path(1, 1));
        assert_eq!(table.path(0, 1) & 1, 0);
        assert!(Clusters::new(&data[..data.len() - 1]).of(3).is_none());
    }
}
