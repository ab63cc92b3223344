//! Where every page is. No other place makes an address of the site.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use super::corrections::Thing;
use crate::model::{
    Actor, Agent, Article, Claim, Event, Id, Outlet, Place, Question, Record, Side, Withdrawn,
};

/// What stands before a link on a page of the site's root.
pub(crate) const ROOT: &str = "";
/// What stands before a link on a page of one of the site's folders.
pub(crate) const FOLDER: &str = "../";

/// The front page: the timeline, or the index of its periods.
pub(crate) const TIMELINE: &str = "index.html";
/// The list of the questions.
pub(crate) const QUESTIONS: &str = "questions.html";
/// The list of the articles.
pub(crate) const SOURCES: &str = "sources.html";
/// The list of the places.
pub(crate) const PLACES: &str = "places.html";
/// What there is from each side.
pub(crate) const COVERAGE: &str = "coverage.html";
/// The losses acknowledged.
pub(crate) const ADMISSIONS: &str = "admissions.html";
/// Whose losses, and who says how many.
pub(crate) const LEDGER: &str = "ledger.html";
/// Where one searches.
pub(crate) const SEARCH: &str = "search.html";
/// What was changed after it was published.
pub(crate) const CORRECTIONS: &str = "corrections.html";
/// The picture that is shown where a link is shared.
pub(crate) const CARD: &str = "card.png";
/// What a host shows where there is nothing.
pub(crate) const NOT_FOUND: &str = "404.html";

/// A period of the timeline, by its name: `2016-04`.
pub(crate) fn period(name: &str) -> String {
    format!("timeline/{name}.html")
}

/// An event.
pub(crate) fn event(record: &Record, id: Id<Event>) -> String {
    format!("events/{}.html", record.events[id].id)
}

/// What an event is called on a page of the timeline.
pub(crate) fn event_anchor(record: &Record, id: Id<Event>) -> String {
    format!("event-{}", record.events[id].id)
}

/// An article.
pub(crate) fn article(record: &Record, id: Id<Article>) -> String {
    format!("articles/{}.html", record.articles[id].id)
}

/// A question.
pub(crate) fn question(record: &Record, id: Id<Question>) -> String {
    format!("questions/{}.html", record.questions[id].id)
}

/// A side.
pub(crate) fn side(record: &Record, id: Id<Side>) -> String {
    format!("sides/{}.html", record.sides[id].id)
}

/// A place.
pub(crate) fn place(record: &Record, id: Id<Place>) -> String {
    format!("places/{}.html", record.places[id].id)
}

/// An actor.
pub(crate) fn actor(record: &Record, id: Id<Actor>) -> String {
    format!("actors/{}.html", record.actors[id].id)
}

/// An outlet.
pub(crate) fn outlet(record: &Record, id: Id<Outlet>) -> String {
    format!("outlets/{}.html", record.outlets[id].id)
}

/// An actor or outlet.
pub(crate) fn agent(record: &Record, agent: Agent) -> String {
    match agent {
        Agent::Actor(id) => actor(record, id),
        Agent::Outlet(id) => outlet(record, id),
    }
}

/// A page that people wrote.
pub(crate) fn own(id: &str) -> String {
    format!("{id}.html")
}

/// Where something was when it had another id, from where it is now.
pub(crate) fn before(address: &str, old: &str) -> String {
    let (folder, name) = address.rsplit_once('/').unwrap_or(("", address));
    let extension = name.split_once('.').map_or("html", |(_, extension)| extension);
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{old}.{extension}")
}

/// A file of the theme, with the beginning of its hash in its name.
pub(crate) fn asset(path: &str, hash: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
        None => format!("assets/{path}.{hash}"),
    }
}

/// A part of the index of search, with the beginning of the hash of the whole in its name.
pub(crate) fn index(part: &str, hash: &str) -> String {
    format!("{INDEX}{part}.{hash}.js")
}

/// What the addresses of the index of search begin with.
pub(crate) const INDEX: &str = "search/";

/// Another part of a list: the first keeps its address. Ids have no dot, so none is taken.
pub(crate) fn part(address: &str, part: usize) -> String {
    match (part, address.strip_suffix(".html")) {
        (0, _) | (_, None) => address.to_owned(),
        (_, Some(stem)) => format!("{stem}.{}.html", part + 1),
    }
}

/// The whole address of a page; the front page is the folder itself.
pub(crate) fn canonical(base: &str, address: &str) -> String {
    let address = if address == TIMELINE { "" } else { address };
    format!("{}/{address}", base.trim_end_matches('/'))
}

/// Where a whole address stands on its host: `/war/` of `https://example.org/war/`.
pub(crate) fn path(base: &str) -> &str {
    let host = base.find("://").map_or(0, |at| at + "://".len());
    base[host..].find('/').map_or("/", |at| &base[host + at..])
}

/// What a claim is called on the pages it stands on.
pub(crate) fn anchor(record: &Record, id: Id<Claim>) -> String {
    let claim = &record.claims[id];
    [&*record.articles[claim.article].id, ".", &claim.id].concat()
}

/// What is left of a claim that was withdrawn, on the pages where it stood.
pub(crate) fn withdrawn_anchor(record: &Record, id: Id<Withdrawn>) -> String {
    old_anchor(&record.full_id_of_withdrawn(id))
}

/// What was called so on an article's page before a claim was withdrawn: its first passage, and how
/// to cite it.
pub(crate) fn anchors_beside_withdrawn(record: &Record, id: Id<Withdrawn>) -> [String; 2] {
    let claim = &record.withdrawn[id].id;
    [format!("passage-{claim}"), format!("cite.{claim}")]
}

