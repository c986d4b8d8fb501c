//! Trees put right where parsers go wrong: each pass stands with the example that it mends. Here is
//! their order, which matters, as later ones build on what earlier ones leave.
//! They look at every word of every sentence: each asks first what tells most words off, its cue word
//! or the word's class, and searches the sentence only then.

pub mod casualties;
mod clauses;
mod deeds;
mod harm;
mod lists;
mod overrun;
mod parties;
mod rosters;
mod subjects;
mod told;
mod wounds;

use crate::actors::actor::Name;
use crate::tables::lexicon::Lexicon;
use crate::tree::sentence::Sentence;

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
    subjects::count_alone(s);
    deeds::figures_before_names(s);
    deeds::figures_after_and(s);
    deeds::counted_before_and(s);
    deeds::listed_with_and(s);
    harm::left_dead(s);
    harm::getting_hurt(s);
    casualties::verbs_of_bare_subjects(s);
    casualties::verbs_before_objects(s);
    casualties::names_behind_titles(s);
    casualties::particles(s);
    casualties::one_more_died(s);
    casualties::set_fire(s);
    casualties::owners_before_figures(s);
    casualties::deeds_after_objects(s);
    casualties::told_victims(s);
    casualties::objects_before_places(s);
    casualties::participle_is_no_root(s);
    casualties::some_of_whom(s);
    casualties::as_were_others(s);
    casualties::victims_of_agents(s);
    casualties::objects_of_relatives(s);
    overrun::objects_taken_for_subjects(s);
    overrun::one_of_those_hurt(s);
    overrun::found_is_no_root(s);
    overrun::relatives_of_the_dead(s);
    overrun::time_is_no_subject(s);
    deeds::shot_and_killed(s);
    deeds::second_deeds(s);
    deeds::saying_is_no_subject(s);
    overrun::then_did(s);
    deeds::deeds_before_sources(s);
    deeds::who_behind_a_name(s, names);
    overrun::watching_is_no_root(s);
    overrun::some_after_and(s);
    overrun::also_killed_was(s);
    casualties::some_of_the_hurt(s);
    casualties::participles(s);
    casualties::pronounced_dead(s);
    casualties::inversions(s);
    lists::join_clause(s);
    lists::join_result(s);
    lists::object_before_day(s);
    lists::share_objects(s);
    lists::join_subjects(s);
    lists::list_objects(s);
    casualties::headlines(s);
    harm::second_verbs(s);
    harm::verbs_of_harm(s);
    harm::give_objects(s);
    lists::subject_after_and(s);
    lists::relative_of_nearest_noun(s);
    harm::kin_of_victims(s, lexicon);
    lists::participle_before_by(s);
    lists::finite_verb_is_root(s);
    lists::once_called(s);
    parties::list_of_names(s);
    parties::root_acts(s);
    rosters::mend(s, names, lexicon);
    for at in 0..s.len() {
        wounds::life_threatening(s, at);
        wounds::hurt_on_a_day(s, at);
        wounds::second_was_shot_too(s, at);
        wounds::title(s, at);
        wounds::town_and_title(s, at);
    }
    lists::names_share_lists(s);
    overrun::another_before_day(s);
    overrun::one_critically(s);
    overrun::both_found_dead(s);
    overrun::along_with(s);
    clauses::purpose_first(s);
    clauses::past_beside_past(s);
    for at in 0..s.len() {
        clauses::dates_hang_on_verbs(s, at);
        clauses::noun_before_with_is_subject(s, at);
        clauses::quarrelled_over(s, at);
        clauses::plan_is_subject(s, at);
        clauses::floating_both(s, at);
        clauses::article_makes_noun(s, at);
        clauses::drive_by_shooting(s, at);
        clauses::torn_figure(s, at);
        clauses::give_recipient(s, at);
        clauses::killing_hangs_on_shots(s, at);
        clauses::listed(s, at);
        clauses::told_of_both(s, at);
        clauses::both_plan(s, at);
        clauses::meeting_with(s, at);
        clauses::accused_man(s, at);
        clauses::being_done(s, at);
        clauses::claiming(s, at);
        clauses::between_hangs_on_noun(s, at);
        clauses::participle_is_adjective(s, at);
        clauses::name_before_year(s, at);
        clauses::to_death(s, at);
        told::said_of(s, at);
        told::of_the_dead(s, at);
        told::had_been(s, at);
        told::shown(s, lexicon, at);
        parties::adversary(s, at);
        parties::place_ahead(s, at);
        parties::title_beside(s, at);
        parties::met_with_others(s, at);
        parties::ally(s, at);
        parties::behind_semicolon(s, at);
        parties::office_of(s, at);
        parties::who_is_a_person(s, lexicon, at);
    }
}
