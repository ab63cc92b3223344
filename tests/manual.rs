//! The manual: what the codes say of themselves, and claims that the record has.

use std::{env, fmt::Write as _, fs, path::Path};

use claimline::diagnostic::codes;

const PATH: &str = "docs/findings.md";

const TOP: &str = "# Findings

What `claimline check` and `claimline build` find in content, settings and themes, by name. `claimline explain NAME` says the same of one.
Errors keep a site from being built. A warning can be allowed, or made an error, in `site.toml`:

```toml
[findings]
missing-url = \"allow\"
one-sided-event = \"error\"
```
";

#[test]
fn the_manual_has_every_finding() {
    let mut sorted = codes::ALL.to_vec();
    sorted.sort_by_key(|it| it.name);
    let mut manual = TOP.to_owned();
    for code in sorted {
        let (name, severity, text) = (code.name, code.severity.name(), code.text());
        write!(manual, "\n## {name}\n\n*{severity}* · {text}\n").expect("memory takes it");
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(PATH, &manual).expect("written");
    }
    let written = fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        written == manual,
        "{PATH} is behind the codes: `UPDATE=1 cargo test manual` writes it"
    );
}

#[test]
fn claims_that_the_manual_names_are_in_the_record() {
    let manual = fs::read_to_string("docs/questions.md").expect("a text file");
    let section = manual.split_once("\n## The April record").expect("the section is there").1;
    let is_id = |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let mut named = 0;
    for word in section.split('`').skip(1).step_by(2) {
        let Some((article, claim)) = word.split_once('/') else { continue };
        if !is_id(article) || !is_id(claim) {
            continue;
        }
        let path = Path::new("content/articles").join(article).with_extension("claims.yaml");
        let claims = fs::read_to_string(&path).unwrap_or_default();
        let known = claims.lines().any(|it| it.strip_prefix("- id: ") == Some(claim));
        assert!(known, "the record has no claim `{word}`");
        named += 1;
    }
    assert!(named > 15, "{named} claims are named");
}
