//! The relations of Universal Dependencies, folded to those that claims need.

pub use english::{Upos as Tag, Xpos};

use english::Deprel;

/// Is it a noun or a name?
pub fn nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Propn)
}

/// A dependency relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Rel {
    Root,
    Nsubj,
    NsubjPass,
    Obj,
    Iobj,
    Obl,
    OblUnmarked,
    Nmod,
    NmodPoss,
    Amod,
    Advmod,
    Acl,
    AclRelcl,
    Advcl,
    Ccomp,
    Csubj,
    Xcomp,
    Conj,
    Cc,
    Case,
    Mark,
    Det,
    Nummod,
    Compound,
    CompoundPrt,
    Appos,
    Flat,
    Aux,
    AuxPass,
    Cop,
    Parataxis,
    Punct,
    Fixed,
    Expl,
    Dep,
}

impl From<Deprel> for Rel {
    fn from(label: Deprel) -> Self {
        match label {
            Deprel::Root => Rel::Root,
            Deprel::Nsubj | Deprel::NsubjOuter => Rel::Nsubj,
            Deprel::NsubjPass => Rel::NsubjPass,
            Deprel::Obj => Rel::Obj,
            Deprel::Iobj => Rel::Iobj,
            Deprel::Obl | Deprel::OblAgent => Rel::Obl,
            Deprel::OblUnmarked => Rel::OblUnmarked,
            Deprel::Nmod | Deprel::NmodUnmarked => Rel::Nmod,
            Deprel::NmodDesc => Rel::Compound,
            Deprel::NmodPoss => Rel::NmodPoss,
            Deprel::Amod => Rel::Amod,
            Deprel::Advmod => Rel::Advmod,
            Deprel::Acl => Rel::Acl,
            Deprel::AclRelcl | Deprel::AdvclRelcl => Rel::AclRelcl,
            Deprel::Advcl => Rel::Advcl,
            Deprel::Ccomp => Rel::Ccomp,
            Deprel::Csubj | Deprel::CsubjPass | Deprel::CsubjOuter => Rel::Csubj,
            Deprel::Xcomp => Rel::Xcomp,
            Deprel::Conj => Rel::Conj,
            Deprel::Cc => Rel::Cc,
            Deprel::Case => Rel::Case,
            Deprel::Mark => Rel::Mark,
            Deprel::Det | Deprel::CcPreconj | Deprel::DetPredet => Rel::Det,
            Deprel::Nummod => Rel::Nummod,
            Deprel::Compound => Rel::Compound,
            Deprel::CompoundPrt => Rel::CompoundPrt,
            Deprel::Appos => Rel::Appos,
            Deprel::Flat | Deprel::Goeswith | Deprel::List => Rel::Flat,
            Deprel::Aux => Rel::Aux,
            Deprel::AuxPass => Rel::AuxPass,
            Deprel::Cop => Rel::Cop,
            Deprel::Parataxis => Rel::Parataxis,
            Deprel::Punct => Rel::Punct,
            Deprel::Fixed => Rel::Fixed,
            Deprel::Expl => Rel::Expl,
            _ => Rel::Dep,
        }
    }
}

impl Rel {
    /// Does the word head a clause by this relation?
    pub fn begins_clause(self) -> bool {
        matches!(
            self,
            Rel::Root
                | Rel::Acl
                | Rel::AclRelcl
                | Rel::Advcl
                | Rel::Ccomp
                | Rel::Csubj
                | Rel::Xcomp
                | Rel::Parataxis
        )
    }
}
