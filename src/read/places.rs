//! `content/places.yaml`.

use super::{
    faults::Faults,
    fields::{Fields, items, text, wrong_type},
    tree::{Node, Value},
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::{Place, PlaceName},
    source::Spanned,
};

/// Reads one place.
pub(super) fn place(node: &Node<'_>, faults: &mut Faults) -> Option<Place> {
    let mut fields = Fields::of(node, "this place", faults)?;
    let id = fields.id();
    let was = fields.old_ids();
    let written = fields.needed("names").map_or(&[][..], items);
    let mut names: Vec<_> = written.iter().filter_map(|it| name(it, fields.faults)).collect();
    if let Some(id) = id.as_ref().filter(|_| names.is_empty()) {
        names.push(PlaceName { name: id.clone(), side: None, language: None });
    }
    let at = fields.node("at").and_then(|it| position(it, fields.faults));
    let precision = fields.text("precision");
    fields.done();
    Some(Place { id: id?, was, names, at, precision })
}

/// Reads a name: fields, or nothing but the name itself.
fn name(node: &Node<'_>, faults: &mut Faults) -> Option<PlaceName> {
    if let Value::Text(..) = node.value {
        let name = text(node, "names", faults)?;
        return Some(PlaceName { name, side: None, language: None });
    }
    let mut fields = Fields::of(node, "this name of a place", faults)?;
    let name = fields.needed_text("name");
    let side = fields.text("side");
    let language = fields.text("language");
    fields.done();
    Some(PlaceName { name: name?, side, language })
}

fn position(node: &Node<'_>, faults: &mut Faults) -> Option<Spanned<(f64, f64)>> {
    let numbers: Option<Vec<f64>> = match &node.value {
        Value::List(items) => items.iter().map(number).collect(),
        Value::Text(..) | Value::Map(..) => None,
    };
    let Some([latitude, longitude]) = numbers.as_deref() else {
        let finding = wrong_type(node, "two numbers", "`at`");
        faults.add(finding.help("write latitude and longitude in degrees: `[40.36, 46.75]`"));
        return None;
    };
    if is_on_earth(*latitude, *longitude) {
        return Some(Spanned::new((*latitude, *longitude), node.span));
    }
    let help = if is_on_earth(*longitude, *latitude) {
        "the latitude comes first"
    } else {
        "the latitude is between -90 and 90 degrees, the longitude between -180 and 180"
    };
    let message = format!("there is no place at {latitude}, {longitude}");
    faults.add(Diagnostic::new(&codes::INVALID_VALUE, node.span, message).help(help));
    None
}

fn number(node: &Node<'_>) -> Option<f64> {
    match &node.value {
        Value::Text(text, _) => text.parse().ok(),
        Value::List(_) | Value::Map(..) => None,
    }
}

fn is_on_earth(latitude: f64, longitude: f64) -> bool {
    (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)
}
