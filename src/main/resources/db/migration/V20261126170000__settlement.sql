-- Settlements of a dispute (People's Mediation Law, articles 28 to 33): what the parties agreed, in revisions and rounds, who
-- stands by it, and what became of it. A row is its writer's township's and is never changed; R__48 alone writes them. Words about
-- people are ciphertext under the keyset of the dispute's alert.
set search_path = jointgov, public;

alter table dispute
    add column settlement_round integer not null default 1,
    add column settlement_revision integer not null default 0;
comment on column dispute.settlement_round is 'Counts the rounds of mediation: another begins when a settlement has failed.';
comment on column dispute.settlement_revision is
    'Counts the wordings of settlements, through all rounds; 0: none has been written. The latest is the one in question.';
-- What the home page asks, few of a table that grows for ever.
create index dispute_settling_ix on dispute (border_id, opened_at desc) where status = 'mediation' and settlement_revision > 0;
create index dispute_settled_ix on dispute (border_id, opened_at desc) where status = 'settled';

create table settlement (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    round integer not null,
    revision integer not null,
    form text not null,
    copies integer not null,
    agreed_on date not null,
    total numeric(14, 2) not null,
    words_hash text not null,
    words bytea not null,
    office text not null,
    written_at timestamptz not null default transaction_timestamp(),
    effective_on date,
    settled_at timestamptz,
    constraint settlement_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint settlement_revision_uq unique (dispute_township_id, dispute_id, revision),
    constraint settlement_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint settlement_number_ck check (round > 0 and revision > 0),
    constraint settlement_form_ck check (form in ('written', 'oral')),
    constraint settlement_copies_ck check (copies between 0 and 99 and (form = 'oral' or copies > 0)),
    constraint settlement_total_ck check (total >= 0),
    constraint settlement_words_hash_ck check (words_hash ~ '^[0-9a-f]{64}$'),
    constraint settlement_settled_ck check ((effective_on is null) = (settled_at is null))
);
comment on table settlement is 'One wording of what the parties agreed. words is ciphertext; effective_on and settled_at follow from the sides'' rows.';
comment on column settlement.copies is 'Of the paper: parties + 1 (article 29); an oral one may have none.';
comment on column settlement.total is 'Yuan: the sum of the obligations'' amounts.';
comment on column settlement.words_hash is 'Over the words with a random salt that is encrypted with them (docs/content-hash.md).';
comment on column settlement.effective_on is
    'The day from which it binds: of the last signature, or on which it was agreed when oral (articles 29 and 30).';

create table settlement_obligation (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    revision integer not null,
    number integer not null,
    border_id uuid not null,
    owing_township_id uuid not null,
    kind text not null,
    amount numeric(14, 2),
    due_on date not null,
    constraint settlement_obligation_pk primary key (township_id, dispute_township_id, dispute_id, revision, number),
    constraint settlement_obligation_number_uq unique (dispute_township_id, dispute_id, revision, number),
    constraint settlement_obligation_settlement_fk foreign key (dispute_township_id, dispute_id, revision)
        references settlement (dispute_township_id, dispute_id, revision),
    constraint settlement_obligation_side_fk foreign key (owing_township_id, dispute_township_id, dispute_id)
        references dispute_side,
    constraint settlement_obligation_number_ck check (number between 1 and 20),
    constraint settlement_obligation_kind_ck check (kind in ('money', 'livestock', 'other')),
    constraint settlement_obligation_amount_ck check (amount > 0 and (amount is not null or kind <> 'money'))
);
comment on table settlement_obligation is
    'What a party of one side owes by a settlement; what exactly is among its words. amount: yuan, or the value that was agreed for it.';

create table settlement_confirmation (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    revision integer not null,
    border_id uuid not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint settlement_confirmation_pk primary key (township_id, dispute_township_id, dispute_id, revision),
    constraint settlement_confirmation_person_uq unique (dispute_township_id, dispute_id, revision, person_id),
    constraint settlement_confirmation_settlement_fk foreign key (dispute_township_id, dispute_id, revision)
        references settlement (dispute_township_id, dispute_id, revision)
);
comment on table settlement_confirmation is 'A side''s mediator or leader stands by this wording. Counts while it is the latest.';

create table settlement_parties_confirmation (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    revision integer not null,
    border_id uuid not null,
    content_hash text not null,
    manner text not null,
    confirmed_on date not null,
    scan_sha256 text,
    scan_attachment_id uuid,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint settlement_parties_confirmation_pk primary key (township_id, dispute_township_id, dispute_id, revision),
    constraint settlement_parties_confirmation_settlement_fk foreign key (dispute_township_id, dispute_id, revision)
        references settlement (dispute_township_id, dispute_id, revision),
    constraint settlement_parties_confirmation_manner_ck check (manner in ('signature', 'seal', 'fingerprint', 'oral')),
    constraint settlement_parties_confirmation_scan_ck check (
        scan_sha256 ~ '^[0-9a-f]{64}$' and (scan_sha256 is not null or manner = 'oral' and scan_attachment_id is null))
);
comment on table settlement_parties_confirmation is
    'A side''s parties have confirmed this wording: on paper, with the mediators'' signature and the committee''s seal, or orally.';
comment on column settlement_parties_confirmation.scan_sha256 is 'Of the scanned paper.';

create table judicial_confirmation (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    revision integer not null,
    border_id uuid not null,
    step text not null,
    happened_on date not null,
    court text not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint judicial_confirmation_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint judicial_confirmation_settlement_fk foreign key (dispute_township_id, dispute_id, revision)
        references settlement (dispute_township_id, dispute_id, revision),
    constraint judicial_confirmation_step_ck check (step in ('applied', 'granted', 'refused')),
    constraint judicial_confirmation_court_ck check (length(court) between 1 and 100)
);
comment on table judicial_confirmation is
    'What became of asking the people''s court to confirm a settlement, within 30 days of its effect (article 33).';

create table obligation_performance (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    revision integer not null,
    number integer not null,
    border_id uuid not null,
    state text not null,
    amount numeric(14, 2),
    happened_on date not null,
    note bytea,
    person_id uuid not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint obligation_performance_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint obligation_performance_obligation_fk foreign key (dispute_township_id, dispute_id, revision, number)
        references settlement_obligation (dispute_township_id, dispute_id, revision, number),
    constraint obligation_performance_state_ck check (state in ('performed', 'partly', 'failed')),
    constraint obligation_performance_amount_ck check (amount > 0 and (amount is null or state <> 'failed'))
);
comment on table obligation_performance is
    'A side reports that an obligation was performed, in part, or not. note is ciphertext; amount: yuan, of this report alone.';

create table obligation_performance_answer (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    report_township_id uuid not null,
    report_id uuid not null,
    border_id uuid not null,
    answer text not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint obligation_performance_answer_pk
        primary key (township_id, dispute_township_id, dispute_id, report_township_id, report_id),
    constraint obligation_performance_answer_report_fk
        foreign key (report_township_id, dispute_township_id, dispute_id, report_id) references obligation_performance,
    constraint obligation_performance_answer_other_ck check (township_id <> report_township_id),
    constraint obligation_performance_answer_ck check (answer in ('confirmed', 'contested'))
);
comment on table obligation_performance_answer is
    'Another side''s word on a report. Confirmed: all others confirm it; contested by one, it counts for nothing.';

create table settlement_outcome (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    revision integer not null,
    border_id uuid not null,
    place bigint not null generated always as identity,
    outcome text not null,
    reason text,
    person_id uuid not null,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint settlement_outcome_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint settlement_outcome_settlement_fk foreign key (dispute_township_id, dispute_id, revision)
        references settlement (dispute_township_id, dispute_id, revision),
    constraint settlement_outcome_ck check (outcome in ('performed', 'failed')),
    constraint settlement_outcome_reason_ck check (
        length(reason) between 1 and 500 and (reason is not null or outcome = 'performed'))
);
comment on table settlement_outcome is
    'How a settlement ended, by one side''s word; its latest counts. The dispute is closed, or mediated again, once all say the same.';
comment on column settlement_outcome.reason is 'Read by all sides and their provinces: no names.';

create table return_visit (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    revision integer not null,
    border_id uuid not null,
    visited_on date not null,
    reason text not null,
    performance text not null,
    satisfaction text not null,
    note bytea,
    office text not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    constraint return_visit_pk primary key (township_id, dispute_township_id, dispute_id, id),
    constraint return_visit_settlement_fk foreign key (dispute_township_id, dispute_id, revision)
        references settlement (dispute_township_id, dispute_id, revision),
    constraint return_visit_reason_ck check (length(reason) between 1 and 200),
    constraint return_visit_performance_ck check (performance in ('performed', 'partly', 'failed', 'not-due')),
    constraint return_visit_satisfaction_ck check (satisfaction in ('satisfied', 'fairly-satisfied', 'dissatisfied'))
);
comment on table return_visit is 'A side asked its parties how the settlement is kept (form of the Ministry of Justice, 2010). note is ciphertext.';

do $$
declare
    t text;
    hidden constant text[] := array['words', 'note', 'person_id', 'place'];
begin
    foreach t in array array['settlement', 'settlement_obligation', 'settlement_confirmation', 'settlement_parties_confirmation',
            'judicial_confirmation', 'obligation_performance', 'obligation_performance_answer', 'settlement_outcome',
            'return_visit'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        -- Ciphertext comes out through the function that records who read it; persons stay with the definer.
        execute (select format('grant select (%s) on %I to jointgov_app', string_agg(quote_ident(a.attname), ', '), t)
                 from pg_attribute a
                 where a.attrelid = t::regclass and a.attnum > 0 and a.attname <> all (hidden));
        if t <> 'settlement' then
            execute format('create trigger %I before update or delete or truncate on %I
                for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
        end if;
        if t <> 'settlement' and t <> 'settlement_obligation' then
            execute format('create index %I on %I (dispute_township_id, dispute_id)', t || '_dispute_ix', t);
        end if;
    end loop;
end $$;
grant update (effective_on, settled_at) on settlement to jointgov_definer;
