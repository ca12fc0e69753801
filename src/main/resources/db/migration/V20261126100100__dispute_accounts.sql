-- What the sides of a dispute say: each side's account of the facts in versions, which facts all of them have confirmed, and
-- comments. Texts are ciphertext under the keyset of the dispute's alert and come out through unmask_dispute in R__42 alone.
set search_path = jointgov, public;

create table dispute_fact (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    content_hash text not null,
    text bytea not null,
    constraint dispute_fact_pk primary key (township_id, dispute_township_id, dispute_id, id),
    -- All sides see each other's facts, so that this tells nothing.
    constraint dispute_fact_uq unique (dispute_township_id, dispute_id, id),
    constraint dispute_fact_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint dispute_fact_hash_uq unique (dispute_township_id, dispute_id, id, content_hash),
    constraint dispute_fact_hash_ck check (content_hash ~ '^[0-9a-f]{64}$')
);
comment on table dispute_fact is
    'One fact in one wording, never changed: other words are another fact. text: ciphertext of a random salt and the words; content_hash is over both (docs/content-hash.md), so that nobody guesses the words from it.';

create table dispute_account (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    version bigint not null,
    border_id uuid not null,
    facts uuid[] not null,
    person_id uuid not null,
    office text not null,
    written_at timestamptz not null default transaction_timestamp(),
    constraint dispute_account_pk primary key (dispute_township_id, dispute_id, township_id, version),
    constraint dispute_account_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint dispute_account_version_ck check (version > 0),
    constraint dispute_account_facts_ck check (cardinality(facts) between 0 and 50)
);
comment on table dispute_account is
    'One version of a side''s own telling of the facts, in order. The latest counts; earlier ones stay.';

create table dispute_fact_confirmation (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    fact_id uuid not null,
    border_id uuid not null,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    confirmed_at timestamptz not null default transaction_timestamp(),
    withdrawn_at timestamptz,
    withdrawn_office text,
    constraint dispute_fact_confirmation_pk
        primary key (dispute_township_id, dispute_id, fact_id, township_id, confirmed_at),
    constraint dispute_fact_confirmation_side_fk
        foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint dispute_fact_confirmation_fact_fk foreign key (dispute_township_id, dispute_id, fact_id, content_hash)
        references dispute_fact (dispute_township_id, dispute_id, id, content_hash),
    constraint dispute_fact_confirmation_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_office is null))
);
comment on table dispute_fact_confirmation is
    'One side''s word that a fact is so, in exactly these words. Agreed: every side''s word stands, each given by another person.';
create unique index dispute_fact_confirmation_side_uq
    on dispute_fact_confirmation (dispute_township_id, dispute_id, fact_id, township_id) where withdrawn_at is null;
create unique index dispute_fact_confirmation_person_uq
    on dispute_fact_confirmation (dispute_township_id, dispute_id, fact_id, person_id) where withdrawn_at is null;

create table dispute_comment (
    township_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    id uuid not null,
    border_id uuid,
    text bytea not null,
    person_id uuid not null,
    office text not null,
    written_at timestamptz not null default transaction_timestamp(),
    withdrawn_at timestamptz,
    constraint dispute_comment_pk primary key (dispute_township_id, dispute_id, township_id, id),
    constraint dispute_comment_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side
);
comment on table dispute_comment is
    'Added, never changed; at most marked as withdrawn. border_id null: for the writer''s own side, and as if it were not there for everybody else.';
create unique index dispute_comment_shared_uq on dispute_comment (dispute_township_id, dispute_id, id) where border_id is not null;
create index dispute_comment_ix on dispute_comment (dispute_township_id, dispute_id, written_at desc, id desc);

do $$
declare t text;
begin
    foreach t in array array['dispute_fact', 'dispute_account', 'dispute_fact_confirmation', 'dispute_comment'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer', t);
    end loop;
    foreach t in array array['dispute_fact', 'dispute_account'] loop
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
-- Ciphertext goes in and comes out through functions. Who wrote it stays with the definer: the sides see the office.
grant select (township_id, dispute_township_id, dispute_id, id, border_id, content_hash), insert on dispute_fact to jointgov_app;
grant select (township_id, dispute_township_id, dispute_id, version, border_id, facts, office, written_at),
      insert (township_id, dispute_township_id, dispute_id, version, border_id, facts, person_id, office)
    on dispute_account to jointgov_app;
grant select (township_id, dispute_township_id, dispute_id, fact_id, border_id, content_hash, office, confirmed_at,
              withdrawn_at, withdrawn_office),
      insert (township_id, dispute_township_id, dispute_id, fact_id, border_id, content_hash, person_id, office),
      update (withdrawn_at, withdrawn_office) on dispute_fact_confirmation to jointgov_app;
grant select (township_id, dispute_township_id, dispute_id, id, border_id, office, written_at, withdrawn_at),
      insert (township_id, dispute_township_id, dispute_id, id, border_id, text, person_id, office),
      update (withdrawn_at) on dispute_comment to jointgov_app;
