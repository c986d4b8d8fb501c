//! What a word's spelling tells: its hash without regard to case and figures, its ends, its shape.

use crate::clusters::Table;
use crate::model::mix;

/// The spelling of one word, as the models see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) look: Look,
    /// Hashes of its last 1 to 5 letters.
    pub(crate) suffix: [u32; 5],
    /// Hashes of its first 1 to 4 letters.
    pub(crate) prefix: [u32; 4],
}

/// What is looked at of a word wherever it stands in a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Hash of the word in lower case, digits as `0`, quotes and dashes straight.
    pub(crate) word: u32,
    /// Capitals, digits, hyphens, length: a few bits each.
    pub(crate) shape: u32,
    /// Its clusters, coarse and fine, and its case class; zeros if unknown.
    pub(crate) clusters: [u32; 3],
}

/// Letters of a word that are looked at from either end.
const ENDS: usize = 5;
const START: u64 = 0x517c_c1b7_2722_0a95;

impl Form {
    /// The form of `word` with what plain text tells of it.
    pub(crate) fn known(word: &str, table: &Table) -> Self {
        let mut form = Form::new(word);
        form.look.clusters = table.look_up(form.look.word).map(u32::from);
        form
    }

    /// The form of `word`, its clusters unknown.
    pub(crate) fn new(word: &str) -> Self {
        let mut hash = START;
        let mut last = ['\0'; ENDS];
        let mut form = Form::default();
        let (mut upper, mut lower, mut digits, mut signs, mut length) = (0_u32, 0, 0, 0, 0_usize);
        let mut first_upper = false;
        for c in word.chars() {
            if c.is_uppercase() {
                first_upper |= length == 0;
                upper += 1;
            } else if c.is_lowercase() {
                lower += 1;
            } else if c.is_numeric() {
                digits += 1;
            } else {
                signs += 1;
            }
            let c = fold(c);
            hash = mix(hash, c as u32);
            // A ring: the last character at the last place written.
            last[length % ENDS] = c;
            if let Some(prefix) = form.prefix.get_mut(length) {
                *prefix = (hash >> 32) as u32;
            }
            length += 1;
        }
        form.look.word = (hash >> 32) as u32;
        let mut end = START;
        for (back, suffix) in form.suffix.iter_mut().enumerate() {
            end = mix(end, last[(length + 2 * ENDS - 1 - back) % ENDS] as u32);
            *suffix = (end >> 32) as u32;
        }
        let case = match (upper, lower) {
            (0, 0) => 0,
            (0, _) => 1,
            (1, 0) => 2,
            (_, 0) => 3,
            (1, _) if first_upper => 4,
            _ => 5,
        };
        form.look.shape = case
            | u32::from(digits > 0) << 3
            | u32::from(signs > 0) << 4
            | u32::from(lower + upper == 0 && digits > 0) << 5
            | (length.min(4) as u32) << 6;
        form
    }
}

impl Look {
    /// 0 no letters, 1 lower case, 2 one capital, 3 capitals, 4 Capitalised, 5 MiXed.
    pub(crate) fn case(self) -> u32 {
        self.shape & 7
    }
}

/// One character of many: lower case, digits alike, quotes and dashes straight.
fn fold(c: char) -> char {
    match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '0'..='9' => '0',
        '‘' | '’' | '`' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‑' | '‐' | '−' => '-',
        _ if c.is_ascii() => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// How a sentence is written: headlines in capitals tell nothing of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Usual = 0,
    /// MOST WORDS IN CAPITALS.
    Capitals = 1,
    /// Most Words Capitalised.
    Title = 2,
    /// no capital at all.
    Lower = 3,
}

impl Case {
    pub(crate) fn of<'a>(looks: impl Iterator<Item = &'a Look>) -> Case {
        let mut count = [0_usize; 8];
        looks.for_each(|look| count[(look.case() & 7) as usize] += 1);
        let [_, lower, _, capitals, title, ..] = count;
        let all = lower + capitals + title;
        if all < 3 {
            Case::Usual
        } else if capitals * 10 >= all * 7 {
            Case::Capitals
        } else if lower == all {
            Case::Lower
        } else if title * 10 >= all * 6 {
            Case::Title
        } else {
            Case::Usual
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_fold_case_figures_and_quotes() {
        assert_eq!(Form::new("Kabul").look.word, Form::new("KABUL").look.word);
        assert_eq!(Form::new("1999").look.word, Form::new("2021").look.word);
        assert_ne!(Form::new("199").look.word, Form::new("2021").look.word);
        assert_eq!(Form::new("’s").look.word, Form::new("'s").look.word);
        assert_eq!(Form::new("running").suffix[2], Form::new("sing").suffix[2]);
        assert_eq!(Form::new("Running").prefix[2], Form::new("RUNE").prefix[2]);
        assert_ne!(Form::new("Kabul").look.shape, Form::new("KABUL").look.shape);
        let _ = Form::new("");
    }

    #[test]
    fn sentences_have_a_case() {
        let case = |text: &str| {
            let forms: Vec<Form> = text.split(' ').map(Form::new).collect();
            Case::of(forms.iter().map(|f| &f.look))
        };
        assert_eq!(case("MINE FIRE KILLS NINE"), Case::Capitals);
        assert_eq!(case("Mine Fire Kills Nine"), Case::Title);
        assert_eq!(case("a mine fire"), Case::Lower);
        assert_eq!(case("A mine fire"), Case::Usual);
    }
}
