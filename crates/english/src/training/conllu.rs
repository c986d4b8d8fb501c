//! Reading treebanks.

use super::Random;

/// One annotated sentence: parallel lists, a word each.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The words' spelling.
    pub words: Vec<String>,
    /// Lemmas.
    pub lemmas: Vec<String>,
    /// `UPOS-XPOS`.
    pub tags: Vec<String>,
    /// Heads, 1 for the first word, 0 for the root.
    pub heads: Vec<usize>,
    /// Relations with their subtypes.
    pub labels: Vec<String>,
}

/// The sentences of a treebank in CoNLL-U; multiword and empty tokens are left out.
pub fn read(conllu: &str) -> Vec<Sentence> {
    let mut out = vec![Sentence::default()];
    for line in conllu.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let number = fields[0].parse::<usize>();
        if let ([_, word, lemma, upos, xpos, _, head, label, ..], Ok(number)) =
            (&fields[..], number)
        {
            if number == 1 {
                out.push(Sentence::default());
            }
            let Some(sentence) = out.last_mut() else { continue };
            sentence.words.push((*word).to_string());
            sentence.lemmas.push((*lemma).to_string());
            sentence.tags.push(format!("{upos}-{xpos}"));
            sentence.heads.push(head.parse().unwrap_or(0));
            sentence.labels.push((*label).to_string());
        }
    }
    out.retain(|s| !s.words.is_empty());
    out
}

/// Adds copies of some sentences, `per_cent` of all, as headlines and careless writers spell them.
pub(super) fn with_other_cases(sentences: &[Sentence], per_cent: usize) -> Vec<Sentence> {
    let mut random = Random::new(7);
    let mut out = sentences.to_vec();
    for sentence in sentences {
        let change: fn(&str) -> String = match random.below(2400 / per_cent.max(1)) {
            0..14 => |w| w.to_uppercase(),
            14..20 => |w| w.to_lowercase(),
            20..24 => capitalised,
            _ => continue,
        };
        let mut copy = sentence.clone();
        for word in &mut copy.words {
            *word = change(word);
        }
        out.push(copy);
    }
    out
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// The different `values` that occur at least `least` times, in alphabetical order.
pub(super) fn numbered<'a>(values: impl Iterator<Item = &'a str>, least: usize) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().filter(|&(_, n)| n >= least).map(|(v, _)| v.to_string()).collect()
}
