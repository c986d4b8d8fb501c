//! Classes of bytes and characters, so that the scanners decide by one look at a table.

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Space,
    Letter,
    Digit,
    /// An ASCII sign.
    Sign,
    /// Part of a character beyond ASCII.
    High,
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::High; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        table[byte] = if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else if b <= b' ' || b == 0x7f {
            Class::Space
        } else {
            Class::Sign
        };
        byte += 1;
    }
    table
};

/// The class of a byte.
#[inline]
pub(crate) fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Blank: white space of any script, control characters, zero-width space, byte-order mark.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Belongs inside a word: letters, digits, accents, soft hyphens, joiners.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Extends the sign before it: variation selectors, skin tones, accents, enclosing marks.
pub(crate) fn extends(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{300}'..='\u{36f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{200c}' | '\u{ad}' | '\u{e0020}'..='\u{e007f}')
}

/// An apostrophe: `'`, `’`, the modifier letter, and the backtick of careless typists.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '`')
}
