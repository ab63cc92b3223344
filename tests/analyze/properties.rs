//! What must hold for all records.

use std::collections::BTreeSet;

use claimline::{
    analyze::{Analysis, CommonGround, QuestionFacts, Statement, Voice, analysis},
    model::{Answers, Bound, Covers, Id, Number, Question, Range},
};
use proptest::{collection::vec, prelude::*};

use super::{
    facts::facts,
    lines::{Line, line, lines, text},
    oracle::{Oracle, Standings},
    world::World,
};
use crate::invented::tries;

fn exchanged(text: &str) -> String {
    text.replace("north", "*").replace("south", "north").replace('*', "south")
}

/// The least and greatest numbers, and those between, that the counts above can tell apart.
fn numbers() -> impl Iterator<Item = Number> {
    (0..=12_u64).map(|half| Number(half * 500_000))
}

fn holds(ranges: &[Range], number: Number) -> bool {
    ranges.iter().any(|range| range.contains(number))
}

fn parties(world: &World) -> Vec<Voice> {
    let sides = world.record.sides.iter().filter(|(_, side)| side.party);
    sides.map(|(id, _)| Voice::Party(id)).collect()
}

/// The ranges that a voice's current answers allow, found from the definition.
fn allowed(oracle: &Oracle, question: &Question, id: Id<Question>, voice: Voice) -> Vec<Range> {
    let current = oracle.current(id, voice);
    let ranges = current.iter().filter_map(|it| {
        let range = oracle.range(id, *it)?;
        let total = matches!(question.covers, Covers::Since(_));
        let went_on = total && current.iter().any(|later| oracle.is_later(*later, *it));
        Some(if went_on { range.onwards() } else { range })
    });
    let ranges: Vec<Range> = ranges.collect();
    let all = |number: &Number| ranges.iter().all(|range| range.contains(*number));
    if numbers().any(|number| all(&number)) {
        let common = ranges.into_iter().reduce(|a, b| a.intersection(b).expect("they meet"));
        return common.into_iter().collect();
    }
    ranges
}

