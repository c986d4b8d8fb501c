//! The predicate table: which words make a claim of which predicate, and where their
//! arguments stand. Rows are data (`data/predicates.csv`), and a user's file adds to them.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::roles::fits::CLASSES;
use crate::tables::inflect::Irregular;

/// What a predicate is, whatever the words (`data/kinds.csv`).
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// Predicates of one family may speak of one event; part of a claim's key.
    pub family: String,
    /// Do subject and object stand in the same relation to each other?
    pub symmetric: bool,
    /// A relation between two actors, as against an event or state.
    pub relation: bool,
    /// Does one described person without a figure count as 1?
    pub single: bool,
}

/// The word class of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Inflected as a verb.
    Verb,
    /// Inflected as a noun.
    Noun,
    /// An adjective or participle.
    Adj,
    /// An adverb.
    Adv,
}

/// Where an argument stands, seen from the cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Logical subject: the doer, in active and passive.
    Subj,
    /// Logical object: the one it is done to, in active and passive.
    Obj,
    /// Indirect object.
    Iobj,
    /// The subject of the clause that the cue governs.
    Comp,
    /// The object of the infinitive that the cue governs: Y of "threatened to bomb Y".
    Aim,
    /// The cue noun itself; for an adjective, what it is said of.
    Own,
    /// Possessor of a noun.
    Poss,
    /// A name or noun put before a noun.
    Mod,
    /// The subject of the verb that carries a noun ("X launched an attack").
    Light,
    /// The subject of a verb by which it undergoes what the noun names ("X suffered losses").
    Undergo,
    /// Who bears a noun: "a man with wounds", "hospitalised in critical condition".
    Bearer,
    /// Who holds a creed: the subject of the nearest verb above that has somebody for one.
    Holder,
    /// What comes before the hyphen ("US-backed").
    Prefix,
    /// The noun an adjective stands before.
    Modified,
    /// Who says the clause: X of "X said that Y must go".
    Said,
    /// Behind a preposition.
    Prep(String),
}

/// Prepositions that an argument may stand behind.
#[rustfmt::skip]
const PREPOSITIONS: [&str; 55] = [
    "aboard", "about", "above", "across", "after", "against", "along", "alongside", "amid",
    "among", "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides",
    "between", "beyond", "by", "despite", "during", "for", "from", "in", "inside", "into", "like",
    "near", "of", "off", "on", "onto", "out", "outside", "over", "past", "per", "since", "through",
    "throughout", "till", "to", "toward", "towards", "under", "until", "up", "upon", "via", "with",
    "within", "without",
];

/// Conditions of a row, beside `subject=CLASS`, `object=CLASS`, `not=LIST` and `not-for=LIST`.
#[rustfmt::skip]
const CONDITIONS: [&str; 38] = [
    "active", "after-figure", "aid", "aimed", "alone", "arises", "bursts", "counts", "deadly", "fatal", "found",
    "given", "gunfire", "harm", "harmful", "held", "in", "infinitive", "intransitive", "known-noun", "labour",
    "leaving", "lives", "many", "not-audience", "not-court", "not-office", "not-posture", "obj-creed",
    "object", "pair", "pressing", "signed", "subject", "told-which", "toll", "verbal", "war",
];

impl Slot {
    fn read(word: &str) -> Result<Self, String> {
        Ok(match word {
            "subj" => Slot::Subj,
            "obj" => Slot::Obj,
            "iobj" => Slot::Iobj,
            "comp" => Slot::Comp,
            "aim" => Slot::Aim,
            "self" => Slot::Own,
            "poss" => Slot::Poss,
            "mod" => Slot::Mod,
            "light" => Slot::Light,
            "undergo" => Slot::Undergo,
            "bearer" => Slot::Bearer,
            "holder" => Slot::Holder,
            "prefix" => Slot::Prefix,
            "modified" => Slot::Modified,
            "said" => Slot::Said,
            p if PREPOSITIONS.contains(&p) => Slot::Prep(p.to_string()),
            other => return Err(format!("`{other}` is no place for an argument")),
        })
    }
}

/// A condition, if there is such a one.
fn condition(word: &str) -> Result<String, String> {
    let known = match word.split_once('=') {
        None => CONDITIONS.contains(&word),
        Some(("subject" | "object", class)) => CLASSES.contains(&class),
        Some((role, _)) => matches!(role, "not" | "not-for"),
    };
    known.then(|| word.to_string()).ok_or_else(|| format!("`{word}` is no condition"))
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Index of its kind.
    pub kind: usize,
    /// Word class.
    pub class: Class,
    /// Base forms, in order.
    pub words: Vec<String>,
    /// Which of the words is inflected and looked up.
    pub anchor: usize,
    /// Where the subject stands: the first place that is filled counts.
    pub subject: Vec<Slot>,
    /// Where the object stands.
    pub object: Vec<Slot>,
    /// Conditions by name.
    pub needs: Vec<String>,
    /// How, when the cue itself says so.
    pub mode: Option<String>,
}

