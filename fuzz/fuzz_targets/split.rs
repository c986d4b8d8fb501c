//! Any bytes as a plain-text file: paragraphs in order, each leading back to its bytes.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use split_paragraphs::{Splitter, decode};

thread_local!(static SPLITTER: RefCell<Splitter> = RefCell::default());

fuzz_target!(|bytes: &[u8]| {
    let decoded = decode(bytes, None);
    let paragraphs = SPLITTER.with_borrow_mut(|splitter| splitter.split(&decoded.text, None));
    let places = paragraphs.iter().flat_map(|p| [p.range.start, p.range.end]);
    let source: Vec<u64> = decoded.bytes_of(places).collect();
    for (p, at) in paragraphs.iter().zip(source.chunks_exact(2)) {
        let slice = &bytes[at[0] as usize..at[1] as usize];
        // What looks like a mark is one at a file's head alone.
        let (text, _) = decoded.encoding.decode_without_bom_handling(slice);
        assert_eq!(text, decoded.text[p.range.clone()]);
    }
});
