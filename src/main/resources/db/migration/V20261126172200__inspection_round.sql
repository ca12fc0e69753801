-- Rounds along the border in which one or both townships look for disputes on the spot, what they found, and which alerts came of
-- it. Rows of the township that wrote them, never changed.
set search_path = jointgov, public;

create table inspection_round (
    township_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    held_on date not null,
    places text not null,
    participants jsonb not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint inspection_round_pk primary key (township_id, id),
    constraint inspection_round_township_fk foreign key (border_id, township_id) references border_township,
    constraint inspection_round_places_ck check (char_length(places) between 1 and 500),
    constraint inspection_round_participants_ck check (
        jsonb_typeof(participants) = 'array' and jsonb_array_length(participants) between 1 and 20)
);
comment on table inspection_round is 'A round along the border, as the township that recorded it tells of it. Both sides read it: no names.';
comment on column inspection_round.participants is 'Who took part, by office: [{township, office}], townships of the border.';
create index inspection_round_id_ix on inspection_round (id);
create index inspection_round_border_ix on inspection_round (border_id, recorded_at desc, id desc);

create table inspection_finding (
    township_id uuid not null,
    id uuid not null,
    round_township_id uuid not null,
    round_id uuid not null,
    border_id uuid not null,
    place text not null,
    finding text not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint inspection_finding_pk primary key (township_id, id),
    constraint inspection_finding_round_fk foreign key (round_township_id, round_id) references inspection_round,
    constraint inspection_finding_township_fk foreign key (border_id, township_id) references border_township,
    constraint inspection_finding_place_ck check (char_length(place) between 1 and 120),
    constraint inspection_finding_finding_ck check (char_length(finding) between 1 and 500)
);
comment on table inspection_finding is 'What a township of the border found on a round, in words that both sides read: no names.';
create index inspection_finding_round_ix on inspection_finding (round_township_id, round_id, recorded_at);

create table inspection_finding_alert (
    township_id uuid not null,
    alert_id uuid not null,
    finding_township_id uuid not null,
    finding_id uuid not null,
    border_id uuid not null,
    office text not null,
    linked_at timestamptz not null default transaction_timestamp(),
    constraint inspection_finding_alert_pk primary key (township_id, alert_id, finding_township_id, finding_id),
    constraint inspection_finding_alert_alert_fk foreign key (township_id, alert_id) references dispute_alert (township_id, id),
    constraint inspection_finding_alert_finding_fk foreign key (finding_township_id, finding_id) references inspection_finding
);
comment on table inspection_finding_alert is 'A township raised an alert of its own because of a finding.';
create index inspection_finding_alert_finding_ix on inspection_finding_alert (finding_township_id, finding_id);

do $$
declare t text;
begin
    foreach t in array array['inspection_round', 'inspection_finding', 'inspection_finding_alert'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer, jointgov_app', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
grant insert (township_id, id, border_id, held_on, places, participants, office) on inspection_round to jointgov_app;
grant insert (township_id, id, round_township_id, round_id, border_id, place, finding, office) on inspection_finding to jointgov_app;
grant insert (township_id, alert_id, finding_township_id, finding_id, border_id, office) on inspection_finding_alert
    to jointgov_app;
