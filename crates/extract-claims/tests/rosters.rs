//! Lists of victims that are read from the words as they stand.

mod common;

use common::{claims, count, every, of};
use records::Claim;

fn first(all: &[Claim], predicate: &str) -> (Option<f64>, usize) {
    let claims = of(all, predicate);
    let first = claims.first().unwrap_or_else(|| panic!("nobody {predicate}"));
    (first.quantity.as_ref().and_then(|q| q.value), first.object.len())
}

#[test]
fn parts_and_single_victims_are_one_toll() {
    for (text, figure, noun, all) in [
        ("A baker, two nuns and a small boy were killed on Sunday.", "two", "nuns", 4.0),
        ("A raid killed a teacher, three pupils and the driver.", "three", "pupils", 5.0),
        ("Rescuers found one cook and two waiters dead inside the inn.", "two", "waiters", 3.0),
    ] {
        let one = text.contains("one ").then(|| count("one", 1.0, "cook"));
        let n = if figure == "two" { 2.0 } else { 3.0 };
        let figures: Vec<_> = one.into_iter().chain([count(figure, n, noun)]).collect();
        assert_eq!(first(&claims(text, &[], &figures), "killed").0, Some(all), "{text}");
    }
}

#[test]
fn semicolons_part_victims_and_commas_tell_who_they_are() {
    let (ann, bo, cy) = (
        ("Ann Lee", "PERSON", "person/ann-lee"),
        ("Bo Roe", "PERSON", "person/bo-roe"),
        ("Cy Poe", "PERSON", "person/cy-poe"),
    );
    for text in [
        "The guard killed his daughter, Ann Lee; his wife, Bo Roe; and her mother, Cy Poe, 62.",
        "The blast killed a baker, Ann Lee, 34; a driver, Bo Roe, 20; and a nurse, Cy Poe.",
        "A soldier shot dead his aunt, Ann Lee; a cook, Bo Roe, 51; and a guard, Cy Poe.",
    ] {
        assert_eq!(first(&claims(text, &[ann, bo, cy], &[]), "killed"), (Some(3.0), 3), "{text}");
    }
}

#[test]
fn a_name_behind_the_last_is_nobody_else() {
    for text in [
        "He is accused of killing his aunt and her young son, Ann Lee.",
        "The fire killed a nurse and her sister, Ann Lee.",
        "A sniper killed a driver and a cook, Ann Lee.",
    ] {
        let all = claims(text, &[("Ann Lee", "PERSON", "person/ann-lee")], &[]);
        assert_eq!(first(&all, "killed").0, Some(2.0), "{text}");
    }
}

#[test]
fn who_begins_another_clause_is_not_listed() {
    for text in [
        "The raid killed a baker and a driver fled.",
        "A sniper shot dead a cook and a nurse was hurt.",
        "The blast killed a clerk and a teacher has lost her home.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(every(of(&all, "killed"), |c| c.object.len() < 2), "{text}");
    }
}

#[test]
fn ages_count_nobody() {
    for text in [
        "The fire killed three sisters, ages four, six and 13, at their home.",
        "Three sisters, ages four, six and 13, were killed.",
        "They shot dead three sisters, ages four, six and 13.",
    ] {
        let figures = [
            count("three", 3.0, "sisters"),
            count("four", 4.0, ""),
            count("six", 6.0, ""),
            count("13", 13.0, ""),
        ];
        let figures = if text.starts_with("Three") {
            [count("Three", 3.0, "sisters"), figures[1], figures[2], figures[3]]
        } else {
            figures
        };
        let all = claims(text, &[], &figures);
        let values: Vec<_> =
            of(&all, "killed").iter().map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect();
        assert_eq!(values, [Some(3.0)], "{text}");
    }
}

#[test]
fn those_hurt_fatally_and_the_deceased_are_dead() {
    for text in [
        "A miner was fatally wounded at the pit.",
        "The fall fatally injured a climber.",
        "One driver was deceased at the scene.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "killed").len(), 1, "{text}");
        assert!(of(&all, "wounded").is_empty(), "{text}");
    }
}

#[test]
fn peoples_are_listed_with_others() {
    for (text, figures, all) in [
        (
            "Six Danes and two women were killed.",
            [("Six", 6.0, "Danes"), ("two", 2.0, "women")],
            8.0,
        ),
        (
            "Two nuns and five Danes were shot dead.",
            [("Two", 2.0, "nuns"), ("five", 5.0, "Danes")],
            7.0,
        ),
        (
            "A raid killed three Danes and four boys.",
            [("three", 3.0, "Danes"), ("four", 4.0, "boys")],
            7.0,
        ),
    ] {
        let figures = figures.map(|(part, n, of)| count(part, n, of));
        let found = claims(text, &[("Danes", "NORP", "gpe/denmark")], &figures);
        assert_eq!(first(&found, "killed").0, Some(all), "{text}");
    }
}