/// What is left of a claim that was withdrawn, on its event's page.
pub(crate) fn withdrawn(record: &Record, id: Id<Withdrawn>) -> String {
    let page = event(record, record.withdrawn[id].event);
    format!("{page}#{}", withdrawn_anchor(record, id))
}

/// Something that was changed.
pub(crate) fn corrected(record: &Record, thing: Thing) -> String {
    match thing {
        Thing::Event(id) => event(record, id),
        Thing::Question(id) => question(record, id),
        Thing::Article(id) => article(record, id),
        Thing::Claim(id) => claim(record, id),
        Thing::Withdrawn(id) => withdrawn(record, id),
    }
}

/// What a claim was called on the pages it stands on when it had another full id.
pub(crate) fn old_anchor(old: &str) -> String {
    old.replacen('/', ".", 1)
}

/// A claim on its event's page.
pub(crate) fn claim(record: &Record, id: Id<Claim>) -> String {
    let claim = &record.claims[id];
    let (event, article) = (&record.events[claim.event].id, &record.articles[claim.article].id);
    ["events/", event, ".html#", article, ".", &claim.id].concat()
}

/// What a claim's passage is called on its article's page.
pub(crate) fn passage_anchor(record: &Record, id: Id<Claim>, row: usize) -> String {
    let name = &record.claims[id].id;
    if row == 0 { ["passage-", name].concat() } else { format!("passage-{name}.{}", row + 1) }
}

/// What a claim was called on its article's page when it had another id: its first passage, and how
/// to cite it.
pub(crate) fn old_anchors_beside(record: &Record, id: Id<Claim>) -> Vec<String> {
    let row = &record.claims[id];
    let article = record.articles[row.article].id.as_str();
    let own = row.was.iter().filter_map(|old| old.split_once('/')).filter(|old| old.0 == article);
    own.flat_map(|(_, old)| [format!("passage-{old}"), format!("cite.{old}")]).collect()
}

/// A claim's passage on its article's page.
pub(crate) fn passage(record: &Record, id: Id<Claim>, row: usize) -> String {
    let page = article(record, record.claims[id].article);
    format!("{page}#{}", passage_anchor(record, id, row))
}

/// How to cite a claim: what that is called on its article's page.
pub(crate) fn citation_anchor(record: &Record, id: Id<Claim>) -> String {
    format!("cite.{}", record.claims[id].id)
}

/// How to cite a claim: a place on its article's page.
pub(crate) fn citation(record: &Record, id: Id<Claim>) -> String {
    let page = article(record, record.claims[id].article);
    format!("{page}#{}", citation_anchor(record, id))
}

/// An address somewhere else that is safe to link to: only the web's own schemes.
pub(crate) fn elsewhere(url: &str) -> Option<String> {
    let url = url.replace(char::is_control, "");
    let url = url.trim();
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_web = ["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it));
    is_web.then(|| url.replace(' ', "%20"))
}

/// An address in letters that every program takes: of others, and of what no address may hold, the
/// bytes are written in hexadecimal digits.
pub(crate) fn plain(url: &str) -> String {
    const REFUSED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(url, REFUSED).to_string()
}

/// An address with the words a browser should mark there.
pub(crate) fn with_words(url: &str, words: &str) -> String {
    // In a text fragment `-`, `,` and `&` have a meaning of their own.
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');
    let directive = if url.contains('#') { ":~:text=" } else { "#:~:text=" };
    format!("{url}{directive}{}", utf8_percent_encode(words, KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parts(address: &str, row: usize, expected: &str) {
        assert_eq!(part(address, row), expected);
    }

    #[test]
    fn parts_of_lists() {
        parts("sides/north.html", 0, "sides/north.html");
        parts("sides/north.html", 1, "sides/north.2.html");
        parts("sources.html", 9, "sources.10.html");
    }

    #[track_caller]
    fn link(url: &str, expected: Option<&str>) {
        assert_eq!(elsewhere(url).as_deref(), expected);
    }

    #[test]
    fn links_elsewhere() {
        link("https://news.example/a b", Some("https://news.example/a%20b"));
        link("HTTP://news.example/", Some("HTTP://news.example/"));
        link("javascript:alert(1)", None);
        link("java\nscript:alert(1)", None);
        link(" data:text/html,x", None);
        link("/local", None);
    }

    #[test]
    fn plain_addresses() {
        assert_eq!(
            plain("https://news.example/պ-б?a=%20&b#c"),
            "https://news.example/%D5%BA-%D0%B1?a=%20&b#c"
        );
        assert_eq!(plain("https://news.example/a|b c"), "https://news.example/a%7Cb%20c");
    }

    #[test]
    fn words_at_an_address() {
        let plain = with_words("https://news.example/a", "twelve, or so");
        assert_eq!(plain, "https://news.example/a#:~:text=twelve%2C%20or%20so");
        let beside = with_words("https://news.example/#a", "ten-odd");
        assert_eq!(beside, "https://news.example/#a:~:text=ten%2Dodd");
    }

    #[test]
    fn paths_on_a_host() {
        assert_eq!(path("https://bridge.example/war/"), "/war/");
        assert_eq!(path("http://bridge.example/"), "/");
    }

    #[test]
    fn old_addresses() {
        assert_eq!(before("events/bridge.html", "old"), "events/old.html");
        assert_eq!(before("sides/north.xml", "old"), "sides/old.xml");
        assert_eq!(before("about.html", "old"), "old.html");
        assert_eq!(old_anchor("river/twelve"), "river.twelve");
    }

    #[test]
    fn assets_carry_their_hash() {
        assert_eq!(asset("style.css", "0a1b"), "assets/style.0a1b.css");
        assert_eq!(asset("fonts/a", "0a1b"), "assets/fonts/a.0a1b");
    }
}
