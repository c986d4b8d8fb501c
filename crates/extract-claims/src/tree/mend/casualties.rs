//! Clauses of harm whose subject or object a parser loses: "one of the wounded died", "injured
//! were two nurses", "a teenager shot at the gate has died".

use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::lists::{has_child, subject, under};
use crate::tree::sentence::{Index, Sentence};

/// "Troops attacked rebels in the hills": a noun has no object; the word behind it is the verb.
pub fn verbs_of_bare_subjects(s: &mut Sentence) {
    let Some(root) = (0..s.len()).find(|&i| s.words[i].head.is_none()) else { return };
    let verb = root + 1;
    let bare = s.words[root].tag == Tag::Noun && s.words[root].xpos == Xpos::Nns;
    if !bare || verb + 1 >= s.len() || !matches!(s.words[verb].xpos, Xpos::Vbn | Xpos::Vbd) {
        return;
    }
    let object = s.words[verb]
        .head
        .filter(|&o| o > verb && s.words[verb].rel == Rel::Amod && s.words[o].rel == Rel::Obj);
    if object.is_none_or(|o| s.words[o].head != Some(root)) {
        return;
    }
    for i in verb + 1..s.len() {
        if s.words[i].head == Some(root) {
            s.words[i].head = Some(verb);
            if s.words[i].rel == Rel::Nmod {
                s.words[i].rel = Rel::Obl;
            }
        }
    }
    (s.words[verb].head, s.words[verb].rel) = (None, s.words[root].rel);
    s.words[verb].xpos = Xpos::Vbd;
    (s.words[root].head, s.words[root].rel) = (Some(verb), Rel::Nsubj);
}

/// "A boy and a girl suffered injuries": no injuries that were suffered, but what they did.
pub fn verbs_before_objects(s: &mut Sentence) {
    for noun in 2..s.len() {
        let verb = noun - 1;
        let word = &s.words[verb];
        let past = word.tag == Tag::Verb && word.rel == Rel::Amod && word.head == Some(noun);
        if !past || s.words[noun].tag != Tag::Noun || !matches!(word.xpos, Xpos::Vbn | Xpos::Vbd) {
            continue;
        }
        let before = verb - 1;
        let own =
            (0..verb).rfind(|&i| s.words[i].head == Some(noun) && s.words[i].rel == Rel::Nsubj);
        let finite = |i: Index| matches!(s.words[i].rel, Rel::Cop | Rel::AuxPass | Rel::Aux);
        let right = own.is_some_and(|o| {
            o == before || s.words[before].head == Some(o) && s.words[before].rel == Rel::Conj
        });
        if !right || has_child(s, noun, finite) {
            continue;
        }
        (s.words[verb].head, s.words[verb].rel) = (s.words[noun].head, s.words[noun].rel);
        s.words[verb].xpos = Xpos::Vbd;
        for i in 0..s.len() {
            let aside = i < verb || matches!(s.words[i].rel, Rel::Punct | Rel::Obl | Rel::Advcl);
            if s.words[i].head == Some(noun) && aside && i != verb {
                s.words[i].head = Some(verb);
            }
        }
        (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Obj);
    }
}

/// "Gunning down three people": no people that are down.
pub fn particles(s: &mut Sentence) {
    for down in 1..s.len() {
        let verb = down - 1;
        if s.lower(down) == "down"
            && matches!(s.lower(verb), "gunned" | "gunning" | "gun" | "guns")
            && s.words[verb].head != Some(down)
            && !has_child(s, down, |_| true)
        {
            s.words[verb].tag = Tag::Verb;
            (s.words[down].head, s.words[down].rel) = (Some(verb), Rel::CompoundPrt);
            s.words[down].tag = Tag::Adp;
        }
    }
}

/// "Rebels set fire to a mosque": set is the verb, and fire its object.
pub fn set_fire(s: &mut Sentence) {
    for set in 0..s.len().saturating_sub(3) {
        let fire = set + 1;
        let phrase = matches!(s.lower(set), "set" | "sets" | "setting")
            && s.lower(fire) == "fire"
            && s.lower(set + 2) == "to";
        if !phrase || s.words[set].head != Some(fire) {
            continue;
        }
        (s.words[set].head, s.words[set].rel) = (s.words[fire].head, s.words[fire].rel);
        (s.words[set].tag, s.words[fire].tag) = (Tag::Verb, Tag::Noun);
        if s.lower(set) == "set" {
            s.words[set].xpos = Xpos::Vbd;
        }
        for i in 0..s.len() {
            if s.words[i].head == Some(fire) {
                s.words[i].head = Some(set);
            }
        }
        (s.words[fire].head, s.words[fire].rel) = (Some(set), Rel::Obj);
    }
}

