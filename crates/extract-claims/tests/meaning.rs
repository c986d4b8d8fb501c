//! Whom a word means, and between whom a relation holds: sentences of different news.

mod common;

use common::{claims, count, every, names, of};

type Name<'a> = (&'a str, &'a str, &'a str);

const LEAGUE: Name = ("Reed League", "ORG", "org/reed-league");
const UNION: Name = ("Salt Union", "ORG", "org/salt-union");
const PERU: Name = ("Peru", "GPE", "gpe/peru");
const CHILE: Name = ("Chile", "GPE", "gpe/chile");

/// Subjects and objects of the first claim of a predicate.
fn sides(text: &str, given: &[Name], predicate: &str) -> (Vec<String>, Vec<String>) {
    let all = claims(text, given, &[]);
    let Some(found) = of(&all, predicate).first().copied() else {
        panic!("no {predicate} in {text}: {all:?}")
    };
    let own = |actors| names(actors).into_iter().map(str::to_string).collect();
    (own(&found.subject), own(&found.object))
}

#[test]
fn rivals_and_allies_are_each_others() {
    for (text, predicate) in [
        ("Peru and Chile are rivals.", "opposes"),
        ("Peru and Chile have long been enemies.", "opposes"),
        ("Peru, a rival of Chile, won the vote.", "opposes"),
        ("Peru and Chile are allies.", "allied-with"),
        ("Peru's war on Chile has lasted decades.", "fights"),
        ("Peru's conflict with Chile has cost lives.", "fights"),
    ] {
        let (subject, object) = sides(text, &[PERU, CHILE], predicate);
        assert_eq!((subject, object), (vec!["Peru".into()], vec!["Chile".into()]), "{text}");
    }
    let oath = "The Reed League pledged allegiance to the Salt Union.";
    let (subject, object) = sides(oath, &[LEAGUE, UNION], "allied-with");
    assert_eq!((subject, object), (vec!["Reed League".into()], vec!["Salt Union".into()]));
}

#[test]
fn a_rejected_relation_is_denied() {
    for text in [
        "Peru rejected any cooperation with Chile.",
        "Peru denies cooperating with Chile.",
        "There is no cooperation between Peru and Chile.",
    ] {
        let all = claims(text, &[PERU, CHILE], &[]);
        let found = of(&all, "cooperates-with");
        assert_eq!(found[0].polarity, "negated", "{text}");
        assert_eq!(names(&found[0].object), ["Chile"], "{text}");
    }
}

#[test]
fn a_date_in_front_takes_no_actor() {
    for text in [
        "In August 2017 the Reed League and the Salt Union jointly attacked a village.",
        "It is said that in August 2017, the Reed League and the Salt Union jointly attacked several convoys.",
    ] {
        let august = ("August 2017", "DATE", None, None, "");
        let all = claims(text, &[LEAGUE, UNION], &[august]);
        let doers: Vec<_> = of(&all, "attacked").iter().map(|c| names(&c.subject)).collect();
        assert_eq!(doers, [["Reed League", "Salt Union"]], "{text}");
    }
}

#[test]
fn of_two_in_one_subject_it_is_the_one_told_of_before() {
    for (told, id) in [("Salters", UNION.2), ("Reeders", LEAGUE.2)] {
        let text = format!(
            "The {told} want land. The Salt Union and the Reed League attacked a village. \
             Its worst raid killed 12 farmers."
        );
        let given = [(told, "ORG", id), UNION, LEAGUE];
        let all = claims(&text, &given, &[count("12", 12.0, "farmers")]);
        let doer = &of(&all, "killed")[0].subject[0];
        assert_eq!(doer.id.as_deref(), Some(id), "{text}");
    }
}

#[test]
fn the_group_is_the_one_that_the_main_clause_names() {
    let (subject, _) = sides(
        "Though the Reed League held the town, the chaos helped the Salt Union to regroup. \
         The blast that killed two farmers was claimed by the group.",
        &[LEAGUE, UNION],
        "claims-responsibility",
    );
    assert_eq!(subject, ["Salt Union"]);
    let (subject, _) = sides(
        "The Reed League spoke of peace with the Salt Union. Yet the latter attacked a convoy.",
        &[LEAGUE, UNION],
        "attacked",
    );
    assert_eq!(subject, ["Salt Union"]);
}

