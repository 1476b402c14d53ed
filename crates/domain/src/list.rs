//! Every list of the pages: what it is called, which columns and filters it has, and what an address
//! asks of it.
//!
//! A list is described once, here. The page, the page without script and the CSV file read the same
//! [`Query`] from the same address, the store knows the SQL of each column and filter by its key
//! (`list/source.rs`), and a test over [`List::ALL`] sees that they fit together.

#[cfg(feature = "texts")]
pub mod column;
#[cfg(feature = "texts")]
pub mod filter;
#[cfg(feature = "texts")]
pub mod query;

#[cfg(feature = "texts")]
pub use {
    column::Column,
    filter::{Choice, Filter, FilterKind},
    query::{Query, Sort},
};

/// A list of the back office or of an affiliate's own pages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum List {
    /// Everybody who signed up.
    Affiliates,
    /// Everybody's players.
    Players,
    /// The operator's sites.
    Brands,
    /// Where affiliates can lead visitors.
    Links,
    /// What promo codes and tracking links can belong to.
    Campaigns,
    /// What players type in.
    PromoCodes,
    /// Who earns what.
    Deals,
    /// What waits to be approved and paid, and what was.
    Payments,
    /// Files of events.
    Imports,
    /// An affiliate's own players, without what tells who they are.
    OwnPlayers,
    /// What an affiliate can promote.
    OwnLinks,
    /// What an affiliate was paid, and what it asked for.
    OwnPayments,
    /// The entries of an affiliate's ledger.
    OwnEntries,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 13] = [
        Self::Affiliates,
        Self::Players,
        Self::Brands,
        Self::Links,
        Self::Campaigns,
        Self::PromoCodes,
        Self::Deals,
        Self::Payments,
        Self::Imports,
        Self::OwnPlayers,
        Self::OwnLinks,
        Self::OwnPayments,
        Self::OwnEntries,
    ];

    /// The name in addresses; unique among those of the same area.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Affiliates => "affiliates",
            Self::Players | Self::OwnPlayers => "registrations",
            Self::Brands => "brands",
            Self::Links | Self::OwnLinks => "links",
            Self::Campaigns => "campaigns",
            Self::PromoCodes => "promo-codes",
            Self::Deals => "deals",
            Self::Payments | Self::OwnPayments => "payments",
            Self::Imports => "imports",
            Self::OwnEntries => "ledger",
        }
    }

    /// Whether it is the staff's; the others are of the affiliate that looks at them.
    #[must_use]
    pub const fn is_office(self) -> bool {
        !matches!(
            self,
            Self::OwnPlayers | Self::OwnLinks | Self::OwnPayments | Self::OwnEntries
        )
    }

    /// The address of the page it is on.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Affiliates => "/office",
            Self::Players => "/office/registrations",
            Self::Brands => "/office/brands",
            Self::Links => "/office/links",
            Self::Campaigns | Self::PromoCodes => "/office/campaigns",
            Self::Deals => "/office/deals",
            Self::Payments => "/office/payments",
            Self::Imports => "/office/import",
            Self::OwnPlayers => "/registrations",
            Self::OwnLinks => "/links",
            Self::OwnPayments | Self::OwnEntries => "/payments",
        }
    }

    /// The address of its CSV file. The first segment says whose it is, as that of its page does.
    #[must_use]
    pub fn file_path(self) -> String {
        let area = if self.is_office() {
            "/office/"
        } else {
            "/dashboard/"
        };
        [area, self.name(), ".csv"].concat()
    }

    /// What the parameters of its address begin with; empty for the first list of a page.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::PromoCodes => "codes_",
            Self::OwnEntries => "entries_",
            Self::OwnLinks => "list_",
            _ => "",
        }
    }

    /// Finds a list by its area and [`List::name`].
    #[must_use]
    pub fn find(is_office: bool, name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|list| list.is_office() == is_office && list.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::List;
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_file_of_its_own_and_no_two_share_parameters_of_a_page() {
        let files: BTreeSet<String> = List::ALL.into_iter().map(List::file_path).collect();
        let places: BTreeSet<_> = List::ALL
            .into_iter()
            .map(|list| (list.path(), list.prefix()))
            .collect();
        assert_eq!(
            (files.len(), places.len()),
            (List::ALL.len(), List::ALL.len())
        );
        for list in List::ALL {
            assert_eq!(List::find(list.is_office(), list.name()), Some(list));
        }
        assert_eq!(List::find(true, "ledger"), None);
    }
}
