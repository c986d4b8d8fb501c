//! How sentences are read around what misleads: dates, asides, names in front, questions.

mod common;

use common::{claims, count, every, names, of};

const FRONT: (&str, &str, &str) = ("Hill Front", "ORG", "org/hill-front");
const PERU: (&str, &str, &str) = ("Peru", "GPE", "gpe/peru");
const CHILE: (&str, &str, &str) = ("Chile", "GPE", "gpe/chile");

#[test]
fn what_is_asked_or_told_after_has_happened() {
    for text in [
        "Nobody knows who attacked the village.",
        "The rebels did not say why they attacked the village.",
        "The mayor wants answers after rebels attacked the village.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "attacked")[0].polarity, "asserted", "{text}");
    }
}

#[test]
fn conditions_are_no_denials() {
    for text in [
        "If rebels had not attacked the village, the talks would have gone on.",
        "The rebels would not have attacked the village if the army had stayed.",
        "It is not clear whether rebels attacked the village.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "attacked")[0].polarity, "hypothetical", "{text}");
    }
}

#[test]
fn refusals_are_denials() {
    for text in ["Peru refused to meet with Chile.", "Peru declined to meet with Chile."] {
        let all = claims(text, &[PERU, CHILE], &[]);
        assert_eq!(of(&all, "negotiates-with")[0].polarity, "negated", "{text}");
    }
}

#[test]
fn the_day_of_an_arrest_is_none_of_the_death() {
    let day = |text: &str, date| {
        let when = (date, "DATE", None, None, "");
        let all = claims(text, &[], &[when, count("two", 2.0, "bakers")]);
        let killed = of(&all, "killed");
        assert!(!killed.is_empty(), "{text}: {all:?}");
        killed[0].date_text.clone()
    };
    let arrested = "Police arrested a man on Monday in the killing of two bakers.";
    assert_eq!(day(arrested, "Monday"), None);
    let killed = "On Friday two bakers were killed, and police arrested a man.";
    assert_eq!(day(killed, "Friday").as_deref(), Some("Friday"));
}

#[test]
fn dates_are_no_actors() {
    let text = "On Jan. 9, Hill Front conducted strikes against bandits.";
    let all = claims(text, &[FRONT], &[("Jan. 9", "DATE", None, None, "")]);
    assert_eq!(names(&of(&all, "attacked")[0].object), ["bandits"]);
}

#[test]
fn bearers_of_arms_and_their_bodies() {
    let all = claims(
        "Hill Front militants took control of Lima.",
        &[FRONT, ("Lima", "GPE", "gpe/lima")],
        &[],
    );
    assert_eq!(names(&of(&all, "ousted")[0].subject), ["Hill Front"]);

    let all = claims("Peru-led troops are fighting Hill Front.", &[PERU, FRONT], &[]);
    assert_eq!(names(&of(&all, "fights")[0].subject), ["Peru-led troops"]);
}

#[test]
fn themselves_and_the_two() {
    let all = claims("The thief shot himself dead.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["thief"]);

    let text = "Talks went on between Peru and Chile. The two agreed to focus their attacks on Hill Front.";
    let all = claims(text, &[PERU, CHILE, FRONT], &[]);
    assert_eq!(names(&of(&all, "attacked")[0].subject), ["Peru", "Chile"]);
}

#[test]
fn it_is_the_last_subject() {
    let rivals = ("Valley Guard", "ORG", "org/valley-guard");
    for first in [
        "Hill Front lost the town, and Valley Guard grew.",
        "Hill Front slept, but Valley Guard grew.",
    ] {
        let text = format!("{first} It attacked the port.");
        let all = claims(&text, &[FRONT, rivals], &[]);
        assert_eq!(names(&of(&all, "attacked")[0].subject), ["Valley Guard"], "{text}");
    }
}

#[test]
fn shouted_and_curly_and_empty() {
    assert!(claims("", &[], &[]).is_empty());
    let all = claims(
        "TWO\u{a0}BAKERS WERE “SHOT”, POLICE SAID.\r\n",
        &[],
        &[count("TWO", 2.0, "BAKERS")],
    );
    assert!(!all.is_empty());
    let all = claims("🚑 Two bakers were shot 🚑", &[], &[count("Two", 2.0, "bakers")]);
    assert_eq!(of(&all, "wounded").len(), 1);
}

#[test]
fn what_is_not_done_at_times_is_done_at_others() {
    for text in [
        "When they were not attacking the port, the rebels robbed farmers on the road.",
        "Whenever the militia was not attacking villages, it fought the army.",
        "When the brothers were not attacking checkpoints, they taught at the school.",
    ] {
        let all = claims(text, &[], &[]);
        let found = of(&all, "attacked");
        assert!(every(&found, |c| c.polarity == "asserted"), "{text}: {found:?}");
        assert!(!found.is_empty(), "{text}");
    }
}
