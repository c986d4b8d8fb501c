//! From a cue to its claims: fill the roles, judge them, one claim for each figure.

use crate::actors::actor::{self, Filler, Name};
use crate::actors::anaphora;
use crate::actors::coreference::Discourse;
use crate::actors::named;
use crate::actors::nation;
use crate::actors::pointing::{definite, specified};
use crate::actors::several;
use crate::context::polarity::{self, Stance};
use crate::context::speakers::{self, Sayings};
use crate::cues::conditions::{enough, may_lack_object, spoken, stands};
use crate::cues::find::{self, Found};
use crate::cues::senses;
use crate::events::amounts::{bare_figure, by_figure, own_figure};
use crate::figures::counted::{multiple, subjects_figure};
use crate::figures::quantity::Figure;
use crate::roles::arguments::{self, Place};
use crate::roles::fillers::{Role, circumstance, dispersed, flat, roles};
use crate::roles::fits::Candidate;
use crate::roles::sides::{sides, taking_part};
use crate::roles::targets;
use crate::roles::voice;
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tables::predicates::{Class, Cue, Slot, Table};
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// All that a sentence's claims are made from.
pub struct Scene<'a> {
    /// The sentence, parsed.
    pub s: &'a Sentence<'a>,
    /// Names of the paragraph.
    pub names: &'a [Name],
    /// Figures and times of the paragraph.
    pub figures: &'a [Figure],
    /// Who says what in the paragraph.
    pub said: &'a Sayings,
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
    pub fn place(&self) -> Place<'_> {
        Place { s: self.s, lexicon: self.lexicon }
    }

    /// Who a phrase names: by name, by reference to what was said, or by description.
    pub fn who(&self, head: Index) -> Vec<Filler> {
        let name = |h| actor::name(self.s, self.names, self.lexicon, h);
        if named::own_name(self.s, self.names, head).is_some() {
            return name(head).into_iter().collect();
        }
        if let Some(speaker) = self.speaker(head) {
            return self.here(head, vec![speaker]);
        }
        if let Some(found) = anaphora::resolve(self, head) {
            return self.here(head, found);
        }
        let several = several::several(self.s, self.names, self.lexicon, head);
        if !several.is_empty() {
            return several;
        }
        let Some(mut who) = self.owned(head) else { return Vec::new() };
        let bare = who.id.is_none()
            && who.sort.is_some_and(Sort::acts)
            && !self.s.children(head).any(|c| {
                self.s.words[c].number.is_some()
                    || self.s.rel(c) == Rel::NmodPoss
                    || matches!(self.s.lower(c), "a" | "an" | "other")
            });
        if let Some(fuller) = self.discourse.fuller(&who).filter(|_| bare) {
            who.name.clone_from(&fuller.name);
            who.id.clone_from(&fuller.id);
        } else if let Some(body) = self.discourse.body_of(&who).filter(|_| bare) {
            (who.name, who.id, who.label) =
                (body.name.clone(), body.id.clone(), body.label.clone());
        } else if let Some(whose) = nation::of_nation(self, head, &who).filter(|_| bare) {
            who = whose;
        }
        vec![who]
    }

    /// Who "I" and "we" are: the one whose words these are.
    fn speaker(&self, head: Index) -> Option<Filler> {
        let first = matches!(self.s.lower(head), "i" | "we" | "us" | "me" | "our" | "my");
        first.then(|| speakers::speaker_at(self.said, self.s.words[head].start))?
    }

    /// The id of the person who says this word in a quotation: whom "he" there does not mean.
    pub fn quoted(&self, head: Index) -> Option<&str> {
        let source = self.said.quoting(self.s.words[head].start)?;
        let from = self.names.partition_point(|n| n.start < source.start);
        let mut named = self.names[from..].iter().take_while(|n| n.end <= source.end);
        named.find(|n| n.label == "PERSON").map(|n| n.id.as_str())
    }

    /// A description, its owner told by name: "his regime", "the country's army".
    fn owned(&self, head: Index) -> Option<Filler> {
        let mut who = actor::name(self.s, self.names, self.lexicon, head)?;
        let s = self.s;
        let owner = s.child(head, Rel::NmodPoss).filter(|&o| s.words[o].entity.is_none());
        if who.id.is_none()
            && let Some(owner) = owner
            && let Some([known]) = anaphora::resolve(self, owner).as_deref()
        {
            let after = (owner + 1..head).find(|&i| s.rel(i) != Rel::Case).unwrap_or(head);
            let rest = actor::tidy(s.slice(&(after..head + 1)));
            let mark = if known.name.ends_with('s') && known.plural { "'" } else { "'s" };
            who.name = format!("{}{mark} {rest}", known.name);
        }
        Some(who)
    }

    /// Those resolved from elsewhere, with the words that stand for them here.
    pub fn here(&self, head: Index, found: Vec<Filler>) -> Vec<Filler> {
        let words = actor::phrase(self.s, head);
        let span = self.s.words[words.start].start..self.s.words[words.end - 1].end;
        let text = self.s.slice(&words);
        found
            .into_iter()
            .map(|f| Filler { text: text.to_string(), span: Some(span.clone()), ..f })
            .collect()
    }

    pub fn candidate<'b>(&'b self, head: Index, who: Option<&'b Filler>) -> Candidate<'b> {
        Candidate { s: self.s, lexicon: self.lexicon, head, who }
    }
}

