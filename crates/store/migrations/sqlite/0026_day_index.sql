-- Of a day of a player alone, this index says nothing. As an expression the day is none of its
-- columns, so that a plan which PostgreSQL makes while the table is empty can't take it for the one
-- to look players' days up by.
DROP INDEX registration_day_by_version;
CREATE INDEX registration_day_by_version ON registration_day (deal_version_id, (day + 0));
