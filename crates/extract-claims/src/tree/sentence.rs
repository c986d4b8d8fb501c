//! One sentence as the extractor sees it: words with their class, their place in the
//! dependency tree, and the names and figures that stand on them.

use std::ops::Range;

use english::Token;

use crate::tree::grammar::{Rel, Tag, Xpos};

/// Index of a word in its sentence.
pub type Index = usize;

/// A word of a sentence. Offsets are bytes of the paragraph's text.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Word class.
    pub tag: Tag,
    /// Word class with its inflection.
    pub xpos: Xpos,
    /// The word it depends on; none for the root.
    pub head: Option<Index>,
    /// How it depends on its head.
    pub rel: Rel,
    /// Which of the paragraph's entities covers it.
    pub entity: Option<usize>,
    /// Which of the paragraph's numbers covers it.
    pub number: Option<usize>,
    /// Is it part of a date or time?
    pub dated: bool,
    /// Its lower-case form, with straight apostrophes and plain hyphens.
    lower: &'a str,
}

/// A paragraph's words in lower case.
#[derive(Debug, Default)]
pub struct Lowered {
    /// Its text with the ASCII letters in lower case.
    text: String,
    /// The words that are not all ASCII, one after another.
    others: String,
    /// Where each of these starts in the text, and where it ends in `others`.
    ends: Vec<(usize, usize)>,
}

impl Lowered {
    /// Takes a paragraph.
    pub fn new(text: &str, tokens: &[Token]) -> Self {
        let mut lowered = Self { text: text.to_ascii_lowercase(), ..Self::default() };
        if text.is_ascii() {
            return lowered;
        }
        for token in tokens {
            let word = text.get(token.start..token.end).unwrap_or("");
            if !word.is_ascii() {
                lower_onto(&mut lowered.others, word);
                lowered.ends.push((token.start, lowered.others.len()));
            }
        }
        lowered
    }

    /// A word's ASCII letters in lower case.
    pub fn ascii(&self, token: &Token) -> &str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// A word in lower case, with straight apostrophes and plain hyphens.
    fn word(&self, token: &Token) -> &str {
        let word = self.ascii(token);
        if self.ends.is_empty() || word.is_ascii() {
            return word;
        }
        let at = self.ends.partition_point(|(start, _)| *start < token.start);
        let to = self.ends.get(at).map_or(0, |(_, end)| *end);
        let from = at.checked_sub(1).and_then(|b| self.ends.get(b)).map_or(0, |(_, end)| *end);
        self.others.get(from..to).unwrap_or_default()
    }
}

/// A sentence of a paragraph, parsed.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// First byte of the sentence.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its words in order.
    pub words: Vec<Word<'a>>,
    /// Children of all words, those of one word together.
    children: Vec<u32>,
    /// Where each word's children begin in `children`.
    first: Vec<u32>,
}

impl<'a> Sentence<'a> {
    /// The sentence of these tokens, its words as yet without class or head.
    pub fn new(
        text: &'a str,
        bytes: &Range<usize>,
        tokens: &[Token],
        lowered: &'a Lowered,
    ) -> Self {
        let word = |token: &Token| Word {
            start: token.start,
            end: token.end,
            tag: Tag::X,
            xpos: Xpos::Nn,
            head: None,
            rel: Rel::Dep,
            entity: None,
            number: None,
            dated: false,
            lower: lowered.word(token),
        };
        Self {
            text,
            start: bytes.start,
            end: bytes.end,
            words: tokens.iter().map(word).collect(),
            children: Vec::new(),
            first: Vec::new(),
        }
    }

    /// Reads a word as another: "self" as "himself".
    pub fn read_as(&mut self, at: Index, other: &'static str) {
        if let Some(word) = self.words.get_mut(at) {
            word.lower = other;
        }
    }

    /// Indexes the tree once classes, heads and relations are set. Heads out of range, and
    /// cycles, are cut, so that every walk up ends.
    pub fn plant(&mut self) {
        let n = self.words.len();
        for i in 0..n {
            if self.words[i].head.is_some_and(|h| h >= n || h == i) {
                self.words[i].head = None;
            }
        }
        self.cut_cycles();
        // Where each word's children end; filled from the back, where they begin.
        self.first = vec![0; n + 1];
        for head in self.words.iter().filter_map(|w| w.head) {
            self.first[head] += 1;
        }
        for i in 0..n {
            self.first[i + 1] += self.first[i];
        }
        self.children = vec![0; self.first[n] as usize];
        for (i, word) in self.words.iter().enumerate().rev() {
            if let Some(head) = word.head {
                self.first[head] -= 1;
                self.children[self.first[head] as usize] = i as u32;
            }
        }
    }

    fn cut_cycles(&mut self) {
        // 0 unseen, 1 on the way up, 2 known to reach a root.
        let mut state = vec![0_u8; self.words.len()];
        let mut path = Vec::new();
        for i in 0..self.words.len() {
            let mut at = i;
            loop {
                if state[at] == 2 {
                    break;
                }
                state[at] = 1;
                path.push(at);
                match self.words[at].head {
                    Some(h) if state[h] == 1 => {
                        self.words[at].head = None;
                        break;
                    }
                    Some(h) => at = h,
                    None => break,
                }
            }
            for p in path.drain(..) {
                state[p] = 2;
            }
        }
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word in lower case, with straight apostrophes and plain hyphens.
    pub fn lower(&self, i: Index) -> &'a str {
        self.words.get(i).map_or("", |w| w.lower)
    }

