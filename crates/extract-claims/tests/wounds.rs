//! Wounds and deaths as police reports tell of them.

mod common;

use common::{Figure, claims, count, every, names, of};
use records::Claim;

fn value(all: &[Claim], predicate: &str, text: &str) -> Option<f64> {
    let told = of(all, predicate);
    let first = told.first().unwrap_or_else(|| panic!("no {predicate} in {text}: {all:?}"));
    first.quantity.as_ref().and_then(|q| q.value)
}

#[test]
fn a_double_homicide_has_two_victims() {
    for (text, predicate, n) in [
        ("A cook was charged with a double homicide.", "killed", 2.0),
        ("Guards look into the triple murder at a farm.", "killed", 3.0),
        ("A quadruple shooting in the harbour has shaken the town.", "wounded", 4.0),
        ("Police investigate a double-stabbing at a bar.", "wounded", 2.0),
    ] {
        assert_eq!(value(&claims(text, &[], &[]), predicate, text), Some(n), "{text}");
    }
    let text = "A nurse was killed in a double shooting.";
    assert_eq!(value(&claims(text, &[], &[]), "wounded", text), Some(1.0));
}

#[test]
fn life_threatening_injuries_threaten_nobody() {
    for text in [
        "The raid left two cooks with life-threatening injuries.",
        "The blast left two cooks with non-life-threatening injuries.",
        "A bull left two cooks with life-threatening wounds.",
    ] {
        let all = claims(text, &[], &[count("two", 2.0, "cooks")]);
        assert_eq!(value(&all, "wounded", text), Some(2.0), "{text}");
        assert!(of(&all, "threatens").is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn a_figure_before_an_owner_counts_the_owned() {
    for (text, of) in [
        ("A gunman wounded two sheriff's deputies.", "sheriff's deputies"),
        ("A bomb injured two mayor's guards on Monday.", "mayor's guards"),
        ("A storm hurt two king's guards.", "king's guards"),
    ] {
        let figure: Figure = count("two", 2.0, of.split('\'').next().unwrap_or(of));
        assert_eq!(value(&claims(text, &[], &[figure]), "wounded", text), Some(2.0), "{text}");
    }
}

#[test]
fn nobody_hurts_a_day() {
    for day in ["Sunday", "Wednesday", "Friday"] {
        let text = format!("One clerk was killed and two others badly hurt {day} in a shooting.");
        let figures = [count("two", 2.0, "others"), (day, "DATE", None, None, "")];
        let all = claims(&text, &[], &figures);
        assert_eq!(value(&all, "wounded", &text), Some(2.0), "{text}");
        assert!(every(of(&all, "killed"), |c| c.subject.is_empty()), "{text}");
    }
}

#[test]
fn what_is_left_out_is_said_of_the_second_too() {
    for text in [
        "A cook was shot in the arm and a nurse in the right leg.",
        "A clerk was shot in the shoulder and a young guard in the foot, police said.",
        "A boy was shot in the back and a teacher in the left hand.",
    ] {
        assert_eq!(value(&claims(text, &[], &[]), "wounded", text), Some(2.0), "{text}");
    }
}

#[test]
fn a_title_is_nobody_beside_its_bearer() {
    let people = [
        ("Hill County", "GPE", "gpe/hill-county"),
        ("Joey Lee", "PERSON", "person/joey-lee"),
        ("Bill Roe", "PERSON", "person/bill-roe"),
    ];
    for text in [
        "The gunman shot Hill County Sheriff Joey Lee and deputy Bill Roe.",
        "A bomber wounded Hill County Sheriff Joey Lee and deputy Bill Roe.",
    ] {
        let all = claims(text, &people, &[]);
        assert_eq!(names(&of(&all, "wounded")[0].object), ["Joey Lee", "Bill Roe"], "{text}");
        assert_eq!(value(&all, "wounded", text), Some(2.0), "{text}");
    }
}

#[test]
fn gunshot_victims_are_hurt() {
    for text in [
        "Two gunshot victims came to the ward.",
        "Medics carried two shooting victims to a tent.",
        "The ward took in two other stabbing victims.",
    ] {
        let figure = count(if text.starts_with("Two") { "Two" } else { "two" }, 2.0, "victims");
        assert_eq!(value(&claims(text, &[], &[figure]), "wounded", text), Some(2.0), "{text}");
    }
}

#[test]
fn younger_than_thirteen_are_no_thirteen() {
    for text in [
        "A child 13 or younger was shot every week.",
        "A girl 13 or younger was killed in May.",
        "A boy 13 or older was shot.",
    ] {
        let all = claims(text, &[], &[count("13", 13.0, "")]);
        let harm = |c: &&Claim| matches!(c.predicate.as_str(), "killed" | "wounded");
        let told: Vec<_> = all.iter().filter(harm).collect();
        let thirteen = |c: &&&Claim| c.quantity.as_ref().and_then(|q| q.value) == Some(13.0);
        assert_eq!(told.iter().filter(thirteen).count(), 0, "{text}: {told:?}");
    }
}

#[test]
fn he_who_was_fired_at_was_hit() {
    for (text, predicate) in [
        ("The robber fired at the guard, fatally wounding him.", "killed"),
        ("A soldier shot at a cook, wounding him.", "wounded"),
        ("The bandit opened fire on a clerk, killing her.", "killed"),
    ] {
        let all = claims(text, &[], &[]);
        let hit = ["guard", "cook", "clerk"];
        let told = of(&all, predicate);
        let name = told.first().and_then(|c| c.object.first()).map_or("", |o| o.name.as_str());
        assert!(hit.contains(&name), "{text}: {all:?}");
    }
}

#[test]
fn a_place_taken_over_parts_no_victims() {
    let lima = [("Lima", "GPE", "gpe/lima"), ("Cusco", "GPE", "gpe/cusco")];
    let text = "A cook and a nurse died in Lima. They had come from Cusco. The nurse died at noon.";
    let all = claims(text, &lima, &[]);
    let dead: Vec<_> =
        of(&all, "killed").iter().filter_map(|c| c.quantity.as_ref()?.value).collect();
    assert_eq!(dead, [2.0], "{all:?}");
}

#[test]
fn wounds_that_are_counted_are_no_people() {
    for (text, figure, value) in [
        ("The teacher underwent surgery for three gunshot wounds.", "three", 3.0),
        ("A guard was found with two stab wounds.", "two", 2.0),
        ("The clerk died of four gunshot wounds.", "four", 4.0),
    ] {
        let all = claims(text, &[], &[count(figure, value, "wounds")]);
        assert!(!all.is_empty(), "{text}");
        let wounded = of(&all, "wounded");
        let counted = |c: &&records::Claim| c.quantity.as_ref().is_some_and(|q| q.start.is_some());
        assert!(!wounded.iter().any(counted), "{text}: {wounded:?}");
    }
}
