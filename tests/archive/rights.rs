//! What may not be passed on is in no archive, and the site can be built without it.

use std::fs;

use super::{TOP, Tree, archived, is_built_again, unzipped, within};
use crate::{format::Case, program::Project};

/// Words that may be in no archive.
const STAYS: &[&str] = &[
    "wholly-secret",
    "secret-passage",
    "secret-translation",
    "outside-of-passages",
    "before-the-words",
    "after-the-words",
    "copy-of-the-secret",
    "copy-of-the-quoted",
    "copy-of-both",
    "named-by-nobody",
    "remark-in-a-comment",
];

pub(super) fn restricted() -> Project {
    Project::with(|base| Case::parse(include_str!("restricted.txt")).over(base))
}

#[track_caller]
pub(super) fn stays(bag: &Tree) {
    for (path, bytes) in bag {
        let text = String::from_utf8_lossy(bytes);
        for words in STAYS {
            assert!(!text.contains(words), "{path} says `{words}`:\n{text}");
        }
    }
}

#[test]
fn what_is_private_stays() {
    let project = restricted();
    let all: Vec<u8> = super::tree(&project.root()).into_values().flatten().collect();
    let all = String::from_utf8_lossy(&all);
    assert!(STAYS.iter().all(|it| all.contains(it)), "there is nothing to be kept here");
    for more in [&[][..], &["--captures"]] {
        let file = archived(&project, more);
        let bag = unzipped(&file);
        stays(&bag);
        let file = String::from_utf8_lossy(&fs::read(&file).expect("a file")).into_owned();
        for path in STAYS {
            assert!(!file.contains(path), "the file says `{path}`");
        }
        is_built_again(&bag, TOP);
        let source = within(&bag, "the-bridge/data/source/content");
        let said = |path: &str| String::from_utf8_lossy(&source[path]).into_owned();
        assert!(said("articles/open.md").contains("An open-text that says"));
        assert!(said("articles/quoted.md").contains("14 more"));
        assert!(said("articles/secret.claims.yaml").contains("note: A note that is shown."));
        assert!(said("articles/quoted.claims.yaml").contains("a translation that is shown"));
    }
}

#[test]
fn captures_go_along_where_they_are_asked_for_and_public() {
    let project = restricted();
    let captures = |more: &[&str]| {
        let bag = unzipped(&archived(&project, more));
        within(&bag, "the-bridge/data/source/content/captures").into_keys().collect::<Vec<_>>()
    };
    assert_eq!(captures(&[]), [""; 0]);
    assert_eq!(captures(&["--captures"]), ["open.html"]);
}

#[test]
fn the_site_is_the_published_one_but_for_what_stays() {
    let project = restricted();
    assert_eq!(project.run(&["build"]).status, Some(0));
    let mut built = super::tree(&project.root().join("public"));
    built.remove(".claimline");
    let site = within(&unzipped(&archived(&project, &[])), "the-bridge/data/site");
    for (path, bytes) in &built {
        assert!(
            site[path] == *bytes,
            "{path} is another:\n{}",
            String::from_utf8_lossy(&site[path])
        );
    }
    assert_eq!(built.len(), site.len());
}
