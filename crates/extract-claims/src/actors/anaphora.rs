//! Whom a word of the sentence at hand means: found in the sentence itself, else in what the
//! article has said so far.

use english::Sex;

use crate::actors::actor::{self, Filler, country};
use crate::actors::coreference::filler;
use crate::actors::pointing::{definite, outlet, pair_words, specified};
use crate::events::scene::Scene;
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::sentence::Index;

/// Whom a pronoun or description of the sentence means: somebody named before it in the
/// sentence, the speaker of what it stands in, or somebody spoken of before.
pub fn resolve(scene: &Scene, head: Index) -> Option<Vec<Filler>> {
    let s = scene.s;
    let form = s.lower(head);
    let pronoun = s.tag(head) == Tag::Pron || matches!(form, "his" | "her" | "its" | "their");
    if matches!(form, "himself" | "herself" | "themselves" | "itself") {
        return itself(scene, head);
    }
    if matches!(form, "they" | "them" | "their")
        && let Some(two) = the_two(scene, head)
    {
        return Some(two);
    }
    if let Some(found) = blamed(scene, head, form).or_else(|| of_suspects(scene, head, form)) {
        return Some(vec![found]);
    }
    if let Some(all) = all_of_them(scene, head, form) {
        return Some(all);
    }
    if pronoun && let Some(found) = within(scene, head, form) {
        return Some(vec![found]);
    }
    if let Some(found) = body_named(scene, head, form) {
        return Some(vec![found]);
    }
    scene.discourse.resolve(s, scene.lexicon, head, scene.quoted(head))
}

/// "Peru's president has defended the country's": a country or body that the sentence itself has
/// named, the last before the word, of bodies the first.
fn body_named(scene: &Scene, head: Index, form: &str) -> Option<Filler> {
    let s = scene.s;
    let country = matches!(form, "country" | "nation" | "republic" | "kingdom");
    let body = matches!(
        form,
        "group"
            | "organization"
            | "organisation"
            | "movement"
            | "company"
            | "firm"
            | "militia"
            | "agency"
            | "faction"
    );
    if !(country || body) || !definite(s, head) || specified(s, head) {
        return None;
    }
    let fits = |i: &Index| {
        let name = s.words[*i].entity.and_then(|e| scene.names.get(e));
        name.is_some_and(|n| match n.label.as_str() {
            "GPE" | "NORP" => country && scene.lexicon.country(Some(&n.id)),
            "ORG" => body && !outlet(&n.name),
            _ => false,
        })
    };
    // "After Peru occupied the country": not itself.
    let own = |i: &Index| s.rel(*i) == Rel::Nsubj && s.head(*i) == Some(s.clause_of(head));
    let other = |i: &Index| fits(i) && !own(i);
    let found = if country { (0..head).rev().find(other) } else { (0..head).find(fits) };
    actor::name(s, scene.names, scene.lexicon, found?)
}

/// "Protested against the soldiers, blaming them": the last told of between the verb and the deed
/// done to them, never who does it.
fn blamed(scene: &Scene, head: Index, form: &str) -> Option<Filler> {
    let s = scene.s;
    let many = form == "them";
    if !(many || form == "him") || s.rel(head) != Rel::Obj {
        return None;
    }
    let deed = s.head(head).filter(|&v| s.words[v].xpos == Xpos::Vbg && s.rel(v) == Rel::Advcl)?;
    let main = s.head(deed).filter(|&m| m < deed)?;
    // "He fired at the guard, fatally wounding him"
    let adverb = usize::from(deed > 1 && s.tag(deed - 1) == Tag::Adv);
    let comma = s.lower(deed.checked_sub(1 + adverb)?) == ",";
    let who = (main + 1..deed).rev().filter(|&i| nominal(s.tag(i)) && !s.words[i].dated);
    let mut who = who.filter_map(|i| actor::name(s, scene.names, scene.lexicon, i));
    who.find(|f| may_be_pointed_at(f, many)).filter(|_| comma)
}

