//! Claims with any fields: every one stands in a joined record, in any order of input; the
//! records can be shown and exported.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use export_claims::Exporter;
use join_claims::{Settings, join};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use records::{Actor, Claim, Quantity};
use report_claims::{Row, Style, html, table};

const PREDICATES: [&str; 10] = [
    "killed", "wounded", "attacked", "arrested", "fights", "cooperates-with", "strength", "states",
    "holds-role", "no such row",
];
const NAMES: [&str; 8] = [
    "org/taliban", "org/isis-k", "org/isis", "gpe/kabul", "gpe/afghanistan", "gpe/no-such-place",
    "", "per/x",
];
const DATES: [&str; 7] =
    ["2021-08-26", "2021-08-27", "2021", "2021-13-45", "-9999-01-01", "99999999999-01-01", ""];

fn some(u: &mut Unstructured, of: &[&str]) -> Result<Option<String>> {
    Ok(match u.ratio(4, 5)? {
        true => Some((*u.choose(of)?).to_string()),
        false => u.arbitrary()?,
    })
}

fn actors(u: &mut Unstructured) -> Result<Vec<Actor>> {
    let actor = |u: &mut Unstructured| {
        let id = some(u, &NAMES)?;
        let name: String = u.arbitrary()?;
        let label = some(u, &["PERSON", "ORG", "GPE"])?;
        Ok(Actor { id, text: name.clone(), name, label, start: u.arbitrary()?, end: u.arbitrary()? })
    };
    (0..u.int_in_range(0..=3)?).map(|_| actor(u)).collect()
}

fn quantity(u: &mut Unstructured) -> Result<Option<Quantity>> {
    if u.ratio(1, 3)? {
        return Ok(None);
    }
    let bound = |u: &mut Unstructured| {
        let any: Option<f64> = if u.ratio(1, 2)? { Some(f64::from(u.arbitrary::<u8>()?)) } else { u.arbitrary()? };
        // What JSON cannot say is read as nothing.
        Ok(any.filter(|x| x.is_finite()))
    };
    Ok(Some(Quantity {
        low: bound(u)?,
        high: bound(u)?,
        value: bound(u)?,
        modifier: (*u.choose(&["exact", "at_least", "approximately", ""])?).to_string(),
        unit: some(u, &["dollar", "percentage", "kilometre"])?,
        currency: some(u, &["USD", "AFN"])?,
        of: some(u, &["people", "US soldiers", "children", ""])?,
        start: u.arbitrary()?,
        end: u.arbitrary()?,
    }))
}

fn claim(u: &mut Unstructured, n: usize) -> Result<Claim> {
    let text: String = u.arbitrary()?;
    Ok(Claim {
        r#type: "claim".to_string(),
        id: format!("c{n}"),
        key: (*u.choose(&["k", "l"])?).to_string(),
        doc: format!("d{}", u.int_in_range(0..=3)?),
        outlet: some(u, &["AP", "BBC"])?,
        published: some(u, &DATES)?,
        byte_start: u64::from(u.arbitrary::<u16>()?),
        byte_end: u.arbitrary()?,
        start: usize::from(u.arbitrary::<u8>()?),
        end: u.arbitrary()?,
        predicate: (*u.choose(&PREDICATES)?).to_string(),
        mode: some(u, &["airstrike", "bombing", "suicide bombing"])?,
        subject: actors(u)?,
        object: actors(u)?,
        place: actors(u)?,
        attributed_to: actors(u)?,
        quantity: quantity(u)?,
        from: some(u, &DATES)?,
        to: some(u, &DATES)?,
        date_precision: some(u, &["clause", "sentence", "article"])?,
        polarity: (*u.choose(&["asserted", "negated", "hypothetical", "?"])?).to_string(),
        certainty: (*u.choose(&["certain", "probable", ""])?).to_string(),
        cue: u.arbitrary()?,
        origin: some(u, &["AP", "BBC"])?.unwrap_or_default(),
        url: None,
        paragraph: u.arbitrary::<bool>()?.then_some(0),
        date_text: None,
        kind: None,
        text,
    })
}

fuzz_target!(|bytes: &[u8]| {
    let mut u = Unstructured::new(bytes);
    let mut claims = Vec::new();
    while !u.is_empty() && claims.len() < 24 {
        let Ok(claim) = claim(&mut u, claims.len()) else { break };
        claims.push(claim);
    }
    let ids: BTreeSet<String> = claims.iter().map(|c| c.id.clone()).collect();
    let joined = join(claims.clone(), &Settings::default());
    claims.reverse();
    assert!(join(claims, &Settings::default()) == joined, "the order of input matters");
    let stand: BTreeSet<String> =
        joined.iter().flat_map(|r| &r.claims).map(|c| c.id.clone()).collect();
    assert_eq!(stand, ids);
    let rows: Vec<_> = joined.iter().map(|record| (Row::of(record, true), record.clone())).collect();
    let only: Vec<Row> = joined.iter().map(|record| Row::of(record, false)).collect();
    let _ = table(&only, Style { width: 80, colour: false });
    html::page(&rows, BTreeMap::new(), &html::Settings::default()).expect("a page");
    let (mut exporter, mut entities) = (Exporter::default(), Vec::new());
    for record in &joined {
        let line = serde_json::to_vec(record).expect("a record");
        let record = export_claims::record(&line).expect("what we write we read");
        exporter.take(record, &mut entities);
    }
    exporter.finish(&mut entities);
});
