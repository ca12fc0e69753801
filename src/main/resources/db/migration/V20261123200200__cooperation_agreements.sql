-- Cooperation agreements: a draft is its township's own; proposed, it is shared with the border. The wordings, acceptances,
-- signatures and endings are rows of the sides that gave them. The agreement's own columns show the latest wording; from the
-- proposal on no role but the definer writes them, and the state follows from facts that only the definer records.

set search_path = jointgov, public;

create table cooperation_agreement (
    township_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    language text not null,
    title text not null,
    text text not null,
    term_from date,
    term_to date,
    drafted_office text not null,
    drafted_at timestamptz not null default transaction_timestamp(),
    revision integer not null default 0,
    accepted_at timestamptz,
    in_force_at timestamptz,
    ended_at timestamptz,
    state text not null generated always as (case
        when ended_at is not null then 'ended'
        when in_force_at is not null then 'in-force'
        when accepted_at is not null then 'accepted'
        when revision > 0 then 'proposed'
        else 'draft' end) stored,
    version bigint not null default 1,
    constraint cooperation_agreement_pk primary key (township_id, id),
    constraint cooperation_agreement_township_fk foreign key (border_id, township_id) references border_township,
    constraint cooperation_agreement_language_ck check (language in ('zh-CN', 'bo', 'en')),
    constraint cooperation_agreement_title_ck check (length(title) between 1 and 120),
    constraint cooperation_agreement_text_ck check (length(text) between 1 and 40000),
    constraint cooperation_agreement_term_ck check (term_from <= term_to),
    constraint cooperation_agreement_state_ck check (state in ('draft', 'proposed', 'accepted', 'in-force', 'ended')),
    constraint cooperation_agreement_facts_ck check (
        (accepted_at is null or revision > 0) and (in_force_at is null or accepted_at is not null)
        and (ended_at is null or in_force_at is not null))
);
comment on table cooperation_agreement is
    'The compact of a border. term_from, term_to: first and last day; a term that is over does not end the agreement by itself.';
create index cooperation_agreement_id_ix on cooperation_agreement (id);
create index cooperation_agreement_border_ix on cooperation_agreement (border_id, drafted_at desc, id desc) where revision > 0;
create index cooperation_agreement_draft_ix on cooperation_agreement (township_id, drafted_at desc, id desc) where revision = 0;

create table agreement_revision (
    township_id uuid not null,
    owner_township_id uuid not null,
    agreement_id uuid not null,
    border_id uuid not null,
    revision integer not null,
    language text not null,
    title text not null,
    text text not null,
    term_from date,
    term_to date,
    content_hash text not null,
    person_id uuid not null,
    office text not null,
    written_at timestamptz not null default transaction_timestamp(),
    constraint agreement_revision_pk primary key (township_id, owner_township_id, agreement_id, revision),
    constraint agreement_revision_uq unique (owner_township_id, agreement_id, revision),
    constraint agreement_revision_agreement_fk foreign key (owner_township_id, agreement_id) references cooperation_agreement
);
comment on table agreement_revision is 'One wording, proposed by one side and never changed; 1 is the proposal, the others answer.';

create table agreement_consent (
    township_id uuid not null,
    owner_township_id uuid not null,
    agreement_id uuid not null,
    border_id uuid not null,
    kind text not null,
    revision integer not null,
    content_hash text not null,
    reason text,
    person_id uuid not null,
    office text not null,
    given_at timestamptz not null default transaction_timestamp(),
    constraint agreement_consent_pk primary key (township_id, owner_township_id, agreement_id, kind, revision),
    constraint agreement_consent_person_uq unique (owner_township_id, agreement_id, kind, revision, person_id),
    constraint agreement_consent_agreement_fk foreign key (owner_township_id, agreement_id) references cooperation_agreement,
    constraint agreement_consent_kind_ck check (kind in ('acceptance', 'signature', 'ending')),
    constraint agreement_consent_reason_ck check ((kind = 'ending') = (reason is not null) and length(reason) between 1 and 1000)
);
comment on table agreement_consent is
    'One leader''s acceptance or signature of one wording, or ending of the agreement. Counts while the wording is the latest.';

do $$
declare t text;
begin
    foreach t in array array['cooperation_agreement', 'agreement_revision', 'agreement_consent'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select on %I to jointgov_definer', t);
    end loop;
end $$;
grant update on cooperation_agreement to jointgov_definer;
grant select, delete on cooperation_agreement to jointgov_app;
grant insert (township_id, id, border_id, language, title, text, term_from, term_to, drafted_office, version),
      update (language, title, text, term_from, term_to, version) on cooperation_agreement to jointgov_app;
-- The acting person stays with the definer: the other side sees the office.
grant select (township_id, owner_township_id, agreement_id, border_id, revision, language, title, text, term_from, term_to,
              content_hash, office, written_at),
      insert (township_id, owner_township_id, agreement_id, border_id, revision, language, title, text, term_from, term_to,
              content_hash, person_id, office)
    on agreement_revision to jointgov_app;
grant select (township_id, owner_township_id, agreement_id, border_id, kind, revision, content_hash, reason, office, given_at),
      insert (township_id, owner_township_id, agreement_id, border_id, kind, revision, content_hash, reason, person_id, office)
    on agreement_consent to jointgov_app;
