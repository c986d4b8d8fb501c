//! From a cue to its claims: fill the roles, judge them, one claim for each figure.

use crate::actor::{self, Filler, Name};
use crate::arguments::{self, Place};
use crate::coreference::{self, Discourse};
use crate::cue::Found;
use crate::grammar::Rel;
use crate::lexicon::Lexicon;
use crate::polarity::Stance;
use crate::quantity::{self, Figure};
use crate::roles::{Candidate, creed};
use crate::sentence::{Index, Sentence};
use crate::table::{Class, Cue, Kind, Table};
use crate::voice;

/// All that a sentence's claims are made from.
pub struct Scene<'a> {
    /// The sentence, parsed.
    pub s: &'a Sentence<'a>,
    /// Names of the paragraph.
    pub names: &'a [Name],
    /// Figures and times of the paragraph.
    pub figures: &'a [Figure],
    /// Who has been spoken of.
    pub discourse: &'a Discourse,
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// Predicates.
    pub table: &'a Table,
}

/// How many of something.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// Index into the paragraph's figures.
    Figure(usize),
    /// So many without a figure, described or named; 0 for "no casualties".
    Count(usize),
}

/// A claim before time, place and speaker.
#[derive(Clone, Debug)]
pub struct Event {
    /// Index of its kind.
    pub kind: usize,
    /// The cue's anchor.
    pub at: Index,
    /// The cue's words.
    pub words: Vec<Index>,
    /// Who.
    pub subject: Vec<Filler>,
    /// Whom.
    pub object: Vec<Filler>,
    /// How many.
    pub amount: Option<Amount>,
    /// Words that the claim rests on: cue, arguments here, figure.
    pub rests_on: Vec<Index>,
    /// How, told by the cue itself or by what stands in the subject's place.
    pub mode: Option<String>,
    /// How it stands.
    pub stance: Stance,
    /// Was the subject taken over from another claim?
    pub inherited: bool,
}

impl Scene<'_> {
    fn place(&self) -> Place<'_> {
        Place { s: self.s, lexicon: self.lexicon }
    }

    /// Who a phrase names: by name, by reference to what was said, or by description.
    pub fn who(&self, head: Index) -> Vec<Filler> {
        let name = |h| actor::name(self.s, self.names, self.lexicon, h);
        if actor::own_name(self.s, self.names, head).is_some() {
            return name(head).into_iter().collect();
        }
        if let Some(found) = coreference::resolve(self, head) {
            return self.here(head, found);
        }
        let several = actor::several(self.s, self.names, self.lexicon, head);
        if several.is_empty() { name(head).into_iter().collect() } else { several }
    }

    /// A description, its owner told by name: "his regime", "the country's army".
    fn owned(&self, head: Index) -> Option<Filler> {
        let mut who = actor::name(self.s, self.names, self.lexicon, head)?;
        let s = self.s;
        let owner = s.child(head, Rel::NmodPoss).filter(|&o| s.words[o].entity.is_none());
        if who.id.is_none()
            && let Some(owner) = owner
            && let Some([known]) = coreference::resolve(self, owner).as_deref()
        {
            let after = (owner + 1..head).find(|&i| s.rel(i) != Rel::Case).unwrap_or(head);
            let rest = actor::tidy(s.slice(&(after..head + 1)));
            who.name = format!("{}'s {rest}", known.name);
        }
        Some(who)
    }

    /// Those resolved from elsewhere, with the words that stand for them here.
    fn here(&self, head: Index, found: Vec<Filler>) -> Vec<Filler> {
        let words = actor::phrase(self.s, head);
        let span = self.s.words[words.start].start..self.s.words[words.end - 1].end;
        let text = self.s.slice(&words);
        found
            .into_iter()
            .map(|f| Filler { text: text.to_string(), span: Some(span.clone()), ..f })
            .collect()
    }

    fn candidate<'b>(&'b self, head: Index, who: Option<&'b Filler>) -> Candidate<'b> {
        Candidate { s: self.s, lexicon: self.lexicon, head, who }
    }
}

/// A role's phrase: its head and whom it means.
type Role = (Index, Vec<Filler>);

