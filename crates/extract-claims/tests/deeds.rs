//! Whose deed it is, and who was harmed, where a parser hangs it on those who tell of it.

mod common;

use common::{claims, count, every, names, of};
use records::Claim;

const LEE: (&str, &str, &str) = ("Ann Lee", "PERSON", "person/ann-lee");
const ROE: (&str, &str, &str) = ("Bo Roe", "PERSON", "person/bo-roe");

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    let told = of(all, predicate).into_iter().filter(|c| c.polarity == "asserted");
    told.map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

#[test]
fn who_killed_turns_the_weapon_on_himself_and_not_the_police() {
    for weapon in ["gun", "shotgun", "rifle", "pistol"] {
        let text = format!(
            "A farmer wounded his wife before turning the {weapon} on himself, police said."
        );
        let all = claims(&text, &[], &[]);
        let dead = of(&all, "killed");
        assert_eq!(names(&dead[0].object), ["farmer"], "{text}");
    }
    for text in ["The firm turned the page on itself.", "He turned the camera on himself."] {
        assert!(of(&claims(text, &[], &[]), "killed").is_empty(), "{text}");
    }
}

#[test]
fn a_father_named_in_an_aside_shot_and_killed() {
    let text = "Police said the father, Bo Roe, shot and killed his aunt on Monday.";
    let all = claims(text, &[ROE], &[]);
    assert_eq!(names(&of(&all, "killed")[0].subject), ["Bo Roe"]);
}

#[test]
fn the_second_deed_of_a_clause_is_its_own_doers() {
    let text = "A clerk was being treated after her cousin shot her and killed their aunt.";
    let all = claims(text, &[], &[]);
    let dead = of(&all, "killed");
    assert_eq!(dead.len(), 1);
    assert!(dead[0].object[0].name.ends_with("aunt"), "{dead:?}");
    assert_eq!(names(&dead[0].subject), ["clerk's cousin"]);
}

