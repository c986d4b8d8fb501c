//! Names of word classes and dependency relations, as Universal Dependencies v2 has them.

macro_rules! names {
    ($(#[$doc:meta])* $kind:ident, $fallback:ident: $($variant:ident $name:literal $meaning:literal,)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $(#[doc = $meaning] $variant,)+
        }

        impl $kind {
            /// All of them, in their order.
            pub const ALL: &'static [$kind] = &[$($kind::$variant,)+];

            /// Its name as treebanks write it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($kind::$variant => $name,)+
                }
            }

            /// The one of this name, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == name)
            }
        }

        impl Default for $kind {
            fn default() -> Self {
                $kind::$fallback
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

names! {
    /// A universal word class (<https://universaldependencies.org/u/pos/>).
    Upos, X:
    Adj "ADJ" "Adjective.",
    Adp "ADP" "Preposition, particle of a phrasal verb.",
    Adv "ADV" "Adverb.",
    Aux "AUX" "Auxiliary verb, copula.",
    Cconj "CCONJ" "Coordinating conjunction.",
    Det "DET" "Determiner.",
    Intj "INTJ" "Interjection.",
    Noun "NOUN" "Common noun.",
    Num "NUM" "Numeral.",
    Part "PART" "Infinitive marker, negation, possessive clitic.",
    Pron "PRON" "Pronoun.",
    Propn "PROPN" "Proper noun.",
    Punct "PUNCT" "Punctuation.",
    Sconj "SCONJ" "Subordinating conjunction.",
    Sym "SYM" "Symbol.",
    Verb "VERB" "Full verb.",
    X "X" "Anything else.",
}

names! {
    /// A word class of English with its inflection (Penn Treebank, with the web treebank's
    /// additions).
    Xpos, Nn:
    Cc "CC" "Coordinating conjunction.",
    Cd "CD" "Cardinal number.",
    Dt "DT" "Determiner.",
    Ex "EX" "Existential `there`.",
    Fw "FW" "Foreign word.",
    In "IN" "Preposition or subordinating conjunction.",
    Jj "JJ" "Adjective.",
    Jjr "JJR" "Adjective, comparative.",
    Jjs "JJS" "Adjective, superlative.",
    Ls "LS" "List item's mark.",
    Md "MD" "Modal.",
    Nn "NN" "Noun, singular or mass.",
    Nns "NNS" "Noun, plural.",
    Nnp "NNP" "Proper noun, singular.",
    Nnps "NNPS" "Proper noun, plural.",
    Pdt "PDT" "Predeterminer.",
    Pos "POS" "Possessive clitic.",
    Prp "PRP" "Personal pronoun.",
    PrpPoss "PRP$" "Possessive pronoun.",
    Rb "RB" "Adverb.",
    Rbr "RBR" "Adverb, comparative.",
    Rbs "RBS" "Adverb, superlative.",
    Rp "RP" "Particle.",
    Sym "SYM" "Symbol.",
    To "TO" "`to`.",
    Uh "UH" "Interjection.",
    Vb "VB" "Verb, base form.",
    Vbd "VBD" "Verb, past.",
    Vbg "VBG" "Verb, -ing form.",
    Vbn "VBN" "Verb, past participle.",
    Vbp "VBP" "Verb, present but third person singular.",
    Vbz "VBZ" "Verb, third person singular present.",
    Wdt "WDT" "Wh-determiner.",
    Wp "WP" "Wh-pronoun.",
    WpPoss "WP$" "Possessive wh-pronoun.",
    Wrb "WRB" "Wh-adverb.",
    Stop "." "End of sentence.",
    Comma "," "Comma.",
    Colon ":" "Colon, semicolon, dash, ellipsis.",
    OpenQuote "``" "Opening quote.",
    CloseQuote "''" "Closing quote.",
    OpenBracket "-LRB-" "Opening bracket.",
    CloseBracket "-RRB-" "Closing bracket.",
    Currency "$" "Currency sign.",
    Hyph "HYPH" "Hyphen.",
    Nfp "NFP" "Superfluous punctuation, emoticon.",
    Add "ADD" "Address.",
    Afx "AFX" "Affix.",
    Gw "GW" "Goes with the next word.",
}

names! {
    /// A dependency relation (<https://universaldependencies.org/en/dep/>).
    Deprel, Dep:
    Acl "acl" "Clause that modifies a noun.",
    AclRelcl "acl:relcl" "Relative clause.",
    Advcl "advcl" "Adverbial clause.",
    AdvclRelcl "advcl:relcl" "Relative clause on a clause.",
    Advmod "advmod" "Adverb.",
    Amod "amod" "Adjective on a noun.",
    Appos "appos" "Apposition.",
    Aux "aux" "Auxiliary.",
    AuxPass "aux:pass" "Auxiliary of the passive.",
    Case "case" "Preposition, possessive clitic.",
    Cc "cc" "Conjunction word.",
    CcPreconj "cc:preconj" "`both`, `either`.",
    Ccomp "ccomp" "Clause as object.",
    Compound "compound" "Noun of a compound.",
    CompoundPrt "compound:prt" "Particle of a phrasal verb.",
    Conj "conj" "Later member of a coordination.",
    Cop "cop" "Copula.",
    Csubj "csubj" "Clause as subject.",
    CsubjPass "csubj:pass" "Clause as subject of a passive.",
    CsubjOuter "csubj:outer" "Clause as subject of a clausal predicate.",
    Dep "dep" "Unknown.",
    Det "det" "Determiner.",
    DetPredet "det:predet" "Predeterminer.",
    Discourse "discourse" "Interjection.",
    Dislocated "dislocated" "Dislocated element.",
    Expl "expl" "Expletive.",
    Fixed "fixed" "Later word of a fixed phrase.",
    Flat "flat" "Later word of a name.",
    Goeswith "goeswith" "Rest of a split word.",
    Iobj "iobj" "Indirect object.",
    List "list" "Item of a list.",
    Mark "mark" "Subordinator, `to`.",
    Nmod "nmod" "Noun on a noun.",
    NmodDesc "nmod:desc" "Title before a name.",
    NmodPoss "nmod:poss" "Possessor.",
    NmodUnmarked "nmod:unmarked" "Noun on a noun without a preposition.",
    Nsubj "nsubj" "Subject.",
    NsubjOuter "nsubj:outer" "Subject of a clausal predicate.",
    NsubjPass "nsubj:pass" "Subject of a passive.",
    Nummod "nummod" "Number on a noun.",
    Obj "obj" "Object.",
    Obl "obl" "Noun on a verb.",
    OblAgent "obl:agent" "Agent of a passive.",
    OblUnmarked "obl:unmarked" "Noun on a verb without a preposition.",
    Orphan "orphan" "Orphan of an ellipsis.",
    Parataxis "parataxis" "Clause side by side.",
    Punct "punct" "Punctuation.",
    Reparandum "reparandum" "Repaired speech.",
    Root "root" "Root of the sentence.",
    Vocative "vocative" "Person addressed.",
    Xcomp "xcomp" "Clause without its own subject.",
}

impl Deprel {
    /// The relation without its subtype: `nsubj` of `nsubj:pass`.
    pub fn base(self) -> &'static str {
        let name = self.as_str();
        name.split_once(':').map_or(name, |(base, _)| base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        for &upos in Upos::ALL {
            assert_eq!(Upos::from_name(upos.as_str()), Some(upos));
        }
        for &relation in Deprel::ALL {
            assert_eq!(Deprel::from_name(relation.as_str()), Some(relation));
        }
        for &xpos in Xpos::ALL {
            assert_eq!(Xpos::from_name(xpos.as_str()), Some(xpos));
        }
        assert_eq!(Deprel::NsubjPass.base(), "nsubj");
        assert_eq!(Upos::from_name("noun"), None);
    }
}