/// The claims of one cue.
pub fn claims(scene: &Scene, found: &Found, stance: Stance) -> Vec<Event> {
    let cue = &scene.table.cues[found.cue];
    let kind = &scene.table.kinds[cue.kind];
    if !stands(scene, cue, found) {
        return Vec::new();
    }
    let fill = |slots| arguments::fill(scene.place(), cue.class, found.at, &found.words, slots);
    let (subject_heads, object_heads) = (fill(&cue.subject), fill(&cue.object));
    let mut mode = cue.mode.clone();
    let mut subjects = roles(scene, cue, kind, &subject_heads, "subject", &mut mode);
    if subjects.is_empty() && matches!(kind.name.as_str(), "killed" | "wounded" | "damaged") {
        subjects = circumstance(scene, found.at, &mut mode);
    }
    let objects = roles(scene, cue, kind, &object_heads, "object", &mut mode);
    if cue.accepts("object").is_some() && objects.is_empty() && !object_heads.is_empty() {
        return Vec::new();
    }
    if cue.accepts("subject").is_some() && subjects.is_empty() && !subject_heads.is_empty() {
        return Vec::new();
    }
    if cue.accepts("object").is_some() && objects.is_empty() && !may_lack_object(cue, kind) {
        return Vec::new();
    }
    if kind.symmetric && cue.class == Class::Noun && subjects.is_empty() && objects.len() == 1 {
        subjects = taking_part(scene, found.at);
    }
    let (subjects, objects) = sides(scene, cue, kind, subjects, objects);
    let figured = own_figure(scene, cue, kind, found.at).is_some();
    if !enough(scene, found.at, (cue, kind), &subjects, &objects, figured) {
        return Vec::new();
    }
    let event = Event {
        kind: cue.kind,
        at: found.at,
        words: found.words.clone(),
        subject: flat(&subjects),
        object: Vec::new(),
        amount: None,
        rests_on: found.words.iter().copied().chain(subjects.iter().map(|r| r.0)).collect(),
        mode,
        stance,
        inherited: false,
    };
    by_figure(scene, cue, kind, event, objects)
}

/// Conditions on the cue itself.
fn stands(scene: &Scene, cue: &Cue, found: &Found) -> bool {
    let s = scene.s;
    let at = found.at;
    if cue.needs("signed") && cue.words.len() == 1 {
        return s.child(at, Rel::Obj).is_some_and(|o| {
            [
                "agreement",
                "deal",
                "accord",
                "treaty",
                "pact",
                "contract",
                "memorandum",
                "truce",
                "document",
                "protocol",
            ]
            .iter()
            .any(|w| s.lower(o).starts_with(w))
        });
    }
    if cue.needs("infinitive") {
        return s.children(at).any(|c| {
            matches!(s.rel(c), Rel::Xcomp | Rel::Ccomp | Rel::Advcl) && voice::infinitive(s, c)
        });
    }
    let kind = &scene.table.kinds[cue.kind];
    if kind.name == "wounded" && cue.class == Class::Verb && fatal(s, at) {
        return false;
    }
    if cue.needs("found") && !found_body(s, at) {
        return false;
    }
    if cue.class == Class::Adj && kind.single && s.rel(at) == Rel::Amod && presupposed(s, at) {
        return false;
    }
    if cue.needs("fatal") && !fatal(s, at) {
        return false;
    }
    if cue.needs("obj-creed") {
        return s.child(at, Rel::Obj).is_some_and(|o| creed(s.lower(o)));
    }
    if cue.class == Class::Noun && wished_for(s, at, &scene.table.kinds[cue.kind]) {
        return false;
    }
    if cue.needs("toll") {
        return quantity::of_toll(s, scene.figures, at).is_some();
    }
    let used_as_modifier = cue.class == Class::Noun
        && s.rel(at) == Rel::Compound
        && s.head(at).is_some_and(|h| {
            use crate::lexicon::Sort::{Armed, Force, Group, Person, Place, Thing};
            matches!(
                scene.lexicon.sort(s.lower(h)),
                Some(Armed | Force | Group | Person | Place | Thing)
            )
        });
    if used_as_modifier {
        return false;
    }
    let mere = matches!(cue.class, Class::Verb) && s.rel(at) == Rel::Amod;
    !(mere && scene.table.kinds[cue.kind].relation)
}

/// "fatally shot", "shot and killed", "shot him dead": no mere wound.
fn fatal(s: &Sentence, at: Index) -> bool {
    let deadly = |w: Index| {
        matches!(
            s.lower(w),
            "fatally" | "mortally" | "dead" | "killed" | "kills" | "killing" | "kill" | "died" | "dies" | "death"
        )
    };
    s.children(at).any(deadly) || s.head(at).is_some_and(|h| s.rel(at) == Rel::Conj && deadly(h))
}

/// "The dead men" and "the wounded policeman" were told of before.
fn presupposed(s: &Sentence, at: Index) -> bool {
    s.head(at).is_some_and(|noun| {
        s.children(noun).any(|c| {
            (s.rel(c) == Rel::Det && matches!(s.lower(c), "the" | "these" | "those" | "this" | "that"))
                || s.rel(c) == Rel::NmodPoss
        })
    })
}

