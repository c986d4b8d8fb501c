//! Every other figure: what it counts or measures, and of whom the sentence states it.

use crate::actors::actor::{Filler, has_of};
use crate::actors::pointing::{definite, pair_words};
use crate::context::polarity::Stance;
use crate::events::scene::{Amount, Event, Scene};
use crate::figures::labels;
use crate::figures::quantity;
use crate::roles::arguments;
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Slot};
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// The claims of all figures that no other claim of the sentence holds.
pub fn states(scene: &Scene, taken: &[usize], kinds: [usize; 3]) -> Vec<Event> {
    let [states, strength, duration] = kinds;
    let s = scene.s;
    let mut claims = Vec::new();
    for f in quantity::standing_in(scene.figures, s) {
        let figure = &scene.figures[f];
        if taken.contains(&f) {
            continue;
        }
        let Some(word) = (0..s.len()).rfind(|&i| s.words[i].number == Some(f)) else { continue };
        let wanted = figure.counts()
            || (figure.duration() && measured(scene, word))
            || (figure.number.label == "ORDINAL" && ranks(scene, word) && s.tag(word) != Tag::Pron);
        if !wanted || age_of(s, word) || labels::names(figure, s.text) {
            continue;
        }
        let members = matches!(hyphened(s, word), "member" | "strong");
        let noun = counted(scene, f, word);
        let noun = noun.and_then(|n| if members && n == word + 2 { s.head(n) } else { Some(n) });
        // "A two-state solution", "six-party talks" count nothing.
        if matches!(hyphened(s, word), "state" | "party" | "way" | "sided" | "pronged") {
            continue;
        }
        // "The two sides agreed" points at them and counts nothing.
        let pointed = |n: Index| pair_words(s, n) && (definite(s, n) || s.lower(word) == "both");
        if noun.is_some_and(pointed) {
            continue;
        }
        let verb = match noun {
            Some(n) if members => n,
            _ => predicate_of(scene, noun.unwrap_or(word)),
        };
        // "The ranks of the jobless swell to 900", "strength lies in three towns": no people of theirs.
        let people =
            |n: Index| scene.lexicon.sort(s.lower(n)).is_some_and(|x| x.acts() && x != Sort::Group);
        let may_rank = figure.cardinal() && !members && noun.is_none_or(people);
        let owner = if may_rank { ranks_of(scene, word, verb) } else { None };
        let fought = if figure.duration() && noun.is_none() { years_of(s, word) } else { None };
        let warring = || fought.is_some() || noun.is_none() && at_war(s, word, verb);
        let kind =
            if members || owner.is_some() || noun.is_some_and(|n| strength_of(scene, n, verb)) {
                strength
            } else if figure.duration() && (noun.is_some_and(|n| war(s.lower(n))) || warring()) {
                duration
            } else {
                states
            };
        let subject = match noun {
            Some(n) if members => vec![(n, scene.who(n))],
            _ if owner.is_some() => owner.into_iter().collect(),
            _ if fought.is_some_and(|war| !between(scene, war).is_empty()) => {
                fought.map_or_else(Vec::new, |war| between(scene, war))
            }
            // "Took the town after a day of fighting": who else fought is not told.
            _ if fought.is_some() && !matches!(s.rel(word), Rel::Obj | Rel::Nsubj) => Vec::new(),
            _ => subject_of(scene, word, noun, verb),
        };
        let object = match noun {
            Some(n) if s.words[n].number.is_some() => Vec::new(),
            Some(n) if !subject.iter().any(|(h, _)| *h == n) => scene.who(n),
            Some(_) => voice::objects(s, verb)
                .into_iter()
                .flat_map(|o| done_in(s, verb, o))
                .filter(|&o| nominal(s.tag(o)) || s.tag(o) == Tag::Pron)
                .filter(|&o| !subject.iter().any(|&(h, _)| h == o || fellows(s, h, o)))
                .flat_map(|o| scene.who(o))
                .collect(),
            None => Vec::new(),
        };
        let (mut subject, object) = match seen_to(scene, verb) {
            Some(who) if object.is_empty() => {
                (who, subject.into_iter().flat_map(|(_, who)| who).collect())
            }
            _ => (subject, object),
        };
        let object: Vec<Filler> = if figure.cardinal() {
            object
        } else {
            object.into_iter().filter(|o| o.name != "people").collect()
        };
        let subjects = || subject.iter().flat_map(|(_, who)| who);
        let mut object: Vec<Filler> =
            object.into_iter().filter(|o| !subjects().any(|w| w.same(o) || w.holds(o))).collect();
        if kind == duration && noun.is_none() {
            let each =
                s.child(verb, Rel::Obj).is_some_and(|o| matches!(s.lower(o), "each" | "other"));
            subject.retain(|(h, who)| {
                let side = scene.candidate(*h, who.first());
                let people = who.first().is_some_and(Filler::state);
                let person = side.fits("leader") && !side.fits("armed") && !people;
                side.actor() && (each || !person)
            });
            if subject.is_empty() {
                continue; // a couple's quarrel
            }
        }
        if members || kind == duration || kind == strength && noun.is_none() {
            object.clear();
        } else if object.is_empty() {
            let what = measure(scene, &subject).or_else(|| done(scene, verb));
            object.extend(what.filter(|_| !subject.is_empty()));
        }
        let mut rests_on = vec![word, verb];
        rests_on.extend(noun);
        rests_on.extend(subject.iter().map(|(h, _)| *h));
        claims.push(Event {
            kind,
            at: verb,
            words: vec![verb],
            subject: subject.into_iter().flat_map(|(_, who)| who).collect(),
            object,
            amount: Some(Amount::Figure(f)),
            rests_on,
            mode: None,
            stance: Stance::default(),
            inherited: false,
        });
    }
    claims
}

