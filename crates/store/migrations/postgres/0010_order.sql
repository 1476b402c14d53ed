-- Names that machines give are compared byte by byte, as SQLite does, and not by the rules of a
-- language: those take several times as long, and each event is looked up by three of them.
ALTER TABLE event
  ALTER COLUMN event_id TYPE TEXT COLLATE "C",
  ALTER COLUMN ext_customer_id TYPE TEXT COLLATE "C",
  ALTER COLUMN reverses TYPE TEXT COLLATE "C";
ALTER TABLE registration ALTER COLUMN ext_customer_id TYPE TEXT COLLATE "C";
ALTER TABLE click ALTER COLUMN tracker TYPE TEXT COLLATE "C";
ALTER TABLE dimension ALTER COLUMN key TYPE TEXT COLLATE "C";
ALTER TABLE tracking_link ALTER COLUMN slug TYPE TEXT COLLATE "C";
ALTER TABLE api_key ALTER COLUMN public_id TYPE TEXT COLLATE "C";
ALTER TABLE operator_hostname ALTER COLUMN hostname TYPE TEXT COLLATE "C";
