-- A provincial officer reads parties only by breaking the glass: with a reason, for at most three hours, and the townships of the
-- border are told at once. break_glass in R__40 alone writes it.
set search_path = jointgov, public;

create table break_glass (
    township_id uuid not null,
    alert_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    province_code text not null,
    person_id uuid not null,
    office text not null,
    reason text not null,
    opened_at timestamptz not null default transaction_timestamp(),
    closes_at timestamptz not null default transaction_timestamp() + interval '3 hours',
    constraint break_glass_pk primary key (township_id, alert_id, id),
    constraint break_glass_alert_fk foreign key (township_id, alert_id) references dispute_alert (township_id, id),
    constraint break_glass_person_fk foreign key (person_id) references person,
    constraint break_glass_reason_ck check (char_length(reason) between 1 and 500),
    constraint break_glass_time_ck check (closes_at > opened_at and closes_at <= opened_at + interval '3 hours')
);
comment on table break_glass is
    'Who of a province opened an alert''s personal data to himself, why, and until when. Readable to all who see the alert; never changed, never removed: an alert that was shared stays.';

alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy break_glass_definer on break_glass to jointgov_definer using (true) with check (true);
grant select, insert on break_glass to jointgov_definer;
grant select on break_glass to jointgov_app;
create trigger break_glass_append_only before update or delete or truncate on break_glass
    for each statement execute function audit_record_is_append_only();

alter table dispute_alert_unmasking add column reader_province_code text;

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'glass-broken', 'signature-waits'));
