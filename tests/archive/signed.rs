//! Signatures: of every byte of the file, by keys that minisign made.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};

use minisign::{PublicKeyBox, SignatureBox};

use super::{archive, archived};
use crate::program::{Project, claimline};

/// A key that `minisign -G` made for these tests; the password of the locked one is `correct`.
pub(crate) fn key(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/archive/keys").join(name)
}

fn signed(project: &Project) -> PathBuf {
    archived(project, &["--sign", key("open.key").to_str().expect("UTF-8")])
}

/// What the signature beside a file says of it, if it is one of the key.
fn said(file: &Path, name: &str) -> Option<String> {
    let public = fs::read_to_string(key(name)).expect("a key");
    let public =
        PublicKeyBox::from_string(&public).expect("a key").into_public_key().expect("a key");
    let signature = fs::read_to_string(file.with_extension("zip.minisig")).expect("a signature");
    let signature = SignatureBox::from_string(&signature).expect("a signature");
    let bytes = File::open(file).expect("a file");
    minisign::verify(&public, &signature, bytes, true, false, false).ok()?;
    Some(signature.trusted_comment().expect("a comment"))
}

#[test]
fn a_signature_is_of_every_byte_and_says_the_same_every_time() {
    let project = Project::new("");
    let unsigned = fs::read(archived(&project, &[])).expect("a file");
    let file = signed(&project);
    let bytes = fs::read(&file).expect("a file");
    assert!(bytes == unsigned, "the archive is the same, whoever signs it");
    let comment = "claimline archive the-bridge.zip: every byte of the zip";
    assert_eq!(said(&file, "open.pub").as_deref(), Some(comment));
    assert_eq!(said(&file, "locked.pub"), None);
    for at in [0, bytes.len() / 3, bytes.len() - 1] {
        let mut other = bytes.clone();
        other[at] ^= 1;
        fs::write(&file, other).expect("written");
        assert_eq!(said(&file, "open.pub"), None, "byte {at}");
    }
}

#[test]
fn a_locked_key_is_opened_with_its_password() {
    let project = Project::new("");
    let file = project.beside("archive.zip");
    let sign = |password: &str| {
        let mut command = claimline(&project.root());
        command.args(["archive", "--output"]).arg(&file).arg("--sign").arg(key("locked.key"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        writeln!(stdin, "{password}").expect("written");
        drop(stdin);
        let done = child.wait_with_output().expect("it ends");
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (status, told) = sign("wrong");
    assert_eq!(status, Some(2));
    assert!(told.ends_with("locked.key` has another password\n"), "{told}");
    assert!(!file.exists());
    assert_eq!(sign("correct"), (Some(0), String::new()));
    assert!(said(&file, "locked.pub").is_some());
}

#[test]
fn what_is_no_key_is_refused_before_anything_is_done() {
    let project = Project::new("-- key --\nuntrusted comment: none\nRWQAAEIyAAAA\n");
    let file = project.beside("archive.zip");
    for (path, words) in [
        ("key", "`key` is no secret key; `minisign -G` makes one"),
        ("site.toml", "`site.toml` is no secret key; `minisign -G` makes one"),
        ("missing", "cannot read"),
    ] {
        let ran = archive(&project, &file, &["--sign", path]);
        assert_eq!((ran.status, &*ran.out), (Some(2), ""));
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert!(!file.exists());
}

#[test]
fn a_signature_of_an_earlier_archive_is_told_of() {
    let project = Project::new("");
    let file = signed(&project);
    let ran = archive(&project, &file, &[]);
    let words = "archive.zip.minisig is there already, and may be of an earlier archive\n";
    assert!(ran.out.contains(words), "{}", ran.out);
    let ran = archive(&project, &file, &["--sign", key("open.key").to_str().expect("UTF-8")]);
    assert!(ran.out.contains("signed in ") && !ran.out.contains(words), "{}", ran.out);
}
