-- How long personal data is kept: a rule of each border in versions, holds that stand in the way of destruction, the leaders'
-- consents to it, and the certificate that remains. R__52 alone writes all of it. See docs/decisions/0014-retention.md.
set search_path = jointgov, public;

create table retention_rule (
    border_id uuid not null,
    version integer not null,
    id uuid not null,
    default_months integer not null,
    exceptions jsonb not null,
    legal_basis text not null,
    content_hash text not null,
    office text not null,
    proposed_at timestamptz not null default transaction_timestamp(),
    refused_at timestamptz,
    in_force_at timestamptz,
    constraint retention_rule_pk primary key (border_id, version),
    constraint retention_rule_id_uq unique (id),
    constraint retention_rule_border_fk foreign key (border_id) references border,
    constraint retention_rule_version_ck check (version > 0),
    constraint retention_rule_months_ck check (default_months between 1 and 1200),
    constraint retention_rule_exceptions_ck check (jsonb_typeof(exceptions) = 'array'),
    constraint retention_rule_basis_ck check (char_length(legal_basis) between 1 and 500),
    constraint retention_rule_answer_ck check (refused_at is null or in_force_at is null)
);
comment on table retention_rule is
    'How long a border keeps personal data. The highest version in force counts for what is shared from then on; what is kept under an earlier one stays under it. Proposed by an operator, in force once every side''s leader has approved it.';
comment on column retention_rule.exceptions is 'Types of the catalogue that are kept for another time: [{"type", "months"}].';
create index retention_rule_newest_ix on retention_rule (border_id, proposed_at desc, id desc);

create table retention_answer (
    township_id uuid not null,
    border_id uuid not null,
    version integer not null,
    approves boolean not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    answered_at timestamptz not null default transaction_timestamp(),
    constraint retention_answer_pk primary key (border_id, version, township_id),
    constraint retention_answer_person_uq unique (border_id, version, person_id),
    constraint retention_answer_rule_fk foreign key (border_id, version) references retention_rule,
    constraint retention_answer_township_fk foreign key (border_id, township_id) references border_township
);
comment on table retention_answer is 'A side''s leader approves a proposed rule in its exact words, or refuses it.';

alter table dispute_alert
    add column retention_version integer,
    add column ended_at timestamptz,
    add column keep_until timestamptz,
    add column destroyed_at timestamptz,
    add constraint dispute_alert_retention_fk foreign key (border_id, retention_version) references retention_rule,
    add constraint dispute_alert_keep_ck check (keep_until is null or ended_at is not null and retention_version is not null);
comment on column dispute_alert.retention_version is
    'The version of its border''s retention rule that was in force when it was shared, or that came first afterwards.';
comment on column dispute_alert.ended_at is
    'The last act since it, or its dispute, was over; null while it is not. Retention counts from here.';
comment on column dispute_alert.destroyed_at is 'When the keyset of its personal data was destroyed.';
create index dispute_alert_kept_ix on dispute_alert (border_id, keep_until) where keep_until is not null and destroyed_at is null;

alter table dispute add column destroyed_at timestamptz;
comment on column dispute.destroyed_at is 'When the keyset of its personal data was destroyed; it does not change any more.';

create table legal_hold (
    alert_township_id uuid not null,
    alert_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    township_id uuid,
    county_code text,
    reason text not null,
    office text not null,
    placed_at timestamptz not null default transaction_timestamp(),
    lifted_at timestamptz,
    lifted_office text,
    constraint legal_hold_pk primary key (alert_township_id, alert_id, id),
    constraint legal_hold_alert_fk foreign key (alert_township_id, alert_id) references dispute_alert (township_id, id),
    constraint legal_hold_holder_ck check (num_nonnulls(township_id, county_code) = 1),
    constraint legal_hold_reason_ck check (reason in ('litigation', 'administrative-review', 'criminal-case', 'supervision')),
    constraint legal_hold_lifted_ck check ((lifted_at is null) = (lifted_office is null))
);
comment on table legal_hold is
    'While one stands, nothing of the alert or its dispute is destroyed. Placed and lifted by the leader of a side or by a county that it was handed up to; a reason out of a list, so that nobody is named.';
create unique index legal_hold_standing_ix on legal_hold (alert_township_id, alert_id, (coalesce(township_id::text, county_code)))
    where lifted_at is null;

create table destruction_consent (
    township_id uuid not null,
    alert_township_id uuid not null,
    alert_id uuid not null,
    border_id uuid not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    consented_at timestamptz not null default transaction_timestamp(),
    constraint destruction_consent_pk primary key (alert_township_id, alert_id, content_hash, township_id),
    constraint destruction_consent_person_uq unique (alert_township_id, alert_id, content_hash, person_id),
    constraint destruction_consent_alert_fk foreign key (alert_township_id, alert_id) references dispute_alert (township_id, id)
);
comment on table destruction_consent is
    'A side''s leader consents to the destruction of what is due. Counts for this end and this rule only.';

create table destruction_certificate (
    alert_township_id uuid not null,
    alert_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    dispute_id uuid,
    file_number text,
    sides uuid[] not null,
    rule_version integer not null,
    months integer not null,
    ended_at timestamptz not null,
    keep_until timestamptz not null,
    consents jsonb not null,
    keyset_sha256 text not null,
    destroyed_at timestamptz not null default transaction_timestamp(),
    backups_expire_on date not null,
    constraint destruction_certificate_pk primary key (alert_township_id, alert_id),
    constraint destruction_certificate_alert_fk foreign key (alert_township_id, alert_id) references dispute_alert (township_id, id),
    constraint destruction_certificate_hash_ck check (keyset_sha256 ~ '^[0-9a-f]{64}$')
);
comment on table destruction_certificate is
    'That the keyset of an alert was destroyed: by which rule, by whose consent, and from which day on no backup holds it either.';
comment on column destruction_certificate.consents is 'By office, never by name: [{"township", "office", "at"}].';
comment on column destruction_certificate.keyset_sha256 is
    'SHA-256 of the wrapped keyset as it stood in the database: shows whether one that turns up in a backup is this one.';
comment on column destruction_certificate.backups_expire_on is 'In Asia/Shanghai.';
create index destruction_certificate_border_ix on destruction_certificate (border_id, destroyed_at desc, id desc);

do $$
declare t text;
begin
    foreach t in array array['retention_rule', 'retention_answer', 'legal_hold', 'destruction_consent',
                             'destruction_certificate'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
    end loop;
    foreach t in array array['retention_answer', 'destruction_consent', 'destruction_certificate'] loop
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
grant update (refused_at, in_force_at) on retention_rule to jointgov_definer;
grant update (lifted_at, lifted_office) on legal_hold to jointgov_definer;
-- The one place where a keyset goes, with what it opens.
grant delete on dispute_alert_secret, dispute_alert_attachment to jointgov_definer;
grant select on retention_rule, legal_hold, destruction_certificate to jointgov_app;
-- The leader's person stays with the definer: the other side sees the office.
grant select (township_id, border_id, version, approves, content_hash, office, answered_at) on retention_answer to jointgov_app;
grant select (township_id, alert_township_id, alert_id, border_id, content_hash, office, consented_at)
    on destruction_consent to jointgov_app;
