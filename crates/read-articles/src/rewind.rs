//! Readers that can be looked into and given back to.

use std::io::{self, BufRead, Read};

/// A reader with bytes before it.
pub struct Rewind<R> {
    front: Vec<u8>,
    at: usize,
    reader: R,
}

impl<R: BufRead> Rewind<R> {
    /// Nothing before the reader yet.
    pub fn new(reader: R) -> Self {
        Self { front: Vec::new(), at: 0, reader }
    }

    /// Puts bytes before what is to be read.
    pub fn give_back(&mut self, bytes: Vec<u8>) {
        let rest = self.front.split_off(self.at.min(self.front.len()));
        self.front = bytes;
        self.front.extend_from_slice(&rest);
        self.at = 0;
    }

    /// The next bytes, at least `least` if there are so many; they stay to be read.
    pub fn peek(&mut self, least: usize) -> io::Result<&[u8]> {
        let mut head = Vec::new();
        while head.len() < least {
            let chunk = match self.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // What came before the fault is still worth looking at.
                Err(_) if !head.is_empty() => break,
                other => other?,
            };
            if chunk.is_empty() {
                break;
            }
            let taken = chunk.len();
            head.extend_from_slice(chunk);
            self.consume(taken);
        }
        self.give_back(head);
        Ok(&self.front)
    }
}

impl<R: BufRead> Read for Rewind<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.front.len() {
            return self.reader.read(into);
        }
        let taken = self.fill_buf()?.read(into)?;
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Rewind<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.front.len() { Ok(&self.front[self.at..]) } else { self.reader.fill_buf() }
    }

    fn consume(&mut self, taken: usize) {
        if self.at == self.front.len() {
            return self.reader.consume(taken);
        }
        self.at = (self.at + taken).min(self.front.len());
        if self.at == self.front.len() {
            self.front.clear();
            self.at = 0;
        }
    }
}
