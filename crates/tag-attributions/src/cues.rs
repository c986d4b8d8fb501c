//! The cue words: a table of lemma, kind, forms and the frames in which they attribute.

use std::fmt;

use rustc_hash::FxHashMap;

/// The table that is built in.
const BUILT_IN: &str = include_str!("../data/cues.csv");

/// What kind of word a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A verb; its forms are base, -s, past, past participle, -ing.
    Verb,
    /// A noun, singular and plural: "the claim that …".
    Noun,
    /// An adverb: "reportedly".
    Adverb,
    /// Words before the speaker, named by their first: "according to".
    Preposition,
}

/// What follows a cue, as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
    /// "that …".
    That,
    /// A clause without "that".
    Bare,
    /// A quotation, before or after; or a clause before: "…, she said".
    Quote,
    /// "if", "whether", "how", "what" and their like.
    Wh,
    /// An infinitive: "to leave".
    To,
    /// A noun phrase and what depends on it.
    Np,
    /// The grammatical subject and an infinitive or predicate: "he seems to be gone".
    Seem,
}

/// One way in which a cue takes its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Words between cue and content that belong to the cue: "out" in "points out that".
    pub particles: Vec<Box<str>>,
    /// The content.
    pub complement: Complement,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The word as it is named in the table.
    pub lemma: Box<str>,
    /// Verb, noun, adverb or preposition.
    pub kind: Kind,
    /// How it takes its content.
    pub frames: Vec<Frame>,
    /// Somebody who is told may stand between cue and content.
    pub hearer: bool,
}

/// The inflected form in which a cue was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "say", or a noun or adverb.
    Base,
    /// "says".
    Third,
    /// "said", as past tense and, where alike, as participle.
    Past,
    /// "written".
    Participle,
    /// "saying".
    Ing,
}

/// The table, by form.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    cues: Vec<Cue>,
    /// Rows and forms by word, lower case.
    forms: FxHashMap<Box<str>, Vec<(u32, Form)>>,
    /// By first byte, a bit for each length of a form: most words have none.
    lengths: Lengths,
}

/// Bits for the lengths of forms, the longest in one, by their first byte.
#[derive(Clone, Debug)]
struct Lengths([u32; 256]);

impl Default for Lengths {
    fn default() -> Self {
        Lengths([0; 256])
    }
}

impl Lengths {
    /// The place of a word's bit.
    fn bit(word: &str) -> (usize, u32) {
        (usize::from(word.bytes().next().unwrap_or(0)), 1 << word.len().min(31))
    }

    fn add(&mut self, word: &str) {
        let (first, bit) = Lengths::bit(word);
        self.0[first] |= bit;
    }

