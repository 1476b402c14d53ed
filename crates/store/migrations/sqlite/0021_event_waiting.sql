-- What an event keeps of the moment it came in: the rate its amounts were converted at, in parts per
-- 10^9 (NULL: they were in the operator's own currency), by which its reversals are converted, too; and
-- the affiliates its sender may touch ('all', or a JSON array of their ids). Of what came before, nobody
-- knows what its senders may.
ALTER TABLE event ADD COLUMN rate INTEGER;
ALTER TABLE event ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';

-- The rate of what came before is what it has made of the amount: what is left of it in the operator's
-- currency, and what reversals have taken, by what was sent. Of wagers and activities nobody takes a part.
UPDATE event SET rate = known.rate FROM (
  SELECT id, CAST(ROUND(made * 1000000000 / sent) AS INTEGER) AS rate FROM (
    SELECT e.id, CASE e.type WHEN 'deposit' THEN CAST(e.payload ->> '$.sums.deposits' AS REAL) WHEN 'withdrawal' THEN CAST(e.payload ->> '$.sums.withdrawals' AS REAL) WHEN 'chargeback' THEN CAST(e.payload ->> '$.sums.chargebacks' AS REAL) WHEN 'bonus' THEN CAST(e.payload ->> '$.sums.bonuses' AS REAL) WHEN 'deduction' THEN CAST(e.payload ->> '$.sums.deductions' AS REAL) END AS sent,
      CASE e.type WHEN 'deposit' THEN CAST(e.effect ->> 0 AS REAL) WHEN 'withdrawal' THEN CAST(e.effect ->> 2 AS REAL) WHEN 'chargeback' THEN CAST(e.effect ->> 4 AS REAL) WHEN 'bonus' THEN CAST(e.effect ->> 5 AS REAL) WHEN 'deduction' THEN CAST(e.effect ->> 6 AS REAL) END - COALESCE(taken.back, 0) AS made
    FROM event e
    JOIN operator o ON o.id = e.operator_id
    LEFT JOIN (
      SELECT r.brand_id, r.reverses, SUM(COALESCE(CAST(r.effect ->> 0 AS REAL), 0) + COALESCE(CAST(r.effect ->> 2 AS REAL), 0) + COALESCE(CAST(r.effect ->> 4 AS REAL), 0) + COALESCE(CAST(r.effect ->> 5 AS REAL), 0) + COALESCE(CAST(r.effect ->> 6 AS REAL), 0)) AS back
      FROM event r WHERE r.type = 'reversal' AND r.state = 'applied' GROUP BY r.brand_id, r.reverses
    ) taken ON taken.brand_id = e.brand_id AND taken.reverses = e.event_id
    WHERE e.type IN ('deposit', 'withdrawal', 'chargeback', 'bonus', 'deduction')
      AND e.payload LIKE '%"currency":%' AND e.payload ->> 'currency' <> o.currency
  ) sums WHERE sent > 0 AND made > 0
) known WHERE known.id = event.id AND known.rate > 0;

-- How many events wait for a customer, or, where a reversal names none, for the event it takes back.
CREATE TABLE event_waiting (
  brand_id        INTEGER NOT NULL REFERENCES brand (id),
  ext_customer_id TEXT NOT NULL,
  reverses        TEXT NOT NULL,
  waiting         INTEGER NOT NULL CHECK (waiting >= 0),
  PRIMARY KEY (brand_id, ext_customer_id, reverses)
) STRICT;

INSERT INTO event_waiting (brand_id, ext_customer_id, reverses, waiting)
  SELECT brand_id, ext_customer_id, CASE WHEN ext_customer_id = '' THEN reverses ELSE '' END, COUNT(*)
  FROM event WHERE state = 'parked' GROUP BY 1, 2, 3;
