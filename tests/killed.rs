//! A build that is killed, or that the machine fails, leaves the published site whole.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]
#![expect(clippy::print_stderr, reason = "a seed is told, to repeat what failed")]

use std::{
    collections::BTreeMap,
    fs,
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io::Write as _,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::project;

/// Set to repeat a run: the seed that it printed.
const SEED: &str = "CLAIMLINE_TEST_SEED";
const KILLS: usize = 50;
const EVENTS: usize = 100;
/// The user `nobody`, as far as one may become it.
const NOBODY: u32 = 65534;

/// Two projects, `one` and `other`, and a folder `www` for their site.
struct Stage {
    dir: TempDir,
    www: PathBuf,
    site: PathBuf,
}

impl Stage {
    fn new(one: usize, other: usize) -> Self {
        let dir = tempfile::tempdir().unwrap();
        // Others have to read here too.
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        project::write(&dir.path().join("one"), one, "One account");
        project::write(&dir.path().join("other"), other, "Another account");
        let www = dir.path().join("www");
        fs::create_dir(&www).unwrap();
        let site = www.join("site");
        Self { dir, www, site }
    }

    fn build(&self, project: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
        command.arg("--root").arg(self.dir.path().join(project));
        command.args(["build", "--output"]).arg(&self.site).stdin(Stdio::null());
        command
    }

    /// Publishes, and returns what is then in `www`.
    fn published(&self, project: &str) -> BTreeMap<String, Vec<u8>> {
        let done = self.build(project).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        files(&self.www)
    }
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let stage = Stage::new(EVENTS, EVENTS);
    let whole = ["one", "other"].map(|it| stage.published(it));
    assert!(whole[0].len() > EVENTS && whole[0] != whole[1]);
    let start = Instant::now();
    stage.published("one");
    let usual = start.elapsed();

    let mut random = Random::new();
    let mut left = [0, 0];
    for turn in 0..KILLS {
        // Some anywhere, some while pages are written, some about the exchange and the clearing.
        let (after, within) = match turn % 3 {
            0 => ("", usual.mul_f64(1.2)),
            1 => (".site.claimline/new", usual / 2),
            _ => (".site.claimline/new/.claimline", usual / 20),
        };
        let moment = within.mul_f64(random.fraction());
        kill(stage.build(["one", "other"][turn % 2]), &stage.www.join(after), moment);
        let found = files(&stage.site);
        let row = whole.iter().position(|it| is_site(it, &found));
        left[row.unwrap_or_else(|| panic!("killed {moment:?} after `{after}`, it is neither"))] +=
            1;
    }
    eprintln!("{KILLS} kills left the one site {} times, the other {} times", left[0], left[1]);
    assert!(stage.published("one") == whole[0], "nothing is left of the killed builds");
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

/// Whether a site is the one that is all there was.
fn is_site(whole: &BTreeMap<String, Vec<u8>>, site: &BTreeMap<String, Vec<u8>>) -> bool {
    whole.len() == site.len()
        && site.iter().all(|(path, bytes)| whole.get(&format!("site/{path}")) == Some(bytes))
}

// A real file system that is really full: a small one in memory, which only this child sees.
#[test]
fn a_full_disk_leaves_the_old_site_and_nothing_else() {
    let stage = Stage::new(2, EVENTS);
    let old = stage.published("one");
    let blocks: usize = old.values().map(|it| it.len().div_ceil(4096) + 1).sum();
    fs::remove_dir_all(&stage.site).unwrap();
    let script = r#"
        mount -t tmpfs -o size="$1" tmpfs "$2" || exit 77
        shift 2
        "$1" --root "$2" build --output "$4" >&2 || exit 78
        "$1" --root "$3" build --output "$4"
        echo "status $?"
        cp -a "$5" "$6"
    "#;
    let copy = stage.dir.path().join("copy");
    // Root may mount; others may where they can be root in a world of their own.
    let ways = [&["--mount"][..], &["--mount", "--map-root-user"]].into_iter();
    let done = ways
        .filter_map(|way| {
            Command::new("unshare")
                .args(way)
                .args(["sh", "-c", script, "sh"])
                .arg(format!("{}k", blocks * 4 * 3))
                .args([&stage.www, Path::new(env!("CARGO_BIN_EXE_claimline"))])
                .args(["one", "other"].map(|it| stage.dir.path().join(it)))
                .args([&stage.site, &stage.www, &copy])
                .output()
                .ok()
        })
        .find(|it| matches!(it.status.code(), Some(0 | 78)));
    let Some(done) = done else {
        // Not by `eprintln`, which is heard only where a test fails.
        let gap = "NOT TESTED: a full disk, because no file system may be mounted here\n";
        std::io::stderr().write_all(gap.as_bytes()).unwrap();
        return;
    };
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(String::from_utf8_lossy(&done.stdout).lines().last(), Some("status 2"), "{told}");
    assert!(told.contains("No space left on device"), "{told}");
    assert!(files(&copy) == old);
}

// The same fault where nothing can be mounted: no file may grow beyond a limit.
#[test]
fn a_file_that_cannot_be_written_leaves_the_old_site_and_nothing_else() {
    let stage = Stage::new(2, EVENTS);
    let old = stage.published("one");
    let build = stage.build("other");
    let limited = Command::new("sh")
        .args(["-c", r#"trap "" XFSZ; ulimit -f 64; exec "$0" "$@""#])
        .arg(build.get_program())
        .args(build.get_args())
        .output();
    refused(&limited.unwrap(), "File too large");
    assert!(files(&stage.www) == old);
}

#[test]
fn a_missing_permission_leaves_the_old_site_and_nothing_else() {
    let stage = Stage::new(2, 2);
    let old = stage.published("one");
    let mut build = stage.build("other");
    fs::set_permissions(&stage.www, fs::Permissions::from_mode(0o555)).unwrap();
    // Permissions do not bind root, so it becomes somebody else, who must reach the program.
    let program = stage.dir.path().join("claimline");
    if fs::File::create(stage.www.join("probe")).is_ok() {
        fs::remove_file(stage.www.join("probe")).unwrap();
        fs::copy(env!("CARGO_BIN_EXE_claimline"), &program).unwrap();
        let arguments: Vec<_> = build.get_args().map(ToOwned::to_owned).collect();
        build = Command::new(&program);
        build.args(arguments).uid(NOBODY).gid(NOBODY).current_dir("/");
    }
    let done = build.output().unwrap();
    fs::set_permissions(&stage.www, fs::Permissions::from_mode(0o755)).unwrap();
    refused(&done, "Permission denied");
    assert!(files(&stage.www) == old);
}

/// The machine refused, and the program said so.
#[track_caller]
fn refused(done: &Output, words: &str) {
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{told}");
    assert!(told.contains(words), "{told}");
}

/// The files of a folder; of an empty folder its path with a `/`.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() {
            files.insert(path, fs::read(entry.path()).unwrap());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            files.insert(path + "/", Vec::new());
        }
    }
    files
}

/// Numbers that differ from run to run; the seed is printed, and can be given.
struct Random(u64);

impl Random {
    fn new() -> Self {
        let given = std::env::var(SEED).ok().map(|it| it.parse().unwrap());
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        eprintln!("{SEED}={seed}");
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
