//! What follows from a record: a table for each definition, and what must hold for all records.

mod definitions;
mod facts;
mod gatherings;
mod oracle;
mod properties;
mod world;
