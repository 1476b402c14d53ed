-- Whether the database takes writes is found out by writing: `/readyz` does.
CREATE TABLE write_probe (
  id     BIGINT PRIMARY KEY CHECK (id = 1),
  writes BIGINT NOT NULL,
  filler TEXT   NOT NULL
);
