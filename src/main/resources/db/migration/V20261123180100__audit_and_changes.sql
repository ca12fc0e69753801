-- The audit trail and the change feed. Both are appended in the transaction of the effect and numbered after commit by one
-- sequencer, without gaps.

set search_path = jointgov, public;

create table audit_record (
    id uuid not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    action text not null,
    record_kind text not null,
    record_id uuid not null,
    record_version bigint not null,
    township_id uuid,
    border_id uuid,
    actor_person_id uuid,
    actor_membership_id uuid,
    actor_scope text,
    actor_role text,
    actor_township_id uuid,
    actor_office text,
    client text not null,
    salt bytea not null,
    content_hash bytea not null,
    constraint audit_record_pk primary key (id),
    constraint audit_record_salt_ck check (length(salt) = 16),
    constraint audit_record_hash_ck check (length(content_hash) = 32)
);
comment on table audit_record is
    'One line a state change or recorded reading: who, for which township, what, on which record and version, when, from which client. No personal data. content_hash = SHA-256(salt || content).';
create index audit_record_border_ix on audit_record (border_id, recorded_at desc, id desc) where border_id is not null;
create index audit_record_township_ix on audit_record (township_id, recorded_at desc, id desc) where township_id is not null;
create index audit_record_record_ix on audit_record (record_id, recorded_at);

create table audit_sequence (
    sequence bigint not null,
    record_id uuid not null,
    township_id uuid,
    border_id uuid,
    constraint audit_sequence_pk primary key (sequence),
    constraint audit_sequence_record_uq unique (record_id),
    constraint audit_sequence_record_fk foreign key (record_id) references audit_record
);
comment on table audit_sequence is
    'The number of an audit record: gapless, given after commit. Township and border repeat the record''s, for row-level security.';

-- What waits for its number. Hot and small: rows live for a fraction of a second, so it is vacuumed early.
create table audit_pending (
    record_id uuid not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    township_id uuid,
    border_id uuid
) with (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);

create table reading_mark (
    person_id uuid not null,
    record_id uuid not null,
    record_version bigint not null,
    action text not null,
    hour timestamptz not null,
    constraint reading_mark_pk primary key (person_id, record_id, record_version, action, hour)
);

create table change_entry (
    recipient text not null,
    position bigint not null,
    record_kind text not null,
    record_id uuid not null,
    record_version bigint not null,
    operation text not null,
    recorded_at timestamptz not null,
    constraint change_entry_pk primary key (recipient, position),
    constraint change_entry_operation_ck check (operation in ('upsert', 'remove'))
);
comment on column change_entry.recipient is 'A township''s id, county:<code> or province:<code>.';
comment on column change_entry.position is
    'Counts a recipient''s own entries without gaps, so that it says nothing about what happens elsewhere.';

create table change_pending (
    id bigint generated always as identity,
    recipient text not null,
    record_kind text not null,
    record_id uuid not null,
    record_version bigint not null,
    operation text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint change_pending_operation_ck check (operation in ('upsert', 'remove'))
) with (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);

create table change_position (
    recipient text not null,
    value bigint not null,
    constraint change_position_pk primary key (recipient)
) with (fillfactor = 50);
comment on table change_position is 'The highest position of each recipient.';

create table sequence_counter (
    name text not null,
    value bigint not null,
    constraint sequence_counter_pk primary key (name)
) with (fillfactor = 50);
comment on table sequence_counter is 'How many audit records and change entries have been numbered.';
insert into sequence_counter values ('audit', 0), ('change', 0);

-- Search: one row a token of a record, made by the application (Chinese bigrams, Tibetan syllables), equality only.
create table search_posting (
    township_id uuid not null,
    border_id uuid,
    token text not null,
    record_kind text not null,
    record_id uuid not null,
    recorded_at timestamptz not null,
    constraint search_posting_pk primary key (township_id, record_kind, token, record_id)
);
create index search_posting_border_ix on search_posting (border_id, record_kind, token, recorded_at desc) where border_id is not null;
create index search_posting_record_ix on search_posting (township_id, record_kind, record_id);

do $$
declare t text;
begin
    foreach t in array array['audit_record', 'audit_sequence', 'audit_pending', 'reading_mark', 'change_entry',
                             'change_pending', 'change_position', 'sequence_counter', 'search_posting'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
    end loop;
end $$;
grant select, insert on audit_record, audit_sequence, reading_mark, change_entry to jointgov_definer;
grant select, insert, delete on audit_pending, change_pending to jointgov_definer;
grant select, insert, update on change_position, sequence_counter to jointgov_definer;
grant select, update on search_posting to jointgov_definer;
grant select on audit_record, audit_sequence, change_entry, change_position to jointgov_app;
grant select, insert, update, delete on search_posting to jointgov_app;

create function audit_record_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'JG004';
end $$;
create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function audit_record_is_append_only();
create trigger audit_sequence_append_only before update or delete or truncate on audit_sequence
    for each statement execute function audit_record_is_append_only();
create trigger change_entry_append_only before update or delete or truncate on change_entry
    for each statement execute function audit_record_is_append_only();
