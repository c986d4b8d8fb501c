//! Names, types and identities in sentences of our own.

use tag_entities::Tagger;

/// (text, label, id) of every name of an article.
fn names(paragraphs: &[&str]) -> Vec<(String, String, String)> {
    let found = Tagger::default().tag(paragraphs);
    found.into_iter().flatten().map(|e| (e.text, e.label, e.id)).collect()
}

fn id_of(paragraphs: &[&str], text: &str) -> Vec<String> {
    names(paragraphs).into_iter().filter(|n| n.0 == text).map(|n| n.2).collect()
}

#[test]
fn one_group_has_one_id_in_every_spelling() {
    let text = "Fighters of ISIS-K met ISIS–K envoys near Kabul, while ISIS–-K and ISKP leaflets \
                praised the Islamic State Khorasan Province. The Taleban blamed the Taliban's rivals.";
    let found = names(&[text]);
    for spelling in ["ISIS-K", "ISIS–K", "ISIS–-K", "ISKP", "Islamic State Khorasan Province"] {
        assert!(
            found.iter().any(|n| n.0 == spelling && n.2 == "org/isis-k"),
            "{spelling}: {found:?}"
        );
    }
    for spelling in ["Taleban", "Taliban"] {
        assert!(found.iter().any(|n| n.0 == spelling && n.2 == "org/taliban"), "{found:?}");
    }
}

#[test]
fn a_parent_is_not_its_child() {
    let found = names(&["Officials said ISIS ordered it, but ISIS-K carried out the bombing."]);
    assert!(found.iter().any(|n| n.0 == "ISIS" && n.2 == "org/isis"), "{found:?}");
    assert!(found.iter().any(|n| n.0 == "ISIS-K" && n.2 == "org/isis-k"), "{found:?}");
}

#[test]
fn acronyms_told_in_the_text_are_the_same_body() {
    let text = "The Harbour Workers Relief Board (HWRB) met in Kenya on Monday. \
                A spokesman for HWRB said that the HWRB would pay.";
    let found = names(&[text]);
    let ids: Vec<&String> = found
        .iter()
        .filter(|n| n.0.contains("HWRB") || n.0.contains("Board"))
        .map(|n| &n.2)
        .collect();
    assert!(ids.len() >= 4, "{found:?}");
    assert!(ids.iter().all(|id| *id == ids[0]), "{found:?}");
}

#[test]
fn surnames_mean_the_person_named_before() {
    let text = "Deputy governor Marisol Quintero visited Nairobi on Tuesday. \
                Quintero said the road was open. \"It is safe,\" said Ms. Quintero.";
    assert_eq!(id_of(&[text], "Quintero"), ["person/marisol-quintero"; 2]);
}

#[test]
fn a_surname_goes_on_meaning_whom_it_has_meant() {
    let paragraphs = [
        "Minister Jonas Halvorsen resigned on Monday. Halvorsen gave no reason.",
        "Halvorsen had been ill for months, and Halvorsen said so in May.",
        "His sister, Greta Halvorsen, runs the family farm. Halvorsen sells milk and cheese.",
        "Nobody in the party had seen it coming.",
        "On Tuesday Halvorsen left the capital.",
    ];
    let found = names(&paragraphs);
    let of = |id: &str| found.iter().filter(|n| n.2 == id).count();
    // His sister in her own paragraph; then again he.
    assert_eq!((of("person/jonas-halvorsen"), of("person/greta-halvorsen")), (5, 2), "{found:?}");
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let text = "Mr. Peter Okafor and Mrs. Grace Okafor testified in Lagos. \
                Mrs. Okafor wept. Mr. Okafor said nothing.";
    assert_eq!(id_of(&[text], "Okafor"), ["person/grace-okafor", "person/peter-okafor"]);
}

#[test]
fn a_given_name_tells_whom_a_form_of_address_cannot_mean() {
    let text = "Senator Deborah Vance opened the campaign in Ohio beside her husband, Harold Vance. \
                Reporters asked Mrs. Vance about the budget. Mr. Vance left early, and later Vance \
                said he was tired. Mrs. Vance stayed.";
    let found = id_of(&[text], "Vance");
    let (she, he) = ("person/deborah-vance", "person/harold-vance");
    assert_eq!(found, [she, he, he, she]);
}

