//! What sentences claim: each rule over sentences of different news.

mod common;

use common::{claims, claims_with, count, names, of};

const REBELS: (&str, &str, &str) = ("Free Hill Army", "ORG", "org/free-hill-army");

#[test]
fn active_passive_and_nominal_killings() {
    let active = claims("Gunmen killed 12 farmers.", &[], &[count("12", 12.0, "farmers")]);
    let killed = of(&active, "killed");
    assert_eq!(names(&killed[0].subject), ["Gunmen"]);
    assert_eq!(names(&killed[0].object), ["farmers"]);
    assert_eq!(killed[0].quantity.as_ref().unwrap().low, Some(12.0));

    let passive =
        claims("Twelve farmers were killed by gunmen.", &[], &[count("Twelve", 12.0, "farmers")]);
    let killed = of(&passive, "killed");
    assert_eq!(names(&killed[0].subject), ["gunmen"]);
    assert_eq!(names(&killed[0].object), ["farmers"]);

    let nominal = claims(
        "The killing of two bankers shocked the town.",
        &[],
        &[count("two", 2.0, "bankers")],
    );
    assert_eq!(names(&of(&nominal, "killed")[0].object), ["bankers"]);
}

#[test]
fn every_figure_has_its_own_claim() {
    let all = claims(
        "The storm killed 13 passengers and injured 90 people.",
        &[],
        &[count("13", 13.0, "passengers"), count("90", 90.0, "people")],
    );
    assert_eq!(of(&all, "killed")[0].quantity.as_ref().unwrap().value, Some(13.0));
    assert_eq!(of(&all, "wounded")[0].quantity.as_ref().unwrap().value, Some(90.0));
    assert!(of(&all, "states").is_empty());
}

#[test]
fn what_is_left_dead_hangs_on_its_verb() {
    for text in [
        "The collapse left 7 workers dead.",
        "A flood left 7 villagers dead.",
        "The crash left 7 tourists dead.",
    ] {
        let all = claims(text, &[], &[count("7", 7.0, "")]);
        assert_eq!(of(&all, "killed")[0].quantity.as_ref().unwrap().value, Some(7.0), "{text}");
    }
}

#[test]
fn tolls() {
    for (text, figure) in [
        ("The death toll rose to 40 on Monday.", "40"),
        ("Officials put the death toll at 55.", "55"),
    ] {
        let value: f64 = figure.parse().unwrap();
        let all = claims(text, &[], &[count(figure, value, "")]);
        assert_eq!(of(&all, "killed")[0].quantity.as_ref().unwrap().value, Some(value), "{text}");
    }
}

#[test]
fn one_described_or_named_victim_is_one() {
    for (text, name) in [
        ("A shepherd was shot dead near the border.", None),
        ("Gunmen murdered a judge.", None),
        ("Maria Lopez was killed in the crash.", Some(("Maria Lopez", "PERSON", "person/maria"))),
    ] {
        let names: Vec<_> = name.into_iter().collect();
        let all = claims(text, &names, &[]);
        let quantity = of(&all, "killed")[0].quantity.clone().unwrap();
        assert_eq!((quantity.low, quantity.high), (Some(1.0), Some(1.0)), "{text}");
        assert_eq!(quantity.start, None);
    }
}

#[test]
fn negation_and_hope() {
    let polarity = |text: &str, predicate: &str| {
        let all = claims(text, &[REBELS], &[]);
        of(&all, predicate).first().map(|c| c.polarity.clone())
    };
    assert_eq!(
        polarity("Free Hill Army did not attack the village.", "attacked").as_deref(),
        Some("negated")
    );
    assert_eq!(
        polarity("No farmers were killed by Free Hill Army.", "killed").as_deref(),
        Some("negated")
    );
    assert_eq!(
        polarity("Free Hill Army wants to attack the village.", "attacked").as_deref(),
        Some("hypothetical")
    );
    assert_eq!(
        polarity("Free Hill Army attacked the village.", "attacked").as_deref(),
        Some("asserted")
    );
}

#[test]
fn may_is_doubt_and_no_hypothesis() {
    let all = claims("Free Hill Army may have attacked the village.", &[REBELS], &[]);
    let attacked = of(&all, "attacked")[0];
    assert_eq!((attacked.polarity.as_str(), attacked.certainty.as_str()), ("asserted", "possible"));
}

