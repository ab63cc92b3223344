//! Archives that are one page: all of a record that is small, or of an event, and nothing beside it.

use std::{collections::BTreeSet, fs};

use super::{Tree, archive, rights};
use crate::program::Project;

const OTHER: &str = "-- content/pages/main.md --\n---\ntitle: The main things\n---\n\
                     -- content/events/ferry.md --\n---\ntitle: The ferry\nwhen: 2031-05-04\n---\n\
                     -- content/articles/ferry.md --\n---\ntitle: A ferry sank\noutlet: river-news\n\
                     published: 2031-05-05\nlanguage: en\ntext: full\n---\nThe ferry went down.\n\
                     -- content/articles/ferry.claims.yaml --\n- id: sank\n  event: ferry\n\
                     \x20 says: The ferry sank.\n  by: north-ministry\n  said: 2031-05-04\n\
                     \x20 passage: went down\n";

#[track_caller]
fn page(project: &Project, more: &[&str]) -> String {
    let file = project.beside("record.html");
    let ran = archive(project, &file, &[&["--format", "html"], more].concat());
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    fs::read_to_string(file).expect("a page")
}

/// The values of an attribute.
fn said<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    let value = |rest: &'p str| rest.split('"').next().unwrap_or_default();
    page.split(&start).skip(1).map(value).collect()
}

/// Every link leads to something in the page, or out of the site.
#[track_caller]
fn is_whole(page: &str) {
    let ids = said(page, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "something is called so twice: {ids:?}");
    for to in [said(page, "href"), said(page, "cite"), said(page, "src")].concat() {
        let there = to.strip_prefix('#').map(|id| known.contains(id));
        assert!(there.unwrap_or(to.starts_with("https://")), "`{to}` leads nowhere");
    }
    let (_, body) = page.split_once("</style>").expect("a style");
    for element in ["<script", "<form", "<link", "<button", " hidden"] {
        assert!(!body.contains(element), "there is a {element}");
    }
    assert!(page.starts_with("<!doctype html>\n") && page.trim_end().ends_with("</html>"));
}

#[track_caller]
fn refused(project: &Project, more: &[&str], told: &str) {
    let file = project.beside("refused.html");
    let ran = archive(project, &file, more);
    assert_eq!(ran.status, Some(2), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains(told), "{}", ran.err);
    assert!(!file.exists());
}

#[test]
fn a_record_is_one_page() {
    for theme in ["broadsheet", "plain"] {
        let settings = format!(
            "-- site.toml --\ntitle = \"The bridge\"\nzone = \"+04:00\"\ntheme = \"{theme}\"\n"
        );
        let page = page(&Project::new(&(settings + OTHER)), &[]);
        is_whole(&page);
        let ids = said(&page, "id");
        for id in [
            "main",
            "_index",
            "_events_bridge",
            "_events_bridge:river.twelve",
            "_events_ferry:ferry.sank",
            "_articles_river:passage-twelve",
            "_questions_killed",
            "_sides_north",
            "_ledger",
            "_about",
        ] {
            assert!(ids.contains(&id), "{theme}: nothing is called {id}: {ids:?}");
        }
        let links = said(&page, "href");
        for to in ["#_index", "#_events_bridge:river.twelve", "#_articles_river:passage-twelve"] {
            assert!(links.contains(&to), "{theme}: nothing leads to {to}");
        }
        // It stands in full on its event's page, beside its passage and where losses are acknowledged.
        assert_eq!(ids.iter().filter(|it| it.ends_with(":river.twelve")).count(), 3);
        assert!(page.contains("<title>The bridge</title>") && page.contains("<html lang=\"en\""));
        assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    }
}