/// "Gunmen burned cars and shot at police": the second is their deed too, no kind of car.
pub fn deeds_after_objects(s: &mut Sentence) {
    for verb in 3..s.len().saturating_sub(2) {
        let word = &s.words[verb];
        let past = matches!(word.xpos, Xpos::Vbn | Xpos::Vbd) && word.tag == Tag::Verb;
        let first =
            word.head.filter(|&o| past && word.rel == Rel::Conj && s.words[o].rel == Rel::Obj);
        let Some(above) = first.and_then(|o| s.words[o].head).filter(|&v| v < verb) else {
            continue;
        };
        let aimed = matches!(s.lower(verb + 1), "at" | "on") && !s.words[verb + 2].dated;
        let acts = s.words[above].tag == Tag::Verb && s.words[above].xpos == Xpos::Vbd;
        if s.lower(verb - 1) == "and"
            && aimed
            && acts
            && s.words[first.unwrap_or(0)].entity.is_none()
        {
            (s.words[verb].head, s.words[verb].xpos) = (Some(above), Xpos::Vbd);
        }
    }
}

/// "Said 14 boys and two women were killed": nobody says boys; both were killed.
pub fn told_victims(s: &mut Sentence) {
    for verb in 4..s.len() {
        let word = &s.words[verb];
        let Some(says) = word.head.filter(|&h| word.rel == Rel::Conj && h < verb) else { continue };
        let speech = matches!(s.lower(says), "said" | "says" | "say" | "reported" | "confirmed");
        if !speech || word.tag != Tag::Verb {
            continue;
        }
        let told =
            (says + 1..verb).find(|&i| s.words[i].head == Some(says) && s.words[i].rel == Rel::Obj);
        let own =
            (says + 1..verb).rfind(|&i| s.words[i].head == Some(verb) && subject(s.words[i].rel));
        let (Some(told), Some(own)) = (told, own) else { continue };
        let counted = has_child(s, told, |c| s.words[c].rel == Rel::Nummod && c < told);
        let and = (told + 1..own).any(|i| s.lower(i) == "and");
        if !counted || !and || told >= own {
            continue;
        }
        let rel = s.words[own].rel;
        (s.words[told].head, s.words[told].rel) = (Some(verb), rel);
        (s.words[own].head, s.words[own].rel) = (Some(told), Rel::Conj);
        s.words[verb].rel = Rel::Ccomp;
    }
}

/// "Troops killed three rebels in Zabul province": no noun is part of the name of what stands behind
/// a preposition of its own; right behind the verb it is the verb's object.
pub fn objects_before_places(s: &mut Sentence) {
    for noun in 2..s.len().saturating_sub(2) {
        let word = &s.words[noun];
        let part = matches!(word.rel, Rel::Compound | Rel::Amod | Rel::Nmod);
        let Some(place) = word.head.filter(|&h| part && h > noun + 1) else { continue };
        let preposition = noun + 1;
        let cut = s.words[preposition].rel == Rel::Case
            && s.words[preposition].head == Some(place)
            && word.tag == Tag::Noun
            && word.entity.is_none()
            && !has_child(s, noun, |c| s.words[c].rel == Rel::Case);
        let Some(verb) = (0..noun).rfind(|&i| {
            !matches!(s.words[i].tag, Tag::Num | Tag::Det | Tag::Adj) && s.words[i].number.is_none()
        }) else {
            continue;
        };
        let done = s.words[verb].tag == Tag::Verb && verb + 1 < noun && !s.words[verb + 1].dated;
        if !cut || !done || has_child(s, verb, |i| s.words[i].rel == Rel::Obj && i != place) {
            continue;
        }
        (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Obj);
        for i in verb + 1..noun {
            if s.words[i].head.is_none_or(|h| h == place || h <= verb) {
                s.words[i].head = Some(noun);
                if s.words[i].tag == Tag::Num {
                    s.words[i].rel = Rel::Nummod;
                }
            }
        }
        if s.words[verb].head != Some(place) && s.words[place].rel == Rel::Obj {
            s.words[place].rel = Rel::Obl;
        }
    }
}

