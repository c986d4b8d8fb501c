//! Training the tagger.

use super::Random;
use super::conllu::{Sentence, numbered, with_other_cases};
use super::network::{Lesson, Training};
use crate::clusters::Table;
use crate::forms::{Case, Form};
use crate::model::{Lit, Vocabulary, best, write_names, write_number};
use crate::tagger::{Memory, Numbers, Places, Tagger, UNITS, part};
use std::collections::{BTreeMap, HashMap};

/// Tags rarer than this are left out.
const LEAST_TAG: usize = 20;
/// Words, suffixes and prefixes seen less often have no rows of their own.
const LEAST_WORD: usize = 3;
const LEAST_PART: usize = 8;
/// Rounds over the treebank.
const ROUNDS: usize = 10;
/// Sentences between two times the weights are remembered.
const REMEMBER: usize = 4096;
/// How often a settled word is seen, and the share of its commonest tag.
const SETTLED_COUNT: usize = 50;
const SETTLED_SHARE: f64 = 0.995;

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
            *counts.entry(form.look.word).or_insert(0.0) += 1.0;
        }
        Mask { counts, most }
    }

    pub(super) fn apply(&self, forms: &mut [Form], random: &mut Random) {
        for form in forms {
            let chance = self.most / self.counts.get(&form.look.word).copied().unwrap_or(1.0);
            let draw = random.below(1 << 20) as f64 / f64::from(1 << 20);
            if draw < chance {
                form.look.word = 3;
                if random.below(2) == 0 {
                    form.look.clusters = [0; 3];
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

/// The keys seen often enough, by falling frequency.
pub(super) fn frequent(keys: impl Iterator<Item = u32>, least: usize) -> Vec<u32> {
    let mut counts = HashMap::<u32, usize>::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    let mut keys: Vec<_> = counts.into_iter().filter(|&(k, n)| k != 0 && n >= least).collect();
    keys.sort_unstable_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
    keys.into_iter().map(|(key, _)| key).collect()
}

/// Appends keys to a model, as `Vocabulary` reads them.
pub(super) fn write_keys(out: &mut Vec<u8>, keys: &[u32]) {
    write_number(out, keys.len() as u32);
    out.extend(keys.iter().flat_map(|key| key.to_le_bytes()));
}

/// Trains a tagger; its model's bytes.
pub(super) fn fit(sentences: &[Sentence], names: &[String], rounds: usize) -> Vec<u8> {
    let data: Vec<Example> = sentences
        .iter()
        .map(|s| (forms(s), s.tags.iter().map(|t| tag_number(names, t)).collect()))
        .collect();
    let all = || data.iter().flat_map(|d| &d.0);
    let words = frequent(all().map(|f| f.look.word), LEAST_WORD);
    let suffixes = frequent(all().flat_map(|f| f.suffix), LEAST_PART);
    let prefixes = frequent(all().flat_map(|f| f.prefix), LEAST_PART);
    let settled = settled(&data, &words);
    let places = Places {
        words: Vocabulary::new(words.iter().copied()),
        suffixes: Vocabulary::new(suffixes.iter().copied()),
        prefixes: Vocabulary::new(prefixes.iter().copied()),
        tags: names.len() as u32,
        settled: settled.clone(),
    };
    let network = train(&data, &places, rounds);
    let mut out = Vec::new();
    write_names(&mut out, names);
    write_keys(&mut out, &words);
    out.extend(settled);
    write_keys(&mut out, &suffixes);
    write_keys(&mut out, &prefixes);
    network.write(&mut out);
    out
}

/// A sentence's forms and the numbers of its tags.
type Example = (Vec<Form>, Vec<u8>);

fn train(data: &[Example], places: &Places, rounds: usize) -> Training<UNITS> {
    let mask = Mask::new(data.iter().map(|d| &d.0[..]), 1.0);
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut random = Random::new(1);
    let mut lit = Lit::default();
    let inputs = places.inputs(part::ALL, &[], Case::Usual, &[], 0, &mut lit);
    let mut network = Training::new(inputs, &[places.tags as usize], &mut random);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for (number, &s) in order.iter().enumerate() {
            let (forms, gold) = &data[s];
            let mut forms = forms.clone();
            mask.apply(&mut forms, &mut random);
            let case = Case::of(forms.iter().map(|f| &f.look));
            let words: Vec<Numbers> = forms.iter().map(|form| places.numbers(form)).collect();
            let mut tags = Vec::with_capacity(forms.len());
            for (i, &right) in gold.iter().enumerate() {
                lit.clear();
                places.inputs(part::ALL, &words, case, &tags, i, &mut lit);
                network.look(lit.all(), &mut random);
                let guess = best(&network.scores(0)) as u8;
                wrong += usize::from(guess != right);
                network
                    .learn(lit.all(), &[Lesson::one(0, usize::from(right), places.tags as usize)]);
                tags.push(guess);
            }
            if round >= rounds / 2 && number % REMEMBER == 0 {
                network.remember();
            }
        }
        eprintln!("tagger, round {}: {wrong} wrong", round + 1);
    }
    network
}

/// Tags sentences with a model that was not trained on them.
pub(super) fn tag(model: Vec<u8>, sentences: &[Sentence]) -> Vec<Vec<u8>> {
    // Models stay for the program's time; training makes but a few.
    let tagger = Tagger::read(model.leak());
    let mut memory = Memory::default();
    let tag = |sentence| {
        let mut out = Vec::new();
        let forms = forms(sentence);
        memory.start();
        forms.iter().for_each(|form| memory.put(&tagger.known(*form)));
        tagger.run(Case::of(forms.iter().map(|f| &f.look)), |_, _| true, &mut memory, &mut out);
        out
    };
    sentences.iter().map(tag).collect()
}

/// Trains the tagger's model on a treebank's sentences.
pub fn train_tagger(sentences: &[Sentence]) -> Vec<u8> {
    fit(&with_other_cases(sentences, 24), &tag_names(sentences), ROUNDS)
}

/// For unknown words and then for each of `words`: its tag and 1 if it is so frequent with one tag
/// that the rest are mistakes, else 0.
fn settled(data: &[Example], words: &[u32]) -> Vec<u8> {
    let mut counts = HashMap::<u32, BTreeMap<u8, usize>>::new();
    for (form, &tag) in data.iter().flat_map(|(forms, tags)| forms.iter().zip(tags)) {
        *counts.entry(form.look.word).or_default().entry(tag).or_default() += 1;
    }
    let of = |word: &u32| {
        let tags = counts.get(word)?;
        let all: usize = tags.values().sum();
        let (&tag, &most) = tags.iter().max_by_key(|t| *t.1)?;
        let sure = all >= SETTLED_COUNT && (most as f64) >= SETTLED_SHARE * all as f64;
        sure.then_some(tag + 1)
    };
    std::iter::once(0).chain(words.iter().map(|word| of(word).unwrap_or(0))).collect()
}
