//! Trains the tagger's model and word clusters from annotated and raw text.
//!
//! usage: train DATA-FOLDER OUT-FOLDER [clusters]
//! DATA-FOLDER holds `entities/*.conll` and `voa-text.txt`; OUT-FOLDER receives `words.clusters`
//! (with the third argument, else they are read there) and `names.model`.

mod cluster;
mod corpus;
mod crf;

use std::path::Path;
use std::{env, fs};

use corpus::{Document, Labelled, Sentence};
use crf::{Random, Set, Settings, Weights, Zone};
use tag_entities::article::{Article, Words};
use tag_entities::clusters::Clusters;
use tag_entities::features::{Group, Scene};
use tag_entities::label::Tag;
use tag_entities::lexicon::Lexicon;
use tag_entities::memory::Memory;
use tag_entities::model::Model;
use tag_entities::session::Weigher;

const FOLDS: usize = 3;
/// Trainings in other orders whose weights are averaged.
const SEEDS: u64 = 4;
const BUCKETS: usize = 1 << 16;

fn main() {
    let mut args = env::args().skip(1);
    let (Some(data), Some(out)) = (args.next(), args.next()) else {
        eprintln!("usage: train DATA-FOLDER OUT-FOLDER [clusters]");
        std::process::exit(2);
    };
    let (data, out) = (Path::new(&data), Path::new(&out));
    let mut documents: Vec<Document> =
        (0..corpus::SOURCES.len()).flat_map(|s| corpus::read(data, s)).collect();
    if args.next().is_some() {
        let table = cluster::learn(&raw_sentences(data, &documents));
        fs::write(out.join("words.clusters"), table).expect("OUT-FOLDER is writable");
    }
    let table = fs::read(out.join("words.clusters")).expect("word clusters");
    let clusters = Clusters::new(&table);
    let lexicon = Lexicon::built_in();
    without_stops(&mut documents);
    documents.extend(recased(&documents));

    let base = 4;
    let mut set = Set::default();
    let mut lost = 0;
    for (number, document) in documents.iter().enumerate() {
        lost += extract(document, number, &lexicon, clusters, None, &mut set);
    }
    eprintln!(
        "{} zones, {} features seen, {lost} names outside zones",
        set.zones.len(),
        set.features.len()
    );
    let index = crf::number(&set, 1);
    eprintln!("{} features kept", index.len());
    let mut settings = Settings {
        epochs: base,
        rate: 0.07,
        sparsity: 1e-6,
        drop: [0.2, 0.1, 0.0, 0.1, 0.1, 0.1, 0.0, 0.1],
        drop_article: 0.4,
        seed: 1,
    };
    let mut full = Set::default();
    for fold in 0..FOLDS {
        eprintln!("fold {fold}");
        let weights = crf::train(&set, &index, &settings, |d| d % FOLDS != fold);
        let bytes = quantise(&weights);
        let model = Model::new(&bytes);
        for (number, document) in documents.iter().enumerate().filter(|d| d.0 % FOLDS == fold) {
            extract(document, number, &lexicon, clusters, Some(&model), &mut full);
        }
    }
    settings.epochs = 5;
    full.zones.sort_by_key(|z| z.document);
    let index = crf::number(&full, 1);
    let mut weights = crf::train(&full, &index, &settings, |_| true);
    for seed in 2..=SEEDS {
        settings.seed = seed;
        weights.add(crf::train(&full, &index, &settings, |_| true));
    }
    weights.scale(1.0 / SEEDS as f32);
    let bytes = quantise(&weights);
    eprintln!("model of {} bytes", bytes.len());
    fs::write(out.join("names.model"), bytes).expect("OUT-FOLDER is writable");
}

/// Sentences to learn clusters from: the raw text, and the annotated ones as text.
fn raw_sentences(data: &Path, documents: &[Document]) -> Vec<Vec<String>> {
    let text = fs::read_to_string(data.join("voa-text.txt")).expect("voa-text.txt");
    let unnamed = |line: &str| -> Vec<Labelled> {
        let token = |t: &str| Labelled { text: t.to_owned(), types: 0, first: true };
        line.split_whitespace().map(token).collect()
    };
    let raw = text.lines().map(|l| words_of(&unnamed(l)));
    let own = documents.iter().filter(|d| !d.full).flat_map(|d| &d.sentences);
    raw.chain(own.map(|s| words_of(s))).collect()
}

fn words_of(sentence: &[Labelled]) -> Vec<String> {
    let set = corpus::set_in_text(sentence, 0);
    set.tokens.iter().map(|(s, e)| set.text[*s as usize..*e as usize].to_owned()).collect()
}

/// British habit: titles without their full stop, in some documents.
fn without_stops(documents: &mut [Document]) {
    let mut random = Random(11);
    for document in documents.iter_mut().filter(|_| random.chance(0.3)) {
        for token in document.sentences.iter_mut().flatten() {
            if [
                "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Lt.", "Col.", "Maj.", "St.", "Sen.", "Rep.",
                "Gov.", "Prof.", "Capt.", "Sgt.",
            ]
            .contains(&token.text.as_str())
            {
                token.text.pop();
            }
        }
    }
}

