//! The dependency parser: greedy arc-hybrid transitions, a linear model, trained with a dynamic
//! oracle (Goldberg and Nivre 2013). Linear in the sentence.

mod features;
mod state;

pub(crate) use features::{Words, features};
pub(crate) use state::{ACTIONS, Action, State};

use crate::clusters::Table;
use crate::forms::Form;
use crate::model::{Actions, Reader, Rows, Weights, best};
use crate::tagger::{Tag, Tagger};
use crate::tags::{Deprel, Upos};
use crate::tokenizer::Token;
use std::ops::Range;
use std::sync::OnceLock;

/// A word's place in the sentence's tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arc {
    /// The head's index in the sentence; none for the root.
    pub head: Option<usize>,
    /// The relation to the head.
    pub label: Deprel,
}

/// A word's class and its place in the sentence's tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its class.
    pub tag: Tag,
    /// The head's index in the sentence; none for the root.
    pub head: Option<usize>,
    /// The relation to the head.
    pub label: Deprel,
}

/// A lead of the shift over the other actions that no label has been seen to make up for (of a
/// thousand actions other than the shift, one had to make up for 600): labels need no look then.
const SURE: i16 = 600;

struct Model {
    labels: Vec<Deprel>,
    actions: Actions,
    rows: Rows,
}

impl Model {
    fn read(bytes: &[u8]) -> Model {
        let mut reader = Reader::new(bytes);
        let names = reader.names();
        let labels = names.iter().map(|n| Deprel::from_name(n).unwrap_or_default()).collect();
        Model { labels, actions: reader.actions(), rows: reader.rows() }
    }

    /// The built-in model, read when first asked for.
    fn get() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(include_bytes!("../../data/parser.model")))
    }
}

/// Models given in place of the built-in ones.
struct Models {
    tagger: Tagger,
    parser: Model,
}

/// Tags and parses sentences; keeps its memory from one to the next.
#[derive(Default)]
pub struct Parser {
    models: Option<Box<Models>>,
    forms: Vec<Form>,
    tags: Vec<u8>,
    words: Words,
    state: State,
    chooser: Chooser,
    out: Vec<Word>,
}

impl Parser {
    /// A parser; the models are read at its first sentence.
    pub fn new() -> Self {
        Self::default()
    }

    /// A parser with models of your own, as the crate's example `train` writes them; what is
    /// missing in them weighs nothing.
    pub fn with_models(tagger: &[u8], parser: &[u8]) -> Self {
        let models = Models { tagger: Tagger::read(tagger), parser: Model::read(parser) };
        Parser { models: Some(Box::new(models)), ..Self::default() }
    }

    /// The classes and the tree of one sentence's tokens.
    pub fn parse(&mut self, text: &str, tokens: &[Token]) -> &[Word] {
        self.parse_allowed(text, tokens, |i, tag| plausible(text, tokens.get(i), tag))
    }

    /// The classes of one sentence's tokens, without a tree: heads are none.
    pub fn tag(&mut self, text: &str, tokens: &[Token]) -> &[Word] {
        self.tag_allowed(text, tokens, |i, tag| plausible(text, tokens.get(i), tag));
        &self.out
    }

    fn tag_allowed(&mut self, text: &str, tokens: &[Token], allowed: impl Fn(usize, Tag) -> bool) {
        let tagger = match &self.models {
            Some(models) => &models.tagger,
            None => Tagger::get(),
        };
        let word = |t: &Token| text.get(t.start..t.end).unwrap_or("");
        self.forms.clear();
        let clusters = Table::get();
        self.forms.extend(tokens.iter().map(|t| Form::known(word(t), clusters)));
        tagger.run(&self.forms, allowed, &mut self.tags);
        self.out.clear();
        let plain = |&t: &u8| Word { tag: tagger.tag(t), ..Word::default() };
        self.out.extend(self.tags.iter().map(plain));
    }

