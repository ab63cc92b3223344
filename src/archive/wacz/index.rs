//! The index of a WACZ file: where the record of an address is. It is CDXJ, packed in blocks, with a
//! list of the blocks, so that a reader takes in no more than it needs.

use std::io::{self, Write as _};

use flate2::{Compression, write::GzEncoder};
use serde_json::json;

/// How many lines a block has, as in the indexes that others write.
const LINES: usize = 300;

/// The file with the blocks, as the list of them says.
pub(super) const BLOCKS: &str = "index.cdx.gz";

/// Where a record is.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) url: &'a str,
    pub(super) when: &'a str,
    pub(super) media: &'a str,
    pub(super) sha256: &'a str,
    pub(super) at: u64,
    pub(super) length: u64,
}

impl Place<'_> {
    /// The line of a record.
    pub(super) fn line(&self, file: &str) -> String {
        let Self { url, when, media, sha256, at, length } = self;
        let digits: String = when.chars().filter(char::is_ascii_digit).collect();
        let said = json!({
            "url": url,
            "mime": media,
            "status": "200",
            "digest": format!("sha256:{sha256}"),
            "length": length.to_string(),
            "offset": at.to_string(),
            "filename": file,
        });
        format!("{} {digits} {said}\n", key(url))
    }
}

/// The blocks, and the list of them.
pub(super) fn packed(mut lines: Vec<String>) -> io::Result<(Vec<u8>, String)> {
    lines.sort_unstable();
    let (mut blocks, mut list) = (Vec::new(), String::new());
    let meta = json!({ "format": "cdxj-gzip-1.0", "filename": BLOCKS });
    list.extend(["!meta 0 ", &meta.to_string(), "\n"]);
    for lines in lines.chunks(LINES) {
        let at = blocks.len();
        let mut packed = GzEncoder::new(&mut blocks, Compression::default());
        packed.write_all(lines.concat().as_bytes())?;
        packed.finish()?;
        let first = lines[0].split_once(" {").map_or("", |(key, _)| key);
        let place = json!({ "offset": at, "length": blocks.len() - at });
        list.extend([first, " ", &place.to_string(), "\n"]);
    }
    Ok((blocks, list))
}

/// An address as indexes put it in order: the host backwards, without `www`, all in small letters.
fn key(url: &str) -> String {
    let url = url.to_ascii_lowercase();
    let rest = url.split_once("://").map_or(&*url, |(_, rest)| rest);
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let mut labels: Vec<&str> = host.split('.').collect();
    let is_www = |it: &&str| {
        it.strip_prefix("www").is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
    };
    if labels.len() > 1 && labels.first().is_some_and(is_www) {
        labels.remove(0);
    }
    labels.reverse();
    let is_usual =
        url.starts_with("http://") && port == "80" || url.starts_with("https://") && port == "443";
    let port = if port.is_empty() || is_usual { String::new() } else { format!(":{port}") };
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = match path.strip_suffix('/').unwrap_or(path) {
        "" => "/",
        path => path,
    };
    let mut asked: Vec<&str> = query.split('&').collect();
    asked.sort_unstable();
    let query = if query.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    format!("{}{port}){path}{query}", labels.join(","))
}

#[cfg(test)]
mod tests {
    use super::{key, packed};

    #[test]
    fn addresses_are_put_in_order_by_their_hosts() {
        #[track_caller]
        fn case(url: &str, expected: &str) {
            assert_eq!(key(url), expected);
        }
        case("https://river.example", "example,river)/");
        case("https://www.River.example/A/b.html", "example,river)/a/b.html");
        case("http://www2.river.example/?b=2&a=1", "example,river)/?a=1&b=2");
        case("https://river.example:8443/a?", "example,river:8443)/a");
        case("https://river.example:443/%D0%90", "example,river)/%d0%90");
        case("http://wwwx.example/", "example,wwwx)/");
        case("https://river.example/a/", "example,river)/a");
    }

    #[test]
    fn an_index_is_packed_in_blocks() {
        let line = |row: usize| format!("example)/{row:04} 2031 {{\"url\":\"a\"}}\n");
        let (blocks, list) = packed((0..601).rev().map(line).collect()).unwrap();
        let lines: Vec<&str> = list.lines().collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(
            lines[0],
            "!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}"
        );
        assert!(lines[1].starts_with("example)/0000 2031 {\"offset\":0,"), "{list}");
        assert!(lines[3].starts_with("example)/0600 2031 {"), "{list}");
        assert_eq!(blocks[..2], [0x1f, 0x8b]);
    }
}
