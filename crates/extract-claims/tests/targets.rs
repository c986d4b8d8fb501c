//! Whom an attack hit, where the clause beside it tells; whose nameless forces are; whom "it" is not.

mod common;

use common::{claims, count, names, of};

const PERU: (&str, &str, &str) = ("Peru", "GPE", "gpe/peru");
const CHILE: (&str, &str, &str) = ("Chile", "GPE", "gpe/chile");

/// Subject and object of a text's claims of one predicate.
fn told(text: &str, given: &[(&str, &str, &str)], predicate: &str) -> Vec<(String, String)> {
    let given: Vec<_> = given.iter().filter(|n| text.contains(n.0)).copied().collect();
    let all = claims(text, &given, &[]);
    let join = |a: &[records::Actor]| names(a).join(" + ");
    of(&all, predicate).into_iter().map(|c| (join(&c.subject), join(&c.object))).collect()
}

fn pair(a: &str, b: &str) -> Vec<(String, String)> {
    vec![(a.to_string(), b.to_string())]
}

#[test]
fn whom_an_attack_hit() {
    for (text, whom) in [
        ("The explosion rocked the market.", "market"),
        ("The market was rocked by an explosion.", "market"),
        ("The poet survived a bomb attack.", "poet"),
        ("Guards opened fire, killing a farmer.", "farmer"),
        ("A farmer died when guards opened fire.", "farmer"),
        ("Bandits attacked a bus carrying tourists.", "bus + tourists"),
        ("Bandits attacked a bus carrying timber.", "bus"),
        ("The poet survived the war.", ""),
    ] {
        let found = told(text, &[], "attacked");
        let found: Vec<&str> = found.iter().map(|(_, o)| o.as_str()).collect();
        let expected: &[&str] = if whom.is_empty() { &[] } else { &[whom] };
        assert_eq!(found, expected, "{text}");
    }
    for text in ["The raid damaged the economy.", "The baker suffered a panic attack."] {
        let found = told(text, &[], "attacked");
        assert_eq!(found, [], "{text}");
    }
    assert_eq!(told("The baker suffered a panic attack.", &[], "attacked"), []);
    let own = told("A boy who shot himself has died.", &[], "attacked");
    assert_eq!(own, pair("boy", "boy"));
}

#[test]
fn who_is_accused_of_a_part_in_an_attack_made_it() {
    for text in [
        "Peru accused the Red Front of involvement in the bombing.",
        "The Red Front is suspected of a role in the bombing.",
    ] {
        let front = ("Red Front", "ORG", "org/red-front");
        assert_eq!(told(text, &[PERU, front], "attacked"), pair("Red Front", ""), "{text}");
    }
    for text in [
        "Peru accused the Red Front of a lack of interest in the bombing.",
        "The Red Front rejected charges accusing it of a part in the bombing.",
        "The Red Front denied it was suspected of a hand in the bombing.",
        "The Red Front denied a role in the bombing that killed a baker.",
    ] {
        let given = [PERU, ("Red Front", "ORG", "org/red-front")];
        let given: Vec<_> = given.into_iter().filter(|n| text.contains(n.0)).collect();
        for deed in ["attacked", "killed"] {
            let found = told(text, &given, deed);
            assert!(found.iter().all(|(who, _)| who.is_empty()), "{text} {found:?}");
        }
    }
}

#[test]
fn a_suicide_bombing_is_a_suicide_bombers() {
    let text = "A suicide bombing killed a baker.";
    assert_eq!(told(text, &[], "killed"), pair("suicide bomber", "baker"));
    assert_eq!(told("A bombing killed a baker.", &[], "killed"), pair("", "baker"));
}

#[test]
fn light_injuries_are_injuries() {
    let polarity = |text: &str| {
        let all = claims(text, &[], &[]);
        of(&all, "wounded")[0].polarity.clone()
    };
    assert_eq!(polarity("The baker escaped with light injuries."), "asserted");
    assert_eq!(polarity("The baker escaped without injuries."), "negated");
}

#[test]
fn their_fight_kills() {
    let text = "The rebels want a state. Their fight against the army has killed a baker.";
    assert_eq!(told(text, &[], "killed"), pair("rebels", "baker"));
}

