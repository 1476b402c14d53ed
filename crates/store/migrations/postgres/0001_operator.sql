-- Tenants, their host names, settings and brands.
CREATE TABLE operator (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       TEXT    NOT NULL,
  currency   TEXT    NOT NULL CHECK (length(currency) = 3),
  created_at BIGINT  NOT NULL
);

-- A host name belongs to one operator; `place` orders them, the first is the one that links name.
CREATE TABLE operator_hostname (
  hostname    TEXT    NOT NULL PRIMARY KEY,
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  place       BIGINT  NOT NULL
);

CREATE INDEX operator_hostname_operator ON operator_hostname (operator_id);

CREATE TABLE operator_setting (
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  key         TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  PRIMARY KEY (operator_id, key)
);

CREATE TABLE brand (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  name        TEXT    NOT NULL,
  domain      TEXT    NOT NULL,
  is_active   BOOLEAN NOT NULL,
  created_at  BIGINT  NOT NULL,
  CONSTRAINT brand_name_unique UNIQUE (operator_id, name),
  CONSTRAINT brand_domain_unique UNIQUE (operator_id, domain)
);

-- What every node of one installation shares: the secret that signs invitations and challenges.
CREATE TABLE instance_secret (
  id    BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
  value BYTEA   NOT NULL
);
