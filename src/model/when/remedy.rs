//! What a writer may have meant by a text that is not a date.

use chrono::FixedOffset;

use super::{WhenError, read, spoken};

/// How dates are written, for those who wrote something else.
const FORMS: &str = "dates are written `2016-04-02`, `2016-04`, `2016-04-02T08:30+04:00` or \
    `2016-04-01/2016-04-03`, with `?` behind what is doubtful and `~` behind what is about then";

/// Adds what was probably meant to an error, if that can be read, else how dates are written.
pub(super) fn with_help(text: &str, error: WhenError, zone: FixedOffset) -> WhenError {
    if matches!(text, "" | "?" | "unknown" | "n/a" | "null" | "~") {
        return WhenError { help: Some("leave out a date that is not known".to_owned()), ..error };
    }
    let mut meant = Vec::new();
    for candidate in spoken::candidates(text) {
        if !meant.contains(&candidate) && read(&candidate, zone).is_ok() {
            meant.push(candidate);
        }
    }
    if meant.is_empty() {
        return WhenError { help: error.help.or_else(|| Some(FORMS.to_owned())), ..error };
    }
    let message = if text.is_ascii() && text.len() == 10 && meant.len() == 2 {
        format!("`{text}` can be read in two ways")
    } else {
        format!("`{text}` is not a date in the form of ISO 8601")
    };
    let list: Vec<String> = meant.iter().map(|it| format!("`{it}`")).collect();
    WhenError { message, help: Some(format!("did you mean {}?", list.join(" or "))) }
}
