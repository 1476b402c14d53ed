-- Sessions, API keys, spent captcha tokens and the audit log.

-- A session belongs to one of staff and affiliate. Only the SHA-256 of its token is kept.
CREATE TABLE session (
  token_hash   BYTEA   NOT NULL PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  staff_id     BIGINT  REFERENCES staff (id),
  affiliate_id BIGINT  REFERENCES affiliate (id),
  ip           TEXT    NOT NULL,
  user_agent   TEXT    NOT NULL,
  created_at   BIGINT  NOT NULL,
  last_seen_at BIGINT  NOT NULL,
  expires_at   BIGINT  NOT NULL,
  CONSTRAINT session_has_one_owner CHECK ((staff_id IS NULL) <> (affiliate_id IS NULL))
);

CREATE INDEX session_by_staff ON session (staff_id);
CREATE INDEX session_by_affiliate ON session (affiliate_id);
CREATE INDEX session_by_end ON session (expires_at);

-- Lists are JSON arrays of the names on the wire. An empty one allows nothing.
CREATE TABLE api_key (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  kind         TEXT    NOT NULL,
  public_id    TEXT    NOT NULL,
  secret_hash  BYTEA   NOT NULL,
  name         TEXT    NOT NULL,
  affiliate_id BIGINT  REFERENCES affiliate (id),
  staff_id     BIGINT  REFERENCES staff (id),
  brands       TEXT    NOT NULL,
  permissions  TEXT    NOT NULL,
  scopes       TEXT    NOT NULL,
  ip_ranges    TEXT    NOT NULL,
  expires_at   BIGINT,
  revoked_at   BIGINT,
  created_at   BIGINT  NOT NULL,
  last_used_at BIGINT,
  CONSTRAINT api_key_public_id_unique UNIQUE (public_id)
);

CREATE INDEX api_key_by_operator ON api_key (operator_id);

CREATE TABLE captcha_spent (
  operator_id BIGINT  NOT NULL REFERENCES operator (id),
  digest      BYTEA   NOT NULL,
  expires_at  BIGINT  NOT NULL,
  PRIMARY KEY (operator_id, digest)
);

CREATE INDEX captcha_spent_by_end ON captcha_spent (expires_at);

-- Append-only: who did what to whom. `detail` is a JSON object without secrets.
CREATE TABLE audit (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operator_id  BIGINT  NOT NULL REFERENCES operator (id),
  at           BIGINT  NOT NULL,
  actor_kind   TEXT    NOT NULL,
  actor_id     BIGINT,
  action       TEXT    NOT NULL,
  subject_kind TEXT    NOT NULL,
  subject_id   BIGINT  NOT NULL,
  detail       TEXT    NOT NULL
);

CREATE INDEX audit_by_subject ON audit (operator_id, subject_kind, subject_id, id);
