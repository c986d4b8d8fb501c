//! Who fills a cue's roles: the phrases in its places, judged, and those that step in for them.

use crate::actors::actor::{self, Filler};
use crate::actors::anaphora;
use crate::actors::named;
use crate::events::scene::Scene;
use crate::roles::arguments;
use crate::roles::control;
use crate::roles::sides::{both, each_others, faced, one_side, ours, sides_meant, waged};
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Cue, Kind, Slot};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// A role's phrase: its head and whom it means.
pub type Role = (Index, Vec<Filler>);

pub fn flat(roles: &[Role]) -> Vec<Filler> {
    let mut all: Vec<Filler> = Vec::new();
    for (_, who) in roles {
        for w in who {
            if !all.iter().any(|a| a.same(w)) {
                all.push(w.clone());
            }
        }
    }
    all
}

/// The phrases that may fill a role. What kills without being anybody gives the mode, and its
/// own doer steps in; for relations, the owner steps in for what is owned ("praised X's efforts").
pub fn roles(
    scene: &Scene,
    cue: &Cue,
    kind: &Kind,
    (at, heads): (Index, &[Index]),
    role: &str,
    mode: &mut Option<String>,
) -> Vec<Role> {
    let mut all = Vec::new();
    for head in heads.iter().flat_map(|&head| those_of(scene.s, head)) {
        if heads.len() > 1 && says(scene.s, head) {
            continue; // "by the rebels, the paper also reported"
        }
        if role == "object" && kind.name == "attacked" && fired(scene.s, head) {
            continue;
        }
        if kind.single && head != heads[0] && told_of_one(scene, heads[0], head) {
            continue;
        }
        if cue.class == Class::Adj && scene.s.lower(head + 1) == "-" {
            let named = named::prefix(scene.s, scene.names, scene.lexicon, head);
            // "Lima-based", not "faith-based"
            let place = matches!(named.label.as_deref(), Some("GPE" | "LOC"));
            if place || cue.accepts(role) != Some("place") {
                all.push((head, vec![named]));
            }
            continue;
        }
        // "The worst European massacre": where it was.
        let most = |c: Index| {
            matches!(scene.s.lower(c), "worst" | "deadliest" | "bloodiest" | "biggest" | "largest")
        };
        if role == "subject"
            && matches!(kind.name.as_str(), "attacked" | "killed")
            && scene.s.rel(head) == Rel::Amod
            && scene.s.head(head).is_some_and(|noun| scene.s.children(noun).any(most))
        {
            continue;
        }
        let between = ["between", "among"].iter().any(|p| scene.s.has_case(head, p));
        if ((kind.symmetric || kind.relation && between)
            && (both(scene.s, head) && !one_side(scene.s, head) && !faced(scene.s, at)
                || between && sides_meant(scene.s, head))
            || kind.relation
                && cue.subject == [Slot::Own]
                && head != at
                && sides_meant(scene.s, head))
            && let Some(two) = anaphora::two(scene, head)
            && ours(scene, head, &two)
        {
            let two = scene.here(head, two);
            all.extend(two.into_iter().map(|f| (head, vec![f])));
            continue;
        }
        let done_to = kind.single && role == "object";
        let victim = anaphora::victim(scene, head).filter(|_| done_to);
        if role == "subject"
            && ((kind.symmetric || kind.name == "attacked") && meeting_place(scene, cue, head)
                || kind.name == "attacked" && bombed(scene, at, head)
                || named::held(scene.s.lower(head)))
        {
            continue; // "Geneva talks" are not with Geneva, nor do targets attack
        }
        let who = match victim {
            Some(victim) => scene.here(head, victim),
            None => scene.who(head),
        };
        let candidate = scene.candidate(head, who.first());
        let wanted = cue.accepts(role);
        let doing =
            kind.name != "claims-responsibility" && !matches!(wanted, Some("creed" | "group"));
        if role == "subject" && doing && candidate.instrument() {
            if mode.is_none() {
                *mode = mode_of(scene, head);
            }
            all.extend(doer_of(scene, head));
            continue;
        }
        let relation = kind.relation || role == "subject";
        let fits = match wanted {
            Some(condition) => candidate.fits(condition),
            // "The country's first death" and "the year's last murder" are not theirs.
            None if kind.single && role == "object" => candidate.mortal(),
            None => !relation || candidate.actor(),
        };
        if kind.relation && who.is_empty() && scene.s.tag(head) == Tag::Pron {
            continue; // "you", "anybody": nobody in particular
        }
        if wanted == Some("creed") && fits {
            match each_others(scene, head).filter(|_| kind.symmetric) {
                Some(two) => all.extend(two.into_iter().map(|f| (head, vec![f]))),
                None => match owner_of(scene, kind, head) {
                    Some(owner) => all.push(owner),
                    None => all.extend(
                        arguments::holder(scene.place(), head)
                            .into_iter()
                            .map(|h| (h, scene.who(h))),
                    ),
                },
            }
        } else if fits {
            let acting = kind.relation || role == "subject";
            let who = who
                .into_iter()
                .map(|w| without_cue(scene, cue, at, w))
                .map(|w| if acting { named::as_state(w, scene.lexicon) } else { w })
                .collect();
            all.push((head, who));
        } else if relation && kind.relation && wanted != Some("creed") {
            let between = wanted == Some("opposable")
                && scene.s.children(head).any(|c| scene.s.has_case(c, "between"));
            // "The US-led invasion of Peru" supports nobody.
            let led = cue.subject == [Slot::Prefix];
            // "Peru's rebels plan to visit the valley": Peru does not.
            let office = role == "subject" && matches!(wanted, Some("official" | "leader"));
            match owner_of(scene, kind, head).filter(|_| !between && !led && !office) {
                Some(owner) => all.push(owner),
                // "boycotted the conference": what is opposed may be a plan or an event.
                None if wanted == Some("opposable") && scene.s.tag(head) == Tag::Noun => {
                    let who = who.into_iter().map(|w| actor::told_more(scene.s, head, w)).collect();
                    all.push((head, who));
                }
                None => {}
            }
        }
    }
    // "U.S. and Peruvian troops": the troops are the first name's too.
    let several: Vec<Role> = all.iter().filter(|(_, who)| who.len() > 1).cloned().collect();
    let told = |h: Index, who: &[Filler]| match who {
        [one] => several.iter().any(|(i, many)| {
            *i > h
                && many.iter().any(|o| o.span.is_some() && o.span == one.span && o.text == one.text)
        }),
        _ => false,
    };
    all.retain(|(head, who)| !told(*head, who));
    all
}

