//! Everyday senses of words that also tell of politics: somebody standing by a road, a judge who
//! dismisses a case, police who provide no details, an officer who is sworn in.

use crate::actors::pointing::outlet;
use crate::cues::find::Found;
use crate::cues::idioms::{contends, idiom, wordy};
use crate::events::scene::Scene;
use crate::roles::fillers::{Role, mode_of};
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Cue, Kind};
use crate::tree::grammar::{Rel, Tag, Xpos};
use crate::tree::sentence::{Index, Sentence};

/// A bomb, a car, a dynamite charge: not "demand exploded".
fn bursts(scene: &Scene, i: Index) -> bool {
    let form = scene.s.lower(i);
    form.starts_with("charge") || scene.lexicon.sort(form) != Some(Sort::Abstract)
}

/// "Confined to her home by police", "by order of a judge": not by illness or floods.
fn kept_in(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let acts = |i: Index| scene.candidate(i, scene.who(i).first()).actor();
    if !voice::passive(s, at) {
        return voice::subjects(s, at).into_iter().any(acts);
    }
    if let Some(agent) = voice::agent(s, at) {
        return acts(agent);
    }
    (0..s.len()).any(|i| {
        let form = s.lower(i);
        let stems = ["arrest", "polic", "guard", "authorit", "detain", "sentenc", "trial"];
        scene.lexicon.lists("court", form)
            || scene.lexicon.sort(form) == Some(Sort::Force)
            || stems.iter().any(|stem| form.starts_with(stem))
    })
}

/// "Joined her for talks", "joined a march", "joined France in urging": done to something listed, or for it.
fn done_for(scene: &Scene, at: Index, list: &str) -> bool {
    let s = scene.s;
    let listed = |i: Index| scene.lexicon.lists(list, s.lower(i));
    let objects = voice::objects(s, at);
    let purpose = |host: Index| {
        ["for", "in", "at"].iter().flat_map(move |p| voice::oblique(s, host, p)).any(listed)
    };
    objects.iter().any(|&o| listed(o)) || std::iter::once(at).chain(objects).any(purpose)
}

