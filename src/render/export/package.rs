//! `data/datapackage.json`: what the data is, in the manner of Frictionless Data.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    DATA, Export, VERSION,
    ledger::LEDGER,
    tables::{ANSWERS, CLAIMS, Column},
};
use crate::config::Config;

/// A package of tables and lists.
#[derive(Debug, Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: &'static str,
    title: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    /// The license of the content, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<&'a str>,
    /// The version of the formats.
    format: u32,
    /// The zone of times that are written without one.
    zone: String,
    resources: Vec<Value>,
}

/// Writes the package.
pub(super) fn package(config: &Config) -> Vec<u8> {
    let package = Package {
        profile: "data-package",
        name: "claims",
        title: &config.title,
        description: &config.description,
        homepage: config.base_url.as_deref(),
        rights: config.license.as_deref(),
        format: VERSION,
        zone: config.zone.to_string(),
        resources: DATA.iter().filter_map(|(export, address)| resource(*export, address)).collect(),
    };
    let mut out = serde_json::to_vec_pretty(&package).expect("our own types with text for keys");
    out.push(b'\n');
    out
}

fn resource(export: Export, address: &str) -> Option<Value> {
    let path = address.strip_prefix("data/")?;
    let (name, extension) = path.rsplit_once('.')?;
    match export {
        Export::ClaimsTable => Some(table(path, name, &fields(CLAIMS), &json!("id"))),
        Export::AnswersTable => {
            Some(table(path, name, &fields(ANSWERS), &json!(["claim", "question"])))
        }
        Export::LedgerTable => {
            Some(table(path, name, &fields(LEDGER), &json!(["question", "claim"])))
        }
        Export::LedgerWikitext => Some(json!({
            "name": format!("{name}-wikitext"),
            "path": path,
            "profile": "data-resource",
            "format": "txt",
            "mediatype": "text/plain",
            "encoding": "utf-8",
        })),
        Export::Package => None,
        _ => Some(json!({
            "name": format!("{name}-{extension}"),
            "path": path,
            "profile": "data-resource",
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
        })),
    }
}

fn table(path: &str, name: &str, fields: &[Value], key: &Value) -> Value {
    let mut schema = json!({ "fields": fields, "primaryKey": key, "missingValues": [""] });
    if name != "claims" {
        schema["foreignKeys"] =
            json!([{ "fields": "claim", "reference": { "resource": "claims", "fields": "id" } }]);
    }
    json!({
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

fn fields<V>(columns: &[Column<V>]) -> Vec<Value> {
    let field =
        |it: &Column<V>| json!({ "name": it.name, "type": it.kind, "description": it.about });
    columns.iter().map(field).collect()
}