/// The clause of the sentence's last address, if it has one.
pub fn address(scene: &Scene) -> Option<Index> {
    let s = scene.s;
    let named = |f: &usize| labels::names(&scene.figures[*f], s.text);
    let f = quantity::standing_in(scene.figures, s).filter(named).last()?;
    let word = (0..s.len()).rfind(|&i| s.words[i].number == Some(f))?;
    Some(s.clause_of(word))
}

/// 24 of "Ann Lee, 24 was shot": an age, though no second comma tells it.
pub fn age_of(s: &Sentence, word: Index) -> bool {
    let bare = s.tag(word) == Tag::Num && matches!(s.tag(word + 1), Tag::Aux | Tag::Verb);
    let named = word > 1 && s.lower(word - 1) == "," && s.words[word - 2].entity.is_some();
    bare && named && s.surface(word).len() <= 3
}

/// The noun that the figure counts: told by the figure, or its head in the tree.
fn counted(scene: &Scene, f: usize, word: Index) -> Option<Index> {
    let s = scene.s;
    if let Some((a, b)) = scene.figures[f].of {
        let inside: Vec<Index> =
            (0..s.len()).filter(|&i| a <= s.words[i].start && s.words[i].end <= b).collect();
        // The head of the phrase is the word whose own head lies outside it.
        let head = inside
            .iter()
            .copied()
            .find(|&i| nominal(s.tag(i)) && s.head(i).is_none_or(|h| !inside.contains(&h)));
        if head.is_some() {
            return head;
        }
    }
    let mut at = word;
    for _ in 0..4 {
        let head = s.head(at)?;
        if matches!(
            s.rel(at),
            Rel::Nummod | Rel::Compound | Rel::Amod | Rel::Advmod | Rel::Det | Rel::Dep
        ) {
            if nominal(s.tag(head)) && s.words[head].number != Some(f) {
                return Some(head);
            }
            at = head;
        } else {
            return None;
        }
    }
    None
}

