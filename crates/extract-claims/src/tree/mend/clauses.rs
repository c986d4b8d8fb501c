//! Trees that parsers of edited prose tear in one way or another, put right: a date that takes the
//! place of the subject behind it, a noun cut off from its preposition.

use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::lists::{subject as is_subject, under};
use crate::tree::sentence::{Index, Sentence};

/// "Delayed the trial of a man accused of theft": the man is accused, whoever delayed it.
pub fn accused_man(s: &mut Sentence, at: Index) {
    let form = matches!(
        s.lower(at),
        "accused" | "suspected" | "charged" | "convicted" | "wanted" | "indicted" | "sentenced"
    );
    let word = &s.words[at];
    let hung = matches!(word.rel, Rel::Advcl | Rel::Xcomp) && word.tag == Tag::Verb;
    let Some(noun) = at.checked_sub(1).filter(|_| form && hung && word.xpos == Xpos::Vbn) else {
        return;
    };
    let below = s.words[noun].head.is_some_and(|h| h != at && h < at);
    let led = (0..s.len()).any(|i| {
        s.words[i].head == Some(at)
            && (matches!(s.words[i].rel, Rel::Mark | Rel::Aux | Rel::AuxPass) && i < at
                || is_subject(s.words[i].rel))
    });
    if below && !led && nominal(s.tag(noun)) && s.words[noun].rel != Rel::Flat {
        (s.words[at].head, s.words[at].rel) = (Some(noun), Rel::Acl);
    }
}

/// "Despite reports of fighters being killed": the fighters are, whatever the clause is hung on.
pub fn being_done(s: &mut Sentence, at: Index) {
    let being = at >= 2 && s.lower(at - 1) == "being" && s.words[at].xpos == Xpos::Vbn;
    let hung = matches!(s.words[at].rel, Rel::Advcl | Rel::Xcomp | Rel::Acl | Rel::Ccomp);
    if !being || !hung || !nominal(s.tag(at - 2)) {
        return;
    }
    let subject = |i: &usize| s.words[*i].head == Some(at) && is_subject(s.words[*i].rel);
    let below = s.words[at - 2].head.is_some_and(|h| h != at && h < at);
    // What stands behind "despite" is no subject.
    let reports = (0..at).find(subject);
    let led = |r: usize| (0..r).any(|i| s.words[i].head == Some(r) && s.words[i].rel == Rel::Case);
    let Some(above) = s.words[at].head.filter(|_| below && reports.is_none_or(led)) else { return };
    if let Some(reports) = reports {
        (s.words[reports].head, s.words[reports].rel) = (Some(above), Rel::Obl);
    }
    (s.words[at].head, s.words[at].rel) = (Some(at - 2), Rel::Acl);
}

/// "Given the league's past, tensions between the league and the union have grown": a parser that
/// loses the noun makes the two the subject.
pub fn between_hangs_on_noun(s: &mut Sentence, between: Index) {
    let noun = between.wrapping_sub(1);
    let behind = s.lower(between) == "between" && between > 0 && s.tag(noun) == Tag::Noun;
    let Some(verb) = s.words[between].head.filter(|&v| behind && v > between) else { return };
    let torn = s.tag(verb) == Tag::Verb && s.words[noun].head.is_some_and(|h| h < noun);
    let subject = |i: &usize| s.words[*i].head == Some(verb) && is_subject(s.words[*i].rel);
    let Some(first) = (between + 1..verb).find(subject).filter(|_| torn) else { return };
    if under(s, verb, noun) {
        (s.words[verb].head, s.words[verb].rel) = (s.words[noun].head, Rel::Parataxis);
    }
    s.words[between].head = Some(first);
    (s.words[first].head, s.words[first].rel) = (Some(noun), Rel::Nmod);
    (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Nsubj);
}

