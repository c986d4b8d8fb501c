//! Line breaks: which part paragraphs, which only wrap a line, which end one.

/// The widest column at which text is taken to be wrapped, in characters.
const WIDEST: usize = 100;
/// The narrowest.
const NARROWEST: usize = 40;

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// No line break.
    None,
    /// A break made by wrapping.
    Wrap,
    /// A break the writer meant.
    Line,
    /// A blank line.
    Paragraph,
}

/// The line breaks of a text, looked at block by block (a block ends at a blank line).
pub(super) struct Lines<'a> {
    text: &'a str,
    /// End of the block whose wrapping is known.
    block_end: usize,
    wrapped: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lines { text, block_end: 0, wrapped: false }
    }

    /// What stands in the blanks `start..end`; asked in the order of the text.
    pub(super) fn between(&mut self, start: usize, end: usize) -> Break {
        let blanks = self.text.get(start..end).unwrap_or("");
        let breaks = blanks.bytes().filter(|&b| b == b'\n').count();
        if breaks > 1 || blanks.contains('\u{2029}') {
            return Break::Paragraph;
        }
        if breaks == 0 {
            return Break::None;
        }
        if end > self.block_end {
            self.measure(start);
        }
        if self.wrapped { Break::Wrap } else { Break::Line }
    }

    /// Decides whether the block around the break after `start` is wrapped: every line is so long
    /// that the next line's first word would not have fitted.
    fn measure(&mut self, start: usize) {
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let from = line_start.max(self.block_end.min(start));
        let rest = self.text.get(from..).unwrap_or("");
        // No line of a text all in capitals begins in lower case, to tell that it goes on.
        let shouted = !self.text.chars().any(char::is_lowercase);
        let mut width = 0;
        let mut shortest = usize::MAX; // of a line with the word after it
        let mut reach = Vec::new();
        let mut last = 0;
        let mut length = 0;
        for (i, line) in rest.split_inclusive('\n').enumerate() {
            let line_text = line.trim();
            if line_text.is_empty() {
                break;
            }
            length += line.len();
            if i > 0 {
                let word = line_text.split_whitespace().next().unwrap_or("").chars().count();
                shortest = shortest.min(last + 1 + word);
                if shouted {
                    reach.push(last + 1 + word);
                }
            }
            last = line_text.chars().count();
            width = width.max(last);
        }
        self.block_end = from + length;
        let full = reach.iter().filter(|&&r| r * 100 > width * 85).count();
        let mostly = !reach.is_empty() && full * 100 >= reach.len() * 60;
        self.wrapped = (NARROWEST..=WIDEST).contains(&width) && (shortest > width || mostly);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_break(text: &str) -> Break {
        let at = text.find('\n').expect("a break");
        let end = at + text[at..].find(|c: char| !c.is_whitespace()).expect("text after");
        Lines::new(text).between(at, end)
    }

    #[test]
    fn tells_wrapped_lines_from_meant_ones() {
        let wrapped = "The council met on Tuesday evening to speak about the new bridge\n\
            over the river, which has been waiting for its paint since the\nspring.";
        assert_eq!(first_break(wrapped), Break::Wrap);
        let shouted = "THE COUNCIL MET ON TUESDAY EVENING TO SPEAK ABOUT THE NEW\n\
            BRIDGE OVER THE RIVER, WHICH HAS BEEN WAITING FOR ITS PAINT SINCE\nTHE SPRING.";
        assert_eq!(first_break(shouted), Break::Wrap);
        assert_eq!(
            first_break("A LOUD TITLE\nTHE TEXT THAT FOLLOWS IS LONGER, BY FAR."),
            Break::Line
        );
        assert_eq!(first_break("A short title\nThe text that follows is longer."), Break::Line);
        assert_eq!(first_break(&format!("{}\nNext", "long line ".repeat(20))), Break::Line);
        assert_eq!(first_break("One\n\nTwo"), Break::Paragraph);
        assert_eq!(first_break("One\r\n\r\nTwo"), Break::Paragraph);
        assert_eq!(first_break("One\r\nTwo"), Break::Line);
    }
}
