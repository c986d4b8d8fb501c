//! Words beside a deed of harm: whom it hit, who did it, and what only tells of when and how.

mod common;

use common::{Figure, claims, count, every, names, of, titled};
use records::Claim;

type Name = (&'static str, &'static str, &'static str);

const LEE: Name = ("Ann Lee", "PERSON", "p1");

fn value(claim: &Claim) -> Option<f64> {
    claim.quantity.as_ref().and_then(|q| q.value)
}

/// Whom the claims of a predicate tell of, and how many.
fn told(
    text: &str,
    names_in: &[Name],
    counts: &[Figure],
    predicate: &str,
) -> Vec<(String, Option<f64>)> {
    let all = claims(text, names_in, counts);
    let told = of(&all, predicate);
    told.iter().map(|c| (names(&c.object).join(", "), value(c))).collect()
}

fn day(part: &'static str) -> Figure<'static> {
    (part, "DATE", None, None, "")
}

#[test]
fn a_day_behind_the_verb_is_no_victim() {
    let text = "Ann Lee was in pain after her uncle shot her Monday morning.";
    let hit = told(text, &[LEE], &[day("Monday morning")], "attacked");
    assert_eq!(hit, [("Ann Lee".to_string(), None)], "{text}");
    let text = "It hurts tonight, a cook said.";
    assert!(told(text, &[], &[day("tonight")], "wounded").is_empty(), "{text}");
    // Her dog is another matter.
    let text = "The uncle shot her dog on Monday.";
    assert!(told(text, &[], &[day("Monday")], "attacked").is_empty(), "{text}");
}

#[test]
fn who_is_named_beside_the_doer_did_it() {
    let text = "A girl was flown out after a cook, her uncle, shot her in the arm.";
    let all = claims(text, &[], &[]);
    assert!(all.iter().any(|c| names(&c.subject).contains(&"cook")), "{text}: {all:?}");
    assert!(all.iter().all(|c| !names(&c.object).contains(&"cook")), "{text}: {all:?}");
    let text = "A cook shot a waiter, his cousin, in the chest, police said.";
    assert_eq!(told(text, &[], &[], "wounded"), [("waiter".to_string(), Some(1.0))]);
}

#[test]
fn who_dies_of_wounds_is_dead_and_not_hurt() {
    let text = "A cook who was badly hurt in a raid on Friday died on Saturday, guards said.";
    let days = [day("Friday"), day("Saturday")];
    assert_eq!(told(text, &[], &days, "killed"), [("cook".to_string(), Some(1.0))]);
    assert!(told(text, &[], &days, "wounded").is_empty());
    let text = "A cook who was badly hurt in a raid on Friday left the ward, guards said.";
    assert!(told(text, &[], &days[..1], "killed").is_empty());
    assert_eq!(told(text, &[], &days[..1], "wounded"), [("cook".to_string(), Some(1.0))]);
}

#[test]
fn the_only_one_hurt_is_the_subject() {
    let text = "Ann Lee was the only person injured.";
    assert_eq!(told(text, &[LEE], &[], "wounded"), [("Ann Lee".to_string(), Some(1.0))]);
    let text = "Ann Lee was the only nurse who knew the people injured.";
    let hurt = told(text, &[LEE], &[], "wounded");
    assert!(every(hurt, |(who, _)| who != "Ann Lee"), "{text}");
    // Others were killed beside her; she was all the same.
    let all = claims("Ann Lee was not the only nurse killed.", &[LEE], &[]);
    assert!(every(of(&all, "killed"), |c| c.polarity == "asserted"), "{all:?}");
}

#[test]
fn parts_of_the_body_are_their_owners() {
    let text = "A bullet grazed the girl's cheek.";
    assert_eq!(told(text, &[], &[], "wounded"), [("girl".to_string(), Some(1.0))]);
    let text = "Ann Lee slept when a bullet struck the back of her head.";
    assert_eq!(told(text, &[LEE], &[], "wounded"), [("Ann Lee".to_string(), Some(1.0))]);
    let text = "A gunman hit the cook in the arm and his sister in the leg.";
    assert_eq!(told(text, &[], &[], "wounded")[0].1, Some(2.0), "{text}");
    let text = "A bullet grazed the cook's buttocks.";
    assert_eq!(told(text, &[], &[], "wounded"), [("cook".to_string(), Some(1.0))]);
    let text = "One cook was shot in the calves and another cook in the feet.";
    assert_eq!(told(text, &[], &[], "wounded")[0].1, Some(2.0), "{text}");
    // A house has no head.
    let text = "A bullet struck the back of the house.";
    assert!(told(text, &[], &[], "wounded").is_empty());
}

#[test]
fn a_list_found_with_wounds_is_hurt() {
    let two = [count("two", 2.0, "men")];
    let text = "Police found two men and a teenage girl with gunshot wounds.";
    assert!(told(text, &[], &two, "wounded").iter().any(|(_, n)| *n == Some(3.0)), "{text}");
    let text = "Police found a gun and a man with gunshot wounds.";
    assert_eq!(told(text, &[], &[], "wounded"), [("man".to_string(), Some(1.0))]);
    let text = "A cook, a nurse and a boy were taken to hospital with gunshot wounds.";
    assert!(every(told(text, &[], &[], "wounded"), |(_, n)| n == Some(3.0)), "{text}");
}

#[test]
fn two_words_may_tell_of_one_condition() {
    let text = "Two days on, the miner remained in poor yet stable condition.";
    assert_eq!(told(text, &[], &[], "wounded").len(), 1, "{text}");
    assert!(told("The boat is in old but good condition.", &[], &[], "wounded").is_empty());
}

#[test]
fn a_death_by_a_deed_is_a_death() {
    let text = "Cook jailed as ringleader in guest's beating death";
    let all = titled(text, &[], "", &[]);
    assert_eq!(value(of(&all, "killed")[0]), Some(1.0), "{all:?}");
    let text = "The names of the four guards killed were read out.";
    assert_eq!(told(text, &[], &[count("four", 4.0, "guards")], "killed")[0].1, Some(4.0));
}

#[test]
fn kin_and_their_name_are_one() {
    let roe: Name = ("Bo Roe", "PERSON", "p2");
    let text = "They found the bodies of Ann Lee, her husband, Bo Roe, and their two children.";
    let found = told(text, &[LEE, roe], &[count("two", 2.0, "children")], "killed");
    assert!(found.iter().any(|(_, n)| *n == Some(4.0)), "{found:?}");
    assert!(found.iter().all(|(_, n)| *n != Some(5.0)), "{found:?}");
}

#[test]
fn who_tells_of_it_in_a_headline_is_no_victim() {
    let harbour = "Harbour police: Teen shot in head";
    let all = titled(harbour, &[], "", &[]);
    let hurt = of(&all, "wounded");
    assert_eq!(names(&hurt[0].object), ["Teen"], "{all:?}");
    // A list is told by nobody.
    let all = titled("Two teens: Shot in harbour", &[], "", &[]);
    assert!(of(&all, "wounded").iter().all(|c| names(&c.object) != ["Shot"]), "{all:?}");
}

#[test]
fn what_courts_try_and_guns_were_used_for_has_happened() {
    let asserted = |text: &str| {
        let all = titled(text, &[], "", &[]);
        of(&all, "killed").iter().any(|c| c.polarity == "asserted")
    };
    assert!(asserted("Cook to stand trial for quadruple murder"));
    assert!(asserted("Hearing set for brothers charged in triple killing"));
    assert!(asserted("Man charged with hiding gun used to kill nurse"));
    assert!(!asserted("Man charged with attempted double murder"));
    assert!(!asserted("Guards learn which gun is used to kill nurse"));
    assert!(!asserted("Man wanted gun to kill nurse"));
    assert!(asserted("Guards seek knife used to kill the nurse"));
    assert!(!asserted("Gas used to kill prisoners is sold out"));
    assert!(!asserted("Shop to sell guns used to kill wolves"));
}

#[test]
fn who_shoots_to_fame_hurts_nobody() {
    for text in ["Ann Lee shot to fame in a film.", "Ann Lee shot to the top of the list."] {
        assert!(told(text, &[LEE], &[], "wounded").is_empty(), "{text}");
    }
    assert_eq!(told("Ann Lee was shot to death.", &[LEE], &[], "killed").len(), 1);
}

#[test]
fn a_bodys_officer_is_one_person() {
    let text = "Two nurses and a Harbour Guard officer were killed.";
    let guard: Name = ("Harbour Guard", "ORG", "o1");
    let dead = told(text, &[guard], &[count("Two", 2.0, "nurses")], "killed");
    assert!(dead.iter().any(|(_, n)| *n == Some(3.0)), "{dead:?}");
}

#[test]
fn one_of_some_is_one() {
    let counts = [count("One", 1.0, ""), count("five", 5.0, "")];
    for text in ["One of the five has died.", "One of five shot has died."] {
        let dead = told(text, &[], &counts, "killed");
        assert_eq!(dead, [("people".to_string(), Some(1.0))], "{text}");
    }
    let hurt = told("One of five shot has died.", &[], &counts, "wounded");
    assert_eq!(hurt[0].1, Some(4.0), "{hurt:?}");
    let all = [count("one", 1.0, ""), count("four", 4.0, "")];
    let text = "The cook is one of four who were badly hurt.";
    assert!(every(told(text, &[], &all, "wounded"), |(_, n)| n == Some(4.0)), "{text}");
    let all = [count("One", 1.0, ""), count("90", 90.0, "")];
    let text = "One of 90 who were infected died.";
    assert!(every(told(text, &[], &all, "killed"), |(_, n)| n == Some(1.0)), "{text}");
    let all = [count("Three", 3.0, ""), count("14", 14.0, "")];
    let text = "Three of 14 who were injured remain in hospital.";
    assert!(every(told(text, &[], &all, "wounded"), |(_, n)| n == Some(14.0)), "{text}");
}

#[test]
fn who_killed_himself_is_himself() {
    let himself = |text: &str| {
        let all = claims(text, &[], &[]);
        of(&all, "killed").iter().any(|c| c.object.iter().any(|o| o.text == "himself"))
    };
    assert!(himself("A cook who killed himself was buried."));
    assert!(!himself("A cook who killed a guest was held."));
    let text = "Seven people were killed by a gunman who then killed himself.";
    let dead = told(text, &[], &[count("Seven", 7.0, "people")], "killed");
    assert_eq!(dead.iter().map(|d| d.1).collect::<Vec<_>>(), [Some(8.0), Some(7.0)]);
}

#[test]
fn a_list_of_subjects_is_no_apposition() {
    let text =
        "Ann Lee, candidate for mayor, and her son were taken to hospital with gunshot wounds.";
    assert!(every(told(text, &[LEE], &[], "wounded"), |(_, n)| n != Some(3.0)), "{text}");
    for text in [
        "The priest, a retired miner, and his sister were shot dead.",
        "The pilot, a 40-year-old woman, and her son were shot dead.",
        "A cook, a father of four, and his guest were shot dead.",
    ] {
        assert!(every(told(text, &[], &[], "killed"), |(_, n)| n == Some(2.0)), "{text}");
    }
    let text = "A cook, a nurse, and a boy were shot dead.";
    assert!(every(told(text, &[], &[], "killed"), |(_, n)| n == Some(3.0)), "{text}");
}

#[test]
fn whose_knee_was_struck_was_hit() {
    let text = "The bullet struck the knee of a nurse.";
    assert_eq!(told(text, &[], &[], "wounded"), [("nurse".to_string(), Some(1.0))]);
    let text = "A soldier hit Ann Lee's face with his rifle.";
    assert!(told(text, &[LEE], &[], "attacked").iter().any(|(who, _)| who == "Ann Lee"), "{text}");
    let rome: Name = ("Rome", "GPE", "g1");
    for text in [
        "The ball hit the arm of Ann Lee.",
        "The disc hit Ann Lee's cheek.",
        "A rocket struck the side of Rome.",
        "The scandal hit Rome's head of schools.",
    ] {
        let named = [LEE, rome].into_iter().filter(|n| text.contains(n.0)).collect::<Vec<_>>();
        let hit = told(text, &named, &[], "attacked");
        assert!(!hit.iter().any(|(who, _)| ["Ann Lee", "Rome"].contains(&who.as_str())), "{text}");
    }
}
