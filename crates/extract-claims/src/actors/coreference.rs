//! Whom "he", "the group", "the two" mean: the nearest actor before them in the article that
//! fits. Only actors are remembered, so this is a short list, not a search through the text.

use english::Sex;

use crate::actors::actor::{Filler, Name, plural};
use crate::actors::named::as_state;
use crate::actors::nation;
use crate::actors::pointing::{definite, outlet, pair_words, specified};
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::case::{lower, reads};
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// Offices by which a person is named.
#[rustfmt::skip]
const TITLES: [&str; 25] = [
    "pope", "president", "leader", "minister", "chancellor", "premier", "general", "commander",
    "chief", "spokesman", "spokeswoman", "governor", "mayor", "senator", "ambassador", "envoy",
    "king", "queen", "cleric", "secretary", "judge", "prosecutor", "director", "chairman",
    "lawyer",
];

/// How many actors are remembered.
const MEMORY: usize = 48;

/// For how many sentences one in a subject of two is still what the text is about.
const TOPIC: usize = 4;

/// For how many sentences "the talks" are those between the two sides told of.
const SIDES: usize = 1;

#[derive(Clone, Debug)]
struct Mention {
    who: Filler,
    sentence: usize,
    /// For a person, the words around the name, lower case: "iranian president".
    title: String,
    /// Only quoted: a newspaper or official whose words are reported.
    speaker: bool,
    /// A person who is quoted: no likely victim of what they tell.
    tells: bool,
    /// Named in a clause put before what the sentence is about: "Though the league won, ...".
    aside: bool,
}

/// The actors of an article up to the sentence at hand.
#[derive(Debug, Default)]
pub struct Discourse {
    mentions: Vec<Mention>,
    /// Named bodies and states, with how often each was named.
    counts: Vec<(Filler, usize)>,
    /// Places and peoples named otherwise than as the speaker's, with how often as a state.
    lands: Vec<(Filler, usize)>,
    sentence: usize,
    /// The last two actors that one sentence set side by side.
    pair: Option<[Filler; 2]>,
    /// The last two sides of each sort of relation, and which sentence set them side by side.
    sides: Vec<(usize, [Filler; 2], usize)>,
    /// The people whom a sentence was last about, and which sentence: "The suspects were seen".
    people: Option<(Filler, usize)>,
    /// The body or state that a sentence's last main clause had as its subject, and which sentence.
    topic: Option<(Filler, usize)>,
    /// Of which sex titles have told persons to be, by id: "Mr. Li".
    sexes: Vec<(String, Sex)>,
}

impl Discourse {
    /// A new sentence begins.
    pub fn next_sentence(&mut self) {
        self.sentence += 1;
    }