#[test]
fn who_was_shot_is_not_killed_with_another() {
    let all = claims("A guard shot her and killed her aunt.", &[], &[]);
    assert!(every(of(&all, "killed"), |c| names(&c.object) != ["her"]));
    let all = claims("A guard shot and killed the baker.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["baker"]);
}

#[test]
fn a_man_told_of_in_an_aside_was_killed() {
    let text = "The women were freed but officials say a man at the farm, Bo Roe, was killed.";
    let all = claims(text, &[ROE], &[]);
    assert_eq!(values(&all, "killed"), [Some(1.0)]);
}

#[test]
fn a_body_that_is_found_is_somebodys() {
    for text in [
        "An old baker's body was found in the barn.",
        "Officers found the baker's body on Sunday.",
        "Crews found the burned remains of a baker.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
    }
    for text in [
        "The baker's body was tired.",
        "Scholars found the remains of a temple.",
        "The student body found a home.",
    ] {
        assert!(of(&claims(text, &[], &[]), "killed").is_empty(), "{text}");
    }
}

#[test]
fn all_of_two_counts_joined_by_and_are_harmed() {
    for text in [
        "The letter came a day after six nuns and two cooks were killed.",
        "Soldiers killed six nuns and two cooks in the hills.",
        "On Sunday, six nuns and two cooks were murdered.",
    ] {
        let figures = [count("six", 6.0, "nuns"), count("two", 2.0, "cooks")];
        let all = claims(text, &[], &figures);
        assert_eq!(values(&all, "killed"), [Some(8.0), Some(6.0), Some(2.0)], "{text}");
    }
    let text = "The paper repeats: seven people were killed and 12 were badly injured.";
    let all = claims(text, &[], &[count("seven", 7.0, "people"), count("12", 12.0, "")]);
    assert_eq!(
        (values(&all, "killed"), values(&all, "wounded")),
        (vec![Some(7.0)], vec![Some(12.0)])
    );
}

#[test]
fn an_aside_of_counts_takes_nobody_away() {
    let text =
        "Two days after six nuns (four old and two young) and two cooks were killed, he left.";
    let figures = [count("six", 6.0, "nuns"), count("two cooks", 2.0, "cooks")];
    assert_eq!(values(&claims(text, &[], &figures), "killed")[0], Some(8.0));
    let text = "He buried six nuns, five of them old, who were killed on Sunday.";
    let figures = [count("six", 6.0, "nuns"), count("five", 5.0, "")];
    assert_eq!(values(&claims(text, &[], &figures), "killed"), [Some(6.0)]);
}

#[test]
fn capitals_and_editors_notes_mislead_nobody() {
    for text in [
        "LIMA, 5 MAY (RCN) -- [TEXT] TWO GUARDS WATCHING THE BANK WERE KILLED TODAY.",
        "LIMA, 5 MAY (RCN) -- [REPORT] [TEXT] TWO GUARDS WERE KILLED, IT WAS REPORTED.",
    ] {
        let all = claims(text, &[], &[count("TWO", 2.0, "GUARDS")]);
        assert_eq!(values(&all, "killed"), [Some(2.0)], "{text}");
    }
    let text = "FIVE PEOPLE, INCLUDING A MAYOR, WERE SERIOUSLY WOUNDED.";
    let all = claims(text, &[], &[count("FIVE", 5.0, "PEOPLE")]);
    assert_eq!(values(&all, "wounded"), [Some(5.0)]);
}

#[test]
fn who_is_named_along_with_others_is_one_more() {
    let text = "The town mourns for Ann Lee, who was found shot to death along with three others.";
    let all = claims(text, &[LEE], &[count("three", 3.0, "others")]);
    assert_eq!(values(&all, "killed")[0], Some(4.0));
}

#[test]
fn them_are_as_many_as_those_just_told_of() {
    for (text, figures, whom) in [
        ("The guard stabbed both clerks, killing them.", &[][..], 2.0),
        ("The guard attacked three clerks, wounding them.", &[count("three", 3.0, "clerks")], 3.0),
    ] {
        let all = claims(text, &[], figures);
        let told = values(&all, "killed").into_iter().chain(values(&all, "wounded"));
        assert!(every(told, |v| v == Some(whom)), "{text}");
    }
}

#[test]
fn who_says_that_he_was_killed_lives() {
    for text in ["\"They killed me!\" she cried.", "These taxes are killing us."] {
        assert!(of(&claims(text, &[], &[]), "killed").is_empty(), "{text}");
    }
    let all = claims("\"He could have killed me,\" she said.", &[], &[]);
    assert!(of(&all, "killed").iter().all(|c| c.polarity != "asserted"));
}

#[test]
fn what_is_foregone_did_not_happen() {
    for text in [
        "I am glad it ended here rather than a neighbor got killed.",
        "He gave up rather than be killed by the guards.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(of(&all, "killed").iter().all(|c| c.polarity != "asserted"), "{text}");
    }
    let all = claims("Guards rather than guests were killed in the raid.", &[], &[]);
    assert!(every(of(&all, "killed"), |c| c.polarity == "asserted"));
}

#[test]
fn what_is_denied_of_one_verb_is_not_denied_of_the_next() {
    let all = claims("The guard was not seen at first and was hurt.", &[], &[]);
    assert!(every(of(&all, "wounded"), |c| c.polarity == "asserted"));
    let all = claims("His friend, whose name has not been given, was not hurt.", &[], &[]);
    assert!(every(of(&all, "wounded"), |c| c.polarity == "negated"));
    let all = claims("The raiders did not kill or wound the guard.", &[], &[]);
    assert!(every(of(&all, "killed"), |c| c.polarity == "negated"));
}

#[test]
fn the_day_of_an_unsealing_is_not_that_of_the_death() {
    let wednesday = ("Wednesday", "DATE", None, None, "");
    let dated = |text: &str| {
        let mut record = common::claims(text, &[], &[wednesday]);
        record.retain(|c| c.predicate == "killed");
        record.iter().map(|c| c.date_text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        dated("An indictment was unsealed Wednesday in the fatal shooting of a clerk."),
        [None]
    );
    assert_eq!(dated("A clerk was shot dead Wednesday."), [Some("Wednesday".to_string())]);
}
