//! `site.toml`.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::{
    faults::Faults,
    fields::{Fields, entries, word, wrong_type},
    piece::Piece,
    toml,
    tree::{Node, Value, shortened},
};
use crate::{
    config::{Config, Feeds, Layout, Limits},
    diagnostic::{Diagnostic, Level, Report, Severity, codes, wording},
    draft::Text,
    files::Files,
};

// Places in a file are counted in 32 bits.
const LARGEST: u64 = 1 << 30;

/// Reads `site.toml`.
pub fn config(files: &Files, report: &mut Report) -> Config {
    let mut faults = Faults::default();
    let config = files
        .find("site.toml")
        .and_then(|file| Piece::whole(files, file, &mut faults))
        .and_then(|piece| toml::tree(&piece, &mut faults))
        .and_then(|root| settings(&root, &mut faults));
    report.extend(faults.into_report());
    config.unwrap_or_default()
}

fn settings(root: &Node<'_>, faults: &mut Faults) -> Option<Config> {
    let default = Config::default();
    let mut fields = Fields::of(root, "`site.toml`", faults)?;
    let config = Config {
        title: fields.needed_text("title").map_or(default.title, |it| it.value),
        description: fields.text("description").map_or(default.description, |it| it.value),
        language: language(&mut fields).unwrap_or(default.language),
        zone: zone(&mut fields).unwrap_or(default.zone),
        base_url: base_url(&mut fields, "base_url"),
        theme: fields.text("theme"),
        license: fields.text("license").map(|it| it.value),
        feeds: feeds(&mut fields),
        layout: layout(&mut fields, default.layout),
        levels: levels(&mut fields),
        limits: limits(&mut fields, default.limits),
    };
    fields.done();
    Some(config)
}

fn language(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let language = fields.text("language")?;
    let is_tag = language.value.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_alphanumeric())
    });
    if is_tag && language.value.len() > 1 {
        return Some(language.value);
    }
    let help = "write a tag like `en`, `hy` or `pt-BR`";
    fields.faults.add(invalid(&language, "a language").help(help));
    None
}

fn zone(fields: &mut Fields<'_, '_, '_>) -> Option<FixedOffset> {
    let zone = fields.text("zone")?;
    let offset = offset(&zone.value);
    if offset.is_none() {
        let help = "write how far it is ahead of UTC: `+04:00`, `-05:30` or `Z`";
        fields.faults.add(invalid(&zone, "a zone").help(help));
    }
    offset
}

