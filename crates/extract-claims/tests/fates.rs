//! Who of those told to be hurt are the dead, and who are told apart from them.

mod common;

use common::{claims, count, names, of};
use records::Claim;

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate)
        .iter()
        .filter(|c| c.polarity == "asserted")
        .map(|c| c.quantity.as_ref().and_then(|q| q.value))
        .collect()
}

#[test]
fn another_is_none_of_the_dead() {
    for text in [
        "A nurse was shot dead at the inn. Another nurse was taken to a hospital.",
        "A girl died on Sunday and her father is in critical condition.",
        "A baker was killed in the crash. Her son was also taken to a hospital.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
        assert_eq!(values(&all, "wounded"), [Some(1.0)], "{text}");
    }
}

#[test]
fn the_child_that_was_hurt_and_died_is_dead() {
    for text in [
        "A girl was badly injured at the pool. The girl died in the night.",
        "A 5-year-old boy was wounded in the raid. The boy was pronounced dead on Monday.",
        "Medics found the injured toddler in the yard. The toddler died there.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
        assert!(values(&all, "wounded").is_empty(), "{text}");
    }
}

#[test]
fn of_several_shot_one_may_have_died() {
    for text in [
        "A nurse and a baker were shot, one fatally.",
        "A clerk and a guard were shot on Sunday, one fatally.",
        "A driver and a cook were stabbed, one fatally, in the bar.",
    ] {
        let all = claims(text, &[], &[count("one", 1.0, "")]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
        assert_eq!(values(&all, "wounded"), [Some(1.0)], "{text}");
    }
    let all = claims("A father of three fatally shot a bear.", &[], &[count("three", 3.0, "")]);
    assert!(values(&all, "killed").is_empty(), "{all:?}");
}

#[test]
fn those_stabbed_are_not_the_one_shot() {
    for text in [
        "Two people were stabbed at the inn. Guards shot a man dead in the yard.",
        "Police shot the attacker dead. Two people were stabbed at the inn.",
        "Two people were taken to hospital with stab wounds. The attacker was shot dead.",
    ] {
        let all = claims(text, &[], &[count("Two", 2.0, "people")]);
        let wounded = values(&all, "wounded");
        assert!(!wounded.is_empty() && wounded.iter().all(|v| *v == Some(2.0)), "{text}");
    }
}

#[test]
fn who_escapes_injury_and_who_is_brain_dead() {
    for text in [
        "The driver escaped injury.",
        "Her mother and a cook escaped injury in the blast.",
        "A nurse escaped injury when the roof fell.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(values(&all, "wounded").is_empty(), "{text}");
    }
    for text in [
        "The doctors said the boy was brain dead.",
        "He shot himself dead centre in the chest.",
        "The road is a dead end.",
    ] {
        assert!(of(&claims(text, &[], &[]), "killed").is_empty(), "{text}");
    }
}

#[test]
fn a_clause_about_somebody_has_an_object_of_its_own() {
    for (text, victim) in [
        ("The soldier who shot the baker is in custody.", "baker"),
        ("The driver who killed the nurse was not hurt.", "nurse"),
        ("A guard who wounded the cook is on the run.", "cook"),
    ] {
        let all = claims(text, &[], &[]);
        let harmed = all.iter().find(|c| matches!(c.predicate.as_str(), "killed" | "wounded"));
        let harmed = harmed.unwrap_or_else(|| panic!("nobody harmed in {text}"));
        assert_eq!(names(&harmed.object), [victim], "{text}");
    }
}

#[test]
fn some_of_the_hurt_are_not_all() {
    for (text, figures, dead) in [
        ("One of the five wounded died later.", &[("One", 1.0), ("five", 5.0)][..], 1.0),
        ("One of the four injured died in hospital.", &[("One", 1.0), ("four", 4.0)], 1.0),
        ("Two of the injured died overnight.", &[("Two", 2.0)], 2.0),
    ] {
        let figures: Vec<_> = figures.iter().map(|&(part, n)| count(part, n, "")).collect();
        assert_eq!(values(&claims(text, &[], &figures), "killed"), [Some(dead)], "{text}");
    }
}

#[test]
fn parents_are_two() {
    for text in [
        "The girl's parents were killed in the fire.",
        "A flood killed his parents.",
        "Her grandparents died in the raid.",
    ] {
        assert_eq!(values(&claims(text, &[], &[]), "killed"), [Some(2.0)], "{text}");
    }
}

#[test]
fn who_shot_and_then_died_killed_nobody_by_that() {
    for text in [
        "A gunman shot his niece, a guard and a cook on Sunday before he died.",
        "The soldier shot two clerks before he died.",
        "She stabbed a nurse before she died.",
    ] {
        let figures: Vec<_> =
            text.contains("two").then(|| count("two", 2.0, "clerks")).into_iter().collect();
        let all = claims(text, &[], &figures);
        let hit = |c: &&Claim| c.cue.starts_with("shot") || c.cue.starts_with("stabbed");
        assert!(of(&all, "killed").into_iter().filter(hit).count() == 0, "{text}");
    }
}

#[test]
fn of_a_list_of_those_shot_the_living_are_left() {
    for (text, left) in [
        ("A woman and a child were shot at the inn. The child died there.", "woman"),
        ("A boy and his mother were stabbed on Sunday. The boy died in the night.", "mother"),
        ("A man and a girl were shot in the yard. The man was pronounced dead.", "girl"),
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "wounded"), [Some(1.0)], "{text}: {all:?}");
        assert!(names(&of(&all, "wounded")[0].object)[0].ends_with(left), "{text}");
    }
}

