//! `sitemap.xml` and `robots.txt`: which pages there are, for search engines.

use super::{SITEMAP, xml::escaped};
use crate::{config::Config, render::address};

/// The most pages that a list may have; where there are more, the list is one of lists.
const MOST: usize = 50_000;

/// How many parts a list of pages has; none where one list holds all.
pub(super) fn parts(pages: usize) -> usize {
    if pages > MOST { pages.div_ceil(MOST) } else { 0 }
}

/// The address of a part, from 0.
pub(super) fn part_address(part: usize) -> String {
    format!("sitemap-{}.xml", part + 1)
}

/// Lists the pages, or the lists of them.
pub(super) fn sitemap(config: &Config, pages: &mut dyn Iterator<Item = &str>) -> Vec<u8> {
    let pages: Vec<&str> = pages.collect();
    match parts(pages.len()) {
        0 => list(config, "urlset", "url", pages.into_iter()),
        parts => {
            let addresses: Vec<String> = (0..parts).map(part_address).collect();
            list(config, "sitemapindex", "sitemap", addresses.iter().map(String::as_str))
        }
    }
}

/// Lists a part of the pages.
pub(super) fn part(config: &Config, pages: &mut dyn Iterator<Item = &str>, part: usize) -> Vec<u8> {
    list(config, "urlset", "url", pages.skip(part * MOST).take(MOST))
}

/// Welcomes everyone, and says where the list is.
pub(super) fn robots(config: &Config) -> Vec<u8> {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &config.base_url {
        out.extend(["\nSitemap: ", base, SITEMAP, "\n"]);
    }
    out.into_bytes()
}

fn list<'p>(
    config: &Config,
    root: &str,
    name: &str,
    addresses: impl Iterator<Item = &'p str>,
) -> Vec<u8> {
    let base = config.base_url.as_deref().unwrap_or_default();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.extend(["<", root, " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"]);
    for address in addresses {
        let location = escaped(&address::canonical(base, address));
        out.extend(["<", name, "><loc>", &location, "</loc></", name, ">\n"]);
    }
    out.extend(["</", root, ">\n"]);
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(list: &[u8], element: &str) -> usize {
        String::from_utf8_lossy(list).matches(element).count()
    }

    #[test]
    fn more_pages_than_a_list_may_have_are_parted() {
        let config =
            Config { base_url: Some("https://bridge.example/".to_owned()), ..Config::default() };
        let addresses: Vec<String> = (0..=MOST).map(|row| format!("{row}.html")).collect();
        let pages = || addresses.iter().map(String::as_str);
        assert_eq!(parts(MOST), 0);
        assert_eq!(parts(MOST + 1), 2);
        let index = sitemap(&config, &mut pages());
        assert_eq!(count(&index, "<sitemap>"), 2);
        assert_eq!(count(&index, "https://bridge.example/sitemap-2.xml"), 1);
        assert_eq!(count(&part(&config, &mut pages(), 0), "<url>"), MOST);
        assert_eq!(count(&part(&config, &mut pages(), 1), "<url>"), 1);
        assert_eq!(count(&sitemap(&config, &mut pages().skip(1)), "<url>"), MOST);
    }
}