/// May "them", or else "him", point at those?
fn may_be_pointed_at(who: &Filler, many: bool) -> bool {
    match who.label.as_deref() {
        Some("PERSON") => !many,
        Some("ORG") => many,
        Some("NORP") => many && who.plural,
        Some(_) => false,
        None => who.sort.is_some_and(Sort::acts) && who.plural == many,
    }
}

/// "Freed nine nurses and held two men suspected of abducting them": not the men, but whoever was
/// told of before them.
fn of_suspects(scene: &Scene, head: Index, form: &str) -> Option<Filler> {
    let s = scene.s;
    let many = form == "them";
    if !(many || matches!(form, "him" | "her")) || s.rel(head) != Rel::Obj {
        return None;
    }
    let deed = s.head(head).filter(|&v| s.words[v].xpos == Xpos::Vbg)?;
    let suspected = s.head(deed).filter(|&v| {
        let held = ["suspect", "accus", "charg", "convict"];
        v < deed && held.iter().any(|stem| s.lower(v).starts_with(stem))
    })?;
    let man = s.head(suspected).filter(|&n| s.rel(suspected) == Rel::Acl && n < suspected)?;
    let before = (0..man).rev().filter(|&i| nominal(s.tag(i)) && !s.words[i].dated);
    let mut before = before.filter(|&i| !matches!(s.rel(i), Rel::Compound | Rel::Flat));
    before.find_map(|i| {
        let object = matches!(s.rel(i), Rel::Obj | Rel::NsubjPass | Rel::Conj | Rel::Obl);
        let who = actor::name(s, scene.names, scene.lexicon, i)?;
        (object && may_be_pointed_at(&who, many)).then_some(who)
    })
}

/// "Peru and Chile said they": both of them.
fn all_of_them(scene: &Scene, head: Index, form: &str) -> Option<Vec<Filler>> {
    let s = scene.s;
    if !matches!(form, "they" | "them" | "their") {
        return None;
    }
    let mut clause = s.clause_of(head);
    for up in 0..3 {
        if up > 0 || s.rel(head) == Rel::NmodPoss {
            let subject = s.children(clause).find(|&c| {
                matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass) && c < head && !s.under(head, c)
            });
            if let Some(subject) = subject {
                let all = s.conjuncts(subject);
                let named = all.iter().map(|&c| actor::name(s, scene.names, scene.lexicon, c));
                let named: Option<Vec<Filler>> = named.collect();
                let acts = |f: &Filler| f.id.is_some() || f.sort.is_some_and(Sort::acts);
                return named.filter(|n| n.len() > 1 && n.iter().all(acts));
            }
        }
        clause = s.clause_of(s.head(clause)?);
    }
    None
}

/// "The two agreed to focus their attacks on": their is the two's.
fn the_two(scene: &Scene, head: Index) -> Option<Vec<Filler>> {
    let s = scene.s;
    let mut clause = s.clause_of(head);
    for _ in 0..3 {
        let subject = s.children(clause).find(|&c| {
            matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass) && c < head && !s.under(head, c)
        });
        if let Some(subject) = subject {
            return pair_words(s, subject).then(|| scene.discourse.two(scene.lexicon))?;
        }
        clause = s.clause_of(s.head(clause)?);
    }
    None
}

/// Whom "himself" means: the subject of its own clause.
fn itself(scene: &Scene, head: Index) -> Option<Vec<Filler>> {
    let s = scene.s;
    // "Himself's son was hurt": what stands within the subject cannot mean it.
    let clause = s.clause_of(head);
    // "A gunman who killed himself": the gunman, in whose phrase it stands; no "shot that hit himself".
    let person = |w: Index| {
        let acts = scene.lexicon.sort(s.lower(w)).is_some_and(Sort::acts);
        acts || s.words[w].entity.is_some() || s.children(clause).any(|c| s.lower(c) == "who")
    };
    let relative =
        |w: Index| s.rel(clause) == Rel::AclRelcl && s.head(clause) == Some(w) && person(w);
    let within = |w: Index| s.under(head, w) && !relative(w);
    let subject = voice::surface_subject(s, clause).filter(|&w| !within(w))?;
    let reflexive = matches!(s.lower(subject), "himself" | "herself" | "themselves" | "itself");
    (!reflexive).then(|| scene.who(subject)).filter(|who| !who.is_empty())
}

