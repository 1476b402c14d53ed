//! What the audit log says was done: each action by its name in the log, with its words in
//! `crate::text::audit::AuditText`. An action without words does not compile.

use crate::text::audit::AuditText;

macro_rules! actions {
    ($($variant:ident $name:literal)*) => {
        /// Something that was done.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[expect(missing_docs, reason = "the name in the log says what each is")]
        pub enum Action {
            $($variant,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the log, for example `affiliate.approved`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The words for it.
            #[must_use]
            pub const fn text(self) -> AuditText {
                match self {
                    $(Self::$variant => AuditText::$variant,)*
                }
            }
        }
    };
}

actions! {
    AffiliateRegistered "affiliate.registered"
    AffiliatePending "affiliate.pending"
    AffiliateApproved "affiliate.approved"
    AffiliateDeclined "affiliate.declined"
    AffiliateSuspended "affiliate.suspended"
    AffiliateViewOnly "affiliate.viewonly"
    AffiliateBlocked "affiliate.blocked"
    AffiliateEdited "affiliate.edited"
    AffiliateManagerAssigned "affiliate.manager_assigned"
    AffiliateNoted "affiliate.noted"
    ApiKeyCreated "api_key.created"
    ApiKeyExtended "api_key.extended"
    ApiKeyRevoked "api_key.revoked"
    BrandCreated "brand.created"
    BrandChanged "brand.changed"
    CampaignCreated "campaign.created"
    CustomTagCreated "custom_tag.created"
    DealCreated "deal.created"
    DealChanged "deal.changed"
    DealAccepted "deal.accepted"
    EventImportStarted "event_import.started"
    FxRateSet "fx_rate.set"
    LinkCreated "link.created"
    LinkChanged "link.changed"
    MonthClosed "month.closed"
    OperatorCreated "operator.created"
    OperatorSet "operator.set"
    PaymentRequested "payment.requested"
    PaymentApproved "payment.approved"
    PaymentPaid "payment.paid"
    PaymentDirect "payment.direct"
    PaymentCancelled "payment.cancelled"
    PromoCodeCreated "promo_code.created"
    PromoCodeChanged "promo_code.changed"
    RegistrationAssigned "registration.assigned"
    RegistrationRebound "registration.rebound"
    SessionStarted "session.started"
    StaffCreated "staff.created"
    TrackingLinkCreated "tracking_link.created"
}

impl Action {
    /// Reads [`Action::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }

    /// That an affiliate has come to a status.
    #[must_use]
    pub const fn of_status(status: crate::affiliate::Status) -> Self {
        use crate::affiliate::Status;
        match status {
            Status::Pending => Self::AffiliatePending,
            Status::Approved => Self::AffiliateApproved,
            Status::Declined => Self::AffiliateDeclined,
            Status::Suspended => Self::AffiliateSuspended,
            Status::ViewOnly => Self::AffiliateViewOnly,
            Status::Blocked => Self::AffiliateBlocked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::affiliate::Status;

    #[test]
    fn names_lead_back_and_are_names() {
        for action in Action::ALL {
            assert_eq!(Action::parse(action.name()), Some(*action));
            let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '.');
            assert!(action.name().chars().all(is_name), "{action:?}");
        }
        assert_eq!(Action::parse("affiliate.renamed"), None);
    }

    #[test]
    fn a_status_has_the_name_it_always_had() {
        for status in Status::ALL {
            let name = format!("affiliate.{}", status.name().to_lowercase());
            assert_eq!(Action::of_status(status).name(), name);
        }
    }

    #[cfg(feature = "texts")]
    #[test]
    fn every_action_has_words_of_its_own_in_every_language() {
        use crate::language::Lang;
        use crate::text::Catalogue as _;
        use std::collections::BTreeSet;

        for lang in Lang::ALL {
            let said: BTreeSet<&str> = (Action::ALL.iter())
                .map(|action| action.text().text(lang))
                .collect();
            assert_eq!(said.len(), Action::ALL.len(), "{lang:?}");
            for text in said {
                assert!(!text.contains(['.', '_', '{']), "{lang:?}: {text}");
            }
        }
    }
}
