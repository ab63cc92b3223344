//! Endings behind a number that sound like it.

/// Makes an ending agree with the number it stands behind, in languages where it follows the last
/// vowel: Azerbaijani has "5-dən" and "6-dan". Texts are written with the former.
pub(super) fn agreed(language: &str, text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("-dən").filter(|_| language == "az") {
        said.push_str(before);
        said.push_str(if sounds_dark(before) { "-dan" } else { "-dən" });
        rest = after;
    }
    said.push_str(rest);
    said
}

/// Whether the last vowel of the number at the end of a text is a, ı, o or u in Azerbaijani.
fn sounds_dark(text: &str) -> bool {
    let digits: String = text
        .chars()
        .rev()
        .take_while(|it| it.is_ascii_digit() || [',', '.'].contains(it))
        .filter(char::is_ascii_digit)
        .collect();
    let zeros = digits.chars().take_while(|it| *it == '0').count();
    let last = digits.chars().nth(zeros);
    match (zeros, last) {
        (_, None) => digits.contains('0'),         // sıfır
        (0, Some(ones)) => "69".contains(ones),    // altı, doqquz
        (1, Some(tens)) => "13469".contains(tens), // on, otuz, qırx, altmış, doxsan
        (2..6, _) => false,                        // yüz, min
        _ => true,                                 // milyon, milyard
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(ending: &str, numbers: &[&str]) {
        for number in numbers {
            let expected = format!("{number}{ending} çox");
            assert_eq!(agreed("az", &format!("{number}-dən çox")), expected);
        }
    }

    #[test]
    fn endings_follow_the_last_vowel_of_the_number() {
        case(
            "-dən",
            &["1", "2", "3", "5", "8", "15", "20", "50", "370", "100", "2.000", "500.000"],
        );
        case("-dan", &["0", "6", "9", "10", "16", "30", "40", "60", "90", "1.030", "2.000.000"]);
        case("-dən", &["0,05"]);
        assert_eq!(agreed("az", "3-dən çox, 6-dən az"), "3-dən çox, 6-dan az");
        assert_eq!(agreed("tr", "6-dən"), "6-dən");
        assert_eq!(agreed("az", "evdən"), "evdən");
    }
}
