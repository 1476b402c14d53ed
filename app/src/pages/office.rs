//! What staff sees. Each page is a lazy route: its code is loaded when somebody goes there.

pub mod affiliate;
pub mod queue;
