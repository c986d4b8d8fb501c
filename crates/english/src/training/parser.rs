//! Training the parser: a dynamic oracle for arc-hybrid (Goldberg and Nivre 2013), steps taken by
//! the model itself, tags as a tagger gives them that has not seen the sentence.

use super::conllu::{Sentence, numbered, with_other_cases};
use super::network::Training;
use super::{Random, tagger};
use crate::forms::Form;
use crate::model::{write_names, write_number};
use crate::parser::{ACTIONS, Action, Inputs, State, Vocabulary, Words};
use std::collections::HashMap;

/// Parts the treebank is cut into to tag each with a tagger trained on the others.
const FOLDS: usize = 4;
/// Rounds over the treebank; the first of those whose results count.
const ROUNDS: usize = 16;
const COUNTED: usize = 8;
/// Words seen less often have no rows of their own.
const LEAST_WORD: usize = 3;
/// How many words are looked at in every place.
const COMMON: u32 = 1500;
/// How often a word seen once is hidden.
const HIDDEN_SHARE: f64 = 1.0;

/// The right tree of a sentence; n is the root.
struct Gold {
    heads: Vec<usize>,
    labels: Vec<u8>,
}

struct Example {
    forms: Vec<Form>,
    tags: Vec<u8>,
    gold: Gold,
}

/// Trains the parser's model on a treebank's sentences.
pub fn train_parser(sentences: &[Sentence]) -> Vec<u8> {
    let names = numbered(sentences.iter().flat_map(|s| s.labels.iter().map(String::as_str)), 1);
    let tags = tagger::tag_names(sentences).len() as u32;
    let examples = examples(sentences, &names);
    let words = frequent(&examples);
    let vocabulary = Vocabulary::new(words.iter().copied(), COMMON);
    let inputs = Inputs { vocabulary, tags, labels: names.len() as u32 };
    let trained = train(&examples, &inputs);
    let mut out = Vec::new();
    write_names(&mut out, &names);
    write_number(&mut out, tags);
    write_number(&mut out, words.len() as u32);
    out.extend(words.iter().flat_map(|w| w.to_le_bytes()));
    write_number(&mut out, COMMON);
    trained.write(&mut out);
    out
}

/// The words seen often enough, by falling frequency.
fn frequent(examples: &[Example]) -> Vec<u32> {
    let mut counts = HashMap::<u32, usize>::new();
    for form in examples.iter().flat_map(|e| &e.forms) {
        *counts.entry(form.word).or_default() += 1;
    }
    let mut words: Vec<_> = counts.into_iter().filter(|&(_, n)| n >= LEAST_WORD).collect();
    words.sort_unstable_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    words.into_iter().map(|(word, _)| word).collect()
}

fn train(examples: &[Example], inputs: &Inputs) -> Training {
    let mut random = Random::new(3);
    let mut words = Words::default();
    words.set(&[], &[], inputs);
    let mut state = State::default();
    state.start(0);
    let rows = inputs.rows(&state, &words, &mut Vec::new());
    let mut network = Training::new(rows as usize, inputs.labels as usize, &mut random);
    let mask = tagger::Mask::new(examples.iter().map(|e| &e.forms[..]), HIDDEN_SHARE);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        let mut run = Run { network: &mut network, inputs, follow: round > 0, wrong: 0 };
        for (i, example) in order.iter().filter_map(|&e| examples.get(e)).enumerate() {
            let mut forms = example.forms.clone();
            mask.apply(&mut forms, &mut random);
            words.set(&forms, &example.tags, inputs);
            run.sentence(&words, &example.gold, &mut random);
            if round >= COUNTED && i % 4096 == 0 {
                run.network.remember();
            }
        }
        eprintln!("parser, round {}: {} wrong", round + 1, run.wrong);
    }
    network
}

fn examples(sentences: &[Sentence], names: &[String]) -> Vec<Example> {
    let tag_names = tagger::tag_names(sentences);
    let mut out = Vec::new();
    for fold in 0..FOLDS {
        let part = |keep: bool| -> Vec<Sentence> {
            let held = |i: usize| (i / 20) % FOLDS == fold;
            sentences
                .iter()
                .enumerate()
                .filter(|&(i, _)| held(i) == keep)
                .map(|(_, s)| s.clone())
                .collect()
        };
        let trained = tagger::fit(&with_other_cases(&part(false), 12), &tag_names, 4, 1);
        let held = with_other_cases(&part(true), 12);
        let tags = trained.tag(&held);
        for (sentence, tags) in held.iter().zip(tags) {
            let forms = tagger::forms(sentence);
            out.push(Example { forms, tags, gold: gold(sentence, names) });
        }
    }
    out
}

