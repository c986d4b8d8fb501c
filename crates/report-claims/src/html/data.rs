//! What the page's script is given: the rows and their claims, small enough for ten thousand.
//!
//! Strings that come again are told once, in `strings`, and meant by their place there. Spans are
//! UTF-16 code units of the sentence, because that is what JavaScript slices by. Keys are short;
//! a field that says nothing is left out.

use std::collections::{BTreeMap, HashMap};

use records::{Actor, Claim, Joined, Quantity};
use serde::Serialize;

use super::article::Article;
use crate::cells::{Row, bounds, clean, name, when};

/// Everything the page shows.
#[derive(Debug, Default, Serialize)]
pub struct Data {
    /// Strings that rows, claims and sentences mean by index.
    pub strings: Vec<String>,
    /// The articles.
    pub docs: Vec<Doc>,
    /// The sentences that make the claims, each once.
    pub sentences: Vec<Sentence>,
    /// The joined records, the worst first.
    pub rows: Vec<Item>,
    /// Where the articles' texts lie: a folder or an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts: Option<String>,
}

/// An article.
#[derive(Debug, Default, Serialize)]
pub struct Doc {
    doc: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    outlet: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    published: String,
}

/// A sentence: article, ordinal of its paragraph (none in the title), first byte, byte after the
/// last, text.
pub type Sentence = (u32, Option<u64>, u64, u64, String);

/// An actor: its name, and where it stands in the sentence if it does.
type Who = Vec<u32>;

/// A joined record.
#[derive(Debug, Serialize)]
pub struct Item {
    id: String,
    /// Kind.
    k: u32,
    /// Verdict.
    v: u32,
    /// Predicates.
    p: Vec<u32>,
    /// The verb of a generic statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    u: Option<u32>,
    /// The manner where all tell the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    m: Option<u32>,
    /// Who, to whom, where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    s: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    o: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    l: Vec<u32>,
    /// From, to, and both in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    f: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    w: Option<u32>,
    /// The figure with its bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    /// Why.
    y: u32,
    /// Articles, origins.
    a: u64,
    g: u64,
    /// How many sides there are.
    h: usize,
    /// A generic statement that one article alone makes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    x: bool,
    /// The claims.
    c: Vec<Told>,
}

/// A claim.
#[derive(Debug, Serialize)]
struct Told {
    /// The sentence, and the clause in it.
    s: u32,
    r: [u32; 2],
    /// Predicate, cue, manner.
    p: u32,
    u: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    m: Option<u32>,
    /// Who, to whom, where, on whose word (first speaker first).
    #[serde(rename = "S", skip_serializing_if = "Vec::is_empty")]
    subject: Vec<Who>,
    #[serde(rename = "O", skip_serializing_if = "Vec::is_empty")]
    object: Vec<Who>,
    #[serde(rename = "L", skip_serializing_if = "Vec::is_empty")]
    place: Vec<Who>,
    #[serde(rename = "A", skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<Who>,
    /// The figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    q: Option<Figure>,
    /// When in words, and the time as the sentence has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    w: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<u32>,
    /// Polarity and certainty, unless asserted for certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    e: Option<u32>,
    /// Direct, indirect, mixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    k: Option<u32>,
    /// Origin.
    o: u32,
    /// Which side it takes, from 0; on no side, how many sides there are.
    #[serde(skip_serializing_if = "is_zero")]
    z: usize,
}

/// A figure: in words, value, low, high, what is counted, where it stands.
#[derive(Debug, Serialize)]
struct Figure {
    b: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    v: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    h: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    o: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r: Option<[u32; 2]>,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

/// Gathers rows into [`Data`], each string, article and sentence once.
#[derive(Default)]
pub struct Gather {
    data: Data,
    strings: HashMap<String, u32>,
    docs: HashMap<String, u32>,
    sentences: HashMap<(u32, u64, String), u32>,
}

impl Gather {
    /// Begins with the articles that are known beside the claims, which may make none.
    pub fn new(articles: BTreeMap<String, Article>, texts: Option<String>) -> Self {
        let mut gather = Self::default();
        gather.data.texts = texts;
        for (doc, article) in articles {
            gather.docs.insert(doc.clone(), gather.data.docs.len() as u32);
            gather.data.docs.push(Doc {
                doc,
                title: clean(&article.title.unwrap_or_default()),
                outlet: clean(&article.outlet.unwrap_or_default()),
                url: article.url.unwrap_or_default(),
                published: clean(&article.published.unwrap_or_default()),
            });
        }
        gather
    }