/// Whether a witness is as late as any of its kind and voice, unless these turn in a circle.
fn is_latest(oracle: &Oracle, all: &Standings, it: &(&'static str, Voice, Id<Statement>)) -> bool {
    let rivals = all.iter().filter(|other| (other.0, other.1) == (it.0, it.1));
    let mut rest: BTreeSet<Id<Statement>> = rivals.map(|it| it.2).collect();
    if !rest.iter().any(|other| oracle.is_later(*other, it.2)) {
        return true;
    }
    while let Some(last) =
        rest.iter().copied().find(|a| !rest.iter().any(|b| oracle.is_later(*b, *a)))
    {
        rest.remove(&last);
    }
    !rest.is_empty()
}

fn check_standing(oracle: &Oracle, analysis: &Analysis) {
    for statement in analysis.statements.ids() {
        let (all, shown) = (oracle.standings(statement), oracle.standing(statement));
        let kinds = |of: &Standings| of.iter().map(|it| (it.0, it.1)).collect::<BTreeSet<_>>();
        assert_eq!(kinds(&all), kinds(&shown), "standing of {statement:?}");
        assert_eq!(shown.len(), kinds(&shown).len(), "one witness a voice");
        for it in &shown {
            assert!(all.contains(it), "{it:?} is no witness for {statement:?}");
            assert!(is_latest(oracle, &all, it), "{it:?} is not the latest for {statement:?}");
        }
        let contradicted = shown.iter().filter(|it| it.0 == "contradicted");
        for (kind, _, by) in contradicted {
            let back = oracle.standing(*by);
            assert!(back.iter().any(|it| (it.0, it.1) == (*kind, oracle.voice(statement))));
        }
    }
}

fn check_questions(world: &World, oracle: &Oracle, analysis: &Analysis) {
    for ((id, question), facts) in world.record.questions.iter().zip(&analysis.questions) {
        for voice in &facts.voices {
            let rows = voice.current.iter();
            let found: BTreeSet<Id<Statement>> =
                rows.map(|row| analysis.claims[facts.given[*row].claim.row()].statement).collect();
            assert_eq!(found, oracle.current(id, voice.voice), "current to {}", question.id);
        }
        check_agreement(oracle, id, question, facts, &parties(world));
    }
}

fn check_agreement(
    oracle: &Oracle,
    id: Id<Question>,
    question: &Question,
    facts: &QuestionFacts,
    parties: &[Voice],
) {
    let answering = parties.iter().filter(|party| !oracle.current(id, **party).is_empty());
    let allowed: Vec<Vec<Range>> =
        answering.map(|party| allowed(oracle, question, id, *party)).collect();
    let counted = matches!(question.answers, Answers::Count { .. }) && allowed.len() > 1;
    let period = matches!(question.covers, Covers::Period(_));
    let state = matches!(question.covers, Covers::State);

    assert_eq!(facts.common_ground.is_some(), counted && period);
    if let Some(ground) = &facts.common_ground {
        for number in numbers() {
            let common = allowed.iter().all(|it| holds(it, number));
            let found = match ground {
                CommonGround::Ranges(ranges) => holds(ranges, number),
                CommonGround::None => false,
            };
            assert_eq!(found, common, "{number} to {}", question.id);
        }
    }

    let least = numbers().find(|number| allowed.iter().any(|it| holds(it, *number)));
    match facts.floor {
        Some(Bound::Included(number)) => assert_eq!(least, Some(number)),
        Some(Bound::Excluded(number)) => assert_eq!(least, Some(Number(number.0 + 500_000))),
        Some(Bound::Unbounded) => panic!("a floor is a number"),
        // Between zero and a half there is nothing to tell a floor from.
        None => assert!(!counted || state || least <= Some(Number(500_000))),
    }
    assert!(facts.floor.is_none() || (counted && !state));
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn each_claim_is_in_one_statement(lines in lines(14)) {
        let world = World::read(&text(&lines));
        let analysis = analysis(&world.record);
        let mut members: Vec<_> =
            analysis.statements.iter().flat_map(|(_, it)| it.members.clone()).collect();
        members.sort();
        prop_assert_eq!(members, world.record.claims.ids().collect::<Vec<_>>());
        for (id, statement) in analysis.statements.iter() {
            for member in &statement.members {
                prop_assert_eq!(analysis.claims[member.row()].statement, id);
                prop_assert_eq!(world.record.root(*member), statement.root);
            }
        }
    }

    #[test]
    fn standing_and_questions_are_as_defined(lines in lines(12)) {
        // Relays can turn updates in a circle, where they order nothing.
        let lines: Vec<Line> = lines.into_iter().map(|it| Line { repeats: None, ..it }).collect();
        let world = World::read(&text(&lines));
        let analysis = analysis(&world.record);
        let oracle = Oracle::new(&world, &analysis);
        check_standing(&oracle, &analysis);
        check_questions(&world, &oracle, &analysis);
    }

    #[test]
    fn relays_change_no_question(lines in lines(12)) {
        let roots: Vec<Line> = lines.iter().map(|it| Line { repeats: None, ..it.clone() }).collect();
        let world = World::read(&text(&roots));
        let before = analysis(&world.record);
        let relays = lines.iter().enumerate().filter_map(|(row, line)| {
            let to = line.repeats.filter(|to| *to < lines.len())?;
            Some(format!("r{row} {} {} repeats=c{to}\n", line.begin, line.answers))
        });
        let more = text(&roots) + &relays.collect::<String>();
        let world = World::read(&more);
        let after = analysis(&world.record);
        for (before, after) in before.questions.iter().zip(&after.questions) {
            prop_assert_eq!(&before.given, &after.given);
            prop_assert_eq!(&before.voices, &after.voices);
        }
    }

    #[test]
    fn a_claim_of_one_voice_changes_nothing_that_another_allows(lines in lines(12), more in line()) {
        // A side's other speakers may take back what one of them said: that is what `updates` is.
        let more = Line { repeats: None, relations: Vec::new(), ..more };
        let world = World::read(&text(&lines));
        let before = analysis(&world.record);
        let all: Vec<Line> = lines.into_iter().chain([more]).collect();
        let world = World::read(&text(&all));
        let after = analysis(&world.record);
        let added = after.statements[after.claims.last().expect("a claim").statement].voice;
        for (before, after) in before.questions.iter().zip(&after.questions) {
            let allowed = |of: &QuestionFacts| {
                let others = of.voices.iter().filter(|it| it.voice != added);
                others.map(|it| (it.voice, it.allowed.clone(), it.unordered)).collect::<Vec<_>>()
            };
            prop_assert_eq!(allowed(before), allowed(after));
        }
    }

    #[test]
    fn exchanging_two_parties_exchanges_the_facts(lines in lines(14)) {
        // What has no counterpart on the other side says nothing here.
        let text = text(&lines)
            .replace("east-ministry", "observers")
            .replace("north-spokesman", "north-ministry")
            .replace("posts", "north-total");
        let sorted = |facts: Vec<String>| {
            // The order of sides, choices and questions is that of the content, whoever they are;
            // of several questions on which two statements differ the first is named.
            let compared = facts.iter().filter(|it| !it.contains("-hurt"));
            let compared = compared.filter(|it| !it.starts_with("distance"));
            let words = compared.map(|fact| {
                let mut words: Vec<&str> = fact.split(' ').collect();
                if ["heard", "silent", "unanswered", "allowed"].contains(&words[0]) {
                    words[2..].sort_unstable();
                }
                if words[0] == "standing" {
                    words.truncate(6);
                }
                words.join(" ")
            });
            words.collect::<BTreeSet<String>>()
        };
        let (here, there) = (World::read(&text), World::read(&exchanged(&text)));
        let here = facts(&here, &analysis(&here.record)).iter().map(|it| exchanged(it)).collect();
        let there = facts(&there, &analysis(&there.record));
        prop_assert_eq!(sorted(here), sorted(there));
    }

    #[test]
    fn no_record_is_too_odd(lines in vec(line(), 1..20), repeats in vec(0..20usize, 20)) {
        // Relays that update what other relays of the same statements said: circles of statements.
        let lines: Vec<Line> = lines
            .into_iter()
            .zip(repeats)
            .map(|(line, to)| Line { repeats: line.repeats.or(Some(to)), ..line })
            .collect();
        let world = World::read(&text(&lines));
        let all = analysis(&world.record);
        prop_assert_eq!(all.claims.len(), world.record.claims.len());
        prop_assert!(!facts(&world, &all).is_empty());
    }
}
