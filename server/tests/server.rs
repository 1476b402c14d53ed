//! The server from outside: its router, its listener and its commands. One binary for all, since
//! linking is what takes time.

#![expect(
    clippy::unwrap_used,
    reason = "what helpers of tests can't do fails the test"
)]

mod support;

mod affiliates;
mod api;
mod commands;
mod cors;
mod deal;
mod durability;
mod event;
mod faults;
mod forms;
mod functions;
mod import;
mod layers;
mod list;
mod listener;
mod markup;
mod offer;
mod office;
mod openapi;
mod outage;
mod own;
mod pages;
mod payments;
mod payouts;
#[cfg(unix)]
mod process;
mod programme;
mod registration;
mod report;
mod resume;
mod running;
mod shortcut;
mod sign_in;
mod text;
mod track;
