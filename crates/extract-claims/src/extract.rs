//! An article's paragraphs in, its claims out.

use std::ops::Range;

use english::Parser;
use records::{Article, Claim, Paragraph};

use crate::actors::actor::{self, Filler, Name, plural_noun};
use crate::actors::coreference::{self, Discourse};
use crate::actors::nation;
use crate::actors::pointing;
use crate::context::key;
use crate::context::place_time;
use crate::context::polarity;
use crate::context::setting::setting;
use crate::context::speakers::{self, Speakers};
use crate::cues::find;
use crate::events::fellows::{
    DOER_AGE, captures, doer_of, drop_repeats, inherit_doer, join_pairs, police_arrest,
    share_doers, share_targets, suicide_bombers,
};
use crate::events::scene::{self, Amount, Event, Scene};
use crate::figures::counted::same_noun;
use crate::figures::quantity;
use crate::figures::states;
use crate::page::Page;
use crate::roles::{control, voice};
use crate::tables::lexicon::Lexicon;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{RowError, Table};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::parse::Draft;
use crate::tree::sentence::{Index, Sentence};
use crate::victims::elsewhere::{Elsewhere, turns};
use crate::victims::settle::{apart, settle};

/// What is read once and shared by all workers.
#[derive(Debug)]
pub struct Tables {
    table: Table,
    lexicon: Lexicon,
    speech: tag_attributions::Lexicon,
    /// Kinds of generic claims: states, strength, conflict-duration.
    generic: [usize; 3],
}

impl Tables {
    /// The built-in tables, with the user's rows of predicates added.
    pub fn new(predicates: Option<&str>) -> Result<Self, RowError> {
        let mut table = Table::built_in()?;
        if let Some(rows) = predicates {
            table.add(rows)?;
        }
        let generic = ["states", "strength", "conflict-duration"].map(|name| table.kind(name));
        Ok(Self {
            table,
            lexicon: Lexicon::built_in(),
            speech: tag_attributions::Lexicon::built_in(),
            generic,
        })
    }
}

/// Extracts claims, one article at a time; keeps its memory from one to the next.
pub struct Extractor<'t> {
    tables: &'t Tables,
    parser: Parser,
}

/// How many paragraphs, and sentences of them, are parsed before claims are read off their trees:
/// parsing and reading take much code each, which the processor's nearest memory does not hold together.
const AT_ONCE: usize = 64;

/// A sentence: its paragraph, and its bytes there.
type Place<'p> = (&'p Paragraph<'p>, &'p Page<'p>, &'p Range<usize>);

/// A sentence's tree, if it has words; none for one that holds neither cue nor figure.
type Tree<'p> = Option<Option<Sentence<'p>>>;

/// What is known of the article while it is read.
#[derive(Default)]
struct Story {
    discourse: Discourse,
    /// Who has spoken.
    speakers: Speakers,
    /// Places last named, and how many sentences ago.
    places: Vec<Filler>,
    places_age: usize,
    /// Claims so far of each sentence, for their ids.
    ordinal: usize,
    /// Who did the last act of violence told of, and how many sentences ago.
    doer: Option<(Vec<Filler>, usize)>,
    /// The claim that told who did it.
    day: Option<Claim>,
}

impl Story {
    /// "A judge was killed two weeks ago": not by those who killed somebody on Monday.
    fn another_day(&self, claim: &Claim) -> bool {
        let taken = claim.subject.iter().all(|a| a.start.is_none());
        let both = |day: &&Claim| day.from.is_some() && claim.from.is_some();
        taken && self.day.as_ref().filter(both).is_some_and(|day| apart(day, claim))
    }
}

impl<'t> Extractor<'t> {
    /// An extractor over shared tables.
    pub fn new(tables: &'t Tables) -> Self {
        Self { tables, parser: Parser::new() }
    }

