-- Destination links, the slugs under which affiliates share them, promo codes, and clicks.
-- Times are UTC microseconds, days are days since 1970, amounts are micros, rates are ppm.
ALTER TABLE brand ADD COLUMN go_host TEXT;
ALTER TABLE brand ADD COLUMN fallback_url TEXT;
CREATE UNIQUE INDEX brand_go_host_unique ON brand (go_host);

CREATE TABLE campaign (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  name        TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  CONSTRAINT campaign_name_unique UNIQUE (operator_id, name)
) STRICT;

-- `link_type_id`: 1 registration page, 2 landing page, 3 home page, 4 other (vendor-apis §1.12).
CREATE TABLE link (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id           INTEGER NOT NULL REFERENCES operator (id),
  brand_id              INTEGER NOT NULL REFERENCES brand (id),
  link_type_id          INTEGER NOT NULL CHECK (link_type_id BETWEEN 1 AND 4),
  name                  TEXT    NOT NULL,
  description           TEXT    NOT NULL,
  destination_url       TEXT    NOT NULL,
  destination_url_ab    TEXT,
  -- The share of clicks, in percent, that goes to `destination_url_ab`.
  ab_percent            INTEGER NOT NULL CHECK (ab_percent BETWEEN 0 AND 100),
  is_enabled            INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
  is_public             INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  private_affiliate_ids TEXT    NOT NULL,
  has_campaigns         INTEGER NOT NULL CHECK (has_campaigns IN (0, 1)),
  has_source_id         INTEGER NOT NULL CHECK (has_source_id IN (0, 1)),
  created_by            INTEGER REFERENCES staff (id),
  created_at            INTEGER NOT NULL,
  updated_at            INTEGER NOT NULL
) STRICT;

CREATE INDEX link_by_brand ON link (operator_id, brand_id);

-- A slug: one affiliate's address of one link. No campaign is 0, no source is ''.
CREATE TABLE tracking_link (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id  INTEGER NOT NULL REFERENCES operator (id),
  slug         TEXT    NOT NULL,
  link_id      INTEGER NOT NULL REFERENCES link (id),
  affiliate_id INTEGER NOT NULL REFERENCES affiliate (id),
  campaign_id  INTEGER NOT NULL,
  source_id    TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  CONSTRAINT tracking_link_slug_unique UNIQUE (slug),
  CONSTRAINT tracking_link_unique UNIQUE (link_id, affiliate_id, campaign_id, source_id)
) STRICT;

CREATE INDEX tracking_link_by_affiliate ON tracking_link (affiliate_id);

-- `code_key` is the code case folded; a code means one affiliate in one brand.
CREATE TABLE promo_code (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id  INTEGER NOT NULL REFERENCES operator (id),
  brand_id     INTEGER NOT NULL REFERENCES brand (id),
  affiliate_id INTEGER NOT NULL REFERENCES affiliate (id),
  campaign_id  INTEGER NOT NULL,
  code         TEXT    NOT NULL,
  code_key     TEXT    NOT NULL,
  is_active    INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at   INTEGER NOT NULL,
  CONSTRAINT promo_code_unique UNIQUE (brand_id, code_key)
) STRICT;

CREATE INDEX promo_code_by_affiliate ON promo_code (operator_id, affiliate_id);

-- Counts up with every change of what the redirect is answered from, in the change's own
-- transaction, so that each node sees that its snapshot is old.
CREATE TABLE tracking_version (
  id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;

INSERT INTO tracking_version (id, version) VALUES (1, 0);

-- A combination of everything reports group by, written down once. `level` 0 leaves the free
-- texts out (they are ''), 1 has them; nothing is 0 or ''. `key` is a digest of all columns.
CREATE TABLE dimension (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id  INTEGER NOT NULL REFERENCES operator (id),
  level        INTEGER NOT NULL CHECK (level IN (0, 1)),
  affiliate_id INTEGER NOT NULL,
  brand_id     INTEGER NOT NULL,
  link_id      INTEGER NOT NULL,
  campaign_id  INTEGER NOT NULL,
  deal_id      INTEGER NOT NULL,
  source_id    TEXT    NOT NULL,
  afp          TEXT    NOT NULL,
  afp1         TEXT    NOT NULL,
  afp2         TEXT    NOT NULL,
  afp3         TEXT    NOT NULL,
  afp4         TEXT    NOT NULL,
  afp5         TEXT    NOT NULL,
  afp6         TEXT    NOT NULL,
  afp7         TEXT    NOT NULL,
  afp8         TEXT    NOT NULL,
  afp9         TEXT    NOT NULL,
  utm_source   TEXT    NOT NULL,
  utm_medium   TEXT    NOT NULL,
  utm_campaign TEXT    NOT NULL,
  utm_term     TEXT    NOT NULL,
  utm_content  TEXT    NOT NULL,
  key          TEXT    NOT NULL,
  CONSTRAINT dimension_key_unique UNIQUE (key)
) STRICT;

-- Reports of one affiliate, and those of all at one level.
CREATE INDEX dimension_by_affiliate ON dimension (operator_id, level, affiliate_id);

-- What happened on a day in a combination. Each happening counts twice: at level 0 and level 1.
-- Kept in the order of its key: a report reads the days of a combination one after another.
CREATE TABLE daily (
  dimension_id     INTEGER NOT NULL REFERENCES dimension (id),
  day              INTEGER NOT NULL,
  visits           INTEGER NOT NULL,
  registrations    INTEGER NOT NULL,
  qualified_leads  INTEGER NOT NULL,
  first_deposits   INTEGER NOT NULL,
  first_deposit    INTEGER NOT NULL,
  qualified_ftds   INTEGER NOT NULL,
  deposits         INTEGER NOT NULL,
  deposit_count    INTEGER NOT NULL,
  withdrawals      INTEGER NOT NULL,
  withdrawal_count INTEGER NOT NULL,
  chargebacks      INTEGER NOT NULL,
  bonuses          INTEGER NOT NULL,
  deductions       INTEGER NOT NULL,
  bets             INTEGER NOT NULL,
  wins             INTEGER NOT NULL,
  wagers           INTEGER NOT NULL,
  cpl              INTEGER NOT NULL,
  cpa              INTEGER NOT NULL,
  rev_share        INTEGER NOT NULL,
  sub_affiliate    INTEGER NOT NULL,
  adjustments      INTEGER NOT NULL,
  payments         INTEGER NOT NULL,
  PRIMARY KEY (dimension_id, day)
) STRICT, WITHOUT ROWID;

-- One click, by its tracker. What reports group by stands in its dimension (level 1).
CREATE TABLE click (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id  INTEGER NOT NULL,
  tracker      TEXT    NOT NULL,
  affiliate_id INTEGER NOT NULL,
  link_id      INTEGER NOT NULL,
  dimension_id INTEGER NOT NULL,
  clicked_at   INTEGER NOT NULL,
  -- Whether it went to the link's B destination.
  is_b         INTEGER NOT NULL CHECK (is_b IN (0, 1)),
  country      TEXT    NOT NULL,
  -- Cut to /24 or /48.
  ip           TEXT    NOT NULL,
  referrer     TEXT    NOT NULL,
  user_agent   TEXT    NOT NULL,
  -- The `_p_…` parameters, a JSON object.
  params       TEXT    NOT NULL,
  CONSTRAINT click_tracker_unique UNIQUE (tracker)
) STRICT;

CREATE INDEX click_by_affiliate ON click (operator_id, affiliate_id, clicked_at);
CREATE INDEX click_by_time ON click (operator_id, clicked_at);
