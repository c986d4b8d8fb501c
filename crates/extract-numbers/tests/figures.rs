//! Figures as news writes them, each with its interval, unit and what it counts.

mod common;

use common::numbers;

/// Surface, value, low, high, modifier, unit (of money with its currency), what is counted; "-" is
/// null. A count's unit is its noun: see `a_counts_unit_is_its_noun`.
fn check(text: &str, expected: &[&str]) {
    let show = |v: Option<f64>| v.map_or("-".to_owned(), |v| v.to_string());
    let found: Vec<String> = numbers(text)
        .iter()
        .map(|n| {
            let measured = n.unit.as_deref().filter(|_| n.label != "CARDINAL");
            let unit = [measured, n.currency.as_deref()].into_iter().flatten().collect::<Vec<_>>();
            let unit = if unit.is_empty() { "-".to_owned() } else { unit.join(" ") };
            let of = n.of.as_ref().map_or("-", |s| s.text.as_str());
            let (v, l, h) = (show(n.value), show(n.low), show(n.high));
            format!("{}|{v} {l} {h}|{}|{unit}|{of}", n.text, n.modifier)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn hedges_make_intervals() {
    check("At least 14 miners died.", &["At least 14|14 14 -|at_least|-|miners"]);
    check("Fewer than 30 ballots", &["Fewer than 30|30 - 29|less_than|-|ballots"]);
    check("more than 60 trucks", &["more than 60|60 61 -|more_than|-|trucks"]);
    check("around 50 goats", &["around 50|50 45 55|approximately|-|goats"]);
    check("nearly 200 homes", &["nearly 200|200 180 200|almost|-|homes"]);
    check("up to 700 nurses", &["up to 700|700 - 700|at_most|-|nurses"]);
    check("an estimated 400 whales", &["an estimated 400|400 360 440|approximately|-|whales"]);
    check("over a dozen boats", &["over a dozen|12 13 -|more_than|-|boats"]);
    check("no fewer than six cows", &["no fewer than six|6 6 -|at_least|-|cows"]);
    check("80-odd hikers", &["80-odd|80 72 88|approximately|-|hikers"]);
    check("90-plus stalls", &["90-plus|90 90 -|at_least|-|stalls"]);
    check("12 barges or more", &["12|12 12 -|at_least|-|barges"]);
}

#[test]
fn vague_figures() {
    check("several farms", &["several|- 3 9|several|-|farms"]);
    check("a few thousand fans", &["a few thousand|- 2000 9000|few|-|fans"]);
    check("dozens of shops", &["dozens|- 24 99|order_of_magnitude|-|shops"]);
    check("hundreds of eels", &["hundreds|- 200 999|order_of_magnitude|-|eels"]);
    check(
        "tens of thousands of bees",
        &["tens of thousands|- 20000 99999|order_of_magnitude|-|bees"],
    );
    check(
        "tens, perhaps hundreds, of thousands of crabs",
        &["tens, perhaps hundreds, of thousands|- 20000 999999|order_of_magnitude|-|crabs"],
    );
    check(
        "at least several hundred pilgrims",
        &["at least several hundred|- 300 -|at_least|-|pilgrims"],
    );
}

#[test]
fn words_and_mixtures() {
    check(
        "one and a half million sheep",
        &["one and a half million|1500000 1500000 1500000|exact|-|sheep"],
    );
    check("two score sailors", &["two score|40 40 40|exact|-|sailors"]);
    check(
        "two hundred and three dozen eggs",
        &["two hundred and three dozen|236 236 236|exact|-|eggs"],
    );
    check(
        "They line up four-one-five.",
        &["four|4 4 4|exact|-|-", "one|1 1 1|exact|-|-", "five|5 5 5|exact|-|-"],
    );
    check("one final push", &["one|1 1 1|exact|-|final push"]);
    check("half a dozen eggs", &["half a dozen|6 6 6|exact|-|eggs"]);
    check("940 000 birds", &["940 000|940000 940000 940000|exact|-|birds"]);
    check("12,50,000 farmers", &["12,50,000|1250000 1250000 1250000|exact|-|farmers"]);
    check("one in five adults", &["one in five|0.2 0.2 0.2|exact|-|adults"]);
    check(
        "one hundred thirty-fifths",
        &[
            "one hundred thirty-fifths|2.857142857142857 2.857142857142857 2.857142857142857|exact|-|-",
        ],
    );
    check("four twenty-fifths of it", &["four twenty-fifths|0.16 0.16 0.16|exact|-|-"]);
    check("three quarters of villagers", &["three quarters|0.75 0.75 0.75|exact|-|villagers"]);
    check("twin blasts", &["twin|2 2 2|exact|-|blasts"]);
}

#[test]
fn ranges() {
    check("between five and six ferries", &["between five and six|- 5 6|range|-|ferries"]);
    check("5 to 6 kg", &["5 to 6 kg|- 5 6|range|kilogram|-"]);
    check("20- to 30-strong crews", &["20- to 30|- 20 30|range|-|crews"]);
    check("80–100 tents", &["80–100|- 80 100|range|-|tents"]);
    check("$3-5 billion", &["$3-5 billion|- 3000000000 5000000000|range|dollar USD|-"]);
    check(
        "more than 30 and less than 40 eggs",
        &["more than 30 and less than 40|- 30 39|range|-|eggs"],
    );
    check(
        "fares rose from $4 to $6",
        &["$4|4 4 4|exact|dollar USD|fares", "$6|6 6 6|exact|dollar USD|fares"],
    );
}

#[test]
fn money_percent_and_units() {
    check("$4 Canadian", &["$4 Canadian|4 4 4|exact|Canadian dollar CAD|-"]);
    check(
        "It cost 20 dollars and 43.",
        &["20 dollars and 43|20.43 20.43 20.43|exact|dollar USD|-"],
    );
    check(
        "20 dollars and 43 nurses",
        &["20 dollars|20 20 20|exact|dollar USD|-", "43|43 43 43|exact|-|nurses"],
    );
    check("Malaysian ringgit 42", &["Malaysian ringgit 42|42 42 42|exact|Malaysian ringgit MYR|-"]);
    check("20 dollars 43 cents", &["20 dollars 43 cents|20.43 20.43 20.43|exact|dollar USD|-"]);
    check("Rs. 70 crore", &["Rs. 70 crore|700000000 700000000 700000000|exact|Indian rupee INR|-"]);
    check("£2.5bn", &["£2.5bn|2500000000 2500000000 2500000000|exact|pound sterling GBP|-"]);
    check(
        "a $3.4tn plan",
        &["$3.4tn|3400000000000 3400000000000 3400000000000|exact|dollar USD|plan"],
    );
    check("A$20", &["A$20|20 20 20|exact|Australian dollar AUD|-"]);
    check("$80 a barrel", &["$80|80 80 80|exact|dollar per barrel USD|-"]);
    check("oil fell 3.5%", &["3.5%|3.5 3.5 3.5|down|percentage|oil"]);
    check("two percentage points", &["two percentage points|2 2 2|exact|percentage point|-"]);
    check("a 200-pound bomb", &["200-pound|200 200 200|exact|pound|bomb"]);
    check("5 ft 6 in", &["5 ft 6 in|5.5 5.5 5.5|exact|foot|-"]);
    check("a wind of 90 km/h", &["90 km/h|90 90 90|exact|kilometre per hour|wind"]);
}

#[test]
fn a_line_break_is_a_space() {
    let found = numbers("at least\r\n13 barges");
    assert_eq!((found[0].start, found[0].end, found[0].low), (0, 12, Some(13.0)));
}

#[test]
fn what_is_counted() {
    check("Nine U.S. Marines fell.", &["Nine|9 9 9|exact|-|U.S. Marines"]);
    check("12 of its drivers quit", &["12|12 12 12|exact|-|drivers"]);
    check(
        "8 tourists were killed and 30 others wounded",
        &["8|8 8 8|exact|-|tourists", "30|30 30 30|exact|-|others"],
    );
    check("It killed 8 and wounded 30.", &["8|8 8 8|exact|-|-", "30|30 30 30|exact|-|-"]);
    check(
        "a tunnel of seven miles (11 km)",
        &["seven miles|7 7 7|exact|mile|tunnel", "11 km|11 11 11|exact|kilometre|tunnel"],
    );
    check("It cut the rate to 3%.", &["3%|3 3 3|exact|percentage|rate"]);
    check("shares, which were up 2%", &["2%|2 2 2|up|percentage|shares"]);
    check("He will be 35 by then.", &["35|35 35 35|exact|year of age|-"]);
    check("no casualties", &["no|0 0 0|exact|-|casualties"]);
    check("No one was injured.", &["No one|0 0 0|exact|-|-"]);
    check("Ten of Chad's border posts", &["Ten|10 10 10|exact|-|border posts"]);
}

#[test]
fn ranks_from_the_end_have_no_value() {
    check("the last but one", &["the last but one|- - -|exact|-|-"]);
    check("the penultimate stage", &["penultimate|- - -|exact|-|-"]);
    check("the twentyfirst stage", &["twentyfirst|21 21 21|exact|-|stage"]);
}

/// Each figure's unit and currency.
fn units(text: &str) -> Vec<String> {
    let tell = |n: &records::Number| {
        let (unit, currency) = (n.unit.as_deref(), n.currency.as_deref());
        [unit, currency].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    numbers(text).iter().map(tell).collect()
}

#[test]
fn a_counts_unit_is_its_noun() {
    assert_eq!(units("Four heart surgeons met 30 children."), ["heart surgeon", "child"]);
    assert_eq!(units("It hit 8."), [""]);
}

#[test]
fn only_currencies_have_a_code() {
    assert_eq!(units("63 cents a share"), ["cent per share"]);
    assert_eq!(units("5 euros, 12%, 3 km"), ["euro EUR", "percentage", "kilometre"]);
    assert_eq!(units("800 West African CFA francs"), ["West African CFA franc XOF"]);
}

#[test]
fn a_text_may_say_whose_dollars_it_means() {
    let told = units("All figures are in Australian dollars. It cost $5m, US$3m then.");
    assert_eq!(told, ["Australian dollar AUD", "dollar USD"]);
    assert_eq!(units("A loan in Canadian dollars was $5m."), ["dollar USD"]);
}

#[test]
fn no_figures() {
    for text in [
        "MI6 watched a Boeing 737 near Route 66.",
        "No one knows the one who did this one.",
        "Call +44 20 7946 0958 or see https://a.example/12/34.",
        "Version 1.2.3 of the Nikkei 225 index",
        "They may march; he sat down.",
        "2) Wash the rice.",
        "49 Orchard Lane",
        "",
        "\u{a0}\u{2003}",
    ] {
        let found: Vec<String> = numbers(text).into_iter().map(|n| n.text).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn spans_are_code_points() {
    let found = numbers("“Größe” 🙂 — 25\u{a0}km and ‘at least 7’ cafés");
    let spans: Vec<(usize, usize, &str)> =
        found.iter().map(|n| (n.start, n.end, n.text.as_str())).collect();
    assert_eq!(spans, [(12, 17, "25\u{a0}km"), (23, 33, "at least 7")]);
}

#[test]
fn a_pound_sign_lost_on_the_way() {
    check(
        "a PS8.1bn bid",
        &["PS8.1bn|8100000000 8100000000 8100000000|exact|pound sterling GBP|bid"],
    );
    check("a PS5 game", &[]);
}

#[test]
fn houses_and_hyphened_ranks_are_no_counts() {
    check("He lives at 22 Avenue Foch in Paris.", &[]);
    check("a third-party review", &["third|3 3 3|exact|-|-"]);
}

#[test]
fn a_makers_number_counts_nothing() {
    check("They sold two new 737 Max jets.", &["two|2 2 2|exact|-|new 737 Max jets"]);
    check("Its own 787 Dreamliner flew.", &[]);
    check("He sent a new 500 soldiers.", &["500|500 500 500|exact|-|soldiers"]);
}

#[test]
fn a_currency_at_the_head_of_a_text_states_nothing_of_others() {
    let found = numbers("In Australian dollars, it cost $5.");
    let money: Vec<_> = found.iter().filter(|n| n.label == "MONEY").collect();
    assert_eq!(money.len(), 1, "{found:?}");
    assert_eq!((money[0].value, money[0].currency.as_deref()), (Some(5.0), Some("USD")));
}

#[test]
fn ages_by_decade_and_beside_kin() {
    for (text, low, high) in [
        ("a man in his 40s", 40.0, 49.0),
        ("a woman in her early 30s was hurt", 30.0, 33.0),
        ("both in their mid-50s", 54.0, 56.0),
        ("Sex: F Age: 22", 22.0, 22.0),
        ("boys in their late teens", 17.0, 19.0),
        ("He left his son, 7, at home.", 7.0, 7.0),
    ] {
        let n = numbers(text).remove(0);
        let age = (n.label.as_str(), n.unit.as_deref(), n.low, n.high);
        assert_eq!(age, ("QUANTITY", Some("year of age"), Some(low), Some(high)), "{text}");
    }
    let life = numbers("two men in their 20s and 60s");
    assert_eq!(life.last().and_then(|n| n.low), Some(60.0));
}

#[test]
fn what_is_counted_may_look_like_a_verb_or_be_in_capitals() {
    for (text, of) in [
        ("They took several calls.", "calls"),
        ("Three attacks shook the base.", "attacks"),
        ("Over 30 dead bodies lay there.", "dead bodies"),
        ("Two other used-car lots burned.", "used-car lots"),
        ("TWO MINES EXPLODED.", "MINES"),
    ] {
        let n = numbers(text).remove(0);
        assert_eq!(n.of.map(|of| of.text).as_deref(), Some(of), "{text}");
    }
    assert_eq!(numbers("TWO MINES EXPLODED.").remove(0).unit.as_deref(), Some("mine"));
    assert!(numbers("If one looks closely, Table 10.1 tells how one feels.").is_empty());
    assert!(numbers("about 40 miles northwest of here").remove(0).of.is_none());
}

#[test]
fn numbers_to_ring_and_numbers_of_records_count_nothing() {
    for text in [
        "Call us at (555) 847-6227.",
        "A neighbour called 911.",
        "They played the 911 tapes.",
        "post 699320266804092929",
    ] {
        assert!(numbers(text).is_empty(), "{text}");
    }
    assert_eq!(numbers("It took 911 homes.").len(), 1);
}

#[test]
fn shares_of_people_and_lists_of_ages() {
    let share = numbers("At least 6 in 10 New Jersey voters agreed.").remove(0);
    assert_eq!((share.text.as_str(), share.low), ("At least 6 in 10", Some(0.6)));
    let none = numbers("Of the towns polled, 74 percent said no.").remove(0);
    assert_eq!(none.of, None);
    let ages = numbers("Ann Roe, 24; Bo Lee Jr., 23; and Cy Poe (Dan Moe, 31)");
    assert!(ages.iter().all(|n| n.unit.as_deref() == Some("year of age")), "{ages:?}");
    assert_eq!(ages.len(), 3);
    for text in ["Ohio, 24; Iowa, 17;", "Goals: (Roe, 88)"] {
        assert!(numbers(text).iter().all(|n| n.label == "CARDINAL"), "{text}");
    }
    assert_eq!(numbers("Police took 112 calls.").len(), 1);
    let more = numbers("One or more masked men fled.").remove(0);
    assert_eq!(more.of.map(|of| of.text).as_deref(), Some("masked men"));
    assert!(numbers("Hundreds more turned up to hear it.").remove(0).of.is_none());
}

#[test]
fn ones_that_count_nothing_and_owners_of_what_is_counted() {
    for text in [
        "It was a one-sided game.",
        "At one point she wept.",
        "They have zero tolerance for it.",
        "KQD 7 has heard of it.",
        "See case #17-79807.",
        "He hid a .22 rifle.",
    ] {
        assert!(numbers(text).is_empty(), "{text}");
    }
    let fee = numbers("a one-time $1,000 fee").remove(0);
    assert_eq!((fee.label.as_str(), fee.low), ("MONEY", Some(1000.0)));
    for (text, of) in [
        ("one of the Emirates' most famous towers", "famous towers"),
        ("Her six-year-old son accidentally dropped it.", "son"),
        ("Two family homes burned.", "family homes"),
        ("She lost two very good friends.", "good friends"),
    ] {
        assert_eq!(numbers(text).remove(0).of.map(|of| of.text).as_deref(), Some(of), "{text}");
    }
    let age = numbers("Police said the victim was 17, and fled.").remove(0);
    assert_eq!(age.unit.as_deref(), Some("year of age"));
}

#[test]
fn what_became_of_those_counted_is_not_what_is_counted() {
    check("Pier Fire Leaves 2 Dead, 3 Hurt", &["2|2 2 2|exact|-|-", "3|3 3 3|exact|-|-"]);
    check("Four Hurt In Fire", &["Four|4 4 4|exact|-|-"]);
    check("5 Nurses Held In Raid", &["5|5 5 5|exact|-|Nurses"]);
    check("two critically injured in the fire", &["two|2 2 2|exact|-|-"]);
    check("A 6-year-old fatally shoots a dog.", &["6-year-old|6 6 6|exact|year of age|-"]);
    check("Held over the death of a girl, 5", &["5|5 5 5|exact|year of age|-"]);
    // Those told apart by it are counted, and names hold capitals.
    check("Police Find 12 Stolen Cars", &["12|12 12 12|exact|-|Stolen Cars"]);
    check("three newly built schools", &["three|3 3 3|exact|-|newly built schools"]);
    check("Highway 61 Closed", &[]);
}

#[test]
fn a_name_that_ends_with_digits_is_not_counted_by_a_fate() {
    for text in
        ["Flight 370 missing", "Section 230 dead, senator says", "Route 66 killed by interstate"]
    {
        check(text, &[]);
    }
}

#[test]
fn the_whole_noun_phrase_is_counted_and_neither_its_first_word_nor_a_manner() {
    let of = |text: &str| {
        let found = numbers(text).into_iter().find(|n| n.label != "DATE").expect("a figure");
        found.of.map_or("-".to_owned(), |s| s.text)
    };
    // A noun that may be a verb, after one that it counts.
    assert_eq!(of("The bot ran 30,000 Facebook accounts."), "Facebook accounts");
    assert_eq!(of("Police served 14 search warrants."), "search warrants");
    assert_eq!(of("Two fifths of the town votes by post."), "town");
    // Words bound by hyphens, adjectives of one noun.
    assert_eq!(of("He is one of the best-paid coaches."), "best-paid coaches");
    assert_eq!(of("five middle-aged hikers got lost"), "middle-aged hikers");
    assert_eq!(of("four current and former aides left"), "current and former aides");
    assert_eq!(of("The pier saw its third deadly stabbing by night."), "deadly stabbing");
    assert_eq!(of("Three fully grown oaks fell."), "fully grown oaks");
    assert_eq!(of("One wanted man was held."), "wanted man");
    assert_eq!(of("The third captured rebel spoke."), "captured rebel");
    assert_eq!(of("It was the first printed books that sold."), "printed books");
    assert_eq!(of("One false or careless answer cost her the job."), "false or careless answer");
    assert_eq!(of("A fifth of the town's coal goes abroad."), "coal");
    assert_eq!(of("Nearly 300 elderly were moved."), "elderly");
    // How, not what; and what the one did.
    assert_eq!(of("Nine were hurt, two critically, in the crash."), "-");
    assert_eq!(of("A 7-year-old pupil quietly opened a desk."), "pupil");
    assert_eq!(of("Three men came, one older and two younger."), "men");
    assert_eq!(of("The 15-year-old sustained serious injuries."), "-");
    assert_eq!(of("The 17-year-old stole a car."), "-");
    assert_eq!(of("Five fled. Two survived."), "-");
    assert_eq!(of("6 Critical After Pier Fire"), "-");
    assert_eq!(of("They freed two former and held three current guards."), "-");
    assert_eq!(of("It took one more family supply."), "family supply");
}

#[test]
fn one_that_did_something_is_a_count_and_one_who_does_is_anybody() {
    let ones = |text: &str| numbers(text).iter().filter(|n| n.text == "One").count();
    assert_eq!(ones("Three were hit. One suffered burns. One drove off."), 2);
    assert_eq!(ones("One takes what one gets. One need not ask."), 0);
    // Nobody is told of before.
    assert_eq!(ones("One lived in fear then."), 0);
    assert_eq!(ones("Two towns burned. One found oneself alone."), 0);
}