    /// The claims of an article in order; a paragraph that cannot be read is given back with
    /// its index and the reason.
    pub fn extract(&mut self, article: &Article) -> (Vec<Claim>, Vec<(usize, String)>) {
        let mut claims = Vec::new();
        let mut rejected = Vec::new();
        let said = self.fill_in(article);
        let mut story = Story::default();
        let told = article.paragraphs.iter().enumerate();
        let told: Vec<_> = told.filter(|(_, p)| !p.repeats() && tells(p.role())).collect();
        for some in told.chunks(AT_ONCE) {
            let mut pages = Vec::new();
            for &(i, paragraph) in some {
                let said = said.as_ref().and_then(|s| s.get(i).cloned());
                match Page::read(paragraph, said) {
                    Ok(page) => pages.push((paragraph, page)),
                    Err(why) => rejected.push((i, why)),
                }
            }
            let mut sentences: Vec<Place> = Vec::new();
            for (paragraph, page) in &pages {
                sentences.extend(page.sentences.iter().map(|bytes| (*paragraph, page, bytes)));
            }
            for some in sentences.chunks(AT_ONCE) {
                for (place, tree) in some.iter().zip(self.trees(some)) {
                    self.read(*place, tree, &mut story, &mut claims);
                }
            }
        }
        settle(&mut claims, &Elsewhere::read(article));
        self.set(article, &mut claims);
        (claims, rejected)
    }

    /// Gives violence without a place the article's.
    fn set(&self, article: &Article, claims: &mut [Claim]) {
        let bare = |c: &&mut Claim| {
            violence(&c.predicate) && c.place.is_empty() && !total(&c.text) && !turns(&c.text)
        };
        let mut bare = claims.iter_mut().filter(bare).peekable();
        if bare.peek().is_none() {
            return;
        }
        let place = setting(article, &self.tables.lexicon.countries);
        bare.for_each(|claim| claim.place.clone_from(&place));
    }

    /// The attributions of an article whose records have none.
    fn fill_in(&mut self, article: &Article) -> Option<Vec<Vec<records::Attribution>>> {
        if article.paragraphs.iter().any(|p| matches!(p.attributions(), Ok(Some(_)) | Err(_))) {
            return None;
        }
        let entities: Vec<_> =
            article.paragraphs.iter().map(|p| p.entities().ok().flatten()).collect();
        let inputs: Vec<_> = article
            .paragraphs
            .iter()
            .zip(&entities)
            .map(|(p, e)| tag_attributions::Input {
                text: p.text(),
                heading: p.role() == "heading",
                entities: e.as_deref(),
            })
            .collect();
        Some(tag_attributions::tag_by(&mut self.parser, &inputs, &self.tables.speech))
    }

