//! Word classes: a small network over spelling, neighbours and the classes already given, left to
//! right.

use crate::clusters::Table;
use crate::forms::{Case, Form, Look};
use crate::model::{
    Choice, Inputs, Layer, Lit, Placed, Reader, Units, Vocabulary, add_sums, rectified,
};
use crate::seen::{Known, Seen};
use crate::tags::{Upos, Xpos};
use std::ops::Range;
use std::sync::OnceLock;

/// A word class with its inflection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The universal class.
    pub upos: Upos,
    /// The class with its inflection: `VBN`, `NNS`.
    pub xpos: Xpos,
}

impl Tag {
    /// From `VERB-VBN`.
    pub(crate) fn from_name(name: &str) -> Tag {
        let (upos, xpos) = name.split_once('-').unwrap_or((name, ""));
        Tag {
            upos: Upos::from_name(upos).unwrap_or_default(),
            xpos: Xpos::from_name(xpos).unwrap_or_default(),
        }
    }
}

/// Units of the hidden layer, and half of them.
pub(crate) const UNITS: usize = 2 * PAIRS;
const PAIRS: usize = 32;
/// How many words, by frequency, are looked at two words away.
const COMMON: u32 = 1500;

/// What the inputs are numbered by.
pub(crate) struct Places {
    pub(crate) words: Vocabulary,
    pub(crate) suffixes: Vocabulary,
    pub(crate) prefixes: Vocabulary,
    /// How many tags there are.
    pub(crate) tags: u32,
    /// Frequent words with one tag: its number and 1.
    pub(crate) settled: Vec<u8>,
}

/// What a word is, by number.
#[derive(Clone, Copy, Default)]
pub(crate) struct Numbers {
    word: u32,
    suffixes: [u32; 5],
    prefixes: [u32; 4],
    shape: u32,
    clusters: [u32; 3],
}

/// Stands beyond either end of a sentence.
static NO_WORD: Numbers =
    Numbers { word: 0, suffixes: [0; 5], prefixes: [0; 4], shape: 0, clusters: [0; 3] };

impl Numbers {
    /// Those that a look gives.
    fn of(look: Look) -> Numbers {
        Numbers { shape: 1 + look.shape, clusters: look.clusters, ..Numbers::default() }
    }
}

/// Parts of what is looked at, a bit each: what a word lights by itself, from where it stands.
pub(crate) mod part {
    /// The word at hand.
    pub(crate) const HERE: u8 = 1;
    /// The word before it.
    pub(crate) const BEFORE: u8 = 1 << 1;
    /// The word after it.
    pub(crate) const AFTER: u8 = 1 << 2;
    /// All else: words further off, the sentence's case, the tags given.
    pub(crate) const REST: u8 = 1 << 3;
    /// All of them.
    pub(crate) const ALL: u8 = u8::MAX;
}

/// What a word adds to the sums of the word after it, to its own, and to those of the word before.
pub(crate) type Alone = [Units<PAIRS>; 3];

impl Places {
    /// The numbers of a word.
    pub(crate) fn numbers(&self, form: &Form) -> Numbers {
        Numbers {
            // 0 is no word, 1 an unknown one.
            word: 1 + self.words.number(form.look.word),
            suffixes: form.suffix.map(|s| self.suffixes.number(s)),
            prefixes: form.prefix.map(|p| self.prefixes.number(p)),
            ..Numbers::of(form.look)
        }
    }

