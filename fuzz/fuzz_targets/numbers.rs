//! Any text: every figure's text is its slice, and its value lies between its bounds.
#![no_main]

use std::cell::RefCell;

use extract_numbers::{Context, Extractor, Options, TimeValues};
use libfuzzer_sys::fuzz_target;
use records::CodePoints;

thread_local!(static EXTRACTORS: RefCell<[Extractor; 2]> = RefCell::new(
    [TimeValues::Resolved, TimeValues::Told]
        .map(|times| Extractor::new(Options { times, ..Options::default() }))
));

fuzz_target!(|text: &str| {
    EXTRACTORS.with_borrow_mut(|all| all.iter_mut().for_each(|extractor| check(text, extractor)));
});

fn check(text: &str, extractor: &mut Extractor) {
    let mut numbers = Vec::new();
    extractor.extract(text, Some("2021-08-28"), &mut Context::default(), &mut numbers);
    let points = CodePoints::new(text);
    for n in numbers {
        assert_eq!(points.slice(n.start, n.end), n.text);
        if let Some(of) = n.of {
            assert_eq!(points.slice(of.start, of.end), of.text);
        }
        if let (Some(low), Some(high)) = (n.low, n.high) {
            assert!(low <= high, "{}", n.text);
        }
    }
}