/// The quantity whose measure is given, of "oil prices", "the bank's profit".
fn measure(scene: &Scene, subject: &[(Index, Vec<Filler>)]) -> Option<Filler> {
    const MEASURES: [&str; 22] = [
        "price",
        "cost",
        "rate",
        "sale",
        "profit",
        "revenue",
        "income",
        "turnover",
        "output",
        "export",
        "import",
        "budget",
        "population",
        "value",
        "share",
        "popularity",
        "turnout",
        "temperature",
        "inflation",
        "unemployment",
        "growth",
        "production",
    ];
    let s = scene.s;
    let [(head, _)] = subject else { return None };
    let form = s.lower(*head);
    let base = form.strip_suffix('s').unwrap_or(form);
    let told = s.children(*head).any(|c| c < *head && s.rel(c) != Rel::Det);
    if !told || !MEASURES.contains(&base) {
        return None;
    }
    Some(Filler {
        id: None,
        name: base.to_string(),
        label: None,
        text: s.surface(*head).to_string(),
        span: Some(s.words[*head].start..s.words[*head].end),
        sort: None,
        plural: false,
    })
}

/// What is said of those counted, where nothing else is: "16 have been recovered".
fn done(scene: &Scene, verb: Index) -> Option<Filler> {
    let s = scene.s;
    let idle = matches!(
        s.lower(verb),
        "is" | "was" | "were" | "are" | "be" | "been" | "has" | "have" | "had" | "being"
    );
    if s.tag(verb) != Tag::Verb || idle || speech(s.lower(verb)) {
        return None;
    }
    let particle = s.child(verb, Rel::CompoundPrt).filter(|&p| p == verb + 1);
    let words = verb..particle.map_or(verb, |p| p) + 1;
    let text = s.slice(&words).to_string();
    let base = english::lemma(s.surface(verb), s.tag(verb)).to_lowercase();
    let name = match particle {
        Some(p) => format!("{base} {}", s.lower(p)),
        None => base,
    };
    Some(Filler {
        id: None,
        name,
        label: None,
        text,
        span: Some(s.words[verb].start..s.words[words.end - 1].end),
        sort: None,
        plural: false,
    })
}

/// Are the two of one list: "six dogs and a horse"?
fn fellows(s: &Sentence, a: Index, b: Index) -> bool {
    let up = |i: &Index| s.head(*i).filter(|_| s.rel(*i) == Rel::Conj);
    let top = std::iter::successors(Some(a), up).take(24).last().unwrap_or(a);
    s.conjuncts(top).contains(&b)
}

/// X of "X saw its sales fall": whose they are.
fn seen_to(scene: &Scene, verb: Index) -> Option<Vec<(Index, Vec<Filler>)>> {
    let s = scene.s;
    let sees = s.head(verb).filter(|&h| {
        matches!(s.rel(verb), Rel::Ccomp | Rel::Xcomp)
            && matches!(s.lower(h), "see" | "sees" | "saw" | "seen" | "seeing" | "watched")
    })?;
    let who: Vec<_> = voice::subjects(s, sees).into_iter().map(|h| (h, scene.who(h))).collect();
    who.iter().any(|(_, w)| !w.is_empty()).then_some(who)
}

/// "Took part in the march": the march.
fn done_in(s: &Sentence, verb: Index, object: Index) -> Vec<Index> {
    if !matches!(s.lower(object), "part" | "place") {
        return vec![object];
    }
    let own = voice::oblique(s, object, "in");
    if own.is_empty() { voice::oblique(s, verb, "in") } else { own }
}

/// Is the noun one of "a 25-member council"?
pub fn of_members(s: &Sentence, noun: Index) -> bool {
    nominal(s.tag(noun))
        && definite(s, noun)
        && s.children(noun).any(|c| {
            c >= 2 && hyphened(s, c - 2) == s.lower(c) && matches!(s.lower(c), "member" | "strong")
        })
}

