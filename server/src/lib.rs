//! The server: configuration, commands, the router with its layers, and its edges.
//!
//! | file | what is in it |
//! |---|---|
//! | [`config`] | options: flags, environment, `tributary.toml` |
//! | [`commands`] | what the binary can do |
//! | [`listener`] | the accept loop |
//! | [`shutdown`] | the way to the end |
//! | [`http`] | the layers around every request |
//! | [`router`] | everything put together |
//! | [`track`] | the click redirect |
//! | [`rest`] | the public HTTP API |
//! | [`pages`] | the app's pages and plain forms |
//! | [`assets`] | the built front end |
//! | [`metrics`], [`logging`] | what can be watched |

pub mod assets;
pub mod commands;
pub mod config;
pub mod http;
pub mod listener;
pub mod logging;
pub mod metrics;
pub mod pages;
pub mod rest;
pub mod router;
pub mod shutdown;
pub mod state;
pub mod track;
