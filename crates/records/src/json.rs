//! JSON written by hand: strings, figures and the ranges of sentences, as most records hold them.

use std::ops::Range;

/// Bytes looked at together.
const BLOCK: usize = 32;

/// Appends a string. Nearly no byte needs an escape: those that need none are copied together.
pub fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = first_escaped(rest) {
        out.extend_from_slice(&rest[..at]);
        escape(rest[at], out);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Where a text has what a string escapes.
pub fn escapes(text: &str) -> Vec<usize> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(at) = first_escaped(&text.as_bytes()[from..]) {
        all.push(from + at);
        from += at + 1;
    }
    all
}

/// Parts of a text as strings, in the order of the text, of which it is known where it has what a
/// string escapes.
pub struct Parts<'a> {
    text: &'a str,
    escapes: &'a [usize],
}

impl<'a> Parts<'a> {
    /// Of a text with its [`escapes`].
    pub fn new(text: &'a str, escapes: &'a [usize]) -> Self {
        Self { text, escapes }
    }

    /// Appends the string of a part, which begins no earlier than the last one ended.
    pub fn write(&mut self, part: Range<usize>, out: &mut Vec<u8>) {
        out.push(b'"');
        let mut from = part.start;
        while let Some((&at, later)) = self.escapes.split_first().filter(|(at, _)| **at < part.end)
        {
            self.escapes = later;
            if at < from {
                continue;
            }
            out.extend_from_slice(&self.text.as_bytes()[from..at]);
            escape(self.text.as_bytes()[at], out);
            from = at + 1;
        }
        out.extend_from_slice(&self.text.as_bytes()[from..part.end]);
        out.push(b'"');
    }
}

/// Appends a figure.
pub fn figure(n: u64, out: &mut Vec<u8>) {
    let digit = |unit: u64| b'0' + (n / unit % 10) as u8;
    // Pieces of a known size are copied without a call.
    match n {
        0..10 => out.push(digit(1)),
        10..100 => out.extend_from_slice(&[digit(10), digit(1)]),
        100..1000 => out.extend_from_slice(&[digit(100), digit(10), digit(1)]),
        _ => {
            if n >= 10_000 {
                figure(n / 10_000, out);
            }
            out.extend_from_slice(&[digit(1000), digit(100), digit(10), digit(1)]);
        }
    }
}

/// Appends the list of a paragraph's sentences.
pub fn ranges(ranges: &[crate::Range], out: &mut Vec<u8>) {
    out.push(b'[');
    for (i, range) in ranges.iter().enumerate() {
        out.extend_from_slice(if i == 0 { b"{\"start\":" } else { b",{\"start\":" });
        figure(range.start as u64, out);
        out.extend_from_slice(b",\"end\":");
        figure(range.end as u64, out);
        out.push(b'}');
    }
    out.push(b']');
}

/// Bytes at the head of a text, in whole blocks, that a string need not escape.
pub(crate) fn clean_blocks(bytes: &[u8]) -> usize {
    let blocks = bytes.as_chunks().0;
    BLOCK * blocks.iter().position(|block| !clean(block)).unwrap_or(blocks.len())
}

/// Without a way out of the loop it is done in wide registers.
fn clean(block: &[u8; BLOCK]) -> bool {
    !block.iter().fold(false, |any, &b| any | is_escaped(b))
}

fn first_escaped(bytes: &[u8]) -> Option<usize> {
    let from = clean_blocks(bytes);
    let rest = bytes.len() - from;
    // The rest once more with what stands before it, as a block.
    if rest < BLOCK && (rest == 0 || bytes.last_chunk().is_some_and(clean)) {
        return None;
    }
    bytes[from..].iter().position(|&b| is_escaped(b)).map(|at| from + at)
}

/// Does a string escape this byte?
pub fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let hex = |digit: u8| b"0123456789abcdef"[usize::from(digit & 15)];
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn as_the_library_writes_it(
            text in prop_oneof![any::<String>(), "[ -~\n\t\"\\\\\u{0}-\u{1f}é“]{0,200}"],
            n in any::<u64>(),
            points in proptest::collection::vec((any::<usize>(), any::<usize>()), 0..4),
        ) {
            let middle = (text.len() / 2..).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let whole = written(|out| {
                string(&text[..middle], out);
                string(&text[middle..], out);
            });
            let parts = written(|out| {
                let escapes = escapes(&text);
                let mut parts = Parts::new(&text, &escapes);
                parts.write(0..middle, out);
                parts.write(middle..text.len(), out);
            });
            prop_assert_eq!(parts, whole);
            let all: Vec<crate::Range> =
                points.into_iter().map(|(start, end)| crate::Range { start, end }).collect();
            let wanted = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(written(|out| string(&text, out)), wanted);
            prop_assert_eq!(written(|out| figure(n, out)), n.to_string());
            let wanted = serde_json::to_string(&all).unwrap();
            prop_assert_eq!(written(|out| ranges(&all, out)), wanted);
        }
    }
}
