//! One figure or time found, in tokens' bytes, before it becomes a record.

use std::borrow::Cow;

use crate::lexicon::Modifier;
use crate::times::civil::Moment;

/// A figure or time: byte ranges in the paragraph's text.
#[derive(Clone, Debug, Default)]
pub struct Mention<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// CARDINAL ORDINAL QUANTITY MONEY PERCENT DATE TIME DURATION SET.
    pub label: &'static str,
    /// The stated figure.
    pub value: Option<f64>,
    /// Least figure.
    pub low: Option<f64>,
    /// Greatest figure.
    pub high: Option<f64>,
    /// The hedge's sense.
    pub modifier: Modifier,
    /// Unit as written in the record.
    pub unit: Option<Cow<'a, str>>,
    /// ISO 4217 code of money.
    pub currency: Option<&'a str>,
    /// Bytes of what is counted.
    pub of: Option<(usize, usize)>,
    /// First moment.
    pub from: Option<Moment>,
    /// One past the last moment.
    pub to: Option<Moment>,
    /// TIMEX3 value.
    pub timex: Option<String>,
}
