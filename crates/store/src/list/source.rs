//! Where the lines of each list come from: its tables, and its columns and filters in SQL, in the
//! order in which the domain has them.
//!
//! `{operator}`, `{affiliate}` and `{since}` stand for what [`super::Scope`] says. What is joined is
//! `LEFT JOIN`ed by its primary key, so that a database leaves out what a statement does not name.

use tributary_domain::affiliate::Status;
use tributary_domain::deal::DealType;
use tributary_domain::link::LinkType;
use tributary_domain::list::List;
use tributary_domain::payment::METHODS;
use tributary_domain::report::Kind;

/// A list in SQL.
pub(super) struct Source {
    pub(super) from: &'static str,
    /// What a line goes by.
    pub(super) id: &'static str,
    /// Which lines are the caller's at all.
    pub(super) scope: &'static str,
    /// By the keys of columns.
    pub(super) columns: &'static [(&'static str, Expr)],
    /// What pages get of a line besides.
    pub(super) extras: &'static [(&'static str, Kind, &'static str)],
    /// The texts that a search looks at.
    pub(super) texts: &'static [&'static str],
    /// Those that are kept folded for it.
    pub(super) folded: &'static [&'static str],
    /// By the keys of filters.
    pub(super) filters: &'static [(&'static str, Condition)],
}