/// "Cared for wounded rebels": a participle before its noun, in which a parser sees a clause.
pub fn participle_is_adjective(s: &mut Sentence, at: Index) {
    let led = at > 0 && s.tag(at - 1) == Tag::Adp && s.words[at - 1].head == Some(at);
    let hung = matches!(s.words[at].rel, Rel::Obl | Rel::Nmod | Rel::Advcl | Rel::Acl);
    let participle = matches!(s.words[at].xpos, Xpos::Vbn | Xpos::Vbd);
    if !led || !hung || !participle || s.lower(at - 1) == "by" {
        return;
    }
    let near = at + 1..s.len().min(at + 7);
    let own = |i: &usize| s.words[*i].head == Some(at) && s.words[*i].rel == Rel::Obj;
    let Some(noun) = near.clone().find(own) else { return };
    let plain = |i: usize| !matches!(s.tag(i), Tag::Det | Tag::Adp | Tag::Pron | Tag::Verb);
    if !nominal(s.tag(noun)) || !(at + 1..noun).all(plain) {
        return;
    }
    let (head, rel) = (s.words[at].head, s.words[at].rel);
    let rel = if matches!(rel, Rel::Nmod | Rel::Acl) { Rel::Nmod } else { Rel::Obl };
    for i in 0..s.len() {
        if s.words[i].head == Some(at) {
            s.words[i].head = Some(noun);
        }
    }
    (s.words[noun].head, s.words[noun].rel) = (head, rel);
    (s.words[at].head, s.words[at].rel) = (Some(noun), Rel::Amod);
}

/// "An attack by the league last year": the year is no part of the name.
pub fn name_before_year(s: &mut Sentence, year: Index) {
    let dated = matches!(s.lower(year), "year" | "month" | "week" | "night" | "summer" | "winter");
    let last = year > 1 && matches!(s.lower(year - 1), "last" | "this" | "that" | "earlier");
    if !dated || !last || s.words[year - 2].entity.is_none() {
        return;
    }
    let name = year - 2;
    let (Some(head), rel) = (s.words[year].head, s.words[year].rel) else { return };
    if s.words[name].head != Some(year) || head >= name {
        return;
    }
    let entity = s.words[name].entity;
    let first =
        (0..=name).rev().take_while(|&i| s.words[i].entity == entity).last().unwrap_or(name);
    let by = (first.saturating_sub(2)..first).find(|&i| s.lower(i) == "by");
    // The doer of a deed told by a noun hangs on it.
    let deed = by.and_then(|b| b.checked_sub(1)).filter(|&d| s.tag(d) == Tag::Noun);
    for i in 0..year - 1 {
        if s.words[i].head == Some(year) {
            s.words[i].head = Some(name);
        }
    }
    (s.words[name].head, s.words[name].rel) = match deed {
        Some(deed) => (Some(deed), Rel::Nmod),
        None => (Some(head), rel),
    };
    s.words[year].rel = Rel::OblUnmarked;
}

/// "The league marched, making use of the dark and those who fled, claiming responsibility": the
/// league does, whose verb stands above.
pub fn claiming(s: &mut Sentence, at: Index) {
    let claims = s.lower(at) == "claiming" && s.lower(at + 1) == "responsibility";
    if !claims || at == 0 || s.lower(at - 1) != "," {
        return;
    }
    let up = |&i: &usize| s.words[i].head;
    let named = |v: &usize| {
        let own = |i: &usize| s.words[*i].head == Some(*v);
        let subject = |i: usize| is_subject(s.words[i].rel);
        *v < at && (0..*v).filter(own).any(|i| subject(i) && s.words[i].entity.is_some())
    };
    let verb = std::iter::successors(s.words[at].head, up).take(16).find(named);
    if let Some(verb) = verb {
        (s.words[at].head, s.words[at].rel) = (Some(verb), Rel::Advcl);
    }
}

