//! Between bytes, which Rust slices by, and code points, which records speak in.

/// Translates byte offsets of one text into code points and back, in near constant time.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before every `STEP`th byte; empty when the text is ASCII.
    marks: Vec<u32>,
}

const STEP: usize = 64;

/// A byte that begins a code point, that is: no continuation byte.
fn begins(byte: &u8) -> bool {
    (*byte as i8) >= -0x40
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| begins(b)).count()
}

impl<'a> CodePoints<'a> {
    /// Prepares a text; costs one pass over it.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for block in text.as_bytes().chunks(STEP) {
                marks.push(before as u32);
                before += count(block);
            }
            marks.push(before as u32);
        }
        Self { text, marks }
    }

    /// The code points before `byte`; past the end is the end.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.marks.is_empty() {
            return byte;
        }
        let block = byte / STEP;
        self.marks[block] as usize + count(&self.text.as_bytes()[block * STEP..byte])
    }

    /// The byte at which code point number `point` begins; past the end is the end.
    pub fn byte(&self, point: usize) -> usize {
        if self.marks.is_empty() {
            return point.min(self.text.len());
        }
        let block = self.marks.partition_point(|&m| (m as usize) <= point) - 1;
        let mut left = point - self.marks[block] as usize;
        let bytes = self.text.as_bytes();
        for (i, byte) in bytes.iter().enumerate().skip(block * STEP) {
            if begins(byte) {
                if left == 0 {
                    return i;
                }
                left -= 1;
            }
        }
        bytes.len()
    }

    /// The slice between two code points; empty when they are out of order.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(self.byte(start)..self.byte(end)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back(text in "[a-zé–\u{1F600}\u{0301} ]{0,300}") {
            let points = CodePoints::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte), n);
                prop_assert_eq!(points.byte(n), byte);
            }
            let n = text.chars().count();
            prop_assert_eq!(points.at(text.len()), n);
            prop_assert_eq!(points.byte(n), text.len());
            prop_assert_eq!(points.byte(n + 9), text.len());
        }
    }

    #[test]
    fn slices() {
        let points = CodePoints::new("tens – likely");
        assert_eq!(points.slice(5, 6), "–");
        assert_eq!(points.slice(9, 3), "");
    }
}
