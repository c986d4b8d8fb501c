//! Who did it and to whom, where clauses in between mislead.

mod common;

use common::{claims, count, every, names, of};
use records::Claim;

const PERU: (&str, &str, &str) = ("Peru", "GPE", "gpe/peru");
const LIMA: (&str, &str, &str) = ("Lima", "GPE", "gpe/lima");

fn doers(all: &[Claim], predicate: &str) -> Vec<String> {
    let told = of(all, predicate);
    let first = told.first().unwrap_or_else(|| panic!("{predicate}: {all:?}"));
    names(&first.subject).into_iter().map(str::to_string).collect()
}

#[test]
fn who_tells_of_a_deed_did_not_do_it() {
    for (text, doer) in [
        ("Police are looking for a man they say opened fire at a bar, killing a cook.", "man"),
        ("Guards caught a boy who they believe fired at a bus, killing a nurse.", "boy"),
        ("Officials named a soldier they allege ran amok, killing a clerk.", "soldier"),
    ] {
        assert_eq!(doers(&claims(text, &[], &[]), "killed"), [doer], "{text}");
    }
}

#[test]
fn who_asks_about_a_shooting_shot_nobody() {
    for text in [
        "Detectives are asking about a robbery and a shooting Friday that left a clerk dead.",
        "A nurse was killed in a drive-by shooting at dusk in the harbour.",
        "Two other cooks suffered slight injuries while they hid after the shooting.",
    ] {
        let all = claims(
            text,
            &[],
            &[count("Two", 2.0, "cooks")][..usize::from(text.starts_with("Two"))],
        );
        assert!(!all.is_empty(), "{text}");
        assert!(every(&all, |c| c.subject.is_empty()), "{text}: {all:?}");
    }
}

#[test]
fn who_acts_after_an_attack_did_not_attack() {
    for text in [
        "Peru suspended the talks following an attack on Lima.",
        "Peru called off a meeting after an attack on Lima.",
        "Peru held a summit amid attacks on Lima.",
    ] {
        let all = claims(text, &[PERU, LIMA], &[]);
        assert_eq!(doers(&all, "attacked"), [""; 0], "{text}");
    }
}

#[test]
fn who_shot_and_injured_is_not_among_the_hurt() {
    for text in [
        "Evans shot and injured three men and three women.",
        "Evans stabbed and wounded three men and three women.",
        "Evans then shot and wounded three men and three women at a bar.",
    ] {
        let evans = [("Evans", "PERSON", "person/evans")];
        let figures = [count("three", 3.0, "men")];
        let all = claims(text, &evans, &figures);
        let hurt = of(&all, "wounded");
        assert!(!hurt.is_empty(), "{text}");
        let object = |c: &&Claim| names(&c.object).contains(&"Evans");
        assert!(!hurt.iter().any(object), "{text}: {hurt:?}");
    }
}

#[test]
fn those_who_hurt_themselves_are_counted() {
    for (text, noun) in [
        ("Two guards shot themselves while cleaning a rifle.", "guards"),
        ("Two boys accidentally shot themselves on Monday.", "boys"),
        ("Two monks killed themselves in the square.", "monks"),
    ] {
        let all = claims(text, &[], &[count("Two", 2.0, noun)]);
        let told = all.iter().find(|c| matches!(c.predicate.as_str(), "wounded" | "killed"));
        let quantity = told.and_then(|c| c.quantity.as_ref()).and_then(|q| q.value);
        assert_eq!(quantity, Some(2.0), "{text}");
    }
}

