//! Readers that can be looked into and given back to.

use std::io::{self, BufRead, Read};

/// A reader with bytes before it.
pub struct Rewind<R> {
    front: Vec<u8>,
    at: usize,
    /// Met while looking ahead; it comes after the bytes that came before it.
    fault: Option<io::Error>,
    reader: R,
}

impl<R: BufRead> Rewind<R> {
    /// Nothing before the reader yet.
    pub fn new(reader: R) -> Self {
        Self { front: Vec::new(), at: 0, fault: None, reader }
    }

    /// Puts bytes before what is to be read.
    pub fn give_back(&mut self, bytes: Vec<u8>) {
        let rest = self.front.split_off(self.at.min(self.front.len()));
        self.front = bytes;
        self.front.extend_from_slice(&rest);
        self.at = 0;
    }

    /// The fault that stands behind what was looked at, if one of this kind does.
    pub fn take_fault(&mut self, kind: io::ErrorKind) -> Option<io::Error> {
        self.fault.take_if(|fault| fault.kind() == kind)
    }

    /// Has a fault met again by who reads next.
    pub fn put_fault(&mut self, fault: io::Error) {
        self.fault = Some(fault);
    }

    /// The next bytes, at least `least` if there are so many; they stay to be read.
    pub fn peek(&mut self, least: usize) -> io::Result<&[u8]> {
        let mut head = Vec::new();
        while head.len() < least {
            let chunk = match self.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if !head.is_empty() => {
                    self.fault = Some(error);
                    break;
                }
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
        if self.at == self.front.len() && self.fault.is_none() {
            return self.reader.read(into);
        }
        let taken = self.fill_buf()?.read(into)?;
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Rewind<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.front.len() {
            return Ok(&self.front[self.at..]);
        }
        match self.fault.take() {
            Some(error) => Err(error),
            None => self.reader.fill_buf(),
        }
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

/// May reading go on after this fault, at the next member of a packed archive?
pub fn is_damage(fault: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    [InvalidData, InvalidInput, UnexpectedEof].contains(&fault.kind())
}

/// A reader that keeps what was last read of it.
pub struct Keeping<R> {
    reader: Rewind<R>,
    kept: Vec<u8>,
}

/// So much is kept, and at times twice as much.
const KEPT: usize = 1 << 20;

impl<R: BufRead> Keeping<R> {
    /// Nothing kept yet.
    pub fn new(reader: Rewind<R>) -> Self {
        Self { reader, kept: Vec::new() }
    }

    /// The reader itself, and what was read last.
    pub fn into_parts(self) -> (Rewind<R>, Vec<u8>) {
        (self.reader, self.kept)
    }
}

impl<R: BufRead> Read for Keeping<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let taken = self.fill_buf()?.read(into)?;
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Keeping<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, taken: usize) {
        if taken > 0
            && let Ok(chunk) = self.reader.fill_buf()
        {
            self.kept.extend_from_slice(&chunk[..taken.min(chunk.len())]);
            if self.kept.len() > 2 * KEPT {
                self.kept.drain(..self.kept.len() - KEPT);
            }
        }
        self.reader.consume(taken);
    }
}
