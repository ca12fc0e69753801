-- Tenancy and the request context: who acts, for which township, in this one transaction.
--
-- Roles (made by deploy/postgresql/bootstrap.sql): jointgov_owner owns the tables and runs the migrations;
-- jointgov_definer owns the SECURITY DEFINER functions; jointgov_app is the application: neither owner nor superuser,
-- and row-level security is forced for everybody else too.

create schema if not exists jointgov;
revoke all on schema jointgov from public;
grant usage on schema jointgov to jointgov_app;
grant usage, create on schema jointgov to jointgov_definer;
alter default privileges in schema jointgov revoke execute on functions from public;
set search_path = jointgov, public;

create table township (
    id uuid not null,
    code text not null,
    name_zh text not null,
    name_bo text,
    name_en text,
    county_code text not null,
    province_code text not null,
    duty_phone text,
    organization_alias text,
    provisioned_at timestamptz,
    created_at timestamptz not null default now(),
    version bigint not null default 1,
    constraint township_pk primary key (id),
    constraint township_code_uq unique (code),
    constraint township_code_ck check (code ~ '^[0-9]{9}$'),
    constraint township_county_ck check (county_code ~ '^[0-9]{6}$' and code like county_code || '%'),
    constraint township_province_ck check (province_code ~ '^[0-9]{2}$' and county_code like province_code || '%'),
    constraint township_name_ck check (length(name_zh) between 1 and 60)
);
comment on table township is 'A tenant. code: nine digits after GB/T 2260 and GB/T 10114.';

create table border (
    id uuid not null,
    name_zh text not null,
    name_bo text,
    name_en text,
    created_at timestamptz not null default now(),
    in_force_at timestamptz,
    version bigint not null default 1,
    constraint border_pk primary key (id),
    constraint border_name_ck check (length(name_zh) between 1 and 60)
);
comment on table border is 'What two or more townships share; in force once the leader of each member has confirmed it.';

create table border_township (
    border_id uuid not null,
    township_id uuid not null,
    confirmed_at timestamptz,
    confirmed_office text,
    constraint border_township_pk primary key (border_id, township_id),
    constraint border_township_border_fk foreign key (border_id) references border,
    constraint border_township_township_fk foreign key (township_id) references township
);
create index border_township_township_ix on border_township (township_id, border_id);

create table person (
    id uuid not null,
    issuer text not null,
    subject text not null,
    email text,
    language text not null default 'zh-CN',
    created_at timestamptz not null default now(),
    constraint person_pk primary key (id),
    constraint person_subject_uq unique (issuer, subject),
    constraint person_language_ck check (language in ('zh-CN', 'bo', 'en'))
);
comment on table person is 'An official or a machine client behind tokens: pseudonymous subject, no name.';

create table membership (
    id uuid not null,
    person_id uuid not null,
    scope text not null,
    role text not null,
    office text not null,
    township_id uuid,
    county_code text,
    province_code text,
    machine boolean not null default false,
    since timestamptz not null default now(),
    removed_at timestamptz,
    version bigint not null default 1,
    constraint membership_pk primary key (id),
    constraint membership_person_fk foreign key (person_id) references person,
    constraint membership_township_fk foreign key (township_id) references township,
    constraint membership_scope_ck check (
        (scope = 'township' and township_id is not null and role in ('leader', 'clerk', 'mediator'))
        or (scope = 'county' and county_code is not null and role = 'county-officer')
        or (scope = 'province' and province_code is not null and role = 'provincial-officer')
        or (scope = 'platform' and role = 'operator')),
    constraint membership_office_ck check (length(office) between 1 and 60)
);
create index membership_person_ix on membership (person_id) where removed_at is null;
create index membership_township_ix on membership (township_id) where removed_at is null;

create table invitation (
    id uuid not null,
    identity_provider text not null,
    username text not null,
    scope text not null,
    role text not null,
    office text not null,
    township_id uuid,
    county_code text,
    province_code text,
    machine boolean not null default false,
    invited_by uuid,
    invited_at timestamptz not null default now(),
    confirmed_by uuid,
    confirmed_at timestamptz,
    withdrawn_at timestamptz,
    accepted_at timestamptz,
    membership_id uuid,
    version bigint not null default 1,
    constraint invitation_pk primary key (id),
    constraint invitation_township_fk foreign key (township_id) references township,
    constraint invitation_membership_fk foreign key (membership_id) references membership,
    constraint invitation_scope_ck check (
        (scope = 'township' and township_id is not null and role in ('leader', 'clerk', 'mediator'))
        or (scope = 'county' and county_code is not null and role = 'county-officer')
        or (scope = 'province' and province_code is not null and role = 'provincial-officer')
        or (scope = 'platform' and role = 'operator')),
    constraint invitation_not_own_ck check (confirmed_by is null or confirmed_by <> invited_by)
);
create index invitation_login_ix on invitation (identity_provider, username)
    where accepted_at is null and withdrawn_at is null;
comment on table invitation is
    'A person who has not signed in yet, by identity provider and name there; confirmed by somebody other than the inviter.';

-- The key that signs contexts: readable by the definer functions only.
create table context_key (
    id smallint not null default 1,
    key bytea not null,
    constraint context_key_pk primary key (id),
    constraint context_key_one_ck check (id = 1)
);

create table idempotency_record (
    person_id uuid not null,
    key text not null,
    request_hash bytea not null,
    status integer not null,
    record_id uuid,
    record_version bigint,
    recorded_at timestamptz not null default now(),
    constraint idempotency_record_pk primary key (person_id, key)
);
comment on table idempotency_record is
    'What a mutation did, kept at least 90 days: status, record and version, and a keyed hash of the request; never its text.';

do $$
declare t text;
begin
    foreach t in array array['township', 'border', 'border_township', 'person', 'membership', 'invitation',
                             'context_key', 'idempotency_record'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert, update, delete on %I to jointgov_definer', t);
    end loop;
end $$;
