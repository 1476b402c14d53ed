-- What an event keeps of the moment it came in: the rate its amounts were converted at, in parts per
-- 10^9 (NULL: they were in the operator's own currency), by which its reversals are converted, too; and
-- the affiliates its sender may touch ('all', or a JSON array of their ids). Of what came before, nobody
-- knows what its senders may.
ALTER TABLE event ADD COLUMN rate BIGINT;
ALTER TABLE event ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';

-- The rate of what came before is what it has made of the amount: what is left of it in the operator's
-- currency, and what reversals have taken, by what was sent. Of wagers and activities nobody takes a part.
UPDATE event SET rate = known.rate FROM (
  SELECT id, CAST(ROUND(made * 1000000000 / sent) AS BIGINT) AS rate FROM (
    SELECT e.id, CASE e.type WHEN 'deposit' THEN CAST(CAST(e.payload AS JSONB) -> 'sums' ->> 'deposits' AS NUMERIC) WHEN 'withdrawal' THEN CAST(CAST(e.payload AS JSONB) -> 'sums' ->> 'withdrawals' AS NUMERIC) WHEN 'chargeback' THEN CAST(CAST(e.payload AS JSONB) -> 'sums' ->> 'chargebacks' AS NUMERIC) WHEN 'bonus' THEN CAST(CAST(e.payload AS JSONB) -> 'sums' ->> 'bonuses' AS NUMERIC) WHEN 'deduction' THEN CAST(CAST(e.payload AS JSONB) -> 'sums' ->> 'deductions' AS NUMERIC) END AS sent,
      CASE e.type WHEN 'deposit' THEN CAST(CAST(e.effect AS JSONB) ->> 0 AS NUMERIC) WHEN 'withdrawal' THEN CAST(CAST(e.effect AS JSONB) ->> 2 AS NUMERIC) WHEN 'chargeback' THEN CAST(CAST(e.effect AS JSONB) ->> 4 AS NUMERIC) WHEN 'bonus' THEN CAST(CAST(e.effect AS JSONB) ->> 5 AS NUMERIC) WHEN 'deduction' THEN CAST(CAST(e.effect AS JSONB) ->> 6 AS NUMERIC) END - COALESCE(taken.back, 0) AS made
    FROM event e
    JOIN operator o ON o.id = e.operator_id
    LEFT JOIN (
      SELECT r.brand_id, r.reverses, SUM(COALESCE(CAST(CAST(r.effect AS JSONB) ->> 0 AS NUMERIC), 0) + COALESCE(CAST(CAST(r.effect AS JSONB) ->> 2 AS NUMERIC), 0) + COALESCE(CAST(CAST(r.effect AS JSONB) ->> 4 AS NUMERIC), 0) + COALESCE(CAST(CAST(r.effect AS JSONB) ->> 5 AS NUMERIC), 0) + COALESCE(CAST(CAST(r.effect AS JSONB) ->> 6 AS NUMERIC), 0)) AS back
      FROM event r WHERE r.type = 'reversal' AND r.state = 'applied' GROUP BY r.brand_id, r.reverses
    ) taken ON taken.brand_id = e.brand_id AND taken.reverses = e.event_id
    WHERE e.type IN ('deposit', 'withdrawal', 'chargeback', 'bonus', 'deduction')
      AND e.payload LIKE '%"currency":%' AND CAST(e.payload AS JSONB) ->> 'currency' <> o.currency
  ) sums WHERE sent > 0 AND made > 0
) known WHERE known.id = event.id AND known.rate > 0;

-- How many events wait for a customer, or, where a reversal names none, for the event it takes back.
CREATE TABLE event_waiting (
  brand_id        BIGINT NOT NULL REFERENCES brand (id),
  ext_customer_id TEXT COLLATE "C" NOT NULL,
  reverses        TEXT COLLATE "C" NOT NULL,
  waiting         BIGINT NOT NULL CHECK (waiting >= 0),
  PRIMARY KEY (brand_id, ext_customer_id, reverses)
);

INSERT INTO event_waiting (brand_id, ext_customer_id, reverses, waiting)
  SELECT brand_id, ext_customer_id, CASE WHEN ext_customer_id = '' THEN reverses ELSE '' END, COUNT(*)
  FROM event WHERE state = 'parked' GROUP BY 1, 2, 3;
