-- Where an S3-compatible store is configured, a chunk's ciphertext is an object there; the row stays what says that it is there, of
-- which attachment, in which place, how long it is and what its hash is.
set search_path = jointgov, public;

-- Every object that was or may have been written, by a random name, and until when it has to stay. A name is on record before its
-- object is written, so that none stays for ever whose transaction came to nothing.
create table attachment_object (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    attachment_id uuid not null,
    name uuid not null default gen_random_uuid(),
    unneeded_from timestamptz default transaction_timestamp() + interval '1 hour',
    constraint attachment_object_pk primary key (township_id, dispute_township_id, dispute_id, attachment_id, name),
    constraint attachment_object_name_uq unique (name)
);
comment on table attachment_object is
    'An object of the S3-compatible store, by name. No foreign key leads to its attachment: it outlives that until it is deleted.';
comment on column attachment_object.unneeded_from is
    'Null while a chunk is kept in it. Of a reserved name, when it is given up; afterwards, since when no chunk is kept in it.';
create index attachment_object_unneeded_ix on attachment_object (unneeded_from) where unneeded_from is not null;
alter table attachment_object enable row level security;
alter table attachment_object force row level security;
create policy attachment_object_definer on attachment_object to jointgov_definer using (true) with check (true);
grant select, insert, update, delete on attachment_object to jointgov_definer;

alter table dispute_attachment_chunk
    alter column data drop not null,
    add column object uuid,
    add column object_bytes integer,
    add column object_sha256 text,
    add constraint dispute_attachment_chunk_object_fk
        foreign key (township_id, dispute_township_id, dispute_id, attachment_id, object) references attachment_object,
    drop constraint dispute_attachment_chunk_data_ck,
    add constraint dispute_attachment_chunk_data_ck check (case
        when data is not null
            then octet_length(data) between 1 and 524352 and num_nonnulls(object, object_bytes, object_sha256) = 0
        else num_nulls(object, object_bytes, object_sha256) = 0 and object_bytes between 1 and 524352
            and object_sha256 ~ '^[0-9a-f]{64}$' end);
comment on column dispute_attachment_chunk.object is 'Where the ciphertext is; null: in data.';
comment on column dispute_attachment_chunk.object_sha256 is 'Of the ciphertext.';
create unique index dispute_attachment_chunk_object_uq on dispute_attachment_chunk (object) where object is not null;
grant insert (object, object_bytes, object_sha256) on dispute_attachment_chunk to jointgov_app;

-- They answer with, or take, where the ciphertext is; R__49 makes them anew.
drop function if exists dispute_attachment_received(uuid, uuid, uuid);
drop function if exists rewrite_dispute_attachment_chunk(uuid, uuid, uuid, integer, bytea);
drop function if exists read_dispute_attachment_chunk(uuid, uuid, uuid, integer, uuid);
