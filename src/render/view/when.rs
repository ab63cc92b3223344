//! Dates on a page.

use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use crate::{model, render::material::Material};

/// A date, as exact as it was given and no more.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct When {
    /// In words.
    #[serde(skip)]
    pub text: Arc<str>,
    /// What a template sees of it.
    fields: Value,
}

/// What a template sees of a date.
#[derive(Debug, Serialize)]
struct WhenFields<'a> {
    /// In words.
    text: &'a str,
    /// As it was written: EDTF.
    edtf: &'a str,
    /// The same for machines, where HTML has a way to write it.
    datetime: Option<String>,
}

/// A date.
pub(crate) fn when(it: &Material<'_>, when: &model::When) -> When {
    let make = || {
        let words = &it.words;
        let text = if is_known(when) { words.when(when) } else { words.text("when.none").into() };
        let (edtf, datetime) = (when.written(), when.machine());
        let fields = WhenFields { text: &text, edtf, datetime };
        let fields = it.engine.with_pieces(&fields, "when", &[("shown", "when")]);
        When { text: text.into(), fields }
    };
    it.dates.get(when.written(), make)
}

/// Whether anything is known of a date: of `XXXX` nothing is.
pub(crate) fn is_known(when: &model::When) -> bool {
    when.written().contains(|it: char| it.is_ascii_digit())
}