#[test]
fn titles_articles_and_possessives_stay_outside() {
    let found =
        names(&["President Emmanuel Macron met the United Nations' envoy in the Netherlands."]);
    for name in ["Emmanuel Macron", "United Nations", "Netherlands"] {
        assert!(found.iter().any(|n| n.0 == name), "{name}: {found:?}");
    }
}

#[test]
fn demonyms_lead_to_the_country_and_stay_peoples() {
    let found = names(&["Two Afghan soldiers and four Kenyans crossed into Uganda."]);
    let of = |text: &str| found.iter().find(|n| n.0 == text).cloned();
    assert_eq!(of("Afghan").map(|n| (n.1, n.2)), Some(("NORP".into(), "gpe/afghanistan".into())));
    assert_eq!(of("Kenyans").map(|n| (n.1, n.2)), Some(("NORP".into(), "gpe/kenya".into())));
}

#[test]
fn capitals_do_not_make_one_long_name() {
    let text = "POLICE IN NIGERIA SAID ON FRIDAY THAT GUNMEN KILLED NINE FARMERS NEAR THE CITY OF \
                MAIDUGURI AND BURNED HOUSES BEFORE SOLDIERS ARRIVED";
    let found = names(&[text]);
    assert!(found.iter().any(|n| n.0 == "NIGERIA" && n.2 == "gpe/nigeria"), "{found:?}");
    assert!(found.iter().any(|n| n.0 == "MAIDUGURI"), "{found:?}");
    assert!(found.iter().all(|n| n.0.split(' ').count() <= 3), "{found:?}");
}

#[test]
fn unknown_names_have_the_same_id_in_every_article() {
    let one = id_of(&["Tomasz Brzoza, a doctor in Warsaw, said so."], "Tomasz Brzoza");
    let two = id_of(&["The prize went to Tomasz Brzoza of Poland."], "Tomasz Brzoza");
    assert_eq!(one, ["person/tomasz-brzoza"]);
    assert_eq!(one, two);
}

#[test]
fn names_do_not_cross_paragraphs() {
    let found = names(&["The minister flew to South", "Korea denied it."]);
    assert!(found.iter().all(|n| n.0 != "South Korea" && !n.0.contains('\n')), "{found:?}");
}

#[test]
fn a_users_lexicon_adds_names_and_may_stand_alone() {
    let table =
        "id,label,name,aliases,parent\norg/blue-heron,ORG,Blue Heron Front,BHF|the Herons,\n";
    let text = "Kenya said the BHF, known as Blue Heron Front, had fled.";
    let with = Tagger::with_lexicon(&[("mine", table)]).expect("a good table").tag(&[text]);
    let ids: Vec<&str> = with[0].iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids, ["gpe/kenya", "org/blue-heron", "org/blue-heron"]);
    let only = Tagger::lexicon_only(&[("mine", table)]).expect("a good table").tag(&[text]);
    assert_eq!(
        only[0].iter().map(|e| e.text.as_str()).collect::<Vec<_>>(),
        ["BHF", "Blue Heron Front"]
    );
    let wrong = Tagger::lexicon_only(&[("mine", "id,label,name\nx,PLANET,Mars\n")]);
    assert!(wrong.err().is_some_and(|why| why.contains("PLANET") && why.contains('2')));
}

#[test]
fn places_written_small_are_found_where_capitals_are_not_kept() {
    let careless =
        ["we flew from malaysia to san francisco. i liked florida more, and our dog too"];
    let found: Vec<String> = names(&careless).into_iter().map(|n| n.0).collect();
    assert_eq!(found, ["malaysia", "san francisco", "florida"]);
    let careful = ["She set the china on a turkey rug. The florida of the painter is lost."];
    assert_eq!(names(&careful), []);
}

#[test]
fn two_peoples_joined_by_a_dash_are_two_names() {
    let found = names(&["Israeli-Palestinian talks and the Russia-Ukraine border were discussed."]);
    let ids: Vec<&str> = found.iter().map(|n| n.2.as_str()).collect();
    assert_eq!(ids, ["gpe/israel", "gpe/palestine", "gpe/russia", "gpe/ukraine"], "{found:?}");
    let whole = names(&["He flew to Guinea-Bissau, and a Korean-American pilot flew with him."]);
    for text in ["Guinea-Bissau", "Korean-American"] {
        assert!(whole.iter().any(|n| n.0 == text), "{text}: {whole:?}");
    }
}
