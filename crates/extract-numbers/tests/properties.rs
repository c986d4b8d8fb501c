//! What holds of any text.

mod common;

use common::{numbers, paragraphs};
use extract_numbers::{Context, Extractor, Options, TimeValues};
use proptest::prelude::*;
use records::Number;

/// A whole number below 10^15 in words.
fn spell(n: u64) -> String {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let group = |name: &str, size: u64| {
        let (head, rest) = (n / size, n % size);
        let tail = match rest {
            0 => String::new(),
            r if r < 100 => format!(" and {}", spell(r)),
            r => format!(" {}", spell(r)),
        };
        format!("{} {name}{tail}", spell(head))
    };
    match n {
        0..20 => UNITS[n as usize].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[(n / 10) as usize].to_owned(),
        20..100 => format!("{}-{}", TENS[(n / 10) as usize], UNITS[(n % 10) as usize]),
        100..1000 => group("hundred", 100),
        1000..1_000_000 => group("thousand", 1000),
        1_000_000..1_000_000_000 => group("million", 1_000_000),
        1_000_000_000..1_000_000_000_000 => group("billion", 1_000_000_000),
        _ => group("trillion", 1_000_000_000_000),
    }
}

fn sound(text: &str, found: &[Number]) {
    let points: Vec<char> = text.chars().collect();
    for n in found {
        let slice: String = points[n.start..n.end].iter().collect();
        assert_eq!(slice, n.text);
        if let Some(of) = &n.of {
            let slice: String = points[of.start..of.end].iter().collect();
            assert_eq!(slice, of.text);
        }
        if let (Some(low), Some(high)) = (n.low, n.high) {
            assert!(low <= high, "{n:?}");
        }
        // The bound a hedge excludes is the figure itself.
        if !matches!(n.modifier.as_str(), "more_than" | "less_than") {
            assert!(n.value.is_none_or(|v| n.low.is_none_or(|l| l <= v)), "{n:?}");
            assert!(n.value.is_none_or(|v| n.high.is_none_or(|h| v <= h)), "{n:?}");
        }
        assert!(n.from <= n.to || n.from.as_deref().is_some_and(|f| f.starts_with('-')), "{n:?}");
    }
    assert!(found.windows(2).all(|w| w[0].end <= w[1].start), "{found:?}");
}

fn told() -> Options {
    Options { times: TimeValues::Told, ..Options::default() }
}

/// Pieces of which figures and times are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "more than",
        "at least",
        "between",
        "and",
        "to",
        "-",
        "–",
        "from",
        "of",
        "a",
        "the",
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "dozens",
        "several",
        "half",
        "third",
        "1",
        "12",
        "40.5",
        "1,234",
        "1/2",
        "1999",
        "2016-07-04",
        "$",
        "£",
        "%",
        "km",
        "people",
        "years",
        "days",
        "ago",
        "later",
        "old",
        "last",
        "next",
        "month",
        "May",
        "March",
        "Friday",
        "early",
        "end",
        "5:30",
        "pm",
        "BC",
        ".",
        ",",
        "(",
        ")",
        "\u{a0}",
        "’s",
        "é",
        "🙂",
        "\r\n",
        "no",
        "casualties",
        "or more",
        "e6",
        "^",
        "point",
        "quarter",
        "first",
        "century",
        "every",
    ]);
    prop::collection::vec((piece, prop::sample::select(vec!["", " ", " ", " "])), 0..24)
        .prop_map(|v| v.into_iter().map(|(p, s)| format!("{p}{s}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_text_is_sound(text in ".{0,80}") {
        sound(&text, &numbers(&text));
    }

    #[test]
    fn any_pieces_are_sound(text in pieces()) {
        sound(&text, &numbers(&text));
    }

    #[test]
    fn any_pieces_are_sound_as_told(text in pieces()) {
        let mut extractor = Extractor::new(told());
        let mut out = Vec::new();
        extractor.extract(&text, Some("2021-10-06"), &mut Context::default(), &mut out);
        sound(&text, &out);
    }

    #[test]
    fn spelled_numbers_read_back(n in prop_oneof![0u64..1000, 0u64..1_000_000, 0u64..1_000_000_000_000]) {
        let text = format!("{} crates", spell(n));
        let found = numbers(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, Some(n as f64), "{}", text);
    }

    #[test]
    fn grouped_digits_read_back(n in 0u64..1_000_000_000_000) {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        let found = numbers(&format!("some {grouped} kilometres"));
        prop_assert_eq!(found[0].value, Some(n as f64));
    }

    #[test]
    fn paragraphs_cut_or_whole_give_the_same(parts in prop::collection::vec(pieces(), 1..5)) {
        let parts: Vec<String> = parts.iter().map(|p| p.replace("\r\n", " ")).collect();
        let cut: Vec<&str> = parts.iter().map(String::as_str).collect();
        let values = |v: Vec<Number>| -> Vec<_> {
            v.into_iter().map(|n| (n.text, n.value, n.low, n.high, n.timex, n.from)).collect()
        };
        let whole = values(numbers(&parts.join("\n\n")));
        prop_assert_eq!(values(paragraphs(&cut).concat()), whole);
    }
}

#[test]
fn round_numbers_read_back() {
    for e in 0..=12u32 {
        for n in [10u64.pow(e), 10u64.pow(e) + 1, 10u64.pow(e) - 1, 9 * 10u64.pow(e) / 7] {
            let text = format!("{} crates", spell(n));
            assert_eq!(numbers(&text)[0].value, Some(n as f64), "{text}");
        }
    }
}

#[test]
fn time_is_linear() {
    let unit = [
        "one hundred and ",
        "tens of thousands of ",
        "1,1,",
        "1-",
        "the end of the ",
        "186 ",
        "May ",
        "$ ",
        "a.",
        "more than ",
        "5 to 6 pm ",
        "on Friday at 5 - ",
        "(3 km) $4 ",
    ];
    for piece in unit {
        let mut extractors = [Extractor::default(), Extractor::new(told())];
        for extractor in &mut extractors {
            stays_linear(extractor, piece);
        }
    }
}

/// Seconds this thread has had the processor, where the system tells; else of the day.
fn clock() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let run = told.and_then(|x| x.split(' ').next().and_then(|n| n.parse::<f64>().ok()));
    let now = || std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(0.0, |d| d.as_secs_f64());
    run.map_or_else(now, |nanoseconds| nanoseconds / 1e9)
}

/// Eight times the text takes no more than thrice eight times as long. Other work on the machine
/// only ever adds, so the best of some runs counts, and one good try of three is enough.
fn stays_linear(extractor: &mut Extractor, piece: &str) {
    let mut once = |times: usize| {
        let text = piece.repeat(times);
        let mut out = Vec::new();
        let started = clock();
        extractor.extract(&text, Some("2021-10-06"), &mut Context::default(), &mut out);
        clock() - started
    };
    let mut best = |times| (0..4).map(|_| once(times)).fold(f64::INFINITY, f64::min);
    // A quadratic rule would take 64 times as long.
    let linear = (0..3).any(|_| best(8_000) < 24.0 * best(1_000) + 0.05);
    assert!(linear, "{piece}");
}