/// The claims of one cue.
pub fn claims(scene: &Scene, found: &Found) -> Vec<Event> {
    let cue = &scene.table.cues[found.cue];
    let kind = &scene.table.kinds[cue.kind];
    if !stands(scene, cue, found) {
        return Vec::new();
    }
    let escaped = scene.s.lower(found.at).starts_with("escap") && kind.single;
    let without = |&w: &Index| w != found.at && scene.s.has_case(w, "without");
    // "Escaped with light injuries" has them.
    let with = |&w: &Index| w != found.at && scene.s.has_case(w, "with");
    let escaped = escaped && !found.words.iter().any(with);
    let undone = escaped || found.words.iter().any(without);
    let fill = |slots| arguments::fill(scene.place(), cue.class, found.at, &found.words, slots);
    let (mut subject_heads, mut object_heads) = (fill(&cue.subject), fill(&cue.object));
    senses::receivers(scene, cue, &mut object_heads);
    // "A new party formed" of itself, whereas "allies formed a party" have an object.
    if cue.needs("arises") && object_heads.is_empty() {
        object_heads = std::mem::take(&mut subject_heads);
    }
    if senses::backed_by_things(scene, kind, found, &subject_heads) {
        return Vec::new();
    }
    if let Some(figure) = bare_figure(scene, cue, kind, found, &object_heads) {
        object_heads = vec![figure];
    }
    let mut mode = cue.mode.clone();
    let mut subjects = roles(scene, cue, kind, (found.at, &subject_heads), "subject", &mut mode);
    if subjects.is_empty() && matches!(kind.name.as_str(), "killed" | "wounded" | "damaged") {
        subjects = circumstance(scene, found.at, &mut mode);
    }
    // A storm hits and floods, but attacks nobody.
    let nature = |m: &str| matches!(m, "storm" | "earthquake" | "flood" | "disease");
    if kind.name == "attacked" && subjects.is_empty() && mode.as_deref().is_some_and(nature) {
        return Vec::new();
    }
    let mut objects = roles(scene, cue, kind, (found.at, &object_heads), "object", &mut mode);
    // "Demanded an apology from Peru": who is asked stands further back.
    if kind.relation && objects.is_empty() && !object_heads.is_empty() && cue.object.len() > 1 {
        let further = (1..cue.object.len()).map(|i| {
            let mut heads = fill(&cue.object[i..]);
            senses::receivers(scene, cue, &mut heads);
            heads
        });
        let further = further.filter(|heads| !heads.is_empty() && *heads != object_heads);
        objects = further
            .map(|heads| roles(scene, cue, kind, (found.at, &heads), "object", &mut mode))
            .find(|found| !found.is_empty())
            .unwrap_or_default();
    }
    if objects.is_empty() && kind.name == "attacked" && cue.class == Class::Verb {
        objects = dispersed(scene, found.at);
    }
    if kind.name == "attacked" && objects.is_empty() {
        let hit = targets::struck(scene, cue.class, found.at);
        objects = roles(scene, cue, kind, (found.at, &hit), "object", &mut mode);
    }
    if objects.is_empty() && kind.name == "attacked" && cue.class == Class::Noun {
        objects = site(scene, found.at);
    }
    if kind.name == "attacked" {
        objects.extend(targets::carried(scene, &objects));
    }
    // "Took in wounded rebels": whoever did so wounded nobody.
    if kind.single && before_its_noun(scene.s, found.at) {
        subjects.clear();
    }
    // "Leaving one man dead and six injured": the man injured nobody.
    if cue.class == Class::Verb
        && kind.single
        && !objects.is_empty()
        && find::elliptic(scene.s, found.at)
    {
        subjects.clear();
    }
    if matches!(kind.name.as_str(), "same-as" | "part-of") {
        parts_themselves(scene, &mut subjects);
    }
    if kind.name == "founded" {
        parts_themselves(scene, &mut objects);
    }
    if kind.name == "attacked" {
        let does = |h: Index| h != usize::MAX && subjects.iter().any(|r| r.0 == h);
        objects.retain(|(head, _)| !does(*head));
    }
    not_themselves(scene, &subjects, &mut objects);
    if senses::towards_oneself(scene, kind, &subjects, &mut objects) {
        return Vec::new();
    }
    if objects.is_empty() && kind.single && headline_passive(scene, cue, found.at, &subjects) {
        objects = std::mem::take(&mut subjects);
    }
    let several = multiple(scene.s, cue, kind, found.at);
    let figured = several.is_some() || own_figure(scene, cue, kind, found).is_some();
    let counted = figured && (cue.class == Class::Adj || cue.needs("counts"));
    let denied = scene.s.children(found.at).any(|c| scene.s.lower(c) == "no");
    let counted = counted || (denied && cue.needs("counts"));
    let unfit = objects.is_empty() && !object_heads.is_empty() && !counted;
    if cue.accepts("object").is_some() && unfit {
        return Vec::new();
    }
    if cue.accepts("subject").is_some() && subjects.is_empty() && !subject_heads.is_empty() {
        return Vec::new();
    }
    let lacking = objects.is_empty() && !counted && !may_lack_object(cue, kind) && !kind.symmetric;
    if cue.accepts("object").is_some() && lacking {
        return Vec::new();
    }
    // "Criticized Peru after the crackdown on miners": those who do are no party to it.
    let waged = cue.subject.first() == Some(&Slot::Prep("by".into())) && kind.name == "fights";
    let apart = waged
        && (scene.s.rel(found.at) == Rel::Nmod
            || ["after", "following", "over", "about", "despite", "since", "for"]
                .iter()
                .any(|p| scene.s.has_case(found.at, p)));
    // "Meeting with farmers and miners"
    let with = |r: &Role| r.0 != usize::MAX && scene.s.has_case(r.0, "with");
    let one = objects.len() == 1 || objects.first().is_some_and(with);
    let alone = subjects.is_empty() && one && !apart;
    if kind.symmetric && cue.class == Class::Noun && alone {
        subjects = taking_part(scene, found.at);
        // "The league left after talks with the league": nobody meets himself.
        if senses::towards_oneself(scene, kind, &subjects, &mut objects) {
            return Vec::new();
        }
    }
    let (mut subjects, mut objects) = sides(scene, found.at, (cue, kind), subjects, objects);
    if subjects.is_empty()
        && objects.is_empty()
        && cue.class == Class::Noun
        && told_before(scene.s, found.at, &kind.name)
        && let Some([a, b]) = scene.discourse.sides_of(cue.kind)
    {
        subjects = vec![(usize::MAX, vec![a.clone()])];
        objects = vec![(usize::MAX, vec![b.clone()])];
    }
    if !enough(scene, found.at, (cue, kind), &subjects, &objects, figured) {
        return Vec::new();
    }
    let doers = (kind.relation && cue.class == Class::Verb)
        .then(|| subjects_figure(scene, found.at, &subjects));
    let done = spoken(scene.lexicon, cue, &kind.name);
    let mut stance = polarity::stance(scene.s, scene.lexicon, found.at, done);
    // "Denied involvement in the raid" is said, and what is said is "no".
    let disclaims = kind.name == "claims-responsibility" && cue.words[0] == "deny";
    if undone || disclaims {
        stance.negate();
    }
    let event = Event {
        kind: cue.kind,
        at: found.at,
        words: found.words.clone(),
        subject: flat(&subjects),
        object: Vec::new(),
        amount: several.filter(|_| objects.is_empty()).map(|(_, n)| Amount::Count(n)),
        rests_on: (found.words.iter().copied())
            .chain(subjects.iter().map(|r| r.0))
            .chain(several.map(|(word, _)| word))
            .collect(),
        mode,
        stance,
        inherited: false,
    };
    let mut claims = by_figure(scene, (cue, kind, found), event, objects);
    // "Eight states boycotted the vote": so many did, where no other figure is told.
    if let (Some(f), [claim]) = (doers.flatten(), claims.as_mut_slice())
        && claim.amount.is_none()
    {
        claim.amount = Some(Amount::Figure(f));
    }
    claims
}

