-- Whether the database takes writes is found out by writing: `/readyz` does.
CREATE TABLE write_probe (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  writes INTEGER NOT NULL,
  filler TEXT    NOT NULL
) STRICT;
