//! What a time without a year, or told by its distance, is counted from: the day of publication in
//! news; in a narrative of the past, the date told last.

use super::civil;
use super::when::When;

/// How far (in days) a date told must lie from publication for the text to be told from there.
const PAST: i64 = 400;
/// Months back a bare month may lie before the last date told, in a narrative.
const BACK: i64 = 5;

/// Anchors, carried along an article.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    /// Day of publication.
    pub published: Option<i64>,
    /// The date told last.
    pub told: Option<When>,
    /// Explicit dates far from publication, less times told from publication.
    pub narrative: i32,
}

impl Anchor {
    /// The day of publication as a stretch.
    pub fn today(&self) -> Option<When> {
        self.published.map(When::Day)
    }

    /// Is the text now a narrative of another time than publication's?
    pub fn narrating(&self) -> bool {
        self.told.is_some() && (self.published.is_none() || self.narrative >= 2)
    }

    /// What "the next day" or "two days later" is counted from.
    pub fn reference(&self) -> Option<When> {
        self.told.or_else(|| self.today())
    }

    /// What "last month" or "this year" is counted from.
    pub fn speech(&self) -> Option<When> {
        if self.narrating() { self.told } else { self.today().or(self.told) }
    }

    /// Remembers a date told; `explicit` when it names its year.
    pub fn tell(&mut self, when: When, explicit: bool) {
        if explicit {
            let far = self.published.is_none_or(|p| (p - when.bounds().0).abs() > PAST);
            self.narrative = (self.narrative + if far { 1 } else { -2 }).clamp(-4, 6);
        }
        self.told = Some(when);
    }

    /// Remembers a time counted from publication.
    pub fn tell_near(&mut self, when: When) {
        if self.narrative < 6 {
            self.narrative = (self.narrative - 1).max(-4);
        }
        self.told = Some(when);
    }

    /// The year of a month told without one. `future`: the words put it ahead.
    pub fn year_of_month(&self, month: u8, future: bool) -> Option<i32> {
        if self.narrating() {
            let (y, m, _) = civil::date(self.told?.bounds().0);
            let ahead = i64::from(month) - i64::from(m);
            return Some(match self.told? {
                When::Year(y) | When::Season(y, _) => y,
                _ if ahead < -BACK => y + 1,
                _ if ahead > 12 - BACK + 2 => y - 1,
                _ => y,
            });
        }
        let (y, m, _) = civil::date(self.published?);
        let ahead = (i32::from(month) - i32::from(m)).rem_euclid(12);
        let next = if month < m { y + 1 } else { y };
        let last = if month > m { y - 1 } else { y };
        Some(if future && ahead <= 10 { next } else { last })
    }

    /// The day of a weekday told by itself, 1 Monday to 7 Sunday.
    pub fn weekday(&self, wanted: i64, future: bool) -> Option<i64> {
        let base = match self.told {
            Some(w) if self.narrating() => w.bounds().0,
            _ => self.published?,
        };
        let back = (civil::weekday(base) - wanted).rem_euclid(7);
        Some(if future && back > 0 { base + 7 - back } else { base - back })
    }

    /// The year that a season or quarter told without one is of.
    pub fn year_of_stretch(&self, first_month: u8, future: bool) -> Option<i32> {
        if self.narrating() {
            return self.told.map(When::year);
        }
        let (y, m, _) = civil::date(self.published?);
        Some(if first_month > m && !future { y - 1 } else { y })
    }

    /// The year nearest to what is told, or to publication.
    pub fn year(&self) -> Option<i32> {
        self.speech().map(When::year)
    }
}
