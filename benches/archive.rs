//! How long an archive takes, how much memory, and how that compares to `zip -r` of what is in it.
//!
//! `cargo bench --bench archive -- 10000` makes an invented record of that many events in a temporary
//! folder and runs the release binary on it. Times are medians of three runs. The archive is made of
//! the content alone: what `zip -r` finds on the disk is read, checked and rendered first.

#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]
#![expect(clippy::disallowed_methods, reason = "the record it measures is written by itself")]

#[expect(dead_code, reason = "what is measured here is not edited")]
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

    let file = |name: &str, row: usize| dir.path().join(format!("{name}-{row}.zip"));
    let archived = median(|row| timed(|| run(&mut archive(root, &file("archive", row)))));
    let verified = median(|_| timed(|| run(claimline().arg("verify").arg(file("archive", 0)))));
    let memory = peak(&mut archive(root, &file("memory", 0)));
    let checking = peak(claimline().arg("verify").arg(file("archive", 0)));
    let tree = dir.path().join("tree");
    run(Command::new("unzip").arg("-q").arg(file("archive", 0)).arg("-d").arg(&tree));
    let zipped = median(|row| {
        let mut zip = Command::new("zip");
        timed(|| run(zip.arg("-qr").arg(file("zip", row)).arg(".").current_dir(&tree)))
    });

    let (files, bytes) = size(&tree);
    let length = |name| fs::metadata(file(name, 0)).map_or(0, |it| it.len());
    println!("{events} events, {} claims: {files} files, {bytes} bytes", 4 * events);
    println!("archive      {} = {:.2} × zip -r", seconds(archived), ratio(archived, zipped));
    println!("zip -r       {}", seconds(zipped));
    println!("verify       {}", seconds(verified));
    println!("bytes        {} and by zip -r {}", length("archive"), length("zip"));
    println!("peak memory  {} to archive, {} to verify", mebibytes(memory), mebibytes(checking));
}

fn claimline() -> Command {
    Command::new(env!("CARGO_BIN_EXE_claimline"))
}

fn archive(root: &Path, output: &Path) -> Command {
    let mut command = claimline();
    command.arg("--root").arg(root).args(["archive", "--output"]).arg(output);
    command
}

fn run(command: &mut Command) {
    let done = command.stdin(Stdio::null()).output().expect("a program that starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// The most memory that a run holds, in KiB: the system keeps the highest, so that looking often
/// misses only what the last moment adds.
fn peak(command: &mut Command) -> Option<u64> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
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

fn mebibytes(kib: Option<u64>) -> String {
    kib.map_or_else(|| "not known on this system".to_owned(), |it| format!("{} MiB", it / 1024))
}
