-- The lead of a dispute goes to another side when that side accepts. The key of the dispute stays: township_id opened it.
set search_path = jointgov, public;

alter table dispute add column lead_township_id uuid;
update dispute set lead_township_id = township_id;
alter table dispute
    alter column lead_township_id set not null,
    add constraint dispute_lead_fk foreign key (border_id, lead_township_id) references border_township;
comment on table dispute is
    'A case of several townships. Parties and narrative stay with its alert, encrypted. township_id opened it; type is the alert''s at opening, a code of the catalogue of dispute types.';
comment on column dispute.lead_township_id is
    'The side that leads: the one that opened it, then the one that last accepted the lead. R__44 alone changes it.';

create table lead_proposal (
    township_id uuid not null,
    id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    border_id uuid not null,
    to_township_id uuid not null,
    reason text not null,
    proposed_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint lead_proposal_pk primary key (township_id, id),
    constraint lead_proposal_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint lead_proposal_to_fk foreign key (to_township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint lead_proposal_other_ck check (township_id <> to_township_id),
    constraint lead_proposal_reason_ck check (char_length(reason) between 1 and 500)
);
comment on table lead_proposal is 'The leading side asks another one to lead from now on.';
create index lead_proposal_dispute_ix on lead_proposal (dispute_township_id, dispute_id, proposed_at desc);
create index lead_proposal_to_ix on lead_proposal (to_township_id, proposed_at desc);

create table lead_answer (
    township_id uuid not null,
    proposal_township_id uuid not null,
    proposal_id uuid not null,
    border_id uuid not null,
    dispute_township_id uuid not null,
    dispute_id uuid not null,
    accepted boolean not null,
    reason text,
    answered_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint lead_answer_pk primary key (township_id, proposal_township_id, proposal_id),
    constraint lead_answer_once_uq unique (proposal_township_id, proposal_id),
    constraint lead_answer_proposal_fk foreign key (proposal_township_id, proposal_id) references lead_proposal,
    constraint lead_answer_side_fk foreign key (township_id, dispute_township_id, dispute_id) references dispute_side,
    constraint lead_answer_other_ck check (township_id <> proposal_township_id),
    constraint lead_answer_reason_ck check (accepted = (reason is null) and char_length(reason) between 1 and 500)
);
comment on table lead_answer is 'What the asked side says, once: it leads from now on, or it does not and why.';
create index lead_answer_dispute_ix on lead_answer (dispute_township_id, dispute_id);

do $$
declare t text;
begin
    foreach t in array array['lead_proposal', 'lead_answer'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        execute format('grant select on %I to jointgov_app', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
