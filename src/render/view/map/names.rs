//! What a place is called on a map: once by each side.

use serde::Serialize;

use crate::{
    model::{Id, Place, PlaceName},
    render::{
        charts::width,
        material::Material,
        view::{Side, side},
    },
};

/// How high a line is, in pixels.
const LINE: i32 = 16;
/// How much room the mark of a side takes before a name, in pixels.
const MARK: usize = 12;

/// A name with the sides that use it.
#[derive(Debug, Serialize)]
pub(crate) struct Called<'a> {
    /// The name.
    pub name: &'a str,
    /// Its language, where that is not the site's.
    pub language: Option<&'a str>,
    /// The sides.
    pub sides: Vec<Side<'a>>,
}

/// The names of a place in the order of the content: of each side the first in the language of the
/// site, else the first. Where that leaves none in the language of the site, the first such name
/// that belongs to no side stands before them.
pub(crate) fn names<'a>(it: &'a Material<'_>, id: Id<Place>, root: &str) -> Vec<Called<'a>> {
    let all = &it.record.places[id].names;
    let is_chosen = |name: &&PlaceName| {
        let same = || all.iter().filter(|other| other.side == name.side);
        let first = same().find(|other| it.foreign(other.language.as_deref()).is_none());
        first.or_else(|| same().next()).is_some_and(|first| std::ptr::eq(first, *name))
    };
    let mut names: Vec<Called<'a>> = Vec::new();
    for name in all.iter().filter(|it| it.side.is_some()).filter(is_chosen) {
        let user = name.side.map(|user| side(it, user, root));
        match names.iter_mut().find(|other| other.name == name.name) {
            Some(other) => other.sides.extend(user),
            None => names.push(Called { sides: user.into_iter().collect(), ..plain(it, name) }),
        }
    }
    // Who reads the language of the site can read one of them.
    if names.iter().all(|name| name.language.is_some()) {
        let others = || all.iter().filter(|name| name.side.is_none()).map(|name| plain(it, name));
        let read = others().find(|name| name.language.is_none());
        let first = read.or_else(|| others().next().filter(|_| names.is_empty()));
        names.splice(0..0, first);
    }
    names
}

/// A name without the sides that use it.
fn plain<'a>(it: &'a Material<'_>, name: &'a PlaceName) -> Called<'a> {
    let language = it.foreign(name.language.as_deref());
    Called { name: &name.name, language, sides: Vec::new() }
}

/// How wide and how high they are below each other, in pixels.
pub(crate) fn size(names: &[Called<'_>]) -> (i32, i32) {
    let wide = |it: &Called<'_>| width(it.name) as usize + it.sides.len() * MARK;
    let wide = names.iter().map(wide).max().unwrap_or_default();
    let high = i32::try_from(names.len()).unwrap_or(i32::MAX / LINE).saturating_mul(LINE);
    (i32::try_from(wide).unwrap_or(i32::MAX / 4), high)
}
