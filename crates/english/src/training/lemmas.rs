//! The table of base forms: known base forms, and what rules do not find.

use super::Sentence;
use crate::lemma::{by_rule_adjective, by_rule_noun, by_rule_verb};
use std::collections::{BTreeMap, BTreeSet};

/// Words no treebank may show: base form, class, irregular forms if there are any.
const IRREGULAR: &str = include_str!("../../data/irregular.csv");

/// The rows of `data/lemmas.csv` from a treebank's sentences: form, class, base form.
pub fn train_lemmas(sentences: &[Sentence]) -> String {
    let mut seen = BTreeMap::<(&'static str, String), BTreeMap<String, usize>>::new();
    for sentence in sentences {
        for ((word, lemma), tag) in sentence.words.iter().zip(&sentence.lemmas).zip(&sentence.tags)
        {
            let Some(class) = class(tag) else { continue };
            let plain =
                |w: &str| w.len() > 1 && w.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
            if plain(word) && plain(lemma) {
                let counts = seen.entry((class, word.to_lowercase())).or_default();
                *counts.entry(lemma.to_lowercase()).or_default() += 1;
            }
        }
    }
    for row in IRREGULAR.lines().skip(1) {
        let mut fields = row.split(',');
        let (Some(base), Some(class)) = (fields.next(), fields.next()) else { continue };
        let class = ["verb", "noun"].into_iter().find(|c| *c == class).unwrap_or("adjective");
        let forms = fields.next().unwrap_or("").split('/').filter(|f| !f.is_empty());
        for form in forms.chain([base]) {
            let counts = seen.entry((class, form.to_string())).or_default();
            *counts.entry(base.to_string()).or_default() += 3;
        }
    }
    let mut best = BTreeMap::new();
    for ((class, form), counts) in seen {
        if let Some((lemma, count)) = counts.into_iter().max_by_key(|(_, n)| *n) {
            best.insert((class, form), (lemma, count));
        }
    }
    let bases: BTreeSet<(&str, &str)> = best
        .iter()
        .filter(|((_, form), (lemma, count))| form == lemma && *count > 1)
        .map(|((class, form), _)| (*class, form.as_str()))
        .collect();
    let mut rows = BTreeSet::new();
    for ((class, form), (lemma, count)) in &best {
        let known = |base: &str| bases.contains(&(*class, base));
        let found = match *class {
            "verb" => by_rule_verb(form, known),
            "noun" => by_rule_noun(form, known),
            _ => by_rule_adjective(form, known),
        };
        let base = form == lemma && *count > 1;
        if base || (found.as_deref().unwrap_or(form) != lemma && *count > 1) {
            rows.insert(format!("{form},{class},{lemma}"));
        }
    }
    let mut out = String::from("form,class,lemma\n");
    for row in rows {
        out.push_str(&row);
        out.push('\n');
    }
    out
}

fn class(tag: &str) -> Option<&'static str> {
    match tag.split('-').next()? {
        "VERB" | "AUX" => Some("verb"),
        "NOUN" => Some("noun"),
        "ADJ" | "ADV" => Some("adjective"),
        _ => None,
    }
}
