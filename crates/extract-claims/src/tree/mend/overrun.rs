//! Clauses about those harmed that a parser lets run on into what follows: "the boy who shot his
//! sister was held", "one of four men stabbed at a bar died", "a guest found outside died".

use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::harm::harms;
use crate::tree::mend::lists::{has_child, noun, subject, under};
use crate::tree::sentence::{Index, Sentence};

/// "The blaze that hurt six guests has died down", "the boy who shot his sister was held": who stands
/// right behind the verb is hurt by it, and the verb that follows is the sentence's own. "One shot
/// killed a guard and another injured his son": two clauses.
pub fn objects_taken_for_subjects(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(2) {
        let active = matches!(s.words[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let taken = |i: Index| matches!(s.words[i].rel, Rel::Obj | Rel::AuxPass | Rel::NsubjPass);
        if !harms(s, verb) || !active || has_child(s, verb, taken) {
            continue;
        }
        let relative = s.words[verb].rel == Rel::AclRelcl;
        let clause = (verb + 2..s.len().min(verb + 16)).find(|&i| {
            let below = s.words[i].head == Some(verb) && s.words[i].rel == Rel::Ccomp;
            below || relative && s.tag(i) == Tag::Verb && !under(s, i, verb)
        });
        let Some(clause) = clause else { continue };
        let marked = has_child(s, clause, |i| s.words[i].rel == Rel::Mark);
        let whom = (verb + 1..clause).find(|&i| {
            s.words[i].head == Some(clause) && subject(s.words[i].rel) && nominal(s.tag(i))
        });
        let Some(whom) = whom.filter(|&w| !marked && directly_behind(s, verb, w)) else { continue };
        let other = (whom + 2..clause).find(|&i| {
            s.words[i].head == Some(whom)
                && s.words[i].rel == Rel::Conj
                && subject_of_its_own(s, i, clause)
        });
        if let Some(other) = other {
            (s.words[other].head, s.words[other].rel) = (Some(clause), s.words[whom].rel);
            s.words[clause].rel = Rel::Conj;
        } else if relative && s.words[clause].head == Some(verb) {
            let Some(top) = whole_phrase(s, verb) else { continue };
            (s.words[clause].head, s.words[clause].rel) = match s.words[top].rel {
                Rel::Obj => (s.words[top].head, Rel::Ccomp),
                rel => (s.words[top].head, rel),
            };
            let passive = has_child(s, clause, |i| s.words[i].rel == Rel::AuxPass);
            let rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
            (s.words[top].head, s.words[top].rel) = (Some(clause), rel);
        } else if !relative {
            continue;
        }
        (s.words[whom].head, s.words[whom].rel) = (Some(verb), Rel::Obj);
    }
}

/// Does nothing but the noun's own words stand between a verb and it?
fn directly_behind(s: &Sentence, verb: Index, noun: Index) -> bool {
    (verb + 1..noun).all(|i| under(s, i, noun) && !matches!(s.lower(i), "," | "that" | "of"))
}

/// Is it the last noun before a verb without another subject: "and another injured"?
fn subject_of_its_own(s: &Sentence, noun: Index, verb: Index) -> bool {
    s.lower(noun - 1) == "and" && noun + 1 == verb
}

/// The noun that a phrase with this clause in it hangs on: "others" of "others held in the raid that
/// hurt six".
fn whole_phrase(s: &Sentence, clause: Index) -> Option<Index> {
    let mut top = s.words[clause].head?;
    for _ in 0..6 {
        let up = match s.words[top].rel {
            Rel::Nmod | Rel::Obl | Rel::Acl => s.words[top].head.filter(|&h| h < top)?,
            _ => break,
        };
        top = up;
    }
    (nominal(s.tag(top)) && top < clause && !matches!(s.words[top].rel, Rel::Nmod | Rel::Obl))
        .then_some(top)
}

/// "One of five men shot at a bar has died": the one has; the five were shot.
pub fn one_of_those_hurt(s: &mut Sentence) {
    for of in 1..s.len().saturating_sub(4) {
        let one = of - 1;
        let some =
            s.words[one].number.is_some() || matches!(s.lower(one), "one" | "some" | "several");
        if s.lower(of) != "of" || !some {
            continue;
        }
        let hurt = (of + 2..s.len().min(of + 7)).find(|&i| harms(s, i));
        // "One of five shot at a bar has died"
        let bare = |h: usize| h == of + 2;
        let counted = |h: usize| s.words[h - 1].number.is_some();
        let Some(hurt) = hurt.filter(|&h| if counted(h) { bare(h) } else { noun(s, h - 1) }) else {
            continue;
        };
        let those = hurt - 1;
        let own = (of + 1..those).all(|i| {
            matches!(s.tag(i), Tag::Det | Tag::Num | Tag::Adj | Tag::Noun)
                || s.words[i].number.is_some()
        });
        let verb = (hurt + 1..s.len().min(hurt + 14)).find(|&i| {
            let finite = matches!(s.words[i].xpos, Xpos::Vbd | Xpos::Vbz)
                && matches!(s.lower(i), "died" | "survived" | "dies" | "survives")
                || has_child(s, i, |c| c > hurt && c < i && matches!(s.lower(c), "has" | "have"));
            s.tag(i) == Tag::Verb
                && finite
                && !has_child(s, i, |c| subject(s.words[c].rel) && c > hurt)
        });
        let Some(verb) = verb.filter(|_| own) else { continue };
        if (hurt + 1..verb).any(|i| matches!(s.lower(i), "," | ";" | "and" | "who" | "that")) {
            continue;
        }
        if s.words[hurt].rel == Rel::Acl && s.words[one].head == Some(verb) {
            continue;
        }
        let outer = if under(s, verb, hurt) {
            (s.words[hurt].head, s.words[hurt].rel)
        } else {
            (s.words[verb].head, s.words[verb].rel)
        };
        let root = outer.0.is_none_or(|h| h < one || h > verb);
        if !root {
            continue;
        }
        (s.words[verb].head, s.words[verb].rel) = outer;
        (s.words[one].head, s.words[one].rel) = (Some(verb), Rel::Nsubj);
        (s.words[those].head, s.words[those].rel) = (Some(one), Rel::Nmod);
        (s.words[hurt].head, s.words[hurt].rel) = (Some(those), Rel::Acl);
        s.words[hurt].xpos = Xpos::Vbn;
        for i in of..those {
            s.words[i].head = Some(those);
            s.words[i].rel = match s.tag(i) {
                Tag::Num => Rel::Nummod,
                Tag::Det => Rel::Det,
                Tag::Noun => Rel::Compound,
                Tag::Adj => Rel::Amod,
                _ => Rel::Case,
            };
        }
    }
}

/// "A man found outside died": he died; found is who he was.
pub fn found_is_no_root(s: &mut Sentence) {
    for found in 1..s.len().saturating_sub(1) {
        let told = s.tag(found) == Tag::Verb
            && matches!(
                s.lower(found),
                "found" | "shot" | "hit" | "struck" | "injured" | "wounded"
            );
        if !told {
            continue;
        }
        let died = (found + 1..s.len().min(found + 10)).find(|&i| {
            s.words[i].head == Some(found)
                && matches!(s.words[i].rel, Rel::Obj | Rel::Ccomp)
                && s.words[i].xpos == Xpos::Vbd
                && s.tag(i) == Tag::Verb
                && !has_child(s, i, |c| subject(s.words[c].rel) || s.words[c].rel == Rel::Mark)
        });
        let who = (0..found).rfind(|&i| s.words[i].head == Some(found) && subject(s.words[i].rel));
        let (Some(died), Some(who)) = (died, who) else { continue };
        if has_child(s, found, |i| matches!(s.words[i].rel, Rel::Aux | Rel::AuxPass)) {
            continue;
        }
        (s.words[died].head, s.words[died].rel) = (s.words[found].head, s.words[found].rel);
        (s.words[who].head, s.words[who].rel) = (Some(died), Rel::Nsubj);
        (s.words[found].head, s.words[found].rel) = (Some(who), Rel::Acl);
        s.words[found].xpos = Xpos::Vbn;
    }
}

/// "The father of Ann Lee, who died in the fire, thanked the crew": she died, and he thanked.
pub fn relatives_of_the_dead(s: &mut Sentence) {
    for who in 4..s.len().saturating_sub(2) {
        if s.lower(who) != "who" || s.lower(who - 1) != "," {
            continue;
        }
        let name = who - 2;
        let Some(died) = s.words[who].head.filter(|&v| v > who && s.words[v].rel == Rel::AclRelcl)
        else {
            continue;
        };
        let Some(kin) = s.words[died].head.filter(|&k| k < name) else { continue };
        let named = s.words[name].entity.is_some()
            && s.words[name].head == Some(kin)
            && s.words[name].rel == Rel::Nmod;
        let verb = (died + 1..s.len()).find(|&i| {
            s.words[i].head == Some(died)
                && matches!(s.words[i].rel, Rel::Conj | Rel::Parataxis)
                && s.tag(i) == Tag::Verb
                && (died + 1..i).any(|c| s.lower(c) == ",")
        });
        let Some(verb) = verb.filter(|&v| {
            named && !has_child(s, v, |i| subject(s.words[i].rel) || s.words[i].rel == Rel::Cc)
        }) else {
            continue;
        };
        s.words[died].head = Some(name);
        (s.words[verb].head, s.words[verb].rel) = (s.words[kin].head, s.words[kin].rel);
        (s.words[kin].head, s.words[kin].rel) = (Some(verb), Rel::Nsubj);
    }
}

/// "The child hurt Monday night has died": of two subjects a time is none.
pub fn time_is_no_subject(s: &mut Sentence) {
    for time in 1..s.len().saturating_sub(1) {
        let word = &s.words[time];
        if !word.dated || !subject(word.rel) {
            continue;
        }
        let Some(verb) = word.head.filter(|&v| v > time && s.tag(v) == Tag::Verb) else { continue };
        let other = (0..time)
            .any(|i| s.words[i].head == Some(verb) && subject(s.words[i].rel) && !s.words[i].dated);
        if other {
            s.words[time].rel = Rel::OblUnmarked;
        }
    }
}

/// "Police say he shot his wife, then fled": he did, and not the police.
pub fn then_did(s: &mut Sentence) {
    for verb in 3..s.len() {
        let word = &s.words[verb];
        let loose = matches!(word.rel, Rel::Parataxis | Rel::Conj) && word.xpos == Xpos::Vbd;
        let Some(says) = word.head.filter(|&h| loose && h < verb) else { continue };
        let speech =
            matches!(s.lower(says), "said" | "say" | "says" | "believe" | "believes" | "reported");
        let then = (verb.saturating_sub(3)..verb).find(|&i| s.lower(i) == "then");
        let first = then.and_then(|t| {
            (says + 1..t).rfind(|&i| {
                let told = s.words[i].xpos == Xpos::Vbd
                    && s.tag(i) == Tag::Verb
                    && s.words[i].rel != Rel::AclRelcl;
                told && under(s, i, says)
                    && has_child(s, i, |c| subject(s.words[c].rel) && c > says)
            })
        });
        let Some(first) = first.filter(|_| speech) else { continue };
        if !has_child(s, verb, |c| subject(s.words[c].rel)) {
            (s.words[verb].head, s.words[verb].rel) = (Some(first), Rel::Conj);
        }
    }
}

/// "Two guards watching the gate were shot": they were; watching is what they did.
pub fn watching_is_no_root(s: &mut Sentence) {
    for going in 1..s.len().saturating_sub(3) {
        let word = &s.words[going];
        let who = going - 1;
        let bare = word.tag == Tag::Verb
            && word.xpos == Xpos::Vbg
            && matches!(word.rel, Rel::Root | Rel::Ccomp)
            && s.words[who].head == Some(going)
            && s.words[who].rel == Rel::Nsubj
            && !has_child(s, going, |i| matches!(s.words[i].rel, Rel::Aux | Rel::Mark));
        if !bare {
            continue;
        }
        let told = (going + 2..s.len().min(going + 16)).find(|&v| {
            s.words[v].head == Some(going)
                && s.words[v].rel == Rel::Ccomp
                && harms(s, v)
                && has_child(s, v, |i| i > going && s.words[i].rel == Rel::AuxPass)
                && !has_child(s, v, |i| subject(s.words[i].rel) || s.words[i].rel == Rel::Mark)
        });
        let Some(verb) = told else { continue };
        (s.words[verb].head, s.words[verb].rel) = (s.words[going].head, s.words[going].rel);
        (s.words[who].head, s.words[who].rel) = (Some(verb), Rel::NsubjPass);
        (s.words[going].head, s.words[going].rel) = (Some(who), Rel::Acl);
    }
}

/// "The judge was killed along with two guards": they were, too.
pub fn along_with(s: &mut Sentence) {
    for along in 2..s.len().saturating_sub(2) {
        let with = along + 1;
        if !matches!(s.lower(along), "along" | "together") || s.lower(with) != "with" {
            continue;
        }
        let told =
            |i: Index| harms(s, i) || matches!(s.lower(i), "died" | "dead" | "perished" | "slain");
        let Some(verb) = (along.saturating_sub(14)..along).rfind(|&i| told(i)) else { continue };
        if (verb + 1..along)
            .any(|i| s.tag(i) == Tag::Verb || matches!(s.lower(i), "and" | "but" | ";"))
        {
            continue;
        }
        // "two of his guards"
        let some = |i: Index| s.words[i].number.is_some() && s.lower(i + 1) == "of";
        let Some(mut noun) =
            (with + 1..s.len().min(with + 8)).find(|&i| nominal(s.tag(i)) || some(i))
        else {
            continue;
        };
        while let Some(up) =
            s.words[noun].head.filter(|&h| h > noun && h < with + 8 && nominal(s.tag(h)))
        {
            noun = up;
        }
        let Some(first) = those_told_of(s, verb) else { continue };
        if first >= along || under(s, first, noun) || s.words[noun].dated {
            continue;
        }
        (s.words[noun].head, s.words[noun].rel) = (Some(first), Rel::Conj);
        for i in [along, with] {
            (s.words[i].head, s.words[i].rel) = (Some(noun), Rel::Cc);
        }
    }
}

/// Who was harmed, as the verb or a word above it tells: "Ann Lee" of "Ann Lee was found shot dead".
fn those_told_of(s: &Sentence, verb: Index) -> Option<Index> {
    let mut at = verb;
    for _ in 0..3 {
        let object = (at + 1..s.len().min(at + 12))
            .find(|&i| s.words[i].head == Some(at) && s.words[i].rel == Rel::Obj);
        let own = (0..at).rfind(|&i| s.words[i].head == Some(at) && subject(s.words[i].rel));
        let passive = has_child(s, at, |i| s.words[i].rel == Rel::AuxPass);
        let active = harms(s, at) && !passive && s.words[at].xpos == Xpos::Vbd;
        match (object, own) {
            (Some(object), _) if !passive => return Some(object),
            (_, Some(_)) if active => return None,
            (_, Some(own)) => return Some(own),
            _ => {}
        }
        let up = s.words[at].head.filter(|&h| h < at)?;
        match s.words[at].rel {
            Rel::Acl if nominal(s.tag(up)) => return Some(up),
            Rel::Xcomp | Rel::Conj => at = up,
            _ => return None,
        }
    }
    None
}

/// "Injured another early Sunday": another person, no other morning.
pub fn another_before_day(s: &mut Sentence) {
    for other in 1..s.len().saturating_sub(1) {
        let told =
            s.lower(other) == "another" || s.words[other].number.is_some() && !s.words[other].dated;
        let verb = other - 1;
        let Some(day) = s.words[other].head.filter(|&d| told && d > other && s.words[d].dated)
        else {
            continue;
        };
        let right =
            harms(s, verb) && s.words[day].head == Some(verb) && s.words[day].rel == Rel::Obj;
        if right && s.words[other + 1].dated {
            (s.words[other].head, s.words[other].rel) = (Some(verb), Rel::Obj);
            if s.lower(other) == "another" {
                s.words[other].tag = Tag::Pron;
            }
            s.words[day].rel = Rel::OblUnmarked;
        }
    }
}

/// "Four were hit by gunfire and two of them died": two died, and nobody was hit by the two.
pub fn some_after_and(s: &mut Sentence) {
    for some in 2..s.len().saturating_sub(3) {
        let word = &s.words[some];
        let Some(other) = word.head.filter(|&h| word.rel == Rel::Conj && h < some) else {
            continue;
        };
        let counted = word.number.is_some() || matches!(s.lower(some), "one" | "some" | "both");
        if !counted || s.lower(some - 1) != "and" || s.lower(some + 1) != "of" {
            continue;
        }
        let verb = (some + 2..s.len().min(some + 8))
            .find(|&i| s.tag(i) == Tag::Verb && s.words[i].xpos != Xpos::Vbg);
        let Some(verb) = verb.filter(|&v| !has_child(s, v, |i| subject(s.words[i].rel))) else {
            continue;
        };
        let loose = matches!(s.words[verb].rel, Rel::Advcl | Rel::Conj | Rel::Parataxis);
        let Some(first) =
            s.words[verb].head.filter(|&h| loose && h < some && s.tag(h) == Tag::Verb)
        else {
            continue;
        };
        let phrase =
            (some + 1..verb).all(|i| under(s, i, some) || matches!(s.tag(i), Tag::Aux | Tag::Adv));
        if !phrase || !under(s, other, first) || s.words[other].rel == Rel::Obj {
            continue;
        }
        let passive = has_child(s, verb, |i| s.words[i].rel == Rel::AuxPass);
        let rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
        (s.words[some].head, s.words[some].rel) = (Some(verb), rel);
        s.words[verb].rel = Rel::Conj;
    }
}

/// "Also killed in the raid was Bo Lee": he was.
pub fn also_killed_was(s: &mut Sentence) {
    for harm in 0..s.len().saturating_sub(3).min(4) {
        let opens = harm == 0 || matches!(s.lower(harm - 1), "also" | "," | "among");
        if !opens || !harms(s, harm) || s.words[harm].xpos != Xpos::Vbn {
            continue;
        }
        let was = (harm + 2..s.len().min(harm + 10))
            .find(|&i| s.words[i].rel == Rel::Cop && matches!(s.lower(i), "was" | "were"));
        let Some(was) = was else { continue };
        let Some(who) = s.words[was].head.filter(|&w| w > was && nominal(s.tag(w))) else {
            continue;
        };
        let below = s.words[who].head == Some(harm)
            && matches!(s.words[who].rel, Rel::Ccomp | Rel::Parataxis);
        if below && !has_child(s, who, |i| subject(s.words[i].rel)) {
            s.words[who].rel = Rel::NsubjPass;
            (s.words[was].head, s.words[was].rel) = (Some(harm), Rel::AuxPass);
        }
    }
}

/// "A man and two children found dead": he was found, too.
pub fn both_found_dead(s: &mut Sentence) {
    for found in 3..s.len().saturating_sub(1) {
        let dead = matches!(s.lower(found + 1), "dead" | "shot" | "slain" | "stabbed" | "wounded");
        let word = &s.words[found];
        let told = s.lower(found) == "found" && dead && word.rel == Rel::Acl;
        let Some(last) = word.head.filter(|&l| told && l + 1 == found) else { continue };
        let first = s.words[last].head.filter(|&f| f < last && s.words[last].rel == Rel::Conj);
        let Some(first) = first.filter(|&f| nominal(s.tag(f)) && !s.words[f].dated) else {
            continue;
        };
        let near = (first + 1..last).all(|i| under(s, i, first));
        if near && !(first + 1..last).any(|i| matches!(s.lower(i), ",") || s.tag(i) == Tag::Verb) {
            s.words[found].head = Some(first);
        }
    }
}

/// "Five others injured, one critically": the five were injured; how the one is, stands apart.
pub fn one_critically(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(3) {
        let one = verb + 2;
        let how = matches!(
            s.lower(one + 1),
            "critically" | "seriously" | "fatally" | "severely" | "gravely" | "badly" | "slightly"
        );
        let beside = how && s.lower(verb + 1) == "," && s.words[one].head == Some(verb);
        let counted = s.words[one].number.is_some() || s.lower(one) == "one";
        let done = matches!(s.words[verb].xpos, Xpos::Vbn | Xpos::Vbd);
        if !beside || !counted || !done || s.words[one].rel != Rel::Obj {
            continue;
        }
        let who = (0..verb).rfind(|&i| s.words[i].head == Some(verb) && subject(s.words[i].rel));
        if let Some(who) = who.filter(|_| harms(s, verb)) {
            s.words[one].rel = Rel::Parataxis;
            s.words[who].rel = Rel::NsubjPass;
            s.words[verb].xpos = Xpos::Vbn;
        }
    }
}
