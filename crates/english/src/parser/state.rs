//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, the words
//! to come with the root behind them, and the arcs so far.

/// What the parser does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// The next word goes onto the stack.
    Shift = 0,
    /// The next word heads the top of the stack.
    Left = 1,
    /// The word below heads the top of the stack.
    Right = 2,
}

/// All actions, by number.
pub(crate) const ACTIONS: [Action; 3] = [Action::Shift, Action::Left, Action::Right];

/// The children a word has so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Children {
    /// Leftmost and the one beside it; `State::NONE` if none.
    pub(crate) left: [u32; 2],
    /// Rightmost and the one beside it.
    pub(crate) right: [u32; 2],
    /// How many on the left and on the right.
    pub(crate) count: [u8; 2],
    /// Which relations they have, a bit each.
    pub(crate) relations: [u64; 2],
}

/// A parse under way. Words are 0..n; n is the root; n + 1 stands for nothing.
#[derive(Default)]
pub(crate) struct State {
    n: usize,
    next: usize,
    stack: Vec<u32>,
    /// Head of each word; n + 1 while it has none.
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<u8>,
    pub(crate) children: Vec<Children>,
}

impl State {
    /// Starts a sentence of `n` words.
    pub(crate) fn start(&mut self, n: usize) {
        let none = n as u32 + 1;
        self.n = n;
        self.next = 0;
        self.stack.clear();
        self.heads.clear();
        self.heads.resize(n, none);
        self.labels.clear();
        self.labels.resize(n + 2, u8::MAX);
        let bare = Children { left: [none; 2], right: [none; 2], ..Children::default() };
        self.children.clear();
        self.children.resize(n + 2, bare);
    }

    /// The stack's top for 0, the word below for 1, and so on.
    #[inline]
    pub(crate) fn stack(&self, depth: usize) -> usize {
        let at = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(at).map_or(self.n + 1, |&w| w as usize)
    }

    /// The next word for 0, the one after it for 1, and so on.
    #[inline]
    pub(crate) fn buffer(&self, ahead: usize) -> usize {
        (self.next + ahead).min(self.n + 1)
    }

    pub(crate) fn stack_words(&self) -> &[u32] {
        &self.stack
    }

    /// The one action that is left, if no more than one is.
    pub(crate) fn forced(&self) -> Option<Action> {
        match (self.stack.len(), self.next < self.n) {
            (0, _) => Some(Action::Shift),
            (1, false) => Some(Action::Left),
            (_, false) => Some(Action::Right),
            _ => None,
        }
    }

    pub(crate) fn allowed(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.next < self.n,
            Action::Left => !self.stack.is_empty() && (self.next < self.n || self.stack.len() == 1),
            Action::Right => self.stack.len() > 1,
        }
    }

    /// Whether the last word left would hang on the root: the label is known.
    pub(crate) fn at_root(&self) -> bool {
        self.next >= self.n && self.stack.len() == 1
    }

    pub(crate) fn done(&self) -> bool {
        self.next >= self.n && self.stack.is_empty()
    }

    /// Takes a step; `label` is the arc's, if it makes one.
    pub(crate) fn apply(&mut self, action: Action, label: u8) {
        match action {
            Action::Shift => {
                self.stack.push(self.next as u32);
                self.next += 1;
            }
            Action::Left | Action::Right => {
                let Some(child) = self.stack.pop() else { return };
                let side = usize::from(action == Action::Right);
                let head = if side == 0 { self.next as u32 } else { self.stack(0) as u32 };
                self.attach(head, child, label, side);
            }
        }
    }

    fn attach(&mut self, head: u32, child: u32, label: u8, side: usize) {
        if let Some(place) = self.heads.get_mut(child as usize) {
            *place = head;
        }
        if let Some(place) = self.labels.get_mut(child as usize) {
            *place = label;
        }
        if let Some(of) = self.children.get_mut(head as usize) {
            let nearest = if side == 0 { &mut of.left } else { &mut of.right };
            *nearest = [child, nearest[0]];
            of.count[side] = of.count[side].saturating_add(1);
            of.relations[side] |= 1 << (label & 63);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_ends_in_a_tree_with_one_root() {
        for seed in 0..500_u64 {
            let mut random = seed;
            let mut state = State::default();
            let n = 1 + (seed % 9) as usize;
            state.start(n);
            let mut steps = 0;
            while !state.done() {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(97);
                let wish = ACTIONS[(random >> 33) as usize % 3];
                let free = [wish, Action::Shift, Action::Right, Action::Left];
                let first = free.into_iter().find(|&a| state.allowed(a)).expect("an action");
                let action = state.forced().unwrap_or(first);
                assert!(state.allowed(action));
                state.apply(action, 1);
                steps += 1;
            }
            assert_eq!(steps, 2 * n);
            assert_eq!(state.heads.iter().filter(|&&h| h as usize == n).count(), 1);
            assert!(state.heads.iter().all(|&h| h as usize <= n));
        }
    }
}
