-- Dates that the sides propose for a planned meeting, and what each other side answers to each; mails of the meetings.

set search_path = jointgov, public;

alter table joint_meeting
    add column date_open boolean not null default false,
    add column date_round integer not null default 1,
    add constraint joint_meeting_date_open_ck check (not date_open or revision = 0 and cancelled_at is null);
comment on column joint_meeting.date_open is
    'Dates are proposed and none is fixed: starts_at is provisional. Derived from the proposals that stand.';
comment on column joint_meeting.date_round is 'Only the proposals of this round stand; fixing a date ends it.';
create index joint_meeting_date_open_ix on joint_meeting (border_id) where date_open;

create table meeting_date (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    round integer not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    office text not null,
    proposed_at timestamptz not null default transaction_timestamp(),
    withdrawn_office text,
    withdrawn_at timestamptz,
    constraint meeting_date_pk primary key (township_id, owner_township_id, meeting_id, id),
    constraint meeting_date_uq unique (owner_township_id, meeting_id, id),
    constraint meeting_date_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint meeting_date_end_ck check (ends_at is null or ends_at >= starts_at),
    constraint meeting_date_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_office is null))
);
comment on table meeting_date is 'A date that one side proposes, to which it says yes by that. Stands in its round until it is withdrawn.';
create unique index meeting_date_start_uq on meeting_date (owner_township_id, meeting_id, round, starts_at)
    where withdrawn_at is null;

create table meeting_date_answer (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    date_id uuid not null,
    border_id uuid not null,
    suits boolean not null,
    remark text,
    office text not null,
    answered_at timestamptz not null default transaction_timestamp(),
    constraint meeting_date_answer_pk primary key (township_id, owner_township_id, meeting_id, date_id),
    constraint meeting_date_answer_date_fk foreign key (owner_township_id, meeting_id, date_id)
        references meeting_date (owner_township_id, meeting_id, id),
    constraint meeting_date_answer_remark_ck check (length(remark) between 1 and 200)
);
comment on table meeting_date_answer is 'Whether a date suits a side that did not propose it; the side may say otherwise later.';
create index meeting_date_answer_date_ix on meeting_date_answer (owner_township_id, meeting_id, date_id);

do $$
declare t text;
begin
    foreach t in array array['meeting_date', 'meeting_date_answer'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert, update on %I to jointgov_definer', t);
        execute format('grant select on %I to jointgov_app', t);
    end loop;
end $$;

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'glass-broken', 'signature-waits', 'alert-read', 'alert-handed-up', 'merge-waits',
        'merge-answered', 'dispute-opened', 'lead-waits', 'lead-answered', 'commitment-acted-on', 'commitment-due',
        'commitment-overdue', 'sign-off-refused', 'meeting-planned', 'meeting-changed', 'meeting-cancelled',
        'sign-off-overdue', 'meeting-dates-proposed', 'meeting-dates-answered', 'amendment-proposed',
        'amendment-answered', 'addendum-waits'));
