//! WARC/1.1 records (ISO 28500), each packed by itself, so that one is read without the others.
//!
//! All are `resource` records: what is at an address, without an answer of a server, which there was
//! not. Their numbers come of what is in them, and their dates from the content.

use std::io::{self, Write};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest as _, Sha256};

use crate::{archive::zip::LEVEL, hex::hex};

/// What a record says of what it holds.
#[derive(Debug)]
pub(super) struct Head<'a> {
    pub(super) url: &'a str,
    /// As RFC 3339 has it.
    pub(super) when: &'a str,
    pub(super) media: &'a str,
    pub(super) size: u64,
    /// In hexadecimal digits.
    pub(super) sha256: &'a str,
}

impl Head<'_> {
    fn text(&self) -> String {
        let Self { url, when, media, size, sha256 } = self;
        let number = number(&[url, when, sha256]);
        format!(
            "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: {number}\r\nWARC-Date: {when}\r\n\
             WARC-Target-URI: {url}\r\nContent-Type: {media}\r\nContent-Length: {size}\r\n\
             WARC-Block-Digest: sha256:{sha256}\r\nWARC-Payload-Digest: sha256:{sha256}\r\n\r\n"
        )
    }

    /// Begins a record of what is written to it then.
    pub(super) fn begin<W: Write>(&self, to: W) -> io::Result<GzEncoder<W>> {
        let mut record = GzEncoder::new(to, Compression::new(LEVEL));
        record.write_all(self.text().as_bytes())?;
        Ok(record)
    }
}

/// Ends a record.
pub(super) fn end<W: Write>(mut record: GzEncoder<W>) -> io::Result<W> {
    record.write_all(b"\r\n\r\n")?;
    record.finish()
}

/// The record at the beginning, which says what the others are.
pub(super) fn info(when: &str, title: &str) -> io::Result<Vec<u8>> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!(
        "software: claimline {}\r\nformat: WARC File Format 1.1\r\n\
         conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n\
         isPartOf: {title}\r\ndescription: Dates are those of what is recorded, as far as its content \
         knows them, and not those of recording.\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let (number, digest) = (number(&[when, &said]), sha256(said.as_bytes()));
    let head = format!(
        "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: {number}\r\nWARC-Date: {when}\r\n\
         Content-Type: application/warc-fields\r\nContent-Length: {}\r\n\
         WARC-Block-Digest: sha256:{digest}\r\n\r\n",
        said.len()
    );
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(LEVEL));
    packed.write_all(format!("{head}{said}\r\n\r\n").as_bytes())?;
    packed.finish()
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A number that only these words have: a UUID of version 8, whose bits are ours to choose.
fn number(words: &[&str]) -> String {
    let hash = hex(&Sha256::digest(words.join("\n")));
    let [time, more] = [&hash[..8], &hash[8..12]];
    let [version, variant] = [&hash[13..16], &hash[17..20]];
    format!("<urn:uuid:{time}-{more}-8{version}-8{variant}-{}>", &hash[20..32])
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn a_record_says_what_it_holds() {
        let digest = sha256(b"words");
        let (url, when) = ("https://river.example/a", "2031-05-02T00:00:00Z");
        let head = Head { url, when, media: "text/plain", size: 5, sha256: &digest };
        let mut record = head.begin(Vec::new()).unwrap();
        record.write_all(b"words").unwrap();
        let packed = end(record).unwrap();
        let mut text = String::new();
        GzDecoder::new(&*packed).read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("WARC/1.1\r\nWARC-Type: resource\r\n"), "{head}");
        assert!(head.contains("\r\nWARC-Target-URI: https://river.example/a\r\n"), "{head}");
        assert!(head.contains(&format!("\r\nWARC-Block-Digest: sha256:{digest}\r\n")), "{head}");
        assert_eq!(body, "words\r\n\r\n");
    }

    #[test]
    fn a_number_is_that_of_the_words() {
        let (one, other) = (number(&["a", "b"]), number(&["a", "c"]));
        assert_ne!(one, other);
        assert_eq!(one, number(&["a", "b"]));
        assert_eq!(one.len(), "<urn:uuid:00000000-0000-0000-0000-000000000000>".len());
    }
}
