//! Sentences whose trees parsers get wrong, read all the same.

mod common;

use common::{claims, count, every, names, of};

const PERU: (&str, &str, &str) = ("Peru", "GPE", "gpe/peru");
const CHILE: (&str, &str, &str) = ("Chile", "GPE", "gpe/chile");

#[test]
fn sides_named_at_some_distance() {
    for (text, predicate) in [
        ("Rome welcomes the treaty reached yesterday between Peru and Chile.", "agreed-with"),
        ("Once sworn enemies, Peru and Chile signed a pact.", "agreed-with"),
        ("Peru's rivalry with Chile grew.", "opposes"),
    ] {
        let all = claims(text, &[PERU, CHILE], &[]);
        let found = of(&all, predicate);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(names(&found[0].subject), ["Peru"], "{text}");
        assert_eq!(names(&found[0].object), ["Chile"], "{text}");
    }
}

#[test]
fn a_dash_within_a_name_ends_no_dateline() {
    let reds = [("REDS–K", "ORG", "org/reds"), ("Blues", "ORG", "org/blues")];
    for text in [
        "REDS–K and the Blues jointly attacked several villages inhabited by farmers.",
        "REDS–K and the Blues attacked two camps.",
        "REDS–K and the Blues bombed a market.",
    ] {
        let all = claims(text, &reds, &[]);
        assert_eq!(names(&of(&all, "attacked")[0].subject), ["REDS–K", "Blues"], "{text}");
    }
    let all = claims("KABUL – A bomb killed a teacher.", &[("KABUL", "GPE", "gpe/kabul")], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["teacher"]);
}

#[test]
fn a_clause_has_the_subject_before_its_verb() {
    let text = "Peru closed its ports in the north and the Chileans deployed 90 boats.";
    let chileans = [PERU, ("Chileans", "NORP", "gpe/chile")];
    let all = claims(text, &chileans, &[count("90", 90.0, "boats")]);
    assert!(every(of(&all, "states"), |c| !names(&c.subject).contains(&"Peru")), "{all:?}");

    let text =
        "Peru fell two places to fourth rank, followed by Chile, which rose six spots to fifth.";
    let figures = [count("two", 2.0, "places"), count("six", 6.0, "spots")];
    let all = claims(text, &[PERU, CHILE], &figures);
    let rose = all.iter().find(|c| c.cue == "rise").expect("the second clause");
    assert_eq!(names(&rose.subject), ["Chile"]);

    let text = "Witnesses say bandits entered the shop firing guns and killed a baker.";
    let all = claims(text, &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].subject), ["bandits"]);
}

#[test]
fn a_verb_of_harm_before_a_figure_is_a_verb() {
    for text in [
        "The blast killed two guards and a teacher and wounded more than 20 people.",
        "Bandits attacked a bus, killing one man and wounding more than 20 people.",
        "A storm killed four and injured more than 20 people.",
    ] {
        let figure = ("more than 20", "CARDINAL", Some(21.0), None, "people");
        let all = claims(text, &[], &[figure]);
        let hurt = of(&all, "wounded");
        assert_eq!(hurt.len(), 1, "{text}");
        assert_eq!(hurt[0].quantity.as_ref().and_then(|q| q.low), Some(21.0), "{text}");
    }
}

#[test]
fn help_is_of_whom_it_is_named_after() {
    let names_ = [("Lee", "PERSON", "person/lee"), ("Chilean", "NORP", "gpe/chile"), PERU];
    let all = claims("Lee's talks focus on Chilean help for Peru.", &names_, &[]);
    assert_eq!(names(&of(&all, "supports")[0].subject), ["Chile"]);
}

#[test]
fn a_figure_at_a_cue_of_harm_is_its_own() {
    let value = |all: &[records::Claim], predicate: &str| {
        of(all, predicate)[0].quantity.as_ref().and_then(|q| q.value)
    };
    for text in [
        "Of the guards, 20 were killed and 7 were wounded.",
        "We killed 20 and wounded 7, and took the bridge.",
        "In the north 20 were killed and 7 were wounded, the mayor said.",
    ] {
        let all = claims(text, &[], &[count("20", 20.0, ""), count("7", 7.0, "")]);
        assert_eq!(value(&all, "killed"), Some(20.0), "{text}");
        assert_eq!(value(&all, "wounded"), Some(7.0), "{text}");
    }
}

#[test]
fn what_a_person_is_is_nobody_else() {
    let lee = [("Ann Lee", "PERSON", "person/ann-lee")];
    for text in [
        "The death of Ann Lee, singer and former mayor, shook the town.",
        "The murder of Ann Lee, painter and poet, is not forgotten.",
        "The killing of Ann Lee, lawyer and activist, went unpunished.",
    ] {
        let all = claims(text, &lee, &[]);
        assert_eq!(names(&of(&all, "killed")[0].object), ["Ann Lee"], "{text}");
    }
}

