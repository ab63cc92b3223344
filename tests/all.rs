//! All tests that look at claimline from outside.

#![expect(clippy::disallowed_methods, reason = "tests look at the repository's own files")]

mod analyze;
mod archive;
mod built;
mod card;
mod cases;
mod charts;
mod cite;
mod commands;
mod faults;
mod feeds;
mod format;
mod fuzz;
mod import;
mod init;
mod invented;
mod kept;
mod killed;
mod languages;
mod links;
mod manual;
mod output;
mod periods;
mod program;
#[path = "../benches/project.rs"]
mod project;
mod publish;
mod record;
mod refusals;
mod scripts;
mod search;
mod sides;
mod site;
mod sitemap;
mod tidy;
mod wikitext;