#[test]
fn whoever_is_only_treated_may_have_died() {
    for text in [
        "Medics treated the victim at the scene. The victim died in an ambulance.",
        "A nurse was treated at the scene. She was later pronounced dead.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(values(&all, "wounded").is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn the_dead_of_another_month_are_none_of_those_shot() {
    let january = ("in January 2024", "DATE", None, None, "");
    let text =
        "Four people were shot at the inn. Omar Bell was stabbed in January 2024. Bell died.";
    let omar = [("Omar Bell", "PERSON", "person/omar-bell")];
    let all = claims(text, &omar, &[count("Four", 4.0, "people"), january]);
    assert_eq!(values(&all, "wounded")[0], Some(4.0), "{all:?}");
}

#[test]
fn who_lives_is_told_apart_from_the_dead() {
    for text in [
        "A second child was injured, he said. Police named the child killed in the crash as a pupil.",
        "A trooper was shot in the elbow. The suspect was taken away and he died there.",
        "A girl was shot dead on Monday. A man shot the child and a 45-year-old woman. The woman was taken to a hospital.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
        assert!(values(&all, "wounded").contains(&Some(1.0)), "{text}");
    }
    let text = "One of the victims was taken to a hospital. The other victim was pronounced dead.";
    let all = claims(text, &[], &[count("One", 1.0, "")]);
    assert_eq!(values(&all, "wounded"), [Some(1.0)]);
    let text = "Along with the three people found dead, a woman also suffered a gunshot wound.";
    let all = claims(text, &[], &[count("three", 3.0, "people")]);
    assert_eq!(values(&all, "wounded"), [Some(1.0)]);
}

#[test]
fn a_man_told_of_before_the_one_who_did_it_is_another() {
    let text = "Police named the man who was killed near a bar. Bo Roe died after a man opened fire. \
                Two were hurt when the man shot at them.";
    let all = claims(text, &[("Bo Roe", "PERSON", "person/bo-roe")], &[count("Two", 2.0, "")]);
    assert!(!values(&all, "killed").contains(&Some(2.0)), "{all:?}");
}

#[test]
fn one_phrase_is_counted_once() {
    let all = claims("Medics reached the wounded cook and a second injured guest.", &[], &[]);
    assert!(!values(&all, "wounded").contains(&Some(3.0)), "{all:?}");
}
