-- E-mails that wait to be sent: who is told what about which record. No address, no text, no personal data: the address is
-- looked up when the mail is sent, and only while the membership that it is for still stands.

set search_path = jointgov, public;

create table mail_outbox (
    id uuid not null,
    person_id uuid not null,
    membership_id uuid not null,
    template text not null,
    record_kind text not null,
    record_id uuid not null,
    enqueued_at timestamptz not null default transaction_timestamp(),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default transaction_timestamp(),
    sent_at timestamptz,
    dead_at timestamptz,
    failure text,
    constraint mail_outbox_pk primary key (id),
    constraint mail_outbox_person_fk foreign key (person_id) references person,
    constraint mail_outbox_membership_fk foreign key (membership_id) references membership,
    constraint mail_outbox_template_ck check (
        template in ('alert-waits', 'alert-answered', 'alert-escalated', 'signature-waits')),
    constraint mail_outbox_failure_ck check (length(failure) <= 200),
    constraint mail_outbox_end_ck check (sent_at is null or dead_at is null)
);
comment on column mail_outbox.id is 'The local part of the Message-ID too, so that a mail sent twice is recognised.';
comment on column mail_outbox.failure is 'Why the last attempt failed: a kind and an SMTP code, never the server''s text.';
create index mail_outbox_due_ix on mail_outbox (next_attempt_at) where sent_at is null and dead_at is null;
create index mail_outbox_dead_ix on mail_outbox (dead_at) where dead_at is not null;
create index mail_outbox_sent_ix on mail_outbox (sent_at) where sent_at is not null;

alter table mail_outbox enable row level security;
alter table mail_outbox force row level security;
create policy mail_outbox_definer on mail_outbox to jointgov_definer using (true) with check (true);
grant select, insert, update, delete on mail_outbox to jointgov_definer;
