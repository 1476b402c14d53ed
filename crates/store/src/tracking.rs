//! What the redirect is answered from: every operator's links at once, since an address alone
//! says whose click it is. Nothing here is shown to anybody.

use crate::json;
use crate::stamp::{stamp, statements};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, LinkId, OperatorId};

/// A brand, as far as the redirect needs it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BrandRow {
    /// The brand.
    pub id: BrandId,
    /// Its operator.
    pub operator: OperatorId,
    /// The host that is for its links alone.
    pub go_host: Option<String>,
    /// Where visitors go whose link leads nowhere.
    pub fallback_url: Option<String>,
    /// Whether its links work.
    pub is_active: bool,
}

/// A destination link, as far as the redirect needs it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkRow {
    /// The link.
    pub id: LinkId,
    /// Its operator.
    pub operator: OperatorId,
    /// Its brand.
    pub brand: BrandId,
    /// Where clicks go.
    pub destination_url: String,
    /// Where the others go.
    pub destination_url_ab: Option<String>,
    /// How many percent the others are.
    pub ab_percent: i64,
    /// Whether it works.
    pub is_enabled: bool,
    /// Whether every affiliate may use it.
    pub is_public: bool,
    /// Who may when not everybody does.
    pub private_affiliate_ids: Vec<AffiliateId>,
    /// Whether clicks may name a source.
    pub has_source_id: bool,
}

/// What was changed of all that.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Changed {
    /// A brand.
    Brand(BrandId),
    /// A destination link.
    Link(LinkId),
    /// Whether an affiliate's links work.
    Affiliate(AffiliateId),
    /// An operator's host names.
    Hostnames(OperatorId),
    /// More than can be named, what was deleted among it: everything is to be read.
    Everything,
}

impl Changed {
    /// As it stands in the database.
    const fn columns(self) -> (&'static str, i64) {
        match self {
            Self::Brand(id) => ("brand", id.0),
            Self::Link(id) => ("link", id.0),
            Self::Affiliate(id) => ("affiliate", id.0),
            Self::Hostnames(id) => ("hostnames", id.0),
            Self::Everything => ("everything", 0),
        }
    }

    /// `None` for everything, and for what a newer server has written.
    fn read(kind: &str, subject: i64) -> Option<Self> {
        Some(match kind {
            "brand" => Self::Brand(BrandId(subject)),
            "link" => Self::Link(LinkId(subject)),
            "affiliate" => Self::Affiliate(AffiliateId(subject)),
            "hostnames" => Self::Hostnames(OperatorId(subject)),
            _ => return None,
        })
    }
}

/// A slug.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SlugRow {
    /// Its row; newer ones are higher.
    pub id: i64,
    /// The slug.
    pub slug: String,
    /// The destination link.
    pub link: LinkId,
    /// The affiliate who shares it.
    pub affiliate: AffiliateId,
    /// The campaign; 0 for none.
    pub campaign: CampaignId,
    /// The source; empty for none.
    pub source_id: String,
}

#[derive(sqlx_macros::FromRow)]
struct Brand {
    id: i64,
    operator_id: i64,
    go_host: Option<String>,
    fallback_url: Option<String>,
    is_active: bool,
}

#[derive(sqlx_macros::FromRow)]
struct Link {
    id: i64,
    operator_id: i64,
    brand_id: i64,
    destination_url: String,
    destination_url_ab: Option<String>,
    ab_percent: i64,
    is_enabled: bool,
    is_public: bool,
    private_affiliate_ids: String,
    has_source_id: bool,
}

#[derive(sqlx_macros::FromRow)]
struct Slug {
    id: i64,
    slug: String,
    link_id: i64,
    affiliate_id: i64,
    campaign_id: i64,
    source_id: String,
}

/// How many changes are remembered.
const MAX_REMEMBERED: i64 = 10_000;

macro_rules! brand_columns {
    () => {
        "id, operator_id, go_host, fallback_url, is_active"
    };
}

macro_rules! link_columns {
    () => {
        "id, operator_id, brand_id, destination_url, destination_url_ab, ab_percent, is_enabled, is_public,
              private_affiliate_ids, has_source_id"
    };
}

