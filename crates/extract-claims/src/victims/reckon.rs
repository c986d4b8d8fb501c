//! How many victims an article tells of in all: those told of one by one are added up, the dead
//! are taken from those shot, and what only tells more of victims counted before is no count.

use records::{Actor, Claim, SentencePlace};

use crate::figures::quantity;
use crate::tables::phrases::Phrases;
use crate::victims::elsewhere::Elsewhere;
use crate::victims::fates::definite;
use crate::victims::ordinals::{self, one_more};
use crate::victims::persons::{
    Persons, Victim, culprits, did_it, of_claim, of_subject, on_duty, suicide,
};
use crate::victims::settle::{
    MANY, apart, beside, besides, counts_named, of_many_events, of_others_alone, of_victims,
    single, toll, weeks_apart,
};
use crate::victims::text::characters;

/// Drops what only takes up victims counted elsewhere: "the victims died of", "Friday's killings".
pub fn drop_bare(claims: &mut Vec<Claim>) {
    let bare = |c: &Claim| of_victims(c) && c.quantity.is_none() && c.object.iter().all(nobody_new);
    let known = |c: &Claim| of_victims(c) && c.quantity.is_none() && definite(c);
    if !claims.iter().any(|c| bare(c) || known(c)) {
        return;
    }
    let counted: Vec<Claim> = claims
        .iter()
        .filter(|c| of_victims(c) && c.quantity.as_ref().is_some_and(|q| q.value.is_some()))
        .take(MANY)
        .cloned()
        .collect();
    // Whom "the soldiers were killed by" names is told of nobody before.
    let no_other =
        |d: &Claim, c: &Claim| c.subject.iter().all(|a| d.subject.iter().any(|b| a.name == b.name));
    // "The children were wounded" after "four children": those.
    let last = |c: &Claim| c.object.first().and_then(|o| o.name.rsplit(' ').next()).map(lower_case);
    claims.retain(|c| {
        let told = |d: &Claim| {
            bare(c)
                || known(c)
                    && no_other(d, c)
                    && d.sentence() < c.sentence()
                    && last(d) == last(c)
                    && toll(d)
        };
        !counted.iter().any(|d| d.predicate == c.predicate && told(d) && !apart(d, c))
    });
}

fn lower_case(word: &str) -> String {
    word.to_lowercase()
}

/// Does the description point at victims without telling who they are?
pub fn nobody_new(actor: &Actor) -> bool {
    let last = actor.name.rsplit(' ').next().unwrap_or("");
    actor.id.is_none()
        && matches!(
            last.to_lowercase().as_str(),
            "people"
                | "victim"
                | "person"
                | "victims"
                | "those"
                | "others"
                | "bodies"
                | "persons"
                | "dead"
                | "police"
                | "officers"
                | "detectives"
                | "investigators"
                | "deputies"
                | "authorities"
                | "officials"
                | "witnesses"
                | "prosecutors"
                | "friends"
                | "family"
                | "relatives"
        )
}

/// Does the sentence tell of an illness?
fn of_illness(text: &str) -> bool {
    ["cancer", "illness", "disease", "heart attack", "natural causes", "overdose"]
        .iter()
        .any(|word| text.contains(word))
}

/// Does the cue only mention a death, which may be one of long ago: "the murder of", "his death"?
fn mentions(claim: &Claim) -> bool {
    let noun = ["death", "murder", "assassination", "slaying", "homicide"];
    noun.contains(&claim.cue.as_str()) || claim.cue == "killing" && claim.subject.is_empty()
}