/// Whom "he" means when something was done to him: never who tells of it, unless the sentence
/// itself makes him its subject; nobody known, if only they were named.
pub fn victim(scene: &Scene, head: Index) -> Option<Vec<Filler>> {
    let form = scene.s.lower(head);
    if !matches!(form, "he" | "she" | "him" | "her") {
        return None;
    }
    if let Some(target) = aimed_at(scene, head) {
        return Some(scene.who(target)).filter(|who| !who.is_empty());
    }
    let found = within(scene, head, form);
    // "A spokesman says she was shot": nor who speaks for others.
    let speaks = |f: &Filler| {
        let last = f.name.rsplit(' ').next().unwrap_or("");
        f.label.is_none() && matches!(last, "spokesman" | "spokeswoman" | "official" | "lawyer")
    };
    let told = found.as_ref().is_some_and(|f| scene.discourse.tells(f) || speaks(f));
    match found {
        Some(found) if !told => Some(vec![found]),
        _ => {
            let fits = |f: &Filler| scene.discourse.may_be(f, form);
            Some(scene.discourse.bystander(8, fits).unwrap_or_default())
        }
    }
}

/// "Fired at the guard, wounding him": whom the shots were fired at.
fn aimed_at(scene: &Scene, him: Index) -> Option<Index> {
    let s = scene.s;
    let harm = s.head(him).filter(|&v| s.rel(him) == Rel::Obj && s.words[v].xpos == Xpos::Vbg)?;
    let comma = (harm.saturating_sub(2)..harm).rfind(|&i| s.lower(i) == ",")?;
    let from = comma.saturating_sub(8);
    let acts = |i: Index| {
        let name = s.words[i].entity.and_then(|e| scene.names.get(e));
        let sort = scene.lexicon.sort(s.lower(i));
        name.is_some_and(|n| n.label == "PERSON")
            || s.tag(i) == Tag::Noun
                && sort.is_some_and(|x| matches!(x, Sort::Person | Sort::Armed))
                && !actor::plural_noun(s, i)
    };
    let aimed = |i: Index| ["at", "on", "toward", "towards"].iter().any(|p| s.has_case(i, p));
    (from..comma).rfind(|&i| acts(i) && aimed(i))
}

/// The two sides that "they" or "each other" means in a claim about two sides: a pair that the
/// sentence itself coordinates before the word, else the pair last spoken of.
pub fn two(scene: &Scene, head: Index) -> Option<Vec<Filler>> {
    let s = scene.s;
    // "The two leaders" are persons, "the two rivals" of two ministers' talks their states.
    let people = matches!(s.lower(head), "leaders" | "presidents" | "ministers" | "men" | "women");
    if people && let Some(two) = scene.discourse.two_people() {
        return Some(two);
    }
    if matches!(s.lower(head), "rivals" | "neighbors" | "neighbours" | "countries" | "nations")
        && let Some(two) = two_states_here(scene, head)
    {
        return Some(two);
    }
    let coordinated = (0..head).rev().find_map(|i| {
        let subject = matches!(s.rel(i), Rel::Nsubj | Rel::NsubjPass);
        let all = if subject { s.conjuncts(i) } else { Vec::new() };
        let named: Vec<Filler> = all
            .iter()
            .filter_map(|&c| actor::name(s, scene.names, scene.lexicon, c))
            .filter(|f| f.id.is_some() || f.sort.is_some_and(Sort::acts))
            .collect();
        (named.len() >= 2).then_some(named)
    });
    // Else two bodies that the sentence has named before the word.
    let named = || {
        let mut bodies: Vec<Filler> = Vec::new();
        for i in 0..head {
            let name = s.words[i].entity.and_then(|e| scene.names.get(e));
            if let Some(name) = name.filter(|n| n.label == "ORG") {
                let who = filler(name);
                if !bodies.iter().any(|b| b.same(&who)) {
                    bodies.push(who);
                }
            }
        }
        (bodies.len() == 2).then_some(bodies)
    };
    coordinated.or_else(named).or_else(|| scene.discourse.two(scene.lexicon))
}