    fn parse_allowed(
        &mut self,
        text: &str,
        tokens: &[Token],
        allowed: impl Fn(usize, Tag) -> bool,
    ) -> &[Word] {
        self.tag_allowed(text, tokens, allowed);
        let model = match &self.models {
            Some(models) => &models.parser,
            None => Model::get(),
        };
        self.words.set(&self.forms, &self.tags);
        run(model, &self.words, &mut self.state, &mut self.chooser);
        for (i, word) in self.out.iter_mut().enumerate() {
            let head = self.state.heads.get(i).map_or(usize::MAX, |&h| h as usize);
            word.head = (head < tokens.len()).then_some(head);
            let label = self.state.labels.get(i).map_or(usize::MAX, |&l| usize::from(l));
            word.label = match word.head {
                None => Deprel::Root,
                Some(_) => model.labels.get(label).copied().unwrap_or_default(),
            };
        }
        &self.out
    }
}

/// Past forms in -ed are no nouns, though a noun before and a count after may look like it ("a
/// car bombing killed nine"); those that name people are.
fn plausible(text: &str, token: Option<&Token>, tag: Tag) -> bool {
    const NOUNS: [&str; 12] = [
        "accused",
        "deceased",
        "wounded",
        "injured",
        "displaced",
        "unemployed",
        "infected",
        "disabled",
        "hundred",
        "hatred",
        "kindred",
        "beloved",
    ];
    if tag.upos != Upos::Noun {
        return true;
    }
    let word = token.and_then(|t| text.get(t.start..t.end)).unwrap_or("");
    let past = word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && word.bytes().all(|b| b.is_ascii_lowercase());
    !past || NOUNS.contains(&word)
}

/// Chooses the next step; keeps its memory.
#[derive(Default)]
pub(crate) struct Chooser {
    action_keys: Vec<u32>,
    label_keys: Vec<u32>,
    sums: Vec<i16>,
}

fn run(model: &Model, words: &Words, state: &mut State, chooser: &mut Chooser) {
    let labels = model.labels.len();
    state.start(words.words.len().saturating_sub(2));
    chooser.sums.clear();
    chooser.sums.resize(model.rows.width().max(2 * labels), 0);
    while !state.done() {
        let forced = state.forced();
        if forced == Some(Action::Shift) || state.at_root() {
            state.apply(forced.unwrap_or(Action::Shift), u8::MAX);
            continue;
        }
        features(state, words, &mut chooser.action_keys, &mut chooser.label_keys);
        let mut actions = [0; 3];
        if forced.is_none() {
            model.actions.add(&chooser.action_keys, &mut actions);
        }
        if actions[0] > actions[1].max(actions[2]).saturating_add(SURE) {
            state.apply(Action::Shift, u8::MAX);
            continue;
        }
        chooser.sums.fill(0);
        model.rows.add(&chooser.label_keys, &mut chooser.sums);
        let (left, right) = chooser.sums.split_at(labels);
        let (l, r) = (best(left), best(&right[..labels]));
        let sum = |action: usize, half: &[i16], label: usize| {
            actions[action].saturating_add(half.get(label).copied().unwrap_or(0))
        };
        let sums = [actions[0], sum(1, left, l), sum(2, right, r)];
        let allowed = |a: &Action| state.allowed(*a) && forced.is_none_or(|f| f == *a);
        let mut action = Action::Shift;
        let mut most = i16::MIN;
        for a in ACTIONS.iter().filter(|a| allowed(a)) {
            if sums[*a as usize] > most || (*a as usize == 0) {
                (action, most) = (*a, sums[*a as usize]);
            }
        }
        if !state.allowed(action) {
            action = forced.unwrap_or(Action::Right);
        }
        state.apply(action, if action == Action::Left { l } else { r } as u8);
    }
}

/// The word classes of the tokens of `sentence`.
pub fn tag(text: &str, tokens: &[Token], sentence: Range<usize>) -> Vec<Upos> {
    let mut parser = Parser::new();
    let tokens = tokens.get(sentence).unwrap_or(&[]);
    parser.tag(text, tokens).iter().map(|w| w.tag.upos).collect()
}

/// The tree of the tokens of `sentence`, whose classes are `tags`.
pub fn parse(text: &str, tokens: &[Token], sentence: Range<usize>, tags: &[Upos]) -> Vec<Arc> {
    let mut parser = Parser::new();
    let tokens = tokens.get(sentence).unwrap_or(&[]);
    let allowed = |i: usize, tag: Tag| tags.get(i).is_none_or(|&upos| tag.upos == upos);
    let words = parser.parse_allowed(text, tokens, allowed);
    words.iter().map(|w| Arc { head: w.head, label: w.label }).collect()
}
