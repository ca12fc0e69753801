-- PostgreSQL lets everybody execute a new function. A default for one schema cannot take that away, only the owner's own can.
alter default privileges revoke execute on functions from public;
