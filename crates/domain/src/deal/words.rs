//! A deal's terms in words: what pages show instead of a table of fields.

use super::{Base, Terms};
use crate::id::{BrandId, CampaignId};
use crate::language::Lang;
use crate::money::Money;
use crate::text::deal::DealText as T;
use crate::text::number::{amount, moment, percent};
use crate::text::plural::counted;
use crate::text::{Catalogue as _, fill};

/// What the words need besides the terms.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The language of the words.
    pub lang: Lang,
    /// The operator's currency.
    pub currency: &'a str,
    /// The name of a brand.
    pub brand: &'a dyn Fn(BrandId) -> String,
    /// The name of a campaign.
    pub campaign: &'a dyn Fn(CampaignId) -> String,
    /// The name of a country.
    pub country: &'a dyn Fn(&str) -> String,
}

/// The terms, a sentence each: what is paid first, then for whom.
#[must_use]
pub fn words(terms: &Terms, names: &Names<'_>) -> Vec<String> {
    let say = Say(*names);
    let mut lines = Vec::new();
    if terms.deal_type.has_cpl() {
        lines.push(say.cpl(terms));
    }
    if terms.deal_type.has_cpa() {
        say.cpa(terms, &mut lines);
    }
    if let Some(base) = terms.deal_type.rev_share() {
        say.rev_share(terms, base, &mut lines);
    }
    say.whom(terms, &mut lines);
    lines
}

struct Say<'a>(Names<'a>);

