//! Agreement: the numbers that all parties allow, and the least that all of them say.

use super::{
    current::Stand,
    ends::{Ends, lower, meet},
    incompatible::Rule,
    types::{CommonGround, Voice},
};
use crate::model::{Answers, Bound, Number, Question};

/// The parties with a current answer.
pub(super) fn parties(stands: &[Stand]) -> Vec<&Stand> {
    let speaks =
        |stand: &&Stand| matches!(stand.voice, Voice::Party(_)) && !stand.current.is_empty();
    stands.iter().filter(speaks).collect()
}

/// The numbers that every party with a current answer allows; only for a count of a closed period
/// that at least two parties answer.
pub(super) fn common_ground(
    question: &Question,
    rule: Rule,
    parties: &[&Stand],
) -> Option<CommonGround> {
    let counted = matches!(question.answers, Answers::Count { .. });
    if !counted || rule != Rule::Whenever || parties.len() < 2 {
        return None;
    }
    let all = Ends { low: 0, high: i128::MAX };
    let common = parties.iter().fold(vec![all], |common, party| meet(&common, &party.allowed));
    if common.is_empty() {
        return Some(CommonGround::None);
    }
    Some(CommonGround::Ranges(common.into_iter().map(Ends::range).collect()))
}

/// The smallest lower end among the parties with a current answer, if above zero; never for a
/// state of things.
pub(super) fn floor(question: &Question, rule: Rule, parties: &[&Stand]) -> Option<Bound> {
    let counted = matches!(question.answers, Answers::Count { .. });
    if !counted || rule == Rule::State || parties.len() < 2 {
        return None;
    }
    let lowest = parties.iter().flat_map(|party| &party.allowed).min_by_key(|ends| ends.low)?;
    let floor = lower(lowest.low);
    (floor.number() > Some(Number::ZERO)).then_some(floor)
}
