-- A demo operator: one whose making was not completed is made anew.
CREATE TABLE demo (
  operator_id  INTEGER NOT NULL PRIMARY KEY REFERENCES operator (id),
  completed_at INTEGER
) STRICT;
