-- What a shared alert said before it was changed. Its owner may correct it, but the other side has read, answered or handed up
-- what stood there: it stays.
set search_path = jointgov, public;

create table dispute_alert_wording (
    township_id uuid not null,
    alert_id uuid not null,
    version bigint not null,
    border_id uuid not null,
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
    replaced_at timestamptz not null default transaction_timestamp(),
    office text,
    constraint dispute_alert_wording_pk primary key (township_id, alert_id, version),
    constraint dispute_alert_wording_alert_fk foreign key (township_id, alert_id) references dispute_alert (township_id, id)
);
comment on table dispute_alert_wording is
    'The public words of a shared alert as they stood in an earlier version; office replaced them. Written by a trigger, never changed.';

create table dispute_alert_secret_wording (
    township_id uuid not null,
    alert_id uuid not null,
    replaced_at timestamptz not null default transaction_timestamp(),
    narrative bytea,
    parties bytea,
    constraint dispute_alert_secret_wording_pk primary key (township_id, alert_id, replaced_at),
    constraint dispute_alert_secret_wording_alert_fk foreign key (township_id, alert_id)
        references dispute_alert (township_id, id)
);
comment on table dispute_alert_secret_wording is
    'A shared alert''s earlier narrative and parties, ciphertext under the alert''s own keyset, so that they go when it goes.';

do $$
declare t text;
begin
    foreach t in array array['dispute_alert_wording', 'dispute_alert_secret_wording'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
grant select on dispute_alert_wording to jointgov_app;
