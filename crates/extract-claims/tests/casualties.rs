//! Clauses of harm whose subject or object a parser loses.

mod common;

use common::{claims, count, of};
use records::Claim;

fn first(all: &[Claim], predicate: &str, text: &str) -> (Option<f64>, usize) {
    let claims = of(all, predicate);
    let first = claims.first().unwrap_or_else(|| panic!("nobody {predicate} in {text}"));
    (first.quantity.as_ref().and_then(|q| q.value), first.object.len())
}

#[test]
fn who_comes_after_the_verb_was_hurt() {
    let ann = ("Ann Lee", "PERSON", "person/ann-lee");
    let bo = ("Bo Roe", "PERSON", "person/bo-roe");
    for (text, predicate, people) in [
        ("Injured were Ann Lee, Bo Roe and a nurse.", "wounded", 3.0),
        ("Police said the dead were Ann Lee, Bo Roe and a boy.", "killed", 3.0),
        ("Killed were Ann Lee and Bo Roe.", "killed", 2.0),
    ] {
        let all = claims(text, &[ann, bo], &[]);
        assert_eq!(first(&all, predicate, text).0, Some(people), "{text}");
    }
    let all = claims("Also wounded were four nurses.", &[], &[count("four", 4.0, "nurses")]);
    assert_eq!(first(&all, "wounded", "inverted"), (Some(4.0), 1));
    assert_eq!(of(&all, "wounded")[0].object[0].name, "nurses");
}

#[test]
fn a_participle_behind_its_noun_has_no_subject_of_its_own() {
    for text in [
        "A teenager shot in the head at the gate has died.",
        "A nurse stabbed in the arm on her way home has died.",
        "A guard wounded in the leg at the depot later died.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(first(&all, "killed", text), (Some(1.0), 1), "{text}");
    }
}

#[test]
fn taken_away_and_pronounced_dead() {
    for text in [
        "The nurse was taken to a ward in critical condition and pronounced dead on Monday.",
        "A guard was flown to the clinic in grave condition and pronounced dead.",
        "The boy was driven to the town and pronounced dead there.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(first(&all, "killed", text).0, Some(1.0), "{text}");
    }
}

#[test]
fn the_second_of_two_verbs_may_lack_its_auxiliary() {
    for (text, figures) in [
        ("A woman was killed and her brother and a nurse injured in the blast.", &[][..]),
        ("Medics found two men dead and a cook and a guard wounded.", &[("two", "men")]),
        ("Two men were shot dead and a clerk and a girl hurt on Sunday.", &[("Two", "men")]),
    ] {
        let figures: Vec<_> = figures.iter().map(|&(part, of)| count(part, 2.0, of)).collect();
        let all = claims(text, &[], &figures);
        assert_eq!(first(&all, "wounded", text), (Some(2.0), 2), "{text}");
    }
}

#[test]
fn a_flight_for_life_takes_none() {
    for (text, dead) in [
        ("The boy was taken by Life Flight to the clinic.", 0),
        ("The nurse was taken for life support to the clinic.", 0),
        ("The flood took the lives of a nurse and a guard.", 1),
    ] {
        assert_eq!(of(&claims(text, &[], &[]), "killed").len(), dead, "{text}");
    }
}

#[test]
fn sex_tells_pronouns_apart() {
    for text in [
        "A boy was riding home when he was shot. A girl was grazed by a bullet.",
        "A woman was asleep when she was shot. Her husband was hit by a bullet.",
        "A man was at the door when he was stabbed. His mother was stabbed too.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(first(&all, "wounded", text).0, Some(2.0), "{text}");
    }
}
