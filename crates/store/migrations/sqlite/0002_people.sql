-- Staff and affiliates. A `…_key` is the form two spellings of one name share (NFKC, case folded);
-- the unique constraints on them decide races.
CREATE TABLE staff (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id   INTEGER NOT NULL REFERENCES operator (id),
  username      TEXT    NOT NULL,
  username_key  TEXT    NOT NULL,
  email         TEXT    NOT NULL,
  email_key     TEXT    NOT NULL,
  role          TEXT    NOT NULL CHECK (role IN ('admin', 'manager', 'finance', 'support')),
  password_hash TEXT    NOT NULL,
  is_active     INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at    INTEGER NOT NULL,
  last_login_at INTEGER,
  CONSTRAINT staff_username_unique UNIQUE (operator_id, username_key),
  CONSTRAINT staff_email_unique UNIQUE (operator_id, email_key)
) STRICT;

CREATE TABLE affiliate (
  id                     INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id            INTEGER NOT NULL REFERENCES operator (id),
  status                 INTEGER NOT NULL CHECK (status BETWEEN 1 AND 6),
  username               TEXT    NOT NULL,
  username_key           TEXT    NOT NULL,
  email                  TEXT    NOT NULL,
  email_key              TEXT    NOT NULL,
  password_hash          TEXT    NOT NULL,
  first_name             TEXT    NOT NULL,
  last_name              TEXT    NOT NULL,
  country                TEXT    NOT NULL,
  language               TEXT    NOT NULL,
  phone_number           TEXT    NOT NULL,
  company                TEXT    NOT NULL,
  web_site_url           TEXT    NOT NULL,
  skype                  TEXT    NOT NULL,
  contact_telegram       TEXT    NOT NULL,
  contact_fb             TEXT    NOT NULL,
  contact_vk             TEXT    NOT NULL,
  contact_discord        TEXT    NOT NULL,
  comments               TEXT    NOT NULL,
  registration_source    TEXT    NOT NULL,
  payment_method_id      INTEGER,
  payment_method_details TEXT    NOT NULL,
  -- Everything a search looks at, case folded.
  search_text            TEXT    NOT NULL,
  manager_id             INTEGER REFERENCES staff (id),
  parent_affiliate_id    INTEGER REFERENCES affiliate (id),
  -- What an unsigned link asked for: shown to staff, grants nothing, may name nobody.
  wished_manager_id      INTEGER,
  wished_parent_id       INTEGER,
  ext_affiliate_id       TEXT,
  extra_role_ids         TEXT    NOT NULL,
  status_reason          TEXT,
  comments_from_operator TEXT,
  created_at             INTEGER NOT NULL,
  updated_at             INTEGER NOT NULL,
  approved_at            INTEGER,
  last_login_at          INTEGER,
  CONSTRAINT affiliate_username_unique UNIQUE (operator_id, username_key),
  CONSTRAINT affiliate_email_unique UNIQUE (operator_id, email_key),
  CONSTRAINT affiliate_approved_has_manager CHECK (status <> 2 OR manager_id IS NOT NULL)
) STRICT;

CREATE INDEX affiliate_by_status ON affiliate (operator_id, status, created_at);
CREATE INDEX affiliate_by_manager ON affiliate (operator_id, manager_id);
CREATE INDEX affiliate_by_parent ON affiliate (parent_affiliate_id);