/// "The talks failed", "the fighting broke out on Monday": those told of before. A campaign or war may
/// be another.
fn told_before(s: &Sentence, at: Index, kind: &str) -> bool {
    const FIGHTS: [&str; 6] = ["fight", "clash", "gun", "skirmish", "firefight", "shootout"];
    let known = match kind {
        "fights" => FIGHTS.iter().any(|stem| s.lower(at).starts_with(stem)),
        kind => matches!(kind, "negotiates-with" | "agreed-with"),
    };
    if !known {
        return false;
    }
    let subject = matches!(s.rel(at), Rel::Nsubj | Rel::NsubjPass);
    subject && definite(s, at) && !specified(s, at) && !s.has(at, Rel::NmodPoss)
}

/// "Wounded rebels", with nothing that says by whom.
fn before_its_noun(s: &Sentence, at: Index) -> bool {
    s.rel(at) == Rel::Amod
        && s.head(at).is_some_and(|noun| noun > at)
        && at.checked_sub(1).is_none_or(|before| s.lower(before) != "-")
        // "The raid killed or hurt civilians"
        && !matches!(s.lower(at + 1), "or" | "and")
}

/// "The Somali wing of X, known as Y": what is part of X is not X.
fn parts_themselves(scene: &Scene, roles: &mut [Role]) {
    for (head, who) in roles.iter_mut().filter(|(h, _)| *h != usize::MAX) {
        let described = scene.lexicon.lists("part", scene.s.lower(*head));
        for w in who.iter_mut().filter(|_| described) {
            (w.id, w.label) = (None, None);
            let article =
                |t: &&str| ["a ", "an ", "the "].iter().any(|a| t.eq_ignore_ascii_case(a));
            let text = actor::tidy(&w.text);
            let rest = text.find(' ').map(|i| text.split_at(i + 1));
            w.name = match rest {
                Some((first, rest)) if article(&first) => rest.to_string(),
                _ => text,
            };
        }
    }
}

