//! The pages, by who they are for.

pub mod affiliate;
pub mod office;
pub mod portal;
