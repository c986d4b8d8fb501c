//! What would have been, had something else been so.

use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// "Had he been shot an inch lower, he would have died": he was not. A sentence without "would" only
/// turns its words: "Never had so many been killed".
pub fn unreal(s: &Sentence, at: Index) -> bool {
    let helps = |&c: &Index| matches!(s.rel(c), Rel::Aux | Rel::AuxPass) && s.lower(c) == "had";
    let Some(had) = s.children(at).find(helps).or_else(|| had_been(s, at)) else { return false };
    let opens = had.checked_sub(1).is_none_or(|before| {
        matches!(s.lower(before), "," | "that" | "and" | "but" | "\"" | "“" | "``" | ";")
    });
    let would = || (0..s.len()).any(|i| matches!(s.lower(i), "would" | "could" | "might" | "'d"));
    let noun = |i: Index| nominal(s.tag(i)) || s.tag(i) == Tag::Pron;
    let turned = || (had + 1..at).any(noun);
    let subject = s.children(at).find(|&c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass));
    opens && subject.is_none_or(|subject| had < subject) && turned() && would()
}

/// "Had three guards been hurt": by the words alone, for the tree hangs "had" on the verb only where
/// its subject could be mended.
fn had_been(s: &Sentence, at: Index) -> Option<Index> {
    let been = at.checked_sub(1).filter(|&b| s.lower(b) == "been")?;
    let mut before = (0..been).rev().take(8).take_while(|&i| s.lower(i) != ",");
    before.find(|&i| s.lower(i) == "had").filter(|had| had + 1 < been)
}

/// "It ended there rather than somebody got killed": nobody did. "Guards rather than guests were
/// killed", "rather than run they stayed and were killed": some were.
pub fn foregone(s: &Sentence, at: Index) -> bool {
    let mut before = (0..at).rev().take(16).take_while(|&i| !matches!(s.lower(i), "," | ";" | ":"));
    let Some(than) = before.find(|&i| s.lower(i) == "than" && i > 0) else { return false };
    let own = |c: Index| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass);
    let helps = |i: Index| matches!(s.lower(i), "get" | "gets" | "got" | "getting" | "being");
    let first = (than + 1..at).all(|i| s.tag(i) != Tag::Verb || helps(i));
    // "Rather than stay and be killed", "than let them be killed"
    let joined = || matches!(s.lower(at - 1), "be" | "being");
    s.lower(than - 1) == "rather"
        && (first || at > than + 2 && joined())
        && !s.children(at).any(|c| own(c) && c < than)
}
