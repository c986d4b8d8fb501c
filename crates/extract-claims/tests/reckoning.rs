//! How many victims an article tells of in all, and lists that parsers tear apart.

mod common;

use common::{claims, count, every, names, of, titled};
use records::Claim;

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate).iter().map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

#[test]
fn victims_told_of_one_by_one_are_added_up() {
    for (text, people) in [
        (
            "Ann Lee was killed in the shop. Bo Roe was also shot dead there.",
            &[("Ann Lee", "PERSON", "person/ann-lee"), ("Bo Roe", "PERSON", "person/bo-roe")][..],
        ),
        ("A woman was stabbed to death at the inn. A man was found dead upstairs.", &[]),
        ("A girl drowned on Sunday. Her grandfather drowned there too.", &[]),
    ] {
        let all = claims(text, people, &[]);
        assert_eq!(values(&all, "killed"), [Some(2.0)], "{text}");
        assert_eq!(of(&all, "killed")[0].object.len(), 2, "{text}");
    }
}

#[test]
fn one_victim_told_of_again_is_one() {
    for (text, people) in [
        (
            "Ann Maria Lee was killed in the shop. Lee died at once.",
            &[("Ann Maria Lee", "PERSON", "person/ann-maria-lee"), ("Lee", "PERSON", "x")][..],
        ),
        ("A baker was shot dead at the inn. The man died on the spot.", &[]),
        ("A teenager drowned on Sunday. A 17-year-old drowned in the canal.", &[]),
    ] {
        let all = claims(text, people, &[]);
        assert!(every(values(&all, "killed"), |v| v == Some(1.0)), "{text}");
    }
}

#[test]
fn parts_that_one_list_counts_are_a_toll_together() {
    for (text, figures, sum) in [
        (
            "Two bakers and three cooks were killed.",
            &[count("Two", 2.0, "bakers"), count("three", 3.0, "cooks")][..],
            5.0,
        ),
        ("The fire killed four nuns and a teacher.", &[count("four", 4.0, "nuns")], 5.0),
        (
            "Six sailors and two pilots were found dead.",
            &[count("Six", 6.0, "sailors"), count("two", 2.0, "pilots")],
            8.0,
        ),
    ] {
        let all = claims(text, &[], figures);
        assert_eq!(values(&all, "killed")[0], Some(sum), "{text}");
        assert!(values(&all, "killed").len() > 1, "{text}");
    }
    let figures = [count("Six", 6.0, "people"), count("two", 2.0, "pilots")];
    let all = claims("Six people, including two pilots, were killed.", &[], &figures);
    assert!(!values(&all, "killed").contains(&Some(8.0)));
}

#[test]
fn who_killed_others_and_then_died_comes_on_top() {
    for (text, figure, dead) in [
        ("A man shot and killed five dancers before killing himself.", "five", 6.0),
        ("A soldier killed three clerks, then turned the gun on himself.", "three", 4.0),
    ] {
        let of_whom = if figure == "five" { "dancers" } else { "clerks" };
        let all = claims(text, &[], &[count(figure, dead - 1.0, of_whom)]);
        assert_eq!(values(&all, "killed"), [Some(dead), Some(dead - 1.0)], "{text}");
        let ids: Vec<_> = of(&all, "killed").iter().map(|c| c.id.clone()).collect();
        assert_ne!(ids[0], ids[1]);
    }
    let all = claims(
        "A soldier shot and killed his wife, mother and niece before killing himself.",
        &[],
        &[],
    );
    assert_eq!(values(&all, "killed"), [Some(4.0)]);
}

#[test]
fn the_dead_are_no_wounded() {
    for (text, figures, hurt) in [
        (
            "Four dancers were shot at the inn. One of them died.",
            &[count("Four", 4.0, "dancers"), count("One", 1.0, "them")][..],
            3.0,
        ),
        (
            "A stranger shot 6 dancers, killing two.",
            &[count("6", 6.0, "dancers"), count("two", 2.0, "")],
            4.0,
        ),
        (
            "One singer was killed and three others were shot.",
            &[count("One", 1.0, "singer"), count("three", 3.0, "others")],
            3.0,
        ),
    ] {
        assert_eq!(values(&claims(text, &[], figures), "wounded"), [Some(hurt)], "{text}");
    }
}

