//! What follows from a record: a table for each definition, and what must hold for all records.

mod agreement;
mod definitions;
mod facts;
mod gatherings;
mod lines;
mod oracle;
mod properties;
mod steps;
mod world;
