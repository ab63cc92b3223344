//! The index that search looks into: scripts that pages load when they need them.
//!
//! A small record is one script. A larger one is cut: `root` says where each term is, `t0`, `t1`, …
//! are shards of terms, `d0`, `d1`, … what results show, `names` what the filters are called. All
//! of it is text, so that it can be read without claimline. `docs/search.md` describes it.

mod fold;
mod known;
mod lexicon;
mod names;
mod packed;
mod postings;
mod shown;
mod things;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use self::{
    fold::Folder,
    known::Known,
    postings::{Part, Postings, Shard},
    shown::Date,
    things::{Thing, things},
    words::Words,
};
use super::{address, material::Material};

pub(crate) use self::{known::STANDINGS, things::KINDS};

/// From so many claims on the index is cut.
const CUT: usize = 2_000;
/// How many things a script of results holds.
const CHUNK: usize = 32;
/// How many of these are made at a time: a multiple of [`CHUNK`].
const BATCH: usize = 32 * CHUNK;

/// The files of the index.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The beginning of the hash of all of them.
    hash: String,
    files: BTreeMap<String, Vec<u8>>,
    /// How long the texts are by which things are found, in bytes.
    pub text: usize,
}

impl Index {
    /// The addresses of its files.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// The file at an address.
    pub(crate) fn file(&self, address: &str) -> Option<&[u8]> {
        self.files.get(address).map(Vec::as_slice)
    }

    /// The address of a part of it, which stands for `{part}`.
    pub(crate) fn pattern(&self) -> String {
        address::index("{part}", &self.hash)
    }
}

/// Makes the index.
pub(crate) fn index(it: &Material<'_>) -> Index {
    let things = things(it);
    let mut known = Known::new(it);
    let batches: Vec<_> = things.par_chunks(BATCH).map(|all| batch(it, &known, all)).collect();
    let lexicon = std::mem::take(&mut known.lexicon);
    let mut text = 0;
    let (parts, shown): (Vec<_>, Vec<_>) = batches
        .into_iter()
        .map(|batch| {
            text += batch.text;
            (batch.part, batch.shown)
        })
        .unzip();
    let postings = Postings::new(lexicon, &parts);
    let shown: Vec<Vec<u8>> = shown.into_iter().flatten().collect();
    let names = json(&names::names(it, &postings.words()));
    let files = if it.record.claims.len() < CUT {
        let shard = postings.whole();
        let first = vec![&*shard.first];
        let root = Root { things: things.len(), chunk: things.len(), first, common: Vec::new() };
        let parts = [
            call("names", &names),
            terms(0, &shard),
            call("d0", &list(&shown)),
            // It comes last: when it is there, all is.
            call("root", &json(&root)),
        ];
        vec![("root".to_owned(), parts.concat())]
    } else {
        let shards = postings.shards();
        let common = postings.common(things.len() / 4);
        let root = Root { things: things.len(), chunk: CHUNK, first: first(&shards), common };
        let mut files = vec![
            ("root".to_owned(), call("root", &json(&root))),
            ("names".to_owned(), call("names", &names)),
        ];
        let shards = shards.iter().enumerate();
        files.extend(shards.map(|(row, it)| (format!("t{row}"), terms(row, it))));
        let chunks = shown.into_iter().enumerate().map(|(row, it)| {
            let name = format!("d{row}");
            let file = call(&name, &list(&[it]));
            (name, file)
        });
        files.extend(chunks);
        files
    };
    let hash = hash(&files);
    let address = |(part, file): (String, _)| (address::index(&part, &hash), file);
    Index { files: files.into_iter().map(address).collect(), hash, text }
}

/// What is made of some things.
struct Batch {
    part: Part,
    /// What results show, so many at a time.
    shown: Vec<Vec<u8>>,
    text: usize,
}

fn batch(it: &Material<'_>, known: &Known, things: &[Thing]) -> Batch {
    let mut words = Words::new(known);
    let mut date = Date::default();
    let chunk = |things: &[Thing]| {
        let mut chunk = Vec::with_capacity(16 << 10);
        for (row, thing) in things.iter().enumerate() {
            if row > 0 {
                chunk.extend_from_slice(b",\n");
            }
            words.add(it, *thing);
            shown::write(it, *thing, &mut date, &mut chunk);
        }
        chunk.shrink_to_fit();
        chunk
    };
    let shown = things.chunks(CHUNK).map(chunk).collect();
    let Words { own, codes, ends, text, .. } = words;
    Batch { part: Part { own, codes, ends }, shown, text }
}

/// Where everything is.
#[derive(Serialize)]
struct Root<'a> {
    /// How many things there are.
    things: usize,
    /// How many of them a script of results holds.
    chunk: usize,
    /// The first term of each shard.
    first: Vec<&'a str>,
    /// The words that stand in more than a quarter of them, the rarest first: beside others it is
    /// not worth it to load where.
    common: Vec<&'a str>,
}

/// The first term of each shard.
fn first(shards: &[Shard]) -> Vec<&str> {
    shards.iter().map(|it| it.first.as_str()).collect()
}

/// A script that hands over a part of the index.
fn call(name: &str, value: &[u8]) -> Vec<u8> {
    [b"claimline(\"", name.as_bytes(), b"\",", value, b")\n"].concat()
}

fn terms(row: usize, shard: &Shard) -> Vec<u8> {
    // Nothing in it has to be escaped: words have letters and digits, marks also `@`, `:`, `-`.
    call(&format!("t{row}"), format!("\"{}\"", shard.text).as_bytes())
}

fn list(entries: &[Vec<u8>]) -> Vec<u8> {
    [b"[\n", &*entries.join(&b",\n"[..]), b"\n]"].concat()
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("our own types with text for keys, into memory")
}

fn hash(files: &[(String, Vec<u8>)]) -> String {
    let hashes: Vec<_> = files.par_iter().map(|(_, file)| Sha256::digest(file)).collect();
    super::hash(&hashes.concat())
}

/// The words of a text as they are looked for.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    Folder::default().words(text, |word| tokens.push(word.to_owned()));
    tokens
}
