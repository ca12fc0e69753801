-- The mediation team of a dispute: whom each side appoints out of its own register, the consents of the sides' leaders to one
-- composition, and the objections of parties (People's Mediation Law, articles 19, 20 and 23). A row is its own township's; what
-- the sides bring about together stands in the dispute and in the columns that the triggers of R__46 alone write.
set search_path = jointgov, public;

alter table dispute
    add column team_revision integer not null default 0,
    add column team_formed_at timestamptz,
    add constraint dispute_team_ck check (team_formed_at is null or team_revision > 0);
comment on column dispute.team_revision is 'Counts the compositions of the mediation team; 0: nobody has been appointed yet.';
comment on column dispute.team_formed_at is 'When the last side consented to the present composition; null while one is missing.';

-- What the home page asks: teams that wait for a consent, few of a table that grows for ever.
create index dispute_team_waits_ix on dispute (border_id, opened_at desc)
    where status in ('open', 'mediation') and team_revision > 0 and team_formed_at is null;

create table mediation_team_member (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    mediator_id uuid not null,
    display_name text not null,
    appointed_office text not null,
    appointed_at timestamptz not null default transaction_timestamp(),
    released_at timestamptz,
    released_office text,
    objected_at timestamptz,
    assigned_at timestamptz,
    on_team boolean not null generated always as (released_at is null and objected_at is null) stored,
    constraint mediation_team_member_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint mediation_team_member_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint mediation_team_member_mediator_fk foreign key (township_id, mediator_id) references mediator,
    constraint mediation_team_member_name_ck check (display_name !~ '[\n\r]'),
    constraint mediation_team_member_released_ck check ((released_at is null) = (released_office is null)),
    constraint mediation_team_member_out_ck check (released_at is null or objected_at is null)
);
comment on table mediation_team_member is
    'A mediator whom a side has appointed for one dispute. Kept when released or objected to.';
comment on column mediation_team_member.display_name is 'As the register had it at the appointment: what the leaders consent to.';
comment on column mediation_team_member.assigned_at is
    'When a team with this member was formed first: from then on, and while on the team, the member handles the dispute.';
create unique index mediation_team_member_once_ix on mediation_team_member
    (dispute_township_id, dispute_id, township_id, mediator_id) where on_team;
create index mediation_team_member_dispute_ix on mediation_team_member (dispute_township_id, dispute_id);

create table mediation_team_consent (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    consented_at timestamptz not null default transaction_timestamp(),
    constraint mediation_team_consent_pk primary key (township_id, dispute_township_id, dispute_id, revision),
    constraint mediation_team_consent_person_uq unique (dispute_township_id, dispute_id, revision, person_id),
    constraint mediation_team_consent_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side
);
comment on table mediation_team_consent is
    'One leader''s consent to one composition. Counts while that composition is the latest; afterwards it is history.';
create index mediation_team_consent_dispute_ix on mediation_team_consent (dispute_township_id, dispute_id);

create table mediation_objection (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    member_township_id uuid not null,
    member_id uuid not null,
    party_township_id uuid not null,
    objected_on date not null,
    words text,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint mediation_objection_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint mediation_objection_once_uq unique (member_township_id, dispute_township_id, dispute_id, member_id),
    constraint mediation_objection_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint mediation_objection_party_fk foreign key (party_township_id, dispute_township_id, dispute_id)
        references dispute_side,
    constraint mediation_objection_member_fk foreign key (member_township_id, dispute_township_id, dispute_id, member_id)
        references mediation_team_member,
    constraint mediation_objection_words_ck check (length(words) between 1 and 300)
);
comment on table mediation_objection is
    'A party did not accept a mediator (article 23). Says whose side the party is on, never who; words are read by all sides.';
create index mediation_objection_dispute_ix on mediation_objection (dispute_township_id, dispute_id);

do $$
declare t text;
begin
    foreach t in array array['mediation_team_member', 'mediation_team_consent', 'mediation_objection'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer', t);
    end loop;
    foreach t in array array['mediation_team_consent', 'mediation_objection'] loop
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
grant select on mediator_membership to jointgov_definer;
grant update (released_at, released_office, objected_at, assigned_at) on mediation_team_member to jointgov_definer;
grant select on mediation_team_member, mediation_objection to jointgov_app;
grant insert (township_id, dispute_township_id, dispute_id, id, border_id, mediator_id, appointed_office) on mediation_team_member
    to jointgov_app;
grant insert (township_id, dispute_township_id, dispute_id, id, border_id, member_township_id, member_id, party_township_id,
              objected_on, words, office) on mediation_objection to jointgov_app;
-- The leader's person stays with the definer: the other side sees the office.
grant select (township_id, dispute_township_id, dispute_id, border_id, revision, content_hash, office, consented_at),
      insert (township_id, dispute_township_id, dispute_id, border_id, revision, content_hash, person_id, office)
    on mediation_team_consent to jointgov_app;