#[test]
fn years_of_war_last_so_long() {
    const HUTUS: (&str, &str, &str) = ("Hutus", "NORP", "norp/hutu");
    const TUTSIS: (&str, &str, &str) = ("Tutsis", "NORP", "norp/tutsi");
    let kinds = |text: &str, part: &str| {
        let figure = (part, "DURATION", Some(9.0), Some(9.0), "");
        let all = claims(text, &[PERU], &[figure]);
        all.iter().map(|c| c.predicate.clone()).filter(|p| p != "fights").collect::<Vec<_>>()
    };
    assert_eq!(kinds("Peru has endured nine years of war.", "nine years"), ["conflict-duration"]);
    let all = claims(
        "Nine years of war between the rebels and the militia ended.",
        &[],
        &[("Nine years", "DURATION", Some(9.0), Some(9.0), "")],
    );
    assert_eq!(names(&of(&all, "conflict-duration")[0].subject), ["rebels", "militia"]);
    let all = claims(
        "Nine years of clashes between Hutus and Tutsis ended.",
        &[HUTUS, TUTSIS],
        &[("Nine years", "DURATION", Some(9.0), Some(9.0), "")],
    );
    assert_eq!(of(&all, "conflict-duration")[0].subject.len(), 2);
    for (text, part) in [
        ("Peru has endured nine years of drought.", "nine years"),
        ("The army took Peru after nine years of fighting.", "nine years"),
        ("A baker in Peru spent nine years of violence with a poet.", "nine years"),
        ("Peru has had nine days of warnings.", "nine days"),
        ("Peru built ships in the first nine years of the war.", "first nine years"),
    ] {
        assert!(!kinds(text, part).contains(&"conflict-duration".to_string()), "{text}");
    }
}

#[test]
fn a_nameless_army_is_of_the_one_country_told_of() {
    let peruvian = ("Peruvian", "NORP", "gpe/peru");
    for (text, who) in [
        ("In Peru, the army arrested six miners.", "Peru's army"),
        ("The Peruvian president says the army arrested six miners.", "Peruvian army"),
        ("A Peruvian poet says the army arrested six miners.", "army"),
        ("In Peru, the army arrested six miners near Accra.", "army"),
        ("Accra heard Peru speak. Peru left. The army arrested six miners.", "army"),
        ("Peru will vote. The army arrested six miners.", "army"),
        ("In Peru and Chile, the army arrested six miners.", "army"),
        ("In Peru, the rebel army arrested six miners.", "rebel army"),
        ("In Peru, troops arrested six miners.", "troops"),
    ] {
        let mut given = vec![PERU, CHILE, peruvian, ("Accra", "GPE", "gpe/accra")];
        given.retain(|n| text.contains(n.0) && (n.0 != "Peru" || !text.contains("Peruvian")));
        let all = claims(text, &given, &[count("six", 6.0, "miners")]);
        assert_eq!(names(&of(&all, "arrested")[0].subject), [who], "{text}");
    }
}

#[test]
fn it_is_no_body_named_sentences_ago() {
    let front = ("Red Front", "ORG", "org/red-front");
    let told = |text: &str| told(text, &[PERU, front], "attacked");
    assert_eq!(told("The Red Front fled. It attacked Peru."), pair("Red Front", "Peru"));
    assert_eq!(told("The Red Front fled. Its raid on Peru failed."), pair("Red Front", "Peru"));
    let far = told("The Red Front fled. A storm came. A poet slept. It attacked Peru.");
    assert_eq!(far, pair("", "Peru"));
    // A body without a name is one too.
    assert_eq!(told("The militia fled. It attacked Peru."), pair("militia", "Peru"));
}

#[test]
fn the_two_leaders_are_persons() {
    let given = [
        ("Ann Lee", "PERSON", "person/lee"),
        ("Tom Ray", "PERSON", "person/ray"),
        ("Red Front", "ORG", "org/red-front"),
        ("Blue League", "ORG", "org/blue-league"),
    ];
    let text = "The Red Front met the Blue League. Ann Lee thanked Tom Ray. \
                The talks between the two leaders failed.";
    let found = told(text, &given, "negotiates-with");
    assert_eq!(found.last(), Some(&("Ann Lee".to_string(), "Tom Ray".to_string())));
}

