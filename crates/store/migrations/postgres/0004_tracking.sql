-- Destination links, the slugs under which affiliates share them, promo codes, and clicks.
-- Times are UTC microseconds, days are days since 1970, amounts are micros, rates are ppm.
ALTER TABLE brand ADD COLUMN go_host TEXT;
ALTER TABLE brand ADD COLUMN fallback_url TEXT;
CREATE UNIQUE INDEX brand_go_host_unique ON brand (go_host);

CREATE TABLE campaign (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  name        TEXT    NOT NULL,
  created_at  BIGINT  NOT NULL,
  CONSTRAINT campaign_name_unique UNIQUE (operator_id, name)
);

-- `link_type_id`: 1 registration page, 2 landing page, 3 home page, 4 other (vendor-apis §1.12).
CREATE TABLE link (
  id                    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id           BIGINT  NOT NULL REFERENCES operator (id),
  brand_id              BIGINT  NOT NULL REFERENCES brand (id),
  link_type_id          BIGINT  NOT NULL CHECK (link_type_id BETWEEN 1 AND 4),
  name                  TEXT    NOT NULL,
  description           TEXT    NOT NULL,
  destination_url       TEXT    NOT NULL,
  destination_url_ab    TEXT,
  -- The share of clicks, in percent, that goes to `destination_url_ab`.
  ab_percent            BIGINT  NOT NULL CHECK (ab_percent BETWEEN 0 AND 100),
  is_enabled            BOOLEAN NOT NULL,
  is_public             BOOLEAN NOT NULL,
  private_affiliate_ids TEXT    NOT NULL,
  has_campaigns         BOOLEAN NOT NULL,
  has_source_id         BOOLEAN NOT NULL,
  created_by            BIGINT  REFERENCES staff (id),
  created_at            BIGINT  NOT NULL,
  updated_at            BIGINT  NOT NULL
);

CREATE INDEX link_by_brand ON link (operator_id, brand_id);

-- A slug: one affiliate's address of one link. No campaign is 0, no source is ''.
CREATE TABLE tracking_link (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  slug         TEXT    NOT NULL,
  link_id      BIGINT  NOT NULL REFERENCES link (id),
  affiliate_id BIGINT  NOT NULL REFERENCES affiliate (id),
  campaign_id  BIGINT  NOT NULL,
  source_id    TEXT    NOT NULL,
  created_at   BIGINT  NOT NULL,
  CONSTRAINT tracking_link_slug_unique UNIQUE (slug),
  CONSTRAINT tracking_link_unique UNIQUE (link_id, affiliate_id, campaign_id, source_id)
);

CREATE INDEX tracking_link_by_affiliate ON tracking_link (affiliate_id);

-- `code_key` is the code case folded; a code means one affiliate in one brand.
CREATE TABLE promo_code (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  brand_id     BIGINT  NOT NULL REFERENCES brand (id),
  affiliate_id BIGINT  NOT NULL REFERENCES affiliate (id),
  campaign_id  BIGINT  NOT NULL,
  code         TEXT    NOT NULL,
  code_key     TEXT    NOT NULL,
  is_active    BOOLEAN NOT NULL,
  created_at   BIGINT  NOT NULL,
  CONSTRAINT promo_code_unique UNIQUE (brand_id, code_key)
);

CREATE INDEX promo_code_by_affiliate ON promo_code (operator_id, affiliate_id);

-- Counts up with every change of what the redirect is answered from, in the change's own
-- transaction, so that each node sees that its snapshot is old.
CREATE TABLE tracking_version (
  id      BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
  version BIGINT  NOT NULL
);

INSERT INTO tracking_version (id, version) VALUES (1, 0);

-- A combination of everything reports group by, written down once. `level` 0 leaves the free
-- texts out (they are ''), 1 has them; nothing is 0 or ''. `key` is a digest of all columns.
CREATE TABLE dimension (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  level        BIGINT  NOT NULL CHECK (level IN (0, 1)),
  affiliate_id BIGINT  NOT NULL,
  brand_id     BIGINT  NOT NULL,
  link_id      BIGINT  NOT NULL,
  campaign_id  BIGINT  NOT NULL,
  deal_id      BIGINT  NOT NULL,
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
);

-- Reports of one affiliate, and those of all at one level.
CREATE INDEX dimension_by_affiliate ON dimension (operator_id, level, affiliate_id);

-- What happened on a day in a combination. Each happening counts twice: at level 0 and level 1.
CREATE TABLE daily (
  dimension_id     BIGINT  NOT NULL REFERENCES dimension (id),
  day              BIGINT  NOT NULL,
  visits           BIGINT  NOT NULL,
  registrations    BIGINT  NOT NULL,
  qualified_leads  BIGINT  NOT NULL,
  first_deposits   BIGINT  NOT NULL,
  first_deposit    BIGINT  NOT NULL,
  qualified_ftds   BIGINT  NOT NULL,
  deposits         BIGINT  NOT NULL,
  deposit_count    BIGINT  NOT NULL,
  withdrawals      BIGINT  NOT NULL,
  withdrawal_count BIGINT  NOT NULL,
  chargebacks      BIGINT  NOT NULL,
  bonuses          BIGINT  NOT NULL,
  deductions       BIGINT  NOT NULL,
  bets             BIGINT  NOT NULL,
  wins             BIGINT  NOT NULL,
  wagers           BIGINT  NOT NULL,
  cpl              BIGINT  NOT NULL,
  cpa              BIGINT  NOT NULL,
  rev_share        BIGINT  NOT NULL,
  sub_affiliate    BIGINT  NOT NULL,
  adjustments      BIGINT  NOT NULL,
  payments         BIGINT  NOT NULL,
  PRIMARY KEY (dimension_id, day)
);

-- One click, by its tracker. What reports group by stands in its dimension (level 1).
CREATE TABLE click (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL,
  tracker      TEXT    NOT NULL,
  affiliate_id BIGINT  NOT NULL,
  link_id      BIGINT  NOT NULL,
  dimension_id BIGINT  NOT NULL,
  clicked_at   BIGINT  NOT NULL,
  -- Whether it went to the link's B destination.
  is_b         BOOLEAN NOT NULL,
  country      TEXT    NOT NULL,
  -- Cut to /24 or /48.
  ip           TEXT    NOT NULL,
  referrer     TEXT    NOT NULL,
  user_agent   TEXT    NOT NULL,
  -- The `_p_…` parameters, a JSON object.
  params       TEXT    NOT NULL,
  CONSTRAINT click_tracker_unique UNIQUE (tracker)
);

CREATE INDEX click_by_affiliate ON click (operator_id, affiliate_id, clicked_at);
CREATE INDEX click_by_time ON click (operator_id, clicked_at);

-- Rows for a bulk statement come as one JSON array of arrays. SQLite has `json_each` for that;
-- this gives PostgreSQL the same name for the same thing.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value JSONB)
  LANGUAGE SQL IMMUTABLE PARALLEL SAFE
  AS $$ SELECT jsonb_array_elements(CAST(list AS JSONB)) $$;
