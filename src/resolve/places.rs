//! Places.

use super::{
    desk::{Desk, Register, Rows},
    kinds::PLACES,
};
use crate::{
    draft::{self, Kind},
    model::{Id, Place, PlaceName, Precision, Side},
};

/// Looks up the places. A place is never broken: what is wrong in it is left out.
pub(super) fn places<'d>(desk: &mut Desk<'d>, sides: &Register<'d, Id<Side>>) -> Rows<'d, Place> {
    let drafts = desk.distinct(&desk.draft.places, |it| &it.id);
    let mut rows = Rows::new(&PLACES);
    for place in drafts {
        let row = row(desk, sides, place);
        rows.add(&place.id.value, Ok(row));
    }
    rows
}

fn row(desk: &mut Desk<'_>, sides: &Register<'_, Id<Side>>, place: &draft::Place) -> Place {
    let names = place.names.iter().map(|name| PlaceName {
        name: name.name.value.clone(),
        side: desk.find_some(sides, name.side.as_ref()).unwrap_or(None),
        language: desk.language(name.language.as_ref()),
    });
    let names = names.collect();
    Place {
        id: place.id.value.clone(),
        was: desk.was(Kind::Place, &place.id, &place.was),
        names,
        at: place.at.as_ref().map(|it| it.value),
        precision: precision(desk, place),
        span: place.id.span,
    }
}

fn precision(desk: &mut Desk<'_>, place: &draft::Place) -> Option<Precision> {
    let words = [
        ("point", Precision::Point),
        ("village", Precision::Village),
        ("district", Precision::District),
        ("region", Precision::Region),
        ("line", Precision::Line),
    ];
    let written = place.precision.as_ref()?;
    desk.word("precision", Some(written), &words).ok()
}
