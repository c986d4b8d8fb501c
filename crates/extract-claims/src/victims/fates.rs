//! Who of those told to be hurt are the dead: a victim "shot" who is told to have died, and one
//! "taken to hospital" who is not told apart from the dead, are no wounded.

use records::Claim;

use crate::figures::quantity;
use crate::tables::phrases::Phrases;
use crate::victims::ordinals::one_more;
use crate::victims::persons::{Victim, culprits, of_claim};
use crate::victims::reckon::{stated, tended};
use crate::victims::settle::{
    MANY, apart, beside, besides, counts_named, of_victims, single, toll, unsaid,
};
use crate::victims::text::characters;

/// The deaths of an article and who died.
struct Deaths {
    claims: Vec<Claim>,
    lost: Vec<Vec<Victim>>,
    /// Which only take up somebody known to have died: "he died there".
    again: Vec<bool>,
    culprits: Vec<Victim>,
}

/// Drops claims of wounds whose victim is told to be dead, or is not told apart from the dead.
pub fn drop_dead(claims: &mut Vec<Claim>) {
    let wounded = |c: &Claim| c.predicate == "wounded" && of_victims(c);
    if !claims.iter().any(wounded) {
        return;
    }
    // "Guns kill people" tells of nobody's death.
    let some = |c: &Claim| c.quantity.is_some() || !matches!(c.cue.as_str(), "kill" | "kills");
    let killed = |c: &&Claim| c.predicate == "killed" && of_victims(c) && some(c);
    let deaths: Vec<Claim> = claims.iter().filter(killed).take(MANY).cloned().collect();
    if deaths.is_empty() {
        return;
    }
    let culprits = culprits(claims);
    let lost: Vec<Vec<Victim>> = deaths.iter().map(|d| of_claim(d, &culprits)).collect();
    let again = lost.iter().map(|those| taken_up(those, &lost)).collect();
    let deaths = Deaths { claims: deaths, lost, again, culprits };
    for claim in claims.iter_mut().filter(|c| wounded(c)) {
        deaths.spare(claim);
    }
    claims.retain(|c| {
        if !wounded(c) || deaths.without(c) {
            return true;
        }
        let counted = || !besides(c) && deaths.count(c);
        let beyond = toll(c) && !counted() || counts_named(c) && deaths.fewer_here(c);
        let void = unsaid(&c.cue) && !survives(c) && !beyond;
        !void && !deaths.name(c) && !deaths.know(c)
    });
}

impl Deaths {
    /// Is one of the dead called like the wounded?
    fn name(&self, hurt: &Claim) -> bool {
        let dead = || self.claims.iter().flat_map(|d| &d.object);
        single(hurt)
            && !one_more(hurt)
            && hurt.object.iter().any(|o| dead().any(|d| d.name.eq_ignore_ascii_case(&o.name)))
    }

    /// Is one of the dead described like the wounded: "the girl" who was injured and who died?
    fn know(&self, hurt: &Claim) -> bool {
        let [who] = hurt.object.as_slice() else { return false };
        if !single(hurt) || survives(hurt) || one_more(hurt) {
            return false;
        }
        // "A boy who was badly hurt on Friday died"
        let same = |d: &Claim| {
            d.sentence() == hurt.sentence() && d.object.iter().any(|o| o.start == who.start)
        };
        if who.start.is_some() && self.claims.iter().any(same) {
            return true;
        }
        let victim = Victim::new(who);
        self.claims.iter().filter(|d| single(d) && d.object.len() == 1).any(|d| {
            let pointed = definite(d) || definite(hurt);
            let other = d.sentence() != hurt.sentence();
            pointed && other && Victim::new(&d.object[0]).alike(&victim) && !apart(d, hurt)
        })
    }

