//! Words without regard to capitals; most words have none, and are not copied.

use std::borrow::Cow;

/// A word in lower case.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Is it this word, given in lower case?
#[inline]
pub fn reads(word: &str, form: &str) -> bool {
    if form.is_ascii() { word.eq_ignore_ascii_case(form) } else { word.to_lowercase() == form }
}

/// Is it one of these words, given in lower case?
#[inline]
pub fn reads_any(word: &str, forms: &[&str]) -> bool {
    forms.iter().any(|form| reads(word, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_no_other_word() {
        assert!(reads("Shot", "shot") && reads("ÉTÉ", "été") && reads("", ""));
        assert!(reads_any("She", &["he", "she"]) && !reads_any("Sh", &["he", "she"]));
        assert!(!reads("Shots", "shot") && !reads("ÉTÉ", "ete"));
        assert_eq!(lower("Été"), "été");
        assert!(matches!(lower("a-b"), Cow::Borrowed("a-b")));
    }
}
