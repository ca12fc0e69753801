-- The agenda of a joint meeting: items of every side, in one order, each from a dispute, an agreement, an earlier item that was
-- not reached, or of its own.

set search_path = jointgov, public;

create table agenda_item (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    position integer not null,
    title text not null,
    responsible text not null,
    minutes integer,
    dispute_township_id uuid,
    dispute_id uuid,
    agreement_township_id uuid,
    agreement_id uuid,
    earlier_owner_township_id uuid,
    earlier_meeting_id uuid,
    earlier_id uuid,
    added_office text not null,
    added_at timestamptz not null default transaction_timestamp(),
    reached boolean,
    reached_township_id uuid,
    reached_office text,
    reached_at timestamptz,
    withdrawn_office text,
    withdrawn_at timestamptz,
    constraint agenda_item_pk primary key (township_id, owner_township_id, meeting_id, id),
    constraint agenda_item_uq unique (owner_township_id, meeting_id, id),
    constraint agenda_item_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint agenda_item_dispute_fk foreign key (dispute_township_id, dispute_id) references dispute,
    constraint agenda_item_agreement_fk foreign key (agreement_township_id, agreement_id) references cooperation_agreement,
    constraint agenda_item_earlier_fk foreign key (earlier_owner_township_id, earlier_meeting_id, earlier_id)
        references agenda_item (owner_township_id, meeting_id, id),
    constraint agenda_item_title_ck check (length(title) between 1 and 120),
    constraint agenda_item_responsible_ck check (length(responsible) between 1 and 60),
    constraint agenda_item_minutes_ck check (minutes between 1 and 480),
    constraint agenda_item_position_ck check (position > 0),
    constraint agenda_item_origin_ck check (num_nonnulls(dispute_id, agreement_id, earlier_id) <= 1),
    constraint agenda_item_reached_ck check (
        (reached is null) = (reached_at is null) and (reached is null) = (reached_office is null)
        and (reached is null) = (reached_township_id is null)),
    constraint agenda_item_withdrawn_ck check (
        (withdrawn_at is null) = (withdrawn_office is null) and (withdrawn_at is null or reached is null))
);
comment on table agenda_item is
    'What a side puts on a joint meeting''s agenda. responsible: an office of that side; minutes: how long it is to take; reached: whether the meeting came to it, once a side has said so.';
-- Each thing stands on an agenda once, and what was not reached goes on to one meeting.
create unique index agenda_item_dispute_uq on agenda_item (owner_township_id, meeting_id, dispute_township_id, dispute_id)
    where withdrawn_at is null;
create unique index agenda_item_agreement_uq on agenda_item (owner_township_id, meeting_id, agreement_township_id, agreement_id)
    where withdrawn_at is null;
create unique index agenda_item_earlier_uq on agenda_item (earlier_owner_township_id, earlier_meeting_id, earlier_id)
    where withdrawn_at is null;
create index agenda_item_of_dispute_ix on agenda_item (dispute_id) where dispute_id is not null and withdrawn_at is null;
create index agenda_item_of_agreement_ix on agenda_item (agreement_id) where agreement_id is not null and withdrawn_at is null;
create index agenda_item_missed_ix on agenda_item (border_id, reached_at) where not reached;

alter table agenda_item enable row level security;
alter table agenda_item force row level security;
create policy agenda_item_definer on agenda_item to jointgov_definer using (true) with check (true);
grant select, insert, update on agenda_item to jointgov_definer;
grant select on agenda_item to jointgov_app;
