//! Who was hurt, and by whom, where a report tells it in passing: one of a people, "as were six
//! others", at the clinic with wounds, fire returned.

mod common;

use common::{claims, count, every, names, of};
use records::Claim;

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate).iter().map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

fn objects(all: &[Claim], predicate: &str) -> Vec<String> {
    of(all, predicate).iter().flat_map(|c| c.object.iter().map(|o| o.name.clone())).collect()
}

#[test]
fn one_of_a_people_is_a_person() {
    for (text, people, id, predicate) in [
        ("A German was killed in the avalanche.", "German", "gpe/germany", "killed"),
        ("Smugglers kidnapped an Italian near the border.", "Italian", "gpe/italy", "kidnapped"),
        ("Another Dane was wounded at the fair.", "Dane", "gpe/denmark", "wounded"),
    ] {
        let all = claims(text, &[(people, "NORP", id)], &[]);
        let [claim] = of(&all, predicate)[..] else { panic!("{text}: {all:?}") };
        assert_eq!(names(&claim.object), [people], "{text}");
        assert_eq!(claim.object[0].id.as_deref(), Some(id), "{text}");
        assert_eq!(claim.quantity.as_ref().and_then(|q| q.value), Some(1.0), "{text}");
    }
    // The government is no person.
    let all = claims("The Danes praised a German official.", &[("German", "NORP", "gpe/x")], &[]);
    assert!(all.iter().all(|c| c.quantity.is_none()), "{all:?}");
}

#[test]
fn others_who_fared_alike_are_victims_too() {
    for (text, figures, predicate, total) in [
        (
            "Two pirates were killed, as were six others.",
            vec![count("Two", 2.0, "pirates"), count("six", 6.0, "others")],
            "killed",
            8.0,
        ),
        (
            "A clerk was hurt, as were two of the drivers.",
            vec![count("two", 2.0, "drivers")],
            "wounded",
            3.0,
        ),
        (
            "A guard was wounded, as were three prisoners.",
            vec![count("three", 3.0, "prisoners")],
            "wounded",
            4.0,
        ),
    ] {
        let all = claims(text, &[], &figures);
        assert!(values(&all, predicate).contains(&Some(total)), "{text}: {all:?}");
    }
}

#[test]
fn who_comes_to_a_clinic_with_wounds_is_wounded() {
    for (text, figure, of_whom) in [
        ("Six other victims showed up at the clinic with gunshot wounds.", "Six", "victims"),
        ("Four men walked into a hospital with stab wounds.", "Four", "men"),
        ("Two guests later went to the emergency room with minor injuries.", "Two", "guests"),
        ("Three boys were treated and released.", "Three", "boys"),
        ("Five riders were treated and released after the crash.", "Five", "riders"),
    ] {
        let n = ["Two", "Three", "Four", "Five", "Six"].iter().position(|w| *w == figure).unwrap();
        let all = claims(text, &[], &[count(figure, n as f64 + 2.0, of_whom)]);
        assert_eq!(values(&all, "wounded"), [Some(n as f64 + 2.0)], "{text}: {all:?}");
        assert!(of(&all, "released").is_empty(), "{text}");
    }
    let all = claims("The court released three boys.", &[], &[count("three", 3.0, "boys")]);
    assert_eq!(of(&all, "released").len(), 1);
}

#[test]
fn the_death_of_one_is_not_that_of_all() {
    let people = [("Rosa Lund", "PERSON", "person/rosa-lund")];
    let all = claims(
        "Six pupils were shot in all, including Rosa Lund, who later died.",
        &people,
        &[count("Six", 6.0, "pupils")],
    );
    assert!(!values(&all, "killed").contains(&Some(6.0)), "{all:?}");
    assert!(!values(&all, "wounded").is_empty(), "{all:?}");
}

#[test]
fn relatives_by_name_are_counted_once() {
    let people =
        [("Emil Roth", "PERSON", "person/emil-roth"), ("Karl Roth", "PERSON", "person/karl-roth")];
    let text = "A gunman shot his father, Emil Roth, 61, and his brother Karl Roth, 24, on Friday.";
    assert_eq!(values(&claims(text, &people, &[]), "wounded"), [Some(2.0)]);
    let people = [
        ("Vera Dunn", "PERSON", "person/vera-dunn"),
        ("Nell Avery", "PERSON", "person/nell-avery"),
    ];
    let text = "The man killed Vera Dunn and her daughter, Nell Avery.";
    assert_eq!(values(&claims(text, &people, &[]), "killed"), [Some(2.0)]);
}

