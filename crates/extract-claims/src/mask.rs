//! What the parser is given to read: the sentence with every name put as one well-known name,
//! hedges before figures left out, and capitals taken from a text that is all capitals. Unknown
//! names and piled-up hedges ("as many as", "ISK") mislead a parser; the tree fits either way.

use std::ops::Range;

use english::{Kind, Token};

use crate::page::Page;

/// Text and tokens for the parser, and which of the sentence's tokens each stands for.
#[derive(Debug, Default)]
pub struct Mask {
    /// The text to parse.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// For each, the sentence's tokens that it stands for.
    pub stands_for: Vec<Range<usize>>,
    /// For each, which of them takes its place in the tree.
    pub core: Vec<usize>,
}

impl Mask {
    /// Masks the tokens of a sentence.
    pub fn fill(&mut self, page: &Page, tokens: &[Token]) {
        self.text.clear();
        self.tokens.clear();
        self.stands_for.clear();
        self.core.clear();
        let shouting = shouts(page, tokens);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let (end, core, stand_in) = group(page, tokens, at);
            let start = self.text.len();
            match stand_in {
                Some(name) => self.text.push_str(name),
                None => {
                    let core = tokens.get(core).unwrap_or(token);
                    let word = page.text.get(core.start..core.end).unwrap_or("");
                    if shouting {
                        self.text.push_str(&word.to_lowercase());
                    } else {
                        self.text.push_str(word);
                    }
                }
            }
            let kind = if stand_in.is_some() { Kind::Word } else { tokens[core].kind };
            self.tokens.push(Token { start, end: self.text.len(), kind });
            self.text.push(' ');
            self.stands_for.push(at..end);
            self.core.push(core);
            at = end;
        }
    }
}

/// Is the sentence all capitals?
fn shouts(page: &Page, tokens: &[Token]) -> bool {
    let word = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    let mut long = tokens
        .iter()
        .map(word)
        .filter(|w| w.len() > 3 && w.bytes().any(|b| b.is_ascii_alphabetic()));
    let capitals = long.clone().filter(|w| !w.bytes().any(|b| b.is_ascii_lowercase())).count();
    let all = long.by_ref().count();
    all >= 4 && capitals * 10 >= all * 9
}

/// From a token: where the tokens end that are parsed as one, which is their core, and the name
/// to put in their place, if they are one.
fn group(page: &Page, tokens: &[Token], at: usize) -> (usize, usize, Option<&'static str>) {
    let token = &tokens[at];
    if let Some(name) = page.name_at(token.start)
        && let Some(stand_in) = stand_in(&name.label)
        && name.start == token.start
    {
        let end = at + tokens[at..].iter().take_while(|t| t.end <= name.end).count();
        let the = page.text.get(token.start..token.end).unwrap_or("").eq_ignore_ascii_case("the");
        if end > at && !the {
            return (end, end - 1, Some(stand_in));
        }
    }
    if let Some(figure) = page.figure_at(token.start)
        && figure.start == token.start
        && figure.cardinal()
    {
        let end = at + tokens[at..].iter().take_while(|t| t.end <= figure.end).count();
        if let Some(core) = core_of_figure(page, tokens, at..end) {
            return (core + 1, core, None);
        }
    }
    (at + 1, at, None)
}

/// A name that the treebanks know well, of the same sort.
fn stand_in(label: &str) -> Option<&'static str> {
    match label {
        "PERSON" => Some("Bush"),
        "GPE" | "LOC" => Some("Iraq"),
        "ORG" => Some("Microsoft"),
        _ => None,
    }
}

/// The numeral behind a hedge: 131 of "at least 131", 20 of "between 15 and 20".
fn core_of_figure(page: &Page, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let word = |i: usize| page.text.get(tokens[i].start..tokens[i].end).unwrap_or("");
    let numeral = |i: &usize| {
        tokens[*i].kind == Kind::Number || crate::quantity::number_word(&word(*i).to_lowercase())
    };
    let last = range.clone().rev().find(numeral)?;
    // A figure that goes on behind its numeral ("dozens of", "13 %") is left as it stands, and
    // so is one of several numerals ("two hundred").
    if last + 1 != range.end || last == range.start {
        return None;
    }
    let joined = range.clone().filter(numeral).count() > 1
        && !range
            .clone()
            .any(|i| matches!(word(i).to_lowercase().as_str(), "and" | "to" | "or" | "-" | "–"));
    (!joined).then_some(last)
}
