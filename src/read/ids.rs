//! Ids: what people call things in the files.

use unicode_normalization::UnicodeNormalization;

use super::{faults::Faults, tree::shortened};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Text,
};

/// Tells of an id that has other characters than small letters, digits and hyphens.
pub(crate) fn check(id: &Text, faults: &mut Faults) {
    if is_valid(&id.value) {
        return;
    }
    let message = format!("`{}` cannot be an id", shortened(&id.value));
    let rule = "ids are small letters from a to z, digits and hyphens";
    let help = match spelling(&id.value) {
        Some(near) => format!("{rule}: `{near}`"),
        None => rule.to_owned(),
    };
    faults.add(Diagnostic::new(&codes::INVALID_ID, id.span, message).help(help));
}

/// The same of a claim's id, which may stand behind that of its article: `river/twelve`.
pub(crate) fn check_full(id: &Text, faults: &mut Faults) {
    let (article, claim) = id.value.split_once('/').unwrap_or(("a", &id.value));
    if is_valid(article) && is_valid(claim) {
        return;
    }
    let message = format!("`{}` cannot be the id of a claim", shortened(&id.value));
    let rule = "it is written `claim`, or `article/claim`, in small letters, digits and hyphens";
    faults.add(Diagnostic::new(&codes::INVALID_ID, id.span, message).help(rule));
}

fn is_valid(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty() && id.bytes().all(allowed)
}

/// The id that is nearest to what was written, where something is left of it.
pub(crate) fn spelling(text: &str) -> Option<String> {
    let mut near = String::new();
    for char in text.nfkd().flat_map(char::to_lowercase).take(100) {
        if char.is_ascii_alphanumeric() {
            near.push(char);
        } else if !near.ends_with('-') && is_gap(char) {
            near.push('-');
        }
    }
    let near = near.trim_matches('-');
    near.bytes().any(|byte| byte.is_ascii_lowercase()).then(|| near.to_owned())
}

// Accents and apostrophes vanish; spaces, dots and slashes part words.
fn is_gap(char: char) -> bool {
    char.is_whitespace() || (char.is_ascii_punctuation() && char != '\'')
}

#[cfg(test)]
mod tests {
    use super::{is_valid, spelling};

    #[test]
    fn ids_are_small_letters_digits_and_hyphens() {
        #[track_caller]
        fn case(id: &str, valid: bool) {
            assert_eq!(is_valid(id), valid);
        }
        case("lower-ford-2", true);
        case("2031-05-02", true);
        case("", false);
        case("Ford", false);
        case("lower_ford", false);
        case("ford/a", false);
        case("fórd", false);
    }

    #[test]
    fn the_nearest_spelling_is_found() {
        #[track_caller]
        fn case(text: &str, near: Option<&str>) {
            assert_eq!(spelling(text).as_deref(), near);
        }
        case("Lower Ford", Some("lower-ford"));
        case("lower_ford", Some("lower-ford"));
        case("Nether–Wáde's  mill", Some("netherwades-mill"));
        case("a/b", Some("a-b"));
        case("мост", None);
        case("!!", None);
    }
}
