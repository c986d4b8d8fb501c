//! The dependency parser: greedy arc-hybrid transitions chosen by a small network, trained with a
//! dynamic oracle (Goldberg and Nivre 2013). Linear in the sentence.

mod inputs;
mod state;
mod sums;

pub(crate) use inputs::{Places, Words, part};
pub(crate) use state::{ACTIONS, Action, State};

use crate::clusters::Table;
use crate::forms::{Case, Look};
use crate::model::{Choice, Layer, Placed, Reader, Scores, Vocabulary, rectified};
use crate::tagger::{Memory, Tag, Tagger};
use crate::tags::{Deprel, Upos};
use crate::tokenizer::Token;
use std::ops::Range;
use std::sync::OnceLock;
use sums::{Childless, Kept};

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

/// Units of the hidden layer, and half of them.
pub(crate) const UNITS: usize = 2 * PAIRS;
const PAIRS: usize = 64;

struct Model {
    labels: Vec<Deprel>,
    places: Places,
    layer: Layer<PAIRS>,
    childless: Childless,
    actions: Scores<PAIRS>,
    /// Of arcs to the left and to the right.
    relations: [Choice<PAIRS, 64>; 2],
}

impl Model {
    /// Names of the relations, number of tags, vocabulary, first layer, scores of the actions and
    /// of each relation to the left and to the right.
    fn read(bytes: &'static [u8]) -> Model {
        let mut reader = Reader::new(bytes);
        let names = reader.names();
        let labels: Vec<_> =
            names.iter().map(|n| Deprel::from_name(n).unwrap_or_default()).collect();
        let tags = reader.number().min(255);
        let vocabulary = Vocabulary::read(&mut reader);
        let places = Places { vocabulary, tags, labels: labels.len() as u32 };
        let layer = Layer::read(&mut reader);
        Model {
            childless: Childless::new(&places, &layer),
            places,
            layer,
            actions: Scores::read(&mut reader, ACTIONS.len()),
            relations: [(); 2].map(|()| Choice::read(&mut reader, labels.len())),
            labels,
        }
    }

    /// The built-in model, looked up when first asked for.
    fn get() -> &'static Model {
        static BYTES: &Placed<45, [u8]> =
            &Placed { ahead: [0; 45], file: *include_bytes!("../../data/parser.model") };
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(&BYTES.file))
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
    /// What the processor can do.
    arch: pulp::Arch,
    memory: Memory,
    /// The tags of a sentence, by number.
    tags: Vec<u8>,
    /// The words of all sentences at hand, and their tags.
    looks: Vec<Look>,
    given: Vec<u8>,
    words: Words,
    state: State,
    kept: Kept,
    out: Vec<Word>,
}

impl Parser {
    /// A parser; the models are read at its first sentence.
    pub fn new() -> Self {
        Self::default()
    }

    /// A parser with models of your own, as the crate's example `train` writes them; what is
    /// missing in them weighs nothing.
    pub fn with_models(tagger: &'static [u8], parser: &'static [u8]) -> Self {
        let models = Models { tagger: Tagger::read(tagger), parser: Model::read(parser) };
        Parser { models: Some(Box::new(models)), ..Self::default() }
    }

    /// The classes and the tree of one sentence's tokens.
    pub fn parse(&mut self, text: &str, tokens: &[Token]) -> &[Word] {
        self.parse_all(std::iter::once((text, tokens)))
    }

