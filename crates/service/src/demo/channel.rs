//! What there is to link to, and the partners' ways to visitors.

use super::people::{ATLAS, DIGEST, LEADS, LISBON, NORDIC, RIVERS, VALLEY};

/// The places of brands in the programme's `brands`.
pub(super) const SPORTS: usize = 0;
pub(super) const CASINO: usize = 1;
/// The places of links in the programme's `links`.
pub(super) const HOME: usize = 0;
pub(super) const SIGN_UP: usize = 1;
pub(super) const ROULETTE: usize = 2;
pub(super) const APP: usize = 3;
pub(super) const VIP: usize = 4;
/// The names of the campaigns, and their places.
pub(super) const CAMPAIGNS: [&str; 3] = ["Football season", "Casino welcome", "Newsletter"];
pub(super) const FOOTBALL: usize = 0;
pub(super) const WELCOME: usize = 1;
pub(super) const NEWSLETTER: usize = 2;

/// A partner's way to visitors.
pub(super) struct Channel {
    /// Whose, as a place among the partners.
    pub(super) partner: usize,
    /// By which link.
    pub(super) link: usize,
    /// For which campaign.
    pub(super) campaign: Option<usize>,
    /// The `source_id` of its tracking link.
    pub(super) source: &'static str,
    /// `utm_source`, `utm_medium` and `utm_campaign`; empty for none.
    pub(super) utm: [&'static str; 3],
    /// Clicks in ten days.
    pub(super) clicks: i64,
    /// How many of a thousand visitors register.
    pub(super) sign_ups: i64,
    /// Where they come from; more often those that are named twice.
    pub(super) countries: &'static [&'static str],
    /// The page they come from.
    pub(super) referrer: &'static str,
}

const fn channel(
    partner: usize,
    link: usize,
    campaign: Option<usize>,
    source: &'static str,
    clicks: i64,
    sign_ups: i64,
) -> Channel {
    Channel {
        partner,
        link,
        campaign,
        source,
        utm: ["", "", ""],
        clicks,
        sign_ups,
        countries: &["GB", "IE"],
        referrer: "",
    }
}

/// Every way.
pub(super) const CHANNELS: [Channel; 12] = [
    Channel {
        utm: ["google", "organic", ""],
        countries: &["BG", "BG", "GB", "DE", "IE", "RO"],
        referrer: "https://rivers.example/reviews/riverbend",
        ..channel(RIVERS, HOME, None, "reviews", 52, 60)
    },
    Channel {
        utm: ["newsletter", "email", "weekly"],
        countries: &["DE", "DE", "AT", "BG"],
        ..channel(RIVERS, SIGN_UP, Some(FOOTBALL), "newsletter", 26, 85)
    },
    Channel {
        countries: &["GB", "CH", "DE"],
        referrer: "https://rivers.example/vip",
        ..channel(RIVERS, VIP, None, "vip-page", 8, 95)
    },
    Channel {
        utm: ["google", "cpc", "casino-brand"],
        countries: &["GB", "BG", "IE"],
        referrer: "https://rivers.example/casino",
        ..channel(RIVERS, ROULETTE, Some(WELCOME), "casino-reviews", 20, 60)
    },
    Channel {
        utm: ["youtube", "video", "weekly-show"],
        countries: &["NO", "NO", "SE", "DK", "FI"],
        ..channel(NORDIC, SIGN_UP, Some(FOOTBALL), "weekly-show", 42, 70)
    },
    Channel {
        utm: ["telegram", "social", ""],
        countries: &["NO", "SE"],
        referrer: "https://t.me/",
        ..channel(NORDIC, HOME, None, "telegram", 20, 55)
    },
    Channel {
        utm: ["google", "organic", "toplist"],
        countries: &["FR", "FR", "BE", "CH"],
        referrer: "https://atlascomparatif.example/casinos-en-direct",
        ..channel(ATLAS, ROULETTE, Some(WELCOME), "toplist", 44, 60)
    },
    Channel {
        countries: &["FR", "BE"],
        ..channel(ATLAS, APP, None, "app", 10, 50)
    },
    Channel {
        utm: ["contest", "referral", "win-a-shirt"],
        countries: &["ES", "ES", "MX", "AR"],
        referrer: "https://leadhouse.example/concurso",
        ..channel(LEADS, SIGN_UP, None, "forms", 24, 120)
    },
    Channel {
        countries: &["PT", "PT", "BR"],
        referrer: "https://lisbonreviews.example/riverbend",
        ..channel(LISBON, HOME, None, "search", 20, 75)
    },
    Channel {
        countries: &["SI", "HR", "AT"],
        referrer: "https://valleyblog.example/",
        ..channel(VALLEY, HOME, None, "", 15, 70)
    },
    Channel {
        utm: ["digest", "email", "daily"],
        countries: &["BG", "RO", "GB"],
        ..channel(DIGEST, SIGN_UP, Some(NEWSLETTER), "digest", 18, 75)
    },
];
