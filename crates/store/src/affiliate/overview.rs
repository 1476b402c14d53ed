//! Affiliates with everything the operator's API tells of each, in one statement however many
//! there are: manager, parent, what it earns on subs, default deal and balance.

use super::row::Row;
use crate::stamp::{stamp, statements};
use crate::{StoreError, json};
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::deal::{SubTerms, Terms};
use tributary_domain::id::{AffiliateId, OperatorId, StaffId, SubTermsId};
use tributary_domain::identity::{email_key, id_key, username_key};
use tributary_domain::ledger::Balance;
use tributary_domain::money::{Money, Ppm};

/// Which affiliates a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those within the caller's reach.
    pub reach: Option<Vec<AffiliateId>>,
    /// Only these.
    pub ids: Option<Vec<AffiliateId>>,
    /// Only those that stand here.
    pub statuses: Option<Vec<Status>>,
    /// Only those with these usernames, in any spelling.
    pub usernames: Option<Vec<String>>,
    /// Only those with these e-mail addresses, in any case.
    pub emails: Option<Vec<String>>,
    /// Only those of these managers.
    pub managers: Option<Vec<StaffId>>,
    /// Only those with these parents.
    pub parents: Option<Vec<AffiliateId>>,
    /// Only those with these ids in the operator's own systems.
    pub ext_ids: Option<Vec<String>>,
}

/// The default deal of an affiliate, or what stands for it, in its newest version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DefaultDeal {
    /// Its name.
    pub group_name: String,
    /// Its terms.
    pub terms: Terms,
}

/// An affiliate with what stands around it.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The affiliate.
    pub affiliate: Affiliate,
    /// Its manager's username.
    pub manager_username: Option<String>,
    /// Its manager's e-mail address.
    pub manager_email: Option<String>,
    /// Its parent's first and last name.
    pub parent_name: Option<String>,
    /// What it earns on its sub-affiliates.
    pub sub_terms: Option<SubTerms>,
    /// Its default deal, where one is marked.
    pub default_deal: Option<DefaultDeal>,
    /// Its balance; all zero for one that never had an entry.
    pub balance: Balance,
}

macro_rules! list {
    ($condition:literal, $value:literal) => {
        concat!(
            " AND (CAST(",
            $condition,
            " AS TEXT) IS NULL OR ",
            $value,
            " IN (SELECT item.value ->> 0 FROM json_each(CAST(COALESCE(",
            $condition,
            ", '[]') AS TEXT)) AS item))"
        )
    };
}

macro_rules! ids {
    ($condition:literal, $value:literal) => {
        concat!(
            " AND (CAST(",
            $condition,
            " AS TEXT) IS NULL OR ",
            $value,
            " IN (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE(",
            $condition,
            ", '[]') AS TEXT)) AS item))"
        )
    };
}

macro_rules! filtered {
    () => {
        concat!(
            " FROM affiliate WHERE operator_id = $1",
            ids!("$2", "id"),
            ids!("$3", "id"),
            ids!("$4", "status"),
            list!("$5", "username_key"),
            list!("$6", "email_key"),
            ids!("$7", "manager_id"),
            ids!("$8", "parent_affiliate_id"),
            list!("$9", "ext_affiliate_key")
        )
    };
}