/// Copies of some documents in capitals, and with headlines.
fn recased(documents: &[Document]) -> Vec<Document> {
    let mut random = Random(7);
    let mut out = Vec::new();
    for document in documents.iter().filter(|d| d.full) {
        let mut copy = document.clone();
        if random.chance(0.25) {
            copy.sentences.iter_mut().flatten().for_each(|t| t.text = t.text.to_uppercase());
        } else if random.chance(0.35) {
            copy.sentences.iter_mut().for_each(|s| headline(s));
        } else {
            continue;
        }
        copy.weight *= 0.5;
        out.push(copy);
    }
    out
}

fn headline(sentence: &mut [Labelled]) {
    const SMALL: [&str; 14] =
        ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "'s"];
    for token in sentence.iter_mut().filter(|t| !SMALL.contains(&t.text.as_str())) {
        let mut chars = token.text.chars();
        if let Some(first) = chars.next() {
            token.text = first.to_uppercase().chain(chars).collect();
        }
    }
}

/// Adds a document's zones to `set`, with the article's other mentions if a model tells them.
/// Returns how many tokens of names stand outside zones.
fn extract(
    document: &Document,
    number: usize,
    lexicon: &Lexicon,
    clusters: Clusters<'_>,
    model: Option<&Model<'_>>,
    set: &mut Set,
) -> usize {
    let sentences: Vec<Sentence> =
        document.sentences.iter().map(|s| corpus::set_in_text(s, document.hidden)).collect();
    let paragraphs: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
    let (mut tokens, mut bounds, mut admitted) = (Vec::new(), Vec::new(), Vec::new());
    for (p, sentence) in sentences.iter().enumerate() {
        let begin = tokens.len();
        tokens.extend(sentence.tokens.iter().map(|t| (p as u32, t.0, t.1)));
        admitted.extend(&sentence.admitted);
        bounds.push(begin..tokens.len());
    }
    let mut words = Words::new(clusters);
    let article = Article::from_tokens(&paragraphs, &tokens, bounds, &mut words);
    let scene = Scene::new(&article, lexicon, clusters);
    let first = model.map(|m| {
        let (rows, tags) = Weigher::new(m, clusters).first_pass(&scene);
        (Memory::new(&article, &tags, &rows), tags, rows)
    });
    let mut seen = 0;
    let lost =
        (0..tokens.len()).filter(|i| scene.zone_of[*i] == 0 && admitted[*i] & 1 == 0).count();
    for zone in &article.zones {
        let mut ranges = Vec::new();
        for i in zone.clone() {
            let start = set.features.len();
            let mut sink = |group: Group, key: u32| set.features.push((key, group as u8));
            scene.features(i, &mut sink);
            if let Some((memory, tags, rows)) = &first {
                memory.features(&article, i, (tags[i], &rows[seen]), &mut sink);
                seen += 1;
            }
            ranges.push(start..set.features.len());
        }
        let admitted: Vec<u64> = zone.clone().map(|i| admitted[i]).collect();
        if !possible(&admitted) {
            continue;
        }
        set.zones.push(Zone {
            tokens: ranges,
            admitted,
            weight: document.weight,
            document: number,
        });
    }
    lost
}

/// Whether some path goes through the admitted tags.
fn possible(admitted: &[u64]) -> bool {
    let tags =
        |set: u64| (0..tag_entities::label::TAGS as u8).filter(move |t| set >> t & 1 == 1).map(Tag);
    let mut reached: Vec<Tag> = tags(admitted[0]).filter(|t| Tag::OUT.allows(*t)).collect();
    for set in &admitted[1..] {
        reached = tags(*set).filter(|t| reached.iter().any(|r| r.allows(*t))).collect();
    }
    reached.iter().any(|t| !t.open())
}

/// The weights as whole numbers in the model's layout.
fn quantise(weights: &Weights) -> Vec<u8> {
    const SCALE: f32 = 16.0;
    let whole = |w: f32| (w * SCALE).round().clamp(-127.0, 127.0) as i8;
    let steps: Vec<i8> = weights.steps.iter().map(|w| whole(*w)).collect();
    let mut features: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
    for (key, number) in &weights.index {
        let row = &weights.rows[*number as usize];
        let kept: Vec<(u8, i8)> = row
            .iter()
            .enumerate()
            .map(|(tag, w)| (tag as u8, whole(*w)))
            .filter(|p| p.1 != 0)
            .collect();
        if !kept.is_empty() {
            features.push((*key, kept));
        }
    }
    let pairs: usize = features.iter().map(|f| f.1.len()).sum();
    eprintln!("{} features, {pairs} weights", features.len());
    Model::write(&steps, &features, BUCKETS)
}
