//! What visitors see. All of it is in the main WASM module.

pub mod home;
pub mod login;
pub mod not_found;
pub mod register;
pub mod registered;
