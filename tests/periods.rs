//! A long timeline: every period is on the front page, by the month.

use claimline::pipeline;

use crate::{
    built::{Element, site, tree},
    project,
};

fn of<'p>(page: &'p Element, name: &str) -> Vec<&'p Element> {
    page.all().into_iter().filter(|it| it.name == name).collect()
}

#[test]
fn very_many_periods_stand_by_the_month() {
    let dir = tempfile::tempdir().expect("a folder");
    project::write(dir.path(), 400, "An invented record");
    let files = pipeline::load(dir.path()).expect("the machine reads");
    let site = site(&pipeline::check(&files));
    let front = tree(&site["index.html"]);
    let list = front.all().into_iter().find(|it| it.is("spans")).expect("the months");
    let said: Vec<String> = of(list, "dt").iter().map(|it| it.says()).collect();
    assert_eq!(
        said,
        ["January 2031 310 events, 1,240 claims", "February 2031 90 events, 360 claims"]
    );
    let days: Vec<usize> = of(list, "dd").iter().map(|it| of(it, "a").len()).collect();
    assert_eq!(days, [31, 9]);
    let links = of(list, "a");
    assert_eq!(links[31].attribute("href"), "timeline/2031-02-01.html");
    assert_eq!(links[31].attribute("title"), "Saturday 1 February 2031: 10 events, 40 claims");
    assert_eq!(links[31].says(), "1");
    let mut linked: Vec<&str> = links.iter().map(|it| it.attribute("href")).collect();
    linked.sort_unstable();
    let periods = site.keys().filter(|it| it.starts_with("timeline/"));
    assert!(periods.eq(linked), "every period is linked once");
}
