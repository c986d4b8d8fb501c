//! The tool, and records for it, for the tests of the table and of the page.

use assert_cmd::Command;
use records::{Actor, Claim, Joined, Quantity};

/// The tool, as built.
pub fn tool() -> Command {
    let mut tool = Command::cargo_bin("report-claims").expect("the tool is built");
    tool.env_remove("COLUMNS").env_remove("NO_COLOR");
    tool
}

/// An actor of this name alone.
pub fn actor(name: &str) -> Actor {
    Actor { id: None, name: name.into(), label: None, text: name.into(), start: None, end: None }
}

/// A claim of a counted killing, at least or exactly `low`; `clause` is its range in `text`.
pub fn claim(
    doc: &str,
    text: &str,
    clause: std::ops::Range<usize>,
    low: f64,
    exact: bool,
) -> Claim {
    Claim {
        r#type: "claim".into(),
        id: format!("{doc}#1"),
        key: String::new(),
        doc: doc.into(),
        outlet: Some("Harbour Post".into()),
        url: None,
        published: Some("2022-02-03".into()),
        paragraph: Some(1),
        byte_start: 100,
        byte_end: 100 + text.len() as u64,
        text: text.into(),
        start: clause.start,
        end: clause.end,
        predicate: "killed".into(),
        mode: Some("shelling".into()),
        subject: vec![actor("rebels")],
        object: vec![actor("dockers")],
        quantity: Some(Quantity {
            value: Some(low),
            low: Some(low),
            high: exact.then_some(low),
            modifier: if exact { "exact" } else { "at_least" }.into(),
            unit: None,
            currency: None,
            of: Some("dockers".into()),
            start: None,
            end: None,
        }),
        from: None,
        to: None,
        date_precision: None,
        date_text: None,
        place: vec![actor("Port Town")],
        polarity: "asserted".into(),
        certainty: "certain".into(),
        attributed_to: vec![actor("the harbour master"), actor("Harbour Post")],
        cue: "killed".into(),
        kind: None,
        origin: "Harbour Post".into(),
    }
}

/// The line of a joined record.
pub fn joined(
    id: &str,
    verdict: &str,
    predicate: &str,
    articles: u64,
    claims: Vec<Claim>,
) -> String {
    let record = Joined {
        r#type: "joined".into(),
        id: id.into(),
        kind: "quantity".into(),
        about: "dockers".into(),
        predicates: vec![predicate.into()],
        subject: claims[0].subject.clone(),
        object: claims[0].object.clone(),
        place: claims[0].place.clone(),
        from: Some("2022-02-01".into()),
        to: Some("2022-02-02".into()),
        low: Some(1.0),
        best: Some(1.0),
        high: Some(1.0),
        verdict: verdict.into(),
        why: format!("reason of {id}"),
        sides: vec![],
        articles,
        origins: 1,
        claims,
    };
    serde_json::to_string(&record).unwrap() + "\n"
}

/// Five records, one of each verdict and a generic statement.
pub fn sample() -> String {
    let text = "Später, «shells» killed 9 dockers, he said.";
    let a = || claim("a.txt", text, 8..33, 9.0, false);
    let b = || claim("b.txt", text, 8..33, 1200.0, true);
    [
        joined("one", "agree", "killed", 1, vec![a()]),
        joined("two", "compatible", "wounded", 2, vec![a(), b()]),
        joined("three", "contradict", "killed", 2, vec![a(), b()]),
        joined("four", "agree", "states", 1, vec![b()]),
        joined("five", "differ", "killed", 2, vec![a(), b()]),
    ]
    .concat()
}
