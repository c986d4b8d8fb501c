//! The parts of a model's file.
//!
//! A number is a varint of 7-bit groups, low first. Names: their count, then each as its length
//! and bytes.

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

/// A model in the program. Bytes ahead of it bring the rows of its first layer to where the
/// processor's cache lines begin, so that a row lies in as few of them as can be.
#[repr(C, align(64))]
pub(crate) struct Placed<const AHEAD: usize, F: ?Sized> {
    pub(crate) ahead: [u8; AHEAD],
    pub(crate) file: F,
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write_names(&mut bytes, &["one".into(), "två".into()]);
        write_number(&mut bytes, 900_000);
        bytes.extend([1, 2, 3]);
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.names(), ["one", "två"]);
        assert_eq!(reader.number(), 900_000);
        assert_eq!(reader.take(2), [1, 2]);
        assert_eq!(reader.take(2), [3]);
        assert_eq!(reader.number(), 0);
    }
}
