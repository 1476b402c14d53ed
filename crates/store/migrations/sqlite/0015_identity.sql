-- By what names are compared (domain `identity`). What was typed stands beside the key. Rows that
-- are there get their keys from code, once (store `rekey`), since no database knows the rule.
ALTER TABLE affiliate ADD COLUMN ext_affiliate_key TEXT;
UPDATE affiliate SET ext_affiliate_key = ext_affiliate_id;
CREATE INDEX affiliate_by_ext_key ON affiliate (operator_id, ext_affiliate_key);
-- `ext_customer_id` and an event's `event_id` are keys. How they were sent is here, and in an
-- event's payload, where it is something else.
ALTER TABLE registration ADD COLUMN ext_customer_spelling TEXT NOT NULL DEFAULT '';

-- The columns of a file that are no fields of events, a JSON array.
ALTER TABLE event_import ADD COLUMN ignored_columns TEXT NOT NULL DEFAULT '[]';

-- Whether no person has clicked: a prefetch, a preview or a crawler.
ALTER TABLE click ADD COLUMN is_machine INTEGER NOT NULL DEFAULT 0 CHECK (is_machine IN (0, 1));

-- What code has done to the rows that were there, once each.
CREATE TABLE data_migration (
  name TEXT NOT NULL PRIMARY KEY
) STRICT;
