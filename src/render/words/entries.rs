//! A file of words, as keys with their texts and places.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

/// A text of a file of words.
pub(super) struct Entry {
    /// The key, with dots between tables; items of lists are counted from 1.
    pub key: String,
    /// The text.
    pub text: String,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// Every text of a file, in no order that matters.
pub(super) fn entries(toml: &str) -> Result<Vec<Entry>, Error> {
    let mut found = Vec::new();
    table("", DeTable::parse(toml)?.get_ref(), &mut found);
    Ok(found)
}

fn table(key: &str, table: &DeTable<'_>, found: &mut Vec<Entry>) {
    for (name, it) in table {
        let name = name.get_ref();
        let key = if key.is_empty() { name.to_string() } else { format!("{key}.{name}") };
        value(key, it, found);
    }
}

fn value(key: String, it: &Spanned<DeValue<'_>>, found: &mut Vec<Entry>) {
    match it.get_ref() {
        DeValue::Table(inner) => table(&key, inner, found),
        DeValue::Array(list) => {
            for (item, n) in list.iter().zip(1_u32..) {
                value(format!("{key}.{n}"), item, found);
            }
        }
        DeValue::String(text) => {
            found.push(Entry { key, text: text.to_string(), at: it.span() });
        }
        // What is no text is no text of the interface: `faults` says that nothing asks for it.
        _ => found.push(Entry { key: format!("{key}.?"), text: String::new(), at: it.span() }),
    }
}