/// Adds up victims told of one by one where no toll is stated: "Ann Lee was killed", and further
/// on "Bo Roe also died", are two dead. The first claim tells of all; the others are in it. Those
/// of another event are added up among themselves.
pub fn add_up(claims: &mut Vec<Claim>, elsewhere: &Elsewhere) {
    for predicate in ["killed", "wounded"] {
        let mut ones: Vec<usize> = (0..claims.len())
            .filter(|&i| claims[i].predicate == predicate && of_victims(&claims[i]))
            .filter(|&i| single(&claims[i]) || counts_named(&claims[i]))
            .filter(|&i| !of_illness(&claims[i].text) && !elsewhere.tells(&claims[i]))
            .take(MANY)
            .collect();
        let culprits = culprits(claims);
        let mut told = vec![false; claims.len()];
        while !ones.is_empty() {
            let first = ones[0];
            let inside = add_to(claims, &ones, &culprits);
            for &i in inside.iter().filter(|&&i| i != first) {
                told[i] = true;
            }
            ones.retain(|&i| i != first && !inside.contains(&i));
        }
        let mut flags = told.into_iter();
        claims.retain(|_| flags.next() == Some(false));
    }
}

/// Adds those of the claims that are of the first one's event to it, and gives which they are.
fn add_to(claims: &mut [Claim], ones: &[usize], culprits: &[Victim]) -> Vec<usize> {
    let first = ones[0];
    // A toll of another event, of several, or of others does not say how many died in this one.
    let stated = claims.iter().any(|c| {
        let here = || !apart(c, &claims[first]) && !apart(&claims[first], c);
        let told = of_victims(c) && toll(c) && !besides(c);
        c.predicate == claims[first].predicate && told && here()
    });
    if stated {
        return Vec::new();
    }
    let mut persons = Persons::default();
    let mut named: Vec<Actor> = Vec::new();
    let mut inside = Vec::new();
    let mut mentions_told: Vec<(SentencePlace, usize)> = Vec::new();
    for &i in ones {
        // One phrase told of twice, by itself and in a list, is one victim.
        let at = |o: &Actor| Some((claims[i].sentence(), o.start?));
        let spans: Vec<_> = claims[i].object.iter().take(MANY).filter_map(at).collect();
        let told = |m: &(SentencePlace, usize)| mentions_told.contains(m);
        if i != first && !spans.is_empty() && spans.iter().all(told) {
            inside.push(i);
            continue;
        }
        if i != first
            && (of_many_events(&claims[i])
                || apart(&claims[first], &claims[i])
                || apart(&claims[i], &claims[first]))
        {
            continue;
        }
        let victims = of_claim(&claims[i], culprits);
        if i != first && mentions(&claims[i]) && !persons.know(&victims) {
            continue;
        }
        inside.push(i);
        mentions_told.extend(spans);
        let new = persons.add_all(&victims, one_more(&claims[i]));
        let told = claims[i].object.iter().zip(new).filter(|(_, new)| *new);
        named.extend(told.map(|(actor, _)| actor.clone()));
    }
    // "A second girl has died": two are dead, though only one is told of.
    let least = inside.iter().filter_map(|&i| ordinals::dead_by_now(&claims[i])).max();
    let total = persons.len().max(least.unwrap_or(0));
    if total < 2 || inside.len() < 2 && least.is_none() {
        return Vec::new();
    }
    for victim in named {
        let here = claims[first].object.iter().any(|o| o.name == victim.name);
        if !here {
            claims[first].object.push(Actor { start: None, end: None, ..victim });
        }
    }
    claims[first].quantity = Some(quantity::count(total));
    inside
}

/// Is the claim's one victim who did it?
fn culprit(claim: &Claim, culprits: &[Victim]) -> bool {
    claim.object.len() == 1 && of_claim(claim, culprits).iter().all(Victim::is_culprit)
}

