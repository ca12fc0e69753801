-- What the home page asks: disputes whose legal nature is open, few of a table that grows for ever.
set search_path = jointgov, public;

create index dispute_undeclared_ix on dispute (border_id, opened_at desc) where status = 'open' and legal_nature is null;
