//! The best tags for a run of tokens under the model's weights (Viterbi 1967).

use crate::label::{TAGS, TYPES, Tag};
use crate::model::{FROM_START, Model, Row, TO_END};

/// Tags after which no name is open, O first: what may stand before a name and at an end.
const CLOSED: usize = 1 + 2 * TYPES.len();

/// As many, in whole vectors.
const AFTER: usize = 24;
/// Bits of a closed tag's place, packed under a sum.
const PLACE: u32 = 5;
/// So far below the best closed tag no other can overtake it: a step weighs -128 to 127.
const HOPELESS: i32 = -400;

/// Finds best paths; keeps its tables between zones.
pub struct Decoder {
    /// From each closed tag (in order) to each that may follow it, packed: the weight above, the
    /// place of the closed tag below, counted down, so that one comparison decides by both.
    after_closed: [[i16; AFTER]; CLOSED],
    /// The tags that may follow a closed one: O, and B and S of each type.
    after: [u8; CLOSED],
    /// From the start to each tag.
    start: [i32; TAGS],
    /// From each tag to the end.
    end: [i32; TAGS],
    /// From B and from I to I, and to E, of each type.
    inner: [[i32; 4]; TYPES.len()],
    closed: [u8; CLOSED],
    /// Sums of the best paths to each tag of the token before.
    last: [i32; TAGS],
    back: Vec<[u8; TAGS]>,
}

/// Weight of what may not be.
const NEVER: i32 = i32::MIN / 4;

impl Decoder {
    /// A decoder for a model.
    pub fn new(model: &Model<'_>) -> Decoder {
        let mut closed = [0; CLOSED];
        let tags = (0..TAGS as u8).filter(|t| !Tag(*t).open());
        closed.iter_mut().zip(tags).for_each(|(slot, tag)| *slot = tag);
        let follows = |t: usize| Tag::OUT.allows(Tag(t as u8));
        let mut after = [0; CLOSED];
        let tags = (0..TAGS as u8).filter(|t| Tag::OUT.allows(Tag(*t)));
        after.iter_mut().zip(tags).for_each(|(slot, tag)| *slot = tag);
        let packed = |n: usize, to: u8| {
            let step = model.step(usize::from(closed[n]), usize::from(to)) as i16;
            step << PLACE | (CLOSED - n) as i16
        };
        Decoder {
            after_closed: std::array::from_fn(|n| {
                std::array::from_fn(|m| after.get(m).map_or(i16::MIN / 2, |to| packed(n, *to)))
            }),
            after,
            start: std::array::from_fn(
                |t| {
                    if follows(t) { model.step(FROM_START, t) } else { NEVER }
                },
            ),
            end: std::array::from_fn(|t| {
                if Tag(t as u8).open() { NEVER } else { model.step(t, TO_END) }
            }),
            inner: std::array::from_fn(|kind| {
                let [b, i, e] = [0, 1, 2].map(|place| 1 + 4 * kind + place);
                [model.step(b, i), model.step(i, i), model.step(b, e), model.step(i, e)]
            }),
            closed,
            last: [0; TAGS],
            back: Vec::new(),
        }
    }

    /// The best tags for a zone whose tokens weigh `rows`, written to `out`.
    pub fn decode(&mut self, rows: &[Row], out: &mut [Tag]) {
        self.back.clear();
        let Some((first, rest)) = rows.split_first() else { return };
        self.last = std::array::from_fn(|t| self.start[t] + i32::from(first[t]));
        self.back.push([0; TAGS]);
        rest.iter().for_each(|row| self.step(row));
        let mut ends = self.last;
        ends.iter_mut().zip(&self.end).for_each(|(sum, end)| *sum = sum.saturating_add(*end));
        let most = ends.iter().copied().fold(i32::MIN, i32::max);
        let mut tag = ends.iter().position(|sum| *sum == most).unwrap_or(0);
        for i in (0..rows.len().min(out.len())).rev() {
            out[i] = Tag(tag as u8);
            tag = usize::from(self.back[i][tag]);
        }
    }

    /// One token further. Sums are kept relative to the best closed tag, so that none overflows.
    fn step(&mut self, row: &Row) {
        let last = &self.last;
        let closed = self.closed.map(|f| last[usize::from(f)]);
        let top = closed.iter().copied().fold(NEVER, i32::max).max(NEVER / 2);
        let mut packed = [i16::MIN; AFTER];
        for (sum, steps) in closed.iter().zip(&self.after_closed) {
            let above = ((sum - top).max(HOPELESS) << PLACE) as i16;
            packed.iter_mut().zip(steps).for_each(|(p, step)| *p = (*p).max(above + step));
        }
        let mut best = [NEVER; TAGS];
        let mut back = [0; TAGS];
        for (&to, packed) in self.after.iter().zip(packed) {
            let to = usize::from(to);
            best[to] = i32::from(packed >> PLACE) + i32::from(row[to]);
            back[to] = self.closed[CLOSED - (packed & ((1 << PLACE) - 1)) as usize];
        }
        for (kind, inner) in self.inner.iter().enumerate() {
            let (b, i) = (1 + 4 * kind, 2 + 4 * kind);
            let open = [last[b], last[i]].map(|sum| (sum - top).max(NEVER / 2));
            for (to, steps) in [(i, &inner[..2]), (3 + 4 * kind, &inner[2..])] {
                let (from_b, from_i) = (open[0] + steps[0], open[1] + steps[1]);
                best[to] = from_b.max(from_i) + i32::from(row[to]);
                back[to] = if from_b >= from_i { b as u8 } else { i as u8 };
            }
        }
        self.last = best;
        self.back.push(back);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Place;
    use crate::model::{EDGE, WIDTH};

    #[test]
    fn paths_obey_the_grammar_of_tags() {
        let data = Model::write(&[0; EDGE * EDGE], &[], 1);
        let mut decoder = Decoder::new(&Model::new(&data));
        let begin = Tag::new(2, Place::Begin);
        let mut rows = vec![[0; WIDTH]; 5];
        rows[1][usize::from(begin.0)] = 90;
        rows[2][usize::from(Tag::new(3, Place::Inside).0)] = 50;
        rows[4][usize::from(begin.0)] = 90;
        let mut tags = vec![Tag::OUT; 5];
        decoder.decode(&rows, &mut tags);
        assert_eq!(tags[1], begin);
        assert!(tags.windows(2).all(|t| t[0].allows(t[1])), "{tags:?}");
        assert!(!tags[4].open());
    }

    #[test]
    fn long_zones_do_not_overflow() {
        let data = Model::write(&[100; EDGE * EDGE], &[], 1);
        let mut decoder = Decoder::new(&Model::new(&data));
        let rows = vec![[i16::MAX; WIDTH]; 100_000];
        let mut tags = vec![Tag::OUT; rows.len()];
        decoder.decode(&rows, &mut tags);
        assert!(tags.windows(2).all(|t| t[0].allows(t[1])));
    }
}
