//! Deeds of harm whose words a parser tears, what is yet to come, and who is no victim.

mod common;

use common::{claims, count, every, names, of};

fn figures(all: &[records::Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate).iter().map(|c| c.quantity.as_ref().and_then(|q| q.low.or(q.value))).collect()
}

#[test]
fn a_second_verb_of_harm_has_victims_of_its_own() {
    for (text, low, hurt) in [
        ("A mine killed three herders and wounded dozens.", 24.0, "herders"),
        ("The flood killed three herders and seriously injured a postman.", 1.0, "postman"),
        (
            "He drove into a queue, killing three herders and wounding several nurses.",
            3.0,
            "nurses",
        ),
        ("A robber killed three herders and wounded their two daughters.", 2.0, "daughters"),
    ] {
        let mut counts = vec![count("three", 3.0, "herders")];
        if text.contains("dozens") {
            counts.push(("dozens", "CARDINAL", Some(24.0), Some(99.0), ""));
        }
        if text.contains("several") {
            counts.push(("several", "CARDINAL", Some(3.0), Some(9.0), "nurses"));
        }
        if text.contains("two") {
            counts.push(count("two", 2.0, "daughters"));
        }
        let all = claims(text, &[], &counts);
        assert_eq!(figures(&all, "killed"), [Some(3.0)], "{text}: {all:?}");
        assert_eq!(figures(&all, "wounded"), [Some(low)], "{text}: {all:?}");
        assert!(of(&all, "wounded")[0].object[0].name.ends_with(hurt), "{text}: {all:?}");
        assert!(of(&all, "states").is_empty(), "{text}: {all:?}");
    }
}

#[test]
fn those_said_to_have_died_are_not_what_is_said() {
    let all = claims(
        "The ministry said 14 boys and two cooks were killed when the roof fell in.",
        &[],
        &[count("14", 14.0, "boys"), count("two", 2.0, "cooks")],
    );
    assert_eq!(figures(&all, "killed"), [Some(16.0), Some(14.0), Some(2.0)], "{all:?}");
}

#[test]
fn those_left_dead_include_the_gunman() {
    let all = claims(
        "It was a raid that left four clerks including the robber dead and nine others injured.",
        &[],
        &[count("four", 4.0, "clerks"), count("nine", 9.0, "others")],
    );
    assert_eq!(
        (figures(&all, "killed"), figures(&all, "wounded")),
        (vec![Some(4.0)], vec![Some(9.0)])
    );
}

#[test]
fn deeds_behind_bare_subjects_and_objects() {
    let all =
        claims("Troops attacked rebels in northern Mali.", &[("Mali", "GPE", "gpe/mali")], &[]);
    let [deed] = of(&all, "attacked")[..] else { panic!("{all:?}") };
    assert_eq!((names(&deed.subject), names(&deed.object)), (vec!["Troops"], vec!["rebels"]));
    let all = claims("Rioters set fire to three trucks.", &[], &[count("three", 3.0, "trucks")]);
    let [deed] = of(&all, "attacked")[..] else { panic!("{all:?}") };
    assert_eq!(names(&deed.object), ["trucks"], "{all:?}");
}

#[test]
fn what_is_yet_to_come_is_not_told_as_done() {
    for (text, polarity) in [
        ("A thief was sentenced to be executed.", "hypothetical"),
        ("A court ordered the execution of a spy.", "hypothetical"),
        ("\"I thought my son was going to be killed,\" a baker said.", "hypothetical"),
        ("They wait until a child gets killed.", "hypothetical"),
        ("The mayor wants an inquiry into the murder of a judge.", "asserted"),
        ("The union urged the army to investigate the murder of a judge.", "asserted"),
        ("Ministers met to discuss the killing of a judge.", "asserted"),
    ] {
        let all = claims(text, &[], &[]);
        let found = of(&all, "killed");
        assert!(!found.is_empty(), "{text}: {all:?}");
        assert!(every(&found, |c| c.polarity == polarity), "{text}: {found:?}");
    }
    let all =
        claims("He offered a reward for information leading to the arrest of a spy.", &[], &[]);
    assert!(every(of(&all, "arrested"), |c| c.polarity == "hypothetical"), "{all:?}");
    let none = ("No one", "CARDINAL", Some(0.0), Some(0.0), "");
    let all = claims("No one was hurt.", &[], &[none]);
    assert_eq!(of(&all, "wounded")[0].polarity, "negated");
}

