//! Web archives (WARC, ISO 28500), record by record.

use std::io::{self, BufRead, Read};

use memchr::memmem;

use crate::rewind::{Rewind, is_damage};
use crate::unpack::Input;

/// One record that may hold an article.
#[derive(Debug, Default)]
pub struct Record {
    /// Its ordinal in the archive, from 1, records of every kind counted.
    pub number: u64,
    /// `response`, `resource` or `conversion`.
    pub kind: String,
    /// WARC-Target-URI.
    pub url: Option<String>,
    /// Content-Type of the record itself.
    pub content_type: String,
    /// What it holds; of a response the HTTP head too.
    pub block: Vec<u8>,
}

/// What stands next in an archive.
pub enum Step {
    /// A record to look at.
    Record(Record),
    /// A record that cannot be used: its ordinal, and why.
    Damaged(u64, String),
}

/// Heads longer than this are no heads.
const LONGEST_HEAD: usize = 64 << 10;

/// Reads an archive's records.
pub struct Archive {
    reader: Rewind<Input>,
    longest: usize,
    number: u64,
    /// Between records that cannot be told apart: nothing more is said of it.
    lost: bool,
    /// The reader itself failed.
    over: bool,
    /// Bytes of blocks read, and of those the bytes read again.
    read: u64,
    again: u64,
}

/// A file may be read again so many times over, to find the records within records that lie
/// about their length; without a bound that would be quadratic.
const AGAIN: u64 = 8;

struct Head {
    fields: Vec<(String, String)>,
}

impl Head {
    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map_or("", |(_, v)| v)
    }
}

impl Archive {
    /// An archive's records; none longer than `longest` bytes is held.
    pub fn new(reader: Input, longest: usize) -> Self {
        Self {
            reader: Rewind::new(reader),
            longest,
            number: 0,
            lost: false,
            over: false,
            read: 0,
            again: 0,
        }
    }

    /// The next record or fault; none at the end.
    pub fn step(&mut self) -> Option<Step> {
        loop {
            match self.try_step() {
                Ok(None) => return None,
                Ok(Some(step)) => {
                    self.lost = matches!(step, Step::Damaged(..));
                    return Some(step);
                }
                Err(error) => {
                    let hopeless = !is_damage(&error);
                    self.over |= hopeless;
                    if !self.lost || hopeless {
                        self.lost = true;
                        return Some(Step::Damaged(self.number.max(1), error.to_string()));
                    }
                }
            }
        }
    }

