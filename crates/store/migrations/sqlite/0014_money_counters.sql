-- The last invoice of each operator and year. It is counted in the transaction that pays, so numbers
-- have no gaps, and a payment that is missing takes nobody else's number away.
CREATE TABLE invoice_counter (
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  year        INTEGER NOT NULL,
  last        INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (operator_id, year)
) STRICT;

INSERT INTO invoice_counter (operator_id, year, last)
SELECT operator_id, CAST(SUBSTR(invoice_number, 1, 4) AS INTEGER), MAX(CAST(SUBSTR(invoice_number, 6) AS INTEGER))
FROM payment
WHERE invoice_number GLOB '[0-9][0-9][0-9][0-9]-[0-9]*' AND SUBSTR(invoice_number, 6) NOT GLOB '*[^0-9]*'
  AND LENGTH(invoice_number) <= 22 AND CAST(SUBSTR(invoice_number, 6) AS INTEGER) > 0
GROUP BY 1, 2;

-- How much of everything has been counted for an operator so far, whichever way: a JSON array of the
-- sums without signs (domain `dimension::Counted`). While none of them leaves the range of numbers,
-- no sum that a report adds up can. What is here already counts as its daily sums.
ALTER TABLE ledger_lock ADD COLUMN counted TEXT NOT NULL DEFAULT '[0,0,0,0,0,0]';

UPDATE ledger_lock SET counted = (
  SELECT JSON_ARRAY(
    CAST(MIN(TOTAL(ABS(y.deposits)) + TOTAL(ABS(y.withdrawals)) + TOTAL(ABS(y.chargebacks)), 9223372036854774784) AS INTEGER),
    CAST(MIN(TOTAL(ABS(y.first_deposit)), 9223372036854774784) AS INTEGER),
    CAST(MIN(TOTAL(ABS(y.bets)) + TOTAL(ABS(y.wins)) + TOTAL(ABS(y.bonuses)) + TOTAL(ABS(y.deductions)), 9223372036854774784) AS INTEGER),
    CAST(MIN(TOTAL(ABS(y.cpl)) + TOTAL(ABS(y.cpa)) + TOTAL(ABS(y.rev_share)) + TOTAL(ABS(y.sub_affiliate)) + TOTAL(ABS(y.adjustments)),
      9223372036854774784) AS INTEGER),
    CAST(MIN(TOTAL(ABS(y.registrations)) + TOTAL(ABS(y.qualified_leads)) + TOTAL(ABS(y.first_deposits)) + TOTAL(ABS(y.qualified_ftds))
      + TOTAL(ABS(y.deposit_count)) + TOTAL(ABS(y.withdrawal_count)) + TOTAL(ABS(y.wagers)), 9223372036854774784) AS INTEGER),
    (SELECT CAST(MIN(TOTAL(p.amount), 9223372036854774784) AS INTEGER) FROM payment p WHERE p.operator_id = ledger_lock.operator_id))
  FROM dimension d JOIN daily y ON y.dimension_id = d.id
  WHERE d.operator_id = ledger_lock.operator_id AND d.level = 0);
