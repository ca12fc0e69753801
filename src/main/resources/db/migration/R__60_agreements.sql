-- Who may see and write cooperation agreements, and what both sides' rows bring about together.

set search_path = jointgov, public;

-- The hash that leaders sign; docs/content-hash.md. Title and text are stored in their canonical form.
create or replace function agreement_hash(
        agreement uuid, language text, term_from date, term_to date, title text, content text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select encode(sha256(convert_to(concat_ws(E'\n', 'jointgov-agreement-v1', agreement, language,
              coalesce(to_char(term_from, 'YYYY-MM-DD'), ''), coalesce(to_char(term_to, 'YYYY-MM-DD'), ''), title, content),
              'UTF8')), 'hex') $$;

-- Locks a visible agreement for an act of either side and answers what the act builds on; like lock_joint_meeting.
create or replace function lock_cooperation_agreement(agreement uuid)
    returns table (owner_township_id uuid, border_id uuid, version bigint, state text, members uuid[], revision integer,
        language text, title text, content text, term_from date, term_to date, writer uuid, writer_person uuid,
        acceptances json, signatures json, endings json)
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
#variable_conflict use_column
declare
    a cooperation_agreement;
begin
    select * into a from cooperation_agreement x
        where x.id = agreement and (x.township_id = context_township()
            or x.revision > 0 and x.border_id = any (context_borders()))
        order by x.drafted_at, x.township_id limit 1 for no key update;
    if not found then
        return;
    end if;
    return query
        select a.township_id, a.border_id, a.version, a.state,
            (select array_agg(bt.township_id) from border_township bt where bt.border_id = a.border_id),
            a.revision, a.language, a.title, a.text, a.term_from, a.term_to, r.township_id, r.person_id,
            c.acceptances, c.signatures, c.endings
        from (select json_agg(x.consent) filter (where x.kind = 'acceptance') as acceptances,
                     json_agg(x.consent) filter (where x.kind = 'signature') as signatures,
                     json_agg(x.consent) filter (where x.kind = 'ending') as endings
              from (select k.kind, json_build_object('township', k.township_id, 'person', k.person_id,
                               'revision', k.revision, 'hash', k.content_hash) as consent
                    from agreement_consent k
                    where k.owner_township_id = a.township_id and k.agreement_id = a.id) x) c
        left join agreement_revision r on r.owner_township_id = a.township_id and r.agreement_id = a.id
            and r.revision = a.revision;
end $$;

-- A wording: 1 proposes the draft as it stands, the others answer. Refusals: JG011 the text is not what was hashed, JG012 the
-- state does not allow it, JG013 it builds on something older.
create or replace function agreement_revised() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    a cooperation_agreement;
begin
    select * into a from cooperation_agreement x
        where x.township_id = new.owner_township_id and x.id = new.agreement_id for no key update;
    if a.state not in ('draft', 'proposed', 'accepted') then
        raise exception 'the wording is closed' using errcode = 'JG012';
    end if;
    if new.revision <> a.revision + 1 then
        raise exception 'the wording answers an older one' using errcode = 'JG013';
    end if;
    if new.language <> a.language or new.content_hash
            <> agreement_hash(a.id, new.language, new.term_from, new.term_to, new.title, new.text)
            or a.revision = 0 and new.content_hash
            <> agreement_hash(a.id, a.language, a.term_from, a.term_to, a.title, a.text) then
        raise exception 'the hash is not the text''s' using errcode = 'JG011';
    end if;
    update cooperation_agreement x set revision = new.revision, title = new.title, text = new.text,
            term_from = new.term_from, term_to = new.term_to, accepted_at = null, version = x.version + 1
        where x.township_id = a.township_id and x.id = a.id;
    return null;
end $$;

-- A leader's word. What it brings about follows from all sides' words for the same wording: accepted once every side but its
-- writer has accepted it, in force once every side has signed, ended once every side has ended; each by another person.
create or replace function agreement_consented() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    a cooperation_agreement;
    r agreement_revision;
    stored text;
    townships uuid[];
    persons uuid[];
    complete boolean;
begin
    select * into a from cooperation_agreement x
        where x.township_id = new.owner_township_id and x.id = new.agreement_id for no key update;
    if a.state <> (case new.kind when 'acceptance' then 'proposed' when 'signature' then 'accepted' else 'in-force' end) then
        raise exception 'not in this state' using errcode = 'JG012';
    end if;
    select * into r from agreement_revision x
        where x.owner_township_id = a.township_id and x.agreement_id = a.id and x.revision = a.revision;
    stored := agreement_hash(a.id, r.language, r.term_from, r.term_to, r.title, r.text);
    if new.revision <> a.revision or new.content_hash <> stored then
        raise exception 'another text than the latest' using errcode = 'JG011';
    end if;
    if new.kind = 'acceptance' and (new.township_id = r.township_id or new.person_id = r.person_id) then
        raise exception 'nobody accepts the own wording' using errcode = 'JG012';
    end if;
    select array_agg(k.township_id), array_agg(k.person_id) into townships, persons from agreement_consent k
        where k.owner_township_id = a.township_id and k.agreement_id = a.id and k.kind = new.kind
            and k.revision = a.revision and k.content_hash = stored;
    if new.kind = 'acceptance' then
        -- Whoever wrote the wording stands by it.
        townships := townships || r.township_id;
        persons := persons || r.person_id;
    end if;
    complete := all_sides_consent(a.border_id, townships, persons);
    update cooperation_agreement x set version = x.version + 1,
            accepted_at = case when complete and new.kind = 'acceptance' then transaction_timestamp() else x.accepted_at end,
            in_force_at = case when complete and new.kind = 'signature' then transaction_timestamp() else x.in_force_at end,
            ended_at = case when complete and new.kind = 'ending' then transaction_timestamp() end
        where x.township_id = a.township_id and x.id = a.id;
    return null;
end $$;

create or replace trigger agreement_revised after insert on agreement_revision
    for each row execute function agreement_revised();
create or replace trigger agreement_consented after insert on agreement_consent
    for each row execute function agreement_consented();

drop policy if exists cooperation_agreement_reader on cooperation_agreement;
create policy cooperation_agreement_reader on cooperation_agreement for select to jointgov_app using (
    township_id = (select context_township()) or revision > 0 and coalesce(border_id = any ((select context_borders())::uuid[]), false));
drop policy if exists cooperation_agreement_drafter on cooperation_agreement;
create policy cooperation_agreement_drafter on cooperation_agreement for insert to jointgov_app with check (
    township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])
    and drafted_office = (select context_office()) and (select context_role()) in ('leader', 'clerk'));
