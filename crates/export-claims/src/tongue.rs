//! Languages as FollowTheMoney names them.

/// ISO 639-3 for a BCP 47 tag, of the languages that news is mostly written in.
pub fn three_letters(tag: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 24] = [
        ("ar", "ara"),
        ("bn", "ben"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("fa", "fas"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hi", "hin"),
        ("hu", "hun"),
        ("id", "ind"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("nl", "nld"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "ron"),
        ("ru", "rus"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("zh", "zho"),
    ];
    let primary = tag.split('-').next()?;
    CODES.iter().find(|(two, _)| *two == primary).map(|(_, three)| *three)
}