    /// "One of the victims was taken to hospital; the other victim died": one lives.
    fn the_other(&self, hurt: &Claim) -> bool {
        let starts = |c: &Claim, with: &str| {
            let from = c.object.first().and_then(|o| o.start);
            let words = |from| characters(&c.text, from..from + with.len());
            from.is_some_and(|from| words(from).eq_ignore_ascii_case(with))
        };
        let near = |d: &&Claim| single(d) && beside(d, hurt, 1);
        let died = |with: &str| self.claims.iter().filter(near).any(|d| starts(d, with));
        starts(hurt, "one of the ") && died("the other")
            || starts(hurt, "the other ") && died("one of the ")
    }

    /// Does the sentence go on that they died: "his aunt had wounds, and she died at the ward"?
    fn dies_here(&self, hurt: &Claim, who: &[Victim]) -> bool {
        let goes_on = |d: &Claim| d.sentence() == hurt.sentence() && d.start > hurt.start;
        let taken_up = |lost: &[Victim]| {
            lost.iter().any(|l| l.is_pointed() && who.iter().all(|h| l.may_be(h)))
        };
        self.claims.iter().zip(&self.lost).any(|(d, lost)| goes_on(d) && taken_up(lost))
    }

    /// Do the dead of one toll count the wounded?
    fn count(&self, hurt: &Claim) -> bool {
        self.claims.iter().any(|d| victims(d) >= victims(hurt) && !apart(d, hurt))
    }

    /// Does the sentence tell of fewer dead than it lists: "Lee and Roe were shot, one fatally"?
    fn fewer_here(&self, hurt: &Claim) -> bool {
        let here = |d: &&Claim| d.sentence() == hurt.sentence() && stated(d);
        self.claims.iter().filter(here).any(|d| victims(d) < victims(hurt))
    }

    /// Of a list of those shot, leaves who is told apart from all the dead: of "the woman and the
    /// child were shot" the woman, where the child died.
    fn spare(&self, hurt: &mut Claim) {
        let listed = unsaid(&hurt.cue) && counts_named(hurt) && hurt.object.len() <= MANY;
        let of_one = self.claims.iter().all(|d| single(d) || counts_named(d));
        let known = self.lost.iter().zip(&self.again);
        let known = known.filter(|(_, again)| !**again).flat_map(|(lost, _)| lost);
        let lost: Vec<&Victim> = known.collect();
        let blank = lost.is_empty() || lost.iter().any(|l| l.is_pointed());
        if !listed || !of_one || blank || self.lost.iter().any(Vec::is_empty) {
            return;
        }
        let who = of_claim(hurt, &self.culprits);
        if who.iter().any(Victim::is_pointed) {
            return;
        }
        let lives: Vec<bool> = who.iter().map(|w| !lost.iter().any(|l| l.may_be(w))).collect();
        let left = lives.iter().filter(|lives| **lives).count();
        if left == 0 || left == who.len() {
            return;
        }
        let mut flags = lives.into_iter();
        hurt.object.retain(|_| flags.next() == Some(true));
        hurt.quantity = Some(quantity::count(left));
    }

    /// Is the wounded told apart from the dead: as another, by who they are, or by the sentence?
    fn without(&self, hurt: &Claim) -> bool {
        let who = of_claim(hurt, &self.culprits);
        let here = |d: &Claim| d.sentence() == hurt.sentence();
        if counts_named(hurt) && also(hurt) && !self.claims.iter().any(here) {
            return true;
        }
        if self.the_other(hurt) {
            return true;
        }
        if !single(hurt) || who.is_empty() {
            return false;
        }
        let called = hurt.object.iter().any(|o| o.label.as_deref() == Some("PERSON"));
        if other(hurt) && !(called && self.name(hurt)) {
            return true;
        }
        if who.iter().any(Victim::is_pointed) {
            return false;
        }
        if self.name(hurt) || self.dies_here(hurt, &who) {
            return false;
        }
        if also(hurt) && !self.claims.iter().any(here) {
            return true;
        }
        let of_one = |d: &Claim| single(d) || counts_named(d);
        let beside = |d: &Claim| here(d) && d.object.iter().all(|o| o.start.is_some());
        // "Three were found dead, and a woman was shot": she is none of the three.
        let toll_here = self.claims.iter().filter(|d| beside(d) && stated(d));
        let told = toll_here.map(victims).fold(0.0, f64::max);
        let one_more = indefinite(hurt) && (tended(&hurt.cue) || also(hurt));
        let counted = |d: &Claim| one_more && victims(d) <= told;
        let all = self.claims.iter().zip(&self.lost).zip(&self.again);
        let mut all = all.filter(|(_, again)| !**again).map(|(death, _)| death);
        all.all(|(d, lost)| {
            let differ = || who.iter().all(|h| lost.iter().all(|l| !l.may_be(h)));
            let known = !lost.is_empty() && !lost.iter().any(Victim::is_unknown);
            counted(d) || of_one(d) && (known && (beside(d) || differ()) || other(d))
        })
    }
}