#[test]
fn those_in_hospital_were_counted_before() {
    let figures = [count("Five", 5.0, "dancers"), count("Two", 2.0, "dancers")];
    let text = "Five dancers were wounded. Two dancers were taken to a hospital.";
    assert_eq!(values(&claims(text, &[], &figures), "wounded"), [Some(5.0)]);
}

#[test]
fn lists_are_whole() {
    for (text, victims) in [
        ("A baker and his niece were found dead in a hut.", &["baker", "niece"][..]),
        ("They found the girl and her father, 56, dead in the hut.", &["girl", "father"]),
        (
            "A soldier shot and killed his wife, mother and niece.",
            &["soldier's wife", "mother", "niece"],
        ),
    ] {
        let all = claims(text, &[], &[]);
        let found = names(&of(&all, "killed")[0].object);
        assert_eq!(found, victims, "{text}");
    }
    let all = claims("A raid killed his friend, a baker and father of two.", &[], &[]);
    assert_eq!(of(&all, "killed")[0].object.len(), 1);
}

#[test]
fn nobody_is_shot_by_what_they_shot() {
    let all = claims("The suspect walked up to the clerk and shot him again.", &[], &[]);
    assert!(every(of(&all, "wounded"), |c| !names(&c.object).contains(&"suspect")));
    let all = claims("The victim's wife escaped without injury.", &[], &[]);
    assert!(every(of(&all, "wounded"), |c| c.polarity != "asserted"));
}

#[test]
fn one_told_of_twice_with_one_verb_is_one() {
    for text in [
        "A husband and father of two girls was shot dead on Sunday.",
        "A nurse and mother was killed in the crash.",
        "A teacher and poet has died in the raid.",
    ] {
        assert_eq!(values(&claims(text, &[], &[]), "killed"), [Some(1.0)], "{text}");
    }
    let all = claims("A nurse and her mother were killed in the crash.", &[], &[]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);
}

#[test]
fn a_figure_is_added_once() {
    for (text, figure, of, all) in [
        ("She killed her niece and two young cousins.", "two", "young cousins", 3.0),
        ("The raid killed a nurse and three small boys.", "three", "small boys", 4.0),
        ("A fire killed a baker and two elderly sisters.", "two", "elderly sisters", 3.0),
    ] {
        let n = if figure == "two" { 2.0 } else { 3.0 };
        let found = values(&claims(text, &[], &[count(figure, n, of)]), "killed");
        assert_eq!(found, [Some(all), Some(n)], "{text}");
    }
}

#[test]
fn one_of_the_victims_is_in_the_toll() {
    for text in [
        "Three people were killed at the inn. One of the victims died in hospital.",
        "Three people were killed. One victim died in the yard.",
        "Three people are dead. One person died on the way.",
    ] {
        let figures = [count("Three", 3.0, "people"), count("One", 1.0, "")];
        assert_eq!(values(&claims(text, &[], &figures), "killed"), [Some(3.0)], "{text}");
    }
}

#[test]
fn a_fourth_victim_makes_four() {
    for (text, figure, predicate, sum) in [
        ("Three clerks were hurt. A fourth victim was also injured.", "Three", "wounded", 4.0),
        ("Two guards were killed. A third guard was killed in the yard.", "Two", "killed", 3.0),
        ("Four nuns were wounded. A fifth woman was wounded too.", "Four", "wounded", 5.0),
    ] {
        let noun = text.split(' ').nth(1).unwrap_or("");
        let all = claims(text, &[], &[count(figure, sum - 1.0, noun)]);
        assert_eq!(values(&all, predicate), [Some(sum), Some(sum - 1.0)], "{text}: {all:?}");
    }
}

