-- The ledger: append-only. Each affiliate's rows are a hash chain by `seq`.
CREATE TABLE ledger (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id     INTEGER NOT NULL REFERENCES operator (id),
  affiliate_id    INTEGER NOT NULL REFERENCES affiliate (id),
  seq             INTEGER NOT NULL CHECK (seq > 0),
  kind            TEXT    NOT NULL CHECK (kind IN ('cpl', 'cpa', 'rev_share', 'sub_affiliate', 'adjustment', 'payment')),
  amount          INTEGER NOT NULL,
  for_day         INTEGER NOT NULL,
  posted_at       INTEGER NOT NULL,
  registration_id INTEGER REFERENCES registration (id),
  deal_version_id INTEGER REFERENCES deal_version (id),
  event_id        INTEGER REFERENCES event (id),
  payment_id      INTEGER,
  -- The numbers that made it, a JSON object (domain `ledger::Detail`).
  detail          TEXT    NOT NULL,
  -- SHA-256 of the row before and this one, in hex.
  hash            TEXT    NOT NULL,
  CONSTRAINT ledger_seq_unique UNIQUE (affiliate_id, seq)
) STRICT;

CREATE INDEX ledger_by_day ON ledger (operator_id, affiliate_id, for_day);
CREATE INDEX ledger_by_registration ON ledger (registration_id);

-- The running balance of an affiliate, kept in the transaction that posts. `payments` is what
-- was paid; `reserved` what approved payments wait with.
CREATE TABLE balance (
  affiliate_id   INTEGER NOT NULL PRIMARY KEY REFERENCES affiliate (id),
  operator_id    INTEGER NOT NULL REFERENCES operator (id),
  seq            INTEGER NOT NULL,
  hash           TEXT    NOT NULL,
  cpl            INTEGER NOT NULL,
  cpa            INTEGER NOT NULL,
  rev_share      INTEGER NOT NULL,
  sub_affiliate  INTEGER NOT NULL,
  adjustments    INTEGER NOT NULL,
  payments       INTEGER NOT NULL,
  deposits       INTEGER NOT NULL,
  deposit_count  INTEGER NOT NULL,
  first_deposit  INTEGER NOT NULL,
  first_deposits INTEGER NOT NULL,
  registrations  INTEGER NOT NULL
) STRICT;

CREATE INDEX balance_by_operator ON balance (operator_id);

-- One row for each operator. Whoever posts updates it first and so waits for whoever posts
-- before: postings of one operator happen one after the other, on every node.
CREATE TABLE ledger_lock (
  operator_id    INTEGER NOT NULL PRIMARY KEY REFERENCES operator (id),
  taken          INTEGER NOT NULL,
  -- The first day of the first open month.
  first_open_day INTEGER NOT NULL
) STRICT;

-- The month starts an affiliate has had: `month` is the month's first day.
CREATE TABLE month_start (
  affiliate_id INTEGER NOT NULL REFERENCES affiliate (id),
  month        INTEGER NOT NULL,
  done_at      INTEGER NOT NULL,
  PRIMARY KEY (affiliate_id, month)
) STRICT;

CREATE TABLE payment (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id        INTEGER NOT NULL REFERENCES operator (id),
  affiliate_id       INTEGER NOT NULL REFERENCES affiliate (id),
  amount             INTEGER NOT NULL CHECK (amount > 0),
  state              TEXT    NOT NULL CHECK (state IN ('pending_approval', 'pending_payment', 'completed', 'cancelled')),
  is_direct          INTEGER NOT NULL CHECK (is_direct IN (0, 1)),
  payment_method_id  INTEGER,
  payment_details    TEXT    NOT NULL,
  -- The days it pays for, both included.
  period_from        INTEGER NOT NULL,
  period_to          INTEGER NOT NULL,
  invoice_number     TEXT    NOT NULL,
  comment            TEXT    NOT NULL,
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  completed_at       INTEGER
) STRICT;

CREATE INDEX payment_by_affiliate ON payment (operator_id, affiliate_id, id);
CREATE INDEX payment_by_state ON payment (operator_id, state, id);
CREATE UNIQUE INDEX payment_invoice_unique ON payment (operator_id, invoice_number) WHERE invoice_number <> '';
