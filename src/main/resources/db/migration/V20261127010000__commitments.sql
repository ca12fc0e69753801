-- Commitments: what a side took upon itself in minutes that are in force, until the other side confirms that it was kept. The
-- rows of a commitment are made by the sealing of its minutes and changed by functions alone.

set search_path = jointgov, public;

create table commitment (
    township_id uuid not null,
    id uuid not null default uuidv7(),
    border_id uuid not null,
    meeting_owner_township_id uuid not null,
    meeting_id uuid not null,
    minutes_commitment_id uuid not null,
    minutes_item_id uuid not null,
    agenda_item_id uuid,
    language text not null,
    item_title text not null,
    text text not null,
    translations jsonb not null,
    office text not null,
    agreed_due_on date not null,
    due_on date not null,
    made_at timestamptz not null default transaction_timestamp(),
    proposed_due_on date,
    reported_at timestamptz,
    kept_at timestamptz,
    reminded_for date,
    status text not null generated always as (case
        when kept_at is not null then 'kept'
        when reported_at is not null then 'reported'
        else 'open' end) stored,
    version bigint not null default 1,
    constraint commitment_pk primary key (township_id, id),
    constraint commitment_minutes_uq unique (meeting_owner_township_id, meeting_id, minutes_commitment_id),
    constraint commitment_township_fk foreign key (border_id, township_id) references border_township,
    constraint commitment_meeting_fk foreign key (meeting_owner_township_id, meeting_id) references joint_meeting,
    constraint commitment_status_ck check (status in ('open', 'reported', 'kept')),
    constraint commitment_language_ck check (language in ('zh-CN', 'bo', 'en')),
    constraint commitment_translations_ck check (jsonb_typeof(translations) = 'array'),
    constraint commitment_kept_ck check (kept_at is null or reported_at is not null),
    constraint commitment_proposed_ck check (proposed_due_on is null or kept_at is null and proposed_due_on > due_on)
);
comment on table commitment is
    'What a side (township_id) took upon itself. due_on: the last day in Asia/Shanghai; agreed_due_on: as the minutes say; proposed_due_on: a postponement that waits for the other side; reminded_for: the due day that its people were last reminded of.';
create index commitment_id_ix on commitment (id);
create index commitment_pending_ix on commitment (border_id, due_on, id) where kept_at is null;
create index commitment_kept_ix on commitment (border_id, due_on desc, id desc) where kept_at is not null;
create index commitment_agenda_ix on commitment (agenda_item_id) where agenda_item_id is not null;
create index commitment_due_ix on commitment (due_on) where kept_at is null and reported_at is null;

create table commitment_act (
    township_id uuid not null,
    owner_township_id uuid not null,
    commitment_id uuid not null,
    number integer not null,
    border_id uuid not null,
    kind text not null,
    text text,
    due_on date,
    office text not null,
    acted_at timestamptz not null default transaction_timestamp(),
    constraint commitment_act_pk primary key (township_id, owner_township_id, commitment_id, number),
    constraint commitment_act_uq unique (owner_township_id, commitment_id, number),
    constraint commitment_act_commitment_fk foreign key (owner_township_id, commitment_id) references commitment,
    constraint commitment_act_kind_ck check (kind in (
        'report', 'confirm', 'object', 'propose-postponement', 'agree-to-postponement', 'refuse-postponement')),
    constraint commitment_act_text_ck check (length(text) between 1 and 2000),
    constraint commitment_act_due_ck check ((kind in ('propose-postponement', 'agree-to-postponement')) = (due_on is not null))
);
comment on table commitment_act is 'What a side did about a commitment; never changed.';

do $$
declare t text;
begin
    foreach t in array array['commitment', 'commitment_act'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        execute format('grant select on %I to jointgov_app', t);
    end loop;
end $$;
grant update on commitment to jointgov_definer;

alter table agenda_item
    add column commitment_township_id uuid,
    add column commitment_id uuid,
    add constraint agenda_item_commitment_fk foreign key (commitment_township_id, commitment_id) references commitment,
    drop constraint agenda_item_origin_ck,
    add constraint agenda_item_origin_ck check (num_nonnulls(dispute_id, agreement_id, earlier_id, commitment_id) <= 1);
create unique index agenda_item_commitment_uq on agenda_item (owner_township_id, meeting_id, commitment_township_id, commitment_id)
    where withdrawn_at is null;
create index agenda_item_of_commitment_ix on agenda_item (commitment_id) where commitment_id is not null and withdrawn_at is null;

-- R__55_agenda.sql makes it anew with the commitment that an item is about.
drop function if exists add_agenda_item(uuid, uuid, uuid, text, text, integer, uuid, uuid, uuid);

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'glass-broken', 'signature-waits', 'alert-read', 'alert-handed-up', 'merge-waits',
        'merge-answered', 'dispute-opened', 'lead-waits', 'lead-answered', 'commitment-acted-on', 'commitment-due',
        'commitment-overdue'));
