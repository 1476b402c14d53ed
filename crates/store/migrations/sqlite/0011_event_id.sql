-- Nothing: an id can be given here already. PostgreSQL has something to do.
SELECT 1;
