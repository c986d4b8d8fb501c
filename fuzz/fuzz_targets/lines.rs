//! A line of any bytes: read as a paragraph record, written with a field; other bytes survive.
#![no_main]

use libfuzzer_sys::fuzz_target;
use records::{Field, Paragraph};

fuzz_target!(|line: &[u8]| {
    if let Ok(paragraph) = Paragraph::parse(line) {
        let _ = (paragraph.entities(), paragraph.numbers(), paragraph.attributions());
        let mut out = Vec::new();
        paragraph.write_with(Field::Numbers, |json| json.extend_from_slice(b"[]"), &mut out);
        out.pop();
        let again = Paragraph::parse(&out).expect("what we write we read");
        assert_eq!(again.numbers(), Ok(Some(Vec::new())));
        assert_eq!(again.text(), paragraph.text());
    }
});
