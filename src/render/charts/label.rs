//! Labels: on which side of its mark a label stands, and how much of it has room.

use serde::Serialize;

use super::{Mark, Percent};

/// The widths, in pixels, from which more of a label is shown. The style sheet asks for the same
/// ones (`from-1` and so on); the first is the narrowest there is.
pub(crate) const WIDTHS: [u32; 5] = [256, 340, 460, 620, 900];
/// What stands between the parts of a label, a point among it, in pixels.
const SPACE: u32 = 14;

/// On which side of a place a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Anchor {
    /// To the right of it.
    Start,
    /// To the left of it.
    End,
}

/// Where a label stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// Next to which place.
    pub at: Percent,
    /// On which side of it.
    pub anchor: Anchor,
    /// For each part after the first, the row among the widths from which it has room; nothing
    /// where it never has.
    pub from: Vec<Option<usize>>,
    /// Where the first two parts stand in boxes that are too narrow for them beside the mark.
    pub close: Option<Close>,
}

/// A label that stands across its mark, as near to it as the edges let it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Close {
    /// Where its middle lies.
    pub at: Percent,
    /// The row of the first of the widths at which it is no longer shown; nothing where it always
    /// is.
    pub until: Option<usize>,
}

/// Places a label of several parts beside a mark: where there is more room.
pub(crate) fn label(mark: &Mark, parts: &[&str]) -> Label {
    let first = parts.first().map_or(0, |it| width(it) * 11 / 10);
    let right = mark.spot.unwrap_or(mark.from);
    let left = mark.spot.unwrap_or(mark.to);
    let (at, anchor, room) = if right.0 <= 5_000 {
        (right, Anchor::Start, right.to(Percent::RIGHT))
    } else if left.0 >= 9_900 {
        (right, Anchor::End, right)
    } else {
        (left, Anchor::End, left)
    };
    let fits = |need: u32, box_width: u32| {
        u64::from(need + SPACE) * 10_000 <= u64::from(box_width) * u64::from(room.0)
    };
    if !fits(first, WIDTHS[0]) {
        let from: Vec<_> = parts.iter().skip(1).map(|_| None).collect();
        let close = close(mark, first, (parts, &from));
        return Label { at: Percent::LEFT, anchor: Anchor::Start, from, close };
    }
    let mut need = first;
    let from = parts.iter().skip(1).map(|part| {
        need += SPACE + width(part);
        WIDTHS.iter().position(|box_width| fits(need, *box_width))
    });
    let from: Vec<_> = from.collect();
    let close = close(mark, first, (parts, &from));
    Label { at, anchor, from, close }
}

/// Where the first two parts stand while they have no room beside the mark.
fn close(mark: &Mark, first: u32, (parts, from): (&[&str], &[Option<usize>])) -> Option<Close> {
    let until = *from.first()?;
    let half = (first + SPACE + width(parts.get(1)?)) * 5_000 / WIDTHS[0];
    let fits = until != Some(0) && half <= Percent::RIGHT.0 / 2;
    let at = || Percent(mark.focus().0.clamp(half, Percent::RIGHT.0 - half));
    fits.then(|| Close { at: at(), until })
}

/// About how wide a text is, in pixels: never less than it is drawn.
pub(crate) fn width(text: &str) -> u32 {
    let letter = |letter: char| match letter {
        'i' | 'l' | ',' | '.' | ' ' | ':' => 6,
        'm' | 'w' | 'M' | 'W' => 12,
        '\0'..'\u{2e80}' => 8,
        _ => 14,
    };
    text.chars().map(letter).sum()
}

/// The first words of a text, where it is too long.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Count,
        render::charts::{Scale, mark},
    };

    #[track_caller]
    fn case(count: &str, parts: &[&str], placed: &str) {
        let count = Count::parse(count).unwrap();
        let scale = Scale::over(&[Count::None, count, Count::parse("250").unwrap()]);
        let Label { at, anchor, from, close } = label(&mark(&scale, count), parts);
        let until = |it: Close| it.until.map_or(String::new(), |until| format!(" up to {until}"));
        let close = close.map(|it| format!(", else across {}{}", it.at, until(it)));
        let close = close.unwrap_or_default();
        assert_eq!(format!("{at} {anchor:?} {from:?}{close}"), placed);
    }

    #[test]
    fn labels_stand_where_there_is_more_room() {
        case("12", &["12", "2 April"], "6.79% Start [Some(0)]");
        case("250", &["250", "2 April"], "98% End [Some(0)]");
        case("over 200", &["over 200", "2 April"], "78.84% End [Some(0)]");
        case("200 to 250", &["200 to 250", "2 April"], "98% End [Some(0)]");
        case("40 to 50", &["40 to 50", "2 April"], "17.52% Start [Some(0)]");
    }

    #[test]
    fn what_has_no_room_waits_for_a_wider_box() {
        case("130", &["130", "2 April", "own loss acknowledged"], "52.01% End [Some(0), Some(3)]");
        let long =
            "a very long remark that no box of ours has room for, however wide it may be made";
        case("130", &["130", "2 April", long], "52.01% End [Some(0), None]");
    }

    #[test]
    fn a_date_without_room_beside_the_mark_stands_across_it() {
        case("130", &["130", "2 April, 16:18"], "52.01% End [Some(1)], else across 52.01% up to 1");
        case(
            "130",
            &["130", "2 April 2016, about 16:18"],
            "52.01% End [Some(2)], else across 52.01% up to 2",
        );
        case(
            "60",
            &["60", "2 April 2016, about 16:18"],
            "25.19% Start [Some(1)], else across 41.99% up to 1",
        );
        case("130", &["130", "2 April 2016, 22:00 to 3 April 2016, 03:00"], "52.01% End [Some(4)]");
    }

    #[test]
    fn a_label_too_long_for_either_side_begins_at_the_edge() {
        let long = "somewhere between one and two hundred";
        case("130", &[long, "2 April"], "0% Start [None]");
    }
}