    fn may_have(&self, word: &str) -> bool {
        let (first, bit) = Lengths::bit(word);
        self.0[first] & bit != 0
    }
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCues {
    /// Line of the table, from 1.
    pub line: u64,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for BadCues {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for BadCues {}

impl Lexicon {
    /// The built-in table.
    pub fn built_in() -> Self {
        let mut lexicon = Self::default();
        let added = lexicon.extend(BUILT_IN);
        debug_assert!(added.is_ok(), "{added:?}");
        lexicon
    }

    /// Adds the rows of a table (`cue,kind,forms,frames` with a header line). A row replaces
    /// the built-in one of the same cue and kind; without frames it removes it.
    pub fn extend(&mut self, csv: &str) -> Result<(), BadCues> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(csv.as_bytes());
        for record in reader.records() {
            let record = record.map_err(|e| BadCues {
                line: e.position().map_or(0, csv::Position::line),
                why: e.to_string(),
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            self.add(&record).map_err(|why| BadCues { line, why })?;
        }
        Ok(())
    }

    fn add(&mut self, record: &csv::StringRecord) -> Result<(), String> {
        let field = |i: usize| record.get(i).unwrap_or("");
        let (lemma, forms) = (field(0).to_lowercase(), field(2).to_lowercase());
        if record.len() != 4 {
            return Err(format!(
                "4 fields are expected: cue,kind,forms,frames; got {}",
                record.len()
            ));
        }
        if lemma.is_empty() {
            return Err("the cue is empty".to_string());
        }
        let kind = match field(1) {
            "verb" => Kind::Verb,
            "noun" => Kind::Noun,
            "adverb" => Kind::Adverb,
            "preposition" => Kind::Preposition,
            other => {
                return Err(format!("kind {other:?} is none of verb, noun, adverb, preposition"));
            }
        };
        let forms: Vec<&str> = forms.split_whitespace().collect();
        if kind == Kind::Verb && forms.len() != 5 {
            return Err("a verb has five forms: base, -s, past, participle, -ing".to_string());
        }
        let mut cue = Cue { lemma: lemma.into(), kind, frames: Vec::new(), hearer: false };
        for word in field(3).split_whitespace() {
            match word {
                "hearer" => cue.hearer = true,
                _ => cue.frames.push(frame(word)?),
            }
        }
        self.remove(&cue.lemma, kind);
        // An adverb or preposition needs no frames: none at all and no form removes it.
        if forms.is_empty() || (cue.frames.is_empty() && matches!(kind, Kind::Verb | Kind::Noun)) {
            return Ok(());
        }
        self.index(&forms, kind);
        self.cues.push(cue);
        Ok(())
    }

    fn remove(&mut self, lemma: &str, kind: Kind) {
        let Some(old) = self.cues.iter().position(|c| &*c.lemma == lemma && c.kind == kind) else {
            return;
        };
        for rows in self.forms.values_mut() {
            rows.retain(|&(row, _)| row as usize != old);
        }
    }

    /// Enters the forms of the row that is pushed next.
    fn index(&mut self, forms: &[&str], kind: Kind) {
        const FORMS: [Form; 5] = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Ing];
        let row = self.cues.len() as u32;
        for (i, &form) in forms.iter().enumerate() {
            let which = if kind == Kind::Verb { FORMS[i] } else { Form::Base };
            self.lengths.add(form);
            let rows = self.forms.entry(form.into()).or_default();
            // "said" is both past and participle: entered once, as past.
            if !rows.iter().any(|r| r.0 == row) {
                rows.push((row, which));
            }
        }
    }

    /// Whether the first `length` bytes of `text`, in lower case, may be a cue: for words before
    /// a speaker, only with the words that belong to them.
    pub fn begins(&self, text: &str, length: usize) -> bool {
        let Some(word) = text.get(..length) else { return false };
        self.get(word).any(|(cue, _)| {
            cue.kind != Kind::Preposition || {
                let mut words = text.split_ascii_whitespace();
                cue.lemma.split('_').all(|w| words.next() == Some(w))
            }
        })
    }

    /// The rows that have a word, given in lower case, among their forms.
    pub fn get(&self, word: &str) -> impl Iterator<Item = (&Cue, Form)> {
        let rows = if self.lengths.may_have(word) { self.forms.get(word) } else { None };
        rows.into_iter()
            .flatten()
            .filter_map(|&(row, form)| Some((self.cues.get(row as usize)?, form)))
    }
}

/// Reads a frame: a complement, with particles before it as in `out+that` or `it_clear+that`.
fn frame(word: &str) -> Result<Frame, String> {
    let (particles, complement) = match word.rsplit_once('+') {
        Some((particles, complement)) => {
            (particles.split('_').map(Box::from).collect(), complement)
        }
        None => (Vec::new(), word),
    };
    let complement = match complement {
        "that" => Complement::That,
        "bare" => Complement::Bare,
        "quote" => Complement::Quote,
        "wh" => Complement::Wh,
        "to" => Complement::To,
        "np" => Complement::Np,
        "seem" => Complement::Seem,
        other => {
            return Err(format!("frame {other:?} is none of that, bare, quote, wh, to, np, seem"));
        }
    };
    Ok(Frame { particles, complement })
}

impl Cue {
    /// Whether it takes this complement directly.
    pub fn takes(&self, complement: Complement) -> bool {
        self.frames.iter().any(|f| f.particles.is_empty() && f.complement == complement)
    }

    /// Whether it speaks: then what it says may stand before it.
    pub fn speaks(&self) -> bool {
        self.frames.iter().any(|f| f.complement == Complement::Quote)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_sound() {
        let mut lexicon = Lexicon::default();
        assert_eq!(lexicon.extend(BUILT_IN), Ok(()));
        let said: Vec<_> = lexicon.get("said").collect();
        assert!(said.len() == 1 && said[0].0.speaks() && said[0].1 == Form::Past);
        assert_eq!(lexicon.get("table").count(), 0);
    }

    #[test]
    fn rows_extend_replace_and_remove() {
        let mut lexicon = Lexicon::built_in();
        let rows =
            "cue,kind,forms,frames\ncroak,verb,croak croaks croaked croaked croaking,quote\n";
        lexicon.extend(rows).unwrap();
        assert!(lexicon.get("croaked").next().is_some());
        lexicon.extend("cue,kind,forms,frames\nsay,verb,say says said said saying,\n").unwrap();
        assert!(lexicon.get("said").next().is_none());
    }

    #[test]
    fn a_wrong_row_names_its_line() {
        let wrong = |row: &str| {
            Lexicon::default().extend(&format!("cue,kind,forms,frames\n{row}\n")).unwrap_err()
        };
        assert_eq!(wrong("say,verb,say said,quote").line, 2);
        assert!(wrong("say,verb,a b c d e,sing").why.contains("sing"));
        assert!(wrong("say,word,a,quote").why.contains("kind"));
        assert!(wrong("say,verb").why.contains("4 fields"));
    }
}