/// "Toured the valley, meeting with farmers": who toured met them.
pub fn meeting_with(s: &mut Sentence, at: Index) {
    let led = at > 1 && s.lower(at - 1) == "," && s.lower(at + 1) == "with";
    let noun = s.lower(at) == "meeting" && s.tag(at) == Tag::Noun && led;
    let Some(verb) = s.words[at].head.filter(|&v| noun && v < at && s.tag(v) == Tag::Verb) else {
        return;
    };
    (s.words[at].tag, s.words[at].xpos) = (Tag::Verb, Xpos::Vbg);
    (s.words[at].head, s.words[at].rel) = (Some(verb), Rel::Advcl);
}

/// "Officials say Ann Lee and Bo Li plan to meet": two who plan, though a parser sees a plan.
pub fn both_plan(s: &mut Sentence, plan: Index) {
    let verb = plan + 2;
    let to = s.lower(plan) == "plan" && s.tag(plan) == Tag::Noun && s.lower(plan + 1) == "to";
    if !to || plan == 0 || s.tag(verb) != Tag::Verb || s.words[plan - 1].entity.is_none() {
        return;
    }
    let word = &s.words[plan];
    let Some(first) = word.head.filter(|&f| f < plan && word.rel == Rel::Conj) else { return };
    let Some(says) = s.words[first].head.filter(|&v| v < first && s.tag(v) == Tag::Verb) else {
        return;
    };
    let named = s.words[first].entity.is_some() && s.words[first].rel == Rel::Obj;
    if !named {
        return;
    }
    let second = plan - 1;
    for i in 0..plan {
        if s.words[i].head == Some(plan) && i != second {
            s.words[i].head = Some(second);
        }
    }
    (s.words[second].head, s.words[second].rel) = (Some(first), Rel::Conj);
    (s.words[first].head, s.words[first].rel) = (Some(plan), Rel::Nsubj);
    (s.words[plan].tag, s.words[plan].xpos) = (Tag::Verb, Xpos::Vbp);
    (s.words[plan].head, s.words[plan].rel) = (Some(says), Rel::Ccomp);
    s.words[verb].rel = Rel::Xcomp;
}

/// "Battled Reds and Blue fighters": of two nouns the second, which a parser hangs on the verb.
pub fn listed(s: &mut Sentence, noun: Index) {
    let word = &s.words[noun];
    let torn = word.rel == Rel::Conj && matches!(word.tag, Tag::Noun | Tag::Propn);
    let Some(verb) = word.head.filter(|&v| torn && v < noun && s.tag(v) == Tag::Verb) else {
        return;
    };
    let joins = |i: Index| matches!(s.lower(i), "and" | "or");
    let and = (verb + 1..noun).rfind(|&i| s.words[i].head == Some(noun) && joins(i));
    let Some(first) = and.and_then(|a| a.checked_sub(1)) else { return };
    if s.words[first].head == Some(verb) && s.words[first].rel == Rel::Obj {
        s.words[noun].head = Some(first);
    }
}

/// "Shot to death two guards": the guards are the verb's, whatever the tree makes of the death.
pub fn to_death(s: &mut Sentence, death: Index) {
    let dead = s.lower(death) == "death" && death >= 2 && s.lower(death - 1) == "to";
    if !dead || s.tag(death - 2) != Tag::Verb {
        return;
    }
    let verb = death - 2;
    let hangs = |i: Index| s.words[i].head == Some(death) && nominal(s.tag(i));
    let Some(whom) = (death + 1..s.len().min(death + 7)).find(|&i| hangs(i)) else { return };
    let led = (death + 1..whom).any(|i| matches!(s.tag(i), Tag::Adp | Tag::Verb | Tag::Punct));
    let own = (0..s.len()).any(|i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj);
    if !led && !own {
        (s.words[whom].head, s.words[whom].rel) = (Some(verb), Rel::Obj);
        if s.words[death].rel == Rel::Xcomp {
            s.words[death].rel = Rel::Obl;
        }
    }
}

