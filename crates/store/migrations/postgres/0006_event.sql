-- Registrations (players) and the events that brands push.
CREATE TABLE registration (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id      BIGINT  NOT NULL REFERENCES operator (id),
  brand_id         BIGINT  NOT NULL REFERENCES brand (id),
  ext_customer_id  TEXT    NOT NULL,
  username         TEXT    NOT NULL,
  country          TEXT    NOT NULL,
  status           TEXT    NOT NULL CHECK (status IN ('active', 'duplicate', 'fraud', 'self_excluded')),
  registered_at    BIGINT  NOT NULL,
  created_at       BIGINT  NOT NULL,
  -- To whom it belongs, by which link; the steps that decided it, a JSON object.
  affiliate_id     BIGINT  REFERENCES affiliate (id),
  link_id          BIGINT  NOT NULL,
  campaign_id      BIGINT  NOT NULL,
  tracker          TEXT    NOT NULL,
  attribution      TEXT    NOT NULL,
  -- The deal version it is bound to for life; the candidates, a JSON object.
  deal_version_id  BIGINT  REFERENCES deal_version (id),
  binding          TEXT    NOT NULL,
  -- Its dimension at level 0 and level 1.
  dimension_id     BIGINT  NOT NULL REFERENCES dimension (id),
  detail_id        BIGINT  NOT NULL REFERENCES dimension (id),
  -- Sums over its life, micros and counts.
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
  -- The first deposit: the event_id of its event, its moment and amount.
  ftd_event        TEXT    NOT NULL,
  ftd_at           BIGINT,
  ftd_amount       BIGINT  NOT NULL,
  lead_at          BIGINT,
  cpl_at           BIGINT,
  cpa_at           BIGINT,
  -- What it has earned its affiliate.
  cpl              BIGINT  NOT NULL,
  cpa              BIGINT  NOT NULL,
  rev_share        BIGINT  NOT NULL,
  -- What it has earned its affiliate's parent as a fee for the first deposit, and who that was.
  sub_fee          BIGINT  NOT NULL,
  sub_fee_to       BIGINT,
  CONSTRAINT registration_customer_unique UNIQUE (brand_id, ext_customer_id)
);

CREATE INDEX registration_by_affiliate ON registration (operator_id, affiliate_id, id);
CREATE INDEX registration_by_deal_version ON registration (deal_version_id);

-- Every event that was accepted, and those that wait. `amount` and `payload` are in the
-- operator's currency, micros. `deal_version_id` and `sub_terms_id` are what it earned under.
CREATE TABLE event (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id     BIGINT  NOT NULL,
  brand_id        BIGINT  NOT NULL,
  event_id        TEXT    NOT NULL,
  type            TEXT    NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('applied', 'parked', 'replaced', 'refused')),
  ext_customer_id TEXT    NOT NULL,
  registration_id BIGINT  REFERENCES registration (id),
  occurred_at     BIGINT  NOT NULL,
  day             BIGINT  NOT NULL,
  received_at     BIGINT  NOT NULL,
  -- What is left of it after reversals, a JSON array of sums; what was sent, a JSON object.
  effect          TEXT    NOT NULL,
  payload         TEXT    NOT NULL,
  digest          TEXT    NOT NULL,
  reverses        TEXT    NOT NULL,
  deal_version_id BIGINT,
  sub_terms_id    BIGINT,
  -- Why a parked event was refused when its time came.
  note            TEXT    NOT NULL,
  CONSTRAINT event_id_unique UNIQUE (brand_id, event_id)
);

CREATE INDEX event_by_registration ON event (registration_id, id);
CREATE INDEX event_parked ON event (brand_id, ext_customer_id) WHERE state = 'parked';
CREATE INDEX event_parked_reversal ON event (brand_id, reverses) WHERE state = 'parked' AND type = 'reversal';
CREATE UNIQUE INDEX event_activity_unique ON event (registration_id, day) WHERE state = 'applied' AND type = 'activity';

-- A player's day under a deal version (0: none): what its RevShare is the rate of, and what was
-- posted for it.
CREATE TABLE registration_day (
  registration_id  BIGINT  NOT NULL REFERENCES registration (id),
  day              BIGINT  NOT NULL,
  deal_version_id  BIGINT  NOT NULL,
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
  PRIMARY KEY (registration_id, day, deal_version_id)
);

CREATE INDEX registration_day_by_version ON registration_day (deal_version_id, day);

-- What a parent's cut of a sub's player and day is the rate of, and what was posted for it.
CREATE TABLE sub_day (
  registration_id BIGINT  NOT NULL REFERENCES registration (id),
  day             BIGINT  NOT NULL,
  sub_terms_id    BIGINT  NOT NULL REFERENCES sub_terms (id),
  commission      BIGINT  NOT NULL,
  net_pl          BIGINT  NOT NULL,
  posted          BIGINT  NOT NULL,
  PRIMARY KEY (registration_id, day, sub_terms_id)
);

-- `rate` is what one unit of `currency` was worth in the operator's currency from that day on,
-- in parts per 10^9.
CREATE TABLE fx_rate (
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  currency    TEXT    NOT NULL,
  day         BIGINT  NOT NULL,
  rate        BIGINT  NOT NULL CHECK (rate > 0),
  PRIMARY KEY (operator_id, currency, day)
);

-- A CSV file of events on its way in.
CREATE TABLE event_import (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  brand_id    BIGINT  NOT NULL REFERENCES brand (id),
  file_name   TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  total       BIGINT  NOT NULL,
  accepted    BIGINT  NOT NULL,
  parked      BIGINT  NOT NULL,
  duplicate   BIGINT  NOT NULL,
  rejected    BIGINT  NOT NULL,
  -- The first rejected lines, a JSON array.
  problems    TEXT    NOT NULL,
  created_by  BIGINT  REFERENCES staff (id),
  created_at  BIGINT  NOT NULL,
  updated_at  BIGINT  NOT NULL
);

CREATE INDEX event_import_by_operator ON event_import (operator_id, id);

-- What partners are to be told of, written with its cause: 1 lead created, 2 lead qualified,
-- 3 first deposit, 4 qualified first deposit (seed 004, pixel triggers).
CREATE TABLE outbox (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id     BIGINT  NOT NULL,
  affiliate_id    BIGINT  NOT NULL,
  registration_id BIGINT  NOT NULL REFERENCES registration (id),
  trigger_id      BIGINT  NOT NULL CHECK (trigger_id BETWEEN 1 AND 4),
  created_at      BIGINT  NOT NULL
);

CREATE INDEX outbox_by_affiliate ON outbox (operator_id, affiliate_id, id);
