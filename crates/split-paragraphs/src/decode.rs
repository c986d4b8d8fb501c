//! From a file's bytes to text, and back to the file's bytes from places in the text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A file's text, with the way back to its bytes.
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// What it was read as.
    pub encoding: &'static Encoding,
    /// Bytes of the mark at the head.
    mark: usize,
    /// Bytes in all.
    size: usize,
    /// Where malformed bytes were replaced: end in the text, bytes gained so far.
    patches: Vec<(usize, i64)>,
}

/// The encoding named `label` (WHATWG names such as `windows-1252`), if it can be traced back
/// to bytes: UTF-8, UTF-16 and all that give one byte to a character.
pub fn named(label: &str) -> Result<&'static Encoding, String> {
    let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        format!("no encoding is called {label}; try utf-8, utf-16 or windows-1252")
    })?;
    if encoding.is_single_byte() || [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) {
        Ok(encoding)
    } else {
        Err(format!("{} cannot be traced back to bytes: convert to UTF-8 first", encoding.name()))
    }
}

/// Reads a file's bytes in the given encoding, or in what they look like: a byte order mark,
/// then UTF-8, then what their statistics say.
pub fn decode<'a>(bytes: &'a [u8], given: Option<&'static Encoding>) -> Decoded<'a> {
    let marked = Encoding::for_bom(bytes);
    let mark = marked.map_or(0, |(_, len)| len);
    let body = &bytes[mark..];
    let encoding = marked.map(|(e, _)| e).or(given).unwrap_or_else(|| guess(body));
    let mut decoded =
        Decoded { text: Cow::Borrowed(""), encoding, mark, size: bytes.len(), patches: Vec::new() };
    if encoding == UTF_8 {
        decoded.text = decoded.utf8(body);
    } else {
        decoded.text = encoding.decode_without_bom_handling(body).0;
    }
    decoded
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let Err(error) = std::str::from_utf8(bytes) else { return UTF_8 };
    if let Some(wide) = guess_utf16(bytes) {
        return wide;
    }
    // A few damaged bytes do not make a UTF-8 text anything else.
    let good = bytes[..error.valid_up_to()].iter().filter(|&&b| b >= 0xC2).count();
    let bad = bytes.utf8_chunks().filter(|c| !c.invalid().is_empty()).count();
    let all = bytes.utf8_chunks().map(|c| c.valid().bytes().filter(|&b| b >= 0xC2).count());
    if error.error_len().is_none() && bad == 1 || good.max(all.sum()) >= 2 * bad {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guessed.is_single_byte() { guessed } else { encoding_rs::WINDOWS_1252 }
}

/// English in UTF-16 without a mark: every other byte is nought.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(400) & !1];
    let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let enough = head.len() / 2 * 8 / 10;
    match (noughts(0), noughts(1)) {
        _ if head.len() < 8 => None,
        (even, odd) if odd > enough && even < odd / 4 => Some(UTF_16LE),
        (even, odd) if even > enough && odd < even / 4 => Some(UTF_16BE),
        _ => None,
    }
}

impl<'a> Decoded<'a> {
    fn utf8(&mut self, bytes: &'a [u8]) -> Cow<'a, str> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Cow::Borrowed(text);
        }
        let mut text = String::with_capacity(bytes.len());
        let mut gained = 0;
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
                gained += 3 - chunk.invalid().len() as i64;
                self.patches.push((text.len(), gained));
            }
        }
        Cow::Owned(text)
    }

    /// How many malformed sequences were read as U+FFFD.
    pub fn damaged(&self) -> usize {
        self.patches.len()
    }

    /// The source bytes at which ascending places of the text begin.
    pub fn bytes_of<'s>(
        &'s self,
        places: impl Iterator<Item = usize> + 's,
    ) -> impl Iterator<Item = u64> + 's {
        let (mut at, mut byte, mut patch) = (0, self.mark, 0);
        let wide = [UTF_16LE, UTF_16BE].contains(&self.encoding);
        places.map(move |place| {
            if self.encoding == UTF_8 {
                while self.patches.get(patch).is_some_and(|(end, _)| *end <= place) {
                    patch += 1;
                }
                let gained = patch.checked_sub(1).map_or(0, |last| self.patches[last].1);
                return (self.mark as i64 + place as i64 - gained) as u64;
            }
            let passed = self.text.get(at..place).unwrap_or("");
            byte += if wide {
                2 * passed.chars().map(char::len_utf16).sum::<usize>()
            } else {
                passed.chars().count()
            };
            at = place;
            // Half a character at the end is one in the text.
            byte.min(self.size) as u64
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(bytes: &[u8], words: &[&str]) {
        let decoded = decode(bytes, None);
        for word in words {
            let at =
                decoded.text.find(word).unwrap_or_else(|| panic!("{word} in {}", decoded.text));
            let ends = [at, at + word.len()];
            let found: Vec<u64> = decoded.bytes_of(ends.into_iter()).collect();
            let slice = &bytes[found[0] as usize..found[1] as usize];
            assert_eq!(decode(slice, Some(decoded.encoding)).text, *word);
        }
    }

    #[test]
    fn every_encoding_leads_back() {
        let text = "The café in Kraków – “open” – had 5 guests.";
        back(text.as_bytes(), &["café", "“open”", "guests."]);
        back(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &["The", "guests."]);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        back(&wide, &["café", "guests."]);
        let marked: Vec<u8> =
            "\u{FEFF}A 😀 smile".encode_utf16().flat_map(u16::to_be_bytes).collect();
        back(&marked, &["A", "😀", "smile"]);
        back(b"The caf\xE9 said \x93no\x94 to its guests, \x96 twice.", &["café", "“no”", "–"]);
        let half = [&marked[..], b"\0"].concat();
        back(&half, &["smile", "smile\u{FFFD}"]);
        let broken = "Kraków, Łódź, Gdańsk, Wrocław – \u{0}".as_bytes();
        back(&[broken, b"cut \xE2\x80 here, caf\xC3"].concat(), &["Gdańsk", "here"]);
    }

    #[test]
    fn names() {
        assert!(named("latin1").is_ok());
        assert!(named("utf-16").is_ok());
        assert!(named("shift_jis").unwrap_err().contains("convert"));
        assert!(named("nonsense").is_err());
    }
}
