-- Nothing: references cost little here, and rows are changed in their place anyway. PostgreSQL has
-- something to do.
SELECT 1;