macro_rules! slug_columns {
    () => {
        "id, slug, link_id, affiliate_id, campaign_id, source_id"
    };
}

statements! {
    BUMP: "UPDATE tracking_version SET version = version + 1 WHERE id = 1";
    NOTE: "INSERT INTO tracking_change (version, kind, subject) SELECT version, $1, $2 FROM tracking_version WHERE id = 1";
    FORGET: "DELETE FROM tracking_change WHERE version <= (SELECT version FROM tracking_version WHERE id = 1) - $1";
    CHANGES: "SELECT version, kind, subject FROM tracking_change WHERE version > $1 ORDER BY version LIMIT $2";
    VERSION: "SELECT version FROM tracking_version WHERE id = 1";
    BRANDS: concat!("SELECT ", brand_columns!(), " FROM brand");
    BRAND: concat!("SELECT ", brand_columns!(), " FROM brand WHERE id = $1");
    BRANDS_OF: concat!("SELECT ", brand_columns!(), " FROM brand WHERE operator_id = $1");
    LINKS: concat!("SELECT ", link_columns!(), " FROM link");
    LINK: concat!("SELECT ", link_columns!(), " FROM link WHERE id = $1");
    LINKS_OF: concat!("SELECT ", link_columns!(), " FROM link WHERE operator_id = $1 AND brand_id = $2");
    HOSTNAMES: "SELECT hostname, operator_id FROM operator_hostname";
    HOSTNAMES_OF: "SELECT hostname, operator_id FROM operator_hostname WHERE operator_id = $1";
    APPROVED: "SELECT id, operator_id FROM affiliate WHERE status = 2";
    IS_APPROVED: "SELECT id, operator_id FROM affiliate WHERE status = 2 AND id = $1";
    SLUGS: concat!("SELECT ", slug_columns!(), " FROM tracking_link WHERE id > $1 ORDER BY id");
    SLUG: concat!("SELECT ", slug_columns!(), " FROM tracking_link WHERE slug = $1");
}