#[test]
fn an_event_is_one_page() {
    let project = Project::new(OTHER);
    let alone = page(&project, &["--event", "ferry"]);
    is_whole(&alone);
    for there in ["_events_ferry:ferry.sank", "_articles_ferry:passage-sank", "_about"] {
        assert!(said(&alone, "id").contains(&there), "nothing is called {there}");
    }
    assert!(alone.contains("<title>The ferry · The bridge</title>"));
    assert!(!alone.contains("id=\"_events_bridge\"") && !alone.contains("Twelve soldiers"));
    let ran = project.run(&["archive", "--format", "html", "--event", "ferry"]);
    assert!(ran.out.contains("archived the event `ferry`: 1 file"), "{}", ran.out);
    assert!(project.root().join("the-bridge-ferry.html").exists());
}

#[test]
fn what_is_not_in_the_page_is_at_its_public_address() {
    let settings = "-- site.toml --\ntitle = \"The bridge\"\nzone = \"+04:00\"\n\
                    base_url = \"https://bridge.example/record/\"\n";
    let page = page(&Project::new(&format!("{settings}{OTHER}")), &["--event", "ferry"]);
    is_whole(&page);
    let links = said(&page, "href");
    for to in ["https://bridge.example/record/", "https://bridge.example/record/sides/north.html"] {
        assert!(links.contains(&to), "nothing leads to {to}");
    }
}

#[test]
fn the_same_content_gives_the_same_page() {
    let (one, other) = (Project::new(OTHER), Project::new(OTHER));
    let first = page(&one, &[]);
    assert!(first == page(&other, &[]), "the bytes are others");
    assert!(first == page(&one, &[]), "written over, the bytes are others");
    for maker in [&one, &other] {
        assert!(!first.contains(&*maker.root().to_string_lossy()), "it says where it was made");
    }
}

#[test]
fn what_is_private_is_in_no_page() {
    let page = page(&rights::restricted(), &[]);
    assert!(page.contains("An open-text that says"));
    is_whole(&page);
    rights::stays(&Tree::from([("record.html".to_owned(), page.into_bytes())]));
}

#[test]
fn what_cannot_be_one_page_is_refused() {
    let project = Project::new(OTHER);
    let html = ["--format", "html"];
    let event = |id| [&html[..], &["--event", id]].concat();
    refused(&project, &event("fery"), "there is no event `fery`; did you mean `ferry`?");
    refused(&project, &event("x-y-z"), "name one of those in `content/events`");
    refused(
        &project,
        &["--event", "ferry"],
        "'--event <ID>' can only be used with '--format html'",
    );
    refused(&project, &["--format", "html", "--captures"], "leave out `--captures`");
    let renamed = OTHER.replace("title: The ferry\n", "title: The ferry\nwas:\n  - boat\n");
    refused(&Project::new(&renamed), &event("boat"), "did you mean `ferry`?");
    let own = "-- site.toml --\ntitle = \"The bridge\"\nzone = \"Z\"\ntheme = \"own\"\n\
               -- themes/own/theme.toml --\nextends = \"broadsheet\"\n\
               -- themes/own/templates/page.html --\n";
    let frame = "{% extends \"base.html\" %}{% block main %}{{ page.text }}";
    let mut large = format!("{own}{frame}{}{{% endblock main %}}\n", "word ".repeat(400_000));
    for id in ["a", "b", "c", "d"] {
        large.extend(["-- content/pages/", id, ".md --\n---\ntitle: A page\n---\n"]);
    }
    let told = "the record is too large for one page, which may have 8 MB; take one event with \
                `--event ID`, or another form of archive";
    refused(&Project::new(&large), &html, told);
    refused(
        &Project::new(&format!("{own}<p>No frame\n")),
        &html,
        "the page `about.html` has no `<main>`",
    );
}

#[test]
fn another_page_is_not_written_over() {
    let project = Project::new("");
    let file = project.beside("mine.html");
    fs::write(&file, "<!doctype html>\n<p>Mine\n").expect("written");
    let ran = archive(&project, &file, &["--format", "html"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("is there and is no such archive"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&file).expect("a file"), "<!doctype html>\n<p>Mine\n");
}
