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
    When { text: it.words.when(when), edtf: when.written(), datetime: when.machine() }
}
