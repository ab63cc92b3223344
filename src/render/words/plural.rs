//! Which plural form a number asks for, by the rules of CLDR for whole numbers.

/// The plural forms, that for the rest first.
pub(super) const FORMS: &[&str] = &["other", "many", "few", "one"];

/// The form that a number asks for in a language.
pub(super) fn form(language: &str, n: u64) -> &'static str {
    let (tens, hundreds) = (n % 10, n % 100);
    match language {
        "ru" | "uk" | "be" if tens == 1 && hundreds != 11 => "one",
        "ru" | "uk" | "be" if (2..=4).contains(&tens) && !(12..=14).contains(&hundreds) => "few",
        "ru" | "uk" | "be" => "many",
        "hy" | "fr" if n < 2 => "one",
        _ if n == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(language: &str, wanted: &str, numbers: &[u64]) {
        for n in numbers {
            assert_eq!(form(language, *n), wanted, "{n}");
        }
    }

    #[test]
    fn forms_are_those_of_cldr() {
        case("en", "one", &[1]);
        case("en", "other", &[0, 2, 5, 11, 21, 101]);
        case("ru", "one", &[1, 21, 101, 1001]);
        case("ru", "few", &[2, 3, 4, 22, 104, 1023]);
        case("ru", "many", &[0, 5, 11, 12, 13, 14, 19, 20, 111, 112, 1000]);
        case("hy", "one", &[0, 1]);
        case("hy", "other", &[2, 11, 21]);
        case("az", "one", &[1]);
        case("az", "other", &[0, 2, 11, 21]);
        case("xx", "one", &[1]);
        case("xx", "other", &[0, 2]);
    }
}
