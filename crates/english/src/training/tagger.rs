//! Training the tagger.

use super::Random;
use super::conllu::{Sentence, numbered, with_other_cases};
use super::perceptron::{AveragedRow, Perceptron, mean, rounded, step};
use crate::clusters::Table;
use crate::forms::{Case, Form};
use crate::model::{best, write_names, write_table};
use crate::tagger::{decode, features};
use std::collections::{BTreeMap, HashMap};

/// Tags rarer than this are left out.
const LEAST_TAG: usize = 20;

/// Models the weights are the mean of.
const MEMBERS: u64 = 1;
/// Keys updated less often are left out of the model.
const LEAST: u32 = 2;
/// Rows whose weights all stay below this, in bytes' steps, are left out.
const LEAST_WEIGHT: i8 = 1;
/// How often a settled word is seen, and the share of its commonest tag.
const SETTLED_COUNT: usize = 50;
const SETTLED_SHARE: f64 = 0.995;

/// A tagger in training.
pub(super) struct Trained {
    pub(super) names: Vec<String>,
    weights: Vec<AveragedRow>,
}

pub(super) fn forms(sentence: &Sentence) -> Vec<Form> {
    let table = Table::get();
    sentence.words.iter().map(|w| Form::known(w, table)).collect()
}

/// Rare words are made unknown now and then, so that the models learn to do without them.
pub(super) struct Mask {
    counts: HashMap<u32, f64>,
    most: f64,
}

impl Mask {
    /// A word seen once is hidden `most` of the time, a word seen n times an nth of that.
    pub(super) fn new<'a>(sentences: impl Iterator<Item = &'a [Form]>, most: f64) -> Mask {
        let mut counts = HashMap::new();
        for form in sentences.flatten() {
            *counts.entry(form.word).or_insert(0.0) += 1.0;
        }
        Mask { counts, most }
    }

    pub(super) fn apply(&self, forms: &mut [Form], random: &mut Random) {
        for form in forms {
            let chance = self.most / self.counts.get(&form.word).copied().unwrap_or(1.0);
            let draw = random.below(1 << 20) as f64 / f64::from(1 << 20);
            if draw < chance {
                form.word = 3;
                if random.below(2) == 0 {
                    form.clusters = [0; 3];
                }
            }
        }
    }
}

/// The names of the tags that are told apart.
pub(super) fn tag_names(sentences: &[Sentence]) -> Vec<String> {
    numbered(sentences.iter().flat_map(|s| s.tags.iter().map(String::as_str)), LEAST_TAG)
}

/// The number of a tag: itself, or for rare ones the first with the same universal class.
pub(super) fn tag_number(names: &[String], tag: &str) -> u8 {
    let class = tag.split('-').next().unwrap_or("");
    let same = |n: &String| n.split('-').next() == Some(class);
    names.iter().position(|n| n == tag).or_else(|| names.iter().position(same)).unwrap_or(0) as u8
}

pub(super) fn fit(
    sentences: &[Sentence],
    names: &[String],
    rounds: usize,
    members: u64,
) -> Trained {
    let data: Vec<Example> = sentences
        .iter()
        .map(|s| (forms(s), s.tags.iter().map(|t| tag_number(names, t)).collect()))
        .collect();
    let models: Vec<_> = std::thread::scope(|scope| {
        let data = &data;
        let start = |m| scope.spawn(move || train_member(data, names.len(), rounds, m));
        let threads: Vec<_> = (0..members).map(start).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    Trained { names: names.to_vec(), weights: mean(&models) }
}

/// A sentence's forms and the numbers of its tags.
type Example = (Vec<Form>, Vec<u8>);

fn train_member(data: &[Example], names: usize, rounds: usize, number: u64) -> Vec<AveragedRow> {
    let mask = Mask::new(data.iter().map(|d| &d.0[..]), 0.5);
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut random = Random::new(1 + number);
    let mut model = Perceptron::default();
    let mut sums = vec![0; names];
    let mut keys = Vec::new();
    for round in 0..rounds {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &s in &order {
            let (forms, gold) = &data[s];
            let mut forms = forms.clone();
            mask.apply(&mut forms, &mut random);
            let forms = &forms[..];
            let case = Case::of(forms);
            let mut tags = Vec::with_capacity(forms.len());
            for (i, &right) in gold.iter().enumerate() {
                features(forms, case, &tags, i, &mut keys);
                sums.fill(0);
                crate::model::Weights::add(&model, &keys, &mut sums);
                let guess = best(&sums) as u8;
                model.tick();
                if guess != right {
                    model.update(&keys, Some(right), Some(guess));
                    wrong += 1;
                }
                tags.push(guess);
            }
        }
        eprintln!("tagger {number}, round {}: {wrong} wrong", round + 1);
    }
    model.average(LEAST)
}

impl Trained {
    /// The model's bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_names(&mut out, &self.names);
        let rows = rounded(&self.weights, step(&[&self.weights]), LEAST_WEIGHT);
        eprintln!(
            "tagger: {} features, {} weights",
            rows.len(),
            rows.iter().map(|r| r.1.len()).sum::<usize>()
        );
        write_table(&mut out, self.names.len(), &rows);
        out
    }

    /// Tags sentences it was not trained on.
    pub(super) fn tag(&self, sentences: &[Sentence]) -> Vec<Vec<u8>> {
        let bytes = self.bytes();
        let mut reader = crate::model::Reader::new(&bytes);
        let _ = reader.names();
        let rows = reader.rows();
        let mut sums = vec![0; rows.width()];
        sentences
            .iter()
            .map(|s| {
                let mut out = Vec::new();
                let choose = |_: usize, sums: &mut [i16]| best(&sums[..self.names.len()]);
                decode(&rows, &forms(s), &mut sums, |_| None, choose, &mut out);
                out
            })
            .collect()
    }
}

/// Trains the tagger's model on a treebank's sentences.
pub fn train_tagger(sentences: &[Sentence]) -> Vec<u8> {
    let names = tag_names(sentences);
    let mut out = fit(&with_other_cases(sentences, 24), &names, 10, MEMBERS).bytes();
    let settled = settled(sentences, &names);
    eprintln!("tagger: {} settled words", settled.len());
    write_table(&mut out, 1, &settled);
    out
}

/// Words so frequent with one tag that the rest are mistakes: number of the tag and 1.
fn settled(sentences: &[Sentence], names: &[String]) -> Vec<(u32, Vec<(u8, i8)>)> {
    let mut counts = BTreeMap::<u32, BTreeMap<u8, usize>>::new();
    for sentence in sentences {
        for (form, tag) in forms(sentence).iter().zip(&sentence.tags) {
            let tags = counts.entry(form.word).or_default();
            *tags.entry(tag_number(names, tag)).or_default() += 1;
        }
    }
    let row = |(key, tags): (u32, BTreeMap<u8, usize>)| {
        let all: usize = tags.values().sum();
        let (&tag, &most) = tags.iter().max_by_key(|t| *t.1)?;
        let sure = all >= SETTLED_COUNT && (most as f64) >= SETTLED_SHARE * all as f64;
        sure.then(|| (key, vec![(0, tag as i8 + 1)]))
    };
    counts.into_iter().filter_map(row).collect()
}
