//! Who does what with whom: clauses without a subject of their own, lists, owners, what goes on.

mod common;

use common::{claims, count, names, of};

const PERU: (&str, &str, &str) = ("Peru", "GPE", "gpe/peru");
const CHILE: (&str, &str, &str) = ("Chile", "GPE", "gpe/chile");

/// Subject and object of a sentence's claims of one predicate.
fn told(text: &str, given: &[(&str, &str, &str)], predicate: &str) -> Vec<(String, String)> {
    let all = claims(text, given, &[]);
    let join = |a: &[records::Actor]| names(a).join(" + ");
    of(&all, predicate).into_iter().map(|c| (join(&c.subject), join(&c.object))).collect()
}

fn pair(a: &str, b: &str) -> Vec<(String, String)> {
    vec![(a.to_string(), b.to_string())]
}

#[test]
fn whose_doing_a_clause_without_a_subject_is() {
    let both = &[PERU, CHILE];
    for (text, predicate, who, whom) in [
        ("The miners carried banners accusing Peru of neglect.", "accuses", "miners", "Peru"),
        ("The union released a statement condemning Chile.", "accuses", "union", "Chile"),
        ("Peru says it is willing to help Chile.", "supports", "Peru", "Chile"),
        ("A majority of senators support Peru.", "supports", "senators", "Peru"),
        ("The pirates pose a threat to Chile.", "threatens", "pirates", "Chile"),
        ("Peru pushed Chile to sign.", "demands-of", "Peru", "Chile"),
        ("Peru says the poet is dead, and accused Chile of silence.", "accuses", "Peru", "Chile"),
    ] {
        let given: Vec<_> = both.iter().filter(|n| text.contains(n.0)).copied().collect();
        assert_eq!(told(text, &given, predicate), pair(who, whom), "{text}");
    }
}

#[test]
fn who_is_pressed_to_act_would_act() {
    let text = "Peru pressed Chile to arrest or expel the smugglers.";
    assert_eq!(told(text, &[PERU, CHILE], "arrested"), pair("Chile", "smugglers"));
}

#[test]
fn he_who_is_arrested_on_suspicion_of_a_deed_did_it() {
    let text = "Ann Roe was arrested on suspicion of plotting to bomb the harbour.";
    let all = claims(text, &[("Ann Roe", "PERSON", "person/roe")], &[]);
    assert_eq!(names(&of(&all, "plans-attack-on")[0].subject), ["Ann Roe"]);
}

#[test]
fn whom_an_act_befalls_is_not_whose_it_is() {
    for (text, predicate, whom) in [
        ("Peru protested the dismissal of teachers.", "opposes", "dismissal of teachers"),
        ("Peru condemned the jailing of writers.", "accuses", ""),
        ("Peru opposes talks with the pirates.", "opposes", "talks with the pirates"),
        ("Peru condemned the pirates' raid.", "accuses", "pirates"),
    ] {
        assert_eq!(told(text, &[PERU], predicate), pair("Peru", whom), "{text}");
    }
    assert_eq!(told("Peru is fighting religious extremism.", &[PERU], "fights"), []);
}

#[test]
fn whom_a_demand_is_made_of_may_stand_behind_what_is_demanded() {
    let text = "Peru demanded an apology from Chile.";
    assert_eq!(told(text, &[PERU, CHILE], "demands-of"), pair("Peru", "Chile"));
}

#[test]
fn all_of_a_list_are_meant() {
    let reds = ("Red Front", "ORG", "org/red-front");
    let blues = ("Blue Guard", "ORG", "org/blue-guard");
    let text = "Police battled Red Front and Blue Guard militants.";
    assert_eq!(told(text, &[reds, blues], "fights"), pair("Police", "Red Front + Blue Guard"));
    let people = [
        ("Sunni", "NORP", "norp/sunni"),
        ("Druze", "NORP", "norp/druze"),
        ("Kurdish", "NORP", "norp/kurd"),
    ];
    let text = "The envoy urged Sunni, Druze and Kurdish leaders to talk.";
    let whom = "Sunni leaders + Druze leaders + Kurdish leaders";
    assert_eq!(told(text, &people, "demands-of"), pair("envoy", whom));
}

#[test]
fn the_person_behind_a_title_is_meant() {
    let person = ("Bo Roe", "PERSON", "person/roe");
    let party = ("Democrat", "NORP", "norp/democrat");
    let text = "The mayor endorsed fellow Democrat, Senator Bo Roe, for president.";
    assert_eq!(told(text, &[party, person], "supports"), pair("mayor", "Bo Roe"));
    let text = "The mayor thanked her friend, Senator Bo Roe.";
    assert_eq!(told(text, &[person], "supports"), pair("mayor", "Bo Roe"));
}

#[test]
fn helpers_behind_with_the_help_of() {
    let text = "The army is fighting rebels with the help of foreign soldiers.";
    assert_eq!(told(text, &[], "supports"), pair("foreign soldiers", "army"));
}