/// "Looking for a man who fired at a bar, killing one": the shots killed, not the search.
pub fn killing_hangs_on_shots(s: &mut Sentence, killing: Index) {
    let harm = ["killing", "wounding", "injuring", "striking", "hitting"];
    let word = &s.words[killing];
    // "He fired and guards returned fire, killing him": they did.
    if let Some(first) =
        word.head.filter(|_| word.rel == Rel::Advcl && harm.contains(&s.lower(killing)))
    {
        let second = (first + 1..killing).rfind(|&i| {
            let own = |c: Index| s.words[c].head == Some(i) && s.words[c].rel == Rel::Nsubj;
            let joined = s.words[i].head == Some(first) && s.words[i].rel == Rel::Conj;
            let fires = ["fir", "return", "open", "shot", "shoot", "shell", "bomb", "stab", "str"];
            let fired = fires.iter().any(|stem| s.lower(i).starts_with(stem));
            joined && fired && s.tag(i) == Tag::Verb && (first..i).any(own)
        });
        s.words[killing].head = second.or(Some(first));
        return;
    }
    let hangs = matches!(word.rel, Rel::Conj | Rel::Acl);
    let Some(verb) = word.head.filter(|&v| v < killing && hangs) else { return };
    let comma = harm.contains(&s.lower(killing)) && s.lower(killing - 1) == ",";
    // "A blast killed two people, wounding six": the blast wounded them, not the two.
    if comma && word.rel == Rel::Acl && s.words[verb].rel == Rel::Obj {
        if let Some(first) = s.words[verb].head.filter(|&v| v < verb && s.tag(v) == Tag::Verb) {
            (s.words[killing].head, s.words[killing].rel) = (Some(first), Rel::Advcl);
        }
        return;
    }
    if !comma || word.rel == Rel::Acl || s.tag(verb) != Tag::Verb {
        return;
    }
    let clause = |i: &Index| {
        let rel = s.words[*i].rel;
        s.tag(*i) == Tag::Verb && matches!(rel, Rel::AclRelcl | Rel::Ccomp)
    };
    if let Some(nearer) = (verb + 1..killing).rfind(clause) {
        (s.words[killing].head, s.words[killing].rel) = (Some(nearer), Rel::Advcl);
    }
}

/// "She will be tried after her son took her gun and shot a boy": he took it and shot; nobody "will
/// shot".
pub fn past_beside_past(s: &mut Sentence) {
    for verb in 3..s.len() {
        let word = &s.words[verb];
        let past = word.rel == Rel::Conj && word.xpos == Xpos::Vbd;
        let modal = |h: Index| {
            let aux = |c: Index| s.words[c].head == Some(h) && s.words[c].rel == Rel::Aux;
            (0..h).any(|c| aux(c) && matches!(s.lower(c), "will" | "would" | "may" | "could"))
        };
        let Some(first) = word.head.filter(|&h| past && h < verb && modal(h)) else { continue };
        let own = |c: Index| s.words[c].head == Some(verb) && s.words[c].rel == Rel::Nsubj;
        let nearer = (first + 1..verb).rfind(|&i| {
            s.words[i].rel == Rel::Advcl && s.words[i].xpos == Xpos::Vbd && s.tag(i) == Tag::Verb
        });
        let above = |n: &usize| !under(s, *n, verb);
        if let Some(nearer) = nearer.filter(above).filter(|_| !(first..verb).any(own)) {
            s.words[verb].head = Some(nearer);
        }
    }
}

/// "Ann Lee and Bo Roe, both of Lima", "a man and a woman, both 35 years old": what both are, and no
/// third.
pub fn told_of_both(s: &mut Sentence, both: Index) {
    if both < 2 || !matches!(s.lower(both), "both" | "all" | "each") || s.lower(both - 1) != "," {
        return;
    }
    let goes_on =
        s.lower(both + 1) == "of" || s.words.get(both + 1).is_some_and(|w| w.tag == Tag::Num);
    let own = Some(both).filter(|_| s.words[both].rel == Rel::Conj);
    let above = || s.words[both].head.filter(|&h| h > both && s.words[h].rel == Rel::Conj);
    if let Some(said) = own.or_else(above).filter(|_| goes_on) {
        s.words[said].rel = Rel::Appos;
    }
}

