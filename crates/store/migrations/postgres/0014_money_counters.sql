-- The last invoice of each operator and year. It is counted in the transaction that pays, so numbers
-- have no gaps, and a payment that is missing takes nobody else's number away.
CREATE TABLE invoice_counter (
  operator_id BIGINT NOT NULL REFERENCES operator (id),
  year        BIGINT NOT NULL,
  last        BIGINT NOT NULL CHECK (last > 0),
  PRIMARY KEY (operator_id, year)
);

INSERT INTO invoice_counter (operator_id, year, last)
SELECT operator_id, CAST(SUBSTR(invoice_number, 1, 4) AS BIGINT), MAX(CAST(SUBSTR(invoice_number, 6) AS BIGINT))
FROM payment
WHERE invoice_number ~ '^[0-9]{4}-[0-9]{1,17}$' AND CAST(SUBSTR(invoice_number, 6) AS BIGINT) > 0
GROUP BY 1, 2;

-- How much of everything has been counted for an operator so far, whichever way: a JSON array of the
-- sums without signs (domain `dimension::Counted`). While none of them leaves the range of numbers,
-- no sum that a report adds up can. What is here already counts as its daily sums.
ALTER TABLE ledger_lock ADD COLUMN counted TEXT NOT NULL DEFAULT '[0,0,0,0,0,0]';

UPDATE ledger_lock SET counted = (
  SELECT '[' || COALESCE(LEAST(SUM(ABS(CAST(y.deposits AS NUMERIC)) + ABS(CAST(y.withdrawals AS NUMERIC)) + ABS(CAST(y.chargebacks AS NUMERIC))),
      9223372036854775807), 0) || ',' ||
    COALESCE(LEAST(SUM(ABS(CAST(y.first_deposit AS NUMERIC))), 9223372036854775807), 0) || ',' ||
    COALESCE(LEAST(SUM(ABS(CAST(y.bets AS NUMERIC)) + ABS(CAST(y.wins AS NUMERIC)) + ABS(CAST(y.bonuses AS NUMERIC))
      + ABS(CAST(y.deductions AS NUMERIC))), 9223372036854775807), 0) || ',' ||
    COALESCE(LEAST(SUM(ABS(CAST(y.cpl AS NUMERIC)) + ABS(CAST(y.cpa AS NUMERIC)) + ABS(CAST(y.rev_share AS NUMERIC))
      + ABS(CAST(y.sub_affiliate AS NUMERIC)) + ABS(CAST(y.adjustments AS NUMERIC))),
      9223372036854775807), 0) || ',' ||
    COALESCE(LEAST(SUM(ABS(CAST(y.registrations AS NUMERIC)) + ABS(CAST(y.qualified_leads AS NUMERIC)) + ABS(CAST(y.first_deposits AS NUMERIC))
      + ABS(CAST(y.qualified_ftds AS NUMERIC)) + ABS(CAST(y.deposit_count AS NUMERIC)) + ABS(CAST(y.withdrawal_count AS NUMERIC))
      + ABS(CAST(y.wagers AS NUMERIC))), 9223372036854775807), 0) || ',' ||
    (SELECT COALESCE(LEAST(SUM(p.amount), 9223372036854775807), 0) FROM payment p WHERE p.operator_id = ledger_lock.operator_id) || ']'
  FROM dimension d JOIN daily y ON y.dimension_id = d.id
  WHERE d.operator_id = ledger_lock.operator_id AND d.level = 0);