/// Is the cue meant otherwise than its row?
pub fn everyday(scene: &Scene, cue: &Cue, at: Index) -> bool {
    let s = scene.s;
    let listed = |list, i: Index| scene.lexicon.lists(list, s.lower(i));
    // "Dismissed the minister" is of office, "dismissed the report" of esteem.
    if cue.needs("not-office") && voice::objects(s, at).into_iter().any(|i| listed("office", i)) {
        return true;
    }
    if cue.needs("not-court") {
        let about = voice::objects(s, at).into_iter().chain(voice::subjects(s, at));
        let asked = ["by", "to"].iter().flat_map(|p| voice::oblique(s, at, p));
        return about.chain(asked).any(|i| listed("court", i));
    }
    if cue.needs("not-posture") && s.lower(at) == "standing" {
        let body = |i: Index| s.words[i].entity.and_then(|e| scene.names.get(e));
        let body = |i| body(i).is_some_and(|n| matches!(n.label.as_str(), "ORG" | "GPE"));
        return !voice::subjects(s, at).into_iter().any(|i| body(i) || listed("office", i));
    }
    if cue.needs("leaving") {
        // By the first infinitive behind it, on whatever the tree hangs it.
        let to =
            (at + 1..s.len()).take(24).find(|&i| s.lower(i) == "to" && s.tag(i + 1) == Tag::Verb);
        let out = s.children(at).any(|c| listed("leaving", c));
        return !out && !to.is_some_and(|to| listed("leaving", to + 1));
    }
    // "Chelsea beat Arsenal": those of a name are beaten in a match or at the polls.
    let named = |i: Index| s.words[i].entity.is_some();
    if cue.words == ["beat"] && voice::objects(s, at).into_iter().any(named) {
        return true;
    }
    // "Demonstrated his skill" shows something.
    if cue.needs("intransitive") && (s.has(at, Rel::Obj) || s.has(at, Rel::Ccomp)) {
        return true;
    }
    if cue.needs("bursts") && voice::subjects(s, at).into_iter().any(|i| !bursts(scene, i)) {
        return true;
    }
    if cue.needs("held") && !kept_in(scene, at) {
        return true;
    }
    if cue.accepts("not-for").is_some_and(|list| done_for(scene, at, list)) {
        return true;
    }
    if let Some(list) = cue.accepts("not") {
        let idle = at > 0 && matches!(s.lower(at - 1), "general" | "hunger");
        return idle
            || (0..s.len()).any(|i| listed(list, i))
            || list == "labour" && works(scene, at);
    }
    if cue.needs("labour") && !(0..s.len()).any(|i| listed("labour", i)) && !works(scene, at) {
        return true;
    }
    // Who slams or blasts somebody and speaks for a living does it with words.
    let attack = match cue.words[0].as_str() {
        "attack" => cue.words.len() == 1,
        "blast" => cue.class == Class::Verb && kind_of(scene, cue) == "attacked",
        _ => false,
    };
    if attack && cue.needs("verbal") != verbal(scene, at) {
        return true;
    }
    if idiom(scene, cue, at) {
        return true;
    }
    if hurts_nobody(scene, at) || leaves_hospital(scene, at) || shoots_back(scene, at) {
        return true;
    }
    if kind_of(scene, cue) == "killed" && kills_speaker(scene, at) {
        return true;
    }
    if cue.needs("aimed") && !aimed(scene, at) || on_film(scene, at) {
        return true;
    }
    cue.needs("given") && !gives(scene, at)
        || cue.needs("harmful") && !(at + 1..s.len()).take(12).any(|i| listed("harm", i))
        || cue.needs("pressing") && !presses(scene, at)
        || s.lower(at).starts_with("insist") && !insists_on(scene, at)
        // "Red-allied fighters": the hyphened row tells of them.
        || cue.class == Class::Adj
            && matches!(cue.words[0].as_str(), "allied" | "linked")
            && at > 0
            && s.lower(at - 1) == "-"
        // "Lifted its ban on the paper": hostile no more.
        || kind_of(scene, cue) == "opposes" && cue.class == Class::Noun && lifted(scene, at)
        // "The political opposition" is a body.
        || s.lower(at) == "opposition" && cue.class == Class::Noun && a_body(scene, at)
        // "Turned over its duties to", "questioned by reporters"
        || cue.words[0] == "turn" && matches!(s.lower(at + 1), "over" | "in" | "away" | "out" | "off")
        || cue.words[0] == "question"
            && voice::subjects(s, at).into_iter().any(|i| listed("audience", i))
        // "Warnings about a possible attack" threaten nobody, and who begs the question asks nothing.
        || s.lower(at).starts_with("warning") && cue.class == Class::Noun && foretold(scene, at)
        || cue.words[0] == "beg"
            && s.child(at, Rel::Obj).is_some_and(|o| matches!(s.lower(o), "question" | "questions"))
        // "Emerged from the hills": nobody was founded.
        || s.lower(at).starts_with("emerg") && !voice::oblique(s, at, "from").is_empty()
        // "Asked Peru for support": it sought support.
        || cue.words == ["ask", "for"]
            && voice::oblique(s, at, "for").into_iter().any(|i| help(scene, i))
        || cue.needs("not-audience") && to_audience(scene, at)
        || cue.needs("known-noun") && of_fact(scene, at)
        // "leaders opposed to the war": the adjective's row tells of it.
        || cue.class == Class::Verb && s.lower(at) == "opposed" && s.lower(at + 1) == "to"
}

fn kind_of<'a>(scene: &Scene<'a>, cue: &Cue) -> &'a str {
    &scene.table.kinds[cue.kind].name
}

/// Is it help that is asked for?
fn help(scene: &Scene, noun: Index) -> bool {
    let form = scene.s.lower(noun);
    scene.lexicon.lists("aid", form)
        || matches!(form, "support" | "backing" | "assistance" | "help")
}

/// Is it lifted, eased, revoked? A ban; tension that is eased was there.
fn lifted(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    if ["tension", "rivalr", "hostilit", "conflict"].iter().any(|w| s.lower(at).starts_with(w)) {
        return false;
    }
    let undone = |v: Index| scene.lexicon.lists("lifting", s.lower(v));
    matches!(s.rel(at), Rel::Obj | Rel::NsubjPass) && s.head(at).is_some_and(undone)
}