#[test]
fn countries_years_and_animals_are_no_victims() {
    let chad = [("Chad", "GPE", "gpe/chad")];
    for (text, low) in [
        ("Chad has reported its first death from the disease.", Some(1.0)),
        ("It was the region's 40th homicide of the year.", Some(1.0)),
    ] {
        let named = if text.starts_with("Chad") { &chad[..] } else { &[] };
        let all = claims(text, named, &[]);
        let [dead] = of(&all, "killed")[..] else { panic!("{text}: {all:?}") };
        assert!(dead.object.is_empty(), "{text}: {dead:?}");
        assert_eq!(dead.quantity.as_ref().and_then(|q| q.low), low, "{text}");
    }
    let all = claims("Nine cows were killed in the fire.", &[], &[count("Nine", 9.0, "cows")]);
    assert!(of(&all, "killed").is_empty(), "{all:?}");
}

#[test]
fn a_group_of_so_many_counts_them() {
    let all =
        claims("Bandits abducted a group of six hikers.", &[], &[count("six", 6.0, "hikers")]);
    assert_eq!(figures(&all, "kidnapped"), [Some(6.0)], "{all:?}");
    let all = claims(
        "Six bandits were killed, along with two guards.",
        &[],
        &[count("Six", 6.0, "bandits"), count("two", 2.0, "guards")],
    );
    let mut dead = figures(&all, "killed");
    dead.sort_by(|a, b| a.partial_cmp(b).expect("counts"));
    assert!(dead.contains(&Some(2.0)) && dead.contains(&Some(6.0)), "{all:?}");
}

#[test]
fn everyday_senses_are_no_harm() {
    for (text, predicate) in [
        ("Protests broke out in the south.", "escaped"),
        ("He was charged with conspiracy to commit fraud.", "plans-attack-on"),
        ("The singer was captured on film by a neighbour.", "kidnapped"),
        ("The singer was captured on film by a neighbour.", "arrested"),
        ("The teacher beat the baker in three sets.", "attacked"),
        ("The minister was taken to hospital with stomach pains.", "wounded"),
    ] {
        let all = claims(text, &[], &[]);
        assert!(of(&all, predicate).is_empty(), "{text}: {all:?}");
    }
    let all = claims("Nine inmates broke out of a prison.", &[], &[count("Nine", 9.0, "inmates")]);
    assert_eq!(names(&of(&all, "escaped")[0].subject), ["inmates"], "{all:?}");
    let all = claims("He is accused in a plot to kill the governor.", &[], &[]);
    assert!(!of(&all, "plans-attack-on").is_empty(), "{all:?}");
}

#[test]
fn lists_with_ages_and_names_behind_them() {
    let people = [
        ("Ann Lee", "PERSON", "person/ann-lee"),
        ("Bo Roe", "PERSON", "person/bo-roe"),
        ("Cy Poe", "PERSON", "person/cy-poe"),
    ];
    for (text, names, dead) in [
        ("The bodies of Ann Lee, 43, Bo Roe, 18, and their aunt, Cy Poe, 71, were found.", 3, 3.0),
        ("Police said Ann Lee and her son, Bo Roe were found dead in a barn.", 2, 2.0),
        ("Hikers found Ann Lee, 31, and her brother Bo Roe, 25, shot to death.", 2, 2.0),
        ("A man stabbed his wife and two children to death.", 0, 3.0),
        ("The storm killed a nurse, her mother and two children.", 0, 4.0),
    ] {
        let mut counts = Vec::new();
        if text.contains("two") {
            counts.push(count("two", 2.0, "children"));
        }
        let all = claims(text, &people[..names], &counts);
        let found = figures(&all, "killed");
        assert!(found.first() == Some(&Some(dead)), "{text}: {all:?}");
    }
}

