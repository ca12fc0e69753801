-- Minutes go from drafting through a window for amendments to the sign-off. For a side signs its leader, a deputy whom the leader
-- has named, or a leader on paper; a township may ask for two signers. After the sealing there are addenda only, signed alike.

set search_path = jointgov, public;

-- ---- who signs for a side ----------------------------------------------------------------------------------------------

create table signing_rule (
    township_id uuid not null,
    two_signers boolean not null,
    office text not null,
    set_at timestamptz not null default transaction_timestamp(),
    version bigint not null default 1,
    constraint signing_rule_pk primary key (township_id),
    constraint signing_rule_township_fk foreign key (township_id) references township
);
comment on table signing_rule is 'Whether two persons of a township have to sign. No row: one is enough.';

create table signing_deputy (
    township_id uuid not null,
    id uuid not null,
    membership_id uuid not null,
    office text not null,
    leader_office text not null,
    first_day date not null,
    last_day date not null,
    named_at timestamptz not null default transaction_timestamp(),
    ended_at timestamptz,
    ended_office text,
    version bigint not null default 1,
    constraint signing_deputy_pk primary key (township_id, id),
    constraint signing_deputy_township_fk foreign key (township_id) references township,
    constraint signing_deputy_membership_fk foreign key (membership_id) references membership,
    constraint signing_deputy_period_ck check (last_day between first_day and first_day + 92),
    constraint signing_deputy_ended_ck check ((ended_at is null) = (ended_office is null))
);
comment on table signing_deputy is
    'Who signs for a leader, on record. Days in Asia/Shanghai, both included. office: the deputy''s when named.';
create index signing_deputy_membership_ix on signing_deputy (membership_id);

-- ---- the window for amendments -----------------------------------------------------------------------------------------

create table minutes_window (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    days smallint not null,
    office text not null,
    opened_at timestamptz not null default transaction_timestamp(),
    constraint minutes_window_pk primary key (township_id, owner_township_id, meeting_id, opened_at),
    constraint minutes_window_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint minutes_window_days_ck check (days between 1 and 30)
);
comment on table minutes_window is 'A side puts a revision to both sides for amendments, for so many days; again makes the window longer.';

create table minutes_amendment (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    id uuid not null,
    revision integer not null,
    text text not null,
    office text not null,
    proposed_at timestamptz not null default transaction_timestamp(),
    constraint minutes_amendment_pk primary key (township_id, owner_township_id, meeting_id, id),
    constraint minutes_amendment_uq unique (owner_township_id, meeting_id, id),
    constraint minutes_amendment_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint minutes_amendment_text_ck check (length(text) between 1 and 4000)
);
comment on table minutes_amendment is 'What somebody who attended proposes to change in a revision; never changed.';

create table minutes_amendment_answer (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    amendment_id uuid not null,
    accepted boolean not null,
    reason text,
    office text not null,
    answered_at timestamptz not null default transaction_timestamp(),
    constraint minutes_amendment_answer_pk primary key (township_id, owner_township_id, meeting_id, amendment_id),
    constraint minutes_amendment_answer_uq unique (owner_township_id, meeting_id, amendment_id),
    constraint minutes_amendment_answer_amendment_fk foreign key (owner_township_id, meeting_id, amendment_id)
        references minutes_amendment (owner_township_id, meeting_id, id),
    constraint minutes_amendment_answer_reason_ck check (length(reason) between 1 and 2000 and (accepted or reason is not null))
);
comment on table minutes_amendment_answer is 'Another side''s answer; a proposal that is not accepted is answered with a reason.';

alter table joint_meeting
    add column amendment_until timestamptz,
    add column open_amendments integer not null default 0,
    add column signed_by uuid[] not null default '{}';
comment on column joint_meeting.amendment_until is 'The end of the window for amendments; null before it was opened: nothing can be signed.';
comment on column joint_meeting.open_amendments is 'Proposals without an answer: nothing can be signed while there are any.';
comment on column joint_meeting.signed_by is 'The sides that have signed the latest revision as they have to, in their order.';
-- What was signed before there was a window had its window then.
update joint_meeting m set amendment_until = r.written_at,
        signed_by = array(select s.township_id from minutes_sign_off s where s.owner_township_id = m.township_id
                          and s.meeting_id = m.id and s.revision = m.revision order by s.signed_at)
    from minutes_revision r
    where r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision
      and exists (select 1 from minutes_sign_off s where s.owner_township_id = m.township_id and s.meeting_id = m.id);
update joint_meeting set sign_off_due_at = null, sign_off_told = 0 where amendment_until is null;
-- R__50_meetings.sql makes it anew.
drop policy if exists joint_meeting_owner on joint_meeting;
alter table joint_meeting drop constraint joint_meeting_state_ck;
alter table joint_meeting alter column state set expression as (case
        when cancelled_at is not null then 'cancelled'
        when in_force_at is not null then 'in-force'
        when revision = 0 then 'planned'
        when sign_offs > 0 then 'awaiting-sign-off'
        when amendment_until is not null then 'amendment'
        else 'minutes-drafting' end);
alter table joint_meeting
    add constraint joint_meeting_state_ck check (
        state in ('planned', 'minutes-drafting', 'amendment', 'awaiting-sign-off', 'in-force', 'cancelled')),
    add constraint joint_meeting_window_ck check (sign_offs = 0 or amendment_until is not null);

