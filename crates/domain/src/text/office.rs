//! Sentences of the office pages.

use super::catalogue;

catalogue! {
    /// Sentences of the office pages.
    pub enum OfficeText: "office" {
        SignIn { en: "Sign in", fr: "Se connecter", id: "Masuk", es: "Iniciar sesión", de: "Anmelden" }
    }
}
