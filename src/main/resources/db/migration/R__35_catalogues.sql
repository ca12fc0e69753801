-- Who may read catalogues and publish their next versions. See docs/decisions/0010-catalogues.md.

set search_path = jointgov, public;

drop policy if exists catalogue_member on catalogue;
create policy catalogue_member on catalogue for select to jointgov_app using ((select context_membership()) is not null);
drop policy if exists catalogue_entry_member on catalogue_entry;
create policy catalogue_entry_member on catalogue_entry for select to jointgov_app
    using ((select context_membership()) is not null);

-- The version of the catalogue in force, if the code may be chosen in it; null otherwise.
create or replace function catalogue_offers(of_kind text, of_code text) returns integer
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select e.version from catalogue_entry e
        where e.kind = of_kind and e.code = of_code and not e.retired
            and e.version = (select max(c.version) from catalogue c where c.kind = of_kind)
    $$;

-- How long the other side has for its answer to an alert of this severity that is shared at this moment.
create or replace function answer_within(of_severity text, moment timestamptz) returns interval
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select make_interval(hours => e.answer_within_hours)
        from catalogue c join catalogue_entry e on e.kind = c.kind and e.version = c.version
        where c.kind = 'severities' and c.valid_from <= moment and e.code = of_severity
        order by c.version desc limit 1
    $$;

-- Puts a version after the expected one, by an operator in person: entries is an array of {code, parentCode, name: {zh, bo, en},
-- retired, answerWithinHours, neededWhen} in their order. Answers false when the expected version is not the one in force. A code that
-- records may bear is never left out; severities are neither added nor put into another order, because code relies on it; a type
-- has one level of subtypes, which are retired with it.
create or replace function publish_catalogue(of_kind text, expected integer, entries jsonb) returns boolean
    language plpgsql volatile security definer set search_path = jointgov, pg_temp
    as $$
begin
    if context_role() is distinct from 'operator' or coalesce(context_machine(), true) then
        raise exception 'publishing outside the context' using errcode = '42501';
    end if;
    insert into catalogue (kind, version, office)
        select c.kind, c.version + 1, context_office() from catalogue c where c.kind = of_kind and c.version = expected
        on conflict on constraint catalogue_pk do nothing;
    if not found then
        return false;
    end if;
    insert into catalogue_entry (kind, version, code, parent_code, position, name_zh, name_bo, name_en, retired,
            answer_within_hours, needed_when)
        select of_kind, expected + 1, e.entry ->> 'code', e.entry ->> 'parentCode', e.position, e.entry #>> '{name,zh}',
            e.entry #>> '{name,bo}', e.entry #>> '{name,en}', coalesce((e.entry ->> 'retired')::boolean, false),
            (e.entry ->> 'answerWithinHours')::integer, e.entry ->> 'neededWhen'
        from jsonb_array_elements(entries) with ordinality as e(entry, position);
    if exists (
            select 1 from catalogue_entry o
            left join catalogue_entry n on n.kind = o.kind and n.version = expected + 1 and n.code = o.code
            where o.kind = of_kind and o.version = expected
              and (n.code is null or of_kind = 'severities' and n.position <> o.position))
        or of_kind = 'severities' and exists (
            select 1 from catalogue_entry n where n.kind = of_kind and n.version = expected + 1 and not exists (
                select 1 from catalogue_entry o where o.kind = of_kind and o.version = expected and o.code = n.code))
        or exists (
            select 1 from catalogue_entry n
            join catalogue_entry p on p.kind = n.kind and p.version = n.version and p.code = n.parent_code
            where n.kind = of_kind and n.version = expected + 1
              and (p.parent_code is not null or p.retired and not n.retired)) then
        raise exception 'not a next version of the catalogue' using errcode = '23514';
    end if;
    return true;
end $$;

do $$
declare f text;
begin
    foreach f in array array['catalogue_offers(text, text)', 'answer_within(text, timestamptz)',
                             'publish_catalogue(text, integer, jsonb)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    grant execute on function publish_catalogue(text, integer, jsonb) to jointgov_app;
end $$;
