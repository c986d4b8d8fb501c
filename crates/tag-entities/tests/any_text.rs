//! Whatever the text: no panic, spans that slice, in order, and the same answer twice.

use proptest::prelude::*;
use tag_entities::Tagger;

fn check(tagger: &Tagger, paragraphs: &[&str]) -> Result<(), TestCaseError> {
    let mut session = tagger.session();
    let found = session.tag(paragraphs);
    prop_assert_eq!(found.len(), paragraphs.len());
    for (entities, text) in found.iter().zip(paragraphs) {
        let points: Vec<char> = text.chars().collect();
        let mut last = 0;
        for entity in entities {
            prop_assert!(entity.start >= last && entity.start < entity.end, "{:?}", entity);
            let slice: String = points[entity.start..entity.end].iter().collect();
            prop_assert_eq!(&slice, &entity.text);
            prop_assert!(!entity.id.is_empty() && !entity.name.is_empty(), "{:?}", entity);
            last = entity.end;
        }
    }
    prop_assert_eq!(&found, &session.tag(paragraphs));
    prop_assert_eq!(&found, &tagger.tag(paragraphs));
    Ok(())
}

/// Words that names are made of, and what disturbs them.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "The",
        "the",
        "of",
        "Kabul",
        "KABUL",
        "al",
        "-",
        "–",
        "Qaida",
        "Mr.",
        "Mrs",
        "Watkins",
        "Andrew",
        "(",
        ")",
        "ISK",
        "Islamic",
        "State",
        "Khorasan",
        "'s",
        "’s",
        "United",
        "Nations",
        "U.S.",
        "in",
        "said",
        ".",
        ",",
        "\n",
        "\u{a0}",
        "🙂",
        "é",
        "e\u{301}",
        "\"",
        "“",
        "2016",
        "F-16",
        "İstanbul",
        "ﬁ",
        "ǅ",
        "\r\n",
        "&",
        "/",
        "@x",
        "#Y",
        "http://a.b",
        "\u{200f}",
    ]);
    prop::collection::vec((words, prop::bool::ANY), 0..60).prop_map(|parts| {
        parts.into_iter().map(|(w, space)| if space { format!("{w} ") } else { w.into() }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn made_of_names(a in pieces(), b in pieces()) {
        check(&Tagger::default(), &[&a, &b, ""])?;
    }

    #[test]
    fn made_of_anything(text in "\\PC*") {
        check(&Tagger::default(), &[&text])?;
    }
}

#[test]
fn long_texts_take_linear_time() {
    let tagger = Tagger::default();
    let shapes = [
        "Kabul ",
        "KABUL ",
        "Andrew Watkins, ",
        "Watkins and ",
        "(NDS) ",
        "al-",
        "A",
        "United Nations of ",
    ];
    for shape in shapes {
        // The best of several: other work on the machine only ever adds.
        let time = |n: usize| {
            let text = shape.repeat(n / shape.len());
            let once = || {
                let start = std::time::Instant::now();
                tagger.tag(&[&text]);
                start.elapsed().as_secs_f64()
            };
            (0..3).map(|_| once()).fold(f64::MAX, f64::min)
        };
        let (short, long) = (time(50_000), time(400_000));
        // A quadratic step would take minutes; a busy machine is no quadratic step.
        assert!(
            long < 40.0 * short.max(0.002) || long < 5.0,
            "{shape:?}: {short} s, then {long} s"
        );
    }
}
