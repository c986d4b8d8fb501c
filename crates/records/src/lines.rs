//! Lines of a stream, with their numbers, in bounded memory.

use std::io::{self, BufRead, Write};

use memchr::memchr;

/// Reads lines from a stream: no byte order mark, no line end, CRLF as LF.
pub struct Lines<R> {
    reader: R,
    number: u64,
    longest: usize,
}

/// What [`Lines::read`] found.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// A line is in the buffer.
    Whole,
    /// The line was longer than the limit; all of it went to the overflow writer.
    TooLong,
    /// Nothing is left.
    End,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `longest` bytes.
    pub fn new(reader: R, longest: usize) -> Self {
        Self { reader, number: 0, longest }
    }

    /// The number of the line last read, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Appends the next line to `buffer`. A line over the limit is streamed to `overflow`
    /// instead, with its line end, and leaves `buffer` as it was.
    pub fn read(&mut self, buffer: &mut Vec<u8>, overflow: &mut dyn Write) -> io::Result<Line> {
        let start = buffer.len();
        let mut any = false;
        loop {
            let chunk = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if chunk.is_empty() {
                break;
            }
            if !any {
                any = true;
                self.number += 1;
            }
            let (taken, ended) = match memchr(b'\n', chunk) {
                Some(at) => (at + 1, true),
                None => (chunk.len(), false),
            };
            if buffer.len() - start + taken > self.longest + 2 {
                overflow.write_all(&buffer[start..])?;
                buffer.truncate(start);
                self.skip(overflow)?;
                return Ok(Line::TooLong);
            }
            buffer.extend_from_slice(&chunk[..taken]);
            self.reader.consume(taken);
            if ended {
                break;
            }
        }
        if !any {
            return Ok(Line::End);
        }
        trim(buffer, start, self.number == 1);
        Ok(Line::Whole)
    }

    /// Streams the rest of the line away.
    fn skip(&mut self, overflow: &mut dyn Write) -> io::Result<()> {
        loop {
            let chunk = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            let (taken, ended) = match memchr(b'\n', chunk) {
                Some(at) => (at + 1, true),
                None => (chunk.len(), chunk.is_empty()),
            };
            overflow.write_all(&chunk[..taken])?;
            self.reader.consume(taken);
            if ended {
                return Ok(());
            }
        }
    }
}

/// Takes the line end, and at the file's head the byte order mark, from the line at `start`.
fn trim(buffer: &mut Vec<u8>, start: usize, first: bool) {
    if buffer.len() > start && buffer.last() == Some(&b'\n') {
        buffer.pop();
        if buffer.len() > start && buffer.last() == Some(&b'\r') {
            buffer.pop();
        }
    }
    if first && buffer[start..].starts_with(b"\xEF\xBB\xBF") {
        buffer.drain(start..start + 3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8], longest: usize) -> (Vec<String>, Vec<u8>) {
        let mut lines = Lines::new(io::BufReader::with_capacity(3, input), longest);
        let (mut seen, mut over) = (Vec::new(), Vec::new());
        loop {
            let mut buffer = Vec::new();
            match lines.read(&mut buffer, &mut over).unwrap() {
                Line::End => return (seen, over),
                Line::TooLong => seen.push(format!("{} too long", lines.number())),
                Line::Whole => seen.push(String::from_utf8(buffer).unwrap()),
            }
        }
    }

    #[test]
    fn line_ends_and_marks() {
        let (seen, over) = all(b"\xEF\xBB\xBFone\r\n\ntwo\nthree", 100);
        assert_eq!(seen, ["one", "", "two", "three"]);
        assert!(over.is_empty());
        assert!(all(b"", 10).0.is_empty());
    }

    #[test]
    fn long_lines_flow_past() {
        let (seen, over) = all(b"ok\n0123456789abcdef\nfine\n", 8);
        assert_eq!(seen, ["ok", "2 too long", "fine"]);
        assert_eq!(over, b"0123456789abcdef\n");
    }
}
