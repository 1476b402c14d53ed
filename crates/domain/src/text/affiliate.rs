//! Sentences of the affiliate pages.

use super::catalogue;

catalogue! {
    /// Sentences of the affiliate pages.
    pub enum AffiliateText: "affiliate" {
        SignIn { en: "Sign in", fr: "Se connecter", id: "Masuk", es: "Iniciar sesión", de: "Anmelden" }
    }
}
