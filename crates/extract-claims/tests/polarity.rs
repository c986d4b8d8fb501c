//! What is denied, supposed or told as so, and in which sense a word is meant: three sentences or
//! more of different news for each rule.

mod common;

use common::{claims, count, names, of};

type Name<'a> = (&'a str, &'a str, &'a str);

const PERU: Name = ("Peru", "GPE", "gpe/peru");
const CHILE: Name = ("Chile", "GPE", "gpe/chile");
const LEE: Name = ("Ann Lee", "PERSON", "person/ann-lee");

/// The polarity of the first claim of a predicate.
fn polarity(text: &str, predicate: &str) -> String {
    let given: Vec<Name> = [PERU, CHILE, LEE].into_iter().filter(|n| text.contains(n.0)).collect();
    let all = claims(text, &given, &[]);
    let found = of(&all, predicate);
    let Some(first) = found.first() else { panic!("no {predicate} in {text}: {all:?}") };
    first.polarity.clone()
}

fn all_are(polarity_wanted: &str, cases: &[(&str, &str)]) {
    for (predicate, text) in cases {
        assert_eq!(polarity(text, predicate), polarity_wanted, "{text}");
    }
}

fn none(cases: &[(&str, &str, &[Name])]) {
    for (predicate, text, given) in cases {
        let all = claims(text, given, &[]);
        assert!(of(&all, predicate).is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn a_when_elsewhere_leaves_a_denial_as_it_is() {
    all_are(
        "negated",
        &[
            ("attacked", "She was shocked when the rebels did not attack the village."),
            ("killed", "Relatives wept when the gunmen did not kill the hostages."),
            ("kidnapped", "It was a relief when the pirates did not kidnap the sailors."),
        ],
    );
    let text = "When they were not bombing the harbour, the rebels blocked its roads.";
    assert_eq!(polarity(text, "attacked"), "asserted");
}

#[test]
fn a_denial_leaves_what_is_told_beside_it() {
    all_are(
        "asserted",
        &[
            ("killed", "Police did not name a suspect in the fatal shooting of Ann Lee."),
            ("killed", "The mayor did not comment on the killing of three students."),
            ("attacked", "No arrests have been made in a bombing of the harbour."),
            ("killed", "No charges were brought, a year after soldiers killed the baker."),
            ("killed", "The union has not met since gunmen killed its leader."),
            ("killed", "No police spoke before the gang killed a witness."),
            ("killed", "The ministry did not know that rebels had killed the pilot."),
            ("killed", "The general never regretted that his men killed the priest."),
            ("attacked", "The bank did not reveal that pirates had attacked its ship."),
            ("killed", "Police have not arrested the men who killed the baker."),
        ],
    );
}

#[test]
fn a_denial_reaches_what_it_denies() {
    all_are(
        "negated",
        &[
            ("attacked", "The rebels did not take part in the attack on the town."),
            ("attacked", "The navy has not carried out any attack on the port."),
            ("attacked", "There was no series of attacks on the town."),
            ("killed", "There is no evidence that soldiers killed the farmers."),
            ("killed", "The priest denied that his brother killed the baker."),
            ("attacked", "The army is no longer attacking the village."),
        ],
    );
}

#[test]
fn not_only_denies_nothing() {
    all_are(
        "asserted",
        &[
            ("attacked", "Rebels not only attacked the town but also burnt its school."),
            ("killed", "The flood not only killed three farmers but also cut the road."),
            ("kidnapped", "Pirates not just robbed the ship but kidnapped two sailors."),
        ],
    );
}

#[test]
fn what_is_not_true_is_denied_and_what_is_not_told_is_not() {
    all_are(
        "negated",
        &[
            ("attacked", "It is not true that the army attacked the hospital."),
            ("killed", "It was not true that soldiers killed the priest."),
            ("attacked", "There is no truth to reports that the navy attacked the port."),
        ],
    );
    all_are(
        "asserted",
        &[
            ("killed", "Officials did not say how many people were killed in the raid."),
            ("killed", "Police did not say whose soldiers killed the farmers."),
            ("attacked", "The navy did not reveal which ship the pirates attacked."),
        ],
    );
}

#[test]
fn nobody_does_what_others_did() {
    for text in [
        "Neither side claimed responsibility for the bombing of the mosque.",
        "No group claimed responsibility for the attack on the port.",
        "No rebels spoke of the attack on the village.",
    ] {
        let all = claims(text, &[], &[]);
        let told = of(&all, "attacked");
        assert!(!told.is_empty() && told.iter().all(|c| c.subject.is_empty()), "{text}: {told:?}");
    }
}

#[test]
fn who_shot_and_killed_did_both() {
    for (text, doer) in [
        ("Prosecutors declined to charge the officer who shot and killed the boy.", "officer"),
        ("The judge freed the soldier who beat and killed the farmer.", "soldier"),
        ("Police caught the man who stabbed and killed the nurse.", "man"),
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(names(&of(&all, "killed")[0].subject), [doer], "{text}");
    }
}

#[test]
fn what_is_not_ruled_out_may_be() {
    all_are(
        "hypothetical",
        &[
            ("killed", "Investigators have not ruled out that the child killed the man."),
            ("killed", "Officials did not deny that soldiers killed two farmers."),
            ("attacked", "It is not clear that the army attacked the hospital."),
            ("killed", "Police could not confirm that the driver killed the girl."),
            ("attacked", "The court has not established that rebels attacked the convoy."),
            ("attacked", "The navy cannot exclude that pirates attacked the ship."),
        ],
    );
    let text = "Police ruled out that the driver killed the girl.";
    assert_eq!(polarity(text, "killed"), "negated");
}

#[test]
fn what_is_asked_not_to_be_done_is_still_to_come() {
    all_are(
        "hypothetical",
        &[
            ("attacked", "“Don’t shoot him,” the boy cried."),
            ("attacked", "Neighbours were pleading with the officers not to shoot the man."),
            ("kidnapped", "The judge told the gang not to kidnap the pilot."),
            ("attacked", "Soldiers were ordered not to attack the village."),
        ],
    );
    let text = "The general chose not to attack the village.";
    assert_eq!(polarity(text, "attacked"), "negated");
}

#[test]
fn whether_somebody_did_it_is_open() {
    all_are(
        "hypothetical",
        &[
            ("killed", "The governor did not say whether soldiers killed the protesters."),
            ("killed", "Police do not know if Ann Lee killed the baker."),
            ("wounded", "Police did not say whether Ann Lee threw the grenade that wounded him."),
        ],
    );
    // The deed of another than the one asked about stands.
    let text = "The judge asked whether Ann Lee knew the man who killed the baker.";
    assert_eq!(polarity(text, "killed"), "asserted");
}

#[test]
fn everyday_senses_are_no_politics() {
    none(&[
        ("supports", "Paramedics were standing by at the hospital.", &[]),
        ("supports", "An officer was standing with a woman near the car.", &[]),
        ("supports", "Ann Lee was standing by Peru House at noon.", &[LEE]),
        ("supports", "The hotel welcomed several hundred guests on Sunday.", &[]),
        ("opposes", "The judge dismissed the case against Ann Lee.", &[LEE]),
        ("opposes", "The lawsuit of Peru was dismissed on Monday.", &[PERU]),
        ("opposes", "A court dismissed the charges against Ann Lee.", &[LEE]),
        ("negotiates-with", "Ann Lee was visiting a friend when the storm hit.", &[LEE]),
        ("negotiates-with", "The boys visited their uncle in Peru.", &[PERU]),
        ("threatens", "Ministers warned of war with Peru.", &[PERU]),
        ("threatens", "Doctors warned patients about the pills.", &[]),
        ("released", "The law will allow parents to deduct school fees.", &[]),
        ("released", "The club allowed members to vote by post.", &[]),
        ("wounded", "Firefighters said a car struck a woman.", &[]),
        ("wounded", "The man, who was fired in May, was hit by a bus.", &[]),
        (
            "allied-with",
            "The Reds warned fans and backed the Blues warmly.",
            &[("Reds", "ORG", "org/reds"), ("Blues", "ORG", "org/blues")],
        ),
    ]);
    let text = "Rangers captured two alligators near the school.";
    let all = claims(text, &[], &[count("two", 2.0, "alligators")]);
    assert!(of(&all, "kidnapped").is_empty(), "{all:?}");
}

#[test]
fn political_senses_stay() {
    for (predicate, text) in [
        ("supports", "Peru stood by Chile in the dispute."),
        ("supports", "The president of Peru welcomed the plan of Chile."),
        ("negotiates-with", "The president visited Chile on Monday."),
        ("threatens", "Peru warned Chile."),
        ("released", "Peru will allow thousands of refugees who fled to return home."),
        ("kidnapped", "The rebels captured two soldiers near the border."),
        ("opposes", "The minister dismissed Peru."),
    ] {
        let given: Vec<Name> = [PERU, CHILE].into_iter().filter(|n| text.contains(n.0)).collect();
        assert!(!of(&claims(text, &given, &[]), predicate).is_empty(), "{text}");
    }
}

#[test]
fn who_stands_before_by_is_the_victim() {
    for (text, victim) in [
        ("A tall man shot and killed by a white officer was unarmed.", "man"),
        ("Ann Lee — a nurse, mother and singer — was stabbed and killed by a soldier.", "Ann Lee"),
        ("The family of Ann Lee — a black woman shot and killed by an officer — sued.", "woman"),
        ("The town mourned a baker robbed and killed by a rebel.", "baker"),
    ] {
        let given: Vec<Name> = [LEE].into_iter().filter(|n| text.contains(n.0)).collect();
        let all = claims(text, &given, &[]);
        let killed = of(&all, "killed");
        assert!(!killed.is_empty(), "{text}");
        let who = names(&killed[0].object);
        assert!(who.iter().all(|w| w.contains(victim)) && !who.is_empty(), "{text}: {killed:?}");
    }
}

#[test]
fn what_would_have_been_was_not() {
    for text in [
        "Had the clerk been killed, the town would have mourned.",
        "The mayor said that had a guard been killed, the talks would have ended.",
        "Had three guards been wounded, the bank would have closed.",
    ] {
        let all = claims(text, &[], &[]);
        let harm = all.iter().find(|c| c.predicate == "killed" || c.predicate == "wounded");
        assert_eq!(harm.map(|c| c.polarity.as_str()), Some("hypothetical"), "{text}: {all:?}");
    }
    for text in [
        "Never had so many guards been killed.",
        "A baker that had also been killed would be buried there.",
        "Two clerks had been killed, and the bank would close.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "killed")[0].polarity, "asserted", "{text}");
    }
}

#[test]
fn not_before_it_was_done_it_was_done() {
    for text in [
        "The gang was broken up, but not before a baker was killed.",
        "The fire was put out, but not before it killed a cook.",
        "The man was held, not long after a clerk was killed.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "killed")[0].polarity, "asserted", "{text}");
    }
}

#[test]
fn what_is_alleged_is_not_told_by_a_trial() {
    assert_eq!(
        polarity("He was tried for the alleged murder of Ann Lee.", "killed"),
        "hypothetical"
    );
    assert_eq!(
        polarity("If he is tried for the murder of Ann Lee, Peru will act.", "killed"),
        "asserted"
    );
}