fn gold(sentence: &Sentence, names: &[String]) -> Gold {
    let n = sentence.words.len();
    let heads = sentence.heads.iter().map(|&h| if h == 0 { n } else { h - 1 }).collect();
    let number = |l: &String| names.iter().position(|n| n == l).unwrap_or(0) as u8;
    Gold { heads, labels: sentence.labels.iter().map(number).collect() }
}

struct Run<'a> {
    network: &'a mut Training,
    inputs: &'a Inputs,
    /// Whether to go on from where the model went, right or wrong.
    follow: bool,
    wrong: usize,
}

impl Run<'_> {
    fn sentence(&mut self, words: &Words, gold: &Gold, random: &mut Random) {
        let mut state = State::default();
        state.start(gold.heads.len());
        let mut rows = Vec::new();
        while !state.done() {
            let forced = state.forced();
            if forced == Some(Action::Shift) || state.at_root() {
                state.apply(forced.unwrap_or(Action::Shift), u8::MAX);
                continue;
            }
            self.inputs.rows(&state, words, &mut rows);
            self.network.look(&rows, random);
            let (action, label) = self.step(&state, gold, forced, &rows, random);
            state.apply(action, label);
        }
    }

    /// Learns from one step; returns the one to take.
    fn step(
        &mut self,
        state: &State,
        gold: &Gold,
        forced: Option<Action>,
        rows: &[u32],
        random: &mut Random,
    ) -> (Action, u8) {
        let open = ACTIONS.map(|a| state.allowed(a) && forced.is_none_or(|f| f == a));
        let costs = ACTIONS.map(|a| cost(state, gold, a));
        let least = (0..3).filter(|&a| open[a]).map(|a| costs[a]).min().unwrap_or(0);
        let cheap: [bool; 3] = std::array::from_fn(|a| open[a] && costs[a] == least);
        let scores = self.network.actions();
        let best = |counts: [bool; 3]| {
            let counted = ACTIONS.into_iter().filter(|&a| counts[a as usize]);
            let by_score = |a: &Action, b: &Action| {
                scores[*a as usize].total_cmp(&scores[*b as usize]).then((*b as u8).cmp(&(*a as u8)))
            };
            counted.max_by(by_score).unwrap_or(Action::Shift)
        };
        let guessed = best(open);
        self.wrong += usize::from(!cheap[guessed as usize]);
        let follow = self.follow && random.below(10) > 0;
        let next = if follow { guessed } else { best(cheap) };
        let child = state.stack(0);
        let head = gold.heads.get(child).copied();
        let label = |a: Action| {
            let right = match a {
                Action::Shift => false,
                Action::Left => head == Some(state.buffer(0)),
                Action::Right => head == Some(state.stack(1)),
            };
            right.then(|| usize::from(gold.labels[child]))
        };
        let taken = match (next, label(next)) {
            (Action::Shift, _) => u8::MAX,
            (_, Some(right)) if !follow => right as u8,
            _ => self.network.label(usize::from(next == Action::Right)) as u8,
        };
        let lesson = [Action::Left, Action::Right]
            .into_iter()
            .filter(|&a| open[a as usize])
            .find_map(|a| Some((usize::from(a == Action::Right), label(a)?)));
        self.network.learn(rows, open, cheap, lesson);
        (next, taken)
    }
}

/// How many right arcs an action puts out of reach.
fn cost(state: &State, gold: &Gold, action: Action) -> usize {
    let n = gold.heads.len();
    let (top, next) = (state.stack(0), state.buffer(0));
    let head = |w: usize| gold.heads.get(w).copied().unwrap_or(n + 1);
    let children_ahead = |of: usize| (next..n).filter(|&d| head(d) == of).count();
    match action {
        Action::Shift => {
            let stack = state.stack_words();
            let below = &stack[..stack.len().saturating_sub(1)];
            stack.iter().filter(|&&d| head(d as usize) == next).count()
                + usize::from(below.iter().any(|&h| h as usize == head(next)))
        }
        Action::Left => {
            let h = head(top);
            let lost = (h > next && h <= n) || (h == state.stack(1) && h < n);
            children_ahead(top) + usize::from(lost)
        }
        Action::Right => {
            let h = head(top);
            children_ahead(top) + usize::from(h >= next && h <= n)
        }
    }
}