    /// The word as it stands.
    pub fn surface(&self, i: Index) -> &'a str {
        let text = self.text;
        self.words.get(i).and_then(|w| text.get(w.start..w.end)).unwrap_or("")
    }

    /// The text from one word to another, both included.
    pub fn slice(&self, words: &Range<Index>) -> &'a str {
        let text = self.text;
        match (
            self.words.get(words.start),
            words.end.checked_sub(1).and_then(|e| self.words.get(e)),
        ) {
            (Some(a), Some(b)) => text.get(a.start..b.end).unwrap_or(""),
            _ => "",
        }
    }

    /// The word's class; unknown past the end.
    pub fn tag(&self, i: Index) -> Tag {
        self.words.get(i).map_or(Tag::X, |w| w.tag)
    }

    /// The word's relation to its head.
    pub fn rel(&self, i: Index) -> Rel {
        self.words.get(i).map_or(Rel::Dep, |w| w.rel)
    }

    /// The word's head.
    pub fn head(&self, i: Index) -> Option<Index> {
        self.words.get(i).and_then(|w| w.head)
    }

    /// Words that depend on `i`, in order.
    pub fn children(&self, i: Index) -> impl DoubleEndedIterator<Item = Index> + '_ {
        let (a, b) = match (self.first.get(i), self.first.get(i + 1)) {
            (Some(&a), Some(&b)) => (a as usize, b as usize),
            _ => (0, 0),
        };
        self.children[a..b].iter().map(|&c| c as usize)
    }

    /// The first child with this relation.
    pub fn child(&self, i: Index, rel: Rel) -> Option<Index> {
        self.children(i).find(|&c| self.rel(c) == rel)
    }

    /// Has it a child with this relation?
    pub fn has(&self, i: Index, rel: Rel) -> bool {
        self.child(i, rel).is_some()
    }

    /// Is it a noun or verb, a word that says something?
    pub fn heavy(&self, i: Index) -> bool {
        matches!(self.tag(i), Tag::Noun | Tag::Propn | Tag::Verb)
    }

    /// The prepositions or possessive marks of a noun.
    pub fn cases(&self, i: Index) -> impl Iterator<Item = Index> + '_ {
        self.children(i).filter(|&c| matches!(self.rel(c), Rel::Case | Rel::Mark))
    }

    /// Is the noun introduced by this preposition?
    pub fn has_case(&self, i: Index, word: &str) -> bool {
        self.cases(i).any(|c| {
            let case = self.lower(c);
            case == word || synonym(case) == word
        })
    }

    /// The word and those it coordinates: "A, B and C".
    pub fn conjuncts(&self, i: Index) -> Vec<Index> {
        let mut all = vec![i];
        let mut at = 0;
        while at < all.len() && all.len() < 24 {
            all.extend(self.children(all[at]).filter(|&c| self.rel(c) == Rel::Conj));
            at += 1;
        }
        all.sort_unstable();
        all
    }

    /// Is `i` at or below `ancestor`?
    pub fn under(&self, i: Index, ancestor: Index) -> bool {
        let mut at = Some(i);
        while let Some(w) = at {
            if w == ancestor {
                return true;
            }
            at = self.head(w);
        }
        false
    }

    /// The verb, or other predicate, of the clause that the word stands in.
    pub fn clause_of(&self, i: Index) -> Index {
        let mut at = i;
        loop {
            if self.rel(at).begins_clause() || self.tag(at) == Tag::Verb {
                return at;
            }
            match self.head(at) {
                Some(h) => at = h,
                None => return at,
            }
        }
    }

    /// First and last word below `i`, leaving out what hangs by relations `stop`.
    pub fn reach(&self, i: Index, stop: impl Fn(Index) -> bool) -> Range<Index> {
        let (low, high) = self.ends(i, &stop);
        low..high + 1
    }

    fn ends(&self, i: Index, stop: &impl Fn(Index) -> bool) -> (Index, Index) {
        let below = self.children(i).filter(|&c| !stop(c)).map(|c| self.ends(c, stop));
        below.fold((i, i), |(low, high), (first, last)| (low.min(first), high.max(last)))
    }
}

/// Appends a word in lower case, with straight apostrophes and plain hyphens.
fn lower_onto(lowered: &mut String, word: &str) {
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => lowered.push('\''),
            '‐' | '‑' | '–' => lowered.push('-'),
            c => lowered.extend(c.to_lowercase()),
        }
    }
}

/// Spellings of one preposition.
fn synonym(case: &str) -> &str {
    match case {
        "amongst" | "amid" => "among",
        "upon" => "on",
        "toward" | "towards" => "to",
        "versus" | "vs." | "v." => "against",
        "alongside" => "with",
        "within" | "inside" => "in",
        other => other,
    }
}
