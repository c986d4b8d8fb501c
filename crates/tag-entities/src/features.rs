//! What the sequence model reads of each token: hashed features in groups
//! (after Ratinov and Roth 2009; Krishnan and Manning 2006 for the article's other mentions).

use crate::article::{Article, Casing, HashKeyed};
use crate::blob;
use crate::clusters::{self, Clusters};
use crate::hash;
use crate::label::{Place, Tag};
use crate::lexicon::{Lexicon, Match};
use crate::word::{Shape, Word};

/// Groups of features, so that training may drop one and the report tell what it brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Group {
    /// The word itself.
    Word,
    /// Its beginning and end.
    Affix,
    /// Its cut and its neighbours'.
    Shape,
    /// Its neighbours.
    Context,
    /// Word clusters.
    Cluster,
    /// Lexicon and name lists.
    Lexicon,
    /// Place in the sentence, and the same word's case elsewhere in the article.
    Position,
    /// What the first pass made of the same word elsewhere in the article.
    Article,
}

/// Bits of [`Marks`] beyond the tags: name evidence.
const GIVEN: u64 = 1 << 45;
const SURNAME: u64 = 1 << 46;
const TITLE: u64 = 1 << 47;
/// Lexicon matches of one token: a bit for each tag that they would give it, and the evidence bits.
pub type Marks = u64;

/// How a word of an article is cased in it.
#[derive(Clone, Copy, Default)]
struct Seen {
    lower: u16,
    capital_inside: u16,
    after_given: u16,
}

/// An article ready for feature extraction.
pub struct Scene<'a, 't> {
    /// The article.
    pub article: &'a Article<'t>,
    /// Of each token, what the lexicon says.
    pub marks: Vec<Marks>,
    /// The lexicon's matches of entries, longest first from the left.
    pub matches: Vec<Match>,
    /// Of each token, its zone's number + 1.
    pub zone_of: Vec<u32>,
    clusters: Clusters<'a>,
    seen: HashKeyed<u32, Seen>,
}

impl<'a, 't> Scene<'a, 't> {
    /// Looks the article up in lexicon and clusters.
    pub fn new(
        article: &'a Article<'t>,
        lexicon: &Lexicon,
        clusters: Clusters<'a>,
    ) -> Scene<'a, 't> {
        let mut scene = Scene {
            article,
            marks: vec![0; article.tokens.len()],
            matches: Vec::new(),
            zone_of: vec![0; article.tokens.len()],
            clusters,
            seen: HashKeyed::default(),
        };
        for (number, zone) in article.zones.iter().enumerate() {
            scene.zone_of[zone.clone()].fill(number as u32 + 1);
        }
        scene.mark(lexicon);
        scene.count_cases();
        scene
    }

    fn mark(&mut self, lexicon: &Lexicon) {
        let mut found = Vec::new();
        let mut covered = 0;
        for zone in &self.article.zones {
            let sentence = &self.article.sentences[self.article.sentence_of[zone.start] as usize];
            let first = zone.start.saturating_sub(2).max(sentence.tokens.start);
            for start in first..zone.end {
                found.clear();
                let longest =
                    lexicon.longest_from(self.article, start, sentence.tokens.end, &mut found);
                for m in &found {
                    if m.alias.entry == blob::NO_ENTRY {
                        let bit = match m.alias.label {
                            blob::GIVEN => GIVEN,
                            blob::SURNAME => SURNAME,
                            _ => TITLE,
                        };
                        self.marks[m.start..m.end].iter_mut().for_each(|mark| *mark |= bit);
                    } else if Some(m.end) == longest && m.start >= covered {
                        for i in m.start..m.end {
                            let place = match (i == m.start, i + 1 == m.end) {
                                (true, true) => Place::Single,
                                (true, false) => Place::Begin,
                                (false, true) => Place::End,
                                (false, false) => Place::Inside,
                            };
                            self.marks[i] |= 1 << Tag::new(m.alias.label, place).0;
                        }
                        self.matches.push(*m);
                    }
                }
                if let Some(end) = longest.filter(|_| start >= covered) {
                    covered = end;
                }
            }
        }
    }