/// What follows the figure's hyphen: member of "a 25-member council".
fn hyphened<'s>(s: &'s Sentence, word: Index) -> &'s str {
    let joined = s.lower(word + 1) == "-"
        && s.words.get(word + 1).is_some_and(|h| h.start == s.words[word].end);
    if joined { s.lower(word + 2) } else { "" }
}

/// X of "with X up one place", "with X on 43 percent": a clause without a verb.
fn with_whom(scene: &Scene, word: Index) -> Option<Index> {
    let s = scene.s;
    let with = (word.saturating_sub(7)..word).rev().find(|&i| s.lower(i) == "with")?;
    let between = with + 1..word;
    if between.clone().any(|i| s.tag(i) == Tag::Verb || matches!(s.lower(i), "," | ";")) {
        return None;
    }
    let stands = between.clone().find(|&i| matches!(s.lower(i), "up" | "down" | "on" | "at"))?;
    let named = (with + 1..stands).rev().find(|&i| s.words[i].entity.is_some())?;
    (stands == named + 1).then_some(named)
}

/// The verb of the figure's clause.
fn predicate_of(scene: &Scene, word: Index) -> Index {
    scene.s.clause_of(word)
}

/// Of whom it is stated: the subject of the clause, the noun counted if it is the subject, or
/// what the noun belongs to.
fn subject_of(
    scene: &Scene,
    word: Index,
    noun: Option<Index>,
    verb: Index,
) -> Vec<(Index, Vec<Filler>)> {
    let s = scene.s;
    let predicate = s.tag(verb) == Tag::Verb || s.has(verb, Rel::Cop) || s.has(verb, Rel::Nsubj);
    let subject = voice::surface_subject(s, verb).filter(|_| predicate);
    let actors = |n: &Index| scene.lexicon.sort(s.lower(*n)).is_some_and(|x| x.acts());
    // Counted people who are neither subject nor object are told of for themselves: "cheered by
    // thousands of supporters"; and what is said is not what the speaker is counted by.
    let beside = noun.filter(actors).filter(|&n| {
        let object = s.child(verb, Rel::Obj);
        let of_object = object.is_some_and(|o| s.rel(n) == Rel::Nmod && s.under(n, o));
        Some(n) != subject && object != Some(n) && !of_object && n != verb
    });
    let head = match subject {
        _ if with_whom(scene, word).is_some() => with_whom(scene, word),
        _ if s.has(verb, Rel::Iobj) => s.child(verb, Rel::Iobj),
        Some(_) if beside.is_some() => beside,
        Some(_) if noun.is_some() && speech(s.lower(verb)) => noun,
        Some(subject) if idle(scene, subject, verb) && noun.is_some() => noun,
        Some(subject) => Some(subject),
        None => noun,
    };
    match head {
        Some(h) => {
            // "Eight Chileans and nine Peruvians": each figure counts its own.
            let several = s.conjuncts(h);
            let own = noun.filter(|n| several.len() > 1 && several.contains(n));
            let heads = own.map_or(several, |n| vec![n]);
            let all: Vec<_> = heads.into_iter().map(|c| (c, scene.who(c))).collect();
            all.into_iter().filter(|(_, who)| !who.is_empty()).collect()
        }
        None => Vec::new(),
    }
}

/// "There were 40", "it took three days": a subject that means nobody; but "it sold 40".
fn idle(scene: &Scene, subject: Index, verb: Index) -> bool {
    let s = scene.s;
    match s.lower(subject) {
        "there" => true,
        "it" => {
            s.tag(verb) != Tag::Verb
                || ["take", "took", "cost", "seem", "appear", "turn", "happen", "need", "requir"]
                    .iter()
                    .any(|stem| s.lower(verb).starts_with(stem))
                || scene.who(subject).is_empty()
        }
        _ => false,
    }
}

