-- Nothing: names are compared byte by byte here. PostgreSQL has something to do.
SELECT 1;