    /// Adds the inputs that word `i` lights in the `wanted` parts to `lit`, the words before it
    /// tagged `tags`; returns how many there are in all.
    #[inline(always)]
    pub(crate) fn inputs(
        &self,
        wanted: u8,
        words: &[Numbers],
        case: Case,
        tags: &[u8],
        i: usize,
        lit: &mut Lit,
    ) -> u32 {
        let mut inputs = Parts { wanted, inputs: Inputs::new(lit) };
        let at = |offset: isize| {
            i.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&NO_WORD)
        };
        let tag = |back: usize| {
            i.checked_sub(back).and_then(|i| tags.get(i)).map_or(self.tags, |&t| u32::from(t))
        };
        let (before2, before, f, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
        let near = [(part::HERE, f), (part::BEFORE, before), (part::AFTER, after)];
        let case = case as u32;
        inputs.put(part::REST, 4, case);
        for (part, word) in near {
            inputs.put(part, self.words.size + 1, word.word);
        }
        for word in [before2.word, after2.word, at(-3).word, at(3).word] {
            inputs.put(part::REST, COMMON, if word < COMMON { word } else { 1 });
        }
        inputs.put_all(part::HERE, self.suffixes.size, f.suffixes);
        for (part, word) in &near[1..] {
            inputs.put_all(*part, self.suffixes.size, [word.suffixes[1], word.suffixes[2]]);
        }
        inputs.put_all(part::HERE, self.prefixes.size, f.prefixes);
        for (part, word) in near {
            inputs.put(part, 321, word.shape);
        }
        let first = u32::from(i == 0);
        inputs.put(part::REST, 8 * 16, (f.shape & 7) * 16 + case * 2 + first);
        for (part, word) in near {
            inputs.put(part, 256, word.clusters[1]);
            inputs.put(part, 256, word.clusters[0]);
            inputs.put(part, 16, word.clusters[2]);
        }
        for word in [before2, after2] {
            inputs.put(part::REST, 256, word.clusters[1]);
        }
        let tags = self.tags + 1;
        inputs.put(part::REST, tags, tag(1));
        inputs.put(part::REST, tags, tag(2));
        inputs.put(part::REST, tags, tag(3));
        inputs.put(part::REST, tags * tags, tag(1) * tags + tag(2));
        inputs.inputs.count()
    }
}

/// Inputs of some parts; those of the others are only counted.
struct Parts<'a> {
    wanted: u8,
    inputs: Inputs<'a>,
}

impl Parts<'_> {
    #[inline(always)]
    fn put(&mut self, part: u8, size: u32, value: u32) {
        self.put_all(part, size, [value]);
    }

    #[inline(always)]
    fn put_all<const N: usize>(&mut self, part: u8, size: u32, values: [u32; N]) {
        if self.wanted & part == 0 {
            self.inputs.pass(size);
        } else {
            self.inputs.put_all(size, values);
        }
    }
}

/// The tagger's model.
pub(crate) struct Tagger {
    tags: Vec<Tag>,
    places: Places,
    layer: Layer<PAIRS>,
    scores: Choice<PAIRS, 80>,
}

impl Tagger {
    /// Names of the tags; words, a tag and 1 for each of them that is settled; suffixes, prefixes;
    /// first layer, scores of the tags.
    pub(crate) fn read(bytes: &'static [u8]) -> Tagger {
        let mut reader = Reader::new(bytes);
        let tags: Vec<_> = reader.names().into_iter().map(Tag::from_name).collect();
        let words = Vocabulary::read(&mut reader);
        let settled = reader.take(words.size as usize).to_vec();
        let places = Places {
            words,
            suffixes: Vocabulary::read(&mut reader),
            prefixes: Vocabulary::read(&mut reader),
            tags: tags.len() as u32,
            settled,
        };
        let layer = Layer::read(&mut reader);
        Tagger { places, layer, scores: Choice::read(&mut reader, tags.len()), tags }
    }

