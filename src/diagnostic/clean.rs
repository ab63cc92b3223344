//! Text that a terminal shows and does not obey.

/// One line of a message: line ends, tabs, escapes and the marks that turn the direction of
/// writing are shown, not sent.
pub(super) fn line(text: &str) -> String {
    text.chars().map(|it| if it == '\t' { ' ' } else { shown(it) }).collect()
}

/// Lines of a file, the same way; what is no text becomes U+FFFD.
pub(super) fn excerpt(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    text.chars().map(|it| if matches!(it, '\t' | '\n') { it } else { shown(it) }).collect()
}

fn shown(letter: char) -> char {
    match letter {
        // The pictures of the control characters stand in their order.
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{FFFD}'),
        '\x7F' => '\u{2421}',
        // Controls of eight bits, marks of direction, line ends of their own, a byte order mark
        // in the middle, and invisible tags.
        '\u{80}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => '\u{FFFD}',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::{excerpt, line};

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(line("a\x1b[31mb\nc\td\u{202e}e\u{9b}f"), "a␛[31mb␊c d�e�f");
        assert_eq!(excerpt(b"a\r\nb\tc\rd\xE9"), "a\nb\tc␍d�");
    }

    #[test]
    fn letters_of_every_script_are_left_alone() {
        let text = "мост Կամուրջ جسر 橋 e\u{301} می\u{200c}شود";
        assert_eq!(line(text), text);
    }
}