/// Takes out the deaths of those who had killed others: "killed five before killing himself", "the
/// attack killed five. The gunman was killed." Gives them with the claims of their victims.
pub fn own_dead(claims: &mut Vec<Claim>) -> Vec<(String, Actor)> {
    let culprits = culprits(claims);
    let died = |c: &Claim| c.predicate == "killed" && of_victims(c) && single(c);
    let dead: Vec<usize> =
        (0..claims.len()).filter(|&i| died(&claims[i]) && culprit(&claims[i], &culprits)).collect();
    let mut told = vec![false; claims.len()];
    let mut own: Vec<(String, Actor)> = Vec::new();
    for &i in dead.iter().take(MANY) {
        let one = &claims[i];
        let all = |&t: &usize| {
            let whole = || toll(&claims[t]) || one_stated(&claims[t]) && surely(one);
            let lasting = || !of_many_events(&claims[t]) && !besides(&claims[t]);
            let by = || done_by(&claims[t], one, &culprits);
            t != i && of_victims(&claims[t]) && whole() && lasting() && by()
        };
        let here = |&t: &usize| claims[t].sentence() == one.sentence();
        let fits = |t: &usize| all(t) && (here(t) || !apart(&claims[*t], one));
        let tolls = || (0..claims.len()).take(4 * MANY);
        let Some(home) = tolls().filter(here).find(fits).or_else(|| tolls().find(fits)) else {
            continue;
        };
        told[i] = true;
        let known = own.iter().any(|(id, _)| *id == claims[home].id);
        if !known && !counts_doer(&claims[home], one) {
            own.extend(one.object.first().map(|who| (claims[home].id.clone(), who.clone())));
        }
    }
    let mut flags = told.into_iter();
    claims.retain(|_| flags.next() == Some(false));
    own
}

/// Adds a claim of all the dead before that of those whom the one who died had killed.
pub fn with_own_dead(claims: &mut Vec<Claim>, own: Vec<(String, Actor)>) {
    for (id, who) in own {
        let Some(at) = claims.iter().position(|c| c.id == id) else { continue };
        let n = claims[at].quantity.as_ref().and_then(|q| q.value);
        let (Some(n), Some(id)) = (n, next_id(&claims[at], claims)) else { continue };
        let mut sum = Claim { id, ..claims[at].clone() };
        sum.object.push(Actor { start: None, end: None, ..who });
        sum.quantity = Some(quantity::count(n as usize + 1));
        claims.insert(at, sum);
    }
}

/// Is it told in so many words that the one who died did it: "killed himself", "the gunman"?
fn surely(dead: &Claim) -> bool {
    let own = |o: &Actor| {
        let word = |w: &str| matches!(w, "self" | "himself" | "herself") || did_it(w);
        o.text.to_lowercase().split(' ').any(word)
    };
    suicide(&dead.cue) || dead.object.iter().any(own)
}

/// "Killed one": a figure, though of one.
fn one_stated(claim: &Claim) -> bool {
    stated(claim) && claim.quantity.as_ref().is_some_and(|q| q.value == Some(1.0))
}

/// Is he one of those the toll counts: "killed two guards and himself", "three dead in a
/// murder-suicide"?
fn counts_doer(toll: &Claim, dead: &Claim) -> bool {
    let own = |o: &Actor| {
        let themselves = matches!(o.text.as_str(), "self" | "himself" | "herself" | "themselves");
        themselves || !stated(toll) && dead.object.iter().any(|v| v.name == o.name)
    };
    let doer = toll.subject.iter().any(|s| s.start.is_some());
    let text = toll.text.to_lowercase();
    let suicide = text.contains("murder-suicide") || text.contains("murder/suicide");
    toll.object.iter().any(own) || suicide && !doer
}

/// Did the one who died do what the toll counts? Of those whom "a shooting killed" a dead gunman is
/// none, whereas "five are dead" and "five were killed" may count him.
fn done_by(toll: &Claim, dead: &Claim, culprits: &[Victim]) -> bool {
    let by_culprit = || of_subject(toll).iter().any(|d| culprits.iter().any(|c| c.named(d)));
    let same = toll.sentence() == dead.sentence();
    // "Two girls were killed. Their father shot himself": he is none of the girls.
    let none = || behind_cue(toll) || of_others_alone(toll, dead);
    let nobody = || toll.subject.is_empty() && surely(dead) && none();
    let mut words = toll.text.split(|c: char| !c.is_alphanumeric());
    let mut included = || words.any(|w| matches!(w, "including" | "plus"));
    let told = toll.predicate == "killed" && exact(toll);
    told && (same || by_culprit() || nobody()) && !included()
}