/// "The nurses' strike", "teachers strike": they lay down their work.
fn works(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let worker = |i: Index| scene.lexicon.lists("worker", s.lower(i));
    let owned = s.children(at).filter(|&c| matches!(s.rel(c), Rel::NmodPoss | Rel::Compound));
    let carried = s.head(at).into_iter().flat_map(|verb| voice::subjects(s, verb));
    let by_verb = s.rel(at) == Rel::Obj;
    owned.chain(voice::subjects(s, at)).any(worker) || by_verb && carried.into_iter().any(worker)
}

/// A plot against or to harm somebody, or a bomb plot; "conspiracy to commit fraud" is none.
fn aimed(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let harms = |c: Index| {
        voice::infinitive(s, c) && scene.lexicon.lists("harm", s.lower(c))
            || c < at
                && matches!(
                    s.lower(c),
                    "bomb" | "bombing" | "terror" | "murder" | "assassination" | "attack"
                )
    };
    ["against", "on"].iter().any(|p| !voice::oblique(s, at, p).is_empty())
        || s.children(at).any(harms)
        || s.lower(at + 1) == "to" && scene.lexicon.lists("harm", s.lower(at + 2))
}

/// "Verbally attacked Peru", "the senator attacked the mayor for breaking his word": with words. Only
/// those who speak for a living attack for a reason without blows.
fn verbal(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    if s.tag(at) == Tag::Noun {
        let whom = ["on", "against"].iter().flat_map(|p| voice::oblique(s, at, p));
        return wordy(scene, at) || contends(scene, at, &whom.collect::<Vec<_>>());
    }
    let whom = voice::objects(s, at);
    let acts = |&h: &Index| scene.candidate(h, scene.who(h).first()).actor();
    if !whom.first().is_some_and(acts) {
        return false;
    }
    let adverb = |w: &str| s.children(at).any(|c| s.lower(c) == w);
    let named = whom.iter().any(|&h| s.words[h].entity.is_some());
    let armed = || !voice::oblique(s, at, "with").is_empty();
    if adverb("verbally") || adverb("publicly") && named && !armed() {
        return true;
    }
    let speaks = |h: Index| {
        let name = s.words[h].entity.and_then(|e| scene.names.get(e));
        name.is_some_and(|n| n.label == "PERSON") || scene.lexicon.lists("office", s.lower(h))
    };
    let own = |c: Index| s.rel(c) == Rel::NmodPoss;
    // "for three days", "for the second time"
    let lasts = |i: Index| s.words[i].dated || scene.lexicon.lists("span", s.lower(i));
    let reason = || {
        let behind = voice::oblique(s, at, "for");
        behind.into_iter().any(|i| !lasts(i) && s.children(i).any(own))
    };
    let spoken = voice::subjects(s, at).into_iter().any(speaks);
    // "Blasted the mayor as weak"
    let called = || s.lower(at).starts_with("blast") && !voice::oblique(s, at, "as").is_empty();
    let they = |h: Index| matches!(s.lower(h), "he" | "she");
    let may_speak = || voice::subjects(s, at).into_iter().any(|h| speaks(h) || they(h));
    spoken && (reason() || doing(s, at) || called()) || may_speak() && contends(scene, at, &whom)
}

/// "For breaking his word": a reason that words are given for.
pub fn doing(s: &Sentence, at: Index) -> bool {
    s.children(at).any(|c| {
        s.rel(c) == Rel::Advcl
            && s.words[c].xpos == Xpos::Vbg
            && s.children(c).any(|m| m < c && s.lower(m) == "for")
    })
}

/// What is warned of is told, and nobody is threatened with it.
fn foretold(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let mut near =
        (at + 1..s.len()).take(10).take_while(|&i| !matches!(s.lower(i), "," | "to" | "against"));
    let sorts = ["intelligence", "weather", "storm", "travel", "security", "flood", "tsunami"];
    near.any(|i| s.lower(i) == "about") || at > 0 && sorts.contains(&s.lower(at - 1))
}