    /// Remembers the names of a sentence; those before the byte `main` stand in a clause put first.
    pub fn names<'n>(
        &mut self,
        text: &str,
        main: usize,
        names: impl Iterator<Item = &'n Name>,
        speaks: impl Fn(&Name) -> bool,
    ) {
        let mut bodies: Vec<Filler> = Vec::new();
        // Where the person named before ends.
        let mut from = 0;
        for name in names {
            if !matches!(name.label.as_str(), "PERSON" | "ORG" | "GPE" | "NORP") {
                continue;
            }
            let who = filler(name);
            if who.state() && !speaks(name) {
                let next = text.get(name.end..).and_then(|t| t.split_whitespace().next());
                let told = name.label != "NORP" || next.is_some_and(nation::of_state);
                tally(&mut self.lands, &who, usize::from(told));
            }
            if name.label == "ORG" && !speaks(name) && !bodies.iter().any(|b| b.same(&who)) {
                bodies.push(who.clone());
            }
            if name.label != "PERSON" {
                tally(&mut self.counts, &who, 1);
            } else if let Some(told) = text.get(..name.start).and_then(Sex::of_title)
                && self.sexes.len() < MEMORY
                && !self.sexes.iter().any(|(id, _)| *id == name.id)
            {
                self.sexes.push((name.id.clone(), told));
            }
            self.remember(who);
            if name.end <= main
                && let Some(mention) = self.mentions.last_mut()
            {
                mention.aside = true;
            }
            if name.label != "PERSON"
                && speaks(name)
                && let Some(mention) = self.mentions.last_mut()
            {
                mention.speaker = true;
            }
            if name.label == "PERSON"
                && let Some(mention) = self.mentions.last_mut()
            {
                mention.title = title(text, from, name);
                mention.tells = speaks(name);
                from = name.end;
            }
        }
        if let [a, b] = bodies.as_slice() {
            self.pair = Some([a.clone(), b.clone()]);
        }
    }

    /// Countries, towns and peoples named so far, but for those of speakers alone; and how often as a
    /// state, not as the home of people: "French tourists".
    pub fn lands(&self) -> impl Iterator<Item = &(Filler, usize)> {
        self.lands.iter()
    }

    /// Remembers whom a sentence's last main clause is about.
    pub fn remember_topic(&mut self, who: Filler) {
        self.topic = Some((who, self.sentence));
    }

    /// Remembers the people whom a sentence is about: only "they" takes them up.
    pub fn remember_people(&mut self, who: Filler) {
        self.people = Some((who, self.sentence));
    }

    /// "The league and the union attacked. Its raid …": of two in one subject, "it" is the one that
    /// the sentences before were about.
    pub fn keep_topic(&mut self, names: &[&Name]) {
        let now = self.sentence;
        if let Some((who, sentence)) = &mut self.topic
            && now - *sentence <= TOPIC
            && names.iter().any(|n| who.id.as_deref() == Some(&n.id))
        {
            *sentence = now;
        }
    }

    /// Whom "it" takes up at the head of a sentence: the subject just before.
    fn topic(&self) -> Option<Vec<Filler>> {
        let (who, sentence) = self.topic.as_ref()?;
        (sentence + 1 == self.sentence && !outlet(&who.name)).then(|| vec![away(who)])
    }

    /// Remembers an actor.
    pub fn remember(&mut self, who: Filler) {
        if self.mentions.len() >= MEMORY {
            self.mentions.drain(..MEMORY / 2);
        }
        self.mentions.push(Mention {
            who,
            sentence: self.sentence,
            title: String::new(),
            speaker: false,
            tells: false,
            aside: false,
        });
    }

    /// The two actors last spoken of together.
    pub fn remember_pair(&mut self, kind: usize, a: &Filler, b: &Filler) {
        if !a.same(b) {
            self.pair = Some([away(a), away(b)]);
            self.sides.retain(|(k, ..)| *k != kind);
            self.sides.push((kind, [away(a), away(b)], self.sentence));
        }
    }

    /// Whose "the talks" or "the fighting" are, told of just before.
    pub fn sides_of(&self, kind: usize) -> Option<&[Filler; 2]> {
        let told = self.sides.iter().find(|(k, ..)| *k == kind)?;
        (self.sentence - told.2 <= SIDES).then_some(&told.1)
    }

    /// Whom a pronoun or definite description means; none when it means nobody known, or is
    /// neither. `not` is the id of who speaks the word, and so is another.
    pub fn resolve(
        &self,
        s: &Sentence,
        lexicon: &Lexicon,
        head: Index,
        not: Option<&str>,
    ) -> Option<Vec<Filler>> {
        let form = s.lower(head);
        if s.tag(head) == Tag::Pron || matches!(form, "his" | "her" | "its" | "their") {
            let found = self.pronoun(form, lexicon, not);
            // "Some of its raids hit Lima": with nothing named before, the body told of last.
            let opens = form == "its" && !(0..head).any(|i| nominal(s.tag(i)));
            let body = |f: &Filler| f.label.as_deref() == Some("ORG") && !outlet(&f.name);
            return found.or_else(|| self.lately(body).filter(|_| opens));
        }
        let determined = definite(s, head);
        if pair_words(s, head) {
            let people = matches!(
                form,
                "men" | "leaders" | "presidents" | "ministers" | "women" | "officials"
            );
            let states = matches!(form, "countries" | "nations" | "neighbors" | "neighbours");
            return match form {
                _ if people => self.two_people(),
                _ if states => self.two_states(lexicon).or_else(|| self.two(lexicon)),
                // "The two sides", after two ministers met: their states.
                "sides" | "rivals"
                    if self.pair.as_ref().is_some_and(|p| p.iter().all(Filler::person)) =>
                {
                    self.two_states(lexicon).or_else(|| self.two(lexicon))
                }
                _ => self.two(lexicon),
            };
        }
        let told = |c: Index| {
            let rank = matches!(s.lower(c), "vice" | "deputy" | "former" | "acting");
            let turn = s.words[c].number.is_some()
                && ["st", "nd", "rd", "th"].iter().any(|e| s.lower(c).ends_with(e));
            c < head && (s.words[c].entity.is_some() || turn || rank)
        };
        let which = s.children(head).find(|&c| told(c)).map(|c| s.lower(c));
        if let Some(person) = self.titled(form, which).filter(|_| determined && !plural(s, head)) {
            return Some(vec![person]);
        }
        if !determined || specified(s, head) {
            return None;
        }
        // "Their companies" are not the companies spoken of before.
        let own = s.has(head, Rel::NmodPoss);
        // "The former president" is not who is one.
        let found = self.description(form, lexicon, plural(s, head), own);
        found.filter(|all| which.is_none() || !all.iter().any(Filler::person))
    }

    /// May the pronoun mean them: is nothing known that makes "he" a woman?
    pub fn may_be(&self, who: &Filler, pronoun: &str) -> bool {
        Sex::of_pronoun(pronoun).is_none_or(|asked| self.may_have(who, asked))
    }

    fn may_have(&self, who: &Filler, asked: Sex) -> bool {
        let told = self.sexes.iter().find(|(id, _)| who.id.as_deref() == Some(id));
        let by_words = || match who.label.as_deref() {
            Some("PERSON") => Sex::of_name(&who.name),
            None => Sex::of_noun(who.name.split(' ').next_back()?),
            Some(_) => None,
        };
        told.map(|(_, sex)| *sex).or_else(by_words).is_none_or(|sex| sex == asked)
    }

    fn pronoun(&self, form: &str, lexicon: &Lexicon, not: Option<&str>) -> Option<Vec<Filler>> {
        match form {
            "he" | "she" | "him" | "her" | "his" | "himself" | "herself" => {
                let other = |f: &Filler| not.is_none() || f.id.as_deref() != not;
                self.last(|f| f.person() && other(f) && self.may_be(f, form))
            }
            "they" | "them" | "their" | "themselves" => {
                // "The Chilean army" tells of no Chileans.
                let many = |f: &Filler| {
                    f.plural && (f.label.is_none() || f.text.to_lowercase().ends_with('s'))
                };
                let body = |f: &Filler| f.label.as_deref() == Some("ORG") && !outlet(&f.name);
                let fits = |f: &Filler| many(f) || body(f);
                let named = self.mentions.iter().rev().find(|m| fits(&m.who)).map(|m| m.sentence);
                let about = self
                    .people
                    .as_ref()
                    .filter(|(_, at)| self.sentence - at <= 2 && named.is_none_or(|n| n <= *at));
                about.map(|(who, _)| vec![away(who)]).or_else(|| self.lately(fits))
            }
            "it" | "its" | "itself" if self.topic().is_some() => self.topic(),
            // Else "it" is seldom a body named sentences ago.
            "it" | "its" | "itself" => None,
            "both" | "neither" | "other" | "another" => self.two(lexicon),
            _ => None,
        }
    }

    /// The last person who was named with this title: "the president"; of "the Iranian leader" who was
    /// named with a title of that land, of "the vice president" with that.
    fn titled(&self, noun: &str, which: Option<&str>) -> Option<Filler> {
        if !TITLES.contains(&noun) {
            return None;
        }
        const RULERS: [&str; 6] = ["president", "premier", "prime", "chancellor", "king", "emir"];
        // "Pope Francis": a title may be of the name.
        let has = |m: &Mention, word: &str| {
            let own = m.who.person() && m.who.text.split(' ').any(|w| w.eq_ignore_ascii_case(word));
            own || m.title.split_whitespace().any(|w| w == word)
        };
        let rules = |m: &Mention| noun == "leader" && RULERS.iter().any(|r| has(m, r));
        let holds = |m: &&Mention| match which {
            Some(which) => has(m, which) && (has(m, noun) || rules(m)),
            None => has(m, noun),
        };
        self.mentions.iter().rev().find(holds).map(|m| away(&m.who))
    }

    fn description(
        &self,
        form: &str,
        lexicon: &Lexicon,
        plural: bool,
        own: bool,
    ) -> Option<Vec<Filler>> {
        let sort = lexicon.sort(form);
        let org = |f: &Filler| f.label.as_deref() == Some("ORG") && !outlet(&f.name);
        match form {
            "group" | "organization" | "organisation" | "movement" | "party" | "company"
            | "firm" | "faction" | "militia" | "agency" | "network" | "outfit" => {
                self.last(|f| org(f) && may_be_called(f, form, lexicon))
            }
            "newspaper" | "paper" | "daily" | "broadcaster" | "magazine" if !own => {
                let paper = |f: &Filler| f.label.as_deref() == Some("ORG") && outlet(&f.name);
                let found = self.last(paper)?.pop()?;
                // "The Times", named in full before
                let whole = |f: &&Filler| {
                    paper(f) && f.name.strip_suffix(&found.name).is_some_and(|r| r.ends_with(' '))
                };
                let all = self.mentions.iter().map(|m| &m.who);
                Some(vec![all.rev().find(whole).map_or(found.clone(), away)])
            }
            "latter" | "former" => self.of_two(form == "latter"),
            "country" | "nation" | "republic" | "kingdom" => self
                .last(|f| f.state() && lexicon.country(f.id.as_deref()))
                .or_else(|| self.last(Filler::state)),
            "state" => self.last(Filler::state),
            "militants" | "rebels" | "insurgents" | "fighters" | "terrorists" | "extremists"
            | "jihadists" | "gunmen" | "guerrillas" => self
                .last(|f| armed(f) && !f.text.to_lowercase().ends_with(form) || tail(f, form))
                .or_else(|| self.last(org)),
            "president" | "minister" | "spokesman" | "spokeswoman" | "general" | "commander"
            | "senator" | "king" | "pope" | "governor" | "mayor" | "ambassador" | "envoy" => {
                self.lately(Filler::person)
            }
            "man" | "woman" | "boy" | "girl" | "suspect" | "victim" if !plural => {
                let suits = |f: &Filler| Sex::of_noun(form).is_none_or(|sex| self.may_have(f, sex));
                self.last(|f| tail(f, form)).or_else(|| self.bystander(3, suits))
            }
            _ if sort.is_some_and(Sort::acts) && !own => self.last(|f| tail(f, form)),
            _ => None,
        }
    }

    /// The nearest mention that fits, of this sentence or an earlier one.
    fn last(&self, fits: impl Fn(&Filler) -> bool) -> Option<Vec<Filler>> {
        self.nearest(8, fits)
    }

    /// The same, of this sentence or the one before.
    fn lately(&self, fits: impl Fn(&Filler) -> bool) -> Option<Vec<Filler>> {
        self.nearest(1, fits)
    }

    fn nearest(&self, sentences: usize, fits: impl Fn(&Filler) -> bool) -> Option<Vec<Filler>> {
        let near = |m: &&Mention| self.sentence - m.sentence <= sentences;
        let mut found: Option<&Mention> = None;
        for mention in self.mentions.iter().rev().take_while(near).filter(|m| fits(&m.who)) {
            match found {
                // Of one sentence the first is likelier its subject.
                Some(later) if later.sentence != mention.sentence => break,
                _ if mention.speaker => {}
                // What a clause put first is about is seldom what the sentence is.
                Some(later) if mention.aside && !later.aside => break,
                _ => found = Some(mention),
            }
        }
        let speakers = || self.mentions.iter().rev().take_while(near).find(|m| fits(&m.who));
        found.or_else(speakers).map(|m| vec![away(&m.who)])
    }

    /// The last person named in so many sentences who is not quoted: neither "he was shot" nor
    /// "the victim" means the sheriff who tells of it.
    pub fn bystander(
        &self,
        sentences: usize,
        fits: impl Fn(&Filler) -> bool,
    ) -> Option<Vec<Filler>> {
        let told: Vec<&Filler> = self.mentions.iter().filter(|m| m.tells).map(|m| &m.who).collect();
        let near = |m: &&Mention| self.sentence - m.sentence <= sentences;
        let fits =
            |m: &&Mention| m.who.person() && fits(&m.who) && !told.iter().any(|t| t.same(&m.who));
        self.mentions.iter().rev().take_while(near).find(fits).map(|m| vec![away(&m.who)])
    }

    /// The fuller description that a bare one takes up: "security forces" after "Chilean security
    /// forces".
    pub fn fuller(&self, who: &Filler) -> Option<&Filler> {
        let name = lower(&who.name);
        let near = |m: &&Mention| self.sentence - m.sentence <= 10;
        let longer = |m: &&Mention| {
            m.who.label.is_none()
                && m.who.name.starts_with(char::is_uppercase)
                && m.who.name.len() > name.len()
                && m.who.name.to_lowercase().strip_suffix(&*name).is_some_and(|r| r.ends_with(' '))
        };
        self.mentions.iter().rev().take_while(near).find(longer).map(|m| &m.who)
    }

    /// The body whose fighters were told of with their name just before: "militants" after "Red
    /// Front militants"; none if there were two such.
    pub fn body_of(&self, who: &Filler) -> Option<&Filler> {
        let noun = lower(&who.name);
        if !armed(who) || !who.plural || noun.contains(' ') {
            return None;
        }
        let near = |m: &&Mention| self.sentence - m.sentence <= 4;
        let mut named = self.mentions.iter().rev().take_while(near).map(|m| &m.who).filter(|f| {
            f.label.as_deref() == Some("ORG") && armed(f) && f.text != f.name && tail(f, &noun)
        });
        let last = named.next()?;
        named.all(|f| f.same(last)).then_some(last)
    }

    /// "The latter", "the former": of the last two named in one sentence before.
    fn of_two(&self, latter: bool) -> Option<Vec<Filler>> {
        let near = self.mentions.iter().rev().find(|m| m.sentence < self.sentence)?.sentence;
        let named: Vec<&Filler> = self
            .mentions
            .iter()
            .filter(|m| m.sentence == near && m.who.id.is_some())
            .map(|m| &m.who)
            .collect();
        let other = |at: usize| {
            named[..at].iter().rev().find(|o| !o.same(named[at]) && o.label == named[at].label)
        };
        let (last, other) = (0..named.len()).rev().find_map(|at| Some((named[at], *other(at)?)))?;
        Some(vec![away(if latter { last } else { other })])
    }

    /// The last two countries named.
    fn two_states(&self, lexicon: &Lexicon) -> Option<Vec<Filler>> {
        let country = |f: &&Filler| f.state() && lexicon.country(f.id.as_deref());
        let mut states = self.mentions.iter().rev().map(|m| &m.who).filter(country);
        let last = states.next()?;
        let other = states.find(|f| f.id != last.id)?;
        Some(vec![away(other), away(last)])
    }

    /// Is this person quoted?
    pub fn tells(&self, who: &Filler) -> bool {
        self.mentions.iter().any(|m| m.tells && m.who.same(who))
    }

    /// The last two persons named.
    pub fn two_people(&self) -> Option<Vec<Filler>> {
        let mut people = self.mentions.iter().rev().map(|m| &m.who).filter(|f| f.person());
        let last = people.next()?;
        let other = people.find(|f| !f.same(last))?;
        Some(vec![away(other), away(last)])
    }

    /// The two sides of the article: the last pair, else the two bodies named most often.
    pub fn two(&self, lexicon: &Lexicon) -> Option<Vec<Filler>> {
        if let Some(pair) = &self.pair {
            return Some(pair.iter().map(away).collect());
        }
        // A capital is named for its state, and is no side against it.
        let mut bodies: Vec<(Filler, usize)> = Vec::new();
        for (who, n) in self.counts.iter().filter(|(f, _)| f.label.as_deref() != Some("NORP")) {
            let who = as_state(who.clone(), lexicon);
            match bodies.iter_mut().find(|(b, _)| b.same(&who)) {
                Some((_, all)) => *all += n,
                None => bodies.push((who, *n)),
            }
        }
        // Nor is a town a side.
        let town = |f: &Filler| f.state() && !lexicon.country(f.id.as_deref());
        bodies.sort_by_key(|(f, n)| (town(f), std::cmp::Reverse(*n)));
        match bodies.as_slice() {
            [a, b, ..] => Some(vec![away(&a.0), away(&b.0)]),
            _ => None,
        }
    }
}

