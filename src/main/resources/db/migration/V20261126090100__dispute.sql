-- The dispute that an acknowledged alert opens: the case which the townships concerned handle together. The row belongs to the
-- township that opened it and leads; open_dispute in R__41 alone writes it, with the sides and the file number.
set search_path = jointgov, public;

create table dispute (
    township_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    alert_township_id uuid not null,
    alert_id uuid not null,
    type text not null,
    year integer not null,
    number integer not null,
    file_number text not null,
    status text not null default 'open',
    opened_at timestamptz not null default transaction_timestamp(),
    opened_office text not null,
    version bigint not null default 1,
    constraint dispute_pk primary key (township_id, id),
    constraint dispute_township_fk foreign key (border_id, township_id) references border_township,
    constraint dispute_alert_fk foreign key (alert_township_id, alert_id) references dispute_alert (township_id, id),
    constraint dispute_alert_uq unique (alert_township_id, alert_id),
    constraint dispute_number_uq unique (township_id, year, number),
    constraint dispute_number_ck check (number > 0),
    constraint dispute_status_ck check (status in ('open', 'referred', 'mediation', 'settled', 'closed'))
);
comment on table dispute is
    'A case of several townships. Parties and narrative stay with its alert, encrypted. township_id opened it and leads; type is the alert''s at opening, a code of the catalogue of dispute types.';
comment on column dispute.file_number is
    'What stands on the file: （year）township人调字第number号 (forms of the Ministry of Justice, 2010). Never changed.';
comment on column dispute.version is 'Counts what any side does to it.';
create index dispute_id_ix on dispute (id);
create index dispute_border_ix on dispute (border_id, opened_at desc, id desc);

create table dispute_side (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    border_id uuid not null,
    constraint dispute_side_pk primary key (township_id, dispute_township_id, dispute_id),
    constraint dispute_side_dispute_fk foreign key (dispute_township_id, dispute_id) references dispute (township_id, id),
    constraint dispute_side_township_fk foreign key (border_id, township_id) references border_township
);
comment on table dispute_side is
    'The townships whose consent counts in a dispute: the alert''s owner and those that had acknowledged it at opening.';
create index dispute_side_dispute_ix on dispute_side (dispute_township_id, dispute_id);

create table dispute_counter (
    township_id uuid not null,
    year integer not null,
    last_number integer not null,
    constraint dispute_counter_pk primary key (township_id, year),
    constraint dispute_counter_township_fk foreign key (township_id) references township
);
comment on table dispute_counter is
    'The last file number of a township and year. Counted in the transaction that opens, so that none is lost or given twice.';

do $$
declare t text;
begin
    foreach t in array array['dispute', 'dispute_side', 'dispute_counter'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert, update on %I to jointgov_definer', t);
    end loop;
end $$;
grant select on dispute, dispute_side to jointgov_app;