#[test]
fn all_of_them_are_not_counted_again_by_name() {
    let text = "All three cooks, Ann Lee of Lima, Bo Roe and Cy Poe, were killed.";
    let people = [
        ("Ann Lee", "PERSON", "person/ann-lee"),
        ("Bo Roe", "PERSON", "person/bo-roe"),
        ("Cy Poe", "PERSON", "person/cy-poe"),
        ("Lima", "GPE", "gpe/lima"),
    ];
    let all = claims(text, &people, &[count("three", 3.0, "cooks")]);
    assert_eq!(figures(&all, "killed"), [Some(3.0)], "{all:?}");
    let text = "Nine passengers, five women and four men, were hurt.";
    let counts =
        [count("Nine", 9.0, "passengers"), count("five", 5.0, "women"), count("four", 4.0, "men")];
    let hurt = figures(&claims(text, &[], &counts), "wounded");
    assert_eq!(hurt, [Some(9.0), Some(5.0), Some(4.0)]);
}

#[test]
fn what_stands_around_a_figure_of_harm() {
    let two = [count("four", 4.0, "people"), count("two", 2.0, "")];
    let all = claims("The fire left four people dead and two more wounded at a mill.", &[], &two);
    assert_eq!(figures(&all, "wounded"), [Some(2.0)], "{all:?}");
    let all = claims(
        "He is accused of gunning down three bakers.",
        &[],
        &[count("three", 3.0, "bakers")],
    );
    assert_eq!(names(&of(&all, "killed")[0].object), ["bakers"], "{all:?}");
    let all = claims("A boy and his cousin suffered injuries.", &[], &[]);
    assert_eq!(figures(&all, "wounded"), [Some(2.0)], "{all:?}");
    let pictures = [count("10 of 10", 10.0, "Girl")];
    let all = claims("Image 10 of 10 Girl, 4, died in a fire.", &[], &pictures);
    assert!(!figures(&all, "killed").contains(&Some(10.0)), "{all:?}");
    let all = claims("Rebels killed the children.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["children"], "{all:?}");
}

#[test]
fn bodies_found_and_fatal_wounds_are_deaths() {
    for (text, dead) in [
        ("Divers found a body in the river.", vec![Some(1.0)]),
        ("The body was found by a hiker.", vec![]),
        ("The fall caused the fatal injury of a climber.", vec![Some(1.0)]),
        ("A crash left a climber dead last week.", vec![Some(1.0)]),
        ("EL ALTO, Bolivia - A rock killed a climber.", vec![Some(1.0)]),
        ("\"I thought I was gonna die,\" the climber said.", vec![]),
    ] {
        let last = [("last week", "DATE", None, None, "")];
        let all = claims(text, &[], if text.contains("last week") { &last } else { &[] });
        let told: Vec<_> =
            of(&all, "killed").into_iter().filter(|c| c.polarity == "asserted").collect();
        let told: Vec<_> = told.iter().map(|c| c.quantity.as_ref().and_then(|q| q.low)).collect();
        assert_eq!(told, dead, "{text}: {all:?}");
    }
    for text in ["The climber wound up in jail.", "This hurts me.", "It hurts the town."] {
        let all = claims(text, &[], &[]);
        assert!(of(&all, "wounded").is_empty(), "{text}: {all:?}");
    }
}

fn first<'a>(all: &'a [records::Claim], predicate: &str) -> &'a records::Claim {
    of(all, predicate).first().copied().unwrap_or_else(|| panic!("{predicate}: {all:?}"))
}

