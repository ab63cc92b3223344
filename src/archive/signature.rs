//! Signatures in the form of minisign: who made an archive, told without any network.

use std::{
    fmt,
    io::{Read, Seek},
};

use ct_codecs::{Base64, Decoder};
use minisign::{ErrorKind, PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

use crate::{error::Error, hex::hex};

/// How the line with an encrypted secret key begins, and that with one that is not.
const LOCKED: &str = "RWRTY0Iy";
const OPEN: &str = "RWQAAEIy";

/// A key to sign with.
pub struct Signer(SecretKey);

// A secret is not to be seen in any message.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signer").field(&id(self.0.keynum())).finish()
    }
}

impl Signer {
    /// Reads a secret key as `minisign -G` writes it; the password is asked for only where there is
    /// one.
    ///
    /// # Errors
    /// It is none, or the password is another.
    pub fn new(
        text: &str,
        name: &str,
        password: impl FnOnce() -> Result<String, Error>,
    ) -> Result<Self, Error> {
        let line = text.lines().nth(1).unwrap_or_default();
        let none = || Error::Other(format!("`{name}` is no secret key; `minisign -G` makes one"));
        if line.starts_with(OPEN) {
            // minisign writes no checksum into a key without a password, and the library demands one.
            let bytes = Base64::decode_to_vec(line.trim(), None).map_err(|_| none())?;
            return SecretKey::from_bytes(&bytes).map(Self).map_err(|_| none());
        }
        if !line.starts_with(LOCKED) {
            return Err(none());
        }
        let key = SecretKeyBox::from_string(text).map_err(|_| none())?;
        key.into_secret_key(Some(password()?)).map(Self).map_err(|fault| match fault.kind() {
            ErrorKind::Verify => Error::Other(format!("`{name}` has another password")),
            _ => none(),
        })
    }

    /// Signs every byte there is to read, and what is said of them.
    ///
    /// # Errors
    /// The machine refuses to read, or has no random numbers.
    pub fn sign(&self, from: impl Read, said: &str) -> Result<String, Error> {
        let untrusted = Some("signature of a claimline archive");
        // Checked at once, so that a damaged key makes no signature that nobody can check.
        let own = PublicKey::from_secret_key(&self.0).ok();
        minisign::sign(own.as_ref(), &self.0, from, Some(said), untrusted)
            .map(|it| it.to_string())
            .map_err(|fault| Error::Other(format!("cannot sign the archive: {fault}")))
    }
}

/// A key to check signatures with.
#[derive(Debug)]
pub struct Key(PublicKey);

impl Key {
    /// Reads a public key: as `minisign -G` writes it to a file, or the one line of it that counts.
    pub fn new(text: &str) -> Option<Self> {
        let read = PublicKeyBox::from_string(text).and_then(PublicKeyBox::into_public_key);
        read.or_else(|_| PublicKey::from_base64(text.trim())).map(Self).ok()
    }

    /// What it is called.
    pub fn id(&self) -> String {
        id(self.0.keynum())
    }
}

/// A signature that was read and not yet checked.
pub struct Signature(SignatureBox);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Signature").field(&self.id()).finish()
    }
}

impl Signature {
    /// Reads a signature as minisign writes it.
    pub fn new(text: &str) -> Option<Self> {
        SignatureBox::from_string(text).map(Self).ok().filter(|it| it.0.is_prehashed())
    }

    /// What the key is called that it was made with, as it says.
    pub fn id(&self) -> String {
        id(self.0.keynum())
    }

    /// What was said of the bytes, if it is the signature of all that there is to read by a key.
    pub fn holds(&self, key: &Key, from: impl Read + Seek) -> Option<String> {
        minisign::verify(&key.0, &self.0, from, true, false, false).ok()?;
        self.0.trusted_comment().ok()
    }
}

/// minisign shows the eight bytes as a number, the last byte first.
fn id(bytes: &[u8]) -> String {
    let reversed: Vec<u8> = bytes.iter().rev().copied().collect();
    hex(&reversed).to_uppercase()
}
