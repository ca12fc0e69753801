-- A side that did not write a revision of minutes confirms that a translation in it says the same as the authoritative text.

set search_path = jointgov, public;

create table minutes_translation_confirmation (
    township_id uuid not null,
    owner_township_id uuid not null,
    meeting_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    language text not null,
    content_hash text not null,
    office text not null,
    confirmed_at timestamptz not null default transaction_timestamp(),
    constraint minutes_translation_confirmation_pk primary key (township_id, owner_township_id, meeting_id, revision, language),
    constraint minutes_translation_confirmation_meeting_fk foreign key (owner_township_id, meeting_id) references joint_meeting
);
comment on table minutes_translation_confirmation is 'Of one revision, whose hash it names; never changed.';
create index minutes_translation_confirmation_meeting_ix on minutes_translation_confirmation (owner_township_id, meeting_id);

alter table minutes_translation_confirmation enable row level security;
alter table minutes_translation_confirmation force row level security;
create policy minutes_translation_confirmation_definer on minutes_translation_confirmation to jointgov_definer
    using (true) with check (true);
grant select on minutes_translation_confirmation to jointgov_definer, jointgov_app;
grant insert (township_id, owner_township_id, meeting_id, border_id, revision, language, content_hash, office)
    on minutes_translation_confirmation to jointgov_app;