#[test]
fn those_named_are_some_of_a_greater_toll() {
    for (text, toll) in [
        ("Five people were killed. Ann Lee and Bo Roe were killed in the shop.", 5.0),
        ("Six people died. Ann Lee and Bo Roe died at the scene.", 6.0),
    ] {
        let figure = if toll == 5.0 { "Five" } else { "Six" };
        let lee = [("Ann Lee", "PERSON", "person/ann-lee"), ("Bo Roe", "PERSON", "person/bo-roe")];
        let all = claims(text, &lee, &[count(figure, toll, "people")]);
        assert_eq!(values(&all, "killed"), [Some(toll)], "{text}: {all:?}");
        assert_eq!(of(&all, "killed")[0].object.len(), 3, "{text}");
    }
    // All of them are the toll told again.
    let text = "Two people were killed. Ann Lee and Bo Roe were killed in the shop.";
    let lee = [("Ann Lee", "PERSON", "person/ann-lee"), ("Bo Roe", "PERSON", "person/bo-roe")];
    let all = claims(text, &lee, &[count("Two", 2.0, "people")]);
    assert_eq!(values(&all, "killed"), [Some(2.0), Some(2.0)], "{all:?}");
}

#[test]
fn a_second_child_is_another() {
    for text in [
        "A child was shot in the hand. Police found a second child who was shot in the leg.",
        "A nurse was hurt at the inn. A second nurse was hurt in the yard.",
        "A boy was wounded on Sunday. A second boy was wounded there.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(values(&all, "wounded"), [Some(2.0)], "{text}: {all:?}");
    }
}

#[test]
fn the_same_victim_told_of_again_is_no_other() {
    let two = count("Two", 2.0, "pupils");
    let text = "Two pupils died in the fire. A guard was shot on the way. The guard was shot in the leg. \
                The man was hit by a stray bullet.";
    assert_eq!(values(&claims(text, &[], &[two]), "wounded"), [Some(1.0)]);
    // The last man told of is another.
    let text = "A cook was killed at the inn. A driver was shot in the yard. The man died there.";
    assert_eq!(values(&claims(text, &[], &[]), "killed").len(), 2);
}

#[test]
fn one_of_those_known_to_be_hurt_is_no_news() {
    for (text, of_what) in [
        ("One of the injured men was freed.", ""),
        ("One of the wounded nurses spoke on Monday.", ""),
    ] {
        let all = claims(text, &[], &[count("One", 1.0, of_what)]);
        assert!(of(&all, "wounded").is_empty(), "{text}");
    }
    let all = claims("Medics found the four injured men.", &[], &[count("four", 4.0, "men")]);
    assert_eq!(values(&all, "wounded"), [Some(4.0)]);
}

#[test]
fn a_man_and_two_children_found_dead_are_three() {
    for text in [
        "A nurse and two children found dead at a farm were named.",
        "Father and two children found dead inside a home",
    ] {
        let all = claims(text, &[], &[count("two", 2.0, "children")]);
        assert!(values(&all, "killed").contains(&Some(3.0)), "{text}");
    }
    let text = "Police held a man, and two children found dead were buried.";
    let all = claims(text, &[], &[count("two", 2.0, "children")]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);
}

