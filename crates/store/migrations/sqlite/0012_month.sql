-- What was posted at the start of a month, and since, for one that ended (`month`, by its first day):
-- losses that are not carried over (`deal_version_id` 0, `brand_id` 0 unless losses are kept apart),
-- and tiers (`brand_id` 0). An entry is what that is now less what is here.
CREATE TABLE month_adjustment (
  affiliate_id    INTEGER NOT NULL REFERENCES affiliate (id),
  month           INTEGER NOT NULL,
  brand_id        INTEGER NOT NULL,
  deal_version_id INTEGER NOT NULL,
  posted          INTEGER NOT NULL,
  PRIMARY KEY (affiliate_id, month, brand_id, deal_version_id)
) STRICT;

-- The terms that an affiliate's month is settled by, whatever they are by now.
CREATE TABLE month_terms (
  affiliate_id  INTEGER NOT NULL REFERENCES affiliate (id),
  month         INTEGER NOT NULL,
  no_carry_over INTEGER NOT NULL CHECK (no_carry_over IN (0, 1)),
  ring_fence    INTEGER NOT NULL CHECK (ring_fence IN (0, 1)),
  PRIMARY KEY (affiliate_id, month)
) STRICT;

INSERT INTO month_adjustment (affiliate_id, month, brand_id, deal_version_id, posted)
  SELECT affiliate_id, detail ->> '$.month', COALESCE(detail ->> '$.brand_id', 0), COALESCE(deal_version_id, 0), SUM(amount)
  FROM ledger WHERE kind = 'adjustment' AND detail ->> '$.formula' IN ('no_carry_over', 'tier')
  GROUP BY 1, 2, 3, 4;

INSERT INTO month_terms (affiliate_id, month, no_carry_over, ring_fence)
  SELECT affiliate_id, month, 1, MAX(CASE WHEN brand_id <> 0 THEN 1 ELSE 0 END)
  FROM month_adjustment WHERE deal_version_id = 0 GROUP BY affiliate_id, month;

-- What of a day's base, and of a parent's share, is held back while whoever would earn it earns
-- nothing; and what of a base counts on this day though it is of closed ones (below zero: on a later
-- day though it is of this one).
ALTER TABLE registration_day ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sub_day ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
CREATE INDEX registration_day_held ON registration_day (registration_id) WHERE held <> 0;
CREATE INDEX sub_day_held ON sub_day (registration_id) WHERE held <> 0;

-- Whose cap the player's CPA counts under, and on which day; none: its CPA was not paid.
ALTER TABLE registration ADD COLUMN cap_deal_id INTEGER;
ALTER TABLE registration ADD COLUMN cap_day INTEGER;

UPDATE registration SET
  cap_day = (SELECT l.for_day FROM ledger l
             WHERE l.registration_id = registration.id AND l.kind = 'cpa' AND l.amount > 0 ORDER BY l.id DESC LIMIT 1),
  cap_deal_id = (SELECT v.deal_id FROM ledger l JOIN deal_version v ON v.id = l.deal_version_id
                 WHERE l.registration_id = registration.id AND l.kind = 'cpa' AND l.amount > 0 ORDER BY l.id DESC LIMIT 1)
  WHERE cpa_at IS NOT NULL AND cpa > 0;