#[test]
fn an_age_behind_a_name_counts_nobody() {
    for text in [
        "Ann Lee, 24 was shot in the leg.",
        "Ann Lee, 24 has been wounded.",
        "Ann Lee, 24 was killed on the bridge.",
    ] {
        let all =
            claims(text, &[("Ann Lee", "PERSON", "person/ann-lee")], &[count("24", 24.0, "")]);
        let told = all.iter().find(|c| matches!(c.predicate.as_str(), "wounded" | "killed"));
        let told = told.unwrap_or_else(|| panic!("{text}: {all:?}"));
        assert_eq!(told.quantity.as_ref().and_then(|q| q.value), Some(1.0), "{text}");
        assert_eq!(names(&told.object), ["Ann Lee"], "{text}");
        assert!(of(&all, "states").is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn one_figure_may_count_two_nouns() {
    for (text, noun) in [
        ("At least 15 policemen and soldiers were killed.", "policemen"),
        ("A mine killed 15 farmers and herdsmen.", "farmers"),
        ("Some 15 nurses and doctors have been killed since May.", "nurses"),
    ] {
        let all = claims(text, &[], &[count("15", 15.0, noun)]);
        let killed = of(&all, "killed");
        assert_eq!(killed.len(), 1, "{text}: {killed:?}");
        assert_eq!(killed[0].object.len(), 2, "{text}");
    }
}

#[test]
fn nobody_fled_from_nowhere() {
    for text in ["The escape was well planned.", "The arrest came at dawn.", "It was an ouster."] {
        assert!(claims(text, &[], &[]).iter().all(|c| c.predicate == "states"), "{text}");
    }
}

#[test]
fn a_campaign_is_of_those_who_wage_it() {
    for text in [
        "Two guards and cooks fled as rebels pressed their war.",
        "Ten farmers and nurses left while rebels resumed their war.",
    ] {
        let all = claims(text, &[], &[]);
        let fights = of(&all, "fights");
        let doers: Vec<_> = fights.iter().flat_map(|c| names(&c.subject)).collect();
        assert_eq!(doers, ["rebels"], "{text}: {all:?}");
    }
}

#[test]
fn what_is_given_in_percent_is_the_receivers() {
    for text in [
        "Polls give the opposition 40 percent of the vote.",
        "Early results gave the opposition 40 percent of the seats.",
        "A count on Monday gave the opposition 40 percent of the votes.",
    ] {
        let all = claims(text, &[], &[("40 percent", "PERCENT", Some(40.0), Some(40.0), "")]);
        assert_eq!(doers(&all, "states"), ["opposition"], "{text}");
    }
}

#[test]
fn the_newspaper_is_the_one_named() {
    let times = [("Lima Times", "ORG", "org/lima-times")];
    for text in [
        "The Lima Times told of a plot. The newspaper criticized the king.",
        "The Lima Times quoted a nurse. The paper criticized the king.",
        "A cook told the Lima Times about it. The daily criticized the king.",
    ] {
        assert_eq!(doers(&claims(text, &times, &[]), "accuses"), ["Lima Times"], "{text}");
    }
}

#[test]
fn they_are_those_spoken_of_just_before() {
    for (text, doer) in [
        ("The robbers were seen at two banks. They attacked a guard.", "robbers"),
        ("Some cooks waited for two hours. They attacked the mayor.", "cooks"),
        ("The workers spent two days at the gate. They attacked a truck.", "workers"),
    ] {
        let noun = ["banks", "hours", "days"].into_iter().find(|n| text.contains(n)).unwrap();
        let all = claims(text, &[], &[count("two", 2.0, noun)]);
        assert_eq!(doers(&all, "attacked"), [doer], "{text}");
    }
}

#[test]
fn a_capital_is_no_side_against_its_state() {
    let names =
        [("Peru", "GPE", "gpe/peru"), ("Lima", "GPE", "gpe/lima"), ("Chile", "GPE", "gpe/chile")];
    let text =
        "Peru made an offer. Lima wants peace. Chile is wary. The two sides agreed to a pact.";
    let all = claims(text, &names, &[]);
    let agreed = of(&all, "agreed-with");
    let mut sides: Vec<_> = agreed[0].subject.iter().chain(&agreed[0].object).collect();
    sides.sort_by(|a, b| a.name.cmp(&b.name));
    let sides: Vec<_> = sides.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(sides, ["Chile", "Peru"], "{all:?}");
}

#[test]
fn victims_of_a_people_are_no_country() {
    let people = [("Peruvians", "NORP", "gpe/peru")];
    for text in ["Gunmen killed 20 Peruvians.", "Bandits kidnapped 20 Peruvians."] {
        let all = claims(text, &people, &[count("20", 20.0, "Peruvians")]);
        assert_eq!(names(&all[0].object), ["Peruvians"], "{text}");
    }
}

#[test]
fn a_second_figure_counts_the_same() {
    for (text, noun) in [
        ("A bomb killed four guards and wounded 14.", "guards"),
        ("Rebels killed four farmers and injured 14.", "farmers"),
    ] {
        let figures = [count("four", 4.0, noun), count("14", 14.0, "")];
        let all = claims(text, &[], &figures);
        assert_eq!(names(&of(&all, "wounded")[0].object), [noun], "{text}: {all:?}");
        assert_eq!(of(&all, "killed").len(), 1, "{text}");
    }
}

#[test]
fn a_figure_that_names_states_nothing() {
    for (text, figure) in [
        ("The shop is in the 8800 block of Hill Road.", "8800"),
        ("A crowd met on Fifth Avenue.", "Fifth"),
        ("Tipsters may text LIMA to 50411 at night.", "50411"),
        ("The road meets Highway 66 near Lima.", "66"),
        ("A cook called 911 at noon.", "911"),
        ("Image 4 of 11 shows a nurse.", "11"),
        ("The clinic moved to 202 N. Main St. last year.", "202"),
        ("Call (850) 555-4200 for help.", "555-4200"),
    ] {
        let label = if figure == "Fifth" { "ORDINAL" } else { "CARDINAL" };
        let all = claims(text, &[], &[(figure, label, Some(4.0), Some(4.0), "")]);
        assert!(of(&all, "states").is_empty(), "{text}: {all:?}");
    }
    for (text, figure, noun) in [
        ("The city planted 8800 trees.", "8800", "trees"),
        ("The union sent 500 buses to Lima.", "500", "buses"),
        ("The firm sold 112 boats.", "112", "boats"),
    ] {
        let all = claims(text, &[], &[count(figure, 500.0, noun)]);
        assert_eq!(of(&all, "states").len(), 1, "{text}");
    }
}
