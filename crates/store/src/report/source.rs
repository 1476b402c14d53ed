//! Where the lines of a report come from.

/// Where lines come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// Daily counters of combinations.
    Daily,
    /// The days of single players.
    Players,
    /// Players with the sums of their lives.
    Registrations,
    /// Clicks.
    Clicks,
    /// Payments.
    Payments,
}

impl Source {
    /// The tables, and the condition on the operator, who is `$1`.
    pub(super) const fn tables(self) -> &'static str {
        match self {
            Self::Daily => {
                " FROM dimension m JOIN daily d ON d.dimension_id = m.id WHERE m.operator_id = $1"
            }
            // Of a branch; see `BRANCHES`.
            Self::Players => " WHERE r.operator_id = $1",
            Self::Registrations => {
                " FROM registration r JOIN dimension m ON m.id = r.detail_id
                  LEFT JOIN deal_version v ON v.id = r.deal_version_id WHERE r.operator_id = $1"
            }
            Self::Clicks => {
                " FROM click c JOIN dimension m ON m.id = c.dimension_id WHERE c.operator_id = $1"
            }
            Self::Payments => " FROM payment p WHERE p.operator_id = $1",
        }
    }

    /// Whose a line is. Restricts by an index.
    pub(super) const fn affiliate(self) -> &'static str {
        match self {
            Self::Daily => "m.affiliate_id",
            Self::Players | Self::Registrations => "r.affiliate_id",
            Self::Clicks => "c.affiliate_id",
            Self::Payments => "p.affiliate_id",
        }
    }

    /// The moment, in micros, by which the dates of a report of single things narrow it.
    pub(super) const fn moment(self) -> Option<&'static str> {
        match self {
            Self::Registrations => Some("r.registered_at"),
            Self::Clicks => Some("c.clicked_at"),
            Self::Payments => Some("p.created_at"),
            Self::Daily | Self::Players => None,
        }
    }
}
