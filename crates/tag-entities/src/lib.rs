//! Names found, typed and identified: a pure function over an article's paragraphs.

pub mod article;
pub mod blob;
pub mod clusters;
pub mod features;
pub mod hash;
pub mod label;
pub mod lexicon;
pub mod model;
pub mod normal;
mod rows;
pub mod word;

use article::Article;
use clusters::Clusters;
use features::{Memory, Scene};
use label::{TAGS, Tag};
use lexicon::Lexicon;
use model::{Decoder, Model, Row};

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
}

impl Default for Tagger {
    fn default() -> Tagger {
        Tagger { lexicon: Lexicon::built_in(), model: Model::new(MODEL) }
    }
}

impl Tagger {
    /// The tags of every token of an article.
    pub fn tags(&self, scene: &Scene<'_, '_>) -> Vec<Tag> {
        two_passes(&self.model, scene)
    }

    /// The names of an article: for each paragraph its entities, in order, spans in code points.
    pub fn tag(&self, paragraphs: &[&str]) -> Vec<Vec<records::Entity>> {
        let clusters = built_in_clusters();
        let article = Article::new(paragraphs, clusters);
        let scene = Scene::new(&article, &self.lexicon, clusters);
        let tags = self.tags(&scene);
        spans(&article, &tags)
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

fn spans(article: &Article<'_>, tags: &[Tag]) -> Vec<Vec<records::Entity>> {
    let mut out: Vec<Vec<records::Entity>> = article.paragraphs.iter().map(|_| Vec::new()).collect();
    let mut start = 0;
    for (i, tag) in tags.iter().enumerate() {
        let Some((kind, place)) = tag.split() else { continue };
        if matches!(place, label::Place::Begin | label::Place::Single) {
            start = i;
        }
        if matches!(place, label::Place::End | label::Place::Single) {
            let (first, last) = (&article.tokens[start], &article.tokens[i]);
            let text = article.paragraphs[first.paragraph as usize];
            let surface = &text[first.start as usize..last.end as usize];
            let from = text[..first.start as usize].chars().count();
            out[first.paragraph as usize].push(records::Entity {
                start: from,
                end: from + surface.chars().count(),
                text: surface.into(),
                label: label::TYPES[usize::from(kind)].into(),
                id: String::new(),
                name: surface.into(),
            });
        }
    }
    out
}