    /// Takes a joined record with its row.
    pub fn take(&mut self, row: &Row, joined: &Joined) {
        let mut modes: Vec<&str> = joined.claims.iter().filter_map(|c| c.mode.as_deref()).collect();
        modes.sort_unstable();
        modes.dedup();
        let mode = match modes[..] {
            [mode] if !matches!(joined.kind.as_str(), "manner" | "relation") => Some(mode),
            _ => None,
        };
        let generic = joined.predicates.iter().all(|p| p == "states");
        let cue = joined.claims.first().map(|c| c.cue.as_str()).filter(|_| generic);
        let whom = match &joined.object[..] {
            [] => self.some(&row.whom).into_iter().collect(),
            object => self.names(object),
        };
        let sides: HashMap<&str, usize> = joined
            .sides
            .iter()
            .enumerate()
            .flat_map(|(n, side)| side.iter().map(move |id| (id.as_str(), n)))
            .collect();
        let item = Item {
            id: row.id.clone(),
            k: self.string(&joined.kind),
            v: self.string(&joined.verdict),
            p: joined.predicates.iter().map(|p| self.string(p)).collect(),
            u: cue.and_then(|cue| self.some(cue)),
            m: mode.and_then(|mode| self.some(mode)),
            s: self.names(&joined.subject),
            o: whom,
            l: self.names(&joined.place),
            f: joined.from.as_deref().and_then(|t| self.some(t)),
            t: joined.to.as_deref().and_then(|t| self.some(t)),
            w: self.some(&row.when),
            n: self.some(&row.figure),
            y: self.string(&joined.why),
            a: joined.articles,
            g: joined.origins,
            h: joined.sides.len(),
            x: row.minor,
            c: joined
                .claims
                .iter()
                .map(|c| {
                    let side = sides.get(c.id.as_str()).copied();
                    self.told(c, side.unwrap_or(joined.sides.len()))
                })
                .collect(),
        };
        self.data.rows.push(item);
    }

    /// All that was taken.
    pub fn done(self) -> Data {
        self.data
    }

    fn told(&mut self, claim: &Claim, side: usize) -> Told {
        let units = Units::of(&claim.text);
        let clause = units.span(Some(claim.start), Some(claim.end)).unwrap_or([0, units.len]);
        let when = when(claim.from.as_deref(), claim.to.as_deref());
        let unless = |value: &str, usual: &str| (value != usual).then(|| value.to_string());
        let polarity = unless(&claim.polarity, "asserted");
        let certainty = unless(&claim.certainty, "certain");
        Told {
            s: self.sentence(claim),
            r: clause,
            p: self.string(&claim.predicate),
            u: self.string(&claim.cue),
            m: claim.mode.as_deref().and_then(|m| self.some(m)),
            subject: self.actors(&claim.subject, &units),
            object: self.actors(&claim.object, &units),
            place: self.actors(&claim.place, &units),
            speakers: self.actors(&claim.attributed_to, &units),
            q: claim.quantity.as_ref().map(|q| self.figure(q, &units)),
            w: self.some(&when),
            d: claim.date_text.as_deref().and_then(|d| self.some(d)),
            n: polarity.and_then(|p| self.some(&p)),
            e: certainty.and_then(|c| self.some(&c)),
            k: claim.kind.as_deref().and_then(|k| self.some(k)),
            o: self.string(&claim.origin),
            z: side,
        }
    }

