//! Words of relations in everyday senses, and who stands on which side.

mod common;

use common::{claims, every, names, of};
use records::Claim;

const PERU: (&str, &str, &str) = ("Peru", "GPE", "gpe/peru");
const CHILE: (&str, &str, &str) = ("Chile", "GPE", "gpe/chile");

fn parties(all: &[Claim], predicate: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let owned = |a: &[records::Actor]| names(a).into_iter().map(str::to_string).collect();
    of(all, predicate).into_iter().map(|c| (owned(&c.subject), owned(&c.object))).collect()
}

fn told(text: &str, given: &[(&str, &str, &str)], predicate: &str) -> Vec<(String, String)> {
    let all = claims(text, given, &[]);
    let join = |(a, b): (Vec<String>, Vec<String>)| (a.join(" + "), b.join(" + "));
    parties(&all, predicate).into_iter().map(join).collect()
}

fn pair(a: &str, b: &str) -> Vec<(String, String)> {
    vec![(a.to_string(), b.to_string())]
}

#[test]
fn what_is_no_relation_makes_no_claim() {
    for (text, predicate) in [
        ("The clerks have provided no details about the fire.", "supports"),
        ("The photographs were provided by a neighbour.", "supports"),
        ("The convoy, backed by tanks, rolled into the valley.", "supports"),
        ("The mayor wants to retire.", "demands-of"),
        ("The drought forced the dairy company to cut its output.", "demands-of"),
        ("The governor is expected to be sworn in on Friday.", "threatens"),
        ("The senator vowed to cut taxes.", "threatens"),
        ("The army pressed ahead with its plans.", "demands-of"),
        ("The lawyer appealed to the high court.", "seeks-support-of"),
        ("The firm insists its dams are safe.", "demands-of"),
        ("The band emerged from the hills.", "founded"),
        ("The army launched the strikes at dawn.", "opposes"),
        ("She gave her house to the political opposition.", "opposes"),
        ("The charter calls for the creation of a foreign force.", "demands-of"),
        ("The minister was speaking to reporters at the harbour.", "negotiates-with"),
        ("The treaty must be approved by the senators.", "agreed-with"),
        ("The generals cannot impose such a deal.", "agreed-with"),
    ] {
        assert_eq!(told(text, &[], predicate), [], "{text}");
    }
}

#[test]
fn what_is_a_relation_still_makes_one() {
    let both = &[PERU, CHILE];
    for (text, predicate) in [
        ("Peru provided Chile with a loan.", "supports"),
        ("Peru supplied weapons to Chile.", "supports"),
        ("Peru wants Chile to leave.", "demands-of"),
        ("Peru pressed Chile to pull back.", "demands-of"),
        ("Peru forced Chile to pull back.", "demands-of"),
        ("Peru vowed to attack Chile.", "attacked"),
        ("Peru asked Chile for help.", "seeks-support-of"),
        ("Peru is opposed to Chile.", "opposes"),
        ("Peru suspects Chile is behind the theft.", "accuses"),
        ("Peru threatened to bomb Chile.", "threatens"),
    ] {
        assert_eq!(told(text, both, predicate), pair("Peru", "Chile"), "{text}");
    }
}

#[test]
fn nobody_acts_towards_himself() {
    for text in ["Peru defended its decision.", "Peru has a duty to defend its sovereignty."] {
        assert_eq!(told(text, &[PERU], "supports"), [], "{text}");
    }
}

#[test]
fn an_event_led_by_somebody_supports_nobody() {
    let text = "The Peru-led invasion of Chile began in spring.";
    assert_eq!(told(text, &[PERU, CHILE], "supports"), []);
}

#[test]
fn who_is_called_responsible_is_the_accused() {
    let text = "The judges said the soldiers were responsible for the raid.";
    assert_eq!(told(text, &[], "accuses"), pair("judges", "soldiers"));
    let text = "The mayor's opponents held a meeting.";
    assert_eq!(told(text, &[], "opposes"), pair("mayor's opponents", "mayor"));
}

