//! A build that is killed, or that the machine fails, leaves a published site whole.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::BTreeMap,
    fs,
    hash::{BuildHasher as _, Hasher as _, RandomState},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use claimline::publish;
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

/// Set in a child of these tests: where to publish, which edition, and how many pages.
const CHILD: &str = "CLAIMLINE_TEST_CHILD";
/// Set to repeat a run: the seed that it printed.
const SEED: &str = "CLAIMLINE_TEST_SEED";
const KILLS: usize = 50;
const PAGES: usize = 100;

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("site");
    let editions = ["One account", "Another account"];
    let whole = editions.map(|edition| {
        done(&build(&output, edition, PAGES).output().unwrap());
        manifest_of_whole(&output)
    });
    assert_ne!(whole[0], whole[1]);

    let start = Instant::now();
    done(&build(&output, editions[0], PAGES).output().unwrap());
    let usual = start.elapsed();
    let mut random = Random::new();
    let mut left = [0, 0];
    for turn in 0..KILLS {
        // Some anywhere, some while pages are written, some about the exchange and the clearing.
        let (after, within) = match turn % 3 {
            0 => ("", usual.mul_f64(1.3)),
            1 => (".site.claimline/new", usual),
            _ => (".site.claimline/new/.claimline", usual / 10),
        };
        let moment = within.mul_f64(random.fraction());
        let edition = editions[turn % 2];
        kill(build(&output, edition, PAGES), &dir.path().join(after), moment);
        let found = manifest_of_whole(&output);
        left[usize::from(found == whole[1])] += 1;
        assert!(whole.contains(&found), "killed {moment:?} after `{after}`, it is neither site");
    }
    eprintln!("{KILLS} kills left the one site {} times, the other {} times", left[0], left[1]);

    done(&build(&output, editions[0], PAGES).output().unwrap());
    assert_eq!(manifest_of_whole(&output), whole[0]);
    assert_eq!(names(dir.path()), ["site"], "nothing is left of the killed builds");
}

/// Starts a program and kills it, some time after there is a certain file.
fn kill(mut command: Command, after: &Path, moment: Duration) {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !after.exists() && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_micros(200));
    }
    thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// The manifest of a site that holds exactly what its manifest says.
#[track_caller]
fn manifest_of_whole(site: &Path) -> String {
    let manifest = fs::read_to_string(site.join(".claimline")).unwrap();
    let listed: BTreeMap<_, _> = manifest
        .lines()
        .skip(1)
        .map(|it| it.split_once("  ").unwrap())
        .map(|(sha256, path)| (path.to_owned(), sha256.to_owned()))
        .collect();
    let files = WalkDir::new(site).into_iter().map(|it| it.unwrap());
    let found: BTreeMap<_, _> = files
        .filter(|it| it.file_type().is_file() && it.file_name() != ".claimline")
        .map(|it| {
            let path = it.path().strip_prefix(site).unwrap().to_str().unwrap().to_owned();
            (path, hash(&fs::read(it.path()).unwrap()))
        })
        .collect();
    assert_eq!(found, listed);
    manifest
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().flat_map(|it| [it >> 4, it & 15]).map(digit).collect()
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).expect("half a byte")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Numbers that differ from run to run; the seed is printed, and can be given.
struct Random(u64);

impl Random {
    #[expect(clippy::print_stdout, reason = "a test that fails shows what it printed")]
    fn new() -> Self {
        let given = std::env::var(SEED).ok().map(|it| it.parse().unwrap());
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        println!("{SEED}={seed}");
        Self(seed)
    }

    /// From 0 to 1. The generator is `SplitMix64`.
    fn fraction(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from(u32::try_from((it ^ (it >> 31)) >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

#[track_caller]
fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn build(output: &Path, edition: &str, pages: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "killed::a_child_publishes", "--nocapture"])
        .env(CHILD, format!("{}\n{edition}\n{pages}", output.display()));
    command
}

/// Does nothing but in a child of these tests.
#[test]
fn a_child_publishes() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let [output, edition, pages] = task.split('\n').collect::<Vec<_>>()[..] else { panic!() };
    let count: usize = pages.parse().unwrap();
    let addresses: Vec<_> = (0..count).map(|it| format!("events/{it:04}.html")).collect();
    publish::folder(Path::new(output), &addresses, |address| {
        Ok(format!("{edition}, {address}\n").repeat(200).into_bytes())
    })
    .unwrap();
}