/// "found the bodies of", "the body was recovered".
fn found_body(s: &Sentence, at: Index) -> bool {
    s.head(at).is_some_and(|v| {
        ["find", "found", "discover", "recover", "pull", "retriev"]
            .iter()
            .any(|stem| s.lower(v).starts_with(stem))
    })
}

/// Help that is asked for is not given: "appealed for aid", "seek support".
fn wished_for(s: &Sentence, at: Index, kind: &Kind) -> bool {
    if kind.name != "supports" {
        return false;
    }
    let asked = s.head(at).is_some_and(|h| {
        ["seek", "sought", "ask", "request", "appeal", "need", "want", "reach", "plea", "call"]
            .iter()
            .any(|v| s.lower(h).starts_with(v))
    });
    asked && matches!(s.rel(at), Rel::Obj | Rel::Obl | Rel::Nmod)
}

/// May a claim of this kind stand without its object?
fn may_lack_object(cue: &Cue, kind: &Kind) -> bool {
    kind.name == "attacked" && cue.class == Class::Noun || cue.needs("aid")
}

fn flat(roles: &[Role]) -> Vec<Filler> {
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
fn roles(
    scene: &Scene,
    cue: &Cue,
    kind: &Kind,
    heads: &[Index],
    role: &str,
    mode: &mut Option<String>,
) -> Vec<Role> {
    let mut all = Vec::new();
    for &head in heads {
        if kind.symmetric
            && both(scene.s, head)
            && let Some(two) = coreference::two(scene, head)
        {
            let two = scene.here(head, two);
            all.extend(two.into_iter().map(|f| (head, vec![f])));
            continue;
        }
        let who = scene.who(head);
        let candidate = scene.candidate(head, who.first());
        if role == "subject" && kind.name != "claims-responsibility" && candidate.instrument() {
            if mode.is_none() {
                *mode = mode_of(scene, head);
            }
            all.extend(doer_of(scene, head));
            continue;
        }
        let wanted = cue.accepts(role);
        let relation = kind.relation || role == "subject";
        let fits = match wanted {
            Some(condition) => candidate.fits(condition),
            None => !relation || candidate.actor(),
        };
        if wanted == Some("creed") && fits {
            all.extend(owner_of(scene, head));
        } else if fits {
            let acting = kind.relation || role == "subject";
            let who = who
                .into_iter()
                .map(|w| if acting { actor::as_state(w, scene.lexicon) } else { w })
                .collect();
            all.push((head, who));
        } else if relation && kind.relation {
            all.extend(owner_of(scene, head));
        }
    }
    all
}

/// The words around an instrument that say how.
fn mode_of(scene: &Scene, head: Index) -> Option<String> {
    let words = actor::phrase(scene.s, head);
    let lower: Vec<&str> = words.map(|i| scene.s.lower(i)).collect();
    scene.lexicon.mode(&lower).map(str::to_string)
}

/// Who stands behind a blast or raid: "an attack by X", "X's raid", "shells launched by X".
fn doer_of(scene: &Scene, head: Index) -> Vec<Role> {
    use crate::table::Slot;
    let slots = [Slot::Prep("by".into()), Slot::Poss, Slot::Light, Slot::Mod];
    arguments::fill(scene.place(), Class::Noun, head, &[head], &slots)
        .into_iter()
        .map(|h| (h, scene.who(h)))
        .filter(|(h, who)| {
            let c = scene.candidate(*h, who.first());
            c.actor() && scene.s.words[*h].entity.is_none_or(|_| !placelike(who))
        })
        .collect()
}

fn placelike(who: &[Filler]) -> bool {
    who.first().is_some_and(|w| matches!(w.label.as_deref(), Some("FAC" | "LOC")))
}

/// The doer of what somebody died in: "killed in a clash with soldiers", "died from shelling by".
fn circumstance(scene: &Scene, at: Index, mode: &mut Option<String>) -> Vec<Role> {
    let s = scene.s;
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
            let other = crate::voice::oblique(s, c, preposition);
            doers.extend(
                other
                    .into_iter()
                    .map(|h| (h, scene.who(h)))
                    .filter(|(h, who)| scene.candidate(*h, who.first()).actor()),
            );
        }
    }
    doers
}

