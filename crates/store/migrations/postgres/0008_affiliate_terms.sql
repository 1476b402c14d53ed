-- What staff sets on an affiliate beside its status (seed 004, "Full list of supported properties").
ALTER TABLE affiliate ADD COLUMN parent_since BIGINT;
ALTER TABLE affiliate ADD COLUMN no_carry_over BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE affiliate ADD COLUMN no_carry_over_was_set BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE affiliate ADD COLUMN two_fa_enabled BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE affiliate ADD COLUMN api_access_enabled BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE affiliate ADD COLUMN payment_threshold BIGINT;
-- Custom tags: a JSON object from tag to option.
ALTER TABLE affiliate ADD COLUMN custom_props TEXT NOT NULL DEFAULT '{}';

UPDATE affiliate SET parent_since = created_at WHERE parent_affiliate_id IS NOT NULL;

-- `entity`: affiliate, link or media (vendor-apis §1.14).
CREATE TABLE custom_tag (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  entity      TEXT    NOT NULL CHECK (entity IN ('affiliate', 'link', 'media')),
  name        TEXT    NOT NULL,
  is_required BOOLEAN NOT NULL,
  created_at  BIGINT  NOT NULL,
  CONSTRAINT custom_tag_name_unique UNIQUE (operator_id, entity, name)
);

CREATE TABLE custom_tag_option (
  id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tag_id BIGINT  NOT NULL REFERENCES custom_tag (id),
  name   TEXT    NOT NULL,
  CONSTRAINT custom_tag_option_name_unique UNIQUE (tag_id, name)
);
