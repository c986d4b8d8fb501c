//! The articles' whole texts, found in their file when they are wanted.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use serde::Deserialize;

use crate::hash::id;

/// Where the articles are in a file of article records; the text last asked for is held.
#[derive(Default)]
pub struct Texts {
    file: Option<File>,
    /// Hash of an article's name to its line: first byte, length.
    lines: HashMap<u64, (u64, u64)>,
    held: Option<Held>,
}

struct Held {
    doc: String,
    points: Vec<char>,
    /// The byte at which each 64th code point begins.
    marks: Vec<usize>,
}

#[derive(Deserialize)]
struct Doc {
    doc: String,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

const STEP: usize = 64;

impl Texts {
    /// Looks through a file of article records, JSON lines.
    pub fn open(path: &Path) -> Result<Self, String> {
        let wrong = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let file = File::open(path).map_err(|e| wrong(&e))?;
        let mut reader = BufReader::new(&file);
        let (mut at, mut lines, mut line) = (0_u64, HashMap::new(), Vec::new());
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(|e| wrong(&e))? as u64;
            if read == 0 {
                break;
            }
            if let Ok(Doc { doc }) = serde_json::from_slice(&line) {
                lines.insert(short(&doc), (at, read));
            }
            at += read;
        }
        if lines.is_empty() {
            return Err(wrong(&"no article records in it: read-articles makes them"));
        }
        Ok(Self { file: Some(file), lines, held: None })
    }

    /// The article's text and the code point at which `points` stand in it: at the byte given,
    /// or, where the source was in another encoding, at the only place that has them.
    pub fn place(&mut self, doc: &str, byte: u64, points: &[char]) -> Option<(&[char], usize)> {
        if self.held.as_ref().is_none_or(|held| held.doc != doc) {
            self.held = self.read(doc);
        }
        let held = self.held.as_ref()?;
        let all = &held.points[..];
        let there = held.point_at(byte as usize).filter(|&at| all[at..].starts_with(points));
        let at = there.or_else(|| {
            let mut places = (0..all.len()).filter(|&at| all[at..].starts_with(points));
            let first = places.next()?;
            places.next().is_none().then_some(first)
        })?;
        Some((all, at))
    }

    fn read(&mut self, doc: &str) -> Option<Held> {
        let &(at, length) = self.lines.get(&short(doc))?;
        let mut file = self.file.as_ref()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        let mut line = Vec::new();
        file.take(length).read_to_end(&mut line).ok()?;
        let Text { text } = serde_json::from_slice(&line).ok()?;
        let marks = text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect();
        Some(Held { doc: doc.to_string(), points: text.chars().collect(), marks })
    }
}

impl Held {
    /// The code point that begins at a byte.
    fn point_at(&self, byte: usize) -> Option<usize> {
        let mark = self.marks.partition_point(|&b| b <= byte).checked_sub(1)?;
        let mut at = self.marks[mark];
        for (n, c) in self.points[mark * STEP..].iter().enumerate() {
            if at >= byte {
                return (at == byte).then_some(mark * STEP + n);
            }
            at += c.len_utf8();
        }
        None
    }
}

fn short(doc: &str) -> u64 {
    u64::from_str_radix(&id(&[doc])[..16], 16).unwrap_or_default()
}