/// Who a clause with a meeting or battle in it is about: "X was killed in a clash with Y",
/// "X left after talks with Y".
fn taking_part(scene: &Scene, at: Index) -> Vec<Role> {
    let s = scene.s;
    let mut verb = at;
    for _ in 0..3 {
        if !matches!(s.rel(verb), Rel::Obl | Rel::Obj | Rel::Nmod | Rel::Conj) {
            break;
        }
        let Some(head) = s.head(verb) else { break };
        verb = head;
        if s.has(verb, Rel::Nsubj) || s.has(verb, Rel::NsubjPass) {
            break;
        }
    }
    if verb == at {
        return Vec::new();
    }
    crate::voice::surface_subject(s, verb)
        .into_iter()
        .flat_map(|h| s.conjuncts(h))
        .map(|h| (h, scene.who(h)))
        .filter(|(h, who)| scene.candidate(*h, who.first()).actor())
        .collect()
}

/// The actor whose efforts, offer or plan is meant.
fn owner_of(scene: &Scene, head: Index) -> Option<Role> {
    let s = scene.s;
    s.children(head)
        .filter(|&c| {
            s.rel(c) == Rel::NmodPoss
                || (s.rel(c) == Rel::Nmod
                    && ["of", "by", "against", "on", "between", "with", "among"]
                        .iter()
                        .any(|p| s.has_case(c, p)))
                || (matches!(s.rel(c), Rel::Amod | Rel::Compound) && s.words[c].entity.is_some())
        })
        .map(|c| {
            (
                c,
                if both(s, c) {
                    coreference::two(scene, c).unwrap_or_default()
                } else {
                    scene.who(c)
                },
            )
        })
        .find(|(c, who)| who.len() == 2 || scene.candidate(*c, who.first()).actor())
}

/// Words that mean two sides, in a claim about two sides.
fn both(s: &Sentence, head: Index) -> bool {
    matches!(
        s.lower(head),
        "they"
            | "them"
            | "themselves"
            | "their"
            | "both"
            | "other"
            | "another"
            | "we"
            | "us"
            | "ourselves"
    )
}

/// Two sides of a relation: coordinated actors are each other's, and "the two" are both.
fn sides(
    scene: &Scene,
    cue: &Cue,
    kind: &Kind,
    mut subjects: Vec<Role>,
    mut objects: Vec<Role>,
) -> (Vec<Role>, Vec<Role>) {
    if kind.symmetric {
        if flat(&subjects).len() >= 2
            && objects.iter().all(|(h, _)| *h != usize::MAX && both(scene.s, *h))
        {
            objects.clear();
        }
        let heads = |roles: &[Role]| roles.iter().map(|r| r.0).collect::<Vec<_>>();
        if !subjects.is_empty() && heads(&subjects) == heads(&objects) {
            objects.clear();
        }
        if objects.is_empty() && flat(&subjects).len() >= 2 {
            objects = split(&mut subjects);
        } else if subjects.is_empty()
            && cue.class == Class::Noun
            && flat(&objects).len() >= 2
        {
            subjects = objects;
            objects = split(&mut subjects);
        }
        if subjects.is_empty()
            && objects.is_empty()
            && !cue.needs("pair")
            && matches!(kind.name.as_str(), "ceasefire-with")
            && let Some(two) = scene.discourse.two()
        {
            let mut two = two.into_iter();
            subjects = two.next().map(|f| (usize::MAX, vec![f])).into_iter().collect();
            objects = two.next().map(|f| (usize::MAX, vec![f])).into_iter().collect();
        }
    }
    (subjects, objects)
}

/// Takes all but the first actor away.
fn split(roles: &mut Vec<Role>) -> Vec<Role> {
    let all: Vec<Role> =
        roles.drain(..).flat_map(|(h, who)| who.into_iter().map(move |w| (h, vec![w]))).collect();
    let mut rest = all.into_iter();
    roles.extend(rest.next());
    rest.collect()
}

/// Are there the actors without which the words say nothing of this kind?
fn enough(
    scene: &Scene,
    at: Index,
    (cue, kind): (&Cue, &Kind),
    subjects: &[Role],
    objects: &[Role],
    figured: bool,
) -> bool {
    if cue.needs("counts") {
        return figured || !objects.is_empty();
    }
    if cue.needs("pair") {
        return !subjects.is_empty() && !objects.is_empty();
    }
    if cue.needs("subject") {
        return !subjects.is_empty();
    }
    if cue.needs("object") {
        return !objects.is_empty();
    }
    if kind.symmetric && cue.class == Class::Verb {
        return !subjects.is_empty()
            && (!objects.is_empty() || kind.name == "agreed-with" || kind.name == "fights");
    }
    if kind.name == "attacked" && cue.class == Class::Noun {
        return figured || !objects.is_empty() || !subjects.is_empty() || told_of(scene, at);
    }
    if kind.relation {
        return !objects.is_empty() || !subjects.is_empty();
    }
    true
}