    /// The trees of some sentences.
    fn trees<'p>(&mut self, sentences: &[Place<'p>]) -> Vec<Tree<'p>> {
        let Tables { table, lexicon, .. } = self.tables;
        let draft = |&(_, page, bytes): &Place<'p>| {
            let told = page.has_figures(bytes) || triggered(table, page, bytes);
            told.then(|| Draft::new(&mut self.parser, page, lexicon, bytes))
        };
        let mut drafts: Vec<_> = sentences.iter().map(draft).collect();
        let shown = drafts.iter().flatten().flatten().map(Draft::shown);
        let mut words = self.parser.parse_all(shown).iter().copied();
        drafts.iter_mut().flatten().flatten().for_each(|draft| draft.take(&mut words));
        drafts.into_iter().map(|told| told.map(|d| d.map(|d| d.mend(lexicon)))).collect()
    }

    /// Reads the claims off a sentence's tree, and takes note of whom it speaks of.
    fn read(&self, place: Place, tree: Tree, story: &mut Story, out: &mut Vec<Claim>) {
        let (p, page, bytes) = place;
        story.discourse.next_sentence();
        if let Some((_, age)) = &mut story.doer {
            *age += 1;
        }
        story.places_age += 1;
        story.ordinal = 0;
        if let Some(Some(s)) = &tree {
            self.sentence(p, page, s, story, out);
        }
        let opening = || opener(page, bytes).map(coreference::filler);
        if tree.is_none()
            && let Some(who) = opening().or_else(|| opening_body(page, bytes))
        {
            story.discourse.remember_topic(who);
        }
        story.speakers.hear(&page.said, bytes);
        let speaks = |n: &Name| page.said.spoken_by(n.start);
        let main = page.text.get(bytes.clone()).map_or(0, pointing::main_clause);
        story.discourse.names(page.text, bytes.start + main, page.names_in(bytes), speaks);
    }

    fn sentence(
        &self,
        p: &Paragraph,
        page: &Page,
        s: &Sentence,
        story: &mut Story,
        out: &mut Vec<Claim>,
    ) {
        let Tables { table, lexicon, generic, .. } = self.tables;
        let scene = Scene {
            s,
            names: &page.names,
            figures: &page.figures,
            said: &page.said,
            discourse: &story.discourse,
            lexicon,
            table,
        };
        let mut all: Vec<Event> = Vec::new();
        for found in find::find(s, table) {
            all.extend(scene::claims(&scene, &found));
        }
        share_doers(&scene, &mut all);
        suicide_bombers(&scene, &mut all);
        let heir =
            story.doer.as_ref().filter(|(_, age)| *age <= DOER_AGE).map(|(d, _)| d.as_slice());
        inherit_doer(&scene, &mut all, heir.unwrap_or_default());
        share_targets(&scene, &mut all);
        police_arrest(&scene, &mut all);
        captures(&scene, &mut all);
        join_pairs(&scene, &mut all);
        drop_nobody(s, &mut all);
        doubt_doers(&scene, &mut all);
        drop_repeats(&mut all);
        let harm = [table.kind("killed"), table.kind("wounded")];
        same_noun(s, &page.figures, &mut all, &harm);
        all.retain(|e| tells_something(e, &table.kinds[e.kind].family));
        // "Over 100 were killed or wounded": no claim of either tells the figure.
        let untold = |e: &Event, f: usize| {
            let open = page.figures[f].number.high.is_none();
            open && harm.contains(&e.kind) && quantity::of_others_too(s, e.at)
        };
        let taken: Vec<usize> = all
            .iter()
            .filter_map(|e| match e.amount {
                Some(Amount::Figure(f)) if !untold(e, f) => Some(f),
                _ => None,
            })
            .collect();
        for mut event in states::states(&scene, &taken, *generic) {
            // "gathered to mark 40 days": a purpose that holds a figure is told as done.
            // A council of 25 members has them, whatever is to become of it.
            let has = event.kind == generic[1] && states::of_members(s, event.at);
            if !has {
                event.stance = polarity::stance(s, lexicon, event.at, true);
            }
            all.push(event);
        }
        all.sort_by_key(|e| e.at);
        let places: Vec<_> = all.iter().map(|e| place_time::places(s, &page.names, e.at)).collect();
        // "Guards went to the 200 block of Hill Street": there it goes on.
        let address = states::address(&scene).map(|at| place_time::places(s, &page.names, at));
        if let Some(there) = address.filter(|p| !p.is_empty()) {
            (story.places, story.places_age) = (there, 0);
        }
        for (event, place) in all.iter().zip(places) {
            if !place.is_empty() {
                story.places.clone_from(&place);
                story.places_age = 0;
            }
            let mut claim = self.write(p, page, s, story, event, place);
            if event.inherited && story.another_day(&claim) {
                claim.subject.clear();
            }
            out.push(claim);
            story.ordinal += 1;
        }
        let about = spoken_of(&scene);
        if let Some(doer) = doer_of(&scene, &all) {
            story.doer = Some((doer, 0));
            let here = |c: &&Claim| c.byte_start == p.byte_start() + s.start as u64;
            let told = out.iter().rev().take_while(here);
            story.day =
                told.filter(|c| !c.subject.is_empty() && violence(&c.predicate)).last().cloned();
        }
        let body = described_body(&scene);
        match (topic(s, &page.names).as_slice(), body) {
            ([name], _) => story.discourse.remember_topic(coreference::filler(name)),
            (_, Some(body)) => story.discourse.remember_topic(body),
            (several, None) => story.discourse.keep_topic(several),
        }
        if let Some(who) = about {
            story.discourse.remember_people(who);
        }
        for event in &all {
            remember(&mut story.discourse, event, table.kinds[event.kind].symmetric);
        }
    }

    fn write(
        &self,
        p: &Paragraph,
        page: &Page,
        s: &Sentence,
        story: &Story,
        event: &Event,
        place: Vec<Filler>,
    ) -> Claim {
        let kind = &self.tables.table.kinds[event.kind];
        let start = page.points.at(s.start);
        let at = |byte: usize| page.points.at(byte).saturating_sub(start);
        let clause = clause(s, event, page);
        let violence = violence(&kind.name);
        let relation = kind.relation || kind.name == "ousted";
        let sort = (violence, relation);
        let when = place_time::when(s, &page.figures, event.at, sort, p.published());
        let cue_byte = s.words[event.at].start;
        let sentence = s.start..s.end;
        let (mut attributed_to, mut said) = speakers::chain(&page.said, cue_byte, &sentence, at);
        // "Officials say the storm hit two towns, but hurt nobody": theirs too.
        if attributed_to.is_empty()
            && let Some(first) = control::goes_on(s, event.at)
        {
            let byte = s.words[first].start;
            (attributed_to, said) = speakers::chain(&page.said, byte, &sentence, at);
        }
        // "Witnesses said that after the raid, 150 relatives marched": whoever tells of the figure.
        if let Some(Amount::Figure(f)) = event.amount
            && attributed_to.is_empty()
            && event.kind == self.tables.generic[0]
        {
            (attributed_to, said) =
                speakers::chain(&page.said, page.figures[f].start, &sentence, at);
        }
        for who in &mut attributed_to {
            let word = who.start.map_or(s.start, |p| page.points.byte(start + p));
            let before = page.names_in(&(s.start..word));
            let may_be = |f: &Filler, form: &str| story.discourse.may_be(f, form);
            story.speakers.name(who, before, may_be);
        }
        // "Elsewhere, rebels burned a bridge": not where the story stood.
        // Nor do totals of a year or of the world belong there.
        let told = page.text.get(sentence.clone()).unwrap_or_default();
        let moved = || violence && (turns(told) || total(told));
        let place = if place.is_empty() && !moved() { carried(story, &kind.family) } else { place };
        let byte_start = p.byte_start() + s.start as u64;
        let harm = matches!(kind.name.as_str(), "killed" | "wounded");
        let shared = harm && quantity::of_others_too(s, event.at);
        let quantity = event.amount.as_ref().and_then(|amount| match amount {
            Amount::Figure(f) if shared => quantity::at_most(page.figures[*f].write(at)),
            Amount::Count(n) if shared && *n > 0 => None,
            Amount::Figure(f) => Some(page.figures[*f].write(at)),
            Amount::Count(n) => Some(quantity::count(*n)),
        });
        let title = if p.is_title() { "title-" } else { "" };
        let mut claim = Claim {
            r#type: "claim".to_string(),
            id: [p.doc(), "#", title, &byte_start.to_string(), "-", &story.ordinal.to_string()]
                .concat(),
            key: String::new(),
            doc: p.doc().to_string(),
            outlet: p.outlet().map(str::to_string),
            url: p.url().map(str::to_string),
            published: p.published().map(str::to_string),
            paragraph: p.ordinal(),
            byte_start,
            byte_end: p.byte_start() + s.end as u64,
            text: page.text.get(s.start..s.end).unwrap_or("").to_string(),
            start: at(clause.start),
            end: at(clause.end),
            predicate: kind.name.clone(),
            mode: event.mode.clone(),
            subject: event.subject.iter().map(|f| f.write(at)).collect(),
            object: event.object.iter().map(|f| f.write(at)).collect(),
            quantity,
            from: when.from,
            to: when.to,
            date_precision: when.precision.map(str::to_string),
            date_text: when.text,
            place: place.iter().map(|f| f.write(at)).collect(),
            polarity: event.stance.polarity().to_string(),
            certainty: event.stance.certainty().to_string(),
            attributed_to,
            cue: self.cue_text(s, event),
            kind: said,
            origin: String::new(),
        };
        claim.key = key::key(&claim, &kind.family);
        claim.origin = key::origin(&claim);
        claim
    }

    /// The cue as a person would look it up: for a generic claim the verb's base form.
    fn cue_text(&self, s: &Sentence, event: &Event) -> String {
        if event.kind == self.tables.generic[0] {
            return english::lemma(s.surface(event.at), s.tag(event.at)).to_lowercase();
        }
        event.words.iter().map(|&w| s.lower(w)).collect::<Vec<_>>().join(" ")
    }
}

