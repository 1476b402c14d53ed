//! The use cases on real databases.

mod affiliate;
mod api_key;
mod captcha;
mod demo;
mod operator;
mod registration;
mod session;
mod world;
