//! What was done, as histories say it: each action of [`crate::audit::Action`], without who did it.

use super::catalogue;

catalogue! {
    /// What was done.
    pub enum AuditText: "audit" {
        AffiliateRegistered { en: "signed up", fr: "inscription", id: "mendaftar", es: "registro", de: "registriert" }
        AffiliatePending { en: "returned to pending", fr: "remis en attente", id: "dikembalikan ke menunggu", es: "devuelto a pendiente", de: "auf offen zurückgesetzt" }
        AffiliateApproved { en: "approved", fr: "accepté", id: "disetujui", es: "aprobado", de: "freigegeben" }
        AffiliateDeclined { en: "declined", fr: "refusé", id: "ditolak", es: "rechazado", de: "abgelehnt" }
        AffiliateSuspended { en: "suspended", fr: "suspendu", id: "ditangguhkan", es: "suspendido", de: "ausgesetzt" }
        AffiliateViewOnly { en: "set to view-only", fr: "passé en lecture seule", id: "dijadikan hanya lihat", es: "puesto en solo lectura", de: "auf Nur-Lesen gesetzt" }
        AffiliateBlocked { en: "blocked", fr: "bloqué", id: "diblokir", es: "bloqueado", de: "gesperrt" }
        AffiliateEdited { en: "profile changed", fr: "profil modifié", id: "profil diubah", es: "perfil cambiado", de: "Profil geändert" }
        AffiliateManagerAssigned { en: "manager changed", fr: "gestionnaire changé", id: "manajer diganti", es: "gestor cambiado", de: "Manager gewechselt" }
        AffiliateNoted { en: "note changed", fr: "note modifiée", id: "catatan diubah", es: "nota cambiada", de: "Notiz geändert" }
        ApiKeyCreated { en: "API key created", fr: "clé d'API créée", id: "kunci API dibuat", es: "clave de API creada", de: "API-Schlüssel erstellt" }
        ApiKeyExtended { en: "API key extended", fr: "clé d'API prolongée", id: "kunci API diperpanjang", es: "clave de API prorrogada", de: "API-Schlüssel verlängert" }
        ApiKeyRevoked { en: "API key revoked", fr: "clé d'API révoquée", id: "kunci API dicabut", es: "clave de API revocada", de: "API-Schlüssel widerrufen" }
        BrandCreated { en: "brand created", fr: "marque créée", id: "merek dibuat", es: "marca creada", de: "Marke angelegt" }
        BrandChanged { en: "brand changed", fr: "marque modifiée", id: "merek diubah", es: "marca cambiada", de: "Marke geändert" }
        CampaignCreated { en: "campaign created", fr: "campagne créée", id: "kampanye dibuat", es: "campaña creada", de: "Kampagne angelegt" }
        CustomTagCreated { en: "custom tag created", fr: "étiquette créée", id: "tag khusus dibuat", es: "etiqueta creada", de: "Tag angelegt" }
        DealCreated { en: "deal created", fr: "contrat créé", id: "kesepakatan dibuat", es: "acuerdo creado", de: "Vereinbarung angelegt" }
        DealChanged { en: "deal changed", fr: "contrat modifié", id: "kesepakatan diubah", es: "acuerdo cambiado", de: "Vereinbarung geändert" }
        DealAccepted { en: "deal accepted", fr: "contrat accepté", id: "kesepakatan diterima", es: "acuerdo aceptado", de: "Vereinbarung angenommen" }
        EventImportStarted { en: "import started", fr: "import lancé", id: "impor dimulai", es: "importación iniciada", de: "Import gestartet" }
        FxRateSet { en: "exchange rate set", fr: "taux de change fixé", id: "kurs ditetapkan", es: "tipo de cambio fijado", de: "Wechselkurs festgelegt" }
        LinkCreated { en: "link created", fr: "lien créé", id: "tautan dibuat", es: "enlace creado", de: "Link angelegt" }
        LinkChanged { en: "link changed", fr: "lien modifié", id: "tautan diubah", es: "enlace cambiado", de: "Link geändert" }
        MonthClosed { en: "month closed", fr: "mois clôturé", id: "bulan ditutup", es: "mes cerrado", de: "Monat abgeschlossen" }
        OperatorCreated { en: "programme created", fr: "programme créé", id: "program dibuat", es: "programa creado", de: "Programm angelegt" }
        OperatorSet { en: "settings changed", fr: "paramètres modifiés", id: "pengaturan diubah", es: "ajustes cambiados", de: "Einstellungen geändert" }
        PaymentRequested { en: "payout requested", fr: "paiement demandé", id: "pembayaran diminta", es: "pago solicitado", de: "Auszahlung angefordert" }
        PaymentApproved { en: "payment approved", fr: "paiement approuvé", id: "pembayaran disetujui", es: "pago aprobado", de: "Zahlung freigegeben" }
        PaymentPaid { en: "payment made", fr: "paiement effectué", id: "pembayaran dilakukan", es: "pago realizado", de: "Zahlung ausgeführt" }
        PaymentDirect { en: "direct payment made", fr: "paiement direct effectué", id: "pembayaran langsung dilakukan", es: "pago directo realizado", de: "Direktzahlung ausgeführt" }
        PaymentCancelled { en: "payment cancelled", fr: "paiement annulé", id: "pembayaran dibatalkan", es: "pago cancelado", de: "Zahlung storniert" }
        PromoCodeCreated { en: "promo code created", fr: "code promo créé", id: "kode promo dibuat", es: "código promocional creado", de: "Promo-Code angelegt" }
        PromoCodeChanged { en: "promo code changed", fr: "code promo modifié", id: "kode promo diubah", es: "código promocional cambiado", de: "Promo-Code geändert" }
        RegistrationAssigned { en: "player assigned", fr: "joueur attribué", id: "pemain ditetapkan", es: "jugador asignado", de: "Spieler zugeordnet" }
        RegistrationRebound { en: "player moved to another deal", fr: "joueur passé sous un autre contrat", id: "pemain dipindahkan ke kesepakatan lain", es: "jugador pasado a otro acuerdo", de: "Spieler einer anderen Vereinbarung zugeordnet" }
        SessionStarted { en: "signed in", fr: "connexion", id: "masuk", es: "inicio de sesión", de: "angemeldet" }
        StaffCreated { en: "employee created", fr: "collaborateur créé", id: "karyawan dibuat", es: "empleado creado", de: "Mitarbeiter angelegt" }
        TrackingLinkCreated { en: "tracking link created", fr: "lien de suivi créé", id: "tautan pelacakan dibuat", es: "enlace de seguimiento creado", de: "Tracking-Link erstellt" }
        // An entry by a name that this version does not know.
        Unknown { en: "something else was done", fr: "autre action", id: "tindakan lain", es: "otra acción", de: "andere Aktion" }
    }
}
