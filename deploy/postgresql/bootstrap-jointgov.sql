-- Second half of bootstrap.sql, run as a superuser inside the database jointgov: what only a superuser may do there.
-- The schema itself belongs to jointgov_owner and is made by the migration.
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
