-- How long personal data is kept, and how it goes. See docs/decisions/0014-retention.md.

set search_path = jointgov, public;

-- Rules --------------------------------------------------------------------------------------------------------------

-- What leaders approve; docs/content-hash.md.
create or replace function retention_rule_hash(border uuid, version integer, months integer, exceptions jsonb, basis text)
    returns text
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select encode(sha256(convert_to(concat_ws(E'\n', 'jointgov-retention-rule-v1', border, version, months,
              (select string_agg((e ->> 'type') || ' ' || (e ->> 'months'), E'\n' order by (e ->> 'type') collate "C")
               from jsonb_array_elements(exceptions) e), basis), 'UTF8')), 'hex') $$;

-- An operator proposes the next version of a border's rule; it takes the place of one that waits for an answer. JG014: a type
-- that the catalogue does not have, or has twice.
create or replace function propose_retention_rule(border uuid, new_id uuid, months integer, exceptions jsonb, basis text)
    returns integer
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    number integer;
begin
    -- Of two at once one comes second.
    perform 1 from border b where b.id = border and b.in_force_at is not null for no key update;
    if not found or context_role() is distinct from 'operator' or coalesce(context_machine(), true) then
        raise exception 'proposal outside the context' using errcode = '42501';
    end if;
    if exists (
            select 1 from jsonb_to_recordset(exceptions) e (type text, months integer)
            where e.months is null or e.months not between 1 and 1200 or not exists (
                select 1 from catalogue_entry c where c.kind = 'dispute-types' and c.code = e.type))
            or (select count(*) <> count(distinct e ->> 'type') from jsonb_array_elements(exceptions) e) then
        raise exception 'not in the catalogue' using errcode = 'JG014';
    end if;
    select coalesce(max(r.version), 0) + 1 into number from retention_rule r where r.border_id = border;
    insert into retention_rule (border_id, version, id, default_months, exceptions, legal_basis, content_hash, office)
        values (border, number, new_id, months, exceptions, basis, retention_rule_hash(border, number, months, exceptions, basis),
            context_office());
    return number;
end $$;

-- A leader approves the latest proposal in the words that the screen showed, or refuses it. Once every side's leader, each another
-- person, has approved it, it is in force; what was shared without a rule is kept under it from then on. Answers whether it is
-- in force. JG011: other words; JG012: not open any more.
create or replace function answer_retention_rule(rule uuid, approves boolean, seen_hash text) returns boolean
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    r retention_rule;
    complete boolean;
begin
    select * into r from retention_rule x where x.id = rule;
    if not found or context_township() is null or not coalesce(r.border_id = any (context_borders()), false)
            or context_role() <> 'leader' or coalesce(context_machine(), true) then
        raise exception 'answer outside the context' using errcode = '42501';
    end if;
    -- The lock that a next proposal takes.
    perform 1 from border b where b.id = r.border_id for no key update;
    select * into r from retention_rule x where x.id = rule;
    if r.refused_at is not null or r.in_force_at is not null
            or exists (select 1 from retention_rule x where x.border_id = r.border_id and x.version > r.version)
            or exists (select 1 from retention_answer a where a.border_id = r.border_id and a.version = r.version
                         and a.township_id = context_township()) then
        raise exception 'the proposal is closed' using errcode = 'JG012';
    end if;
    if exists (select 1 from retention_answer a where a.border_id = r.border_id and a.version = r.version
                 and a.person_id = context_person()) then
        raise exception 'one person for two sides' using errcode = '42501';
    end if;
    if seen_hash <> r.content_hash or r.content_hash
            <> retention_rule_hash(r.border_id, r.version, r.default_months, r.exceptions, r.legal_basis) then
        raise exception 'another text' using errcode = 'JG011';
    end if;
    insert into retention_answer (township_id, border_id, version, approves, content_hash, person_id, office)
        values (context_township(), r.border_id, r.version, approves, seen_hash, context_person(), context_office());
    if not approves then
        update retention_rule x set refused_at = transaction_timestamp() where x.id = rule;
        return false;
    end if;
    select all_sides_consent(r.border_id, array_agg(a.township_id), array_agg(a.person_id)) into complete
        from retention_answer a where a.border_id = r.border_id and a.version = r.version and a.approves;
    if complete then
        update retention_rule x set in_force_at = transaction_timestamp() where x.id = rule;
        update dispute_alert a set retention_version = r.version
            where a.border_id = r.border_id and a.retention_version is null;
    end if;
    return complete;
end $$;