/// "The blast killed five": do those told of stand behind the verb?
fn behind_cue(toll: &Claim) -> bool {
    let cue = toll.text.find(toll.cue.as_str()).filter(|_| toll.cue.starts_with("kill"));
    let cue = cue.map(|at| toll.text[..at].chars().count());
    let whom = toll.object.iter().find_map(|o| o.start);
    cue.zip(whom).is_some_and(|(cue, whom)| cue < whom)
}

fn exact(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|q| q.value.is_some() && q.low == q.high)
}

/// The id of one more claim of the same sentence.
pub fn next_id(claim: &Claim, claims: &[Claim]) -> Option<String> {
    let here = |c: &&Claim| c.sentence() == claim.sentence();
    let ordinal = |c: &Claim| c.id.rsplit_once('-').and_then(|(_, o)| o.parse::<usize>().ok());
    let last = claims.iter().filter(here).filter_map(ordinal).max()?;
    Some(format!("{}-{}", claim.id.rsplit_once('-')?.0, last + 1))
}

/// Within how many paragraphs a death is taken to be that of one of those shot.
const NEAR: u64 = 8;

/// Of those told to be shot, the dead are no wounded: of "four shot, one fatally" three are hurt.
pub fn survivors(claims: &mut [Claim]) {
    let culprits = culprits(claims);
    // "Officers killed the gunman": none of those he shot.
    let none = |c: &Claim| by_own_hand(c) || culprit(c, &culprits);
    let deaths: Vec<Claim> = claims
        .iter()
        .filter(|c| c.predicate == "killed" && of_victims(c) && !none(c))
        .take(MANY)
        .cloned()
        .collect();
    let here = |c: &Claim| counts_named(c) && deaths.iter().any(|d| d.sentence() == c.sentence());
    // What else is told of the dead by name: when they were shot.
    let harmed = |c: &&Claim| matches!(c.predicate.as_str(), "killed" | "attacked" | "wounded");
    let fallen: Vec<Claim> = claims
        .iter()
        .filter(harmed)
        .filter(|c| deaths.iter().any(|d| same_victim(c, d)))
        .take(MANY)
        .cloned()
        .collect();
    // "Two guards and a clerk were shot": three, of whom the two are told apart.
    let part_of = |c: &Claim, part: &Claim| {
        part.sentence() == c.sentence() && part.cue == c.cue && stated(part) && !stated(c)
    };
    let is_sum = |c: &&Claim| c.predicate == "wounded" && claims.iter().any(|p| part_of(c, p));
    let sums: Vec<String> = claims.iter().filter(is_sum).map(|c| c.id.clone()).collect();
    for claim in claims.iter_mut() {
        let shot = claim.predicate == "wounded" && of_victims(claim) && strikes(&claim.cue);
        let figure = claim
            .quantity
            .as_ref()
            .filter(|q| {
                q.start.is_some()
                    || claim.object.is_empty()
                    || here(claim)
                    || sums.contains(&claim.id)
            })
            .and_then(|q| q.value);
        let Some(all) = figure.filter(|&n| shot && n > 1.0 && exact(claim)) else { continue };
        // "Seven were hit, all of whom are expected to survive": none of them died.
        let live = ["to survive", "to recover", "non-life"].iter().any(|w| claim.text.contains(w));
        // "The other four victims are in hospital"
        let first = claim.quantity.as_ref().and_then(|q| q.start).unwrap_or(0);
        let before = characters(&claim.text, 0..first);
        let rest = before.trim_end().ends_with(" other");
        if besides(claim) || rest || claim.text.contains(" also ") || live && !here(claim) {
            continue;
        }
        // A title stands by all that the text opens with.
        let opens = |d: &Claim| claim.paragraph.is_none() && d.paragraph.is_some_and(|p| p <= NEAR);
        let near = |d: &&Claim| beside(d, claim, NEAR) || opens(d);
        let here = |d: &&Claim| !apart(d, claim) && !apart(claim, d);
        // "Roe was shot in May. Roe died": of another day than those shot on Monday.
        let before = |d: &&Claim| fallen.iter().any(|f| same_victim(f, d) && weeks_apart(f, claim));
        // Whom the army killed in the north is none of those shot at a club.
        let others = |d: &Claim| {
            d.sentence() != claim.sentence()
                && (backdrop(d) || claim.subject.is_empty() && d.subject.iter().any(on_duty))
        };
        let dead = deaths.iter().filter(near).filter(here).filter(|d| !before(d) && !others(d));
        let here = |d: &Claim| d.sentence() == claim.sentence() || !of_many_events(d);
        let dead = dead.filter(|d| by_blade(claim) == by_blade(d) && here(d));
        let dead = dead
            .filter_map(|d| {
                let q = d.quantity.as_ref()?;
                q.value.or(q.low)
            })
            .filter(|&n| n < all);
        let most = dead.fold(0.0, f64::max);
        if most > 0.0 {
            claim.quantity = Some(quantity::count((all - most) as usize));
        }
    }
}