#[test]
fn who_forms_a_party_is_its_founder() {
    let text = "The two lawyers formed a party in spring.";
    assert_eq!(told(text, &[], "founded"), pair("lawyers", "party"));
    assert_eq!(told("A new party formed in spring.", &[], "founded"), pair("", "new party"));
}

#[test]
fn representatives_stand_on_their_own_sides() {
    for (text, predicate, sides) in [
        (
            "Officials from Peru and Chile held talks on Monday.",
            "negotiates-with",
            ("Peru's Officials", "Chile's Officials"),
        ),
        (
            "The prime ministers of Peru and Chile met on Monday.",
            "negotiates-with",
            ("Peru's prime ministers", "Chile's prime ministers"),
        ),
    ] {
        assert_eq!(told(text, &[PERU, CHILE], predicate), pair(sides.0, sides.1), "{text}");
    }
    let unions = &[("Hafen", "ORG", "org/hafen"), ("Kran", "ORG", "org/kran")];
    let text = "The leaders of Hafen and Kran signed a deal.";
    assert_eq!(told(text, unions, "agreed-with"), pair("Hafen", "Kran"));
    // One name is one side.
    let text = "Officials from Peru held talks on Monday.";
    assert_eq!(told(text, &[PERU], "negotiates-with"), []);
}

#[test]
fn two_who_promise_promise_a_third() {
    let text = "The governments and the charities have promised to rebuild the bridge.";
    assert_eq!(told(text, &[], "agreed-with"), []);
    let text = "The governments and the charities have promised to help Peru.";
    assert_eq!(told(text, &[PERU], "agreed-with"), pair("governments + charities", "Peru"));
}

#[test]
fn help_to_come_is_no_help_yet() {
    for (text, polarity) in [
        ("The pilots flew in to help the miners.", "hypothetical"),
        ("The envoys are to help the miners.", "hypothetical"),
        ("The pilots helped the miners.", "asserted"),
        ("The mayor stood up to praise the miners.", "asserted"),
    ] {
        let all = claims(text, &[], &[]);
        let helped = of(&all, "supports");
        assert!(!helped.is_empty(), "{text}: {all:?}");
        assert!(every(&helped, |c| c.polarity == polarity), "{text}: {helped:?}");
    }
}

#[test]
fn who_holds_an_office_acts_not_the_state_before_it() {
    let given = &[PERU, ("Ann Lee", "PERSON", "person/ann-lee"), CHILE];
    for (text, sides) in [
        ("Peru President Ann Lee criticized Chile.", ("Ann Lee", "Chile")),
        ("Chile has criticized Peru President Ann Lee.", ("Chile", "Ann Lee")),
        ("Peru criticized Chile.", ("Peru", "Chile")),
    ] {
        let given: Vec<_> = given.iter().copied().filter(|n| text.contains(n.0)).collect();
        assert_eq!(told(text, &given, "accuses"), pair(sides.0, sides.1), "{text}");
    }
}

#[test]
fn those_who_lay_down_work_attack_nobody() {
    for text in [
        "Nurses strike at a hospital in the north.",
        "A strike at the port over pay held up ships.",
        "Dock workers began a strike at the port.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(of(&all, "attacked").is_empty(), "{text}: {all:?}");
    }
    for text in [
        "An air strike hit the port.",
        "Jets launched a strike on the town.",
        "A strike on a mill killed workers.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(!of(&all, "attacked").is_empty(), "{text}: {all:?}");
        assert!(of(&all, "opposes").is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn those_beaten_by_name_lost_a_match() {
    let text = "The Reed League beat Peru on Saturday.";
    let all = claims(text, &[PERU, ("Reed League", "ORG", "org/reed-league")], &[]);
    assert!(of(&all, "attacked").is_empty(), "{all:?}");
    let all = claims("Police beat protesters in the square.", &[], &[]);
    assert_eq!(names(&of(&all, "attacked")[0].object), ["protesters"]);
}
