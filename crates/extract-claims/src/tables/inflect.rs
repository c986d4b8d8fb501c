//! The inflected forms of a cue word, so that cues are found by form, before any tagging.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// Irregular forms by base form: verbs' past tenses and participles, nouns' plurals.
#[derive(Debug, Default)]
pub struct Irregular {
    forms: FxHashMap<String, Vec<String>>,
    bases: FxHashMap<String, String>,
}

impl Irregular {
    /// Reads rows of `base,forms` with forms separated by `|`.
    pub fn read(text: &str) -> Self {
        let forms: FxHashMap<String, Vec<String>> = text
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
            .map(|(base, forms)| (base.to_string(), forms.split('|').map(str::to_string).collect()))
            .collect();
        let mut bases = FxHashMap::default();
        for (base, all) in &forms {
            for form in all {
                bases.insert(form.clone(), base.clone());
            }
        }
        Self { forms, bases }
    }

    /// What a form may be a form of, the likeliest first; the form itself last.
    pub fn bases<'f>(&'f self, form: &'f str) -> impl Iterator<Item = Cow<'f, str>> {
        let known = self.bases.get(form).map(|base| Cow::Borrowed(base.as_str()));
        let built = |(stem, end): (&'f str, &str)| match end {
            "" => Cow::Borrowed(stem),
            end => Cow::Owned([stem, end].concat()),
        };
        known
            .into_iter()
            .chain(past_stems(form).chain(stems_of_s(form)).map(built))
            .chain([form.into()])
    }

    /// All forms of a verb, the base form first.
    pub fn verb(&self, base: &str) -> Vec<String> {
        let mut all = vec![base.to_string(), third_person(base), participle(base)];
        match self.forms.get(base) {
            Some(irregular) => all.extend(irregular.iter().cloned()),
            None => all.extend(past(base)),
        }
        all.extend(doubled(base).into_iter().flatten());
        all.dedup();
        all
    }

    /// Both numbers of a noun, the singular first.
    pub fn noun(&self, base: &str) -> Vec<String> {
        let mut all = vec![base.to_string(), third_person(base)];
        if let Some(irregular) = self.forms.get(base) {
            all.extend(irregular.iter().cloned());
        } else if let Some(stem) = base.strip_suffix("man") {
            all.push(format!("{stem}men"));
        }
        all
    }
}

/// Stems of a form in -ing or -ed, and what each lacks of a base form.
fn past_stems(form: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let stem = |ending: &'static str| {
        form.strip_suffix(ending).filter(|stem| stem.len() > 1).map(|stem| (stem, ending))
    };
    ["ing", "ed"].into_iter().filter_map(stem).flat_map(|(stem, ending)| {
        let b = stem.as_bytes();
        let n = b.len();
        let double = n > 2 && b[n - 1] == b[n - 2] && !matches!(b[n - 1], b'l' | b's');
        let single = double.then(|| (&stem[..n - 1], ""));
        let short = stem.strip_suffix('i').filter(|_| ending == "ed").map(|short| (short, "y"));
        let (first, second) = if takes_e(b) { ("e", "") } else { ("", "e") };
        [single, short, Some((stem, first)), Some((stem, second))].into_iter().flatten()
    })
}

/// The same of a form in -s.
fn stems_of_s(form: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let y = form.strip_suffix("ies").map(|stem| (stem, "y"));
    let s = form.strip_suffix('s').filter(|stem| !stem.ends_with('s'));
    let es = s.and_then(|stem| stem.strip_suffix('e'));
    [y, s.map(|stem| (stem, "")), es.map(|stem| (stem, ""))].into_iter().flatten()
}

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Has a verb that leaves this stem before "-ing" lost an "e": rais(ing), charg(ed), settl(ed)?
fn takes_e(stem: &[u8]) -> bool {
    let n = stem.len();
    if n < 3 {
        return n == 2;
    }
    let (last, before) = (stem[n - 1], stem[n - 2]);
    match last {
        b'v' | b'c' | b'u' | b'z' => true,
        b'g' => {
            matches!(before, b'r' | b'd' | b'n' | b'a') && before != b'n' || stem.ends_with(b"ang")
        }
        b's' => before != b's' && (vowel(before) || before == b'n' || before == b'r'),
        b'l' => !vowel(before) && before != b'l' && before != b'r',
        b't' => before == b'a' && n > 3 || before == b'u' || (before == b'o' && n > 3),
        b'r' => matches!(before, b'u' | b'i' | b'a' | b'o') && n > 3 && !stem.ends_with(b"our"),
        b'n' | b'd' | b'm' | b'k' | b'p' | b'b' => {
            vowel(before) && !vowel(stem[n - 3]) && n <= 4 && before != b'e'
        }
        _ => false,
    }
}

/// kill → kills, attack → attacks, carry → carries, clash → clashes.
fn third_person(base: &str) -> String {
    let bytes = base.as_bytes();
    let n = bytes.len();
    if n >= 2 && bytes[n - 1] == b'y' && !vowel(bytes[n - 2]) {
        return format!("{}ies", &base[..n - 1]);
    }
    let hiss = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    if hiss { format!("{base}es") } else { format!("{base}s") }
}

/// kill → killing, raise → raising, die → dying.
fn participle(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') && stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

/// kill → killed, raise → raised, carry → carried.
fn past(base: &str) -> Vec<String> {
    let bytes = base.as_bytes();
    let n = bytes.len();
    if n >= 2 && bytes[n - 1] == b'y' && !vowel(bytes[n - 2]) {
        return vec![format!("{}ied", &base[..n - 1])];
    }
    vec![if base.ends_with('e') { format!("{base}d") } else { format!("{base}ed") }]
}

/// gut → gutted, gutting; kidnap → kidnapped. Harmless where the word does not double.
fn doubled(base: &str) -> Option<[String; 2]> {
    let bytes = base.as_bytes();
    let n = bytes.len();
    let last = *bytes.last()?;
    let closed = n >= 3 && vowel(bytes[n - 2]) && !vowel(bytes[n - 3]);
    (closed
        && !matches!(last, b'w' | b'x' | b'y' | b'h')
        && last.is_ascii_alphabetic()
        && !vowel(last))
    .then(|| {
        let c = last as char;
        [format!("{base}{c}ed"), format!("{base}{c}ing")]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let irregular = Irregular::read("base,forms\nslay,slew|slain\nperson,people\n");
        assert!(irregular.verb("slay").contains(&"slain".to_string()));
        assert!(irregular.verb("kidnap").contains(&"kidnapped".to_string()));
        assert!(irregular.verb("die").contains(&"dying".to_string()));
        assert!(irregular.verb("carry").contains(&"carried".to_string()));
        assert_eq!(irregular.noun("gunman")[2], "gunmen");
        assert_eq!(irregular.noun("clash")[1], "clashes");
    }
}