-- How many months this version keeps a type: its own, its parent's, or the default.
create or replace function retention_months(border uuid, version integer, type text) returns integer
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(
        (select (e ->> 'months')::integer from jsonb_array_elements(r.exceptions) e where e ->> 'type' = retention_months.type),
        (select (e ->> 'months')::integer from jsonb_array_elements(r.exceptions) e
         where e ->> 'type' = (
            select c.parent_code from catalogue_entry c
            where c.kind = 'dispute-types' and c.code = retention_months.type order by c.version desc limit 1)),
        r.default_months)
    from retention_rule r where r.border_id = retention_months.border and r.version = retention_months.version
$$;

-- What hangs on a version, in numbers and without a record: for operators and the border's own.
create or replace function retention_counts(border uuid, version integer)
    returns table (kept bigint, ended bigint, due bigint, held bigint, destroyed bigint)
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select count(*) filter (where a.destroyed_at is null),
        count(*) filter (where a.destroyed_at is null and a.ended_at is not null),
        count(*) filter (where a.destroyed_at is null and a.keep_until <= transaction_timestamp()),
        count(*) filter (where a.destroyed_at is null and exists (
            select 1 from legal_hold h
            where h.alert_township_id = a.township_id and h.alert_id = a.id and h.lifted_at is null)),
        count(a.destroyed_at)
    from dispute_alert a
    where a.border_id = retention_counts.border and a.retention_version = retention_counts.version
      and (context_role() = 'operator' or retention_counts.border = any (context_borders()))
$$;

-- The clock ----------------------------------------------------------------------------------------------------------

-- Whether nothing more is to be done in a dispute of this status. What is settled goes on until it is closed.
create or replace function dispute_is_over(status text) returns boolean
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select status in ('referred', 'not-mediated', 'closed') $$;

-- An alert keeps the version under which it was shared. It is over when it was withdrawn or declined by all, unless it became a
-- dispute: then the dispute's end counts, which the trigger below brings here.
create or replace function retention_clock() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if new.border_id is null then
        return new;
    end if;
    if new.retention_version is null then
        select max(r.version) into new.retention_version from retention_rule r
            where r.border_id = new.border_id and r.in_force_at is not null;
    end if;
    if tg_op = 'UPDATE' and new.status is distinct from old.status then
        if new.status in ('withdrawn', 'declined') then
            new.ended_at := transaction_timestamp();
        elsif old.status in ('withdrawn', 'declined') then
            new.ended_at := null;
        end if;
    end if;
    new.keep_until := new.ended_at
        + make_interval(months => retention_months(new.border_id, new.retention_version, new.type));
    return new;
end $$;
-- After dispute_alert_shared_once, which says what is shared: triggers of one table fire in the order of their names.
create or replace trigger retention_clock before insert or update on dispute_alert
    for each row execute function retention_clock();

-- Each act on a dispute that is over begins its time anew; one that takes it up again stops the clock. JG012: its personal data
-- was destroyed.
create or replace function retention_of_dispute() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if old.destroyed_at is not null then
        raise exception 'the personal data was destroyed' using errcode = 'JG012';
    end if;
    if new.destroyed_at is null and (dispute_is_over(new.status) or dispute_is_over(old.status)) then
        update dispute_alert a
            set ended_at = case when dispute_is_over(new.status) then transaction_timestamp() end
            where a.township_id = new.alert_township_id and a.id = new.alert_id;
    end if;
    return new;
end $$;
create or replace trigger retention_of_dispute before update on dispute
    for each row execute function retention_of_dispute();

-- Words are acts too, as far as all sides know of them.
create or replace function retention_of_words() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if new.border_id is not null then
        update dispute_alert a set ended_at = transaction_timestamp()
            from dispute d
            where d.township_id = new.dispute_township_id and d.id = new.dispute_id
              and a.township_id = d.alert_township_id and a.id = d.alert_id and a.ended_at is not null;
    end if;
    return null;
end $$;
create or replace trigger retention_of_words after insert on dispute_account
    for each row execute function retention_of_words();
create or replace trigger retention_of_words after insert or update on dispute_fact_confirmation
    for each row execute function retention_of_words();
create or replace trigger retention_of_words after insert or update on dispute_comment
    for each row execute function retention_of_words();

-- Holds and destruction ----------------------------------------------------------------------------------------------

-- Whose consent counts: the sides of the alert's dispute; without one, the townships of the border.
create or replace function retention_sides(owner uuid, alert uuid) returns uuid[]
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(
        (select array_agg(s.township_id order by s.township_id) from dispute d
         join dispute_side s on s.dispute_township_id = d.township_id and s.dispute_id = d.id
         where d.alert_township_id = retention_sides.owner and d.alert_id = retention_sides.alert),
        (select array_agg(bt.township_id order by bt.township_id) from dispute_alert a
         join border_township bt on bt.border_id = a.border_id
         where a.township_id = retention_sides.owner and a.id = retention_sides.alert))
