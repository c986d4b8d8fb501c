//! Training the parser: a dynamic oracle for arc-hybrid (Goldberg and Nivre 2013), steps taken by
//! the model itself, tags as a tagger gives them that has not seen the sentence.

use super::Random;
use super::conllu::{Sentence, numbered, with_other_cases};
use super::network::{Lesson, Training};
use super::tagger::{self, frequent, write_keys};
use crate::forms::Form;
use crate::model::{Lit, Vocabulary, best, write_names, write_number};
use crate::parser::{ACTIONS, Action, Places, State, UNITS, Words, part};

/// Parts the treebank is cut into to tag each with a tagger trained on the others.
const FOLDS: usize = 4;
/// Rounds that those take.
const FOLD_ROUNDS: usize = 4;
/// Rounds over the treebank; the first of those whose results count.
const ROUNDS: usize = 10;
const COUNTED: usize = 5;
/// Words seen less often have no rows of their own.
const LEAST_WORD: usize = 3;
/// Sentences between two times the weights are remembered.
const REMEMBER: usize = 4096;
/// How often a word seen once is hidden.
const HIDDEN: f64 = 1.0;

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
    let words = frequent(examples.iter().flat_map(|e| &e.forms).map(|f| f.look.word), LEAST_WORD);
    let vocabulary = Vocabulary::new(words.iter().copied());
    let trained = train(&examples, &Places { vocabulary, tags, labels: names.len() as u32 });
    let mut out = Vec::new();
    write_names(&mut out, &names);
    write_number(&mut out, tags);
    write_keys(&mut out, &words);
    trained.write(&mut out);
    out
}

/// The groups of classes the network chooses from.
const STEPS: usize = 0;
/// Relations of arcs to the left; those to the right come after.
const RELATIONS: usize = 1;

fn train(examples: &[Example], places: &Places) -> Training<UNITS> {
    let mut random = Random::new(3);
    let (mut words, mut state) = (Words::default(), State::default());
    words.set([].iter(), &[], places);
    state.start(0);
    let inputs = places.inputs(&state, &words, part::ALL, &mut Lit::default());
    let labels = places.labels as usize;
    let mut network = Training::new(inputs, &[ACTIONS.len(), labels, labels], &mut random);
    let mask = tagger::Mask::new(examples.iter().map(|e| &e.forms[..]), HIDDEN);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        let mut run = Run { network: &mut network, places, follow: round > 0, wrong: 0 };
        for (i, example) in order.iter().filter_map(|&e| examples.get(e)).enumerate() {
            let mut forms = example.forms.clone();
            mask.apply(&mut forms, &mut random);
            words.set(forms.iter().map(|f| &f.look), &example.tags, places);
            run.sentence(&words, &example.gold, &mut random);
            if round >= COUNTED && i % REMEMBER == 0 {
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
        let trained = tagger::fit(&with_other_cases(&part(false), 12), &tag_names, FOLD_ROUNDS);
        let held = with_other_cases(&part(true), 12);
        let tags = tagger::tag(trained, &held);
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
    network: &'a mut Training<UNITS>,
    places: &'a Places,
    /// Whether to go on from where the model went, right or wrong.
    follow: bool,
    wrong: usize,
}

impl Run<'_> {
    fn sentence(&mut self, words: &Words, gold: &Gold, random: &mut Random) {
        let mut state = State::default();
        state.start(gold.heads.len());
        let mut lit = Lit::default();
        while !state.done() {
            let forced = state.forced();
            if forced == Some(Action::Shift) || state.at_root() {
                state.apply(forced.unwrap_or(Action::Shift), u8::MAX);
                continue;
            }
            lit.clear();
            self.places.inputs(&state, words, part::ALL, &mut lit);
            self.network.look(lit.all(), random);
            let follow = self.follow && random.below(10) > 0;
            let (action, label) = self.step(&state, gold, lit.all(), follow);
            state.apply(action, label);
        }
    }

    /// Learns from one step; returns the one to take.
    fn step(&mut self, state: &State, gold: &Gold, lit: &[u32], follow: bool) -> (Action, u8) {
        let forced = state.forced();
        let open = ACTIONS.map(|a| state.allowed(a) && forced.is_none_or(|f| f == a));
        let costs = ACTIONS.map(|a| cost(state, gold, a));
        let least = (0..3).filter(|&a| open[a]).map(|a| costs[a]).min();
        let right: [bool; 3] = std::array::from_fn(|a| open[a] && Some(costs[a]) == least);
        let scores = self.network.scores(STEPS);
        let of = |counts: [bool; 3]| {
            let counted = |a: usize| if counts[a] { scores[a] } else { f32::MIN };
            ACTIONS[best(&std::array::from_fn::<_, 3, _>(counted))]
        };
        self.wrong += usize::from(!right[of(open) as usize]);
        let next = if follow { of(open) } else { of(right) };
        let child = state.stack(0);
        let true_label = |arc: Action| {
            let head = if arc == Action::Left { state.buffer(0) } else { state.stack(1) };
            let label = gold.labels.get(child).copied();
            label.filter(|_| gold.heads.get(child) == Some(&head))
        };
        let group = |arc: Action| RELATIONS + usize::from(arc == Action::Right);
        let label = match (next, true_label(next)) {
            (Action::Shift, _) => u8::MAX,
            (_, Some(label)) if !follow => label,
            _ => best(&self.network.scores(group(next))) as u8,
        };
        let mut lessons = vec![Lesson { group: STEPS, open: open.to_vec(), right: right.to_vec() }];
        for arc in [Action::Left, Action::Right].into_iter().filter(|&a| open[a as usize]) {
            if let Some(label) = true_label(arc) {
                lessons.push(Lesson::one(
                    group(arc),
                    usize::from(label),
                    self.places.labels as usize,
                ));
            }
        }
        self.network.learn(lit, &lessons);
        (next, label)
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
