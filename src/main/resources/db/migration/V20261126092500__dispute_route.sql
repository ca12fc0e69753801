-- Which way a dispute goes: what each side says that it is in law, what must not change on the ground meanwhile and who saw it
-- change, and what the governments said to each other. Rows of the side that wrote them, never changed; R__41 writes them.
set search_path = jointgov, public;

create table legal_nature_declaration (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    border_id uuid not null,
    version integer not null,
    nature text not null,
    declared_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint legal_nature_declaration_pk primary key (township_id, dispute_township_id, dispute_id, version),
    constraint legal_nature_declaration_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint legal_nature_declaration_version_ck check (version > 0),
    constraint legal_nature_declaration_nature_ck check (nature in ('civil', 'pasture-use', 'administrative-boundary'))
);
comment on table legal_nature_declaration is
    'What a side''s leader declares a dispute to be in law. The highest version counts; earlier ones are history.';
create index legal_nature_declaration_dispute_ix on legal_nature_declaration (dispute_township_id, dispute_id);

create table status_quo_breach (
    township_id uuid not null,
    id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    border_id uuid not null,
    item text not null,
    seen_on date not null,
    place text not null,
    seen text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint status_quo_breach_pk primary key (township_id, id),
    constraint status_quo_breach_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint status_quo_breach_item_ck check (item in ('moving-in', 'fences', 'change-of-use', 'titles')),
    constraint status_quo_breach_place_ck check (char_length(place) between 1 and 120),
    constraint status_quo_breach_seen_ck check (char_length(seen) between 1 and 500)
);
comment on table status_quo_breach is 'What a side saw change on disputed ground, in words that all sides read: no names.';
create index status_quo_breach_dispute_ix on status_quo_breach (dispute_township_id, dispute_id, recorded_at desc);

create table negotiation_note (
    township_id uuid not null,
    id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    border_id uuid not null,
    text text not null,
    written_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint negotiation_note_pk primary key (township_id, id),
    constraint negotiation_note_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint negotiation_note_text_ck check (char_length(text) between 1 and 2000)
);
comment on table negotiation_note is
    'What a side puts on record of the negotiation about an administrative boundary; it goes to the counties with the dispute.';
create index negotiation_note_dispute_ix on negotiation_note (dispute_township_id, dispute_id, written_at desc);

do $$
declare t text;
begin
    foreach t in array array['legal_nature_declaration', 'status_quo_breach', 'negotiation_note'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        execute format('grant select on %I to jointgov_app', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;

alter table dispute
    add column legal_nature text,
    add constraint dispute_legal_nature_ck check (legal_nature in ('civil', 'pasture-use', 'administrative-boundary')),
    add constraint dispute_referred_ck check (status <> 'referred' or legal_nature is not distinct from 'administrative-boundary');
comment on column dispute.legal_nature is 'What all sides declare it to be now; null while they differ or one has not spoken.';

-- Handed to the counties because all sides call it an administrative boundary.
alter table dispute_alert_escalation
    drop constraint dispute_alert_escalation_automatic_ck,
    add constraint dispute_alert_escalation_automatic_ck check (
        (escalated_by is null) = (office is null)
        and (escalated_by is not null or reason in ('unanswered', 'administrative-boundary')));
