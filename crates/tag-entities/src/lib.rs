//! Names found, typed and identified: a pure function over an article's paragraphs.

mod acronyms;
pub mod article;
pub mod blob;
pub mod clusters;
mod decoder;
pub mod features;
pub mod hash;
mod identity;
pub mod label;
pub mod lexicon;
pub mod memory;
pub mod model;
mod names;
pub mod normal;
mod persons;
mod rows;
pub mod session;
pub mod word;

use article::Article;
use clusters::Clusters;
use identity::Identity;
use lexicon::Lexicon;
use model::Model;
use names::Name;
pub use session::Session;

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
        Tagger {
            lexicon: Lexicon::built_in(),
            model: Model::new(MODEL),
            clusters: built_in_clusters(),
            lexicon_only: false,
        }
    }
}

impl Tagger {
    /// A tagger that knows a user's lexicon beside its own: CSV tables, each with a name for
    /// messages. An error says what is wrong in which table and line.
    pub fn with_lexicon(tables: &[(&str, &str)]) -> Result<Tagger, String> {
        let own = Lexicon::from_tables(tables)?;
        Ok(Tagger { lexicon: own.before(Lexicon::built_in()), ..Tagger::default() })
    }

    /// A tagger that knows nothing but a user's lexicon: every alias that stands in the text, in
    /// its case, is a name.
    pub fn lexicon_only(tables: &[(&str, &str)]) -> Result<Tagger, String> {
        let lexicon = Lexicon::from_tables(tables)?;
        Ok(Tagger { lexicon, lexicon_only: true, ..Tagger::default() })
    }

    /// A session that tags article after article; one for each thread.
    pub fn session(&self) -> Session<'_> {
        Session::new(self)
    }

    /// The names of one article: for each paragraph its entities, in order, spans in code points.
    /// For many articles a [`session`](Tagger::session) is faster.
    pub fn tag(&self, paragraphs: &[&str]) -> Vec<Vec<records::Entity>> {
        self.session().tag(paragraphs)
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
        let (first, last) =
            (article.tokens[name.tokens.start], article.tokens[name.tokens.end - 1]);
        let paragraph = first.paragraph as usize;
        let (from, to) = (first.start as usize, last.end as usize);
        let text = article.paragraphs[paragraph];
        if counted.0 != paragraph {
            counted = (paragraph, 0, 0);
        }
        let points =
            |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().chars().count();
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
