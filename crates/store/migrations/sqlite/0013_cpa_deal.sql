-- The deal version a player's CPA was earned under: it alone says whether the CPA is taken back, also
-- after the player was moved to another one. Of those from before, the ledger knows; where a cap kept
-- the CPA from being paid, it was the deal that the player is bound to.
ALTER TABLE registration ADD COLUMN cpa_deal_version_id INTEGER;
UPDATE registration SET cpa_deal_version_id = COALESCE(
  (SELECT l.deal_version_id FROM ledger l
   WHERE l.registration_id = registration.id AND l.kind = 'cpa' AND l.amount > 0 ORDER BY l.id DESC LIMIT 1),
  deal_version_id)
WHERE cpa_at IS NOT NULL;
