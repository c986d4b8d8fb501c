//! Whose fight it is, who stands beside whom, whose creed is like whose.

mod common;

use common::{claims, count, names, of};

type Given = (&'static str, &'static str, &'static str);

const PERU: Given = ("Peru", "GPE", "gpe/peru");
const CHILE: Given = ("Chile", "GPE", "gpe/chile");
const REDS: Given = ("Red Front", "ORG", "org/red-front");
const BLUES: Given = ("Blue League", "ORG", "org/blue-league");
const MINERS: Given = ("Miners' Army", "ORG", "org/miners-army");
const ROE: Given = ("Ann Roe", "PERSON", "person/ann-roe");
const ALL: [Given; 6] = [PERU, CHILE, REDS, BLUES, MINERS, ROE];

/// Subject and object of a sentence's claims of one predicate, whichever names it holds.
fn told(text: &str, predicate: &str) -> Vec<(String, String)> {
    let given: Vec<_> = ALL.iter().filter(|n| text.contains(n.0)).copied().collect();
    let all = claims(text, &given, &[]);
    let join = |a: &[records::Actor]| names(a).join(" + ");
    of(&all, predicate).into_iter().map(|c| (join(&c.subject), join(&c.object))).collect()
}

fn tells(cases: &[(&str, &str, &str, &str)]) {
    for (text, predicate, who, whom) in cases {
        let expected = vec![((*who).to_string(), (*whom).to_string())];
        assert_eq!(told(text, predicate), expected, "{text}");
    }
}

#[test]
fn a_fight_is_theirs_who_are_helped_in_it() {
    tells(&[
        ("Peru backed Chile in its fight against the Red Front.", "fights", "Chile", "Red Front"),
        (
            "Peru supported the troops in their campaign to crush the Red Front.",
            "fights",
            "troops",
            "Red Front",
        ),
        (
            "The envoy voiced support for Chile in its war with the Red Front.",
            "fights",
            "Chile",
            "Red Front",
        ),
        (
            "Peru helps the government of Chile in defeating the rebels.",
            "fights",
            "government of Chile",
            "rebels",
        ),
        // Whose own it is stays so.
        ("Peru attacked Chile in its war with the Red Front.", "fights", "Peru", "Red Front"),
    ]);
}

#[test]
fn an_effort_is_theirs_whose_name_stands_before_it() {
    tells(&[
        (
            "Farmers welcomed Blue League efforts to crush the rebels.",
            "fights",
            "Blue League",
            "rebels",
        ),
        (
            "Farmers watched the Blue League operations against the Red Front.",
            "fights",
            "Blue League",
            "Red Front",
        ),
    ]);
}

#[test]
fn raids_in_support_of_somebody_make_allies() {
    tells(&[
        (
            "In support of the Miners' Army, Blue League jets attacked the harbour.",
            "allied-with",
            "Blue League",
            "Miners' Army",
        ),
        (
            "The Blue League launched air raids in support of the Red Front.",
            "allied-with",
            "Blue League",
            "Red Front",
        ),
    ]);
    assert!(told("Singers danced in support of Peru during the war.", "allied-with").is_empty());
}

#[test]
fn allies_without_a_name_tell_of_no_alliance() {
    for text in ["Peru met its allies.", "Peru will defend its allies and friends."] {
        assert!(told(text, "allied-with").is_empty(), "{text}");
    }
    tells(&[
        ("Chile, Peru's ally, signed.", "allied-with", "Peru", "Chile"),
        ("Chile is an ally of Peru.", "allied-with", "Peru", "Chile"),
    ]);
}

#[test]
fn all_of_a_list_are_what_it_says() {
    for text in [
        "The Red Front, the Blue League, and other gangs are mere names of the same firm.",
        "Scholars say the aim of most rebels is to seize harbours and the Red Front, the Blue League, \
         and other gangs are different names for the same army.",
        "The Red Front, the Blue League, and the Miners' Army are branches of the same tree.",
    ] {
        let found = told(text, "shares-ideology-with");
        assert!(
            found.iter().any(|(a, b)| a == "Red Front" && b.starts_with("Blue League")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_creed_is_like_anothers() {
    tells(&[
        (
            "The Red Front wants a state ruled under a harsh interpretation of church law as of the Blue League.",
            "shares-ideology-with",
            "Red Front",
            "Blue League",
        ),
        (
            "The Red Front preaches a strict reading of scripture, as does the Blue League.",
            "shares-ideology-with",
            "Red Front",
            "Blue League",
        ),
        (
            "The Miners' Army holds a narrow view of history like that of the Red Front.",
            "shares-ideology-with",
            "Miners' Army",
            "Red Front",
        ),
    ]);
}

#[test]
fn the_second_of_two_attacked_or_met_is_no_clause() {
    tells(&[
        (
            "The Red Front wants to attack Peru or its neighbours.",
            "attacked",
            "Red Front",
            "Peru + Peru's neighbours",
        ),
        (
            "The premier and President Ann Roe met on 3 March for a summit.",
            "negotiates-with",
            "Ann Roe",
            "premier",
        ),
    ]);
}

#[test]
fn what_stands_between_dashes_takes_no_subject_away() {
    tells(&[
        (
            "Peru's president - stung by the vote - accused Chile of spying.",
            "accuses",
            "Peru's president",
            "Chile",
        ),
        ("The mayor — shaken by the news — condemned Chile.", "accuses", "mayor", "Chile"),
    ]);
}

#[test]
fn a_town_ahead_of_a_comma_destroys_nothing() {
    let given = [("Arica", "GPE", "gpe/arica")];
    let text = "Near Arica, three raids destroyed a bridge and a mill.";
    let all = claims(text, &given, &[count("three", 3.0, "raids")]);
    let damaged = of(&all, "damaged");
    assert!(!damaged.is_empty() && damaged.iter().all(|c| c.subject.is_empty()), "{all:?}");
}

#[test]
fn officials_in_a_country_are_its() {
    let all = claims("Officials in Peru accused Chile of spying.", &[PERU, CHILE], &[]);
    let who = &of(&all, "accuses")[0].subject[0];
    assert_eq!((who.id.as_deref(), who.name.as_str()), (Some("gpe/peru"), "Officials in Peru"));
    let all = claims("Tourists in Peru accused Chile of spying.", &[PERU, CHILE], &[]);
    assert!(of(&all, "accuses").iter().all(|c| c.subject.iter().all(|w| w.id.is_none())));
}

#[test]
fn an_inquiry_is_helped_and_things_are_asked_for() {
    tells(&[
        (
            "Peru refused to cooperate with an investigation of the outbreak.",
            "cooperates-with",
            "Peru",
            "investigation of the outbreak",
        ),
        ("The rebels asked for the suspension of the raids.", "demands-of", "rebels", ""),
    ]);
}

#[test]
fn a_deed_within_a_deed_is_his_who_is_accused() {
    let roe = ("Ann Roe", "founded", "Ann Roe");
    for text in [
        "Peru's parliament accused Ann Roe of misusing money in setting up the party.",
        "Peru accused Ann Roe of breaking the law in founding the party.",
    ] {
        let found = told(text, roe.1);
        assert!(
            found.iter().all(|(who, _)| who == roe.2) && !found.is_empty(),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn an_office_of_state_is_its_holders() {
    for text in [
        "Secretary of State Ann Roe will meet the ministers of Chile.",
        "Chile's Secretary of State Ann Roe met the mayor.",
        "Minister of Defence Ann Roe criticized Chile.",
    ] {
        let found: Vec<_> =
            ["negotiates-with", "accuses"].iter().flat_map(|p| told(text, p)).collect();
        assert!(found.iter().any(|(who, _)| who == "Ann Roe"), "{text}: {found:?}");
    }
}

#[test]
fn a_clause_of_one_party_leaves_the_other_beside_it() {
    let text = "The Red Front, which fights Peru, and the rebels agreed to a truce.";
    tells(&[
        (text, "fights", "Red Front", "Peru"),
        (text, "ceasefire-with", "Red Front", "rebels"),
    ]);
}

#[test]
fn a_ban_that_is_lifted_is_no_hostility() {
    for text in [
        "Peru lifted its ban on Chile.",
        "Peru has eased the restrictions on Chile.",
        "Peru will revoke its sanctions on Chile.",
    ] {
        assert!(told(text, "opposes").is_empty(), "{text}");
    }
    tells(&[
        ("Peru lifted its ban on Chile.", "reconciles-with", "Peru", "Chile"),
        ("Peru kept its ban on Chile.", "opposes", "Peru", "Chile"),
    ]);
}

#[test]
fn who_leads_troops_is_not_their_helper() {
    assert!(told("Peru-led troops entered the valley.", "supports").is_empty());
}

#[test]
fn raids_that_engage_a_unit_attack_it() {
    let found =
        told("Near the dam, two raids engaged a Red Front unit during the war.", "attacked");
    assert!(found.contains(&(String::new(), "Red Front".into())), "{found:?}");
}

#[test]
fn a_plan_to_attack_is_against_whom_it_says() {
    tells(&[
        ("The Red Front plans to attack Peru.", "plans-attack-on", "Red Front", "Peru"),
        ("The Miners' Army planned to bomb Chile.", "plans-attack-on", "Miners' Army", "Chile"),
    ]);
}

#[test]
fn what_goes_on_within_somebodys_words_is_theirs() {
    let line = |text: &str| {
        let (start, end) = (0, text.find(" say").unwrap());
        let stop = text.find(',').unwrap();
        let source = serde_json::json!({"start": start, "end": end, "text": &text[..end],
            "id": null, "name": &text[..end]});
        let cue = serde_json::json!({"start": end + 1, "end": end + 4, "text": "say"});
        let content =
            serde_json::json!([{"start": end + 5, "end": stop, "text": &text[end + 5..stop]}]);
        serde_json::json!({"type": "paragraph", "doc": "d", "paragraph": 0, "byte_start": 0,
            "title": null, "outlet": null, "url": null, "published": null, "role": "body",
            "text": text, "entities": [], "numbers": [],
            "attributions": [{"source": source, "cue": cue, "content": content, "kind": "indirect"}]})
        .to_string()
    };
    for (text, who) in [
        ("Officials Tuesday say the storm hit the valley, but killed nobody.", "Officials"),
        ("Police say the men fled, and killed a guard.", "Police"),
    ] {
        let line = line(text);
        let paragraph = records::Paragraph::parse(line.as_bytes()).unwrap();
        let tables = extract_claims::Tables::new(None).unwrap();
        let article = records::Article { paragraphs: &[paragraph] };
        let (all, _) = extract_claims::Extractor::new(&tables).extract(&article);
        let killed = of(&all, "killed");
        assert_eq!(names(&killed[0].attributed_to), [who], "{text}");
    }
}
