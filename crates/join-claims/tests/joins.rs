//! What is joined, what is not, and the verdicts, on claims in our own words.

mod common;

use common::{With, actor, claim, known};
use join_claims::{Settings, join};
use records::{Claim, Joined};

fn joined(claims: &[Claim]) -> Vec<Joined> {
    join(claims.to_vec(), &Settings::default())
}

/// The record of a kind that holds claims of every article given.
fn of_kind<'a>(all: &'a [Joined], kind: &str, docs: &[&str]) -> Option<&'a Joined> {
    all.iter()
        .find(|j| j.kind == kind && docs.iter().all(|doc| j.claims.iter().any(|c| c.doc == *doc)))
}

fn bridge(doc: &str, published: &str, text: &str) -> Claim {
    claim(doc, published, "killed", text).at(known("gpe/kabul")).on("2019-03-02", "2019-03-03")
}

#[test]
fn hedged_tolls_of_one_blast_differ() {
    let a = bridge("Courier", "2019-03-03", "At least 30 Afghans died in the blast at the bridge")
        .counts("at_least", Some(30.0), None, "Afghans");
    let b = bridge("Herald", "2019-03-03", "The blast at the bridge killed at least 44 Afghans")
        .counts("at_least", Some(44.0), None, "Afghans");
    let all = joined(&[a, b]);
    let toll = of_kind(&all, "quantity", &["Courier", "Herald"]).expect("one toll");
    assert_eq!(toll.verdict, "differ", "{}", toll.why);
    assert_eq!((toll.low, toll.high), (Some(30.0), Some(44.0)));
    assert_eq!((toll.articles, toll.origins, toll.sides.len()), (2, 2, 2));
}

#[test]
fn one_toll_inside_the_other_is_compatible() {
    let a = bridge("Courier", "2019-03-03", "More than 80 people died when the bridge was bombed")
        .counts("more_than", Some(81.0), None, "people");
    let b = bridge("Herald", "2019-09-03", "The bombing of the bridge cost 97 protesters' lives")
        .counts("exact", Some(97.0), Some(97.0), "protesters");
    let all = joined(&[a, b]);
    let toll = of_kind(&all, "quantity", &["Courier", "Herald"]).expect("one toll");
    assert_eq!(toll.verdict, "compatible", "{}", toll.why);
    assert_eq!(toll.best, Some(97.0));
}

#[test]
fn exact_tolls_of_one_day_contradict_and_later_ones_differ() {
    let toll =
        |doc: &str, published: &str, n: f64| {
            bridge(doc, published, &format!("{n} villagers were killed at the bridge in Kabul"))
                .counts("exact", Some(n), Some(n), "villagers")
        };
    let same_day = joined(&[toll("A", "2019-03-03", 12.0), toll("B", "2019-03-03", 15.0)]);
    let record = of_kind(&same_day, "quantity", &["A", "B"]).expect("one toll");
    assert_eq!(record.verdict, "contradict");
    let later = joined(&[toll("A", "2019-03-03", 12.0), toll("B", "2019-03-05", 15.0)]);
    let record = of_kind(&later, "quantity", &["A", "B"]).expect("one toll");
    assert_eq!(record.verdict, "differ");
    assert!(record.why.contains("later figure"), "{}", record.why);
    assert_eq!(record.best, Some(15.0));
}

#[test]
fn other_things_counted_are_not_one_toll() {
    let troops = bridge("A", "2019-03-03", "The bridge blast killed 13 American soldiers").counts(
        "exact",
        Some(13.0),
        Some(13.0),
        "American soldiers",
    );
    let locals = bridge("B", "2019-03-03", "13 Afghan civilians died in the bridge blast").counts(
        "exact",
        Some(13.0),
        Some(13.0),
        "Afghan civilians",
    );
    let all = joined(&[troops, locals]);
    assert!(of_kind(&all, "quantity", &["A", "B"]).is_none());
    assert!(of_kind(&all, "event", &["A", "B"]).is_some());
}

#[test]
fn events_apart_in_time_are_two() {
    let first = bridge("A", "2019-03-03", "Ten people died at the bridge in Kabul").counts(
        "exact",
        Some(10.0),
        Some(10.0),
        "people",
    );
    let mut second = first.clone();
    (second.doc, second.id) = ("B".into(), "B#1".into());
    (second.from, second.to) = (Some("2019-06-02".into()), Some("2019-06-03".into()));
    assert_eq!(joined(&[first, second]).len(), 2, "each stands alone");
}

