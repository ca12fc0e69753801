-- Who sees, writes and confirms what the sides of a dispute say.

set search_path = jointgov, public;

-- Who -----------------------------------------------------------------------------------------------------------------

-- Whether the caller writes for one of the dispute's sides: leader, clerks and mediators; once a mediation team has been formed,
-- of the mediators only those on it.
create or replace function dispute_worked_on(dispute_owner uuid, dispute uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(context_role() in ('leader', 'clerk')
            or context_role() = 'mediator' and not dispute_left_to_team(dispute_owner, dispute), false) and exists (
        select 1 from dispute_side s
        where s.township_id = context_township() and s.dispute_township_id = dispute_owner and s.dispute_id = dispute
          and coalesce(s.border_id = any (context_borders()), false))
$$;

-- Whether the caller handles the dispute, and so may read what was said and answer for it: leader and mediators of a side,
-- never a machine.
create or replace function dispute_handled(dispute_owner uuid, dispute uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(not context_machine() and context_role() in ('leader', 'mediator'), false)
        and dispute_worked_on(dispute_owner, dispute)
$$;

-- The one dispute that an id means to the caller.
create or replace function dispute_of(dispute_id uuid) returns dispute
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select d.* from dispute d
    where d.id = dispute_id and (
        d.township_id = context_township() or coalesce(d.border_id = any (context_borders()), false)
        or context_scope() = 'county' and exists (
            select 1 from dispute_alert_county c
            where c.county_code = context_county() and c.township_id = d.alert_township_id and c.alert_id = d.alert_id))
    order by d.opened_at, d.township_id limit 1
$$;

-- Policies ------------------------------------------------------------------------------------------------------------

-- Words for both sides are as visible as their dispute. Without a border they are the writer's own side's alone.
do $$
declare t text;
begin
    foreach t in array array['dispute_fact', 'dispute_account', 'dispute_fact_confirmation', 'dispute_comment'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and border_id is not null and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format($p$create policy %I on %I for insert to jointgov_app with check (
            township_id = (select context_township()) and %s and %s(dispute_township_id, dispute_id) and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id
                  and %s))$p$,
            t || '_own', t,
            case t when 'dispute_fact' then 'true'
                else 'person_id = (select context_person()) and office = (select context_office())' end,
            case t when 'dispute_fact_confirmation' then 'dispute_handled' else 'dispute_worked_on' end, t, t,
            case t when 'dispute_comment' then format('coalesce(%I.border_id = d.border_id, true)', t)
                else format('%I.border_id = d.border_id', t) end);
    end loop;
end $$;
drop policy if exists dispute_fact_confirmation_withdrawal on dispute_fact_confirmation;
create policy dispute_fact_confirmation_withdrawal on dispute_fact_confirmation for update to jointgov_app
    using (township_id = (select context_township()) and withdrawn_at is null
        and dispute_handled(dispute_township_id, dispute_id))
    with check (withdrawn_at = transaction_timestamp() and withdrawn_office = (select context_office()));
-- By the office that wrote it, whoever holds it now.
drop policy if exists dispute_comment_withdrawal on dispute_comment;
create policy dispute_comment_withdrawal on dispute_comment for update to jointgov_app
    using (township_id = (select context_township()) and office = (select context_office()) and withdrawn_at is null
        and dispute_worked_on(dispute_township_id, dispute_id))
    with check (withdrawn_at = transaction_timestamp());

-- What both sides' rows bring about ----------------------------------------------------------------------------------

-- Every word locks its dispute first, so that acts follow one another, and none comes after the settlement: JG012. Whoever
-- does not work on it hears the same of a dispute that there is and of one that there is not.
create or replace function dispute_hears() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if not dispute_worked_on(new.dispute_township_id, new.dispute_id) then
        raise exception 'words outside the context' using errcode = '42501';
    end if;
    perform 1 from dispute d where d.township_id = new.dispute_township_id and d.id = new.dispute_id
        and d.status not in ('settled', 'closed') for no key update;
    if not found then
        raise exception 'the dispute is over' using errcode = 'JG012';
    end if;
    return new;
end $$;

-- A version follows the latest (JG013) and tells facts of its own side alone (JG011).
create or replace function dispute_account_told() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if new.version <> 1 + coalesce((
            select max(a.version) from dispute_account a
            where a.dispute_township_id = new.dispute_township_id and a.dispute_id = new.dispute_id
              and a.township_id = new.township_id), 0) then
        raise exception 'the version builds on an older one' using errcode = 'JG013';
    end if;
    if cardinality(new.facts) <> (
            select count(*) from dispute_fact f
            where f.dispute_township_id = new.dispute_township_id and f.dispute_id = new.dispute_id
              and f.township_id = new.township_id and f.id = any (new.facts)) then
        raise exception 'not the side''s own facts' using errcode = 'JG011';
    end if;
    return new;
end $$;

-- Only what stands in the latest version of an account is confirmed, and only in the words that stand there. JG011.
create or replace function dispute_fact_confirmed() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if not exists (
            select 1 from dispute_fact f
            join dispute_account a on a.dispute_township_id = f.dispute_township_id and a.dispute_id = f.dispute_id
                and a.township_id = f.township_id and f.id = any (a.facts)
            where f.dispute_township_id = new.dispute_township_id and f.dispute_id = new.dispute_id and f.id = new.fact_id
              and f.content_hash = new.content_hash and a.version = (
                select max(x.version) from dispute_account x
                where x.dispute_township_id = a.dispute_township_id and x.dispute_id = a.dispute_id
                  and x.township_id = a.township_id)) then
        raise exception 'the fact does not stand in these words' using errcode = 'JG011';
    end if;
    return new;
end $$;

-- Triggers of one table fire in the order of their names: a_ has the lock before the others look.
create or replace trigger a_dispute_hears before insert on dispute_fact for each row execute function dispute_hears();
create or replace trigger a_dispute_hears before insert on dispute_account for each row execute function dispute_hears();
create or replace trigger a_dispute_hears before insert or update on dispute_fact_confirmation
    for each row execute function dispute_hears();
create or replace trigger a_dispute_hears before insert or update on dispute_comment
    for each row execute function dispute_hears();
create or replace trigger dispute_account_told before insert on dispute_account
    for each row execute function dispute_account_told();
create or replace trigger dispute_fact_confirmed before insert on dispute_fact_confirmation
    for each row execute function dispute_fact_confirmed();

-- What an act on the accounts builds on: the dispute, locked if the caller works on it, with the wrapped keys for new words;
-- the latest accounts; for a side also the confirmations that stand, with who gave them.
create or replace function lock_dispute_accounts(dispute uuid)
    returns table (township_id uuid, border_id uuid, version bigint, status text, sides uuid[], county_codes text[],
        alert_township_id uuid, alert_id uuid, township_keyset bytea, keyset bytea, accounts json, confirmations json)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    d dispute := dispute_of(dispute);
    worker boolean;
begin
    if d.id is null then
        return;
    end if;
    worker := dispute_worked_on(d.township_id, d.id);
    if worker then
        select * into d from dispute x where x.township_id = d.township_id and x.id = d.id for no key update;
    end if;
    return query
        select d.township_id, d.border_id, d.version, d.status,
            array(select s.township_id from dispute_side s
                  where s.dispute_township_id = d.township_id and s.dispute_id = d.id order by 1),
            array(select c.county_code from dispute_alert_county c
                  where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1),
            d.alert_township_id, d.alert_id,
            case when worker then (select k.keyset from township_key k where k.township_id = d.alert_township_id) end,
            case when worker then (select s.keyset from dispute_alert_secret s
                                   where s.township_id = d.alert_township_id and s.alert_id = d.alert_id) end,
            (select json_agg(json_build_object('township', a.township_id, 'version', a.version, 'facts', (
                    select coalesce(json_agg(json_build_object('id', f.id, 'hash', f.content_hash) order by o.place), '[]')
                    from unnest(a.facts) with ordinality o (id, place)
                    join dispute_fact f on f.dispute_township_id = d.township_id and f.dispute_id = d.id and f.id = o.id)))
             from (select distinct on (x.township_id) x.* from dispute_account x
                   where x.dispute_township_id = d.township_id and x.dispute_id = d.id
                   order by x.township_id, x.version desc) a),
            (select json_agg(json_build_object('fact', c.fact_id, 'township', c.township_id, 'person', c.person_id,
                    'hash', c.content_hash))
             from dispute_fact_confirmation c
             where worker and c.dispute_township_id = d.township_id and c.dispute_id = d.id and c.withdrawn_at is null);
end $$;

-- What was said, ciphertext and wrapped keys, for those who handle the dispute: the facts of the latest 21 versions of each
-- account, and those of the named comments that the caller's side may know. With the record of who read it and what for. The
-- first row says how it went; outcome: absent, forbidden, ok.
create or replace function unmask_dispute(dispute uuid, comments uuid[], purpose text, audit_id uuid)
    returns table (outcome text, kind text, id uuid, content_hash text, content bytea, owner uuid, alert uuid,
        township_keyset bytea, keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := dispute_of(dispute);
begin
    if d.id is null then
        outcome := 'absent';
        return next;
        return;
    end if;
    if not dispute_handled(d.township_id, d.id)
            and not coalesce(context_scope() = 'county' and context_role() = 'county-officer' and not context_machine(), false)
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
    kind := 'fact';
    for id, content_hash, content in
            select f.id, f.content_hash, f.text from dispute_fact f
            where f.dispute_township_id = d.township_id and f.dispute_id = d.id and exists (
                select 1 from (
                    select a.facts from dispute_account a
                    where a.dispute_township_id = d.township_id and a.dispute_id = d.id and a.township_id = f.township_id
                    order by a.version desc limit 21) told
                where f.id = any (told.facts)) loop
        return next;
    end loop;
    kind := 'comment';
    content_hash := null;
    for id, content in
            select c.id, c.text from dispute_comment c
            where c.dispute_township_id = d.township_id and c.dispute_id = d.id and c.id = any (comments)
              and (c.border_id is not null or c.township_id = context_township()) loop
        return next;
    end loop;
end $$;

do $$
declare f text;
begin
    foreach f in array array['dispute_worked_on(uuid, uuid)', 'dispute_handled(uuid, uuid)', 'dispute_of(uuid)',
            'dispute_hears()', 'dispute_account_told()', 'dispute_fact_confirmed()', 'lock_dispute_accounts(uuid)',
            'unmask_dispute(uuid, uuid[], text, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    -- The policies call the first two.
    foreach f in array array['dispute_worked_on(uuid, uuid)', 'dispute_handled(uuid, uuid)',
            'lock_dispute_accounts(uuid)', 'unmask_dispute(uuid, uuid[], text, uuid)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
