//! The events of the overview: spans above the claims, or bars where there are many.

use serde::Serialize;

use super::Drawing;
use crate::{
    model::{Event, Id},
    render::{
        address,
        charts::{self, Calendar, Lasting, Percent, Place, shortened, width},
        view::is_known,
    },
};

/// More events are not drawn one by one.
const EVENTS: usize = 40;
/// How long the words beside an event are, in letters.
const WORDS: usize = 34;
/// The narrowest drawing with words, in pixels, and the narrowest there is.
const NARROWEST: [u32; 2] = [740, 280];
/// How high a lane is with words and without, in pixels.
const LANE: [usize; 2] = [20, 6];

/// The events.
#[derive(Debug, Serialize)]
pub(crate) struct Lanes<'a> {
    /// How high they are together, in pixels.
    pub height: usize,
    /// The events.
    pub spans: Vec<Span<'a>>,
}

/// An event.
#[derive(Debug, Serialize)]
pub(crate) struct Span<'a> {
    /// Its title.
    pub title: &'a str,
    /// The first of its words, where they stand beside it.
    pub words: Option<String>,
    /// Its address.
    pub page: String,
    /// When it begins.
    pub from: Percent,
    /// How long it lasts.
    pub width: Percent,
    /// How far down it is, in pixels.
    pub top: usize,
    /// Where its words stand.
    pub at: Percent,
    /// Whether they end there.
    pub ends: bool,
}

/// The events, once for each axis.
pub(super) fn lanes<'a>(
    drawing: &Drawing<'_, 'a, '_>,
    axes: &[(&Calendar, &'static str)],
) -> Vec<Lanes<'a>> {
    axes.iter().map(|(calendar, class)| spans(drawing, calendar, *class == "full")).collect()
}

fn spans<'a>(drawing: &Drawing<'_, 'a, '_>, calendar: &Calendar, full: bool) -> Lanes<'a> {
    let it = drawing.it;
    let timeline = &it.analysis.timeline;
    let dated = timeline.iter().filter(|id| is_known(&it.record.events[**id].when));
    let events: Vec<Id<Event>> = dated.copied().collect();
    if events.len() > EVENTS {
        return Lanes { height: 0, spans: Vec::new() };
    }
    let (narrowest, high) = if full { (NARROWEST[0], LANE[0]) } else { (NARROWEST[1], LANE[1]) };
    let words = |id: &Id<Event>| shortened(&it.record.events[*id].title, WORDS);
    let lasting = |id: &Id<Event>| {
        let when = &it.record.events[*id].when;
        let from = when.earliest().map_or(Percent::LEFT, |at| calendar.at(at));
        let to = when.latest().map_or(Percent::RIGHT, |at| calendar.at(at));
        // What lasts a minute can be seen too.
        let place = Place { from, to: to.max(Percent(from.0 + 60)) };
        Lasting { place, wide: if full { width(&words(id)) } else { 0 } }
    };
    let all: Vec<Lasting> = events.iter().map(lasting).collect();
    let rows = charts::lanes(&all, narrowest);
    let span = |((id, lasting), row): ((&Id<Event>, &Lasting), usize)| {
        let beside = lasting.is_beside(narrowest);
        let Place { from, to } = lasting.place;
        let anchor = address::event_anchor(it.record, *id);
        Span {
            title: &it.record.events[*id].title,
            words: full.then(|| words(id)),
            page: if it.periods.is_empty() {
                format!("#{anchor}")
            } else {
                format!("{}{}", drawing.root, address::event(it.record, *id))
            },
            from,
            width: from.to(to),
            top: row * high,
            at: if beside { from } else { to },
            ends: !beside,
        }
    };
    let height = rows.iter().max().map_or(0, |row| (row + 1) * high);
    Lanes { height, spans: events.iter().zip(&all).zip(rows).map(span).collect() }
}