#[test]
fn same_name_other_country_is_another_event() {
    let here = claim("A", "2019-03-03", "attacked", "Gunmen attacked a bus on Saturday")
        .at(known("gpe/kabul"))
        .on("2019-03-02", "2019-03-03");
    let there = claim("B", "2019-03-03", "attacked", "A convoy was ambushed near the border")
        .at(known("gpe/pakistan"))
        .on("2019-03-02", "2019-03-03");
    assert_eq!(joined(&[here, there]).len(), 2, "each stands alone");
}

#[test]
fn fighting_and_cooperating_contradict_unless_times_differ() {
    let relation = |doc: &str, predicate: &str, group: &str| {
        claim(doc, "2021-01-01", predicate, &format!("{predicate} in {doc}, in few words"))
            .by(known("org/taliban"))
            .to_whom(known(group))
    };
    let fights = relation("A", "fights", "org/isis-k");
    let helps = relation("B", "cooperates-with", "org/isis");
    let all = joined(&[fights.clone(), helps.clone()]);
    let record = of_kind(&all, "relation", &["A", "B"]).expect("one question");
    assert_eq!(record.verdict, "contradict", "{}", record.why);
    assert_eq!(record.sides.len(), 2);
    let all =
        joined(&[fights.on("2015-01-01", "2016-01-01"), helps.on("2019-01-01", "2019-02-01")]);
    let record = of_kind(&all, "relation", &["A", "B"]).expect("one question");
    assert_eq!(record.verdict, "differ", "{}", record.why);
}

#[test]
fn denial_contradicts_assertion() {
    let says = claim("A", "2021-01-01", "supports", "The ministry arms the rebels, he said")
        .by(known("gpe/iran"))
        .to_whom(known("org/taliban"));
    let denies = claim("B", "2021-02-01", "supports", "The ministry has never armed the rebels")
        .by(known("gpe/iran"))
        .to_whom(known("org/taliban"))
        .stands("negated");
    let record = joined(&[says, denies]);
    assert_eq!(record.len(), 1);
    assert_eq!(record[0].verdict, "contradict");
}

#[test]
fn a_denial_of_something_else_contradicts_nothing() {
    let at_kabul = |c: Claim| c.at(known("gpe/kabul")).on("2019-03-02", "2019-03-03");
    let told = |doc: &str| {
        let text = "Shelling by the army near the mill in Kabul killed a baker";
        at_kabul(claim(doc, "2019-03-03", "killed", text)).to_whom(actor(
            "e1",
            "Omar Bell",
            "PERSON",
        ))
    };
    let denied = |doc: &str, victim: &str| {
        let text = "No shelling by the army near the mill in Kabul has killed anybody else";
        at_kabul(claim(doc, "2019-03-03", "killed", text))
            .to_whom(actor(victim, victim, "PERSON"))
            .stands("negated")
    };
    let verdict = |claims: &[Claim]| {
        let all = joined(claims);
        let docs: Vec<&str> = claims.iter().map(|c| c.doc.as_str()).collect();
        of_kind(&all, "event", &docs).map(|j| j.verdict.clone()).expect("one event")
    };
    assert_eq!(verdict(&[told("A"), told("B"), denied("C", "Zeinab Smith")]), "compatible");
    assert_eq!(verdict(&[told("A"), told("B"), denied("C", "Omar Bell")]), "contradict");
    // Who tells both has not denied it; B, who only tells it, is contradicted.
    assert_eq!(verdict(&[told("A"), denied("A", "Omar Bell")]), "compatible");
    assert_eq!(verdict(&[told("A"), told("B"), denied("A", "Omar Bell")]), "contradict");
}

#[test]
fn a_sentence_that_says_both_tells_them_apart() {
    let text = "The League fights the Union in the east while trading with it in the north";
    let says = |predicate: &str| {
        let mut claim = claim("A", "2019-03-03", predicate, text)
            .by(known("org/taliban"))
            .to_whom(known("org/isis"));
        claim.id = format!("A#{predicate}");
        claim
    };
    let all = joined(&[says("fights"), says("cooperates-with")]);
    let both = all.iter().find(|j| j.kind == "relation").expect("a relation");
    assert_eq!(both.verdict, "differ", "{}", both.why);
    assert!(both.why.ends_with("told apart in one sentence"), "{}", both.why);
}

