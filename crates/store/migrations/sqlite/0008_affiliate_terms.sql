-- What staff sets on an affiliate beside its status (seed 004, "Full list of supported properties").
ALTER TABLE affiliate ADD COLUMN parent_since INTEGER;
ALTER TABLE affiliate ADD COLUMN no_carry_over INTEGER NOT NULL DEFAULT 0 CHECK (no_carry_over IN (0, 1));
ALTER TABLE affiliate ADD COLUMN no_carry_over_was_set INTEGER NOT NULL DEFAULT 0 CHECK (no_carry_over_was_set IN (0, 1));
ALTER TABLE affiliate ADD COLUMN two_fa_enabled INTEGER NOT NULL DEFAULT 0 CHECK (two_fa_enabled IN (0, 1));
ALTER TABLE affiliate ADD COLUMN api_access_enabled INTEGER NOT NULL DEFAULT 1 CHECK (api_access_enabled IN (0, 1));
ALTER TABLE affiliate ADD COLUMN payment_threshold INTEGER;
-- Custom tags: a JSON object from tag to option.
ALTER TABLE affiliate ADD COLUMN custom_props TEXT NOT NULL DEFAULT '{}';

UPDATE affiliate SET parent_since = created_at WHERE parent_affiliate_id IS NOT NULL;

-- `entity`: affiliate, link or media (vendor-apis §1.14).
CREATE TABLE custom_tag (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  entity      TEXT    NOT NULL CHECK (entity IN ('affiliate', 'link', 'media')),
  name        TEXT    NOT NULL,
  is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
  created_at  INTEGER NOT NULL,
  CONSTRAINT custom_tag_name_unique UNIQUE (operator_id, entity, name)
) STRICT;

CREATE TABLE custom_tag_option (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL REFERENCES custom_tag (id),
  name   TEXT    NOT NULL,
  CONSTRAINT custom_tag_option_name_unique UNIQUE (tag_id, name)
) STRICT;
