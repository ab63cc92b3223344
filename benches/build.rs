//! How long a build takes, how much memory, and how that compares to copying what it wrote.
//!
//! `cargo bench --bench build -- 10000` makes an invented record of that many events in a temporary
//! folder and runs the release binary on it. Times are medians of three runs.

#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]
#![expect(clippy::disallowed_methods, reason = "the record it measures is written by itself")]

mod project;

use std::{
    fs,
    io::Read as _,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const RUNS: usize = 3;

fn main() {
    // Cargo adds `--bench`.
    let events = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(10_000);
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let root = &dir.path().join("project");
    project::write(root, events, "An invented record");

    // Always to a new place: file systems are slow where much was removed just before.
    let place = |name: &str, row: usize| dir.path().join(format!("{name}-{row}"));
    let first = median(|row| timed(|| build(root, &place("site", row))));
    let output = place("site", 0);
    let copied = median(|row| {
        let copy = place("copy", row);
        timed(|| run(Command::new("cp").arg("-r").args([&output, &copy])))
    });
    let again = median(|_| timed(|| build(root, &output)));
    let edited = median(|row| {
        project::edit(root, events, &format!("Edited, {row}."));
        timed(|| build(root, &output))
    });
    let memory = peak_memory(root, &place("memory", 0));

    let (files, bytes) = size(&output);
    println!("{events} events, {} claims: {files} files, {bytes} bytes", 4 * events);
    println!("first build       {} = {:.1} × cp -r", seconds(first), ratio(first, copied));
    println!("cp -r             {}", seconds(copied));
    println!("nothing changed   {}", seconds(again));
    println!("one event edited  {}", seconds(edited));
    match memory {
        Some(kib) => println!("peak memory       {} MiB", kib / 1024),
        None => println!("peak memory       not known on this system"),
    }
}

fn claimline(root: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.arg("--root").arg(root).args(["build", "--output"]).arg(output);
    command
}

fn build(root: &Path, output: &Path) {
    run(&mut claimline(root, output));
}

fn run(command: &mut Command) {
    let done = command.stdin(Stdio::null()).output().expect("a program that starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// The most memory that a build holds, in KiB: the system keeps the highest, so that looking often
/// misses only what the last moment adds.
fn peak_memory(root: &Path, output: &Path) -> Option<u64> {
    let mut child = claimline(root, output)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut peak = None;
    while child.try_wait().expect("a child of ours").is_none() {
        peak = memory_now(child.id()).max(peak);
        thread::sleep(Duration::from_millis(1));
    }
    peak
}

fn memory_now(process: u32) -> Option<u64> {
    let mut status = String::new();
    fs::File::open(format!("/proc/{process}/status")).ok()?.read_to_string(&mut status).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// What was waiting for the disk before is not part of what is measured.
fn timed(work: impl FnOnce()) -> Duration {
    rustix::fs::sync();
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut measure: impl FnMut(usize) -> Duration) -> Duration {
    let mut times: Vec<_> = (0..RUNS).map(&mut measure).collect();
    times.sort();
    times[RUNS / 2]
}

fn size(folder: &Path) -> (usize, u64) {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|it| it.expect("an entry"));
    let sizes =
        files.filter(|it| it.file_type().is_file()).map(|it| it.metadata().expect("a file"));
    sizes.fold((0, 0), |(files, bytes), it| (files + 1, bytes + it.len()))
}

fn seconds(time: Duration) -> String {
    format!("{:8.3} s", time.as_secs_f64())
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}
