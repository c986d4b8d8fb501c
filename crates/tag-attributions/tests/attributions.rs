//! What the tagger makes of news prose, by construction.

use records::{Attribution, Entity};
use tag_attributions::{Input, Lexicon, tag};

fn tag_all(paragraphs: &[&str]) -> Vec<Vec<Attribution>> {
    let inputs: Vec<Input> =
        paragraphs.iter().map(|text| Input { text, heading: false, entities: None }).collect();
    tag(&inputs, &Lexicon::built_in())
}

/// "speaker [who it is] cue: content | content" for every attribution of a paragraph.
fn lines(text: &str) -> Vec<String> {
    tag_all(&[text]).remove(0).iter().map(line).collect()
}

fn line(a: &Attribution) -> String {
    let source = a.source.as_ref().map_or("–", |s| &s.text);
    let cue = a.cue.as_ref().map_or("–", |c| &c.text);
    let content: Vec<&str> = a.content.iter().map(|c| c.text.as_str()).collect();
    format!("{source} <{cue}> {}", content.join(" | "))
}

#[track_caller]
fn only(text: &str, expected: &str) {
    assert_eq!(lines(text), [expected], "{text}");
}

#[test]
fn quotations_before_after_and_around_the_cue() {
    only(
        "“The bridge is gone,” Mayor Ida Lund said.",
        "Mayor Ida Lund <said> “The bridge is gone,”",
    );
    only("Lund said: “The bridge is gone.”", "Lund <said> “The bridge is gone.”");
    only(
        "“The bridge,” said Ida Lund, the mayor of Orvik, “is gone.”",
        "Ida Lund, the mayor of Orvik <said> “The bridge,” | “is gone.”",
    );
    only(
        "\"We waited for hours,\" she told reporters on Monday. \"Nobody came.\"",
        "she <told> \"We waited for hours,\" | \"Nobody came.\"",
    );
    only("''It is over,'' he said.", "he <said> ''It is over,''");
    only("‘It is over,’ the coach added.", "the coach <added> ‘It is over,’");
}

#[test]
fn kinds() {
    let kind = |text: &str| tag_all(&[text])[0][0].kind.clone();
    assert_eq!(kind("“We lost,” the coach said."), "direct");
    assert_eq!(kind("The coach said that they lost."), "indirect");
    assert_eq!(kind("The coach said they had been “robbed in daylight” by the referee."), "mixed");
}

#[test]
fn indirect_speech() {
    only(
        "The ministry said on Friday that two ferries had collided off the coast.",
        "The ministry <said> that two ferries had collided off the coast",
    );
    only(
        "Rescuers warned that more rain was coming.",
        "Rescuers <warned> that more rain was coming",
    );
    only("She told the committee that the dam was safe.", "She <told> that the dam was safe");
    only(
        "Shares will fall further, two brokers predicted.",
        "two brokers <predicted> Shares will fall further",
    );
    only(
        "The union denied that it had called a strike.",
        "The union <denied> that it had called a strike",
    );
    only("The company refused to comment.", "The company <refused> to comment");
}

#[test]
fn according_to() {
    only(
        "According to reports Orvik is sending boats to the island.",
        "reports <According to> Orvik is sending boats to the island",
    );
    only(
        "According to local officials the bridge fell at noon.",
        "local officials <According to> the bridge fell at noon",
    );
    only(
        "According to the coast guard, nine people are missing.",
        "the coast guard <According to> nine people are missing",
    );
    only(
        "Nine people are missing, according to the coast guard.",
        "the coast guard <according to> Nine people are missing",
    );
    only(
        "According to Olaf Dahl, a fisherman from Orvik, the storm came early.",
        "Olaf Dahl, a fisherman from Orvik <According to> the storm came early",
    );
}

#[test]
fn nobody_in_particular() {
    only("It is believed that dozens drowned.", "– <is believed> that dozens drowned");
    only("The rebels are thought to have fled.", "– <are thought> The rebels | to have fled");
    only("The minister was told that the money was gone.", "– <was told> that the money was gone");
    only("The pilot was reportedly drunk.", "– <reportedly> The pilot was | drunk");
}

