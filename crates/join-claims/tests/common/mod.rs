//! Claims for the tests, written short.

use records::{Actor, Claim, Quantity};

/// An actor; its id is the lexicon's if one is given.
pub fn actor(id: &str, name: &str, label: &str) -> Actor {
    let some = |s: &str| (!s.is_empty()).then(|| s.to_string());
    Actor {
        id: some(id),
        name: name.into(),
        label: some(label),
        text: name.into(),
        start: None,
        end: None,
    }
}

/// A group or place of the lexicon, by its id's last part.
#[allow(dead_code)]
pub fn known(id: &str) -> Actor {
    let label = if id.starts_with("gpe/") { "GPE" } else { "ORG" };
    actor(id, id.split('/').next_back().unwrap_or(id), label)
}

/// A claim without arguments: article, publication, predicate, sentence.
pub fn claim(doc: &str, published: &str, predicate: &str, text: &str) -> Claim {
    let start = text.len() as u64;
    Claim {
        r#type: "claim".into(),
        id: format!("{doc}#{predicate}-{start}"),
        key: "k".into(),
        doc: doc.into(),
        outlet: Some(format!("The {doc}")),
        url: None,
        published: (!published.is_empty()).then(|| published.into()),
        paragraph: Some(1),
        byte_start: start,
        byte_end: start + text.len() as u64,
        text: text.into(),
        start: 0,
        end: text.chars().count(),
        predicate: predicate.into(),
        mode: None,
        subject: vec![],
        object: vec![],
        quantity: None,
        from: None,
        to: None,
        date_precision: None,
        date_text: None,
        place: vec![],
        polarity: "asserted".into(),
        certainty: "certain".into(),
        attributed_to: vec![],
        cue: predicate.into(),
        kind: None,
        origin: format!("The {doc}"),
    }
}

/// What the tests set on a claim.
#[allow(dead_code)]
pub trait With: Sized {
    /// Who did it.
    fn by(self, actor: Actor) -> Self;
    /// To whom.
    fn to_whom(self, actor: Actor) -> Self;
    /// Where.
    fn at(self, place: Actor) -> Self;
    /// When, from day to day.
    fn on(self, from: &str, to: &str) -> Self;
    /// How many of what: modifier, bounds.
    fn counts(self, modifier: &str, low: Option<f64>, high: Option<f64>, of: &str) -> Self;
    /// On whose word.
    fn says(self, speaker: Actor) -> Self;
    /// asserted, negated, hypothetical.
    fn stands(self, polarity: &str) -> Self;
}

impl With for Claim {
    fn by(mut self, actor: Actor) -> Self {
        self.subject.push(actor);
        self
    }

    fn to_whom(mut self, actor: Actor) -> Self {
        self.object.push(actor);
        self
    }

    fn at(mut self, place: Actor) -> Self {
        self.place.push(place);
        self
    }

    fn on(mut self, from: &str, to: &str) -> Self {
        self.from = Some(from.into());
        self.to = Some(to.into());
        self.date_precision = Some("clause".into());
        self
    }

    fn counts(mut self, modifier: &str, low: Option<f64>, high: Option<f64>, of: &str) -> Self {
        self.quantity = Some(Quantity {
            value: low.or(high),
            low,
            high,
            modifier: modifier.into(),
            unit: None,
            currency: None,
            of: Some(of.into()),
            start: None,
            end: None,
        });
        self
    }

    fn says(mut self, speaker: Actor) -> Self {
        self.origin = speaker.name.clone();
        self.attributed_to.push(speaker);
        self
    }

    fn stands(mut self, polarity: &str) -> Self {
        self.polarity = polarity.into();
        self
    }
}