/// "The escape", "he fled" of nobody known: a deed of nobody to nobody is no claim. That there was
/// an attack is one.
fn tells_something(event: &Event, family: &str) -> bool {
    let told = !event.subject.is_empty() || !event.object.is_empty() || event.amount.is_some();
    told || !matches!(family, "custody" | "displacement" | "power")
}

/// "Neither side spoke of the raid": whoever made it, it was not neither side.
fn drop_nobody(s: &Sentence, all: &mut [Event]) {
    let none = |i: Index| matches!(s.lower(i), "no" | "neither" | "nobody" | "none");
    let nobody = |f: &Filler| {
        let start = f.span.as_ref().map(|r| s.words.partition_point(|w| w.start < r.start));
        start.is_some_and(|i| none(i) || i > 0 && none(i - 1))
    };
    for event in all.iter_mut().filter(|e| e.stance.has_happened()) {
        event.subject.retain(|f| !nobody(f));
    }
}

/// "Whether Evans fired the shot that killed Diaz": nobody says that Evans killed him. What a clause
/// says of its own subject stands as the clause does.
fn doubt_doers(scene: &Scene, all: &mut [Event]) {
    let s = scene.s;
    for event in all {
        if event.subject.is_empty() {
            event.stance.without_doer();
            continue;
        }
        if polarity::in_question(s, event.at).is_none() {
            continue;
        }
        let own = voice::subjects(s, event.at);
        let told = |w: &Index| {
            let within =
                |f: &Filler| f.span.as_ref().is_some_and(|r| r.contains(&s.words[*w].start));
            event.subject.iter().any(within)
        };
        if !own.iter().any(told) {
            event.stance.suppose();
        }
    }
}

