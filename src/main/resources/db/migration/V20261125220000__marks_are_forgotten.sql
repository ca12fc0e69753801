-- Marks that keep a request or a reading from counting twice are not kept for ever: forget_old_marks in R__30.
set search_path = jointgov, public;

create index idempotency_record_recorded_ix on idempotency_record using brin (recorded_at);
create index reading_mark_hour_ix on reading_mark using brin (hour);
grant delete on reading_mark to jointgov_definer;