/// The two countries that the sentence has named before the word, if there are just two.
fn two_states_here(scene: &Scene, head: Index) -> Option<Vec<Filler>> {
    let mut found: Vec<Filler> = Vec::new();
    for word in &scene.s.words[..head] {
        let name = word.entity.and_then(|e| scene.names.get(e));
        let land = name.filter(|n| {
            matches!(n.label.as_str(), "GPE" | "NORP") && scene.lexicon.country(Some(&n.id))
        });
        if let Some(land) = land.filter(|n| !found.iter().any(|f| f.id.as_deref() == Some(&n.id))) {
            found.push(Filler { name: country(land), ..filler(land) });
        }
    }
    (found.len() == 2).then_some(found)
}

/// May "he" or "she" be whom the noun tells of?
fn suits(noun: &str, pronoun: &str) -> bool {
    let asked = Sex::of_pronoun(pronoun);
    Sex::of_noun(noun).is_none_or(|sex| asked == Some(sex))
}

/// The antecedent of a pronoun within its sentence: the speaker for "X says it attacked", else
/// the nearest name before that fits.
fn within(scene: &Scene, head: Index, form: &str) -> Option<Filler> {
    let s = scene.s;
    let person = matches!(form, "he" | "she" | "him" | "her" | "his");
    let body = matches!(form, "it" | "its");
    let many = matches!(form, "they" | "them" | "their");
    if !(person || body || many) {
        return None;
    }
    // "'He lied,' Ann Lee said": not she, nor is a man "she".
    let not = scene.quoted(head);
    let may_be =
        |f: &Filler| (not.is_none() || f.id.as_deref() != not) && scene.discourse.may_be(f, form);
    let fits = |f: &Filler| match f.label.as_deref() {
        Some("PERSON") => person && may_be(f),
        Some("ORG") => (body || many) && !outlet(&f.name),
        Some("GPE") => body,
        Some("NORP") => many && f.plural,
        Some(_) => false,
        None => {
            let acts = f.sort.is_some_and(Sort::acts);
            let one = matches!(f.sort, Some(Sort::Person | Sort::Armed));
            acts && (if f.plural {
                many
            } else if one {
                person && may_be(f)
            } else {
                body
            })
        }
    };
    // "The king and his wife", "foreign fighters and their local helpers"
    let owned = s.head(head).filter(|&o| s.rel(head) == Rel::NmodPoss && s.rel(o) == Rel::Conj);
    if let Some(first) = owned.and_then(|o| s.head(o)).filter(|&f| nominal(s.tag(f))) {
        let nearest = s.conjuncts(first).into_iter().rev().find(|&c| c < head).unwrap_or(first);
        let who = actor::name(s, scene.names, scene.lexicon, nearest);
        if let Some(who) = who.filter(|w| fits(w)) {
            return Some(who);
        }
    }
    // A possessive means first the subject of its own clause: "urged their companies".
    let mut clause = s.clause_of(head);
    if s.rel(head) == Rel::NmodPoss {
        let own = s.children(clause).find(|&c| {
            matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass) && c < head && !s.under(head, c)
        });
        if let Some(own) = own.filter(|&w| s.tag(w) != Tag::Pron) {
            let who = actor::name(s, scene.names, scene.lexicon, own);
            if let Some(who) = who.filter(|w| fits(w)) {
                return Some(who);
            }
        }
    }
    // "Estimates of the group's strength put their number at": the group's.
    if s.rel(head) == Rel::NmodPoss && (body || many) {
        let owner = |&w: &Index| {
            matches!(s.rel(w), Rel::NmodPoss) && s.head(w).is_some_and(|n| n < head)
                || s.rel(w) == Rel::Nmod && s.has_case(w, "of")
        };
        let subject = s.child(clause, Rel::Nsubj).filter(|&w| w < head);
        let within = subject.into_iter().flat_map(|w| w + 1..head).filter(|&w| {
            owner(&w)
                && s.rel(subject.unwrap_or(w)) == Rel::Nsubj
                && s.under(w, subject.unwrap_or(w))
        });
        let whole = |w: Index| {
            let who = actor::name(s, scene.names, scene.lexicon, w)?;
            match who.id {
                Some(_) => fits(&who).then_some(who),
                None if who.sort == Some(Sort::Group) => {
                    scene.discourse.resolve(s, scene.lexicon, w, None)?.pop()
                }
                None => None,
            }
        };
        if let Some(found) = within.filter_map(whole).next() {
            return Some(found);
        }
    }
    // "While the league has friends in Peru, it never had any in Chile": the subject of the clause
    // put first.
    if matches!(s.rel(head), Rel::Nsubj | Rel::NsubjPass) {
        let first = s.children(clause).find(|&c| s.rel(c) == Rel::Advcl && c < head);
        let subject = first.and_then(|c| voice::surface_subject(s, c)).filter(|&w| w < head);
        let who = subject.and_then(|w| actor::name(s, scene.names, scene.lexicon, w));
        if let Some(who) = who.filter(|w| w.id.is_some() && fits(w)) {
            return Some(who);
        }
    }
    // "Villagers protested against the guards, blaming them": not the villagers.
    if many && s.rel(head) == Rel::Obj && s.rel(clause) == Rel::Advcl {
        let subject = voice::surface_subject(s, clause).filter(|&w| w < head);
        let acts = |i: &Index| nominal(s.tag(*i)) && !s.words[*i].dated;
        let other =
            subject.and_then(|w| {
                (w + 1..head).rev().filter(acts).filter(|&i| s.clause_of(i) != clause).find_map(
                    |i| actor::name(s, scene.names, scene.lexicon, i).filter(|who| fits(who)),
                )
            });
        if other.is_some() {
            return other;
        }
    }
    // Up from the clause: the subject of a governing verb of speech or of the main clause.
    for _ in 0..4 {
        let up = s.head(clause)?;
        clause = s.clause_of(up);
        let subject = s
            .children(clause)
            .find(|&c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass) && c < head);
        let Some(subject) = subject.filter(|&w| s.tag(w) != Tag::Pron) else { continue };
        let who = actor::name(s, scene.names, scene.lexicon, subject);
        // "Medics took a woman to hospital after she had been hurt": not the medics.
        if person && !who.as_ref().is_some_and(fits) {
            let object = s.child(clause, Rel::Obj).filter(|&o| o < head && suits(s.lower(o), form));
            let who = object.and_then(|o| actor::name(s, scene.names, scene.lexicon, o));
            if let Some(who) = who.filter(|w| fits(w)) {
                return Some(who);
            }
        }
        if let Some(who) = who.filter(|w| fits(w)) {
            // "The newspaper says it", "the group said it": the one that was named before
            let body = who.id.is_none() && who.sort == Some(Sort::Group);
            let named = || resolve(scene, subject)?.pop();
            return if body { named().or(Some(who)) } else { Some(who) };
        }
        if s.rel(clause) == Rel::Root {
            break;
        }
    }
    // Else the nearest person named before in the sentence.
    let before = |i: Index| {
        let name = s.words[i].entity.and_then(|e| scene.names.get(e));
        let named = name.filter(|n| n.label == "PERSON").map(filler);
        person && named.is_some_and(|f| may_be(&f))
    };
    let named = (0..head).rev().find(|&i| before(i))?;
    actor::name(s, scene.names, scene.lexicon, named)
}
