//! `content/outline.geojson`: lines and polygons, of which nothing but the lines is drawn.

use serde_json::{Map, Value};

use super::{faults::Faults, piece::Piece};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Line,
    source::Span,
};

/// Reads the outline. What is wrong in it is told and left out.
pub(super) fn outline(piece: &Piece<'_>, faults: &mut Faults) -> Vec<Line> {
    let value: Value = match serde_json::from_str(piece.text) {
        Ok(value) => value,
        Err(fault) => {
            let at = offset(piece.text, fault.line(), fault.column());
            let message = "this is not JSON, so that the file cannot be read";
            let told = fault.to_string();
            let told = told.split(" at line ").next().unwrap_or_default().to_owned();
            let finding = Diagnostic::new(&codes::INVALID_OUTLINE, piece.character(at), message);
            faults.add(finding.help(format!("the parser says: {told}")));
            return Vec::new();
        }
    };
    let mut reader = Reader { piece, faults, lines: Vec::new() };
    reader.object(&value, "");
    reader.lines
}

/// Where a line and a column are; the parser counts columns in bytes, from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = before.map(str::len).sum();
    (start + column.saturating_sub(1)).min(text.len().saturating_sub(1))
}

struct Reader<'r, 'a> {
    piece: &'r Piece<'a>,
    faults: &'r mut Faults,
    lines: Vec<Line>,
}

impl Reader<'_, '_> {
    /// An object of any kind; `path` is how programs name where it stands.
    fn object(&mut self, value: &Value, path: &str) {
        let Value::Object(fields) = value else {
            return self.fault(
                path,
                "is no object with a `type`",
                "an outline is a `FeatureCollection`, or one of its parts",
            );
        };
        match fields.get("type").and_then(Value::as_str) {
            Some("FeatureCollection") => self.all(fields, "features", path),
            Some("GeometryCollection") => self.all(fields, "geometries", path),
            Some("Feature") => match fields.get("geometry") {
                // A feature may be nowhere.
                None | Some(Value::Null) => {}
                Some(geometry) => self.object(geometry, &below(path, "geometry")),
            },
            Some(kind) => self.geometry(kind, fields, path),
            None => self.fault(path, "has no `type`", "it is one of `FeatureCollection`, `Feature`, `Polygon`, `MultiPolygon`, `LineString`, `MultiLineString`, `GeometryCollection`"),
        }
    }

    fn all(&mut self, fields: &Map<String, Value>, name: &str, path: &str) {
        let path = below(path, name);
        let Some(Value::Array(items)) = fields.get(name) else {
            return self.fault(&path, "is no list", "it lists the parts of the outline");
        };
        for (row, item) in items.iter().enumerate() {
            self.object(item, &format!("{path}[{row}]"));
        }
    }

    fn geometry(&mut self, kind: &str, fields: &Map<String, Value>, path: &str) {
        let depth = match kind {
            "LineString" => 0,
            "MultiLineString" | "Polygon" => 1,
            "MultiPolygon" => 2,
            "Point" | "MultiPoint" => {
                return self.fault(
                    path,
                    &format!("is a `{kind}`, which has no line"),
                    "take it out: places stand in `places.yaml`",
                );
            }
            _ => {
                return self.fault(
                    path,
                    &format!("has the unknown `type` `{kind}`"),
                    "an outline is made of lines and polygons",
                );
            }
        };
        let path = below(path, "coordinates");
        let nothing = Value::Null;
        let mut lines = Vec::new();
        match gather(fields.get("coordinates").unwrap_or(&nothing), depth, &path, &mut lines) {
            Ok(()) => self.lines.append(&mut lines),
            Err(Wrong { path, what, help }) => self.fault(&path, &what, help),
        }
    }

    fn fault(&mut self, path: &str, what: &str, help: &str) {
        let name = if path.is_empty() { "the outline".to_owned() } else { format!("`{path}`") };
        let message = format!("{name} {what}");
        let place = Span::whole(self.piece.file());
        self.faults.add(Diagnostic::new(&codes::INVALID_OUTLINE, place, message).help(help));
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The first thing that is wrong in a geometry: in one of the wrong units every number is.
struct Wrong {
    path: String,
    what: String,
    help: &'static str,
}

const ORDER: &str = "positions are in degrees (WGS 84), the longitude first: `[46.75, 40.36]`";

/// Gathers the lines from lists in lists that are so deep.
fn gather(value: &Value, depth: usize, path: &str, lines: &mut Vec<Line>) -> Result<(), Wrong> {
    let wrong = |what: &str, help| Wrong { path: path.to_owned(), what: what.to_owned(), help };
    let Value::Array(items) = value else {
        return Err(wrong("is no list", "a geometry lists its positions"));
    };
    if depth > 0 {
        let below = |(row, item)| gather(item, depth - 1, &format!("{path}[{row}]"), lines);
        return items.iter().enumerate().try_for_each(below);
    }
    let positions =
        items.iter().enumerate().map(|(row, item)| position(item, &format!("{path}[{row}]")));
    let line: Line = positions.collect::<Result<_, _>>()?;
    if line.len() < 2 {
        return Err(wrong(
            "has fewer than two positions",
            "a line goes from one position to another",
        ));
    }
    lines.push(line);
    Ok(())
}

fn position(value: &Value, path: &str) -> Result<(f64, f64), Wrong> {
    let wrong = |what: String| Wrong { path: path.to_owned(), what, help: ORDER };
    let number = |row: usize| value.get(row).and_then(Value::as_f64);
    let (Some(longitude), Some(latitude)) = (number(0), number(1)) else {
        return Err(wrong("is no position of two numbers".to_owned()));
    };
    let is_on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    if is_on_earth {
        Ok((latitude, longitude))
    } else {
        Err(wrong(format!("is {longitude}, {latitude}, where there is no place")))
    }
}