    fn figure(&mut self, q: &Quantity, units: &Units) -> Figure {
        Figure {
            b: self.string(&bounds(q)),
            v: q.value,
            l: q.low,
            h: q.high,
            o: q.of.as_deref().and_then(|of| self.some(of)),
            r: units.span(q.start, q.end),
        }
    }

    fn sentence(&mut self, claim: &Claim) -> u32 {
        let doc = self.doc(claim);
        let next = self.data.sentences.len() as u32;
        let key = (doc, claim.byte_start, claim.text.clone());
        let at = *self.sentences.entry(key).or_insert(next);
        if at == next {
            let Claim { paragraph, byte_start, byte_end, text, .. } = claim;
            self.data.sentences.push((doc, *paragraph, *byte_start, *byte_end, text.clone()));
        }
        at
    }

    fn doc(&mut self, claim: &Claim) -> u32 {
        let said = |field: &Option<String>| field.clone().unwrap_or_default();
        if let Some(&at) = self.docs.get(&claim.doc) {
            return at;
        }
        let at = self.data.docs.len() as u32;
        self.docs.insert(claim.doc.clone(), at);
        self.data.docs.push(Doc {
            doc: claim.doc.clone(),
            title: String::new(),
            outlet: clean(&said(&claim.outlet)),
            url: said(&claim.url),
            published: clean(&said(&claim.published)),
        });
        at
    }

    fn names(&mut self, actors: &[Actor]) -> Vec<u32> {
        actors.iter().map(|a| self.string(&name(a))).collect()
    }

    fn actors(&mut self, actors: &[Actor], units: &Units) -> Vec<Who> {
        let who = |actor: &Actor| {
            let mut who = vec![self.string(&name(actor))];
            who.extend(units.span(actor.start, actor.end).into_iter().flatten());
            who
        };
        actors.iter().map(who).collect()
    }

    fn some(&mut self, text: &str) -> Option<u32> {
        (!text.trim().is_empty()).then(|| self.string(text))
    }

    fn string(&mut self, text: &str) -> u32 {
        let text = clean(text);
        if let Some(&at) = self.strings.get(&text) {
            return at;
        }
        let at = self.data.strings.len() as u32;
        self.data.strings.push(text.clone());
        self.strings.insert(text, at);
        at
    }
}

/// From code points to UTF-16 code units, for one text.
struct Units {
    /// The code points that take two units.
    wide: Vec<usize>,
    /// Length of the text in units.
    len: u32,
}

impl Units {
    fn of(text: &str) -> Self {
        let (mut wide, mut points) = (Vec::new(), 0);
        for c in text.chars() {
            if c.len_utf16() == 2 {
                wide.push(points);
            }
            points += 1;
        }
        Self { len: (points + wide.len()) as u32, wide }
    }

    /// The span in units, if it is one within the text.
    fn span(&self, start: Option<usize>, end: Option<usize>) -> Option<[u32; 2]> {
        let unit = |n: usize| {
            let unit = n.checked_add(self.wide.partition_point(|&w| w < n))?;
            u32::try_from(unit).ok().filter(|&u| u <= self.len)
        };
        let (start, end) = (unit(start?)?, unit(end?)?);
        (start < end).then_some([start, end])
    }
}

#[cfg(test)]
mod tests {
    use super::Units;

    #[test]
    fn spans_are_what_javascript_slices_by() {
        let text = "🚢é «9» 🚢";
        let units = Units::of(text);
        let wide: Vec<u16> = text.encode_utf16().collect();
        let slice = |[a, b]: [u32; 2]| String::from_utf16(&wide[a as usize..b as usize]).unwrap();
        assert_eq!(slice(units.span(Some(3), Some(6)).unwrap()), "«9»");
        assert_eq!(slice(units.span(Some(0), Some(8)).unwrap()), text);
        assert_eq!(units.span(Some(0), Some(9)), None);
        assert_eq!(units.span(Some(4), Some(4)), None);
        assert_eq!(units.span(Some(usize::MAX), Some(usize::MAX)), None);
        assert_eq!(units.span(None, Some(2)), None);
    }
}
