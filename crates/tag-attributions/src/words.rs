//! Coarse word classes: closed classes by list, open ones from the tagger.

use std::sync::LazyLock;

use english::{Tag, Upos, Xpos};
use rustc_hash::FxHashMap;

/// A coarse word class, as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Capitalised within a sentence, or all capitals.
    Name,
    /// Any other open-class word: noun, adjective, or a verb that is no cue.
    Noun,
    /// A finite verb or infinitive.
    Verb,
    /// A participle: finite with its auxiliary, or hung on the noun before it.
    Participle,
    /// be, have, do and modals, with their clitics.
    Aux,
    Adverb,
    /// A personal pronoun that can be a subject, or a pronoun such as "some".
    Pronoun,
    /// who, which.
    Relative,
    Determiner,
    /// 's and its like, my, his, their.
    Possessive,
    Adposition,
    /// because, while, if, …
    Subordinator,
    That,
    /// and, or.
    And,
    But,
    To,
    Number,
    /// A day, month or other time name.
    Time,
    /// A hyphen, slash or sign within a compound.
    Joint,
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// . ! ? …
    Stop,
    Open,
    Close,
    /// A whole quotation, marks included.
    Quote,
    /// A quotation mark on its own, and all else.
    Other,
}

/// The class of an open-class word as the tagger sees it.
pub(crate) fn by_tag(tag: Tag, capital: bool) -> Class {
    match (tag.upos, tag.xpos) {
        (Upos::Verb, Xpos::Vbn | Xpos::Vbg) => Class::Participle,
        (Upos::Verb | Upos::Aux, _) => Class::Verb,
        (Upos::Adv, _) => Class::Adverb,
        (Upos::Propn, _) if capital => Class::Name,
        (Upos::Adp, _) => Class::Adposition,
        (Upos::Sconj, _) => Class::Subordinator,
        (Upos::Num, _) => Class::Number,
        _ => Class::Noun,
    }
}

pub(crate) fn sign(word: &str) -> Option<Class> {
    // Most words are none, and their first letter tells.
    if word.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    Some(match word {
        "," => Class::Comma,
        ":" => Class::Colon,
        ";" => Class::Semicolon,
        "-" | "--" | "—" | "–" | "---" | "―" => Class::Dash,
        "/" | "&" | "&amp;" | "$" | "£" | "€" | "%" | "#" | "+" => Class::Joint,
        "(" | "[" | "{" => Class::Open,
        ")" | "]" | "}" => Class::Close,
        _ if word.starts_with(['.', '!', '?', '…']) => Class::Stop,
        _ if word.chars().all(|c| !c.is_alphanumeric()) => Class::Other,
        _ => return None,
    })
}

/// Days, months and words that name a time: no part of a speaker's name.
pub(crate) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan."
            | "feb."
            | "aug."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
    )
}

/// Function words, and common words that are only verbs or adverbs, by class.
const CLOSED: [(Class, &str); 13] = [
    (
        Class::Pronoun,
        "he she they i we you it everyone everybody someone somebody nobody anyone anybody \
         others him them me us himself herself themselves itself myself ourselves there one",
    ),
    (Class::Relative, "who which whom"),
    (Class::That, "that"),
    (
        Class::Determiner,
        "the a an this these those some any no every each all both another many several most \
         few more such half other much",
    ),
    (Class::Possessive, "'s ’s ' ’ my your his her its our their whose"),
    (
        Class::Aux,
        "be am is are was were been being have has had having do does did will would can \
         could shall should may might must ca wo 've 're 'll 'd 'm ’ve ’re ’ll ’d ’m ought",
    ),
    (
        Class::Adverb,
        "not n't n’t never also then now still later again often even once just already \
         always ever only too soon yet instead long first earlier further further-more \
         perhaps maybe rather quite very sometimes there-fore however meanwhile therefore \
         thus largely early flatly simply today yesterday tonight tomorrow so far twice back \
         well almost nearly about-face moreover nonetheless nevertheless altogether afterward \
         afterwards here",
    ),
    (
        Class::Adposition,
        "of in on at for from with by about against into over under between among through \
         during within without toward towards upon across behind near outside inside beyond \
         around per via amid despite throughout including like unlike off out up down",
    ),
    (
        Class::Subordinator,
        "because while if whether when although though since unless until before after as \
         than where why how what whereas once-when whenever wherever whatever",
    ),
    (Class::And, "and or nor"),
    (Class::But, "but"),
    (Class::To, "to"),
    (
        Class::Verb,
        "went took came gave became began saw knew got brought kept told said says thinks \
         believes seems met paid sent fell lost grew rose died served",
    ),
];

/// The class of a function word or of a common word that is only a verb or adverb.
pub(crate) fn closed(word: &str) -> Option<Class> {
    static TABLE: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
        let words =
            |(class, words): (Class, &'static str)| words.split(' ').map(move |w| (w, class));
        CLOSED.into_iter().flat_map(words).collect()
    });
    TABLE.get(word).copied()
}