#[test]
fn two_sides_of_a_coordination() {
    for (text, predicate) in [
        ("Peru and Chile signed an agreement.", "agreed-with"),
        ("Peru and Chile held talks on Monday.", "negotiates-with"),
        ("Fighting between Peru and Chile went on.", "fights"),
    ] {
        let all = claims(text, &[("Peru", "GPE", "gpe/peru"), ("Chile", "GPE", "gpe/chile")], &[]);
        let found = of(&all, predicate);
        assert_eq!(names(&found[0].subject), ["Peru"], "{text}");
        assert_eq!(names(&found[0].object), ["Chile"], "{text}");
    }
}

#[test]
fn capitals_act_for_their_states() {
    let all = claims(
        "Moscow accused Warsaw of spying.",
        &[("Moscow", "GPE", "gpe/moscow"), ("Warsaw", "GPE", "gpe/warsaw")],
        &[],
    );
    let accuses = of(&all, "accuses")[0];
    assert_eq!(names(&accuses.subject), ["Russia"]);
    assert_eq!(names(&accuses.object), ["Poland"]);
    assert_eq!(accuses.subject[0].text, "Moscow");
}

#[test]
fn figures_of_any_news_are_stated() {
    for (text, figure, of_what) in [
        ("The company sold 300 tractors in May.", "300", "tractors"),
        ("The museum drew 41 visitors.", "41", "visitors"),
        ("Rosa Diaz won 12 medals.", "12", "medals"),
    ] {
        let all = claims(text, &[], &[count(figure, figure.parse().unwrap(), of_what)]);
        let states = of(&all, "states");
        assert_eq!(states.len(), 1, "{text}");
        assert_eq!(states[0].quantity.as_ref().unwrap().of.as_deref(), Some(of_what));
        assert_eq!(names(&states[0].object), [of_what]);
    }
}

#[test]
fn users_predicates() {
    let rows = "predicate,class,cue,subject,object\nacquired,verb,acquire,subj,obj\n";
    let all = claims_with(
        Some(rows),
        "Norsk Fish acquired Blue Bay.",
        &[("Norsk Fish", "ORG", "org/norsk"), ("Blue Bay", "ORG", "org/blue-bay")],
        &[],
    );
    let acquired = of(&all, "acquired")[0];
    assert_eq!(names(&acquired.subject), ["Norsk Fish"]);
    assert_eq!(names(&acquired.object), ["Blue Bay"]);
}

#[test]
fn ids_keys_and_origin() {
    let all = claims(
        "Gunmen killed 12 farmers in Peru, police said.",
        &[("Peru", "GPE", "gpe/peru")],
        &[count("12", 12.0, "farmers")],
    );
    let killed = of(&all, "killed")[0];
    assert!(killed.id.starts_with("d#100-"), "{}", killed.id);
    assert_eq!(killed.key, "violence|2024");
    assert_eq!(killed.origin, "The Gazette", "whoever it means by police");
    assert_eq!(names(&killed.attributed_to), ["police"]);
    assert_eq!(killed.byte_start, 100);
    assert_eq!(killed.date_precision.as_deref(), Some("article"));
    assert_eq!(killed.to.as_deref(), Some("2024-03-06"));
}

#[test]
fn a_named_speaker_is_the_origin() {
    let origin = |text: &str, names: &[(&str, &str, &str)]| {
        of(&claims(text, names, &[]), "killed")[0].origin.clone()
    };
    let ann = [("Ann Lee", "PERSON", "person/ann-lee")];
    assert_eq!(origin("Gunmen killed two farmers, Ann Lee said.", &ann), "Ann Lee");
    assert_eq!(origin("Gunmen killed two farmers, they said.", &[]), "The Gazette");
    assert_eq!(origin("Gunmen killed two farmers, several officials said.", &[]), "The Gazette");
}

#[test]
fn the_last_day_of_a_year_is_of_that_year() {
    // Dated by the article alone: `to` is the first day of the next year.
    let told = "Gunmen killed two farmers.";
    let line = format!(
        r#"{{"type":"paragraph","doc":"d","published":"2024-12-31","paragraph":0,"byte_start":0,"role":"body","text":"{told}"}}"#
    );
    let paragraph = records::Paragraph::parse(line.as_bytes()).unwrap();
    let tables = extract_claims::Tables::new(None).unwrap();
    let article = records::Article { paragraphs: &[paragraph] };
    let (all, _) = extract_claims::Extractor::new(&tables).extract(&article);
    assert_eq!(all[0].key, "violence|2024");
}
