-- What was changed with each count of `tracking_version`, so that a node reads what is new and not
-- everything. The latest changes; whoever is further behind reads everything.
CREATE TABLE tracking_change (
  version INTEGER NOT NULL PRIMARY KEY,
  kind    TEXT    NOT NULL,
  subject INTEGER NOT NULL
) STRICT;

-- A player's entries are read in pages.
DROP INDEX ledger_by_registration;
CREATE INDEX ledger_by_registration ON ledger (registration_id, id);