-- ---- signatures --------------------------------------------------------------------------------------------------------

alter table minutes_sign_off
    add column capacity text not null default 'leader',
    add column deputy_id uuid,
    add column for_office text,
    add column file_id uuid,
    drop constraint minutes_sign_off_pk,
    add constraint minutes_sign_off_pk primary key (township_id, owner_township_id, meeting_id, revision, person_id);
comment on column minutes_sign_off.capacity is
    'leader; deputy: whom the leader named; second: the second signer of a township that asks for two; paper: the leader signed the printed text, and the scan was entered.';
comment on column minutes_sign_off.for_office is 'The leader''s office, where a deputy signed or a scan was entered.';

-- ---- addenda -----------------------------------------------------------------------------------------------------------

create table minutes_addendum (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    id uuid not null,
    language text not null,
    text text not null,
    content_hash text not null,
    office text not null,
    written_at timestamptz not null default transaction_timestamp(),
    withdrawn_at timestamptz,
    withdrawn_office text,
    signed_by uuid[] not null default '{}',
    in_force_at timestamptz,
    constraint minutes_addendum_pk primary key (township_id, owner_township_id, meeting_id, id),
    constraint minutes_addendum_uq unique (owner_township_id, meeting_id, id),
    constraint minutes_addendum_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint minutes_addendum_language_ck check (language in ('zh-CN', 'bo', 'en')),
    constraint minutes_addendum_text_ck check (length(text) between 1 and 20000),
    constraint minutes_addendum_withdrawn_ck check (
        (withdrawn_at is null) = (withdrawn_office is null) and (withdrawn_at is null or in_force_at is null))
);
comment on table minutes_addendum is
    'What is added to minutes in force, by one side, and stands once all sides have signed it. text: NFC, LF.';

create table addendum_sign_off (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    addendum_id uuid not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    capacity text not null,
    deputy_id uuid,
    for_office text,
    file_id uuid,
    signed_at timestamptz not null default transaction_timestamp(),
    constraint addendum_sign_off_pk primary key (township_id, owner_township_id, meeting_id, addendum_id, person_id),
    constraint addendum_sign_off_person_uq unique (owner_township_id, meeting_id, addendum_id, person_id),
    constraint addendum_sign_off_addendum_fk foreign key (owner_township_id, meeting_id, addendum_id)
        references minutes_addendum (owner_township_id, meeting_id, id)
);
comment on table addendum_sign_off is 'One signature under an addendum, as under minutes.';

do $$
declare t text;
begin
    foreach t in array array['minutes_sign_off', 'addendum_sign_off'] loop
        execute format('alter table %I add constraint %I foreign key (township_id, deputy_id) references signing_deputy,'
            ' add constraint %I check (capacity in (''leader'', ''deputy'', ''second'', ''paper'')'
            ' and (capacity = ''deputy'') = (deputy_id is not null) and (capacity = ''paper'') = (file_id is not null)'
            ' and (capacity in (''deputy'', ''paper'')) = (for_office is not null) and length(for_office) between 1 and 60)',
            t, t || '_deputy_fk', t || '_capacity_ck');
        execute format('alter table %I add constraint %I foreign key (owner_township_id, meeting_id, file_id)'
            ' references meeting_file (owner_township_id, meeting_id, id)', t, t || '_file_fk');
        execute format('create unique index %I on %I (file_id) where file_id is not null', t || '_file_uq', t);
    end loop;
    foreach t in array array['signing_rule', 'signing_deputy', 'minutes_window', 'minutes_amendment',
            'minutes_amendment_answer', 'minutes_addendum', 'addendum_sign_off'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer', t);
    end loop;
end $$;
grant update on minutes_addendum to jointgov_definer;
grant select on signing_rule, minutes_window, minutes_amendment, minutes_amendment_answer, minutes_addendum to jointgov_app;
grant insert (township_id, two_signers, office), update (two_signers, office, set_at, version) on signing_rule to jointgov_app;
-- Who the deputy is stays with the definer: others see the office.
grant select (township_id, id, office, leader_office, first_day, last_day, named_at, ended_at, ended_office, version),
      insert (township_id, id, membership_id, office, leader_office, first_day, last_day),
      update (ended_at, ended_office, version) on signing_deputy to jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, revision, days, office) on minutes_window to jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, id, revision, text, office)
    on minutes_amendment to jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, amendment_id, accepted, reason, office)
    on minutes_amendment_answer to jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, id, language, text, content_hash, office),
      update (withdrawn_at, withdrawn_office) on minutes_addendum to jointgov_app;
grant select (capacity, deputy_id, for_office, file_id), insert (capacity, deputy_id, for_office, file_id)
    on minutes_sign_off to jointgov_app;
grant select (township_id, owner_township_id, meeting_id, border_id, addendum_id, content_hash, office, capacity, deputy_id,
              for_office, file_id, signed_at),
      insert (township_id, owner_township_id, meeting_id, border_id, addendum_id, content_hash, person_id, office, capacity,
              deputy_id, for_office, file_id) on addendum_sign_off to jointgov_app;

-- R__50_meetings.sql makes it anew with what it reads now.
drop function if exists lock_joint_meeting(uuid);
create index minutes_addendum_open_ix on minutes_addendum (border_id, written_at desc)
    where in_force_at is null and withdrawn_at is null;
