-- The register of mediators of a township: its people's mediation organisations, the mediators of each, and the interests that
-- they have declared (People's Mediation Law, articles 7 to 9, 13 and 14). A mediator's name is public to both sides of a border,
-- as an official's; neither sex, ethnicity nor religion is kept. What not every reader may know stands in tables of its own.

set search_path = jointgov, public;

create table mediation_organisation (
    township_id uuid not null,
    id uuid not null,
    kind text not null,
    name_zh text not null,
    name_bo text,
    name_en text,
    village text,
    added_office text not null,
    added_at timestamptz not null default transaction_timestamp(),
    changed_at timestamptz not null,
    dissolved_at timestamptz,
    dissolved_office text,
    version bigint not null default 1,
    constraint mediation_organisation_pk primary key (township_id, id),
    constraint mediation_organisation_township_fk foreign key (township_id) references township,
    constraint mediation_organisation_kind_ck check (kind in ('village-committee', 'township-centre')),
    constraint mediation_organisation_name_ck check (
        length(name_zh) between 1 and 60 and length(name_bo) between 1 and 120 and length(name_en) between 1 and 120),
    constraint mediation_organisation_village_ck check (
        (kind = 'village-committee') = (village is not null) and length(village) between 1 and 60),
    constraint mediation_organisation_dissolved_ck check ((dissolved_at is null) = (dissolved_office is null))
);
comment on table mediation_organisation is
    'A village''s people''s mediation committee or a township''s mediation centre. Kept when it is dissolved.';
create index mediation_organisation_id_ix on mediation_organisation (id);
create index mediation_organisation_newest_ix on mediation_organisation (township_id, added_at desc, id desc);

create table mediator (
    township_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    display_name text not null,
    languages text not null,
    added_office text not null,
    added_at timestamptz not null default transaction_timestamp(),
    changed_at timestamptz not null,
    departed_at timestamptz,
    departed_office text,
    departure_reason text,
    version bigint not null default 1,
    constraint mediator_pk primary key (township_id, id),
    constraint mediator_organisation_fk foreign key (township_id, organisation_id) references mediation_organisation,
    constraint mediator_name_ck check (length(display_name) between 1 and 60),
    constraint mediator_languages_ck check (languages in ('bo', 'zh', 'en', 'bo,zh', 'bo,en', 'zh,en', 'bo,zh,en')),
    constraint mediator_departed_ck check (
        (departed_at is null) = (departed_office is null) and (departed_at is null) = (departure_reason is null)),
    constraint mediator_reason_ck check (length(departure_reason) between 1 and 300)
);
comment on table mediator is
    'Somebody whom a mediation organisation has elected or engaged. Kept after the departure; no sex, ethnicity or religion.';
comment on column mediator.languages is 'In which the mediator can mediate: bo, zh, en, in this order.';
create index mediator_id_ix on mediator (id);
create index mediator_newest_ix on mediator (township_id, added_at desc, id desc);
create index mediator_organisation_ix on mediator (township_id, organisation_id) where departed_at is null;

create table mediator_phone (
    township_id uuid not null,
    mediator_id uuid not null,
    phone text not null,
    constraint mediator_phone_pk primary key (township_id, mediator_id),
    constraint mediator_phone_mediator_fk foreign key (township_id, mediator_id) references mediator,
    constraint mediator_phone_ck check (length(phone) between 3 and 25)
);
comment on table mediator_phone is 'Where the townships of both sides reach a mediator; no officer reads it.';

-- So that a mediator is linked with a login of the own township only.
alter table membership add constraint membership_of_township_uq unique (id, township_id);

create table mediator_membership (
    township_id uuid not null,
    mediator_id uuid not null,
    membership_id uuid not null,
    constraint mediator_membership_pk primary key (township_id, mediator_id),
    constraint mediator_membership_uq unique (membership_id),
    constraint mediator_membership_mediator_fk foreign key (township_id, mediator_id) references mediator,
    constraint mediator_membership_fk foreign key (membership_id, township_id) references membership (id, township_id)
);
comment on table mediator_membership is
    'Which login is a mediator''s. The own township''s only: it ties a name to what stands under an office in the trail.';

create table interest_declaration (
    township_id uuid not null,
    mediator_id uuid not null,
    id uuid not null,
    statement text not null,
    declared_on date not null,
    declared_office text not null,
    declared_at timestamptz not null default transaction_timestamp(),
    withdrawn_at timestamptz,
    withdrawn_office text,
    constraint interest_declaration_pk primary key (township_id, mediator_id, id),
    constraint interest_declaration_mediator_fk foreign key (township_id, mediator_id) references mediator,
    constraint interest_declaration_statement_ck check (length(statement) between 1 and 300),
    constraint interest_declaration_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_office is null))
);
comment on table interest_declaration is
    'What may keep a mediator from being impartial, as the own township put it on record. Never changed, only withdrawn.';

do $$
declare t text;
begin
    foreach t in array array['mediation_organisation', 'mediator', 'mediator_phone', 'mediator_membership',
                             'interest_declaration'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_app', t);
    end loop;
end $$;
-- The definer locks an organisation while somebody joins it.
grant select, update (version) on mediation_organisation to jointgov_definer;
grant select on mediator to jointgov_definer;
grant insert (township_id, id, kind, name_zh, name_bo, name_en, village, added_office, changed_at, dissolved_at,
              dissolved_office, version),
      update (kind, name_zh, name_bo, name_en, village, changed_at, dissolved_at, dissolved_office, version)
    on mediation_organisation to jointgov_app;
grant insert (township_id, id, organisation_id, display_name, languages, added_office, changed_at, departed_at,
              departed_office, departure_reason, version),
      update (organisation_id, display_name, languages, changed_at, departed_at, departed_office, departure_reason, version)
    on mediator to jointgov_app;
grant insert, update (phone), delete on mediator_phone to jointgov_app;
grant insert, update (membership_id), delete on mediator_membership to jointgov_app;
grant insert (township_id, mediator_id, id, statement, declared_on, declared_office),
      update (withdrawn_at, withdrawn_office) on interest_declaration to jointgov_app;