/// X of "X saw its ranks swell to 900 fighters", "put the strength of X at 900": whose the ranks are.
fn ranks_of(scene: &Scene, word: Index, verb: Index) -> Option<(Index, Vec<Filler>)> {
    let s = scene.s;
    let first = (0..=word).find(|&i| s.words[i].number == s.words[word].number)?;
    let counts = |o: Index| matches!(s.lower(o), "numbers" | "ranks" | "membership" | "army");
    if s.lower(verb).starts_with("boast") && s.child(verb, Rel::Obj).is_some_and(counts) {
        let who = voice::surface_subject(s, verb)?;
        return Some((who, scene.who(who)));
    }
    let to = (first.saturating_sub(2)..first).any(|i| matches!(s.lower(i), "to" | "at" | "in"));
    // "Its ranks of jobless" are not its own.
    let ranks = |&w: &Index| {
        let named = matches!(s.lower(w), "ranks" | "strength" | "membership" | "numbers");
        w < word && named && !(s.lower(w + 1) == "of" && s.has(w, Rel::NmodPoss))
    };
    let near = |v: Index| s.children(v).find(ranks);
    let ranks = near(verb).or_else(|| s.head(verb).and_then(near)).filter(|_| to)?;
    let owner = s.child(ranks, Rel::NmodPoss).or_else(|| {
        s.children(ranks)
            .find(|&c| s.rel(c) == Rel::Nmod && s.has_case(c, "of") || s.words[c].entity.is_some())
    })?;
    let who = scene.who(owner);
    let candidate = scene.candidate(owner, who.first());
    (candidate.fits("group") || candidate.fits("armed")).then_some((owner, who))
}

/// "The two warred for a decade", "have been fighting each other for years": so long a war lasts.
fn at_war(s: &Sentence, word: Index, verb: Index) -> bool {
    let wages = matches!(
        s.lower(verb),
        "war" | "warred" | "warring" | "fought" | "fighting" | "battled" | "battling" | "clashed"
    );
    // "fought cancer for a year"
    let other = s.child(verb, Rel::Obj).is_some_and(|o| {
        let each = matches!(s.lower(o), "each" | "other");
        s.words[o].entity.is_none() && !each && s.words[o].number.is_none()
    });
    // "fought for two years to bring her home", "for her life", "in court"
    let aim = s.children(verb).any(|c| {
        let cause = s.has_case(c, "for") && !s.words[c].dated && s.words[c].number.is_none();
        c > verb && (voice::infinitive(s, c) || cause || s.lower(c) == "court")
    });
    let first = (0..=word).rev().take_while(|&i| s.words[i].number == s.words[word].number).last();
    let lasting =
        first.is_some_and(|f| (f.saturating_sub(3)..f).any(|i| s.lower(i) == "for") && f > verb);
    wages && !other && !aim && lasting
}

/// The fighting of "twenty years of war", "a week of heavy clashes".
fn years_of(s: &Sentence, years: Index) -> Option<Index> {
    let fights = |c: &Index| {
        let form = s.lower(*c);
        *c > years
            && has_of(s, *c)
            && nominal(s.tag(*c))
            && (war(form) && form != "violence" || form.starts_with("clash"))
    };
    // "The first three years of the war" are not all of it.
    let first =
        (0..=years).rev().take_while(|&i| s.words[i].number == s.words[years].number).last();
    let some = |i: Index| {
        matches!(s.lower(i), "first" | "last" | "final" | "early" | "opening" | "closing" | "next")
    };
    let part = first.is_some_and(|f| (f.saturating_sub(1)..years).any(some));
    s.children(years).find(fights).filter(|_| !part)
}

