//! From tokens to a parsed sentence with its names and figures in place.

use std::ops::Range;

use english::{Parser, Token};

use crate::figures::quantity::Figure;
use crate::page::Page;
use crate::tables::lexicon::Lexicon;
use crate::tree::case::{reads, reads_any};
use crate::tree::grammar::{Rel, Tag, Xpos};
use crate::tree::headline::{self, Additions};
use crate::tree::mask::Mask;
use crate::tree::mend;
use crate::tree::sentence::Sentence;

/// Longest sentence that is parsed, in tokens: tables and lists run on without a stop.
const LONGEST: usize = 250;

/// A sentence on its way to its tree.
pub struct Draft<'a> {
    page: &'a Page<'a>,
    sentence: Sentence<'a>,
    mask: Mask,
}

/// Sentences are taken through the steps side by side, as each step takes much code.
impl<'a> Draft<'a> {
    /// A sentence within these bytes; none if there are no words.
    pub fn new(
        parser: &mut Parser,
        page: &'a Page<'a>,
        lexicon: &Lexicon,
        bytes: &Range<usize>,
    ) -> Option<Self> {
        let tokens = page.tokens_in(bytes);
        let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
        let tokens = tokens.get(dateline(page, tokens)..)?;
        let tokens = tokens.get(source_ahead(page, tokens)..).filter(|t| !t.is_empty())?;
        let tokens = if page.headline { headline::clause(page, tokens) } else { tokens };
        let sentence = Sentence::new(page.text, bytes, tokens, &page.lowered);
        let mut mask = Mask::new(page, lexicon, tokens, &Additions::default());
        // What it leaves out is told by the classes of its words.
        if page.headline {
            let classes = parser.tag(&mask.text, &mask.tokens);
            let additions = headline::additions(page, lexicon, tokens, &mask, classes);
            mask = Mask::new(page, lexicon, tokens, &additions);
        }
        Some(Draft { page, sentence, mask })
    }

    /// What the parser is to read.
    pub fn shown(&self) -> (&str, &[Token]) {
        (&self.mask.text, &self.mask.tokens)
    }

    /// Takes over what the parser makes of it: the first of these words.
    pub fn take(&mut self, words: &mut impl Iterator<Item = english::Word>) {
        let Draft { page, sentence, mask } = self;
        for (shown, parsed) in mask.shown.iter().zip(words) {
            let core = shown.core;
            let head = parsed.head.and_then(|h| mask.shown.get(h)).map(|h| h.core);
            for at in shown.stands_for.clone() {
                let word = &mut sentence.words[at];
                if at == core {
                    word.tag = parsed.tag.upos;
                    word.xpos = parsed.tag.xpos;
                    word.head = head;
                    word.rel = parsed.label.into();
                    if word.tag == Tag::Adj && shown.verb {
                        (word.tag, word.xpos) = (Tag::Verb, Xpos::Vbn);
                    }
                } else {
                    let name = page.name_at(word.start).is_some();
                    let text = page.text.get(word.start..word.end).unwrap_or_default();
                    (word.tag, word.rel) = match text {
                        _ if at >= shown.aside || at < mask.lead => (Tag::X, Rel::Dep),
                        "All" | "all" | "Both" | "both" => (Tag::Det, Rel::Det),
                        _ if name => (Tag::Propn, Rel::Flat),
                        _ => (Tag::Adv, Rel::Advmod),
                    };
                    word.head = Some(core);
                }
            }
        }
    }

    /// Puts the tree right.
    pub fn mend(self, lexicon: &Lexicon) -> Sentence<'a> {
        let Draft { page, mut sentence, mask } = self;
        for &(at, other) in &mask.read_as {
            sentence.read_as(at, other);
        }
        mend::before_names(&mut sentence, &mask.soldiers);
        mark(&mut sentence, page, lexicon);
        for range in &mask.ages {
            for word in sentence.words.get_mut(range.clone()).into_iter().flatten() {
                word.number = None;
            }
        }
        mend::with_names(&mut sentence, &page.names, lexicon);
        sentence.plant();
        sentence
    }
}

/// How many tokens "According to X" takes at the head of a sentence: who says it is known, and a
/// parser takes X for the subject when no comma follows.
fn source_ahead(page: &Page, tokens: &[Token]) -> usize {
    let word = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    let [first, second, ..] = tokens else { return 0 };
    if !reads(word(first), "according") || !reads(word(second), "to") {
        return 0;
    }
    let bare = tokens.get(2).is_some_and(|t| {
        reads_any(word(t), &["reports", "sources", "officials", "witnesses", "police"])
    });
    if bare && tokens.get(3).is_some_and(|t| page.name_at(t.start).is_some()) {
        return 3;
    }
    let last = tokens.last().map_or(0, |t| t.start);
    let ahead = second.end..second.end.max(last);
    let content = page.said.heard(&ahead).filter_map(|s| {
        let content = s.content.first()?.start;
        let ahead = s
            .source
            .as_ref()
            .is_some_and(|r| r.start >= second.end && r.end <= content && content <= r.end + 2);
        (ahead && content < last).then_some(content)
    });
    let Some(start) = content.min() else { return 0 };
    tokens.iter().take_while(|t| t.start < start).count()
}

