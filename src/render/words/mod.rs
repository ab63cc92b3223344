//! The words of the interface, in the site's language and, key by key, else in English.

mod counts;
mod dates;
mod endings;
mod entries;
mod faults;
mod intervals;
mod plural;

pub use faults::faults;

use entries::{Entry, entries};
use foldhash::fast::FixedState;
use indexmap::IndexMap;
use plural::{FORMS, form};

use crate::theme::Theme;

/// The language that has every key.
const FALLBACK: &str = "en";

/// The words of the interface. Keys are those of `strings/<language>.toml`, with dots between
/// tables: `date.day`. A key that is nowhere stands for itself, so that a reader sees what lacks.
#[derive(Debug, Clone, Default)]
pub struct Words {
    table: IndexMap<String, Text, FixedState>,
}

/// A text, and the language whose plural forms it is one of.
#[derive(Debug, Clone)]
struct Text {
    text: String,
    language: String,
}

impl Words {
    /// The words of a language: what it lacks is taken from the language without its region, then
    /// from English.
    pub fn new(theme: &Theme, language: &str) -> Self {
        let mut words = Self::default();
        for tag in [FALLBACK, general_of(language), language] {
            for part in theme.strings.get(tag).into_iter().flatten() {
                words.lay(&part.text, general_of(tag));
            }
        }
        words
    }

    /// Lays a file of words over what is there. A fault in it is told by [`faults`].
    fn lay(&mut self, toml: &str, language: &str) {
        let mixed = self.table.values().any(|it| it.language != language);
        for Entry { key, text, .. } in entries(toml).unwrap_or_default() {
            if mixed {
                self.drop_others(&key, language);
            }
            self.table.insert(key, Text { text, language: language.to_owned() });
        }
    }

    /// Takes out the forms of a text in another language: their plurals do not mix.
    fn drop_others(&mut self, key: &str, language: &str) {
        let stem = stem(key);
        for other in FORMS.iter().map(|form| format!("{stem}.{form}")).chain([stem.to_owned()]) {
            if self.table.get(&other).is_some_and(|it| it.language != language) {
                self.table.shift_remove(&other);
            }
        }
    }

    /// Every text with its key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.table.iter().map(|(key, it)| (key.as_str(), it.text.as_str()))
    }

    /// A text without places to fill.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.pattern(key, None).unwrap_or(key)
    }

    /// A text with its places filled: `{name}` by the value given under that name.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// A text about a number of things, in the plural form the number asks for. `{n}` is the
    /// number.
    pub fn count(&self, key: &str, n: u64, values: &[(&str, &str)]) -> String {
        let number = self.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(self.pattern(key, Some(n)).unwrap_or(key), &all)
    }

    /// The text behind a key, in the plural form that a number asks for; nothing where no language
    /// has it.
    pub fn pattern(&self, key: &str, n: Option<u64>) -> Option<&str> {
        let plain = || self.table.get(key);
        let text = match n {
            None => plain()?,
            Some(n) => {
                let mut name = format!("{key}.");
                let mut with = |form: &str| {
                    name.truncate(key.len() + 1);
                    name.push_str(form);
                    self.table.get(&name)
                };
                let any = FORMS.iter().find_map(|form| with(form));
                // The form is that of the language the text is in: English where it falls back.
                any.and_then(|it| with(form(&it.language, n))).or(any).or_else(plain)?
            }
        };
        Some(&text.text)
    }

    /// What a language is called, by its tag or that without its region; where no file says it,
    /// the tag.
    pub fn language<'a>(&'a self, tag: &'a str) -> &'a str {
        let tags = [tag, general_of(tag)].into_iter();
        let mut names = tags.filter_map(|tag| self.pattern(&format!("language.{tag}"), None));
        names.next().unwrap_or(tag)
    }

    /// A number with the language's separators.
    pub fn number(&self, n: u64) -> String {
        grouped(&n.to_string(), self.text("number.group"))
    }
}

/// Fills the places of a text. A place without a value stays as it is.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, name, after)) = place(rest) {
        text.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The first place of a text, with what stands before and behind it.
fn place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Puts digits into groups of three.
fn grouped(digits: &str, separator: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// A key without its plural form.
fn stem(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((stem, form)) if FORMS.contains(&form) => stem,
        _ => key,
    }
}

fn general_of(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod translations;
