//! Ids and names out of what stands in a cell.

use std::collections::BTreeSet;

use crate::read::ids;

// Longer ids are no help to anyone who has to type them.
const LONGEST: usize = 48;

/// A readable id for a name, nothing where it has no letter from a to z.
pub(super) fn slug(name: &str) -> Option<String> {
    let plain: String = name.chars().filter(|it| !matches!(it, '\'' | '’' | '"')).collect();
    let mut id = ids::spelling(&plain)?;
    while id.len() > LONGEST {
        let end = id.rfind('-').filter(|it| *it > 0).unwrap_or(LONGEST);
        id.truncate(end);
    }
    Some(id)
}

/// An id that is not taken yet, by a number at its end if need be.
pub(super) fn free(id: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|it| !taken.contains(it))
        .unwrap_or_default()
}

/// A cell's name, and what stands behind it in parentheses.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// The remark.
    pub(super) remark: Option<&'a str>,
}

impl<'a> Named<'a> {
    /// Takes a cell apart: `River News (via X)`. A cell that is nothing but a remark has no name.
    pub(super) fn new(cell: &'a str) -> Self {
        match cell.strip_suffix(')').and_then(|it| it.split_once('(')) {
            Some((name, remark)) => {
                Self { name: name.trim(), remark: Some(remark.trim()).filter(|it| !it.is_empty()) }
            }
            None => Self { name: cell, remark: None },
        }
    }

    /// The carriers that the remark names: `via X, Y`.
    pub(super) fn carriers(&self) -> Vec<&'a str> {
        let via = self.remark.and_then(|it| it.strip_prefix("via "));
        via.into_iter()
            .flat_map(|it| it.split([',', '/']))
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect()
    }
}

/// A name as names are compared: without regard to case and white space.
pub(super) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Named, free, slug};

    #[test]
    fn ids_are_readable() {
        #[track_caller]
        fn case(name: &str, id: Option<&str>) {
            assert_eq!(slug(name).as_deref(), id);
        }
        case("River News", Some("river-news"));
        case("River's \"News\"", Some("rivers-news"));
        case("K-001", Some("k-001"));
        case("мост", None);
        case(
            "Office of the Spokeswoman of the Government of the North and the Islands",
            Some("office-of-the-spokeswoman-of-the-government-of"),
        );
    }

    #[test]
    fn ids_never_clash() {
        let taken = BTreeSet::from(["a".to_owned(), "a-2".to_owned()]);
        assert_eq!(free("a", &taken), "a-3");
        assert_eq!(free("b", &taken), "b");
    }

    #[test]
    fn cells_are_taken_apart() {
        #[track_caller]
        fn case(cell: &str, name: &str, remark: Option<&str>, carriers: &[&str]) {
            let named = Named::new(cell);
            assert_eq!((named.name, named.remark), (name, remark));
            assert_eq!(named.carriers(), carriers);
        }
        case("River News", "River News", None, &[]);
        case("River News (via A, B)", "River News", Some("via A, B"), &["A", "B"]);
        case("River News (late edition)", "River News", Some("late edition"), &[]);
        case("(report)", "", Some("report"), &[]);
    }
}
