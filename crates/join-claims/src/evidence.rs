//! What speaks for two episodes being one event, and what against: few weights, each explained.

use crate::episode::{Episode, apart};
use crate::figure::Stand;
use crate::party::Like;
use crate::tables::Tables;
use crate::time::Days;

/// What each kind of evidence weighs, and how much it takes to join.
///
/// Weights add up, in the manner of Fellegi and Sunter (1969): each is about the logarithm of
/// how much oftener the evidence is seen with one event than with two.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Sum from which two episodes are one event.
    pub enough: f64,
    /// Mean over all pairs of two groups of episodes from which they are one event: a single
    /// strong pair does not make one event of two groups that else have little in common.
    pub enough_mean: f64,
    /// Both name the same day; less for longer intervals, nothing for a year and a half.
    pub day: f64,
    /// No day is named by one, but they were published within a week.
    pub published: f64,
    /// The same city, street or building; a third for a country.
    pub place: f64,
    /// A shared name of a person; half as much for a second.
    pub person: f64,
    /// The same name among the killed and the hurt, besides that it is shared.
    pub victim: f64,
    /// Only other names among them.
    pub other_victim: f64,
    /// A shared age.
    pub age: f64,
    /// Only other ages are told.
    pub other_age: f64,
    /// The same figure; more for figures rarely met, and for people of one nation.
    pub figure: f64,
    /// Only other figures are told.
    pub other_figure: f64,
    /// The same manner ("suicide bombing").
    pub mode: f64,
    /// Another manner.
    pub other_mode: f64,
    /// The same named doer.
    pub doer: f64,
    /// All words in common; a share of it for a share of the words.
    pub words: f64,
    /// Sides of a record that are compared pair by pair; beyond it, each with its neighbours.
    pub most_sides: usize,
    /// Claims in one record of a relation or state; beyond it the record is split by year.
    pub most_claims: usize,
    /// Episodes that share a word or name and are all compared; beyond it, each with its
    /// neighbours in time.
    pub most_alike: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            enough: 3.7,
            enough_mean: 2.6,
            day: 1.9,
            published: 1.8,
            place: 2.4,
            person: 3.7,
            victim: 0.9,
            other_victim: -0.5,
            age: 1.8,
            other_age: -1.8,
            figure: 2.5,
            other_figure: -0.3,
            mode: 0.1,
            other_mode: -0.7,
            doer: 1.3,
            words: 4.3,
            most_sides: 64,
            most_claims: 1000,
            most_alike: 16,
        }
    }
}

