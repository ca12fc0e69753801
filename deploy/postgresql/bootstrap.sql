-- Roles and databases, run once as a superuser before the schema migration. ${...} are filled in by whoever runs it
-- (the local stack does; by hand: envsubst). Passwords are letters and digits only.
-- To be run statement by statement (psql -f does): CREATE DATABASE refuses to stand in a transaction.

-- Owns schema, tables and functions; migrates; never used by the running application. By the definer's rights, which it
-- inherits, it reads every row.
CREATE ROLE jointgov_owner LOGIN PASSWORD '${JOINTGOV_DB_OWNER_PASSWORD}'
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- Runs the SECURITY DEFINER functions; nobody can sign in as it.
CREATE ROLE jointgov_definer NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- The application: neither owner nor superuser, stopped by row-level security, no member of any other role.
CREATE ROLE jointgov_app LOGIN PASSWORD '${JOINTGOV_DB_APP_PASSWORD}'
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- Dumps: reads every row, so that a dump is whole (pg_dump sets row_security = off); writes nothing. Guard it like the owner.
CREATE ROLE jointgov_backup LOGIN PASSWORD '${JOINTGOV_DB_BACKUP_PASSWORD}'
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS;

GRANT pg_read_all_data TO jointgov_backup;

-- Keycloak, in a database of its own.
CREATE ROLE jointgov_keycloak LOGIN PASSWORD '${JOINTGOV_DB_KEYCLOAK_PASSWORD}'
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- SET: the owner may give a function to the definer. INHERIT: it may still grant and replace what it has given away.
GRANT jointgov_definer TO jointgov_owner WITH SET TRUE, INHERIT TRUE, ADMIN FALSE;

CREATE DATABASE jointgov OWNER jointgov_owner ENCODING 'UTF8' TEMPLATE template0;

CREATE DATABASE keycloak OWNER jointgov_keycloak ENCODING 'UTF8' TEMPLATE template0;

REVOKE CONNECT, TEMPORARY ON DATABASE jointgov FROM PUBLIC;

REVOKE CONNECT, TEMPORARY ON DATABASE keycloak FROM PUBLIC;

GRANT CONNECT ON DATABASE jointgov TO jointgov_app, jointgov_backup;
