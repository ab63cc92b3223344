//! From names to what they name.

mod actors;
mod articles;
mod circles;
mod claims;
mod desk;
mod events;
mod kinds;
mod outlets;
mod passages;
mod places;
mod questions;
mod renamed;
mod sides;
mod values;

use self::{
    articles::Carriers,
    claims::{Claims, Known},
    desk::Desk,
};
use crate::{
    config::Config,
    diagnostic::Report,
    draft::Draft,
    files::Files,
    model::{Outline, Record},
};

/// Looks up every name, finds every passage, and reads every date and count.
///
/// What cannot be resolved is reported and left out, and the record that comes back is sound:
/// chains of repeats, updates and parts have no circle. The name of what is left out stays known,
/// so that one mistake is one finding.
pub fn record(draft: &Draft, files: &Files, config: &Config, report: &mut Report) -> Record {
    let renamed = renamed::renamed(draft, report);
    let desk = &mut Desk::new(draft, renamed, config.zone, report);
    let sides = sides::sides(desk);
    let actors = actors::actors(desk, &sides.names);
    let outlets = outlets::outlets(desk, &sides.names, &actors.names);
    let agents = outlets::agents(&actors.names, &outlets.names);
    let places = places::places(desk, &sides.names);
    let events = events::events(desk, &places.names);
    let questions = questions::questions(desk, &sides.names, &events.names);
    let carriers = Carriers { outlets: &outlets.names, agents: &agents };
    let articles = articles::articles(desk, &carriers, files);
    let known = Known {
        actors: &actors.table,
        outlets: &outlets.table,
        agents: &agents,
        events: &events.names,
        questions: &questions.names,
        question_rows: &questions.table,
        articles: &articles,
    };
    let Claims { claims, withdrawn } = claims::claims(desk, &known);
    let pages = events::pages(desk);
    Record {
        sides: sides.table,
        actors: actors.table,
        outlets: outlets.table,
        places: places.table,
        outline: Outline { lines: draft.outline.clone() },
        questions: questions.table,
        events: events.table,
        articles: articles.table,
        claims,
        withdrawn,
        pages,
    }
}
