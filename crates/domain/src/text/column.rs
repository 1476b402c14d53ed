//! The names of the columns of reports.

use super::catalogue;

catalogue! {
    /// What stands over a column of a report.
    pub enum ColumnText: "column" {
        Date { en: "Date", fr: "Date", id: "Tanggal", es: "Fecha", de: "Datum" }
        AffiliateId { en: "Affiliate", fr: "Affilié", id: "Afiliasi", es: "Afiliado", de: "Affiliate" }
        AffiliateName { en: "Affiliate's username", fr: "Identifiant de l'affilié", id: "Nama pengguna afiliasi", es: "Usuario del afiliado", de: "Benutzername des Affiliates" }
        BrandId { en: "Brand", fr: "Marque", id: "Merek", es: "Marca", de: "Marke" }
        BrandName { en: "Brand's name", fr: "Nom de la marque", id: "Nama merek", es: "Nombre de la marca", de: "Name der Marke" }
        LinkId { en: "Link", fr: "Lien", id: "Tautan", es: "Enlace", de: "Link" }
        LinkName { en: "Link's name", fr: "Nom du lien", id: "Nama tautan", es: "Nombre del enlace", de: "Name des Links" }
        CampaignId { en: "Campaign", fr: "Campagne", id: "Kampanye", es: "Campaña", de: "Kampagne" }
        CampaignName { en: "Campaign's name", fr: "Nom de la campagne", id: "Nama kampanye", es: "Nombre de la campaña", de: "Name der Kampagne" }
        DealId { en: "Deal", fr: "Accord", id: "Kesepakatan", es: "Acuerdo", de: "Vereinbarung" }
        DealName { en: "Deal's name", fr: "Nom de l'accord", id: "Nama kesepakatan", es: "Nombre del acuerdo", de: "Name der Vereinbarung" }
        DealType { en: "Type of deal", fr: "Type d'accord", id: "Jenis kesepakatan", es: "Tipo de acuerdo", de: "Art der Vereinbarung" }
        SourceId { en: "Source", fr: "Source", id: "Sumber", es: "Fuente", de: "Quelle" }
        Afp { en: "AFP", fr: "AFP", id: "AFP", es: "AFP", de: "AFP" }
        Afp1 { en: "AFP 1", fr: "AFP 1", id: "AFP 1", es: "AFP 1", de: "AFP 1" }
        Afp2 { en: "AFP 2", fr: "AFP 2", id: "AFP 2", es: "AFP 2", de: "AFP 2" }
        Afp3 { en: "AFP 3", fr: "AFP 3", id: "AFP 3", es: "AFP 3", de: "AFP 3" }
        Afp4 { en: "AFP 4", fr: "AFP 4", id: "AFP 4", es: "AFP 4", de: "AFP 4" }
        Afp5 { en: "AFP 5", fr: "AFP 5", id: "AFP 5", es: "AFP 5", de: "AFP 5" }
        Afp6 { en: "AFP 6", fr: "AFP 6", id: "AFP 6", es: "AFP 6", de: "AFP 6" }
        Afp7 { en: "AFP 7", fr: "AFP 7", id: "AFP 7", es: "AFP 7", de: "AFP 7" }
        Afp8 { en: "AFP 8", fr: "AFP 8", id: "AFP 8", es: "AFP 8", de: "AFP 8" }
        Afp9 { en: "AFP 9", fr: "AFP 9", id: "AFP 9", es: "AFP 9", de: "AFP 9" }
        UtmSource { en: "UTM source", fr: "UTM source", id: "UTM source", es: "UTM source", de: "UTM source" }
        UtmMedium { en: "UTM medium", fr: "UTM medium", id: "UTM medium", es: "UTM medium", de: "UTM medium" }
        UtmCampaign { en: "UTM campaign", fr: "UTM campaign", id: "UTM campaign", es: "UTM campaign", de: "UTM campaign" }
        UtmTerm { en: "UTM term", fr: "UTM term", id: "UTM term", es: "UTM term", de: "UTM term" }
        UtmContent { en: "UTM content", fr: "UTM content", id: "UTM content", es: "UTM content", de: "UTM content" }
        RegistrationId { en: "Registration", fr: "Inscription", id: "Pendaftaran", es: "Registro", de: "Registrierung" }
        CustomerId { en: "Brand's customer", fr: "Client de la marque", id: "Pelanggan merek", es: "Cliente de la marca", de: "Kunde der Marke" }
        PlayerName { en: "Player's username", fr: "Identifiant du joueur", id: "Nama pengguna pemain", es: "Usuario del jugador", de: "Benutzername des Spielers" }
        RegisteredAt { en: "Registered", fr: "Inscrit le", id: "Terdaftar", es: "Registrado", de: "Registriert" }
        Country { en: "Country", fr: "Pays", id: "Negara", es: "País", de: "Land" }
        Status { en: "Status", fr: "Statut", id: "Status", es: "Estado", de: "Status" }
        QualifiedAt { en: "Qualified", fr: "Qualifié le", id: "Memenuhi syarat", es: "Calificado", de: "Qualifiziert" }
        FtdAt { en: "First deposit made", fr: "Premier dépôt le", id: "Setoran pertama dibuat", es: "Primer depósito hecho", de: "Erste Einzahlung am" }
        Visits { en: "Visits", fr: "Visites", id: "Kunjungan", es: "Visitas", de: "Besuche" }
        Registrations { en: "Registrations", fr: "Inscriptions", id: "Pendaftaran", es: "Registros", de: "Registrierungen" }
        QualifiedLeads { en: "Qualified leads", fr: "Prospects qualifiés", id: "Prospek memenuhi syarat", es: "Leads calificados", de: "Qualifizierte Leads" }
        FtdCount { en: "First deposits", fr: "Premiers dépôts", id: "Setoran pertama", es: "Primeros depósitos", de: "Erste Einzahlungen" }
        FtdTotal { en: "First deposits, amount", fr: "Premiers dépôts, montant", id: "Setoran pertama, jumlah", es: "Primeros depósitos, importe", de: "Erste Einzahlungen, Betrag" }
        QualifiedFtds { en: "Qualified first deposits", fr: "Premiers dépôts qualifiés", id: "Setoran pertama memenuhi syarat", es: "Primeros depósitos calificados", de: "Qualifizierte erste Einzahlungen" }
        DepositCount { en: "Deposits, number", fr: "Dépôts, nombre", id: "Setoran, banyaknya", es: "Depósitos, número", de: "Einzahlungen, Anzahl" }
        DepositTotal { en: "Deposits", fr: "Dépôts", id: "Setoran", es: "Depósitos", de: "Einzahlungen" }
        WithdrawalCount { en: "Withdrawals, number", fr: "Retraits, nombre", id: "Penarikan, banyaknya", es: "Retiradas, número", de: "Auszahlungen, Anzahl" }
        WithdrawalTotal { en: "Withdrawals", fr: "Retraits", id: "Penarikan", es: "Retiradas", de: "Auszahlungen" }
        NetDeposits { en: "Net deposits", fr: "Dépôts nets", id: "Setoran bersih", es: "Depósitos netos", de: "Netto-Einzahlungen" }
        Chargebacks { en: "Chargebacks", fr: "Rejets de débit", id: "Tolak bayar", es: "Contracargos", de: "Rückbuchungen" }
        Bonuses { en: "Bonuses", fr: "Bonus", id: "Bonus", es: "Bonos", de: "Boni" }
        Deductions { en: "Deductions", fr: "Déductions", id: "Potongan", es: "Deducciones", de: "Abzüge" }
        Volume { en: "Volume", fr: "Volume", id: "Volume", es: "Volumen", de: "Umsatz" }
        Operations { en: "Wagers", fr: "Mises, nombre", id: "Taruhan", es: "Apuestas", de: "Wetten" }
        Pl { en: "P&L", fr: "Résultat brut", id: "Laba rugi", es: "Resultado bruto", de: "Bruttoergebnis" }
        NetPl { en: "Net P&L", fr: "Résultat net", id: "Laba rugi bersih", es: "Resultado neto", de: "Nettoergebnis" }
        NetPlCasino { en: "Net P&L, casino", fr: "Résultat net, casino", id: "Laba rugi bersih, kasino", es: "Resultado neto, casino", de: "Nettoergebnis, Casino" }
        NetPlSport { en: "Net P&L, sport", fr: "Résultat net, sport", id: "Laba rugi bersih, olahraga", es: "Resultado neto, deportes", de: "Nettoergebnis, Sport" }
        AdminFees { en: "Deductions, admin fees", fr: "Déductions, frais de gestion", id: "Potongan, biaya administrasi", es: "Deducciones, gastos de gestión", de: "Abzüge, Verwaltungskosten" }
        PaymentFees { en: "Deductions, payment fees", fr: "Déductions, frais de paiement", id: "Potongan, biaya pembayaran", es: "Deducciones, comisiones de pago", de: "Abzüge, Zahlungsgebühren" }
        Taxes { en: "Deductions, taxes", fr: "Déductions, taxes", id: "Potongan, pajak", es: "Deducciones, impuestos", de: "Abzüge, Steuern" }
        BonusCosts { en: "Deductions, bonus costs", fr: "Déductions, coût des bonus", id: "Potongan, biaya bonus", es: "Deducciones, coste de bonos", de: "Abzüge, Bonuskosten" }
        OtherDeductions { en: "Deductions, others", fr: "Déductions, autres", id: "Potongan, lainnya", es: "Deducciones, otras", de: "Abzüge, übrige" }
        Cpl { en: "CPL commission", fr: "Commission CPL", id: "Komisi CPL", es: "Comisión CPL", de: "CPL-Provision" }
        Cpa { en: "CPA commission", fr: "Commission CPA", id: "Komisi CPA", es: "Comisión CPA", de: "CPA-Provision" }
        RevShare { en: "RevShare commission", fr: "Commission RevShare", id: "Komisi RevShare", es: "Comisión RevShare", de: "RevShare-Provision" }
        SubCommission { en: "Sub-affiliate commission", fr: "Commission des sous-affiliés", id: "Komisi sub-afiliasi", es: "Comisión de subafiliados", de: "Sub-Affiliate-Provision" }
        Commissions { en: "Commission", fr: "Commission", id: "Komisi", es: "Comisión", de: "Provision" }
        EffectiveCpa { en: "Effective CPA", fr: "CPA effectif", id: "CPA efektif", es: "CPA efectivo", de: "Effektiver CPA" }
        EffectiveCpl { en: "Effective CPL", fr: "CPL effectif", id: "CPL efektif", es: "CPL efectivo", de: "Effektiver CPL" }
        Adjustments { en: "Adjustments", fr: "Ajustements", id: "Penyesuaian", es: "Ajustes", de: "Korrekturen" }
        Payments { en: "Payments", fr: "Paiements", id: "Pembayaran", es: "Pagos", de: "Zahlungen" }
        Balance { en: "Change of balance", fr: "Variation du solde", id: "Perubahan saldo", es: "Cambio del saldo", de: "Änderung des Saldos" }
        Conversion { en: "Registrations per visit", fr: "Inscriptions par visite", id: "Pendaftaran per kunjungan", es: "Registros por visita", de: "Registrierungen je Besuch" }
        Tracker { en: "Tracker", fr: "Traceur", id: "Pelacak", es: "Rastreador", de: "Tracker" }
        ClickedAt { en: "Clicked", fr: "Cliqué le", id: "Diklik", es: "Clic", de: "Geklickt" }
        Referrer { en: "Referrer", fr: "Référent", id: "Perujuk", es: "Referente", de: "Verweis" }
        UserAgent { en: "Browser", fr: "Navigateur", id: "Peramban", es: "Navegador", de: "Browser" }
        IsMachine { en: "Machine", fr: "Machine", id: "Mesin", es: "Máquina", de: "Maschine" }
        PaymentId { en: "Payment", fr: "Paiement", id: "Pembayaran", es: "Pago", de: "Zahlung" }
        Amount { en: "Amount", fr: "Montant", id: "Jumlah", es: "Importe", de: "Betrag" }
        PeriodFrom { en: "Period from", fr: "Période du", id: "Periode dari", es: "Período desde", de: "Zeitraum von" }
        PeriodTo { en: "Period to", fr: "Période au", id: "Periode hingga", es: "Período hasta", de: "Zeitraum bis" }
        Invoice { en: "Invoice", fr: "Facture", id: "Faktur", es: "Factura", de: "Rechnung" }
        CreatedAt { en: "Made", fr: "Créé le", id: "Dibuat", es: "Creado", de: "Angelegt" }
        CompletedAt { en: "Completed", fr: "Terminé le", id: "Selesai", es: "Completado", de: "Abgeschlossen" }
        SubAffiliateId { en: "Sub-affiliate", fr: "Sous-affilié", id: "Sub-afiliasi", es: "Subafiliado", de: "Sub-Affiliate" }
        SubAffiliateName { en: "Sub-affiliate's username", fr: "Identifiant du sous-affilié", id: "Nama pengguna sub-afiliasi", es: "Usuario del subafiliado", de: "Benutzername des Sub-Affiliates" }
    }
}
