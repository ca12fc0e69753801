-- Who sees that two alerts may tell of the same thing, and how they become one matter.

set search_path = jointgov, public;

-- Policies -----------------------------------------------------------------------------------------------------------

-- As the alerts are: to the townships and provinces of the border, and to the counties that one of the two was handed up to.
drop policy if exists duplicate_proposal_reader on duplicate_proposal;
create policy duplicate_proposal_reader on duplicate_proposal for select to jointgov_app using (
    township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
    or ((select context_scope()) = 'county' and exists (
        select 1 from dispute_alert_county c where c.county_code = (select context_county())
          and (c.township_id, c.alert_id) in ((duplicate_proposal.township_id, duplicate_proposal.alert_id),
                                              (duplicate_proposal.twin_township_id, duplicate_proposal.twin_id)))));
drop policy if exists duplicate_answer_reader on duplicate_answer;
create policy duplicate_answer_reader on duplicate_answer for select to jointgov_app using (
    township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
    or ((select context_scope()) = 'county' and exists (
        select 1 from duplicate_proposal p
        where p.township_id = duplicate_answer.proposal_township_id and p.id = duplicate_answer.proposal_id)));

-- Look-alikes --------------------------------------------------------------------------------------------------------

-- Alerts of other townships of the border that may tell of the same thing as this one, which the caller shares that border
-- with: of the same type, happening within 72 hours of it, and within 3 km beyond what both positions are inaccurate by, which
-- counts up to 5 km each; where one has no position, of the same place by name. The nearest in time first. Kilometres are
-- rounded up, so that they give away no position; null without one.
create or replace function alike_alerts(owner uuid, alert uuid) returns table (township_id uuid, id uuid, kilometres integer)
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select b.township_id, b.id, ceil(d.metres / 1000)::integer
    from dispute_alert a
    join dispute_alert b on b.border_id = a.border_id and b.type = a.type and b.township_id <> a.township_id
        and b.raised_at between a.raised_at - interval '31 days' and a.raised_at + interval '31 days'
    cross join lateral (
        select abs(extract(epoch from
                coalesce((a.occurred_on + time '12:00') at time zone 'Asia/Shanghai', least(a.device_time, a.raised_at))
                - coalesce((b.occurred_on + time '12:00') at time zone 'Asia/Shanghai', least(b.device_time, b.raised_at))))
                as seconds_apart,
            -- The great circle on a sphere of the earth's mean radius: a third of a per cent at most beside the ellipsoid.
            -- least passes over nulls, so that they are kept out before.
            case when a.latitude is not null and b.latitude is not null then
                2 * 6371009 * asin(sqrt(least(1, power(sin(radians(b.latitude - a.latitude) / 2), 2)
                    + cos(radians(a.latitude)) * cos(radians(b.latitude)) * power(sin(radians(b.longitude - a.longitude) / 2), 2))))
            end as metres) d
    where a.township_id = alike_alerts.owner and a.id = alike_alerts.alert and a.border_id = any (context_borders())
      and a.status <> 'withdrawn' and b.status <> 'withdrawn'
      and d.seconds_apart <= 72 * 3600
      and coalesce(d.metres <= 3000 + least(coalesce(a.accuracy_metres, 0), 5000) + least(coalesce(b.accuracy_metres, 0), 5000),
                   lower(btrim(a.place_name)) = lower(btrim(b.place_name)))
    order by d.seconds_apart, b.township_id, b.id limit 10
$$;

-- Merging ------------------------------------------------------------------------------------------------------------

