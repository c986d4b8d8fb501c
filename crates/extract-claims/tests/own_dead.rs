//! Who killed and died: one more than his victims; and what an article tells beside its story.

mod common;

use common::{claims, count, of};
use extract_claims::{Extractor, Tables};
use records::{Article, Claim, Paragraph};
use serde_json::json;

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate).iter().map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

#[test]
fn a_gunman_who_died_is_one_more() {
    for (text, dead) in [
        ("A gunman killed two clerks before shooting himself dead.", 3.0),
        ("The shooting killed two clerks. The gunman was then shot dead.", 3.0),
    ] {
        let all = claims(text, &[], &[count("two", 2.0, "clerks")]);
        assert_eq!(values(&all, "killed")[..2], [Some(dead), Some(2.0)], "{text}");
    }
    let text = "A gunman killed one customer before shooting himself dead.";
    let all = claims(text, &[], &[count("one", 1.0, "customer")]);
    assert_eq!(values(&all, "killed"), [Some(2.0), Some(1.0)]);
}

#[test]
fn a_toll_that_may_count_the_gunman_is_not_raised() {
    for (text, toll) in [
        ("Two people were killed at the inn. Police killed the attacker.", "Two"),
        ("Two people are dead in a murder-suicide. The gunman shot himself dead.", "Two"),
        ("Two people died. The gunman was shot dead.", "Two"),
        ("The raid killed two people, including the gunman. The gunman was shot dead.", "two"),
    ] {
        let all = claims(text, &[], &[count(toll, 2.0, "people")]);
        assert_eq!(values(&all, "killed"), [Some(2.0)], "{text}");
    }
    let text = "The blast killed two guards. Bo Roe died on Friday.";
    let roe = [("Bo Roe", "PERSON", "person/bo-roe")];
    let all = claims(text, &roe, &[count("two", 2.0, "guards")]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);
}

#[test]
fn one_more_who_has_died_makes_as_many() {
    for (text, dead) in [
        ("A second boy has died after the crash.", 2.0),
        ("Third victim dies after fire at the inn.", 3.0),
        ("4th victim dies after fire at the inn.", 4.0),
    ] {
        assert_eq!(values(&claims(text, &[], &[]), "killed"), [Some(dead)], "{text}");
    }
    for text in [
        "A second man died at the scene.",
        "The second victim has died.",
        "A second grade teacher has died.",
    ] {
        assert_eq!(values(&claims(text, &[], &[]), "killed"), [Some(1.0)], "{text}");
    }
}

#[test]
fn one_named_twice_takes_one_place_in_the_toll() {
    let text = "Two people were killed. Ann Lee was shot dead in the hall. Bo Roe was killed too. \
                OFFICIALS SAY ANN LEE DIED OF A SHOT.";
    let names = [
        ("Ann Lee", "PERSON", "person/ann-lee"),
        ("Bo Roe", "PERSON", "person/bo-roe"),
        ("ANN LEE", "PERSON", "person/ann-lee"),
    ];
    let all = claims(text, &names, &[count("Two", 2.0, "people")]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);
}

#[test]
fn parents_of_a_list_are_two() {
    let all = claims(
        "Parents, three guards and a cook were killed.",
        &[],
        &[count("three", 3.0, "guards")],
    );
    assert_eq!(values(&all, "killed")[0], Some(6.0));
    let all = claims("Parents were killed there.", &[], &[]);
    assert_eq!(values(&all, "killed"), [None]);
}

#[test]
fn how_both_died_is_told_of_those_known() {
    let text = "A guard was found dead. A nun was found dead, and so was a cook. \
                It is unclear how both women died.";
    let all = claims(text, &[], &[]);
    assert!(values(&all, "killed")[0] > Some(1.0), "{:?}", values(&all, "killed"));
}

#[test]
fn a_suicide_in_a_cell_is_another_death() {
    let killed = |told: &str| {
        let text = format!("Ann Lee was killed at the mill. The suspect, Bo Roe, {told}.");
        let all = claims(
            &text,
            &[("Ann Lee", "PERSON", "person/ann-lee"), ("Bo Roe", "PERSON", "person/bo-roe")],
            &[],
        );
        values(&all, "killed")
    };
    assert_eq!(killed("committed suicide in prison"), [Some(1.0), Some(1.0)]);
    assert_eq!(killed("committed suicide at home"), [Some(2.0)]);
}

#[test]
fn tolls_of_months_take_nobody_in() {
    for text in [
        "A boy was shot dead on Sunday. In the past two months at least eight children have been killed.",
        "A boy was shot dead on Sunday. Over the last 10 days, eight children have been killed.",
    ] {
        let all = claims(text, &[], &[count("eight", 8.0, "children")]);
        assert!(values(&all, "killed").contains(&Some(1.0)), "{text}");
    }
    let text =
        "The worst fire in the past ten years killed eight people. A boy was among the dead.";
    let all = claims(text, &[], &[count("eight", 8.0, "people")]);
    assert_eq!(values(&all, "killed")[0], Some(8.0));
}

/// The claims of an article, its paragraphs given with their roles.
fn article(paragraphs: &[(&str, &str)]) -> Vec<Claim> {
    let mut start = 0;
    let lines: Vec<String> = paragraphs
        .iter()
        .enumerate()
        .map(|(i, (role, text))| {
            let line = json!({"type": "paragraph", "doc": "d", "title": null, "outlet": null,
                "url": null, "published": "2024-03-05", "paragraph": i, "byte_start": start,
                "role": role, "text": text, "entities": [], "numbers": []});
            start += text.len() + 1;
            line.to_string()
        })
        .collect();
    let read: Vec<Paragraph> =
        lines.iter().map(|l| Paragraph::parse(l.as_bytes()).unwrap()).collect();
    let tables = Tables::new(None).unwrap();
    Extractor::new(&tables).extract(&Article { paragraphs: &read }).0
}

#[test]
fn headlines_of_other_articles_add_no_victims() {
    let story = [
        ("body", "A girl was shot dead at the fair."),
        ("body", "She was a student."),
        ("body", "Nobody was held."),
        ("body", "The fair went on."),
    ];
    let link = |role| {
        let all = [&story[..], &[(role, "Man shot dead at a farm")]].concat();
        values(&article(&all), "killed")
    };
    assert_eq!(link("heading"), [Some(1.0), Some(1.0)]);
    assert_eq!(link("body"), [Some(2.0)]);
}

#[test]
fn a_similar_case_adds_no_victims() {
    let told = |turn: &str| {
        let text = format!("A girl was shot dead at the fair. {turn} A boy was shot dead.");
        values(&article(&[("body", &text)]), "killed")
    };
    assert_eq!(told("A similar case made headlines before."), [Some(1.0), Some(1.0)]);
    assert_eq!(told("The fair made headlines before."), [Some(2.0)]);
}
