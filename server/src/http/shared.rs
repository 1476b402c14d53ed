//! What is within a layer, shared instead of copied.
//!
//! Each layer copies what is within it for each request, and that copies what is within that: with
//! a dozen of them this takes longer than most answers. Where [`Layer`] stands, copying ends.

use axum::extract::Request;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::util::{Oneshot, ServiceExt as _};

/// Puts [`Shared`] around a service.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layer;

impl<S> tower::Layer<S> for Layer {
    type Service = Shared<S>;

    fn layer(&self, inner: S) -> Shared<S> {
        Shared(Arc::new(inner))
    }
}

/// A service that is copied when it is called, and not with what stands around it.
#[derive(Debug)]
pub(super) struct Shared<S>(Arc<S>);

impl<S> Clone for Shared<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: tower::Service<Request> + Clone> tower::Service<Request> for Shared<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = Oneshot<S, Request>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        // The copy is asked, before it is called.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        S::clone(&self.0).oneshot(request)
    }
}