#[test]
fn fire_returned_is_theirs_who_return_it() {
    let text = "The driver opened fire and officers returned fire, killing him.";
    let all = claims(text, &[], &[]);
    let [claim] = of(&all, "killed")[..] else { panic!("{all:?}") };
    assert_eq!(names(&claim.subject), ["officers"]);
    // Those who shoot back are not the ones shot.
    let all = claims("The driver opened fire and guards shot back.", &[], &[]);
    assert!(of(&all, "killed").is_empty() && of(&all, "wounded").is_empty(), "{all:?}");
}

#[test]
fn him_is_whoever_was_aimed_at() {
    for text in [
        "A stranger fired at the constable, fatally wounding him.",
        "The rebel shot at the constable, killing him.",
    ] {
        let all = claims(text, &[], &[]);
        assert!(
            every(of(&all, "killed"), |c| names(&c.object) == ["constable"]),
            "{text}: {all:?}"
        );
    }
    let all = claims(
        "Troops freed nine nurses and arrested two men suspected of abducting them.",
        &[],
        &[count("nine", 9.0, "nurses"), count("two", 2.0, "men")],
    );
    let kidnapped = of(&all, "kidnapped");
    assert!(every(kidnapped, |c| names(&c.subject) == ["men"] && names(&c.object) == ["nurses"]));
}

#[test]
fn the_blamed_are_told_as_doers() {
    for (text, predicate, who) in [
        ("The militia is blamed for a string of attacks on schools.", "attacked", "militia"),
        ("The rebels have been blamed for the deaths of 30 villagers.", "killed", "rebels"),
        ("The gang was responsible for the murders of two clerks.", "killed", "gang"),
    ] {
        let figures = match predicate {
            "killed" if text.contains("30") => vec![count("30", 30.0, "villagers")],
            "killed" => vec![count("two", 2.0, "clerks")],
            _ => Vec::new(),
        };
        let all = claims(text, &[], &figures);
        assert!(every(of(&all, predicate), |c| names(&c.subject) == [who]), "{text}: {all:?}");
    }
}

#[test]
fn what_is_shot_down_or_burned_is_hit() {
    for (text, object) in [
        ("Rebels shot down a helicopter near the lake.", "helicopter"),
        ("Fighters shot down the plane.", "plane"),
    ] {
        let all = claims(text, &[], &[]);
        assert!(objects(&all, "attacked").contains(&object.to_string()), "{text}: {all:?}");
        assert!(of(&all, "killed").is_empty() && of(&all, "wounded").is_empty(), "{text}: {all:?}");
    }
    let all = claims("The senators shot down the plan.", &[], &[]);
    assert!(of(&all, "attacked").is_empty(), "{all:?}");
    for (text, object) in [
        ("Rioters burned a mosque.", "mosque"),
        ("The soldiers burned the village to the ground.", "village"),
    ] {
        let all = claims(text, &[], &[]);
        assert!(objects(&all, "damaged").contains(&object.to_string()), "{text}: {all:?}");
    }
}

#[test]
fn a_man_dead_by_his_own_hand_adds_to_the_toll() {
    let text = "A man killed his wife's two sons, then turned the gun on himself.";
    let all = claims(text, &[], &[count("two", 2.0, "sons")]);
    assert!(values(&all, "killed").contains(&Some(3.0)), "{all:?}");
}

#[test]
fn members_of_a_gang_face_charges() {
    let text = "Three alleged members of the gang face charges after a couple were shot.";
    let all = claims(text, &[], &[count("Three", 3.0, "members")]);
    assert!(every(of(&all, "accuses"), |c| c.object[0].name.starts_with("alleged members")));
    assert!(!objects(&all, "accuses").iter().any(|o| o.contains("face")), "{all:?}");
}

#[test]
fn the_age_of_a_building_dates_nothing() {
    for text in
        ["Raiders attacked the 17th century church.", "A mob burned down a 19th century theatre."]
    {
        let part = if text.contains("17th") { "17th century" } else { "19th century" };
        let all = claims(text, &[], &[(part, "DATE", None, None, "")]);
        let hit = all.iter().filter(|c| matches!(c.predicate.as_str(), "attacked" | "damaged"));
        assert!(every(hit, |c| c.date_text.is_none()), "{text}: {all:?}");
    }
}