#[test]
fn a_fight_has_the_sides_it_pits() {
    let text = "The war pits the army and the militia against the rebels.";
    assert_eq!(told(text, &[], "fights"), pair("army + militia", "rebels"));
}

#[test]
fn who_denies_a_part_claims_nothing() {
    let all = claims("Peru denied any involvement in the bombing.", &[PERU], &[]);
    let denied = of(&all, "claims-responsibility");
    assert_eq!((names(&denied[0].subject), denied[0].polarity.as_str()), (vec!["Peru"], "negated"));
    for text in [
        "Peru denied responsibility for the shortage.",
        "Peru denied a role in the play.",
        "Peru denied involvement in the sale.",
    ] {
        assert_eq!(told(text, &[PERU], "claims-responsibility"), [], "{text}");
    }
    let kidnapped =
        told("Peru denied involvement in the kidnapping of a baker.", &[PERU], "kidnapped");
    assert_eq!(kidnapped, pair("", "baker"));
}

#[test]
fn what_is_backed_is_named_without_its_backer() {
    let found = told("The Peru-backed rebels fled.", &[PERU], "supports");
    assert_eq!(found, pair("Peru", "rebels"));
}

#[test]
fn what_stands_right_behind_a_noun_is_its_own() {
    let front = ("Red Front", "ORG", "org/red-front");
    let text = "After a year of fighting with Peru, the Red Front signed a pact.";
    let found = told(text, &[PERU, front], "fights");
    assert_eq!(found, pair("Red Front", "Peru"));
    let blamed = told("Critics blamed the attack on Peru.", &[PERU], "attacked");
    assert_eq!(blamed, []);
}

#[test]
fn who_meets_both_is_neither() {
    let text = "The mayor visited Peru, touring farms and meeting with farmers and miners.";
    assert_eq!(
        told(text, &[PERU], "negotiates-with").last(),
        pair("mayor", "farmers + miners").last()
    );
    let both = "Meetings between farmers and miners failed.";
    assert_eq!(told(both, &[], "negotiates-with"), pair("farmers", "miners"));
}

#[test]
fn a_ruler_is_no_other_bodys_leader() {
    let given = [("Ann Lee", "PERSON", "person/lee"), ("Israel", "GPE", "gpe/israel")];
    let who = |text: &str| told(text, &given, "accuses").pop().map(|(who, _)| who);
    let named = "Peru's President Ann Lee slept. The president accused Israel of lies.";
    assert_eq!(who(named).as_deref(), Some("Ann Lee"));
    let other = "Peru's President Ann Lee slept. The miners' leader accused Israel of lies.";
    assert_eq!(who(other).as_deref(), Some("miners' leader"));
    let given =
        [given[0], given[1], ("Tom Ray", "PERSON", "person/ray"), ("Peruvian", "NORP", "gpe/peru")];
    let text = "President Tom Ray met Ann Lee. The president accused Israel of lies.";
    let given: Vec<_> = given.into_iter().filter(|n| text.contains(n.0)).collect();
    assert_eq!(told(text, &given, "accuses"), pair("Tom Ray", "Israel"));
}

#[test]
fn a_shot_into_the_air_hits_nobody() {
    assert_eq!(told("Guests fired guns into the air.", &[], "attacked"), []);
    assert_eq!(told("Guests fired into the crowd.", &[], "attacked"), pair("Guests", "crowd"));
    let both = told("Guests fired into the air and then at the crowd.", &[], "attacked");
    assert_eq!(both.len(), 1);
}

#[test]
fn officials_at_a_body_are_the_bodys() {
    let body = ("Media Authority", "ORG", "org/media-authority");
    let found = told("Officials at the Media Authority jailed a poet.", &[body], "arrested");
    assert_eq!(found, pair("Media Authority", "poet"));
    let guests = told("Guests at the Media Authority jailed a poet.", &[body], "arrested");
    assert_eq!(guests, pair("Guests", "poet"));
}

