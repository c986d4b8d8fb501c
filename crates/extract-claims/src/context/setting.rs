//! Where an article is set, for violence that names no place of its own: its dateline, else the
//! town it names most.

use std::collections::HashMap;

use records::{Actor, Article, Entity};

/// Countries, which are too wide to be where something happened.
const COUNTRIES: &str = include_str!("../../../tag-entities/data/lexicon/countries.csv");
/// Code points within which a dateline ends.
const DATELINE: usize = 60;
/// Paragraphs that tell where the matter is.
const LEAD: usize = 3;

/// Ids of countries.
pub fn countries() -> Vec<&'static str> {
    let mut ids: Vec<_> = COUNTRIES.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    ids.sort_unstable();
    ids
}

/// The article's place; none where it tells none.
pub fn setting(article: &Article, countries: &[&str]) -> Vec<Actor> {
    let mut named: HashMap<String, (usize, usize, Actor)> = HashMap::new();
    let mut seen = 0;
    for paragraph in article.paragraphs.iter().filter(|p| matches!(p.role(), "body" | "dateline")) {
        let Ok(Some(entities)) = paragraph.entities() else { continue };
        if seen < LEAD
            && let Some(place) = dateline(paragraph.text(), &entities, paragraph.role())
        {
            return vec![actor(place)];
        }
        let towns = entities
            .iter()
            .filter(|e| e.label == "GPE" && countries.binary_search(&e.id.as_str()).is_err());
        for town in towns {
            let order = named.len();
            let entry = named.entry(town.id.clone()).or_insert_with(|| (0, order, actor(town)));
            entry.0 += if seen < LEAD { 2 } else { 1 };
        }
        seen += 1;
    }
    let most =
        named.into_values().max_by_key(|(count, order, _)| (*count, std::cmp::Reverse(*order)));
    most.filter(|(count, ..)| *count > 1).map(|(.., place)| place).into_iter().collect()
}

/// "KABUL, Afghanistan (Agency) —": the place that a paragraph begins with.
fn dateline<'e>(text: &str, entities: &'e [Entity], role: &str) -> Option<&'e Entity> {
    let place = entities.first().filter(|e| e.start <= 1 && e.label == "GPE")?;
    if role == "dateline" {
        return Some(place);
    }
    let rest: String = text.chars().skip(place.end).take(DATELINE).collect();
    let dashed = rest.contains(['–', '—']) || rest.contains(" - ") || rest.contains("--");
    (dashed && !place.text.chars().any(char::is_lowercase)).then_some(place)
}

fn actor(place: &Entity) -> Actor {
    Actor {
        id: Some(place.id.clone()),
        name: place.name.clone(),
        label: Some(place.label.clone()),
        text: place.text.clone(),
        start: None,
        end: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::Paragraph;

    fn place(texts: &[(&str, &[(&str, &str)])]) -> Vec<String> {
        let lines: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(n, (text, names))| {
                let entity = |(name, id): &(&str, &str)| {
                    let start = text.find(name).map(|at| text[..at].chars().count()).unwrap();
                    let end = start + name.chars().count();
                    format!(r#"{{"start":{start},"end":{end},"text":"{name}","label":"GPE","id":"{id}","name":"{name}"}}"#)
                };
                let names: Vec<String> = names.iter().map(entity).collect();
                format!(
                    r#"{{"type":"paragraph","doc":"d","paragraph":{n},"byte_start":0,"byte_end":9,"role":"body","text":"{text}","sentences":[],"entities":[{}]}}"#,
                    names.join(",")
                )
            })
            .collect();
        let paragraphs: Vec<Paragraph> =
            lines.iter().map(|l| Paragraph::parse(l.as_bytes()).unwrap()).collect();
        let article = Article { paragraphs: &paragraphs };
        setting(&article, &countries()).into_iter().map(|p| p.name).collect()
    }

    #[test]
    fn a_dateline_tells_the_place() {
        let first = (
            "MOPTI, Mali (Agency) — Nine died, Bamako said.",
            &[("MOPTI", "gpe/mopti"), ("Bamako", "gpe/bamako")][..],
        );
        assert_eq!(
            place(&[first, ("Bamako sent troops.", &[("Bamako", "gpe/bamako")])]),
            ["MOPTI"]
        );
    }

    #[test]
    fn else_the_town_named_most_is_it_and_never_a_country() {
        let mali = ("Mali", "gpe/mali");
        let mopti = ("Mopti", "gpe/mopti");
        let one = ("Gunmen came to Mopti, in Mali.", &[mopti, mali][..]);
        let two = ("Mali mourned with Mopti.", &[mali, mopti][..]);
        assert_eq!(place(&[one, two, ("Mali waits.", &[mali])]), ["Mopti"]);
        assert_eq!(place(&[("Mali mourned.", &[mali][..]), ("Mali waits.", &[mali])]), [""; 0]);
    }
}