/// Is something told of the attack itself: that it happened, where, when, how many it killed? A
/// mere mention ("since the attack") is no claim.
fn told_of(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let definite = s.children(at).any(|c| {
        s.rel(c) == Rel::Det
            && matches!(s.lower(c), "the" | "this" | "that" | "such" | "these" | "those" | "any")
    });
    let happens = s.head(at).is_some_and(|h| {
        matches!(s.rel(at), Rel::Nsubj | Rel::NsubjPass | Rel::Expl)
            && [
                "occur", "happen", "took", "take", "hit", "struck", "kill", "wound", "injur",
                "left", "rip", "rock", "carried",
            ]
            .iter()
            .any(|v| s.lower(h).starts_with(v))
    });
    let placed = s.children(at).any(|c| {
        matches!(s.rel(c), Rel::Nmod | Rel::AclRelcl | Rel::Acl)
            || s.words[c].number.is_some()
            || s.words[c].entity.is_some()
    });
    happens
        || (!definite && placed)
        || (definite
            && placed
            && s.words[at].number.is_none()
            && s.children(at).any(|c| s.rel(c) == Rel::AclRelcl))
}

/// One claim for each object with its own figure, and one for those without.
fn by_figure(
    scene: &Scene,
    cue: &Cue,
    kind: &Kind,
    event: Event,
    objects: Vec<Role>,
) -> Vec<Event> {
    let s = scene.s;
    let mut claims = Vec::new();
    let mut rest = event.clone();
    let (mut singles, mut known) = (0, true);
    let own = own_figure(scene, cue, kind, event.at);
    for (head, who) in objects {
        let figure = (head != usize::MAX)
            .then(|| quantity::of_noun(s, scene.figures, head))
            .flatten()
            .filter(|_| cue.class != Class::Noun || cue.kind_counts_objects(kind));
        match figure {
            Some(f) => {
                let mut one = event.clone();
                one.object = who;
                one.amount = Some(Amount::Figure(f));
                one.rests_on.push(head);
                claims.push(one);
            }
            None => {
                if kind.single && head != usize::MAX {
                    match unnumbered(scene, head, who.first()) {
                        Some(0) => {
                            rest.amount = Some(Amount::Count(0));
                            rest.stance.negate();
                        }
                        Some(n) if known => {
                            singles += n;
                            rest.amount = Some(Amount::Count(singles));
                        }
                        _ => {
                            known = false;
                            rest.amount = None;
                        }
                    }
                }
                rest.object.extend(who);
                rest.rests_on.push(head);
            }
        }
    }
    if let Some(f) = own {
        rest.amount = Some(Amount::Figure(f));
        claims.push(rest);
    } else if claims.is_empty() || !rest.object.is_empty() {
        claims.push(rest);
    }
    for claim in &mut claims {
        claim.rests_on.retain(|&i| i != usize::MAX);
    }
    claims
}

impl Cue {
    /// Does a figure on the object count what the kind counts?
    fn kind_counts_objects(&self, kind: &Kind) -> bool {
        kind.single || kind.name == "damaged" || kind.name == "displaced"
    }
}

/// A figure on the cue itself: "five deaths", "a toll of 40", "several attacks".
fn own_figure(scene: &Scene, cue: &Cue, kind: &Kind, at: Index) -> Option<usize> {
    if cue.needs("toll") {
        return quantity::of_toll(scene.s, scene.figures, at);
    }
    if cue.class == Class::Noun && !kind.symmetric {
        return quantity::of_noun(scene.s, scene.figures, at);
    }
    if cue.class == Class::Adj && kind.single {
        let before = at.checked_sub(1)?;
        let f = scene.s.words[before].number?;
        return scene.figures.get(f).filter(|f| f.cardinal()).map(|_| f);
    }
    None
}

/// Without a figure: one person, nobody, or nothing said.
fn unnumbered(scene: &Scene, head: Index, who: Option<&Filler>) -> Option<usize> {
    let s = scene.s;
    let none = |w: Index| matches!(s.lower(w), "no" | "none" | "nobody");
    if none(head) || s.children(head).any(|c| s.rel(c) == Rel::Det && none(c)) {
        return Some(0);
    }
    quantity::one_person(s, head, who).then_some(1)
}

/// Does the sort of cue word make the claim an act of speech, done in the saying?
pub fn spoken(kind: &str) -> bool {
    matches!(
        kind,
        "accuses"
            | "demands-of"
            | "threatens"
            | "opposes"
            | "supports"
            | "agreed-with"
            | "negotiates-with"
            | "claims-responsibility"
            | "seeks-support-of"
    )
}
