//! From bytes to code points, and from mentions to records: as [`Number`]s, or straight to JSON.

use records::{Number, Span, json, write_json};

use crate::mention::Mention;
use crate::times::civil::Moment;

/// Appends the mentions as records.
pub fn numbers(text: &str, mentions: &[Mention], out: &mut Vec<Number>) {
    let points = Points::of(text, mentions);
    out.reserve_exact(mentions.len());
    for m in mentions {
        let span = |(start, end): (usize, usize)| {
            let text = text.get(start..end)?.to_owned();
            Some(Span { start: points.at(start), end: points.at(end), text })
        };
        let Some(Span { start, end, text }) = span((m.start, m.end)) else { continue };
        out.push(Number {
            start,
            end,
            text,
            label: m.label.to_owned(),
            value: m.value,
            low: m.low,
            high: m.high,
            modifier: m.modifier.to_owned(),
            unit: m.unit.as_deref().map(str::to_owned),
            currency: m.currency.map(str::to_owned),
            of: m.of.and_then(span),
            from: m.from.map(Moment::text),
            to: m.to.map(Moment::text),
            timex: m.timex.clone(),
        });
    }
}

/// Appends the mentions as the JSON array that [`numbers`] would make, without a string for each
/// field: a test holds the two together.
pub fn json(text: &str, mentions: &[Mention], out: &mut Vec<u8>) {
    if mentions.is_empty() {
        return out.extend_from_slice(b"[]");
    }
    let points = Points::of(text, mentions);
    // Looked through once, without a way out of the loop, for all its slices.
    let clean = !text.bytes().fold(false, |any, b| any | is_escaped(b));
    let mut line = Line { text, clean, points, out };
    let mut first = true;
    line.raw("[");
    for m in mentions.iter().filter(|m| text.get(m.start..m.end).is_some()) {
        line.raw(if first { "{" } else { ",{" });
        line.mention(m);
        line.raw("}");
        first = false;
    }
    line.raw("]");
}

/// The line being written.
struct Line<'a> {
    text: &'a str,
    /// The text needs no escapes.
    clean: bool,
    points: Points,
    out: &'a mut Vec<u8>,
}

impl Line<'_> {
    fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    fn mention(&mut self, m: &Mention) {
        self.span((m.start, m.end));
        self.raw(",\"label\":\"");
        self.raw(m.label);
        self.raw("\",\"value\":");
        self.figure(m.value);
        self.raw(",\"low\":");
        self.figure(m.low);
        self.raw(",\"high\":");
        self.figure(m.high);
        self.raw(",\"modifier\":\"");
        self.raw(m.modifier);
        self.raw("\",\"unit\":");
        self.string(m.unit.as_deref());
        self.raw(",\"currency\":");
        self.string(m.currency);
        self.raw(",\"of\":");
        match m.of.filter(|(start, end)| self.text.get(*start..*end).is_some()) {
            None => self.raw("null"),
            Some(of) => {
                self.raw("{");
                self.span(of);
                self.raw("}");
            }
        }
        self.raw(",\"from\":");
        self.moment(m.from);
        self.raw(",\"to\":");
        self.moment(m.to);
        self.raw(",\"timex\":");
        self.string(m.timex.as_deref());
    }

    fn span(&mut self, (start, end): (usize, usize)) {
        self.raw("\"start\":");
        json::figure(self.points.at(start) as u64, self.out);
        self.raw(",\"end\":");
        json::figure(self.points.at(end) as u64, self.out);
        self.raw(",\"text\":");
        match self.text.get(start..end) {
            Some(slice) if self.clean => self.plain(slice),
            slice => self.string(slice),
        }
    }

    /// A string that needs no escapes.
    fn plain(&mut self, string: &str) {
        self.out.push(b'"');
        self.raw(string);
        self.out.push(b'"');
    }

    fn string(&mut self, string: Option<&str>) {
        match string {
            Some(s) => json::string(s, self.out),
            None => self.raw("null"),
        }
    }

    /// A whole figure needs no search for the fewest digits that tell it.
    fn figure(&mut self, figure: Option<f64>) {
        match figure {
            Some(v) if (1.0..1e15).contains(&v) && (v as u64) as f64 == v => {
                json::figure(v as u64, self.out);
                self.raw(".0");
            }
            Some(v) => write_json(&v, self.out),
            None => self.raw("null"),
        }
    }

    fn moment(&mut self, moment: Option<Moment>) {
        match moment {
            None => self.raw("null"),
            Some(moment) => {
                self.out.push(b'"');
                moment.write(self.out);
                self.out.push(b'"');
            }
        }
    }
}

fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// Code points at the byte offsets that matter; empty when they are the bytes themselves.
struct Points(Vec<(usize, usize)>);

impl Points {
    fn of(text: &str, mentions: &[Mention]) -> Self {
        if mentions.is_empty() || text.is_ascii() {
            return Self(Vec::new());
        }
        let ends = |m: &Mention| [Some((m.start, m.end)), m.of];
        let mut list: Vec<(usize, usize)> =
            mentions.iter().flat_map(ends).flatten().flat_map(|(s, e)| [(s, 0), (e, 0)]).collect();
        list.sort_unstable();
        list.dedup();
        let (mut byte, mut point) = (0, 0);
        for entry in &mut list {
            let step = text.as_bytes().get(byte..entry.0).unwrap_or(&[]);
            point += step.iter().filter(|b| !matches!(b, 0x80..=0xbf)).count();
            byte = entry.0;
            entry.1 = point;
        }
        Self(list)
    }

    fn at(&self, byte: usize) -> usize {
        let found = self.0.binary_search_by_key(&byte, |e| e.0);
        found.ok().and_then(|k| self.0.get(k)).map_or(byte, |e| e.1)
    }
}