/// Do the words take up one of the dead told of by name or description?
fn taken_up(those: &[Victim], lost: &[Vec<Victim>]) -> bool {
    let [one] = those else { return false };
    let known = |v: &Victim| !v.is_pointed() && v.may_be(one);
    one.is_pointed() && lost.iter().any(|l| matches!(l.as_slice(), [v] if known(v)))
}

/// Is the victim told of as somebody besides others: "another child", "the second man"? Not who
/// was so told beside the one who did it: "shot another boy".
fn other(claim: &Claim) -> bool {
    let [who] = claim.object.as_slice() else { return false };
    let done = claim.subject.iter().any(|s| s.start.is_some());
    let start = who.start.unwrap_or(0);
    let before = characters(&claim.text, 0..start);
    let word = before.split_whitespace().next_back().unwrap_or("");
    let besides = |w: &str| {
        let w = w.to_lowercase();
        matches!(w.as_str(), "other" | "another" | "second" | "third")
    };
    !done && (besides(word) || who.text.split_whitespace().next().is_some_and(besides))
}

/// Is the victim told of as new: "a woman", "one"?
fn indefinite(claim: &Claim) -> bool {
    let first = claim.object.first().and_then(|o| o.text.split_whitespace().next());
    first.is_some_and(|w| matches!(w.to_lowercase().as_str(), "a" | "an" | "one"))
}

/// "Was also shot"
fn also(claim: &Claim) -> bool {
    characters(&claim.text, claim.start..claim.end).contains(" also ")
}

/// Is the claim's victim spoken of as known: "the girl"?
pub fn definite(claim: &Claim) -> bool {
    let start = claim.object.first().and_then(|o| o.start).unwrap_or(0);
    let before = characters(&claim.text, 0..start);
    matches!(before.split_whitespace().next_back(), Some("the" | "The"))
        || claim.object.first().is_some_and(|o| o.text.to_lowercase().starts_with("the "))
}

/// Does the sentence tell that the victim lives, or was hit where few die?
fn survives(claim: &Claim) -> bool {
    static SIGNS: Phrases = Phrases::new(&[
        "non-life",
        "nonlife",
        "not life",
        "surviv",
        "fighting for his life",
        "fighting for her life",
        "fights for his life",
        "fights for her life",
        "fighting for their lives",
        "is in critical",
        "are in critical",
        "remains in critical",
        "remained in critical",
        "is in serious",
        "are in serious",
        "remains in serious",
        "remained in serious",
        "to recover",
        "recovering",
        "stable condition",
        "good condition",
        "fair condition",
        "and released",
        "in the leg",
        "in the arm",
        "in the foot",
        "in the ankle",
        "in the calf",
        "in the knee",
        "in both legs",
        "in the left leg",
        "in the right leg",
        "in the left arm",
        "in the right arm",
        "not considered life",
    ]);
    let some_died = toll(claim) && claim.text.contains("surviv");
    !some_died && SIGNS.within(&claim.text)
}

/// How many victims a claim tells of, at least.
pub fn victims(claim: &Claim) -> f64 {
    let stated = claim.quantity.as_ref().and_then(|q| q.value.or(q.low));
    stated.unwrap_or(claim.object.len().max(1) as f64)
}
