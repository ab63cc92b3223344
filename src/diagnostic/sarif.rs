//! Findings as SARIF 2.1.0, which code scanning services and editors read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Code, Diagnostic, Report, Seen, lines::Atlas};
use crate::source::Span;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

// What stands for itself in the path of a relative reference (RFC 3986). A colon would make the
// first part a scheme.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All findings, as one run of one tool.
pub fn text<'a>(report: &Report, seen: impl Into<Seen<'a>>) -> String {
    let mut atlas = Atlas::new(seen.into());
    let mut rules: Vec<&'static Code> = report.list().iter().map(|it| it.code).collect();
    rules.sort_by_key(|it| it.name);
    rules.dedup_by_key(|it| it.name);
    let results: Vec<Value> =
        report.list().iter().map(|it| result(it, &rules, &mut atlas)).collect();
    let driver = json!({
        "name": "claimline",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(|it| rule(it)).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("texts and numbers are JSON") + "\n"
}

fn rule(code: &Code) -> Value {
    let explanation = code.text();
    let short = explanation.split("\n\n").next().unwrap_or_default();
    json!({
        "id": code.name,
        "shortDescription": {"text": short.replace('\n', " ")},
        "help": {"text": explanation, "markdown": explanation},
        "defaultConfiguration": {"level": code.severity.name()},
    })
}

fn result(finding: &Diagnostic, rules: &[&Code], atlas: &mut Atlas<'_>) -> Value {
    let mut related = Vec::new();
    for (span, label) in &finding.related {
        let mut location = location(*span, atlas);
        location["message"] = json!({"text": label});
        related.push(location);
    }
    json!({
        "ruleId": finding.code.name,
        "ruleIndex": rules.iter().position(|it| it.name == finding.code.name),
        "level": finding.severity.name(),
        "message": {"text": finding.told()},
        "locations": [location(finding.span, atlas)],
        "relatedLocations": related,
    })
}

fn location(span: Span, atlas: &mut Atlas<'_>) -> Value {
    let path = atlas.path(span.file).unwrap_or_default();
    let uri = utf8_percent_encode(&path, PATH).to_string();
    let mut place = json!({"artifactLocation": {"uri": uri}});
    // What concerns a file as a whole has no region.
    if span != Span::whole(span.file) {
        let (start, end) = atlas.ends(span);
        place["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    json!({"physicalLocation": place})
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::text;
    use crate::diagnostic::{codes, samples};

    #[test]
    fn each_result_has_its_rule_and_region() {
        let (report, files) = samples();
        let log: Value = text(&report, &files).parse().expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(rules.len(), 1);
        assert_eq!(rules[0]["id"], "unknown-actor");
        assert_eq!(rules[0]["help"]["text"], codes::UNKNOWN_ACTOR.text());
        let whole = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(whole["artifactLocation"]["uri"], "content/a%2Cb%3A%20%D1%8E%25.yaml");
        assert_eq!(whole["region"], Value::Null);
        let result = &run["results"][1];
        assert_eq!(result["ruleIndex"], 0);
        let region = json!({"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 10});
        assert_eq!(result["locations"][0]["physicalLocation"]["region"], region);
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "here");
    }
}