/// "Two guards were killed, as were six others": the others too.
pub fn as_were_others(s: &mut Sentence) {
    for comma in 2..s.len().saturating_sub(3) {
        let (sign, were) = (comma + 1, comma + 2);
        let opens = s.lower(comma) == ","
            && s.lower(sign) == "as"
            && matches!(s.lower(were), "were" | "was" | "did" | "had" | "have" | "has");
        if !opens {
            continue;
        }
        let verb = (0..comma).rfind(|&i| {
            s.words[i].tag == Tag::Verb && has_child(s, i, |c| subject(s.words[c].rel))
        });
        let Some(verb) = verb else { continue };
        let loose = |i: Index| s.words[i].head.is_none_or(|h| h <= were);
        let Some(other) = (were + 1..s.len().min(were + 8)).find(|&i| loose(i)) else { continue };
        let own = (0..verb).rfind(|&i| s.words[i].head == Some(verb) && subject(s.words[i].rel));
        // "As was the work of the police", "as was John Lennon in 1980": another matter.
        let others = matches!(s.lower(other), "others" | "another" | "many" | "several");
        let told = |i: Index| s.words[i].number.is_some() || s.words[i].entity.is_some();
        let counted = others || (were + 1..=other).any(told);
        let later = (other..s.len().min(other + 5)).any(|i| s.words[i].dated);
        let named = counted && !later && own.is_some_and(|own| !under(s, own, other));
        let plain = (were + 1..other)
            .all(|i| !matches!(s.words[i].tag, Tag::Verb | Tag::Adp | Tag::Punct | Tag::Pron));
        if let Some(own) = own.filter(|_| named && plain && !s.words[other].dated) {
            (s.words[other].head, s.words[other].rel) = (Some(own), Rel::Conj);
            (s.words[were].head, s.words[were].rel) = (Some(other), Rel::Cop);
            (s.words[sign].head, s.words[sign].rel) = (Some(other), Rel::Mark);
        }
    }
}

/// "Police held two men, one of whom was hurt": the men were held, and one of them was hurt; of "three
/// guests, all of whom were shot" it is the guests.
pub fn some_of_whom(s: &mut Sentence) {
    for of in 3..s.len().saturating_sub(2) {
        let whom = s.lower(of) == "of" && matches!(s.lower(of + 1), "whom" | "which");
        let some = of - 1;
        let Some(hurt) = s.words[some].head.filter(|&v| whom && v > of + 1) else { continue };
        let verb = s.words[hurt].tag == Tag::Verb;
        if !subject(s.words[some].rel) || !(verb || s.words[hurt].tag == Tag::Adj) {
            continue;
        }
        let comma = some.checked_sub(1).filter(|&c| s.lower(c) == ",");
        let Some(noun) = comma.and_then(|c| c.checked_sub(1)) else { continue };
        if !nominal(s.words[noun].tag) || s.words[noun].dated {
            continue;
        }
        if s.words[noun].head == Some(hurt) {
            let above = s.words[hurt].head.filter(|&v| v < noun && s.words[v].tag == Tag::Verb);
            let Some(above) = above else { continue };
            if has_child(s, above, |i| s.words[i].rel == Rel::Obj) {
                continue;
            }
            (s.words[noun].head, s.words[noun].rel) = (Some(above), Rel::Obj);
        } else if under(s, noun, hurt) {
            // The clause before is what the sentence says.
            let first = (0..noun).find(|&i| s.words[i].head == Some(hurt) && under(s, noun, i));
            let Some(first) = first else { continue };
            (s.words[first].head, s.words[first].rel) = (s.words[hurt].head, s.words[hurt].rel);
        }
        (s.words[hurt].head, s.words[hurt].rel) = (Some(noun), Rel::AclRelcl);
        if s.lower(some) == "all" && verb {
            s.words[some].rel = Rel::Dep;
        }
    }
}

