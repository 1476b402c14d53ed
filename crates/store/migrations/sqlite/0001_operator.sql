-- Tenants, their host names, settings and brands.
CREATE TABLE operator (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL,
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),
  created_at INTEGER NOT NULL
) STRICT;

-- A host name belongs to one operator; `place` orders them, the first is the one that links name.
CREATE TABLE operator_hostname (
  hostname    TEXT    NOT NULL PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  place       INTEGER NOT NULL
) STRICT;

CREATE INDEX operator_hostname_operator ON operator_hostname (operator_id);

CREATE TABLE operator_setting (
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  key         TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  PRIMARY KEY (operator_id, key)
) STRICT;

CREATE TABLE brand (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  name        TEXT    NOT NULL,
  domain      TEXT    NOT NULL,
  is_active   INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at  INTEGER NOT NULL,
  CONSTRAINT brand_name_unique UNIQUE (operator_id, name),
  CONSTRAINT brand_domain_unique UNIQUE (operator_id, domain)
) STRICT;

-- What every node of one installation shares: the secret that signs invitations and challenges.
CREATE TABLE instance_secret (
  id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  value BLOB    NOT NULL
) STRICT;