#[test]
fn those_asked_to_do_something_are_asked() {
    let lee = [("Lee", "PERSON", "person/lee")];
    for text in [
        "Lee asked the ministry to lift the ban.",
        "Lee ordered the troops to leave the town.",
        "Lee told the workers to go home.",
    ] {
        let all = claims(text, &lee, &[]);
        let asked = of(&all, "demands-of");
        assert_eq!(names(&asked[0].subject), ["Lee"], "{text}");
        assert_eq!(asked[0].object.len(), 1, "{text}");
    }
}

#[test]
fn those_left_dead_and_those_left_hurt() {
    for (text, dead, hurt) in [
        (
            "The blast left one man dead and three people injured.",
            ("one", "man"),
            ("three", "people"),
        ),
        (
            "A storm came, leaving one sailor dead and three cooks wounded.",
            ("one", "sailor"),
            ("three", "cooks"),
        ),
        (
            "The crash left two singers dead and four dancers injured.",
            ("two", "singers"),
            ("four", "dancers"),
        ),
    ] {
        let n = |word: &str| ["one", "two", "three", "four"].iter().position(|w| *w == word);
        let value = |word: &str| n(word).map(|at| at as f64 + 1.0);
        let figure =
            |(word, of): (&'static str, &'static str)| count(word, value(word).unwrap(), of);
        let all = claims(text, &[], &[figure(dead), figure(hurt)]);
        let told = |p: &str| of(&all, p)[0].quantity.as_ref().and_then(|q| q.value);
        assert_eq!(told("killed"), value(dead.0), "{text}");
        assert_eq!(told("wounded"), value(hurt.0), "{text}");
    }
}

#[test]
fn the_hurt_as_reports_tell_of_them() {
    for text in [
        "The feud led to eight people getting shot.",
        "The other eight victims were in good condition on Monday.",
        "Guards arrived to find eight sailors suffering from gunshot wounds.",
        "At least eight cooks suffered non-life threatening gunshot wounds.",
        "Two men were shot dead and eight others remain in critical condition.",
    ] {
        let figures = if text.starts_with("Two") {
            vec![count("Two", 2.0, "men"), count("eight", 8.0, "others")]
        } else {
            let noun = text.split("eight ").nth(1).and_then(|t| t.split(' ').next()).unwrap();
            vec![count("eight", 8.0, noun)]
        };
        let all = claims(text, &[], &figures);
        let hurt = of(&all, "wounded");
        assert_eq!(hurt.len(), 1, "{text}");
        assert_eq!(hurt[0].quantity.as_ref().and_then(|q| q.value), Some(8.0), "{text}");
        assert_eq!(hurt[0].polarity, "asserted", "{text}");
    }
}

#[test]
fn what_is_foretold_is_still_to_come() {
    for text in [
        "Some analysts predict a feud between Peru and Chile.",
        "Experts forecast a war between Peru and Chile.",
        "Officials foresee a dispute between Peru and Chile.",
    ] {
        let all = claims(text, &[PERU, CHILE], &[]);
        let told = all.iter().find(|c| !c.object.is_empty()).expect(text);
        assert_eq!(told.polarity, "hypothetical", "{text}");
    }
}

#[test]
fn those_shown_or_told_of_are_whom_it_befell() {
    for (text, figure, n, noun) in [
        (
            "Police released photos of the three students killed in the fire.",
            "three",
            3.0,
            "students",
        ),
        (
            "The army read out a list of the four sailors killed in the blast.",
            "four",
            4.0,
            "sailors",
        ),
        ("The mayor praised the courage of two guards wounded in the raid.", "two", 2.0, "guards"),
    ] {
        let all = claims(text, &[], &[count(figure, n, noun)]);
        let harmed = ["killed", "wounded"].iter().flat_map(|p| of(&all, p)).collect::<Vec<_>>();
        assert_eq!(harmed.len(), 1, "{text}: {all:?}");
        assert_eq!(names(&harmed[0].object), [noun], "{text}");
        assert_eq!(harmed[0].quantity.as_ref().and_then(|q| q.value), Some(n), "{text}");
    }
}

#[test]
fn of_whom_a_death_is_said_is_dead() {
    let people = [("Tom Hale", "PERSON", "person/tom-hale"), ("Bo Roe", "PERSON", "person/bo-roe")];
    for text in [
        "Tom Hale said Bo Roe, of Dover, died at the scene.",
        "Tom Hale said Bo Roe, of Salem, died in the night.",
        "Tom Hale says Bo Roe, a clerk, drowned in the canal.",
    ] {
        let all = claims(text, &people, &[]);
        assert_eq!(names(&of(&all, "killed")[0].object), ["Bo Roe"], "{text}: {all:?}");
    }
}