#[test]
fn unnamed_speakers() {
    only(
        "A person familiar with the talks said the deal was close.",
        "A person familiar with the talks <said> the deal was close",
    );
    only(
        "Some analysts say the bank will cut rates.",
        "Some analysts <say> the bank will cut rates",
    );
    only("Several said they would leave.", "Several <said> they would leave");
}

#[test]
fn appositions_and_relative_clauses() {
    only(
        "Ida Lund, who runs the port, said the cranes were idle.",
        "Ida Lund, who runs the port <said> the cranes were idle",
    );
    only(
        "Olaf Dahl, head of the union in Orvik said wages were too low.",
        "Olaf Dahl, head of the union in Orvik <said> wages were too low",
    );
    assert_eq!(
        lines("The senator, who criticized the budget, left early."),
        ["who <criticized> the budget"],
    );
}

#[test]
fn one_speaker_twice() {
    assert_eq!(
        lines("“It hurts,” Dahl said, adding that he would play on."),
        ["Dahl <said> “It hurts,”", "Dahl <adding> that he would play on"],
    );
    assert_eq!(
        lines("The mayor criticized the police and promised to hold a vote."),
        ["The mayor <criticized> the police", "The mayor <promised> to hold a vote"],
    );
}

#[test]
fn chains_keep_both_speakers() {
    assert_eq!(
        lines("The Daily Post reports that General Ode said the town had fallen."),
        [
            "The Daily Post <reports> that General Ode said the town had fallen",
            "General Ode <said> the town had fallen",
        ],
    );
}

#[test]
fn two_clauses_two_speakers() {
    assert_eq!(
        lines("The army said ten rebels died, but the rebels said they lost nobody."),
        ["The army <said> ten rebels died", "the rebels <said> they lost nobody",],
    );
    assert_eq!(
        lines("While the union said talks had failed, the owners left the room.")[0],
        "the union <said> talks had failed",
    );
}

#[test]
fn nouns_and_names_are_no_verbs() {
    for text in [
        "The reports are on the table.",
        "He read the claims of the insurers.",
        "The United States plans office opened.",
        "The call lasted an hour.",
    ] {
        assert!(lines(text).is_empty(), "{text}: {:?}", lines(text));
    }
    only(
        "The bank’s claim that prices would fall was wrong.",
        "The bank <claim> that prices would fall",
    );
}

#[test]
fn speakers_are_resolved_within_the_article() {
    let tagged = tag_all(&[
        "Mayor Ida Lund said the bridge was gone.",
        "“We will rebuild,” Ms. Lund said.",
        "She said money was short.",
    ]);
    let names: Vec<&str> =
        tagged.iter().map(|p| p[0].source.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(names, ["Ida Lund", "Ida Lund", "Ida Lund"]);
}

#[test]
fn entities_give_ids() {
    let text = "Älva’s mayor, Ida Lund, said no. Lund added that it was final.";
    let entity = |start: usize, end: usize| Entity {
        start,
        end,
        text: text.chars().skip(start).take(end - start).collect(),
        label: "PERSON".into(),
        id: "person/ida-lund".into(),
        name: "Ida Lund".into(),
    };
    let entities = [entity(14, 22), entity(33, 37)];
    let tagged =
        tag(&[Input { text, heading: false, entities: Some(&entities) }], &Lexicon::built_in());
    let last = tagged[0].last().unwrap().source.clone().unwrap();
    assert_eq!((last.id.as_deref(), last.name.as_str()), (Some("person/ida-lund"), "Ida Lund"));
    assert_eq!((last.start, last.end, last.text.as_str()), (33, 37, "Lund"));
}

#[test]
fn a_quotation_over_paragraphs_keeps_its_speaker() {
    let tagged = tag_all(&[
        "Olaf Dahl said: “We came at dawn. The boats were gone.",
        "“Nobody had told us anything.”",
        "The harbour is closed.",
    ]);
    assert_eq!(tagged[0][0].content[0].text, "“We came at dawn. The boats were gone.");
    let second = &tagged[1][0];
    assert_eq!(second.content[0].text, "“Nobody had told us anything.”");
    let source = second.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.start, source.end), ("Olaf Dahl", 0, 0));
    assert!(tagged[2].is_empty());
}

