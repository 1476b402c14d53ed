-- Seals: keyed hashes by which `tributary doctor` sees that a row is as the product wrote it, or that
-- one is missing (docs/adr/0019). 0: not sealed.

-- Rows of events and what follows from them: the seal is written with the row.
ALTER TABLE event ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN place_seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sub_day ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deal_cap ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
-- Where the chain ends.
ALTER TABLE balance ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
-- The sum of a keyed number for each event of the operator: one that is gone is missing in it.
ALTER TABLE ledger_lock ADD COLUMN events BIGINT NOT NULL DEFAULT 0;

-- Everything else that money rests on: what a transaction changes of it is sealed before it commits.
ALTER TABLE ledger_lock ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE operator ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE operator_setting ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE affiliate ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deal ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deal_version ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sub_terms ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE fx_rate ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE month_adjustment ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE month_start ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE month_terms ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invoice_counter ADD COLUMN seal BIGINT NOT NULL DEFAULT 0;

-- Sums of a keyed number for each of those rows, by table: of its key with its seal, and of its key
-- alone, by which one that is missing is found.
CREATE TABLE seal_sum (
  table_name TEXT   NOT NULL PRIMARY KEY,
  sum        BIGINT NOT NULL,
  names      BIGINT NOT NULL
);

-- Since when everything is sealed. NULL: it is to be sealed at the next start, as it is then; a
-- migration that changes sealed rows sets that.
CREATE TABLE seal_state (
  id        BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  sealed_at BIGINT
);

INSERT INTO seal_state (id, sealed_at) VALUES (1, NULL);

-- What a transaction has changed, until it seals that, before it commits.
CREATE UNLOGGED TABLE touched (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid        BIGINT NOT NULL,
  table_name TEXT   NOT NULL,
  before     TEXT,
  after      TEXT
);

CREATE INDEX touched_by_transaction ON touched (xid);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO touched (xid, table_name, before, after)
  VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), TG_TABLE_NAME,
          CASE WHEN TG_OP <> 'INSERT' THEN CAST(to_jsonb(OLD) AS TEXT) END,
          CASE WHEN TG_OP <> 'DELETE' THEN CAST(to_jsonb(NEW) AS TEXT) END);
  RETURN NULL;
END $$;

CREATE FUNCTION watch(name TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER touch_new AFTER INSERT OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION touch()', name);
  -- Whoever writes a seal is not to be sealed for that.
  EXECUTE format('CREATE TRIGGER touch_changed AFTER UPDATE ON %I FOR EACH ROW
                  WHEN (OLD.seal = NEW.seal AND OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION touch()', name);
END $$;

SELECT watch(name) FROM unnest(ARRAY['operator', 'operator_setting', 'affiliate', 'deal', 'deal_version', 'sub_terms',
  'fx_rate', 'invoice_counter', 'month_adjustment', 'month_start', 'month_terms', 'payment']) AS name;

-- The rest of that row is counted up with each posting.
CREATE TRIGGER touch_new AFTER INSERT OR DELETE ON ledger_lock FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch_changed AFTER UPDATE OF first_open_day ON ledger_lock FOR EACH ROW
  WHEN (OLD.first_open_day <> NEW.first_open_day) EXECUTE FUNCTION touch();