    /// Counts how the zones' words are cased throughout the article.
    fn count_cases(&mut self) {
        let article = self.article;
        let zones = article.zones.iter().cloned().flatten();
        self.seen.extend(zones.map(|i| (article.word(i).lower, Seen::default())));
        for sentence in &article.sentences {
            if sentence.casing != Casing::Plain {
                continue;
            }
            for i in sentence.tokens.clone() {
                let word = article.word(i);
                let first = i == sentence.tokens.start
                    || article.word(i - 1).shape == Shape::Mark && i < sentence.tokens.start + 2;
                let Some(seen) = self.seen.get_mut(&word.lower) else { continue };
                match word.shape {
                    Shape::Lower if word.len > 1 => {
                        seen.lower = seen.lower.saturating_add(1);
                    }
                    _ if word.capital && !first => {
                        let given = self.marks[i - 1] & GIVEN != 0;
                        seen.capital_inside = seen.capital_inside.saturating_add(1);
                        seen.after_given = seen.after_given.saturating_add(u16::from(given));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Whether a token is (part of) a title or role.
    pub fn is_title(&self, i: usize) -> bool {
        self.marks[i] & TITLE != 0
    }

    /// Whether a token is known as a given name.
    pub fn is_given(&self, i: usize) -> bool {
        self.marks[i] & GIVEN != 0
    }

    /// Hands the features of a token (one in a zone) to `sink`.
    pub fn features(&self, i: usize, sink: &mut impl FnMut(Group, u32)) {
        let n = Neighbours::of(self.article, i);
        for (role, word) in [(Role::Before, n.before), (Role::Here, n.here), (Role::After, n.after)]
        {
            role_features(self.clusters, role, word, sink);
        }
        self.joint_features(i, sink);
    }

    /// The word before a token, its own and the one after, as numbers, if the sentence has them.
    pub fn trio(&self, i: usize) -> [Option<u32>; 3] {
        let article = self.article;
        let sentence = &article.sentences[article.sentence_of[i] as usize].tokens;
        let at =
            |j: Option<usize>| j.filter(|j| sentence.contains(j)).map(|j| article.tokens[j].word);
        [at(i.checked_sub(1)), at(Some(i)), at(Some(i + 1))]
    }

    /// The features that no word has by itself.
    pub fn joint_features(&self, i: usize, sink: &mut impl FnMut(Group, u32)) {
        let neighbours = Neighbours::of(self.article, i);
        context_features(&neighbours, sink);
        cluster_features(&neighbours, sink);
        self.lexicon_features(i, &neighbours, sink);
        self.position_features(i, &neighbours, sink);
    }

    fn lexicon_features(&self, i: usize, n: &Neighbours<'_>, sink: &mut impl FnMut(Group, u32)) {
        let (before, here, after) = self.marks_around(i);
        for bit in bits(here) {
            sink(Group::Lexicon, key(60, bit, 0));
            sink(Group::Lexicon, key(61, bit, n.before.lower));
            sink(Group::Lexicon, key(62, bit, n.after.lower));
        }
        if here & TAG_BITS == 0 {
            sink(Group::Lexicon, key(63, n.here.shape as u32, 0));
        }
        for bit in bits(before) {
            sink(Group::Lexicon, key(64, bit, n.here.shape as u32));
        }
        for bit in bits(after) {
            sink(Group::Lexicon, key(65, bit, n.here.shape as u32));
        }
        let evidence = |marks: u64| (marks >> 45 & 7) as u32;
        let three = evidence(before) << 6 | evidence(here) << 3 | evidence(after);
        sink(Group::Lexicon, key(66, three, 0));
        let shapes =
            (n.before.shape as u32) << 8 | (n.here.shape as u32) << 4 | n.after.shape as u32;
        sink(Group::Lexicon, key(67, three, shapes));
        let tags = key(68, (here & TAG_BITS) as u32, (here >> 32) as u32);
        sink(Group::Lexicon, tags);
    }

    fn marks_around(&self, i: usize) -> (Marks, Marks, Marks) {
        let sentence = &self.article.sentences[self.article.sentence_of[i] as usize].tokens;
        let at = |j: usize| if sentence.contains(&j) { self.marks[j] } else { 0 };
        (i.checked_sub(1).map_or(0, at), self.marks[i], at(i + 1))
    }

    fn position_features(&self, i: usize, n: &Neighbours<'_>, sink: &mut impl FnMut(Group, u32)) {
        let sentence = &self.article.sentences[self.article.sentence_of[i] as usize];
        let casing = sentence.casing as u32;
        let glued = |i: usize| u32::from(self.article.tokens.get(i).is_some_and(|t| t.glued));
        let dash = |j: usize| {
            u32::from(self.article.tokens.get(j).is_some() && self.article.dash_joins(j))
        };
        let joints = glued(i) << 3 | glued(i + 1) << 2 | dash(i.wrapping_sub(1)) << 1 | dash(i + 1);
        sink(Group::Position, key(95, joints, n.here.shape as u32));
        if joints & 3 != 0 {
            sink(Group::Context, key(96, joints, n.before2.lower));
            sink(Group::Context, key(97, joints, n.after2.lower));
        }
        let first = u32::from(i == sentence.tokens.start);
        let common = u32::from(n.here.common);
        sink(Group::Position, key(70, casing, first << 1 | common));
        sink(Group::Position, key(71, first << 1 | common, n.here.shape as u32));
        sink(Group::Position, key(72, first, n.here.lower));
        let seen = self.seen.get(&n.here.lower).copied().unwrap_or_default();
        let seen_bits = u32::from(seen.lower > 0) << 2
            | u32::from(seen.capital_inside > u16::from(first == 0)) << 1
            | u32::from(seen.after_given > 0);
        sink(Group::Position, key(73, seen_bits, first << 1 | common));
        sink(Group::Position, key(74, seen_bits, n.here.shape as u32));
        let zone = self.zone_of[i].checked_sub(1).map(|z| &self.article.zones[z as usize]);
        let Some(zone) = zone else { return };
        let (from_start, to_end) = (i - zone.start, zone.end - 1 - i);
        sink(Group::Position, key(75, from_start.min(4) as u32, to_end.min(4) as u32));
        let out_left = self.looks(zone.start.checked_sub(1), &sentence.tokens);
        let out_right = self.looks(Some(zone.end), &sentence.tokens);
        sink(Group::Context, key(76, out_left, from_start.min(3) as u32));
        sink(Group::Context, key(77, out_right, to_end.min(3) as u32));
        sink(Group::Context, key(78, out_left, out_right));
        let last = self.article.word(zone.end - 1).lower;
        sink(Group::Context, key(79, last, u32::from(to_end == 0)));
    }

    fn looks(&self, i: Option<usize>, sentence: &std::ops::Range<usize>) -> u32 {
        match i.filter(|i| sentence.contains(i)) {
            Some(i) => self.article.word(i).lower,
            None => 0,
        }
    }
}

/// Bits of the tags in [`Marks`].
const TAG_BITS: u64 = (1 << 45) - 1;

fn bits(marks: Marks) -> impl Iterator<Item = u32> {
    let mut rest = marks;
    std::iter::from_fn(move || {
        if rest == 0 {
            return None;
        }
        let bit = rest.trailing_zeros();
        rest &= rest - 1;
        Some(bit)
    })
}

/// The hash of a feature: template and what it saw.
pub fn key(template: u32, a: u32, b: u32) -> u32 {
    let h = u64::from(a) << 32 | u64::from(b);
    hash::mix(h ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15)) as u32
}

/// A token's word with two on either side, within the sentence.
struct Neighbours<'w> {
    before2: &'w Word,
    before: &'w Word,
    here: &'w Word,
    after: &'w Word,
    after2: &'w Word,
}

/// Stands beyond either end of a sentence.
static NO_WORD: Word = Word {
    exact: 0,
    lower: 0,
    shape: Shape::Mark,
    outline: 0,
    prefix: [0; 4],
    suffix: [0; 4],
    cluster: clusters::NONE,
    low_cluster: clusters::NONE,
    common: false,
    link: false,
    small: false,
    dash: false,
    capital: false,
    atoms: [0; 4],
    atom_count: 0,
    len: 0,
};

impl<'w> Neighbours<'w> {
    fn of(article: &'w Article<'_>, i: usize) -> Neighbours<'w> {
        let sentence = &article.sentences[article.sentence_of[i] as usize].tokens;
        let at = |j: Option<usize>| match j.filter(|j| sentence.contains(j)) {
            Some(j) => article.word(j),
            None => &NO_WORD,
        };
        Neighbours {
            before2: at(i.checked_sub(2)),
            before: at(i.checked_sub(1)),
            here: article.word(i),
            after: at(Some(i + 1)),
            after2: at(Some(i + 2)),
        }
    }
}

/// Where a word stands seen from the token in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Just before it.
    Before,
    /// It is the token's own.
    Here,
    /// Just after it.
    After,
}

/// The features that a word has by itself in a role; `None` stands beyond the sentence.
pub fn word_features(
    clusters: Clusters<'_>,
    role: Role,
    word: Option<&Word>,
    sink: &mut impl FnMut(Group, u32),
) {
    role_features(clusters, role, word.unwrap_or(&NO_WORD), sink);
}

fn role_features(
    clusters: Clusters<'_>,
    role: Role,
    word: &Word,
    sink: &mut impl FnMut(Group, u32),
) {
    let class = class_of(word);
    let (template, known) = match role {
        Role::Here => (20, u32::from(word.cluster != clusters::NONE)),
        Role::Before => (30, 0),
        Role::After => (40, 0),
    };
    sink(Group::Cluster, key(template, u32::from(class), known));
    for bits in [4, 6, 8, 12] {
        sink(Group::Cluster, key(template + bits / 2, clusters.path(class, bits), 0));
    }
    match role {
        Role::Before => {
            sink(Group::Context, key(80, word.lower, 0));
            sink(Group::Context, key(89, word.suffix[2], 0));
        }
        Role::Here => own_features(word, sink),
        Role::After => {
            sink(Group::Context, key(81, word.lower, 0));
            sink(Group::Context, key(90, word.suffix[2], 0));
        }
    }
}

fn own_features(word: &Word, sink: &mut impl FnMut(Group, u32)) {
    sink(Group::Word, key(1, word.exact, 0));
    sink(Group::Word, key(2, word.lower, 0));
    for n in 0..4 {
        if word.prefix[n] != 0 {
            sink(Group::Affix, key(3 + n as u32, word.prefix[n], 0));
        }
        if word.suffix[n] != 0 {
            sink(Group::Affix, key(7 + n as u32, word.suffix[n], 0));
        }
    }
    sink(Group::Shape, key(11, word.outline, 0));
    sink(Group::Shape, key(12, word.shape as u32, u32::from(word.len.min(12))));
    sink(Group::Position, key(13, 0, 0));
}

/// A word's class, else that of its lower-case form.
fn class_of(word: &Word) -> u16 {
    if word.cluster == clusters::NONE { word.low_cluster } else { word.cluster }
}

fn cluster_features(n: &Neighbours<'_>, sink: &mut impl FnMut(Group, u32)) {
    let class = |w: &Word| u32::from(class_of(w));
    let (before, here, after) = (class(n.before), class(n.here), class(n.after));
    sink(Group::Cluster, key(50, before, here));
    sink(Group::Cluster, key(51, here, after));
    sink(Group::Cluster, key(52, before, after));
    sink(Group::Cluster, key(53, class(n.before2), before));
    sink(Group::Cluster, key(54, after, class(n.after2)));
}

fn context_features(n: &Neighbours<'_>, sink: &mut impl FnMut(Group, u32)) {
    sink(Group::Context, key(82, n.before2.lower, 0));
    sink(Group::Context, key(83, n.after2.lower, 0));
    sink(Group::Context, key(84, n.before.lower, n.here.lower));
    sink(Group::Context, key(85, n.here.lower, n.after.lower));
    sink(Group::Context, key(86, n.before.lower, n.after.lower));
    sink(Group::Context, key(87, n.before2.lower, n.before.lower));
    sink(Group::Context, key(88, n.after.lower, n.after2.lower));
    let (b, h, a) = (n.before.shape as u32, n.here.shape as u32, n.after.shape as u32);
    sink(Group::Shape, key(91, b << 4 | h, 0));
    sink(Group::Shape, key(92, h << 4 | a, 0));
    sink(Group::Shape, key(93, b << 8 | h << 4 | a, 0));
    sink(Group::Shape, key(94, b << 8 | h << 4 | a, n.here.suffix[1]));
}
