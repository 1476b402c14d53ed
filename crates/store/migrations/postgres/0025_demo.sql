-- A demo operator: one whose making was not completed is made anew.
CREATE TABLE demo (
  operator_id  BIGINT NOT NULL PRIMARY KEY REFERENCES operator (id),
  completed_at BIGINT
);
