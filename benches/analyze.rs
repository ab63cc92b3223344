//! How long it takes to work out what follows from a record, apart from reading and writing.
//!
//! `cargo bench --bench analyze -- 100000` does so with invented records of that many claims. Times
//! are medians of five runs; the second is that of all cores together, which other programs on the
//! machine do not lengthen.

#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

mod clock;
mod record;

use std::{hint::black_box, time::Instant};

use claimline::{analyze, model::Record};

const RUNS: usize = 5;

fn main() {
    // Cargo adds `--bench`.
    let claims = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(100_000);
    println!("{claims} claims                                 elapsed    of all cores");
    time("many questions of a few answers", &record::many_questions(claims));
    time("ten questions about a closed period", &record::few_questions(claims, record::PERIOD));
    time("ten questions about a total", &record::few_questions(claims, record::TOTAL));
    time("ten questions about a state of things", &record::few_questions(claims, record::STATE));
    time("ten questions, every answer updated", &record::updated(claims));
}

fn time(name: &str, record: &Record) {
    let mut times: Vec<_> = (0..RUNS).map(|_| once(record)).collect();
    times.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (elapsed, of_all_cores) = times[RUNS / 2];
    println!("{name:<42} {elapsed:8.3} s {of_all_cores:8.3} s");
}

/// The seconds that passed, and those that all cores together spent.
fn once(record: &Record) -> (f64, f64) {
    let (start, spent) = (Instant::now(), clock::spent());
    let analysis = black_box(analyze::analysis(black_box(record)));
    let times = (start.elapsed().as_secs_f64(), clock::spent() - spent);
    drop(analysis);
    times
}