    /// The classes and the trees of sentences, each its text and tokens: all their words, one after
    /// another. All are tagged before they are parsed: either takes much memory.
    pub fn parse_all<'s>(
        &mut self,
        sentences: impl Iterator<Item = (&'s str, &'s [Token])> + Clone,
    ) -> &[Word] {
        self.clear();
        for (text, tokens) in sentences.clone() {
            self.tag_more(text, tokens, |i, tag| plausible(text, tokens.get(i), tag));
        }
        let mut from = 0;
        for (_, tokens) in sentences {
            let sentence = from..from + tokens.len();
            from = sentence.end;
            self.parse_tagged(sentence);
        }
        &self.out
    }

    /// The classes of one sentence's tokens, without a tree: heads are none.
    pub fn tag(&mut self, text: &str, tokens: &[Token]) -> &[Word] {
        self.clear();
        self.tag_more(text, tokens, |i, tag| plausible(text, tokens.get(i), tag));
        &self.out
    }

    fn clear(&mut self) {
        self.looks.clear();
        self.given.clear();
        self.out.clear();
    }

    /// Tags another sentence.
    fn tag_more(&mut self, text: &str, tokens: &[Token], allowed: impl Fn(usize, Tag) -> bool) {
        let tagger = match &self.models {
            Some(models) => &models.tagger,
            None => Tagger::get(),
        };
        let clusters = Table::get();
        let from = self.looks.len();
        self.memory.start();
        let take = |t: &Token| self.memory.take(text, t.start..t.end, tagger, clusters);
        self.looks.extend(tokens.iter().map(take));
        let case = Case::of(self.looks.iter().skip(from));
        let (memory, tags) = (&mut self.memory, &mut self.tags);
        self.arch.dispatch(|| tagger.run(case, allowed, memory, tags));
        self.given.extend_from_slice(&self.tags);
        let plain = |&t: &u8| Word { tag: tagger.tag(t), ..Word::default() };
        self.out.extend(self.tags.iter().map(plain));
    }

    /// Parses one of the sentences that are tagged.
    fn parse_tagged(&mut self, sentence: Range<usize>) {
        let model = match &self.models {
            Some(models) => &models.parser,
            None => Model::get(),
        };
        let looks = self.looks.get(sentence.clone()).unwrap_or_default();
        let tags = self.given.get(sentence.clone()).unwrap_or_default();
        self.words.set(looks.iter(), tags, &model.places);
        let (words, state, kept) = (&self.words, &mut self.state, &mut self.kept);
        self.arch.dispatch(Run { model, words, state, kept });
        let out = self.out.get_mut(sentence).unwrap_or_default();
        let count = out.len();
        for (i, word) in out.iter_mut().enumerate() {
            let head = self.state.heads.get(i).map_or(usize::MAX, |&h| h as usize);
            word.head = (head < count).then_some(head);
            let label = self.state.labels.get(i).map_or(usize::MAX, |&l| usize::from(l));
            word.label = match word.head {
                None => Deprel::Root,
                Some(_) => model.labels.get(label).copied().unwrap_or_default(),
            };
        }
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

/// The parser at work on a sentence; no closure, which would not be compiled for the processor at
/// hand once it is large.
struct Run<'a> {
    model: &'a Model,
    words: &'a Words,
    state: &'a mut State,
    kept: &'a mut Kept,
}

impl pulp::WithSimd for Run<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        run(self.model, self.words, self.state, self.kept);
    }
}

#[inline(always)]
fn run(model: &Model, words: &Words, state: &mut State, kept: &mut Kept) {
    model.layer.fetch((0..words.len()).flat_map(|i| model.places.ahead(words, i)));
    state.start(words.len());
    kept.start(model, state, words);
    while !state.done() {
        let forced = state.forced();
        let (action, label) = if forced == Some(Action::Shift) || state.at_root() {
            (forced.unwrap_or(Action::Shift), u8::MAX)
        } else {
            let hidden = rectified(kept.all(model, state, words));
            let allowed = |a: usize| state.allowed(ACTIONS[a]);
            let best = || model.actions.best(0..ACTIONS.len(), &hidden, allowed);
            match forced.unwrap_or_else(|| ACTIONS[best()]) {
                Action::Shift => (Action::Shift, u8::MAX),
                arc => {
                    let [left, right] = &model.relations;
                    let relations = if arc == Action::Left { left } else { right };
                    (arc, relations.best(&hidden, |_| true) as u8)
                }
            }
        };
        state.apply(action, label);
        kept.follow(action, model, state, words);
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
    parser.tag_more(text, tokens, allowed);
    parser.parse_tagged(0..tokens.len());
    parser.out.iter().map(|w| Arc { head: w.head, label: w.label }).collect()
}