/// "Polls give the league 40 percent": to the league, which is no other word for the figure.
pub fn give_recipient(s: &mut Sentence, figure: Index) {
    let word = &s.words[figure];
    let beside = matches!(word.rel, Rel::Appos | Rel::Nmod | Rel::Obj);
    let Some(to) = word.head.filter(|&h| h < figure && beside) else { return };
    let gives = |v: &Index| matches!(s.lower(*v), "give" | "gives" | "gave" | "giving" | "given");
    let Some(verb) = s.words[to].head.filter(gives).filter(|_| s.words[to].rel == Rel::Obj) else {
        return;
    };
    let apart = (to + 1..figure).any(|i| matches!(s.tag(i), Tag::Punct | Tag::Adp));
    if word.number.is_some() && !apart {
        s.words[to].rel = Rel::Iobj;
        (s.words[figure].head, s.words[figure].rel) = (Some(verb), Rel::Obj);
    }
}

/// "A shooting Friday that left one dead": with its article it is a deed, and nobody's action.
pub fn article_makes_noun(s: &mut Sentence, at: Index) {
    if s.words[at].tag != Tag::Verb || s.words[at].xpos != Xpos::Vbg {
        return;
    }
    let many = at.checked_sub(1).filter(|&m| {
        matches!(s.lower(m), "double" | "triple" | "quadruple") && s.words[m].head == Some(at)
    });
    if let Some(many) = many {
        s.words[many].rel = Rel::Amod;
        if s.words[at].rel == Rel::Csubj {
            s.words[at].rel = Rel::Nsubj;
        }
    }
    let article =
        |a: Index| matches!(s.lower(a), "a" | "an" | "the") && s.words[a].head == Some(at);
    if many.is_some() || (at.saturating_sub(3)..at).any(article) {
        (s.words[at].tag, s.words[at].xpos) = (Tag::Noun, Xpos::Nn);
    }
}

/// "Hurt in a drive-by shooting": a kind of shooting, done by no shooting.
pub fn drive_by_shooting(s: &mut Sentence, drive: Index) {
    let deed = drive + 3;
    let written = deed < s.len()
        && s.lower(drive) == "drive"
        && s.lower(drive + 1) == "-"
        && s.lower(drive + 2) == "by";
    if !written || s.words[drive + 2].head != Some(deed) || s.words[drive].head == Some(deed) {
        return;
    }
    (s.words[deed].head, s.words[deed].rel) = (s.words[drive].head, s.words[drive].rel);
    (s.words[deed].tag, s.words[deed].xpos) = (Tag::Noun, Xpos::Nn);
    for word in &mut s.words {
        if word.head == Some(drive) {
            word.head = Some(deed);
        }
    }
    for part in drive..deed {
        (s.words[part].head, s.words[part].rel) = (Some(deed), Rel::Compound);
    }
}

/// "Freed 23 kidnapped miners": the figure counts the miners, though a parser ends with it.
pub fn torn_figure(s: &mut Sentence, figure: Index) {
    let word = &s.words[figure];
    let Some(verb) = word.head.filter(|&v| v + 1 == figure && word.rel == Rel::Obj) else { return };
    if word.tag != Tag::Num || s.tag(verb) != Tag::Verb {
        return;
    }
    let noun = figure + 2;
    let torn = nominal(s.tag(noun))
        && s.words[figure + 1].rel == Rel::Amod
        && s.words[figure + 1].head == Some(noun)
        && s.words[noun].rel == Rel::Obj
        && s.words[noun].head.is_some_and(|h| h < verb);
    if torn {
        (s.words[figure].head, s.words[figure].rel) = (Some(noun), Rel::Nummod);
        s.words[noun].head = Some(verb);
    }
}