fn offset(zone: &str) -> Option<FixedOffset> {
    if zone == "Z" {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = match zone.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, zone.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let two = |text: &str| {
        let is_two = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
        is_two.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (two(hours)?, two(minutes).filter(|it| *it < 60)?);
    let seconds = (hours * 60 + minutes) * 60;
    // No zone on Earth is further from UTC than fourteen hours.
    (seconds <= 14 * 60 * 60).then(|| FixedOffset::east_opt(sign * seconds)).flatten()
}

fn base_url(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<String> {
    let url = fields.text(name)?;
    let host = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    let is_sound = host.is_some_and(|host| {
        host.starts_with(|it: char| it.is_alphanumeric())
            && !host.contains(|it: char| it.is_whitespace() || "<>\"'`?#\\{}|^".contains(it))
    });
    if !is_sound {
        let help = "write where the site will stand: `https://example.org/war/`";
        fields.faults.add(invalid(&url, "an address").help(help));
        return None;
    }
    Some(if url.value.ends_with('/') { url.value } else { url.value + "/" })
}

fn feeds(fields: &mut Fields<'_, '_, '_>) -> Feeds {
    let Some(node) = fields.node("feeds") else { return Feeds::default() };
    let Some(mut fields) = Fields::of(node, "`[feeds]`", fields.faults) else {
        return Feeds::default();
    };
    let feeds = Feeds {
        ids: base_url(&mut fields, "ids"),
        events: fields.flag("events").unwrap_or_default(),
        questions: fields.flag("questions").unwrap_or_default(),
    };
    fields.done();
    feeds
}

fn layout(fields: &mut Fields<'_, '_, '_>, default: Layout) -> Layout {
    let Some(node) = fields.node("layout") else { return default };
    let Some(mut fields) = Fields::of(node, "`[layout]`", fields.faults) else { return default };
    let most = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let layout = Layout {
        entries: number(&mut fields, "entries").map_or(default.entries, most),
        claims: number(&mut fields, "claims").map_or(default.claims, most),
    };
    fields.done();
    layout
}

fn limits(fields: &mut Fields<'_, '_, '_>, default: Limits) -> Limits {
    let Some(node) = fields.node("limits") else { return default };
    let Some(mut fields) = Fields::of(node, "`[limits]`", fields.faults) else { return default };
    let limits = Limits { file: number(&mut fields, "file").unwrap_or(default.file) };
    fields.done();
    limits
}

fn number(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<u64> {
    let node = fields.node(name)?;
    let number = match &node.value {
        Value::Text(text, _) => text.parse().ok(),
        Value::List(_) | Value::Map(..) => None,
    };
    let number = number.filter(|it| (1..=LARGEST).contains(it));
    if number.is_none() {
        let finding = wrong_type(node, "a whole number", &format!("`{name}`"));
        fields.faults.add(finding.help("write digits only, from 1 to a thousand million"));
    }
    number
}

fn levels(fields: &mut Fields<'_, '_, '_>) -> BTreeMap<&'static str, Level> {
    let Some(node) = fields.node("findings") else { return BTreeMap::new() };
    let chosen = entries(node, "findings", fields.faults).unwrap_or_default();
    chosen.iter().filter_map(|(key, node)| level(&word(key), node, fields.faults)).collect()
}

fn level(name: &Text, node: &Node<'_>, faults: &mut Faults) -> Option<(&'static str, Level)> {
    let Some(code) = codes::ALL.iter().find(|code| code.name == name.value) else {
        let message = format!("no finding is called `{}`", shortened(&name.value));
        let names = codes::ALL.iter().map(|code| code.name);
        let help = wording::did_you_mean(&name.value, names)
            .unwrap_or_else(|| "`claimline explain` lists them".to_owned());
        faults.add(Diagnostic::new(&codes::UNKNOWN_FINDING, name.span, message).help(help));
        return None;
    };
    let level = match &node.value {
        Value::Text(text, _) if text == "allow" => Level::Allow,
        Value::Text(text, _) if text == "warn" => Level::Warn,
        Value::Text(text, _) if text == "error" => Level::Error,
        _ => {
            let finding = wrong_type(node, "`allow`, `warn` or `error`", &format!("`{name}`"));
            faults.add(finding.help("put one of the three words in quotation marks"));
            return None;
        }
    };
    if code.severity == Severity::Error && level != Level::Error {
        let message = format!("`{}` is an error and cannot be lowered", code.name);
        faults.add(
            Diagnostic::new(&codes::FIXED_LEVEL, node.span, message)
                .help("take the line out: what an error tells of cannot be built"),
        );
        return None;
    }
    Some((code.name, level))
}

fn invalid(text: &Text, what: &str) -> Diagnostic {
    let message = format!("`{}` is not {what}", shortened(&text.value));
    Diagnostic::new(&codes::INVALID_VALUE, text.span, message)
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn zones_are_offsets_from_utc() {
        #[track_caller]
        fn case(zone: &str, minutes: Option<i32>) {
            assert_eq!(offset(zone).map(|it| it.local_minus_utc() / 60), minutes);
        }
        case("+04:00", Some(240));
        case("-05:30", Some(-330));
        case("−05:30", Some(-330));
        case("+14:00", Some(840));
        case("Z", Some(0));
        case("+14:01", None);
        case("+04:60", None);
        case("4", None);
        case("+4:00", None);
        case("+04", None);
        case("+é:00", None);
        case("Europe/Utopia", None);
        case("", None);
    }
}
