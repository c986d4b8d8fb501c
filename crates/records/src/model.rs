//! The records of the pipeline: fixed keys, one order, one JSON type a key.
//!
//! `start`/`end` are Unicode code points within the record's `text`, end-exclusive;
//! `byte_start`/`byte_end` are bytes of the source. Every span repeats its surface as `text`.

use serde::{Deserialize, Serialize};

/// A range of code points within a record's `text`, end-exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A range of a record's text together with its surface.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice itself.
    pub text: String,
}

/// A name in the text. `label` is an OntoNotes name type; `id` identifies who or what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice itself.
    pub text: String,
    /// PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE.
    pub label: String,
    /// From the lexicon, else stable within the article.
    pub id: String,
    /// The full, canonical name.
    pub name: String,
}

/// A figure or a time. Times carry `timex`, `from`, `to`; figures carry `value`, `low`, `high`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice itself.
    pub text: String,
    /// CARDINAL ORDINAL QUANTITY MONEY PERCENT DATE TIME DURATION SET.
    pub label: String,
    /// The stated figure, if one is stated.
    pub value: Option<f64>,
    /// Least value the words admit; null is open.
    pub low: Option<f64>,
    /// Greatest value the words admit; null is open.
    pub high: Option<f64>,
    /// exact, at_least, at_most, more_than, less_than, approximately, almost, range,
    /// order_of_magnitude, few, several, up, down.
    pub modifier: String,
    /// The unit's singular name: "dollar per barrel", "percentage", "kilometre"; of a plain count
    /// the noun counted: "soldier".
    pub unit: Option<String>,
    /// ISO 4217 code when `unit` is a currency; null for coins ("cent") and all else.
    #[serde(default)]
    pub currency: Option<String>,
    /// What is counted: its head noun phrase.
    pub of: Option<Span>,
    /// ISO 8601, inclusive; null when nothing anchors it.
    pub from: Option<String>,
    /// ISO 8601, exclusive; null when nothing anchors it.
    pub to: Option<String>,
    /// TIMEX3 value: "2016-07", "P2M", "PAST_REF".
    pub timex: Option<String>,
}

/// An actor, place or speaker of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// As an entity's id; null for a description that names nobody.
    pub id: Option<String>,
    /// Canonical name, or the description as it stands.
    pub name: String,
    /// As an entity's label; null for a description.
    pub label: Option<String>,
    /// Surface in the claim's text; may come from another sentence, then `start` is null.
    pub text: String,
    /// First code point in the claim's `text`.
    pub start: Option<usize>,
    /// One past the last code point in the claim's `text`.
    pub end: Option<usize>,
}

/// The speaker of an attribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice itself.
    pub text: String,
    /// As an entity's id, when the speaker is named or resolved.
    pub id: Option<String>,
    /// The full name, when the speaker is named or resolved; else as it stands.
    pub name: String,
}

/// Who says what: source, cue and content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The speaker; null when none is named ("it is believed").
    pub source: Option<Source>,
    /// The word or words that attribute.
    pub cue: Option<Span>,
    /// What is attributed; more than one span when the cue interrupts it.
    pub content: Vec<Span>,
    /// direct, indirect, mixed.
    pub kind: String,
}

/// The figure of a claim, in the sense of UCDP GED's low, best and high.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The stated figure, if one is stated.
    pub value: Option<f64>,
    /// Least value the words admit; null is open.
    pub low: Option<f64>,
    /// Greatest value the words admit; null is open.
    pub high: Option<f64>,
    /// As a number's modifier.
    pub modifier: String,
    /// What it is measured in, as a number's unit: "percentage", "dollar"; null for a plain count.
    #[serde(default)]
    pub unit: Option<String>,
    /// ISO 4217 code of money.
    #[serde(default)]
    pub currency: Option<String>,
    /// What is counted, as it stands.
    pub of: Option<String>,
    /// First code point in the claim's `text`; null for a single described victim.
    pub start: Option<usize>,
    /// One past the last code point in the claim's `text`.
    pub end: Option<usize>,
}

/// What one sentence of one article says: a predicate over actors, on somebody's word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Always "claim".
    pub r#type: String,
    /// Unique within the corpus: doc, sentence bytes and ordinal.
    pub id: String,
    /// The block in which the claim may meet its like.
    pub key: String,
    /// The article.
    pub doc: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 8601 date of publication.
    pub published: Option<String>,
    /// Ordinal of the paragraph in its article; none in the title.
    pub paragraph: Option<u64>,
    /// First byte of the sentence in the source, or in the title.
    pub byte_start: u64,
    /// One past the last byte of the sentence in the source.
    pub byte_end: u64,
    /// The sentence.
    pub text: String,
    /// The clause that makes the claim: first code point in `text`.
    pub start: usize,
    /// One past the clause's last code point in `text`.
    pub end: usize,
    /// A row of the predicate table.
    pub predicate: String,
    /// How: suicide bombing, airstrike, …; null when not told.
    pub mode: Option<String>,
    /// Who did it.
    pub subject: Vec<Actor>,
    /// To whom.
    pub object: Vec<Actor>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// ISO 8601, inclusive.
    pub from: Option<String>,
    /// ISO 8601, exclusive.
    pub to: Option<String>,
    /// clause, sentence, article, or null with no time at all.
    pub date_precision: Option<String>,
    /// The time as it stands in the sentence.
    pub date_text: Option<String>,
    /// Where, finest first.
    pub place: Vec<Actor>,
    /// asserted, negated, hypothetical.
    pub polarity: String,
    /// certain, probable, possible, unlikely (FactBank).
    pub certainty: String,
    /// First speaker first, outlet last; empty is the article's own voice.
    pub attributed_to: Vec<Actor>,
    /// The word that makes it a claim of this predicate.
    pub cue: String,
    /// direct, indirect, mixed, or null in the article's own voice.
    pub kind: Option<String>,
    /// To whom the claim is traced: last named speaker or cited outlet, else the article's outlet.
    pub origin: String,
}

/// A sentence of an article, in their order: does it stand in the text, and its first byte there or
/// in the title.
pub type SentencePlace = (bool, u64);

impl Claim {
    /// Which sentence of its article makes the claim.
    pub fn sentence(&self) -> SentencePlace {
        (self.paragraph.is_some(), self.byte_start)
    }
}

/// Claims about one thing, the sides they take, and how many independent origins stand behind them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// Always "joined".
    pub r#type: String,
    /// Stable for the same set of claims.
    pub id: String,
    /// quantity, event, relation, manner, scope, duplicate.
    pub kind: String,
    /// One line a person can read.
    pub about: String,
    /// The predicates of its claims.
    pub predicates: Vec<String>,
    /// Who did it.
    pub subject: Vec<Actor>,
    /// To whom.
    pub object: Vec<Actor>,
    /// Where, finest first.
    pub place: Vec<Actor>,
    /// ISO 8601, inclusive.
    pub from: Option<String>,
    /// ISO 8601, exclusive.
    pub to: Option<String>,
    /// Least figure of any claim.
    pub low: Option<f64>,
    /// The latest exact figure.
    pub best: Option<f64>,
    /// Greatest figure of any claim.
    pub high: Option<f64>,
    /// agree, compatible, differ, contradict.
    pub verdict: String,
    /// One line built from the fields that differ.
    pub why: String,
    /// Claim ids, one list a side.
    pub sides: Vec<Vec<String>>,
    /// How many articles make the claim.
    pub articles: u64,
    /// How many independent origins stand behind them.
    pub origins: u64,
    /// The claims whole, so that the record stands alone.
    pub claims: Vec<Claim>,
}
