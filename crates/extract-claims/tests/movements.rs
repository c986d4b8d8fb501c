//! Movements and their rivals: who is part of whom, how strong, for how long at war, what of theirs
//! is to come, what is said of them rather than done to them.

mod common;

use common::{Figure, claims, count, names, of};
use records::Claim;

type Name = (&'static str, &'static str, &'static str);

const PERU: Name = ("Peru", "GPE", "gpe/peru");
const CHILE: Name = ("Chile", "GPE", "gpe/chile");
const HILL: Name = ("Hill Front", "ORG", "org/hill-front");
const LAKE: Name = ("Lake Army", "ORG", "org/lake-army");
const ALL: [Name; 4] = [PERU, CHILE, HILL, LAKE];

fn read(text: &str, figures: &[Figure]) -> Vec<Claim> {
    let given: Vec<Name> = ALL.into_iter().filter(|n| text.contains(n.0)).collect();
    claims(text, &given, figures)
}

/// Polarity, subject and object of a sentence's claims of one predicate.
fn told(text: &str, predicate: &str) -> Vec<String> {
    let all = read(text, &[]);
    let join = |a: &[records::Actor]| names(a).join(" + ");
    let line = |c: &Claim| format!("{} {} > {}", c.polarity, join(&c.subject), join(&c.object));
    of(&all, predicate).into_iter().map(line).collect()
}

#[test]
fn how_strong_a_movement_is() {
    let twelve = |noun| count("900", 900.0, noun);
    for (text, noun) in [
        ("The Hill Front saw its ranks swell to 900 fighters.", "fighters"),
        ("Analysts put the strength of the Hill Front at 900 men.", "men"),
        ("The ranks of the Hill Front dwindled to 900 fighters.", "fighters"),
        ("The Hill Front boasts ranks of 900 men.", "men"),
        ("The Hill Front boasts 900 of the valley's fighters.", "fighters"),
    ] {
        let all = read(text, &[twelve(noun)]);
        let strength = of(&all, "strength");
        assert_eq!(strength.len(), 1, "{text}: {all:?}");
        assert_eq!(names(&strength[0].subject), ["Hill Front"], "{text}");
    }
    // The strength of the wind is no movement's.
    let wind = read("Gusts put the strength of the wind at 900 knots.", &[twelve("knots")]);
    assert!(of(&wind, "strength").is_empty(), "{wind:?}");
}

#[test]
fn how_long_two_have_been_at_war() {
    let ten = ("ten years", "DURATION", Some(10.0), Some(10.0), "");
    for text in [
        "The Hill Front and the Lake Army have warred for ten years.",
        "The Hill Front has been fighting the Lake Army for ten years.",
        "The Hill Front and the Lake Army had been fighting each other for ten years.",
    ] {
        let all = read(text, &[ten]);
        let lasts = of(&all, "conflict-duration");
        assert_eq!(lasts.len(), 1, "{text}: {all:?}");
        assert_eq!(names(&lasts[0].subject)[0], "Hill Front", "{text}");
        assert!(lasts[0].object.is_empty(), "{text}");
    }
    let war = read(
        "Chile has endured ten years of war.",
        &[("ten years", "DURATION", Some(10.0), Some(10.0), "war")],
    );
    assert_eq!(names(&of(&war, "conflict-duration")[0].subject), ["Chile"]);
    let ill = read("The Hill Front fought corruption for ten years.", &[ten]);
    assert!(of(&ill, "conflict-duration").is_empty(), "{ill:?}");
}

#[test]
fn a_part_is_not_the_whole() {
    for text in [
        "The northern wing of the Hill Front, known as the Lake Army, grew.",
        "The Chilean chapter of the Hill Front, also known as the Lake Army, grew.",
        "An offshoot of the Hill Front, better known as the Lake Army, grew.",
    ] {
        let all = read(text, &[]);
        let same = of(&all, "same-as");
        assert_eq!(same.len(), 1, "{text}: {all:?}");
        assert_eq!(same[0].subject[0].id, None, "{text}");
        assert!(same[0].subject[0].name.ends_with("of the Hill Front"), "{text}: {same:?}");
    }
}

#[test]
fn rivals_bonds_and_collusion() {
    for (text, predicate, line) in [
        (
            "The Hill Front and the Lake Army are not partners but rivals.",
            "opposes",
            "asserted Hill Front > Lake Army",
        ),
        (
            "The Hill Front and the Lake Army are archenemies.",
            "opposes",
            "asserted Hill Front > Lake Army",
        ),
        (
            "He told of collusion between Peru and Chile.",
            "cooperates-with",
            "asserted Peru > Chile",
        ),
        (
            "While the Hill Front had ties to Peru, it never shared such a bond with Chile.",
            "allied-with",
            "negated Hill Front > Chile",
        ),
        ("Peru found support from Chile.", "supports", "asserted Chile > Peru"),
        ("Peru won support from Chile.", "supports", "asserted Chile > Peru"),
        ("Peru sees Chile as a threat to its trade.", "threatens", "asserted Chile > Peru"),
        (
            "The Hill Front is a designated terrorist group in the eyes of Peru.",
            "designated-terrorist-by",
            "asserted Hill Front > Peru",
        ),
        (
            "The Hill Front is a designated terrorist organisation in Chile.",
            "designated-terrorist-by",
            "asserted Hill Front > Chile",
        ),
    ] {
        assert!(
            told(text, predicate).contains(&line.to_string()),
            "{text}: {:?}",
            told(text, predicate)
        );
    }
}

#[test]
fn what_somebody_is_brought_to_do_is_done() {
    for text in [
        "The raid prompted Peru to support Chile.",
        "The quake led Peru to support Chile.",
        "The vote forced Peru to support Chile.",
    ] {
        assert_eq!(told(text, "supports"), ["asserted Peru > Chile"], "{text}");
    }
    assert_eq!(
        told("The miners urged Peru to support Chile.", "supports"),
        ["hypothetical Peru > Chile"]
    );
}

#[test]
fn what_is_unlikely_is_not_there() {
    for text in [
        "Reconciliation between Peru and Chile remains unlikely.",
        "Reconciliation between Peru and Chile is possible.",
        "Reconciliation between Peru and Chile is a distant prospect.",
    ] {
        assert_eq!(told(text, "reconciles-with"), ["hypothetical Peru > Chile"], "{text}");
    }
    assert_eq!(
        told("Peru risks another wave of defections from the Lake Army.", "defects-to"),
        ["hypothetical Lake Army > "]
    );
    let planned = "The Hill Front planned to bomb bridges before being thwarted by Peru.";
    assert_eq!(told(planned, "thwarted"), ["asserted Peru > Hill Front"]);
    let claimed = "The Hill Front claimed responsibility for an attack on Lake Army barracks.";
    assert!(told(claimed, "attacked").iter().all(|c| c.starts_with("asserted")), "{claimed}");
    assert_eq!(told(claimed, "attacked").len(), 1);
}

#[test]
fn attacked_with_words() {
    for (text, who) in [
        ("Peru publicly attacked Chile.", "Peru"),
        ("Peru verbally attacked Chile.", "Peru"),
        ("Senators attacked Chile for breaking its word.", "Senators"),
        ("The premier attacked Chile for its conduct.", "premier"),
    ] {
        assert_eq!(told(text, "accuses"), [format!("asserted {who} > Chile")], "{text}");
        assert!(told(text, "attacked").is_empty(), "{text}");
    }
    // With blows, whatever for.
    for text in [
        "Settlers attacked farmers for harvesting olives.",
        "Peru attacked Chile for using gas.",
        "Robbers attacked the driver for his money.",
        "Police publicly attacked the protesters with sticks.",
        "Pirates attacked the ship for its cargo.",
    ] {
        assert_eq!(told(text, "attacked").len(), 1, "{text}");
        assert!(told(text, "accuses").is_empty(), "{text}");
    }
    for text in ["Peru attacked Chile for three days.", "Peru attacked Chile for the second time."]
    {
        assert_eq!(told(text, "attacked"), ["asserted Peru > Chile"], "{text}");
        assert!(told(text, "accuses").is_empty(), "{text}");
    }
    assert!(told("Storm warnings from Peru about a flood went unheard.", "threatens").is_empty());
    assert!(told("The pact begs the question of what Peru wants.", "demands-of").is_empty());
}

#[test]
fn whom_harm_is_told_of() {
    let figures = |text: &str| told(text, "arrested");
    let text = "Several key figures were arrested by soldiers.";
    assert_eq!(figures(text), ["asserted soldiers > key figures"]);
    assert_eq!(figures("Two leading figures were arrested by soldiers.").len(), 1);
    assert!(figures("Official figures were seized by soldiers.").is_empty());
    // Whoever cares for the wounded wounded nobody.
    for text in [
        "Peru provided safe passage for wounded Hill Front fighters.",
        "Peru cared for wounded miners.",
        "Peru flew home wounded soldiers.",
    ] {
        assert!(told(text, "wounded").iter().all(|c| c.starts_with("asserted  >")), "{text}");
        assert_eq!(told(text, "wounded").len(), 1, "{text}");
    }
    let year = "Guards look on after an attack by the Hill Front last year in Lima.";
    assert_eq!(told(year, "attacked"), ["asserted Hill Front > "]);
    // A country before the crime is where it was.
    for text in ["Peru suicide attack", "Peru school shooting", "Peru bombing"] {
        assert!(told(text, "attacked").iter().all(|c| !c.starts_with("asserted Peru")), "{text}");
        assert_eq!(told(text, "attacked").len(), 1, "{text}");
    }
    assert_eq!(told("Peru's strikes on Chile went on.", "attacked"), ["asserted Peru > Chile"]);
    let nested = "The Hill Front struck back, using the chaos around the port and those trying to flee, \
        claiming responsibility for a bombing that killed four guards.";
    assert!(told(nested, "claims-responsibility")[0].starts_with("asserted Hill Front >"));
    let reports = "Despite reports of fighters being killed by Peru, the front holds.";
    assert_eq!(told(reports, "killed"), ["asserted Peru > fighters"]);
}

#[test]
fn whom_what_is_torn_hangs_on() {
    for (text, predicate, line) in [
        (
            "Given the Hill Front's past friendship with Peru, tensions between the Lake Army and \
             Chile have been growing for years.",
            "opposes",
            "asserted Lake Army > Chile",
        ),
        (
            "Peru risks another wave of defections from the Lake Army to the Hill Front.",
            "defects-to",
            "hypothetical Lake Army > Hill Front",
        ),
        (
            "The Hill Front met the Lake Army. There was a degree of cooperation in the north.",
            "cooperates-with",
            "asserted Hill Front > Lake Army",
        ),
        (
            "The Hill Front and the Lake Army have met, and he saw collusion between the two camps.",
            "cooperates-with",
            "asserted Hill Front > Lake Army",
        ),
        (
            "The Hill Front was not beaten, despite reports of dozens of guards being killed by Peru.",
            "killed",
            "asserted Peru > guards",
        ),
    ] {
        let found = told(text, predicate);
        assert!(found.contains(&line.to_string()), "{text}: {found:?}");
    }
}

#[test]
fn what_only_looks_alike() {
    // Who denies having done it denies no deed.
    for text in [
        "No group has claimed responsibility for killing the nine miners.",
        "Peru denied responsibility for killing the nine miners.",
    ] {
        assert!(!told(text, "killed").iter().any(|c| c.starts_with("asserted Peru")), "{text}");
        let plain = told(text, "killed").iter().any(|c| c.starts_with("asserted  >"));
        assert!(plain || text.starts_with("Peru"), "{text}: {:?}", told(text, "killed"));
    }
    // Blamed is no killer.
    for text in [
        "The driver was blamed for the deaths of two children.",
        "The pirates were not blamed for the deaths of two children.",
        "The pirates were wrongly blamed for the deaths of two children.",
    ] {
        assert!(told(text, "killed").iter().all(|c| c.starts_with("asserted  >")), "{text}");
        assert!(!told(text, "killed").is_empty(), "{text}");
    }
    // What is done to somebody between dashes is told.
    let aside = "Two girls – kidnapped by pirates – were found.";
    assert!(told(aside, "kidnapped")[0].starts_with("asserted pirates > girls"));
    assert_eq!(told("The pirates were shot back in May.", "wounded").len(), 1);
    assert_eq!(told("Peru issued a warning of new strikes against Chile.", "threatens").len(), 1);
    assert!(told("Peru sold bonds to Chile.", "allied-with").is_empty());
    assert!(told("The senate shot down the minister.", "killed").is_empty());
    let both = "At least one raid by Peru killed or hurt guards.";
    assert!(told(both, "killed").iter().all(|c| c.starts_with("asserted Peru")), "{both}");
    assert_eq!(told(both, "killed").len(), 1);
    assert!(!told("Talks eased the tension between Peru and Chile.", "opposes").is_empty());
    assert!(told("Peru asked Chile for support.", "demands-of").is_empty());
    let after = "Rebels attacked the town; wounded soldiers fled.";
    assert_eq!(told(after, "wounded"), ["asserted  > wounded soldiers"]);
    let courts = ("two years", "DURATION", Some(2.0), Some(2.0), "");
    for text in [
        "The parents fought for two years to bring the girl home.",
        "The Hill Front fought for two years in court.",
    ] {
        let all = read(text, &[courts]);
        assert!(of(&all, "conflict-duration").is_empty(), "{text}: {all:?}");
    }
}
