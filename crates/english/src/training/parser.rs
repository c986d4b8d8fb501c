//! Training the parser: a dynamic oracle for arc-hybrid (Goldberg and Nivre 2013), steps taken by
//! the model itself, tags as a tagger gives them that has not seen the sentence.

use super::conllu::{Sentence, numbered, with_other_cases};
use super::perceptron::{AveragedRow, Perceptron, mean, rounded, step};
use super::{Random, tagger};
use crate::forms::Form;
use crate::model::{Weights, best, write_names, write_table};
use crate::parser::{ACTIONS, Action, State, Words, features};

/// Parts the treebank is cut into to tag each with a tagger trained on the others.
const FOLDS: usize = 4;
/// Models the weights are the mean of.
const MEMBERS: u64 = 4;
/// Rounds over the treebank.
const ROUNDS: usize = 13;
/// Keys updated less often are left out of the model.
const LEAST: u32 = 3;
/// Rows whose weights all stay below this, in bytes' steps, are left out.
const LEAST_ACTION: i8 = 10;
const LEAST_LABEL: i8 = 7;

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

/// Trains the parser's model on a treebank's sentences: the mean of members that differ in the
/// order of sentences and in whether they see rare words.
pub fn train_parser(sentences: &[Sentence]) -> Vec<u8> {
    let names = numbered(sentences.iter().flat_map(|s| s.labels.iter().map(String::as_str)), 1);
    let examples = examples(sentences, &names);
    let members: Vec<Member> = std::thread::scope(|scope| {
        let (examples, names) = (&examples, names.len());
        let start = |number| scope.spawn(move || train_member(examples, names, number));
        let threads: Vec<_> = (0..MEMBERS).map(start).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let (actions, labels): (Vec<_>, Vec<_>) = members.into_iter().unzip();
    let (actions, labels) = (mean(&actions), mean(&labels));
    let step = step(&[&actions, &labels]);
    let actions = rounded(&actions, step, LEAST_ACTION);
    let labels = rounded(&labels, step, LEAST_LABEL);
    eprintln!("parser: {} action keys, {} label keys", actions.len(), labels.len());
    let mut out = Vec::new();
    write_names(&mut out, &names);
    write_table(&mut out, ACTIONS.len(), &actions);
    write_table(&mut out, 2 * names.len(), &labels);
    out
}

/// Weights of the actions and of the labels.
type Member = (Vec<AveragedRow>, Vec<AveragedRow>);

fn train_member(examples: &[Example], names: usize, number: u64) -> Member {
    let (mut actions, mut labels) = (Perceptron::default(), Perceptron::default());
    let mut random = Random::new(3 + number);
    let hidden = if number.is_multiple_of(2) { 0.0 } else { 0.3 };
    let mask = tagger::Mask::new(examples.iter().map(|e| &e.forms[..]), hidden);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut words = Words::default();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        let follow = round > 0;
        let (actions, labels) = (&mut actions, &mut labels);
        let mut run = Run { actions, labels, names, follow, wrong: 0 };
        for example in order.iter().filter_map(|&e| examples.get(e)) {
            let mut forms = example.forms.clone();
            mask.apply(&mut forms, &mut random);
            words.set(&forms, &example.tags);
            run.sentence(&words, &example.gold, &mut random);
        }
        eprintln!("parser {number}, round {}: {} wrong", round + 1, run.wrong);
    }
    (actions.average(LEAST), labels.average(LEAST))
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
    actions: &'a mut Perceptron,
    labels: &'a mut Perceptron,
    names: usize,
    /// Whether to go on from where the model went, right or wrong.
    follow: bool,
    wrong: usize,
}

impl Run<'_> {
    fn sentence(&mut self, words: &Words, gold: &Gold, random: &mut Random) {
        let mut state = State::default();
        state.start(gold.heads.len());
        let (mut action_keys, mut label_keys) = (Vec::new(), Vec::new());
        let mut sums = vec![0_i32; 2 * self.names];
        while !state.done() {
            let forced = state.forced();
            if forced == Some(Action::Shift) || state.at_root() {
                state.apply(forced.unwrap_or(Action::Shift), u8::MAX);
                continue;
            }
            features(&state, words, &mut action_keys, &mut label_keys);
            let mut actions = [0_i32; 3];
            self.actions.add(&action_keys, &mut actions);
            sums.fill(0);
            self.labels.add(&label_keys, &mut sums);
            let (left, right) = sums.split_at(self.names);
            let child = state.stack(0);
            let guess = [0, best(left), best(right)];
            let total = |a: Action, label: usize| match a {
                Action::Shift => actions[0],
                Action::Left => actions[1] + left[label],
                Action::Right => actions[2] + right[label],
            };
            let free = |a: &Action| state.allowed(*a) && forced.is_none_or(|f| f == *a);
            let open: Vec<Action> = ACTIONS.into_iter().filter(free).collect();
            let costs: Vec<usize> = open.iter().map(|&a| cost(&state, gold, a)).collect();
            let least = costs.iter().copied().min().unwrap_or(0);
            let by_score = |&(a, l): &(Action, usize)| (total(a, l), 2 - a as usize);
            let guessed = open.iter().map(|&a| (a, guess[a as usize])).max_by_key(by_score);
            // The label that counts: the right one if the arc is, else whatever the model says.
            let right_label = |a: Action| match a {
                Action::Left if gold.heads[child] == state.buffer(0) => {
                    usize::from(gold.labels[child])
                }
                Action::Right if gold.heads[child] == state.stack(1) => {
                    usize::from(gold.labels[child])
                }
                a => guess[a as usize],
            };
            let wanted = open
                .iter()
                .zip(&costs)
                .filter(|(_, c)| **c == least)
                .map(|(&a, _)| (a, right_label(a)))
                .max_by_key(by_score);
            let (Some(guessed), Some(wanted)) = (guessed, wanted) else { break };
            self.actions.tick();
            self.labels.tick();
            let cheap = open.iter().zip(&costs).any(|(&a, &c)| a == guessed.0 && c == least);
            let fine = cheap && right_label(guessed.0) == guessed.1;
            if !fine {
                // Do not ask for another action when only the label is wrong.
                let wanted = if cheap { (guessed.0, right_label(guessed.0)) } else { wanted };
                self.correct(&action_keys, &label_keys, wanted, guessed);
                self.wrong += 1;
            }
            let follow = self.follow && random.below(10) > 0;
            let next = if follow || fine { guessed } else { wanted };
            state.apply(next.0, next.1 as u8);
        }
    }

    fn correct(
        &mut self,
        actions: &[u32],
        labels: &[u32],
        wanted: (Action, usize),
        guessed: (Action, usize),
    ) {
        if wanted.0 != guessed.0 {
            self.actions.update(actions, Some(wanted.0 as u8), Some(guessed.0 as u8));
        }
        let class = |(action, label): (Action, usize)| match action {
            Action::Shift => None,
            Action::Left => Some(label as u8),
            Action::Right => Some((self.names + label) as u8),
        };
        self.labels.update(labels, class(wanted), class(guessed));
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
