//! Where an article tells of other things than its story: headlines of other articles, and what
//! happened another time.

use records::{Article, Claim};

use crate::tables::phrases::Phrases;

/// Up to which paragraph headings are the article's own.
const OPENING: u64 = 3;

/// Where an article tells of something else.
#[derive(Debug, Default)]
pub struct Elsewhere {
    /// Paragraphs that are headings far down: often the headlines of other articles.
    headings: Vec<u64>,
    /// From which byte to which a paragraph tells of another event.
    turned: Vec<(u64, u64)>,
}

impl Elsewhere {
    /// Reads the paragraphs.
    pub fn read(article: &Article) -> Self {
        let mut elsewhere = Self::default();
        for p in article.paragraphs {
            let far = p.ordinal().filter(|&at| p.role() == "heading" && at > OPENING);
            elsewhere.headings.extend(far);
            if let Some(from) = turn(p.text()) {
                let start = p.byte_start();
                elsewhere.turned.push((start + from as u64, start + p.text().len() as u64));
            }
        }
        elsewhere
    }

    /// Is the claim told there?
    pub fn tells(&self, claim: &Claim) -> bool {
        let inside = |&(from, to): &(u64, u64)| from <= claim.byte_start && claim.byte_start < to;
        let heading = claim.paragraph.is_some_and(|p| self.headings.contains(&p));
        heading || claim.paragraph.is_some() && self.turned.iter().any(inside)
    }
}

/// How a sentence opens that turns to another event.
const OPENINGS: [&str; 7] = [
    "A similar ",
    "In a similar ",
    "A separate ",
    "In a separate ",
    "An unrelated ",
    "In an unrelated ",
    "Elsewhere",
];

/// "In another attack", where a sentence opens or within it; "in another call" tells of the same.
const ANOTHER: [&str; 5] = [
    "n another incident",
    "n another attack",
    "n another shooting",
    "n another blast",
    "n another case",
];

/// Does the sentence say that it turns to another event: "elsewhere", "in a separate attack"?
pub fn turns(text: &str) -> bool {
    static WITHIN: Phrases = Phrases::new(&[
        "lsewhere in",
        "Separately,",
        "a separate ",
        "In separate ",
        "n other violence",
        "n other attacks",
    ]);
    static OTHER: Phrases = Phrases::new(&ANOTHER);
    WITHIN.within(text)
        || OTHER.within(text)
        || OPENINGS.iter().any(|opening| text.starts_with(opening))
}

/// Where a paragraph turns to another event: "A similar attack took place in May. Two men died."
fn turn(text: &str) -> Option<usize> {
    let opens = |at: usize| {
        let before = text[..at].trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', '"', '”', '•', '—'])
    };
    let another = |rest: &str| ANOTHER.iter().any(|sign| rest.starts_with(sign));
    let reads = |at: usize| {
        let rest = &text[at..];
        OPENINGS.iter().any(|opening| rest.starts_with(opening))
            || rest.strip_prefix('I').is_some_and(another)
    };
    // Each of them opens with one of these letters.
    let letters = text.bytes().enumerate().filter(|(_, b)| matches!(b, b'A' | b'E' | b'I'));
    letters.map(|(at, _)| at).find(|&at| reads(at) && opens(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_turns_where_a_sentence_does() {
        assert_eq!(turn("A boy died. A similar fire broke out in May."), Some(12));
        assert_eq!(turn("Elsewhere, two were hurt."), Some(0));
        assert_eq!(turn("A boy died. In another attack, two were hurt."), Some(12));
        assert_eq!(turn("A boy died. In another call, she wept."), None);
        assert!(turns("An unrelated fire hurt two.") && turns("Two died in another attack."));
        assert!(!turns("In another call, she wept."));
        assert_eq!(turn("He saw in A similar car. It was his."), None);
        assert_eq!(turn("The boy died in a similar way."), None);
    }
}
