//! Which language a text is in: what it looks like, then what its page says.

/// Letters that detection needs and reads.
const ENOUGH: usize = 120;
const SAMPLE: usize = 3000;

/// The BCP 47 tag of a text's language. Pages are made from templates that name a language for
/// all they hold: where a text is long enough to be told, its own look decides, and the page's
/// tag is kept when it agrees.
pub fn language(text: &str, declared: Option<&str>) -> Option<String> {
    let declared = declared.and_then(tag);
    match detected(text) {
        Some(seen) if declared.as_deref().is_some_and(|d| primary(d) == seen) => declared,
        Some(seen) => Some(seen.to_string()),
        None => declared,
    }
}

/// The language part of a tag: `en` of `en-GB`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// `en_GB` and `EN-gb` as `en-GB`; none when it is no tag.
fn tag(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['-', '_', '.', ',', ';']);
    let primary = parts.next()?.to_lowercase();
    let letters = |s: &str, n: std::ops::RangeInclusive<usize>| {
        n.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let primary = match primary.as_str() {
        "english" => "en".to_string(),
        _ if letters(&primary, 2..=3) => primary,
        _ => return None,
    };
    Some(match parts.next() {
        Some(region) if letters(region, 2..=2) => format!("{primary}-{}", region.to_uppercase()),
        _ => primary,
    })
}

fn detected(text: &str) -> Option<&'static str> {
    let end = (SAMPLE.min(text.len())..=text.len()).find(|&i| text.is_char_boundary(i))?;
    let sample = &text[..end];
    if sample.chars().filter(|c| c.is_alphabetic()).take(ENOUGH).count() < ENOUGH {
        return None;
    }
    let info = whatlang::detect(sample)?;
    if !info.is_reliable() {
        return None;
    }
    two_letters(info.lang().code())
}

/// ISO 639-3, as the detector says it, as BCP 47's shortest tag.
fn two_letters(code: &str) -> Option<&'static str> {
    const CODES: &str = include_str!("../data/languages.csv");
    CODES.lines().find_map(|line| {
        let (three, tag) = line.split_once(',')?;
        (three == code).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The council met on Tuesday evening and voted to close the bridge for \
        repairs until the spring, after two engineers told it that the cables were worn. Shops on \
        the far side fear for their trade.";
    const GERMAN: &str = "Der Stadtrat hat am Dienstagabend beschlossen, die Brücke bis zum \
        Frühjahr zu sperren, nachdem zwei Ingenieure vor den abgenutzten Seilen gewarnt hatten. \
        Die Geschäfte am anderen Ufer fürchten um ihre Einnahmen.";

    #[test]
    fn the_text_decides_and_the_page_refines() {
        assert_eq!(language(ENGLISH, Some("en_gb")).as_deref(), Some("en-GB"));
        assert_eq!(language(GERMAN, Some("en-US")).as_deref(), Some("de"));
        assert_eq!(language(ENGLISH, Some("de")).as_deref(), Some("en"));
        assert_eq!(language("Short.", Some("fr")).as_deref(), Some("fr"));
        assert_eq!(language("Short.", Some("??")), None);
        assert_eq!(language("", None), None);
    }

    #[test]
    fn every_detected_language_has_a_tag() {
        for lang in whatlang::Lang::all() {
            assert!(two_letters(lang.code()).is_some(), "{}", lang.code());
        }
    }
}
