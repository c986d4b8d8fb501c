//! Parts of a claim's text.

use std::ops::Range;

/// The characters of a text from one to another, as far as there are any.
pub fn characters(text: &str, range: Range<usize>) -> &str {
    let ascii = text.is_ascii();
    let byte = |character: usize| {
        if ascii {
            return character.min(text.len());
        }
        text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
    };
    text.get(byte(range.start)..byte(range.end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        for text in ["abcdef", "aбçdéf"] {
            let taken = |a, b| characters(text, a..b).chars().collect::<Vec<_>>();
            let all: Vec<char> = text.chars().collect();
            assert_eq!(taken(0, 6), all);
            assert_eq!(taken(1, 5), all[1..5]);
            assert_eq!(taken(4, 90), all[4..]);
            assert!(taken(3, 3).is_empty() && taken(5, 2).is_empty() && taken(9, 12).is_empty());
        }
    }
}
