//! What all handlers share.

use tributary_service::Service;

/// The state of the router. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub service: Service,
}

impl AppState {
    /// The state around a service.
    #[must_use]
    pub fn new(service: Service) -> Self {
        Self { service }
    }
}