/// How many tokens a dateline takes: "DETROIT (WWJ) –", "KABUL, Afghanistan (AP) --".
fn dateline(page: &Page, tokens: &[Token]) -> usize {
    let word = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    let capital = |t: &Token, least: usize| {
        let w = word(t);
        w.len() > least
            && w.bytes().all(|b| !b.is_ascii_lowercase())
            && w.bytes().any(|b| b.is_ascii_uppercase())
    };
    // "LA PAZ", "EL PASO"
    let two = |t: &Token| capital(t, 1) && tokens.get(1).is_some_and(|next| capital(next, 2));
    let opens = tokens.first().is_some_and(|t| capital(t, 2) || two(t));
    // "ISIS–K" and "US-led" are no datelines.
    let free = |i: usize| {
        let (Some(before), Some(after)) =
            (i.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(i + 1))
        else {
            return true;
        };
        word(before) == ")" || before.end < tokens[i].start || tokens[i].end < after.start
    };
    let dash = tokens
        .iter()
        .take(14)
        .enumerate()
        .position(|(i, t)| matches!(word(t), "–" | "—" | "--" | "-") && free(i));
    // "Hill Town, Va. - Five", "(KTV) –Five": names of places and agencies, and nothing else; not
    // "Lima – which" nor "Peru - Chile talks".
    let part = |t: &Token| {
        let place = page.name_at(t.start).is_some_and(|n| n.label != "PERSON");
        let short = word(t).ends_with('.') && word(t).len() < 6 && word(t) > "A" && word(t) < "a";
        place || capital(t, 1) || short || matches!(word(t), "(" | ")" | "," | ".")
    };
    let plain = |d: usize| {
        let others = tokens.iter().skip(d + 1).any(|t| word(t) == word(&tokens[d]));
        let marked = tokens[..d].iter().any(|t| matches!(word(t), ")" | ","));
        let begins = tokens
            .get(d + 1)
            .is_some_and(|t| word(t).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        let closed = word(&tokens[d - 1]) == ")" || tokens[d - 1].end < tokens[d].start;
        closed && marked && begins && !others && tokens[..d].iter().all(part)
    };
    let dash = dash.filter(|&d| d + 3 < tokens.len() && d > 0 && (opens || plain(d)));
    // "HILL TOWN, Va. (KTV) The mayor": no dash at all.
    let agency = || {
        let close = tokens.iter().take(14).position(|t| word(t) == ")")?;
        let named = close > 2 && word(&tokens[close - 2]) == "(" && capital(&tokens[close - 1], 1);
        let begins = tokens.get(close + 1).is_some_and(|t| {
            reads_any(word(t), &["the", "a", "an", "two", "three", "police", "authorities"])
                && word(t).starts_with(char::is_uppercase)
        });
        // "Hill Town, VA (KTV) A boy"
        let town = || close > 3 && tokens[..close - 2].iter().any(|t| word(t) == ",");
        ((opens || town()) && named && begins && tokens[..close].iter().all(part)).then_some(close)
    };
    let mut begins = dash.or_else(agency).map_or(0, |d| d + 1);
    // "LIMA, 5 May (RCN) -- [Report] [Text] The mayor": notes of those who sent the text on.
    while begins > 0 && tokens.get(begins).is_some_and(|t| word(t) == "[") {
        let close = (begins..tokens.len().min(begins + 10)).find(|&i| word(&tokens[i]) == "]");
        let Some(close) = close.filter(|&c| c + 3 < tokens.len()) else { break };
        begins = close + 1;
    }
    begins
}

/// Notes on each word the name and the figure that cover it.
/// Persons' ages are no figures of anything.
fn mark(sentence: &mut Sentence, page: &Page, lexicon: &Lexicon) {
    let mut name = page.names.partition_point(|n| n.end <= sentence.start);
    let mut figure = page.figures.partition_point(|f| f.end <= sentence.start);
    for word in &mut sentence.words {
        while page.names.get(name).is_some_and(|n| n.end <= word.start) {
            name += 1;
        }
        while page.figures.get(figure).is_some_and(|f| f.end <= word.start) {
            figure += 1;
        }
        // Of a name or figure that runs on into another sentence nothing can be told in this one.
        let (first, last) = (sentence.start, sentence.end);
        let covers = |start: usize, end: usize| {
            start < word.end && word.start < end && first <= start && end <= last
        };
        word.entity = page.names.get(name).filter(|n| covers(n.start, n.end)).map(|_| name);
        let counts = |f: &&Figure| covers(f.start, f.end) && !f.persons_age(lexicon);
        word.number = page.figures.get(figure).filter(counts).map(|_| figure);
        let date = |f: &&Figure| matches!(f.number.label.as_str(), "DATE" | "TIME");
        word.dated = word.number.and_then(|n| page.figures.get(n)).filter(date).is_some();
        if word.number.is_some() && word.tag == Tag::Pron {
            word.tag = Tag::Num; // "all four", shown as "they"
        }
    }
}