#[test]
fn bands_blamed_for_attacks_made_them() {
    let text = "Militant groups were blamed for attacks in Peru.";
    assert_eq!(told(text, &[PERU], "attacked"), pair("Militant groups", ""));
    let youth = told("Youth clubs have been blamed for attacks in Peru.", &[PERU], "attacked");
    assert_eq!(youth, pair("", ""));
}

#[test]
fn the_talks_are_between_those_told_of_just_before() {
    let named = &[PERU, CHILE];
    let text = "Peru met with Chile on Monday. The talks failed.";
    assert_eq!(told(text, named, "negotiates-with").last(), pair("Peru", "Chile").last());
    let text = "Guards clashed with miners. The fighting began at noon.";
    assert_eq!(told(text, &[], "fights").last(), pair("Guards", "miners").last());
    for text in [
        "Peru met with Chile on Monday. A storm came. A poet slept. The talks failed.",
        "Peru met with Chile on Monday. Some talks failed.",
        "Guards clashed with miners. The campaign began at noon.",
    ] {
        let given: Vec<_> = named.iter().filter(|n| text.contains(n.0)).copied().collect();
        let all = claims(text, &given, &[]);
        let relations = all.iter().filter(|c| c.predicate.contains('-') || c.predicate == "fights");
        assert_eq!(relations.count(), 1, "{text}");
    }
}

#[test]
fn where_a_body_is_based() {
    let based = told("The Peru-based union closed a mine.", &[PERU], "operates-in");
    assert_eq!(based, pair("union", "Peru"));
    assert_eq!(told("The faith-based union closed a mine.", &[PERU], "operates-in"), []);
}

#[test]
fn who_surrenders_to_police_is_in_custody() {
    let text = "The suspect surrendered to police.";
    assert_eq!(told(text, &[], "arrested").pop().map(|(_, whom)| whom).as_deref(), Some("suspect"));
    assert_eq!(told("Peru surrendered to despair.", &[PERU], "arrested"), []);
    // From one keeper to another.
    let text = "Peru handed the suspect over to the tribunal.";
    assert_eq!(told(text, &[PERU], "released"), []);
}

#[test]
fn protests_outside_a_door_are_against_its_owner() {
    let text = "Miners protested outside the Peru embassy.";
    let found = told(text, &[PERU], "opposes");
    assert!(found.iter().any(|(who, whom)| who == "Miners" && whom.contains("Peru")), "{found:?}");
}

#[test]
fn no_senate_is_a_party() {
    let given = [
        ("Miners' Party", "ORG", "org/miners-party"),
        ("Senate", "ORG", "org/senate"),
        ("Salt Bank", "ORG", "org/salt-bank"),
        ("Ann Lee", "PERSON", "person/lee"),
    ];
    let who = |text: &str| told(text, &given, "accuses").pop().map(|(who, _)| who);
    let party = "The Miners' Party lost. The Senate met on Monday. The party accused Ann Lee.";
    assert_eq!(who(party).as_deref(), Some("Miners' Party"));
    let firm = "The Salt Bank lost. The Miners' Party met on Monday. The company accused Ann Lee.";
    assert_eq!(who(firm).as_deref(), Some("Salt Bank"));
}

#[test]
fn a_former_president_is_not_the_president() {
    let given = [("Ann Lee", "PERSON", "person/lee"), ("Peru", "GPE", "gpe/peru")];
    let who = |text: &str| told(text, &given, "accuses").pop().map(|(who, _)| who);
    let now = "President Ann Lee spoke. The president accused Peru of lies.";
    assert_eq!(who(now).as_deref(), Some("Ann Lee"));
    let then = "President Ann Lee spoke. The former president accused Peru of lies.";
    assert_ne!(who(then).as_deref(), Some("Ann Lee"));
    let named = "Pope Ann Lee spoke. The pope accused Peru of lies.";
    assert_eq!(who(named).as_deref(), Some("Ann Lee"));
}

#[test]
fn what_a_clause_tells_of_its_noun() {
    let given = [PERU, CHILE, ("Ann Lee", "PERSON", "person/lee")];
    let text = "The attack that the rebels launched on Peru failed.";
    assert_eq!(told(text, &given, "attacked"), pair("rebels", "Peru"));
    let text = "Many fled after violence by rebels.";
    assert_eq!(told(text, &given, "attacked"), pair("rebels", ""));
    // What begins or fails by itself is nobody's.
    let text = "The attack that failed on Monday shocked Peru.";
    assert_eq!(told(text, &given, "attacked"), pair("", ""));
    let text = "A man was charged with assault in the third degree.";
    assert_eq!(told(text, &given, "attacked"), []);
}

