//! The rows that come first, of more than memory may hold.

use crate::cells::Row;

/// Keeps the first rows in the report's order, each with what goes with it.
#[derive(Debug)]
pub struct Kept<T> {
    rows: Vec<(Row, T)>,
    most: usize,
    seen: usize,
}

impl<T> Kept<T> {
    /// Keeps at most so many.
    pub fn new(most: usize) -> Self {
        Self { rows: Vec::new(), most, seen: 0 }
    }

    /// Takes a row. Holds twice as many as it keeps, so that sorting is seldom.
    pub fn push(&mut self, row: Row, with: T) {
        const SPARE: usize = 256;
        self.rows.push((row, with));
        self.seen += 1;
        if self.rows.len() >= self.most.saturating_mul(2).saturating_add(SPARE) {
            self.cut();
        }
    }

    /// The rows kept, the worst first, and how many were not.
    pub fn done(mut self) -> (Vec<(Row, T)>, usize) {
        self.cut();
        let left = self.seen - self.rows.len();
        (self.rows, left)
    }

    fn cut(&mut self) {
        self.rows.sort_by(|(a, _), (b, _)| {
            let order = a.rank().cmp(&b.rank());
            order.then_with(|| (&a.what, &a.when, &a.id).cmp(&(&b.what, &b.when, &b.id)))
        });
        self.rows.truncate(self.most);
    }
}
