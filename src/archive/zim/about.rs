//! What a ZIM file says of itself. <https://wiki.openzim.org/wiki/Metadata> tells what readers ask for.

use std::collections::BTreeMap;

use super::{illustration, language};
use crate::{
    archive::{Contents, dates},
    error::Error,
};

/// The most letters of what lists show, as the format asks.
const TITLE: usize = 30;
const DESCRIPTION: usize = 80;
const LONG: usize = 4_000;

/// One thing that is said of the file.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// The kinds that facts have.
pub(super) const PLAIN: &str = "text/plain";
pub(super) const PICTURE: &str = "image/png";

/// All that is said of the file. Nobody is named: who made the record does not go along.
pub(super) fn about(
    contents: &Contents<'_>,
    counts: &BTreeMap<&'static str, usize>,
) -> Result<Vec<Fact>, Error> {
    let Contents { config, record, name, .. } = contents;
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = Some(line(&config.title)).filter(|it| !it.is_empty());
    let title = title.unwrap_or_else(|| (*name).to_owned());
    let description = Some(line(&config.description)).filter(|it| !it.is_empty());
    let description = description.unwrap_or_else(|| title.clone());
    let counter = counts.iter().map(|(kind, count)| format!("{kind}={count}"));
    let mut texts = vec![
        ("Counter", counter.collect::<Vec<_>>().join(";")),
        ("Creator", title.clone()),
        ("Date", dates::newest_day(record, config.zone)),
        ("Description", within(&description, DESCRIPTION)),
        ("Language", language::code(&config.language)),
        ("LongDescription", within(&description, LONG)),
        ("Name", (*name).to_owned()),
        ("Publisher", title.clone()),
        ("Scraper", format!("claimline {}", env!("CARGO_PKG_VERSION"))),
        ("Tags", "_ftindex:no".to_owned()),
        ("Title", within(&title, TITLE)),
    ];
    texts.extend(config.license.as_deref().map(|it| ("License", line(it))));
    texts.extend(config.base_url.as_deref().map(|it| ("Source", line(it))));
    let fact = |(name, text): (_, String)| Fact { name, kind: PLAIN, bytes: text.into_bytes() };
    let mut facts: Vec<Fact> = texts.into_iter().map(fact).collect();
    let picture = illustration::png()?;
    facts.push(Fact { name: "Illustration_48x48@1", kind: PICTURE, bytes: picture });
    Ok(facts)
}

/// A text, or its first words and a sign that more follow.
fn within(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    // A word that fills a good part of the room is cut, or nothing would tell this text from others.
    let words = cut.rsplit_once(' ').map_or(&*cut, |(words, _)| words);
    let kept = if words.len() * 3 < cut.len() * 2 { &*cut } else { words };
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '-']))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn long_texts_are_cut_at_a_word() {
        #[track_caller]
        fn case(text: &str, short: &str) {
            assert_eq!(within(text, 12), short);
            assert!(short.chars().count() <= 12);
        }
        case("twelve signs", "twelve signs");
        case("thirteen sign", "thirteen…");
        case("a b, thirteen", "a b, thirte…");
        case("thirteensigns", "thirteensig…");
        case("ԱԲԳԴ ԵԶԷԸ ԹԺԻԼ", "ԱԲԳԴ ԵԶԷԸ…");
    }
}