/// "Peru-backed rebels" are rebels: that Peru backs them is what is told.
fn without_cue(scene: &Scene, cue: &Cue, at: Index, who: Filler) -> Filler {
    let s = scene.s;
    let hyphened = cue.class == Class::Adj && at > 0 && s.lower(at - 1) == "-";
    if !hyphened || who.id.is_some() {
        return who;
    }
    let mark = format!("-{} ", s.lower(at));
    let cut = who.name.to_lowercase().find(&mark);
    match cut.and_then(|c| who.name.get(c + mark.len()..)) {
        Some(rest) => Filler { name: rest.to_string(), ..who },
        None => who,
    }
}

/// "Backed Peru and Chile in their fight": their is Peru's and Chile's.
fn those_of(s: &Sentence, head: Index) -> Vec<Index> {
    let owner = s.rel(head) == Rel::NmodPoss && matches!(s.lower(head), "their" | "its" | "his");
    let helped = s.head(head).filter(|_| owner).and_then(|fight| control::helped(s, fight));
    match helped {
        Some(first) => s.conjuncts(first).into_iter().filter(|&c| c < head).collect(),
        None => vec![that_of(s, head)],
    }
}

/// "Like that of the Taliban": the Taliban's; "a majority of lawmakers": lawmakers.
fn that_of(s: &Sentence, head: Index) -> Index {
    let owner = || s.children(head).find(|&c| s.rel(c) == Rel::Nmod && s.has_case(c, "of"));
    let stands = matches!(
        s.lower(head),
        "that"
            | "those"
            | "majority"
            | "minority"
            | "half"
            | "number"
            | "total"
            | "handful"
            | "bulk"
            | "third"
            | "quarter"
    );
    stands.then(owner).flatten().unwrap_or(head)
}

/// "The Oslo accords", "Geneva talks": named after the town where they were made.
fn meeting_place(scene: &Scene, cue: &Cue, head: Index) -> bool {
    cue.class == Class::Noun && town_before(scene, head)
}

/// "The Iraq suicide bombing", "Kenya school shooting": where it was. "Israel strikes" are Israel's.
fn bombed(scene: &Scene, at: Index, head: Index) -> bool {
    let s = scene.s;
    let crime = ["bomb", "blast", "explosion", "shooting", "massacre", "siege", "stabbing"];
    let how = ["suicide", "bomb", "car", "gun", "knife", "school", "church", "mosque", "market"];
    let told = crime.iter().any(|w| s.lower(at).starts_with(w))
        || (head + 1..at).any(|i| how.contains(&s.lower(i)));
    let name = s.words[head].entity.and_then(|e| scene.names.get(e));
    // "Iraqi" tells whose, "US" may tell either.
    let place = name.is_some_and(|n| n.label == "GPE" && n.text == n.name && n.text.len() > 3);
    let before = matches!(s.rel(head), Rel::Amod | Rel::Compound | Rel::Nmod) && head < at;
    told && place && before && s.lower(head + 1) != "'s" && s.cases(head).next().is_none()
}