/// "In August the union and the league attacked", "in May 2017, the union and the league": no month
/// is called by their names, nor does it act with them.
pub fn dates_hang_on_verbs(s: &mut Sentence, date: Index) {
    let word = &s.words[date];
    if !word.dated || !matches!(word.rel, Rel::Nsubj | Rel::Obl) {
        return;
    }
    let (Some(verb), subject) = (word.head, word.rel == Rel::Nsubj) else { return };
    let named = |s: &Sentence, i: Index, rel: Rel| {
        let w = &s.words[i];
        w.head == Some(date) && w.rel == rel && !w.dated && nominal(w.tag)
    };
    let near = date + 1..s.len().min(date + 12).min(verb.max(date + 1));
    let stray = |i: &Index| {
        let on_comma = |h: Index| date < h && h < *i && s.tag(h) == Tag::Punct;
        named(s, *i, Rel::Appos)
            || s.words[*i].entity.is_some() && s.words[*i].head.is_some_and(on_comma)
    };
    let Some(actor) = near.clone().find(stray) else { return };
    let second = (actor + 1..verb.min(s.len())).find(|&i| {
        s.words[i].head == Some(verb) && matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass)
    });
    let joined = second.and_then(|n| {
        let and = (actor + 1..n).find(|&i| s.lower(i) == "and")?;
        ((actor + 1..and).all(|i| s.tag(i) == Tag::Propn || s.lower(i) == ",")).then_some((and, n))
    });
    match joined {
        Some((and, n)) => {
            (s.words[actor].head, s.words[actor].rel) = (Some(verb), s.words[n].rel);
            (s.words[n].head, s.words[n].rel) = (Some(actor), Rel::Conj);
            (s.words[and].head, s.words[and].rel) = (Some(n), Rel::Cc);
        }
        None if subject && second.is_none() => {
            (s.words[actor].head, s.words[actor].rel) = (Some(verb), Rel::Nsubj);
            for i in near.filter(|&i| i > actor) {
                if named(s, i, Rel::Conj) {
                    s.words[i].head = Some(actor);
                }
            }
            s.words[date].rel = Rel::Obl;
        }
        None => {}
    }
}

/// "The war with Peru has lasted": the noun is what has lasted, not Peru alone.
pub fn noun_before_with_is_subject(s: &mut Sentence, noun: Index) {
    let preposition = noun + 1;
    let known = matches!(s.lower(preposition), "with" | "on" | "against" | "between" | "to" | "of");
    if s.words[noun].rel != Rel::Root || s.words[noun].tag != Tag::Noun || !known {
        return;
    }
    let near = preposition + 1..s.len().min(preposition + 7);
    let torn = near.clone().find(|&i| matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass));
    let Some((named, verb)) = torn.and_then(|i| Some((i, s.words[i].head?))) else { return };
    let clear = (preposition + 1..verb).all(|i| {
        matches!(
            s.tag(i),
            Tag::Det | Tag::Propn | Tag::Adj | Tag::Noun | Tag::Aux | Tag::Adv | Tag::Cconj
        )
    });
    let finite = matches!(s.lower(verb), "has" | "have" | "had" | "is" | "was" | "are" | "were")
        || (named + 1..verb).any(|i| s.tag(i) == Tag::Aux)
        || matches!(s.words[verb].xpos, Xpos::Vbz | Xpos::Vbd);
    if verb < named || !clear || !finite || nominal(s.tag(verb)) {
        return;
    }
    let subject = s.words[named].rel;
    // What the verb hung on hangs on the verb: "decades" of "has lasted decades".
    if let Some(over) = s.words[verb].head.filter(|&h| h > verb) {
        (s.words[over].head, s.words[over].rel) = (Some(verb), Rel::Obj);
    }
    (s.words[verb].head, s.words[verb].rel) = (None, Rel::Root);
    (s.words[noun].head, s.words[noun].rel) = (Some(verb), subject);
    (s.words[named].head, s.words[named].rel) = (Some(noun), Rel::Nmod);
    (s.words[preposition].head, s.words[preposition].rel) = (Some(named), Rel::Case);
}

