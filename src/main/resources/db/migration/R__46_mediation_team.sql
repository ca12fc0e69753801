-- Who may see and write what belongs to a mediation team, and what the sides' rows bring about together.

set search_path = jointgov, public;

-- The hash that leaders consent to, over the present composition; docs/content-hash.md.
create or replace function mediation_team_hash(lead uuid, dispute uuid) returns text
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select encode(sha256(convert_to(concat_ws(E'\n', 'jointgov-mediation-team-v1', dispute,
            string_agg(concat_ws(' ', m.township_id, m.mediator_id, m.display_name), E'\n'
                       order by m.township_id, m.mediator_id)), 'UTF8')), 'hex')
        from mediation_team_member m
        where m.dispute_township_id = lead and m.dispute_id = mediation_team_hash.dispute and m.on_team
    $$;

-- Locks a visible dispute for an act on its team, and answers what the act builds on. The triggers below take the same lock, and
-- so does every other act of a side. No key update, as in R__50.
create or replace function lock_mediation_team(dispute uuid)
    returns table (lead_township_id uuid, border_id uuid, version bigint, status text, revision integer, sides uuid[],
        county_codes text[], members json, objected json, consents json)
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
#variable_conflict use_column
declare
    d dispute;
begin
    select x.* into d from dispute x
        where x.id = lock_mediation_team.dispute and x.border_id = any (context_borders()) and context_township() is not null
        order by x.opened_at, x.township_id limit 1 for no key update;
    if not found then
        return;
    end if;
    return query
        select d.township_id, d.border_id, d.version, d.status, d.team_revision,
            (select array_agg(s.township_id) from dispute_side s
             where s.dispute_township_id = d.township_id and s.dispute_id = d.id),
            array(select c.county_code from dispute_alert_county c
                  where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1),
            (select json_agg(json_build_object('id', m.id, 'township', m.township_id, 'mediator', m.mediator_id,
                    'name', m.display_name))
             from mediation_team_member m
             where m.dispute_township_id = d.township_id and m.dispute_id = d.id and m.on_team),
            (select json_agg(json_build_object('township', m.township_id, 'mediator', m.mediator_id))
             from mediation_team_member m
             where m.dispute_township_id = d.township_id and m.dispute_id = d.id and m.objected_at is not null),
            (select json_agg(json_build_object('township', c.township_id, 'person', c.person_id, 'revision', c.revision,
                    'hash', c.content_hash))
             from mediation_team_consent c where c.dispute_township_id = d.township_id and c.dispute_id = d.id);
end $$;

-- Takes the lock on behalf of a row of a side. JG012: the dispute's state does not allow it.
create or replace function lock_team_of(lead uuid, dispute uuid) returns dispute
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
#variable_conflict use_variable
declare
    d dispute;
begin
    select x.* into d from dispute x where x.township_id = lead and x.id = dispute for no key update;
    if d.status is null or d.status not in ('open', 'mediation') then
        raise exception 'no team is formed now' using errcode = 'JG012';
    end if;
    return d;
end $$;

-- Another composition: every earlier consent is history.
create or replace function recompose_team(lead uuid, dispute uuid) returns void
    language sql security definer set search_path = jointgov, pg_temp
    as $$
        update dispute d set team_revision = d.team_revision + 1, team_formed_at = null, version = d.version + 1
            where d.township_id = lead and d.id = recompose_team.dispute
    $$;

-- The register's name of the day, out of the row's own township; row-level security then decides whether that is the caller's.
create or replace function mediation_team_member_named() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    new.display_name := (select m.display_name from mediator m
                         where m.township_id = new.township_id and m.id = new.mediator_id);
    return new;
end $$;

create or replace function mediation_team_appointed() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    perform lock_team_of(new.dispute_township_id, new.dispute_id);
    if exists (select 1 from mediator m where m.township_id = new.township_id and m.id = new.mediator_id
                 and m.departed_at is not null)
            or exists (select 1 from mediation_team_member m
                       where m.dispute_township_id = new.dispute_township_id and m.dispute_id = new.dispute_id
                         and m.township_id = new.township_id and m.mediator_id = new.mediator_id
                         and m.objected_at is not null) then
        raise exception 'departed, or not accepted by a party' using errcode = 'JG012';
    end if;
    perform recompose_team(new.dispute_township_id, new.dispute_id);
    return null;
end $$;

-- A leader takes one of the own side off the team. A function, because an update would lock the member before the dispute, and so
-- could deadlock with a consent. Answers false when the member is not on the team.
create or replace function release_team_member(lead uuid, dispute uuid, member uuid) returns boolean
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
#variable_conflict use_variable
declare
    own uuid := context_township();
begin
    if not coalesce(context_role() = 'leader' and not context_machine(), false) or not exists (
            select 1 from dispute_side s where s.township_id = own and s.dispute_township_id = lead and s.dispute_id = dispute
              and s.border_id = any (context_borders())) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    perform lock_team_of(lead, dispute);
    update mediation_team_member m set released_at = transaction_timestamp(), released_office = context_office()
        where m.township_id = own and m.dispute_township_id = lead and m.dispute_id = dispute and m.id = member and m.on_team;
    if not found then
        return false;
    end if;
    perform recompose_team(lead, dispute);
    return true;
end $$;

