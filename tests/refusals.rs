//! What the folder publisher refuses, with everything left as it was.

use std::{fs, os::unix::fs::symlink, path::Path};

use claimline::{error::Error, publish};

use crate::output::{Dir, NEW, OLD, only, publish, refused, tree};

#[test]
fn a_file_of_other_people_is_not_replaced_by_a_page() {
    for path in ["events/ford.html", "events/ford.html/notes.txt", "places"] {
        let dir = Dir::published();
        dir.put(&format!("site/{path}"), "mine");
        let named = path.trim_end_matches("/notes.txt");
        refused(
            &dir,
            &dir.join("site"),
            &format!(
                "`DIR/site/{named}` was not made by claimline, and the site now has a page there; \
                 move it elsewhere"
            ),
        );
    }
}

#[test]
fn a_folder_that_claimline_did_not_make_is_left_alone() {
    let dir = Dir::new();
    for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        dir.put(&format!("home/{name}"), "mine");
    }
    refused(
        &dir,
        &dir.join("home"),
        "`DIR/home` was not made by claimline and is not empty (it holds `a.txt`, `b.txt`, \
         `c.txt`, …); name another folder, or empty it yourself",
    );
    dir.put("other/.claimline", "# claimline 7: something newer\n");
    refused(
        &dir,
        &dir.join("other"),
        "`DIR/other` was not made by claimline and is not empty (it holds `.claimline`); name \
         another folder, or empty it yourself",
    );
}

#[test]
fn the_output_can_be_named_in_many_ways() {
    let dir = Dir::published();
    symlink("site", dir.join("link")).unwrap();
    symlink("link", dir.join("link-to-link")).unwrap();
    let here = std::env::current_dir().unwrap();
    let up = "../".repeat(here.components().count() - 1);
    let relative = format!("{up}{}", dir.1.strip_prefix("/").unwrap().display());
    let absolute = dir.1.display().to_string();
    for (row, named) in [
        format!("{absolute}/site/"),
        format!("{absolute}/site/."),
        format!("{absolute}/./site/../site"),
        format!("{absolute}/site/events/.."),
        format!("{absolute}/link"),
        format!("{absolute}/link-to-link/"),
        format!("{relative}/site"),
    ]
    .iter()
    .enumerate()
    {
        let pages = if row % 2 == 0 { NEW } else { OLD };
        publish(Path::new(named), pages).unwrap_or_else(|it| panic!("{named}: {it}"));
        assert_eq!(tree(&dir.join("site")), only(pages), "{named}");
        assert_eq!(dir.names(), ["link", "link-to-link", "site"]);
    }
    publish(Path::new(&format!("{relative}/new/.")), OLD).unwrap();
    assert_eq!(tree(&dir.join("new")), only(OLD));
}

#[test]
fn what_is_no_folder_to_publish_to_is_refused() {
    let dir = Dir::new();
    dir.put("project/site.toml", "title = 'A record'");
    dir.put("project/file", "");
    fs::create_dir_all(dir.join("project/content")).unwrap();
    symlink("nowhere", dir.join("project/dangling")).unwrap();
    symlink("loop", dir.join("project/loop")).unwrap();
    let no_folder = "cannot be replaced; name a folder in it";
    for (output, message) in [
        ("/", &*format!("`/` {no_folder}")),
        (
            "DIR/project/../../../../../../../../..",
            &*format!("`DIR/project/../../../../../../../../..` {no_folder}"),
        ),
        ("DIR/project/file", "`DIR/project/file` is a file; name a folder to publish to"),
        (
            "DIR/project/file/site",
            "cannot open `DIR/project/file/site`: Not a directory (os error 20)",
        ),
        (
            "DIR/project/loop",
            "cannot open `DIR/project/loop`: Too many levels of symbolic links (os error 40)",
        ),
        (
            "DIR/project/dangling",
            "`DIR/project/dangling` is a symbolic link that leads nowhere; remove it, or make the folder it names",
        ),
        ("DIR/missing/../site", "`DIR/missing/../site` goes up from a folder that does not exist"),
        (
            "DIR/project/content",
            "`DIR/project/content` is part of `content`, which the next build would read; name a folder beside `content`",
        ),
        (
            "DIR/project/themes/site/public",
            "`DIR/project/themes/site/public` is part of `themes`, which the next build would read; name a folder beside `themes`",
        ),
        (
            "DIR/project",
            "`DIR/project` was not made by claimline and is not empty (it holds `content`, `dangling`, `file`, …); name another folder, or empty it yourself",
        ),
    ] {
        let output = output.replace("DIR", dir.1.to_str().unwrap());
        refused(&dir, Path::new(&output), message);
    }
}

#[test]
fn a_page_that_cannot_be_made_leaves_the_old_site() {
    let dir = Dir::published();
    let before = tree(&dir.1);
    let addresses: Vec<_> = (100..900).map(|it| format!("events/{it}.html")).collect();
    for _ in 0..20 {
        let failed = publish::folder(&dir.join("site"), &addresses, |address, _, _| {
            if address < "events/345.html" {
                return Ok(());
            }
            Err(Error::Other(format!("no page {address}")))
        });
        assert_eq!(failed.unwrap_err().to_string(), "no page events/345.html");
        assert_eq!(tree(&dir.1), before);
    }
}

#[test]
fn a_page_that_panics_leaves_the_old_site() {
    let dir = Dir::published();
    let before = tree(&dir.1);
    let output = dir.join("site");
    let caught = std::panic::catch_unwind(|| {
        publish::folder(&output, &["a.html".to_owned()], |_, _, _| panic!("a fault in a template"))
    });
    assert!(caught.is_err());
    assert_eq!(tree(&dir.1), before);
}

#[test]
fn no_address_leads_out_of_the_site() {
    let dir = Dir::published();
    for address in ["../escaped.html", "/escaped.html", ".claimline"] {
        assert!(publish(&dir.join("site"), &[(address, "")]).is_err(), "{address}");
        assert_eq!(dir.names(), ["site"]);
        assert_eq!(tree(&dir.join("site")), only(OLD));
    }
}
