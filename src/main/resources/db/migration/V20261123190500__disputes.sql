-- Dispute alerts: what a township notices at its border. The row is the owner's alone; what the other side does is a row of
-- its own; parties, narrative and attachments are ciphertext that the application role cannot select.

set search_path = jointgov, public;

create table dispute_alert (
    township_id uuid not null,
    id uuid not null,
    border_id uuid,
    kind text not null,
    type text not null,
    severity text not null,
    headline text not null,
    place_name text not null,
    latitude double precision,
    longitude double precision,
    accuracy_metres double precision,
    place_source text,
    occurred_on date,
    device_time timestamptz,
    status text not null default 'own',
    raised_at timestamptz not null default transaction_timestamp(),
    raised_by uuid not null,
    raised_office text not null,
    shared_at timestamptz,
    escalated boolean not null default false,
    has_narrative boolean not null default false,
    party_count integer not null default 0,
    attachment_count integer not null default 0,
    version bigint not null default 1,
    constraint dispute_alert_pk primary key (township_id, id),
    constraint dispute_alert_township_fk foreign key (township_id) references township,
    constraint dispute_alert_border_fk foreign key (border_id) references border,
    constraint dispute_alert_kind_ck check (kind in ('event', 'prevention')),
    constraint dispute_alert_type_ck check (type in (
        'pasture-boundary', 'pasture-trespass', 'pasture-water', 'pasture-fence', 'pasture-migration', 'livestock-loss',
        'livestock-theft-claim', 'livestock-injury', 'caterpillar-fungus', 'debt', 'neighbour', 'damages', 'environment',
        'other')),
    constraint dispute_alert_severity_ck check (severity in ('low', 'medium', 'high', 'urgent')),
    constraint dispute_alert_headline_ck check (char_length(headline) between 1 and 120),
    constraint dispute_alert_place_ck check (char_length(place_name) between 1 and 120),
    constraint dispute_alert_position_ck check (
        (latitude is null) = (longitude is null)
        and (latitude is null or (latitude between -90 and 90 and longitude between -180 and 180))
        and (accuracy_metres is null or (latitude is not null and accuracy_metres >= 0))),
    constraint dispute_alert_source_ck check (place_source in ('gps', 'manual')),
    constraint dispute_alert_status_ck check (
        status in ('own', 'sent', 'received', 'read', 'acknowledged', 'declined')),
    constraint dispute_alert_shared_ck check (
        (border_id is null) = (status = 'own') and (border_id is null) = (shared_at is null)),
    constraint dispute_alert_escalated_ck check (not escalated or border_id is not null),
    constraint dispute_alert_counts_ck check (party_count between 0 and 20 and attachment_count between 0 and 10)
);
comment on table dispute_alert is
    'A notice that a border dispute exists (event) or is coming (prevention). Coordinates are WGS84. device_time is what the clock of an offline device said; raised_at is the server''s.';
create index dispute_alert_id_ix on dispute_alert (id);
create index dispute_alert_border_ix on dispute_alert (border_id, raised_at desc, id desc) where border_id is not null;
create index dispute_alert_own_ix on dispute_alert (township_id, raised_at desc, id desc) where border_id is null;

create table dispute_alert_response (
    township_id uuid not null,
    alert_township_id uuid not null,
    alert_id uuid not null,
    border_id uuid not null,
    received_at timestamptz,
    read_at timestamptz,
    answer text,
    answered_at timestamptz,
    answered_by uuid,
    office text,
    reason text,
    version bigint not null default 1,
    constraint dispute_alert_response_pk primary key (township_id, alert_township_id, alert_id),
    constraint dispute_alert_response_alert_fk foreign key (alert_township_id, alert_id)
        references dispute_alert (township_id, id) on delete cascade,
    constraint dispute_alert_response_other_ck check (township_id <> alert_township_id),
    constraint dispute_alert_response_answer_ck check (
        answer in ('acknowledged', 'declined') and answered_at is not null and office is not null
        or answer is null and answered_at is null and office is null and reason is null),
    constraint dispute_alert_response_reason_ck check (
        (answer is not distinct from 'declined') = (reason is not null) and char_length(reason) between 1 and 500)
);
comment on table dispute_alert_response is
    'What another township of the border did with an alert: received, read, acknowledged or declined. Belongs to the responder.';
create index dispute_alert_response_alert_ix on dispute_alert_response (alert_township_id, alert_id);

create table dispute_alert_escalation (
    township_id uuid not null,
    alert_township_id uuid not null,
    alert_id uuid not null,
    border_id uuid not null,
    reason text not null,
    escalated_at timestamptz not null default transaction_timestamp(),
    escalated_by uuid not null,
    office text not null,
    constraint dispute_alert_escalation_pk primary key (township_id, alert_township_id, alert_id),
    constraint dispute_alert_escalation_alert_fk foreign key (alert_township_id, alert_id)
        references dispute_alert (township_id, id) on delete cascade,
    constraint dispute_alert_escalation_reason_ck check (char_length(reason) between 1 and 500)
);
comment on table dispute_alert_escalation is 'A township handed an alert to the counties of the border. Belongs to that township.';
create index dispute_alert_escalation_alert_ix on dispute_alert_escalation (alert_township_id, alert_id);