#[test]
fn the_country_is_one_that_the_sentence_has_named() {
    let (_, object) = sides("Peru's queen praised the country.", &[PERU], "supports");
    assert_eq!(object, ["Peru"]);
}

#[test]
fn whoever_is_accused_did_it_and_whoever_is_stopped_does_it() {
    for (text, given, doer) in [
        (
            "Peru has charged three bakers with spying and planning to kidnap a pilot.",
            PERU,
            "bakers",
        ),
        ("Peru has accused two officers of kidnapping a pilot.", PERU, "officers"),
        ("Peru stopped rebels from abducting a pilot.", PERU, "rebels"),
    ] {
        let all = claims(text, &[given], &[]);
        assert_eq!(names(&of(&all, "kidnapped")[0].subject), [doer], "{text}");
    }
}

#[test]
fn a_body_is_called_by_its_name() {
    let (subject, _) = sides("The carmaker Salt Union sued Peru.", &[UNION, PERU], "accuses");
    assert_eq!(subject, ["Salt Union"]);
    let met = "The Reed League and its rival Salt Union met in a hotel.";
    let (subject, object) = sides(met, &[LEAGUE, UNION], "negotiates-with");
    assert_eq!((subject, object), (vec!["Reed League".into()], vec!["Salt Union".into()]));
}

#[test]
fn no_day_says_anything_and_no_thousands_die() {
    let figures = [
        ("Friday", "DATE", None, None, ""),
        ("38 percent", "PERCENT", Some(38.0), Some(38.0), "voters"),
    ];
    let text = "A poll by the paper released Friday indicates 38 percent of voters are unsure.";
    let all = claims(text, &[], &figures);
    assert!(!all.is_empty());
    assert!(every(&all, |c| c.subject.iter().all(|a| a.text != "Friday")), "{all:?}");
    let all = claims(
        "The war has killed tens of thousands of people.",
        &[],
        &[("tens of thousands", "CARDINAL", Some(20000.0), Some(99999.0), "people")],
    );
    assert_eq!(names(&of(&all, "killed")[0].object), ["people"]);
}

#[test]
fn two_whose_creeds_differ() {
    for text in [
        "The Reed League is at war with the Salt Union. Their ideologies differ.",
        "The Reed League has clashed with the Salt Union. Their aims are incompatible.",
        "The quarrel between the Reed League and the Salt Union comes from the fact that their \
         beliefs differ.",
    ] {
        let (subject, object) = sides(text, &[LEAGUE, UNION], "differs-ideologically-from");
        assert_eq!((subject, object), (vec!["Reed League".into()], vec!["Salt Union".into()]));
    }
    let own = "The Reed League backs the Salt Union. Its aims differ from those of Peru.";
    let (_, object) = sides(own, &[LEAGUE, UNION, PERU], "differs-ideologically-from");
    assert_eq!(object, ["Peru"]);
}

#[test]
fn what_two_clash_over_is_no_actor() {
    for text in [
        "Peru and Chile have clashed over fishing rights.",
        "Peru and Chile fought over the mines for years.",
        "Peru and Chile have quarrelled and fought over grazing land.",
    ] {
        let (subject, object) = sides(text, &[PERU, CHILE], "fights");
        assert_eq!((subject, object), (vec!["Peru".into()], vec!["Chile".into()]), "{text}");
    }
}

#[test]
fn help_in_a_fight_makes_the_helped_the_fighter() {
    for text in [
        "The minister voiced support for Peru in the fight against Chile.",
        "The queen supports Peru in the fight against Chile.",
    ] {
        let (subject, object) = sides(text, &[PERU, CHILE], "fights");
        assert_eq!((subject, object), (vec!["Peru".into()], vec!["Chile".into()]), "{text}");
    }
}

