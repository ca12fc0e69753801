-- Two alerts of two townships that tell of the same thing: one side proposes to take them as one matter, the other agrees or
-- refuses. Rows of the side that wrote them, never changed; R__43 writes them. Neither alert is changed or removed by it, and
-- each keeps its keyset.
set search_path = jointgov, public;

create table duplicate_proposal (
    township_id uuid not null,
    id uuid not null,
    alert_id uuid not null,
    twin_township_id uuid not null,
    twin_id uuid not null,
    border_id uuid not null,
    proposed_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint duplicate_proposal_pk primary key (township_id, id),
    constraint duplicate_proposal_alert_fk foreign key (township_id, alert_id) references dispute_alert (township_id, id),
    constraint duplicate_proposal_twin_fk foreign key (twin_township_id, twin_id) references dispute_alert (township_id, id),
    constraint duplicate_proposal_other_ck check (township_id <> twin_township_id)
);
comment on table duplicate_proposal is
    'A township holds an alert of its own (alert_id) and one of another township of the border (twin) for the same matter.';
create index duplicate_proposal_alert_ix on duplicate_proposal (township_id, alert_id);
create index duplicate_proposal_twin_ix on duplicate_proposal (twin_township_id, twin_id);

create table duplicate_answer (
    township_id uuid not null,
    proposal_township_id uuid not null,
    proposal_id uuid not null,
    border_id uuid not null,
    agreed boolean not null,
    reason text,
    answered_at timestamptz not null default transaction_timestamp(),
    office text not null,
    constraint duplicate_answer_pk primary key (township_id, proposal_township_id, proposal_id),
    constraint duplicate_answer_once_uq unique (proposal_township_id, proposal_id),
    constraint duplicate_answer_proposal_fk foreign key (proposal_township_id, proposal_id) references duplicate_proposal,
    constraint duplicate_answer_other_ck check (township_id <> proposal_township_id),
    constraint duplicate_answer_reason_ck check (agreed = (reason is null) and char_length(reason) between 1 and 500)
);
comment on table duplicate_answer is
    'What the other township says to it, once: agreed, or refused with a reason. Belongs to the township of the twin.';

do $$
declare t text;
begin
    foreach t in array array['duplicate_proposal', 'duplicate_answer'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        execute format('grant select on %I to jointgov_app', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;
-- Not to change it: who opens the dispute of merged alerts locks the proposal that they were merged by.
grant update (office) on duplicate_proposal to jointgov_definer;

-- Each merged alert with the other one: two rows for a pair. An alert is merged once at most.
create view merged_alert with (security_invoker = true) as
    select p.township_id, p.alert_id, p.twin_township_id, p.twin_id, p.township_id as proposal_township_id, p.id as proposal_id
    from duplicate_proposal p
    join duplicate_answer x on x.proposal_township_id = p.township_id and x.proposal_id = p.id and x.agreed
    union all
    select p.twin_township_id, p.twin_id, p.township_id, p.alert_id, p.township_id, p.id
    from duplicate_proposal p
    join duplicate_answer x on x.proposal_township_id = p.township_id and x.proposal_id = p.id and x.agreed;
grant select on merged_alert to jointgov_app, jointgov_definer;

-- Where look-alikes are looked for: the same border, the same type, raised at about the same time.
create index dispute_alert_alike_ix on dispute_alert (border_id, type, raised_at) where border_id is not null;

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'glass-broken', 'signature-waits', 'alert-read', 'alert-handed-up', 'merge-waits',
        'merge-answered', 'dispute-opened', 'lead-waits', 'lead-answered'));