create table dispute_alert_county (
    county_code text not null,
    township_id uuid not null,
    alert_id uuid not null,
    border_id uuid not null,
    raised_at timestamptz not null,
    constraint dispute_alert_county_pk primary key (county_code, township_id, alert_id),
    constraint dispute_alert_county_alert_fk foreign key (township_id, alert_id)
        references dispute_alert (township_id, id) on delete cascade
);
comment on table dispute_alert_county is 'Which counties an escalated alert is readable to; raised_at orders their list.';
create index dispute_alert_county_newest_ix on dispute_alert_county (county_code, raised_at desc, alert_id desc);
create index dispute_alert_county_alert_ix on dispute_alert_county (township_id, alert_id);

create table township_key (
    township_id uuid not null,
    keyset bytea not null,
    created_at timestamptz not null default transaction_timestamp(),
    constraint township_key_pk primary key (township_id),
    constraint township_key_township_fk foreign key (township_id) references township
);
comment on table township_key is 'The key that wraps a township''s record keys; itself wrapped by the master keyset, which is not in the database.';

create table dispute_alert_secret (
    township_id uuid not null,
    alert_id uuid not null,
    keyset bytea not null,
    narrative bytea,
    parties bytea,
    constraint dispute_alert_secret_pk primary key (township_id, alert_id),
    constraint dispute_alert_secret_alert_fk foreign key (township_id, alert_id)
        references dispute_alert (township_id, id) on delete cascade
);
comment on table dispute_alert_secret is
    'An alert''s personal data as ciphertext under the alert''s own keyset, which the originating township''s key wraps.';

create table dispute_alert_attachment (
    township_id uuid not null,
    alert_id uuid not null,
    id uuid not null,
    media_type text not null,
    bytes integer not null,
    added_at timestamptz not null default transaction_timestamp(),
    added_by uuid not null,
    content bytea not null,
    constraint dispute_alert_attachment_pk primary key (township_id, alert_id, id),
    constraint dispute_alert_attachment_alert_fk foreign key (township_id, alert_id)
        references dispute_alert (township_id, id) on delete cascade,
    constraint dispute_alert_attachment_type_ck check (media_type in (
        'image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/mpeg', 'audio/mp4', 'audio/ogg')),
    constraint dispute_alert_attachment_bytes_ck check (bytes between 1 and 5242880)
);
comment on table dispute_alert_attachment is 'A photo or voice note; content is ciphertext under the alert''s keyset.';

create table dispute_alert_unmasking (
    township_id uuid not null,
    alert_id uuid not null,
    id uuid not null,
    reader_township_id uuid,
    reader_county_code text,
    office text not null,
    purpose text,
    unmasked_at timestamptz not null default transaction_timestamp(),
    constraint dispute_alert_unmasking_pk primary key (township_id, alert_id, id),
    constraint dispute_alert_unmasking_purpose_ck check (char_length(purpose) between 1 and 200)
);
comment on table dispute_alert_unmasking is
    'Who read an alert''s personal data, and for what; id is the audit record''s. Null purpose: an attachment was opened.';

do $$
declare t text;
begin
    foreach t in array array['dispute_alert', 'dispute_alert_response', 'dispute_alert_escalation', 'dispute_alert_county',
                             'township_key', 'dispute_alert_secret', 'dispute_alert_attachment',
                             'dispute_alert_unmasking'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert, update on %I to jointgov_definer', t);
    end loop;
end $$;

grant select, delete on dispute_alert to jointgov_app;
grant insert (township_id, id, border_id, kind, type, severity, headline, place_name, latitude, longitude, accuracy_metres,
              place_source, occurred_on, device_time, raised_by, raised_office, has_narrative, party_count, attachment_count,
              version) on dispute_alert to jointgov_app;
-- Not status, escalated and the server's times: those are set by the functions that check who did what.
grant update (border_id, kind, type, severity, headline, place_name, latitude, longitude, accuracy_metres, place_source,
              occurred_on, has_narrative, party_count, attachment_count, version) on dispute_alert to jointgov_app;
grant select on dispute_alert_response, dispute_alert_escalation, dispute_alert_county, dispute_alert_unmasking, township_key
    to jointgov_app;
-- Ciphertext goes in, and comes out through the functions that record who read it.
grant select (township_id, alert_id, keyset), insert, update (narrative, parties) on dispute_alert_secret to jointgov_app;
grant select (township_id, alert_id, id, media_type, bytes, added_at), insert on dispute_alert_attachment to jointgov_app;
