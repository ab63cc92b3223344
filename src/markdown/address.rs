//! Addresses that may stand in a link.

/// The address as a link may hold it, without control characters; nothing where its scheme is not
/// one that readers can safely follow (`http`, `https`, `mailto`), and for what is neither relative
/// nor complete: `//host` and `/path` mean something else in a folder than on a server.
pub fn address(written: &str) -> Option<String> {
    let clean: String = written.chars().filter(|it| !it.is_control()).collect();
    let clean = clean.trim();
    let first = clean.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let allowed = match first.split_once(':') {
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|it| scheme.eq_ignore_ascii_case(it))
        }
        None => !clean.starts_with(['/', '\\']),
    };
    allowed.then(|| clean.to_owned())
}

/// Whether this is the complete address of something on the web: `http` or `https`, a host, and
/// nothing that must not stand in an address.
pub fn is_web_address(written: &str) -> bool {
    let Some((scheme, rest)) = written.split_once("://") else { return false };
    let known = ["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it));
    let foreign = |it: char| it.is_whitespace() || it.is_control() || "<>\"\\^`{|}".contains(it);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    known && !written.contains(foreign) && is_authority(authority)
}

/// Whether a text is a host and perhaps a port. A name or password before it is refused: it hides
/// the host from the reader.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let port_fits = port.is_none_or(|it| it.parse::<u16>().is_ok());
    let inside = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let host_fits = match inside {
        Some(number) => number.parse::<std::net::Ipv6Addr>().is_ok(),
        None => host.split('.').all(is_label),
    };
    port_fits && host_fits
}

fn is_label(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_alphanumeric() || it == '-' || it == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_stand_in_links() {
        link("https://x.example/a:b", Some("https://x.example/a:b"));
        link("HTTP://x.example", Some("HTTP://x.example"));
        link("mailto:a@x.example", Some("mailto:a@x.example"));
        link("../events/bridge.html#a.b", Some("../events/bridge.html#a.b"));
        link("notes?at=1:2", Some("notes?at=1:2"));
        link("#below", Some("#below"));
        link("", Some(""));
        link("javascript:alert(1)", None);
        link(" java\nscript\t:alert(1)", None);
        link("\u{1}javascript:alert(1)", None);
        link("data:text/html,x", None);
        link("file:///etc/passwd", None);
        link("//x.example/a", None);
        link("\\\\host\\share", None);
        link("/from/the/root", None);
    }

    #[test]
    fn web_addresses_are_complete() {
        for good in [
            "https://x.example",
            "http://x.example:8080/a?b=c#d",
            "https://пример.example/путь",
            "https://web.archive.org/web/2016/https://x.example/",
            "https://[::1]:80/",
            "https://127.0.0.1/",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "x.example",
            "ftp://x.example",
            "https://",
            "https:///a",
            "https://x..example",
            "https://x.example:port",
            "https://a@x.example",
            "https://x.example/a b",
            "https://x.example/\"",
            "https://[::1",
            "mailto:a@x.example",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[track_caller]
    fn link(written: &str, expected: Option<&str>) {
        assert_eq!(address(written).as_deref(), expected);
    }
}