/// Does the sentence hold the forms of any cue?
fn triggered(table: &Table, page: &Page, bytes: &Range<usize>) -> bool {
    let words: Vec<&str> = page.tokens_in(bytes).iter().map(|t| page.lowered.ascii(t)).collect();
    words.iter().enumerate().any(|(at, word)| {
        let near = &words[at.saturating_sub(4)..words.len().min(at + 16)];
        table.rows(word).iter().any(|&row| find::may_stand(&table.cues[row as usize], near))
    })
}

/// Do paragraphs of this role make claims of their own?
fn tells(role: &str) -> bool {
    !matches!(role, "credit" | "byline" | "dateline" | "teaser" | "boilerplate")
}

/// Is it a predicate of deaths and attacks?
fn violence(predicate: &str) -> bool {
    matches!(predicate, "killed" | "wounded" | "attacked" | "damaged")
}

/// Does the sentence count over a country, the world or a year?
fn total(text: &str) -> bool {
    ["worldwide", "nationwide", "this year", "across the country"].iter().any(|t| text.contains(t))
}

/// For how many sentences a place named is still where things happen.
const PLACE_AGE: usize = 20;

/// Where the story stands, for a claim that names no place. Who supports whom, and figures, are of
/// no place but one told right before.
fn carried(story: &Story, family: &str) -> Vec<Filler> {
    let happens = matches!(family, "violence" | "custody" | "displacement" | "plot" | "power");
    if story.places_age > if happens { PLACE_AGE } else { 1 } {
        return Vec::new();
    }
    story.places.iter().map(|f| Filler { span: None, ..f.clone() }).collect()
}

/// The clause of a claim in bytes: from the first to the last word that it rests on.
fn clause(s: &Sentence, event: &Event, page: &Page) -> Range<usize> {
    let words = || event.rests_on.iter().filter_map(|&i| s.words.get(i));
    let mut start = words().map(|w| w.start).min().unwrap_or(s.start);
    let mut end = words().map(|w| w.end).max().unwrap_or(s.end);
    let subject = event.subject.iter().filter(|_| !event.inherited);
    let spans = subject.chain(&event.object).filter_map(|f| f.span.clone());
    let figure = match event.amount {
        Some(Amount::Figure(f)) => page.figures.get(f).map(|f| f.start..f.end),
        _ => None,
    };
    for span in spans.chain(figure) {
        if s.start <= span.start && span.end <= s.end {
            start = start.min(span.start);
            end = end.max(span.end);
        }
    }
    start..end
}

/// The subject of the sentence's last main clause.
fn main_subject(s: &Sentence) -> Option<Index> {
    let main = |verb: Index| {
        s.rel(verb) == Rel::Root
            || (s.rel(verb) == Rel::Conj && s.head(verb).is_some_and(|h| s.rel(h) == Rel::Root))
    };
    (0..s.len())
        .rfind(|&i| matches!(s.rel(i), Rel::Nsubj | Rel::NsubjPass) && s.head(i).is_some_and(main))
}

