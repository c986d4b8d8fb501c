//! An HTTP response as an archive keeps it: status, headers, and a body in its codings.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::Encoding;
use memchr::memmem;

use crate::warc::is_page;

/// A response's page.
pub struct Response<'a> {
    /// The page's bytes, out of all codings.
    pub body: Cow<'a, [u8]>,
    /// The encoding that the server names.
    pub encoding: Option<&'static Encoding>,
}

/// The page in a response; nothing when it is none: not found, moved, a picture. No body
/// grows beyond `longest` bytes.
pub fn response(block: &[u8], longest: usize) -> Result<Option<Response<'_>>, String> {
    let ends = [(&b"\r\n\r\n"[..], 4), (b"\n\n", 2)];
    let end = ends.iter().filter_map(|(mark, n)| Some((memmem::find(block, mark)?, *n))).min();
    let Some((at, gap)) = end else { return Err("a response without a body".to_string()) };
    let (head, body) = (&block[..at], &block[at + gap..]);
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().unwrap_or("").split_ascii_whitespace().nth(1).unwrap_or("");
    if !status.starts_with('2') {
        return Ok(None);
    }
    let header = |name: &str| -> String {
        let values = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        let mut values = values.filter(|(n, _)| n.trim().eq_ignore_ascii_case(name));
        values.next().map_or(String::new(), |(_, v)| v.trim().to_ascii_lowercase())
    };
    let media = header("content-type");
    if !media.is_empty() && !is_page(&media) {
        return Ok(None);
    }
    let mut body = Cow::Borrowed(body);
    if header("transfer-encoding").contains("chunked")
        && let Some(whole) = unchunked(&body)
    {
        body = Cow::Owned(whole);
    }
    for coding in header("content-encoding").rsplit(',') {
        if let Some(plain) = decoded(&body, coding.trim(), longest)? {
            body = Cow::Owned(plain);
        }
    }
    let label = media.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ']));
    let label = label.map(|l| l.split(';').next().unwrap_or(l).trim());
    Ok(Some(Response { body, encoding: label.and_then(|l| Encoding::for_label(l.as_bytes())) }))
}

/// A chunked body whole; nothing when it is not chunked after all, as many archives have it. A
/// body that was cut short gives what there is.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memchr(b'\n', &body[..body.len().min(100)])?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        let taken = size.min(body.len());
        whole.extend_from_slice(&body[..taken]);
        body = body.get(taken..).unwrap_or(b"");
        body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n")).unwrap_or(body);
        if body.is_empty() {
            return Some(whole);
        }
    }
}

/// A body out of one coding; nothing when it is not in it: archives keep the header of a body
/// that they have decoded.
fn decoded(body: &[u8], coding: &str, longest: usize) -> Result<Option<Vec<u8>>, String> {
    let mut plain = Vec::new();
    let limit = longest as u64 + 1;
    let done = match coding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
            flate2::read::MultiGzDecoder::new(body).take(limit).read_to_end(&mut plain)
        }
        "deflate" if body.first() == Some(&0x78) => {
            flate2::read::ZlibDecoder::new(body).take(limit).read_to_end(&mut plain)
        }
        "br" if !looks_like_markup(body) => {
            brotli_decompressor::Decompressor::new(body, 4096).take(limit).read_to_end(&mut plain)
        }
        "zstd" if body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) => {
            let input = Box::new(std::io::Cursor::new(body.to_vec()));
            match crate::unpack::unpacked(input) {
                Ok(reader) => reader.take(limit).read_to_end(&mut plain),
                Err(error) => Err(error),
            }
        }
        _ => return Ok(None),
    };
    match done {
        _ if plain.len() > longest => Err(format!("longer than --max-line {longest} bytes")),
        // The beginning of a damaged body may hold the article; a brotli stream has no mark.
        Err(_) if coding == "br" && plain.is_empty() => Ok(None),
        Err(error) if plain.is_empty() => Err(format!("{coding}: {error}")),
        _ => Ok(Some(plain)),
    }
}

fn looks_like_markup(body: &[u8]) -> bool {
    body.trim_ascii_start().first() == Some(&b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(block: &[u8]) -> Option<Vec<u8>> {
        response(block, 1000).unwrap().map(|r| r.body.into_owned())
    }

    #[test]
    fn pages_and_others() {
        let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-1\"\r\n\r\n<p>";
        let seen = response(page, 1000).unwrap().unwrap();
        assert_eq!((&*seen.body, seen.encoding.unwrap().name()), (&b"<p>"[..], "windows-1252"));
        assert_eq!(body(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>"), None);
        assert_eq!(body(b"HTTP/1.1 200\r\nContent-Type: image/png\r\n\r\nPNG"), None);
        assert!(response(b"HTTP/1.1 200", 10).is_err());
    }

    #[test]
    fn codings() {
        let head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";
        let chunks = format!("{head}3\r\n<p>\r\n2;x=y\r\nab\r\n0\r\n\r\n");
        assert_eq!(body(chunks.as_bytes()).unwrap(), b"<p>ab");
        assert_eq!(body(format!("{head}<p>not chunked").as_bytes()).unwrap(), b"<p>not chunked");
        assert_eq!(body(format!("{head}ff\r\n<p>cut").as_bytes()).unwrap(), b"<p>cut");
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut gz, b"<p>packed").unwrap();
        let head = b"HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n";
        assert_eq!(body(&[&head[..], &gz.finish().unwrap()].concat()).unwrap(), b"<p>packed");
        assert_eq!(body(&[&head[..], b"<p>plain"].concat()).unwrap(), b"<p>plain");
    }
}
