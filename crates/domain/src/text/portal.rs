//! Sentences of the portal pages.

use super::catalogue;

catalogue! {
    /// Sentences of the portal pages.
    pub enum PortalText: "portal" {
        SignIn { en: "Sign in", fr: "Se connecter", id: "Masuk", es: "Iniciar sesión", de: "Anmelden" }
    }
}