#[test]
fn one_side_is_they_where_the_other_is_told() {
    let lines =
        "Peru and Chile signed a pact. Farmers say they are willing to cooperate with Togo.";
    let all = [PERU, CHILE, ("Togo", "GPE", "gpe/togo")];
    assert_eq!(told(lines, &all, "cooperates-with"), pair("Farmers", "Togo"));
}

#[test]
fn what_goes_on_is_there_whatever_is_to_be_done_about_it() {
    for (text, predicate, polarity) in [
        ("Peru hopes to end its dispute with Chile.", "opposes", "asserted"),
        ("The general wants to end the war with Chile.", "fights", "asserted"),
        ("Peru refused Chile's demand.", "demands-of", "asserted"),
        ("Peru plans a war against Chile.", "fights", "hypothetical"),
    ] {
        let given: Vec<_> = [PERU, CHILE].into_iter().filter(|n| text.contains(n.0)).collect();
        let all = claims(text, &given, &[]);
        let stand: Vec<_> = of(&all, predicate).iter().map(|c| c.polarity.clone()).collect();
        assert_eq!(stand, [polarity], "{text}");
    }
}

#[test]
fn figures_of_those_who_act_stand_in_their_claim() {
    let text = "Eight states boycotted the vote.";
    let all = claims(text, &[], &[count("Eight", 8.0, "states")]);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].predicate, "opposes");
    assert_eq!(all[0].quantity.as_ref().unwrap().low, Some(8.0));
}

#[test]
fn each_figure_of_a_list_counts_its_own() {
    let figures = [count("Eight", 8.0, "Danes"), count("nine", 9.0, "Swedes")];
    let people = [("Danes", "NORP", "norp/dane"), ("Swedes", "NORP", "norp/swede")];
    let all = claims("Eight Danes and nine Swedes were on board.", &people, &figures);
    let who: Vec<_> = all.iter().map(|c| names(&c.subject).join("+")).collect();
    assert_eq!(who, ["Danes", "Swedes"]);
}

#[test]
fn a_council_of_members_has_so_many() {
    let text = "The plan would reform the 25-member council.";
    let all = claims(text, &[], &[count("25", 25.0, "")]);
    assert_eq!(all[0].predicate, "strength");
    assert_eq!(names(&all[0].subject), ["council"]);
    let text = "The envoy supports a two-state solution.";
    assert_eq!(of(&claims(text, &[], &[count("two", 2.0, "")]), "states").len(), 0);
}

#[test]
fn dates_of_other_deeds_are_none_of_the_claims() {
    let year = ("1999", "DATE", None, None, "");
    for (text, dated) in [
        ("Peru criticized a man jailed in 1999.", false),
        ("Peru promised to help Chile, which has lost its fleet since 1999.", false),
        ("In 1999 Peru criticized a man jailed for fraud.", true),
    ] {
        let given: Vec<_> = [PERU, CHILE].into_iter().filter(|n| text.contains(n.0)).collect();
        let all = claims(text, &given, &[year]);
        let relation =
            all.iter().find(|c| matches!(c.predicate.as_str(), "accuses" | "agreed-with"));
        assert_eq!(relation.unwrap().date_text.is_some(), dated, "{text}");
    }
}

#[test]
fn who_meets_to_do_something_meets() {
    let both = [("Ann Roe", "PERSON", "person/roe"), ("Bo Lund", "PERSON", "person/lund")];
    for text in [
        "Ann Roe and Bo Lund will meet on Monday to review the budget.",
        "Officials say Ann Roe and Bo Lund plan to meet in spring.",
    ] {
        assert_eq!(told(text, &both, "negotiates-with"), pair("Ann Roe", "Bo Lund"), "{text}");
    }
}

#[test]
fn the_other_side_stands_behind_the_place() {
    let text = "Peru left the pact after a meeting in Lima with Chile.";
    let given = [PERU, CHILE, ("Lima", "GPE", "gpe/lima")];
    assert_eq!(told(text, &given, "negotiates-with"), pair("Peru", "Chile"));
}

#[test]
fn parties_to_an_agreement_told_by_the_way() {
    let text = "The mayor welcomed the agreement reached between the Government of Peru and the Miners Union.";
    let union = ("Miners Union", "ORG", "org/miners-union");
    let told = told(text, &[PERU, union], "agreed-with");
    assert_eq!(told, pair("Government of Peru", "Miners Union"));
}

#[test]
fn they_are_all_of_a_list_and_them_who_is_accused() {
    let text = "Peru and Chile said they will back Togo.";
    let all = [PERU, CHILE, ("Togo", "GPE", "gpe/togo")];
    assert_eq!(told(text, &all, "supports"), pair("Peru + Chile", "Togo"));
    let text = "Students rallied against the generals, accusing them of fraud.";
    assert_eq!(told(text, &[], "accuses"), pair("Students", "generals"));
}

