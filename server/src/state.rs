//! What all handlers share.

use crate::pages::render::Renderer;
use std::sync::Arc;
use tributary_service::Service;

/// The state of the router. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub service: Service,
    /// Turns requests into pages.
    pub(crate) renderer: Arc<Renderer>,
}

impl AppState {
    /// The state around a service.
    #[must_use]
    pub fn new(service: Service) -> Self {
        Self {
            service,
            renderer: Arc::new(Renderer::new()),
        }
    }
}