impl Say<'_> {
    fn say(&self, text: T, values: &[(&str, &str)]) -> String {
        fill(text.text(self.0.lang), values)
    }

    fn amount(&self, money: Money) -> String {
        amount(self.0.lang, money, self.0.currency)
    }

    /// `a, b and c`.
    fn join(&self, mut parts: Vec<String>) -> String {
        let Some(last) = parts.pop() else {
            return String::new();
        };
        if parts.is_empty() {
            return last;
        }
        let first = parts.join(", ");
        self.say(T::And, &[("first", &first), ("last", &last)])
    }

    fn cpl(&self, terms: &Terms) -> String {
        let paid = self.amount(terms.cpl_amount);
        if terms.qua_cpl_volume == Money::ZERO {
            return self.say(T::Cpl, &[("amount", &paid)]);
        }
        let volume = self.amount(terms.qua_cpl_volume);
        self.say(T::CplVolume, &[("amount", &paid), ("volume", &volume)])
    }

    fn cpa(&self, terms: &Terms, lines: &mut Vec<String>) {
        let conditions = [
            (T::IfDeposits, terms.qua_cpa_deposit),
            (T::IfNetDeposits, terms.qua_cpa_net_deposit),
            (T::IfFirstDeposit, terms.qua_cpa_ftd),
            (T::IfVolume, terms.qua_cpa_volume),
        ];
        let mut said: Vec<String> = (conditions.into_iter())
            .filter(|(_, least)| *least != Money::ZERO)
            .map(|(text, least)| self.say(text, &[("least", &self.amount(least))]))
            .collect();
        if terms.qua_cpa_activity_count > 0 {
            let (lang, least) = (self.0.lang, terms.qua_cpa_activity_count);
            said.push(counted(lang, T::IfWagers.text(lang), least, &[]));
        }
        let paid = self.amount(terms.cpa_amount);
        lines.push(if said.is_empty() {
            self.say(T::Cpa, &[("amount", &paid)])
        } else {
            let conditions = self.join(said);
            self.say(T::CpaIf, &[("amount", &paid), ("conditions", &conditions)])
        });
        if terms.cpa_clawback {
            lines.push(self.say(T::Clawback, &[]));
        }
        for (text, most) in [
            (T::CapDaily, terms.cap_cpa_daily),
            (T::CapMonthly, terms.cap_cpa_monthly),
        ] {
            if most > 0 {
                lines.push(counted(self.0.lang, text.text(self.0.lang), most, &[]));
            }
        }
    }

    fn rev_share(&self, terms: &Terms, base: Base, lines: &mut Vec<String>) {
        let lang = self.0.lang;
        let text = match base {
            Base::NetPl => T::ShareOfNetPl,
            Base::NetDeposit => T::ShareOfNetDeposit,
        };
        lines.push(self.say(text, &[("rate", &percent(lang, terms.rev_share))]));
        for tier in &terms.tiers {
            let (rate, from) = (percent(lang, tier.rate), self.amount(tier.from));
            lines.push(self.say(T::Tier, &[("rate", &rate), ("from", &from)]));
        }
    }

    fn whom(&self, terms: &Terms, lines: &mut Vec<String>) {
        let brands = terms.match_brands.iter().map(|id| (self.0.brand)(*id));
        let countries = terms.match_countries.iter();
        let countries = countries.map(|code| (self.0.country)(code));
        let campaigns = terms.match_campaigns.iter();
        let campaigns = campaigns.map(|id| (self.0.campaign)(*id));
        for (text, names) in [
            (T::OnlyBrands, brands.collect::<Vec<_>>()),
            (T::OnlyCountries, countries.collect()),
            (T::OnlyCampaigns, campaigns.collect()),
        ] {
            if !names.is_empty() {
                lines.push(self.say(text, &[("names", &self.join(names))]));
            }
        }
        for (text, at) in [
            (T::OnlyFrom, terms.active_from),
            (T::OnlyUntil, terms.active_to),
        ] {
            if let Some(at) = at {
                lines.push(self.say(text, &[("date", &moment(self.0.lang, at))]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::{DealType, Tier};
    use crate::money::Ppm;
    use crate::time::Timestamp;

    fn said(terms: &Terms, lang: Lang) -> Vec<String> {
        let names = Names {
            lang,
            currency: "EUR",
            brand: &|id| format!("Brand {id}"),
            campaign: &|id| format!("Campaign {id}"),
            country: &str::to_owned,
        };
        // The spaces that no line breaks at are no matter here.
        (words(terms, &names).into_iter())
            .map(|line| line.replace(['\u{a0}', '\u{202f}'], " "))
            .collect()
    }

    #[test]
    fn a_deal_reads_as_a_person_would_say_it() {
        let terms = Terms {
            cpa_amount: Money(30_000_000),
            qua_cpa_deposit: Money(25_000_000),
            ..Terms::of(DealType::new(2).unwrap())
        };
        assert_eq!(
            said(&terms, Lang::En),
            ["30 EUR for each player whose deposits reach 25 EUR."]
        );
        assert_eq!(
            said(&terms, Lang::De),
            ["30 EUR für jeden Spieler, dessen Einzahlungen 25 EUR erreichen."]
        );
    }

    #[test]
    fn everything_a_deal_can_say_is_said() {
        let terms = Terms {
            cpa_amount: Money(30_500_000),
            qua_cpa_ftd: Money(20_000_000),
            qua_cpa_volume: Money(1_000_000_000),
            qua_cpa_activity_count: 5,
            cpa_clawback: true,
            cap_cpa_daily: 10,
            rev_share: Ppm(333_333),
            tiers: vec![Tier {
                from: Money(5_000_000_000),
                rate: Ppm(400_000),
            }],
            match_brands: vec![BrandId(1), BrandId(2)],
            match_countries: vec!["BG".into()],
            match_campaigns: vec![CampaignId(7)],
            active_from: Timestamp::parse("2026-07-01"),
            active_to: Timestamp::parse("2026-08-01"),
            ..Terms::of(DealType::new(6).unwrap())
        };
        assert_eq!(
            said(&terms, Lang::En),
            [
                "30.50 EUR for each player whose first deposit is at least 20 EUR, who wagers at least 1,000 EUR and who places at least 5 bets.",
                "Clawed back if the player stops meeting these conditions.",
                "Capped at 10 players per day.",
                "33.3333% of NetPL (wagers minus winnings, bonuses and deductions).",
                "40% in months where it reaches 5,000 EUR.",
                "Only for Brand 1 and Brand 2.",
                "Only for players from BG.",
                "Only for Campaign 7.",
                "Only for players who register on or after 1 Jul 2026.",
                "Only for players who register before 1 Aug 2026.",
            ]
        );
        for lang in Lang::ALL {
            assert_eq!(said(&terms, lang).len(), 10);
        }
    }
}
