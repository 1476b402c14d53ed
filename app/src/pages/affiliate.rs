//! What affiliates see. Each page is a lazy route: its code is loaded when somebody goes there.

pub mod dashboard;