#[test]
fn headlines_and_transcripts() {
    let tagged = tag_all(&["Lund: The Bridge Is Gone", "Ida Lund said so on Monday."]);
    assert_eq!(line(&tagged[0][0]), "Lund <:> The Bridge Is Gone");
    assert!(lines("Update: The Bridge Is Gone").is_empty());
}

#[test]
fn blanks_dashes_and_emoji() {
    only(
        "The\u{a0}mayor said\u{a0}that all was well 🎉.",
        "The\u{a0}mayor <said> that all was well 🎉",
    );
    assert!(lines("").is_empty());
    assert!(lines("“”").len() <= 1);
    assert!(lines("said").is_empty());
}

#[test]
fn he_and_she_are_whom_names_and_titles_let_them_be() {
    let last = |text: &str| {
        let names = ["Pedro Oba", "Angela Ruiz", "Moreau", "Lund"];
        let entity = |name: &&str| {
            let start = text.find(*name)?;
            let id = format!("person/{name}");
            let (text, name) = ((*name).to_string(), (*name).to_string());
            let label = "PERSON".to_string();
            Some(Entity { start, end: start + text.len(), text, label, id, name })
        };
        let mut entities: Vec<Entity> = names.iter().filter_map(entity).collect();
        entities.sort_by_key(|e| e.start);
        let found =
            tag(&[Input { text, heading: false, entities: Some(&entities) }], &Lexicon::built_in());
        found[0].last().and_then(|a| a.source.as_ref()).map(|s| s.name.clone())
    };
    let told = |text| last(text).unwrap_or_default();
    assert_eq!(told("Pedro Oba met Angela Ruiz. He said the road was open."), "Pedro Oba");
    assert_eq!(told("Angela Ruiz met Pedro Oba. She said it was open."), "Angela Ruiz");
    assert_eq!(told("Mr. Moreau met Ms. Lund. He said the road was open."), "Moreau");
}

#[test]
fn headlines_name_who_says_it_ahead_or_behind() {
    let heading = |text: &str| {
        let input = Input { text, heading: true, entities: None };
        tag(&[input], &Lexicon::built_in()).remove(0).iter().map(line).collect::<Vec<_>>()
    };
    for (text, said) in [
        ("Police: Two hurt in pier fire", "Police <:> Two hurt in pier fire"),
        ("Harbour sheriff: Two hurt", "Harbour sheriff <:> Two hurt"),
        ("HPD: Two hurt in pier fire", "HPD <:> Two hurt in pier fire"),
        ("UN: 300 killed in flood", "UN <:> 300 killed in flood"),
        ("Two hurt in pier fire: Police", "Police <:> Two hurt in pier fire"),
        ("Two Hurt In Pier Fire – Fire Officials", "Fire Officials <–> Two Hurt In Pier Fire"),
    ] {
        assert_eq!(heading(text), [said]);
    }
    // What happened, and where.
    for text in
        ["Pier fire: Two hurt", "Harbour – Two Hurt In Fire", "Two hurt: Photos", "Six-Day Army"]
    {
        assert_eq!(heading(text), Vec::<String>::new(), "{text}");
    }
    for text in
        ["Two were hurt in the fire – Police", "Judge: Ann Roe will hear it", "Office: opens at 9"]
    {
        assert_eq!(lines(text), Vec::<String>::new(), "{text}");
    }
    // Nothing is said.
    for text in [
        "COVID: 500 dead in a day",
        "Army: 2, Navy: 1",
        "Doctors: The New Series",
        "UPDATE: Two hurt",
    ] {
        assert_eq!(heading(text), Vec::<String>::new(), "{text}");
    }
    // Who tells of one who says it.
    assert_eq!(
        heading("Report: Mayor Ode said two were hurt"),
        ["Report <:> Mayor Ode said two were hurt", "Mayor Ode <said> two were hurt"]
    );
}