    fn try_step(&mut self) -> io::Result<Option<Step>> {
        if self.over || !self.find_head()? {
            return Ok(None);
        }
        loop {
            self.number += 1;
            let Some(head) = self.head()? else { return Ok(None) };
            let Ok(length) = head.get("Content-Length").parse::<u64>() else {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a record without its length",
                ));
            };
            if !may_hold_article(&head) {
                self.pass(length)?;
            } else if length > self.longest as u64 {
                self.pass(length)?;
                let why = format!("longer than --max-line {} bytes", self.longest);
                return Ok(Some(Step::Damaged(self.number, why)));
            } else if let Some(step) = self.block(&head, length)? {
                return Ok(Some(step));
            }
            self.lost = false;
            if !self.find_head()? {
                return Ok(None);
            }
        }
    }

    fn block(&mut self, head: &Head, length: u64) -> io::Result<Option<Step>> {
        let mut block = Vec::new();
        (&mut self.reader).take(length).read_to_end(&mut block)?;
        self.read += block.len() as u64;
        let short = (block.len() as u64) < length;
        if short || !self.at_boundary()? {
            // Its length is wrong: the next record may begin within it.
            if let Some(at) = memmem::find(&block, b"\nWARC/") {
                let rest = block.split_off(at + 1);
                self.again += rest.len() as u64;
                if self.again <= AGAIN * self.read.saturating_sub(self.again) + (1 << 20) {
                    self.reader.give_back(rest);
                }
            }
            let why = if short { "cut short" } else { "longer or shorter than it says" };
            return Ok(Some(Step::Damaged(self.number, why.to_string())));
        }
        Ok(Some(Step::Record(Record {
            number: self.number,
            kind: head.get("WARC-Type").to_ascii_lowercase(),
            url: Some(head.get("WARC-Target-URI").trim_matches(['<', '>']).to_string())
                .filter(|u| !u.is_empty()),
            content_type: head.get("Content-Type").to_ascii_lowercase(),
            block,
        })))
    }

    /// Does a record end here? What follows is nothing or the head of another.
    fn at_boundary(&mut self) -> io::Result<bool> {
        let next = self.reader.peek(9)?;
        let rest = next.iter().position(|b| !b"\r\n".contains(b)).unwrap_or(next.len());
        let rest = &next[rest..];
        let good = next.starts_with(b"\r\n\r\n")
            || rest.is_empty()
            || b"WARC/".starts_with(rest)
            || rest.starts_with(b"WARC/");
        // A member's checksum stands behind its last byte.
        self.reader.take_fault(io::ErrorKind::InvalidData).map_or(Ok(good), Err)
    }

    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.reader.fill_buf()?;
            let ends = chunk.iter().take_while(|&&b| b == b'\r' || b == b'\n').count();
            if ends == 0 {
                return Ok(());
            }
            self.reader.consume(ends);
        }
    }

    /// Goes to the next line that begins a record; false at the end.
    fn find_head(&mut self) -> io::Result<bool> {
        self.skip_line_ends()?;
        let next = self.reader.peek(5)?;
        if next.is_empty() {
            return Ok(false);
        }
        if next.starts_with(b"WARC/") {
            return Ok(true);
        }
        if !self.lost {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "no record where one should begin",
            ));
        }
        loop {
            self.skip_line()?;
            self.skip_line_ends()?;
            let next = self.reader.peek(5)?;
            if next.is_empty() {
                return Ok(false);
            }
            if next.starts_with(b"WARC/") {
                return Ok(true);
            }
        }
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.reader.fill_buf()?;
            match memchr::memchr(b'\n', chunk) {
                Some(at) => {
                    self.reader.consume(at + 1);
                    return Ok(());
                }
                None if chunk.is_empty() => return Ok(()),
                None => {
                    let all = chunk.len();
                    self.reader.consume(all);
                }
            }
        }
    }

    /// The lines up to the empty one.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let (mut size, mut first) = (0, true);
        loop {
            let mut line = Vec::new();
            let left = LONGEST_HEAD.saturating_sub(size) as u64 + 1;
            size += (&mut self.reader).take(left).read_until(b'\n', &mut line)?;
            if size > LONGEST_HEAD {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a record's head without end",
                ));
            }
            if line.is_empty() {
                return Err(io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    "cut short in a record's head",
                ));
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end();
            if text.is_empty() {
                return Ok(Some(Head { fields }));
            }
            if std::mem::take(&mut first) {
                continue;
            }
            match text.split_once(':') {
                _ if text.starts_with([' ', '\t']) => {
                    if let Some((_, value)) = fields.last_mut() {
                        value.push_str(text);
                    }
                }
                Some((name, value)) => fields.push((name.to_string(), value.trim().to_string())),
                None => {}
            }
        }
    }

    fn pass(&mut self, length: u64) -> io::Result<()> {
        let passed = io::copy(&mut (&mut self.reader).take(length), &mut io::sink())?;
        if passed < length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "cut short"));
        }
        Ok(())
    }
}

/// Pages as fetched, as files, and as text made of them; not requests, revisits and the like,
/// nor what is said to be no text.
fn may_hold_article(head: &Head) -> bool {
    let payload = head.get("WARC-Identified-Payload-Type").to_ascii_lowercase();
    let wanted = payload.is_empty() || is_page(&payload) || payload.starts_with("text/plain");
    match head.get("WARC-Type").to_ascii_lowercase().as_str() {
        "response" => {
            wanted && !head.get("WARC-Target-URI").trim_matches(['<', '>']).starts_with("dns:")
        }
        "resource" | "conversion" => wanted,
        _ => false,
    }
}

/// Is this media type a web page's?
pub fn is_page(media_type: &str) -> bool {
    media_type.starts_with("text/html") || media_type.starts_with("application/xhtml")
}