#[test]
fn who_criticizes_a_crackdown_wages_none() {
    let text = "Some diplomats criticized Peru after the crackdown on miners.";
    assert_eq!(told(text, &[PERU], "fights"), pair("", "miners"));
}

#[test]
fn ministers_are_dismissed_from_office_and_reports_out_of_hand() {
    let text = "The president dismissed the defence minister.";
    assert_eq!(told(text, &[], "ousted"), pair("president", "defence minister"));
    assert_eq!(told(text, &[], "opposes"), []);
    assert_eq!(
        told("Peru recalled its ambassador from Chile.", &[PERU, CHILE], "opposes").len(),
        1
    );
}

#[test]
fn fighters_are_those_of_the_body_told_behind_a_comma() {
    let text = "The gunmen, from the militant Hill Brigades, demanded the release of a cook.";
    let body = ("Hill Brigades", "ORG", "org/hill-brigades");
    assert_eq!(told(text, &[body], "demands-of")[0].0, "Hill Brigades");
}

#[test]
fn talks_that_are_demanded_are_none_yet() {
    let all = claims("The miners demanded talks with Peru.", &[PERU], &[]);
    assert_eq!(of(&all, "negotiates-with")[0].polarity, "hypothetical");
}

#[test]
fn two_joined_by_a_hyphen_are_the_two_sides() {
    let both = &[PERU, CHILE];
    for (text, predicate) in [
        ("The Peru-Chile war ended in winter.", "fights"),
        ("The Peru-Chile peace talks were held in spring.", "negotiates-with"),
        ("The Peru-Chile dispute over the strait goes on.", "opposes"),
    ] {
        assert_eq!(told(text, both, predicate), pair("Peru", "Chile"), "{text}");
    }
}

#[test]
fn who_both_did_it_and_who_met_on_the_way() {
    let text = "Peru and Chile have both criticized Togo.";
    let all = [PERU, CHILE, ("Togo", "GPE", "gpe/togo")];
    assert_eq!(told(text, &all, "accuses"), pair("Peru + Chile", "Togo"));
    let text = "The governor toured the valley, meeting with farmers and police officers.";
    let whom = "farmers + police officers";
    assert_eq!(told(text, &[], "negotiates-with"), pair("governor", whom));
}

#[test]
fn who_is_sent_to_face_charges_is_accused() {
    let text = "Peru extradited Ann Roe to Chile to face charges of fraud.";
    let all = [PERU, CHILE, ("Ann Roe", "PERSON", "person/roe")];
    assert_eq!(told(text, &all, "accuses"), pair("", "Ann Roe"));
}

#[test]
fn bare_fighters_are_those_of_the_body_just_named() {
    let text = "Red Front militants attacked a bank. Villagers say militants stormed a school.";
    let body = ("Red Front", "ORG", "org/red-front");
    assert_eq!(told(text, &[body], "attacked")[1..], pair("Red Front", "school"));
}

#[test]
fn who_speaks_on_behind_what_is_said() {
    let text = "Peru says it is willing to promise that it will not fish there, and called on Chile to wait.";
    let all = claims(text, &[PERU, CHILE], &[]);
    let asked = of(&all, "demands-of");
    assert_eq!(names(&asked[0].subject), ["Peru"]);
    assert_eq!(asked[0].polarity, "asserted");
}

#[test]
fn the_man_on_trial_is_accused_and_the_office_holder_visits() {
    let text = "The clerks say they are delaying the trial of a man accused of theft.";
    assert_eq!(told(text, &[], "accuses").last().cloned(), pair("", "man").pop());
    let given = [("U.N.", "ORG", "org/un"), ("Ann Roe", "PERSON", "person/roe"), PERU];
    let text = "U.N. Secretary-General Ann Roe begins a visit to Peru.";
    assert_eq!(told(text, &given, "negotiates-with"), pair("Ann Roe", "Peru"));
}

#[test]
fn aircraft_are_their_states_and_people_are_no_state() {
    let text = "Clerks say Peruvian aircraft attacked two bridges.";
    let given = [("Peruvian", "NORP", "gpe/peru")];
    assert_eq!(told(text, &given, "attacked"), pair("Peru", "bridges"));
    let text = "Peruvians gathered in the square to protest the fare.";
    let people = [("Peruvians", "NORP", "gpe/peru")];
    assert_eq!(told(text, &people, "opposes"), pair("Peruvians", "fare"));
}

#[test]
fn allies_without_another_side_and_things_turned_over_tell_nothing() {
    let club = ("Red League", "ORG", "org/red-league");
    assert_eq!(told("Red League allies raised concerns.", &[club], "allied-with"), []);
    let text = "Peru turned over the port to Chile.";
    assert_eq!(told(text, &[PERU, CHILE], "seeks-support-of"), []);
    assert_eq!(told("Peru accepted the award.", &[PERU], "agreed-with"), []);
}