impl Cue {
    /// Is this condition set?
    pub fn needs(&self, name: &str) -> bool {
        self.needs.iter().any(|n| n == name)
    }

    /// The class that a role's filler must have.
    pub fn accepts(&self, role: &str) -> Option<&str> {
        self.needs.iter().find_map(|n| n.strip_prefix(role)?.strip_prefix('='))
    }
}

/// A row that cannot be used, and why.
#[derive(Debug)]
pub struct RowError {
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.why)
    }
}

impl std::error::Error for RowError {}

/// All rows, found by the form that stands in the text.
#[derive(Debug)]
pub struct Table {
    /// Kinds of predicates.
    pub kinds: Vec<Kind>,
    /// Rows.
    pub cues: Vec<Cue>,
    forms: FxHashMap<String, Vec<u32>>,
    irregular: Irregular,
}

impl Table {
    /// The built-in table.
    pub fn built_in() -> Result<Self, RowError> {
        let mut table = Self {
            kinds: read_kinds(include_str!("../../data/kinds.csv"))?,
            cues: Vec::new(),
            forms: FxHashMap::default(),
            irregular: Irregular::read(include_str!("../../data/irregular.csv")),
        };
        table.add(include_str!("../../data/predicates.csv"))?;
        Ok(table)
    }

    /// Adds rows of a CSV text; a row with the predicate, class and cue of another replaces it.
    /// Columns are named in the first row: `predicate`, `class`, `cue`, and if wanted
    /// `subject`, `object`, `needs`, `mode`.
    pub fn add(&mut self, text: &str) -> Result<(), RowError> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|e| csv_error(&e))?.clone();
        let column = |name: &str| headers.iter().position(|h| h == name);
        let needed = |name: &str| {
            column(name)
                .ok_or_else(|| RowError { line: 1, why: format!("the column `{name}` is missing") })
        };
        let (predicate, class, cue) = (needed("predicate")?, needed("class")?, needed("cue")?);
        let others = [column("subject"), column("object"), column("needs"), column("mode")];
        for record in reader.records() {
            let record = record.map_err(|e| csv_error(&e))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |at: usize| record.get(at).unwrap_or("");
            let other = others.map(|at| at.map_or("", cell));
            self.row(cell(predicate), cell(class), cell(cue), other)
                .map_err(|why| RowError { line, why })?;
        }
        self.index();
        Ok(())
    }

    fn row(
        &mut self,
        predicate: &str,
        class: &str,
        cue: &str,
        [subject, object, needs, mode]: [&str; 4],
    ) -> Result<(), String> {
        let name_ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if predicate.is_empty() || !predicate.bytes().all(name_ok) {
            return Err(format!("`{predicate}` is no predicate: use a-z, 0-9 and hyphens"));
        }
        let class_name = class;
        let class = match class {
            "verb" => Class::Verb,
            "noun" => Class::Noun,
            "adj" => Class::Adj,
            "adv" => Class::Adv,
            other => return Err(format!("class `{other}`: use verb, noun, adj or adv")),
        };
        // "turn gun/rifle on himself": a row for each.
        if let Some(alternatives) = cue.split_whitespace().find(|w| w.contains('/')) {
            return alternatives.split('/').try_for_each(|one| {
                let cue = cue.replacen(alternatives, one, 1);
                self.row(predicate, class_name, &cue, [subject, object, needs, mode])
            });
        }
        let words: Vec<String> = cue.split_whitespace().map(str::to_lowercase).collect();
        if words.is_empty() || words.len() > 6 {
            return Err("a cue is one to six words".to_string());
        }
        // Hyphened words are three tokens: "cease-fire" must also be found as "cease - fire".
        if class == Class::Noun && words.iter().any(|w| w.find('-').is_some_and(|at| at > 0)) {
            let apart = cue.replace('-', " - ");
            if apart.split_whitespace().count() <= 6 && apart != cue && !cue.contains(" - ") {
                self.row(predicate, class_name, &apart, [subject, object, needs, mode])?;
            }
        }
        let slots = |text: &str| -> Result<Vec<Slot>, String> {
            text.split('|').map(str::trim).filter(|w| !w.is_empty()).map(Slot::read).collect()
        };
        let anchor = match class {
            // "cessation of hostilities" is found by its first word, "suicide bombing" by its last.
            Class::Noun
                if !words.iter().any(|w| matches!(w.as_str(), "of" | "in" | "to" | "for")) =>
            {
                words.len() - 1
            }
            _ => 0,
        };
        let row = Cue {
            kind: self.kind_named(predicate),
            class,
            anchor,
            subject: slots(subject)?,
            object: slots(object)?,
            needs: needs.split_whitespace().map(condition).collect::<Result<_, _>>()?,
            mode: (!mode.is_empty()).then(|| mode.to_string()),
            words,
        };
        let same = |c: &Cue| (c.kind, c.class, &c.words) == (row.kind, row.class, &row.words);
        match self.cues.iter().position(same) {
            Some(at) => self.cues[at] = row,
            None => self.cues.push(row),
        }
        Ok(())
    }

    fn kind_named(&mut self, name: &str) -> usize {
        if let Some(at) = self.kinds.iter().position(|k| k.name == name) {
            return at;
        }
        self.kinds.push(Kind {
            name: name.to_string(),
            family: name.to_string(),
            symmetric: false,
            relation: false,
            single: false,
        });
        self.kinds.len() - 1
    }

    fn index(&mut self) {
        self.forms.clear();
        for (i, cue) in self.cues.iter().enumerate() {
            let anchor = cue.words[cue.anchor].trim_start_matches('-');
            let mut forms = match cue.class {
                Class::Verb => self.irregular.verb(anchor),
                Class::Noun => self.irregular.noun(anchor),
                Class::Adj | Class::Adv => vec![anchor.to_string()],
            };
            forms.sort();
            forms.dedup();
            // "found" is far oftener what was found than to found.
            forms.retain(|f| f != "found" || cue.class != Class::Verb);
            for form in forms {
                self.forms.entry(form).or_default().push(i as u32);
            }
        }
    }

    /// Rows whose anchor may stand as this lower-case form.
    pub fn rows(&self, form: &str) -> &[u32] {
        self.forms.get(form).map_or(&[], Vec::as_slice)
    }

    /// Index of a built-in kind.
    pub fn kind(&self, name: &str) -> usize {
        self.kinds.iter().position(|k| k.name == name).unwrap_or(0)
    }
}

