//! Every figure and every time of a paragraph, with its interval, its unit and what it counts.
//!
//! One scan cuts the text into tokens and looks each word up once; rules then run only at the
//! tokens that may begin a figure or a time, each over a bounded stretch, so that the time is
//! linear in the text.

mod ages;
mod amounts;
mod cardinals;
mod counted;
mod fractions;
mod hash;
mod hedges;
mod lexicon;
mod measured;
mod mention;
mod not_numbers;
mod quantities;
mod ranks;
mod roles;
mod scan;
mod subjects;
mod times;
mod tokens;
mod units;
mod units_table;
mod values;
mod write;

use lexicon::Lexicon;
use mention::Mention;
use quantities::Setting;
use records::Number;
use scan::{Scan, Token};
use times::reading::{Reading, Times};
use times::when::When;
use tokens::Tokens;
pub use units_table::check_units;

/// How a record gives the value of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeValues {
    /// TIMEX3, resolved: "Friday" is 2021-10-01; the two ends of a range are two times.
    #[default]
    Resolved,
    /// As told, as Recognizers-Text writes it: "Friday" is XXXX-WXX-5, "4 p.m." T16; a range is one
    /// time, (from,to,length), its preposition with it.
    Told,
}

/// Which one a weekday by itself or a date without its year means, when no word says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BareDates {
    /// The one just past, as news tells.
    #[default]
    Past,
    /// The one to come, as plans and messages tell.
    Coming,
}

/// What a user may choose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How the value of a time is given.
    pub times: TimeValues,
    /// Which one a bare weekday or date means.
    pub bare_dates: BareDates,
    /// More units, in the form of `data/units.csv` (with its heading line); they win over our own.
    pub extra_units: String,
}

/// What one article's paragraphs tell the next: reset for every article.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// As it was told last.
    published: Option<String>,
    dollar: Option<u16>,
    anchor: times::anchor::Anchor,
}

/// The tables, and room that is used again for each paragraph.
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    options: Options,
    scan: Scan,
    /// Empty: the room of the last paragraph's mentions.
    room: Vec<Mention<'static>>,
}

impl Context {
    /// Counts times from when the article was published; read once, as all its paragraphs tell it.
    fn publish(&mut self, published: Option<&str>) {
        if self.published.as_deref() == published {
            return;
        }
        self.published = published.map(str::to_owned);
        let anchor = &mut self.anchor;
        anchor.published = published.and_then(times::civil::parse);
        anchor.second = published.and_then(times::civil::parse_clock);
        anchor.ahead = published
            .filter(|_| anchor.second.is_some())
            .and_then(|p| times::civil::parse_offset(p.get(10..)?));
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

impl Extractor {
    /// Reads the tables.
    pub fn new(options: Options) -> Self {
        let lexicon = Lexicon::new(&options.extra_units);
        Self { lexicon, options, scan: Scan::default(), room: Vec::new() }
    }

    /// Appends to `out` the figures and times of `text`, in order. `published` is the article's
    /// ISO 8601 date; `context` is carried from paragraph to paragraph of one article.
    pub fn extract(
        &mut self,
        text: &str,
        published: Option<&str>,
        context: &mut Context,
        out: &mut Vec<Number>,
    ) {
        let mentions = self.mentions(text, published, context);
        write::numbers(text, &mentions, out);
        self.room = emptied(mentions);
    }

    /// As [`Extractor::extract`], but appends the JSON array of the records.
    pub fn extract_json(
        &mut self,
        text: &str,
        published: Option<&str>,
        context: &mut Context,
        out: &mut Vec<u8>,
    ) {
        let mentions = self.mentions(text, published, context);
        write::json(text, &mentions, out);
        self.room = emptied(mentions);
    }

    /// Reads the scanned tokens, paragraph by paragraph: a blank line ends one.
    fn mentions<'a>(
        &'a mut self,
        text: &'a str,
        published: Option<&str>,
        context: &mut Context,
    ) -> Vec<Mention<'a>> {
        context.anchor.coming = self.options.bare_dates == BareDates::Coming;
        context.publish(published);
        scan::scan(text, &self.lexicon, &mut self.scan);
        let Scan { tokens, begins, ends } = &self.scan;
        let mut mentions = emptied(std::mem::take(&mut self.room));
        let (mut first, mut begins) = (0, begins.as_slice());
        for end in ends.iter().copied().chain([tokens.len()]) {
            let (here, later) = begins.split_at(begins.partition_point(|begin| *begin < end));
            if !here.is_empty() {
                let t = Tokens { text, list: tokens.get(first..end).unwrap_or(&[]) };
                let s = Setting { t, lex: &self.lexicon, options: &self.options };
                let begins = here.iter().map(|begin| begin - first);
                read_paragraph(s, begins, context, &mut mentions);
            }
            (first, begins) = (end + 1, later);
        }
        mentions
    }
}