-- A draft is changed and thrown away by its township; what has been proposed is answered.
drop policy if exists cooperation_agreement_owner on cooperation_agreement;
create policy cooperation_agreement_owner on cooperation_agreement for update to jointgov_app
    using (township_id = (select context_township()) and revision = 0 and (select context_role()) in ('leader', 'clerk'))
    with check (township_id = (select context_township()));
drop policy if exists cooperation_agreement_bin on cooperation_agreement;
create policy cooperation_agreement_bin on cooperation_agreement for delete to jointgov_app
    using (township_id = (select context_township()) and revision = 0 and (select context_role()) in ('leader', 'clerk'));

-- A counter-text may be written by leader or clerk; to propose, to accept, to sign and to end is for the leader in person.
do $$
declare t text;
begin
    foreach t in array array['agreement_revision', 'agreement_consent'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format('create policy %I on %I for select to jointgov_app using ('
            'township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[]))', t || '_reader', t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format('create policy %I on %I for insert to jointgov_app with check ('
            'township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])'
            ' and office = (select context_office()) and person_id = (select context_person()) and %s'
            ' and exists (select 1 from cooperation_agreement a where a.township_id = owner_township_id and a.id = agreement_id'
            ' and a.border_id = %I.border_id))', t || '_own', t,
            case t when 'agreement_consent' then '(select context_role()) = ''leader'' and (select context_machine()) = false'
                else '((select context_role()) = ''leader'' and (select context_machine()) = false'
                    ' or (select context_role()) = ''clerk'' and revision > 1)' end, t);
    end loop;
end $$;

do $$
declare f text;
begin
    foreach f in array array['agreement_hash(uuid, text, date, date, text, text)', 'lock_cooperation_agreement(uuid)',
            'agreement_revised()', 'agreement_consented()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function agreement_hash(uuid, text, date, date, text, text), lock_cooperation_agreement(uuid) to jointgov_app;
