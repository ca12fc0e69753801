-- When an answer to a shared alert is due, and what is done when it does not come: a reminder after half of the time, word to the
-- leaders when it is over, the counties when it is over twice. take_receipt_steps in R__40 does it.
set search_path = jointgov, public;

create table receipt_deadline (
    severity text not null,
    version integer not null,
    valid_from timestamptz not null default transaction_timestamp(),
    answer_within interval not null,
    constraint receipt_deadline_pk primary key (severity, version),
    constraint receipt_deadline_severity_ck check (severity in ('low', 'medium', 'high', 'urgent')),
    constraint receipt_deadline_within_ck check (answer_within > interval '0')
);
comment on table receipt_deadline is
    'How long the other side has for its answer, from sharing. A change is a row of the next version; shared alerts keep theirs.';
insert into receipt_deadline (severity, version, valid_from, answer_within) values
    ('urgent', 1, '-infinity', '4 hours'),
    ('high', 1, '-infinity', '24 hours'),
    ('medium', 1, '-infinity', '72 hours'),
    ('low', 1, '-infinity', '168 hours');

create table receipt_step (
    township_id uuid not null,
    alert_township_id uuid not null,
    alert_id uuid not null,
    border_id uuid not null,
    step text not null,
    taken_at timestamptz not null default transaction_timestamp(),
    constraint receipt_step_pk primary key (township_id, alert_township_id, alert_id, step),
    constraint receipt_step_alert_fk foreign key (alert_township_id, alert_id)
        references dispute_alert (township_id, id) on delete cascade,
    constraint receipt_step_step_ck check (step in ('reminder', 'overdue', 'escalation'))
);
comment on table receipt_step is 'What has been done because a township has not answered an alert, each once. Belongs to the silent township.';
create index receipt_step_alert_ix on receipt_step (alert_township_id, alert_id);

do $$
declare t text;
begin
    foreach t in array array['receipt_deadline', 'receipt_step'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
    end loop;
end $$;
grant select on receipt_deadline to jointgov_definer;
grant select, insert on receipt_step to jointgov_definer;
grant select on receipt_step to jointgov_app;

alter table dispute_alert
    add column answer_due_at timestamptz,
    add column next_step_at timestamptz,
    add constraint dispute_alert_due_ck check (answer_due_at is null or answer_due_at >= shared_at);
comment on column dispute_alert.answer_due_at is
    'When the other side''s answer is due; set at sharing, earlier when the severity is raised. Null: shared before there were deadlines.';
comment on column dispute_alert.next_step_at is 'When take_receipt_steps looks at it next; null: never.';
create index dispute_alert_step_ix on dispute_alert (next_step_at) where next_step_at is not null;

-- The home page shows first what is due first.
drop index dispute_alert_unanswered_ix;
create index dispute_alert_unanswered_ix on dispute_alert (border_id, answer_due_at)
    where status in ('sent', 'received', 'read');

-- Handed up by the system: nobody's person, nobody's office, and always for the same reason.
alter table dispute_alert_escalation
    alter column escalated_by drop not null,
    alter column office drop not null,
    add constraint dispute_alert_escalation_automatic_ck check (
        (escalated_by is null) = (office is null) and (escalated_by is not null or reason = 'unanswered'));

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'signature-waits'));