-- What keeps two alerts from becoming one matter; null: nothing. merged: one of them is one with another already. disputed:
-- both have disputes, which then go on side by side. not-a-side: one has a dispute of which the other's owner is no side.
create or replace function merge_obstacle(one_owner uuid, one uuid, other_owner uuid, other uuid) returns text
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select case
        when exists (select 1 from merged_alert m
                     where (m.township_id, m.alert_id) in ((one_owner, one), (other_owner, other))) then 'merged'
        when (select count(*) from dispute d
              where (d.alert_township_id, d.alert_id) in ((one_owner, one), (other_owner, other))) > 1 then 'disputed'
        when exists (select 1 from dispute d
                     where (d.alert_township_id, d.alert_id) in ((one_owner, one), (other_owner, other))
                       and exists (select 1 from unnest(array[one_owner, other_owner]) t (id) where not exists (
                           select 1 from dispute_side s where s.township_id = t.id
                             and s.dispute_township_id = d.township_id and s.dispute_id = d.id))) then 'not-a-side'
    end
$$;

-- Locks two alerts, always in the same order, for those who may speak for their township about them.
create or replace function lock_alike(one_owner uuid, one uuid, other_owner uuid, other uuid) returns uuid
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    borders uuid[];
begin
    if not coalesce(context_role() in ('leader', 'mediator'), false) or coalesce(context_machine(), true) then
        raise exception 'merging outside the context' using errcode = '42501';
    end if;
    select array_agg(x.border_id) into borders from (
        select a.border_id from dispute_alert a
        where (a.township_id, a.id) in ((one_owner, one), (other_owner, other))
        order by a.township_id, a.id for update) x;
    if cardinality(borders) is distinct from 2 or borders[1] is distinct from borders[2]
            or not coalesce(borders[1] = any (context_borders()), false) then
        raise exception 'merging outside the context' using errcode = '42501';
    end if;
    return borders[1];
end $$;

-- The acting township, which owns the first alert and has acknowledged the second, proposes to take them as one matter. Of two
-- that propose the same at once one comes second. outcome: proposed; id-in-use; exists, the two wait for an answer or are
-- merged; not-now.
create or replace function propose_merge(alert uuid, twin_owner uuid, twin uuid, new_id uuid) returns text
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    own uuid := context_township();
    border uuid := lock_alike(own, alert, twin_owner, twin);
begin
    if own = twin_owner then
        raise exception 'merging outside the context' using errcode = '42501';
    end if;
    if exists (select 1 from duplicate_proposal p
               left join duplicate_answer x on x.proposal_township_id = p.township_id and x.proposal_id = p.id
               where coalesce(x.agreed, true)
                 and ((p.township_id, p.alert_id, p.twin_township_id, p.twin_id) = (own, alert, twin_owner, twin)
                      or (p.twin_township_id, p.twin_id, p.township_id, p.alert_id) = (own, alert, twin_owner, twin))) then
        return 'exists';
    end if;
    if not exists (select 1 from dispute_alert_response r
                   where r.township_id = own and r.alert_township_id = twin_owner and r.alert_id = twin
                     and r.answer = 'acknowledged')
            or exists (select 1 from dispute_alert a where a.township_id = own and a.id = alert and a.status = 'withdrawn')
            or merge_obstacle(own, alert, twin_owner, twin) is not null then
        return 'not-now';
    end if;
    insert into duplicate_proposal (township_id, id, alert_id, twin_township_id, twin_id, border_id, office)
        values (own, new_id, alert, twin_owner, twin, border, context_office())
        on conflict on constraint duplicate_proposal_pk do nothing;
    if not found then
        return 'id-in-use';
    end if;
    perform put_mail('merge-waits', array[twin_owner], '{}', '{leader,mediator}', 'dispute-alert', twin, border);
    return 'proposed';
end $$;

-- The acting township, which owns the second alert and has acknowledged the first, agrees or says why not. From then on the two
-- are one matter, with one dispute. outcome: answered; answered-before; not-now.
create or replace function answer_merge(proposer uuid, proposal uuid, agrees boolean, why_not text) returns text
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    own uuid := context_township();
    p duplicate_proposal;
    border uuid;