/// A town before a noun: "the Geneva talks", "a Lagos bombing".
fn town_before(scene: &Scene, head: Index) -> bool {
    let s = scene.s;
    let before = matches!(s.rel(head), Rel::Amod | Rel::Compound | Rel::Nmod);
    let town =
        |n: &crate::actors::actor::Name| n.label == "GPE" && !scene.lexicon.country(Some(&n.id));
    let name = s.words[head].entity.and_then(|e| scene.names.get(e));
    let bare = s.lower(head + 1) != "'s" && s.cases(head).next().is_none();
    before && bare && name.is_some_and(town)
}

/// "Ann Lee, singer and former mayor,": what a person named is, and nobody else. "A husband and
/// father was shot": one, as the verb tells.
fn told_of_one(scene: &Scene, first: Index, head: Index) -> bool {
    let s = scene.s;
    let was = |c: Index| {
        matches!(s.rel(c), Rel::Aux | Rel::AuxPass) && matches!(s.lower(c), "was" | "is" | "has")
    };
    let one = s.head(first).is_some_and(|verb| verb > head && s.children(verb).any(was));
    let named = s.words[first].entity.and_then(|e| scene.names.get(e));
    let bare = s.words[head].entity.is_none()
        && s.words[head].number.is_none()
        && matches!(s.tag(head), Tag::Noun | Tag::Propn)
        && !actor::plural_noun(s, head)
        && !s.children(head).any(|c| {
            matches!(s.rel(c), Rel::Det | Rel::NmodPoss | Rel::Nummod | Rel::Flat)
                || s.words[c].entity.is_some()
        });
    bare && (one || named.is_some_and(|n| n.label == "PERSON"))
}

/// "Fired tear gas at students", "shots into the air": what is fired is not what it is fired at.
fn fired(s: &Sentence, head: Index) -> bool {
    let verb = s.head(head).map_or("", |v| s.lower(v));
    let shoots = ["fir", "launch", "lob", "hurl", "throw", "threw", "shoot", "shot", "us"]
        .iter()
        .any(|stem| verb.starts_with(stem));
    let missile = [
        "gas",
        "mortar",
        "rocket",
        "missile",
        "shell",
        "round",
        "bullet",
        "shot",
        "grenade",
        "stone",
        "rock",
        "gun",
        "weapon",
        "rifle",
        "artillery",
        "canister",
        "cannon",
        "volley",
    ];
    let form = s.lower(head);
    shoots
        && (form == "air"
            || missile.iter().any(|m| form.strip_prefix(m).is_some_and(|r| matches!(r, "" | "s"))))
}

/// The crowd of "fired tear gas to disperse the crowd".
pub fn dispersed(scene: &Scene, at: Index) -> Vec<Role> {
    let s = scene.s;
    let aim = s.children(at).find(|&c| {
        let drives = ["dispers", "break", "driv", "push", "stop", "scatter"];
        voice::infinitive(s, c) && drives.iter().any(|w| s.lower(c).starts_with(w))
    });
    let whom = aim.filter(|_| s.child(at, Rel::Obj).is_some_and(|o| fired(s, o)));
    let whom = whom.map_or_else(Vec::new, |v| voice::objects(s, v));
    let acts = |(h, who): &Role| scene.candidate(*h, who.first()).fits("target");
    whom.into_iter().map(|h| (h, scene.who(h))).filter(acts).collect()
}

/// Does a verb of speech follow the word: is it who tells?
fn says(s: &Sentence, head: Index) -> bool {
    let next = (head + 1..s.len().min(head + 3)).find(|&i| s.tag(i) != Tag::Adv);
    next.is_some_and(|i| {
        matches!(s.lower(i), "said" | "says" | "say" | "reported" | "reports" | "added" | "told")
    })
}

/// The words around an instrument that say how.
pub fn mode_of(scene: &Scene, head: Index) -> Option<String> {
    let words = actor::phrase(scene.s, head);
    let lower: Vec<&str> = words.map(|i| scene.s.lower(i)).collect();
    scene.lexicon.mode(&lower).map(str::to_string)
}

