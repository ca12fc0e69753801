-- Who sees disputes, how one is opened, and what its sides add to it.

set search_path = jointgov, public;

-- Policies -----------------------------------------------------------------------------------------------------------

-- As its alert is: to the townships and provinces of the border, and to the counties once the alert has been handed up.
-- Coalesce, as in R__40, lets PostgreSQL read the newest of a border along the index.
drop policy if exists dispute_own on dispute;
create policy dispute_own on dispute for select to jointgov_app
    using (township_id = (select context_township()));
drop policy if exists dispute_shared on dispute;
create policy dispute_shared on dispute for select to jointgov_app
    using (coalesce(border_id = any ((select context_borders())::uuid[]), false));
drop policy if exists dispute_escalated on dispute;
create policy dispute_escalated on dispute for select to jointgov_app
    using ((select context_scope()) = 'county' and exists (
        select 1 from dispute_alert_county c
        where c.county_code = (select context_county()) and c.township_id = dispute.alert_township_id
          and c.alert_id = dispute.alert_id));

-- What the sides add is as visible as their dispute.
do $$
declare t text;
begin
    foreach t in array array['dispute_side', 'legal_nature_declaration', 'status_quo_breach', 'negotiation_note'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
    end loop;
end $$;

-- Life cycle ---------------------------------------------------------------------------------------------------------

-- Opens a dispute from an acknowledged alert for the acting township, which owns the alert or has acknowledged it. The lock is
-- the one that an answer takes: of two who open at once one comes second. outcome: opened; exists, there is one, existing;
-- id-in-use, the caller sees another of this id; not-now, nobody has acknowledged the alert. The number counts the township's
-- disputes of the year at the place. Of merged alerts either opens it, and there is one for both; the townships concerned by
-- either are its sides. Those who raised them are told.
drop function if exists open_dispute(uuid, uuid, uuid);
create function open_dispute(alert_owner uuid, alert uuid, new_id uuid)
    returns table (outcome text, file_number text, existing uuid)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_column
declare
    a dispute_alert;
    m merged_alert;
    own uuid := context_township();
    this_year integer := extract(year from transaction_timestamp() at time zone 'Asia/Shanghai');
    next_number integer;
    mark text;
begin
    select * into a from dispute_alert x where x.township_id = alert_owner and x.id = alert for update;
    if not found or own is null or not coalesce(context_role() in ('leader', 'clerk', 'mediator'), false)
            or not coalesce(a.border_id = any (context_borders()), false)
            or own <> alert_owner and not exists (
                select 1 from dispute_alert_response r
                where r.township_id = own and r.alert_township_id = alert_owner and r.alert_id = alert
                  and r.answer = 'acknowledged') then
        raise exception 'opening outside the context' using errcode = '42501';
    end if;
    if a.status <> 'acknowledged' then
        return query select 'not-now', null::text, null::uuid;
        return;
    end if;
    select * into m from merged_alert x where x.township_id = alert_owner and x.alert_id = alert;
    -- Both of a pair meet here, and each holds its own alert only.
    perform 1 from duplicate_proposal p where p.township_id = m.proposal_township_id and p.id = m.proposal_id for update;
    return query
        select 'exists', null::text, d.id from dispute d
        where (d.alert_township_id, d.alert_id) in ((alert_owner, alert), (m.twin_township_id, m.twin_id));
    if found then
        return;
    end if;
    if exists (select 1 from dispute d
               where d.id = new_id and (d.township_id = own or d.border_id = any (context_borders()))) then
        return query select 'id-in-use', null::text, null::uuid;
        return;
    end if;
    insert into dispute_counter as c (township_id, year, last_number) values (own, this_year, 1)
        on conflict on constraint dispute_counter_pk do update set last_number = c.last_number + 1
        returning c.last_number into next_number;
    select format('（%s）%s人调字第%s号', this_year, t.name_zh, next_number) into mark from township t where t.id = own;
    insert into dispute (township_id, id, border_id, alert_township_id, alert_id, type, year, number, file_number, opened_office,
            lead_township_id)
        values (own, new_id, a.border_id, alert_owner, alert, a.type, this_year, next_number, mark, context_office(), own);
    insert into dispute_side (township_id, dispute_township_id, dispute_id, border_id)
        select s.id, own, new_id, a.border_id from (
            select alert_owner as id
            union
            select m.twin_township_id where m.twin_id is not null
            union
            select r.township_id from dispute_alert_response r
            where (r.alert_township_id, r.alert_id) in ((alert_owner, alert), (m.twin_township_id, m.twin_id))
              and r.answer = 'acknowledged') s;
    perform tell_raiser('dispute-opened', alert_owner, alert, '{}');
    perform tell_raiser('dispute-opened', m.twin_township_id, m.twin_id, '{}');
    return query select 'opened', mark, null::uuid;
end $$;

-- Locks a dispute for an act of the acting township, which has to be one of its sides, by somebody in one of these roles; a
-- machine where the act is not one that asks for a person. Every act of a side takes this lock first.
create or replace function lock_dispute(lead uuid, dispute uuid, roles text[], in_person boolean) returns dispute
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute;
begin
    select x.* into d from dispute x where x.township_id = lead and x.id = dispute for no key update;
    if not found or not coalesce(context_role() = any (roles), false)
            or in_person and coalesce(context_machine(), true)
            or not coalesce(d.border_id = any (context_borders()), false)
            or not exists (select 1 from dispute_side s where s.township_id = context_township()
                             and s.dispute_township_id = lead and s.dispute_id = dispute) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    return d;
end $$;

-- What each side declares now.
create or replace function legal_natures(lead uuid, dispute uuid) returns table (township_id uuid, nature text, version integer)
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select distinct on (s.township_id) s.township_id, n.nature, n.version
    from dispute_side s
    left join legal_nature_declaration n on n.township_id = s.township_id
        and n.dispute_township_id = s.dispute_township_id and n.dispute_id = s.dispute_id
    where s.dispute_township_id = legal_natures.lead and s.dispute_id = legal_natures.dispute
    order by s.township_id, n.version desc
$$;

-- Whether the ground has to stay as it is: any side calls it a matter of pasture use or of the boundary.
create or replace function status_quo_in_force(lead uuid, dispute uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select exists (select 1 from legal_natures(status_quo_in_force.lead, status_quo_in_force.dispute) n
                   where n.nature in ('pasture-use', 'administrative-boundary'))
$$;

-- A leader declares for the acting township what the dispute is in law. In force is what all sides declare; while that is an
-- administrative boundary, the dispute is with the counties of the sides, which from then on can read it. JG012: not in this
-- state; JG013: the township has declared meanwhile. Answers the dispute's new version, whether it goes to the counties by
-- this declaration, and the counties that it is open to.
create or replace function declare_legal_nature(lead uuid, dispute uuid, declared text, seen_version integer)
    returns table (new_version bigint, referred boolean, county_codes text[])
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := lock_dispute(lead, dispute, '{leader}', true);
    own uuid := context_township();
    agreed text;
    new_status text;
begin
    if d.status not in ('open', 'referred') then
        raise exception 'the way is settled' using errcode = 'JG012';
    end if;
    if seen_version <> coalesce((select n.version from legal_natures(lead, dispute) n where n.township_id = own), 0) then
        raise exception 'declared meanwhile' using errcode = 'JG013';
    end if;
    insert into legal_nature_declaration (township_id, dispute_township_id, dispute_id, border_id, version, nature, office)
        values (own, lead, dispute, d.border_id, seen_version + 1, declared, context_office());
    select case when count(n.nature) = count(*) and count(distinct n.nature) = 1 then min(n.nature) end into agreed
        from legal_natures(lead, dispute) n;
    new_status := case agreed when 'administrative-boundary' then 'referred' else 'open' end;
    referred := new_status = 'referred' and d.status <> 'referred';
    update dispute x set legal_nature = agreed, status = new_status, version = x.version + 1
        where x.township_id = lead and x.id = dispute
        returning x.version, x.status into new_version, new_status;
    if referred then
        update dispute_alert a set escalated = true
            where a.township_id = d.alert_township_id and a.id = d.alert_id and not a.escalated;
        insert into dispute_alert_escalation (township_id, alert_township_id, alert_id, border_id, reason)
            values (own, d.alert_township_id, d.alert_id, d.border_id, 'administrative-boundary')
            on conflict on constraint dispute_alert_escalation_pk do nothing;
        insert into dispute_alert_county (county_code, township_id, alert_id, border_id, raised_at)
            select distinct t.county_code, a.township_id, a.id, a.border_id, a.raised_at
            from dispute_side s join township t on t.id = s.township_id
            join dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id
            where s.dispute_township_id = lead and s.dispute_id = dispute
            on conflict on constraint dispute_alert_county_pk do nothing;
    end if;
    county_codes := array(select c.county_code from dispute_alert_county c
                          where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1);
    return next;
end $$;

-- A side records that somebody changed the ground while that must not be. Answers the dispute's new version; null when the
-- township has a breach of this id. JG012: nothing forbids it now.
create or replace function record_status_quo_breach(
        lead uuid, dispute uuid, breach uuid, item text, seen_on date, place text, seen text) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := lock_dispute(lead, dispute, '{leader,clerk,mediator}', true);
    v bigint;
begin
    if d.status not in ('open', 'referred', 'mediation') or not status_quo_in_force(lead, dispute) then
        raise exception 'the status quo is not in force' using errcode = 'JG012';
    end if;
    insert into status_quo_breach (township_id, id, dispute_township_id, dispute_id, border_id, item, seen_on, place, seen, office)
        values (context_township(), breach, lead, dispute, d.border_id, item, seen_on, place, seen, context_office())
        on conflict on constraint status_quo_breach_pk do nothing;
    if not found then
        return null;
    end if;
    update dispute x set version = x.version + 1 where x.township_id = lead and x.id = dispute returning x.version into v;
    return v;
end $$;

-- A side puts on record what was said about an administrative boundary. Answers as record_status_quo_breach does. JG012: no
-- side calls it one.
create or replace function add_negotiation_note(lead uuid, dispute uuid, note uuid, content text) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := lock_dispute(lead, dispute, '{leader,clerk}', true);
    v bigint;
begin
    if d.status not in ('open', 'referred') or not exists (
            select 1 from legal_natures(lead, dispute) n where n.nature = 'administrative-boundary') then
        raise exception 'nobody negotiates' using errcode = 'JG012';
    end if;
    insert into negotiation_note (township_id, id, dispute_township_id, dispute_id, border_id, text, office)
        values (context_township(), note, lead, dispute, d.border_id, content, context_office())
        on conflict on constraint negotiation_note_pk do nothing;
    if not found then
        return null;
    end if;
    update dispute x set version = x.version + 1 where x.township_id = lead and x.id = dispute returning x.version into v;
    return v;
end $$;

do $$
declare f text;
begin
    foreach f in array array[
        'open_dispute(uuid, uuid, uuid)', 'lock_dispute(uuid, uuid, text[], boolean)', 'legal_natures(uuid, uuid)',
        'status_quo_in_force(uuid, uuid)', 'declare_legal_nature(uuid, uuid, text, integer)',
        'record_status_quo_breach(uuid, uuid, uuid, text, date, text, text)',
        'add_negotiation_note(uuid, uuid, uuid, text)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    foreach f in array array[
        'open_dispute(uuid, uuid, uuid)', 'declare_legal_nature(uuid, uuid, text, integer)',
        'record_status_quo_breach(uuid, uuid, uuid, text, date, text, text)',
        'add_negotiation_note(uuid, uuid, uuid, text)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
