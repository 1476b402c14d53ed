-- What was played with which product, and what was deducted for: parts of net P&L and of deductions.
-- What was here before names neither. One activity counts for each player, day and product.
ALTER TABLE event ADD COLUMN product TEXT NOT NULL DEFAULT '' CHECK (product IN ('', 'casino', 'sport'));
DROP INDEX event_activity_unique;
CREATE UNIQUE INDEX event_activity_unique ON event (registration_id, day, product) WHERE state = 'applied' AND type = 'activity';

ALTER TABLE registration ADD COLUMN net_pl_casino INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN net_pl_sport INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN deductions_admin_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN deductions_payment_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN deductions_tax INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration ADD COLUMN deductions_bonus_cost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN net_pl_casino INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN net_pl_sport INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN deductions_admin_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN deductions_payment_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN deductions_tax INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registration_day ADD COLUMN deductions_bonus_cost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN net_pl_casino INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN net_pl_sport INTEGER NOT NULL DEFAULT 0;