/// "Two women visiting Lima took a bus": they took it, visiting; "visiting" says nothing by itself.
pub fn participle_is_no_root(s: &mut Sentence) {
    for going in 1..s.len().saturating_sub(2) {
        let word = &s.words[going];
        let (who, place) = (going - 1, going + 1);
        let bare = word.tag == Tag::Verb
            && word.xpos == Xpos::Vbg
            && matches!(word.rel, Rel::Root | Rel::Ccomp | Rel::Parataxis)
            && s.words[who].head == Some(going)
            && s.words[who].rel == Rel::Nsubj
            && !has_child(s, going, |i| matches!(s.words[i].rel, Rel::Aux | Rel::Mark));
        if !bare {
            continue;
        }
        let told = (place + 1..s.len().min(place + 6)).find(|&v| {
            let finite = matches!(s.words[v].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
            finite
                && s.words[v].rel == Rel::Ccomp
                && s.words[v].head == Some(going)
                && has_child(s, v, |i| s.words[i].rel == Rel::Nsubj && i > going && i < v)
        });
        let Some(verb) = told else { continue };
        let own = (place..verb).find(|&i| s.words[i].head == Some(verb) && subject(s.words[i].rel));
        let Some(own) = own.filter(|&o| (place..o).all(|i| s.words[i].head != Some(verb))) else {
            continue;
        };
        let (head, rel) = (s.words[going].head, s.words[going].rel);
        (s.words[verb].head, s.words[verb].rel) = (head, rel);
        (s.words[who].head, s.words[who].rel) = (Some(verb), Rel::Nsubj);
        (s.words[going].head, s.words[going].rel) = (Some(who), Rel::Acl);
        (s.words[own].head, s.words[own].rel) = (Some(going), Rel::Obj);
        for i in verb + 1..s.len() {
            if s.words[i].head == Some(going) {
                s.words[i].head = Some(verb);
            }
        }
    }
}

/// "A funeral for rebels killed by the army": those named right before are whom the army killed.
pub fn victims_of_agents(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(2) {
        let word = &s.words[verb];
        let done = word.xpos == Xpos::Vbn && s.lower(verb + 1) == "by";
        if !done || !matches!(word.rel, Rel::Acl | Rel::AclRelcl) {
            continue;
        }
        let by = s.words[verb + 1].head.is_some_and(|n| n > verb + 1 && !s.words[n].dated);
        let victim = &mut s.words[verb - 1];
        if by && victim.head == Some(verb) && victim.rel == Rel::Nsubj && victim.tag == Tag::Noun {
            victim.rel = Rel::NsubjPass;
        }
    }
}

/// "The boy who shot his brother is held": of two subjects the second, right behind the verb of a
/// clause about the first, is that verb's object.
pub fn objects_of_relatives(s: &mut Sentence) {
    for verb in 2..s.len().saturating_sub(2) {
        let who = s.words[verb].rel == Rel::AclRelcl
            && matches!(s.lower(verb - 1), "who" | "that" | "which")
            && s.words[verb].xpos == Xpos::Vbd;
        let Some(noun) = s.words[verb].head.filter(|&h| who && h < verb) else { continue };
        let other = (verb + 1..s.len().min(verb + 6)).find(|&i| {
            s.words[i].head == s.words[noun].head
                && subject(s.words[i].rel)
                && subject(s.words[noun].rel)
        });
        let Some(other) = other else { continue };
        let own = (verb + 1..other).all(|i| s.words[i].head == Some(other));
        if own && !has_child(s, verb, |i| s.words[i].rel == Rel::Obj) {
            (s.words[other].head, s.words[other].rel) = (Some(verb), Rel::Obj);
        }
    }
}

/// "One of the wounded died": the one did, and of the wounded is where they belong.
pub fn some_of_the_hurt(s: &mut Sentence) {
    for of in 1..s.len().saturating_sub(3) {
        let word = &s.words[of];
        let Some(verb) = word.head.filter(|&v| word.rel == Rel::Case && v > of + 1) else {
            continue;
        };
        if s.words[verb].tag != Tag::Verb || s.lower(of) != "of" {
            continue;
        }
        let some = of - 1;
        let torn = s.words[verb].rel == Rel::Nmod && s.words[verb].head == Some(some);
        let hurt = (of + 1..verb).rfind(|&i| s.words[i].tag != Tag::Aux);
        let known = |&i: &Index| matches!(s.lower(i), "wounded" | "injured" | "victims" | "hurt");
        let Some(hurt) = hurt.filter(known).filter(|_| torn) else { continue };
        (s.words[verb].head, s.words[verb].rel) = (s.words[some].head, s.words[some].rel);
        (s.words[some].head, s.words[some].rel) = (Some(verb), Rel::Nsubj);
        (s.words[hurt].head, s.words[hurt].rel) = (Some(some), Rel::Nmod);
        s.words[hurt].tag = Tag::Noun;
        for i in of..hurt {
            if s.words[i].head == Some(verb) {
                s.words[i].head = Some(hurt);
            }
            if s.words[i].tag == Tag::Num {
                s.words[i].rel = Rel::Nummod;
            }
        }
    }
}

/// "A teenager shot at the gate has died": the teenager has, and shot is who it was.
pub fn participles(s: &mut Sentence) {
    for shot in 1..s.len().saturating_sub(1) {
        let word = &s.words[shot];
        let Some(verb) = word.head.filter(|&v| v > shot + 1) else { continue };
        // "Two boys ranging in age from 3 to 5 were hurt": the boys were.
        let going = word.xpos == Xpos::Vbg
            && matches!(word.rel, Rel::Advcl | Rel::Csubj)
            && !has_child(s, verb, |i| subject(s.words[i].rel) && s.words[i].rel != Rel::Csubj)
            && !(shot..verb).any(|i| s.lower(i) == ",");
        if word.xpos != Xpos::Vbn && !going {
            continue;
        }
        let mistaken = (going || subject(word.rel) || word.rel == Rel::Csubj)
            && s.words[verb].tag == Tag::Verb;
        let own = (0..shot).rfind(|&i| s.words[i].head == Some(shot) && subject(s.words[i].rel));
        let own = own.filter(|&o| !going || s.words[o].xpos == Xpos::Nns);
        let aux = |i: Index| i < shot && matches!(s.words[i].rel, Rel::Aux | Rel::AuxPass);
        let Some(own) = own.filter(|_| mistaken && !has_child(s, shot, aux)) else { continue };
        let passive = has_child(s, verb, |i| s.words[i].rel == Rel::AuxPass);
        let rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
        (s.words[own].head, s.words[own].rel) = (Some(verb), rel);
        (s.words[shot].head, s.words[shot].rel) = (Some(own), Rel::Acl);
    }
}

/// "Was taken to the ward and pronounced dead": two verbs of one subject.
pub fn pronounced_dead(s: &mut Sentence) {
    for verb in 3..s.len().saturating_sub(1) {
        if s.words[verb].rel != Rel::Conj {
            continue;
        }
        let joined = matches!(s.lower(verb), "pronounced" | "declared")
            && s.lower(verb + 1) == "dead"
            && s.lower(verb - 1) == "and"
            && s.words[verb].head.is_some_and(|h| h < verb && nominal(s.words[h].tag));
        let first = (0..verb)
            .rfind(|&i| s.words[i].tag == Tag::Verb)
            .filter(|&i| has_child(s, i, |c| s.words[c].rel == Rel::AuxPass));
        if let Some(first) = first.filter(|_| joined) {
            (s.words[verb].head, s.words[verb].rel) = (Some(first), Rel::Conj);
            (s.words[verb].tag, s.words[verb].xpos) = (Tag::Verb, Xpos::Vbn);
        }
    }
}

/// "Also injured were two nurses", "the dead were a baker and his wife": who comes after was hurt.
pub fn inversions(s: &mut Sentence) {
    for harm in 0..s.len().saturating_sub(2) {
        if s.words[harm + 1].rel != Rel::Cop {
            continue;
        }
        let dead = s.lower(harm) == "dead" && harm > 0 && s.lower(harm - 1) == "the";
        let hurt = matches!(s.lower(harm), "injured" | "wounded" | "killed" | "hurt");
        let opens = match harm.checked_sub(1).map(|b| s.lower(b)) {
            None => true,
            Some(before) => dead || matches!(before, "also" | "," | "that" | "said" | "and"),
        };
        let aux = harm + 1;
        let is = matches!(s.lower(aux), "was" | "were" | "are" | "is");
        let Some(noun) = s.words[aux].head.filter(|&n| n > aux) else { continue };
        let nominal = nominal(s.words[noun].tag);
        if !(opens && is && nominal && (dead || hurt)) || s.words[harm].head != Some(noun) {
            continue;
        }
        (s.words[harm].head, s.words[harm].rel) = (s.words[noun].head, s.words[noun].rel);
        if dead {
            s.words[harm].tag = Tag::Adj;
            (s.words[noun].head, s.words[noun].rel) = (Some(harm), Rel::Nsubj);
        } else {
            (s.words[harm].tag, s.words[harm].xpos) = (Tag::Verb, Xpos::Vbn);
            (s.words[noun].head, s.words[noun].rel) = (Some(harm), Rel::NsubjPass);
            s.words[aux].rel = Rel::AuxPass;
        }
        s.words[aux].head = Some(harm);
    }
}

/// "Wounded her two sons": whose sons, and nobody wounded her.
pub fn owners_before_figures(s: &mut Sentence) {
    for her in 1..s.len().saturating_sub(2) {
        let owner = matches!(s.lower(her), "her" | "his" | "their" | "its");
        let verb = s.words[her].head.filter(|_| owner && s.words[her].rel == Rel::Obj);
        let Some(verb) = verb.filter(|&v| v < her && s.words[v].tag == Tag::Verb) else { continue };
        let noun = (her + 1..s.len().min(her + 5)).find(|&i| nominal(s.words[i].tag));
        let Some(noun) = noun.filter(|&n| s.words[n].head == Some(verb)) else { continue };
        if (her + 1..noun).all(|i| matches!(s.words[i].tag, Tag::Num | Tag::Adj)) && noun > her + 1
        {
            (s.words[her].head, s.words[her].rel) = (Some(noun), Rel::NmodPoss);
            s.words[noun].rel = Rel::Obj;
        }
    }
}

/// "The killers of journalist Ann Lee fled": of two subjects the name behind a title is who the
/// title's holder is.
pub fn names_behind_titles(s: &mut Sentence) {
    for name in 3..s.len() {
        let Some(entity) = s.words[name].entity.filter(|_| subject(s.words[name].rel)) else {
            continue;
        };
        let from = (0..name).rev().take_while(|&i| s.words[i].entity == Some(entity)).last();
        let title = from.unwrap_or(name).saturating_sub(1);
        let first = s.words[title].head.filter(|&f| f < title);
        let Some(first) = first.filter(|_| s.words[title].rel == Rel::Nmod) else { continue };
        let beside = s.words[first].head == s.words[name].head && subject(s.words[first].rel);
        if beside && nominal(s.words[title].tag) && s.words[title].entity.is_none() {
            (s.words[name].head, s.words[name].rel) = (Some(first), Rel::Nmod);
            for i in first + 1..title {
                if s.words[i].head == Some(title) {
                    s.words[i].head = Some(name);
                }
            }
            (s.words[title].head, s.words[title].rel) = (Some(name), Rel::Compound);
        }
    }
}

/// "Woman killed, daughter and son wounded": a headline of two clauses; nobody killed the daughter.
pub fn headlines(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(4) {
        let harm =
            |i: Index| matches!(s.lower(i), "killed" | "shot" | "wounded" | "injured" | "hurt");
        if s.words[verb].tag != Tag::Verb || !harm(verb) || s.lower(verb + 1) != "," {
            continue;
        }
        let object = (verb + 2..s.len().min(verb + 10))
            .find(|&i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj);
        let Some(object) = object else { continue };
        let hurt = (object + 1..s.len().min(object + 8)).find(|&i| harm(i));
        let Some(hurt) = hurt.filter(|&h| s.words[h].rel == Rel::Acl) else { continue };
        if s.words[hurt].head.is_some_and(|h| h >= object && h < hurt) {
            (s.words[hurt].head, s.words[hurt].rel) = (Some(verb), Rel::Parataxis);
            (s.words[hurt].tag, s.words[hurt].xpos) = (Tag::Verb, Xpos::Vbn);
            (s.words[object].head, s.words[object].rel) = (Some(hurt), Rel::NsubjPass);
        }
    }
}

/// Words for one more of those told of.
pub fn one_more(word: &str) -> bool {
    matches!(word, "another" | "second" | "third" | "fourth" | "fifth" | "sixth")
}

/// "And a third died on Monday": one more, and no way of dying.
pub fn one_more_died(s: &mut Sentence) {
    for nth in 1..s.len().saturating_sub(1) {
        let told = one_more(s.lower(nth)) && s.lower(nth - 1) == "a";
        let verb = s.words[nth].head.filter(|&v| told && v > nth && s.words[v].tag == Tag::Verb);
        let Some(verb) = verb.filter(|_| s.words[nth].rel == Rel::Advmod) else { continue };
        let near = (nth + 1..verb).all(|i| matches!(s.words[i].tag, Tag::Aux | Tag::Adv));
        if !near || has_child(s, verb, |i| subject(s.words[i].rel)) {
            continue;
        }
        let passive = has_child(s, verb, |i| s.words[i].rel == Rel::AuxPass);
        s.words[nth].tag = Tag::Pron;
        s.words[nth].rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
        (s.words[nth - 1].head, s.words[nth - 1].rel) = (Some(nth), Rel::Det);
    }
}