    /// The built-in model, read when first asked for.
    pub(crate) fn get() -> &'static Tagger {
        static BYTES: &Placed<60, [u8]> =
            &Placed { ahead: [0; 60], file: *include_bytes!("../data/tagger.model") };
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| Tagger::read(&BYTES.file))
    }

    /// The tag of this number.
    pub(crate) fn tag(&self, number: u8) -> Tag {
        self.tags.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// What a word of this form is by itself.
    pub(crate) fn known(&self, form: Form) -> Known {
        let numbers = self.places.numbers(&form);
        let (word, look) = (numbers.word, form.look);
        Known { alone: self.alone(numbers), word, look, ..Known::default() }
    }

    /// What a word adds up to by itself.
    fn alone(&self, word: Numbers) -> Alone {
        let none = Numbers::default();
        let (mut sums, mut lit) = (Alone::default(), Lit::default());
        let [before, here, after] = &mut sums;
        let mut add = |part: u8, words: [Numbers; 2], i: usize, sums: &mut Units<PAIRS>| {
            lit.clear();
            self.places.inputs(part, &words, Case::Usual, &[], i, &mut lit);
            self.layer.add(lit.all(), sums);
        };
        add(part::BEFORE, [word, none], 1, before);
        add(part::HERE, [word, none], 0, here);
        add(part::AFTER, [none, word], 0, after);
        sums
    }

    /// The tags' numbers of a sentence, into `out`; those `allowed` at each word. `memory` has been
    /// told the words.
    #[inline(always)]
    pub(crate) fn run(
        &self,
        case: Case,
        allowed: impl Fn(usize, Tag) -> bool,
        memory: &mut Memory,
        out: &mut Vec<u8>,
    ) {
        out.clear();
        let Memory { words, places, beyond, seen, inputs } = memory;
        let beyond = &*beyond.get_or_insert_with(|| self.alone(Numbers::default()));
        for (i, word) in words.iter().enumerate() {
            let settled = (word.word as usize).checked_sub(1);
            let settled = settled.and_then(|w| self.places.settled.get(w));
            let settled = settled.and_then(|s| s.checked_sub(1));
            if let Some(tag) = settled.filter(|&tag| allowed(i, self.tag(tag))) {
                out.push(tag);
                continue;
            }
            let near = |i: usize| {
                places.get(i).and_then(|&place| seen.at(place)).map_or(beyond, |k| &k.alone)
            };
            let mut sums = near(i)[1];
            add_sums(&mut sums, &near(i.wrapping_sub(1))[0]);
            add_sums(&mut sums, &near(i + 1)[2]);
            inputs.clear();
            self.places.inputs(part::REST, words, case, out, i, inputs);
            self.layer.add(inputs.all(), &mut sums);
            let hidden = rectified(sums);
            let allowed = |tag: usize| allowed(i, self.tag(tag as u8));
            out.push(self.scores.best(&hidden, allowed) as u8);
        }
    }
}

/// What the tagger keeps: the sentence at hand, and the words of those before.
#[derive(Default)]
pub(crate) struct Memory {
    words: Vec<Numbers>,
    /// Where `seen` has the words.
    places: Vec<u32>,
    /// What stands beyond a sentence's ends.
    beyond: Option<Alone>,
    seen: Seen,
    inputs: Lit,
}

impl Memory {
    /// Begins a sentence.
    pub(crate) fn start(&mut self) {
        self.words.clear();
        self.places.clear();
        self.seen.start();
    }

    /// Takes the sentence's next word, at `at` of `text`; gives its look.
    pub(crate) fn take(
        &mut self,
        text: &str,
        at: Range<usize>,
        tagger: &Tagger,
        table: &Table,
    ) -> Look {
        let place = self.seen.look(text, at, tagger, table);
        self.add(place)
    }

    /// Takes what is known of the sentence's next word.
    pub(crate) fn put(&mut self, known: &Known) {
        let place = self.seen.put(*known);
        self.add(place);
    }

    fn add(&mut self, place: u32) -> Look {
        let (word, look) = self.seen.at(place).map(|k| (k.word, k.look)).unwrap_or_default();
        // The rest is in the word's sums.
        self.words.push(Numbers { word, ..Numbers::of(look) });
        self.places.push(place);
        look
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_lies_in_one_cache_line() {
        assert!(Tagger::get().layer.is_aligned(), "a new model needs other bytes ahead");
    }

    #[test]
    fn the_parts_add_up_to_the_whole() {
        let (tagger, table) = (Tagger::get(), Table::get());
        let words = ["Police", "said", "the", "3", "arrested", "men", "—", "fled", "Qqqv"];
        let forms = words.map(|word| Form::known(word, table));
        let known = forms.map(|form| tagger.known(form));
        let words = forms.map(|form| tagger.places.numbers(&form));
        let beyond = Known { alone: tagger.alone(Numbers::default()), ..Known::default() };
        for i in 0..words.len() {
            let (mut whole, mut parts, tags) = (Units::default(), Units::default(), vec![3; i]);
            for (wanted, sums) in [(part::ALL, &mut whole), (part::REST, &mut parts)] {
                let mut lit = Lit::default();
                tagger.places.inputs(wanted, &words, Case::Title, &tags, i, &mut lit);
                tagger.layer.add(lit.all(), sums);
            }
            let near = |i: usize| &known.get(i).unwrap_or(&beyond).alone;
            add_sums(&mut parts, &near(i.wrapping_sub(1))[0]);
            add_sums(&mut parts, &near(i)[1]);
            add_sums(&mut parts, &near(i + 1)[2]);
            assert!(whole == parts, "{i}");
        }
    }
}
