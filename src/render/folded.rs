//! Templates with the words of the interface put in where they need nothing else.
//!
//! Most sentences of a template are the same wherever it is filled. To ask for one while it is filled
//! costs several allocations, for the arguments of the call.

/// A template in which sentences stand instead of what asks for them.
#[derive(Debug)]
pub(crate) struct Folded {
    /// The template as it is filled.
    pub text: String,
    /// Where its parts stood, in order.
    parts: Vec<Part>,
}

/// A part of it, up to the next.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// Where it begins.
    at: usize,
    /// Where it began in the template as it was written.
    was: usize,
    /// Whether it is a sentence.
    said: bool,
}

const ASKS: &str = "{{ say(key=\"";
const ENDS: &str = "\") }}";

impl Folded {
    /// Puts in the sentences that `ready` knows. One with a line break stays out, so that lines keep
    /// their numbers, and one with white space at its ends, which the template might take away.
    pub(crate) fn new<'r>(written: &str, ready: impl Fn(&str) -> Option<&'r str>) -> Self {
        let mut folded = Self { text: String::with_capacity(written.len()), parts: Vec::new() };
        folded.begin(0, false);
        let mut rest = written;
        while let Some(start) = rest.find(ASKS) {
            let (before, asks) = rest.split_at(start);
            folded.text.push_str(before);
            let asked = asks[ASKS.len()..].split_once(ENDS);
            let known = asked.and_then(|(key, after)| Some((ready(key)?, after)));
            let fits = |it: &str| !it.contains('\n') && it.trim() == it;
            if let Some((sentence, after)) = known.filter(|it| fits(it.0)) {
                folded.begin(written.len() - asks.len(), true);
                folded.text.push_str(sentence);
                folded.begin(written.len() - after.len(), false);
                rest = after;
            } else {
                folded.text.push_str(ASKS);
                rest = &asks[ASKS.len()..];
            }
        }
        folded.text.push_str(rest);
        folded
    }

    fn begin(&mut self, was: usize, said: bool) {
        self.parts.push(Part { at: self.text.len(), was, said });
    }

    /// Where a byte of the filled template stood in the written one; of a sentence, where the
    /// template asks for it.
    pub(crate) fn written(&self, byte: usize) -> usize {
        let next = self.parts.partition_point(|it| it.at <= byte);
        let part = self.parts[next - 1];
        if part.said { part.was } else { part.was + (byte - part.at) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(written: &str) -> Folded {
        Folded::new(written, |key| match key {
            "a.b" => Some("Sagt, wer?"),
            "lines" => Some("one\ntwo"),
            "wide" => Some("so "),
            _ => None,
        })
    }

    #[track_caller]
    fn case(written: &str, filled: &str) {
        assert_eq!(folded(written).text, filled);
    }

    #[test]
    fn only_a_whole_sentence_is_put_in() {
        case("", "");
        case("<b>{{ say(key=\"a.b\") }}</b>", "<b>Sagt, wer?</b>");
        case("{{ say(key=\"a.b\") }}{{ say(key=\"a.b\") }}", "Sagt, wer?Sagt, wer?");
        for stays in [
            "{{ say(key=\"lines\") }}",
            "{{ say(key=\"wide\") }}",
            "{{ say(key=\"nowhere\") }} {{ say(key=\"",
            "{{ say(key=\"a.b\", n=1) }}",
            "{{- say(key=\"a.b\") -}}",
        ] {
            case(stays, stays);
        }
    }

    #[test]
    fn what_stands_behind_a_sentence_is_found_where_it_was_written() {
        let written = "é {{ say(key=\"a.b\") }}, {{ x }}";
        let it = folded(written);
        for sign in ["é", ", {{ x", "x }}"] {
            let at = it.text.find(sign).expect("it is there");
            assert_eq!(it.written(at), written.find(sign).expect("it was there"), "{sign}");
        }
        assert_eq!(it.written(it.text.find("wer").expect("a word")), "é ".len());
        assert_eq!(it.written(it.text.len()), written.len());
    }
}