#[test]
fn a_dateline_is_no_victim() {
    for (text, name, label) in [
        ("Hill Town, Va. - Five bakers were shot outside a diner.", "Hill Town", "GPE"),
        ("(KTV) - Five bakers were shot outside a diner on Tuesday night.", "KTV", "ORG"),
        ("(KTVX) – Five bakers were shot dead in the market.", "KTVX", "ORG"),
    ] {
        let all = claims(text, &[(name, label, "x/y")], &[count("Five", 5.0, "bakers")]);
        let hurt = all.iter().filter(|c| matches!(c.predicate.as_str(), "killed" | "wounded"));
        assert!(every(hurt, |c| names(&c.object) == ["bakers"]), "{text}: {all:?}");
    }
    // An aside between dashes is none.
    let people = [("Ann Lee", "PERSON", "person/ann-lee")];
    let all = claims("Ann Lee - a baker - was shot dead in the market.", &people, &[]);
    assert!(every(of(&all, "killed"), |c| names(&c.object) == ["Ann Lee"]), "{all:?}");
}

#[test]
fn figures_of_victims_in_every_dress() {
    for (text, figure, value, of_whom) in [
        ("A total of 5 guests, including a baby, were wounded.", "5", 5.0, "guests"),
        ("Four others were in the hospital with stab wounds.", "Four", 4.0, "others"),
        ("Six singers were treated for smoke inhalation.", "Six", 6.0, "singers"),
        ("Five guards suffered broken bones in the riot.", "Five", 5.0, "guards"),
        ("The brawl sent six men, including a cook, to the hospital.", "six", 6.0, "men"),
        ("Three others ranging from toddlers to old men were wounded.", "Three", 3.0, "others"),
        ("Officers located three riders, all of whom had been shot.", "three", 3.0, "riders"),
        ("He told of a row at Mill and Bank, in which seven boys were hurt.", "seven", 7.0, "boys"),
        ("Two women visiting a fair took a wrong turn and got shot.", "Two", 2.0, "women"),
        ("Three boys had serious injuries.", "Three", 3.0, "boys"),
    ] {
        let all = claims(text, &[], &[count(figure, value, of_whom)]);
        assert!(values(&all, "wounded").contains(&Some(value)), "{text}: {all:?}");
    }
    let figures = [count("Three", 3.0, "people"), count("eight", 8.0, "")];
    let all = claims("Three people were killed and eight more were wounded.", &[], &figures);
    assert_eq!(values(&all, "wounded"), [Some(8.0)]);
    assert_eq!(values(&all, "killed"), [Some(3.0)]);
}

#[test]
fn she_is_whom_they_took_to_hospital() {
    for (text, who) in [
        ("Medics rushed a woman to the clinic after she had been shot.", "woman"),
        ("Neighbours carried a boy into the house after he had been stabbed.", "boy"),
        ("Guards found a girl in the yard after she had been shot.", "girl"),
    ] {
        let all = claims(text, &[], &[]);
        assert!(every(of(&all, "attacked"), |c| names(&c.object) == [who]), "{text}: {all:?}");
    }
}

#[test]
fn those_told_of_again_are_no_new_victims() {
    let text = "A blast wounded four children. The children were wounded in the yard.";
    let mut all = claims(text, &[], &[count("four", 4.0, "children")]);
    all.retain(|c| c.predicate == "wounded");
    assert_eq!(values(&all, "wounded"), [Some(4.0)], "{all:?}");
}

#[test]
fn what_both_are_is_nobody_else() {
    let text = "A guard and a cook, both 35 years old, were killed.";
    assert_eq!(values(&claims(text, &[], &[]), "killed"), [Some(2.0)]);
    let text = "A guard and a cook, both of the village, were wounded.";
    assert_eq!(values(&claims(text, &[], &[]), "wounded"), [Some(2.0)]);
}

#[test]
fn whose_deed_a_clause_of_time_tells() {
    let text = "A woman will face charges after her son took her gun and shot a neighbour.";
    let all = claims(text, &[], &[]);
    let shot = of(&all, "wounded");
    assert!(every(shot, |c| c.polarity == "asserted" && names(&c.subject)[0].ends_with("son")));
}