#[test]
fn purposes_and_plans_have_their_doer() {
    for text in [
        "To defeat the Salt Union, Peru needs help.",
        "Peru's strategy to defeat the Salt Union is working.",
        "Peru backs officers in order to defeat the Salt Union.",
    ] {
        let given = if text.starts_with("To") { [UNION, PERU] } else { [PERU, UNION] };
        let (subject, object) = sides(text, &given, "fights");
        assert_eq!((subject, object), (vec!["Peru".into()], vec!["Salt Union".into()]), "{text}");
    }
}

#[test]
fn who_came_under_fire_and_who_lost_a_town() {
    let fire = "Police came under fire from the Reed League.";
    let (subject, object) = sides(fire, &[LEAGUE], "attacked");
    assert_eq!((subject, object), (vec!["Reed League".into()], vec!["Police".into()]));
    let (subject, object) =
        sides("The army retook the town from the Reed League.", &[LEAGUE], "ousted");
    assert_eq!((subject, object), (vec!["army".into()], vec!["Reed League".into()]));
}

#[test]
fn one_who_acts_together_with_another() {
    let text = "Peru, together with Chile, attacked the Salt Union.";
    let (subject, _) = sides(text, &[PERU, CHILE, UNION], "attacked");
    assert_eq!(subject, ["Peru", "Chile"]);
}

#[test]
fn what_is_said_of_a_figure_is_the_speakers() {
    let all = claims(
        "Shopkeepers said that after the raid, about 150 relatives held protests near the square.",
        &[],
        &[("about 150", "CARDINAL", Some(135.0), Some(165.0), "relatives")],
    );
    let stated = all.iter().find(|c| c.quantity.is_some()).unwrap();
    assert_eq!(names(&stated.attributed_to), ["Shopkeepers"]);
}

#[test]
fn both_have_called_and_it_has_sold() {
    let text = "Peru and Chile have both called for new elections.";
    let (subject, _) = sides(text, &[PERU, CHILE], "demands-of");
    assert_eq!(subject, ["Peru", "Chile"]);
    for (text, stated) in [
        ("The Reed League is rich. It sold 40 boats in May.", "Reed League"),
        ("The Reed League is rich. There were 40 boats in the port.", "boats"),
    ] {
        let all = claims(text, &[LEAGUE], &[count("40", 40.0, "boats")]);
        assert_eq!(names(&of(&all, "states")[0].subject), [stated], "{text}");
    }
}

#[test]
fn what_is_hit_is_its_owner() {
    let (_, object) = sides("Rebels bombed Peru territory.", &[PERU], "attacked");
    assert_eq!(object, ["Peru"]);
    let (_, object) = sides("Jets bombed Reed League positions.", &[LEAGUE], "attacked");
    assert_eq!(object, ["Reed League"]);
}

#[test]
fn creeds_are_likened() {
    for text in [
        "The Reed League preaches a strict reading of the law and an ideology similar to that of the Salt Union.",
        "The Reed League holds views close to those of the Salt Union.",
        "The Reed League preaches an interpretation of the law like that of the Salt Union.",
        "The Reed League shares the worldview of the Salt Union.",
    ] {
        let (subject, object) = sides(text, &[LEAGUE, UNION], "shares-ideology-with");
        let expected = (vec!["Reed League".to_string()], vec!["Salt Union".to_string()]);
        assert_eq!((subject, object), expected, "{text}");
    }
    for text in [
        "The Reed League hall is close to the Salt Union.",
        "The Reed League gave a version of events similar to that of the Salt Union.",
    ] {
        let all = claims(text, &[LEAGUE, UNION], &[]);
        assert!(of(&all, "shares-ideology-with").is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn names_of_one_thing_share_its_creed() {
    for text in [
        "The Reed League and the Salt Union are two sides of the same coin.",
        "Analysts say the Reed League and the Salt Union are branches of the same tree.",
        "The Reed League and the Salt Union are just brand names of the same firm.",
    ] {
        let (subject, object) = sides(text, &[LEAGUE, UNION], "shares-ideology-with");
        let mut both = [subject, object].concat();
        both.sort();
        assert_eq!(both, ["Reed League", "Salt Union"], "{text}");
    }
    let all = claims("The Reed League signed two sides of the same paper.", &[LEAGUE], &[]);
    assert!(of(&all, "shares-ideology-with").is_empty(), "{all:?}");
}
