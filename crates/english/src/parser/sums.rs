//! What the parser's inputs add up to, part by part: a step changes few parts, and the others'
//! sums are kept.

use super::inputs::{Places, Words, part};
use super::state::{Action, State};
use super::{Model, PAIRS};
use crate::model::{Layer, Lit, Units, add_sums};

type Sums = Units<PAIRS>;

const NOTHING: Sums = [[0; PAIRS]; 2];

/// The sums of words that have no children, by side.
pub(super) struct Childless {
    top_left: Sums,
    top_right: Sums,
    below_left: Sums,
    below_right: Sums,
    next_left: Sums,
}

impl Childless {
    pub(super) fn new(places: &Places, layer: &Layer<PAIRS>) -> Self {
        let (mut words, mut state, mut lit) = (Words::default(), State::default(), Lit::default());
        words.set([].iter(), &[], places);
        state.start(0);
        let mut sums = |part: u8| {
            let mut sums = NOTHING;
            lit.clear();
            places.inputs(&state, &words, part, &mut lit);
            layer.add(lit.all(), &mut sums);
            sums
        };
        Childless {
            top_left: sums(part::TOP_LEFT),
            top_right: sums(part::TOP_RIGHT),
            below_left: sums(part::BELOW_LEFT),
            below_right: sums(part::BELOW_RIGHT),
            next_left: sums(part::NEXT_LEFT),
        }
    }
}

/// A word on the stack: the sums of what stays as it is while it is there, and of its right
/// children.
struct Entry {
    fixed: Sums,
    right: Sums,
}

/// The sums of a parse under way.
pub(super) struct Kept {
    stack: Vec<Entry>,
    next: Sums,
    next_left: Sums,
    lit: Lit,
}

impl Default for Kept {
    fn default() -> Self {
        Kept { stack: Vec::new(), next: NOTHING, next_left: NOTHING, lit: Lit::default() }
    }
}

impl Kept {
    /// Starts a sentence.
    #[inline(always)]
    pub(super) fn start(&mut self, model: &Model, state: &State, words: &Words) {
        self.stack.clear();
        self.advance(model, state, words);
    }

    /// The sums of all parts, for the state that the last step led to.
    #[inline(always)]
    pub(super) fn all(&mut self, model: &Model, state: &State, words: &Words) -> Sums {
        let mut sums = self.of::<{ part::BOTH }>(model, state, words);
        add_sums(&mut sums, &self.next);
        add_sums(&mut sums, &self.next_left);
        if let Some(top) = self.stack.last() {
            add_sums(&mut sums, &top.fixed);
            add_sums(&mut sums, &top.right);
        }
        sums
    }

    /// Follows the step that led to `state`.
    #[inline(always)]
    pub(super) fn follow(&mut self, action: Action, model: &Model, state: &State, words: &Words) {
        match action {
            Action::Shift => {
                let fixed = self.fixed(model, state, words);
                self.stack.push(Entry { fixed, right: model.childless.top_right });
                self.advance(model, state, words);
            }
            Action::Left => {
                self.stack.pop();
                self.next_left = self.of::<{ part::NEXT_LEFT }>(model, state, words);
            }
            Action::Right => {
                self.stack.pop();
                let right = self.of::<{ part::TOP_RIGHT }>(model, state, words);
                if let Some(top) = self.stack.last_mut() {
                    top.right = right;
                }
            }
        }
    }

    /// What a word newly on the stack sees below it and on its left.
    #[inline(always)]
    fn fixed(&mut self, model: &Model, state: &State, words: &Words) -> Sums {
        let Model { places, layer, childless, .. } = model;
        let bare = |depth: usize, side: usize| {
            state.children.get(state.stack(depth)).is_none_or(|c| c.count[side] == 0)
        };
        let mut sums = NOTHING;
        self.lit.clear();
        places.inputs(state, words, part::STACK, &mut self.lit);
        if bare(0, 0) {
            add_sums(&mut sums, &childless.top_left);
        } else {
            places.inputs(state, words, part::TOP_LEFT, &mut self.lit);
        }
        if bare(1, 0) {
            add_sums(&mut sums, &childless.below_left);
        } else {
            places.inputs(state, words, part::BELOW_LEFT, &mut self.lit);
        }
        if bare(1, 1) {
            add_sums(&mut sums, &childless.below_right);
        } else {
            places.inputs(state, words, part::BELOW_RIGHT, &mut self.lit);
        }
        layer.add(self.lit.all(), &mut sums);
        sums
    }

    /// Looks at the words to come from the next one on.
    #[inline(always)]
    fn advance(&mut self, model: &Model, state: &State, words: &Words) {
        self.next = self.of::<{ part::NEXT }>(model, state, words);
        self.next_left = model.childless.next_left;
    }

    #[inline(always)]
    fn of<const PART: u8>(&mut self, model: &Model, state: &State, words: &Words) -> Sums {
        let mut sums = NOTHING;
        self.lit.clear();
        model.places.inputs(state, words, PART, &mut self.lit);
        model.layer.add(self.lit.all(), &mut sums);
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parser::ACTIONS;

    #[test]
    fn a_row_lies_in_two_cache_lines() {
        assert!(Model::get().layer.is_aligned(), "a new model needs other bytes ahead");
    }

    #[test]
    fn what_is_kept_is_what_all_inputs_add_up_to() {
        let text = "The old man who saw three of them told police nothing at all .";
        let mut tokens = Vec::new();
        crate::tokenize_into(text, &mut tokens);
        let mut parser = crate::Parser::new();
        parser.parse(text, &tokens);
        let (model, words) = (Model::get(), &parser.words);
        for seed in 1..30_u64 {
            let (mut random, mut state, mut kept) = (seed, State::default(), Kept::default());
            state.start(words.len());
            kept.start(model, &state, words);
            while !state.done() {
                let (mut whole, mut lit) = (NOTHING, Lit::default());
                model.places.inputs(&state, words, part::ALL, &mut lit);
                model.layer.add(lit.all(), &mut whole);
                if state.forced() != Some(Action::Shift) {
                    assert!(kept.all(model, &state, words) == whole);
                }
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(97);
                let wish = ACTIONS[(random >> 33) as usize % 3];
                let free = [wish, Action::Shift, Action::Right, Action::Left];
                let first = free.into_iter().find(|&a| state.allowed(a)).expect("an action");
                let action = state.forced().unwrap_or(first);
                state.apply(action, (random >> 40) as u8 % 40);
                kept.follow(action, model, &state, words);
            }
        }
    }
}