#[test]
fn roles_reversed_are_two_things() {
    let a = claim("A", "2021-01-01", "supports", "Arms went from one to the other")
        .by(known("gpe/iran"))
        .to_whom(known("org/taliban"));
    let b = claim("B", "2021-01-01", "supports", "Fighters were sent the other way")
        .by(known("org/taliban"))
        .to_whom(known("gpe/iran"));
    assert_eq!(joined(&[a, b]).len(), 2, "each stands alone");
}

#[test]
fn copies_and_one_speaker_are_one_origin() {
    let wire = "Eleven miners were rescued on Tuesday from a flooded shaft near the town";
    let toll = |doc: &str, text: &str| {
        bridge(doc, "2019-03-03", text).counts("exact", Some(11.0), Some(11.0), "miners")
    };
    let record = joined(&[toll("A", wire), toll("B", &format!("{wire}, an agency said"))]);
    let counted = of_kind(&record, "quantity", &["A", "B"]).expect("one toll");
    assert_eq!((counted.articles, counted.origins), (2, 1));

    let minister = actor("", "Anna Bell", "PERSON");
    let a = toll("A", "Anna Bell put the dead at eleven miners").says(minister.clone());
    let b = toll("B", "Eleven miners lost their lives, according to Bell").says(minister);
    let record = joined(&[a, b]);
    let counted = of_kind(&record, "quantity", &["A", "B"]).expect("one toll");
    assert_eq!((counted.articles, counted.origins), (2, 1));
}

#[test]
fn who_cites_whom_is_one_chain() {
    let toll = |doc: &str, origin: &str, text: &str| {
        let mut claim =
            bridge(doc, "2019-03-03", text).counts("exact", Some(11.0), Some(11.0), "people");
        claim.origin = origin.into();
        claim
    };
    let a = toll("A", "The B", "Eleven dead at the bridge, the B reports");
    let b = toll("B", "The C", "The C counts eleven killed people by the river");
    let c = toll("C", "The C", "We saw eleven bodies carried from under the arches");
    let record = joined(&[a, b, c]);
    let counted = of_kind(&record, "quantity", &["A", "B", "C"]).expect("one toll");
    assert_eq!((counted.articles, counted.origins), (3, 1));
}

#[test]
fn what_might_be_stays_alone() {
    let happened = bridge("A", "2019-03-03", "Ten people were killed at the bridge");
    let feared = bridge("B", "2019-03-03", "Ten people could be killed at the bridge")
        .stands("hypothetical");
    assert_eq!(joined(&[happened, feared]).len(), 2, "each stands alone");
}

#[test]
fn statements_join_only_when_all_but_the_same_is_said() {
    let says = |doc: &str, text: &str, n: f64| {
        claim(doc, "2020-01-01", "states", text).by(actor("", "Acme Corp", "ORG")).counts(
            "exact",
            Some(n),
            Some(n),
            "profit of the year",
        )
    };
    let a = says("A", "Acme Corp made a profit of 5 million in the year", 5e6);
    let b = says("B", "Its profit last year was 5 million, Acme Corp said", 5e6);
    let c = says("C", "Acme Corp made a profit of 9 million some years ago", 9e6);
    let all = joined(&[a, b, c]);
    assert!(of_kind(&all, "quantity", &["A", "B"]).is_some());
    assert!(of_kind(&all, "quantity", &["A", "C"]).is_none());
}

#[test]
fn copied_statements_are_duplicates() {
    let text = "About a third of the river's ferries were out of service this week";
    let says = |doc: &str| {
        claim(doc, "2020-01-01", "states", text).counts("exact", Some(0.3), Some(0.3), "ferries")
    };
    let all = joined(&[says("A"), says("B")]);
    assert_eq!((all.len(), all[0].kind.as_str(), all[0].origins), (1, "duplicate", 1));
}

#[test]
fn nothing_and_oddities() {
    assert!(joined(&[]).is_empty());
    let mut odd = claim("", "not a date", "", "");
    (odd.start, odd.end, odd.outlet) = (9, 3, None);
    odd.origin = String::new();
    odd = odd.on("", "9999999-99").counts("", None, None, "");
    odd.place = vec![actor("gpe/kabul", "", "GPE"), actor("", "", "")];
    odd.subject = vec![actor("", "🙂", ""), actor("", "\u{a0}", "PERSON")];
    let mut event = odd.clone();
    (event.predicate, event.id) = ("killed".into(), "2".into());
    let mut pair = odd.clone();
    (pair.predicate, pair.id) = ("fights".into(), "3".into());
    assert_eq!(joined(&[odd, event, pair]).len(), 3);
}