fn csv_error(error: &csv::Error) -> RowError {
    RowError { line: error.position().map_or(1, csv::Position::line), why: error.to_string() }
}

fn read_kinds(text: &str) -> Result<Vec<Kind>, RowError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut kinds = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| csv_error(&e))?;
        let cell = |at: usize| record.get(at).unwrap_or("");
        kinds.push(Kind {
            name: cell(0).to_string(),
            family: cell(1).to_string(),
            relation: cell(2) == "relation",
            symmetric: cell(3) == "yes",
            single: cell(5) == "yes",
        });
    }
    Ok(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_rows_are_sound() {
        let table = Table::built_in().unwrap();
        assert!(table.cues.len() > 500);
        assert!(
            table.rows("killings").iter().any(|&i| table.cues[i as usize].class == Class::Noun)
        );
        assert!(table.rows("banana").is_empty());
    }

    #[test]
    fn users_rows_add_and_replace() {
        let mut table = Table::built_in().unwrap();
        let before = table.cues.len();
        table.add("predicate,class,cue,subject,object\nacquired,verb,acquire,subj,obj\n").unwrap();
        assert_eq!(table.cues.len(), before + 1);
        assert!(!table.rows("acquired").is_empty());
        table.add("predicate,class,cue,subject,object\nacquired,verb,acquire,by,obj\n").unwrap();
        assert_eq!(table.cues.len(), before + 1);
        assert_eq!(table.cues[before].subject, [Slot::Prep("by".into())]);
    }

    #[test]
    fn alternatives_are_a_row_each() {
        let mut table = Table::built_in().unwrap();
        let before = table.cues.len();
        table.add("predicate,class,cue\nacquired,verb,snap up/away firm/rival\n").unwrap();
        let words = |c: &Cue| c.words.join(" ");
        let added: Vec<_> = table.cues[before..].iter().map(words).collect();
        let all = ["snap up firm", "snap up rival", "snap away firm", "snap away rival"];
        assert_eq!(added, all);
    }

    #[test]
    fn wrong_rows_name_their_line() {
        let mut table = Table::built_in().unwrap();
        let why = |t: &mut Table, s: &str| t.add(s).unwrap_err().to_string();
        assert!(why(&mut table, "predicate,class\n").starts_with("1: the column `cue`"));
        let bad = "predicate,class,cue\nkilled,verb,smite\nkilled,verbs,smite\n";
        assert!(why(&mut table, bad).starts_with("3: class `verbs`"), "{bad}");
        for (column, cell) in [
            ("subject", "SUBJ"),
            ("subject", "subjekt"),
            ("object", "obbj"),
            ("needs", "counst"),
            ("needs", "objct=place"),
            ("needs", "object=plaice"),
        ] {
            let bad = format!("predicate,class,cue,{column}\nkilled,verb,smite,{cell}\n");
            assert!(why(&mut table, &bad).starts_with(&format!("2: `{cell}` is no ")), "{cell}");
        }
    }
}
