//! Names found, typed and identified: a pure function over an article's paragraphs.

mod acronyms;
pub mod article;
pub mod blob;
pub mod clusters;
pub mod features;
pub mod hash;
mod identity;
pub mod label;
pub mod lexicon;
pub mod model;
mod names;
pub mod normal;
mod persons;
mod rows;
pub mod word;

use article::Article;
use clusters::Clusters;
use features::{Memory, Scene};
use identity::Identity;
use label::{TAGS, Tag};
use lexicon::Lexicon;
use model::{Decoder, Model, Row};
use names::Name;

static MODEL: &[u8] = include_bytes!("../data/names.model");
static CLUSTERS: &[u8] = include_bytes!("../data/words.clusters");

/// The word clusters that the built-in model was trained with.
pub fn built_in_clusters() -> Clusters<'static> {
    Clusters::new(CLUSTERS)
}

/// Finds, types and identifies names.
pub struct Tagger {
    lexicon: Lexicon,
    model: Model<'static>,
    clusters: Clusters<'static>,
    lexicon_only: bool,
}

impl Default for Tagger {
    fn default() -> Tagger {
        Tagger { lexicon: Lexicon::built_in(), model: Model::new(MODEL), clusters: built_in_clusters(), lexicon_only: false }
    }
}

impl Tagger {
    /// exploration
    pub fn with_files(model: &[u8], clusters: &[u8]) -> Tagger {
        Tagger { lexicon: Lexicon::built_in(), model: Model::new(model.to_vec().leak()), clusters: Clusters::new(clusters.to_vec().leak()), lexicon_only: false }
    }

    /// The tags of every token of an article.
    pub fn tags(&self, scene: &Scene<'_, '_>) -> Vec<Tag> {
        two_passes(&self.model, scene)
    }

    /// The names of an article: for each paragraph its entities, in order, spans in code points.
    pub fn tag(&self, paragraphs: &[&str]) -> Vec<Vec<records::Entity>> {
        let clusters = self.clusters;
        let article = Article::new(paragraphs, clusters);
        let scene = Scene::new(&article, &self.lexicon, clusters);
        let names = if self.lexicon_only {
            names::from_lexicon(&scene)
        } else {
            names::complete(&scene, names::from_tags(&self.tags(&scene)))
        };
        let names = acronyms::complete(&article, names);
        let identities = identity::identify(&scene, &self.lexicon, &names);
        entities(&article, &names, identities)
    }
}

/// Tags by a model: once alone, once knowing what the article's other mentions were.
pub fn two_passes(model: &Model<'_>, scene: &Scene<'_, '_>) -> Vec<Tag> {
    let article = scene.article;
    let mut decoder = Decoder::new(model);
    let mut tags = vec![Tag::OUT; article.tokens.len()];
    let mut rows: Vec<Row> = Vec::new();
    for i in article.zones.iter().cloned().flatten() {
        let mut row = [0; TAGS];
        scene.features(i, &mut |_, key| model.add(key, &mut row));
        rows.push(row);
    }
    decode_all(article, &mut decoder, &rows, &mut tags);
    let memory = Memory::new(article, &tags);
    for (row, i) in rows.iter_mut().zip(article.zones.iter().cloned().flatten()) {
        memory.features(article, i, tags[i], &mut |_, key| model.add(key, row));
    }
    decode_all(article, &mut decoder, &rows, &mut tags);
    tags
}

/// Best tags of every zone; `rows` are those of the zones' tokens in order.
fn decode_all(article: &Article<'_>, decoder: &mut Decoder, rows: &[Row], tags: &mut [Tag]) {
    let mut at = 0;
    for zone in &article.zones {
        decoder.decode(&rows[at..at + zone.len()], &mut tags[zone.clone()]);
        at += zone.len();
    }
}

/// Entities of the names, paragraph by paragraph.
fn entities(
    article: &Article<'_>,
    names: &[Name],
    identities: Vec<Identity>,
) -> Vec<Vec<records::Entity>> {
    let mut out: Vec<Vec<records::Entity>> = Vec::new();
    out.resize_with(article.paragraphs.len(), Vec::new);
    // Bytes and code points counted so far in the current paragraph.
    let mut counted = (usize::MAX, 0, 0);
    for (name, identity) in names.iter().zip(identities) {
        let (first, last) = (article.tokens[name.tokens.start], article.tokens[name.tokens.end - 1]);
        let paragraph = first.paragraph as usize;
        let (from, to) = (first.start as usize, last.end as usize);
        let text = article.paragraphs[paragraph];
        if counted.0 != paragraph {
            counted = (paragraph, 0, 0);
        }
        let points = |range: std::ops::Range<usize>| {
            text.get(range).unwrap_or_default().chars().count()
        };
        let start = counted.2 + points(counted.1..from);
        let end = start + points(from..to);
        counted = (paragraph, to, end);
        out[paragraph].push(records::Entity {
            start,
            end,
            text: text.get(from..to).unwrap_or_default().into(),
            label: label::TYPES[usize::from(name.kind)].into(),
            id: identity.id,
            name: identity.name,
        });
    }
    out
}
