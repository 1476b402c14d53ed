-- Deals. A deal is a row; its terms are versions that never change.
CREATE TABLE deal (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id  INTEGER NOT NULL REFERENCES operator (id),
  affiliate_id INTEGER NOT NULL REFERENCES affiliate (id),
  group_name   TEXT    NOT NULL,
  is_default   INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  created_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX deal_by_affiliate ON deal (operator_id, affiliate_id);
CREATE UNIQUE INDEX deal_default_unique ON deal (affiliate_id) WHERE is_default = 1;

-- `terms` is a JSON object (domain `deal::Terms`). A version binds from `accepted_at` on; those
-- that need no acceptance have it from the start.
CREATE TABLE deal_version (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id      INTEGER NOT NULL REFERENCES operator (id),
  deal_id          INTEGER NOT NULL REFERENCES deal (id),
  version          INTEGER NOT NULL CHECK (version > 0),
  terms            TEXT    NOT NULL,
  needs_acceptance INTEGER NOT NULL CHECK (needs_acceptance IN (0, 1)),
  accepted_at      INTEGER,
  created_at       INTEGER NOT NULL,
  CONSTRAINT deal_version_unique UNIQUE (deal_id, version)
) STRICT;

-- What a parent earns on its sub-affiliates. The newest row of a parent is in force; old ones
-- stay, since entries name them.
CREATE TABLE sub_terms (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id        INTEGER NOT NULL REFERENCES operator (id),
  affiliate_id       INTEGER NOT NULL REFERENCES affiliate (id),
  cpa_fee            INTEGER NOT NULL CHECK (cpa_fee >= 0),
  commission_cut_ppm INTEGER NOT NULL CHECK (commission_cut_ppm BETWEEN 0 AND 1000000),
  net_pl_cut_ppm     INTEGER NOT NULL CHECK (net_pl_cut_ppm BETWEEN 0 AND 1000000),
  created_at         INTEGER NOT NULL
) STRICT;

CREATE INDEX sub_terms_by_affiliate ON sub_terms (affiliate_id, id);

-- How many CPAs a deal has paid in a period: `period` is a day, or minus a month's first day.
CREATE TABLE deal_cap (
  deal_id INTEGER NOT NULL REFERENCES deal (id),
  period  INTEGER NOT NULL,
  used    INTEGER NOT NULL,
  PRIMARY KEY (deal_id, period)
) STRICT;
