//! Trees put right where parsers go wrong: each pass stands with the example that it mends. Here is
//! their order, which matters, as later ones build on what earlier ones leave.
//! They look at every word of every sentence that has a word they wait for (`signs`): each asks first what
//! tells most words off, its cue word or the word's class, and searches the sentence only then.

mod beside;
pub mod casualties;
mod clauses;
mod deeds;
mod harm;
mod lists;
mod overrun;
mod parties;
mod rosters;
mod signs;
mod subjects;
mod told;
mod wounds;

use crate::actors::actor::Name;
use crate::tables::lexicon::Lexicon;
use crate::tree::sentence::{Index, Sentence};
use signs::*;

/// Before names and figures are in place; `soldiers` are words for those who bear arms.
pub fn before_names(s: &mut Sentence, soldiers: &[usize]) {
    subjects::owners(s);
    subjects::bearers_of_arms(s, soldiers);
    subjects::clauses_of_time(s);
    subjects::raise_results(s);
    subjects::give_subjects(s);
}

/// With names and figures in place, of a tree that is not yet planted.
pub fn with_names(s: &mut Sentence, names: &[Name], lexicon: &Lexicon) {
    let signs = Signs::of(s);
    let told = |sign: Sign, s: &mut Sentence, mend: fn(&mut Sentence)| {
        if signs.have(sign) {
            mend(s);
        }
    };
    subjects::count_alone(s);
    deeds::figures_before_names(s);
    told(HARM, s, deeds::figures_after_and);
    told(HARM, s, deeds::counted_before_and);
    deeds::listed_with_and(s);
    told(HARM, s, harm::left_dead);
    told(HARM, s, harm::getting_hurt);
    casualties::verbs_of_bare_subjects(s);
    casualties::verbs_before_objects(s);
    casualties::names_behind_titles(s);
    told(DOWN, s, casualties::particles);
    told(NTH, s, casualties::one_more_died);
    told(FIRE, s, casualties::set_fire);
    told(OWNER, s, casualties::owners_before_figures);
    casualties::deeds_after_objects(s);
    told(SAID, s, casualties::told_victims);
    casualties::objects_before_places(s);
    casualties::participle_is_no_root(s);
    told(WHO, s, casualties::some_of_whom);
    told(AS, s, casualties::as_were_others);
    told(BY, s, casualties::victims_of_agents);
    told(WHO, s, casualties::objects_of_relatives);
    told(HARM, s, overrun::objects_taken_for_subjects);
    told(HARM, s, overrun::one_of_those_hurt);
    told(FOUND_OR_HARM, s, overrun::found_is_no_root);
    told(WHO, s, overrun::relatives_of_the_dead);
    overrun::time_is_no_subject(s);
    told(HARM, s, deeds::shot_and_killed);
    told(HARM, s, deeds::second_deeds);
    told(SAID, s, deeds::saying_is_no_subject);
    told(THEN, s, overrun::then_did);
    told(SAID, s, deeds::deeds_before_sources);
    if signs.have(WHO) {
        deeds::who_behind_a_name(s, names);
    }
    told(HARM, s, overrun::watching_is_no_root);
    overrun::some_after_and(s);
    told(HARM, s, overrun::also_killed_was);
    told(HARM, s, casualties::some_of_the_hurt);
    casualties::participles(s);
    told(HARM, s, casualties::pronounced_dead);
    told(HARM, s, casualties::inversions);
    lists::join_clause(s);
    lists::join_result(s);
    lists::object_before_day(s);
    (5..s.len().saturating_sub(2)).for_each(|verb| lists::deeds_after_objects(s, verb));
    lists::share_objects(s);
    lists::join_subjects(s);
    lists::list_objects(s);
    told(HARM, s, casualties::headlines);
    told(HARM, s, harm::second_verbs);
    told(HARM, s, harm::verbs_of_harm);
    told(HARM, s, harm::give_objects);
    lists::subject_after_and(s);
    told(WHO, s, lists::relative_of_nearest_noun);
    if signs.have(HARM) {
        harm::kin_of_victims(s, lexicon);
    }
    told(BY, s, lists::participle_before_by);
    lists::finite_verb_is_root(s);
    lists::once_called(s);
    parties::list_of_names(s);
    parties::root_acts(s);
    if signs.have(HARM) {
        rosters::mend(s, names, lexicon);
    }
    each_word(s, signs, &WOUNDS);
    lists::names_share_lists(s);
    told(HARM, s, overrun::another_before_day);
    told(HARM, s, overrun::one_critically);
    told(HARM, s, overrun::both_found_dead);
    told(ALONG, s, overrun::along_with);
    clauses::purpose_first(s);
    told(WILL, s, clauses::past_beside_past);
    each_word(s, signs, &CLAUSES);
    each_word(s, signs, &BESIDE);
    for at in 0..s.len() {
        if signs.have(HARM) {
            beside::town_before_person(s, lexicon, at);
            wounds::struck_parts(s, lexicon, names, at);
            told::shown(s, lexicon, at);
        }
    }
    each_word(s, signs, &PARTIES);
    for at in 0..s.len() {
        if signs.have(WHO) {
            parties::who_is_a_person(s, lexicon, at);
        }
    }
}

