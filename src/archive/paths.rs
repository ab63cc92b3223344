//! Paths that every disk takes: those of Windows and of memory sticks too.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The longest path, its folders included: Windows takes 260 with the folder it is unpacked to.
pub(crate) const LONGEST: usize = 150;

/// How many entries a folder of FAT32 has, and how many letters of a name go into one of them.
const SLOTS: usize = 65_534;
const LETTERS: usize = 13;

/// What Windows takes for a device, whatever stands behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why a path does not fit every disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// It is too long.
    Long(usize),
    /// It has a part that leads elsewhere, or none.
    Part,
    /// It has a capital letter, which only some systems tell from a small one.
    Capital(char),
    /// It has a sign that some systems do not take.
    Sign(char),
    /// A part of it is the name of a device on Windows.
    Device,
    /// A part of it ends with a dot or a space, or begins with a space.
    Edge,
    /// Its folder has more entries than a memory stick takes.
    Crowded(usize),
}

impl Misfit {
    /// Whether there are systems on which the archive could not be unpacked at all. A crowded folder
    /// only does not fit an old kind of memory stick.
    pub fn is_grave(self) -> bool {
        !matches!(self, Self::Crowded(_))
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Long(length) => {
                write!(
                    f,
                    "it has {length} characters, and {LONGEST} are the most that fit everywhere"
                )
            }
            Self::Part => f.write_str("it has a part that is no name"),
            Self::Capital(it) => {
                write!(f, "`{it}` is a capital letter, which some systems take for the small one")
            }
            Self::Sign(it) => write!(f, "not every system takes `{}`", it.escape_debug()),
            Self::Device => f.write_str("Windows keeps that name for a device"),
            Self::Edge => f.write_str("Windows drops a dot or a space at the end of a name"),
            Self::Crowded(slots) => {
                write!(f, "it needs {slots} entries, and a folder of a memory stick has {SLOTS}")
            }
        }
    }
}

/// Why a path does not fit every disk, if it does not.
pub(crate) fn misfit(path: &str) -> Option<Misfit> {
    if path.chars().count() > LONGEST {
        return Some(Misfit::Long(path.chars().count()));
    }
    path.split('/').find_map(part)
}

fn part(name: &str) -> Option<Misfit> {
    if matches!(name, "" | "." | "..") {
        return Some(Misfit::Part);
    }
    if let Some(capital) = name.chars().find(|it| it.is_uppercase()) {
        return Some(Misfit::Capital(capital));
    }
    let is_taken = |it: &char| it.is_ascii_graphic() && !"<>:\"\\|?*%".contains(*it) || *it == ' ';
    if let Some(sign) = name.chars().find(|it| !is_taken(it)) {
        return Some(Misfit::Sign(sign));
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let port = |it: &str| {
        let number = it.strip_prefix("com").or_else(|| it.strip_prefix("lpt"));
        number.is_some_and(|it| it.len() == 1 && it.as_bytes()[0].is_ascii_digit())
    };
    if DEVICES.contains(&stem) || port(stem) {
        return Some(Misfit::Device);
    }
    let edge = name.ends_with(['.', ' ']) || name.starts_with(' ');
    edge.then_some(Misfit::Edge)
}

/// The folders that have more entries than a memory stick takes.
pub(crate) fn crowded<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<(String, Misfit)> {
    let mut seen = BTreeSet::new();
    let mut slots: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        let mut entry = path;
        while let Some((folder, name)) = entry.rsplit_once('/') {
            if !seen.insert(entry) {
                break;
            }
            *slots.entry(folder).or_default() += 1 + name.len().div_ceil(LETTERS);
            entry = folder;
        }
    }
    let crowded = slots.into_iter().filter(|it| it.1 > SLOTS);
    crowded.map(|(folder, slots)| (folder.to_owned(), Misfit::Crowded(slots))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Misfit, crowded, misfit};

    #[test]
    fn paths_fit_every_disk() {
        #[track_caller]
        fn case(path: &str, expected: Option<Misfit>) {
            assert_eq!(misfit(path), expected, "{path}");
        }
        case("data/site/events/bridge-2.html", None);
        case("data/site/.nojekyll", None);
        case("data/site/assets/a b+c(1).css", None);
        case("con", Some(Misfit::Device));
        case("events/aux.md", Some(Misfit::Device));
        case("nul.tar.gz/x", Some(Misfit::Device));
        case("lpt9.html", Some(Misfit::Device));
        case("com.html", None);
        case("com10.html", None);
        case("console.html", None);
        case("Logo.png", Some(Misfit::Capital('L')));
        case("мост.html", Some(Misfit::Sign('м')));
        case("a:b", Some(Misfit::Sign(':')));
        case("a\\b", Some(Misfit::Sign('\\')));
        case("a%20b", Some(Misfit::Sign('%')));
        case("a\nb", Some(Misfit::Sign('\n')));
        case("a./b", Some(Misfit::Edge));
        case("a /b", Some(Misfit::Edge));
        case(" a", Some(Misfit::Edge));
        case("../a", Some(Misfit::Part));
        case("/a", Some(Misfit::Part));
        case("a//b", Some(Misfit::Part));
        case("a/", Some(Misfit::Part));
        case(&"a/".repeat(74), Some(Misfit::Part));
        case(&"a".repeat(150), None);
        case(&"a".repeat(151), Some(Misfit::Long(151)));
    }

    #[test]
    fn folders_have_room_on_a_memory_stick() {
        let paths = |many: usize| (0..many).map(|it| format!("a/b/event-{it:014}.html"));
        let count = |many| {
            let paths: Vec<String> = paths(many).collect();
            crowded(paths.iter().map(String::as_str))
        };
        assert_eq!(count(21_844), Vec::new());
        assert_eq!(count(21_845), [("a/b".to_owned(), Misfit::Crowded(65_535))]);
    }
}
