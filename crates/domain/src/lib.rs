//! The typed models and rules of Tributary, shared by the browser and the server.
//!
//! Pure: no I/O, no async, no clock, no randomness. Whatever a person can get wrong is decided
//! here once, and the form in the browser, the server's pages and the REST API all ask here.
//!
//! | to add | goes to |
//! |---|---|
//! | a field of the sign-up form and its rule | [`registration`] |
//! | a rule that a field can break | [`violation`] |
//! | a refusal of something as a whole | [`refusal`] |
//! | an error code of the wire | [`error`] |
//! | a permission or a kind of API key | [`api_key`] |
//! | a sentence that people read | a catalogue under [`text`], or beside its rule |

pub mod affiliate;
pub mod api_key;
pub mod attribution;
pub mod audit;
pub mod brand;
pub mod campaign;
pub mod captcha;
pub mod click;
pub mod commission;
pub mod country;
pub mod currency;
pub mod custom_tag;
pub mod deal;
pub mod dimension;
pub mod error;
pub mod event;
pub mod explain;
pub mod form;
pub mod hex;
pub mod hostname;
pub mod id;
pub mod identity;
pub mod language;
pub mod ledger;
pub mod link;
pub mod list;
pub mod machine;
pub mod money;
pub mod operator;
pub mod payment;
pub mod player;
pub mod promo_code;
pub mod refusal;
pub mod registration;
pub mod report;
pub mod slug;
pub mod staff;
pub mod text;
pub mod time;
pub mod violation;
