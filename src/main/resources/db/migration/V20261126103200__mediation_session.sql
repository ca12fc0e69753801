-- Sessions of the mediation team with the parties (People's Mediation Law, articles 17, 20 to 22 and 26). A row is its writer's
-- township's and is never changed; what the other side has to say to it is a row of its own. What was said there, and which
-- parties came, is ciphertext under the keyset of the dispute's alert.
set search_path = jointgov, public;

create table mediation_session (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    team_revision integer not null,
    held_at timestamptz not null,
    place text not null,
    open_to_public boolean not null,
    languages text not null,
    interpreter boolean not null,
    present jsonb not null,
    confirmation text,
    refusing_township_id uuid,
    parties bytea,
    record bytea not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint mediation_session_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint mediation_session_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint mediation_session_refusing_fk foreign key (refusing_township_id, dispute_township_id, dispute_id)
        references dispute_side,
    constraint mediation_session_place_ck check (length(place) between 1 and 120),
    constraint mediation_session_languages_ck check (
        languages in ('bo', 'zh', 'en', 'bo,zh', 'bo,en', 'zh,en', 'bo,zh,en')),
    constraint mediation_session_present_ck check (jsonb_typeof(present) = 'array' and jsonb_array_length(present) between 1 and 40),
    constraint mediation_session_confirmation_ck check (confirmation in ('read-aloud', 'read-by-parties', 'interpreted'))
);
comment on table mediation_session is
    'A session of the mediation team with the parties, as one side recorded it. parties and record are ciphertext.';
comment on column mediation_session.present is 'Who of the team was there: [{township, member}].';
comment on column mediation_session.confirmation is 'How the record was made known to the parties, who confirmed it; null: it was not.';
comment on column mediation_session.refusing_township_id is
    'Whose side''s party clearly refused to go on: the mediation is over (article 17).';
create index mediation_session_dispute_ix on mediation_session (dispute_township_id, dispute_id, held_at desc);

create table mediation_session_remark (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    session_township_id uuid not null,
    session_id uuid not null,
    text bytea not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint mediation_session_remark_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint mediation_session_remark_side_fk foreign key (township_id, dispute_township_id, dispute_id)
        references dispute_side,
    constraint mediation_session_remark_session_fk foreign key (session_township_id, dispute_township_id, dispute_id, session_id)
        references mediation_session
);
comment on table mediation_session_remark is 'What a side has to say to the record of a session. text is ciphertext.';
create index mediation_session_remark_dispute_ix on mediation_session_remark (dispute_township_id, dispute_id);

alter table dispute
    drop constraint dispute_status_ck,
    add constraint dispute_status_ck check (status in ('open', 'referred', 'mediation', 'not-mediated', 'settled', 'closed'));

do $$
declare t text;
begin
    foreach t in array array['mediation_session', 'mediation_session_remark'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
-- Ciphertext goes in, and comes out through the function that records who read it.
grant select (township_id, dispute_township_id, dispute_id, id, border_id, team_revision, held_at, place, open_to_public,
              languages, interpreter, present, confirmation, refusing_township_id, office, recorded_at),
      insert (township_id, dispute_township_id, dispute_id, id, border_id, team_revision, held_at, place, open_to_public,
              languages, interpreter, present, confirmation, refusing_township_id, parties, record, office)
    on mediation_session to jointgov_app;
grant select (township_id, dispute_township_id, dispute_id, id, border_id, session_township_id, session_id, office, recorded_at),
      insert (township_id, dispute_township_id, dispute_id, id, border_id, session_township_id, session_id, text, office)
    on mediation_session_remark to jointgov_app;