/// A column in SQL.
pub(super) enum Expr {
    /// An expression.
    Sql(&'static str),
    /// A number that stands for a name.
    Named(&'static str, fn() -> Vec<(i64, String)>),
}

/// A filter in SQL.
pub(super) enum Condition {
    /// It is this text.
    Text(Expr),
    /// It is this number.
    Number(&'static str),
    /// It is this affiliate, or one whose folded text has a part.
    Affiliate {
        id: &'static str,
        text: &'static str,
    },
    /// It is this day, in UTC, or later.
    From(&'static str),
    /// It is this day or earlier.
    To(&'static str),
}

use Condition::{Affiliate, From, Number, Text, To};
use Expr::{Named, Sql};

/// The source of a list.
pub(super) const fn of(list: List) -> &'static Source {
    match list {
        List::Affiliates => &AFFILIATES,
        List::Players => &PLAYERS,
        List::Brands => &BRANDS,
        List::Links => &LINKS,
        List::Campaigns => &CAMPAIGNS,
        List::PromoCodes => &PROMO_CODES,
        List::Deals => &DEALS,
        List::Payments => &PAYMENTS,
        List::Imports => &IMPORTS,
        List::OwnPlayers => &OWN_PLAYERS,
        List::OwnLinks => &OWN_LINKS,
        List::OwnPayments => &OWN_PAYMENTS,
        List::OwnEntries => &OWN_ENTRIES,
    }
}

fn statuses() -> Vec<(i64, String)> {
    let key = |status: Status| (status.number(), status.key().to_owned());
    Status::ALL.map(key).into()
}

fn link_types() -> Vec<(i64, String)> {
    let key = |kind: LinkType| (kind.number(), kind.name().to_owned());
    LinkType::ALL.map(key).into()
}

fn methods() -> Vec<(i64, String)> {
    METHODS
        .map(|method| (method.id, method.name.to_owned()))
        .into()
}

fn deal_types() -> Vec<(i64, String)> {
    let types = DealType::ALL.into_iter().filter_map(DealType::new);
    types.map(|of| (of.mask(), of.label())).collect()
}

/// An affiliate's name; nothing where there is none.
const AFFILIATE: &str = "a.first_name || ' ' || a.last_name";

/// Whether something is on.
macro_rules! on_or_off {
    ($is_on:literal) => {
        concat!("CASE WHEN ", $is_on, " THEN 'active' ELSE 'inactive' END")
    };
}

const AFFILIATES: Source = Source {
    from: "affiliate a LEFT JOIN staff m ON m.id = a.manager_id
           LEFT JOIN staff w ON w.id = a.wished_manager_id AND w.operator_id = a.operator_id",
    id: "a.id",
    scope: "a.operator_id = {operator}",
    columns: &[
        ("name", Sql(AFFILIATE)),
        ("id", Sql("a.id")),
        ("username", Sql("a.username")),
        ("email", Sql("a.email")),
        ("company", Sql("a.company")),
        ("country", Sql("a.country")),
        ("site", Sql("a.web_site_url")),
        ("manager", Sql("m.username")),
        ("status", Named("a.status", statuses)),
        ("created_at", Sql("a.created_at")),
        ("last_login_at", Sql("a.last_login_at")),
    ],
    extras: &[
        ("username", Kind::Text, "a.username"),
        ("email", Kind::Text, "a.email"),
        ("company", Kind::Text, "a.company"),
        (
            "wished_manager",
            Kind::Text,
            "CASE WHEN a.status = 1 THEN w.username END",
        ),
        ("parent", Kind::Id, "a.parent_affiliate_id"),
        ("wished_parent", Kind::Id, "a.wished_parent_id"),
    ],
    texts: &[],
    folded: &["a.search_text"],
    filters: &[("status", Text(Named("a.status", statuses)))],
};

const PLAYERS: Source = Source {
    from: "registration r LEFT JOIN brand b ON b.id = r.brand_id
           LEFT JOIN affiliate a ON a.id = r.affiliate_id",
    id: "r.id",
    scope: "r.operator_id = {operator}",
    columns: &[
        ("customer", Sql(CUSTOMER)),
        ("id", Sql("r.id")),
        ("username", Sql("r.username")),
        ("affiliate", Sql(AFFILIATE)),
        ("brand", Sql("b.name")),
        ("country", Sql("r.country")),
        ("registered_at", Sql("r.registered_at")),
        ("status", Sql("r.status")),
        ("ftd_at", Sql("r.ftd_at")),
        ("ftd_amount", Sql("r.ftd_amount")),
        ("deposit_count", Sql("r.deposit_count")),
        ("deposits", Sql("r.deposits")),
        ("withdrawals", Sql("r.withdrawals")),
        ("commission", Sql(EARNED)),
    ],
    extras: &[
        ("username", Kind::Text, "r.username"),
        ("affiliate_id", Kind::Id, "r.affiliate_id"),
    ],
    texts: &[CUSTOMER, "r.username"],
    folded: &[],
    filters: &[
        (
            "affiliate",
            Affiliate {
                id: "r.affiliate_id",
                text: "a.search_text",
            },
        ),
        (
            "whose",
            Text(Sql(
                "CASE WHEN r.affiliate_id IS NULL THEN 'nobody' ELSE 'somebody' END",
            )),
        ),
        ("brand", Number("r.brand_id")),
        ("status", Text(Sql("r.status"))),
        ("from", From("r.registered_at")),
        ("to", To("r.registered_at")),
    ],
};

/// The brand's name for a player as it was spelt.
const CUSTOMER: &str = "CASE WHEN r.ext_customer_spelling = '' THEN r.ext_customer_id ELSE r.ext_customer_spelling END";
/// What a player earned its affiliate.
const EARNED: &str = "r.cpl + r.cpa + r.rev_share";

const OWN_PLAYERS: Source = Source {
    from: "registration r LEFT JOIN brand b ON b.id = r.brand_id",
    id: "r.id",
    scope: "r.operator_id = {operator} AND r.affiliate_id = {affiliate}",
    columns: &[
        ("id", Sql("r.id")),
        ("brand", Sql("b.name")),
        ("country", Sql("r.country")),
        ("registered_at", Sql("r.registered_at")),
        ("status", Sql("r.status")),
        ("ftd_at", Sql("r.ftd_at")),
        ("deposit_count", Sql("r.deposit_count")),
        ("deposits", Sql("r.deposits")),
        ("commission", Sql(EARNED)),
    ],
    extras: &[],
    texts: &[],
    folded: &[],
    filters: &[
        ("brand", Number("r.brand_id")),
        ("status", Text(Sql("r.status"))),
        ("from", From("r.registered_at")),
        ("to", To("r.registered_at")),
    ],
};

const BRANDS: Source = Source {
    from: "brand b",
    id: "b.id",
    scope: "b.operator_id = {operator}",
    columns: &[
        ("name", Sql("b.name")),
        ("id", Sql("b.id")),
        ("domain", Sql("b.domain")),
        ("go_host", Sql("b.go_host")),
        ("fallback_url", Sql("b.fallback_url")),
        ("status", Sql(on_or_off!("b.is_active"))),
        (
            "links",
            Sql(
                "(SELECT COUNT(*) FROM link l WHERE l.operator_id = {operator} AND l.brand_id = b.id)",
            ),
        ),
    ],
    extras: &[("domain", Kind::Text, "b.domain")],
    texts: &["b.name", "b.domain", "COALESCE(b.go_host, '')"],
    folded: &[],
    filters: &[("status", Text(Sql(on_or_off!("b.is_active"))))],
};

const LINKS: Source = Source {
    from: "link l LEFT JOIN brand b ON b.id = l.brand_id",
    id: "l.id",
    scope: "l.operator_id = {operator}",
    columns: &[
        ("name", Sql("l.name")),
        ("id", Sql("l.id")),
        ("type", Named("l.link_type_id", link_types)),
        ("brand", Sql("b.name")),
        ("destination", Sql("l.destination_url")),
        (
            "visibility",
            Sql("CASE WHEN l.is_public THEN 'public' ELSE 'private' END"),
        ),
        ("status", Sql(on_or_off!("l.is_enabled AND b.is_active"))),
        ("created_at", Sql("l.created_at")),
    ],
    extras: &[
        ("type_id", Kind::Id, "l.link_type_id"),
        (
            "ab_percent",
            Kind::Count,
            "CASE WHEN l.destination_url_ab IS NULL THEN 0 ELSE l.ab_percent END",
        ),
        (
            "private",
            Kind::Count,
            "(SELECT COUNT(*) FROM json_each(l.private_affiliate_ids) AS item)",
        ),
    ],
    texts: &["l.name", "l.destination_url", "l.description"],
    folded: &[],
    filters: &[
        ("brand", Number("l.brand_id")),
        (
            "status",
            Text(Sql(on_or_off!("l.is_enabled AND b.is_active"))),
        ),
    ],
};

/// Those that work and are for the affiliate, with its visits.
const OWN_LINKS: Source = Source {
    from: "link l LEFT JOIN brand b ON b.id = l.brand_id",
    id: "l.id",
    scope: "l.operator_id = {operator} AND l.is_enabled AND b.is_active
            AND (l.is_public OR EXISTS (SELECT 1 FROM json_each(l.private_affiliate_ids) AS item
                 WHERE CAST(item.value AS BIGINT) = {affiliate}))",
    columns: &[
        ("name", Sql("l.name")),
        ("id", Sql("l.id")),
        ("type", Named("l.link_type_id", link_types)),
        ("brand", Sql("b.name")),
        ("description", Sql("l.description")),
        (
            "visits",
            Sql("(SELECT CAST(COALESCE(SUM(v.visits), 0) AS BIGINT)
                  FROM dimension m JOIN daily v ON v.dimension_id = m.id
                  WHERE m.operator_id = {operator} AND m.level = 0 AND m.affiliate_id = {affiliate}
                    AND m.link_id = l.id AND v.day >= {since})"),
        ),
    ],
    extras: &[
        ("description", Kind::Text, "l.description"),
        (
            "is_private",
            Kind::Flag,
            "CAST(CASE WHEN l.is_public THEN 0 ELSE 1 END AS BIGINT)",
        ),
    ],
    texts: &["l.name", "l.description", "b.name"],
    folded: &[],
    filters: &[("brand", Number("l.brand_id"))],
};

const CAMPAIGNS: Source = Source {
    from: "campaign c",
    id: "c.id",
    scope: "c.operator_id = {operator}",
    columns: &[
        ("name", Sql("c.name")),
        ("id", Sql("c.id")),
        ("created_at", Sql("c.created_at")),
        (
            "promo_codes",
            Sql(
                "(SELECT COUNT(*) FROM promo_code k WHERE k.operator_id = {operator} AND k.campaign_id = c.id)",
            ),
        ),
    ],
    extras: &[],
    texts: &["c.name"],
    folded: &[],
    filters: &[],
};

const PROMO_CODES: Source = Source {
    from: "promo_code k LEFT JOIN brand b ON b.id = k.brand_id LEFT JOIN affiliate a ON a.id = k.affiliate_id
           LEFT JOIN campaign c ON c.id = k.campaign_id",
    id: "k.id",
    scope: "k.operator_id = {operator}",
    columns: &[
        ("code", Sql("k.code")),
        ("brand", Sql("b.name")),
        ("affiliate", Sql(AFFILIATE)),
        ("campaign", Sql("c.name")),
        ("status", Sql(on_or_off!("k.is_active"))),
        ("created_at", Sql("k.created_at")),
    ],
    extras: &[
        ("affiliate_id", Kind::Id, "k.affiliate_id"),
        ("is_active", Kind::Flag, "CAST(CASE WHEN k.is_active THEN 1 ELSE 0 END AS BIGINT)"),
    ],
    texts: &["k.code", "COALESCE(c.name, '')"],
    folded: &["a.search_text"],
    filters: &[
        ("brand", Number("k.brand_id")),
        (
            "affiliate",
            Affiliate {
                id: "k.affiliate_id",
                text: "a.search_text",
            },
        ),
        ("status", Text(Sql(on_or_off!("k.is_active")))),
    ],
};

const DEALS: Source = Source {
    from: "deal d LEFT JOIN affiliate a ON a.id = d.affiliate_id
           JOIN deal_version v ON v.deal_id = d.id
             AND v.version = (SELECT MAX(w.version) FROM deal_version w WHERE w.deal_id = d.id)",
    id: "d.id",
    scope: "d.operator_id = {operator}",
    columns: &[
        ("name", Sql("d.group_name")),
        ("id", Sql("d.id")),
        ("affiliate", Sql(AFFILIATE)),
        (
            "type",
            Named(
                "CAST((SELECT item.value ->> 'deal_type' FROM json_each('[' || v.terms || ']') AS item) AS BIGINT)",
                deal_types,
            ),
        ),
        ("terms", Sql("v.terms")),
        ("status", Sql("CASE WHEN v.accepted_at IS NULL THEN 'pending' ELSE 'active' END")),
        ("created_at", Sql("d.created_at")),
        (
            "players",
            Sql("(SELECT COUNT(*) FROM deal_version u JOIN registration r ON r.deal_version_id = u.id
                  WHERE u.deal_id = d.id)"),
        ),
    ],
    extras: &[
        ("affiliate_id", Kind::Id, "d.affiliate_id"),
        ("is_default", Kind::Flag, "CAST(CASE WHEN d.is_default THEN 1 ELSE 0 END AS BIGINT)"),
        ("is_pending", Kind::Flag, "CAST(CASE WHEN v.accepted_at IS NULL THEN 1 ELSE 0 END AS BIGINT)"),
    ],
    texts: &["d.group_name"],
    folded: &["a.search_text"],
    filters: &[(
        "affiliate",
        Affiliate {
            id: "d.affiliate_id",
            text: "a.search_text",
        },
    )],
};

const PAYMENTS: Source = Source {
    from: "payment p LEFT JOIN affiliate a ON a.id = p.affiliate_id",
    id: "p.id",
    scope: "p.operator_id = {operator}",
    columns: &[
        ("id", Sql("p.id")),
        ("created_at", Sql("p.created_at")),
        ("affiliate", Sql(AFFILIATE)),
        ("amount", Sql("p.amount")),
        ("method", Named("p.payment_method_id", methods)),
        ("period_from", Sql("p.period_from")),
        ("period_to", Sql("p.period_to")),
        ("status", Sql("p.state")),
        ("invoice", Sql("p.invoice_number")),
        ("completed_at", Sql("p.completed_at")),
    ],
    extras: &[
        ("affiliate_id", Kind::Id, "p.affiliate_id"),
        ("state", Kind::Text, "p.state"),
        ("created_at", Kind::Time, "p.created_at"),
        ("period_to", Kind::Date, "p.period_to"),
        (
            "is_direct",
            Kind::Flag,
            "CAST(CASE WHEN p.is_direct THEN 1 ELSE 0 END AS BIGINT)",
        ),
    ],
    texts: &["p.invoice_number"],
    folded: &["a.search_text"],
    filters: &[
        ("state", Text(Sql("p.state"))),
        (
            "affiliate",
            Affiliate {
                id: "p.affiliate_id",
                text: "a.search_text",
            },
        ),
    ],
};

const OWN_PAYMENTS: Source = Source {
    from: "payment p",
    id: "p.id",
    scope: "p.operator_id = {operator} AND p.affiliate_id = {affiliate}",
    columns: &[
        ("created_at", Sql("p.created_at")),
        ("id", Sql("p.id")),
        ("status", Sql("p.state")),
        ("period_from", Sql("p.period_from")),
        ("period_to", Sql("p.period_to")),
        ("method", Named("p.payment_method_id", methods)),
        ("invoice", Sql("p.invoice_number")),
        ("completed_at", Sql("p.completed_at")),
        ("amount", Sql("p.amount")),
    ],
    extras: &[
        ("state", Kind::Text, "p.state"),
        ("period_to", Kind::Date, "p.period_to"),
    ],
    texts: &["p.invoice_number"],
    folded: &[],
    filters: &[("status", Text(Sql("p.state")))],
};

/// A payment takes away from the balance.
const OWN_ENTRIES: Source = Source {
    from: "ledger e",
    id: "e.id",
    scope: "e.operator_id = {operator} AND e.affiliate_id = {affiliate}",
    columns: &[
        ("for_day", Sql("e.for_day")),
        ("id", Sql("e.id")),
        ("type", Sql("e.kind")),
        ("posted_at", Sql("e.posted_at")),
        (
            "amount",
            Sql("CASE WHEN e.kind = 'payment' THEN -e.amount ELSE e.amount END"),
        ),
    ],
    extras: &[],
    texts: &[],
    folded: &[],
    filters: &[("type", Text(Sql("e.kind")))],
};

const IMPORTS: Source = Source {
    from: "event_import i LEFT JOIN brand b ON b.id = i.brand_id",
    id: "i.id",
    scope: "i.operator_id = {operator}",
    columns: &[
        ("file", Sql("i.file_name")),
        ("brand", Sql("b.name")),
        ("created_at", Sql("i.created_at")),
        ("status", Sql("i.state")),
        ("lines", Sql("i.total")),
        ("accepted", Sql("i.accepted")),
        ("parked", Sql("i.parked")),
        ("duplicates", Sql("i.duplicate")),
        ("rejected", Sql("i.rejected")),
    ],
    extras: &[],
    texts: &["i.file_name"],
    folded: &[],
    filters: &[("brand", Number("i.brand_id"))],
};