/// "Have clashed over fishing rights": what they clash over is neither actor nor object.
pub fn quarrelled_over(s: &mut Sentence, over: Index) {
    const VERBS: [&str; 8] =
        ["clash", "fight", "fought", "quarrel", "feud", "battl", "wrangl", "argu"];
    let Some(verb) = over.checked_sub(1).filter(|_| s.lower(over) == "over") else { return };
    let object = (over + 1..s.len().min(over + 6))
        .find(|&i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj);
    if let Some(object) = object.filter(|_| VERBS.iter().any(|v| s.lower(verb).starts_with(v))) {
        s.words[object].rel = Rel::Obl;
        (s.words[over].head, s.words[over].rel) = (Some(object), Rel::Case);
    }
}

/// "To defeat the rebels, Peru needs help": the purpose, and behind it what the sentence says.
pub fn purpose_first(s: &mut Sentence) {
    let opens = s.len() > 4 && s.lower(0) == "to" && s.words[0].head == Some(1);
    if !opens || s.words[1].rel != Rel::Root || s.tag(1) != Tag::Verb {
        return;
    }
    let main = (3..s.len()).find(|&i| {
        s.words[i].head == Some(1) && s.words[i].rel == Rel::Parataxis && s.tag(i) == Tag::Verb
    });
    let Some(main) = main.filter(|&m| (2..m).any(|i| s.lower(i) == ",")) else { return };
    (s.words[main].head, s.words[main].rel) = (None, Rel::Root);
    (s.words[1].head, s.words[1].rel) = (Some(main), Rel::Advcl);
}

/// "The plan to free Peru is working": it is the plan that works.
pub fn plan_is_subject(s: &mut Sentence, noun: Index) {
    let verb = noun + 2;
    let purpose = s.words[noun].rel == Rel::Root
        && s.tag(noun) == Tag::Noun
        && s.lower(noun + 1) == "to"
        && s.tag(verb) == Tag::Verb
        && s.words[verb].head == Some(noun);
    if !purpose {
        return;
    }
    let near = verb + 1..s.len().min(verb + 6);
    let torn = near.clone().find(|&i| s.words[i].rel == Rel::Nsubj && nominal(s.tag(i)));
    let Some((named, main)) = torn.and_then(|i| Some((i, s.words[i].head?))) else { return };
    let clear = !(verb + 1..named).any(|i| matches!(s.lower(i), "that" | "," | "whether"));
    if main < named || s.words[main].head != Some(verb) || !clear || s.tag(named + 1) != Tag::Aux {
        return;
    }
    (s.words[main].head, s.words[main].rel) = (None, Rel::Root);
    (s.words[noun].head, s.words[noun].rel) = (Some(main), Rel::Nsubj);
    (s.words[named].head, s.words[named].rel) = (Some(verb), Rel::Obj);
}

/// "Peru and Chile have both called for": they have called, not had both.
pub fn floating_both(s: &mut Sentence, at: Index) {
    let (Some(aux), verb) = (at.checked_sub(1), at + 1) else { return };
    let both = matches!(s.lower(at), "both" | "all" | "each");
    let torn = both
        && matches!(s.lower(aux), "have" | "has" | "had" | "are" | "were")
        && s.tag(verb) == Tag::Verb
        && s.words[verb].head == Some(at)
        && s.words[at].head == Some(aux);
    if !torn {
        return;
    }
    for word in &mut s.words {
        if word.head == Some(aux) {
            word.head = Some(verb);
        }
    }
    (s.words[verb].head, s.words[verb].rel) = (s.words[aux].head, s.words[aux].rel);
    (s.words[aux].head, s.words[aux].rel) = (Some(verb), Rel::Aux);
    (s.words[at].head, s.words[at].rel) = (Some(verb), Rel::Advmod);
}
