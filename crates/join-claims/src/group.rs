//! Facts that stand in one joined record.

use crate::verdict::Ruling;

/// A joined record in the making: facts by index, with the ruling on them.
#[derive(Clone, Debug)]
pub struct Group {
    /// quantity, event, relation, manner, scope, duplicate.
    pub kind: &'static str,
    /// Facts, sorted.
    pub members: Vec<usize>,
    /// The verdict.
    pub ruling: Ruling,
    /// A relation's two actors, by the root of their names.
    pub pair: Option<(u64, u64)>,
}

impl Group {
    /// Gives every fact another index; the order of indices must stay.
    pub fn renumber(&mut self, number: impl Fn(usize) -> usize) {
        let sides = self.ruling.sides.iter_mut().flatten();
        self.members.iter_mut().chain(sides).for_each(|i| *i = number(*i));
    }
}
