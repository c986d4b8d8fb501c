//! Claims in one line each, for people and for annotations.

use records::{Actor, Claim, Quantity};

/// The names of actors, parted by `; `.
pub fn names(actors: &[Actor]) -> String {
    joined(actors.iter().map(|a| a.name.as_str()))
}

/// The ids of actors that have one, parted by `; `.
pub fn ids(actors: &[Actor]) -> String {
    joined(actors.iter().filter_map(|a| a.id.as_deref()))
}

/// Parts with `; ` between them.
pub fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

/// A figure as an interval: `13`, `≥90`, `≤5`, `24–108`.
pub fn figure(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(l), Some(h)) if l == h => format!("{l}"),
        (Some(l), Some(h)) => format!("{l}–{h}"),
        (Some(l), None) => format!("≥{l}"),
        (None, Some(h)) => format!("≤{h}"),
        (None, None) => String::new(),
    }
}

/// What a claim says: `killed: Taliban → civilians, ≥90 people, Kabul, 2021-08-26 (Okan says)`.
pub fn claim(claim: &Claim) -> String {
    let mut line = claim.predicate.clone();
    if let Some(mode) = &claim.mode {
        line += &format!(" ({mode})");
    }
    line += ": ";
    line += &names(&claim.subject);
    if !claim.object.is_empty() {
        line += " → ";
        line += &names(&claim.object);
    }
    let counted = |q: &Quantity| {
        let figure = figure(q.low, q.high);
        q.of.as_deref().map_or(figure.clone(), |of| format!("{figure} {of}"))
    };
    let quantity = claim.quantity.as_ref().map(counted);
    let place = Some(names(&claim.place)).filter(|p| !p.is_empty());
    for part in [quantity, place, claim.from.clone()].into_iter().flatten() {
        line += ", ";
        line += part.trim();
    }
    if claim.polarity != "asserted" {
        line += &format!(", {}", claim.polarity);
    }
    if claim.certainty != "certain" {
        line += &format!(", {}", claim.certainty);
    }
    if !claim.attributed_to.is_empty() {
        line += &format!(" (according to {})", names(&claim.attributed_to));
    }
    line
}

/// The day before an ISO 8601 day: our times end exclusive, others' inclusive.
pub fn day_before(day: &str) -> Option<String> {
    let date: jiff::civil::Date = day.get(..10)?.parse().ok()?;
    Some(date.yesterday().ok()?.to_string())
}

/// The code points `start..end` of a text.
pub fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_days() {
        assert_eq!(figure(Some(13.0), Some(13.0)), "13");
        assert_eq!(figure(Some(90.0), None), "≥90");
        assert_eq!(figure(Some(0.9), Some(1.5)), "0.9–1.5");
        assert_eq!(day_before("2024-03-01").as_deref(), Some("2024-02-29"));
        assert_eq!(day_before("soon"), None);
        assert_eq!(slice("a👩‍🚀b", 1, 4), "👩‍🚀");
    }
}
