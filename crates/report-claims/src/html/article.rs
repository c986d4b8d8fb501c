//! What paragraph and article records tell of their article, for titles and links.

use serde::Deserialize;

/// An article, as far as the report speaks of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Article {
    /// Its name in the corpus.
    #[serde(default)]
    pub doc: String,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 8601 date of publication.
    pub published: Option<String>,
}