/// "She shot him", "he fired, hitting the victim": whoever that is, it is not who did it.
fn not_themselves(scene: &Scene, subjects: &[Role], objects: &mut [Role]) {
    let does = flat(subjects);
    for (head, who) in objects {
        let pointed = *head != usize::MAX
            && matches!(
                scene.s.lower(*head),
                "him" | "her" | "them" | "it" | "his" | "its" | "their" | "victim" | "victims"
            );
        if pointed {
            who.retain(|w| !does.iter().any(|d| d.same(w)));
        }
    }
}

/// The building or spot that an attack hit: "the airport attack", "a bombing at the Hotel Inter".
fn site(scene: &Scene, at: Index) -> Vec<Role> {
    let s = scene.s;
    let hit = s.children(at).find(|&c| {
        let before = matches!(s.rel(c), Rel::Compound | Rel::Amod) && c < at;
        let behind = matches!(s.rel(c), Rel::Nmod | Rel::Obl) && c > at;
        let inside = behind && s.has_case(c, "in");
        // "The attack at a crowded market"
        if behind && s.has_case(c, "at") && !s.words[c].dated {
            return scene.candidate(c, scene.who(c).first()).fits("thing");
        }
        let name = s.words[c].entity.and_then(|e| scene.names.get(e));
        // A bomb hits the town that it goes off in; a raid in a town may hit one man.
        let bomb = ["bomb", "blast", "explosion"].iter().any(|w| s.lower(at).starts_with(w));
        (before || inside)
            && name.is_some_and(|n| {
                matches!(n.label.as_str(), "FAC" | "LOC") || (n.label == "GPE" && bomb)
            })
    });
    hit.map(|c| (c, scene.who(c))).filter(|(_, who)| !who.is_empty()).into_iter().collect()
}

/// "Three people shot near the park": a passive without its auxiliary, as headlines have it.
fn headline_passive(scene: &Scene, cue: &Cue, at: Index, subjects: &[Role]) -> bool {
    let s = scene.s;
    let form = s.lower(at);
    let participle = form.ends_with("ed") || matches!(form, "shot" | "hurt" | "slain");
    cue.class == Class::Verb
        && cue.subject == [Slot::Subj]
        && participle
        && s.child(at, Rel::Obj).is_none_or(|o| s.words[o].dated)
        && !s.has(at, Rel::Aux)
        && voice::agent(s, at).is_none()
        && !counts_behind(s, at)
        && !subjects.is_empty()
        && subjects
            .iter()
            .all(|(h, who)| s.tag(*h) != Tag::Pron && scene.candidate(*h, who.first()).human())
}

/// "Troops killed three rebels in the hills": a count of others right behind a verb is its object,
/// on whatever the tree hangs it. "Man shot two times" has none.
fn counts_behind(s: &Sentence, at: Index) -> bool {
    let counts = s.tag(at + 1) == Tag::Num && s.words.get(at + 1).is_some_and(|w| !w.dated);
    let noun = (at + 2..s.len().min(at + 5)).find(|&i| nominal(s.tag(i)));
    let measure = |i: Index| {
        s.words[i].dated
            || matches!(
                s.lower(i),
                "times" | "blocks" | "miles" | "hours" | "days" | "weeks" | "months" | "years"
            )
    };
    counts && noun.is_some_and(|i| !measure(i))
}
