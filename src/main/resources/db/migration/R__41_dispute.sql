-- Who sees disputes, and how one is opened.

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
    foreach t in array array['dispute_side'] loop
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
-- the one that an answer takes: of two who open at once one comes second. outcome: opened; exists, there is one for the alert;
-- id-in-use, the caller sees another of this id; not-now, nobody has acknowledged the alert. The number counts the township's
-- disputes of the year at the place.
create or replace function open_dispute(alert_owner uuid, alert uuid, new_id uuid)
    returns table (outcome text, file_number text)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    a dispute_alert;
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
        return query select 'not-now', null::text;
        return;
    end if;
    if exists (select 1 from dispute d where d.alert_township_id = alert_owner and d.alert_id = alert) then
        return query select 'exists', null::text;
        return;
    end if;
    if exists (select 1 from dispute d
               where d.id = new_id and (d.township_id = own or d.border_id = any (context_borders()))) then
        return query select 'id-in-use', null::text;
        return;
    end if;
    insert into dispute_counter as c (township_id, year, last_number) values (own, this_year, 1)
        on conflict on constraint dispute_counter_pk do update set last_number = c.last_number + 1
        returning c.last_number into next_number;
    select format('（%s）%s人调字第%s号', this_year, t.name_zh, next_number) into mark from township t where t.id = own;
    insert into dispute (township_id, id, border_id, alert_township_id, alert_id, type, year, number, file_number, opened_office)
        values (own, new_id, a.border_id, alert_owner, alert, a.type, this_year, next_number, mark, context_office());
    insert into dispute_side (township_id, dispute_township_id, dispute_id, border_id)
        select alert_owner, own, new_id, a.border_id
        union all
        select r.township_id, own, new_id, a.border_id from dispute_alert_response r
            where r.alert_township_id = alert_owner and r.alert_id = alert and r.answer = 'acknowledged';
    return query select 'opened', mark;
end $$;

do $$
declare f text;
begin
    foreach f in array array['open_dispute(uuid, uuid, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
