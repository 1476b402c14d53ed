//! What pages are made of.

pub mod copy;
pub mod deal;
pub mod facts;
pub mod failed;
pub mod field;
pub mod footer;
pub mod form;
pub mod header;
pub mod list;
pub mod manager;
pub mod office;
pub mod preferences;
#[cfg(feature = "hydrate")]
pub(crate) mod sign_in;
pub mod site_link;
pub mod status;
pub mod submit;
pub(crate) mod text_area;
pub(crate) mod title;
pub mod trouble;
pub mod ways;
