//! What must hold of any claims.

mod common;

use std::collections::BTreeSet;

use common::{With, actor, claim, known};
use join_claims::{Settings, join};
use proptest::prelude::*;
use records::{Claim, Joined};

fn any_claim() -> impl Strategy<Value = Claim> {
    let predicates = prop_oneof![
        Just("killed"),
        Just("wounded"),
        Just("attacked"),
        Just("fights"),
        Just("supports"),
        Just("cooperates-with"),
        Just("negotiates-with"),
        Just("states"),
        Just("strength"),
        Just("arrested"),
    ];
    let words = proptest::collection::vec(
        prop_oneof![
            Just("men"),
            Just("died"),
            Just("at"),
            Just("bridge"),
            Just("market"),
            Just("9"),
            Just("Anna"),
            Just("Tuesday"),
            Just("troops"),
            Just("fled"),
            Just("rebels"),
        ],
        1..12,
    );
    let details = (0_u8..6, 0_u8..5, 0_u8..5, 0_u8..4, 1_u8..5, 0_u8..3, 0_u8..3);
    (predicates, words, details, 0_u8..8, any::<u16>()).prop_map(
        |(predicate, words, (doc, by, to, at, n, month, stands), key, id)| {
            let mut claim = claim(
                &format!("doc{doc}"),
                &format!("2020-0{}-1{doc}", 1 + month),
                predicate,
                &words.join(" "),
            );
            claim.id = format!("doc{doc}#{id}-{predicate}");
            claim.key = format!("key{}", key / 3);
            claim.byte_start = u64::from(id);
            let groups = ["org/taliban", "org/isis", "org/isis-k", "gpe/iran"];
            if let Some(actor) = groups.get(usize::from(by)) {
                claim = claim.by(known(actor));
            }
            match groups.get(usize::from(to)) {
                Some(actor) => claim = claim.to_whom(known(actor)),
                None => claim = claim.to_whom(actor("", "Anna Bell", "PERSON")),
            }
            let places = ["gpe/kabul", "gpe/afghanistan", "gpe/pakistan"];
            if let Some(place) = places.get(usize::from(at)) {
                claim = claim.at(known(place));
            }
            if month > 0 {
                claim = claim.on(&format!("2020-0{month}-0{n}"), &format!("2020-0{month}-1{n}"));
            }
            if n > 2 {
                let n = f64::from(n) * 4.0;
                let high = (stands < 2).then_some(n);
                claim = claim.counts(
                    "exact",
                    Some(n),
                    high,
                    ["people", "soldiers", "Afghans"][usize::from(stands)],
                );
            }
            claim.stands(["asserted", "negated", "hypothetical"][usize::from(stands)])
        },
    )
}

fn claims() -> impl Strategy<Value = Vec<Claim>> {
    proptest::collection::vec(any_claim(), 0..40)
}

fn joined(claims: &[Claim]) -> Vec<Joined> {
    join(claims.to_vec(), &Settings::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn order_of_input_does_not_matter(claims in claims(), turn in 0_usize..40) {
        let mut turned = claims.clone();
        turned.reverse();
        let turn = turn.min(turned.len());
        turned.rotate_left(turn);
        // Two claims of one id and other content are a fault of the input.
        let ids: BTreeSet<_> = claims.iter().map(|c| (&c.key, &c.id)).collect();
        prop_assume!(ids.len() == claims.len());
        prop_assert_eq!(joined(&claims), joined(&turned));
    }

    #[test]
    fn every_claim_stands_somewhere_and_sides_hold_members(claims in claims()) {
        let all = joined(&claims);
        let given: BTreeSet<_> = claims.iter().map(|c| &c.id).collect();
        let stands: BTreeSet<_> = all.iter().flat_map(|j| &j.claims).map(|c| &c.id).collect();
        prop_assert_eq!(given, stands);
        for j in &all {
            let members: BTreeSet<_> = j.claims.iter().map(|c| &c.id).collect();
            prop_assert!(j.sides.iter().flatten().all(|id| members.contains(id)));
            prop_assert!(j.articles >= 1 && j.origins >= 1);
            prop_assert!(j.sides.iter().all(|side| !side.is_empty()));
            if let (Some(low), Some(high)) = (j.low, j.high) {
                prop_assert!(low <= high);
            }
        }
    }

    #[test]
    fn parts_by_key_join_as_the_whole(claims in claims()) {
        let keys: BTreeSet<String> = claims.iter().map(|c| c.key.clone()).collect();
        let mut parts = Vec::new();
        for key in keys {
            let part: Vec<Claim> = claims.iter().filter(|c| c.key == key).cloned().collect();
            parts.extend(joined(&part));
        }
        prop_assert_eq!(joined(&claims), parts);
    }

    #[test]
    fn a_corpus_twice_over_adds_articles_but_no_origins(claims in claims(), named in any::<bool>()) {
        // All about one question, so that the record is one.
        let ask = |mut c: Claim| {
            (c.predicate, c.polarity, c.key) = ("supports".into(), "asserted".into(), "k".into());
            (c.subject, c.object) = (vec![known("gpe/iran")], vec![known("org/taliban")]);
            if !named {
                (c.outlet, c.origin) = (None, c.doc.clone());
            }
            c
        };
        let once: Vec<Claim> = claims.into_iter().map(ask).collect();
        let again = once.iter().cloned().map(|mut c| {
            c.doc = format!("{} again", c.doc);
            c.id = format!("{} again", c.id);
            if !named {
                c.origin = c.doc.clone();
            }
            c
        });
        let twice = joined(&once.iter().cloned().chain(again).collect::<Vec<_>>());
        let once = joined(&once);
        prop_assert_eq!(once.len(), twice.len());
        for (a, b) in once.iter().zip(&twice) {
            prop_assert_eq!((2 * a.articles, a.origins), (b.articles, b.origins));
        }
    }
}
