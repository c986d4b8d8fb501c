//! Web addresses, e-mail addresses, domain and file names.

use super::{Scanner, is_blank};

const SCHEMES: [&[u8]; 5] = [b"http://", b"https://", b"www.", b"ftp://", b"mailto:"];

/// Last parts of domain and file names, lower case.
const ENDINGS: [&str; 64] = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "tv", "io", "co", "uk", "us",
    "au", "ca", "de", "fr", "ru", "cn", "jp", "ir", "af", "pk", "eu", "nz", "za", "ie", "nl", "se",
    "ch", "ua", "il", "br", "mx", "es", "app", "ai", "news", "doc", "docx", "xls", "xlsx", "pdf",
    "txt", "htm", "html", "php", "asp", "jpg", "jpeg", "png", "gif", "zip", "exe", "mp3", "mp4",
    "csv", "json", "url", "ppt", "pptx", "js", "py",
];
/// Of those, the ones that are words too: a name only when nothing else explains them.
const WORDS: [&str; 13] =
    ["us", "de", "es", "ch", "il", "news", "info", "co", "int", "ca", "app", "mil", "ai"];

impl Scanner<'_, '_> {
    /// The end of the web address that starts at `start`.
    pub(super) fn url(&self, start: usize) -> Option<usize> {
        if !matches!(self.byte(start), b'h' | b'w' | b'f' | b'm' | b'H' | b'W' | b'F' | b'M') {
            return None;
        }
        let rest = &self.bytes[start..];
        let scheme = SCHEMES
            .iter()
            .find(|s| rest.get(..s.len()).is_some_and(|head| head.eq_ignore_ascii_case(s)))?;
        let end = self.address_end(start, start + scheme.len());
        (end > start + scheme.len()).then_some(end)
    }

    /// The end of the address: to the next blank, quote or angle bracket, without the punctuation
    /// that belongs to the sentence around it.
    fn address_end(&self, start: usize, from: usize) -> usize {
        let text = self.text.get(from..).unwrap_or("");
        let stop = |c: char| {
            is_blank(c) || matches!(c, '"' | '<' | '>' | '“' | '”' | '‘' | '’' | '…' | '—')
        };
        let mut end = from + text.find(stop).unwrap_or(text.len());
        let all = &self.bytes[start..end];
        let opened = all.iter().filter(|&&b| b == b'(').count();
        let mut closed = all.iter().filter(|&&b| b == b')').count();
        while end > from {
            match self.byte(end - 1) {
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']' | b'}' | b'*' => end -= 1,
                b')' if closed > opened => {
                    closed -= 1;
                    end -= 1;
                }
                _ => break,
            }
        }
        end
    }

    /// The end of the e-mail address that starts at `start`.
    pub(super) fn email(&mut self, start: usize) -> Option<usize> {
        if start < self.no_email {
            return None;
        }
        let local =
            |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
        let at = start + self.bytes[start..].iter().take_while(|b| local(b)).count();
        let end = (self.byte(at) == b'@').then(|| self.domain_run(at + 1, usize::MAX).0);
        match end {
            Some(end) if end > at + 1 => Some(end),
            _ => {
                self.no_email = at;
                None
            }
        }
    }

    /// Past the letters, digits, hyphens and inner stops from `from`, and how many stops; looks at
    /// no more than `limit` bytes.
    fn domain_run(&self, from: usize, limit: usize) -> (usize, usize) {
        let mut at = from;
        let mut stops = 0;
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        while at - from < limit {
            let byte = self.byte(at);
            if inner(byte) {
                at += 1;
            } else if byte == b'.' && at > from && inner(self.byte(at + 1)) {
                at += 1;
                stops += 1;
            } else {
                break;
            }
        }
        while at > from && matches!(self.byte(at - 1), b'-' | b'_') {
            at -= 1;
        }
        (at, stops)
    }

    /// The end of the domain name, file name or news group that starts at `start`; `None` for two
    /// sentences run together (`the father.McCarthy said`).
    pub(super) fn domain(&mut self, start: usize) -> Option<usize> {
        if start < self.no_domain {
            return None;
        }
        let (end, stops) = self.domain_run(start, 256);
        let name = &self.bytes[start..end];
        let last = name.rsplit(|&b| b == b'.').next().unwrap_or(b"");
        let is = |list: &[&str]| list.iter().any(|e| last.eq_ignore_ascii_case(e.as_bytes()));
        let single_case = last.iter().all(u8::is_ascii_lowercase)
            || last.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let known = stops > 0 && is(&ENDINGS) && single_case;
        let lower = name.iter().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'-'));
        let found = if stops == 1 && is(&WORDS) {
            known && last.len() > 2 && last != b"news" && last != b"info"
        } else {
            known || (stops >= 2 && lower && name.len() / (stops + 1) > 1)
        };
        if !found || self.word_char(end) > 0 {
            self.no_domain = end;
            return None;
        }
        // A path or query may follow.
        let path = matches!(self.byte(end), b'/' | b'?') && self.word_char(end + 1) > 0;
        Some(if path { self.address_end(start, end) } else { end })
    }
}