#[test]
fn a_boy_shot_by_a_boy_is_the_one_who_dies() {
    let age = |text, years, of| (text, "QUANTITY", Some(years), Some(years), of);
    let ages = [age("15-year-old", 15.0, "boy"), age("9-year-old", 9.0, "brother")];
    let text = "A 15-year-old boy shot his 9-year-old brother. The boy was pronounced dead.";
    let all = claims(text, &[], &ages);
    let dead: Vec<_> = of(&all, "killed").iter().map(|c| names(&c.object).join(", ")).collect();
    assert_eq!(dead.len(), 1, "{all:?}");
    assert!(dead[0].ends_with("brother"), "{dead:?}");
    for text in [
        "A teen shot a neighbour. The teen was found dead a day later.",
        "A father shot his daughter. The father was found dead.",
        "A woman stabbed her aunt. The woman died of a stroke a year later.",
        "A 31-year-old man shot a cousin. The man was killed in the shootout.",
        "A 15-year-old boy shot his 9-year-old brother. Police shot the boy, who was killed.",
    ] {
        let aged = text.contains("15-year-old");
        let all = claims(text, &[], if aged { &ages } else { &[] });
        let kin = ["neighbour", "daughter", "aunt", "cousin", "brother"];
        let died = |c: &&records::Claim| {
            names(&c.object).iter().any(|who| kin.iter().any(|k| who.ends_with(k)))
        };
        assert!(!of(&all, "killed").is_empty(), "{all:?}");
        assert!(!of(&all, "killed").iter().any(died), "{all:?}");
    }
    // A man's father is no boy.
    let text = "A 14-year-old boy shot his father. The boy was pronounced dead.";
    let all = claims(text, &[], &[]);
    let other = |c: &records::Claim| !names(&c.object).join(" ").ends_with("father");
    assert!(common::every(of(&all, "killed"), other), "{all:?}");
}

#[test]
fn a_title_counts_only_those_who_live() {
    let two = [count("Six", 6.0, "")];
    let all = titled(
        "Six shot at nightclub",
        &two,
        "One woman was killed by a gunman.",
        &[count("One", 1.0, "woman")],
    );
    let hurt: Vec<_> =
        of(&all, "wounded").iter().map(|c| c.quantity.as_ref().unwrap().value).collect();
    assert_eq!(hurt, [Some(5.0)], "{all:?}");
    let all = titled("Six shot at nightclub", &two, "A gunman fled.", &[]);
    let hurt: Vec<_> =
        of(&all, "wounded").iter().map(|c| c.quantity.as_ref().unwrap().value).collect();
    assert_eq!(hurt, [Some(6.0)], "{all:?}");
}

#[test]
fn the_dead_of_others_take_nobody_from_a_title() {
    let count_hurt = |text: &str, figures: &[common::Figure]| {
        let all = titled("Six shot at nightclub", &[count("Six", 6.0, "")], text, figures);
        of(&all, "wounded")[0].quantity.as_ref().unwrap().value
    };
    assert_eq!(count_hurt("Police killed the gunman. He was 40.", &[]), Some(6.0));
    let three = [count("three", 3.0, "rebels")];
    let text = "It came as the army said that soldiers had killed three rebels.";
    assert_eq!(count_hurt(text, &three), Some(6.0));
    let text = "The shooting came after a nurse was killed in a fire.";
    assert_eq!(count_hurt(text, &[]), Some(6.0));
    assert_eq!(count_hurt("A nurse was killed.", &[]), Some(5.0));
}

#[test]
fn a_years_killings_take_nobody_from_a_title() {
    let counts = [count("Six", 6.0, "")];
    let text = "A gunman fled. Four people have been killed so far this year.";
    let all = titled("Six shot at nightclub", &counts, text, &[count("Four", 4.0, "people")]);
    let hurt: Vec<_> =
        of(&all, "wounded").iter().map(|c| c.quantity.as_ref().unwrap().value).collect();
    assert_eq!(hurt, [Some(6.0)], "{all:?}");
}

#[test]
fn some_among_the_dead_are_of_them() {
    let text = "Nurses were among nine people killed in the blast.";
    let all = claims(text, &[], &[count("nine", 9.0, "people")]);
    assert_eq!(values(&all, "killed"), [Some(9.0)], "{all:?}");
    let text = "Nurses were hurt and nine people killed in the blast.";
    let all = claims(text, &[], &[count("nine", 9.0, "people")]);
    assert_eq!(values(&all, "killed"), [Some(9.0)], "{all:?}");
    assert_eq!(of(&all, "wounded").len(), 1, "{all:?}");
}