/// "He wound up in jail", "this hurts", "the scandal hurt the senator": nobody bleeds.
fn hurts_nobody(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    if s.lower(at) == "wound" && matches!(s.lower(at + 1), "up" | "down" | "around") {
        return true;
    }
    // "The whole family is hurting": with grief.
    if s.lower(at) == "hurting" && !s.has(at, Rel::Obj) {
        return true;
    }
    let hurt = matches!(s.lower(at), "hurt" | "hurts" | "hurting");
    if !hurt || voice::passive(s, at) || !s.has(at, Rel::Obj) && s.lower(at) == "hurt" {
        return false;
    }
    let counted = s.child(at, Rel::Obj).is_some_and(|o| {
        s.words[o].number.is_some() || s.children(o).any(|c| s.words[c].number.is_some())
    });
    let cause = voice::surface_subject(s, at);
    !counted
        && cause.is_some_and(|c| {
            let thought = scene.lexicon.sort(s.lower(c)) == Some(Sort::Abstract);
            let told = mode_of(scene, c).is_some() || scene.lexicon.lists("accident", s.lower(c));
            matches!(s.lower(c), "this" | "it" | "that" | "what") || thought && !told
        })
}

/// "Was treated and released", "was released from hospital": by no jailer.
fn leaves_hospital(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    // "Guards remain in the hospital to watch him": unhurt.
    let purpose = |c: Index| matches!(s.rel(c), Rel::Advcl | Rel::Xcomp) && voice::infinitive(s, c);
    if s.lower(at).starts_with("remain") && s.children(at).any(purpose) {
        return true;
    }
    let released = matches!(s.lower(at), "released" | "discharged");
    let treated = at >= 2 && s.lower(at - 1) == "and" && s.lower(at - 2) == "treated";
    let hospital = || voice::oblique(s, at, "from").into_iter().any(|i| s.lower(i) == "hospital");
    if !released || !(treated || hospital()) {
        return false;
    }
    let captive = |h: Index| scene.candidate(h, None).fits("prisoner");
    let freed = voice::agent(s, at).is_some() || voice::objects(s, at).into_iter().any(captive);
    let patient = voice::passive(s, at) || treated;
    patient && !freed
}

/// "They killed me!": who says so lives. What would have, may, or is to kill him is told, and so is
/// "they killed us", of whom the speaker is what is left.
fn kills_speaker(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let done = matches!(s.words[at].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbg);
    let supposed =
        |c: Index| matches!(s.lower(c), "could" | "would" | "might" | "may" | "will" | "'d" | "to");
    let asked = || (0..at).any(|i| matches!(s.lower(i), "if" | "unless" | "had" | "wish"));
    // "Killed me father": his, in the speech of some.
    let whose = |o: Index| matches!(s.tag(o + 1), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num);
    let speaker = |o: Index| matches!(s.lower(o), "me" | "myself") && !whose(o);
    done && s.child(at, Rel::Obj).is_some_and(speaker) && !s.children(at).any(supposed) && !asked()
}

/// "Guards shot back": at some, and nobody is told to be hit. "He was shot back in May" is told.
fn shoots_back(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let back = matches!(s.lower(at), "shot" | "shoot" | "shoots") && s.lower(at + 1) == "back";
    back && !voice::passive(s, at) && !matches!(s.lower(at + 2), "at" | "in" | "on" | "home")
}

/// "Was captured on film", "shot on video": by a camera.
fn on_film(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let camera = matches!(s.lower(at), "captured" | "caught" | "shot" | "capture" | "shoot");
    let film = |i: Index| matches!(s.lower(i), "film" | "video" | "camera" | "tape" | "cctv");
    camera && (at + 1..s.len()).take(3).any(|i| s.lower(i) == "on" && (film(i + 1) || film(i + 2)))
}

/// "Insists on a vote", "insists that Peru leave", not "insists it is ready".
fn insists_on(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let asks = |c: Index| {
        let aux = |c: Index| s.children(c).filter(|&a| matches!(s.rel(a), Rel::Aux | Rel::Cop));
        let bare = s.words[c].xpos == Xpos::Vb && aux(c).next().is_none();
        matches!(s.rel(c), Rel::Ccomp | Rel::Xcomp)
            && (bare || aux(c).any(|a| matches!(s.lower(a), "must" | "should" | "be")))
    };
    let on = ["on", "upon"].iter().any(|p| {
        let next = s.lower(at + 1);
        next == *p || !voice::oblique(s, at, p).is_empty()
    });
    on || s.children(at).any(asks)
}

