//! Who may be "he" and who "she": by pronoun, by the word before a name, by the given name.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Of which sex words tell somebody to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// "woman", "niece", "she"
    Female,
    /// "man", "nephew", "he"
    Male,
}

impl Sex {
    /// What a pronoun in lower case tells.
    pub fn of_pronoun(form: &str) -> Option<Self> {
        match form {
            "he" | "him" | "his" | "himself" => Some(Self::Male),
            "she" | "her" | "hers" | "herself" => Some(Self::Female),
            _ => None,
        }
    }

    /// What the word just before a name tells of its bearer: "Mr. Li", "Queen Ana", "his wife Ana".
    pub fn of_title(before: &str) -> Option<Self> {
        let mut words = before.trim_end().rsplit(char::is_whitespace);
        let word = words.next()?;
        let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
        match word.trim_end_matches('.') {
            "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Pope" | "Brother" | "Emperor"
            | "Sheikh" | "Sheik" | "Mullah" | "Imam" | "Ayatollah" | "Cardinal" | "spokesman"
            | "chairman" | "Chairman" | "congressman" | "Congressman" | "businessman"
            | "policeman" | "actor" => Some(Self::Male),
            "Mrs" | "Ms" | "Miss" | "Madam" | "Madame" | "Lady" | "Queen" | "Princess"
            | "Sister" | "Empress" | "spokeswoman" | "chairwoman" | "Chairwoman"
            | "congresswoman" | "Congresswoman" | "businesswoman" | "policewoman" => {
                Some(Self::Female)
            }
            // "The woman Bo Roe met" is not Bo Roe.
            word => Self::of_noun(word).filter(|_| words.next().is_some_and(possessive)),
        }
    }

    /// What a noun in lower case tells.
    pub fn of_noun(noun: &str) -> Option<Self> {
        match noun {
            "woman" | "girl" | "mother" | "wife" | "daughter" | "sister" | "grandmother"
            | "girlfriend" | "female" | "lady" | "niece" | "aunt" | "mom" | "schoolgirl"
            | "granddaughter" | "actress" | "waitress" | "stepdaughter" | "bride" => {
                Some(Self::Female)
            }
            "man" | "boy" | "father" | "husband" | "son" | "brother" | "grandfather"
            | "boyfriend" | "male" | "gentleman" | "nephew" | "uncle" | "dad" | "schoolboy"
            | "grandson" | "stepson" | "groom" | "stepfather" => Some(Self::Male),
            _ => None,
        }
    }

    /// What a person's name tells, by `data/sexes.csv`: given names that only women or only men
    /// bear. A name of one word may be a surname, but women's given names seldom are.
    pub fn of_name(name: &str) -> Option<Self> {
        let Some((given, _)) = name.split_once(' ') else {
            return sex_of_given(name).filter(|sex| *sex == Self::Female);
        };
        sex_of_given(given).or_else(|| sex_of_given(given.split('-').next()?))
    }
}

fn possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "my" | "our" | "your" | "His" | "Her" | "Their" | "My")
        || ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end))
}

fn sex_of_given(name: &str) -> Option<Sex> {
    static SEXES: OnceLock<FxHashMap<&str, Sex>> = OnceLock::new();
    let sex = |row: &'static str| {
        let (name, sex) = row.split_once(',')?;
        Some((name, if sex == "female" { Sex::Female } else { Sex::Male }))
    };
    let rows = || include_str!("../data/sexes.csv").lines().skip(1).filter_map(sex).collect();
    SEXES.get_or_init(rows).get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_where_only_one_sex_bears_them() {
        assert_eq!(Sex::of_name("Angela Ruiz"), Some(Sex::Female));
        assert_eq!(Sex::of_name("Jean-Pierre Oba"), Some(Sex::Male));
        assert_eq!(Sex::of_name("Kim Abara"), None);
        assert_eq!(Sex::of_name("Thomas"), None, "may be a surname");
        assert_eq!(Sex::of_name("Angela"), Some(Sex::Female));
        assert_eq!(Sex::of_name(""), None);
    }

    #[test]
    fn titles_tell() {
        assert_eq!(Sex::of_title("said (Mr. "), Some(Sex::Male));
        assert_eq!(Sex::of_title("with his wife\u{a0}"), Some(Sex::Female));
        assert_eq!(Sex::of_title("the guard's brother "), Some(Sex::Male));
        assert_eq!(Sex::of_title("the woman "), None, "whom the one named met");
        assert_eq!(Sex::of_title(""), None);
        assert_eq!(Sex::of_title("Gen. "), None);
    }
}
