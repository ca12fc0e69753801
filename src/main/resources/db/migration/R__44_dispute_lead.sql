-- Who sees who asks whom to lead a dispute, and how the lead is handed over.

set search_path = jointgov, public;

do $$
declare t text;
begin
    foreach t in array array['lead_proposal', 'lead_answer'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
    end loop;
end $$;

-- What waits for an answer in a dispute.
create or replace function open_lead_proposal(opener uuid, dispute uuid) returns lead_proposal
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select p.* from lead_proposal p
    where p.dispute_township_id = open_lead_proposal.opener and p.dispute_id = open_lead_proposal.dispute and not exists (
        select 1 from lead_answer x where x.proposal_township_id = p.township_id and x.proposal_id = p.id)
$$;

-- The leader of the leading side asks another side to lead. Answers the dispute's new version; null when the township has a
-- proposal of this id. JG012: not in this state, one waits already, or the other is no side.
create or replace function propose_lead(opener uuid, dispute uuid, proposal uuid, to_township uuid, why text) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := lock_dispute(opener, dispute, '{leader}', true);
    own uuid := context_township();
    v bigint;
begin
    if d.lead_township_id <> own then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    if d.status not in ('open', 'referred', 'mediation', 'not-mediated')
            or (open_lead_proposal(opener, dispute)).id is not null
            or to_township = own or not exists (
                select 1 from dispute_side s where s.township_id = to_township and s.dispute_township_id = opener
                  and s.dispute_id = dispute) then
        raise exception 'the lead stays' using errcode = 'JG012';
    end if;
    insert into lead_proposal (township_id, id, dispute_township_id, dispute_id, border_id, to_township_id, reason, office)
        values (own, proposal, opener, dispute, d.border_id, to_township, why, context_office())
        on conflict on constraint lead_proposal_pk do nothing;
    if not found then
        return null;
    end if;
    perform put_mail('lead-waits', array[to_township], '{}', '{leader}', 'dispute', dispute, null);
    update dispute x set version = x.version + 1 where x.township_id = opener and x.id = dispute returning x.version into v;
    return v;
end $$;

-- The leader of the asked side takes the lead from now on, or says why not. Answers the dispute's new version. JG012: not in
-- this state, or that proposal does not wait any more.
create or replace function answer_lead(opener uuid, dispute uuid, proposal uuid, accepts boolean, why_not text) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := lock_dispute(opener, dispute, '{leader}', true);
    p lead_proposal := open_lead_proposal(opener, dispute);
    own uuid := context_township();
    v bigint;
begin
    if p.id is distinct from proposal or d.status not in ('open', 'referred', 'mediation', 'not-mediated') then
        raise exception 'nobody asks' using errcode = 'JG012';
    end if;
    if p.to_township_id <> own then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    insert into lead_answer (township_id, proposal_township_id, proposal_id, border_id, dispute_township_id, dispute_id, accepted,
            reason, office)
        values (own, p.township_id, p.id, d.border_id, opener, dispute, accepts, why_not, context_office());
    perform put_mail('lead-answered', array[p.township_id], '{}', '{leader}', 'dispute', dispute, null);
    update dispute x
        set version = x.version + 1, lead_township_id = case when accepts then own else x.lead_township_id end
        where x.township_id = opener and x.id = dispute returning x.version into v;
    return v;
end $$;

do $$
declare f text;
begin
    foreach f in array array['open_lead_proposal(uuid, uuid)', 'propose_lead(uuid, uuid, uuid, uuid, text)',
            'answer_lead(uuid, uuid, uuid, boolean, text)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    foreach f in array array['propose_lead(uuid, uuid, uuid, uuid, text)', 'answer_lead(uuid, uuid, uuid, boolean, text)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