#[test]
fn one_attack_and_two_differ_in_manner() {
    let attack = |doc: &str, text: &str, cue: &str| {
        let mut claim = claim(doc, "2019-03-03", "attacked", text)
            .at(known("gpe/kabul"))
            .on("2019-03-02", "2019-03-03");
        claim.cue = cue.into();
        claim
    };
    let one = attack("A", "The suicide bombing at the grain market in Kabul", "suicide bombing");
    let two = attack("B", "Twin bombings at the grain market in Kabul", "bombings").counts(
        "exact",
        Some(2.0),
        Some(2.0),
        "bombings",
    );
    let all = joined(&[one, two]);
    let manner = of_kind(&all, "manner", &["A", "B"]).expect("told in two manners");
    assert_eq!(manner.verdict, "differ", "{}", manner.why);
}

#[test]
fn the_doer_that_most_articles_name_leads() {
    let blast = |doc: &str, by: &str| {
        claim(doc, "2020-05-04", "killed", "A blast at the dry bridge killed nine porters")
            .by(known(by))
            .at(known("gpe/kabul"))
            .on("2020-05-03", "2020-05-04")
            .counts("exact", Some(9.0), Some(9.0), "porters")
    };
    let all =
        vec![blast("One", "org/taliban"), blast("Two", "org/isis-k"), blast("Three", "org/isis-k")];
    let joined = join(all, &Settings::default());
    let event = joined.iter().find(|r| r.kind == "quantity" && r.articles == 3);
    let event = event.expect("one toll of three articles");
    assert_eq!(event.subject[0].id.as_deref(), Some("org/isis-k"));
}

#[test]
fn doers_told_differently_stand_both_at_the_head() {
    let toll =
        |doc: &str| {
            bridge(doc, "2019-03-03", "The blast at the bridge in Kabul killed 13 villagers")
                .counts("exact", Some(13.0), Some(13.0), "villagers")
        };
    let one = toll("A").by(known("org/taliban"));
    let other = toll("B").by(known("org/isis-k"));
    let names = |claims: &[Claim]| {
        let all = joined(claims);
        let record = of_kind(&all, "quantity", &["A", "B"]).expect("one toll").clone();
        (record.subject.iter().map(|a| a.id.clone().unwrap()).collect::<Vec<_>>(), record.why)
    };
    let (who, why) = names(&[one.clone(), other.clone()]);
    assert_eq!(who, ["org/taliban", "org/isis-k"]);
    assert!(why.ends_with("who did it is told differently"), "{why}");
    let (who, why) = names(&[one.clone(), other, toll("C").by(known("org/isis"))]);
    assert_eq!(who.len(), 1, "{why}");
}

#[test]
fn what_is_told_undated_is_of_before_its_telling() {
    let relation = |doc: &str, published: &str, predicate: &str| {
        claim(doc, published, predicate, &format!("{predicate}, as {doc} has it in few words"))
            .by(known("org/taliban"))
            .to_whom(known("org/isis-k"))
    };
    let verdict = |told: &str| {
        let helps = relation("B", "2021-01-01", "cooperates-with").on("2019-05-01", "2019-06-01");
        joined(&[relation("A", told, "fights"), helps])[0].verdict.clone()
    };
    assert_eq!(verdict("2016-03-01"), "differ");
    assert_eq!(verdict("2019-09-01"), "contradict");
    assert_eq!(verdict("2020-03-01"), "differ", "nobody says that they fought in May 2019");
}

#[test]
fn on_the_sides_stand_those_who_contradict_each_other() {
    let relation = |doc: &str, predicate: &str| {
        claim(doc, "2021-01-01", predicate, &format!("{predicate}, as {doc} has it in few words"))
            .by(known("org/taliban"))
            .to_whom(known("org/isis-k"))
    };
    let ids = |claims: &[&Claim]| claims.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
    let (fights, helps) = (relation("A", "fights"), relation("B", "cooperates-with"));
    let once = relation("C", "cooperates-with").on("2016-05-01", "2016-06-01");
    let record = &joined(&[fights.clone(), helps.clone(), once.clone()])[0];
    assert_eq!((record.verdict.as_str(), record.claims.len()), ("contradict", 3));
    assert_eq!(record.sides, [ids(&[&helps]), ids(&[&fights])], "{}", record.why);
    // One voice in one article tells of change.
    let record = &joined(&[fights, relation("A", "cooperates-with")])[0];
    assert_eq!(record.verdict, "differ", "{}", record.why);
    assert!(record.why.ends_with("not told of one time"), "{}", record.why);
}
