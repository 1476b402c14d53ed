-- Entries and events are written by the thousand, and PostgreSQL looks every reference of every row
-- up on its own: four fifths of what an entry cost. The rows they name were read in the same
-- transaction and are never deleted; `tributary doctor` compares them all (docs/adr/0014).
ALTER TABLE ledger
  DROP CONSTRAINT ledger_operator_id_fkey,
  DROP CONSTRAINT ledger_affiliate_id_fkey,
  DROP CONSTRAINT ledger_registration_id_fkey,
  DROP CONSTRAINT ledger_deal_version_id_fkey,
  DROP CONSTRAINT ledger_event_id_fkey;
ALTER TABLE event DROP CONSTRAINT event_registration_id_fkey;

-- What each event of a player changes: with room beside it, a row is changed in its place and no
-- index hears of it.
ALTER TABLE registration SET (fillfactor = 70);
ALTER TABLE registration_day SET (fillfactor = 70);
ALTER TABLE daily SET (fillfactor = 70);
ALTER TABLE balance SET (fillfactor = 50);
ALTER TABLE ledger_lock SET (fillfactor = 10);
