//! What pages behind sign-in ask the server: server functions, by noun. Each finds out who is
//! asking, calls one use case, and answers with what the page shows.

pub mod affiliate;
pub mod failure;
pub mod view;
