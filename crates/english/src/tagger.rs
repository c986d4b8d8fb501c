//! Word classes: a linear model, left to right (Collins 2002), over spelling, neighbours and the
//! classes already given.

use crate::forms::{Case, Form};
use crate::model::{Actions, Reader, Rows, Weights, best, key};
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

/// The tagger's model.
pub(crate) struct Tagger {
    tags: Vec<Tag>,
    rows: Rows,
    /// Frequent words with one tag: its number and 1.
    settled: Actions,
}

impl Tagger {
    pub(crate) fn read(bytes: &[u8]) -> Tagger {
        let mut reader = Reader::new(bytes);
        let tags = reader.names().into_iter().map(Tag::from_name).collect();
        Tagger { tags, rows: reader.rows(), settled: reader.actions() }
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
    pub(crate) fn run(
        &self,
        forms: &[Form],
        allowed: impl Fn(usize, Tag) -> bool,
        out: &mut Vec<u8>,
    ) {
        let classes = self.tags.len().min(self.rows.width());
        let mut sums = vec![0_i16; self.rows.width()];
        let settled = |i: usize| {
            let number = self.settled.first(forms.get(i)?.word);
            let tag = u8::try_from(number - 1).ok()?;
            allowed(i, self.tag(tag)).then_some(tag)
        };
        let choose = |i: usize, sums: &mut [i16]| {
            for (class, sum) in sums.iter_mut().enumerate().take(classes) {
                if !allowed(i, self.tag(class as u8)) {
                    *sum = i16::MIN;
                }
            }
            best(&sums[..classes])
        };
        decode(&self.rows, forms, &mut sums, settled, choose, out);
    }
}

/// Tags `forms` from left to right with `weights`: those not `settled` as `choose` picks a class by
/// its sums.
pub(crate) fn decode<W: Weights>(
    weights: &W,
    forms: &[Form],
    sums: &mut [W::Sum],
    settled: impl Fn(usize) -> Option<u8>,
    mut choose: impl FnMut(usize, &mut [W::Sum]) -> usize,
    out: &mut Vec<u8>,
) {
    out.clear();
    let case = Case::of(forms);
    let mut keys = Vec::with_capacity(64);
    for i in 0..forms.len() {
        if let Some(tag) = settled(i) {
            out.push(tag);
            continue;
        }
        features(forms, case, out, i, &mut keys);
        sums.fill(W::Sum::default());
        weights.add(&keys, sums);
        out.push(choose(i, sums) as u8);
    }
}

/// The features of word `i`, the words before it tagged `tags`.
pub(crate) fn features(forms: &[Form], case: Case, tags: &[u8], i: usize, keys: &mut Vec<u32>) {
    keys.clear();
    let none = Form::default();
    let at =
        |offset: isize| i.checked_add_signed(offset).and_then(|i| forms.get(i)).unwrap_or(&none);
    let tag =
        |back: usize| i.checked_sub(back).and_then(|i| tags.get(i)).map_or(255, |&t| u32::from(t));
    let (f, before, after) = (at(0), at(-1), at(1));
    let (before2, after2) = (at(-2), at(2));
    let (t1, t2) = (tag(1), tag(2));
    let case = case as u32;
    let shape = f.shape << 2 | case;
    let first = u32::from(i == 0) << 8;
    let mut number = 0;
    macro_rules! add {
        ($($value:expr),*) => {{
            keys.push(key(number, [$($value),*]));
            #[allow(unused_assignments)]
            { number += 1; }
        }};
    }
    add!();
    add!(f.word);
    add!(f.word, shape & 31);
    add!(f.word, t1);
    add!(f.word, t1, t2);
    add!(f.word, after.word);
    add!(f.word, before.word);
    add!(f.word, after.suffix[2]);
    add!(f.suffix[0]);
    add!(f.suffix[1]);
    add!(f.suffix[2]);
    add!(f.suffix[3]);
    add!(f.suffix[4]);
    add!(f.suffix[2], shape);
    add!(f.suffix[1], t1);
    add!(f.suffix[2], t1);
    add!(f.suffix[2], after.word);
    add!(f.suffix[2], before.word);
    add!(f.prefix[0], shape & 31);
    add!(f.prefix[1]);
    add!(f.prefix[2]);
    add!(f.prefix[3]);
    add!(shape, first);
    add!(shape, first, t1);
    add!(shape, first, after.shape);
    add!(shape, before.shape, after.shape);
    add!(t1);
    add!(t1, t2);
    add!(t1, t2, tag(3));
    add!(before.word);
    add!(before.word, t2);
    add!(before.word, t1);
    add!(before2.word);
    add!(before2.word, before.word);
    add!(after.word);
    add!(after.word, t1);
    add!(after.suffix[2]);
    add!(after.suffix[2], t1);
    add!(after.suffix[1], f.suffix[2]);
    add!(after.shape, t1);
    add!(after2.word);
    add!(after.word, after2.word);
    add!(after2.suffix[2]);
    add!(before.suffix[2], f.suffix[2]);
    add!(at(-3).word);
    add!(at(3).word);
    let [coarse, fine, usual] = f.clusters;
    add!(fine);
    add!(fine, t1);
    add!(fine, shape & 31);
    add!(before.clusters[1], fine);
    add!(fine, after.clusters[1]);
    add!(before.clusters[0], coarse, after.clusters[0]);
    add!(before.clusters[1]);
    add!(after.clusters[1]);
    add!(after.clusters[1], t1);
    add!(after2.clusters[1]);
    add!(before2.clusters[1]);
    add!(f.suffix[2], after.clusters[0]);
    add!(usual, shape, first);
    add!(usual, shape, after.clusters[2], after.shape);
    add!(usual, shape, t1);
}
