//! FollowTheMoney entities: Article, Person, Organization (and its kin), Mention, Event.
//!
//! Ids are hashes of what a thing is, so that the same article, actor or event has one id in
//! every run; fragments of one entity from several articles are merged by its id, as `ftm
//! aggregate` does. What was written once is not written again.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use records::{Actor, Claim, Joined};
use serde::Serialize;

use crate::hash::id;
use crate::input::{Article, Paragraph, Record};
use crate::lines::{day_before, figure};
use crate::{lines, tongue};

/// One entity, as FollowTheMoney reads it.
#[derive(Debug, Serialize)]
pub struct Entity {
    /// Deterministic.
    pub id: String,
    /// A schema of the model.
    pub schema: &'static str,
    /// Property to values.
    pub properties: BTreeMap<&'static str, Vec<String>>,
}

/// Makes entities of records; remembers which it has made, by hash.
#[derive(Default)]
pub struct Exporter {
    made: HashSet<u64>,
    /// The article whose paragraphs come in: its names, met so far.
    current: Option<Current>,
}

struct Current {
    article: Article,
    body: Vec<String>,
    /// Entity's id to its label, its name and its spellings here.
    names: BTreeMap<String, (String, String, BTreeSet<String>)>,
}

impl Entity {
    fn new(schema: &'static str, id: String) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    fn with(mut self, property: &'static str, value: &str) -> Self {
        let value = value.trim();
        let values = self.properties.entry(property).or_default();
        if !value.is_empty() && !values.iter().any(|v| v == value) {
            values.push(value.to_string());
        }
        if values.is_empty() {
            self.properties.remove(property);
        }
        self
    }

    fn with_some(self, property: &'static str, value: &Option<String>) -> Self {
        self.with(property, value.as_deref().unwrap_or(""))
    }
}

impl Exporter {
    /// Takes a record; appends the entities that are complete.
    pub fn take(&mut self, record: Record, out: &mut Vec<Entity>) {
        let article = match &record {
            Record::Paragraph(p) => Some(&p.article.doc),
            _ => None,
        };
        if self.current.as_ref().is_some_and(|c| Some(&c.article.doc) != article) {
            self.finish(out);
        }
        match record {
            Record::Article(article) => {
                let text = article.text.clone();
                self.once(of_article(&article, &text), out);
            }
            Record::Paragraph(paragraph) => self.paragraph(*paragraph),
            Record::Claim(claim) => self.claim(&claim, out),
            Record::Joined(joined) => self.joined(&joined, out),
            Record::Other => {}
        }
    }

    /// Appends what is still held.
    pub fn finish(&mut self, out: &mut Vec<Entity>) {
        let Some(current) = self.current.take() else { return };
        let document = article_id(&current.article.doc);
        self.once(of_article(&current.article, &current.body.join("\n\n")), out);
        for (name_id, (label, name, spellings)) in current.names {
            let Some(schema) = schema(&label) else { continue };
            let actor = Entity::new(schema, actor_id(&name_id)).with("name", &name);
            self.once(actor, out);
            let mut mention = Entity::new("Mention", format!("m-{}", id(&[&document, &name_id])))
                .with("document", &document)
                .with("resolved", &actor_id(&name_id))
                .with("detectedSchema", schema)
                .with("name", &name);
            for spelling in spellings {
                mention = mention.with("name", &spelling);
            }
            self.once(mention, out);
        }
    }

    fn paragraph(&mut self, mut p: Paragraph) {
        let text = std::mem::take(&mut p.article.text);
        let article = p.article;
        let current = self.current.get_or_insert_with(|| Current {
            article,
            body: Vec::new(),
            names: BTreeMap::new(),
        });
        current.body.push(text);
        for e in p.entities {
            let fresh = || (e.label.clone(), e.name.clone(), BTreeSet::new());
            current.names.entry(e.id.clone()).or_insert_with(fresh).2.insert(e.text);
        }
    }

    fn claim(&mut self, claim: &Claim, out: &mut Vec<Entity>) {
        self.once(of_source(claim), out);
        let event = Entity::new("Event", format!("e-{}", id(&[&claim.id])))
            .with("name", &lines::claim(claim))
            .with("recordId", &claim.id);
        let event = self.told(event, claim, out);
        let event = dated(event, claim.from.as_deref(), claim.to.as_deref());
        self.once(event, out);
    }