/// So many times more.
fn tally(counts: &mut Vec<(Filler, usize)>, who: &Filler, times: usize) {
    let room = counts.len() < MEMORY;
    match counts.iter_mut().find(|(f, _)| f.same(who)) {
        Some((_, n)) => *n += times,
        None if room => counts.push((who.clone(), times)),
        None => {}
    }
}

/// The words before a person's name that tell of an office, from the byte `from` on, and those of an
/// apposition after it: not over a verb.
fn title(text: &str, from: usize, name: &Name) -> String {
    const WITHIN: [&str; 19] = [
        "prime",
        "vice",
        "deputy",
        "former",
        "acting",
        "supreme",
        "foreign",
        "interior",
        "defense",
        "defence",
        "finance",
        "justice",
        "opposition",
        "party",
        "rebel",
        "army",
        "the",
        "of",
        "and",
    ];
    let told = |w: &&str| {
        let own = w.split('-').next().unwrap_or(w);
        w.starts_with(char::is_uppercase) || TITLES.contains(&own) || WITHIN.contains(w)
    };
    let before = text.get(from..name.start).unwrap_or("");
    let mut words: Vec<&str> = before.split_whitespace().rev().take(4).take_while(told).collect();
    words.reverse();
    let after = text.get(name.end..).and_then(|t| t.strip_prefix(", ")).unwrap_or("");
    let apposition = after.split([',', '.', ';']).next().unwrap_or("");
    let clause = |w: &&str| {
        let opens = ["who", "whom", "whose", "which", "when", "after", "while", "as", "with", "by"];
        opens.contains(w) || w.ends_with("ing")
    };
    words.extend(apposition.split_whitespace().take(6).take_while(|w| !clause(w)));
    words.join(" ").to_lowercase()
}

