//! Quotation marks in pairs: straight, curly, doubled apostrophes, guillemets, and single
//! marks where they hold a quotation of their own.

/// A quotation in a paragraph, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// First byte: the opening mark.
    pub start: usize,
    /// One past the closing mark, or the paragraph's end.
    pub end: usize,
    /// The mark stays open: the speaker goes on in the next paragraph.
    pub open: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// “ and its like: opens.
    Left,
    /// ” and its like: closes.
    Right,
    /// " and '': either, by its neighbours.
    Straight,
    /// ‘ or ' where one may open.
    SingleLeft,
    /// ’ or ' where one may close.
    SingleRight,
}

/// The outermost quotations of a paragraph, in order.
pub(crate) fn quotes(text: &str) -> Vec<Quote> {
    let marks = marks(text);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut single: Option<usize> = None;
    // A single mark opens a quotation only if one stands ahead that may close it.
    let mut closers = marks.iter().filter(|m| m.2 == Mark::SingleRight).count();
    for (i, &(start, end, mark)) in marks.iter().enumerate() {
        let next = text[end..].chars().next();
        closers -= usize::from(mark == Mark::SingleRight);
        match (mark, open, single) {
            (Mark::Left, None, None) => open = Some(start),
            (Mark::Straight, None, None) if next.is_some_and(|c| !c.is_whitespace()) => {
                open = Some(start);
            }
            (Mark::Right | Mark::Straight, Some(from), _) => {
                found.push(Quote { start: from, end, open: false });
                open = None;
            }
            // A quotation that was never closed, and another that begins.
            (Mark::Left, Some(_), _) if i > 0 && text[marks[i - 1].1..start].contains('\n') => {
                open = Some(start);
            }
            (Mark::SingleLeft, None, None) if closers > 0 && single_pair(text, &marks, i) => {
                single = Some(start);
            }
            (Mark::SingleRight, None, Some(from)) if ends_single(text, start, end) => {
                found.push(Quote { start: from, end, open: false });
                single = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(Quote { start, end: text.trim_end().len().max(start), open: true });
    }
    found
}

/// Every quotation mark with what it may be.
fn marks(text: &str) -> Vec<(usize, usize, Mark)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = first_byte(&bytes[at..]) {
        at += step;
        let Some(c) = text[at..].chars().next() else { break };
        let mut end = at + c.len_utf8();
        let after = text[end..].chars().next();
        let before = text[..at].chars().next_back();
        let doubled = after == Some(c);
        let mark = match c {
            '“' | '„' | '«' => Some(Mark::Left),
            '”' | '»' => Some(Mark::Right),
            '"' => Some(Mark::Straight),
            '\'' | '`' | '’' | '‘' if doubled => {
                end += c.len_utf8();
                Some(if c == '`' || c == '‘' { Mark::Left } else { Mark::Straight })
            }
            '‘' | '`' => Some(Mark::SingleLeft),
            '\'' if opens(before) && after.is_some_and(char::is_alphanumeric) => {
                Some(Mark::SingleLeft)
            }
            '\'' | '’' if after.is_none_or(|c| !c.is_alphanumeric()) => Some(Mark::SingleRight),
            _ => None,
        };
        if let Some(mark) = mark {
            found.push((at, end, mark));
        }
        at = end;
    }
    found
}

/// Where the first byte stands that may begin a mark.
fn first_byte(bytes: &[u8]) -> Option<usize> {
    let begins = |b: &u8| matches!(b, b'"' | b'\'' | b'`' | 0xc2 | 0xe2);
    // Most blocks hold none, which all their bytes at once tell.
    let (blocks, _) = bytes.as_chunks::<32>();
    let none = |block: &&[u8; 32]| !block.iter().fold(false, |any, b| any | begins(b));
    let from = 32 * blocks.iter().take_while(none).count();
    Some(from + bytes[from..].iter().position(begins)?)
}

fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':'))
}

/// How many marks to look ahead for the one that closes a single quotation.
const REACH: usize = 24;

fn single_pair(text: &str, marks: &[(usize, usize, Mark)], from: usize) -> bool {
    let ahead = marks[from + 1..].iter().take(REACH);
    ahead.filter(|m| m.2 == Mark::SingleRight).any(|&(start, end, _)| ends_single(text, start, end))
}

/// A closing single mark rather than the apostrophe of a plural possessive: it follows a stop,
/// or no plural's s.
fn ends_single(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    match before {
        Some('s') => after.is_none_or(|c| c.is_ascii_punctuation()),
        Some(c) => !c.is_whitespace(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(text: &str) -> Vec<&str> {
        quotes(text).iter().map(|q| &text[q.start..q.end]).collect()
    }

    #[test]
    fn pairs_of_every_style() {
        assert_eq!(slices("“Go,” she said. “Now.”"), ["“Go,”", "“Now.”"]);
        assert_eq!(slices("\"Go,\" she said. \"Now.\""), ["\"Go,\"", "\"Now.\""]);
        assert_eq!(slices("''Go,'' she said."), ["''Go,''"]);
        assert_eq!(slices("‘Go,’ she said of the boys’ trip."), ["‘Go,’"]);
        assert_eq!(slices("'Go now,' she said. It's done."), ["'Go now,'"]);
    }

    #[test]
    fn inner_quotations_stay_within() {
        assert_eq!(
            slices("“He told me ‘never’ twice,” she said."),
            ["“He told me ‘never’ twice,”"]
        );
    }

    #[test]
    fn apostrophes_are_no_quotations() {
        assert!(slices("The farmers' union and the youth of the '90s didn't mix").is_empty());
        assert!(slices("It’s the nurses’ strike that doesn’t end").is_empty());
    }

    #[test]
    fn an_open_quotation_runs_to_the_end() {
        let found = quotes("He went on: “The road is long. ");
        assert_eq!(found.len(), 1);
        assert!(found[0].open);
    }
}