stamp! {
    /// Says to every node that what it knows is old, and what of it. Part of the transaction of each
    /// change of a brand, a link, an affiliate's status or an operator's host names. New slugs don't
    /// need it: they are found by their ids.
    pub async fn bump(c, changed: Changed) -> () {
        let (kind, subject) = changed.columns();
        // Whoever comes next waits here, so that changes are counted in the order of their commits.
        sqlx::query::<Db>(BUMP).execute(&mut *c).await?;
        sqlx::query::<Db>(NOTE).bind(kind).bind(subject).execute(&mut *c).await?;
        sqlx::query::<Db>(FORGET).bind(MAX_REMEMBERED).execute(c).await?;
        Ok(())
    }

    /// What was changed since a version, in its order, and the version it leads to; `None` where not
    /// all of that is known any more, and for more than `most` changes.
    pub async fn changes(c, since: i64, most: usize) -> Option<(i64, Vec<Changed>)> {
        let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let rows = sqlx::query_as::<Db, (i64, String, i64)>(CHANGES).bind(since).bind(limit).fetch_all(c).await?;
        let is_whole = (since + 1..).zip(&rows).all(|(version, row)| version == row.0);
        let Some(last) = rows.last().map(|row| row.0).filter(|_| is_whole && rows.len() <= most) else {
            return Ok(None);
        };
        let changes: Option<Vec<Changed>> = rows.iter().map(|(_, kind, subject)| Changed::read(kind, *subject)).collect();
        Ok(changes.map(|changes| (last, changes)))
    }

    /// How often something was changed.
    pub async fn version(c) -> i64 {
        Ok(sqlx::query_scalar::<Db, i64>(VERSION).fetch_one(c).await?)
    }

    /// Every brand.
    pub async fn brands(c) -> Vec<BrandRow> {
        let rows = sqlx::query_as::<Db, Brand>(BRANDS).fetch_all(c).await?;
        Ok(rows.into_iter().map(BrandRow::from).collect())
    }

    /// One brand.
    pub async fn brand(c, id: BrandId) -> Option<BrandRow> {
        let row = sqlx::query_as::<Db, Brand>(BRAND).bind(id.0).fetch_optional(c).await?;
        Ok(row.map(BrandRow::from))
    }

    /// An operator's brands.
    pub async fn brands_of(c, operator: OperatorId) -> Vec<BrandRow> {
        let rows = sqlx::query_as::<Db, Brand>(BRANDS_OF).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(BrandRow::from).collect())
    }

    /// One destination link.
    pub async fn link(c, id: LinkId) -> Option<LinkRow> {
        let row = sqlx::query_as::<Db, Link>(LINK).bind(id.0).fetch_optional(c).await?;
        Ok(row.map(LinkRow::from))
    }

    /// A brand's destination links.
    pub async fn links_of(c, operator: OperatorId, brand: BrandId) -> Vec<LinkRow> {
        let rows = sqlx::query_as::<Db, Link>(LINKS_OF).bind(operator.0).bind(brand.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(LinkRow::from).collect())
    }

    /// An operator's host names.
    pub async fn hostnames_of(c, operator: OperatorId) -> Vec<(String, OperatorId)> {
        let rows = sqlx::query_as::<Db, (String, i64)>(HOSTNAMES_OF).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(name, id)| (name, OperatorId(id))).collect())
    }

    /// Whose an affiliate is, if its links work.
    pub async fn is_approved(c, id: AffiliateId) -> Option<OperatorId> {
        let row = sqlx::query_as::<Db, (i64, i64)>(IS_APPROVED).bind(id.0).fetch_optional(c).await?;
        Ok(row.map(|(_, operator)| OperatorId(operator)))
    }

    /// Every destination link.
    pub async fn links(c) -> Vec<LinkRow> {
        let rows = sqlx::query_as::<Db, Link>(LINKS).fetch_all(c).await?;
        Ok(rows.into_iter().map(LinkRow::from).collect())
    }

    /// Every operator's host names.
    pub async fn hostnames(c) -> Vec<(String, OperatorId)> {
        let rows = sqlx::query_as::<Db, (String, i64)>(HOSTNAMES).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(name, id)| (name, OperatorId(id))).collect())
    }

    /// The affiliates whose links work.
    pub async fn approved(c) -> Vec<(AffiliateId, OperatorId)> {
        let rows = sqlx::query_as::<Db, (i64, i64)>(APPROVED).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, operator)| (AffiliateId(id), OperatorId(operator))).collect())
    }

    /// Every slug behind the row `after`, in the order of their rows.
    pub async fn slugs(c, after: i64) -> Vec<SlugRow> {
        let rows = sqlx::query_as::<Db, Slug>(SLUGS).bind(after).fetch_all(c).await?;
        Ok(rows.into_iter().map(SlugRow::from).collect())
    }

    /// One slug.
    pub async fn slug(c, slug: &str) -> Option<SlugRow> {
        let row = sqlx::query_as::<Db, Slug>(SLUG).bind(slug).fetch_optional(c).await?;
        Ok(row.map(SlugRow::from))
    }
}

impl From<Brand> for BrandRow {
    fn from(row: Brand) -> Self {
        Self {
            id: BrandId(row.id),
            operator: OperatorId(row.operator_id),
            go_host: row.go_host,
            fallback_url: row.fallback_url,
            is_active: row.is_active,
        }
    }
}

impl From<Link> for LinkRow {
    /// A row that can't be read is a link that does not work, and no trouble of anybody else's.
    fn from(row: Link) -> Self {
        let private = json::read("link", row.id, &row.private_affiliate_ids);
        let is_readable = private.is_ok();
        if let Err(error) = &private {
            tracing::error!(link = row.id, %error, "a link can't be read and does not work");
        }
        Self {
            id: LinkId(row.id),
            operator: OperatorId(row.operator_id),
            brand: BrandId(row.brand_id),
            destination_url: row.destination_url,
            destination_url_ab: row.destination_url_ab,
            ab_percent: row.ab_percent,
            is_enabled: row.is_enabled && is_readable,
            is_public: row.is_public,
            private_affiliate_ids: private.unwrap_or_default(),
            has_source_id: row.has_source_id,
        }
    }
}

impl From<Slug> for SlugRow {
    fn from(row: Slug) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            link: LinkId(row.link_id),
            affiliate: AffiliateId(row.affiliate_id),
            campaign: CampaignId(row.campaign_id),
            source_id: row.source_id,
        }
    }
}
