//! Dates on a page.

use serde::Serialize;

use crate::{model, render::material::Material};

/// A date, as exact as it was given and no more.
#[derive(Debug, Serialize)]
pub(crate) struct When<'a> {
    /// In words.
    pub text: String,
    /// As it was written: EDTF.
    pub edtf: &'a str,
    /// The same for machines, where HTML has a way to write it.
    pub datetime: Option<String>,
}

/// A date.
pub(crate) fn when<'a>(it: &Material<'a>, when: &'a model::When) -> When<'a> {
    let text = if is_known(when) { it.words.when(when) } else { it.words.text("when.none").into() };
    When { text, edtf: when.written(), datetime: when.machine() }
}

/// Whether anything is known of a date: of `XXXX` nothing is.
pub(crate) fn is_known(when: &model::When) -> bool {
    when.written().contains(|it: char| it.is_ascii_digit())
}
