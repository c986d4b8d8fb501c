//! Any bytes as a web page, as a packed archive and as a line of JSON: no panic, no hang.
#![no_main]

use libfuzzer_sys::fuzz_target;
use records::dates::day;
use read_articles::{Archive, Columns, Step, decode, of_json, page, response, text_of, unpacked};

const LONGEST: usize = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let html = decode(bytes, None, true);
    if let Err(why) = page(&html, Some("https://a.example/")) {
        assert!(!why.contains("broke"), "{why}");
    }
    let _ = (text_of(&html), day(&html), response(bytes, LONGEST).is_ok());
    let _ = of_json(bytes, &Columns::default(), "x:1");
    if let Ok(reader) = unpacked(Box::new(std::io::Cursor::new(bytes.to_vec()))) {
        let mut archive = Archive::new(reader, LONGEST);
        let mut last = 0;
        while let Some(step) = archive.step() {
            let (Step::Damaged(number, _) | Step::Record(read_articles::Record { number, .. })) = step;
            assert!(number >= last);
            last = number;
        }
    }
});
