//! Acronyms told in the text: "National Directorate of Security (NDS)", "NDS (National …)"
//! (after Schwartz and Hearst 2003).

use crate::article::{Article, HashKeyed};
use crate::names::{Name, PERSON};
use crate::normal;
use crate::word::Shape;

/// Whether the letters of `short` are initials, or at least letters in order, of `long`.
pub fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = normal::fold(short).chars().filter(|c| c.is_alphanumeric()).collect();
    let folded = normal::fold(long);
    let mut initials = 0;
    let mut next = 0;
    let mut starts = true;
    for c in folded.chars() {
        if letters.get(next) == Some(&c) {
            if next == 0 && !starts {
                return false;
            }
            initials += usize::from(starts);
            next += 1;
        } else if next == 0 && c.is_alphanumeric() && starts && folded.starts_with(c) {
            return false;
        }
        starts = !c.is_alphanumeric();
    }
    letters.len() >= 2 && next == letters.len() && initials * 2 >= letters.len()
}

/// Whether a token may be an acronym.
fn is_acronym(article: &Article<'_>, i: usize) -> bool {
    let text = article.text(i);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=10).contains(&letters)
        && upper * 2 > letters
        && !matches!(article.word(i).shape, Shape::Title | Shape::Lower)
}

/// Words of a name that an acronym abbreviates, at most.
const MOST_WORDS: usize = 10;

/// Adds capitalised words that no name covers, before an acronym in brackets that abbreviates them.
fn spelt_out(article: &Article<'_>, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len() + 4);
    for name in names {
        let short = name.tokens.start;
        let free = out.last().map_or(0, |n: &Name| n.tokens.end);
        let bracketed = name.tokens.len() == 1
            && name.kind != PERSON
            && short > free
            && opens(article.text(short - 1))
            && article.tokens.get(short + 1).is_some_and(|_| closes(article.text(short + 1)));
        if bracketed && is_acronym(article, short) {
            let open = short - 1;
            let floor = free.max(open.saturating_sub(MOST_WORDS));
            let same = |i: &usize| {
                let word = article.word(*i);
                article.sentence_of[*i] == article.sentence_of[short] && (word.capital || word.link)
            };
            let start = (floor..open).rev().take_while(same).find(|i| {
                let words: Vec<&str> = (*i..open).map(|j| article.text(j)).collect();
                let long = open - i > 1 && article.word(*i).capital;
                long && abbreviates(article.text(short), &words.join(" "))
            });
            out.extend(start.map(|start| Name { tokens: start..open, kind: name.kind }));
        }
        out.push(name);
    }
    out
}

/// Adds acronyms in brackets after a name that they abbreviate, and their later mentions.
pub fn complete(article: &Article<'_>, names: Vec<Name>) -> Vec<Name> {
    let names = spelt_out(article, names);
    let mut kinds: HashKeyed<u32, u8> = HashKeyed::default();
    for name in names.iter().filter(|n| n.kind != PERSON && n.tokens.len() > 1) {
        let (open, short, close) = (name.tokens.end, name.tokens.end + 1, name.tokens.end + 2);
        if close < article.tokens.len()
            && opens(article.text(open))
            && closes(article.text(close))
            && article.sentence_of[name.tokens.start] == article.sentence_of[close]
            && is_acronym(article, short)
            && abbreviates(article.text(short), &text_of(article, name))
        {
            kinds.insert(exact(article, short), name.kind);
        }
    }
    if kinds.is_empty() {
        return names;
    }
    let mut out = Vec::with_capacity(names.len() + 4);
    let mut at = 0;
    let add = |range: std::ops::Range<usize>, out: &mut Vec<Name>| {
        for i in range {
            if let Some(kind) = kinds.get(&exact(article, i)).filter(|_| is_acronym(article, i)) {
                out.push(Name { tokens: i..i + 1, kind: *kind });
            }
        }
    };
    for mut name in names {
        add(at..name.tokens.start, &mut out);
        at = name.tokens.end;
        if name.tokens.len() == 1
            && let Some(kind) = kinds.get(&exact(article, name.tokens.start))
        {
            name.kind = *kind;
        }
        out.push(name);
    }
    add(at..article.tokens.len(), &mut out);
    out
}

fn exact(article: &Article<'_>, i: usize) -> u32 {
    crate::hash::bytes(article.text(i).as_bytes()) as u32
}

fn opens(text: &str) -> bool {
    matches!(text, "(" | "[")
}

fn closes(text: &str) -> bool {
    matches!(text, ")" | "]")
}

fn text_of<'t>(article: &Article<'t>, name: &Name) -> String {
    let words: Vec<&'t str> = name.tokens.clone().map(|i| article.text(i)).collect();
    words.join(" ")
}

/// Pairs (short, long) of names where one stands in brackets after the other.
pub fn pairs(article: &Article<'_>, names: &[Name]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (i, two) in names.windows(2).enumerate() {
        let (a, b) = (&two[0], &two[1]);
        let bracketed = a.tokens.end + 1 == b.tokens.start
            && opens(article.text(a.tokens.end))
            && b.tokens.end < article.tokens.len()
            && closes(article.text(b.tokens.end));
        if !bracketed || a.kind == PERSON || b.kind == PERSON {
            continue;
        }
        let (first, second) = (text_of(article, a), text_of(article, b));
        if b.tokens.len() == 1 && abbreviates(&second, &first) {
            out.push((i + 1, i));
        } else if a.tokens.len() == 1 && abbreviates(&first, &second) {
            out.push((i, i + 1));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_make_an_acronym() {
        assert!(abbreviates("NDS", "National Directorate of Security"));
        assert!(abbreviates("IEA", "Islamic Emirate of Afghanistan"));
        assert!(abbreviates("UNHCR", "United Nations High Commissioner for Refugees"));
        assert!(abbreviates("ISK", "Islamic State Khorasan"));
        assert!(abbreviates("PKK", "Partiya Karkerên Kurdistanê"));
        assert!(!abbreviates("AFP", "Kabul"));
        assert!(!abbreviates("DC", "Washington"));
        assert!(!abbreviates("X", "Xanadu"));
    }
}
