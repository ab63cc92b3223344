//! Marks: how a count is drawn, as vague as it was given.

use serde::Serialize;

use super::{Percent, Scale};
use crate::model::{Count, Number};

/// How a count is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shape {
    /// A number as it was given.
    Point,
    /// A range with two ends.
    Bar,
    /// A range without an upper end: a bar that fades.
    Open,
    /// Words such as "dozens": a hatched zone that fades.
    Vague,
}

/// A count on a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// How it is drawn.
    pub shape: Shape,
    /// Where it begins.
    pub from: Percent,
    /// Where it ends.
    pub to: Percent,
    /// Where the number lies that was said, if it is one.
    pub spot: Option<Percent>,
    /// Where the numbers lie that were said: none for words, two for "40 to 50".
    pub said: [Option<Percent>; 2],
}

/// The mark of a count.
pub(crate) fn mark(scale: &Scale, count: Count) -> Mark {
    let range = count.range();
    let at = |number| scale.at(number);
    let from = at(range.least());
    let to = range.most().map_or(Percent::RIGHT, at);
    let (shape, spot, said) = match count {
        Count::Exactly(_) | Count::None => (Shape::Point, Some(from), [Some(from), None]),
        Count::About(n) | Count::Almost(n) => (Shape::Bar, Some(at(n)), [Some(at(n)), None]),
        Count::UpTo(_) | Count::Under(_) => (Shape::Bar, None, [Some(to), None]),
        Count::Between(..) => (Shape::Bar, None, [Some(from), Some(to)]),
        Count::Over(_) | Count::AtLeast(_) => (Shape::Open, None, [Some(from), None]),
        Count::Some | Count::Several | Count::Dozens | Count::Hundreds | Count::Thousands => {
            (Shape::Vague, None, [None, None])
        }
    };
    // "Under 400" is more than none, but begins where none lies.
    let from = if from == to && spot.is_none() { at(Number::ZERO) } else { from };
    Mark { shape, from, to, spot, said }
}

impl Mark {
    /// Where a ring or the end of a line to it lies.
    pub(crate) fn focus(&self) -> Percent {
        self.spot.unwrap_or(match self.shape {
            Shape::Bar => Percent(u32::midpoint(self.from.0, self.to.0)),
            Shape::Point | Shape::Open | Shape::Vague => self.from,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(count: &str, drawn: &str) {
        let counts: Vec<Count> =
            ["none", count, "250"].iter().map(|it| Count::parse(it).unwrap()).collect();
        let Mark { shape, from, to, spot, said } = mark(&Scale::over(&counts), counts[1]);
        let spot = spot.map_or("no spot".to_owned(), |it| it.to_string());
        let said: Vec<String> = said.iter().flatten().map(ToString::to_string).collect();
        let said = if said.is_empty() { "in words".to_owned() } else { said.join(" and ") };
        assert_eq!(format!("{shape:?} {from} {to}, {spot}, said {said}"), drawn);
    }

    #[test]
    fn counts_are_drawn_as_vague_as_they_were_given() {
        case("none", "Point 2.2% 2.2%, 2.2%, said 2.2%");
        case("50", "Point 21.36% 21.36%, 21.36%, said 21.36%");
        case("40 to 50", "Bar 17.52% 21.36%, no spot, said 17.52% and 21.36%");
        case("about 50", "Bar 19.44% 23.27%, 21.36%, said 21.36%");
        case("almost 50", "Bar 19.44% 21.36%, 21.36%, said 21.36%");
        case("up to 50", "Bar 2.2% 21.36%, no spot, said 21.36%");
        case("under 50", "Bar 2.2% 21.36%, no spot, said 21.36%");
        case("over 100", "Open 40.52% 100%, no spot, said 40.52%");
        case("dozens", "Vague 9.86% 100%, no spot, said in words");
    }
}