    fn joined(&mut self, joined: &Joined, out: &mut Vec<Entity>) {
        let figure = figure(joined.low, joined.high);
        let summary = format!(
            "{}: {} articles, {} origins{}{}",
            joined.verdict,
            joined.articles,
            joined.origins,
            if joined.why.is_empty() { String::new() } else { format!("; {}", joined.why) },
            if figure.is_empty() { String::new() } else { format!("; figures {figure}") },
        );
        let mut event = Entity::new("Event", format!("e-{}", id(&[&joined.id])))
            .with("name", &joined.about)
            .with("summary", &summary)
            .with("recordId", &joined.id);
        for claim in &joined.claims {
            self.once(of_source(claim), out);
            event = self.told(event, claim, out);
        }
        for actors in [&joined.subject, &joined.object] {
            event = self.involve(event, actors, out);
        }
        for place in &joined.place {
            event = event.with("location", &place.name);
        }
        let event = dated(event, joined.from.as_deref(), joined.to.as_deref());
        self.once(event, out);
    }

    /// What a claim adds to an event: who took part, where, who tells it.
    fn told(&mut self, event: Entity, claim: &Claim, out: &mut Vec<Entity>) -> Entity {
        let mut event = event
            .with("description", &claim.text)
            .with("proof", &article_id(&claim.doc))
            .with("sourceUrl", claim.url.as_deref().filter(|u| u.starts_with("http")).unwrap_or(""))
            .with_some("publisher", &claim.outlet);
        for place in &claim.place {
            event = event.with("location", &place.name);
        }
        for actors in [&claim.subject, &claim.object] {
            event = self.involve(event, actors, out);
        }
        event
    }

    fn involve(&mut self, mut event: Entity, actors: &[Actor], out: &mut Vec<Entity>) -> Entity {
        for actor in actors {
            let label = actor.label.as_deref().unwrap_or("");
            // A state that acts is its government.
            let schema = if label == "GPE" { Some("PublicBody") } else { schema(label) };
            match (&actor.id, schema) {
                (Some(name_id), Some(schema)) => {
                    let key = if label == "GPE" {
                        format!("government of {name_id}")
                    } else {
                        name_id.clone()
                    };
                    event = event.with("involved", &actor_id(&key));
                    self.once(Entity::new(schema, actor_id(&key)).with("name", &actor.name), out);
                }
                _ => event = event.with("notes", &actor.name),
            }
        }
        event
    }

    /// Writes an entity that says something new.
    fn once(&mut self, entity: Entity, out: &mut Vec<Entity>) {
        let said = serde_json::to_string(&entity.properties).unwrap_or_default();
        let hash = id(&[&entity.id, entity.schema, &said]);
        let short = u64::from_str_radix(&hash[..16], 16).unwrap_or_default();
        if self.made.insert(short) {
            out.push(entity);
        }
    }
}

/// The schema for a name of this label; none for places, works and the like, which
/// FollowTheMoney's Mention cannot resolve.
fn schema(label: &str) -> Option<&'static str> {
    match label {
        "PERSON" => Some("Person"),
        "ORG" => Some("Organization"),
        "NORP" => Some("LegalEntity"),
        _ => None,
    }
}

fn article_id(doc: &str) -> String {
    format!("a-{}", id(&[doc]))
}

fn actor_id(name_id: &str) -> String {
    format!("n-{}", id(&[name_id]))
}

fn of_article(article: &Article, text: &str) -> Entity {
    let url = article.url.as_deref().filter(|u| u.starts_with("http"));
    Entity::new("Article", article_id(&article.doc))
        .with("fileName", &article.doc)
        .with_some("title", &article.title)
        .with_some("author", &article.author)
        .with_some("publisher", &article.outlet)
        .with_some("publishedAt", &article.published)
        .with("sourceUrl", url.unwrap_or(""))
        .with("language", article.language.as_deref().and_then(tongue::three_letters).unwrap_or(""))
        .with("bodyText", text)
}

fn of_source(claim: &Claim) -> Entity {
    let url = claim.url.as_deref().filter(|u| u.starts_with("http"));
    Entity::new("Article", article_id(&claim.doc))
        .with("fileName", &claim.doc)
        .with_some("publisher", &claim.outlet)
        .with_some("publishedAt", &claim.published)
        .with("sourceUrl", url.unwrap_or(""))
}

fn dated(event: Entity, from: Option<&str>, to: Option<&str>) -> Entity {
    let last = to.and_then(day_before);
    event.with("startDate", from.unwrap_or("")).with("endDate", last.as_deref().unwrap_or(""))
}