/// A name as an actor.
pub fn filler(name: &Name) -> Filler {
    Filler {
        id: Some(name.id.clone()),
        name: name.name.clone(),
        label: Some(name.label.clone()),
        text: name.text.clone(),
        span: None,
        sort: match name.label.as_str() {
            "PERSON" | "NORP" => Some(Sort::Person),
            _ => Some(Sort::Group),
        },
        plural: name.label == "NORP",
    }
}

/// The same actor, seen from another sentence.
fn away(who: &Filler) -> Filler {
    Filler { span: None, ..who.clone() }
}

/// May the body be called so: no senate is a party, no party a company.
fn may_be_called(f: &Filler, noun: &str, lexicon: &Lexicon) -> bool {
    let named = |list: &str| {
        let lower = f.name.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|w| lexicon.lists(list, w))
    };
    match noun {
        "organization" | "organisation" | "agency" => true,
        "company" | "firm" => !named("institution") && !named("league"),
        "party" => !named("institution") && !named("business"),
        _ => !named("institution"),
    }
}

fn armed(f: &Filler) -> bool {
    matches!(f.sort, Some(Sort::Armed))
}

/// Does the description end in this noun?
fn tail(f: &Filler, noun: &str) -> bool {
    f.text.split_whitespace().next_back().is_some_and(|last| reads(last, noun))
}

#[cfg(test)]
mod tests;