/// Mends of one word, and what they wait for.
type Mends<const N: usize> = [(Sign, fn(&mut Sentence, Index)); N];

const WOUNDS: Mends<4> = [
    (THREATENING, wounds::life_threatening),
    (HARM, wounds::second_was_shot_too),
    (ANY, wounds::title),
    (ANY, wounds::town_and_title),
];

const CLAUSES: Mends<24> = [
    (ANY, clauses::dates_hang_on_verbs),
    (ANY, clauses::noun_before_with_is_subject),
    (OVER, clauses::quarrelled_over),
    (ANY, clauses::plan_is_subject),
    (BOTH, clauses::floating_both),
    (ANY, clauses::article_makes_noun),
    (DRIVE, clauses::drive_by_shooting),
    (ANY, clauses::torn_figure),
    (GIVE, clauses::give_recipient),
    (HARM, clauses::killing_hangs_on_shots),
    (ANY, clauses::listed),
    (BOTH, clauses::told_of_both),
    (PLAN, clauses::both_plan),
    (MEETING, clauses::meeting_with),
    (CHARGED, clauses::accused_man),
    (BEING, clauses::being_done),
    (CLAIMING, clauses::claiming),
    (AGAINST, clauses::between_hangs_on_noun),
    (ANY, clauses::participle_is_adjective),
    (YEAR, clauses::name_before_year),
    (HARM, clauses::to_death),
    (SAID, told::said_of),
    (HARM, told::of_the_dead),
    (HAD, told::had_been),
];

const BESIDE: Mends<13> = [
    (WHO, beside::one_of_those_who),
    (ANY, beside::listed_subjects),
    (HARM, beside::told_who_he_is),
    (SAID, beside::victims_before_saying),
    (HARM, beside::named_and_killed),
    (HARM, beside::days_beside_victims),
    (HARM, beside::doer_behind_after),
    (BLEEDING, beside::found_suffering),
    (CONDITION, beside::in_both_conditions),
    (HARM, beside::died_behind_relative),
    (HARM, beside::only_one_hurt),
    (HARM, beside::deaths_by_deeds),
    (HARM, beside::kin_by_name),
];

const PARTIES: Mends<7> = [
    (AGAINST, parties::adversary),
    (ANY, parties::place_ahead),
    (ANY, parties::title_beside),
    (MEETING, parties::met_with_others),
    (ALLY, parties::ally),
    (SEMICOLON, parties::behind_semicolon),
    (OFFICE, parties::office_of),
];

/// Mends each word in turn.
fn each_word<const N: usize>(s: &mut Sentence, signs: Signs, mends: &Mends<N>) {
    let wanted: Vec<_> = mends.iter().filter(|(sign, _)| signs.have(*sign)).collect();
    for at in 0..s.len() {
        wanted.iter().for_each(|(_, mend)| mend(s, at));
    }
}
