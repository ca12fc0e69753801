-- A leader who does not sign the minutes says why; mails about meetings.

set search_path = jointgov, public;

create table minutes_refusal (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    content_hash text not null,
    reason text not null,
    office text not null,
    refused_at timestamptz not null default transaction_timestamp(),
    constraint minutes_refusal_pk primary key (township_id, owner_township_id, meeting_id, revision),
    constraint minutes_refusal_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint minutes_refusal_reason_ck check (length(reason) between 1 and 2000)
);
comment on table minutes_refusal is
    'Why a side''s leader does not sign one revision; never changed. The side may sign the same revision afterwards, or write another.';
create index minutes_refusal_meeting_ix on minutes_refusal (owner_township_id, meeting_id);

alter table minutes_refusal enable row level security;
alter table minutes_refusal force row level security;
create policy minutes_refusal_definer on minutes_refusal to jointgov_definer using (true) with check (true);
grant select on minutes_refusal to jointgov_definer, jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, revision, content_hash, reason, office)
    on minutes_refusal to jointgov_app;

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'glass-broken', 'signature-waits', 'alert-read', 'alert-handed-up', 'merge-waits',
        'merge-answered', 'dispute-opened', 'lead-waits', 'lead-answered', 'commitment-acted-on', 'commitment-due',
        'commitment-overdue', 'sign-off-refused', 'meeting-planned', 'meeting-changed', 'meeting-cancelled'));
