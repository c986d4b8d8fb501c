//! Set phrases and figures of speech, attacks made with words; and the plain senses beside them.

mod common;

use common::{claims, of};

type Given = (&'static str, &'static str, &'static str);

const ALL: [Given; 5] = [
    ("Angela Ruiz", "PERSON", "person/angela-ruiz"),
    ("Pedro Oba", "PERSON", "person/pedro-oba"),
    ("Lima", "GPE", "gpe/lima"),
    ("Peru", "GPE", "gpe/peru"),
    ("Red Front", "ORG", "org/red-front"),
];

fn tells(text: &str, predicate: &str) -> bool {
    let given: Vec<_> = ALL.iter().filter(|n| text.contains(n.0)).copied().collect();
    !of(&claims(text, &given, &[]), predicate).is_empty()
}

#[track_caller]
fn check(predicate: &str, told: &[&str], not: &[&str]) {
    for text in told {
        assert!(tells(text, predicate), "{predicate} is told: {text}");
    }
    for text in not {
        assert!(!tells(text, predicate), "{predicate} is not told: {text}");
    }
}

#[test]
fn contenders_attack_with_words() {
    let words = [
        "Pedro Oba attacked Angela Ruiz in a radio advertisement and two tweets.",
        "Angela Ruiz has attacked Pedro Oba throughout the campaign.",
        "The nominee answered with attacks on Pedro Oba in the second debate.",
    ];
    let blows = [
        "Soldiers attacked Pedro Oba at a campaign stop in Lima.",
        "Gunmen attacked the mayor of Lima during the election.",
        "The Red Front attacked Lima on Friday.",
        "An attack on Pedro Oba during the campaign shocked Peru.",
        "An acid attack on a candidate in Lima was condemned.",
        "A man attacked the senator after an interview, breaking her arm.",
        "Partisan attacks on Peru went on.",
    ];
    check("accuses", &words, &blows);
    check("attacked", &blows, &words);
    check("attacked", &[], &["Pedro Oba blasted Angela Ruiz as unfit on Monday."]);
}

#[test]
fn set_phrases_are_no_demands_charges_or_deals() {
    check(
        "demands-of",
        &["The court issued an order to Peru on Friday."],
        &[
            "Peru raised the tax in order to calm the markets.",
            "Angela Ruiz resigned in order for the talks to go on.",
        ],
    );
    check(
        "accuses",
        &["Angela Ruiz faces a charge of fraud."],
        &["Angela Ruiz is in charge of the ministry.", "Pedro Oba took charge of the team in May."],
    );
    check(
        "agreed-with",
        &["Peru reached a deal with the Red Front."],
        &["Peru made it a big deal."],
    );
}

#[test]
fn only_those_shut_in_break_out() {
    check(
        "escaped",
        &[
            "Pedro Oba broke out of a jail in Lima.",
            "Five inmates broke out on Friday.",
            "Rebels broke out of the cordon.",
        ],
        &["After Angela Ruiz spoke, a quarrel broke out.", "Men fled when fire broke out in Lima."],
    );
}

#[test]
fn what_cannot_be_held_is_not_captured() {
    check(
        "ousted",
        &[
            "The Red Front captured Lima in May.",
            "The Red Front captured part of Lima.",
            "The Red Front captured the central market of Lima.",
        ],
        &[
            "The song captured the mood of Peru.",
            "The film captures the spirit of Lima.",
            "Angela Ruiz captured the attention of Peru.",
        ],
    );
}

#[test]
fn hits_that_strike_nobody() {
    check(
        "attacked",
        &["A missile hit Lima on Friday."],
        &[
            "The ship struck a reef off Peru.",
            "Peru was hardest hit by the slump.",
            "Lima was hard hit by the closures.",
        ],
    );
}

#[test]
fn a_rally_in_a_town_is_for_or_against_nobody() {
    check(
        "opposes",
        &["Pedro Oba led a rally against the tax in Lima."],
        &["Angela Ruiz spoke at a Lima rally.", "Pedro Oba told a Peru rally about the harvest."],
    );
}

#[test]
fn responsibility_for_a_choice_is_no_claim_of_a_deed() {
    check(
        "claims-responsibility",
        &[
            "The Red Front took responsibility for the bombing.",
            "The Red Front claimed responsibility for the attack on health workers.",
            "The Red Front claimed responsibility for killing the security chief.",
        ],
        &[
            "Angela Ruiz took responsibility for the decision.",
            "Pedro Oba took responsibility for his team's defeat.",
        ],
    );
}

#[test]
fn towns_fall_and_prices_fall() {
    check(
        "ousted",
        &["The fall of Lima sent shares lower.", "After the fall of Lima, oil rose by 3 percent."],
        &["The share price's fall was the biggest in Peru."],
    );
}

#[test]
fn who_is_kept_at_home_by_illness_is_not_arrested() {
    check(
        "arrested",
        &[
            "Pedro Oba was confined to his house by soldiers.",
            "A judge confined Pedro Oba to his home.",
        ],
        &[
            "Pedro Oba was confined to his house by a cough.",
            "Pedro Oba was confined to his home with measles.",
            "Farmers were confined to their homes by snow.",
        ],
    );
}

#[test]
fn a_political_attack_that_kills_is_one() {
    check(
        "attacked",
        &["A political attack killed four miners in Lima."],
        &["Pedro Oba shrugged off a political attack."],
    );
}

#[test]
fn captors_who_hand_over_their_captives_free_them() {
    check(
        "released",
        &["The kidnappers handed over the nurses to police."],
        &["Peru handed over the suspect to police."],
    );
}

#[test]
fn a_call_on_the_telephone_demands_nothing() {
    check(
        "demands-of",
        &["Angela Ruiz made a call to Peru for an inquiry."],
        &["A call she made to Pedro Oba went on for an hour."],
    );
}

#[test]
fn forces_joined_with_one_against_another() {
    check("cooperates-with", &["Peru joined forces with the Red Front against Pedro Oba."], &[]);
    check("opposes", &["Peru joined forces against the Red Front."], &[]);
}
