-- Seals: keyed hashes by which `tributary doctor` sees that a row is as the product wrote it, or that
-- one is missing (docs/adr/0019). 0: not sealed.

-- Rows of events and what follows from them: the seal is written with the row.
ALTER TABLE event ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN place_seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sub_day ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deal_cap ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
-- Where the chain ends.
ALTER TABLE balance ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
-- The sum of a keyed number for each event of the operator: one that is gone is missing in it.
ALTER TABLE ledger_lock ADD COLUMN events INTEGER NOT NULL DEFAULT 0;

-- Everything else that money rests on: what a transaction changes of it is sealed before it commits.
ALTER TABLE ledger_lock ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operator ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operator_setting ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE affiliate ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deal ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deal_version ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sub_terms ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fx_rate ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month_adjustment ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month_start ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month_terms ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE invoice_counter ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;

-- Sums of a keyed number for each of those rows, by table: of its key with its seal, and of its key
-- alone, by which one that is missing is found.
CREATE TABLE seal_sum (
  table_name TEXT    NOT NULL PRIMARY KEY,
  sum        INTEGER NOT NULL,
  names      INTEGER NOT NULL
) STRICT;

-- Since when everything is sealed. NULL: it is to be sealed at the next start, as it is then; a
-- migration that changes sealed rows sets that.
CREATE TABLE seal_state (
  id        INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  sealed_at INTEGER
) STRICT;

INSERT INTO seal_state (id, sealed_at) VALUES (1, NULL);

-- What a transaction has changed, for PostgreSQL alone. SQLite notes it in a table of the writing
-- connection's own, which has the same name.
CREATE TABLE touched (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  xid        INTEGER NOT NULL,
  table_name TEXT    NOT NULL,
  before     TEXT,
  after      TEXT
) STRICT;