begin
    select * into p from duplicate_proposal x where x.township_id = proposer and x.id = proposal;
    if not found or p.twin_township_id is distinct from own then
        raise exception 'merging outside the context' using errcode = '42501';
    end if;
    border := lock_alike(p.township_id, p.alert_id, p.twin_township_id, p.twin_id);
    if exists (select 1 from duplicate_answer x where x.proposal_township_id = proposer and x.proposal_id = proposal) then
        return 'answered-before';
    end if;
    if agrees and (
            not exists (select 1 from dispute_alert_response r
                        where r.township_id = own and r.alert_township_id = p.township_id and r.alert_id = p.alert_id
                          and r.answer = 'acknowledged')
            or merge_obstacle(p.township_id, p.alert_id, p.twin_township_id, p.twin_id) is not null) then
        return 'not-now';
    end if;
    insert into duplicate_answer (township_id, proposal_township_id, proposal_id, border_id, agreed, reason, office)
        values (own, proposer, proposal, border, agrees, why_not, context_office());
    perform put_mail('merge-answered', array[p.township_id], '{}', '{leader,mediator}', 'dispute-alert', p.alert_id, null);
    perform tell_raiser('merge-answered', p.township_id, p.alert_id, '{leader,mediator}');
    if agrees then
        perform tell_raiser('merge-answered', p.twin_township_id, p.twin_id, '{}');
    end if;
    return 'answered';
end $$;

-- Tells the one who raised an alert, as long as he acts for that township and in none of these roles, which are told anyway.
create or replace function tell_raiser(template text, owner uuid, alert uuid, told text[]) returns void
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
begin
    perform put_mail_to(template, m.id, 'dispute-alert', alert)
        from dispute_alert a
        join membership m on m.person_id = a.raised_by and m.township_id = a.township_id
        where a.township_id = owner and a.id = alert and m.removed_at is null and m.role <> all (told)
        order by m.since limit 1;
end $$;

-- What was done with the dispute and the alerts that it was opened from, newest first, to whoever sees the dispute: acts, no
-- readings. What stands in the trail of one township alone is that township's.
create or replace function acts_on_dispute(dispute uuid, before timestamptz, before_id uuid, most integer)
    returns table (id uuid, action text, record_kind text, township_id uuid, office text, recorded_at timestamptz)
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select a.id, a.action, a.record_kind, a.actor_township_id, a.actor_office, a.recorded_at
    from dispute_of(acts_on_dispute.dispute) d
    cross join lateral (
        select 'dispute', d.township_id, d.id
        union all
        select 'dispute-alert', d.alert_township_id, d.alert_id
        union all
        select 'dispute-alert', m.twin_township_id, m.twin_id from merged_alert m
        where m.township_id = d.alert_township_id and m.alert_id = d.alert_id) o (kind, township_id, id)
    cross join lateral (
        select r.* from audit_record r
        where r.record_id = o.id and r.record_kind = o.kind and r.action <> all ('{read,unmask,export}')
          and (r.border_id = d.border_id and r.township_id = o.township_id
               or r.border_id is null and r.township_id = context_township())
          and (r.recorded_at, r.id) < (before, before_id)
        order by r.recorded_at desc, r.id desc limit most) a
    order by a.recorded_at desc, a.id desc limit most
$$;

do $$
declare f text;
begin
    foreach f in array array[
        'alike_alerts(uuid, uuid)', 'merge_obstacle(uuid, uuid, uuid, uuid)', 'lock_alike(uuid, uuid, uuid, uuid)',
        'propose_merge(uuid, uuid, uuid, uuid)', 'answer_merge(uuid, uuid, boolean, text)',
        'tell_raiser(text, uuid, uuid, text[])', 'acts_on_dispute(uuid, timestamptz, uuid, integer)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    foreach f in array array[
        'alike_alerts(uuid, uuid)', 'merge_obstacle(uuid, uuid, uuid, uuid)', 'propose_merge(uuid, uuid, uuid, uuid)',
        'answer_merge(uuid, uuid, boolean, text)', 'acts_on_dispute(uuid, timestamptz, uuid, integer)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