#[test]
fn who_did_it_is_no_victim_passenger_or_court() {
    let named = [
        ("Ann Lee", "PERSON", "person/ann-lee"),
        ("Chad", "GPE", "gpe/chad"),
        ("Mali", "GPE", "gpe/mali"),
    ];
    for (text, names_in, predicate, doer) in [
        (
            "The kidnappers of doctor Ann Lee attacked a bank.",
            &named[..1],
            "attacked",
            "kidnappers",
        ),
        ("A passenger ferry sank, killing nine nurses.", &named[..0], "killed", ""),
        ("Chad executed a spy for the murder of a judge.", &named[1..2], "killed", "Chad"),
        (
            "Farmers marched against the guards, blaming them for killing a boy.",
            &named[..0],
            "killed",
            "guards",
        ),
        ("Mali mourned a year after Chad invaded the country.", &named[1..], "attacked", "Chad"),
        ("Two nurses were shot dead, allegedly by smugglers.", &named[..0], "killed", "smugglers"),
    ] {
        let mut counts = Vec::new();
        if text.contains("nine") {
            counts.push(count("nine", 9.0, "nurses"));
        }
        if text.contains("Two") {
            counts.push(count("Two", 2.0, "nurses"));
        }
        let all = claims(text, names_in, &counts);
        let told: Vec<_> = first(&all, predicate).subject.iter().map(|a| a.name.as_str()).collect();
        let right =
            if doer.is_empty() { told.is_empty() } else { told.iter().any(|d| d.contains(doer)) };
        assert!(right && !told.contains(&"Ann Lee"), "{text}: {told:?}");
    }
    let text = "Chad executed a spy for the murder of a judge.";
    let all = claims(text, &named[1..2], &[]);
    let murder = of(&all, "killed").into_iter().find(|c| c.cue == "murder").expect("a murder");
    assert!(murder.subject.is_empty(), "{murder:?}");
}

#[test]
fn captured_by_whom() {
    for (text, predicate) in [
        ("Police captured a burglar.", "arrested"),
        ("Bandits captured a nurse.", "kidnapped"),
        ("A rebel was captured.", "arrested"),
    ] {
        let all = claims(text, &[], &[]);
        let told: Vec<_> = all.iter().map(|c| c.predicate.as_str()).collect();
        assert_eq!(told, [predicate], "{text}");
    }
}

#[test]
fn dates_and_places_of_the_telling_are_not_the_deeds() {
    let day = |text| (text, "DATE", None, None, "");
    for (text, date) in [
        ("Villagers gathered Saturday for a boy killed by a mine.", "Saturday"),
        ("The strike began Tuesday after gunmen killed a driver.", "Tuesday"),
    ] {
        let all = claims(text, &[], &[day(date)]);
        assert_eq!(first(&all, "killed").date_precision.as_deref(), Some("article"), "{text}");
    }
    let oslo = [("Oslo", "GPE", "gpe/oslo")];
    let all = claims("The killing of a nurse was announced in Oslo by the minister.", &oslo, &[]);
    assert!(first(&all, "killed").place.iter().all(|p| p.start.is_none()), "{all:?}");
    let all = claims("Rebels fired rockets at the town on Friday.", &[], &[day("Friday")]);
    assert_eq!(first(&all, "attacked").cue, "fired at");
}

#[test]
fn shot_is_a_verb_behind_names_and_days() {
    let may = [("May 7", "DATE", None, None, ""), count("four", 4.0, "cooks")];
    let all = claims("The men on May 7 shot four cooks at a bar.", &[], &may);
    assert_eq!(figures(&all, "wounded"), [Some(4.0)], "{all:?}");
    let all =
        claims("Brandt shot both guards and then himself.", &[], &[count("both", 2.0, "guards")]);
    assert!(figures(&all, "wounded").contains(&Some(2.0)), "{all:?}");
}

#[test]
fn asides_of_ages_leave_the_subject() {
    for (text, figure, noun) in [
        ("Four cooks, the youngest being a boy, were injured.", "Four", "cooks"),
        ("Four cooks - ages 16 and 19 - were injured.", "Four", "cooks"),
        ("Four cooks ages 16 to 19 were injured.", "Four", "cooks"),
        ("Police say four cooks total were injured.", "four", "cooks"),
        ("Four cooks, two of them boys, were injured.", "Four", "cooks"),
    ] {
        let all = claims(text, &[], &[count(figure, 4.0, noun)]);
        assert_eq!(figures(&all, "wounded"), [Some(4.0)], "{text}: {all:?}");
    }
}

