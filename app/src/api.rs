//! What pages behind sign-in ask the server: server functions, by noun. Each finds out who is
//! asking, calls one use case, and answers with what the page shows.

pub mod affiliate;
pub mod balance;
pub mod brand;
pub mod campaign;
pub mod dashboard;
pub mod deal;
pub mod explain;
pub mod failure;
pub mod form;
pub mod import;
pub mod link;
pub mod list;
#[cfg(feature = "ssr")]
pub(crate) mod office;
pub mod payment;
pub mod tracking_link;
pub mod view;