create or replace function mediation_objected() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    perform lock_team_of(new.dispute_township_id, new.dispute_id);
    update mediation_team_member m set objected_at = transaction_timestamp()
        where m.township_id = new.member_township_id and m.dispute_township_id = new.dispute_township_id
          and m.dispute_id = new.dispute_id and m.id = new.member_id and m.on_team;
    if not found then
        raise exception 'not on the team' using errcode = 'JG012';
    end if;
    perform recompose_team(new.dispute_township_id, new.dispute_id);
    return null;
end $$;

-- The last side's consent forms the team, and its members are assigned. JG011: another composition than the present one; JG012:
-- a side has nobody on the team.
create or replace function mediation_team_consented() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    d dispute := lock_team_of(new.dispute_township_id, new.dispute_id);
    stored text := mediation_team_hash(new.dispute_township_id, new.dispute_id);
    complete boolean;
begin
    if new.revision <> d.team_revision or new.content_hash <> stored then
        raise exception 'another composition was consented to' using errcode = 'JG011';
    end if;
    if exists (select 1 from dispute_side s
               where s.dispute_township_id = d.township_id and s.dispute_id = d.id and not exists (
                   select 1 from mediation_team_member m
                   where m.dispute_township_id = d.township_id and m.dispute_id = d.id
                     and m.township_id = s.township_id and m.on_team)) then
        raise exception 'a side has appointed nobody' using errcode = 'JG012';
    end if;
    select count(*) > 1 and count(*) = count(c.person_id) and count(*) = count(distinct c.person_id) into complete
        from dispute_side s
        left join mediation_team_consent c on c.township_id = s.township_id and c.dispute_township_id = s.dispute_township_id
            and c.dispute_id = s.dispute_id and c.revision = d.team_revision and c.content_hash = stored
        where s.dispute_township_id = d.township_id and s.dispute_id = d.id;
    update dispute x set version = x.version + 1, team_formed_at = case when complete then transaction_timestamp() end
        where x.township_id = d.township_id and x.id = d.id;
    if complete then
        update mediation_team_member m set assigned_at = transaction_timestamp()
            where m.dispute_township_id = d.township_id and m.dispute_id = d.id and m.on_team and m.assigned_at is null;
    end if;
    return null;
end $$;

-- Mediation begins when the team is formed and all sides call the dispute one that can be mediated, whichever comes last. An
-- administrative boundary cannot (Regulations on Boundary Disputes of Administrative Regions, 1989). It does not end because the
-- team is composed anew.
create or replace function mediation_begins() returns trigger
    language plpgsql set search_path = jointgov, pg_temp
    as $$
begin
    if new.status = 'open' and new.team_formed_at is not null
            and coalesce(new.legal_nature in ('civil', 'pasture-use'), false) then
        new.status := 'mediation';
    end if;
    return new;
end $$;

create or replace trigger mediation_team_member_named before insert on mediation_team_member
    for each row execute function mediation_team_member_named();
create or replace trigger mediation_team_appointed after insert on mediation_team_member
    for each row execute function mediation_team_appointed();
create or replace trigger mediation_objected after insert on mediation_objection
    for each row execute function mediation_objected();
create or replace trigger mediation_team_consented after insert on mediation_team_consent
    for each row execute function mediation_team_consented();
create or replace trigger mediation_begins before update on dispute
    for each row execute function mediation_begins();

-- Policies -----------------------------------------------------------------------------------------------------------

do $$
declare
    t text;
    own constant text := 'township_id = (select context_township()) and (select context_machine()) = false and exists ('
        'select 1 from dispute_side s where s.township_id = %1$I.township_id'
        ' and s.dispute_township_id = %1$I.dispute_township_id and s.dispute_id = %1$I.dispute_id'
        ' and s.border_id = %1$I.border_id and s.border_id = any ((select context_borders())::uuid[]))';
begin
    foreach t in array array['mediation_team_member', 'mediation_team_consent', 'mediation_objection'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format('create policy %I on %I for insert to jointgov_app with check (' || format(own, t) || ' and %s)',
            t || '_own', t,
            case t
                when 'mediation_team_member' then
                    'appointed_office = (select context_office()) and (select context_role()) = ''leader'''
                when 'mediation_team_consent' then
                    'office = (select context_office()) and (select context_role()) = ''leader'''
                    ' and person_id = (select context_person())'
                else 'office = (select context_office()) and (select context_role()) in (''leader'', ''clerk'', ''mediator'')'
                    ' and exists (select 1 from mediation_team_member m where m.township_id = member_township_id'
                    ' and m.dispute_township_id = mediation_objection.dispute_township_id'
                    ' and m.dispute_id = mediation_objection.dispute_id and m.id = member_id)'
            end);
    end loop;
end $$;
do $$
declare f text;
begin
    foreach f in array array['mediation_team_hash(uuid, uuid)', 'lock_mediation_team(uuid)', 'lock_team_of(uuid, uuid)',
            'recompose_team(uuid, uuid)', 'mediation_team_member_named()', 'mediation_team_appointed()',
            'release_team_member(uuid, uuid, uuid)', 'mediation_objected()', 'mediation_team_consented()', 'mediation_begins()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function lock_mediation_team(uuid), release_team_member(uuid, uuid, uuid) to jointgov_app;
