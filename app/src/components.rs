//! What pages are made of.

pub mod field;
pub mod footer;
pub mod header;
pub mod preferences;
pub mod submit;
pub(crate) mod title;
pub mod trouble;
