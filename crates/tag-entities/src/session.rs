//! The work of tagging article after article: words looked at and weighed once are kept.

use crate::Tagger;
use crate::acronyms;
use crate::article::{Article, Words};
use crate::clusters::Clusters;
use crate::decoder::Decoder;
use crate::features::{self, Role, Scene};
use crate::identity;
use crate::label::Tag;
use crate::memory::Memory;
use crate::model::{Model, Row, WIDTH, add_row};
use crate::names;
use crate::word::Word;

/// Distinct words kept from article to article, at most; keeps memory bounded.
const MOST_WORDS: usize = 30_000;

/// Tags one article after another. What it keeps changes its speed, never its answers.
pub struct Session<'t> {
    tagger: &'t Tagger,
    words: Words<'t>,
    weigher: Weigher<'t>,
}

impl<'t> Session<'t> {
    /// A session of a tagger.
    pub fn new(tagger: &'t Tagger) -> Session<'t> {
        let words = Words::new(tagger.clusters);
        Session { tagger, words, weigher: Weigher::new(&tagger.model, tagger.clusters) }
    }

    /// The names of an article: for each paragraph its entities, in order, spans in code points.
    pub fn tag(&mut self, paragraphs: &[&str]) -> Vec<Vec<records::Entity>> {
        if self.words.count() > MOST_WORDS {
            self.words.clear();
            self.weigher.clear();
        }
        let Session { tagger, words, weigher } = self;
        let article = Article::new(paragraphs, words);
        let scene = Scene::new(&article, &tagger.lexicon, tagger.clusters);
        let found = if tagger.lexicon_only {
            names::from_lexicon(&scene)
        } else {
            let tags = weigher.two_passes(&scene);
            names::complete(&scene, &tagger.lexicon, names::from_tags(&tags))
        };
        let found = acronyms::complete(&article, found);
        let identities = identity::identify(&scene, &tagger.lexicon, &found);
        crate::entities(&article, &found, identities)
    }
}

/// Scores tokens by a model, keeping what words weigh by themselves.
pub struct Weigher<'m> {
    model: &'m Model<'m>,
    clusters: Clusters<'m>,
    decoder: Decoder,
    /// By role, of each word's number the place of its row + 1.
    places: [Vec<u32>; 3],
    rows: Vec<Row>,
    beyond: [Row; 3],
    /// Features of the token at hand.
    keys: Vec<u32>,
}

const ROLES: [Role; 3] = [Role::Before, Role::Here, Role::After];

impl<'m> Weigher<'m> {
    /// Nothing kept yet.
    pub fn new(model: &'m Model<'m>, clusters: Clusters<'m>) -> Weigher<'m> {
        let beyond = ROLES.map(|role| weigh(model, clusters, role, None));
        Weigher {
            model,
            clusters,
            decoder: Decoder::new(model),
            places: Default::default(),
            rows: Vec::new(),
            beyond,
            keys: Vec::new(),
        }
    }

    /// Forgets the words.
    pub fn clear(&mut self) {
        self.places = Default::default();
        self.rows.clear();
    }

    /// What a word weighs in a role, added to `sum`.
    fn add_word(&mut self, role: usize, word: Option<u32>, words: &[Word], sum: &mut Row) {
        let Some(number) = word else { return add_row(sum, &self.beyond[role]) };
        let places = &mut self.places[role];
        if places.len() < words.len() {
            places.resize(words.len(), 0);
        }
        let place = &mut places[number as usize];
        if *place == 0 {
            let word = &words[number as usize];
            self.rows.push(weigh(self.model, self.clusters, ROLES[role], Some(word)));
            *place = self.rows.len() as u32;
        }
        add_row(sum, &self.rows[*place as usize - 1]);
    }

    /// The first pass over an article: scores of the zones' tokens, and all tags.
    pub fn first_pass(&mut self, scene: &Scene<'_, '_>) -> (Vec<Row>, Vec<Tag>) {
        let article = scene.article;
        let mut tags = vec![Tag::OUT; article.tokens.len()];
        let mut rows: Vec<Row> = Vec::new();
        for i in article.zones.iter().cloned().flatten() {
            let mut row = [0; WIDTH];
            for (role, word) in scene.trio(i).into_iter().enumerate() {
                self.add_word(role, word, article.words, &mut row);
            }
            self.keys.clear();
            scene.joint_features(i, &mut |_, key| self.keys.push(key));
            self.model.add(&self.keys, &mut row);
            rows.push(row);
        }
        self.decode_all(article, &rows, &mut tags);
        (rows, tags)
    }

    /// Tags: once alone, once knowing what the article's other mentions were.
    pub fn two_passes(&mut self, scene: &Scene<'_, '_>) -> Vec<Tag> {
        let article = scene.article;
        let (rows, mut tags) = self.first_pass(scene);
        let memory = Memory::new(article, &tags, &rows);
        let mut second = rows.clone();
        for (n, i) in article.zones.iter().cloned().flatten().enumerate() {
            self.keys.clear();
            let own = (tags[i], &rows[n]);
            memory.features(article, i, own, &mut |_, key| self.keys.push(key));
            self.model.add(&self.keys, &mut second[n]);
        }
        self.decode_all(article, &second, &mut tags);
        tags
    }

    /// Best tags of every zone; `rows` are those of the zones' tokens in order.
    fn decode_all(&mut self, article: &Article<'_>, rows: &[Row], tags: &mut [Tag]) {
        let mut at = 0;
        for zone in &article.zones {
            self.decoder.decode(&rows[at..at + zone.len()], &mut tags[zone.clone()]);
            at += zone.len();
        }
    }
}

fn weigh(model: &Model<'_>, clusters: Clusters<'_>, role: Role, word: Option<&Word>) -> Row {
    let (mut row, mut keys) = ([0; WIDTH], Vec::new());
    features::word_features(clusters, role, word, &mut |_, key| keys.push(key));
    model.add(&keys, &mut row);
    row
}
