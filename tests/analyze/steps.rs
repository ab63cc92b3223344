//! What was known when: the steps of a question are what an analysis of the claims by then finds.

use std::collections::BTreeSet;

use claimline::{
    analyze::{analysis, analysis_of, known},
    model::{Claim, Id, Moment, When},
};
use proptest::prelude::*;

use super::{
    lines::{lines, text},
    world::World,
};
use crate::invented::tries;

/// The end of the time in which a claim was said.
fn end(world: &World, claim: Id<Claim>) -> Moment {
    world.record.claims[claim].said.as_ref().and_then(When::latest).unwrap_or(Moment::NEVER)
}

#[track_caller]
fn case(lines: &str, question: &str, expected: &[&str]) {
    let world = World::read(lines);
    let all = analysis(&world.record);
    let questions = &world.record.questions;
    let id = questions.iter().find(|(_, row)| row.id == question).expect("a question").0;
    let given = &all.questions[id.row()].given;
    let steps = known(&world.record, &all, id);
    let told = steps.iter().map(|step| {
        let names = |rows: &[usize]| {
            let names = rows.iter().map(|row| world.name(given[*row].claim));
            names.collect::<Vec<_>>().join(" ")
        };
        format!("{}: {}, new {}", world.name(step.claim), names(&step.standing), names(&step.new))
    });
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn an_answer_stands_until_it_is_first_taken_back() {
    case(
        "a north-ministry wire 2016-04-01 north-killed=1
         b north-ministry wire 2016-04-02 north-killed=1 updates=a
         c north-ministry wire 2016-04-03 north-killed=1 updates=a",
        "north-killed",
        &["a: a, new a", "b: b, new b", "c: b c, new c"],
    );
}

#[test]
fn what_only_gives_an_answer_up_is_a_step_too() {
    case(
        "a north-ministry wire 2016-04-01 north-killed=1
         b south-ministry wire 2016-04-01 north-killed=2
         c north-ministry wire 2016-04-03 retracts=a
         d north-ministry wire 2016-04-03 retracts=a
         e south-ministry wire 2016-04-03 south-killed=1",
        "north-killed",
        &["a: a b, new a b", "c: b, new "],
    );
}

#[test]
fn an_answer_stands_though_another_of_its_statement_does_not() {
    case(
        "a north-ministry wire 2016-04-01 north-killed=1 south-killed=1
         b north-ministry wire 2016-04-02 north-killed=2
         c north-ministry wire 2016-04-03 south-killed=2",
        "south-killed",
        &["a: a, new a", "c: c, new c"],
    );
}

#[test]
fn no_other_party_takes_an_answer_back() {
    case(
        "a north-ministry wire 2016-04-01 north-killed=1
         b north-ministry south-tv 2016-04-02 retracts=a
         c north-ministry wire 2016-04-03 retracts=a",
        "north-killed",
        &["a: a, new a", "c: , new "],
    );
}

#[test]
fn a_relay_takes_nothing_back_before_its_root_was_said() {
    case(
        "a north-ministry wire 2016-04-01 north-killed=1
         b north-ministry wire 2016-04-03 south-killed=1
         c north-ministry wire 2016-04-02 repeats=b retracts=a",
        "north-killed",
        &["a: a, new a", "b: , new "],
    );
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn the_steps_are_analyses_of_what_was_said_by_then(lines in lines(14)) {
        let world = World::read(&text(&lines));
        let all = analysis(&world.record);
        for (question, row) in world.record.questions.iter() {
            let mut stood = BTreeSet::new();
            let steps = known(&world.record, &all, question);
            for until in all.steps.iter().copied().chain([Moment::NEVER]) {
                let then = analysis_of(&world.record, |claim| end(&world, claim) <= until);
                let facts = &then.questions[question.row()];
                let current = facts.given.iter().filter(|it| it.current).map(|it| it.claim);
                let current: BTreeSet<Id<Claim>> = current.collect();
                if let Some(step) = steps.iter().find(|it| it.until == until) {
                    let given = &all.questions[question.row()].given;
                    stood = step.standing.iter().map(|it| given[*it].claim).collect();
                }
                let names = |of: &BTreeSet<Id<Claim>>| {
                    of.iter().map(|it| world.name(*it).to_owned()).collect::<Vec<_>>()
                };
                prop_assert_eq!(names(&stood), names(&current), "{} by {:?}", row.id, until);
            }
        }
    }
}