statements! {
    COUNT: concat!("SELECT COUNT(*)", filtered!());
    LIST: concat!("SELECT a.*, m.username AS manager_username, m.email AS manager_email,
               p.first_name AS parent_first_name, p.last_name AS parent_last_name,
               s.id AS sub_terms_id, s.cpa_fee AS sub_cpa_fee, s.commission_cut_ppm AS sub_commission_cut, s.net_pl_cut_ppm AS sub_net_pl_cut,
               d.group_name AS deal_name, v.terms AS deal_terms, b.cpl, b.cpa, b.rev_share, b.sub_affiliate, b.adjustments, b.payments
             FROM (SELECT ", super::columns!(), filtered!(), " ORDER BY id LIMIT $11 OFFSET $12) a
             LEFT JOIN staff m ON m.id = a.manager_id
             LEFT JOIN affiliate p ON p.id = a.parent_affiliate_id
             LEFT JOIN sub_terms s ON s.id = (SELECT MAX(t.id) FROM sub_terms t WHERE t.affiliate_id = a.id)
             LEFT JOIN deal d ON d.id = (SELECT MAX(e.id) FROM deal e WHERE e.operator_id = a.operator_id AND e.affiliate_id = a.id AND e.is_default)
             LEFT JOIN deal_version v ON v.deal_id = d.id AND v.version = (SELECT MAX(w.version) FROM deal_version w WHERE w.deal_id = d.id)
             LEFT JOIN balance b ON b.affiliate_id = a.id AND CAST($10 AS BOOLEAN)
             ORDER BY a.id");
}

#[derive(sqlx_macros::FromRow)]
struct Wide {
    #[sqlx(flatten)]
    row: Row,
    manager_username: Option<String>,
    manager_email: Option<String>,
    parent_first_name: Option<String>,
    parent_last_name: Option<String>,
    sub_terms_id: Option<i64>,
    sub_cpa_fee: Option<i64>,
    sub_commission_cut: Option<i64>,
    sub_net_pl_cut: Option<i64>,
    deal_name: Option<String>,
    deal_terms: Option<String>,
    cpl: Option<i64>,
    cpa: Option<i64>,
    rev_share: Option<i64>,
    sub_affiliate: Option<i64>,
    adjustments: Option<i64>,
    payments: Option<i64>,
}

stamp! {
    /// How many affiliates a filter shows.
    pub async fn count(c, operator: OperatorId, filter: &Filter) -> i64 {
        let lists = filter.lists()?;
        let mut query = sqlx::query_scalar::<Db, i64>(COUNT).bind(operator.0);
        for list in lists {
            query = query.bind(list);
        }
        Ok(query.fetch_one(c).await?)
    }

    /// The affiliates a filter shows by their ids, `limit` of them from `offset` on. Without
    /// `with_money` the balances are not looked up, and are zero.
    pub async fn list(c, operator: OperatorId, filter: &Filter, with_money: bool, limit: i64, offset: i64) -> Vec<Overview> {
        let lists = filter.lists()?;
        let mut query = sqlx::query_as::<Db, Wide>(LIST).bind(operator.0);
        for list in lists {
            query = query.bind(list);
        }
        let rows = query.bind(with_money).bind(limit).bind(offset).fetch_all(c).await?;
        rows.into_iter().map(Overview::try_from).collect()
    }
}

impl Filter {
    /// The lists as the statements read them, in their order.
    fn lists(&self) -> Result<[Option<String>; 8], StoreError> {
        fn rows<T, R: serde::Serialize>(
            list: Option<&Vec<T>>,
            row: impl Fn(&T) -> R,
        ) -> Result<Option<String>, StoreError> {
            list.map(|list| json::rows(list.iter().map(|item| [row(item)])))
                .transpose()
        }
        Ok([
            rows(self.reach.as_ref(), |id| id.0)?,
            rows(self.ids.as_ref(), |id| id.0)?,
            rows(self.statuses.as_ref(), |status| status.number())?,
            rows(self.usernames.as_ref(), |name| username_key(name))?,
            rows(self.emails.as_ref(), |email| email_key(email))?,
            rows(self.managers.as_ref(), |id| id.0)?,
            rows(self.parents.as_ref(), |id| id.0)?,
            rows(self.ext_ids.as_ref(), |id| id_key(id).into_owned())?,
        ])
    }
}

impl TryFrom<Wide> for Overview {
    type Error = StoreError;

    fn try_from(wide: Wide) -> Result<Self, StoreError> {
        let affiliate = Affiliate::try_from(wide.row)?;
        let money = |micros: Option<i64>| Money(micros.unwrap_or_default());
        let rate = |ppm: Option<i64>| Ppm(ppm.unwrap_or_default());
        let deal = match wide.deal_name.zip(wide.deal_terms) {
            Some((group_name, terms)) => Some(DefaultDeal {
                group_name,
                terms: json::read("deal_version", affiliate.id.0, &terms)?,
            }),
            None => None,
        };
        let parent = wide.parent_first_name.zip(wide.parent_last_name);
        Ok(Self {
            manager_username: wide.manager_username,
            manager_email: wide.manager_email,
            parent_name: parent.map(|(first, last)| format!("{first} {last}").trim().to_owned()),
            sub_terms: wide.sub_terms_id.map(|id| SubTerms {
                id: SubTermsId(id),
                affiliate_id: affiliate.id,
                cpa_fee: money(wide.sub_cpa_fee),
                commission_cut: rate(wide.sub_commission_cut),
                net_pl_cut: rate(wide.sub_net_pl_cut),
            }),
            default_deal: deal,
            balance: Balance {
                cpl: money(wide.cpl),
                cpa: money(wide.cpa),
                rev_share: money(wide.rev_share),
                sub_affiliate: money(wide.sub_affiliate),
                adjustments: money(wide.adjustments),
                payments: money(wide.payments),
            },
            affiliate,
        })
    }
}
