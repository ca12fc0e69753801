-- Joint meetings: the plan belongs to the township that made it; each side's attendance list, minutes revisions and sign-offs
-- are rows of its own. What both sides bring about together (latest revision, sign-offs that count, in force) stands in
-- columns of the meeting that no role but the definer may write; the state follows from them.

set search_path = jointgov, public;

create table joint_meeting (
    township_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    kind text not null,
    title text not null,
    place text not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    online boolean not null,
    host_township_id uuid not null,
    planned_office text not null,
    planned_at timestamptz not null default transaction_timestamp(),
    cancelled_at timestamptz,
    cancelled_office text,
    cancel_reason text,
    revision integer not null default 0,
    sign_offs integer not null default 0,
    in_force_at timestamptz,
    state text not null generated always as (case
        when cancelled_at is not null then 'cancelled'
        when in_force_at is not null then 'in-force'
        when revision = 0 then 'planned'
        when sign_offs = 0 then 'minutes-drafting'
        else 'awaiting-sign-off' end) stored,
    version bigint not null default 1,
    constraint joint_meeting_pk primary key (township_id, id),
    constraint joint_meeting_township_fk foreign key (border_id, township_id) references border_township,
    constraint joint_meeting_host_fk foreign key (border_id, host_township_id) references border_township,
    constraint joint_meeting_kind_ck check (kind in ('symposium', 'exchange-visit', 'joint-inspection', 'yearly-conference')),
    constraint joint_meeting_state_ck check (state in ('planned', 'minutes-drafting', 'awaiting-sign-off', 'in-force', 'cancelled')),
    constraint joint_meeting_title_ck check (length(title) between 1 and 120),
    constraint joint_meeting_place_ck check (length(place) between 1 and 120),
    constraint joint_meeting_end_ck check (ends_at is null or ends_at >= starts_at),
    constraint joint_meeting_cancelled_ck check (
        (cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null) = (cancelled_office is null)
        and (cancelled_at is null or revision = 0)),
    constraint joint_meeting_reason_ck check (length(cancel_reason) between 1 and 1000),
    constraint joint_meeting_in_force_ck check (in_force_at is null or sign_offs > 1)
);
comment on table joint_meeting is 'A symposium, exchange visit, joint inspection or yearly conference of a border''s townships.';
create index joint_meeting_id_ix on joint_meeting (id);
create index joint_meeting_border_ix on joint_meeting (border_id, planned_at desc, id desc);

create table meeting_attendance (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    entries jsonb not null,
    office text not null,
    version bigint not null default 1,
    constraint meeting_attendance_pk primary key (township_id, owner_township_id, meeting_id),
    constraint meeting_attendance_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint meeting_attendance_entries_ck check (jsonb_typeof(entries) = 'array')
);
comment on table meeting_attendance is 'Who of one side attended, by office: [{office, role, presence}].';
create index meeting_attendance_meeting_ix on meeting_attendance (owner_township_id, meeting_id);

create table minutes_revision (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    language text not null,
    text text not null,
    content_hash text not null,
    office text not null,
    written_at timestamptz not null default transaction_timestamp(),
    constraint minutes_revision_pk primary key (township_id, owner_township_id, meeting_id, revision),
    constraint minutes_revision_uq unique (owner_township_id, meeting_id, revision),
    constraint minutes_revision_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting,
    constraint minutes_revision_language_ck check (language in ('zh-CN', 'bo', 'en')),
    constraint minutes_revision_text_ck check (length(text) between 1 and 20000)
);
comment on table minutes_revision is 'One wording of the minutes, written by one side and never changed. text: NFC, LF.';

create table minutes_sign_off (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    signed_at timestamptz not null default transaction_timestamp(),
    constraint minutes_sign_off_pk primary key (township_id, owner_township_id, meeting_id, revision),
    constraint minutes_sign_off_person_uq unique (owner_township_id, meeting_id, revision, person_id),
    constraint minutes_sign_off_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting
);
comment on table minutes_sign_off is
    'One leader''s signature under one revision. Counts while that revision is the latest; afterwards it is history.';

do $$
declare t text;
begin
    foreach t in array array['joint_meeting', 'meeting_attendance', 'minutes_revision', 'minutes_sign_off'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer', t);
    end loop;
end $$;
grant update on joint_meeting to jointgov_definer;
grant select on joint_meeting, meeting_attendance, minutes_revision to jointgov_app;
grant insert (township_id, id, border_id, kind, title, place, starts_at, ends_at, online, host_township_id, planned_office,
              cancelled_at, cancelled_office, cancel_reason, version),
      update (kind, title, place, starts_at, ends_at, online, host_township_id, cancelled_at, cancelled_office,
              cancel_reason, version) on joint_meeting to jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, entries, office, version),
      update (entries, office, version) on meeting_attendance to jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, revision, language, text, content_hash, office)
    on minutes_revision to jointgov_app;
-- The signer's person stays with the definer: the other side sees the office.
grant select (township_id, owner_township_id, meeting_id, border_id, revision, content_hash, office, signed_at),
      insert (township_id, owner_township_id, meeting_id, border_id, revision, content_hash, person_id, office)
    on minutes_sign_off to jointgov_app;