/// "The political opposition", which is opposed to nothing that is told.
fn a_body(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let to = ["to", "from", "between"].iter().any(|p| !voice::oblique(s, at, p).is_empty());
    !to && s.children(at).any(|c| s.rel(c) == Rel::Det && s.lower(c) == "the")
}

/// Is what is provided aid, or somebody provided with it? "Provided no details" is neither.
fn gives(scene: &Scene, at: Index) -> bool {
    let things = voice::objects(scene.s, at);
    if things.iter().any(|&o| aid(scene, o)) {
        return true;
    }
    let receives = |o: Index| scene.candidate(o, scene.who(o).first()).actor();
    let with = voice::oblique(scene.s, at, "with");
    (with.is_empty() || with.iter().any(|&w| aid(scene, w))) && things.into_iter().any(receives)
}

/// Is the noun one for aid, or for the first part of it: "tons of food"; or is it money?
fn aid(scene: &Scene, noun: Index) -> bool {
    let s = scene.s;
    let money = |i: Index| {
        let figure = s.words[i].number.and_then(|f| scene.figures.get(f));
        figure.is_some_and(|f| f.number.label == "MONEY")
    };
    let own = |i: Index| scene.lexicon.lists("aid", s.lower(i)) || money(i);
    own(noun)
        || s.children(noun).any(|c| {
            let part = matches!(s.rel(c), Rel::Nmod) && s.has_case(c, "of");
            money(c) || part && (own(c) || s.children(c).any(money))
        })
}

/// Of whom is aid no receiver: "which states will supply troops" tells of no aid to troops.
pub fn receivers(scene: &Scene, cue: &Cue, heads: &mut Vec<Index>) {
    if cue.needs("given") {
        heads.retain(|&h| !aid(scene, h));
    }
}

/// "Pressed Peru", "pressed for talks"; but "pressed ahead with its offensive".
fn presses(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let on = matches!(s.lower(at + 1), "ahead" | "on" | "onward" | "forward" | "along" | "into");
    let whom = s.has(at, Rel::Obj) || voice::passive(s, at) || s.lower(at + 1) == "for";
    whom && !on
}

/// Those who are spoken to, not with: "was speaking to reporters".
fn to_audience(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let hears = |i: Index| {
        let name = s.words[i].entity.and_then(|e| scene.names.get(e));
        scene.lexicon.lists("audience", s.lower(i)) || name.is_some_and(|n| outlet(&n.name))
    };
    ["to", "with"].iter().flat_map(|p| voice::oblique(s, at, p)).any(hears)
}

/// "Recognized that", "recognised how": what is seen to be so.
fn of_fact(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    matches!(s.lower(at + 1), "that" | "how" | "why" | "what") || s.has(at, Rel::Ccomp)
}

/// "The army, backed by tanks", "the law helps": weapons and things back nobody.
pub fn backed_by_things(scene: &Scene, kind: &Kind, found: &Found, heads: &[Index]) -> bool {
    let backs = kind.name == "supports" && voice::passive(scene.s, found.at);
    backs && !heads.is_empty() && heads.iter().all(|&h| scene.candidate(h, None).instrument())
}

/// Is it a claim that somebody acts towards himself: "Peru defended its decision"? Objects that are
/// the subject are taken out.
pub fn towards_oneself(
    scene: &Scene,
    kind: &Kind,
    subjects: &[Role],
    objects: &mut Vec<Role>,
) -> bool {
    let [(_, does)] = subjects else { return false };
    let [does] = does.as_slice() else { return false };
    if !kind.relation || objects.is_empty() {
        return false;
    }
    let pointed = |h: Index| {
        h != usize::MAX
            && matches!(
                scene.s.lower(h),
                "it" | "its"
                    | "itself"
                    | "they"
                    | "their"
                    | "them"
                    | "themselves"
                    | "he"
                    | "his"
                    | "him"
                    | "himself"
                    | "she"
                    | "her"
                    | "herself"
            )
    };
    for (head, who) in objects.iter_mut() {
        let own = does.id.is_some() || pointed(*head) || subjects.iter().any(|r| r.0 == *head);
        who.retain(|w| !(own && w.same(does)));
    }
    objects.retain(|(_, who)| !who.is_empty());
    objects.is_empty()
}