#[test]
fn a_day_ahead_of_the_subject_hides_nobody() {
    let lee = ("Ann Lee", "PERSON", "person/lee");
    let text = "Also Sunday, Ann Lee, who chairs the union, survived a bomb attack.";
    let figure = ("Sunday", "DATE", None, None, "");
    let all = claims(text, &[lee], &[figure]);
    assert_eq!(names(&of(&all, "attacked")[0].object), ["Ann Lee"]);
}

#[test]
fn a_fight_is_joined_by_no_fighters_of_its_own() {
    let front = ("Hill Front", "ORG", "org/hill-front");
    let text = "Miners joined the Hill Front and fight to free their land.";
    let found = told(text, &[front], "recruited");
    assert_eq!(found, []);
}

#[test]
fn a_market_demands_nothing() {
    let given = [("Chilean", "NORP", "gpe/chile")];
    assert_eq!(told("Demand for Chilean copper shrank.", &given, "demands-of"), []);
    let miners = told("The miners' demand for a raise was refused.", &[], "demands-of");
    assert_eq!(miners.first().map(|(who, _)| who.as_str()), Some("miners"));
}

#[test]
fn whose_name_is_not_released_is_not_freed() {
    let text = "The dancer, whose name has not been released, slept.";
    assert_eq!(told(text, &[], "released"), []);
    let freed = told("Peru released the witness.", &[PERU], "released");
    assert_eq!(freed, pair("Peru", "witness"));
}

#[test]
fn a_state_that_is_toured_is_not_talked_with() {
    assert_eq!(told("The senators visited every state.", &[], "negotiates-with"), []);
    let seen = told("The senators visited Peru.", &[PERU], "negotiates-with");
    assert_eq!(seen, pair("senators", "Peru"));
}

#[test]
fn whose_support_a_raid_is() {
    let text = "The army launched attacks made in support of Peru.";
    let found = told(text, &[PERU], "supports");
    assert_eq!(found.first(), pair("army", "Peru").first(), "{found:?}");
}

#[test]
fn a_second_deed_behind_the_first_ones_object_has_its_own() {
    // A figure or an article behind the verb's form tells it from an adjective.
    let text = "The storm wrecked three bridges and damaged 12 roads.";
    let figures = [count("three", 3.0, "bridges"), count("12", 12.0, "roads")];
    let all = claims(text, &[], &figures);
    let found: Vec<_> =
        of(&all, "damaged").iter().map(|c| (c.cue.as_str(), names(&c.object))).collect();
    assert_eq!(found, [("wrecked", vec!["bridges"]), ("damaged", vec!["roads"])]);
    let text = "Guards wrecked a boat and damaged piers.";
    assert_eq!(of(&claims(text, &[], &[]), "damaged").len(), 1);
    // What the strikes did, and not whom they hit.
    let text = "Three Chile strikes engaged two rebel units; destroyed four bridges; and damaged \
                12 supply routes.";
    let all = claims(text, &[CHILE], &[count("12", 12.0, "supply routes")]);
    let found: Vec<_> = of(&all, "damaged").iter().map(|c| names(&c.subject)).collect();
    assert_eq!(found, [["Chile"], ["Chile"]]);
}

#[test]
fn who_joins_others_at_an_occasion_is_not_recruited() {
    let front = ("Front", "ORG", "org/front");
    let joined = |text: &str| told(text, &[front], "recruited").len();
    assert_eq!(joined("Hundreds of farmers joined the Front in May."), 1);
    assert_eq!(joined("Two brothers joined the Front after talks failed."), 1);
    assert_eq!(joined("Two brothers joined the Front on a trip to the coast."), 1);
    assert_eq!(joined("Two ministers joined leaders of the Front for talks on trade."), 0);
    assert_eq!(joined("Students joined the Front in condemning the ban."), 0);
}
