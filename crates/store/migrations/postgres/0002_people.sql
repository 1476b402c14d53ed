-- Staff and affiliates. A `…_key` is the form two spellings of one name share (NFKC, case folded);
-- the unique constraints on them decide races.
CREATE TABLE staff (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id   BIGINT  NOT NULL REFERENCES operator (id),
  username      TEXT    NOT NULL,
  username_key  TEXT    NOT NULL,
  email         TEXT    NOT NULL,
  email_key     TEXT    NOT NULL,
  role          TEXT    NOT NULL CHECK (role IN ('admin', 'manager', 'finance', 'support')),
  password_hash TEXT    NOT NULL,
  is_active     BOOLEAN NOT NULL,
  created_at    BIGINT  NOT NULL,
  last_login_at BIGINT,
  CONSTRAINT staff_username_unique UNIQUE (operator_id, username_key),
  CONSTRAINT staff_email_unique UNIQUE (operator_id, email_key)
);

CREATE TABLE affiliate (
  id                     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id            BIGINT  NOT NULL REFERENCES operator (id),
  status                 BIGINT  NOT NULL CHECK (status BETWEEN 1 AND 6),
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
  payment_method_id      BIGINT,
  payment_method_details TEXT    NOT NULL,
  -- Everything a search looks at, case folded.
  search_text            TEXT    NOT NULL,
  manager_id             BIGINT  REFERENCES staff (id),
  parent_affiliate_id    BIGINT  REFERENCES affiliate (id),
  -- What an unsigned link asked for: shown to staff, grants nothing, may name nobody.
  wished_manager_id      BIGINT,
  wished_parent_id       BIGINT,
  ext_affiliate_id       TEXT,
  extra_role_ids         TEXT    NOT NULL,
  status_reason          TEXT,
  comments_from_operator TEXT,
  created_at             BIGINT  NOT NULL,
  updated_at             BIGINT  NOT NULL,
  approved_at            BIGINT,
  last_login_at          BIGINT,
  CONSTRAINT affiliate_username_unique UNIQUE (operator_id, username_key),
  CONSTRAINT affiliate_email_unique UNIQUE (operator_id, email_key),
  CONSTRAINT affiliate_approved_has_manager CHECK (status <> 2 OR manager_id IS NOT NULL)
);

CREATE INDEX affiliate_by_status ON affiliate (operator_id, status, created_at);
CREATE INDEX affiliate_by_manager ON affiliate (operator_id, manager_id);
CREATE INDEX affiliate_by_parent ON affiliate (parent_affiliate_id);
