-- A document that was put on file by mistake: its side withdraws it with a reason; the entry stays, marked.
set search_path = jointgov, public;

create table file_document_withdrawal (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    document_id uuid not null,
    border_id uuid not null,
    reason text not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint file_document_withdrawal_pk primary key (township_id, dispute_township_id, dispute_id, document_id),
    constraint file_document_withdrawal_document_fk
        foreign key (township_id, dispute_township_id, dispute_id, document_id) references file_document,
    constraint file_document_withdrawal_reason_ck
        check (reason in ('other-matter', 'wrong-document', 'unreadable', 'duplicate', 'replaced'))
);
comment on table file_document_withdrawal is
    'A side withdraws a document that it has put on file. The document stays where it is and counts no more; a reason out of a list, so that nobody is named.';
alter table file_document_withdrawal enable row level security;
alter table file_document_withdrawal force row level security;
create policy file_document_withdrawal_definer on file_document_withdrawal to jointgov_definer using (true) with check (true);
grant select on file_document_withdrawal to jointgov_definer;
grant select, insert (township_id, dispute_township_id, dispute_id, document_id, border_id, reason, office)
    on file_document_withdrawal to jointgov_app;
create trigger file_document_withdrawal_append_only before update or delete or truncate on file_document_withdrawal
    for each statement execute function audit_record_is_append_only();
