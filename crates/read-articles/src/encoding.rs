//! From a page's or a file's bytes to text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;

/// How far into a page its own word on its encoding is looked for.
const HEAD: usize = 4096;

/// The text of some bytes. In order: a byte order mark; well-formed UTF-8, whatever is said
/// of it; `given` (what the user or the server says); what the page says of itself; what the
/// bytes look like.
pub fn decode<'a>(bytes: &'a [u8], given: Option<&'static Encoding>, page: bool) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let own = || if page { declared(bytes) } else { None };
    let said = given.or_else(own);
    let said = said.or_else(|| utf16(bytes));
    // These are ASCII to the letter, and mean something else.
    let wide = said.is_some_and(|e| !e.is_ascii_compatible());
    if !wide && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let encoding = match said {
        Some(e) if e != UTF_8 => e,
        _ => guess(bytes),
    };
    encoding.decode_without_bom_handling(bytes).0
}

/// What a page says of itself in a `<meta>` or an XML declaration. UTF-16 cannot be said in
/// ASCII: it means UTF-8, as the HTML standard has it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = memmem::find_iter(&head, b"charset").map(|at| at + 7).chain(
        memmem::find(&head, b"<?xml").and_then(|_| Some(memmem::find(&head, b"encoding")? + 8)),
    );
    at.into_iter().find_map(|at| {
        let rest = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)));
        let encoding = Encoding::for_label(&rest[..end.unwrap_or(rest.len())])?;
        Some(if [UTF_16LE, UTF_16BE].contains(&encoding) { UTF_8 } else { encoding })
    })
}

/// What bytes that are not UTF-8, or not quite, look like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(1 << 16)];
    // A few damaged bytes do not make a UTF-8 text anything else.
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&b| b >= 0xC2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good >= 2 * bad {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guessed == UTF_8 { WINDOWS_1252 } else { guessed }
}

/// UTF-16 without a mark: in most languages every other byte is nought, or nearly.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(400)];
    let noughts = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    if sample.len() < 8
        || even.max(odd) * 20 <= sample.len() * 8
        || even.min(odd) * 10 > sample.len()
    {
        return None;
    }
    Some(if odd > even { UTF_16LE } else { UTF_16BE })
}

/// The encoding named `label`, by the names of the WHATWG's standard.
pub fn named(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| format!("no encoding is called {label}; try utf-8, windows-1252 or gb18030"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_declarations() {
        assert_eq!(decode(b"\xEF\xBB\xBFcaf\xC3\xA9", None, false), "café");
        assert_eq!(decode(b"\xFF\xFEc\0a\0", None, false), "ca");
        let page = b"<meta charset='iso-8859-1'>caf\xE9 \x93x\x94";
        assert!(decode(page, None, true).ends_with("café “x”"));
        let page = b"<?xml version='1.0' encoding=\"windows-1251\"?>\xC4\xE0";
        assert!(decode(page, None, true).ends_with("Да"));
        assert_eq!(decode(b"\x93\xFA", Encoding::for_label(b"shift_jis"), true), "日");
    }

    #[test]
    fn well_formed_utf8_is_what_it_is() {
        let page = "<meta http-equiv=content-type content='text/html; charset=latin1'>café";
        assert!(decode(page.as_bytes(), None, true).ends_with("café"));
        assert_eq!(decode("naïve".as_bytes(), Some(WINDOWS_1252), false), "naïve");
    }

    #[test]
    fn damage_is_borne() {
        assert_eq!(
            decode(b"Krak\xC3\xB3w, \xC5\x81\xC3\xB3d\xC5\xBA cut \xE2\x80", None, false),
            "Kraków, Łódź cut \u{FFFD}"
        );
        assert_eq!(
            decode(b"The caf\xE9 said no to its guests, twice.", None, false),
            "The café said no to its guests, twice."
        );
        let wide: Vec<u8> = "Wide text here".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&wide, None, false), "Wide text here");
        assert_eq!(decode(b"", None, true), "");
    }
}