/// The sides of "clashes between X and Y", "X's war".
fn between(scene: &Scene, war: Index) -> Vec<(Index, Vec<Filler>)> {
    let slots = ["between", "among"].map(|p| Slot::Prep(p.to_string()));
    let slots: Vec<Slot> = slots.into_iter().chain([Slot::Poss]).collect();
    let s = scene.s;
    let mut heads = arguments::fill(scene.place(), Class::Noun, war, &[war], &slots);
    // "And Y" may hang higher up than X.
    if let [one] = heads[..]
        && s.has_case(one, "between")
        && s.lower(one + 1) == "and"
    {
        let behind = (one + 2..s.len().min(one + 6)).find(|&i| s.rel(i) == Rel::Conj);
        heads.extend(behind.filter(|&i| nominal(s.tag(i))));
    }
    heads.into_iter().map(|h| (h, scene.who(h))).collect()
}

/// Is it a number of members or troops that somebody has, rather than of people in an event?
fn strength_of(scene: &Scene, noun: Index, verb: Index) -> bool {
    let s = scene.s;
    let armed = matches!(
        s.lower(noun),
        "soldiers"
            | "troops"
            | "fighters"
            | "peacekeepers"
            | "personnel"
            | "militants"
            | "insurgents"
            | "guerrillas"
            | "rebels"
            | "members"
    );
    let has = matches!(
        s.lower(verb),
        "are"
            | "is"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "number"
            | "numbers"
            | "numbered"
            | "based"
            | "stationed"
            | "deployed"
            | "serving"
            | "command"
            | "commands"
            | "boast"
            | "boasts"
            | "boasted"
            | "commanded"
            | "fields"
            | "musters"
    );
    armed && (has || s.has(verb, Rel::Expl))
}

fn speech(verb: &str) -> bool {
    ["say", "said", "says", "tell", "told", "report", "reported", "reports", "announced", "added"]
        .contains(&verb)
}

fn war(noun: &str) -> bool {
    // Warnings and warrants are no wars.
    matches!(noun, "war" | "wars" | "warfare")
        || ["fighting", "conflict", "battle", "insurgency", "violence", "rebellion"]
            .iter()
            .any(|w| noun.starts_with(w))
}

/// A length of time that measures something, rather than dating it: "a six-month tour".
fn measured(scene: &Scene, word: Index) -> bool {
    let s = scene.s;
    // "Met twice in the past three months": a time, and nothing that is measured.
    let first = (0..=word).rev().take_while(|&i| s.words[i].number == s.words[word].number).last();
    let before = |n: usize| first.and_then(|f| f.checked_sub(n)).map_or("", |i| s.lower(i));
    let past = |w: &str| matches!(w, "past" | "last" | "next" | "previous" | "coming" | "recent");
    let (a, b) = (before(1), before(2));
    let span = |w: &str| matches!(w, "in" | "over" | "during" | "within");
    let opens = s.lower(first.unwrap_or(word));
    if past(a) && (b == "the" && span(before(3)) || span(b))
        || a == "the" && past(opens) && span(b)
        || span(a) && past(opens)
        || span(a) && opens == "the" && past(first.map_or("", |f| s.lower(f + 1)))
    {
        return false;
    }
    !matches!(s.rel(word), Rel::OblUnmarked) || s.tag(word) == Tag::Num
}

/// A rank or turn, rather than an order of telling: "11th place", "a third term".
fn ranks(scene: &Scene, word: Index) -> bool {
    let s = scene.s;
    // "A second suspect", "for a third time", "second-ranking": an order of telling.
    let one_more = s.head(word).is_some_and(|h| {
        let person = matches!(
            s.lower(h),
            "suspect"
                | "man"
                | "woman"
                | "person"
                | "official"
                | "officer"
                | "soldier"
                | "hostage"
                | "victim"
                | "protester"
                | "time"
                | "day"
        );
        person && s.children(h).any(|c| matches!(s.lower(c), "a" | "another"))
    });
    if one_more || hyphened(s, word) == "ranking" {
        return false;
    }
    !matches!(scene.s.lower(word), "first" | "1st")
        || scene.s.head(word).is_some_and(|h| matches!(scene.s.lower(h), "place" | "anniversary"))
}