/// "The Peruvian army": a body without a name of its own that the sentence is about.
fn described_body(scene: &Scene) -> Option<Filler> {
    let s = scene.s;
    let subject = main_subject(s).filter(|&w| {
        s.words[w].entity.is_none() && s.tag(w) != Tag::Pron && s.conjuncts(w).len() == 1
    })?;
    let body = matches!(scene.lexicon.sort(s.lower(subject)), Some(Sort::Group | Sort::Force));
    let who = scene.who(subject).pop().filter(|_| body && !plural_noun(s, subject))?;
    Some(Filler { span: None, ..who })
}

/// The bodies or states that are the subject of the sentence's last main clause.
fn topic<'n>(s: &Sentence, names: &'n [Name]) -> Vec<&'n Name> {
    let subject = main_subject(s);
    let body = |n: &&Name| matches!(n.label.as_str(), "ORG" | "GPE");
    let all = subject.map_or_else(Vec::new, |subject| s.conjuncts(subject));
    let named: Vec<&Name> =
        all.iter().filter_map(|&c| names.get(s.words[c].entity?)).filter(body).collect();
    // "The league and its allies": neither is "it".
    if named.len() < all.len() { Vec::new() } else { named }
}

/// The people that the sentence is about, whom "they" may take up: "The suspects were seen on film."
fn spoken_of(scene: &Scene) -> Option<Filler> {
    let s = scene.s;
    let root = (0..s.len()).find(|&i| s.rel(i) == Rel::Root)?;
    let tells = ["sa", "told", "tell", "confirm", "report", "believ", "announc", "add", "think"]
        .iter()
        .any(|stem| s.lower(root).starts_with(stem));
    let subject = voice::surface_subject(s, root).filter(|_| !tells)?;
    let people = scene.lexicon.sort(s.lower(subject)).is_some_and(Sort::acts);
    let many = s.words[subject].entity.is_none() && plural_noun(s, subject);
    let who = actor::name(s, scene.names, scene.lexicon, subject).filter(|_| people && many)?;
    Some(Filler { span: None, ..who })
}

/// The same of a sentence that is not parsed: the last name at the head of it or of a clause.
fn opener<'n>(page: &'n Page, bytes: &Range<usize>) -> Option<&'n Name> {
    let opens = |name: &&Name| {
        let before = page.text.get(bytes.start..name.start).unwrap_or("").trim_end();
        let before = before.strip_suffix("the").or(before.strip_suffix("The")).unwrap_or(before);
        let before = before.trim_end();
        before.is_empty() || [", and", ", but", ";"].iter().any(|end| before.ends_with(end))
    };
    let body = |name: &&Name| matches!(name.label.as_str(), "ORG" | "GPE");
    page.names_in(bytes).filter(body).rfind(opens)
}

/// "The Peruvian army" at its head, likewise.
fn opening_body(page: &Page, bytes: &Range<usize>) -> Option<Filler> {
    let text = page.text.get(bytes.clone())?;
    let start = bytes.start + text.strip_prefix("The ").map(|_| "The ".len())?;
    let land = page.names_in(bytes).find(|n| n.start == start && n.label == "NORP")?;
    let behind = page.text.get(land.end..bytes.end)?.trim_start();
    let body = behind.split(|c: char| !c.is_alphanumeric()).next()?;
    let acts = nation::of_its_own(body) || body == "parliament";
    let name = format!("{} {body}", land.text);
    let who = coreference::filler(land);
    acts.then(|| Filler { label: None, text: name.clone(), name, plural: false, ..who })
}

/// What later sentences may refer to.
fn remember(discourse: &mut Discourse, event: &Event, symmetric: bool) {
    for who in event.subject.iter().chain(&event.object) {
        let armed = who.sort == Some(crate::tables::lexicon::Sort::Armed);
        if (who.label.is_none() || armed) && who.span.is_some() {
            discourse.remember(Filler { span: None, ..who.clone() });
        }
    }
    if symmetric && let ([a, ..], [b, ..]) = (event.subject.as_slice(), event.object.as_slice()) {
        discourse.remember_pair(event.kind, a, b);
    }
}
