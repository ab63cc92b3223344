//! The pictures that are made when a site is built.

use claimline::{
    diagnostic::Report,
    pipeline::{self, Checked},
    render,
};
use resvg::tiny_skia::Pixmap;

use crate::program::Project;

const SETTINGS: &str =
    "-- site.toml --\ntitle = \"The bridge\"\nbase_url = \"https://bridge.example/\"\n";

/// The hues of the first two parties and of the third ones, as in the style sheet.
const HUES: [[u8; 3]; 3] = [[0x8a, 0x58, 0x00], [0x65, 0x40, 0xb0], [0x5d, 0x60, 0x68]];

#[test]
fn the_card_shows_who_speaks() {
    let both = card("");
    assert_eq!((both.width(), both.height()), (1200, 630));
    assert_eq!(HUES.map(|hue| has(&both, hue)), [true, true, false]);
    let one = "-- content/articles/river.claims.yaml --\n- id: held\n  event: bridge\n  \
               says: The South held the bridge.\n  by: south-ministry\n  passage: it held the bridge\n";
    assert_eq!(HUES.map(|hue| has(&card(one), hue)), [false, true, false]);
    let press = one.replace("by: south-ministry", "by: river-news");
    assert_eq!(HUES.map(|hue| has(&card(&press), hue)), [false, false, true]);
}

#[test]
fn the_card_treats_no_side_otherwise() {
    // Each party makes one claim of the same day: whose is which cannot be seen.
    let claims = |first: &str, second: &str| {
        format!(
            "-- content/articles/river.claims.yaml --\n\
             - id: twelve\n  event: bridge\n  says: Twelve were killed.\n  by: {first}\n  \
             passage: twelve of its soldiers had died\n\
             - id: held\n  event: bridge\n  says: The bridge was held.\n  by: {second}\n  \
             passage: it held the bridge\n"
        )
    };
    let here = card(&claims("north-ministry", "south-ministry"));
    assert!(here == card(&claims("south-ministry", "north-ministry")));
}

#[test]
fn a_record_without_a_claim_has_a_card() {
    let none = "-- content/articles/river.claims.yaml --\n[]\n";
    assert_eq!(HUES.map(|hue| has(&card(none), hue)), [false; 3]);
}

/// The card of a project that is laid over the base, which is the same each time it is made.
#[track_caller]
fn card(sections: &str) -> Pixmap {
    let project = Project::new(&format!("{SETTINGS}{sections}"));
    let make = || {
        let files = pipeline::load(&project.root()).expect("the machine reads");
        let Checked { config, theme, record, analysis, report } = pipeline::check(&files);
        assert!(!report.has_errors(), "{:?}", report.list());
        let site = render::site(&record, &analysis, &config, &theme, &mut Report::default());
        site.page("card.png").expect("drawn")
    };
    let card = make();
    assert!(card == make(), "another picture");
    Pixmap::decode_png(&card).expect("a picture")
}

fn has(picture: &Pixmap, hue: [u8; 3]) -> bool {
    picture.pixels().iter().any(|it| [it.red(), it.green(), it.blue()] == hue)
}
