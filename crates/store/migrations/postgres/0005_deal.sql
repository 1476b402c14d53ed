-- Deals. A deal is a row; its terms are versions that never change.
CREATE TABLE deal (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  affiliate_id BIGINT  NOT NULL REFERENCES affiliate (id),
  group_name   TEXT    NOT NULL,
  is_default   BOOLEAN NOT NULL,
  created_at   BIGINT  NOT NULL
);

CREATE INDEX deal_by_affiliate ON deal (operator_id, affiliate_id);
CREATE UNIQUE INDEX deal_default_unique ON deal (affiliate_id) WHERE is_default;

-- `terms` is a JSON object (domain `deal::Terms`). A version binds from `accepted_at` on; those
-- that need no acceptance have it from the start.
CREATE TABLE deal_version (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id      BIGINT  NOT NULL REFERENCES operator (id),
  deal_id          BIGINT  NOT NULL REFERENCES deal (id),
  version          BIGINT  NOT NULL CHECK (version > 0),
  terms            TEXT    NOT NULL,
  needs_acceptance BOOLEAN NOT NULL,
  accepted_at      BIGINT,
  created_at       BIGINT  NOT NULL,
  CONSTRAINT deal_version_unique UNIQUE (deal_id, version)
);

-- What a parent earns on its sub-affiliates. The newest row of a parent is in force; old ones
-- stay, since entries name them.
CREATE TABLE sub_terms (
  id                 BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id        BIGINT  NOT NULL REFERENCES operator (id),
  affiliate_id       BIGINT  NOT NULL REFERENCES affiliate (id),
  cpa_fee            BIGINT  NOT NULL CHECK (cpa_fee >= 0),
  commission_cut_ppm BIGINT  NOT NULL CHECK (commission_cut_ppm BETWEEN 0 AND 1000000),
  net_pl_cut_ppm     BIGINT  NOT NULL CHECK (net_pl_cut_ppm BETWEEN 0 AND 1000000),
  created_at         BIGINT  NOT NULL
);

CREATE INDEX sub_terms_by_affiliate ON sub_terms (affiliate_id, id);

-- How many CPAs a deal has paid in a period: `period` is a day, or minus a month's first day.
CREATE TABLE deal_cap (
  deal_id BIGINT  NOT NULL REFERENCES deal (id),
  period  BIGINT  NOT NULL,
  used    BIGINT  NOT NULL,
  PRIMARY KEY (deal_id, period)
);
