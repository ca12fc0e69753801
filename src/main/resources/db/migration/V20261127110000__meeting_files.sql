-- Files of joint meetings: scans of what was signed by hand, and proof that a commitment was kept.

set search_path = jointgov, public;

create table meeting_file (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    kind text not null,
    commitment_id uuid,
    media_type text not null,
    bytes integer not null,
    content_sha256 text not null,
    scanned boolean not null,
    keyset bytea,
    content bytea,
    office text not null,
    received_at timestamptz not null default transaction_timestamp(),
    withdrawn_at timestamptz,
    withdrawn_office text,
    withdrawal_reason text,
    constraint meeting_file_pk primary key (township_id, owner_township_id, meeting_id, id),
    constraint meeting_file_uq unique (owner_township_id, meeting_id, id),
    constraint meeting_file_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint meeting_file_commitment_fk foreign key (township_id, commitment_id) references commitment,
    constraint meeting_file_kind_ck check (kind in ('sign-in-sheet', 'paper-sign-off', 'evidence')
        and (kind = 'evidence') = (commitment_id is not null)),
    constraint meeting_file_type_ck check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    constraint meeting_file_bytes_ck check (bytes between 1 and 5242880),
    constraint meeting_file_hash_ck check (content_sha256 ~ '^[0-9a-f]{64}$'),
    -- Ciphertext is longer than what it hides: nonce and tag are 28 bytes.
    constraint meeting_file_content_ck check (octet_length(content) between bytes + 28 and bytes + 64),
    constraint meeting_file_reason_ck check (length(withdrawal_reason) between 1 and 1000),
    constraint meeting_file_withdrawn_ck check (case
        when withdrawn_at is null then num_nonnulls(withdrawn_office, withdrawal_reason) = 0 and num_nulls(keyset, content) = 0
        else kind <> 'paper-sign-off' and num_nulls(withdrawn_office, withdrawal_reason) = 0
            and num_nonnulls(keyset, content) = 0 end)
);
comment on table meeting_file is
    'A scan that a side (township_id) keeps with a joint meeting. content is ciphertext under the file''s own keyset, which the side''s township key wraps; both go when the side withdraws it, and the row stays.';
comment on column meeting_file.commitment_id is 'Of evidence: the own side''s commitment from the minutes of this meeting.';
comment on column meeting_file.content_sha256 is 'Of what is kept: of an image, without its metadata.';
comment on column meeting_file.scanned is 'A virus scanner was set up and found nothing.';
create index meeting_file_commitment_ix on meeting_file (township_id, commitment_id) where commitment_id is not null;
-- Ciphertext cannot be compressed.
alter table meeting_file alter column content set storage external;

alter table meeting_file enable row level security;
alter table meeting_file force row level security;
create policy meeting_file_definer on meeting_file to jointgov_definer using (true) with check (true);
grant select, update on meeting_file to jointgov_definer;
-- Ciphertext goes in, and comes out through the function that records who read it.
grant select (township_id, owner_township_id, meeting_id, id, border_id, kind, commitment_id, media_type, bytes, content_sha256,
              scanned, office, received_at, withdrawn_at, withdrawn_office, withdrawal_reason),
      insert (township_id, owner_township_id, meeting_id, id, border_id, kind, commitment_id, media_type, bytes, content_sha256,
              scanned, keyset, content, office)
    on meeting_file to jointgov_app;