#[test]
fn who_is_answerable_for_a_deed() {
    for (text, doer, polarity) in [
        ("Soldiers were responsible for the attack on a mill.", "Soldiers", "asserted"),
        ("The bombing of a mill was the work of smugglers.", "smugglers", "asserted"),
        ("Soldiers are not responsible for the attack on a mill.", "Soldiers", "negated"),
    ] {
        let all = claims(text, &[], &[]);
        let deed = first(&all, "attacked");
        assert_eq!(
            (names(&deed.subject), deed.polarity.as_str()),
            (vec![doer], polarity),
            "{text}"
        );
    }
    let all = claims("Guards fired tear gas to disperse the crowd.", &[], &[]);
    assert_eq!(names(&first(&all, "attacked").object), ["crowd"], "{all:?}");
}

#[test]
fn the_day_of_the_saying_is_no_arrests() {
    let all = claims(
        "The union said Wednesday that police have arrested a baker.",
        &[],
        &[("Wednesday", "DATE", None, None, "")],
    );
    assert_eq!(first(&all, "arrested").date_precision.as_deref(), Some("article"), "{all:?}");
}

#[test]
fn headlines_of_two_clauses_and_pairs_by_name() {
    let all = claims("Nurse killed, daughter and brother wounded in crash", &[], &[]);
    let dead = first(&all, "killed");
    assert_eq!(names(&dead.object), ["Nurse"], "{all:?}");
    assert_eq!(figures(&all, "wounded"), [Some(2.0)], "{all:?}");
    let people = [("Ann Lee", "PERSON", "person/ann-lee"), ("Bo Roe", "PERSON", "person/bo-roe")];
    let all = claims("A robber killed both Ann Lee and Bo Roe.", &people, &[]);
    assert_eq!(figures(&all, "killed"), [Some(2.0)], "{all:?}");
}

#[test]
fn a_father_is_none_of_three_girls() {
    let text = "Three girls were killed in a fire. Their father was also killed.";
    let all = claims(text, &[], &[count("Three", 3.0, "girls")]);
    let told = figures(&all, "killed");
    assert_eq!(told, [Some(3.0), Some(1.0)], "{all:?}");
}

#[test]
fn a_place_is_not_carried_for_ever() {
    for (between, carried) in [(2, true), (30, false)] {
        let rain = "The rain went on. ".repeat(between);
        let text = format!("Gunmen killed a nurse in Mopti. {rain}A baker was kidnapped.");
        let all = claims(&text, &[("Mopti", "GPE", "gpe/mopti")], &[]);
        assert_eq!(!first(&all, "kidnapped").place.is_empty(), carried, "{between}: {all:?}");
    }
}

#[test]
fn a_third_is_one_more() {
    let two = [count("Two", 2.0, "nurses")];
    let all = claims("Two nurses were killed and a third died in hospital.", &[], &two);
    assert_eq!(figures(&all, "killed"), [Some(2.0), Some(1.0)], "{all:?}");
}

#[test]
fn troops_who_shoot_dead_are_no_victims() {
    for (text, victim) in [
        ("Troops shot dead a baker on Monday.", "baker"),
        ("Gunmen shot dead a senator on Tuesday night.", "senator"),
        ("Police shot dead the driver.", "driver"),
    ] {
        let all = claims(text, &[], &[]);
        let killed = of(&all, "killed");
        assert_eq!(killed.len(), 1, "{text}: {all:?}");
        assert_eq!(names(&killed[0].object), [victim], "{text}");
        assert_eq!(killed[0].subject.len(), 1, "{text}");
    }
    let all = claims("A baker was shot dead on Monday.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["baker"]);
}

#[test]
fn who_arrests_or_jails_did_not_kill() {
    for (text, doer) in [
        ("Police arrested a woman on suspicion of killing two boys.", "woman"),
        ("The court jailed two brothers for killing a baker.", "brothers"),
        ("A judge sentenced the clerk to death for murdering a nun.", "clerk"),
    ] {
        let all = claims(text, &[], &[]);
        let killed = of(&all, "killed");
        assert!(every(&killed, |c| names(&c.subject) == [doer]), "{text}: {killed:?}");
    }
}

#[test]
fn himself_within_his_own_subject_means_nobody() {
    for text in ["himself's son was killed.", "Itself's leader killed five people."] {
        claims(text, &[], &[]);
    }
}
