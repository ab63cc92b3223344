//! Drawings: nothing lies outside of them, and every answer that a table has is drawn.

use std::collections::BTreeSet;

use claimline::{
    analyze::{Given, QuestionFacts, known},
    model::{Answers, Claim, Id, Record},
    pipeline::{self, Checked},
};
use proptest::prelude::*;

use crate::{
    built::{Element, site, tree},
    invented::{files, projects, tries},
};

/// What part of a drawing's width or height a value is, in hundredths of a percent.
fn part(value: &str) -> Option<u32> {
    let (whole, rest) =
        value.strip_suffix('%')?.split_once('.').unwrap_or((&value[..value.len() - 1], ""));
    let rest: u32 = format!("{rest:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + rest)
}

/// What lies outside of the drawing it belongs to.
fn outside(page: &Element) -> Vec<String> {
    let lies = |it: &Element, from: &str, size: &str| {
        let at = |name| part(it.attribute(name));
        at(from).unwrap_or_default() + at(size).unwrap_or_default() <= 10_000
    };
    let inside = |it: &Element| {
        let ends = ["x1", "x2", "y1", "y2", "cx", "cy"];
        ends.iter().all(|name| part(it.attribute(name)).is_none_or(|at| at <= 10_000))
            && lies(it, "x", "width")
            && lies(it, "y", "height")
    };
    let drawn = page.all().into_iter().filter(|it| it.name != "svg" && !inside(it));
    drawn.map(|it| format!("{} {:?}", it.name, it.attributes)).collect()
}

/// The first element of a class.
fn first<'p>(page: &'p Element, class: &str) -> Option<&'p Element> {
    page.all().into_iter().find(|it| it.is(class))
}

/// How many answers are drawn in it.
fn marks(drawing: &Element) -> usize {
    drawing
        .all()
        .into_iter()
        .filter(|it| it.name == "g" && !it.attribute("data-said").is_empty())
        .count()
}

/// Each value of each voice once.
fn values(given: &[Given]) -> usize {
    let values: BTreeSet<String> =
        given.iter().map(|it| format!("{:?} {:?}", it.voice, it.value)).collect();
    values.len()
}

/// What is wrong with the drawings of a question.
fn faults(checked: &Checked, row: usize, page: &Element) -> Vec<String> {
    let facts: &QuestionFacts = &checked.analysis.questions[row];
    let mut faults = Vec::new();
    let mut same = |what: &str, drawn: usize, there: usize| {
        if drawn != there {
            faults.push(format!("{what}: {drawn} are drawn, {there} there"));
        }
    };
    if let Some(scale) = first(page, "large") {
        same("scale", marks(scale), values(&facts.given) + values(&facts.relayed));
    }
    let times: BTreeSet<_> = dated(&checked.record, &facts.given);
    let series = first(page, "series");
    same(
        "over time",
        usize::from(series.is_some()),
        usize::from(facts.given.len() > 2 && times.len() > 1),
    );
    if let Some(series) = series {
        same("over time", marks(series), facts.given.len() + facts.relayed.len());
    }
    if let Some(steps) = first(page, "drawn") {
        let known = known(&checked.record, &checked.analysis, Id::new(row));
        let standing: usize = known
            .iter()
            .map(|step| {
                values(&step.standing.iter().map(|it| facts.given[*it].clone()).collect::<Vec<_>>())
            })
            .sum();
        let rows = steps.all().into_iter().filter(|it| it.name == "a" && it.is("value"));
        same("answers of steps", rows.count(), standing);
    }
    faults
}

/// The times at which answers were given, where they are known.
fn dated(record: &Record, given: &[Given]) -> BTreeSet<String> {
    let said = |claim: Id<Claim>| record.claims[claim].said.as_ref();
    given
        .iter()
        .filter_map(|it| Some(said(it.claim)?.order()))
        .map(|it| format!("{it:?}"))
        .collect()
}

/// What coverage draws of each side is what its table says.
fn coverage(page: &Element) -> Vec<String> {
    let numbers = |it: &Element| -> Vec<String> {
        let label = |it: &&Element| it.name == "tspan" && it.is("label");
        it.all().into_iter().filter(label).map(Element::says).collect()
    };
    let panels =
        page.all().into_iter().filter(|it| it.name == "li" && first(it, "statements").is_some());
    let table = first(page, "figures-table").expect("the table");
    let rows = table.all().into_iter().filter(|it| it.name == "tr").skip(1);
    let cells = |row: &Element| -> Vec<String> {
        row.all().into_iter().filter(|it| it.name == "td").map(Element::says).collect()
    };
    let mut faults = Vec::new();
    for (panel, row) in panels.zip(rows) {
        let cells = cells(row);
        // The panels leave out what is attributed, and in how many events a side is heard.
        let shown: Vec<String> = [0, 1, 3, 4, 5, 6, 7].map(|at| cells[at].clone()).to_vec();
        if numbers(panel) != shown {
            faults.push(format!("{:?} are drawn of {cells:?}", numbers(panel)));
        }
    }
    faults
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn every_answer_is_drawn_and_nothing_lies_outside(project in projects(24)) {
        let checked = pipeline::check(&files(&project.texts()));
        let site = site(&checked);
        for (address, page) in site.iter().filter(|(_, page)| page.starts_with("<!doctype html>")) {
            let outside = outside(&tree(page));
            prop_assert!(outside.is_empty(), "{address}: {outside:#?}");
        }
        for (id, question) in checked.record.questions.iter() {
            if let Answers::Count { .. } = question.answers {
                let page = tree(&site[&format!("questions/{}.html", question.id)]);
                let faults = faults(&checked, id.row(), &page);
                prop_assert!(faults.is_empty(), "{}: {faults:#?}", question.id);
            }
        }
        let faults = coverage(&tree(&site["coverage.html"]));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }
}