$$;

-- What leaders consent to; docs/content-hash.md. Another end or another day is another hash.
create or replace function destruction_hash(a dispute_alert) returns text
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select encode(sha256(convert_to(concat_ws(E'\n', 'jointgov-destruction-v1', a.township_id, a.id, a.retention_version,
        to_char(a.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        to_char(a.keep_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex')
$$;

-- Locks a shared alert for an act of retention by the leader of a side or, where counties may act, by an officer of one that it was
-- handed up to; in person. JG012: its personal data was destroyed.
create or replace function lock_retention(owner uuid, alert uuid, counties boolean) returns dispute_alert
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert;
begin
    -- The dispute first, as every act of its sides does.
    perform 1 from dispute d where d.alert_township_id = owner and d.alert_id = alert for no key update;
    select * into a from dispute_alert x where x.township_id = owner and x.id = alert for no key update;
    if not found or a.border_id is null or coalesce(context_machine(), true) or not coalesce(
            context_role() = 'leader' and a.border_id = any (context_borders())
                and context_township() = any (retention_sides(owner, alert))
            or counties and context_role() = 'county-officer' and exists (
                select 1 from dispute_alert_county c
                where c.county_code = context_county() and c.township_id = owner and c.alert_id = alert), false) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    if a.destroyed_at is not null then
        raise exception 'the personal data was destroyed' using errcode = 'JG012';
    end if;
    return a;
end $$;

-- A side or a county places a hold, of which it has one at a time (JG012). Answers the alert's new version; null: an id in use.
create or replace function place_legal_hold(owner uuid, alert uuid, hold uuid, reason text) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert := lock_retention(owner, alert, true);
    v bigint;
begin
    if exists (select 1 from legal_hold h where h.alert_township_id = owner and h.alert_id = alert and h.lifted_at is null
                 and (h.township_id = context_township() or h.county_code = context_county())) then
        raise exception 'it holds already' using errcode = 'JG012';
    end if;
    insert into legal_hold (alert_township_id, alert_id, id, border_id, township_id, county_code, reason, office)
        values (owner, alert, hold, a.border_id, context_township(),
            case when context_township() is null then context_county() end, reason, context_office())
        on conflict on constraint legal_hold_pk do nothing;
    if not found then
        return null;
    end if;
    update dispute_alert x set version = x.version + 1 where x.township_id = owner and x.id = alert returning x.version into v;
    return v;
end $$;

-- The side or county that placed a hold lifts it. JG012: it does not stand, or is another's.
create or replace function lift_legal_hold(owner uuid, alert uuid, hold uuid) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert := lock_retention(owner, alert, true);
    v bigint;
begin
    update legal_hold h set lifted_at = transaction_timestamp(), lifted_office = context_office()
        where h.alert_township_id = owner and h.alert_id = alert and h.id = hold and h.lifted_at is null
          and (h.township_id = context_township() or context_township() is null and h.county_code = context_county());
    if not found then
        raise exception 'no such hold' using errcode = 'JG012';
    end if;
    update dispute_alert x set version = x.version + 1 where x.township_id = owner and x.id = alert returning x.version into v;
    return v;
end $$;

-- A side's leader consents to the destruction of what is due and what nothing holds. With the last side's consent, each given by
-- another person, the keyset goes in this very statement, with the alert's ciphertext and attachments, and the certificate
-- stands. backup_days: after how many days the last backup that holds the keyset is gone. JG011: another end or another rule than
-- the screen showed; JG012: not due, held, or consented already.
create or replace function consent_to_destruction(
        owner uuid, alert uuid, seen_hash text, backup_days integer, certificate uuid)
    returns table (new_version bigint, destroyed boolean)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert := lock_retention(owner, alert, false);
    all_sides uuid[] := retention_sides(owner, alert);
    gone bytea;
begin
    if a.keep_until is null or a.keep_until > transaction_timestamp() or exists (
            select 1 from legal_hold h
            where h.alert_township_id = owner and h.alert_id = alert and h.lifted_at is null) then
        raise exception 'not due, or held' using errcode = 'JG012';
    end if;
    if seen_hash is distinct from destruction_hash(a) then
        raise exception 'another end' using errcode = 'JG011';
    end if;
    if exists (select 1 from destruction_consent c where c.alert_township_id = owner and c.alert_id = alert
                 and c.content_hash = seen_hash and c.township_id = context_township()) then
        raise exception 'consented already' using errcode = 'JG012';
    end if;
    if exists (select 1 from destruction_consent c where c.alert_township_id = owner and c.alert_id = alert
                 and c.content_hash = seen_hash and c.person_id = context_person())
            or backup_days is null or backup_days not between 1 and 999 then
        raise exception 'one person for two sides' using errcode = '42501';
    end if;
    insert into destruction_consent (township_id, alert_township_id, alert_id, border_id, content_hash, person_id, office)
        values (context_township(), owner, alert, a.border_id, seen_hash, context_person(), context_office());
    destroyed := cardinality(all_sides) > 1 and all_sides <@ array(
        select c.township_id from destruction_consent c
        where c.alert_township_id = owner and c.alert_id = alert and c.content_hash = seen_hash);
    if destroyed then
        delete from dispute_alert_secret s where s.township_id = owner and s.alert_id = alert returning s.keyset into gone;
        delete from dispute_alert_attachment t where t.township_id = owner and t.alert_id = alert;
        delete from dispute_attachment_chunk c using dispute d
            where d.alert_township_id = owner and d.alert_id = alert
              and c.dispute_township_id = d.township_id and c.dispute_id = d.id;
        insert into destruction_certificate (alert_township_id, alert_id, id, border_id, dispute_id, file_number, sides,
                rule_version, months, ended_at, keep_until, consents, keyset_sha256, backups_expire_on)
            select owner, alert, certificate, a.border_id, d.id, d.file_number, all_sides, a.retention_version,
                retention_months(a.border_id, a.retention_version, a.type), a.ended_at, a.keep_until,
                (select jsonb_agg(jsonb_build_object('township', c.township_id, 'office', c.office, 'at', c.consented_at)
                                  order by c.consented_at, c.township_id)
                 from destruction_consent c
                 where c.alert_township_id = owner and c.alert_id = alert and c.content_hash = seen_hash),
                encode(sha256(gone), 'hex'),
                (transaction_timestamp() at time zone 'Asia/Shanghai')::date + backup_days
            from (select 1) one left join dispute d on d.alert_township_id = owner and d.alert_id = alert;
        update dispute d set destroyed_at = transaction_timestamp(), version = d.version + 1
            where d.alert_township_id = owner and d.alert_id = alert;
    end if;
    update dispute_alert x set version = x.version + 1,
            destroyed_at = case when destroyed then transaction_timestamp() end,
            has_narrative = x.has_narrative and not destroyed,
            party_count = case when destroyed then 0 else x.party_count end,
            attachment_count = case when destroyed then 0 else x.attachment_count end
        where x.township_id = owner and x.id = alert returning x.version into new_version;
    return next;
end $$;

-- Policies -----------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
    foreach t in array array['retention_rule', 'retention_answer'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            (select context_role()) = 'operator' or border_id = any ((select context_borders())::uuid[]))$p$, t || '_reader', t);
    end loop;
    -- As visible as their alert.
    foreach t in array array['legal_hold', 'destruction_consent', 'destruction_certificate'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            border_id = any ((select context_borders())::uuid[])
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute_alert_county c where c.county_code = (select context_county())
                  and c.township_id = %I.alert_township_id and c.alert_id = %I.alert_id)))$p$, t || '_reader', t, t, t);
    end loop;
end $$;

do $$
declare f text;
begin
    foreach f in array array['retention_rule_hash(uuid, integer, integer, jsonb, text)',
            'propose_retention_rule(uuid, uuid, integer, jsonb, text)', 'answer_retention_rule(uuid, boolean, text)',
            'retention_months(uuid, integer, text)', 'retention_counts(uuid, integer)', 'dispute_is_over(text)',
            'retention_clock()', 'retention_of_dispute()', 'retention_of_words()', 'retention_sides(uuid, uuid)',
            'destruction_hash(dispute_alert)', 'lock_retention(uuid, uuid, boolean)',
            'place_legal_hold(uuid, uuid, uuid, text)', 'lift_legal_hold(uuid, uuid, uuid)',
            'consent_to_destruction(uuid, uuid, text, integer, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    foreach f in array array['propose_retention_rule(uuid, uuid, integer, jsonb, text)',
            'answer_retention_rule(uuid, boolean, text)', 'retention_months(uuid, integer, text)',
            'retention_counts(uuid, integer)', 'retention_sides(uuid, uuid)', 'destruction_hash(dispute_alert)',
            'place_legal_hold(uuid, uuid, uuid, text)', 'lift_legal_hold(uuid, uuid, uuid)',
            'consent_to_destruction(uuid, uuid, text, integer, uuid)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
