//! What an answer needs to know of the request it answers.

use super::request_id;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{Extensions, Uri};
use std::sync::Arc;

/// What an answer needs to know of its request; taken before the request is given away.
#[derive(Clone, Debug)]
pub struct RequestMeta {
    /// The path of the address.
    pub path: String,
    /// The request's id.
    pub request_id: Arc<str>,
}

impl RequestMeta {
    /// What an answer to `request` needs.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        Self::new(request.uri(), request.extensions())
    }

    /// The same, from the head of a request.
    #[must_use]
    pub fn of_parts(parts: &Parts) -> Self {
        Self::new(&parts.uri, &parts.extensions)
    }

    fn new(uri: &Uri, extensions: &Extensions) -> Self {
        Self {
            path: uri.path().to_owned(),
            request_id: request_id::of(extensions),
        }
    }

    /// Whether a program asked, which wants JSON.
    #[must_use]
    pub fn is_api(&self) -> bool {
        self.path == "/api" || self.path.starts_with("/api/")
    }
}
