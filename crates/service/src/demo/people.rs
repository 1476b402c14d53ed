//! Who takes part in the demo.

/// Somebody who signed up: username, first name, last name, country, language, company, site,
/// how they want to send traffic.
pub(super) type Person = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// Those who wait for a decision, the first to come first.
pub(super) const PENDING: [Person; 7] = [
    (
        "oddsnorth",
        "Freya",
        "Lindqvist",
        "SE",
        "EN",
        "Oddsnorth Media AB",
        "https://oddsnorth.example",
        "Comparison pages for Nordic football, about 40,000 visits a month from search.",
    ),
    (
        "bola.harian",
        "Rizky",
        "Pratama",
        "ID",
        "ID",
        "",
        "https://bolaharian.example",
        "Berita sepak bola harian dan grup Telegram dengan 12.000 anggota.",
    ),
    (
        "marieleclerc",
        "Marie",
        "Leclerc",
        "FR",
        "FR",
        "Leclerc Conseil",
        "https://guide-casino.example",
        "Guide éditorial, trafic SEO, pas de publicité payante.",
    ),
    (
        "streamhausen",
        "Jonas",
        "Weber",
        "DE",
        "DE",
        "Streamhausen GmbH",
        "https://streamhausen.example",
        "Livestreams am Wochenende, rund 3.000 Zuschauer gleichzeitig.",
    ),
    (
        "apuestas_del_sur",
        "Lucía",
        "Fernández",
        "AR",
        "ES",
        "",
        "https://apuestasdelsur.example",
        "Pronósticos diarios y boletín con 8.500 suscriptores.",
    ),
    (
        "betcompare.bg",
        "Georgi",
        "Dimitrov",
        "BG",
        "EN",
        "Compare BG",
        "https://betcompare.example",
        "Odds comparison with an own app; wants CPA.",
    ),
    (
        "quickmail4u",
        "Max",
        "Power",
        "US",
        "EN",
        "",
        "",
        "will send emails to my list",
    ),
];

/// Somebody whose way of advertising was not wanted.
pub(super) const DECLINED: (Person, &str) = (
    (
        "promo_blaster",
        "Sam",
        "Smith",
        "GB",
        "EN",
        "",
        "https://promo.example",
        "Pop-unders.",
    ),
    "Pop-under traffic is against our terms.",
);

/// An affiliate that brings players.
pub(super) struct Partner {
    /// Who it is.
    pub(super) person: Person,
    /// The day of the story it joins on.
    pub(super) joins: i64,
    /// How it is paid.
    pub(super) method: i64,
    /// Who brought it, as a place in [`PARTNERS`].
    pub(super) parent: Option<usize>,
}

/// The places in [`PARTNERS`].
pub(super) const RIVERS: usize = 0;
pub(super) const NORDIC: usize = 1;
pub(super) const ATLAS: usize = 2;
pub(super) const LEADS: usize = 3;
pub(super) const LISBON: usize = 4;
pub(super) const VALLEY: usize = 5;
pub(super) const DIGEST: usize = 6;

/// Everybody who brings players.
pub(super) const PARTNERS: [Partner; 7] = [
    Partner {
        person: (
            super::AFFILIATE.0,
            "Dana",
            "Rivers",
            "BG",
            "EN",
            "Rivers Media",
            "https://rivers.example",
            "Review site and newsletter.",
        ),
        joins: 0,
        method: 1,
        parent: None,
    },
    Partner {
        person: (
            "nordic.tips",
            "Erik",
            "Hansen",
            "NO",
            "EN",
            "Nordic Tips",
            "https://nordictips.example",
            "Tipster community with a weekly show.",
        ),
        joins: 0,
        method: 2,
        parent: None,
    },
    Partner {
        person: (
            "atlas.casino",
            "Nora",
            "Haddad",
            "FR",
            "FR",
            "Atlas Comparatif",
            "https://atlascomparatif.example",
            "Classements de casinos, trafic SEO.",
        ),
        joins: 0,
        method: 6,
        parent: None,
    },
    Partner {
        person: (
            "lead.house",
            "Tomás",
            "Ibarra",
            "ES",
            "ES",
            "Lead House SL",
            "https://leadhouse.example",
            "Formularios y concursos; pago por registro.",
        ),
        joins: 0,
        method: 1,
        parent: None,
    },
    Partner {
        person: (
            "lisbon.reviews",
            "Inês",
            "Costa",
            "PT",
            "EN",
            "Lisbon Reviews",
            "https://lisbonreviews.example",
            "Reviews, search traffic.",
        ),
        joins: 0,
        method: 4,
        parent: None,
    },
    Partner {
        person: (
            "valley.blog",
            "Petra",
            "Novak",
            "SI",
            "EN",
            "",
            "https://valleyblog.example",
            "A blog about five leagues, with Dana's help.",
        ),
        joins: 10,
        method: 7,
        parent: Some(RIVERS),
    },
    Partner {
        person: (
            "odds.digest",
            "Ivan",
            "Petrov",
            "BG",
            "EN",
            "Odds Digest Ltd",
            "https://oddsdigest.example",
            "Daily digest by mail, 6,000 readers.",
        ),
        joins: 20,
        method: 4,
        parent: Some(RIVERS),
    },
];

/// When and why [`LISBON`] is stopped, in days before the last one.
pub(super) const SUSPENDED: (i64, &str) =
    (9, "Brand bidding; paused until the campaigns are gone.");
