//! Ranks told by their place and not by a number: "the last but one", "the next to last", "the
//! penultimate round". They have no value.

use crate::mention::Mention;
use crate::roles::*;
use crate::tokens::Tokens;

/// The rank at token `i`, and one past its last token; nothing before token `floor` belongs to it.
pub fn read(t: Tokens<'_>, i: usize, floor: usize) -> Option<(Mention<'_>, usize)> {
    let end = phrase(t, i)?;
    let the = i.checked_sub(1).filter(|b| *b >= floor && end > i + 1 && t.word(*b, "the"));
    let m = Mention {
        start: t.at(the.unwrap_or(i))?.start,
        end: t.at(end - 1)?.end,
        label: "ORDINAL",
        modifier: "exact",
        ..Mention::default()
    };
    Some((m, end))
}

/// One past a phrase that counts from the end.
fn phrase(t: Tokens, i: usize) -> Option<usize> {
    if !t.is(i, FIGURE_START | ORDINAL | UNIT) {
        return None;
    }
    if t.is(i, FIGURE_START) && t.any(i, &["penultimate", "antepenultimate"]) {
        return Some(i + 1);
    }
    let join = |k: usize, word: &str| {
        let k = if t.hyphen(k) { k + 1 } else { k };
        t.word(k, word).then_some(if t.hyphen(k + 1) { k + 2 } else { k + 1 })
    };
    if t.word(i, "last") {
        let at = join(i + 1, "but")?;
        return t.is(at, UNIT).then_some(at + 1);
    }
    if t.word(i, "one") {
        let at = join(i + 1, "before").and_then(|k| join(k, "the"));
        let last = at.and_then(|k| join(k, "last"))?;
        return Some(if t.word(last, "one") { last + 1 } else { last });
    }
    if t.word(i, "next") || t.is(i, ORDINAL) {
        let last = join(i + 1, "to").filter(|k| t.word(*k, "last"))?;
        return Some(last + 1);
    }
    None
}
