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
        let text =
            format!("A farmer wounded his wife and turned the {weapon} on himself, police said.");
        let all = claims(&text, &[], &[]);
        let dead = of(&all, "killed");
        assert_eq!(names(&dead[0].object), ["farmer"], "{text}");
    }
    let text = "Two raiders turned their rifles on themselves.";
    let all = claims(text, &[], &[count("Two", 2.0, "raiders")]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);
    let text = "A farmer turned a rifle on himself and his wife survived.";
    assert_eq!(values(&claims(text, &[], &[]), "killed"), [Some(1.0)]);
    for text in [
        "The firm turned the page on itself.",
        "He turned the camera on himself.",
        "The farmer turned a rifle on himself but survived.",
        "The farmer turned the pistol on himself, but it did not fire.",
        "The farmer turned the pistol on himself, but the gun jammed.",
        "She turned a gun on herself but it failed to fire.",
    ] {
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
    let all = claims("A guard shot Ann Lee and killed her aunt.", &[LEE], &[]);
    assert!(every(of(&all, "killed"), |c| !names(&c.object).contains(&"Ann Lee")), "{all:?}");
    assert_eq!(names(&of(&all, "wounded")[0].object), ["Ann Lee"], "{all:?}");
    let all = claims("A guard shot and killed the baker.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["baker"]);
}

#[test]
fn a_man_told_of_in_an_aside_was_killed() {
    let text = "Most fled but neighbors say a cook on the bus, Bo Roe, was killed.";
    let all = claims(text, &[ROE], &[]);
    assert_eq!(values(&all, "killed"), [Some(1.0)]);
}

#[test]
fn a_body_that_is_found_is_somebodys() {
    for text in [
        "An old baker's body was found in the barn.",
        "Officers found the baker's body on Sunday.",
        "Divers discovered the burned remains of a baker.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
    }
    for text in [
        "The baker's body was tired.",
        "The remains of a queen were found below a mill in 2012.",
        "The student body found a home.",
    ] {
        assert!(of(&claims(text, &[], &[]), "killed").is_empty(), "{text}");
    }
}

#[test]
fn all_of_two_counts_joined_by_and_are_harmed() {
    for text in [
        "A month after nine sailors and three maids were killed, she moved.",
        "Raiders killed nine sailors and three maids on the ferry.",
        "On Sunday, nine sailors and three maids were murdered.",
    ] {
        let figures = [count("nine", 9.0, "sailors"), count("three", 3.0, "maids")];
        let all = claims(text, &[], &figures);
        assert_eq!(values(&all, "killed"), [Some(12.0), Some(9.0), Some(3.0)], "{text}");
    }
    let text = "The note reads: five miners were killed and 14 were badly injured.";
    let all = claims(text, &[], &[count("five", 5.0, "miners"), count("14", 14.0, "")]);
    assert_eq!(
        (values(&all, "killed"), values(&all, "wounded")),
        (vec![Some(5.0)], vec![Some(14.0)])
    );
}

#[test]
fn an_aside_of_counts_takes_nobody_away() {
    let text = "A week after nine sailors (seven cooks and two mates) and three clerks were killed, it sank.";
    let figures = [count("nine", 9.0, "sailors"), count("three", 3.0, "clerks")];
    assert_eq!(values(&claims(text, &[], &figures), "killed")[0], Some(12.0));
    let text = "She knew nine sailors, most of them mates, who were killed on Sunday.";
    let figures = [count("nine", 9.0, "sailors")];
    assert_eq!(values(&claims(text, &[], &figures), "killed"), [Some(9.0)]);
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
}

#[test]
fn who_is_named_along_with_others_is_one_more() {
    let text = "A village mourns for Ann Lee, who was found slain along with three other cooks.";
    let all = claims(text, &[LEE], &[count("three", 3.0, "cooks")]);
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
    for text in [
        "They merged three clubs, killing them in all but name.",
        "They beat three teams, killing them off.",
    ] {
        let figures = [count("three", 3.0, if text.contains("clubs") { "clubs" } else { "teams" })];
        assert!(!values(&claims(text, &[], &figures), "killed").contains(&Some(3.0)), "{text}");
    }
}

#[test]
fn who_says_that_he_was_killed_lives() {
    let text = "\"The raiders nearly killed me,\" the baker said.";
    assert!(of(&claims(text, &[], &[]), "killed").is_empty());
    for text in [
        "\"The raiders shot at us and killed us in our homes,\" the baker said.",
        "\"The raiders killed me mother,\" the baker said.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(every(of(&all, "killed"), |c| c.polarity == "asserted"), "{text}");
    }
    for text in
        ["\"He could have killed me,\" she said.", "If he killed me, my aunts would sell the farm."]
    {
        let all = claims(text, &[], &[]);
        assert!(every(of(&all, "killed"), |c| c.polarity == "hypothetical"), "{text}");
    }
}

#[test]
fn what_is_foregone_did_not_happen() {
    for text in [
        "I am glad it ended here rather than a neighbor got killed.",
        "The guards left the mill rather than stay and be killed.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(every(of(&all, "killed"), |c| c.polarity == "hypothetical"), "{text}");
    }
    for text in [
        "Guards rather than guests were killed in the raid.",
        "Rather than run the guards stayed and were killed.",
        "Rather than yield the guards fought on and the cook was killed.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(every(of(&all, "killed"), |c| c.polarity == "asserted"), "{text}");
    }
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
        dated("The warrant over the murder of the baker's aunt was unsealed Wednesday."),
        [None]
    );
    let text = "Crews unsealed the mine Wednesday and found a cook dead.";
    assert_eq!(dated(text), [Some("Wednesday".to_string())]);
    assert_eq!(dated("A clerk was shot dead Wednesday."), [Some("Wednesday".to_string())]);
}
