//! Name types and the tags that the sequence model gives to tokens.

/// OntoNotes name types, in the order of their codes.
pub const TYPES: [&str; 11] = [
    "PERSON",
    "NORP",
    "FAC",
    "ORG",
    "GPE",
    "LOC",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "LAW",
    "LANGUAGE",
];

/// Number of tags: O, and B, I, E, S of each type (the BILOU scheme of Ratinov and Roth 2009).
pub const TAGS: usize = 1 + 4 * TYPES.len();

/// Where a token stands in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    End,
    /// The only one.
    Single,
}

/// A tag: 0 is "no name", else type and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(pub u8);

impl Tag {
    /// No name.
    pub const OUT: Tag = Tag(0);

    /// The tag of a token at `place` in a name of type `kind` (an index of [`TYPES`]).
    pub fn new(kind: u8, place: Place) -> Tag {
        Tag(1 + 4 * kind + place as u8)
    }

    /// The type and place, or none outside a name.
    pub fn split(self) -> Option<(u8, Place)> {
        let code = self.0.checked_sub(1)?;
        let place = match code % 4 {
            0 => Place::Begin,
            1 => Place::Inside,
            2 => Place::End,
            _ => Place::Single,
        };
        Some((code / 4, place))
    }

    /// Whether a name may go on after this tag.
    pub fn open(self) -> bool {
        matches!(self.split(), Some((_, Place::Begin | Place::Inside)))
    }

    /// Whether `next` may follow this tag.
    pub fn allows(self, next: Tag) -> bool {
        match (self.split(), next.split()) {
            (Some((a, Place::Begin | Place::Inside)), Some((b, Place::Inside | Place::End))) => {
                a == b
            }
            (Some((_, Place::Begin | Place::Inside)), _) => false,
            (_, Some((_, Place::Inside | Place::End))) => false,
            _ => true,
        }
    }
}

/// The code of a type by its name.
pub fn kind(name: &str) -> Option<u8> {
    TYPES.iter().position(|t| *t == name).map(|i| i as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_split_and_follow() {
        let begin = Tag::new(3, Place::Begin);
        assert_eq!(begin.split(), Some((3, Place::Begin)));
        assert!(begin.allows(Tag::new(3, Place::End)));
        assert!(!begin.allows(Tag::new(4, Place::End)));
        assert!(!begin.allows(Tag::OUT));
        assert!(Tag::OUT.allows(Tag::new(0, Place::Single)));
        assert!(!Tag::OUT.allows(Tag::new(0, Place::Inside)));
        assert_eq!(Tag::OUT.split(), None);
    }
}
