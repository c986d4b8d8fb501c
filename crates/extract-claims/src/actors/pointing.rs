//! What kind of reference a phrase makes: definite, told more closely, to two; and which names seldom
//! are referred to.

use crate::tree::grammar::Rel;
use crate::tree::sentence::{Index, Sentence};

/// Where the main clause begins of a sentence that puts another first: behind "Though it rained,".
pub fn main_clause(sentence: &str) -> usize {
    const OPENERS: [&str; 14] = [
        "Though ",
        "Although ",
        "While ",
        "As ",
        "After ",
        "When ",
        "Since ",
        "Because ",
        "If ",
        "Despite ",
        "Before ",
        "Once ",
        "Until ",
        "Whereas ",
    ];
    let opened = OPENERS.iter().any(|w| sentence.starts_with(w));
    if opened { sentence.find(", ").map_or(0, |comma| comma + 2) } else { 0 }
}

/// Does the name end like a newspaper's or agency's? Those tell, and are seldom told of.
pub fn outlet(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or("");
    matches!(
        last,
        "Journal"
            | "Times"
            | "Post"
            | "News"
            | "Press"
            | "Reuters"
            | "Gazette"
            | "Herald"
            | "Tribune"
            | "Guardian"
            | "Telegraph"
            | "Monitor"
            | "Radio"
            | "Television"
            | "TV"
            | "AFP"
            | "AP"
            | "BBC"
            | "CNN"
            | "America"
            | "Magazine"
    )
}

/// "the group", "this group", "their group".
pub fn definite(s: &Sentence, head: Index) -> bool {
    s.children(head).any(|c| {
        c < head
            && matches!(
                s.lower(c),
                "the" | "this" | "that" | "these" | "those" | "his" | "their" | "its"
            )
    })
}

/// Is it told which one: "the group of seven", "the Afghan group", "the group that"?
pub fn specified(s: &Sentence, head: Index) -> bool {
    s.children(head).any(|c| {
        matches!(s.rel(c), Rel::Nmod | Rel::Acl | Rel::AclRelcl | Rel::Appos | Rel::Flat)
            || s.words[c].entity.is_some()
            || (matches!(s.rel(c), Rel::Compound) && c < head && !hyphened(s, c))
    })
}

/// "The 25-member group" is told no closer than "the group".
fn hyphened(s: &Sentence, word: Index) -> bool {
    word >= 2 && s.lower(word - 1) == "-" && s.words[word - 2].number.is_some()
}

/// Does it mean two: "the two", "both sides", "the two groups", "each other", "one another".
pub fn pair_words(s: &Sentence, head: Index) -> bool {
    let form = s.lower(head);
    if matches!(form, "two" | "both") && (form == "both" || definite(s, head)) {
        return true;
    }
    let sides = matches!(
        form,
        "sides"
            | "groups"
            | "forces"
            | "presidents"
            | "ministers"
            | "officials"
            | "women"
            | "parties"
            | "countries"
            | "nations"
            | "neighbors"
            | "neighbours"
            | "rivals"
            | "organizations"
            | "leaders"
            | "men"
            | "enemies"
    );
    // "Two rebel groups" are two others.
    let told = |c: Index| s.lower(c) == "both" || s.lower(c) == "two" && definite(s, head);
    sides && s.children(head).any(|c| c < head && told(c))
}
