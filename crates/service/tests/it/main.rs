//! The use cases on real databases.

#![expect(
    clippy::unwrap_used,
    reason = "what helpers of tests can't do fails the test"
)]

mod affiliate;
mod api_key;
mod assign;
mod cap;
mod captcha;
mod dashboard;
mod deal;
mod demo;
mod doctor;
mod event;
mod event_currency;
mod event_id;
mod event_model;
mod event_scope;
mod event_waiting;
mod held;
mod identity;
mod late;
mod link;
mod list;
mod load;
mod month;
mod month_model;
mod operator;
mod payment;
mod player;
mod product;
mod programme;
mod range;
mod registration;
mod report;
mod rounds;
mod session;
mod tracking;
mod world;
