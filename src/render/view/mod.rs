//! What a template sees: complete, and only to be read.
//!
//! Templates choose words and markup; the facts are chosen here. Every address in a view is ready
//! to be put into a link of the page that the view is for.

mod account;
mod agent;
mod article;
mod asof;
mod axis;
mod cite;
mod claim;
mod columns;
mod corrections;
mod coverage;
mod drift;
mod entry;
mod event;
mod filter;
mod gaps;
mod listed;
mod lists;
mod map;
mod matrix;
mod months;
mod overview;
mod question;
mod scale;
mod search;
mod series;
mod site;
mod standing;
mod steps;
mod tables;
mod thing;
mod timeline;
mod when;

pub(crate) use account::accounts;
pub(crate) use agent::{Agent, Regarded, Side, VoiceName, agent, bodies, regarded, side, voice};
pub(crate) use article::{ArticleLink, article, article_link};
pub(crate) use asof::{AsOf, as_of, as_of_question};
pub(crate) use cite::{Citation, citation};
pub(crate) use claim::{alone, claim};
pub(crate) use corrections::{
    Revised, Tombstone, corrections, revised, withdrawn_from_article, withdrawn_from_event,
};
pub(crate) use coverage::{CoverageRow, coverage, coverage_row};
pub(crate) use drift::{DriftRow, drift_rows};
pub(crate) use entry::{Entry, EventLink, PlaceNames, Scope, entry, event_link, place_names};
pub(crate) use event::event;
pub(crate) use filter::{Filters, Moments, Traits, filters, traits};
pub(crate) use gaps::gaps;
pub(crate) use listed::{Listed, listed};
pub(crate) use lists::{Moved, Own, not_found, places, questions, sources};
pub(crate) use map::{MapView, locator, map};
pub(crate) use matrix::{Matrix, matrix};
pub(crate) use months::{Groups, groups};
pub(crate) use overview::{Overview, card, overview};
pub(crate) use question::{
    Answered, PassageText, QuestionLink, QuestionTable, VoiceRow, answered, passage_texts,
    question, question_link, question_table, voice_row,
};
pub(crate) use scale::{Extent, ScaleView, scale};
pub(crate) use search::search;
pub(crate) use series::{Series, series};
pub(crate) use site::{Frame, Head, direction, parts, site};
pub(crate) use standing::{Figure, admits, figures, kinds};
pub(crate) use steps::{Steps, steps};
pub(crate) use tables::{admissions, ledger, turned};
pub(crate) use thing::{actor_page, outlet_page, place_page, precision, side_page};
pub(crate) use timeline::timeline;
pub(crate) use when::{When, is_known, when};
