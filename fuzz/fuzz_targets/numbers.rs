//! Any text: every figure's text is its slice, and its value lies between its bounds.
#![no_main]

use extract_numbers::{Context, Extractor, Options, TimeValues};
use libfuzzer_sys::fuzz_target;
use records::CodePoints;

fuzz_target!(|text: &str| {
    for times in [TimeValues::Resolved, TimeValues::Told] {
        check(text, Options { times, ..Options::default() });
    }
});

fn check(text: &str, options: Options) {
    let mut extractor = Extractor::new(options);
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
