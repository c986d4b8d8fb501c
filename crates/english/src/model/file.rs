//! The file of a model: names, then tables of weights; keys rise and are stored as differences.
//!
//! A number is a varint of 7-bit groups, low first. Names: their count, then each as its length
//! and bytes. A table: classes, count of keys; then for each key its difference from the key
//! before and its row. A row of up to four classes is their weights, a byte each; a longer one is
//! the count of its weights that are not 0, then a class and a weight each.

use super::{Actions, Rows};

/// Classes up to which a row is stored whole.
const WHOLE: usize = 4;

/// Appends a number to a model.
pub(crate) fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends names to a model.
pub(crate) fn write_names(out: &mut Vec<u8>, names: &[String]) {
    write_number(out, names.len() as u32);
    for name in names {
        write_number(out, name.len() as u32);
        out.extend_from_slice(name.as_bytes());
    }
}

/// Appends a table to a model; its rows by rising key, each by rising class.
pub(crate) fn write_table(out: &mut Vec<u8>, classes: usize, rows: &[(u32, Vec<(u8, i8)>)]) {
    write_number(out, classes as u32);
    write_number(out, rows.len() as u32);
    let mut last = 0;
    for (key, row) in rows {
        write_number(out, key - last);
        last = *key;
        if classes <= WHOLE {
            let mut whole = [0; WHOLE];
            for &(class, weight) in row {
                whole[usize::from(class)] = weight as u8;
            }
            out.extend_from_slice(&whole[..classes]);
        } else {
            write_number(out, row.len() as u32);
            out.extend(row.iter().flat_map(|&(class, weight)| [class, weight as u8]));
        }
    }
}

/// Reads a model from its bytes; what is cut short reads as zeros.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    /// The next bytes, as many as there are.
    pub(crate) fn take(&mut self, count: usize) -> &'a [u8] {
        let (head, rest) = self.bytes.split_at(count.min(self.bytes.len()));
        self.bytes = rest;
        head
    }

    pub(crate) fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    pub(crate) fn names(&mut self) -> Vec<&'a str> {
        let count = self.number() as usize;
        (0..count.min(1 << 16))
            .map(|_| {
                let length = self.number() as usize;
                std::str::from_utf8(self.take(length)).unwrap_or("")
            })
            .collect()
    }

    /// A table of up to four classes.
    pub(crate) fn actions(&mut self) -> Actions {
        let classes = (self.number() as usize).min(WHOLE);
        let count = (self.number() as usize).min(self.bytes.len());
        let mut table = Actions::new(count);
        let mut key = 0_u32;
        for _ in 0..count {
            key = key.wrapping_add(self.number());
            let mut weights = [0; WHOLE];
            for weight in &mut weights[..classes] {
                *weight = self.byte() as i8;
            }
            table.insert(key, weights);
        }
        table
    }

    /// A table of many classes.
    pub(crate) fn rows(&mut self) -> Rows {
        let classes = self.number() as usize;
        let count = (self.number() as usize).min(self.bytes.len());
        let mut table = Rows::new(count, classes.min(256));
        let mut key = 0_u32;
        let mut row = Vec::new();
        for _ in 0..count {
            key = key.wrapping_add(self.number());
            let length = self.number() as usize;
            row.clear();
            row.extend(self.take(2 * length).chunks_exact(2).map(|p| (p[0], p[1] as i8)));
            table.insert(key, &row);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Weights;

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write_names(&mut bytes, &["one".into(), "två".into()]);
        write_table(&mut bytes, 3, &[(7, vec![(0, 1), (2, -5)]), (900_000, vec![(1, 2)])]);
        write_table(&mut bytes, 30, &[(1, vec![(29, 3)]), (u32::MAX, vec![(0, -1)])]);
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.names(), ["one", "två"]);
        let mut sums = [0; 3];
        reader.actions().add(&[7, 900_000], &mut sums);
        assert_eq!(sums, [1, 2, -5]);
        let rows = reader.rows();
        let mut sums = vec![0; rows.width()];
        rows.add(&[1, u32::MAX], &mut sums);
        assert_eq!((sums[0], sums[29]), (-1, 3));
    }

    #[test]
    fn a_broken_model_is_no_panic() {
        for bytes in [&[][..], &[255; 40], &[3, 200, 1, 2], &[30, 5, 1, 9, 9]] {
            let mut reader = Reader::new(bytes);
            let _ =
                (reader.names(), reader.actions().add(&[1], &mut [0; 3]), reader.rows().width());
        }
    }
}
