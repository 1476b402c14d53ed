-- The ledger: append-only. Each affiliate's rows are a hash chain by `seq`.
CREATE TABLE ledger (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id     BIGINT  NOT NULL REFERENCES operator (id),
  affiliate_id    BIGINT  NOT NULL REFERENCES affiliate (id),
  seq             BIGINT  NOT NULL CHECK (seq > 0),
  kind            TEXT    NOT NULL CHECK (kind IN ('cpl', 'cpa', 'rev_share', 'sub_affiliate', 'adjustment', 'payment')),
  amount          BIGINT  NOT NULL,
  for_day         BIGINT  NOT NULL,
  posted_at       BIGINT  NOT NULL,
  registration_id BIGINT  REFERENCES registration (id),
  deal_version_id BIGINT  REFERENCES deal_version (id),
  event_id        BIGINT  REFERENCES event (id),
  payment_id      BIGINT,
  -- The numbers that made it, a JSON object (domain `ledger::Detail`).
  detail          TEXT    NOT NULL,
  -- SHA-256 of the row before and this one, in hex.
  hash            TEXT    NOT NULL,
  CONSTRAINT ledger_seq_unique UNIQUE (affiliate_id, seq)
);

CREATE INDEX ledger_by_day ON ledger (operator_id, affiliate_id, for_day);
CREATE INDEX ledger_by_registration ON ledger (registration_id);

-- The running balance of an affiliate, kept in the transaction that posts. `payments` is what
-- was paid; `reserved` what approved payments wait with.
CREATE TABLE balance (
  affiliate_id   BIGINT  NOT NULL PRIMARY KEY REFERENCES affiliate (id),
  operator_id    BIGINT  NOT NULL REFERENCES operator (id),
  seq            BIGINT  NOT NULL,
  hash           TEXT    NOT NULL,
  cpl            BIGINT  NOT NULL,
  cpa            BIGINT  NOT NULL,
  rev_share      BIGINT  NOT NULL,
  sub_affiliate  BIGINT  NOT NULL,
  adjustments    BIGINT  NOT NULL,
  payments       BIGINT  NOT NULL,
  deposits       BIGINT  NOT NULL,
  deposit_count  BIGINT  NOT NULL,
  first_deposit  BIGINT  NOT NULL,
  first_deposits BIGINT  NOT NULL,
  registrations  BIGINT  NOT NULL
);

CREATE INDEX balance_by_operator ON balance (operator_id);

-- One row for each operator. Whoever posts updates it first and so waits for whoever posts
-- before: postings of one operator happen one after the other, on every node.
CREATE TABLE ledger_lock (
  operator_id    BIGINT  NOT NULL PRIMARY KEY REFERENCES operator (id),
  taken          BIGINT  NOT NULL,
  -- The first day of the first open month.
  first_open_day BIGINT  NOT NULL
);

-- The month starts an affiliate has had: `month` is the month's first day.
CREATE TABLE month_start (
  affiliate_id BIGINT  NOT NULL REFERENCES affiliate (id),
  month        BIGINT  NOT NULL,
  done_at      BIGINT  NOT NULL,
  PRIMARY KEY (affiliate_id, month)
);

CREATE TABLE payment (
  id                 BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id        BIGINT  NOT NULL REFERENCES operator (id),
  affiliate_id       BIGINT  NOT NULL REFERENCES affiliate (id),
  amount             BIGINT  NOT NULL CHECK (amount > 0),
  state              TEXT    NOT NULL CHECK (state IN ('pending_approval', 'pending_payment', 'completed', 'cancelled')),
  is_direct          BOOLEAN NOT NULL,
  payment_method_id  BIGINT,
  payment_details    TEXT    NOT NULL,
  -- The days it pays for, both included.
  period_from        BIGINT  NOT NULL,
  period_to          BIGINT  NOT NULL,
  invoice_number     TEXT    NOT NULL,
  comment            TEXT    NOT NULL,
  created_at         BIGINT  NOT NULL,
  updated_at         BIGINT  NOT NULL,
  completed_at       BIGINT
);

CREATE INDEX payment_by_affiliate ON payment (operator_id, affiliate_id, id);
CREATE INDEX payment_by_state ON payment (operator_id, state, id);
CREATE UNIQUE INDEX payment_invoice_unique ON payment (operator_id, invoice_number) WHERE invoice_number <> '';