/// "The attack came as the army said it killed three": what went on meanwhile is no part of it.
fn backdrop(claim: &Claim) -> bool {
    static SIGNS: Phrases = Phrases::new(&[
        " came as ",
        " comes as ",
        " came after ",
        " comes after ",
        " came a day after ",
        " comes a day after ",
        " came days after ",
        " comes days after ",
    ]);
    SIGNS.within(characters(&claim.text, 0..claim.start))
}

/// Does the sentence state the figure, so that it is no sum?
pub fn stated(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|q| q.start.is_some())
}

/// Do both tell of one victim, by the same name?
fn same_victim(a: &Claim, b: &Claim) -> bool {
    let named = |c: &Claim| match c.object.as_slice() {
        [one] if one.label.as_deref() == Some("PERSON") => Some(one.name.to_lowercase()),
        _ => None,
    };
    named(b).is_some_and(|name| a.object.iter().any(|o| o.name.to_lowercase() == name))
}

/// "Shot both children and then himself": he is none of those he shot.
fn by_own_hand(claim: &Claim) -> bool {
    let own = |a: &Actor| matches!(a.text.as_str(), "self" | "himself" | "herself");
    suicide(&claim.cue) || claim.object.len() == 1 && claim.object.iter().all(own)
}

/// Does the sentence tell of stabbing? Those stabbed are not the ones who were shot dead.
fn by_blade(claim: &Claim) -> bool {
    let shot = claim.text.contains("shot") || claim.text.contains("shoot");
    claim.cue.contains("stab") || claim.text.contains("stab") && !shot
}

/// Does the cue tell that somebody was hit, alive or dead?
fn strikes(cue: &str) -> bool {
    let first = cue.split(' ').next().unwrap_or("");
    ["shot", "shoot", "stab", "hit", "struck", "strik"].iter().any(|stem| first.starts_with(stem))
        || cue.contains("gunshot")
        || first == "suffering"
}

/// Drops tolls of those in hospital, in this or that condition, who were counted as hurt before.
pub fn drop_parts(claims: &mut Vec<Claim>) {
    let whole: Vec<Claim> = claims
        .iter()
        .filter(|c| c.predicate == "wounded" && of_victims(c) && toll(c) && !tended(&c.cue))
        .take(MANY)
        .cloned()
        .collect();
    let n = |c: &Claim| c.quantity.as_ref().and_then(|q| q.value.or(q.low)).unwrap_or(1.0);
    claims.retain(|c| {
        let part = c.predicate == "wounded" && of_victims(c) && tended(&c.cue);
        // "Five others came with wounds": others than those told of before.
        let beyond = |w: &Claim| w.sentence() > c.sentence() && besides(w);
        !(part && whole.iter().any(|w| n(w) >= n(c) && !apart(w, c) && !beyond(w)))
    });
}

/// Does the cue tell of what became of the wounded?
pub fn tended(cue: &str) -> bool {
    ["hospital", "medical", "ambulance", "condition", "treated", "treat"]
        .iter()
        .any(|word| cue.contains(word))
}
