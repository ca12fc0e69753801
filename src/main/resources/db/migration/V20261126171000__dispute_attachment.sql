-- The statutory file of a dispute (People's Mediation Law, article 27; forms of the Ministry of Justice, 2010): attachments as
-- encrypted chunks, what a side has put on file, and the catalogue of what belongs there.
set search_path = jointgov, public;

create table dispute_attachment (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    kind text not null,
    media_type text not null,
    bytes integer not null,
    received_sha256 text not null,
    file_name bytea not null,
    state text not null default 'uploading',
    received integer not null default 0,
    refusal text,
    kept_bytes integer,
    content_sha256 text,
    scanned boolean not null default false,
    thumbnail bytea,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    completed_at timestamptz,
    constraint dispute_attachment_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint dispute_attachment_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint dispute_attachment_kind_ck check (kind in ('photo', 'scan', 'audio', 'other')),
    constraint dispute_attachment_type_ck check (media_type in (
        'image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'audio/webm', 'audio/mpeg', 'audio/mp4', 'audio/ogg',
        'audio/wav')),
    constraint dispute_attachment_bytes_ck check (bytes between 1 and 52428800
        and (media_type not like 'image/%' or bytes <= 20971520) and coalesce(kept_bytes between 1 and bytes, true)),
    constraint dispute_attachment_hash_ck check (
        received_sha256 ~ '^[0-9a-f]{64}$' and coalesce(content_sha256 ~ '^[0-9a-f]{64}$', true)),
    constraint dispute_attachment_received_ck check (received between 0 and (bytes + 524287) / 524288),
    constraint dispute_attachment_thumbnail_ck check (coalesce(octet_length(thumbnail), 0) <= 20600),
    constraint dispute_attachment_state_ck check (case state
        when 'uploading' then num_nonnulls(refusal, kept_bytes, content_sha256, thumbnail, completed_at) = 0
        when 'complete' then refusal is null and num_nulls(kept_bytes, content_sha256, completed_at) = 0
        when 'refused' then refusal in ('hash', 'type', 'infected') and completed_at is not null
            and num_nonnulls(kept_bytes, content_sha256, thumbnail) = 0
        else false end)
);
comment on table dispute_attachment is
    'A photo, scan or recording of a dispute''s file. file_name and thumbnail are ciphertext; the content is in dispute_attachment_chunk.';
comment on column dispute_attachment.received_sha256 is 'Of what was sent, as the sender announced it.';
comment on column dispute_attachment.content_sha256 is
    'Of what is kept: of an image, without the metadata that was taken out.';
comment on column dispute_attachment.received is 'How many chunks of 512 KiB have come, one after the other.';
comment on column dispute_attachment.scanned is 'A virus scanner was set up and found nothing.';
create index dispute_attachment_dispute_ix on dispute_attachment (dispute_township_id, dispute_id, recorded_at desc);
create index dispute_attachment_uploading_ix on dispute_attachment (recorded_at) where state = 'uploading';

create table dispute_attachment_chunk (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    attachment_id uuid not null,
    number integer not null,
    border_id uuid not null,
    data bytea not null,
    constraint dispute_attachment_chunk_pk primary key (township_id, dispute_township_id, dispute_id, attachment_id, number),
    constraint dispute_attachment_chunk_attachment_fk
        foreign key (township_id, dispute_township_id, dispute_id, attachment_id) references dispute_attachment on delete cascade,
    constraint dispute_attachment_chunk_number_ck check (number between 0 and 99),
    constraint dispute_attachment_chunk_data_ck check (octet_length(data) between 1 and 524352)
);
comment on table dispute_attachment_chunk is
    'The content in pieces of 512 KiB, each ciphertext that is bound to its attachment and its number.';
-- Ciphertext cannot be compressed.
alter table dispute_attachment_chunk alter column data set storage external;

create table file_document (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    code text not null,
    catalogue_version integer not null default 1,
    dated_on date not null,
    attachments uuid[] not null,
    note bytea,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint file_document_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint file_document_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint file_document_content_ck check (
        cardinality(attachments) <= 20 and (note is not null or cardinality(attachments) > 0))
);
comment on table file_document is
    'A document of the statutory file that a side has put there; attachments are the side''s own. note is ciphertext.';
comment on column file_document.code is
    'Of the catalogue of file documents in the version that was in force when the dispute was opened; set with it by a trigger.';
create index file_document_dispute_ix on file_document (dispute_township_id, dispute_id, recorded_at);

do $$
declare t text;
begin
    foreach t in array array['dispute_attachment', 'dispute_attachment_chunk', 'file_document'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
    end loop;
end $$;
-- Chunks go away when the content is refused or written anew, uploads when they are given up: by functions alone.
grant select, update, delete on dispute_attachment to jointgov_definer;
grant select, update, delete on dispute_attachment_chunk to jointgov_definer;
grant select on file_document to jointgov_definer;
create trigger file_document_append_only before update or delete or truncate on file_document
    for each statement execute function audit_record_is_append_only();
-- Ciphertext goes in, and comes out through the functions that record who read it.
grant select (township_id, dispute_township_id, dispute_id, id, border_id, kind, media_type, bytes, received_sha256, state,
              received, refusal, kept_bytes, content_sha256, scanned, office, recorded_at, completed_at),
      insert (township_id, dispute_township_id, dispute_id, id, border_id, kind, media_type, bytes, received_sha256, file_name,
              office)
    on dispute_attachment to jointgov_app;
grant select (township_id, dispute_township_id, dispute_id, attachment_id, number, border_id),
      insert (township_id, dispute_township_id, dispute_id, attachment_id, number, border_id, data)
    on dispute_attachment_chunk to jointgov_app;
grant select (township_id, dispute_township_id, dispute_id, id, border_id, code, catalogue_version, dated_on, attachments, office,
              recorded_at),
      insert (township_id, dispute_township_id, dispute_id, id, border_id, code, dated_on, attachments, note, office)
    on file_document to jointgov_app;

-- The catalogue: what belongs to a file, and what makes it needed.
alter table catalogue
    drop constraint catalogue_kind_ck,
    add constraint catalogue_kind_ck check (kind in ('dispute-types', 'severities', 'file-documents'));
alter table catalogue_entry
    add column needed_when text,
    add constraint catalogue_entry_need_ck check ((kind = 'file-documents') = (needed_when is not null) and coalesce(needed_when in (
        'always', 'no-intake-register', 'no-application', 'mediated', 'settled', 'represented', 'investigated', 'evidence-given',
        'performed', 'visited', 'confirmation-sought', 'explained'), true));
comment on column catalogue_entry.needed_when is
    'Of a document of the file: what makes it needed. always to settled are required 必须, the rest as needed 按需.';
insert into catalogue (kind, version, valid_from) values ('file-documents', 1, '-infinity');
insert into catalogue_entry (kind, version, position, code, needed_when, name_zh, name_bo, name_en) values
    ('file-documents', 1, 1, 'application', 'no-intake-register', '人民调解申请书', 'འདུམ་འགྲིག་ཞུ་ཡིག', 'Application for mediation'),
    ('file-documents', 1, 2, 'intake-register', 'no-application', '人民调解受理登记表', 'དང་ལེན་ཐོ་འགོད་རེའུ་མིག', 'Intake register'),
    ('file-documents', 1, 3, 'notice-of-rights', 'always', '权利义务告知书', 'ཐོབ་ཐང་དང་འོས་འགན་བརྡ་ཡིག', 'Notice of rights and duties'),
    ('file-documents', 1, 4, 'identity', 'always', '当事人身份证明', 'ཐོབ་ཐང་གི་ར་སྤྲོད་ཡིག་ཆ', 'Identity documents of the parties'),
    ('file-documents', 1, 5, 'mediation-record', 'mediated', '人民调解记录', 'འདུམ་འགྲིག་ཟིན་ཐོ', 'Mediation record'),
    ('file-documents', 1, 6, 'agreement', 'settled', '人民调解协议书', 'འདུམ་འགྲིག་གྲོས་མཐུན་ཡི་གེ', 'Mediation agreement'),
    ('file-documents', 1, 7, 'power-of-attorney', 'represented', '授权委托书', 'དབང་བསྐུར་མངགས་བཅོལ་ཡི་གེ', 'Power of attorney'),
    ('file-documents', 1, 8, 'investigation-record', 'investigated', '人民调解调查记录', 'རྟོག་ཞིབ་ཟིན་ཐོ', 'Investigation record'),
    ('file-documents', 1, 9, 'evidence', 'evidence-given', '证据材料', 'དཔང་རྟགས་ཡིག་ཆ', 'Evidence'),
    ('file-documents', 1, 10, 'proof-of-performance', 'performed', '协议履行凭证', 'ལག་བསྟར་གྱི་དཔང་ཡིག', 'Proof of performance'),
    ('file-documents', 1, 11, 'return-visit', 'visited', '人民调解回访记录', 'ཕྱིར་འཚམས་འདྲིའི་ཟིན་ཐོ', 'Return visit record'),
    ('file-documents', 1, 12, 'judicial-confirmation', 'confirmation-sought', '司法确认材料', 'ཁྲིམས་ཀྱི་གཏན་འཁེལ་ཡིག་ཆ', 'Judicial confirmation'),
    ('file-documents', 1, 13, 'note-on-file', 'explained', '卷宗情况说明', 'ཡིག་ཚང་གནས་ཚུལ་གསལ་བཤད', 'Note on the file');
