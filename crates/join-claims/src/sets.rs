//! Sets of indices that grow together.

/// Disjoint sets over 0..n (Tarjan 1975), with the least member as each set's name.
#[derive(Clone, Debug)]
pub struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    /// Every index alone.
    pub fn new(n: usize) -> Sets {
        Sets { parent: (0..n).collect() }
    }

    /// The least member of the set that holds `i`.
    pub fn find(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// Makes one set of two; the name of it.
    pub fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.find(a), self.find(b));
        let (least, other) = (a.min(b), a.max(b));
        self.parent[other] = least;
        least
    }

    /// How many sets there are.
    pub fn count(&self) -> usize {
        self.parent.iter().enumerate().filter(|&(i, &p)| i == p).count()
    }
}
