//! The texts in English, a file for each catalogue.

mod affiliate;
mod audit;
mod column;
mod dashboard;
mod deal;
mod event;
mod explain;
mod link;
mod list;
mod offer;
mod office;
mod payment;
mod payout;
mod player;
mod portal;
mod problem;
mod refusal;
mod rule;
mod rule_text;
