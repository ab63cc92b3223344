//! Single values: dates, addresses, languages, and the words a field may hold.

use super::desk::{Broken, Desk};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::{self, Text},
    markdown,
    model::{Revision, When},
};

impl Desk<'_> {
    /// Reads a date.
    pub(super) fn when(&mut self, text: &Text) -> Result<When, Broken> {
        self.when_part(text, &text.value)
    }

    /// Reads a date that is part of a text.
    pub(super) fn when_part(&mut self, text: &Text, part: &str) -> Result<When, Broken> {
        let when = When::parse(part, self.zone).map_err(|fault| {
            self.report.add(
                Diagnostic::new(&codes::INVALID_DATE, text.span, fault.message).helps(fault.help),
            );
            Broken
        })?;
        if when.lacks_zone() {
            self.report.add(
                Diagnostic::new(
                    &codes::TIME_WITHOUT_ZONE,
                    text.span,
                    format!("the time `{text}` has no zone"),
                )
                .label(format!("read as {}", self.zone))
                .help("write the zone behind the time, as in `2031-05-02T16:18+04:00`"),
            );
        }
        Ok(when)
    }

    /// Reads a date, where there is one.
    pub(super) fn some_when(&mut self, text: Option<&Text>) -> Result<Option<When>, Broken> {
        text.map(|it| self.when(it)).transpose()
    }

    /// Reads the day of a change in the record: one that has a beginning.
    pub(super) fn day(&mut self, text: &Text) -> Result<When, Broken> {
        let when = self.when(text)?;
        if when.earliest().is_some() && text.value.contains(|it: char| it.is_ascii_digit()) {
            return Ok(when);
        }
        let message = format!("`{text}` does not say when the record was changed");
        self.report.add(
            Diagnostic::new(&codes::INVALID_DATE, text.span, message)
                .help("write the day: `2031-05-04`"),
        );
        Err(Broken)
    }

    /// Reads what was corrected; what has no day is left out.
    pub(super) fn revisions(&mut self, written: &[draft::Revision]) -> Vec<Revision> {
        let revision = |it: &draft::Revision| {
            let date = self.day(&it.date).ok()?;
            Some(Revision { date, what: it.what.value.clone(), why: it.why.value.clone() })
        };
        written.iter().filter_map(revision).collect()
    }

    /// Reads one of the words that a field may hold; the first is what it holds when left out.
    pub(super) fn word<T: Copy>(
        &mut self,
        field: &str,
        text: Option<&Text>,
        words: &[(&str, T)],
    ) -> Result<T, Broken> {
        let Some(text) = text else { return Ok(words[0].1) };
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Ok(*value);
        }
        let known = || words.iter().map(|(word, _)| *word);
        self.report.add(
            Diagnostic::new(
                &codes::INVALID_WORD,
                text.span,
                format!("`{field}` cannot be `{text}`"),
            )
            .helps(wording::did_you_mean(&text.value, known()))
            .help(format!("it is {}", wording::names(known(), "or"))),
        );
        Err(Broken)
    }

    /// Reads the address of something on the web; a bad one is left out.
    pub(super) fn web_address(&mut self, text: Option<&Text>) -> Option<String> {
        let text = text?;
        if markdown::is_web_address(&text.value) {
            return Some(text.value.clone());
        }
        self.report.add(
            Diagnostic::new(
                &codes::INVALID_ADDRESS,
                text.span,
                format!("`{text}` is no web address"),
            )
            .help("an address is complete and begins with `https://` or `http://`"),
        );
        None
    }

    /// Reads a language tag; a bad one is left out.
    pub(super) fn language(&mut self, text: Option<&Text>) -> Option<String> {
        let text = text?;
        if is_language(&text.value) {
            return Some(text.value.clone());
        }
        self.report.add(
            Diagnostic::new(
                &codes::INVALID_LANGUAGE,
                text.span,
                format!("`{text}` is no language tag"),
            )
            .help("a language is written as a BCP 47 tag, such as `en`, `pt-BR` or `sr-Latn`"),
        );
        None
    }
}

/// Whether a text has the shape of a BCP 47 tag.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    matches!(language.len(), 2..=3)
        && language.bytes().all(|it| it.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|it| it.is_ascii_alphanumeric())
        })
}

/// The words of a text that people write, where they wrote any.
pub(super) fn words(text: Option<&Text>) -> Option<String> {
    text.map(|it| it.value.clone())
}

/// The words of each text.
pub(super) fn all_words(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|it| it.value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn languages_have_the_shape_of_tags() {
        for good in ["en", "hy", "pt-BR", "sr-Latn-RS", "de-1996", "gsw"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "english", "e", "en_GB", "en-", "ру", "en-abcdefghi"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
