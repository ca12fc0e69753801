-- Who may see and write the register of mediators.

set search_path = jointgov, public;

-- The townships whose register the caller may read: the own one, and those that share a border in force with it or, for a
-- provincial officer, with the province. None for anybody else.
create or replace function mediator_townships() returns uuid[]
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select coalesce(array_agg(distinct v.id), '{}') from (
            select context_township() as id where context_township() is not null
            union all
            select bt.township_id from border_township bt where bt.border_id = any (context_borders())) v
    $$;

-- Nobody works for a dissolved organisation, and none is dissolved over somebody who does: the lock lets one of two who try
-- at once come second. JG012: not in this state. When it happened is for the database to say.
create or replace function mediator_written() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    dissolved timestamptz;
begin
    new.changed_at := transaction_timestamp();
    if new.departed_at is not null then
        new.departed_at := transaction_timestamp();
        return new;
    end if;
    select o.dissolved_at into dissolved from mediation_organisation o
        where o.township_id = new.township_id and o.id = new.organisation_id for share;
    if dissolved is not null then
        raise exception 'the organisation is dissolved' using errcode = 'JG012';
    end if;
    return new;
end $$;

create or replace function mediation_organisation_written() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    new.changed_at := transaction_timestamp();
    if new.dissolved_at is not null then
        new.dissolved_at := transaction_timestamp();
        if exists (select 1 from mediator m where m.township_id = new.township_id and m.organisation_id = new.id
                     and m.departed_at is null) then
            raise exception 'mediators work for the organisation' using errcode = 'JG012';
        end if;
    end if;
    return new;
end $$;

create or replace trigger mediator_written before insert or update on mediator
    for each row execute function mediator_written();
create or replace trigger mediation_organisation_written before insert or update on mediation_organisation
    for each row execute function mediation_organisation_written();

do $$
declare
    t text;
    ended text;
    own constant text := 'township_id = (select context_township()) and (select context_role()) in (''leader'', ''clerk'')';
begin
    foreach t in array array['mediation_organisation', 'mediator', 'interest_declaration'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format('create policy %I on %I for select to jointgov_app using ('
            'township_id = any ((select mediator_townships())::uuid[]))', t || '_reader', t);
    end loop;
    foreach t in array array['mediation_organisation', 'mediator'] loop
        ended := case t when 'mediator' then 'departed' else 'dissolved' end;
        execute format('drop policy if exists %I on %I', t || '_add', t);
        execute format('create policy %I on %I for insert to jointgov_app with check (%s'
            ' and added_office = (select context_office()) and %I is null)', t || '_add', t, own, ended || '_at');
        execute format('drop policy if exists %I on %I', t || '_change', t);
        execute format('create policy %I on %I for update to jointgov_app using (%s and %I is null)'
            ' with check (%3$s and coalesce(%5$I = (select context_office()), true))',
            t || '_change', t, own, ended || '_at', ended || '_office');
    end loop;
    foreach t in array array['mediator_phone', 'mediator_membership'] loop
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format('create policy %I on %I to jointgov_app using (%s) with check (%3$s and exists ('
            'select 1 from mediator m where m.township_id = %2$I.township_id and m.id = mediator_id and m.departed_at is null))',
            t || '_own', t, own);
    end loop;
end $$;

drop policy if exists mediator_phone_reader on mediator_phone;
create policy mediator_phone_reader on mediator_phone for select to jointgov_app using (
    (select context_scope()) = 'township' and township_id = any ((select mediator_townships())::uuid[]));
drop policy if exists mediator_membership_reader on mediator_membership;
create policy mediator_membership_reader on mediator_membership for select to jointgov_app using (
    township_id = (select context_township()));

drop policy if exists interest_declaration_add on interest_declaration;
create policy interest_declaration_add on interest_declaration for insert to jointgov_app with check (
    township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk')
    and declared_office = (select context_office()) and exists (
        select 1 from mediator m where m.township_id = interest_declaration.township_id and m.id = mediator_id
            and m.departed_at is null));
-- Withdrawn once, now, and never taken back.
drop policy if exists interest_declaration_withdraw on interest_declaration;
create policy interest_declaration_withdraw on interest_declaration for update to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk')
        and withdrawn_at is null)
    with check (township_id = (select context_township()) and withdrawn_at = transaction_timestamp()
        and withdrawn_office = (select context_office()));

do $$
declare f text;
begin
    foreach f in array array['mediator_townships()', 'mediator_written()', 'mediation_organisation_written()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function mediator_townships() to jointgov_app;
