-- Who may see, write and read in clear what belongs to mediation sessions.

set search_path = jointgov, public;

-- Whether the caller works on the sessions of a dispute: leader of a side, or a mediator of a side who is on its team. Never a
-- machine.
create or replace function mediation_session_worked_on(lead uuid, dispute uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(not context_machine() and context_role() in ('leader', 'mediator'), false) and exists (
        select 1 from dispute_side s
        where s.township_id = context_township() and s.dispute_township_id = lead
          and s.dispute_id = mediation_session_worked_on.dispute and s.border_id = any (context_borders()))
      and (context_role() = 'leader' or exists (
        select 1 from mediation_team_member m
        join mediator_membership l on l.township_id = m.township_id and l.mediator_id = m.mediator_id
        where m.dispute_township_id = lead and m.dispute_id = mediation_session_worked_on.dispute
          and m.on_team and m.assigned_at is not null and l.membership_id = context_membership()))
$$;

-- Locks a visible dispute for a record or a remark, and answers what it builds on; the wrapped keys for those who work on it.
create or replace function lock_mediation_sessions(dispute uuid)
    returns table (lead_township_id uuid, border_id uuid, version bigint, status text, team_revision integer,
        team_formed boolean, worker boolean, sides uuid[], county_codes text[], members json, sessions json,
        alert_township_id uuid, alert_id uuid, township_keyset bytea, keyset bytea)
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    d dispute;
    works boolean;
begin
    select x.* into d from dispute x
        where x.id = lock_mediation_sessions.dispute and x.border_id = any (context_borders())
          and context_township() is not null
        order by x.opened_at, x.township_id limit 1 for no key update;
    if not found then
        return;
    end if;
    works := mediation_session_worked_on(d.township_id, d.id);
    return query
        select d.township_id, d.border_id, d.version, d.status, d.team_revision, d.team_formed_at is not null, works,
            (select array_agg(s.township_id) from dispute_side s
             where s.dispute_township_id = d.township_id and s.dispute_id = d.id),
            array(select c.county_code from dispute_alert_county c
                  where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1),
            (select json_agg(json_build_object('township', m.township_id, 'member', m.id))
             from mediation_team_member m
             where m.dispute_township_id = d.township_id and m.dispute_id = d.id and m.on_team and m.assigned_at is not null),
            (select json_agg(json_build_object('township', s.township_id, 'id', s.id))
             from mediation_session s where s.dispute_township_id = d.township_id and s.dispute_id = d.id),
            d.alert_township_id, d.alert_id,
            case when works then (select k.keyset from township_key k where k.township_id = d.alert_township_id) end,
            case when works then (select s.keyset from dispute_alert_secret s
                                  where s.township_id = d.alert_township_id and s.alert_id = d.alert_id) end;
end $$;

-- JG012: no mediation goes on, the team is not formed, or somebody is named who is not on it. JG013: the team is another by now.
create or replace function mediation_session_recorded() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
declare
    d dispute;
begin
    select x.* into d from dispute x
        where x.township_id = new.dispute_township_id and x.id = new.dispute_id for no key update;
    if d.status is distinct from 'mediation' or d.team_formed_at is null then
        raise exception 'no mediation goes on' using errcode = 'JG012';
    end if;
    if new.team_revision <> d.team_revision then
        raise exception 'the team is another by now' using errcode = 'JG013';
    end if;
    if exists (
            select 1 from jsonb_to_recordset(new.present) p (township uuid, member uuid)
            where not exists (
                select 1 from mediation_team_member m
                where m.dispute_township_id = d.township_id and m.dispute_id = d.id and m.township_id = p.township
                  and m.id = p.member and m.on_team and m.assigned_at is not null)) then
        raise exception 'somebody who is not on the team' using errcode = 'JG012';
    end if;
    update dispute x set version = x.version + 1,
            status = case when new.refusing_township_id is null then x.status else 'not-mediated' end
        where x.township_id = d.township_id and x.id = d.id;
    return null;
end $$;

create or replace function mediation_session_remarked() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    update dispute x set version = x.version + 1
        where x.township_id = new.dispute_township_id and x.id = new.dispute_id;
    return null;
end $$;

create or replace trigger mediation_session_recorded after insert on mediation_session
    for each row execute function mediation_session_recorded();
create or replace trigger mediation_session_remarked after insert on mediation_session_remark
    for each row execute function mediation_session_remarked();

-- What was said at the sessions, ciphertext and wrapped keys, for those who handle the dispute, with the record of who read it and
-- what for: the latest 100 records and remarks. The first row says how it went; outcome: absent, forbidden, ok.
create or replace function unmask_mediation_sessions(dispute uuid, purpose text, audit_id uuid)
    returns table (outcome text, kind text, township_id uuid, id uuid, parties bytea, record bytea, owner uuid, alert uuid,
        township_keyset bytea, keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute;
begin
    select x.* into d from dispute x
        where x.id = dispute and (x.border_id = any (context_borders()) or context_scope() = 'county' and exists (
            select 1 from dispute_alert_county c
            where c.county_code = context_county() and c.township_id = x.alert_township_id and c.alert_id = x.alert_id))
        order by x.opened_at, x.township_id limit 1;
    if d.id is null then
        outcome := 'absent';
        return next;
        return;
    end if;
    if not mediation_session_worked_on(d.township_id, d.id) and not coalesce(
            context_scope() = 'county' and context_role() = 'county-officer' and not context_machine(), false)
            and not glass_broken(d.alert_township_id, d.alert_id) then
        outcome := 'forbidden';
        return next;
        return;
    end if;
    perform record_unmasking(d.alert_township_id, d.alert_id, audit_id, purpose);
    perform note_reading('unmask', 'dispute', d.id, d.version, d.township_id, d.border_id, audit_id);
    outcome := 'ok';
    owner := d.alert_township_id;
    alert := d.alert_id;
    select k.keyset, s.keyset into township_keyset, keyset
        from dispute_alert_secret s join township_key k on k.township_id = s.township_id
        where s.township_id = d.alert_township_id and s.alert_id = d.alert_id;
    return next;
    for kind, township_id, id, parties, record in
            select 'session', s.township_id, s.id, s.parties, s.record from mediation_session s
            where s.dispute_township_id = d.township_id and s.dispute_id = d.id order by s.held_at desc limit 100 loop
        return next;
    end loop;
    parties := null;
    for kind, township_id, id, record in
            select 'remark', r.township_id, r.id, r.text from mediation_session_remark r
            where r.dispute_township_id = d.township_id and r.dispute_id = d.id order by r.recorded_at desc limit 100 loop
        return next;
    end loop;
end $$;

-- Policies -----------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
    foreach t in array array['mediation_session', 'mediation_session_remark'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format($p$create policy %I on %I for insert to jointgov_app with check (
            township_id = (select context_township()) and office = (select context_office())
            and mediation_session_worked_on(dispute_township_id, dispute_id) and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id
                  and d.border_id = %I.border_id))$p$, t || '_own', t, t, t, t);
    end loop;
end $$;

do $$
declare f text;
begin
    foreach f in array array['mediation_session_worked_on(uuid, uuid)', 'lock_mediation_sessions(uuid)',
            'mediation_session_recorded()', 'mediation_session_remarked()', 'unmask_mediation_sessions(uuid, text, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    foreach f in array array['mediation_session_worked_on(uuid, uuid)', 'lock_mediation_sessions(uuid)',
            'unmask_mediation_sessions(uuid, text, uuid)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
