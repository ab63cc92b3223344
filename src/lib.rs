//! claimline: who said what, and where they said it.
//!
//! A project is files; a site is pages by address; everything between is functions. Read
//! [`pipeline`] first: it is the whole program on one page. A module uses only what stands above
//! it in this list.

mod hex;
pub mod source;
pub mod files;
pub mod diagnostic;
pub mod error;
pub mod disk;
pub mod config;
pub mod theme;
pub mod draft;
pub mod markdown;
pub mod model;
pub mod read;
pub mod resolve;
pub mod analyze;
pub mod check;
pub mod render;
pub mod publish;
pub mod import;
pub mod archive;
pub mod pipeline;
pub mod commands;