/// One piece of evidence: what it is about, its weight, its words.
pub type Piece = (&'static str, f64);

/// What two episodes have for and against their being one event; none when they cannot be.
pub fn weigh(a: &Episode, b: &Episode, settings: &Settings) -> Option<Vec<Piece>> {
    if a.plural != b.plural {
        return None;
    }
    let mut pieces = vec![("date", date(a, b, settings)?), ("place", place(a, b, settings))];
    let mut add = |what, weight: f64| {
        if weight != 0.0 {
            pieces.push((what, weight));
        }
    };
    add("people", people(a, b) * settings.person);
    add("victims", victims(a, b, settings));
    add("ages", ages(a, b, settings));
    add("figures", figures(a, b, settings));
    add("manner", mode(a, b, settings));
    add("doer", doer(a, b) * settings.doer);
    add("words", cosine(&a.words, &b.words) * settings.words);
    Some(pieces)
}

/// The sum of the pieces.
pub fn sum(pieces: &[Piece]) -> f64 {
    pieces.iter().map(|(_, weight)| weight).sum()
}

/// Days on which articles may differ about one event: time zones, a night's events.
const SLACK: i32 = 1;

fn date(a: &Episode, b: &Episode, settings: &Settings) -> Option<f64> {
    match (a.days, b.days) {
        (Some(x), Some(y)) => {
            if !x.meets(y, SLACK) {
                return gap(x, y).map(|share| share * settings.day);
            }
            let longer = x.length().max(y.length()) as f64;
            Some((settings.day * (1.0 - longer.ln() / 550_f64.ln())).max(0.0))
        }
        (Some(x), None) => after(x.from, x.to, b.published, settings),
        (None, Some(y)) => after(y.from, y.to, a.published, settings),
        (None, None) => Some(match (a.published, b.published) {
            (Some(x), Some(y)) => near(i64::from(x) - i64::from(y)) * settings.published,
            _ => 0.0,
        }),
    }
}

/// How much two dates that do not meet speak against one event: a date in the sentence may be
/// that of the arrest or the report. None when they lie more than a month apart.
fn gap(x: Days, y: Days) -> Option<f64> {
    match i64::from(x.from.max(y.from)) - i64::from(x.to.min(y.to)) {
        ..=3 => Some(-0.2),
        4..=10 => Some(-0.6),
        11..=31 => Some(-1.2),
        _ => None,
    }
}

/// An article that names no day tells of what was before it, mostly just before.
fn after(from: i32, to: i32, published: Option<i32>, settings: &Settings) -> Option<f64> {
    let Some(published) = published else { return Some(0.0) };
    if published < from.saturating_sub(SLACK) {
        return None;
    }
    Some(near((i64::from(published) - i64::from(to)).max(0)) * settings.published)
}

/// 1 within a week, 0 within a month, less beyond.
fn near(days: i64) -> f64 {
    match days.abs() {
        0..=7 => 1.0,
        8..=31 => 0.0,
        32..=365 => -1.0,
        _ => -2.0,
    }
}

/// Places that agree weigh by how rarely they are met; places that lie apart speak against, as
/// far as names of places can be trusted.
fn place(a: &Episode, b: &Episode, settings: &Settings) -> f64 {
    if apart(&a.places, &b.places) {
        let country = |e: &Episode| e.places.iter().find_map(|p| p.chain.last().copied());
        return settings.place * if country(a) == country(b) { -0.75 } else { -1.5 };
    }
    let mut best: f64 = 0.0;
    for (x, weight) in a.places.iter().zip(&a.place_weights) {
        for (y, other) in b.places.iter().zip(&b.place_weights) {
            let share = match x.like(y) {
                Like::Same if x.is_wide() => 0.3,
                Like::Same => weight.max(*other),
                Like::Within if x.is_wide() || y.is_wide() => 0.2,
                Like::Within => 0.7 * weight.min(*other),
                _ => 0.0,
            };
            best = best.max(share);
        }
    }
    best * settings.place
}

/// The two rarest people that both name, the second for half.
fn people(a: &Episode, b: &Episode) -> f64 {
    let mut shared: Vec<f64> = Vec::new();
    for x in &a.people {
        let same = b.people.iter().filter(|y| x.is(y)).map(|y| y.weight.min(x.weight));
        shared.extend(same.reduce(f64::max));
    }
    shared.sort_by(|x, y| y.total_cmp(x));
    shared.first().unwrap_or(&0.0) + 0.5 * shared.get(1).unwrap_or(&0.0)
}

/// A victim that both name, or others alone.
fn victims(a: &Episode, b: &Episode, settings: &Settings) -> f64 {
    match () {
        () if a.victims.is_empty() || b.victims.is_empty() => 0.0,
        () if a.victims.iter().any(|x| b.victims.iter().any(|y| x.is(y))) => settings.victim,
        () => settings.other_victim,
    }
}

/// The same age told, or other ages alone.
fn ages(a: &Episode, b: &Episode, settings: &Settings) -> f64 {
    match () {
        () if a.ages.is_empty() || b.ages.is_empty() => 0.0,
        () if a.ages.iter().any(|age| b.ages.contains(age)) => settings.age,
        () => settings.other_age,
    }
}

fn figures(a: &Episode, b: &Episode, settings: &Settings) -> f64 {
    let mut best: f64 = 0.0;
    let mut other_told = false;
    for (predicate, thing, figure) in &a.figures {
        for (other_predicate, other_thing, other) in &b.figures {
            let alike = matches!(thing.like(other_thing), Like::Same | Like::Within);
            if predicate != other_predicate || *predicate == "attacked" || !alike {
                continue;
            }
            match figure.stand(*other) {
                Stand::Equal => {
                    // Thirteen dead of one nation and calling are met more rarely than thirteen.
                    let told = thing.country != 0 && thing.like(other_thing) == Like::Same;
                    let figure = figure.middle().abs().max(1.0).log10();
                    best = best.max(0.3 + figure * if told { 2.5 } else { 1.0 });
                }
                Stand::Inside | Stand::Open | Stand::Overlap => best = best.max(0.3),
                Stand::Apart => other_told = true,
            }
        }
    }
    match best > 0.0 {
        true => settings.figure * best,
        false if other_told => settings.other_figure,
        false => 0.0,
    }
}

fn mode(a: &Episode, b: &Episode, settings: &Settings) -> f64 {
    let tables = Tables::get();
    match (a.mode(), b.mode()) {
        (Some(x), Some(y)) if x == y => settings.mode,
        (Some(x), Some(y)) if tables.is_wider(x, y) || tables.is_wider(y, x) => settings.mode / 2.0,
        (Some(_), Some(_)) => settings.other_mode,
        _ => 0.0,
    }
}

fn doer(a: &Episode, b: &Episode) -> f64 {
    let mut told = false;
    for x in a.doers.iter().filter(|p| p.named) {
        for y in b.doers.iter().filter(|p| p.named) {
            match x.like(y) {
                Like::Same | Like::Within => return 1.0,
                _ => told = true,
            }
        }
    }
    if told { -1.0 } else { 0.0 }
}

/// Cosine of two sparse vectors sorted by word.
pub fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f64 {
    let norm = |v: &[(u32, f32)]| v.iter().map(|(_, w)| f64::from(w * w)).sum::<f64>();
    let (mut i, mut j, mut dot) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                dot += f64::from(a[i].1 * b[j].1);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    if dot == 0.0 { 0.0 } else { dot / (norm(a) * norm(b)).sqrt() }
}