/// No mentions, in the room that these took: collecting in place keeps it.
fn emptied<'b>(mentions: Vec<Mention>) -> Vec<Mention<'b>> {
    mentions.into_iter().map_while(|_| None).collect()
}

/// Reads one paragraph from left to right, at the tokens where a reading may begin.
fn read_paragraph<'a>(
    s: Setting<'a>,
    begins: impl Iterator<Item = usize>,
    context: &mut Context,
    mentions: &mut Vec<Mention<'a>>,
) {
    let (t, text) = (s.t, s.t.text);
    let told = s.options.times == TimeValues::Told;
    let first = mentions.len();
    let (mut next, mut floor, mut last_day) = (0, 0, None);
    let mut as_told = Vec::new();
    let dollars = |k: usize| t.is(k, roles::MONEY) && t.word(k, "dollars");
    for i in begins {
        // By far the commonest of those that may begin one.
        if i < next || t.any(i, &["a", "an"]) && times::leads_away(t, i) {
            continue;
        }
        if let Some(end) = skipped(t, i) {
            (next, floor) = (end, end);
            continue;
        }
        let found = if times::anchor(t, i) {
            let times = Times { t, lex: s.lex, anchor: &context.anchor, floor, last_day, told };
            times::read(times, i)
        } else {
            None
        };
        if let Some(r) = found {
            last_day = match r.when {
                Some(When::Day(day)) if r.label == "DATE" => Some((r.end, day)),
                _ => None,
            };
            if context.anchor.published.is_none() && context.anchor.told.is_none() {
                context.anchor.published = times::dateline(t, &r);
            }
            times::remember(t, &r, &mut context.anchor);
            let start = r.start;
            next = r.end.max(i + 1);
            if told {
                as_told.push(r);
            } else if let Some(mut m) = times::mention(t, r) {
                if m.label == "DURATION" {
                    quantities::carry(t, mentions.get(first..).unwrap_or(&[]), &mut m, start);
                }
                mentions.push(m);
            }
            floor = next;
            continue;
        }
        if quantities::anchor(t, i)
            && let Some((m, end)) =
                ranks::read(t, i, floor).or_else(|| quantities::read(s, i, floor, context))
        {
            let mut m = m;
            quantities::carry(t, mentions.get(first..).unwrap_or(&[]), &mut m, i);
            let last = mentions.get_mut(first..).and_then(<[Mention]>::last_mut);
            if !last.is_some_and(|last| quantities::merge(text, last, &m)) {
                mentions.push(m);
            }
            next = end.max(i + 1);
            floor = next;
            continue;
        }
        if dollars(i) {
            context.dollar = units::stated_dollars(t, s.lex, i).or(context.dollar);
        }
    }
    if told {
        add_told(s, as_told, context, first, mentions);
    }
}

/// Joins the times as told and puts them among the figures, of which those inside them go.
fn add_told<'a>(
    s: Setting<'a>,
    readings: Vec<Reading>,
    context: &mut Context,
    first: usize,
    mentions: &mut Vec<Mention<'a>>,
) {
    let joined = times::told::join(s.t, s.lex, readings, &context.anchor);
    let times: Vec<Mention> = joined.into_iter().filter_map(|r| times::mention(s.t, r)).collect();
    let mut figures = mentions.split_off(first.min(mentions.len()));
    let mut at = 0;
    figures.retain(|m| {
        while times.get(at).is_some_and(|x| x.end <= m.start) {
            at += 1;
        }
        times.get(at).is_none_or(|x| m.end <= x.start)
    });
    mentions.extend(figures);
    mentions.extend(times);
    if let Some(all) = mentions.get_mut(first..) {
        all.sort_by_key(|m| m.start);
    }
}

/// Addresses of the web and digits that are no figure: one past what must not be read.
fn skipped(t: Tokens, i: usize) -> Option<usize> {
    let token = t.at(i)?;
    if token.sign_is('+') {
        return telephone(t, i);
    }
    if !(token.is(roles::WEB) && t.glued(i + 1)) {
        return None;
    }
    let mut end = i + 1;
    while t.glued(end) {
        end += 1;
    }
    Some(end)
}

/// "+44 20 7946 0958": one past a telephone number that begins with its country's code.
fn telephone(t: Tokens, i: usize) -> Option<usize> {
    let mut end = i + 1;
    let mut groups = 0;
    while t.at(end).is_some_and(|x| x.figure() || x.dash() || matches!(x.sign, '(' | ')' | '/')) {
        groups += usize::from(t.at(end).is_some_and(Token::figure));
        end += 1;
    }
    (t.glued(i + 1) && groups > 2).then_some(end)
}
