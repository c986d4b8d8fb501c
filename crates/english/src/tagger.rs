//! Word classes: a small network over spelling, neighbours and the classes already given, left to
//! right.

use crate::forms::{Case, Form};
use crate::model::{Choice, Inputs, Layer, Reader, Vocabulary};
use crate::tags::{Upos, Xpos};
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

/// A sentence's words by number.
#[derive(Default)]
pub(crate) struct Numbered {
    words: Vec<Numbers>,
}

/// What a word is, by number.
#[derive(Clone, Copy, Default)]
struct Numbers {
    word: u32,
    suffixes: [u32; 5],
    prefixes: [u32; 4],
    shape: u32,
    clusters: [u32; 3],
}

impl Numbered {
    /// Takes over a sentence.
    pub(crate) fn set(&mut self, forms: &[Form], places: &Places) {
        let numbers = |form: &Form| Numbers {
            // 0 is no word, 1 an unknown one.
            word: 1 + places.words.number(form.word),
            suffixes: form.suffix.map(|s| places.suffixes.number(s)),
            prefixes: form.prefix.map(|p| places.prefixes.number(p)),
            shape: 1 + form.shape,
            clusters: form.clusters,
        };
        self.words.clear();
        self.words.extend(forms.iter().map(numbers));
    }
}

impl Places {
    /// Adds the inputs that word `i` lights to `lit`, the words before it tagged `tags`;
    /// returns how many there are in all.
    #[inline(always)]
    pub(crate) fn inputs(
        &self,
        sentence: &Numbered,
        case: Case,
        tags: &[u8],
        i: usize,
        lit: &mut Vec<u32>,
    ) -> u32 {
        let mut inputs = Inputs::new(lit);
        let words = &sentence.words;
        let at = |offset: isize| {
            i.checked_add_signed(offset).and_then(|i| words.get(i)).copied().unwrap_or_default()
        };
        let tag = |back: usize| {
            i.checked_sub(back).and_then(|i| tags.get(i)).map_or(self.tags, |&t| u32::from(t))
        };
        let [before2, before, f, after, after2] = [-2, -1, 0, 1, 2].map(at);
        let case = case as u32;
        inputs.put(4, case);
        for word in [f.word, before.word, after.word] {
            inputs.put(self.words.size + 1, word);
        }
        for word in [before2.word, after2.word, at(-3).word, at(3).word] {
            inputs.put(COMMON, if word < COMMON { word } else { 1 });
        }
        inputs.put_all(self.suffixes.size, f.suffixes);
        for near in [before.suffixes, after.suffixes] {
            inputs.put_all(self.suffixes.size, [near[1], near[2]]);
        }
        inputs.put_all(self.prefixes.size, f.prefixes);
        for near in [f.shape, before.shape, after.shape] {
            inputs.put(321, near);
        }
        let first = u32::from(i == 0);
        inputs.put(8 * 16, (f.shape & 7) * 16 + case * 2 + first);
        for word in [f, before, after] {
            inputs.put(256, word.clusters[1]);
            inputs.put(256, word.clusters[0]);
            inputs.put(16, word.clusters[2]);
        }
        for word in [before2, after2] {
            inputs.put(256, word.clusters[1]);
        }
        let tags = self.tags + 1;
        inputs.put(tags, tag(1));
        inputs.put(tags, tag(2));
        inputs.put(tags, tag(3));
        inputs.put(tags * tags, tag(1) * tags + tag(2));
        inputs.count()
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
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| Tagger::read(include_bytes!("../data/tagger.model")))
    }

    /// The tag of this number.
    pub(crate) fn tag(&self, number: u8) -> Tag {
        self.tags.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The tags' numbers of a sentence, into `out`; those `allowed` at each word.
    #[inline(always)]
    pub(crate) fn run(
        &self,
        forms: &[Form],
        allowed: impl Fn(usize, Tag) -> bool,
        memory: &mut Memory,
        out: &mut Vec<u8>,
    ) {
        out.clear();
        let case = Case::of(forms);
        memory.sentence.set(forms, &self.places);
        for i in 0..forms.len() {
            let word = memory.sentence.words.get(i).map_or(0, |w| w.word as usize);
            let settled = word.checked_sub(1).and_then(|w| self.places.settled.get(w));
            let settled = settled.and_then(|s| s.checked_sub(1));
            if let Some(tag) = settled.filter(|&tag| allowed(i, self.tag(tag))) {
                out.push(tag);
                continue;
            }
            memory.inputs.clear();
            self.places.inputs(&memory.sentence, case, out, i, &mut memory.inputs);
            let hidden = self.layer.hidden(&mut memory.inputs);
            let allowed = |tag: usize| allowed(i, self.tag(tag as u8));
            out.push(self.scores.best(&hidden, allowed) as u8);
        }
    }
}

/// What the tagger writes on from sentence to sentence.
#[derive(Default)]
pub(crate) struct Memory {
    sentence: Numbered,
    inputs: Vec<u32>,
}