/// Who stands behind a blast or raid: "an attack by X", "X's raid", "shells launched by X".
pub fn doer_of(scene: &Scene, head: Index) -> Vec<Role> {
    let mut slots = vec![Slot::Prep("by".into()), Slot::Poss, Slot::Light];
    // "A passenger bus", "the Bosnian war": no passenger's deed, nor Bosnia's alone.
    let form = scene.s.lower(head);
    let sides = matches!(form, "war" | "wars" | "conflict" | "conflicts" | "crisis" | "unrest");
    // "Peruvian aircraft" are Peru's.
    let craft =
        ["aircraft", "warplane", "helicopter", "tank", "jet", "gunship", "warship", "gunboat"];
    let armed = craft.iter().any(|c| form.strip_suffix('s').unwrap_or(form) == *c);
    let idle = matches!(scene.lexicon.sort(form), Some(Sort::Thing | Sort::Place));
    if !sides && (armed || !idle) {
        slots.push(Slot::Mod);
    }
    // "A French-led invasion"
    let led = scene
        .s
        .children(head)
        .find(|&c| scene.s.lower(c) == "led" && c >= 2 && c < head && scene.s.lower(c - 1) == "-");
    if let Some(led) = led {
        return vec![(led - 2, vec![named::prefix(scene.s, scene.names, scene.lexicon, led - 2)])];
    }
    arguments::fill(scene.place(), Class::Noun, head, &[head], &slots)
        .into_iter()
        .map(|h| (h, scene.who(h)))
        .filter(|(h, who)| {
            let c = scene.candidate(*h, who.first());
            let place = placelike(who) || town_before(scene, *h);
            c.actor() && scene.s.words[*h].entity.is_none_or(|_| !place)
        })
        .collect()
}

pub fn placelike(who: &[Filler]) -> bool {
    who.first().is_some_and(|w| matches!(w.label.as_deref(), Some("FAC" | "LOC")))
}

/// The doer of what somebody died in: "killed in a clash with soldiers", "died from shelling by".
pub fn circumstance(scene: &Scene, at: Index, mode: &mut Option<String>) -> Vec<Role> {
    let s = scene.s;
    // "Are blamed for the deaths of", "were responsible for the murder of"
    if let Some(heads) = arguments::answerable(scene.place(), at) {
        let blamed = heads.into_iter().map(|h| (h, scene.who(h)));
        return blamed.filter(|(h, who)| scene.candidate(*h, who.first()).actor()).collect();
    }
    let mut doers = Vec::new();
    for c in s.children(at).filter(|&c| matches!(s.rel(c), Rel::Obl | Rel::Nmod)) {
        let within = ["in", "by", "during", "from", "after"].iter().any(|p| s.has_case(c, p));
        if !within || !scene.candidate(c, None).instrument() {
            continue;
        }
        if mode.is_none() {
            *mode = mode_of(scene, c);
        }
        doers.extend(doer_of(scene, c));
        for preposition in ["between", "with", "among"] {
            let other = voice::oblique(s, c, preposition);
            let who = |h: Index| {
                let two = sides_meant(s, h).then(|| anaphora::two(scene, h)).flatten();
                two.unwrap_or_else(|| scene.who(h))
            };
            doers.extend(
                other
                    .into_iter()
                    .map(|h| (h, who(h)))
                    .filter(|(h, who)| scene.candidate(*h, who.first()).actor()),
            );
        }
    }
    doers
}

/// The actor whose efforts, offer or plan is meant. Whom an act befalls is not whose it is
/// ("the detention of journalists", "sanctions on Peru"), but a quarrel mended is with the other.
fn owner_of(scene: &Scene, kind: &Kind, head: Index) -> Option<Role> {
    let s = scene.s;
    let others: &[&str] = match kind.name.as_str() {
        "reconciles-with" => &["of", "by", "against", "on", "between", "with", "among"],
        // "A suspension of air links with Peru"
        _ if scene.lexicon.lists("tie", s.lower(head)) => &["of", "by", "with", "to", "between"],
        _ if scene.lexicon.lists("done-to", s.lower(head)) => &["by"],
        _ => &["of", "by", "among"],
    };
    // "Islamic extremism" is no Muslim's.
    let thought = ["ism", "isms", "ancy", "ency"].iter().any(|end| s.lower(head).ends_with(end));
    s.children(head)
        .filter(|&c| {
            s.rel(c) == Rel::NmodPoss
                || (s.rel(c) == Rel::Nmod && others.iter().any(|p| s.has_case(c, p)))
                || (matches!(s.rel(c), Rel::Amod | Rel::Compound)
                    && !thought
                    && !town_before(scene, c)
                    && s.words[c].entity.is_some())
        })
        // "Crimes committed by soldiers"
        .chain(
            s.children(head)
                .filter(|&c| s.rel(c) == Rel::Acl && voice::passive(s, c))
                .filter_map(|c| voice::agent(s, c)),
        )
        .map(|c| {
            let two = both(s, c) && !waged(s, c);
            (c, if two { anaphora::two(scene, c).unwrap_or_default() } else { scene.who(c) })
        })
        .find(|(c, who)| who.len() == 2 || scene.candidate(*c, who.first()).actor())
}
