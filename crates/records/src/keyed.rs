//! Keys and values of records written by hand.

use crate::json;

/// Appends a key, as it stands before its value, and a string or null.
#[inline]
pub fn string<'a>(key: &str, text: impl Into<MaybeText<'a>>, out: &mut Vec<u8>) {
    out.extend_from_slice(key.as_bytes());
    match text.into().0 {
        Some(text) => json::string(text, out),
        None => out.extend_from_slice(b"null"),
    }
}

/// A string, if there is one.
pub struct MaybeText<'a>(Option<&'a str>);

impl<'a> From<&'a String> for MaybeText<'a> {
    fn from(text: &'a String) -> Self {
        Self(Some(text))
    }
}

impl<'a> From<&'a Option<String>> for MaybeText<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self(text.as_deref())
    }
}

/// Appends a key and a figure or null.
#[inline]
pub fn figure(key: &str, number: Option<u64>, out: &mut Vec<u8>) {
    out.extend_from_slice(key.as_bytes());
    match number {
        Some(number) => json::figure(number, out),
        None => out.extend_from_slice(b"null"),
    }
}
